"""Lexicons and data files: a name to a checked object; a row that does not hold gives file:line.

A lexicon is a TSV: UTF-8, first row the header, `#` opens a comment line, the last column is `source`,
where the fact comes from. A project's own rows (`use_project`) come after those that ship and win: a row
with the key of a shipped one takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from according.errors import ConfigError, ResourceError

PACKAGE = Path(__file__).resolve().parent
OWN_SOURCE = "project"
"""The source of a project's row that gives none."""
KEYS: dict[str, tuple[str, ...]] = {
    "agents": ("noun",),
    "armed_groups": ("name",),
    "body_words": ("word",),
    "contexts": ("context",),
    "control": ("lemma", "marker"),
    "countries": ("alpha3",),
    "cues": ("lemma", "pos", "frames"),
    "event_blocks": ("pos", "pattern"),
    "event_nouns": ("pattern",),
    "events": ("pattern",),
    "given_names": ("name",),
    "holidays": ("name",),
    "igos": ("name",),
    "implicatives": ("lemma", "pos", "frames"),
    "leaders": ("name", "country", "title", "from"),
    "light_verbs": ("pattern",),
    "media": ("name",),
    "metonyms": ("word", "kind"),
    "ministries": ("phrase",),
    "modality": ("word", "kind"),
    "national_bodies": ("country", "phrase"),
    "nominal_control": ("lemma", "slot", "role"),
    "organisations": ("name",),
    "outlets": ("name",),
    "parties_political": ("name", "country"),
    "party_modifiers": ("word",),
    "peoples": ("name",),
    "person_words": ("word",),
    "place_areas": ("name", "country"),
    "regions": ("name", "country"),
    "scores": ("scale", "code"),
    "source_nouns": ("lemma",),
    "tellings": ("name",),
    "titles": ("title",),
    "weapons": ("word",),
    "word_classes": ("name",),
    "wording": ("words", "kind"),
}
"""The columns that tell which row of a lexicon a project's row overrides; others know only whole rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a lexicon: its cells by column name, and where it stands ("events/en", 12).

    `own` says that it is a row of a project's lexicon, which wins over what ships.
    """

    cells: dict[str, str]
    file: str
    line: int
    own: bool = False

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def get(self, column: str) -> str | None:
        """The cell, or None where it is empty."""
        return self.cells.get(column) or None

    def words(self, column: str, separator: str = "|") -> tuple[str, ...]:
        """The cell's alternatives, split at `|`, without blanks."""
        cell = self.cells.get(column, "")
        if separator not in cell:
            cell = cell.strip()
            return (cell,) if cell else ()
        return tuple([part for part in map(str.strip, cell.split(separator)) if part])

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
        yield Row(dict(zip(header, map(str.strip, cells))), file, number)  # noqa: B905 - counted above, and often
    if header is None:
        raise ResourceError("got no header row", file=file)


def package_path(*parts: str) -> Path:
    """The path of a file inside the installed package; raises ResourceError where there is none."""
    path = PACKAGE.joinpath(*parts)
    if not path.exists():
        raise ResourceError("no such file in the package", file="/".join(parts))
    return path


_project: Path | None = None


def use_project(folder: Path | None) -> None:
    """From now on every lexicon has the rows of `folder`/NAME.tsv too (None: what ships alone).

    A process reads with one project lexicon: raises ConfigError where another is asked for after lexicons
    have been loaded, and where the folder is absent.
    """
    global _project
    wanted = folder.resolve() if folder is not None else None
    if wanted == _project:
        return
    if wanted is not None and not wanted.is_dir():
        raise ConfigError(f"option lexicon: got {folder}, expected a folder of NAME.tsv files")
    if _table.cache_info().currsize:
        raise ConfigError(f"option lexicon: got {folder}, after lexicons were loaded with {_project or 'none'}")
    _project = wanted


def project_rows(folder: Path, name: str, language: str = "en") -> list[Row]:
    """A project's own rows of one lexicon, in order; [] where it has no file of that name.

    Its header needs the columns of the key alone (KEYS); cells of columns that it leaves out are those of
    the row that is overridden, else empty. ResourceError, with file and line, for a column that the shipped
    lexicon does not have and for a row of another length.
    """
    path = folder / f"{name}.tsv"
    if not path.is_file():
        return []
    header, shipped = _shipped(name, language)
    known = {key_of(name, row): row for row in shipped}
    text = path.read_text("utf-8-sig")
    _check_header(text, header, str(path))
    rows = []
    for row in parse_rows(text, KEYS.get(name, header[:1]), str(path)):
        base = known.get(key_of(name, row))
        filled = base.cells if base is not None else {**dict.fromkeys(header, ""), "source": OWN_SOURCE}
        rows.append(replace(row, cells={**filled, **row.cells}, own=True))
    return rows


def _check_header(text: str, header: tuple[str, ...], file: str) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            unknown = [cell for cell in line.split("\t") if cell not in header]
            if unknown:
                raise ResourceError(f"got columns {unknown}, expected of {list(header)}", file=file, line=number)
            return


def key_of(name: str, row: Row) -> tuple[str, ...]:
    """What tells the row from the others of its lexicon: its key cells, or all but the source."""
    columns = KEYS.get(name)
    if columns is None:
        return tuple(cell for column, cell in row.cells.items() if column != "source")
    return tuple(row.cells[column] for column in columns)


def merged(name: str, shipped: Iterable[Row], own: Sequence[Row]) -> tuple[Row, ...]:
    """The shipped rows that no own row overrides, then the own rows; of two with one key, the later."""
    mine = {key_of(name, row): row for row in own}
    return (*(row for row in shipped if key_of(name, row) not in mine), *mine.values())


@cache
def _shipped(name: str, language: str) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Columns and rows of a lexicon as it ships."""
    path = package_path("lexicons", language, f"{name}.tsv")
    rows = tuple(parse_rows(path.read_text("utf-8"), (), f"{name}/{language}"))
    return tuple(rows[0].cells) if rows else (), rows


@cache
def _table(name: str, columns: tuple[str, ...], language: str) -> tuple[Row, ...]:
    header, shipped = _shipped(name, language)
    missing = [column for column in columns if column not in header]
    if missing:
        raise ResourceError(f"got columns {list(header)}, expected also {missing}", file=f"{name}/{language}")
    return merged(name, shipped, project_rows(_project, name, language)) if _project is not None else shipped


def shipped_rows(name: str, language: str = "en") -> tuple[Row, ...]:
    """All rows of a lexicon as it ships, without a project's."""
    return _shipped(name, language)[1]


def table(name: str, columns: Sequence[str], language: str = "en") -> tuple[Row, ...]:
    """All rows of the lexicon `name` ("events" is lexicons/en/events.tsv), which has at least `columns`."""
    return _table(name, tuple(columns), language)


def lexicon_names(language: str = "en") -> list[str]:
    """Names of the lexicons that ship, in order."""
    return sorted(path.stem for path in package_path("lexicons", language).glob("*.tsv"))
