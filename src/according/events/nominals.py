"""Whose a nominal event is by the word that it hangs on: "blamed the raid on the rebels", "drew condemnation".

The noun's own phrases say nothing of one of its sides there; the verb, adjective or noun above it tells. Which words
do, for which slot and side, is `nominal_control.tsv`. A copula does as well: "they are at war", "the town is under
attack".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from according.document import Party
from according.events.antecedents import antecedent
from according.events.arguments import own_subjects, surface_subjects
from according.events.frames import Frame, verb_frame
from according.events.marks import forms, negated, preposition
from according.events.partners import apart
from according.events.predicates import Candidate
from according.events.roles import Parties
from according.resources import table
from according.words import base, char_token, word_class

Role = Literal["actor", "recipient"]
COPULAS = {"at": "actor", "in": "actor", "behind": "actor", "under": "recipient"}
"""Prepositions between a copula and an event that say which side the subject is on."""
PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
BECOMING = frozenset({"become", "remain", "make", "fall"})
CLIMB = 4
ANY = "*"
"""In the place of a lemma: under whatever word ("left at the request of the police")."""


@dataclass(frozen=True, slots=True)
class Link:
    """A row: where the party stands beside the word, and for which types of event that holds (empty: all)."""

    party: str
    types: frozenset[str]
    label: str


@cache
def links(language: str = "en") -> Mapping[tuple[str, str, str], Link]:
    """`nominal_control.tsv` by lemma, the slot of the event, and the side that is looked for."""
    rows = table("nominal_control", ("lemma", "slot", "role", "party", "types"), language)
    return {
        (row["lemma"], row["slot"], row["role"]): Link(
            row["party"], frozenset(row.words("types")), f"{row.file}:{row.line}"
        )
        for row in rows
    }


def linked(parties: Parties, control: Mapping[tuple[str, str], str], candidate: Candidate, role: Role) -> list[Party]:
    """The parties on one side of a nominal event that the words above it name; empty where none do."""
    noun = first_of(candidate.token)
    found = by_copula(parties, candidate, noun, role)
    if found or noun.head.i == noun.i:
        return found
    above = measured(parties, noun)
    governor = above.head
    part = part_in(above)
    if part is not None and role == "actor":
        return named(parties, involved(part, control))
    if governor.pos_ in PREDICATES:
        frame = verb_frame(governor, control)
        for slot in slots_of(frame, above):
            link = link_for(governor, slot, role, candidate.row.type)
            if link is not None and link.party == "own":
                return named(parties, [child for child in above.children if preposition(child) == "of"])
            if link is not None and not (role == "actor" and unsaid(governor)):
                return named(parties, [head for head in frame.slot(link.party) if head.i != above.i])
    elif governor.lemma_ in word_class("works") and base(above.dep_) == "nsubj" and role == "actor":
        makers = (child for child in governor.children if child.dep_ == "nmod:poss" or preposition(child) == "of")
        return named(parties, list(makers))
    elif (lead := preposition(above)) is not None:
        if lead == "behind" and role == "actor" and parties.is_people(governor):  # "the men behind the attack"
            return named(parties, [governor])
        if lead == "of" and role == "actor" and governor.lemma_.lower() in word_class("decisions"):
            return named(parties, [child for child in governor.children if child.dep_ == "nmod:poss"])
        link = link_for(governor, lead, role, candidate.row.type)
        if link is not None and governor.lemma_ == "suspect":
            return []  # "the suspects in the attacks" are only suspected
        if link is not None and link.party == "said_of":
            return named(parties, said_of(governor, control))
        if link is not None:
            return named(parties, subjects_over(governor, control))
    return by_clause(parties, control, candidate, noun, role)


def by_clause(
    parties: Parties, control: Mapping[tuple[str, str], str], candidate: Candidate, noun: Token, role: Role
) -> list[Party]:
    """The parties that a clause under the event names: "an attack that was claimed by the group".

    A tree may hang the clause on what stands between: "the killing of an officer that was claimed by".
    """
    own = [verb for verb in noun.children if base(verb.dep_) == "acl" and verb.pos_ == "VERB"]
    inside = [verb for item in noun.children if base(item.dep_) == "nmod" for verb in item.children]
    for verb in (
        *own,
        *(verb for verb in inside if verb.dep_ == "acl:relcl" and verb.lemma_ in word_class("deeds_only")),
    ):
        frame = verb_frame(verb, control)
        if verb not in own or any(item.i == noun.i for item in frame.objects):
            link = link_for(verb, "obj", role, candidate.row.type)
            if link is not None:
                return named(parties, [head for head in frame.slot(link.party) if head.i != noun.i])
    return []


def first_of(token: Token) -> Token:
    """The first of coordinated nouns, which carries the relation of them all, also of "X, including Y"."""
    for _ in range(CLIMB):
        joined = token.dep_ == "conj" or (base(token.dep_) == "nmod" and preposition(token) == "including")
        if not joined or token.head.pos_ not in {"NOUN", "PROPN"}:
            return token
        token = token.head
    return token


def measured(parties: Parties, token: Token) -> Token:
    """The word that only measures the event ("a series of raids"), or the event's own."""
    while preposition(token) == "of" and any(form in parties.transparent for form in forms(token.head)):
        token = token.head
    return token


