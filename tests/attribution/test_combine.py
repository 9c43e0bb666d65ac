"""What rules take from a model's attributions and add to them, on hand-built trees."""

from __future__ import annotations

import pytest

from according.attribution.combine import combined
from according.attribution.edges import Range
from according.attribution.phrases import Draft
from according.attribution.repair import repair

from .fixtures import Row, build

CALLS: list[Row] = [
    ("The", "the", "DET", "det", 2), ("case", "case", "NOUN", "nsubj", 3), ("sparked", "spark", "VERB", "root", 0),
    ("calls", "call", "NOUN", "obj", 3), ("for", "for", "ADP", "case", 6), ("reform", "reform", "NOUN", "nmod", 4),
]  # fmt: skip


@pytest.mark.parametrize(("verb", "named"), [("spark", False), ("renew", True)])
def test_what_made_others_speak_is_no_source(verb: str, named: bool) -> None:
    doc = build("The case sparked calls for reform", CALLS)
    doc[2].lemma_ = verb
    draft = Draft(3, (2, 5), (0, 2), [(5, 6)], cls="demand", model=True)
    assert (combined([draft], [], doc)[0].source is not None) is named


KNOW: list[Row] = [
    ("Ann", "Ann", "PROPN", "nsubj", 2), ("said", "say", "VERB", "root", 0), ("we", "we", "PRON", "nsubj", 4),
    ("know", "know", "VERB", "ccomp", 2), ("they", "they", "PRON", "nsubj", 6), ("left", "leave", "VERB", "ccomp", 4),
]  # fmt: skip
COULD: list[Row] = [
    ("Ann", "Ann", "PROPN", "nsubj", 2), ("said", "say", "VERB", "root", 0), ("we", "we", "PRON", "nsubj", 5),
    ("could", "could", "AUX", "aux", 5), ("threaten", "threaten", "VERB", "ccomp", 2),
    ("raids", "raid", "NOUN", "obj", 5),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows", "inner", "kept"),
    [
        ("Ann said we know they left", KNOW, Draft(3, (3, 4), (2, 3), [(4, 6)], cls="knowledge"), True),
        ("Ann said he know they left", KNOW, Draft(3, (3, 4), (2, 3), [(4, 6)], cls="knowledge"), False),
        ("Ann said we could say they left", COULD, Draft(4, (4, 5), (2, 3), [(5, 6)], cls="threat"), False),
        ("Ann said we did threaten raids", COULD, Draft(4, (4, 5), (2, 3), [(5, 6)], cls="threat"), True),
    ],
)
def test_claims_inside_others(text: str, rows: list[Row], inner: Draft, kept: bool) -> None:
    words = text.split()
    read = build(" ".join(words[: len(rows)]), [(word, *row[1:]) for word, row in zip(words, rows, strict=False)])
    outer = Draft(1, (1, 2), (0, 1), [(2, 6)], model=True)
    assert (inner in combined([outer], [inner], read)) is kept


BUT: list[Row] = [
    ("Ann", "Ann", "PROPN", "nsubj", 2), ("said", "say", "VERB", "root", 0), ("they", "they", "PRON", "nsubj", 4),
    ("left", "leave", "VERB", "ccomp", 2), ("but", "but", "CCONJ", "cc", 7), ("only", "only", "ADV", "advmod", 7),
    ("two", "two", "NUM", "conj", 4),
]  # fmt: skip
PORT: list[Row] = [
    ("Ann", "Ann", "PROPN", "nsubj", 2), ("called", "call", "VERB", "root", 0), ("raids", "raid", "NOUN", "obj", 2),
    ("on", "on", "ADP", "case", 6), ("the", "the", "DET", "det", 6), ("port", "port", "NOUN", "nmod", 3),
]  # fmt: skip
DASH: list[Row] = [
    ("Ann", "Ann", "PROPN", "nsubj", 2), ("said", "say", "VERB", "root", 0), ("they", "they", "PRON", "nsubj", 4),
    ("left", "leave", "VERB", "ccomp", 2), ("–", "–", "PUNCT", "punct", 7),
    ("although", "although", "SCONJ", "mark", 7), ("late", "late", "ADJ", "advcl", 4),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows", "content", "expected"),
    [
        ("Ann called raids on the port", PORT, (2, 5), (2, 6)),  # the noun that "on the" leads to
        ("Ann said they left – although late", DASH, (2, 4), (2, 4)),  # what a dash sets off may be the outlet's
    ],
)
def test_where_a_content_ends(text: str, rows: list[Row], content: Range, expected: Range) -> None:
    draft = Draft(1, (1, 2), (0, 1), [content], model=True)
    repair(draft, build(text, rows))
    assert draft.contents == [expected]


def test_a_conjunction_that_leads_to_another_cue_goes() -> None:
    draft = Draft(1, (1, 2), (6, 7), [(2, 5)], model=True)
    repair(draft, build("Ann said they left but only two", BUT))
    assert draft.contents == [(2, 4)]
