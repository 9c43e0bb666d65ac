"""Actors and recipients: which parties fill the places that a trigger opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from spacy.tokens import Doc, Token

from according.document import Document, Party, Place, Timex
from according.events.arguments import Frame, antecedent, forms, preposition
from according.words import base, char_token

Mention = TypeVar("Mention", Party, Place, Timex)

PERSONAL = frozenset({"he", "she", "they", "we", "it", "him", "her", "them", "us", "who", "whom"})
DESCEND = (
    "of",
    "by",
    "against",
    "with",
    "between",
    "among",
    "on",
    "to",
    "from",
    "for",
    "toward",
    "towards",
    "over",
    "at",
    "in",
    "near",
)
DEFAULT_RECIPIENT = (
    "iobj",
    "obj",
    "against",
    "with",
    "to",
    "on",
    "upon",
    "at",
    "toward",
    "towards",
    "from",
    "over",
    "of",
    "about",
    "for",
    "ccomp",
    "xcomp",
    "in",
)
DEFAULT_NOUN_ACTOR = ("light", "by", "between", "poss", "mod", "among", "from", "subj")
DEFAULT_NOUN_RECIPIENT = (
    "lightobj",
    "against",
    "on",
    "with",
    "to",
    "of",
    "at",
    "over",
    "toward",
    "towards",
    "for",
    "in",
)
NO_PARTY = frozenset({"DATE", "MONEY", "QUANTITY"})
NAMING = frozenset({"ADJ", "PROPN"})
LOCATIVE = frozenset({"in", "at", "near", "inside", "across", "through", "along"})
AIMED = frozenset(
    {"ASSAULT", "PROTEST", "COERCE", "SANCTION", "ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "RETREAT"}
)
STEPS = 3  # how deep a party is looked for inside a phrase


class Parties:
    """Parties and places of a Document by token, and phrases that read as parties though none was found.

    `people` are lemmas for persons and groups, `targets` for things that are attacked or held ("convoy").
    """

    def __init__(
        self,
        doc: Doc,
        document: Document,
        parties: Sequence[Party],
        places: Sequence[Place],
        classes: Mapping[str, frozenset[str]],
        times: Sequence[Timex] = (),
    ) -> None:
        self.document = document
        self.people = classes.get("people", frozenset())
        self.targets = classes.get("targets", frozenset())
        self.transparent = classes.get("transparent", frozenset())
        self._parties = covering(doc, parties)
        self._places = covering(doc, places)
        self._times = covering(doc, times)
        self.places = sorted(places, key=lambda place: place.start)

    def is_time(self, token: Token) -> bool:
        """Whether the token stands in a time expression ("at 6 am")."""
        return token.i in self._times or token.ent_type_ == "DATE"

    def at(self, token: Token) -> Party | None:
        """The party whose words hold the token, the longest where several do."""
        return self._parties.get(token.i)

    def place(self, token: Token) -> Place | None:
        """The place whose words hold the token."""
        return self._places.get(token.i)

    def is_people(self, token: Token) -> bool:
        """Whether a noun, numeral or name stands for persons."""
        return (
            any(form in self.people for form in forms(token))
            or token.ent_type_ in {"PERSON", "NORP"}
            or token.text.lower() in PERSONAL
            or (token.pos_ == "NUM" and token.ent_type_ not in NO_PARTY)
        )

    def is_target(self, token: Token) -> bool:
        """Whether a noun is a thing or a place that force is used on, whoever owns it."""
        return any(form in self.targets for form in forms(token)) or self.place(token) is not None

    def is_party(self, token: Token) -> bool:
        return (
            self.at(token) is not None
            or token.ent_type_ in {"PERSON", "NORP", "ORG"}
            or (token.text.lower() in PERSONAL)
        )

    def through(self, token: Token) -> Token:
        """Past words that only measure ("a series of attacks" gives attacks)."""
        for _ in range(STEPS):
            if all(form not in self.transparent for form in forms(token)) and token.pos_ != "NUM":
                return token
            inner = [c for c in token.children if base(c.dep_) == "nmod" and preposition(c) == "of"]
            if not inner:
                return token
            token = inner[0]
        return token

    def resolve(self, head: Token, things: bool = False) -> list[Party]:
        """The parties of a phrase and of those coordinated with it; empty where it names none."""
        found: list[Party] = []
        for token in conjuncts(head):
            party, apposed = self.at(token), self.apposed(token)
            if party is not None and apposed is not None:
                party = joined(party, apposed, self.document) or party
            party = party or apposed or self.derive(token, things)
            if party is not None and all(not party.overlaps(other) for other in found):
                found.append(party)
        return found

    def apposed(self, token: Token) -> Party | None:
        """A party in apposition ("the country's top diplomat, Anna Berg")."""
        for child in token.children:
            if base(child.dep_) in {"appos", "flat"}:
                party = self.at(child)
                if party is not None:
                    return party
        return None

    def derive(self, head: Token, things: bool) -> Party | None:
        """A party made from a phrase for persons, or for forces and goods of a known party; null where unknown."""
        token = self.through(head)
        if token.i != head.i and (party := self.at(token)) is not None:
            return party
        if token.pos_ not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} or token.ent_type_ in NO_PARTY:
            return None
        owner = self.owner(token)
        # A thing stands for its owner; what belongs to nobody is no party.
        thing = things and owner is not None and (any(f in self.targets for f in forms(token)))
        place = self.place(token)
        state = place is not None and (place.precision == "country" or place.feature == "PPLC")
        if not (self.is_people(token) or token.ent_type_ == "ORG" or thing or state):
            return None
        start, end = noun_phrase(token)
        if owner is None:
            inside = (self.at(word) for word in token.doc[token.left_edge.i : token.i] if word.pos_ in NAMING)
            owner = next((party for party in inside if party is not None and party.country), None)
        country = owner.country if owner else place.country if place else None
        sectors = owner.sectors if owner and self.is_people(token) else ()
        span = self.document.span(start, end)
        kind = "pronoun" if token.pos_ == "PRON" else "country" if state else "other"
        return Party(span.start, span.end, span.text, country=country, sectors=sectors, kind=kind, why=("phrase",))

    def owner(self, token: Token) -> Party | None:
        """The party that a phrase belongs to by its modifiers ("Iraqi troops", "troops of Iraq")."""
        ranked = sorted(
            (c for c in token.children if base(c.dep_) in {"amod", "compound", "nmod"}),
            key=lambda c: base(c.dep_) == "nmod" and c.dep_ != "nmod:poss",
        )
        for child in ranked:
            if base(child.dep_) != "nmod" or child.dep_ == "nmod:poss" or preposition(child) in {"of", "from"}:
                party = self.at(child)
                if party is not None:
                    return party
        return None

    def descend(self, head: Token, depth: int = STEPS, things: bool = False) -> list[Party]:
        """Parties inside a phrase that names none itself: possessor, modifiers, then its phrases in order."""
        if depth == 0:
            return []
        children = list(head.children)
        for child in children:
            if child.dep_ == "nmod:poss" or base(child.dep_) in {"amod", "compound"}:
                found = self.resolve(child)
                if found and self.at(child) is not None:
                    return found
        phrases = [c for c in children if base(c.dep_) in {"nmod", "obl"} and c.dep_ != "nmod:poss"]
        for name in DESCEND:
            for child in phrases:
                if preposition(child) == name:
                    found = self.resolve(child, things) or self.descend(child, depth - 1, things)
                    if found:
                        return found
        for child in children:
            if child.dep_ == "acl" or base(child.dep_) == "conj":
                found = self.clause(child, depth - 1)
                if found:
                    return found
        return []

    def clause(self, verb: Token, depth: int = STEPS) -> list[Party]:
        """The party that a complement clause is about: its subject, else its object or a phrase of it."""
        if depth <= 0:
            return []
        for deps in ({"nsubj"}, {"obj", "iobj"}, {"obl"}, {"xcomp", "ccomp"}):
            for child in verb.children:
                if base(child.dep_) not in deps:
                    continue
                if deps == {"xcomp", "ccomp"}:
                    found = self.clause(child, depth - 1)
                else:
                    head = antecedent(child)
                    found = self.resolve(head) or self.descend(head, depth - 1)
                if found:
                    return found
        return []


def covering(doc: Doc, spans: Iterable[Mention]) -> dict[int, Mention]:
    """Token index → the longest span that covers the token."""
    index: dict[int, Mention] = {}
    for span in sorted(spans, key=lambda s: s.end - s.start):
        token = char_token(doc, span.start)
        while token is not None and token.idx < span.end:
            index[token.i] = span
            token = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return index


def conjuncts(head: Token) -> list[Token]:
    """A head and the heads coordinated with it, in order."""
    found = [head]
    for item in found:
        found.extend(c for c in item.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
        if len(found) > 12:
            break
    return found


def noun_phrase(token: Token) -> tuple[int, int]:
    """Character bounds of a noun with what stands before it, and an "of" phrase after it; no clauses."""
    left = min(
        [
            token.i,
            *(
                c.left_edge.i
                for c in token.children
                if c.i < token.i and c.dep_ not in {"cc", "punct", "case", "mark", "advmod", "acl:relcl"}
            ),
        ]
    )
    right = token.i
    for child in token.children:
        if child.i > token.i and (
            base(child.dep_) == "flat" or (base(child.dep_) == "nmod" and preposition(child) == "of")
        ):
            inner = [c.i for c in child.subtree if c.i <= child.i]
            right = max(right, child.i, *inner)
    last = token.doc[right]
    return token.doc[left].idx, last.idx + len(last)


def fill(
    parties: Parties, frame: Frame, path: Sequence[str], light: Frame | None, things: bool, type_: str = ""
) -> list[Party]:
    """Parties on the first step of a path that holds any; steps are slots, prepositions, "light", "none".

    `type_` is the event's type where recipients are looked for: where an attack or a protest takes place is not
    whom it is aimed at.
    """
    for step in path:
        if step == "none":
            return []
        found = at_step(parties, frame, step, light, things, step in LOCATIVE and type_ in AIMED)
        if found:
            return found
    return []


def at_step(
    parties: Parties, frame: Frame, step: str, light: Frame | None, things: bool, no_place: bool = False
) -> list[Party]:
    """Parties at one step of a path; with `no_place`, those alone that are not named as places."""
    heads = step_heads(frame, step, light)
    if no_place:
        heads = [head for head in heads if parties.place(head) is None]
    found: list[Party] = []
    for head in heads:
        if step in {"mod"}:
            inner = [party] if (party := parties.at(head)) is not None else []
        elif step in {"ccomp", "xcomp"} or head.pos_ == "VERB":
            inner = parties.clause(head)
        else:
            inner = parties.resolve(head, things) or parties.descend(head, things=things)
        found.extend(p for p in inner if all(not p.overlaps(other) for other in found))
    return titled(found, parties.document)


def step_heads(frame: Frame, step: str, light: Frame | None) -> list[Token]:
    """Heads of the phrases at one step of a path; "light" and "lightobj" stand at the light verb."""
    if step == "light":
        return light.subjects if light else []
    if step == "lightobj":
        places = ("on", "against", "to", "at", "with")
        return [*light.indirect, *(t for name in places for t in light.slot(name))] if light else []
    return frame.slot(step)


def titled(found: list[Party], document: Document) -> list[Party]:
    """Parties with a title and the name right after it as one, where a tree parts them."""
    kept: list[Party] = []
    for party in sorted(found, key=lambda p: p.start):
        both = joined(kept[-1], party, document) if kept else None
        if both is not None:
            kept[-1] = both
        else:
            kept.append(party)
    return kept


def joined(title: Party, name: Party, document: Document) -> Party | None:
    """A title and the name right after it as one party ("the governor Ann Lee"); None where they are not that."""
    if title.name not in (None, name.name) or not name.name or document.text[title.end : name.start] != " ":
        return None
    span = document.span(title.start, name.end)
    return replace(name, start=span.start, end=span.end, text=span.text, sectors=name.sectors or title.sectors)


def without(parties: Iterable[Party], others: Iterable[Party]) -> tuple[Party, ...]:
    """Parties that share no word with the others."""
    taken = list(others)
    return tuple(p for p in parties if all(not p.overlaps(other) for other in taken))
