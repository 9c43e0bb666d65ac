"""The day of the story in further sentences: of what goes on with the lead's news, not of background.

An act that the lead does not tell of has the time that its own words give. Told in the outlet's voice, one of the
lead's kind happened on the day of its news ("500 marched in the capital" after a lead on rallies), and so did a
meeting of those whom the lead is about. Words, aid and deals of others are of no day that the report names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from according.document import Document, Party
from according.events.again import takes_up
from according.events.sharing import speaks
from according.events.storyday import CARRIED_ON, FIRST, bounded
from according.record import Record
from according.words import char_token, word_class


def day_untold(records: Sequence[Record], doc: Doc, document: Document, parties: Sequence[Party]) -> list[Record]:
    """The records of an article in text order, the story's day taken from what is no news of its lead."""
    first = [record for record in records if not _further(record.sentence.start, document)]
    lead = {kind: _taking_part(r for r in first if r.event.type == kind) for kind in {r.event.type for r in first}}
    named = frozenset(party.name for party in parties if party.name and not _further(party.start, document))
    return [
        record
        if not _of_the_story(record, document) or _goes_on(record, doc, lead, named)
        else replace(record, time=bounded(document))
        for record in records
    ]


def _further(at: int, document: Document) -> bool:
    """Whether a place in the text lies beyond the first lines of its article's body."""
    begin: int | None = None
    for region in document.regions:
        if region.start > at:
            break
        if region.kind == "headline":
            begin = None
        elif region.kind == "body" and begin is None:
            begin = region.start
    return begin is not None and at >= begin + FIRST


def _of_the_story(record: Record, document: Document) -> bool:
    """Whether a sentence beyond the lead has its day from there, or from the date of the report."""
    time = record.time
    if time is None or time.value is None or not _further(record.sentence.start, document):
        return False
    home = document.region_at(record.sentence.start)
    return home is not None and home.kind == "body" and (time.start is None or not _further(time.start, document))


def _taking_part(records: Iterable[Record]) -> frozenset[str]:
    """The names of those who take part in events, of the unnamed the last words."""
    parties = (party for record in records for party in (*record.actors, *record.recipients))
    return frozenset(party.name or party.text.lower().split()[-1] for party in parties)


def _goes_on(record: Record, doc: Doc, lead: Mapping[str, frozenset[str]], named: frozenset[str]) -> bool:
    """Whether a record tells on what the lead tells of: by its first words, its noun, its type, or who meets.

    `lead` has those who take part in the lead's events by their types, `named` are those whom it names. What a source
    tells must be of the same people: "the bomber killed nine guests, the governor said".
    """
    trigger = char_token(doc, record.trigger.start)
    if trigger is None or any(word.lower_ in CARRIED_ON for word in trigger.sent[:3]):
        return trigger is not None
    if any(child.lower_ in word_class("later_on") for child in trigger.children):
        return False
    if trigger.pos_ == "NOUN" and takes_up(trigger):
        return True
    kind = record.event.type
    if record.status == "claimed":
        return kind in lead and not speaks(trigger) and bool(lead[kind] & _taking_part([record]))
    if record.status != "reported":
        return False
    if kind == "CONSULT" and any(p.name in named for p in (*record.actors, *record.recipients)):
        return True
    return kind in lead and not speaks(trigger)
