"""Natural Earth's country polygons (public domain) without a shapefile library: centre and extent of each.

Only what the gazetteer needs is read: the attribute table's text columns and the outer rings' planar area,
centre and bounds, in degrees.
"""

from __future__ import annotations

import io
import itertools
import math
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Shape:
    """One country: attributes by column name, centre of its largest polygon, radius in kilometres."""

    cells: dict[str, str]
    lat: float
    lon: float
    radius: float


def attributes(raw: bytes) -> list[dict[str, str]]:
    """Rows of a dBASE III table, as text."""
    count, header, width = struct.unpack("<IHH", raw[4:12])
    fields: list[tuple[str, int]] = []
    at = 32
    while raw[at] != 0x0D:
        fields.append((raw[at : at + 11].split(b"\0")[0].decode("ascii"), raw[at + 16]))
        at += 32
    rows = []
    for number in range(count):
        at = header + number * width + 1
        row: dict[str, str] = {}
        for name, length in fields:
            row[name] = raw[at : at + length].decode("utf-8", "replace").strip(" \0")
            at += length
        rows.append(row)
    return rows


def ring_centre(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area (square degrees, signed), and centre of one ring by the shoelace formula."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        cross = x0 * y1 - x1 * y0
        area += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    if not area:
        return 0.0, points[0][0], points[0][1]
    return area / 2, x / (3 * area), y / (3 * area)


def polygons(raw: bytes) -> list[tuple[float, float, float]]:
    """Latitude, longitude and radius (km, of a circle with the shape's whole area) of every record."""
    found = []
    at = 100
    while at < len(raw):
        length = struct.unpack(">I", raw[at + 4 : at + 8])[0] * 2
        body = raw[at + 8 : at + 8 + length]
        parts, count = struct.unpack("<II", body[36:44])
        starts = [*struct.unpack(f"<{parts}I", body[44 : 44 + 4 * parts]), count]
        flat = struct.unpack(f"<{2 * count}d", body[44 + 4 * parts : 44 + 4 * parts + 16 * count])
        points = list(zip(flat[::2], flat[1::2], strict=True))
        rings = [ring_centre(points[a:b]) for a, b in itertools.pairwise(starts)]
        _, lon, lat = max(rings, key=lambda ring: abs(ring[0]))
        square = sum(abs(area) * math.cos(math.radians(y)) for area, _, y in rings) * 111.2**2
        found.append((lat, lon, math.sqrt(square / math.pi)))
        at += 8 + length
    return found


def read_shapes(archive: Path) -> list[Shape]:
    """All records of the one shapefile inside a Natural Earth zip archive."""
    with zipfile.ZipFile(archive) as files:
        raw = {name.rsplit(".", 1)[-1]: files.read(name) for name in files.namelist()}
    rows = attributes(io.BytesIO(raw["dbf"]).getvalue())
    centres = polygons(raw["shp"])
    return [Shape(row, *centre) for row, centre in zip(rows, centres, strict=True)]
