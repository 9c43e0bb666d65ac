"""The phrase of a source made whole: its name, where only what describes it was found, and the end of its words.

Of "Ann Lee, the port's spokeswoman, said" the source is all before "said", neither the description alone nor a bracket.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.phrases import Draft, Range, source_range
from according.attribution.subjects import RELATIVES
from according.words import base

BESIDE = frozenset({"appos", "flat", "punct", "parataxis", "dep", "list"})
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
    """"Ann Lee, who" without the pronoun that opens what is told of her."""
    left, right = span
    if right - left > 1 and doc[right - 1].lower_ in RELATIVES and doc[right - 1].head.i >= right:
        right -= 1
        while right - 1 > left and doc[right - 1].text == ",":
            right -= 1
    return left, right


def _ended(left: int, right: int, draft: Draft, doc: Doc) -> int:
    """Where a phrase ends that was cut before its noun: "an expert on" defence, "a port-" based painter."""
    for _ in range(STEPS):
        if right >= len(doc):
            break
        last, end = doc[right - 1], right
        hyphen = not last.whitespace_ and (doc[right].text == "-" or last.text == "-")
        if hyphen:
            end = right + 1
        elif last.dep_ in LEADING and last.head.i >= right and last.head.pos_ in NAMES:
            end = last.head.i + 1
        if end == right or any(_taken(i, draft) for i in range(right, end)):
            break
        right = end
    return right


def _named(left: int, right: int, draft: Draft, doc: Doc) -> int:
    """Where the phrase begins with the name that the source stands beside."""
    head = _top(left, right, doc)
    node = head
    while node.head.i < node.i and node.head.pos_ in NAMES and base(node.dep_) in BESIDE:
        node = node.head
    begin = left
    if node.i < left:
        phrase = source_range(node)
        begin = phrase[0] if phrase is not None else node.i
    elif (before := _person_before(left, head, doc)) is not None:
        begin = before
    free = begin < left and doc[begin].sent.start == doc[left].sent.start
    return begin if free and not any(_taken(i, draft) for i in range(begin, left)) else left


def _person_before(left: int, head: Token, doc: Doc) -> int | None:
    """Where a person's name begins that opens the clause and a comma parts from a common noun for them."""
    if left < 2 or head.pos_ != "NOUN" or doc[left - 1].text != "," or doc[left - 2].ent_type_ != "PERSON":
        return None
    begin = left - 2
    while begin > 0 and doc[begin - 1].ent_type_ == "PERSON" and doc[begin].ent_iob_ == "I":
        begin -= 1
    before = doc[begin - 1] if begin else None
    opens = before is None or doc[begin].is_sent_start or before.is_space or before.is_quote or before.pos_ == "CCONJ"
    return begin if opens else None


def _top(left: int, right: int, doc: Doc) -> Token:
    """The word of the range that hangs on something outside it, a mark only where there is nothing else."""
    tops = [token for token in doc[left:right] if not left <= token.head.i < right or token.head.i == token.i]
    return next((token for token in tops if not token.is_punct), tops[0] if tops else doc[left])


def _taken(index: int, draft: Draft) -> bool:
    return draft.holds(index) or (draft.cue is not None and draft.cue[0] <= index < draft.cue[1])
