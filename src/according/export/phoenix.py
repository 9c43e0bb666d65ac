"""Records as Phoenix event data: 26 columns, a dyad a row, no header, as its daily files have them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from according.document import Document, Party
from according.export.cells import TabRows, chain, event_day, goldstein, number
from according.export.selection import HAPPENED, Selection
from according.record import Record


def _side(side: str) -> tuple[str, ...]:
    return tuple(f"{side}Actor{part}" for part in ("Full", "Entity", "Role", "Attribute"))


COLUMNS: tuple[str, ...] = (
    "EventID", "Date", "Year", "Month", "Day", *_side("Source"), *_side("Target"),
    "EventCode", "EventRootCode", "QuadClass", "GoldsteinScore", "Issues",
    "Lat", "Lon", "LocationName", "StateName", "CountryCode", "SentenceID", "URLs", "NewsSources",
)  # fmt: skip
MORE: tuple[str, ...] = ("Status", "AccordingTo", "Confidence")
"""Appended where records of chosen statuses are asked for."""
QUADS = {
    "01": 0, "02": 0, "03": 1, "04": 1, "05": 1, "06": 2, "07": 2, "08": 2, "09": 3, "10": 3,
    "11": 3, "12": 3, "13": 3, "14": 4, "15": 4, "16": 3, "17": 4, "18": 4, "19": 4, "20": 4,
}  # fmt: skip
"""CAMEO root → quad class of the Phoenix files, which know a neutral class and put reduced relations with words."""
ROLES = frozenset({"GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL"})
ROOTS = frozenset({"IGO", "NGO", "IMG", "MNC"})
"""Sectors that stand in the place of the country where a party has none."""
TO_CAMEO = {"MED": "HLH", "JRN": "MED"}
"""PLOVER sectors that CAMEO calls otherwise (PLOVER manual, notes to its sector codes)."""
BODIES = {"UNO": ("IGO", ("UNO",)), "EUR": ("IGO", ("EUR", "EEC"))}
"""PLOVER codes in the place of a country → CAMEO root and the codes after it."""


class PhoenixRecords:
    """Tab-separated rows in Phoenix's order of columns, without a header; a row for each actor with each recipient.

    Without `selection`, records that happened; with one, those it admits, with the columns of `MORE` at the end.
    """

    def __init__(self, stream: IO[str], selection: Selection | None = None) -> None:
        self.stream = stream
        self.selection = selection or HAPPENED
        self.more = self.selection.asked
        self.rows = TabRows(stream)

    def write(self, document: Document) -> int:
        count = 0
        for record in self.selection.of(document.records):
            for cells in dyads(record):
                self.rows.write([*cells, *(_more(record) if self.more else ())])
                count += 1
        return count

    def close(self) -> None:
        self.stream.flush()


def dyads(record: Record) -> Iterator[list[str]]:
    """The rows of one record; the id of each is the record's, numbered where there are several."""
    pairs = [(a, r) for a in record.actors or (None,) for r in record.recipients or (None,)]
    for index, (actor, recipient) in enumerate(pairs, 1):
        name = record.id if len(pairs) == 1 else f"{record.id}-{index}"
        yield [name, *_day(record), *codes(actor), *codes(recipient), *_event(record), *_where(record)]


def codes(party: Party | None) -> list[str]:
    """A party's CAMEO code, whole and by parts: root, the first sector that is a role, all others."""
    if party is None:
        return ["", "", "", ""]
    known = party.country or next((sector for sector in party.sectors if sector in ROOTS), "")
    root, more = BODIES.get(known, (known, ()))
    sectors = list(dict.fromkeys([*more, *(TO_CAMEO.get(sector, sector) for sector in party.sectors)]))
    sectors = [sector for sector in sectors if sector != root]
    role = next((sector for sector in sectors if sector in ROLES), "")
    others = [sector for sector in sectors if sector != role]
    # The role stands right after the root in a CAMEO code; the codes of a body ("IGOUNO") come before it.
    ordered = [*more, role, *(sector for sector in others if sector not in more)]
    return [root + "".join(ordered), root, role, ";".join(others)]


def _day(record: Record) -> list[str]:
    day = event_day(record)
    return [f"{day:%Y%m%d}", f"{day:%Y}", f"{day:%m}", f"{day:%d}"] if day else [""] * 4


def _event(record: Record) -> list[str]:
    code = record.event.cameo or ""
    quad = QUADS.get(code[:2])
    return [code, code[:2], "" if quad is None else str(quad), number(goldstein(code)), ""]


def _where(record: Record) -> list[str]:
    place, document = record.place, record.document
    cells = [""] * 5
    if place is not None:
        cells = [
            number(place.lat),
            number(place.lon),
            place.name or place.text,
            place.admin1 or "",
            place.country or "",
        ]
    return [*cells, f"{document.id}_{record.sentence.start}", document.url or "", document.outlet or ""]


def _more(record: Record) -> list[str]:
    return [record.status, chain(record) or "", number(round(record.confidence, 3))]
