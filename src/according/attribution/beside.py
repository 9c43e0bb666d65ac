"""What the outlet tells itself, though a claim's content holds it: words that only stand beside what was said.

A second verb that goes with the cue and not with the content, a clause that says how or when something was said, a
topic that was spoken of, and the name of an act that the source did again by speaking.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from according.attribution.cues import CueEntry, cue_lexicon
from according.attribution.stances import words
from according.document import Claim
from according.words import base

TOPIC = frozenset({"about", "on", "to", "against", "over", "upon"})
"""Prepositions between a word of saying and what it was said of or to: "commented on the raid"."""
AFTERWARDS = frozenset({"after", "as", "while", "when", "following", "before"})
"""Words by which outlets go on behind a quotation: "“…” after Kim fired a missile"."""
SPEECH = frozenset({"say", "medium", "manner", "quotative"})
SUBJECTS = ("nsubj", "csubj", "expl")
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "parataxis"})


def beside(trigger: Token, claim: Claim, entry: CueEntry | None, up: Sequence[Token], cue: set[int], doc: Doc) -> bool:
    """Whether an event stands beside a claim whose content holds it.

    `up` is the way from the event to below the cue, `cue` the indices of the cue's words.
    """
    if _joined_to_cue(up, cue, doc) or _manner(trigger, up, cue) or _goes_on(trigger, claim, doc):
        return True
    if entry is None or claim.directness == "direct" or not up or up[-1].head.i not in cue:
        return False
    return _topic(up, entry) or _again(up)


def _joined_to_cue(up: Sequence[Token], cue: set[int], doc: Doc) -> bool:
    """Whether a verb on the way is joined to a verb whose form it does not share, and so to the cue above.

    "Vowed to fire and deployed a battery" deploys; "are asking how they met and demanding that" are demanding; of
    "said it was vital that they leave and called on them" no "it" calls.
    """
    for node in up:
        head = node.head
        if node.dep_ != "conj" or head.head.i not in cue or _has(node, *SUBJECTS, "aux", "mark"):
            continue
        if node.tag_ == "VBD" and head.tag_ == "VB" and _has(head, "mark"):
            return True
        if node.tag_ == "VBG" and head.tag_ != "VBG" and any(doc[i].tag_ == "VBG" for i in cue):
            return True
        dummy = any(base(c.dep_) in ("nsubj", "expl") and c.lower_ in ("it", "there") for c in head.children)
        same = any(doc[i].tag_ == node.tag_ for i in cue)
        if dummy and same and cue_lexicon().at(node) is not None:
            return True
    return False


def _manner(trigger: Token, up: Sequence[Token], cue: set[int]) -> bool:
    """Whether an event is how something was said, or what was said with it: "responded to the vote by threatening war",
    "lashed out at the mayor, advising her to leave"."""
    if not up or up[-1].head.i not in cue:
        return False
    top = up[-1]
    if top.tag_ != "VBG" or base(top.dep_) not in ("advcl", "obl"):
        return False
    if any(child.dep_ in ("mark", "case") and child.lower_ == "by" for child in top.children):
        return True
    opens = top.left_edge.i
    set_off = opens > 0 and top.doc[opens - 1].text == ","
    return set_off and top.i == trigger.i and cue_lexicon().at(top) is not None


def _goes_on(trigger: Token, claim: Claim, doc: Doc) -> bool:
    """Whether the event stands in a clause of time that the outlet adds behind a quotation."""
    if claim.directness != "mixed":
        return False
    for span in claim.content:
        if not span.covers(trigger.idx, trigger.idx + len(trigger)):
            continue
        within = doc.char_span(span.start, span.end, alignment_mode="expand")
        if within is None or not within[0].is_quote:
            return False
        marks = [token for token in within if token.is_quote and token.i < trigger.i]
        behind = marks[-1].i + 1 if len(marks) % 2 == 0 else trigger.i
        return behind < trigger.i and doc[behind].lower_ in AFTERWARDS
    return False


def _topic(up: Sequence[Token], entry: CueEntry) -> bool:
    """Whether the event is only named in what was spoken of or answered: "commented on the raid"."""
    top = up[-1]
    if entry.cls not in SPEECH or base(top.dep_) != "obl" or top.pos_ not in ("NOUN", "PROPN"):
        return False
    return bool(_cases(top) & TOPIC) and all(_named(node) for node in up)


def _again(up: Sequence[Token]) -> bool:
    """Whether a source does again, by speaking, what a noun names: "reiterated its pledges", "echoed the criticism"."""
    top = up[-1]
    if base(top.dep_) != "obj" or top.head.lemma_.lower() not in words("again"):
        return False
    return all(base(node.dep_) == "nmod" and _cases(node) == {"of"} for node in up[:-1])


def _named(node: Token) -> bool:
    """Whether a word on the way names or describes, and tells nothing in a clause of its own."""
    if node.pos_ not in ("VERB", "AUX"):
        return base(node.dep_) not in CLAUSES
    return node.dep_ == "acl:relcl" or (node.dep_ == "acl" and node.tag_ == "VBN")


def _cases(node: Token) -> set[str]:
    return {child.lower_ for child in node.children if child.dep_ == "case"}


def _has(node: Token, *relations: str) -> bool:
    return any(base(child.dep_) in relations for child in node.children)
