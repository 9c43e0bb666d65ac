"""GeoNames' dump files, row by row: plain or inside their .zip, checked, bad lines reported and passed over.

The formats are those of https://download.geonames.org/export/dump/ (readme.txt there): UTF-8, tab-separated,
no quoting, no header; comment lines (`#`) in countryInfo.txt alone.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from according.errors import ResourceError

Fault = Callable[[str], None]
"""Takes one line of text about a bad row ("allCountries.txt:17: got 3 columns, expected 19")."""

COLUMNS = {
    "allCountries.txt": 19,
    "alternateNamesV2.txt": 10,
    "admin1CodesASCII.txt": 4,
    "admin2Codes.txt": 4,
    "countryInfo.txt": 19,
}
LARGEST_ID = 100_000_000
"""GeoNames ids are below 14 million; a larger number is a broken row."""
NO_NAMES = frozenset({"link", "post", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "phon"})
"""Pseudo-languages of alternateNamesV2 that are codes and addresses."""
_READABLE = re.compile(r"[^\W\d_][A-Za-z\u00C0-\u024F\u1E00-\u1EFF\u0300-\u036F\u02B0-\u02FF'’‘`´.\- ]{2,59}")
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]")


@dataclass(frozen=True, slots=True)
class Dump:
    """One file of the dump: where it is, and the member inside where that is a zip archive."""

    path: Path
    name: str

    @property
    def size(self) -> int:
        """Bytes of text, unpacked."""
        if self.path.suffix != ".zip":
            return self.path.stat().st_size
        with self._archive() as archive:
            return archive.getinfo(self.name).file_size

    @property
    def fingerprint(self) -> str:
        """Changes when the file does."""
        status = self.path.stat()
        return f"{self.path.name}:{status.st_size}:{status.st_mtime_ns}"

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """The file's bytes, unpacked as they are read."""
        if self.path.suffix != ".zip":
            with self.path.open("rb") as stream:
                yield stream
            return
        with self._archive() as archive, archive.open(self.name) as member:
            yield member

    def _archive(self) -> zipfile.ZipFile:
        try:
            archive = zipfile.ZipFile(self.path)
            archive.getinfo(self.name)
        except zipfile.BadZipFile as error:
            raise ResourceError(f"got no zip archive: {error}", file=str(self.path)) from error
        except KeyError as error:
            raise ResourceError(f"got an archive without {self.name}", file=str(self.path)) from error
        return archive


def find(folder: Path, name: str) -> Dump | None:
    """A file of the dump in a folder, plain before zipped; None where there is neither."""
    for path in (folder / name, folder / f"{Path(name).stem}.zip"):
        if path.is_file():
            return Dump(path, name)
    return None


def require(folder: Path, name: str) -> Dump:
    """As find, but ResourceError for an absent file."""
    found = find(folder, name)
    if found is None:
        raise ResourceError(f"got neither {name} nor {Path(name).stem}.zip", file=str(folder))
    return found


def rows(dump: Dump, fault: Fault, skip: int = 0) -> Iterator[tuple[int, int, list[str]]]:
    """Line number (from 1), bytes read so far and cells of each row past the first `skip` lines.

    A row with the wrong number of columns or bytes that are no UTF-8 goes to `fault` and is left out.
    """
    wanted = COLUMNS[dump.name]
    offset = 0
    with dump.open() as stream:
        for line, raw in enumerate(stream, 1):
            offset += len(raw)
            if line <= skip or raw.startswith(b"#") or raw in (b"\n", b"\r\n"):
                continue
            try:
                cells = raw.decode("utf-8").rstrip("\r\n").split("\t")
            except UnicodeDecodeError as error:
                fault(f"{dump.name}:{line}: {error}")
                continue
            if len(cells) != wanted:
                fault(f"{dump.name}:{line}: got {len(cells)} columns, expected {wanted}")
                continue
            yield line, offset, cells


@dataclass(frozen=True, slots=True)
class Feature:
    """A row of allCountries.txt, as far as it is used."""

    id: int
    name: str
    ascii: str
    others: str
    lat: float
    lon: float
    kind: str
    code: str
    country: str
    admin1: str
    admin2: str
    population: int


def feature(cells: list[str]) -> Feature:
    """A row of allCountries.txt; ValueError, saying what is wrong, where a cell does not hold."""
    number = identifier(cells[0])
    if not cells[1].strip():
        raise ValueError("got an empty name")
    lat, lon = float(cells[4]), float(cells[5])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"got coordinates {cells[4]}, {cells[5]}")
    country = cells[8]
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise ValueError(f"got country {country!r}, expected two letters")
    population = int(cells[14] or 0)
    return Feature(
        number, cells[1].strip(), cells[2].strip(), cells[3], lat, lon, cells[6], cells[7] or cells[6],
        country.upper(), cells[10], cells[11], max(0, population),
    )  # fmt: skip


def identifier(cell: str) -> int:
    """A GeoNames id; ValueError for anything else."""
    if not (cell.isascii() and cell.isdigit()) or not 0 < int(cell) < LARGEST_ID:
        raise ValueError(f"got {cell!r}, expected a GeoNames id")
    return int(cell)


def readable(name: str) -> bool:
    """Whether an English report could print a name so: Latin letters, no digits, no short code in capitals."""
    if _READABLE.fullmatch(name) is None or not _LATIN.match(name):
        return False
    return any(c.isupper() for c in name) and not (name.isupper() and len(name) <= 4)


def languages(cell: str) -> frozenset[str]:
    """Language codes of a country, without regions: "ar-SY,ku" gives ar and ku."""
    return frozenset(part.split("-")[0] for part in cell.split(",") if part)
