"""Documents made by hand, with records of every kind that an export must get right: no model is needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest

from according.document import Document, Link, Party, Place
from according.export.selection import Selection
from according.export.writers import FORMATS
from according.record import Count, Event, EventTime, Record, Status
from according.spans import Span

TEXT = (
    'The "Northern Front" and the army clashed near Port Selda on Tuesday.\n'
    "Ruritania will meet the United Nations in March, the ministry said.\n"
    "Ruritania denied that its police had killed\tsix people.\n"
)


def span(phrase: str) -> Span:
    start = TEXT.index(phrase)
    return Span(start, start + len(phrase), phrase)


def party(phrase: str, **fields: Any) -> Party:
    found = span(phrase)
    return Party(found.start, found.end, found.text, **fields)


def make_document(name: str = "d1") -> Document:
    """A report with three records: a clash at a place, a planned meeting without one, a denied killing."""
    document = Document(name, TEXT, outlet="Example Times", title="Clash", published="2024-03-06T10:00:00")
    document.url, document.language = "https://example.org/1", "en"
    front = party("Northern Front", kind="organisation", sectors=("REB",), country="RUS")
    army = party("the army", name="Army of Ruritania", country="FRA", sectors=("MIL", "GOV"), kind="organisation")
    nations = party("the United Nations", name="United Nations", country="UNO", sectors=("IGO",), kind="organisation")
    state = party("Ruritania will", name="Ruritania", country="FRA", kind="country")
    minister = party("the ministry", name="Ministry", country="FRA", sectors=("GOV",), kind="organisation")
    where = span("Port Selda")
    place = Place(where.start, where.end, where.text, "Port Selda", 123, "FRA", "Coast", "PPL", 44.5, -1.25, "city")
    document.parties, document.places = [front, army, nations, state, minister], [place]

    def record(trigger: str, event: Event, status: Status = "reported", **fields: Any) -> Record:
        line = next(line for line in TEXT.splitlines() if trigger in line)
        return Record(document, event, span(trigger), sentence=span(line), status=status, coder="according", **fields)

    link = Link(minister, span("said"), (span("Ruritania will meet"),), "asserts")
    day = EventTime("Tuesday", 0, 7, "2024-03-05", "2024-03-05", "2024-03-05", "day")
    month = EventTime("March", 0, 5, "2024-03", "2024-03-01", "2024-03-31", "month")
    dead = span("six people")
    document.records = [
        record(
            "clashed",
            Event("ASSAULT", "firearms", ("military", "territory"), "190", 4),
            actors=(front, army),
            recipients=(),
            time=day,
            place=place,
            confidence=0.85,
            why=("events/en:1 verb clash", "status: outlet's own voice"),
        ),
        record(
            "meet", Event("AGREE", None, (), "036", 1), "planned", actors=(state,), recipients=(nations,), time=month
        ),
        record(
            "killed",
            Event("ASSAULT", None, (), "180", 4),
            "denied",
            actors=(army,),
            recipients=(),
            counts=(Count(dead.start, dead.end, dead.text, "dead", 6, None),),
            according_to=(link, Link(None, None, (), "denies")),
        ),
    ]
    return document


@pytest.fixture
def exported() -> Document:
    return make_document()


@pytest.fixture
def written(tmp_path: Path, exported: Document) -> Callable[..., Path]:
    """`written("csv")` writes documents in a format and gives the file."""

    def write(format_: str, documents: list[Document] | None = None, selection: Selection | None = None) -> Path:
        target = tmp_path / f"records.{format_}"
        known = FORMATS[format_]
        stream: IO[Any] = target.open("wb") if known.binary else target.open("w", encoding="utf-8", newline="")
        with stream:
            writer = known.make(stream, selection)
            for each in [exported] if documents is None else documents:
                writer.write(each)
            writer.close()
        return target

    return write
