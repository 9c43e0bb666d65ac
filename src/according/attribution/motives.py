"""What is told of somebody beside what he says: why he acts, what he leaves undone, that he will not be named."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.operators import modality
from according.attribution.phrases import Draft
from according.words import base, word_class


def aside(draft: Draft, doc: Doc) -> bool:
    """Whether a draft is a motive, something left out or a wish not to be named, and says nothing."""
    return _motive(doc[draft.anchor]) or _left_out(doc[draft.anchor], draft) or _nameless(draft, doc)


def _motive(cue: Token) -> bool:
    """Whether a fear is why somebody did something: "fled for fear of reprisals", "left out of fear"."""
    cases = {child.lower_ for child in cue.children if child.dep_ == "case"}
    told = any(base(child.dep_) in ("acl", "ccomp") for child in cue.children)  # "for fear that rebels would come"
    motive = cue.pos_ == "NOUN" and cue.lemma_.lower() in word_class("moving_fears") and base(cue.dep_) == "obl"
    return motive and not told and bool(cases & word_class("before_motives"))


def _left_out(cue: Token, draft: Draft) -> bool:
    """Whether somebody does without offering something: "without offering any evidence" promises none."""
    return draft.stance == "promises" and any(c.dep_ == "mark" and c.lower_ == "without" for c in cue.children)


def _nameless(draft: Draft, doc: Doc) -> bool:
    """Whether somebody asks not to be named: "asking not to be identified", "asked that her name not be used"."""
    first = doc[draft.contents[0][0] : draft.contents[0][1]]
    top = next((token for token in first if token.pos_ == "VERB"), None)
    if draft.cls not in ("question", "demand", "say", "refusal") or top is None or top.tag_ != "VBN":
        return False
    words = {child.lower_ for child in top.children}
    unnamed = bool(words & modality("negator").keys()) or draft.cls == "refusal"
    return "be" in words and unnamed and top.lemma_.lower() in word_class("told_of_himself")
