"""Stances by what somebody calls or holds a thing: pleas, ratings, charges called untrue, who is held responsible; and
by what he says that he wants to say.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.cues import cue_lexicon
from according.attribution.local import polarity
from according.attribution.phrases import Draft
from according.attribution.stancewords import words
from according.document import Stance
from according.words import base, word_class

SAID = frozenset({"say", "medium", "attitude", "criticism", "demand", "warning"})
"""Classes of what is said in saying that one wants to: "I want to stress", "we want to warn"."""


def plea(draft: Draft, doc: Doc) -> Stance | None:
    """What somebody says of a charge: "pleaded not guilty" denies it, "pleaded guilty" does not; None elsewhere."""
    if draft.anchor < 0 or doc[draft.anchor].lemma_ != "plead":
        return None
    pleaded = {token.lower_ for token in doc[draft.anchor : draft.anchor + 4]}
    if not pleaded & {"guilty", "innocent"}:
        return None
    admitted = "guilty" in pleaded and "not" not in pleaded
    return "asserts" if admitted and polarity(doc[draft.anchor]) > 0 else "denies"


def rates(draft: Draft, doc: Doc) -> bool:
    """Whether "consider" says what somebody takes a thing for, and plans nothing: "considers the vote illegal"."""
    cue = doc[draft.anchor] if draft.anchor >= 0 else None
    if cue is None or cue.lemma_ != "consider" or draft.stance != "promises":
        return False
    taken = any(child.dep_ == "xcomp" and child.pos_ in ("ADJ", "NOUN", "PROPN") for child in cue.children)
    return taken and any(base(child.dep_) in ("obj", "nsubj:pass") for child in cue.children)


def refutes(draft: Draft, doc: Doc) -> bool:
    """Whether somebody calls what others claim untrue: "called the allegations baseless", but no lie that was told."""
    if draft.anchor < 0 or doc[draft.anchor].lemma_ not in word_class("naming_untrue"):
        return False
    called = {token.lower_ for begin, end in draft.contents for token in doc[begin:end]}
    return _of_a_charge(draft, doc) and "not" not in called and bool(called & word_class("untrue_words"))


def _of_a_charge(draft: Draft, doc: Doc) -> bool:
    """Whether a verb's object is a word for what others say: "allegations", "suggestions"."""
    said = word_class("accusation") | word_class("report_nouns")
    objects = [child for child in doc[draft.anchor].children if base(child.dep_) == "obj" and child.i > draft.anchor]
    return any(noun.lower_ in said or noun.lemma_.lower() in said for noun in objects)


def holds_guilty(draft: Draft, doc: Doc) -> bool:
    """Whether somebody is held responsible for something."""
    cue = doc[draft.anchor] if draft.anchor >= 0 else None
    if cue is None or cue.lemma_ != "hold":
        return False
    return any(base(child.dep_) == "xcomp" and child.lemma_.lower() in words("blame") for child in cue.children)


def regards(draft: Draft, doc: Doc) -> bool:
    """Whether a thing is seen as something: "sees the march as a threat", "is seen as his heir"."""
    cue = doc[draft.anchor] if draft.anchor >= 0 else None
    if cue is None or cue.lemma_ not in word_class("regarding") or cue.pos_ != "VERB":
        return False
    inside = [token for left, right in draft.contents for token in doc[left:right]]
    return any(token.lower_ == "as" and token.dep_ in ("case", "mark") and _near(token, cue) for token in inside)


def _near(mark: Token, cue: Token) -> bool:
    """Whether what a word opens hangs on a verb, or on what the verb takes."""
    above = mark.head.head
    return cue.i < mark.i and (above.i == cue.i or above.head.i == cue.i)


def said_out(draft: Draft, doc: Doc) -> Stance | None:
    """The stance of what a speaker says that he wants to say: "I want to thank them", "we wish to stress that"."""
    cue = doc[draft.anchor] if draft.anchor >= 0 else None
    if cue is None or cue.lemma_ not in word_class("wishing_to_say") or draft.source is None:
        return None
    if doc[slice(*draft.source)].text.lower() not in ("i", "we"):
        return None
    spoken = [cue_lexicon().at(child) for child in cue.children if base(child.dep_) == "xcomp"]
    return next((row.stance for row in spoken if row is not None and row.cls in SAID), None)
