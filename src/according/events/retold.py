"""Sides of an event that its sentence leaves open and another sentence of the report tells.

"Militants stormed the base. The attack killed five": the attack is the storming. An event that is spoken of as known
(with "the" or "this", or as "Friday's") or whose victims are those of an earlier telling takes what it lacks from the
records of its kind, where all of the report's that name somebody name the same; where two disagree it stays open.
What only a source told is no fact of the outlet's: a claimed telling fills another claim of the same source alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from according.events.answered import answered
from according.events.arguments import is_passive
from according.events.frames import verb_frame
from according.events.lexicon import EventLexicon
from according.events.marks import forms
from according.events.tellings import (
    Telling,
    apart,
    far_apart,
    key_of,
    lately,
    other_days,
    same_deed,
    same_family,
    same_victims,
    sayable,
    telling_of,
    told_at,
    words_of,
)
from according.record import Record
from according.words import base

TOLD = frozenset({"reported", "claimed"})
DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "MOBILIZE", "PROTEST"})
TALKS = frozenset({"CONSULT", "AGREE", "COOPERATE"})
MANY = 4  # tellings of which nearly all tell whose story the report is
MOST = 0.75
VICTIMS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Types whose recipients may be told elsewhere: a weapon's launch is aimed at nobody who is not named with it."""


def retold(records: Sequence[Record], doc: Doc, lexicon: EventLexicon) -> list[Record]:
    """The records of a report in text order, with the sides filled that another telling of the same event names."""
    tellings = [telling for record in records if (telling := telling_of(record, doc)) is not None]
    by_record = {id(telling.record): telling for telling in tellings}
    found: list[Record] = []
    for record in records:
        telling = by_record.get(id(record))
        filled = None if telling is None else completed(telling, tellings, lexicon)
        found.append(filled or record)
    return found


def completed(telling: Telling, tellings: Sequence[Telling], lexicon: EventLexicon) -> Record | None:
    """The record with what it lacks, or None where nothing is to be added."""
    record = telling.record
    if record.status not in TOLD:
        return None
    if record.event.type in {"ACCUSE", "REJECT"}:
        answer = answered(telling, tellings, lexicon.control)
        return answer or (condemned(telling, tellings, lexicon) if record.event.type == "ACCUSE" else None)
    if record.event.type in TALKS:
        return met_again(telling, tellings)
    if record.event.type not in DEEDS:
        return None
    event = reference(telling, lexicon)
    if event is None and not record.actors and once_more(telling):
        tellings = [t for t in tellings if t.record.sentence == record.sentence and t.word.i < telling.word.i]
        event = telling.word
    if event is not None and not record.actors:
        donor = donor_of(event, telling, tellings, "actors")
        if donor is not None and apart(donor.record.actors, record.recipients):
            record = replace(record, actors=donor.record.actors, why=(*record.why, told_at("actors", donor)))
    if event is not None and record.event.type in VICTIMS and not record.recipients and bare(telling.word):
        donor = donor_of(event, telling, tellings, "recipients")
        if donor is not None and apart(donor.record.recipients, record.actors):
            record = replace(
                record, recipients=donor.record.recipients, why=(*record.why, told_at("recipients", donor))
            )
    return None if record is telling.record else record


def condemned(telling: Telling, tellings: Sequence[Telling], lexicon: EventLexicon) -> Record | None:
    """ "Condemned the launch": whoever the report says launched it is whom the words are aimed at."""
    record, word = telling.record, telling.word
    if record.recipients or word.pos_ != "VERB":
        return None
    for deed in verb_frame(word, lexicon.control).objects:
        kinds = types_of(deed, lexicon) & DEEDS
        if not points_back(deed) or not kinds:
            continue
        same = [t for t in tellings if t.record.event.type in kinds and same_deed(deed, t)]
        donor = agreed(record, same, "actors")
        if donor is not None and apart(donor.record.actors, record.actors):
            why = (*record.why, told_at("actors", donor))
            return replace(record, recipients=donor.record.actors, why=why)
    return None


def met_again(telling: Telling, tellings: Sequence[Telling]) -> Record | None:
    """ "The talks" after "talks between A and B": both sides, where the report tells of no others."""
    record, word = telling.record, telling.word
    if record.actors or record.recipients or not points_back(word):
        return None
    same = [t for t in tellings if t is not telling and t.record.event.type == record.event.type]
    meetings = words_of("meetings")
    same = [t for t in same if t.stem == telling.stem or (t.stem in meetings and telling.stem in meetings)]
    sided = [t for t in same if len(t.record.actors) + len(t.record.recipients) > 1]
    keys = {key_of((*t.record.actors, *t.record.recipients)) for t in sided}
    before = [t for t in sided if t.record.trigger.start < record.trigger.start and sayable(record, t.record)]
    if len(keys) != 1 or None in keys or not before or other_days(record, before[-1].record):
        return None
    donor = before[-1].record
    why = (*record.why, told_at("both sides", before[-1]))
    return replace(record, actors=donor.actors, recipients=donor.recipients, why=why)


def donor_of(event: Token, telling: Telling, tellings: Sequence[Telling], side: str) -> Telling | None:
    """The telling that names who is on one side of what a word means."""
    of_type = [t for t in tellings if t is not telling and t.record.event.type == telling.record.event.type]
    same = [t for t in of_type if (same_family(telling, t) if telling.family or t.family else same_deed(event, t))]
    known = points_back(event, telling.record) or once_more(telling)
    return agreed(telling.record, same, side, lambda other: fits(telling, other, known))


