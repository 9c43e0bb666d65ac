"""Token ranges: phrases out of dependency trees, trimmed as attributions are annotated.

A range is `(first, last + 1)` in tokens of the Doc. Marks at the edges are left out unless they belong
to the phrase: quotation marks, and the stop inside a closing mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from according.document import Stance
from according.words import base

Range = tuple[int, int]

QUOTE_MARKS = frozenset("\"“”„‟«»‹›‘’'`") | {"``", "''"}
OPEN_MARKS = frozenset("\"“„«‹‘(['`") | {"``", "''"}
CLOSE_MARKS = frozenset("\"”»›’)]'") | {"''"}
ARTICLES = frozenset({"a", "an", "the", "another"})
EDGE = frozenset({",", ";", ":", "-", "–", "—", "--", "...", "…", "."})


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
        if found and all(doc[between].is_space or between in gap for between in range(found[-1][1], index)):
            found[-1][1] = index + 1
        else:
            found.append([index, index + 1])
    return [(left, right) for left, right in found]


def trimmed(span: Range, doc: Doc) -> Range | None:
    """The range without commas, stops, dashes and blanks at its edges; None when nothing is left.

    A stop before a closing quotation mark stays; a quotation mark without its partner inside goes.
    """
    left, right = span
    changed = True
    while left < right and changed:
        changed = False
        first, last = doc[left], doc[right - 1]
        if first.is_space or first.text in EDGE or (first.text in CLOSE_MARKS - OPEN_MARKS):
            left, changed = left + 1, True
        elif (
            last.is_space
            or last.text in EDGE
            or (last.text in OPEN_MARKS - CLOSE_MARKS)
            or (last.text in CLOSE_MARKS and not _opened(left, right, doc))
        ):
            right, changed = right - 1, True
    return (left, right) if left < right else None


def _opened(left: int, right: int, doc: Doc) -> bool:
    """Whether the mark that ends the range has a partner inside it."""
    if doc[right - 1].text in ("’", "'") and right - 2 >= left and doc[right - 2].text[-1:] in "sS":
        return True
    return any(doc[index].text in OPEN_MARKS for index in range(left, right - 1))


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


def merged(ranges: Iterable[Range], doc: Doc) -> list[Range]:
    """The ranges in order, joined where they touch or only blanks are between."""
    result: list[Range] = []
    for left, right in sorted(ranges):
        if result and (left <= result[-1][1] or all(doc[between].is_space for between in range(result[-1][1], left))):
            result[-1] = (result[-1][0], max(result[-1][1], right))
        else:
            result.append((left, right))
    return result
