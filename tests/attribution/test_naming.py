"""Phrases of sources made whole, on hand-built trees."""

from __future__ import annotations

import pytest

from according.attribution.edges import Range
from according.attribution.naming import whole
from according.attribution.phrases import Draft

from .fixtures import Row, build

MAYOR: list[Row] = [
    ("Ann", "Ann", "PROPN", "nsubj", 7), ("Lee", "Lee", "PROPN", "flat", 1), (",", ",", "PUNCT", "punct", 5),
    ("the", "the", "DET", "det", 5), ("mayor", "mayor", "NOUN", "appos", 1), (",", ",", "PUNCT", "punct", 5),
    ("said", "say", "VERB", "root", 0),
]  # fmt: skip
GUEST: list[Row] = [
    ("Beside", "beside", "ADP", "case", 2), ("Ann", "Ann", "PROPN", "obl", 6), (",", ",", "PUNCT", "punct", 2),
    ("the", "the", "DET", "det", 5), ("mayor", "mayor", "NOUN", "nsubj", 6), ("said", "say", "VERB", "root", 0),
]  # fmt: skip
WHO: list[Row] = [
    ("Ann", "Ann", "PROPN", "root", 0), (",", ",", "PUNCT", "punct", 1), ("who", "who", "PRON", "nsubj", 4),
    ("said", "say", "VERB", "acl:relcl", 1),
]  # fmt: skip
EXPERT: list[Row] = [
    ("An", "a", "DET", "det", 2), ("expert", "expert", "NOUN", "nsubj", 5), ("on", "on", "ADP", "case", 4),
    ("ports", "port", "NOUN", "nmod", 2), ("said", "say", "VERB", "root", 0),
]  # fmt: skip
BRIEFING: list[Row] = [
    ("Ann", "Ann", "PROPN", "nsubj", 6), (",", ",", "PUNCT", "punct", 5), ("at", "at", "ADP", "case", 5),
    ("a", "a", "DET", "det", 5), ("briefing", "briefing", "NOUN", "obl", 6), ("said", "say", "VERB", "root", 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows", "cue", "span", "expected"),
    [
        ("Ann Lee, the mayor, said", MAYOR, 6, (3, 5), (0, 5)),  # a description takes its name
        ("Beside Ann, the mayor said", GUEST, 5, (3, 5), (3, 5)),  # somebody else's
        ("Ann, who said", WHO, 3, (0, 3), (0, 1)),  # a pronoun left hanging
        ("An expert on ports said", EXPERT, 4, (0, 3), (0, 4)),  # cut before its noun
        ("Ann, at a briefing said", BRIEFING, 5, (0, 3), (0, 1)),  # a preposition of the cue's
    ],
)
def test_whole(text: str, rows: list[Row], cue: int, span: Range, expected: Range) -> None:
    doc = build(text, rows)
    for token in doc:
        token.tag_ = "NN" if token.pos_ == "NOUN" else token.pos_
    assert whole(span, Draft(cue, (cue, cue + 1), span), doc) == expected


def test_no_name_is_taken_out_of_a_content() -> None:
    doc = build("Ann Lee, the mayor, said", MAYOR)
    doc[4].tag_ = "NN"
    assert whole((3, 5), Draft(6, (6, 7), (3, 5), [(0, 2)]), doc) == (3, 5)
