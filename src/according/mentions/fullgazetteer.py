"""A full gazetteer from a GeoNames dump, streamed: twelve million places in a few hundred megabytes of memory.

The rows go into a working file beside the target, in transactions that also note how far each file was read, so
that a build that was killed goes on where it stopped. Names are first appended to a second file, then sorted once
by the database's external sort into the table that look-ups use. The finished file takes the target's name at the
end, and has the two tables of the embedded gazetteer.
"""

from __future__ import annotations

import math
import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from according.errors import ResourceError
from according.mentions.gazetteer import FORMAT, SCHEMA
from according.mentions.geonames import (
    COLUMNS,
    LARGEST_ID,
    NO_NAMES,
    Dump,
    Fault,
    Feature,
    feature,
    find,
    identifier,
    languages,
    readable,
    require,
    rows,
)
from according.mentions.placenames import folds, keys

Step = Callable[[str, int, int], None]
"""Told of progress: what is being done, how much of it, of how much (bytes, or rows for the sort)."""

BATCH = 20_000
MEMORY_KB = 256_000
"""Pages the database may hold, in kilobytes: the external sort takes as much again."""
FOLDED = ("P", "A")
"""Feature classes found by transliteration: towns and divisions."""
_WORK = """
CREATE TABLE side.raw (key TEXT NOT NULL, kind INTEGER NOT NULL, place INTEGER NOT NULL);
CREATE TABLE build (stage TEXT PRIMARY KEY, line INTEGER NOT NULL, done INTEGER NOT NULL);
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
Spelling = tuple[str, int, int, bool]
"""A name, its kind (0 exact, 1 alternate), its place, and whether it is folded too."""


@dataclass(slots=True)
class Codes:
    """What codes of the dump stand for: divisions by code, and languages and extent by country."""

    admin1: dict[str, int] = field(default_factory=dict)
    admin2: dict[str, int] = field(default_factory=dict)
    spoken: dict[str, frozenset[str]] = field(default_factory=dict)
    radius: dict[int, float] = field(default_factory=dict)


def build_full(folder: Path, target: Path, fault: Fault, step: Step) -> int:
    """Builds `target` from the dump in `folder`; gives the number of places.

    A bad line goes to `fault`, with file and line, and is skipped. Raises ResourceError where a file of the dump is
    missing or is no dump at all, or another build holds the working file; OSError where the disk is full.
    """
    places = require(folder, "allCountries.txt")
    names = find(folder, "alternateNamesV2.txt")
    codes = read_codes(folder, fault)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    dumps = [dump for name in COLUMNS if (dump := find(folder, name)) is not None]
    work = _open(part, "|".join([FORMAT, *(dump.fingerprint for dump in dumps)]))
    try:
        _places(work, places, codes, names is None, fault, step)
        if names is not None:
            _alternates(work, names, codes, fault, step)
        count = _finish(work, str(places.path), step)
    except sqlite3.OperationalError as error:
        raise ResourceError(str(error), file=str(part)) from error
    finally:
        work.close()
    os.replace(part, target)
    for path in (_side(part), *(path.with_name(path.name + "-journal") for path in (part, _side(part)))):
        path.unlink(missing_ok=True)
    return count


def read_codes(folder: Path, fault: Fault) -> Codes:
    """The three small files of the dump."""
    codes = Codes()
    for name, table in (("admin1CodesASCII.txt", codes.admin1), ("admin2Codes.txt", codes.admin2)):
        for line, _, cells in rows(require(folder, name), fault):
            try:
                table[cells[0]] = identifier(cells[3])
            except ValueError as error:
                fault(f"{name}:{line}: {error}")
    for line, _, cells in rows(require(folder, "countryInfo.txt"), fault):
        try:
            codes.spoken[cells[0]] = languages(cells[15])
            if cells[16]:
                codes.radius[identifier(cells[16])] = math.sqrt(float(cells[6] or 0) / math.pi)
        except ValueError as error:
            fault(f"countryInfo.txt:{line}: {error}")
    return codes


def _side(part: Path) -> Path:
    """The file of names not yet sorted: apart, so that the finished one has no holes."""
    return part.with_name(part.name + "-names")


def _open(part: Path, fingerprint: str) -> sqlite3.Connection:
    """The working files: gone on with where they belong to the same dump, else begun anew."""
    if not _side(part).exists() or _value(part, "dump") != fingerprint:
        part.unlink(missing_ok=True)
        _side(part).unlink(missing_ok=True)
    fresh = not part.exists()
    # The sort's temporary files belong on the disk of the target, not on a small /tmp.
    os.environ.setdefault("SQLITE_TMPDIR", str(part.parent.resolve()))
    work = sqlite3.connect(part, isolation_level=None, timeout=1.0)
    work.execute("ATTACH ? AS side", (str(_side(part)),))
    # A killed process must leave sound files, a power cut need not: no waiting for the disk.
    for name in ("main", "side"):
        work.execute(f"PRAGMA {name}.journal_mode=TRUNCATE")
        work.execute(f"PRAGMA {name}.synchronous=OFF")
    work.execute(f"PRAGMA cache_size=-{MEMORY_KB}")
    if fresh:
        work.executescript(f"BEGIN IMMEDIATE; {SCHEMA} {_WORK} COMMIT;")
        work.execute("INSERT INTO about VALUES ('dump', ?)", (fingerprint,))
    return work


def _value(part: Path, name: str) -> str | None:
    """A note of a working file; None where it is no such file."""
    try:
        with sqlite3.connect(f"{part.resolve().as_uri()}?mode=ro", uri=True) as database:
            row = database.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        database.close()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None


def _reached(work: sqlite3.Connection, stage: str) -> tuple[int, bool]:
    """How many lines of a stage are in the file, and whether it is done."""
    row = work.execute("SELECT line, done FROM build WHERE stage = ?", (stage,)).fetchone()
    return (int(row[0]), bool(row[1])) if row else (0, False)


def _places(work: sqlite3.Connection, dump: Dump, codes: Codes, with_others: bool, fault: Fault, step: Step) -> None:
    """Fills `place` and the main names; the alternate names of the same file where there is no better list."""
    line, done = _reached(work, dump.name)
    if done:
        return
    size = dump.size
    stream = rows(dump, fault, skip=line)
    while batch := list(islice(stream, BATCH)):
        found: list[Feature] = []
        for line, _, cells in batch:
            try:
                found.append(feature(cells))
            except ValueError as error:
                fault(f"{dump.name}:{line}: {error}")
        work.execute("BEGIN IMMEDIATE")
        marks = ",".join("?" * 10)
        work.executemany(f"INSERT OR IGNORE INTO place VALUES ({marks})", (_row(each, codes) for each in found))
        _append(work, [spelling for each in found for spelling in _spellings(each, with_others)])
        _note(work, dump.name, line, False)
        step(dump.name, batch[-1][1], size)
    _note_alone(work, dump.name, line, True)


def _row(each: Feature, codes: Codes) -> tuple[object, ...]:
    """A row of the table `place`; a division is not its own container."""
    admin1 = codes.admin1.get(f"{each.country}.{each.admin1}") if each.admin1 else None
    admin2 = codes.admin2.get(f"{each.country}.{each.admin1}.{each.admin2}") if each.admin2 else None
    around = (None if number == each.id else number for number in (admin1, admin2))
    radius = codes.radius.get(each.id)
    return (each.id, each.name, each.code, each.country, *around, each.lat, each.lon, radius, each.population)


def _spellings(each: Feature, with_others: bool) -> Iterator[Spelling]:
    folded = each.kind in FOLDED
    yield each.name, 0, each.id, folded
    if each.ascii and each.ascii != each.name:
        yield each.ascii, 1, each.id, folded
    if with_others:
        yield from ((other, 1, each.id, folded) for other in each.others.split(",") if readable(other))


def _alternates(work: sqlite3.Connection, dump: Dump, codes: Codes, fault: Fault, step: Step) -> None:
    """Appends the readable alternate names: English, of no stated language, or of the place's own country."""
    line, done = _reached(work, dump.name)
    if done:
        return
    owner = _Owners(work, codes)
    size = dump.size
    stream = rows(dump, fault, skip=line)
    while batch := list(islice(stream, BATCH)):
        spellings: list[Spelling] = []
        for line, _, cells in batch:
            language, name = cells[2], cells[3]
            if language in NO_NAMES or not readable(name):
                continue
            try:
                place = identifier(cells[1])
            except ValueError as error:
                fault(f"{dump.name}:{line}: {error}")
                continue
            known, folded = owner.takes(place, language)
            if known:
                preferred = language == "en" and cells[4] == "1" and cells[7] != "1"
                spellings.append((name, 0 if preferred else 1, place, folded))
        work.execute("BEGIN IMMEDIATE")
        _append(work, spellings)
        _note(work, dump.name, line, False)
        step(dump.name, batch[-1][1], size)
    _note_alone(work, dump.name, line, True)


