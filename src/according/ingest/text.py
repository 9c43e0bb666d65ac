"""Plain text to units: the lines or paragraphs that are labelled one by one.

A text comes in one of three layouts, told apart by its blank lines and line lengths: one paragraph a
line; paragraphs wrapped at a fixed width and parted by blank lines; or several articles in one file,
parted by blank lines, each opening with its headline. A file of the third kind stays one Document
(its text is the file's own), with a headline region at the head of each article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_END = re.compile(r"""[.!?…]["'”’»)\]]*(?:\s+\S)?$""")
_WORD = re.compile(r"\w[\w'’.-]*")
_FULL = 45
"""Letters of a line above which it may have been broken off for its length."""


@dataclass(frozen=True)
class Unit:
    """A line (or wrapped paragraph) of the text with its trimmed bounds, and what is seen of it at once.

    `block` counts groups of units between blank lines, `first` says that the unit opens its block.
    """

    start: int
    end: int
    text: str
    block: int
    first: bool

    @cached_property
    def words(self) -> list[str]:
        return _WORD.findall(self.text)

    @cached_property
    def ended(self) -> bool:
        """Closes like a sentence: full stop, question or exclamation mark, ellipsis, quotes after it."""
        return bool(_END.search(self.text)) or self.text.endswith(("…", "...", ":", ",”", ',"', ";"))

    @cached_property
    def stopped(self) -> bool:
        """Closes with a full stop or the like; a question or colon may close a headline as well."""
        return bool(re.search(r"""[.…]["'”’»)\]]*(?:\s+\S)?$""", self.text))

    @cached_property
    def capitals(self) -> float:
        """Share of the words that open with a capital or a figure."""
        if not self.words:
            return 0.0
        return sum(not word[0].islower() for word in self.words) / len(self.words)

    @cached_property
    def key(self) -> str:
        """The words alone, lower case: what repeated lines and given titles are compared by."""
        return " ".join(word.strip(".'’-").casefold() for word in self.words)


def units(text: str) -> list[Unit]:
    """The labelled pieces of a plain text in order; together they hold every character but white space."""
    lines = _lines(text)
    return _joined(text, lines) if _wrapped(lines) else lines


def _lines(text: str) -> list[Unit]:
    found: list[Unit] = []
    block, last = -1, 0
    for match in _LINE.finditer(text):
        raw = match.group()
        body = raw.strip()
        if not body:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        gap = text[last:start].replace("\r\n", "\n")
        first = not found or gap.count("\n") + gap.count("\r") > 1
        block += first
        found.append(Unit(start, start + len(body), body, block, first))
        last = start + len(body)
    return found


def _wrapped(lines: list[Unit]) -> bool:
    """Fixed-width text: within blocks, most lines stop mid-sentence at about the same length."""
    inner = [(a, b) for a, b in pairwise(lines) if a.block == b.block]
    if len(inner) < 4:
        return False
    broken = sum(not a.ended and _goes_on(a.text, b.text) for a, b in inner)
    longest = sorted(len(a.text) for a, _ in inner)[int(0.95 * (len(inner) - 1))]
    return broken > 0.4 * len(inner) and longest < 130


def _goes_on(line: str, after: str) -> bool:
    """Whether a line seems to go on in the next: with a small letter, or, where all is capitals, by its length."""
    return after[0].islower() or (line.isupper() and after.isupper() and len(line) > _FULL)


def _full(line: str) -> bool:
    return len(line) > _FULL or line[-1] == ","


def _joined(text: str, lines: list[Unit]) -> list[Unit]:
    """Blocks as units; a short line that closes a head (headline, byline) keeps to itself."""
    joined: list[Unit] = []
    open_at: Unit | None = None
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        head = open_at or line
        runs_on = following is not None and following.block == line.block and _full(line.text)
        if runs_on:
            open_at = head
            continue
        joined.append(Unit(head.start, line.end, text[head.start : line.end], head.block, head.first))
        open_at = None
    return joined


def unwrapped(text: str) -> str:
    """The text with the line breaks that only a fixed width made as blanks, its length as before.

    A break inside a block goes where the line is long, ends in a comma, or goes on in a small letter. Texts of one
    paragraph a line come back as they are.
    """
    lines = _lines(text)
    if not _wrapped(lines):
        return text
    letters = list(text)
    for line, after in pairwise(lines):
        if line.block == after.block and (_full(line.text) or (not line.ended and after.text[0].islower())):
            letters[line.end : after.start] = " " * (after.start - line.end)
    return "".join(letters)


def article_heads(pieces: list[Unit]) -> set[int]:
    """Indexes of units that open an article in a file of several; empty where the file holds one.

    A file of several has at least two blocks of many paragraphs each, and nearly every block opens with
    a line shaped like a headline or like a first paragraph (dateline) after the blank line.
    """
    opening = [index for index, piece in enumerate(pieces) if piece.first]
    if len(opening) < 3:
        return set()
    sizes = [after - before for before, after in pairwise([*opening, len(pieces)])]
    # Files with paragraphs parted by blank lines have blocks of one unit; here a block is an article.
    if sum(sizes) / len(sizes) < 3.0 or sum(size >= 2 for size in sizes) < 0.7 * len(sizes):
        return set()
    return set(opening)
