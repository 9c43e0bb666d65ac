"""Quotation marks: pairing, odd marks, nesting, and time."""

from __future__ import annotations

import time

import pytest

from according.attribution.speech import find_quotes, paragraphs


def outer(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text) if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said: “We stay.”", ["“We stay.”"]),
        ('She said: "We stay."', ['"We stay."']),
        ('"We stay," she said. "They go."', ['"We stay,"', '"They go."']),
        ("'We stay,' she said.", ["'We stay,'"]),
        ("‘We stay,’ she said.", ["‘We stay,’"]),
        ("«We stay», she said.", ["«We stay»"]),
        ("''We stay,'' she said. ''They go.''", ["''We stay,''", "''They go.''"]),
        ("She said: ''We 'stay' here.''", ["''We 'stay' here.''"]),
        ("„We stay“, she said.", ["„We stay“"]),
        ("“It’s ours,” he said.", ["“It’s ours,”"]),
        ("The workers' union said 'no'.", ["'no'"]),
        ("“He told me ‘never’ twice,” she said.", ["“He told me ‘never’ twice,”"]),
        ("A man of 5'10\" left.", []),
        ("Nothing is quoted here.", []),
        ("The “regime” fell.", ["“regime”"]),
        ('("We stay") they wrote.', ['"We stay"']),
        ('She said:"We stay."', ['"We stay."']),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert outer(text) == expected


def test_depth_of_nested_quotation() -> None:
    text = "“He told me ‘never’ twice,” she said."
    assert [(q.depth, text[q.inside[0] : q.inside[1]]) for q in find_quotes(text)] == [
        (0, "He told me ‘never’ twice,"),
        (1, "never"),
    ]


def test_paragraphs_that_open_again_end_where_they_end() -> None:
    text = "“We came at dawn.\n“We left at noon,” she said."
    quotes = find_quotes(text)
    assert [(q.closed, text[q.start : q.end]) for q in quotes] == [
        (False, "“We came at dawn."),
        (True, "“We left at noon,”"),
    ]


def test_a_paragraph_left_open_goes_on_where_the_next_opens_again() -> None:
    text = "“We left.\n“They stayed.”\n“He ran.\nThe end."
    assert [quote.goes_on for quote in find_quotes(text)] == [True, False, False]


def test_mark_lost_before_another_quotation_does_not_swallow_it() -> None:
    text = '"The first was lost. He said "yes" to it.'
    assert outer(text) == ['"The first was lost. He said', '"yes"']


@pytest.mark.parametrize("text", ['"', "“", "”", "'", "''", '""', "‘“", '" "', "”“", '"\n"', "«", "\n"])
def test_odd_marks_never_fail(text: str) -> None:
    assert all(0 <= q.start <= q.end <= len(text) for q in find_quotes(text))


def test_five_hundred_nested_quotations() -> None:
    text = "“‘" * 250 + "so" + "’”" * 250
    start = time.process_time()
    quotes = find_quotes(text)
    assert time.process_time() - start < 1
    assert quotes[0].depth == 0
    assert (quotes[0].start, quotes[0].end) == (0, len(text))
    assert len(quotes) >= 250


@pytest.mark.slow
@pytest.mark.parametrize("piece", ['"so ', "“so ", "'so ", "so” ", '“so" '])
def test_time_grows_with_the_text_alone(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        find_quotes(piece * count)
        return time.process_time() - start

    small, large = min(seconds(500) for _ in range(3)), min(seconds(4000) for _ in range(3))
    assert large < 30 * small + 0.05


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    text = " one \n\n two\n"
    assert [text[a:b] for a, b in paragraphs(text)] == ["one", "two"]
