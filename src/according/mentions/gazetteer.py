"""The embedded gazetteer: names to places, in a read-only SQLite file built once into the user's cache.

`data/places.tsv.xz` ships with the package: GeoNames places over 500 inhabitants with their alternate names,
countries, first and second-level divisions (GeoNames, CC BY 4.0; how it was made: training/gazetteer).
The first call turns it into an indexed file whose name carries the data's hash; a full gazetteer made from a
GeoNames dump (fullgazetteer.py) has the same two tables and is opened by its path.
"""

from __future__ import annotations

import hashlib
import logging
import lzma
import os
import sqlite3
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from according.errors import ResourceError
from according.mentions.placenames import fold, folds, key, keys
from according.resources import package_path

log = logging.getLogger(__name__)

Match = Literal["exact", "alternate", "fold", "fuzzy"]
KINDS: tuple[Match, ...] = ("exact", "alternate", "fold")
FORMAT = "1"
"""Raised when tables or keys change, so that files of older versions are built anew."""

SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, feature TEXT NOT NULL, country TEXT NOT NULL,
  admin1 INTEGER, admin2 INTEGER, lat REAL NOT NULL, lon REAL NOT NULL, radius REAL, population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, kind INTEGER NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY (key, kind, place)) WITHOUT ROWID;
"""
_SELECT = """
SELECT p.id, p.name, p.feature, p.country, p.admin1, p.admin2, p.lat, p.lon, p.radius, p.population, n.kind
FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY n.kind, p.population DESC, p.id LIMIT 400
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place a name may mean; `match` says how the name led here.

    `country` is the two-letter code GeoNames uses (null for seas and continents), `admin1` and `admin2` the
    ids of the divisions around it, `radius` its extent in kilometres where known, `geonames` null for the
    few places whose id is not known for certain (their `id` is negative); `curated` marks the lexicons' own.
    """

    id: int
    name: str
    feature: str
    country: str | None
    admin1: int | None
    admin2: int | None
    lat: float
    lon: float
    radius: float | None
    population: int
    match: Match = "exact"
    curated: bool = False

    @property
    def geonames(self) -> int | None:
        return self.id if self.id > 0 else None


def cache_folder() -> Path:
    """Where built gazetteers live: ACCORDING_CACHE, else the platform's cache folder for this user."""
    given = os.environ.get("ACCORDING_CACHE")
    if given:
        return Path(given)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "according" / "cache"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "according"


def _names(rows: list[list[str]]) -> list[tuple[str, int, int]]:
    """All (key, kind, id) under which places are found, sorted; a spelling once known is not repeated."""
    owners: list[tuple[int, int]] = []
    spellings: list[str] = []
    for cells in rows:
        number = int(cells[0])
        others = cells[-1].split("|") if cells[-1] else []
        owners.append((number, 0))
        owners.extend([(number, 1)] * len(others))
        spellings.append(cells[1])
        spellings.extend(others)
    text = "\n".join(spellings)
    found: dict[tuple[str, int], int] = {}
    for (number, kind), form in zip(owners, keys(text).split("\n"), strict=True):
        if form:
            found.setdefault((form, number), kind)
    for (number, _), form in zip(owners, folds(text).split("\n"), strict=True):
        if form:
            found.setdefault(("~" + form, number), 2)
    return sorted((form, kind, number) for (form, number), kind in found.items())


def _rows(data: bytes, label: str) -> list[list[str]]:
    """Cells of each place; ResourceError where a row has not the right number of them."""
    rows = [line.split("\t") for line in lzma.decompress(data).decode("utf-8").split("\n")[1:]]
    for line, cells in enumerate(rows, 2):
        if len(cells) != 11 or not cells[0].isdigit():
            raise ResourceError(f"got {len(cells)} cells, expected 11, an id first", file=label, line=line)
    return rows


