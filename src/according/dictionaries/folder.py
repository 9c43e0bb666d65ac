"""A folder of dictionaries: which file is of which kind, and all their rows.

The kind is told by words of the file's name, else by what its lines look like. A folder has one verb
dictionary: of several, those with marked phrases are read and those with plain word order are named and left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from according.dictionaries.actors import read_actors
from according.dictionaries.agents import read_agents
from according.dictionaries.lines import lines_of, text_of
from according.dictionaries.lists import read_discards, read_issues
from according.dictionaries.rows import Kind, Rows
from according.dictionaries.tsv import has_tables, read_tables
from according.dictionaries.verbs import dialect_of, read_verbs
from according.errors import ResourceError

ENDINGS = frozenset({".txt", ".actors", ".agents", ".verbs", ".discards", ".issues"})
MARKUP = re.compile(r"</(?!ISSUE)\w+>")
"""Closed tags: a file of records (CountryInfo), no dictionary."""
NAMED: tuple[tuple[str, Kind], ...] = (
    ("actors", "actors"),
    ("agents", "agents"),
    ("discards", "discards"),
    ("issue", "issues"),
    ("verb", "verbs"),
)
READERS: dict[Kind, Callable[[str, str, Rows], None]] = {
    "actors": read_actors,
    "agents": read_agents,
    "verbs": read_verbs,
    "discards": read_discards,
    "issues": read_issues,
}


def kind_of(name: str, text: str) -> Kind | None:
    """What kind of dictionary a file is; None where neither its name nor its lines tell."""
    found = [kind for word, kind in NAMED if word in name.lower()]
    return found[0] if found else _kind_by_lines(text)


def _kind_by_lines(text: str) -> Kind | None:
    if MARKUP.search(text):
        return None
    marks: Counter[Kind] = Counter()
    total = 0
    for _, line in lines_of(text):
        content = line.strip()
        if not content:
            continue
        total += 1
        if re.match(r"^(?:---|-\s.*\*|&\w)", content):
            marks["verbs"] += 3
        elif re.search(r"\[\s*~\s*\w+\s*\]|\[\s*\w+\s*~\s*\]", content):
            marks["agents"] += 1
        elif content.startswith("<ISSUE") or re.match(r"^[nv]:", content):
            marks["issues"] += 3
        elif re.search(r"\[\s*[A-Za-z/+\-]{3,}\s*(?:[<>]?\s*\d.*)?\]$", content):
            marks["actors"] += 1
    kind, count = max(marks.items(), key=lambda item: item[1], default=(None, 0))
    return kind if count * 4 >= total else None


def dictionary_files(folder: Path) -> list[Path]:
    """The files of a folder that may be dictionaries, in order of name."""
    return sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.lower() in ENDINGS)


def holds_dictionaries(folder: Path) -> bool:
    """Whether a project's folder has dictionaries: tables of `according lexicon import`, or files to import."""
    if not folder.is_dir() or has_tables(folder):
        return folder.is_dir()
    return any(kind_of(path.name, text_of(path)) is not None for path in dictionary_files(folder))


def read_folder(folder: Path) -> Rows:
    """All rows of a folder: of its tables where it has any, else of its dictionary files.

    ResourceError for a file that cannot be read or a table that does not hold.
    """
    return read_tables(folder) if has_tables(folder) else read_files(dictionary_files(folder))


def read_files(paths: Iterable[Path]) -> Rows:
    """All rows of these files; what is no dictionary is named in `notes`. ResourceError for an unreadable one."""
    rows = Rows()
    found: list[tuple[Path, Kind, str]] = []
    for path in paths:
        text = text_of(path)
        kind = kind_of(path.name, text)
        if kind is None:
            rows.notes.append(f"{path}: no dictionary of a known kind: not read")
        else:
            found.append((path, kind, text))
    for path, kind, text in _one_dialect(found, rows):
        READERS[kind](text, path.name, rows)
    return rows


def _one_dialect(found: list[tuple[Path, Kind, str]], rows: Rows) -> list[tuple[Path, Kind, str]]:
    verbs = [(path, dialect_of(text)) for path, kind, text in found if kind == "verbs"]
    if len({dialect for _, dialect in verbs}) < 2:
        return found
    left_out = {path for path, dialect in verbs if dialect == "linear"}
    for path in sorted(left_out):
        rows.notes.append(f"{path}: an older verb dictionary beside a newer one: not read")
    return [item for item in found if item[0] not in left_out]


def check_codes_something(rows: Rows, folder: Path) -> None:
    """ResourceError where a folder of dictionaries has no verbs: nothing could be coded with it."""
    if not rows.verbs:
        raise ResourceError("got dictionaries without verbs, expected a verb dictionary among them", file=str(folder))
