"""Records to files: one small writer a format, all with the same two verbs, `write` and `close`."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from typing import IO, Protocol

from according.document import Document
from according.export.columns import COLUMNS, flat
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
    """The records alone, one JSON object a line, as DESIGN §2 shows them."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream

    def write(self, document: Document) -> int:
        for record in document.records:
            self.stream.write(json.dumps(record.to_dict(), ensure_ascii=False) + "\n")
        return len(document.records)

    def close(self) -> None:
        self.stream.flush()


class CsvRecords:
    """The records as comma-separated values with the columns of `according.export.columns`."""

    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream
        self.rows = csv.DictWriter(stream, fieldnames=list(COLUMNS), lineterminator="\n")
        self.rows.writeheader()

    def write(self, document: Document) -> int:
        self.rows.writerows(self.row(record) for record in document.records)
        return len(document.records)

    @staticmethod
    def row(record: Record) -> dict[str, object]:
        return {name: "" if cell is None else cell for name, cell in flat(record).items()}

    def close(self) -> None:
        self.stream.flush()


RECORD_WRITERS: dict[str, Callable[[IO[str]], Writer]] = {"jsonl": JsonlRecords, "csv": CsvRecords}
