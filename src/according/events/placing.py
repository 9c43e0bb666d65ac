"""Where an event happened, by structure: never simply any place in the text."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from according.document import Document, Place
from according.events.arguments import Frame, preposition
from according.events.roles import Parties
from according.words import base

LOCATIVE = (
    "in", "at", "near", "outside", "inside", "across", "around", "along", "throughout", "within", "on",
    "over", "between", "into", "to", "off", "from", "through", "toward", "towards",
)  # fmt: skip
LOOSE = frozenset({"on", "over", "between", "to", "from", "off", "into", "toward", "towards", "through", "along"})
ABOVE = frozenset({"conj", "xcomp", "advcl", "acl", "ccomp", "obj", "obl", "nsubj", "nmod", "parataxis"})


def place_in(parties: Parties, phrase: Token) -> Place | None:
    """The place a locative phrase names: on its head, else inside it ("a camp near Rafah")."""
    found = parties.place(phrase)
    if found is not None:
        return found
    for child in phrase.children:
        if base(child.dep_) in {"compound", "amod", "flat", "appos"} and (found := parties.place(child)):
            return found
    for child in phrase.children:
        if base(child.dep_) == "nmod" and (child.dep_ == "nmod:poss" or preposition(child) in {*LOCATIVE, "of"}):
            found = place_in(parties, child)
            if found is not None:
                return found
    return None


def located(parties: Parties, token: Token, strict: bool = False) -> Place | None:
    """The place of the locative phrases that hang on a word, by the order of prepositions."""
    phrases: dict[str, list[Token]] = {}
    for child in token.children:
        if base(child.dep_) in {"obl", "nmod"} and child.dep_ not in {"nmod:poss", "obl:agent"}:
            phrases.setdefault((preposition(child) or "").split("_")[0], []).append(child)
        elif child.dep_ == "advmod" and child.text.lower() in {"near", "outside", "inside"}:
            phrases.setdefault("near", []).append(child)
    for name in LOCATIVE:
        if strict and name in LOOSE:
            continue
        for phrase in phrases.get(name, ()):
            found = place_in(parties, phrase)
            if found is not None:
                return found
    return None


def event_place(
    parties: Parties, frame: Frame, light: Frame | None, roles: Iterable[Token], type_: str
) -> Place | None:
    """The place of an event: phrases of the trigger, then of its arguments, then of the clause around it.

    Verbs that place a subject elsewhere ("said in Geneva") are not climbed into: only clauses that share
    the event (conjuncts, purposes, the verb above an event noun).
    """
    tokens = [frame.token, *([light.token] if light is not None else [])]
    verbal = type_ in {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"}
    for token in tokens:
        found = located(parties, token, strict=verbal)
        if found is not None:
            return found
    if not verbal:
        for head in roles:
            found = located(parties, head, strict=True)
            if found is not None:
                return found
        for head in frame.objects:
            if parties.place(head) is not None and (head.ent_type_ == "LOC" or type_ in {"ASSAULT", "RETREAT"}):
                return parties.place(head)
    return above(parties, tokens[-1], verbal)


def above(parties: Parties, token: Token, verbal: bool) -> Place | None:
    """The place that the clause around a word gives it, through coordination and purposes."""
    for _ in range(3):
        head = token.head
        if head.i == token.i or base(token.dep_) not in ABOVE:
            return None
        if base(token.dep_) in {"ccomp", "parataxis"}:
            return None
        found = located(parties, head, strict=True)
        if found is not None:
            return found
        token = head
    return None


def dateline_place(document: Document, places: Iterable[Place], offset: int) -> Place | None:
    """The place of the last dateline before `offset`, for events the outlet reports without another.

    A text of several articles has several datelines: a headline after one ends its reach.
    """
    opened = None
    for region in document.regions:
        if region.start > offset:
            break
        if region.kind == "dateline":
            opened = region
        elif region.kind == "headline":
            opened = None
    if opened is None:
        return None
    return next((place for place in places if opened.start <= place.start < opened.end), None)
