"""An article cut at every bound of its annotations: what the terminal and the page both draw."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from according.document import Document, Party, Region
from according.record import Record

KINDS: dict[str, str] = {
    "source": "who says it",
    "cue": "by which words",
    "content": "what is said",
    "event": "what happened",
    "place": "where",
    "time": "when",
    "wording": "attitude of the words",
}
"""Kinds of annotation in the order of the legend, with what each answers."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotation to draw; `note` explains it (a tooltip on the page)."""

    start: int
    end: int
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks throughout."""

    text: str
    marks: tuple[Mark, ...]

    def has(self, kind: str) -> bool:
        return any(mark.kind == kind for mark in self.marks)


def marks(document: Document) -> list[Mark]:
    """All the annotations of a Document that are drawn in its text, in text order."""
    found: list[Mark] = []
    for claim in document.claims:
        who = (claim.source.name or claim.source.text) if claim.source else "an unnamed source"
        found += [Mark(span.start, span.end, "content", f"{who} {claim.stance}") for span in claim.content]
        if claim.source:
            found.append(
                Mark(
                    claim.source.start,
                    claim.source.end,
                    "source",
                    _party_note(claim.source.name, claim.source.country),
                )
            )
        if claim.cue:
            found.append(Mark(claim.cue.start, claim.cue.end, "cue", f"{claim.stance}, {claim.directness}"))
    for record in document.records:
        note = f"{record.event.type}, {record.status}"
        found.append(Mark(record.trigger.start, record.trigger.end, "event", note))
    for place in document.places:
        found.append(Mark(place.start, place.end, "place", place_note(place.name, place.admin1, place.country)))
    found += [Mark(time.start, time.end, "time", time.value or "date unknown") for time in document.times]
    found += [Mark(word.start, word.end, "wording", word.kind) for word in document.wording]
    return sorted(set(found), key=lambda mark: (mark.start, -mark.end, mark.kind))


def _party_note(name: str | None, country: str | None) -> str:
    return " · ".join(part for part in (name, country) if part) or "not identified"


def place_note(*parts: str | None) -> str:
    """ "Albu Kamal, Deir ez-Zor, SYR", or that the place was not found."""
    return ", ".join(part for part in parts if part) or "not in the gazetteer"


def segments(document: Document, found: list[Mark], start: int, end: int) -> Iterator[Segment]:
    """The text from start to end, cut wherever a mark begins or ends."""
    inside = [mark for mark in found if mark.start < end and mark.end > start]
    cuts = {start, end}
    for mark in inside:
        cuts.update(cut for cut in (mark.start, mark.end) if start < cut < end)
    ordered = sorted(cuts)
    for left, right in itertools.pairwise(ordered):
        over = tuple(mark for mark in inside if mark.start <= left and right <= mark.end)
        yield Segment(document.text[left:right], over)


def paragraphs(document: Document) -> Iterator[tuple[Region, int, int]]:
    """Lines of the text with the region each stands in: (region, start, end), blank lines left out.

    A dateline is given with the line that it opens, as one body paragraph.
    """
    offset = 0
    for line in document.text.splitlines(keepends=True):
        start, end = offset, offset + len(line.rstrip())
        offset += len(line)
        if end <= start or not line.strip():
            continue
        region = document.region_at(start + len(line) - len(line.lstrip()))
        if region is None:
            region = Region("boilerplate", start, end)
        elif region.kind == "dateline" and region.end < end:
            region = Region("body", start, end)
        yield region, start, end


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record in words, for tables and cards; "–" stands for what is unknown."""

    status: str
    actors: str
    event: str
    trigger: str
    recipients: str
    when: str
    where: str
    counts: str
    chain: tuple[str, ...]
    sentence: str


def record_line(record: Record) -> RecordLine:
    """The fields of a record as a reader wants to see them."""
    mode = f" · {record.event.mode}" if record.event.mode else ""
    chain = tuple(
        f"{(link.source.name or link.source.text) if link.source else 'an unnamed source'} {link.stance}"
        for link in record.according_to
    )
    when = (record.time.value or record.time.text or "–") if record.time else "–"
    if record.time and record.time.origin == "published":
        when += " (day of publication)"
    where = "–"
    if record.place:
        where = record.place.text
        known = ", ".join(part for part in (record.place.name, record.place.country) if part)
        where = known or where
    return RecordLine(
        status=record.status,
        actors=_parties(record.actors),
        event=f"{record.event.type}{mode}",
        trigger=record.trigger.text,
        recipients=_parties(record.recipients),
        when=when,
        where=where,
        counts=", ".join(f"{count.text} ({count.kind})" for count in record.counts),
        chain=chain,
        sentence=" ".join(record.sentence.text.split()),
    )


def _parties(parties: tuple[Party, ...]) -> str:
    names = []
    for party in parties:
        name = party.name or party.text
        names.append(f"{name} [{party.country}]" if party.country else name)
    return ", ".join(names) or "–"