def agreed(
    record: Record, same: Iterable[Telling], side: str, fitting: Callable[[Telling], bool] = lambda _: True
) -> Telling | None:
    """The last telling before a record, else the first after it, that names one side; None where the last ones differ.

    Where victims are known, tellings of the same victims are asked alone; what is told first of further victims than
    those told before is another event than the one that is known by then.
    """
    same = list(same)
    naming = [other for other in same if getattr(other.record, side)]
    if side == "actors" and record.recipients:
        naming = [t for t in naming if same_victims(record, t.record)] or naming
    if not at_one(naming, side):  # where the report tells of two attackers, those of the attack told last
        last = lately(record, naming)
        naming = last if last else mostly(naming, side)
        if not at_one(naming, side):
            return None
    found = [other for other in naming if sayable(record, other.record) and fitting(other)]
    before = [other for other in found if other.record.trigger.start < record.trigger.start]
    if before:
        return before[-1]
    known = [t for t in same if t.record.trigger.start < record.trigger.start and t.record.recipients]
    return next(
        (t for t in found if not t.record.recipients or all(same_victims(k.record, t.record) for k in known)), None
    )


def at_one(tellings: Sequence[Telling], side: str) -> bool:
    """Whether tellings name the same parties on one side."""
    keys = {key_of(getattr(other.record, side)) for other in tellings}
    return len(keys) == 1 and None not in keys


def once_more(telling: Telling) -> bool:
    """Whether a noun without an article may repeat a deed of its sentence ("as they attacked and strikes went on")."""
    word = telling.word
    told = any(child.dep_ in {"det", "nmod:poss"} or child.lower_ in words_of("other") for child in word.children)
    return (
        word.pos_ == "NOUN" and telling.record.event.type == "ASSAULT" and word.lemma_ in words_of("broad") and not told
    )


def mostly(tellings: Sequence[Telling], side: str) -> list[Telling]:
    """The tellings that name the parties of nearly all of them on one side: those of the report's own story."""
    counted = Counter(key_of(getattr(other.record, side)) for other in tellings)
    if len(tellings) < MANY:
        return []
    key, number = counted.most_common(1)[0]
    return [t for t in tellings if key_of(getattr(t.record, side)) == key] if number >= MOST * len(tellings) else []


def reference(telling: Telling, lexicon: EventLexicon) -> Token | None:
    """The word that says which event is meant: the trigger, or the noun whose harm it tells ("the raid killed")."""
    word = telling.word
    if word.pos_ == "NOUN":
        return word if points_back(word, telling.record) or armed(telling) else None
    if word.lemma_ in words_of("harming"):
        frame = verb_frame(word, lexicon.control)
        around = [*frame.subjects, *(item for name in ("in", "by", "during") for item in frame.slot(name))]
        around += [c for item in frame.slot("as") if item.lemma_ == "result" for c in item.children]  # "as a result of"
        named = [head for head in around if "ASSAULT" in types_of(head, lexicon)]
        if named:
            return named[0] if points_back(named[0]) else None
    return word if is_passive(word) else None


def types_of(noun: Token, lexicon: EventLexicon) -> set[str]:
    """The types that a noun may be an event of."""
    if noun.pos_ != "NOUN":
        return set()
    return {row.type for form in forms(noun) for row in lexicon.nouns.get(form, ()) if not row.blocks}


def points_back(noun: Token, record: Record | None = None) -> bool:
    """Whether a noun speaks of an event as known: "the launch", "these killings", "Friday's attack".

    Its owner may be whom it befell, a recipient of its record ("their release").
    """
    if noun.pos_ != "NOUN" or any(child.lower_ in words_of("other") for child in noun.children):
        return False
    owners = [child for child in noun.children if child.dep_ == "nmod:poss"]
    if owners:
        befell = record is not None and bool(record.recipients)
        return befell or all(owner.ent_type_ == "DATE" for owner in owners)
    return any(child.dep_ == "det" and child.lower_ in words_of("pointing") for child in noun.children)


def armed(telling: Telling) -> bool:
    """Whether a noun tells of a weapon's launch or test that is none to come: "previous launches", "missile tests"."""
    word, event = telling.word, telling.record.event
    if word.pos_ != "NOUN" or event.type != "MOBILIZE" or not telling.family:
        return False
    return not any(child.lower_ in words_of("other") or child.dep_ == "nmod:poss" for child in word.children)


def bare(word: Token) -> bool:
    """Whether a word is a noun that no phrase of its own tells apart ("the attack", not "the attack in Salem")."""
    return word.pos_ == "NOUN" and all(base(child.dep_) != "nmod" or child.i < word.i for child in word.children)


def fits(telling: Telling, other: Telling, pointed: bool) -> bool:
    """Whether nothing says that two records tell of two events; without an article the victims must be the same."""
    one, two = telling.record, other.record
    if far_apart(one, two) or other_days(one, two):
        return False
    # "The attack killed five" names further victims of it.
    harm = pointed and telling.word.lemma_ in words_of("harming")
    if one.recipients and two.recipients and not harm:
        return same_victims(one, two)
    return pointed or (one.event.type == "MOBILIZE" and telling.family and not one.recipients)
