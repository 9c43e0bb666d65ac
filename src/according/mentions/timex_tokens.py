"""Tokens of time expressions: the shapes that digits have, word classes, one character for each set of classes.

A token's classes (`month`, `unit`, `day`, the literal words that rules name) pick its character, so that the rules of
timex_grammar.py are regular expressions over a string of characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from according.resources import Row

TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:T[\d:]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
    r"|\d{1,4}([/.])\d{1,2}\1\d{2,4}(?![\w/])"
    r"|\d{1,2}-\d{1,2}-\d{4}(?![\w-])"
    r"|\d{1,2}:\d\d(?::\d\d)?(?![\d:])|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b)|\d{1,2}(?=[ap]\.?m\b)"
    r"|\d{4}(?=\s?(?:GMT|UTC|hrs|hours)\b)"
    r"|\d{1,4}(?:st|nd|rd|th)(?!\w)"
    r"|['’]?\d{2,4}(?:['’])?s(?!\w)"
    r"|\d{4}[-–/]\d\d(?![\d\w/.–-])|[Ff][Yy](?=['’]?\d\d(?:\d\d)?\b)"
    r"|['’]\d\d(?![\w.,]\w)"
    r"|\d{1,3}(?:,\d{3})+(?!\w)|\d+(?:\.\d+)?(?![^\W_])"
    r"|[ap]\.\s?m\b\.?"
    r"|['’][sS](?!\w)"
    r"|[^\W_]+"
    r"|\n"
    r"|[^\w\s]"
)
"""Tokens with the shapes that times have; every other run of letters and digits is one token."""

FIRST_CODE = 0xF0000
"""Private characters beyond the first plane: Python keeps a set of these as it is written, where it spreads each set of
characters below out over a table of 65,536, which took most of the start of the time stage."""
DASHES = {"–": "-", "‑": "-", "−": "-", "’s": "'s", "’": "'", "‘": "'"}


@dataclass(slots=True)
class Tokens:
    """The tokens of a text: bounds, lower-case words, and the string of their class characters."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    codes: str

    def __len__(self) -> int:
        return len(self.starts)


