"""Figures with their hedges, on hand-built phrases."""

from __future__ import annotations

import pytest

from according.events.counts import count_of, numeral

PEOPLE = frozenset({"soldier"})


@pytest.mark.parametrize(
    ("text", "low", "high", "words"),
    [
        ("six/nummod/2/NUM civilians/ROOT/2/NOUN", 6, 6, "six civilians"),
        (
            "at/case/2/ADP least/nmod/3/ADJ six/nummod/4/NUM civilians/ROOT/4/NOUN",
            6,
            None,
            "at least six civilians",
        ),
        (
            "more/amod/3/ADJ than/fixed/1/ADP 1,200/nummod/4/NUM people/ROOT/4/NOUN",
            1200,
            None,
            "more than 1,200 people",
        ),
        ("up/advmod/3/ADP to/fixed/1/ADP 30/nummod/4/NUM people/ROOT/4/NOUN", None, 30, "up to 30 people"),
        ("20/nummod/4/NUM to/case/3/ADP 30/nummod/4/NUM people/ROOT/4/NOUN", 20, 30, "20 to 30 people"),
        ("two/nummod/2/NUM hundred/nummod/3/NUM people/ROOT/3/NOUN", 200, 200, "two hundred people"),
        ("dozens/ROOT/1/NOUN", 24, None, "dozens"),
        ("2.3/compound/2/NUM million/nummod/3/NUM people/ROOT/3/NOUN", 2_300_000, 2_300_000, "2.3 million people"),
        (
            "twenty/compound/3/NUM -/punct/1/PUNCT two/nummod/4/NUM people/ROOT/4/NOUN",
            22,
            22,
            "twenty - two people",
        ),
        ("under/case/2/ADP 20/nummod/3/NUM people/ROOT/3/NOUN", None, 20, "under 20 people"),
        ("a/det/2/DET soldier/ROOT/2/NOUN", 1, 1, "a soldier"),
    ],
)
def test_figure(tree, text, low, high, words):
    case = tree(text)
    head = next(token for token in case.doc if token.dep_ == "ROOT")
    count = count_of(head, "dead", case.document, PEOPLE)
    assert count is not None
    assert (count.low, count.high, count.text) == (low, high, words)


def test_no_figure_is_none_not_zero(tree):
    case = tree("the/det/2/DET civilians/ROOT/2/NOUN")
    assert count_of(case.doc[1], "dead", case.document, PEOPLE) is None


@pytest.mark.parametrize(("word", "value"), [("1,200", 1200), ("twenty-one", 21), ("seven", 7), ("march", None)])
def test_numeral(word, value):
    assert numeral(word) == value
