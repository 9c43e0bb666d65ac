"""Phrases of place: which place a phrase names, and which of several on one word counts.

"The town", "the peninsula" stand for the place last spoken of. Of several places the finest counts: "in Indonesia ...
in the capital Jakarta" is Jakarta.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from according.document import Place
from according.events.marks import preposition
from according.events.roles import Parties
from according.events.standins import STANDING_FOR, spoken_of, there
from according.words import base, word_class

LOCATIVE = (
    "in", "at", "near", "outside", "inside", "across", "around", "along", "throughout", "within", "on",
    "over", "between", "into", "to", "off", "from", "out", "through", "toward", "towards",
)  # fmt: skip
LOOSE = frozenset(
    {"on", "over", "between", "to", "from", "out", "off", "into", "toward", "towards", "through", "along"}
)
HERE = frozenset({"in", "at", "near", "outside", "inside", "across"})
RANK = {"point": 0, "city": 1, "district": 2, "area": 3, "region": 3, "country": 4}


def place_in(parties: Parties, phrase: Token) -> Place | None:
    """The place a locative phrase names: on its head, else inside it ("a camp near Rafah"), else spoken of before.

    Of several inside it the finest: "Tunisia's parliament in Tunis", "Nigeria's central state of Plateau".
    """
    found = parties.place(phrase)
    if found is not None:
        return found
    if phrase.lower_ == "there":
        return there(parties, phrase)
    inside: list[Place] = []
    abroad = phrase.lemma_.lower() in word_class("seats_abroad")  # "Israel's embassy" is not in Israel
    for child in phrase.children if not abroad else ():
        if base(child.dep_) in {"compound", "amod", "flat", "appos"} and (found := parties.place(child)):
            if found.name is not None:
                return found
            inside.append(found)
    for child in phrase.children:
        case = preposition(child)
        if phrase.lower_ in word_class("abstract_places") and case not in HERE:
            continue
        if abroad and case not in LOCATIVE:
            continue
        if base(child.dep_) == "nmod" and (child.dep_ == "nmod:poss" or case in {*LOCATIVE, "of", "like"}):
            found = place_in(parties, child)
            if found is not None:
                inside.append(found)
    if inside:
        close = inside[0].precision in {"point", "city", "district"}  # "the district of Sunan in the capital"
        return inside[0] if close else finest(inside)
    if phrase.lower_ in STANDING_FOR and phrase.i + 1 < len(phrase.doc):
        found = parties.place(phrase.nbor(1))  # "in the capital Jakarta", whatever hangs on what
        if found is not None:
            return found
    return spoken_of(parties, phrase)


def phrases(token: Token) -> Iterator[tuple[str, Token]]:
    """Preposition and head of the phrases that hang on a word; "" where there is none.

    An object or agent with a preposition of place is a phrase that was parsed as more: "marched through the streets".
    """
    for child in token.children:
        kind = base(child.dep_)
        case = (preposition(child) or "").split("_")[0] if kind in {"obl", "nmod", "obj"} else ""
        plain = kind in {"obl", "nmod"} and child.dep_ not in {"nmod:poss", "obl:agent"}
        if case == "of" and dwells(token, child):
            continue
        if plain or (child.dep_ in {"obj", "obl:agent"} and case in LOCATIVE):
            yield case, child
        elif child.dep_ == "advmod" and child.text.lower() in {"near", "outside", "inside"}:
            yield "near", child
        elif child.dep_ == "advmod" and child.lower_ == "there":
            yield "in", child


def dwells(person: Token, phrase: Token) -> bool:
    """Whether a phrase says where somebody lives, as outlets put it behind his age: "Ann Lee, 42, of Salem,"."""
    aged = (child for child in person.children if person.i < child.i < phrase.i and child.like_num)
    return person.pos_ == "PROPN" and any(aged)


def located(
    parties: Parties, token: Token, strict: bool = False, without: frozenset[str] = frozenset()
) -> Place | None:
    """The place of the locative phrases that hang on a word, by the order of prepositions, then the finest.

    `strict` leaves out the prepositions that say more often what about, where to or where from; `without` those named.
    """
    found: list[Place] = []
    hanging = list(phrases(token))
    for name in LOCATIVE:
        if (strict and name in LOOSE) or name in without:
            continue
        for case, phrase in hanging:
            if case == name and (place := place_in(parties, phrase)) is not None:
                found.append(place)
    return finest(found)


def finest(places: list[Place]) -> Place | None:
    """The first place, or one of the same country that says more closely where."""
    if not places:
        return None
    first = places[0]
    if first.name is None:  # one that is known, where it says as closely where
        first = next((place for place in places if place.precision not in (None, "country")), first)
    finer = [place for place in places if place.country == first.country and place.precision is not None]
    return min([first, *finer], key=lambda place: RANK.get(place.precision or "", 1)) if first.country else first
