"""The flat form of a record: one cell a column, for CSV and tables. Column names are a promise."""

from __future__ import annotations

from collections.abc import Callable

from according.export.cells import JOIN, chain, cow_numbers
from according.record import Record

Cell = str | int | float | None


def _join(values: list[str | None]) -> str | None:
    """One cell of several values; what is unknown keeps its place as an empty part."""
    return JOIN.join(value or "" for value in values) if values else None


def _party_columns(role: str) -> dict[str, Callable[[Record], Cell]]:
    attribute = "actors" if role == "actor" else "recipients"

    def cell(record: Record, field: str) -> Cell:
        return _join([getattr(party, field) for party in getattr(record, attribute)])

    def cow(record: Record) -> Cell:
        return _join([cow_numbers().get(party.country or "") for party in getattr(record, attribute)])

    return {
        f"{role}": lambda record: cell(record, "text"),
        f"{role}_name": lambda record: cell(record, "name"),
        f"{role}_country": lambda record: cell(record, "country"),
        f"{role}_cow": cow,
        f"{role}_sectors": lambda record: _join([" ".join(party.sectors) for party in getattr(record, attribute)]),
        f"{role}_id": lambda record: cell(record, "id"),
    }


def _of(part: str, field: str) -> Callable[[Record], Cell]:
    def cell(record: Record) -> Cell:
        value = getattr(getattr(record, part), field, None)
        return value if isinstance(value, str | int | float) else None

    return cell


def _counts(record: Record) -> Cell:
    return _join([f"{count.kind} {_range(count.low, count.high)}" for count in record.counts])


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"{'' if low is None else low}-{'' if high is None else high}"


COLUMNS: dict[str, Callable[[Record], Cell]] = {
    "id": lambda record: record.id,
    "document_id": _of("document", "id"),
    "outlet": _of("document", "outlet"),
    "title": _of("document", "title"),
    "url": _of("document", "url"),
    "published": _of("document", "published"),
    "published_from": _of("document", "published_from"),
    "language": _of("document", "language"),
    "status": lambda record: record.status,
    "event_type": _of("event", "type"),
    "event_mode": _of("event", "mode"),
    "contexts": lambda record: _join(list(record.event.contexts)),
    "cameo": _of("event", "cameo"),
    "quad": _of("event", "quad"),
    "trigger": _of("trigger", "text"),
    "trigger_start": _of("trigger", "start"),
    "trigger_end": _of("trigger", "end"),
    **_party_columns("actor"),
    **_party_columns("recipient"),
    "time": _of("time", "text"),
    "time_value": _of("time", "value"),
    "time_earliest": _of("time", "earliest"),
    "time_latest": _of("time", "latest"),
    "time_grain": _of("time", "grain"),
    "time_from": _of("time", "origin"),
    "place": _of("place", "text"),
    "place_name": _of("place", "name"),
    "geonames": _of("place", "geonames"),
    "place_country": _of("place", "country"),
    "admin1": _of("place", "admin1"),
    "feature": _of("place", "feature"),
    "lat": _of("place", "lat"),
    "lon": _of("place", "lon"),
    "precision": _of("place", "precision"),
    "counts": _counts,
    "according_to": chain,
    "stances": lambda record: _join([link.stance for link in record.according_to]),
    "sentence": _of("sentence", "text"),
    "sentence_start": _of("sentence", "start"),
    "sentence_end": _of("sentence", "end"),
    "confidence": lambda record: round(record.confidence, 3),
    "why": lambda record: _join(list(record.why)),
    "coder": lambda record: record.coder,
}


def flat(record: Record) -> dict[str, Cell]:
    """The record as one cell a column; what is unknown is None."""
    return {name: cell(record) for name, cell in COLUMNS.items()}
