"""Sides of an event that its sentence leaves open and another sentence of the report tells.

"Militants stormed the base. The attack killed five": the attack is the storming. An event that is spoken of as known
(with "the" or "this", or as "Friday's") or whose victims are those of an earlier telling takes what it lacks from the
records of its kind, where all of the report's that name somebody name the same; where two disagree it stays open.
What only a source told is no fact of the outlet's: a claimed telling fills another claim of the same source alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from according.document import Party
from according.events.arguments import forms, is_passive, verb_frame
from according.events.lexicon import EventLexicon
from according.record import Record
from according.words import base, char_token

TOLD = frozenset({"reported", "claimed"})
DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT", "MOBILIZE"})
TALKS = frozenset({"CONSULT", "AGREE", "COOPERATE"})
VICTIMS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Types whose recipients may be told elsewhere: a weapon's launch is aimed at nobody who is not named with it."""
STATE = frozenset({"GOV", "MIL", "SPY", "LEG", "COP"})
FAMILIES = frozenset({
    ("MOBILIZE", "weapons"), ("RETREAT", "release"), ("ASSAULT", "abduct"), ("SANCTION", "discontinue"),
})  # fmt: skip
"""Types and modes whose records tell one kind of deed by whatever word."""
BROAD = frozenset({"attack", "assault", "violence", "offensive", "raid", "strike", "incident"})
"""Nouns that, with an article, may stand for an attack told by another word."""
KNOWN = frozenset({"the", "these", "those", "this", "that", "their", "his", "her", "our", "all", "both"})
"""First words of those who are spoken of as known."""
OWNED = frozenset({"whose", "his", "her", "their", "its", "our", "my", "your", "one", "some", "others"})
"""First words of unnamed parties that are hard to tell from others."""
POINTING = frozenset({"the", "this", "that", "these", "those"})
OTHER = frozenset(
    {"new", "further", "more", "any", "another", "other", "future", "possible", "next", "such", "similar"}
)
"""Adjectives of an event that is none told before."""
HARMING = frozenset({"kill", "hit", "wound", "injure", "die", "hurt", "claim", "destroy", "damage"})
MEETINGS = frozenset({"talk", "meet", "nego", "summ", "dial", "cons", "disc"})
"""Stems of words for meetings."""
TESTS = frozenset({"launch", "test", "firing"})
"""Nouns for what is told of a weapon by any of them."""
STEM = 4  # letters that a verb and its noun have in common ("invade", "invasion")
FAR = 3.0  # degrees of latitude or longitude from which on two places are two events'


@dataclass(frozen=True, slots=True)
class Telling:
    """A record with the words of its trigger: the event's own word, and what tells which event it is."""

    record: Record
    word: Token
    stem: str

    @property
    def family(self) -> bool:
        return (self.record.event.type, self.record.event.mode) in FAMILIES


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


def telling_of(record: Record, doc: Doc) -> Telling | None:
    """A record with its word: the noun of "carried out an attack", else the first word of the trigger."""
    first = char_token(doc, record.trigger.start)
    if first is None:
        return None
    words = [token for token in doc[first.i : first.i + 12] if token.idx < record.trigger.end]
    nouns = [token for token in words if token.pos_ == "NOUN"]
    word = nouns[-1] if nouns else words[0]
    return Telling(record, word, word.lemma_.lower()[:STEM])


def completed(telling: Telling, tellings: Sequence[Telling], lexicon: EventLexicon) -> Record | None:
    """The record with what it lacks, or None where nothing is to be added."""
    record = telling.record
    if record.status not in TOLD:
        return None
    if record.event.type == "ACCUSE":
        return condemned(telling, tellings, lexicon)
    if record.event.type in TALKS:
        return met_again(telling, tellings)
    if record.event.type not in DEEDS:
        return None
    event = reference(telling, lexicon)
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
    same = [t for t in same if t.stem == telling.stem or (t.stem in MEETINGS and telling.stem in MEETINGS)]
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
    known = points_back(event, telling.record)
    return agreed(telling.record, same, side, lambda other: fits(telling, other, known))


def agreed(
    record: Record, same: Iterable[Telling], side: str, fitting: Callable[[Telling], bool] = lambda _: True
) -> Telling | None:
    """The last telling before a record, else the first after it, that names one side; None where two differ.

    Where victims are known, tellings of the same victims are asked alone.
    """
    naming = [other for other in same if getattr(other.record, side)]
    if side == "actors" and record.recipients:
        naming = [t for t in naming if same_victims(record, t.record)] or naming
    keys = {key_of(getattr(other.record, side)) for other in naming}
    if len(keys) != 1 or None in keys:
        return None
    found = [other for other in naming if sayable(record, other.record) and fitting(other)]
    before = [other for other in found if other.record.trigger.start < record.trigger.start]
    return before[-1] if before else found[0] if found else None


