"""Where an event happened by another telling of it: "Gunmen attacked a hotel in the port. The attack lasted an hour".

An event that is spoken of as known, or whose sides are those of another record of its kind, happened where that one
did; so did what the next sentence tells of violence without a place of its own ("Militants stormed a post near the
town. Six soldiers were killed"). Two places that lie apart leave it open, as do days that do not meet. What only
sources told places no event of the outlet's own voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from according.document import Document
from according.events.lexicon import EventLexicon
from according.events.placephrases import RANK
from according.events.retold import DEEDS, TALKS, TOLD, points_back, reference
from according.events.tellings import (
    RECENT,
    Telling,
    distant,
    key_of,
    lately,
    other_days,
    same_deed,
    same_family,
    sayable,
    telling_of,
)
from according.record import Record

SCENES = frozenset({"ASSAULT", "PROTEST"})
"""Types of which sentence after sentence tells: "They clashed with the police in the port. Two were killed"."""
PASSING = frozenset({"over", "across", "toward", "towards", "past", "beyond", "into", "to", "from"})
"""What stands before a place that something only passed, went to or came from."""
STARTING = frozenset({"from"})
"""What stands before the place that a missile is launched at."""
CLOSE = frozenset({"point", "city", "district", "region"})
NEXT = 3  # characters between two sentences of which one follows the other


def placed_again(records: Sequence[Record], doc: Doc, document: Document, lexicon: EventLexicon) -> list[Record]:
    """The records of a report in text order, with the places filled that another telling names."""
    tellings = {id(record): telling for record in records if (telling := telling_of(record, doc)) is not None}
    found: list[Record] = []
    for record in records:
        telling = tellings.get(id(record))
        filled = record
        if telling is not None and record.place is None and record.status in TOLD:
            filled = placed(telling, list(tellings.values()), document, lexicon) or record
            tellings[id(record)] = replace(telling, record=filled)
        found.append(filled)
    return found


def placed(telling: Telling, tellings: Sequence[Telling], document: Document, lexicon: EventLexicon) -> Record | None:
    """A record with the place of another telling of its event, or of the scene that the sentence before is set in."""
    record = telling.record
    if record.event.type not in DEEDS | TALKS:
        return None
    others = [t for t in tellings if t is not telling and not other_days(record, t.record)]
    same = [t for t in others if one_event(telling, t, lexicon)]
    before = [t for t in same if t.record.trigger.start < record.trigger.start]
    if before and before[-1].record.place is None:  # the last of several that are alike happened who knows where
        return None
    fitting = [t for t in same if stood(t, document) and (sayable(record, t.record) or record.status == "claimed")]
    fitting = [t for t in fitting if t in before] or fitting
    donor = agreed_place(record, outermost(fitting) if telling.word.tag_ == "NNS" else fitting)
    if donor is None and not same and record.event.type in SCENES and not names_place(record, document):
        scenes = [t for t in others if sayable(record, t.record) and stood(t, document)]
        donor = agreed_place(record, [t for t in scenes if one_scene(record, t.record)])
    if donor is None:
        return None
    why = f"place: of {donor.record.trigger.text!r} at {donor.record.trigger.start}, the same event"
    return replace(record, place=donor.record.place, why=(*record.why, why))


def stood(telling: Telling, document: Document) -> bool:
    """Whether a record's place is where it happened: not what a missile flew over or somebody went to."""
    place = telling.record.place
    if place is None or place.precision is None:
        return False
    words = document.text[max(0, place.start - 20) : place.start].lower().split()[-2:]
    if telling.record.event.type == "MOBILIZE":
        return any(word in STARTING for word in words)
    return not any(word in PASSING for word in words)


def one_event(telling: Telling, other: Telling, lexicon: EventLexicon) -> bool:
    """Whether two records tell of one event: spoken of as known, or with the same sides."""
    one, two = telling.record, other.record
    if one.event.type != two.event.type:
        return False
    if same_sides(one, two) and (one.event.mode == two.event.mode or telling.stem == other.stem):
        return True
    known = telling.word if one.event.type in TALKS else reference(telling, lexicon)
    if known is None or not points_back(known, one) or not compatible(one, two):
        return False
    if one.event.type in TALKS:
        return telling.stem == other.stem
    return same_family(telling, other) if telling.family or other.family else same_deed(known, other)


def same_sides(one: Record, two: Record) -> bool:
    """Whether two records name the same actors and the same recipients, both sides or the one that both have."""
    sides = [(key_of(one.actors), key_of(two.actors)), (key_of(one.recipients), key_of(two.recipients))]
    return all(left is not None and left == right for left, right in sides) and all(left for left, _ in sides)


def compatible(one: Record, two: Record) -> bool:
    """Whether nothing speaks against two records telling of one event: sides that are the same, or told once only.

    Victims that the other one lacks are its own where it stands right before.
    """
    if one.actors and two.actors and key_of(one.actors) != key_of(two.actors):
        return False
    if not one.recipients:
        return True
    if two.recipients:
        return key_of(one.recipients) == key_of(two.recipients)
    return 0 <= one.trigger.start - two.trigger.start <= RECENT


def agreed_place(record: Record, tellings: Iterable[Telling]) -> Telling | None:
    """The telling with the finest place where all lie together, else where those right before the record do."""
    naming = list(tellings)
    for some in (naming, lately(record, naming)):
        places = [t.record.place for t in some if t.record.place is not None]
        if places and not any(distant(place, places[0]) for place in places):
            return min(some, key=lambda t: RANK.get((t.record.place and t.record.place.precision) or "", 9))
    return None


def outermost(tellings: list[Telling]) -> list[Telling]:
    """Of tellings in several towns those that say where all of them were: "the attacks" after one in each of two."""
    close = {t.record.place.name for t in tellings if t.record.place and t.record.place.precision in CLOSE}
    wider = [t for t in tellings if t.record.place and t.record.place.precision not in CLOSE]
    return tellings if len(close) < 2 else wider


def names_place(record: Record, document: Document) -> bool:
    """Whether the sentence of a record names a place of its own."""
    start, end = record.sentence.start, record.sentence.end
    return any(start <= place.start < end for place in document.places)


def one_scene(record: Record, before: Record) -> bool:
    """Whether a record tells on what happened at a place, in the sentence right after the one that names it."""
    gap = record.sentence.start - before.sentence.end
    if not 0 <= gap <= NEXT or before.event.type not in SCENES or before.place is None:
        return False
    return before.place.precision in CLOSE and before.place.relation in (None, "near")
