"""What the trigger head tells of candidates, and what it proposes."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from spacy.tokens import Doc

from according.events import learned
from according.events.lexicon import load
from according.events.predicates import candidates
from according.events.roles import Parties
from according.language.pipeline import register_extensions
from according.triggers import TYPES, probability, scores_of, seen

WHOLE = "Russia/nsubj/2/PROPN accused/ROOT/2/VERB/accuse Ukraine/obj/2/PROPN of/case/5/ADP treachery/obl/2/NOUN"
UNLISTED = "Russia/nsubj/2/PROPN zapped/ROOT/2/VERB/zap Ukraine/obj/2/PROPN"
NATIONS = {"Russia": "RUS", "Ukraine": "UKR"}


@pytest.fixture(autouse=True)
def registered() -> None:
    register_extensions()


def told(doc: Doc, at: int, kind: str, value: float, others: float = 0.0) -> None:
    """Has the head say of one token how probable a type is, and each of the others."""
    scores = np.full((len(doc), len(TYPES)), 0.001 / len(TYPES), np.float32)
    scores[at] = others
    scores[at, TYPES.index(kind)] = value
    doc._.trigger_scores = scores


def test_without_scores_nothing_is_said(tree: Callable):
    doc = tree(WHOLE, NATIONS).doc
    assert scores_of(doc) is None
    assert seen(doc) is None
    assert probability(doc, "ACCUSE") == 0.0


def test_the_likeliest_of_some_words(tree: Callable):
    doc = tree(WHOLE, NATIONS).doc
    told(doc, 1, "ACCUSE", 0.75)
    found = seen(doc)
    assert found is not None
    assert (found.type, found.typed) == ("ACCUSE", pytest.approx(0.75))
    assert probability(doc, "ACCUSE") == pytest.approx(0.75)
    assert probability(doc, "AID") < 0.01


def test_what_the_head_says_is_a_fact(tree: Callable):
    case = tree(WHOLE, NATIONS)
    index = Parties(case.doc, case.document, case.parties, case.places, load().classes, [])
    (candidate,) = candidates(next(case.doc.sents), load(), index)
    assert learned.told(candidate) == {}
    told(case.doc, 1, "ACCUSE", 0.75)
    assert learned.told(candidate) == pytest.approx(dict.fromkeys(("head event", "head type"), math.log(3) / 3))
    told(case.doc, 1, "AID", 1.0)
    assert learned.told(candidate)["head type"] == pytest.approx(math.log(1e-4) / 3, rel=1e-3)


def test_a_word_without_a_row_is_a_trigger_where_the_head_is_sure(tree: Callable):
    case = tree(UNLISTED, NATIONS)
    assert case.records() == []
    told(case.doc, 1, "ASSAULT", 0.98)
    (record,) = case.records()
    assert (record.event.type, record.trigger.text) == ("ASSAULT", "zapped")
    assert [party.text for party in (*record.actors, *record.recipients)] == ["Russia", "Ukraine"]
    assert record.why[0] == "trigger head:0.98 verb zap"


def test_it_needs_both_sides(tree: Callable):
    case = tree(UNLISTED, {"Russia": "RUS"})
    told(case.doc, 1, "ASSAULT", 0.98)
    assert case.records() == []


@pytest.mark.parametrize(("typed", "others"), [(0.6, 0.38 / 15), (0.9, 0.0)], ids=["type unsure", "event unsure"])
def test_a_word_without_a_row_is_none_where_it_is_not(tree: Callable, typed: float, others: float):
    case = tree(UNLISTED, NATIONS)
    told(case.doc, 1, "ASSAULT", typed, others)
    assert case.records() == []


def test_a_use_that_a_row_blocks_is_none(tree: Callable):
    case = tree(
        "Russia/nsubj/2/PROPN beat/ROOT/2/VERB/beat rivals/obj/2/NOUN/rival", {"Russia": "RUS", "rivals": "UKR"}
    )
    told(case.doc, 1, "ASSAULT", 0.99)
    assert case.records() == []


def test_a_use_that_no_block_of_its_word_foresees_may_be_one(tree: Callable):
    lemma = next(lemma for lemma, rows in load().verbs.items() if all(row.blocks for row in rows) and lemma.isalpha())
    case = tree(f"Russia/nsubj/2/PROPN {lemma}ed/ROOT/2/VERB/{lemma} Ukraine/obj/2/PROPN", NATIONS)
    told(case.doc, 1, "ASSAULT", 0.99)
    assert [record.event.type for record in case.records()] == ["ASSAULT"]


AGREED = "Russia/nsubj/2/PROPN vowed/ROOT/2/VERB/vow to/mark/4/PART attack/xcomp/2/VERB Ukraine/obj/4/PROPN"
SHOCKED = (
    "The/det/2/DET killing/nsubj/5/NOUN of/case/4/ADP rebels/nmod/2/NOUN/rebel shocked/ROOT/5/VERB/shock "
    "Ukraine/obj/5/PROPN"
)


NOTE = "what 'vowed' is about"


def found(tree: Callable) -> list[learned.Candidate]:
    """The candidates of a sentence, the last of them spoken for by the first."""
    case = tree(AGREED, NATIONS)
    index = Parties(case.doc, case.document, case.parties, case.places, load().classes, [])
    some = list(candidates(next(case.doc.sents), load(), index))
    some[-1].dropped, some[-1].under = NOTE, some[0]
    return some


@pytest.mark.parametrize(
    ("outer", "twin", "sure", "expected"),
    [
        ("AGREE", False, 0.9, None),
        ("AGREE", False, 0.6, NOTE),
        ("AGREE", True, 0.9, NOTE),
        ("THREATEN", False, 0.9, NOTE),
        ("PROTEST", False, 0.9, NOTE),
        ("-", False, 0.9, NOTE),
    ],
    ids=["the head is sure", "it is not", "the same event", "what is threatened", "what is protested for", "blocked"],
)
def test_what_another_speaks_for_is_taken_up_again(
    tree: Callable, outer: str, twin: bool, sure: float, expected: str | None
):
    some = found(tree)
    some[0].row = replace(some[0].row, type=outer)
    some[-1].under = None if twin else some[0]
    told(some[-1].token.doc, some[-1].token.i, "ASSAULT", sure)
    learned.revive(some)
    assert some[-1].dropped == expected


def test_what_the_head_alone_proposes_speaks_for_no_row(tree: Callable):
    case = tree(SHOCKED, {"Ukraine": "UKR"})
    before = [(record.event.type, record.trigger.text) for record in case.records()]
    told(case.doc, 4, "ACCUSE", 0.5)
    assert before == [("ASSAULT", "killing")]
    assert [(record.event.type, record.trigger.text) for record in case.records()] == before
