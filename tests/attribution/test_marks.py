"""Contents brought to the bounds of their quotations, on hand-built docs."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from according.attribution.edges import Range
from according.attribution.marks import to_quotes
from according.attribution.phrases import Draft
from according.attribution.quoted import TokenIndex, token_quotes

from .fixtures import Row, build

TEXT = "Ann said : “ We left . They stayed . ” Bob agreed ."
"""Tokens: Ann 0, said 1, mark 3, We 4, They 7, mark 10, Bob 11."""


def doc() -> Doc:
    words = TEXT.split()
    rows: list[Row] = [(word, word, "PUNCT" if not word[0].isalpha() else "X", "dep", 1) for word in words]
    rows[0] = (words[0], words[0], "PROPN", "root", 0)
    return build(TEXT, rows)


def grown(*drafts: Draft) -> list[Range]:
    read = doc()
    to_quotes(drafts, token_quotes(read, TokenIndex(read), TEXT), read)
    return drafts[0].contents


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((4, 9), (3, 11)),  # without its marks
        ((3, 6), (3, 11)),  # its first sentence
        ((7, 9), (3, 11)),  # its last
        ((11, 13), (11, 13)),  # none of it
    ],
)
def test_a_content_ends_with_its_quotation(content: Range, expected: Range) -> None:
    assert grown(Draft(1, (1, 2), (0, 1), [content], model=True)) == [expected]


@pytest.mark.parametrize(
    ("draft", "others"),
    [
        (Draft(1, (1, 2), (0, 1), [(4, 6)]), []),  # a rule's, which reads marks itself
        (Draft(5, (5, 6), (4, 5), [(7, 9)], model=True), []),  # its own cue stands inside
        (Draft(1, (1, 2), (0, 1), [(3, 6)], model=True), [Draft(12, (12, 13), (11, 12), [(7, 11)], model=True)]),
    ],
)
def test_what_is_left_alone(draft: Draft, others: list[Draft]) -> None:
    before = list(draft.contents)
    assert grown(draft, *others) == before


def test_what_a_speaker_inside_the_quotation_says_is_no_rival() -> None:
    inner = Draft(8, (8, 9), (7, 8), [(8, 9)], model=True)
    assert grown(Draft(1, (1, 2), (0, 1), [(3, 6)], model=True), inner) == [(3, 11)]


def test_whoever_holds_the_whole_claim_is_no_rival() -> None:
    outer = Draft(0, (0, 1), None, [(1, 13)], model=True)
    assert grown(Draft(1, (1, 2), (0, 1), [(3, 6)], model=True), outer) == [(3, 11)]
