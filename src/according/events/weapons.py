"""Weapons: which were used in an event, by the words of `weapons.tsv` and the model's entities of that kind.

A record has no field for them; `weapons_of` reads them off the sentence of a trigger. A weapon belongs to an event
where the dependency path between the two is short and stays within the clause: "a bomb exploded", "killed with a
machete", "a car bomb attack", "throwing grenades, they attacked".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from according.resources import table
from according.words import base

REACH = 4
"""Steps between a weapon and its event: "armed with rifles, the men who attacked" is four."""
BARRIERS = frozenset({"ccomp", "parataxis", "csubj"})
"""Relations that part one event from another: what is said is not done with what the speaker holds."""
EVENT = "event"
MODEL_LABEL = "Weapon"


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon as mentioned: its noun, the words it is named by, and its kind (None where the model alone says so).

    `unsure` marks a word that means a weapon only beside an act of force ("stone", "device").
    """

    head: Token
    words: Span
    kind: str | None
    unsure: bool = False


@cache
def lexicon(language: str = "en") -> Mapping[str, tuple[str, str]]:
    """Word or words of `weapons.tsv` → kind and sense; ResourceError (file:line) where a row does not hold."""
    found: dict[str, tuple[str, str]] = {}
    for row in table("weapons", ("word", "kind", "sense"), language):
        if row["sense"] not in {"", EVENT}:
            raise row.error(f"got sense {row['sense']!r}, expected {EVENT!r} or nothing")
        found[row["word"]] = (row["kind"], row["sense"])
    return found


def weapon_at(token: Token) -> Weapon | None:
    """The weapon that a noun names, with its compound parts and adjectives; None where it is none."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    known = lexicon()
    parts = [c for c in token.children if base(c.dep_) in {"compound", "amod"} and c.i < token.i]
    first = min([token.i, *(part.i for part in parts)])
    found: tuple[str, str] | None = None
    for start in range(first, token.i + 1):
        before = "".join(t.lower_ + t.whitespace_ for t in token.doc[start : token.i])
        found = next((known[before + form] for form in forms_of(token) if before + form in known), None)
        if found:
            break
    if found is None and not (base(token.dep_) not in {"compound", "flat"} and told_by_model(token)):
        return None
    if found and base(token.dep_) == "compound" and weapon_at(token.head) is not None:
        return None  # "car bomb" is named by its last word
    kind, sense = found or (None, "")
    return Weapon(token, token.doc[first : token.i + 1], kind, sense == EVENT)


def told_by_model(token: Token) -> bool:
    """Whether the model's head for reports takes a noun for a weapon; what it takes for a vehicle is none here."""
    spans = token.doc.spans.get("report", ())
    return any(span.label_ == MODEL_LABEL and span.start <= token.i < span.end for span in spans)


def forms_of(token: Token) -> tuple[str, ...]:
    """What a noun may be listed as: lemma, form, form without s; not as a verb might ("bombing" is no bomb)."""
    return token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")


def weapons_in(sentence: Span) -> Iterator[Weapon]:
    """The weapons that a sentence names, used or not, in order; words that may be none are left out."""
    yield from (weapon for weapon in map(weapon_at, sentence) if weapon is not None and not weapon.unsure)


def weapons_of(trigger: Token) -> list[Weapon]:
    """The weapons that belong to the event at `trigger`, a word of a parsed Doc, in text order."""
    found = map(weapon_at, trigger.sent)
    return [weapon for weapon in found if weapon is not None and linked(weapon.head, trigger)]


def linked(one: Token, other: Token) -> bool:
    """Whether two words of a sentence are near in its tree, with no clause of another's making between them."""
    left, right = climb(one), climb(other)
    places = {token.i: steps for steps, token in enumerate(right)}
    for steps, token in enumerate(left):
        if token.i in places:
            path = [*left[:steps], *right[: places[token.i]]]
            return len(path) <= REACH and all(base(word.dep_) not in BARRIERS for word in path)
    return False


def climb(token: Token) -> list[Token]:
    """A word and those above it, as far as REACH goes."""
    found = [token]
    while len(found) <= REACH and token.head.i != token.i:
        token = token.head
        found.append(token)
    return found
