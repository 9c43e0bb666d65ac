"""Whether what somebody says is a question, or leaves a matter open."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.edges import OPEN_MARKS, Range
from according.attribution.local import polarity
from according.attribution.phrases import Draft
from according.words import base, word_class

ENDS = frozenset({".", "?", "!", "…"})
CLAUSES = frozenset({"ccomp", "xcomp", "acl", "advcl"})


def asks(draft: Draft, doc: Doc) -> bool:
    """Whether a content is a question: it opens as one, or ends as one and most of its sentences are questions."""
    if _opens_asking(draft.contents[0], doc):
        return True
    if not _ends_asking(draft.contents[-1], doc):
        return False
    marks = [token.text for left, right in draft.contents for token in doc[left:right] if token.text in ENDS]
    return 2 * marks.count("?") > len(marks)


def goes_on(draft: Draft, doc: Doc) -> bool:
    """Whether more than one sentence is said: doubt in the first holds for that alone."""
    return len(draft.contents) > 1 or doc[draft.contents[0][0]].sent.end < draft.contents[0][1]


def left_open(root: Token) -> bool:
    """Whether a negated verb of knowing leaves its matter open, not that of a thing: "did not know her work"."""
    if root.lemma_.lower() != "know":
        return True
    things = [child for child in root.children if base(child.dep_) == "obj" and child.i > root.i]
    asked = [child for thing in things for child in thing.subtree if child.lower_ in word_class("question_words")]
    clauses = [child for child in root.children if base(child.dep_) in CLAUSES and child.i > root.i]
    return not things or bool(asked or clauses)


def opens_with_question(draft: Draft, doc: Doc) -> bool:
    """Whether a content tells how or why something is done: "statements about how he would raise taxes"."""
    return doc[draft.contents[0][0]].lower_ in word_class("question_words")


def unsure(draft: Draft, doc: Doc) -> bool:
    """Whether somebody is not certain of a thing: "are not sure they will come"."""
    cue = doc[draft.anchor] if draft.anchor >= 0 else None
    if cue is None or draft.cls != "belief" or cue.pos_ != "ADJ":
        return False
    return polarity(cue) < 0


def _ends_asking(content: Range, doc: Doc) -> bool:
    """Whether a content ends as a question that is its own: no tag ("…, right?"), no question that it quotes."""
    at = content[1] - 1
    while at > content[0] and (doc[at].is_quote or doc[at].is_space):
        at -= 1
    if doc[at].text != "?":
        return False
    if at > content[0] + 1 and doc[at - 1].lower_ in word_class("question_tags") and doc[at - 2].text == ",":
        return False
    return doc[content[0]].text in OPEN_MARKS or not any(doc[i].text in OPEN_MARKS for i in range(content[0], at))


def _opens_asking(content: Range, doc: Doc) -> bool:
    """Whether a quotation of a few words opens with a question: "Did you shoot him? He had better live"."""
    if doc[content[0]].text not in OPEN_MARKS:
        return False
    first = doc[content[0] + 1].sent if content[1] - content[0] > 1 else doc[content[0]].sent
    return first[-1].text == "?" and 2 * len(first) >= content[1] - content[0]
