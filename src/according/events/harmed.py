"""Whom a deed harms by the word of another verb: "an attack that killed 13", "six died when a bomb exploded"."""

from __future__ import annotations

from spacy.tokens import Token

from according.document import Party
from according.events.antecedents import antecedent
from according.events.arguments import is_passive, surface_subjects
from according.events.marks import marker, preposition
from according.events.predicates import Candidate
from according.events.roles import Parties
from according.events.sides import REFLEXIVE
from according.words import base, word_class

AMID = frozenset({"in", "during", "by", "from", "amid"})
"""Prepositions between whom something harmed and what it was."""


def harmed(parties: Parties, candidate: Candidate) -> list[Party]:
    """Whom an act harms by another verb: "an attack that killed 13", "fired tear gas to disperse the crowd"."""
    token, frame = candidate.token, candidate.frame
    aims = [child for item in frame.objects for child in item.subtree if child.dep_ == "acl" and marker(child) == "to"]
    verbs = [child for child in (*frame.slot("to_do"), *aims) if child.lemma_ in word_class("force_aims")]
    if any(item.lower_.endswith(REFLEXIVE) for item in frame.objects):  # "blew himself up, killing six soldiers"
        results = [child for child in token.children if child.dep_ == "advcl" and child.tag_ == "VBG"]
        verbs += [child for child in results if child.lemma_ in word_class("harming")]
    if candidate.row.noun:
        verbs = [child for child in token.subtree if child.dep_ == "acl:relcl" and does(child, token)]
        verbs += [token.head] if token.dep_ == "nsubj" else []
        verbs = [verb for verb in verbs if verb.lemma_ in word_class("harming") or leaves_dead(verb)]
        if (
            token.head.lemma_ in word_class("harming")
            and token.dep_ == "obl"
            and preposition(token) in AMID
            and is_passive(token.head)
        ):
            found = [party for item in surface_subjects(token.head, {}) for party in parties.resolve(item)]
            if found:
                return found
    for verb in verbs:
        for child in verb.children:
            if child.dep_ == "obj" and (found := parties.resolve(child)):
                return found
    return died(parties, candidate) if candidate.row.type == "ASSAULT" else []


def died(parties: Parties, candidate: Candidate) -> list[Party]:
    """Who died of what a clause or phrase under the dying tells: "six died when a bomb exploded", "in an ambush"."""
    token, above = candidate.token, candidate.token.head
    opens = {child.lower_ for child in token.children if child.dep_ in {"mark", "advmod"} and child.i < token.i}
    harm = above.lemma_ == "die" or (above.lemma_ in word_class("harming") and is_passive(above))
    under = base(token.dep_) == "advcl" and opens & {"when", "after", "as"}
    inside = candidate.row.noun and base(token.dep_) == "obl" and preposition(token) in {"in", "during"}
    if not harm or not (under or inside):
        return []
    return [party for item in surface_subjects(above, {}) for party in parties.resolve(item)]


def does(verb: Token, noun: Token) -> bool:
    """Whether the subject of a relative clause is the noun that it stands under, or one in the noun's phrase that says
    where or of whom it is ("an attack on a mosque that killed 13").
    """
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.lower_ in {"that", "which"}]
    return any(antecedent(child).i == noun.i or base(antecedent(child).dep_) == "nmod" for child in subjects)


def leaves_dead(verb: Token) -> bool:
    """Whether a verb only says whom a deed harmed: "an attack that left six people dead", "that saw two killed"."""
    if verb.lemma_ not in word_class("outcomes"):
        return False
    harmed = (word for child in verb.children for word in (child, *child.children))
    return any(word.lemma_.lower() in word_class("harmed") for word in harmed)
