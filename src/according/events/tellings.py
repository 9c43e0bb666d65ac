"""Tellings: records as a report tells of an event more than once, and what tells two of them apart.

Two tellings are of one event where their words, victims, days and places do not speak against it; the words that tell
are `lexicons/en/tellings.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from according.document import Party, Place
from according.record import Record
from according.resources import table
from according.words import char_token

STATE = frozenset({"GOV", "MIL", "SPY", "LEG", "COP"})
FAMILIES = frozenset({
    ("MOBILIZE", "weapons"), ("RETREAT", "release"), ("ASSAULT", "abduct"), ("SANCTION", "discontinue"),
})  # fmt: skip
"""Types and modes whose records tell one kind of deed by whatever word."""
STEM = 4  # letters that a verb and its noun have in common ("invade", "invasion")
RECENT = 400  # characters before a record in which what was told last is what "the attack" means
FEW = 5  # up to which figures may be those of any victims
FAR = 3.0  # degrees of latitude or longitude from which on two places are two events'


@cache
def words_of(name: str, language: str = "en") -> frozenset[str]:
    """The words of one row of `tellings.tsv`."""
    rows = table("tellings", ("name", "words"), language)
    return frozenset(word for row in rows if row["name"] == name for word in row.words("words"))


@dataclass(frozen=True, slots=True)
class Telling:
    """A record with the words of its trigger: the event's own word, and what tells which event it is."""

    record: Record
    word: Token
    stem: str

    @property
    def family(self) -> bool:
        return (self.record.event.type, self.record.event.mode) in FAMILIES


def telling_of(record: Record, doc: Doc) -> Telling | None:
    """A record with its word: the noun of "carried out an attack", else the first word of the trigger."""
    first = char_token(doc, record.trigger.start)
    if first is None:
        return None
    words = [token for token in doc[first.i : first.i + 12] if token.idx < record.trigger.end]
    nouns = [token for token in words if token.pos_ == "NOUN"]
    word = nouns[-1] if nouns else words[0]
    return Telling(record, word, word.lemma_.lower()[:STEM])


def same_family(one: Telling, two: Telling) -> bool:
    """Whether two records have the same type and mode."""
    return (one.record.event.type, one.record.event.mode) == (two.record.event.type, two.record.event.mode)


def same_deed(event: Token, other: Telling) -> bool:
    """Whether a record tells of what a word means: by a word of the same stem, or any attack for "the attack"."""
    lemma = event.lemma_.lower()
    kind = {"ASSAULT": "broad", "PROTEST": "gatherings"}.get(other.record.event.type)
    broad = event.pos_ == "NOUN" and kind is not None and lemma in words_of(kind)
    return broad or other.stem == lemma[:STEM] or (lemma in words_of("tests") and other.record.event.mode == "weapons")


def sayable(record: Record, other: Record) -> bool:
    """Whether a record may be filled from another: what a source claims stays with that source, and those it quotes.

    What a source admits of itself others may say too.
    """
    if other.status == "reported" or admitted(other):
        return True
    told = sources(other)
    return other.status == record.status == "claimed" and sources(record)[: len(told)] == told


def admitted(record: Record) -> bool:
    """Whether a source claims a deed of its own: "the group said it had carried out the attack"."""
    said = record.according_to[-1].source if record.according_to else None
    if record.status != "claimed" or said is None or said.kind == "pronoun" or not record.actors:
        return False
    if record.according_to[-1].stance != "asserts":
        return False
    return key_of([said]) is not None and key_of([said]) == key_of(record.actors)


def lately(record: Record, tellings: Iterable[Telling]) -> list[Telling]:
    """The tellings that stand in the sentences right before a record."""
    start = record.trigger.start
    return [other for other in tellings if start - RECENT <= other.record.trigger.start < start]


def sources(record: Record) -> list[object]:
    return [link.source and (link.source.name or link.source.text) for link in record.according_to]


def same_victims(one: Record, two: Record) -> bool:
    """Whether two records have a recipient in common, by name, or by noun where the first is spoken of as known."""
    names = {party.name for party in two.recipients if party.name}
    words = {last_word(party) for party in two.recipients if not party.name}
    texts = {party.text.lower() for party in two.recipients} | numbers(two)
    return any(
        party.name in names
        if party.name
        else party.text.lower().removeprefix("the ") in texts
        or party.text.lower() in texts
        or (last_word(party) in words and first_word(party) in words_of("known"))
        for party in one.recipients
    )


def numbers(record: Record) -> set[str]:
    """Figures that recipients begin with: "the 21" are the "21 girls" told of before."""
    first = {first_word(party) for party in record.recipients if not party.name}
    return {word for word in first if word.isdigit() and int(word) > FEW}


def far_apart(one: Record, two: Record) -> bool:
    """Whether a record has a place and another has one far from it, or, where only a noun tells, none."""
    if one.place is None:
        return False
    if two.place is None:
        return one.event.type == "ASSAULT" and not one.recipients
    return distant(one.place, two.place)


def distant(one: Place, two: Place) -> bool:
    """Whether two places are known to lie far from each other."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return False
    return abs(one.lat - two.lat) > FAR or abs(one.lon - two.lon) > FAR


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
        elif party.kind == "pronoun" or first_word(party) in words_of("owned"):
            return None
        else:
            keys.add(f"{party.country} {last_word(party)}")
    return frozenset(keys)


def first_word(party: Party) -> str:
    """The first word of a party, in small letters."""
    return party.text.lower().split()[0]


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
