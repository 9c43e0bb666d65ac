"""What somebody does or has made up his mind to do, though a word of speech or thought names it: no claim of his.

A condemnation of a thing ("condemned the raid") is an act and tells nothing of the thing; with "as" or a clause it does
("condemned it as piracy"). Who refuses, has decided or is ready to act has said nothing, nor has who appears to.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.limits import persons
from according.attribution.motives import aside
from according.attribution.phrases import Draft
from according.attribution.sides import objects, side_taken, turned_down
from according.attribution.stancewords import words
from according.words import base, word_class

SIDES = frozenset({"criticism", "attitude"})
"""Classes of who takes a side for or against a thing."""
OPENING = 3
"""Words of a content among which its verb of speech stands: "declined to say"."""


def done(draft: Draft, doc: Doc) -> bool:
    """Whether a draft tells what somebody does, refuses or means to do, not what he says, and quotes nothing."""
    if draft.anchor < 0 or any(token.is_quote for token in _content(draft, doc)):
        return False
    if draft.weight == "appearance" or aside(draft, doc):
        return True
    cue = doc[draft.anchor]
    if draft.cls in SIDES:
        return side_taken(cue, draft)
    if cue.lemma_ in word_class("taking_captive"):
        return _holding(cue)
    if cue.lemma_ in word_class("standing_up"):
        return not any(base(child.dep_) in ("ccomp", "parataxis") and draft.holds(child.i) for child in cue.children)
    if draft.cls == "plan":
        return draft.stance == "promises" and cue.lemma_.lower() not in word_class("plans_told")
    if draft.cls == "promise" and cue.pos_ == "NOUN" and _unpromised(cue, draft):
        return not any(token.pos_ in ("VERB", "AUX") for token in _content(draft, doc))
    if draft.cls == "refusal":
        return not _speech_refused(draft, doc)
    return draft.cls == "denial" and turned_down(cue, draft)


def _content(draft: Draft, doc: Doc) -> list[Token]:
    """The words of a draft's content."""
    return [token for left, right in draft.contents for token in doc[left:right]]


def _holding(cue: Token) -> bool:
    """Whether people are held, not held to be something: "holds ten miners", "holds the army responsible"."""
    named = any(base(child.dep_) == "xcomp" for child in cue.children)
    return not named and any(noun.lemma_.lower() in persons() | word_class("people") for noun in objects(cue))


def _unpromised(cue: Token, draft: Draft) -> bool:
    """Whether nobody makes a promise: who "received pledges of support" makes none."""
    return draft.source is None or cue.head.lemma_ in word_class("suffering")


def _speech_refused(draft: Draft, doc: Doc) -> bool:
    """Whether what somebody refuses is to speak: "declined to say whether"."""
    opens = [token for left, _ in draft.contents for token in doc[left : left + OPENING]]
    opens += doc[slice(*draft.cue)] if draft.cue is not None else []
    return any(token.lemma_.lower() in words("speak") for token in opens)
