"""Whom a demand or a refusal is aimed at: who does what is spoken of, never whom it is done to.

"Calls for a ban by the council" asks the council, "calls for a ban of the party" nobody that it names; "ordered the
villagers to be moved" is no order to the villagers; who refuses to free the rebels, or to condemn the mayor, does
nothing against them.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from according.document import Party
from according.events.antecedents import antecedent
from according.events.arguments import is_passive
from according.events.frames import Frame
from according.events.marks import forms, is_gerund, preposition
from according.events.roles import Parties
from according.words import base, children, word_class

DOERS = frozenset({"by", "from", "between"})
CIRCUMSTANCES = frozenset({"in", "at", "on"})
"""Prepositions of a verb's own phrases that say when, where or how, where its object stands."""


def asked_for(parties: Parties, head: Token) -> list[Party]:
    """Whom a demand for something is aimed at: a party itself, else who does the thing by the words around it."""
    if head.pos_ == "VERB" and is_gerund(head):  # "calls for bringing back surveillance of the community"
        return []
    found = parties.resolve(head)
    if found and is_wanted(head):  # "begged for reinforcements"
        return []
    if not found and head.dep_ == "nsubj" and head.pos_ == "PROPN":  # "calls for Silicon Valley to act"
        found = [parties.by_name(head)]
    if found or head.pos_ == "VERB":
        return found or parties.clause(head, patients=False)
    for child in head.children:
        owner = child.dep_ == "nmod:poss" or base(child.dep_) == "amod"
        party = parties.modifier(child, capital=True) if owner else None
        if party is not None:
            return parties.resolve(child) if parties.at(child) is not None else [party]
    leaving = any(form in word_class("leaving") for form in forms(parties.through(head)))
    for child in head.children:
        name = preposition(child) if base(child.dep_) == "nmod" else None
        if name in DOERS or (name == "of" and leaving):
            found = parties.resolve(child) or parties.descend(child, clauses=False)
            if found:
                return found
        inner = name == "of" and not leaving and child.pos_ in {"NOUN", "VERB"}
        if inner and not parties.resolve(child) and (found := asked_for(parties, child)):
            return found
        if child.dep_ == "acl" and (found := doing(parties, child)):
            return found
    return []


def is_wanted(head: Token) -> bool:
    """Whether forces right behind "for" are what somebody wants sent, as nothing tells what they are to do."""
    told = any(child.dep_ in {"acl", "advcl", "xcomp"} for child in head.children) or base(head.dep_) == "nsubj"
    after = head.doc[head.right_edge.i + 1] if head.right_edge.i + 1 < len(head.doc) else None
    moved = any(form in word_class("forces") | word_class("wanted") for form in forms(head))
    return moved and head.pos_ == "NOUN" and not told and (after is None or after.tag_ != "TO")


def doing(parties: Parties, verb: Token) -> list[Party]:
    """Who acts in a clause by its own words."""
    for child in verb.children:
        if child.dep_ == "nsubj" or child.dep_ == "obl:agent":
            found = parties.resolve(antecedent(child))
            if found:
                return found
    return []


def to_be_done(frame: Frame) -> bool:
    """Whether what is ordered is to be done to whom the verb's object names ("ordered them to be evacuated")."""
    return bool(frame.objects) and any(
        is_passive(clause) and any(c.dep_ == "mark" and c.lower_ == "to" for c in clause.children)
        for clause in (*frame.xcomps, *frame.ccomps)
    )


def sparing(frame: Frame, classes: Mapping[str, frozenset[str]]) -> bool:
    """Whether what is refused would harm whom it names, or moves one's own: "refused to condemn the mayor", "to release
    the suspects", "to pull its troops out".
    """
    adverse, done = classes.get("adverse", frozenset()), frame.xcomps[:1]
    if any(form in adverse for verb in done for form in forms(verb)):
        return True
    moved = [item for verb in done if verb.lemma_ in word_class("moving_forces") for item in children(verb, "obj")]
    return any(form in word_class("forces") for item in moved for form in forms(item))


def circumstance(frame: Frame, step: str) -> bool:
    """Whether the phrases at a step only say when, where or how: the verb's own, where an object is spoken of."""
    heads = frame.slot(step)
    return step in CIRCUMSTANCES and bool(frame.objects and heads) and all(h.head.i == frame.token.i for h in heads)


def things_asked(parties: Parties, frame: Frame, step: str) -> bool:
    """Whether the people at a step are what is asked for, of somebody else: "demanded more police"."""
    if step != "obj" or frame.token.lemma_ not in word_class("asks_for") or frame.xcomps or frame.ccomps:
        return False
    return any(parties.resolve(head) for head in frame.objects)