def build(data: bytes, target: Path, label: str = "data/places.tsv.xz") -> None:
    """Writes the SQLite file at `target`, whole or not at all: two processes may build at once.

    Raises OSError or sqlite3.Error where the folder cannot be written or the disk is full.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=target.name, suffix=".part", dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        with sqlite3.connect(part) as database:
            database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
            rows = _rows(data, label)
            marks = ",".join("?" * 10)
            places = sorted([int(c[0]), *(cell or None for cell in c[1:9]), c[9] or 0] for c in rows)
            database.executemany(f"INSERT INTO place VALUES ({marks})", places)
            database.executemany("INSERT INTO name VALUES (?,?,?)", _names(rows))
        database.close()
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def _sound(path: Path) -> bool:
    """Whether the file at `path` is a gazetteer that can be read to its last page."""
    try:
        with sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True) as database:
            pages = database.execute("PRAGMA page_count").fetchone()[0]
            size = database.execute("PRAGMA page_size").fetchone()[0]
            database.execute("SELECT count(*) FROM (SELECT 1 FROM name JOIN place ON place = id LIMIT 1)")
        database.close()
    except sqlite3.Error:
        return False
    return bool(pages) and path.stat().st_size >= int(pages) * int(size)


def ensure(folder: Path | None = None) -> Path:
    """The built gazetteer's path, building it first where it is missing or broken.

    Where the cache folder cannot be written, a temporary folder takes its place, with a logged warning.
    """
    source = package_path("data", "places.tsv.xz")
    data = source.read_bytes()
    digest = hashlib.sha256(FORMAT.encode() + data).hexdigest()[:12]
    target = (folder or cache_folder()) / f"places-{digest}.sqlite"
    if target.exists() and _sound(target):
        return target
    try:
        build(data, target)
    except (OSError, sqlite3.OperationalError) as fault:
        spare = Path(tempfile.gettempdir()) / f"according-{os.getuid() if hasattr(os, 'getuid') else 0}"
        log.warning("the gazetteer cannot be kept in %s (%s): %s is used instead", target.parent, fault, spare)
        target = spare / target.name
        if not (target.exists() and _sound(target)):
            build(data, target)
    return target


def _entry(row: tuple[Any, ...], match: Match) -> Entry:
    """An Entry of a row of _SELECT."""
    number, name, feature, country, admin1, admin2, lat, lon, radius, population = row[:10]
    return Entry(number, name, feature, country, admin1, admin2, lat, lon, radius, population, match)


class Gazetteer:
    """Names to places. Instances may be shared by threads; after a fork the file is opened again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._process = -1
        self._database: sqlite3.Connection | None = None
        self._found: dict[str, list[Entry]] = {}
        self._numbered: dict[int, Entry | None] = {}

    @classmethod
    def open(cls, path: str | Path | None = None) -> Gazetteer:
        """The gazetteer at `path`, else at ACCORDING_GAZETTEER, else the embedded one (built at first use)."""
        path = path or os.environ.get("ACCORDING_GAZETTEER") or None
        if path is None:
            return _embedded()
        if not Path(path).is_file() or not _sound(Path(path).resolve()):
            raise ResourceError("no gazetteer file", file=str(path))
        return cls(Path(path).resolve())

    def _connection(self) -> sqlite3.Connection:
        if self._database is None or self._process != os.getpid():
            address = f"{self.path.as_uri()}?mode=ro&immutable=1"
            self._database = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._database.execute("PRAGMA mmap_size=268435456")
            self._process = os.getpid()
        return self._database

    def lookup(self, name: str) -> list[Entry]:
        """Every place called `name`: exact and alternate names first, transliterations only without those.

        Within a kind the more populous come first. [] for an unknown name; never a guess.
        """
        form = key(name)
        if not form:
            return []
        found = self._found.get(form)
        if found is None:
            found = self._query(form) or self._query("~" + fold(name))
            if len(self._found) > 50_000:
                self._found.clear()
            self._found[form] = found
        return found

    def _query(self, form: str) -> list[Entry]:
        entries: dict[int, Entry] = {}
        if form == "~":
            return []
        for row in self._connection().execute(_SELECT, (form,)):
            if row[0] not in entries:
                entries[row[0]] = _entry(row, KINDS[row[10]])
        return list(entries.values())

    def by_id(self, number: int) -> Entry | None:
        """The place with this GeoNames id, or None."""
        if number not in self._numbered:
            if len(self._numbered) > 50_000:
                self._numbered.clear()
            sql = _SELECT.split("FROM")[0].replace("n.kind", "0") + "FROM place p WHERE p.id = ?"
            row = self._connection().execute(sql, (number,)).fetchone()
            self._numbered[number] = _entry(row, "exact") if row else None
        return self._numbered[number]

    def divisions(self, countries: Sequence[str]) -> list[Entry]:
        """First-level divisions of countries (two letters)."""
        marks = ",".join("?" * len(countries))
        where = f"FROM place p WHERE p.feature = 'ADM1' AND p.country IN ({marks}) ORDER BY p.id"
        sql = _SELECT.split("FROM")[0].replace("n.kind", "0") + where
        found = self._connection().execute(sql, tuple(countries)).fetchall()
        return [_entry(row, "exact") for row in found]

    def prefixed(self, name: str, country: str, length: int = 3) -> list[tuple[str, int]]:
        """(key, id) of all places of a country whose key opens as `name`'s does: the field of fuzzy search."""
        start = key(name)[:length]
        if len(start) < length:
            return []
        sql = """SELECT n.key, n.place FROM name n JOIN place p ON p.id = n.place
                 WHERE n.key >= ? AND n.key < ? AND n.kind < 2 AND p.country = ?"""
        return self._connection().execute(sql, (start, start + "\U0010ffff", country)).fetchall()


@cache
def _embedded() -> Gazetteer:
    return Gazetteer(ensure())