class _Owners:
    """Country and class of every place, a byte each by id: a dictionary would take a gigabyte."""

    def __init__(self, work: sqlite3.Connection, codes: Codes) -> None:
        largest = int(work.execute("SELECT coalesce(max(id), 0) FROM place").fetchone()[0])
        self.country = bytearray(min(largest, LARGEST_ID) + 1)
        self.folded = bytearray(len(self.country))
        number: dict[str, int] = {}
        self.spoken: list[frozenset[str]] = [frozenset()]
        for place, country, code in work.execute("SELECT id, country, feature FROM place"):
            if country not in number:
                number[country] = len(self.spoken)
                self.spoken.append(codes.spoken.get(country, frozenset()) | {"en", "", "abbr", "piny"})
            self.country[place] = min(number[country], 255)
            self.folded[place] = code[:3] in ("PPL", "ADM")

    def takes(self, place: int, language: str) -> tuple[bool, bool]:
        """Whether a name in that language is kept for a place, and whether it is folded."""
        if place >= len(self.country) or not self.country[place]:
            return False, False
        return language.split("-")[0] in self.spoken[self.country[place]], bool(self.folded[place])


def _append(work: sqlite3.Connection, spellings: list[Spelling]) -> None:
    """Appends the keys and folds of names, as the embedded gazetteer has them, unsorted."""
    if spellings:
        text = "\n".join(each[0].replace("\n", " ") for each in spellings)
        work.executemany("INSERT INTO side.raw VALUES (?,?,?)", _keyed(spellings, text))


