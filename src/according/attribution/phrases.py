"""Token ranges: phrases out of dependency trees, as attributions are annotated.

A range is `(first, last + 1)` in tokens of the Doc.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from according.attribution.edges import Range, trimmed
from according.document import Stance
from according.words import base, unread


@dataclass(slots=True)
class Draft:
    """An attribution in the making: ranges of tokens, and what decided it.

    `anchor` is the cue's head word (-1 where there is no cue); `label` a lexicon row or "model".
    """

    anchor: int
    cue: Range | None
    source: Range | None
    contents: list[Range] = field(default_factory=list)
    stance: Stance = "asserts"
    label: str = ""
    cls: str = "say"
    implies: str | None = None
    weight: str = "strong"
    model: bool = False
    unnamed: bool = False
    whole: bool = False
    """A statement printed whole, direct speech without quotation marks."""
    inside: Draft | None = None
    """The claim of who cites this one, where that does not follow from where the cue stands."""

    def holds(self, index: int) -> bool:
        """Whether the token stands in the content."""
        return any(left <= index < right for left, right in self.contents)


def subtree(token: Token, without: Iterable[int] = ()) -> set[int]:
    """Indices of the token and all below it, leaving out the subtrees of `without`."""
    barred = set(without)
    keep: set[int] = set()
    stack = [token]
    while stack:
        node = stack.pop()
        if node.i in barred or node.i in keep:
            continue
        keep.add(node.i)
        stack.extend(node.children)
    return keep


def runs(indices: Iterable[int], doc: Doc, gap: frozenset[int] = frozenset()) -> list[Range]:
    """Contiguous ranges of the indices; blanks, and the tokens of `gap`, do not part a range."""
    found: list[list[int]] = []
    for index in sorted(indices):
        if found and all(unread(doc[between]) or between in gap for between in range(found[-1][1], index)):
            found[-1][1] = index + 1
        else:
            found.append([index, index + 1])
    return [(left, right) for left, right in found]


def contiguous(token: Token, without: Iterable[int] = ()) -> Range:
    """The stretch of the token's subtree around the token itself."""
    keep = subtree(token, without)
    left = right = token.i
    while left - 1 in keep:
        left -= 1
    while right + 1 in keep:
        right += 1
    return left, right + 1


def source_range(head: Token) -> Range | None:
    """The phrase of a source: determiners, titles, appositions and clauses that identify it.

    A preposition before it is no part of it. A comma that closes an apposition or clause is.
    """
    doc = head.doc
    barred = [
        child.i
        for child in head.children
        if (base(child.dep_) in ("case", "cc", "mark", "advcl", "parataxis") and child.i < head.i)
        or child.dep_ in ("parataxis", "advcl", "ccomp", "discourse", "dep")
    ]
    barred += [child.i for child in head.children if child.dep_ == "cc" and child.i < head.i]
    span = trimmed(contiguous(head, barred), doc)
    if span is None:
        return None
    left, right = span
    closes = right < len(doc) and doc[right].text == "," and any(t.text == "," for t in doc[left:right])
    return (left, right + 1) if closes and doc[right].head.i in range(left, right) else span


def speaks(content: Span) -> bool:
    """Whether a content can have been said as it stands: it has a clause or a quotation in it."""
    for token in content:
        clause = base(token.dep_) in ("nsubj", "csubj", "expl") and content.start <= token.head.i < content.end
        if clause or token.is_quote:
            return True
    return False


def overlap(one: Sequence[Range], two: Sequence[Range]) -> int:
    """Number of tokens that both lists of ranges share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in two)
