"""Records as Parquet: the columns of the CSV with their types, several values of a cell as a list.

pyarrow is an optional part of the installation (`according[parquet]`), imported when a file is begun.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import IO, TYPE_CHECKING, Any

from according.document import Document, Party
from according.errors import MissingPart
from according.export.cells import cow_numbers
from according.export.columns import COLUMNS, flat
from according.export.selection import EVERY, Selection
from according.record import Record

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 5_000
"""Rows held back for one row group: some megabytes, whatever the length of the job."""
WHOLE = frozenset({"trigger_start", "trigger_end", "sentence_start", "sentence_end"})
DAYS = frozenset({"time_earliest", "time_latest"})
PARTY_FIELDS = {"": "text", "_name": "name", "_country": "country", "_id": "id"}
Read = Callable[[Record], list[Any]]


def _counts(record: Record) -> list[Any]:
    return [{"kind": item.kind, "low": item.low, "high": item.high, "text": item.text} for item in record.counts]


def _links(record: Record) -> list[Any]:
    return [
        {
            "source": link.source and (link.source.name or link.source.text),
            "cue": link.cue and link.cue.text,
            "stance": link.stance,
            "directness": link.directness,
        }
        for link in record.according_to
    ]


def _parties(attribute: str, read: Callable[[Party], Any]) -> Read:
    return lambda record: [read(party) for party in getattr(record, attribute)]


def _cow(party: Party) -> int | None:
    found = cow_numbers().get(party.country or "")
    return int(found) if found else None


def _lists() -> dict[str, Read]:
    """Columns that hold lists: how each is read off a record."""
    found: dict[str, Read] = {
        "contexts": lambda record: list(record.event.contexts),
        "stances": lambda record: [link.stance for link in record.according_to],
        "why": lambda record: list(record.why),
        "counts": _counts,
        "according_to": _links,
    }
    for role, attribute in (("actor", "actors"), ("recipient", "recipients")):
        for suffix, name in PARTY_FIELDS.items():
            found[role + suffix] = _parties(attribute, attrgetter(name))
        found[f"{role}_cow"] = _parties(attribute, _cow)
        found[f"{role}_sectors"] = _parties(attribute, lambda party: list(party.sectors))
    return found


def schema() -> pa.Schema:
    """The columns with their Arrow types; raises MissingPart where pyarrow is not installed."""
    pa = arrow()
    text, texts = pa.string(), pa.list_(pa.string())
    count = pa.struct([("kind", text), ("low", pa.int64()), ("high", pa.int64()), ("text", text)])
    link = pa.struct([("source", text), ("cue", text), ("stance", text), ("directness", text)])
    types = {
        **dict.fromkeys(WHOLE, pa.int32()),
        **dict.fromkeys(DAYS, pa.date32()),
        **dict.fromkeys(("lat", "lon", "confidence"), pa.float64()),
        **dict.fromkeys(_lists(), texts),
        **dict.fromkeys(("actor_sectors", "recipient_sectors"), pa.list_(texts)),
        **dict.fromkeys(("actor_cow", "recipient_cow"), pa.list_(pa.int32())),
        "quad": pa.int8(),
        "geonames": pa.int64(),
        "counts": pa.list_(count),
        "according_to": pa.list_(link),
    }
    return pa.schema([(name, types.get(name, text)) for name in COLUMNS])


def arrow() -> Any:
    """The pyarrow module; raises MissingPart, with the way to install it, where it is absent or fits another numpy."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingPart(f"--format parquet needs pyarrow ({error}): pip install 'according[parquet]'") from error
    return pyarrow


class ParquetRecords:
    """One Parquet file; a row group is written whenever GROUP rows have come, so memory stays flat."""

    def __init__(self, stream: IO[bytes], selection: Selection | None = None) -> None:
        pa = arrow()
        self.selection = selection or EVERY
        self.stream = stream
        self.schema = schema()
        self.lists = _lists()
        self.held: list[dict[str, Any]] = []
        self.file = pa.parquet.ParquetWriter(stream, self.schema, compression="zstd")

    def write(self, document: Document) -> int:
        chosen = self.selection.of(document.records)
        self.held += [self.row(record) for record in chosen]
        if len(self.held) >= GROUP:
            self._flush()
        return len(chosen)

    def row(self, record: Record) -> dict[str, Any]:
        """The record's cells by column, as Python values."""
        cells: dict[str, Any] = dict(flat(record))
        for name in DAYS:
            cells[name] = _date(cells[name])
        for name, read in self.lists.items():
            cells[name] = read(record)
        return cells

    def close(self) -> None:
        self._flush()
        self.file.close()
        self.stream.flush()

    def _flush(self) -> None:
        if self.held:
            self.file.write_table(arrow().Table.from_pylist(self.held, schema=self.schema))
            self.held = []


def _date(value: Any) -> date | None:
    """An ISO date as a date; None where it has no day or lies outside the calendar of Python."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
