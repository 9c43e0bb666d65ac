"""What somebody does or has made up his mind to do, though a word of speech or thought names it: no claim of his.

A condemnation of a thing ("condemned the raid") is an act and tells nothing of the thing; with "as" or a clause it does
("condemned it as piracy"). Who refuses, has decided or is ready to act has said nothing, nor has who appears to.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.cues import cue_lexicon
from according.attribution.limits import persons
from according.attribution.operators import modality
from according.attribution.phrases import Draft
from according.attribution.stances import words
from according.words import base, word_class

TAKING = frozenset({"criticism", "attitude"})
"""Classes of who takes a side for or against a thing."""
NAMED = frozenset({"promise"})
"""Classes of nouns for what is promised, no claim where neither a clause says what nor anybody makes it."""
TOLD = frozenset({"say", "accusation", "warning", "threat", "evidence", "belief", "hearsay"})
"""Classes of nouns for what somebody said, which can be denied: "rejected the accusation", not "rejected the plan"."""
MOTIVES = frozenset({"for", "from", "of", "out"})
"""Prepositions before what moves somebody: "for fear of", "out of fear"."""
OPENING = 3
"""Words of a content among which its verb of speech stands: "declined to say"."""
PROPOSING = frozenset({"propose", "proposal"})
"""Words of planning that are said: who proposes a meeting speaks."""
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "csubj"})
CASES = frozenset({"as", "for", "over"})
"""Prepositions of what somebody is praised or blamed for, or called."""


def done(draft: Draft, doc: Doc) -> bool:
    """Whether a draft tells what somebody does, refuses or means to do, not what he says, and quotes nothing."""
    if draft.anchor < 0 or any(token.is_quote for left, right in draft.contents for token in doc[left:right]):
        return False
    cue = doc[draft.anchor]
    if draft.weight == "appearance" or _motive(cue) or _kept_back(cue, draft) or _nameless(draft, doc):
        return True
    if draft.cls in TAKING:
        return cue.pos_ == "VERB" and _bare(cue, draft) and not _charging(cue) and not _claimed(_objects(cue))
    if cue.lemma_ in word_class("taking_captive"):
        named = any(base(child.dep_) == "xcomp" for child in cue.children)  # "holds the army responsible"
        return not named and any(noun.lemma_.lower() in persons() | word_class("people") for noun in _objects(cue))
    if cue.lemma_ in word_class("standing_up"):
        return not any(base(child.dep_) in ("ccomp", "parataxis") and draft.holds(child.i) for child in cue.children)
    if draft.cls == "plan":
        return draft.stance == "promises" and cue.lemma_.lower() not in PROPOSING
    given = cue.head.lemma_ in word_class("suffering")  # "received pledges of support" makes none
    if draft.cls in NAMED and cue.pos_ == "NOUN" and (draft.source is None or given):
        return not any(token.pos_ in ("VERB", "AUX") for left, right in draft.contents for token in doc[left:right])
    if draft.cls == "refusal":
        opens = [token for left, _ in draft.contents for token in doc[left : left + OPENING]]
        opens += doc[slice(*draft.cue)] if draft.cue is not None else []
        return not any(token.lemma_.lower() in words("speak") for token in opens)
    return draft.cls == "denial" and cue.lemma_ in word_class("refusing") and _bare(cue, draft) and _unsaid(cue)


def _motive(cue: Token) -> bool:
    """Whether a fear is why somebody did something: "fled for fear of reprisals", "left out of fear"."""
    cases = {child.lower_ for child in cue.children if child.dep_ == "case"}
    told = any(base(child.dep_) in ("acl", "ccomp") for child in cue.children)  # "for fear that rebels would come"
    motive = cue.pos_ == "NOUN" and cue.lemma_.lower() == "fear" and base(cue.dep_) == "obl"
    return motive and not told and bool(cases & MOTIVES)


def _kept_back(cue: Token, draft: Draft) -> bool:
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


def _bare(cue: Token, draft: Draft) -> bool:
    """Whether a verb takes a thing alone: no clause, and nothing that the thing is called or blamed for."""
    for child in cue.children:
        if not draft.holds(child.i):
            continue
        cases = {word.lower_ for word in child.children if word.dep_ == "case"}
        if base(child.dep_) in CLAUSES or (base(child.dep_) == "obl" and cases & CASES):
            return False
    return any(draft.holds(child.i) and base(child.dep_) in ("obj", "nsubj") for child in cue.children)


def _charging(cue: Token) -> bool:
    """Whether a condemnation says who did it, or calls it something: "the raid by Israel", "what it said was"."""
    below = [token for noun in _objects(cue) for token in noun.subtree]
    doers = any(token.lower_ == "by" and token.dep_ == "case" for token in below)
    return doers or any(token.lower_ == "what" for token in below)


def _unsaid(cue: Token) -> bool:
    """Whether no object of a verb is what somebody said."""
    nouns = _objects(cue)
    entries = [cue_lexicon().at(noun) for noun in nouns]
    if any(noun.pos_ == "PRON" for noun in nouns):  # "…, which the army rejected"
        return False
    return not _claimed(nouns) and not any(entry is not None and entry.cls in TOLD for entry in entries)


def _objects(cue: Token) -> list[Token]:
    """The things that a verb takes."""
    nouns = [child for child in cue.children if base(child.dep_) == "obj" or child.dep_ == "nsubj:pass"]
    return nouns + [child for noun in nouns for child in noun.children if child.dep_ == "conj"]


def _claimed(nouns: list[Token]) -> bool:
    """Whether one of some nouns is a claim or report."""
    return any(noun.lower_ in word_class("accusation") | word_class("report_nouns") for noun in nouns)
