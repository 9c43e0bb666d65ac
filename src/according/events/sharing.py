"""Which links of a tree carry the time of a clause to the words that hang on it.

"Protesters rallied on Sunday to voice support", "six were killed on Friday in a raid": one time. "Criticised on Monday
the demand for a vote", "was charged on Monday after shooting two", "those who backed him resigned on Monday": the
words below have a time of their own, which the sentence does not tell. What a word makes of the deed below it
(planned, demanded, feared) is in `implicatives.tsv`, which words look back on another deed in `word_classes.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from according.events.marks import forms, marker, preposition
from according.resources import table
from according.words import base, word_class

STEPS = 6
WITHIN = frozenset({
    "in", "during", "at", "with", "by", "amid", "amidst", "of", "through", "throughout", "under", "via", "upon",
    "including",
})  # fmt: skip
"""Prepositions of what an event was part of, happened with or was done by."""
APART = frozenset({
    "after", "before", "since", "until", "till", "because", "although", "though", "if", "unless", "once", "whether",
    "for", "over", "despite", "following", "from", "against", "about", "on", "without", "than",
})  # fmt: skip
"""What opens a clause with a time of its own."""
THERE = frozenset({"be", "leave", "see"})
"""Verbs that say no more than that something was so: "left two people killed", "there were two arrested"."""
WHOLE = frozenset({"that", "which", "where", "when"})
"""Relative words of clauses that go on with what the noun before them tells: "an attack that killed six"."""


@cache
def _ahead_of(language: str = "en") -> dict[str, frozenset[str]]:
    """Frames in which a lemma makes the deed below it planned, demanded or merely possible."""
    found: dict[str, frozenset[str]] = {}
    for row in table("implicatives", ("lemma", "pos", "frames", "effect"), language):
        if row["pos"] != "modifier" and row["effect"] in ("planned", "hypothetical"):
            found[row["lemma"]] = found.get(row["lemma"], frozenset()) | set(row.words("frames"))
    return found


def speaks(verb: Token) -> bool:
    """Whether a verb speaks of other deeds: it condemns, welcomes, urges, asks, warns."""
    words = forms(verb)
    return any(
        form in word_class("looking_back") or {"to", "that"} <= _ahead_of().get(form, frozenset()) for form in words
    )


def shares_time(node: Token) -> bool:
    """Whether what `node` tells has the time of the clause that it hangs on."""
    kind, head = base(node.dep_), node.head
    match kind:
        case "conj" | "parataxis":
            return True
        case "xcomp":
            return not _makes_possible(head, "to")
        case "ccomp":
            return head.pos_ != "VERB"
        case "advcl":
            opener = marker(node)
            return opener not in APART and not (opener == "to" and _makes_possible(head, "to"))
        case "advmod":
            return node.tag_ == "WRB"  # a tree may hang the clause on its "when"
        case "acl":
            return _of_noun(node)
        case "obj" | "nsubj" | "obl" | "nmod":
            return _nominal(node, kind)
    return False


def chain(trigger: Token) -> Iterator[Token]:
    """The trigger and the words above it that have its time, the nearest first."""
    node = trigger
    yield node
    for _ in range(STEPS):
        if node.head.i == node.i or not shares_time(node):
            return
        node = node.head
        yield node


def _of_noun(node: Token) -> bool:
    """A clause under a noun: a relative one that goes on ("that killed"), an infinitive ("moves to oust him")."""
    if node.dep_ == "acl:relcl":
        return any(child.lower_ in WHOLE for child in node.children)
    if node.tag_ == "VBN":
        return preposition(node.head) == "with" or node.head.head.lemma_.lower() in THERE
    return marker(node) == "to" and not _makes_possible(node.head, "to")


def _nominal(node: Token, kind: str) -> bool:
    """A nominal event as object, subject or in a phrase of what it hangs on."""
    if node.dep_ == "nmod:poss":
        return False
    head, case = node.head, (preposition(node) or "").split("_")[0]
    if kind in ("obl", "nmod") or (kind == "obj" and case):
        if case == "of" and kind != "nmod":  # "learned of the attack"
            return False
        return case in WITHIN and not _makes_possible(head, case)
    passive = node.dep_ == "nsubj:pass"
    if (kind == "obj" or passive) and any(form in word_class("looking_back") for form in forms(head)):
        return False
    return kind != "obj" or not _makes_possible(head, "obj")


def _makes_possible(head: Token, frame: str) -> bool:
    particle = next((f" {child.lower_}" for child in head.children if child.dep_ == "compound:prt"), "")
    words = [form for form in forms(head) if form not in word_class("striving")]
    return any(frame in _ahead_of().get(word + particle, frozenset()) for word in words)