def _keyed(spellings: list[Spelling], text: str) -> Iterator[tuple[str, int, int]]:
    for (_, kind, place, _), form in zip(spellings, keys(text).split("\n"), strict=True):
        if form:
            yield form, kind, place
    for (_, _, place, folded), form in zip(spellings, folds(text).split("\n"), strict=True):
        if form and folded:
            yield "~" + form, 2, place


def _note(work: sqlite3.Connection, stage: str, line: int, done: bool) -> None:
    """Notes how far a stage is and commits with it what was written."""
    work.execute("INSERT OR REPLACE INTO build VALUES (?,?,?)", (stage, line, done))
    work.execute("COMMIT")


def _note_alone(work: sqlite3.Connection, stage: str, line: int, done: bool) -> None:
    work.execute("BEGIN IMMEDIATE")
    _note(work, stage, line, done)


def _finish(work: sqlite3.Connection, source: str, step: Step) -> int:
    """Sorts the names into their table; gives the number of places."""
    total = int(work.execute("SELECT coalesce(max(rowid), 0) FROM side.raw").fetchone()[0])
    count = int(work.execute("SELECT count(*) FROM place").fetchone()[0])
    if not count:
        raise ResourceError("got no place at all", file=source)
    step("sorting names", 0, total)
    if not _reached(work, "names")[1]:
        work.execute("BEGIN IMMEDIATE")
        work.execute("DELETE FROM name")
        work.execute("INSERT INTO name SELECT key, min(kind), place FROM side.raw GROUP BY key, place")
        _note(work, "names", total, True)
    work.execute("INSERT OR REPLACE INTO about VALUES ('format', ?)", (FORMAT,))
    step("sorting names", total, total)
    return count
