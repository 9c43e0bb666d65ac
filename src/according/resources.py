"""Lexicons and data files: a name to a checked object; a row that does not hold gives file:line.

A lexicon is a TSV: UTF-8, first row the header, `#` opens a comment line, the last column is `source`,
where the fact comes from. Users' own rows come later and win (`extra`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from according.errors import ResourceError

PACKAGE = "according"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a lexicon: its cells by column name, and where it stands (`label` = "events/en:12")."""

    cells: dict[str, str]
    file: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def get(self, column: str) -> str | None:
        """The cell, or None where it is empty."""
        return self.cells.get(column) or None

    def words(self, column: str, separator: str = "|") -> tuple[str, ...]:
        """The cell's alternatives, split at `|`, without blanks."""
        return tuple(part.strip() for part in self.cells.get(column, "").split(separator) if part.strip())

    def error(self, message: str) -> ResourceError:
        """A ResourceError that names this row; the caller raises it."""
        return ResourceError(message, file=self.file, line=self.line)


def parse_rows(text: str, columns: Sequence[str], file: str) -> Iterator[Row]:
    """Rows of a TSV text; raises ResourceError where the header or the number of cells is off."""
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            missing = [name for name in columns if name not in header]
            if missing:
                raise ResourceError(f"got columns {header}, expected also {missing}", file=file, line=number)
            continue
        if len(cells) != len(header):
            raise ResourceError(
                f"got {len(cells)} cells, expected {len(header)} ({', '.join(header)})",
                file=file,
                line=number,
            )
        yield Row(dict(zip(header, (cell.strip() for cell in cells), strict=True)), file, number)
    if header is None:
        raise ResourceError("got no header row", file=file)


def package_path(*parts: str) -> Path:
    """The path of a file inside the installed package; raises ResourceError where there is none."""
    path = Path(str(files(PACKAGE).joinpath(*parts)))
    if not path.exists():
        raise ResourceError("no such file in the package", file="/".join(parts))
    return path


@cache
def _table(name: str, columns: tuple[str, ...], language: str) -> tuple[Row, ...]:
    path = package_path("lexicons", language, f"{name}.tsv")
    return tuple(parse_rows(path.read_text("utf-8"), columns, f"{name}/{language}"))


def table(name: str, columns: Sequence[str], language: str = "en") -> tuple[Row, ...]:
    """All rows of the lexicon `name` ("events" is lexicons/en/events.tsv), which has at least `columns`."""
    return _table(name, tuple(columns), language)


def lexicon_names(language: str = "en") -> list[str]:
    """Names of the lexicons that ship, in order."""
    return sorted(path.stem for path in package_path("lexicons", language).glob("*.tsv"))
