"""Rows as tables of a project lexicon: `dictionary_actors.tsv` and so on, one row a fact with its source.

What `according lexicon import` writes and a project may edit; a table is read in place of the file it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import TypeVar

from according.dictionaries.rows import (
    ActorRow,
    AgentRow,
    DiscardRow,
    IssueRow,
    PatternRow,
    Rows,
    SynsetRow,
    TransformRow,
    VerbRow,
)
from according.errors import ResourceError
from according.resources import parse_rows

PREFIX = "dictionary_"
AnyRow = ActorRow | AgentRow | SynsetRow | VerbRow | PatternRow | TransformRow | DiscardRow | IssueRow
TABLES: dict[str, type[AnyRow]] = {
    "actors": ActorRow,
    "agents": AgentRow,
    "synsets": SynsetRow,
    "verbs": VerbRow,
    "patterns": PatternRow,
    "transforms": TransformRow,
    "discards": DiscardRow,
    "issues": IssueRow,
}
VALUES = {
    "place": ("after", "before"),
    "dialect": ("linear", "bracketed"),
    "scope": ("sentence", "story"),
}
Some = TypeVar("Some", bound=AnyRow)


def path_of(folder: Path, name: str) -> Path:
    """Where the table `name` ("actors") of a folder lies."""
    return folder / f"{PREFIX}{name}.tsv"


def has_tables(folder: Path) -> bool:
    """Whether a folder has a table of verbs or another one of these."""
    return any(path_of(folder, name).is_file() for name in TABLES)


def columns_of(name: str) -> tuple[str, ...]:
    """The columns of a table, the last is `source`."""
    return tuple(field.name for field in fields(TABLES[name]))


def write_tables(rows: Rows, folder: Path) -> list[Path]:
    """Writes a table for each sort of row that there is; gives back their paths. The folder is made if absent."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in TABLES:
        found: Sequence[AnyRow] = getattr(rows, name)
        if not found:
            continue
        lines = ["\t".join(columns_of(name))]
        lines += ["\t".join(" ".join(str(cell).split("\t")) for cell in astuple(row)) for row in found]
        path_of(folder, name).write_text("\n".join(lines) + "\n", "utf-8")
        written.append(path_of(folder, name))
    return written


def read_tables(folder: Path) -> Rows:
    """The rows of a folder's tables; ResourceError, with file and line, for one that does not hold."""
    rows = Rows()
    for name, kind in TABLES.items():
        path = path_of(folder, name)
        if path.is_file():
            getattr(rows, name).extend(_table(path, name, kind))
    return rows


def _table(path: Path, name: str, kind: type[Some]) -> list[Some]:
    columns = columns_of(name)
    make: Callable[..., Some] = kind  # cells are strings; those that have few values are checked here
    made = []
    for row in parse_rows(path.read_text("utf-8-sig"), columns, str(path)):
        for column, values in VALUES.items():
            if column in columns and row[column] not in values:
                raise row.error(f"got {column} {row[column]!r}, expected one of {', '.join(values)}")
        if not row[columns[0]]:
            raise ResourceError(f"got an empty {columns[0]}", file=row.file, line=row.line)
        made.append(make(*(row[column] for column in columns)))
    return made