def reference(telling: Telling, lexicon: EventLexicon) -> Token | None:
    """The word that says which event is meant: the trigger, or the noun whose harm it tells ("the raid killed")."""
    word = telling.word
    if word.pos_ == "NOUN":
        return word if points_back(word, telling.record) else None
    if word.lemma_ in HARMING:
        frame = verb_frame(word, lexicon.control)
        around = [*frame.subjects, *(item for name in ("in", "by", "during") for item in frame.slot(name))]
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
    if noun.pos_ != "NOUN" or any(child.lower_ in OTHER for child in noun.children):
        return False
    owners = [child for child in noun.children if child.dep_ == "nmod:poss"]
    if owners:
        befell = record is not None and bool(record.recipients)
        return befell or all(owner.ent_type_ == "DATE" for owner in owners)
    return any(child.dep_ == "det" and child.lower_ in POINTING for child in noun.children)


def bare(word: Token) -> bool:
    """Whether a word is a noun that no phrase of its own tells apart ("the attack", not "the attack in Salem")."""
    return word.pos_ == "NOUN" and all(base(child.dep_) != "nmod" or child.i < word.i for child in word.children)


def same_family(one: Telling, two: Telling) -> bool:
    """Whether two records have the same type and mode."""
    return (one.record.event.type, one.record.event.mode) == (two.record.event.type, two.record.event.mode)


def same_deed(event: Token, other: Telling) -> bool:
    """Whether a record tells of what a word means: by a word of the same stem, or any attack for "the attack"."""
    lemma = event.lemma_.lower()
    broad = event.pos_ == "NOUN" and lemma in BROAD and other.record.event.type == "ASSAULT"
    return broad or other.stem == lemma[:STEM] or (lemma in TESTS and other.record.event.mode == "weapons")


def sayable(record: Record, other: Record) -> bool:
    """Whether a record may be filled from another: what a source claims stays with that source."""
    if other.status == "reported":
        return True
    return other.status == record.status == "claimed" and sources(record) == sources(other)


def sources(record: Record) -> list[object]:
    return [link.source and (link.source.name or link.source.text) for link in record.according_to]


def fits(telling: Telling, other: Telling, pointed: bool) -> bool:
    """Whether nothing says that two records tell of two events; without an article the victims must be the same."""
    one, two = telling.record, other.record
    if far_apart(one, two) or other_days(one, two):
        return False
    harm = pointed and telling.word.lemma_ in HARMING  # "the attack killed five" names further victims of it
    if one.recipients and two.recipients and not harm:
        return same_victims(one, two)
    return pointed or (one.event.type == "MOBILIZE" and telling.family and not one.recipients)


def same_victims(one: Record, two: Record) -> bool:
    """Whether two records have a recipient in common, by name, or by noun where the first is spoken of as known."""
    names = {party.name for party in two.recipients if party.name}
    words = {last_word(party) for party in two.recipients if not party.name}
    texts = {party.text.lower() for party in two.recipients}
    return any(
        party.name in names
        if party.name
        else party.text.lower() in texts or (last_word(party) in words and party.text.lower().split()[0] in KNOWN)
        for party in one.recipients
    )


def far_apart(one: Record, two: Record) -> bool:
    """Whether a record has a place and another has one far from it, or, where only a noun tells, none."""
    if one.place is None:
        return False
    if two.place is None:
        return one.event.type == "ASSAULT" and not one.recipients
    (lat, lon), (north, east) = ((place.lat, place.lon) for place in (one.place, two.place))
    if lat is None or lon is None or north is None or east is None:
        return False
    return abs(lat - north) > FAR or abs(lon - east) > FAR


def other_days(one: Record, two: Record) -> bool:
    """Whether the text gives two records days that do not meet."""
    times = [record.time for record in (one, two)]
    spans = [(t.earliest, t.latest) for t in times if t is not None and t.origin == "text" and t.earliest and t.latest]
    if len(spans) < 2:
        return False
    (begin, end), (start, stop) = spans
    return str(end) < str(start) or str(stop) < str(begin)


def key_of(parties: Iterable[Party]) -> frozenset[str] | None:
    """Who a side is, so that two may be compared: states by country, others by name, else by noun; None: unknown."""
    keys: set[str] = set()
    for party in parties:
        state = party.kind == "country" or bool(STATE & set(party.sectors))
        if party.country and state and len(party.country) == 3:
            keys.add(party.country)
        elif party.id or party.name:
            keys.add(str(party.id or party.name))
        elif party.kind == "pronoun" or party.text.lower().split()[0] in OWNED:
            return None
        else:
            keys.add(f"{party.country} {last_word(party)}")
    return frozenset(keys)


def last_word(party: Party) -> str:
    """The noun of an unnamed party, in the singular: "21 schoolgirls" gives "girl"."""
    words = party.text.lower().split(" of ")[0].split()
    word = words[-1] if words else ""
    word = word.removesuffix("s")
    return "girl" if word.endswith("girl") else word


def apart(parties: Iterable[Party], others: Iterable[Party]) -> bool:
    """Whether none of the parties is one of the others."""
    mine, theirs = key_of(parties), key_of(others)
    return mine is not None and not (mine & (theirs or frozenset()))


def told_at(side: str, donor: Telling) -> str:
    """The reason that a filled record gives."""
    return f"roles: {side} of {donor.record.trigger.text!r} at {donor.record.trigger.start}, the same event"