def set_of(chars: Iterable[str]) -> str:
    """One of these characters as a regular expression, neighbours as a range, so that it compiles and matches fast."""
    ranges: list[list[int]] = []
    for code in sorted(map(ord, chars)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    inner = "".join(chr(low) if low == high else f"{chr(low)}-{chr(high)}" for low, high in ranges)
    return inner if len(inner) == 1 else f"[{inner}]"


class Classes:
    """Token classes: which words and shapes belong to which, and one character for each combination."""

    def __init__(self, lexicon: Iterable[Row], literals: Iterable[str]) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self._words: dict[str, set[str]] = {}
        for row in lexicon:
            for word in row.words("word"):
                self._words.setdefault(word, set()).add(row["class"])
                self.values[word.lower(), row["class"]] = row["value"]
        for word in literals:
            self._words.setdefault(word, set()).add("=" + word)
        self._codes: dict[frozenset[str], str] = {}
        self._known: dict[str, str] = {}
        self._chars: dict[str, str] = {}
        for word in list(self._words):
            self._known[word] = self._code(self._word_classes(word))
        self.other = self._code(frozenset())
        self.plural = self._code(frozenset({"plural"}))
        self.capital = self._code(frozenset({"capital"}))
        for shape in (*SHAPE_SETS, {"break"}):
            self._code(frozenset(shape))

    def _word_classes(self, word: str) -> frozenset[str]:
        found = self._words.get(word, set()) | self._words.get(word.lower(), set())
        if word[:1].isalpha() and word.lower() != word:
            found = found | {"capital"}
        if word.isdigit() or word[:1].isdigit():
            found = found | shape_classes(word)
        return frozenset(found)

    def _code(self, classes: frozenset[str]) -> str:
        if classes not in self._codes:
            self._codes[classes] = chr(FIRST_CODE + len(self._codes))
        return self._codes[classes]

    def chars(self, name: str) -> str:
        """All characters whose token has the class `name` ("=word" for a literal), for a regex set."""
        known = self._chars.get(name)
        if known is None:
            found = [char for classes, char in self._codes.items() if name in classes]
            known = self._chars[name] = "".join(found)
        return known

    def freeze(self) -> None:
        """Give every cased form of known words its character, so that no class set appears later."""
        for word in list(self._words):
            for form in (word, word.capitalize(), word.upper()):
                self._known[form] = self._code(self._word_classes(form))

    def char(self, word: str) -> str:
        """The character of one token."""
        known = self._known.get(word)
        if known is not None:
            return known
        first = word[0]
        if first.isdigit() or (first in "'’" and len(word) > 2):
            return self._codes.get(shape_classes(word), self.other)
        lower = word.lower()
        if lower in self._known:
            return self._known[lower]
        if first.isupper():
            return self.capital
        return self.plural if word[-1] == "s" and len(word) > 3 and word[-2] not in "su" else self.other


SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("isodate", r"\d{4}-\d\d-\d\d(T.*)?"),
        ("slashdate", r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}"),
        ("clock", r"([01]?\d|2[0-4]):[0-5]\d(:[0-5]\d)?"),
        ("dotted", r"([01]?\d|2[0-4])\.[0-5]\d"),
        ("hour", r"([01]?\d|2[0-4])"),
        ("military", r"([01]\d|2[0-4])[0-5]\d"),
        ("ordinal", r"\d{1,4}(st|nd|rd|th)"),
        ("dayth", r"(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)"),
        ("decade", r"['’]?([12]\d)?\d0['’]?s"),
        ("yearspan", r"(1[5-9]|20)\d\d[-–/]\d\d"),
        ("shortyear", r"['’]\d\d"),
        ("day", r"0?[1-9]|[12]\d|3[01]"),
        ("year", r"(1[89]|20)\d\d"),
        ("sureyear", r"(19[1-9]\d|20[0-4]\d)(?<!2000)"),
        ("oldyear", r"1[0-7]\d\d|21\d\d"),
        ("int", r"\d+|\d{1,3}(,\d{3})+"),
        ("two", r"\d\d"),
        ("decimal", r"\d+\.\d+"),
    )
)


@lru_cache(maxsize=20_000)
def shape_classes(word: str) -> frozenset[str]:
    """The classes that a token of digits has by its shape alone."""
    return frozenset(name for name, pattern in SHAPES if pattern.fullmatch(word))


SHAPE_SETS = [
    shape_classes(word)
    for word in (
        "0", "00", "1", "10", "25", "32", "100", "1000", "1060", "1800", "1860", "1910", "1960", "2200", "0th", "1st",
        "1.5", "1.30", "15:30", "99:99", "2017-11-14", "2017-11-14T10:00", "11/14/2017", "1990s", "2014-15", "'17",
    )
]  # fmt: skip
"""All sets of classes that a token of digits can have by its shape, each by one such token."""


def wrapped_at(text: str) -> int:
    """The least length of a line that goes on in the next: 60 columns where no line passes 100, else none has it."""
    longest = max(map(len, text.split("\n")))
    return 60 if longest <= 100 else longest + 1


def tokenise(text: str, classes: Classes) -> Tokens:
    """Tokens of `text`; line ends become breaks, except inside paragraphs that are wrapped over several lines."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    codes: list[str] = []
    char, break_char = classes.char, classes._code(frozenset({"break"}))
    line, wrapped = 0, wrapped_at(text)
    for match in TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        if word == "\n":
            length, line = start - line, end
            if length >= wrapped and text[end : end + 1] not in ("\n", " ", "\t", ""):
                continue
            code = break_char
        else:
            word = DASHES.get(word, word)
            code = char(word)
        starts.append(start)
        ends.append(end)
        words.append(word.lower())
        codes.append(code)
    return Tokens(text, starts, ends, words, "".join(codes))
