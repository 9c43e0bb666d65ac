"""Quotation marks: where quoted speech opens and closes, whatever the marks and however they are kept.

Real reports mix curly and straight marks, use single marks for speech or inside it, open a quotation again
at each paragraph without closing the one before, and lose a mark now and then. Every mark is looked at
once, so the time is linear in the text; a mark without a partner never fails, it only gives less.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from according.spans import trim

OPENING = {"“": "”", "«": "»", "„": "“”", "‟": "”", "‹": "›", "‘": "’", "‚": "‘’", "「": "」", "``": "''"}
CLOSING = {"”": "“„‟", "»": "«", "›": "‹", "’": "‘‚", "」": "「"}
STRAIGHT = '"'
REOPENING = '“«„"\0'
"""Double marks that a paragraph of speech opens again with."""
DOUBLED = "''"
"""Two apostrophes for a double mark, as wire copy and typescripts have it; they open and close."""
SINGLES = "'‘’‚"
SPACE = " \t\r\n\u00a0\u2009\u202f"
OPENERS = SPACE + "([{—–-/>"
STOPS = ".,:;!?…"
ENDERS = SPACE + ".,;:!?)]}—–-<…"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: `[start, end)` with its marks; `depth` 0 stands in no other; `closed` has both marks.

    A quotation that was opened and not closed ends with its paragraph; it `goes_on` where the next one opens again.
    """

    start: int
    end: int
    depth: int
    closed: bool
    goes_on: bool = False

    @property
    def inside(self) -> tuple[int, int]:
        """Bounds of the words between the marks."""
        return self.start + 1, self.end - 1 if self.closed else self.end


@dataclass(slots=True)
class _Open:
    mark: str
    start: int


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Bounds of the lines of `text[start:end]` that hold something, without white space at the sides."""
    end = len(text) if end is None else end
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        left, right = trim(text, at, stop)
        if left < right:
            yield left, right
        at = stop + 1


def _role(text: str, at: int, start: int, end: int) -> str:
    """What a mark can do by its neighbours: "open", "close", "both" or "none" (an apostrophe)."""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "“«„‟‹「":
        return "open"
    if mark in "”»›」":
        return "close"
    free_left = before in OPENERS or before in "“‘\"'«" or (before in STOPS and after not in ENDERS)
    free_right = after in ENDERS or after in "”’\"'»"
    if mark in SINGLES:
        if before.isalnum() and after.isalnum():
            return "none"
        if free_left and not free_right and after.isalnum() and not after.isdigit():
            return "open" if mark != "’" else "none"
        if free_right and not free_left:
            return "close"
        return "none"
    if free_left and not free_right:
        return "open"
    if free_right and not free_left:
        return "close"
    return "both"


def _matches(opening: str, closing: str) -> bool:
    """Whether the two marks are a pair; a straight mark pairs with the curly one of its kind."""
    if opening == STRAIGHT or closing == STRAIGHT:
        return opening in '"“„‟' and closing in '"”“'
    if opening == "'" or closing == "'":
        return opening in "'‘‚" and closing in "'’"
    return closing in OPENING.get(opening, "")


class _Paragraph:
    """Marks of one paragraph on a stack; single marks count only once their partner is seen."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.stack: list[_Open] = []
        self.pairs: list[tuple[int, int, bool]] = []
        self.counts: dict[str, int] = {}

    def read(self) -> list[tuple[int, int, bool]]:
        for at in range(self.start, self.end):
            mark = self.text[at]
            if mark == STRAIGHT or mark in SINGLES or mark in OPENING or mark in CLOSING:
                self._mark(mark, at)
        for left in self.stack:
            if left.mark not in SINGLES:
                self.pairs.append((left.start, self.end, False))
        return self.pairs

    def _mark(self, mark: str, at: int) -> None:
        role = _role(self.text, at, self.start, self.end)
        if role == "none":
            return
        if mark == "“" and self.counts.get("„"):
            role = "close"
        if role in ("close", "both") and self._close(mark, at):
            return
        if role in ("open", "both"):
            self.stack.append(_Open(mark, at))
            self.counts[mark] = self.counts.get(mark, 0) + 1

    def _close(self, mark: str, at: int) -> bool:
        if not any(count and _matches(opening, mark) for opening, count in self.counts.items()):
            return False
        while self.stack:
            left = self.stack.pop()
            self.counts[left.mark] -= 1
            if _matches(left.mark, mark):
                self.pairs.append((left.start, at + 1, True))
                return True
        return False


def find_quotes(text: str, start: int = 0, end: int | None = None) -> list[Quote]:
    """Quotations of `text[start:end]`, in order of their start, outer before inner.

    Marks are paired within a paragraph. One that stays open ends with the paragraph, unless the last
    mark of it was only lost inside: an unclosed mark right before another opening one is dropped.
    """
    found: list[Quote] = []
    marked, text = text, text.replace(DOUBLED, "\0" + STRAIGHT)
    lines = list(paragraphs(text, start, end))
    for number, (left, right) in enumerate(lines):
        next_mark = text[lines[number + 1][0]] if number + 1 < len(lines) else "\n"
        pairs = sorted(_Paragraph(text, left, right).read(), key=lambda pair: (pair[0], -pair[1]))
        ends: list[int] = []
        for at, (opening, closing, closed) in enumerate(pairs):
            while ends and ends[-1] <= opening:
                ends.pop()
            if not closed and at + 1 < len(pairs) and pairs[at + 1][2]:
                closing = trim(text, opening, pairs[at + 1][0])[1]
            begin = opening - 1 if marked[max(opening - 1, 0) : opening + 1] == DOUBLED else opening
            goes_on = not closed and closing == right and next_mark in REOPENING
            found.append(Quote(begin, closing, len(ends), closed, goes_on))
            ends.append(closing)
    return found


def outermost(quotes: list[Quote]) -> list[Quote]:
    """The quotations that stand in no other."""
    return [quote for quote in quotes if quote.depth == 0]