def slots_of(frame: Frame, token: Token) -> Iterator[str]:
    """The slots of a frame that hold a token."""
    for name in ("obj", "subj"):
        if any(item.i == token.i for item in frame.slot(name)):
            yield name
    for name, items in frame.obliques.items():
        if any(item.i == token.i for item in items):
            yield name


def link_for(word: Token, slot: str, role: Role, type_: str) -> Link | None:
    """The row for a word with the event in a slot, where it holds for events of that type."""
    for form in (*forms(word), ANY):
        link = links().get((form, slot, role))
        if link is not None and (not link.types or type_ in link.types):
            return link
    return None


def named(parties: Parties, heads: list[Token]) -> list[Party]:
    """The parties of phrases, or of whom they are ("the army's launch drew criticism")."""
    found: list[Party] = []
    for head in heads:
        if any(child.lower_ in word_class("nobody") for child in (head, *head.children) if child.dep_ != "nmod"):
            continue  # "no group has claimed the attack"
        inner = parties.resolve(head) or parties.descend(head, clauses=False)
        found.extend(party for party in inner if apart(party, found))
    return found


def subjects_over(noun: Token, control: Mapping[tuple[str, str], str]) -> list[Token]:
    """The subject of what a noun is said of, or of the clause that it stands in."""
    own = own_subjects(noun)
    for _ in range(CLIMB):
        if own or noun.head.i == noun.i:
            return own
        noun = noun.head
        if noun.pos_ in PREDICATES:
            return surface_subjects(noun, control)
        own = own_subjects(noun)
    return own


def unsaid(verb: Token) -> bool:
    """Whether nobody is blamed: "did not blame them for the raid", "stopped short of blaming", "refused to blame"."""
    above = [word.lemma_.lower() for word in (verb.head, verb.head.head)]
    stopped = "stop" in above
    declined = base(verb.dep_) == "xcomp" and above[0] in {"refuse", "decline"}
    return verb.lemma_ in word_class("laying_blame") and (negated(verb) or stopped or declined)


def part_in(event: Token) -> Token | None:
    """The noun for a part in an event that hangs on it, or beside it on its verb: "played no part in the raid"."""
    over = event.head
    if preposition(event) == "with" and over.lemma_ == "do":  # "had nothing to do with the raid"
        return next((word for word in (over.head, *over.head.children) if word.lower_ == "nothing"), None)
    if preposition(event) not in {"in", "for"}:
        return None
    beside = over.children if over.pos_ == "VERB" and over.lemma_ in word_class("taking_part") else ()
    nouns = (over, *(child for child in beside if base(child.dep_) == "obj"))
    return next((noun for noun in nouns if noun.pos_ == "NOUN" and noun.lemma_ in word_class("involvement")), None)


def involved(part: Token, control: Mapping[tuple[str, str], str]) -> list[Token]:
    """Whose part in a deed it is: "denied any role in", "played no part in", "accused them of involvement in"."""
    owners = [child for child in part.children if child.dep_ == "nmod:poss"]
    verb = part.head
    if owners or verb.pos_ != "VERB":
        return owners
    if base(part.dep_) == "obj" and verb.lemma_ in word_class("taking_part"):
        return surface_subjects(verb, control)
    if preposition(part) == "of" and verb.lemma_ in word_class("accused_of"):
        return [child for child in verb.children if base(child.dep_) == "obj" or child.dep_ == "nsubj:pass"]
    return []


def said_of(noun: Token, control: Mapping[tuple[str, str], str]) -> list[Token]:
    """What a noun is said of ("they became victims of a raid"), else the noun itself ("victims of the raid")."""
    if any(child.dep_ == "cop" for child in noun.children):
        return own_subjects(noun)
    if noun.head.lemma_ in BECOMING and noun.dep_ in {"xcomp", "obj"}:
        return surface_subjects(noun.head, control)
    return [noun]


def by_copula(parties: Parties, candidate: Candidate, noun: Token, role: Role) -> list[Party]:
    """The subject of "are at war", "was in talks" or "is under attack"."""
    name = preposition(noun)
    if not any(child.dep_ == "cop" for child in noun.children):
        return []
    subjects = own_subjects(noun) or shared_subjects(noun)
    if name == "in" and role == "recipient" and candidate.row.type == "COERCE":  # "six suspects are in detention"
        return named(parties, subjects)
    if COPULAS.get(name or "") != role:
        return []
    if role == "actor" and name != "behind" and not any(form in word_class("mutual_states") for form in forms(noun)):
        return []
    return named(parties, subjects)


def shared_subjects(noun: Token) -> list[Token]:
    """The subject of the clause before that "and had been under investigation" is joined to."""
    return surface_subjects(noun, {}) if noun.dep_ == "conj" and noun.head.pos_ in PREDICATES else []


def is_source(actor: Party, source: Party, doc: Doc) -> bool:
    """Whether an actor is who speaks, also as "which" or "who": "the group, which denied any role in the attack"."""
    token = char_token(doc, source.start)
    meant = antecedent(token) if token is not None else None
    return actor.overlaps(source) or (meant is not None and actor.start <= meant.idx < actor.end)
