"""Records as a GeoJSON FeatureCollection (RFC 7946): a Feature a record, longitude before latitude."""

from __future__ import annotations

import json
from typing import IO

from according.document import Document
from according.export.columns import flat
from according.export.selection import EVERY, Selection
from according.record import Record
from according.spans import Json

OPENING = '{"type": "FeatureCollection", "features": ['


class GeoJsonRecords:
    """One FeatureCollection, a Feature a line, written as documents come; without a place the geometry is null.

    A Feature's properties are the columns of the CSV but `lat` and `lon`, which are its geometry.
    """

    def __init__(self, stream: IO[str], selection: Selection | None = None) -> None:
        self.stream = stream
        self.selection = selection or EVERY
        self.empty = True
        self.stream.write(OPENING)

    def write(self, document: Document) -> int:
        chosen = self.selection.of(document.records)
        for record in chosen:
            self.stream.write(("\n" if self.empty else ",\n") + json.dumps(feature(record), ensure_ascii=False))
            self.empty = False
        return len(chosen)

    def close(self) -> None:
        self.stream.write("\n]}\n")
        self.stream.flush()


def feature(record: Record) -> Json:
    """A record as a Feature; its `id` is the record's."""
    cells = flat(record)
    lat, lon = cells.pop("lat"), cells.pop("lon")
    geometry = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": record.id, "geometry": geometry, "properties": cells}
