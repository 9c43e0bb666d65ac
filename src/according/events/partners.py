"""Whom one noun names of several states: "Indian and Chinese troops", "the foreign ministers of Russia and China".

The stage of parties has one mention of such a phrase, with the first country; each other state has a party of its own
here, in the words that name it, so that who met, fought or signed is not lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from according.document import Document, Party
from according.events.marks import preposition
from according.events.nations import HYPHENS, Nation, nation_at
from according.events.phrases import span_of
from according.words import base

PLURALS = frozenset({"NNS", "NNPS"})
KINDS = frozenset({"agent", "organisation", "other"})
SEVERAL = "one noun for several parties"
"""Why a party was made that stands in the words of another one."""
OWNING = frozenset({"of", "from"})
"""Prepositions between the noun and whose they are."""


def partners(noun: Token, party: Party, document: Document) -> list[Party]:
    """The parties of the other states that a plural noun is of, beside `party`, which has the first; mostly none."""
    if party.kind not in KINDS or party.country is None or noun.tag_ not in PLURALS:
        return []
    found = list(named(noun))
    if len(found) < 2 or party.country not in {nation.country for nation, _, _ in found}:
        return []
    others: list[Party] = []
    for nation, first, last in found:
        known = {(each.country, each.name if each.country is None else None) for each in (party, *others)}
        if (nation.country, nation.name if nation.country is None else None) in known:
            continue
        others.append(
            replace(
                party,
                **span_of(document, first.idx, last.idx + len(last)),
                id=None,
                name=None if nation.state else nation.name,
                country=nation.country,
                why=(*party.why, SEVERAL),
            )
        )
    return others


def apart(party: Party, others: Iterable[Party]) -> bool:
    """Whether a party shares no word with others, but with those whose noun it has with them."""
    return all(not party.overlaps(other) or _of_several(party, other) for other in others)


def followed(found: Sequence[Party], ruled: Sequence[Party]) -> list[Party]:
    """The parties with those of other states behind each whose noun they have, as the rules had them."""
    told = {(party.start, party.end) for party in ruled}
    if all(SEVERAL in party.why for party in ruled) and any((party.start, party.end) in told for party in found):
        return [*ruled, *(party for party in found if (party.start, party.end) not in told)]
    last, behind = None, dict[tuple[int, int], list[Party]]()
    for party in ruled:
        if SEVERAL in party.why and last is not None:
            behind.setdefault(last, []).append(party)
        else:
            last = (party.start, party.end)
    return [
        each
        for party in found
        if SEVERAL not in party.why
        for each in (party, *behind.get((party.start, party.end), ()))
    ]


def _of_several(party: Party, other: Party) -> bool:
    one, two = (party.country, party.name), (other.country, other.name)
    return (SEVERAL in party.why or SEVERAL in other.why) and one != two


def named(noun: Token) -> Iterator[tuple[Nation, Token, Token]]:
    """The states and peoples whose a noun's bearers are, each with its bounding words.

    Of adjectives side by side a second one of a people without a state tells which of the first's: "Iraqi Kurdish
    authorities" are of one land, "Russian Turkish patrols" of two.
    """
    for child in noun.children:
        people = nation_at(child)
        stateless = people is not None and people[0].country is None and base(child.dep_) == "amod"
        if stateless and child.i and child.nbor(-1).head == noun and nation_at(child.nbor(-1)):
            continue
        owning = base(child.dep_) == "nmod" and (child.dep_ == "nmod:poss" or preposition(child) in OWNING)
        if not owning and base(child.dep_) not in {"amod", "compound"}:
            continue
        for word in coordinated(child):
            at = nation_at(word)
            if at is not None and not (word.i + 1 < len(word.doc) and word.nbor(1).text in HYPHENS):
                yield at[0], at[1], word


def coordinated(word: Token) -> list[Token]:
    """A word and those coordinated with it, whatever their parts of speech."""
    found = [word]
    for item in found:
        found.extend(child for child in item.children if child.dep_ == "conj" and len(found) < 12)
    return found
