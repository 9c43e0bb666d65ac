"""The grammar of times: shapes of tokens, and what may come second in a match."""

from __future__ import annotations

import itertools
import re

import pytest

from according.mentions.timex_grammar import _Compiler, literals
from according.mentions.timex_tokens import SHAPE_SETS, Classes, shape_classes
from according.resources import Row

ENDINGS = ("", "st", "nd", "rd", "th", "s", "'s", ":30", ".30", "/12", "-12", "/12/2017", "-12-11")


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_number_has_one_of_the_listed_shapes(ending: str) -> None:
    some = [*range(70), *range(70, 2500, 11)]
    numbers = [form for number in some for form in (str(number), f"{number:02d}", f"{number:04d}")]
    unknown = [word for word in numbers if shape_classes(word + ending) not in SHAPE_SETS]
    assert unknown == []


@pytest.mark.parametrize(
    "pattern",
    [
        "a",
        "a b",
        "a? b",
        "a b?",
        "a? b? c",
        "( a | b c ) d?",
        "( a b? | c )+",
        "( a b )* c",
        "a+ b",
        "a* b*",
        "{M} a? b",
    ],
)
def test_first_and_second_characters_hold_for_every_match(pattern: str) -> None:
    row = Row({"name": "x", "pattern": pattern, "before": "", "after": ""}, "time_patterns/en", 1)
    macros = {"M": "( b | c c )"}
    classes = Classes((), {*literals([row]), *"abcd"})
    part = _Compiler(row, classes, macros, {}).compile(pattern)
    alphabet = [classes.char(word) for word in "abcd"]
    words = ["".join(word) for length in range(1, 4) for word in itertools.product(alphabet, repeat=length)]
    matched = [word for word in words if re.fullmatch(part.regex, word)]
    assert {word[0] for word in matched} <= part.first
    assert {word[1] for word in matched if len(word) > 1} <= part.second
    assert part.single is any(len(word) == 1 for word in matched)
