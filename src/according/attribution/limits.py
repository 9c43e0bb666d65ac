"""What stands in a content by mistake: whom a demand is made of, who accuses, the mark of a footnote."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.edges import Range, trimmed
from according.attribution.phrases import Draft, source_range
from according.attribution.subjects import agent, is_passive
from according.words import base

ADDRESSING = frozenset({"on", "upon", "to", "with"})
"""Prepositions of who is asked: "called on Oslo", "appealed to both", "pleaded with them"."""
OBJECTS = frozenset({"obj", "iobj"})
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl"})


def limit(draft: Draft, doc: Doc) -> None:
    """Take off the addressee of a demand ("urged *both sides* to talk": our guidelines, §4) and who accuses somebody
    ("accused of theft *by the mayor*"), whose word it is: the contents and source of the draft are changed in place.
    """
    if draft.anchor < 0:
        return
    cue = doc[draft.anchor]
    found = draft.contents
    if draft.stance == "demands":
        found = [_behind_addressee(content, cue) for content in found]
    by = agent(cue) if draft.cls == "accusation" and is_passive(cue) else None
    if by is not None:
        left = by.left_edge.i
        found = [(first, left) if first < left <= by.i < last else (first, last) for first, last in found]
        draft.source = draft.source or source_range(by)
    draft.contents = [content for content in (trimmed(content, doc) for content in found) if content is not None]


def _behind_addressee(content: Range, cue: Token) -> Range:
    """The content from its infinitive on, where it begins with whom the demand is made of."""
    for clause in cue.children:
        to = next((word.i for word in clause.lefts if word.lower_ == "to"), None)
        if to is None or base(clause.dep_) not in CLAUSES or clause.tag_ != "VB" or not content[0] < to < content[1]:
            continue
        asked = [child for child in cue.children if cue.i < child.i < to and _asked(child)]
        asked += [child for child in clause.lefts if base(child.dep_) == "nsubj" and cue.i < child.i]
        called_for = "for" in (cue.doc[content[0]].lower_, cue.doc[content[0] - 1].lower_)
        if not called_for and any(child.left_edge.i <= content[0] <= child.i for child in asked):
            return to - (cue.doc[to - 1].lower_ == "not"), content[1]
    return content


def _asked(child: Token) -> bool:
    """Whether a phrase beside a cue can be whom it asks."""
    case = next((word.lower_ for word in child.children if word.dep_ == "case"), None)
    return child.dep_ in OBJECTS or (base(child.dep_) in ("obl", "iobj") and case in ADDRESSING)
