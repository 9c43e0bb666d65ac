"""Records to files: one small writer a format, all with the same two verbs, `write` and `close`."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, Protocol

from according.document import Document
from according.export.columns import COLUMNS, flat
from according.export.geojson import GeoJsonRecords
from according.export.parquet import ParquetRecords
from according.export.phoenix import PhoenixRecords
from according.export.polecat import PolecatRecords
from according.export.selection import EVERY, HAPPENED, Selection
from according.record import Record


class Writer(Protocol):
    """Takes Documents one by one, so that a long job's output can be read while it runs."""

    def write(self, document: Document) -> int:
        """Writes what the format keeps of one Document; gives back the number of rows."""

    def close(self) -> None:
        """Ends the file (the stream itself is the caller's)."""


class JsonlReadings:
    """The whole reading of each document, one JSON object a line."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream

    def write(self, document: Document) -> int:
        self.stream.write(json.dumps(document.to_dict(), ensure_ascii=False) + "\n")
        return 1

    def close(self) -> None:
        self.stream.flush()


class JsonlRecords:
    """The records alone, one JSON object a line, each with its explanation where documents hold them."""

    def __init__(self, stream: IO[str], selection: Selection | None = None) -> None:
        self.stream = stream
        self.selection = selection or EVERY

    def write(self, document: Document) -> int:
        chosen = self.selection.of(document.records)
        made = (each for sentence in document.explanations for each in sentence.decisions if each.outcome == "record")
        decided = {each.record: each for each in made}
        for record in chosen:
            row = record.to_dict()
            if record.id in decided:
                row["explanation"] = decided[record.id].to_dict()
            self.stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        return len(chosen)

    def close(self) -> None:
        self.stream.flush()


class CsvRecords:
    """The records as comma-separated values with the columns of `according.export.columns`."""

    def __init__(self, stream: IO[str], selection: Selection | None = None) -> None:
        self.stream = stream
        self.selection = selection or EVERY
        self.rows = csv.DictWriter(stream, fieldnames=list(COLUMNS), lineterminator="\n")
        self.rows.writeheader()

    def write(self, document: Document) -> int:
        chosen = self.selection.of(document.records)
        self.rows.writerows(self.row(record) for record in chosen)
        return len(chosen)

    @staticmethod
    def row(record: Record) -> dict[str, object]:
        return {name: "" if cell is None else cell for name, cell in flat(record).items()}

    def close(self) -> None:
        self.stream.flush()


@dataclass(frozen=True, slots=True)
class Format:
    """A format of records: `make(stream, selection)` gives its Writer; a binary one takes a stream of bytes.

    `usual` are the records that it holds where nobody asks for others.
    """

    make: Callable[[IO[Any], Selection | None], Writer]
    binary: bool = False
    usual: Selection = EVERY


FORMATS: dict[str, Format] = {
    "jsonl": Format(JsonlRecords),
    "csv": Format(CsvRecords),
    "parquet": Format(ParquetRecords, binary=True),
    "geojson": Format(GeoJsonRecords),
    "polecat": Format(PolecatRecords, usual=HAPPENED),
    "phoenix": Format(PhoenixRecords, usual=HAPPENED),
}
