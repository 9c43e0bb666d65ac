"""The phrase of a source made whole: its name, where only what describes it was found, and the end of its words.

Of "Ann Lee, the port's spokeswoman, said" the source is all before "said", not the description alone.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.edges import Range
from according.attribution.phrases import Draft, source_range
from according.attribution.subjects import RELATIVES
from according.words import base

BESIDE = frozenset({"appos", "flat", "punct"})
"""Relations of words that stand beside a name and say more of it."""
LEADING = frozenset({"case", "det", "amod", "compound", "nummod", "nmod:poss"})
"""Relations of words that lead to a noun: no phrase ends with one."""
NAMES = frozenset({"PROPN", "NOUN", "PRON"})
STEPS = 4


def whole(span: Range, draft: Draft, doc: Doc) -> Range:
    """The source with the name that it describes and the rest of its last phrase, less a pronoun left hanging."""
    left, right = _without_relative(span, doc)
    right = _ended(left, right, draft, doc)
    return _named(left, right, draft, doc), right


def _without_relative(span: Range, doc: Doc) -> Range:
    """The phrase "Ann Lee, who" without the pronoun that opens what is told of her."""
    left, right = span
    if right - left > 1 and doc[right - 1].lower_ in RELATIVES and doc[right - 1].head.i >= right:
        right = _bare(left, right - 1, doc)
    return left, right


def _ended(left: int, right: int, draft: Draft, doc: Doc) -> int:
    """Where a phrase ends that was cut before its noun: "an expert on" defence, "a port-" based painter.

    A preposition that leads to no part of the phrase goes: "Ann Lee, at" a briefing, said.
    """
    for _ in range(STEPS):
        if right >= len(doc):
            break
        last, end = doc[right - 1], right
        noun = last.head
        if not last.whitespace_ and "-" in (doc[right].text, last.text):
            end = right + 1
        elif last.dep_ in LEADING and noun.i >= right and (noun.pos_ in NAMES or last.dep_ == "case"):
            end = noun.i + 1
        if last.dep_ == "case" and end > right and not left <= noun.head.i < right:
            return _bare(left, right - 1, doc)
        if end == right or any(_taken(i, draft) for i in range(right, end)):
            break
        right = end
    return right


def _bare(left: int, right: int, doc: Doc) -> int:
    """The end of a phrase without the comma that it ends with; one word stays."""
    while right - 1 > left and doc[right - 1].text == ",":
        right -= 1
    return max(right, left + 1)


def _named(left: int, right: int, draft: Draft, doc: Doc) -> int:
    """Where the phrase begins with the name that the source, a description or a mark alone, stands beside.

    A description is a common noun for one person between two commas: "On TV with Ann Lee, the mayor said" is none.
    """
    head = _top(left, right, doc)
    if head.tag_ != "NN" and not head.is_punct and head.dep_ != "flat":
        return left
    if head.pos_ == "NOUN" and not _set_off(left, right, doc):
        return left
    node = head
    while node.head.i < node.i and node.head.pos_ in NAMES and base(node.dep_) in BESIDE:
        node = node.head
    begin = left
    if node.i < left and node.pos_ == "PROPN":
        phrase = source_range(node)
        begin = phrase[0] if phrase is not None else node.i
    elif head.pos_ == "NOUN":
        begin = _person_before(left, doc)
    free = begin < left and doc[begin].sent.start == doc[left].sent.start
    return begin if free and not any(_taken(i, draft) for i in range(begin, left)) else left


def _set_off(left: int, right: int, doc: Doc) -> bool:
    """Whether a comma stands before the range and another closes it."""
    opened = left > 0 and (doc[left].text == "," or doc[left - 1].text == ",")
    return opened and (doc[right - 1].text == "," or (right < len(doc) and doc[right].text == ","))


def _person_before(left: int, doc: Doc) -> int:
    """Where a person's name begins that ends at the comma before `left`; `left` itself where there is none."""
    at = left - 2
    if at < 0 or doc[left - 1].text != "," or doc[at].ent_type_ != "PERSON":
        return left
    while at > 0 and doc[at].ent_iob_ == "I" and doc[at - 1].ent_type_ == "PERSON":
        at -= 1
    return at


def _top(left: int, right: int, doc: Doc) -> Token:
    """The word of the range that hangs on something outside it, a mark only where there is nothing else."""
    tops = [token for token in doc[left:right] if not left <= token.head.i < right or token.head.i == token.i]
    return next((token for token in tops if not token.is_punct), tops[0] if tops else doc[left])


def _taken(index: int, draft: Draft) -> bool:
    return draft.holds(index) or (draft.cue is not None and draft.cue[0] <= index < draft.cue[1])
