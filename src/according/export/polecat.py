"""Records as POLECAT event data: the forty columns of its weekly files. docs/exports.md says what fills each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from according.document import Document, Party
from according.export.cells import TabRows, chain, cow_numbers, event_day, join, number, plover_score
from according.export.selection import HAPPENED, Selection
from according.record import Record

UNKNOWN = "None"
"""How POLECAT writes what it does not know in a column of text; columns of numbers stay empty."""
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
HEAD = ("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts")
PLACE = ("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID")
STORY = ("Story People", "Story Organizations", "Story Locations")


def _side(side: str) -> tuple[str, ...]:
    return (
        f"{side} Name", f"{side} Country", f"{side} COW", f"Primary {side} Sector", f"{side} Sectors",
        f"{side} Title", f"{side} Name Raw", f"Wikipedia {side} ID",
    )  # fmt: skip


COLUMNS: tuple[str, ...] = (
    *HEAD, *_side("Actor"), *_side("Recipient"), *PLACE, "Raw Placename", "Feature Type",
    "Source", "Publication Date", *STORY, "Language", "Version",
)  # fmt: skip
MORE: tuple[str, ...] = ("Status", "According To", "Stances", "Confidence", "Sentence")
"""Appended where records of chosen statuses are asked for: they could not be told apart without."""


class PolecatRecords:
    """Tab-separated rows under POLECAT's column names.

    Without `selection`, records that happened (see `selection.HAPPENED`) in exactly POLECAT's columns; with one,
    the records that it admits, with the columns of `MORE` at the end.
    """

    def __init__(self, stream: IO[str], selection: Selection | None = None) -> None:
        self.stream = stream
        self.selection = selection or HAPPENED
        self.more = self.selection.asked
        self.rows = TabRows(stream)
        self.rows.write((*COLUMNS, *(MORE if self.more else ())))

    def write(self, document: Document) -> int:
        chosen = self.selection.of(document.records)
        story = _story(document) if chosen else ()
        for record in chosen:
            cells = [*_head(record), *_party(record.actors), *_party(record.recipients), *_place(record)]
            cells += [document.outlet or UNKNOWN, (document.published or UNKNOWN)[:10], *story]
            cells += [document.language or UNKNOWN, record.coder or UNKNOWN]
            self.rows.write([*cells, *(_more(record) if self.more else ())])
        return len(chosen)

    def close(self) -> None:
        self.stream.flush()


def _head(record: Record) -> list[str]:
    """Event columns; the part of the id before the underscore names the report, as in POLECAT."""
    event, day = record.event, event_day(record)
    return [
        f"{record.document.id}_{record.id}",
        day.isoformat() if day else UNKNOWN,
        event.type,
        event.mode or UNKNOWN,
        number(plover_score(event.type, event.mode)),
        QUADS.get(event.quad or 0, UNKNOWN),
        join(event.contexts, UNKNOWN),
    ]


def _party(parties: Sequence[Party]) -> list[str]:
    """One side's columns, a part a party; the sectors of one party are parted by a bar."""
    first = next((party.sectors[0] for party in parties if party.sectors), None)
    return [
        join([party.name for party in parties], UNKNOWN),
        join([party.country for party in parties], UNKNOWN),
        join([cow_numbers().get(party.country or "") for party in parties], UNKNOWN),
        first or UNKNOWN,
        join(["|".join(party.sectors) for party in parties], UNKNOWN),
        UNKNOWN,
        join([party.text for party in parties], UNKNOWN),
        UNKNOWN,
    ]


def _place(record: Record) -> list[str]:
    place = record.place
    if place is None:
        return [UNKNOWN] * 5 + [""] * 3 + [UNKNOWN] * 2
    named = place.name or UNKNOWN
    return [
        named,
        named if place.precision == "city" else UNKNOWN,
        named if place.precision == "district" else UNKNOWN,
        place.admin1 or UNKNOWN,
        place.country or UNKNOWN,
        number(place.lat),
        number(place.lon),
        "" if place.geonames is None else str(place.geonames),
        place.text,
        place.feature or UNKNOWN,
    ]


def _story(document: Document) -> tuple[str, str, str]:
    """People, organisations and places that the whole report names, each once, in order of first mention."""

    def names(*kinds: str) -> list[str | None]:
        found = (party.name or party.text for party in document.parties if party.kind in kinds)
        return list(dict.fromkeys(found))

    places: list[str | None] = list(dict.fromkeys(place.name or place.text for place in document.places))
    return join(names("person"), UNKNOWN), join(names("organisation", "group"), UNKNOWN), join(places, UNKNOWN)


def _more(record: Record) -> list[str]:
    stances: list[str | None] = [link.stance for link in record.according_to]
    confidence = number(round(record.confidence, 3))
    return [record.status, chain(record) or UNKNOWN, join(stances, UNKNOWN), confidence, record.sentence.text]
