"""Who takes a side for or against a thing, and whether he says something of it: "condemned the raid (as piracy)"."""

from __future__ import annotations

from spacy.tokens import Token

from according.attribution.cues import cue_lexicon
from according.attribution.phrases import Draft
from according.words import base, word_class

TOLD = frozenset({"say", "accusation", "warning", "threat", "evidence", "belief", "hearsay"})
"""Classes of nouns for what somebody said, which can be denied: "rejected the accusation", not "rejected the plan"."""
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "csubj"})


def side_taken(cue: Token, draft: Draft) -> bool:
    """Whether somebody condemns or welcomes a thing and neither calls it something nor blames somebody for it."""
    return cue.pos_ == "VERB" and _bare(cue, draft) and not _charging(cue) and not _claimed(objects(cue))


def turned_down(cue: Token, draft: Draft) -> bool:
    """Whether somebody rejects a thing that nobody has said: "rejected the plan"."""
    return cue.lemma_ in word_class("refusing") and _bare(cue, draft) and _unsaid(cue)


def objects(cue: Token) -> list[Token]:
    """The things that a verb takes."""
    nouns = [child for child in cue.children if base(child.dep_) == "obj" or child.dep_ == "nsubj:pass"]
    return nouns + [child for noun in nouns for child in noun.children if child.dep_ == "conj"]


def _bare(cue: Token, draft: Draft) -> bool:
    """Whether a verb takes a thing alone: no clause, and nothing that the thing is called or blamed for."""
    for child in cue.children:
        if not draft.holds(child.i):
            continue
        cases = {word.lower_ for word in child.children if word.dep_ == "case"}
        if base(child.dep_) in CLAUSES or (base(child.dep_) == "obl" and cases & word_class("before_charges")):
            return False
    return any(draft.holds(child.i) and base(child.dep_) in ("obj", "nsubj") for child in cue.children)


def _charging(cue: Token) -> bool:
    """Whether a condemnation says who did it, or calls it something: "the raid by Israel", "what it said was"."""
    below = [token for noun in objects(cue) for token in noun.subtree]
    doers = any(token.lower_ == "by" and token.dep_ == "case" for token in below)
    return doers or any(token.lower_ == "what" for token in below)


def _unsaid(cue: Token) -> bool:
    """Whether no object of a verb is what somebody said."""
    nouns = objects(cue)
    entries = [cue_lexicon().at(noun) for noun in nouns]
    if any(noun.pos_ == "PRON" for noun in nouns):  # "…, which the army rejected"
        return False
    return not _claimed(nouns) and not any(entry is not None and entry.cls in TOLD for entry in entries)


def _claimed(nouns: list[Token]) -> bool:
    """Whether one of some nouns is a claim or report."""
    return any(noun.lower_ in word_class("accusation") | word_class("report_nouns") for noun in nouns)
