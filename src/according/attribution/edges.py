"""Token ranges, and how they are trimmed: which marks at their edges belong to a phrase."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from according.words import unread

Range = tuple[int, int]

QUOTE_MARKS = frozenset("\"“”„‟«»‹›‘’'`") | {"``", "''"}
OPEN_MARKS = frozenset("\"“„«‹‘(['`") | {"``", "''"}
CLOSE_MARKS = frozenset("\"”»›’)]'") | {"''"}
ARTICLES = frozenset({"a", "an", "the", "another"})
EDGE = frozenset({",", ";", ":", "-", "–", "—", "--", "...", "…", "."})


def trimmed(span: Range, doc: Doc) -> Range | None:
    """The range without commas, stops, dashes and blanks at its edges; None when nothing is left.

    A stop before a closing quotation mark stays; a quotation mark without its partner inside goes, and so does the
    mark of a footnote: "[12]".
    """
    left, right = span
    changed = True
    while left < right and changed:
        changed = False
        first, last = doc[left], doc[right - 1]
        if unread(first) or first.text in EDGE or (first.text in CLOSE_MARKS - OPEN_MARKS):
            left, changed = left + 1, True
        elif (
            unread(last)
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


def whole_words(span: Range, doc: Doc) -> Range:
    """The range with what a tokenizer cut off at a hyphen: "first-" before "time", "-mail" behind "e"."""
    left, right = span
    while left > 1 and _joined(doc, left - 1):
        left -= 2
    while right < len(doc) - 1 and _joined(doc, right):
        right += 2
    return left, right


def _joined(doc: Doc, at: int) -> bool:
    """Whether the token is a hyphen between two parts of one word."""
    before, after = doc[at - 1], doc[at + 1]
    whole = doc[at].text == "-" and not doc[at].whitespace_ and not before.whitespace_
    return whole and before.text[-1:].isalnum() and after.text[:1].isalnum()


def merged(ranges: Iterable[Range], doc: Doc) -> list[Range]:
    """The ranges in order, joined where they touch or only blanks are between."""
    result: list[Range] = []
    for left, right in sorted(ranges):
        if result and (left <= result[-1][1] or all(unread(doc[between]) for between in range(result[-1][1], left))):
            result[-1] = (result[-1][0], max(result[-1][1], right))
        else:
            result.append((left, right))
    return result
