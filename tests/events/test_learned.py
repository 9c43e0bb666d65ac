"""What the trigger head tells of candidates, and what it proposes."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from spacy.tokens import Doc

from according.events import learned
from according.events.lexicon import load
from according.events.predicates import candidates
from according.events.roles import Parties
from according.language.pipeline import register_extensions
from according.triggers import TYPES, probability, scores_of, seen

WHOLE = "Russia/nsubj/2/PROPN accused/ROOT/2/VERB/accuse Ukraine/obj/2/PROPN of/case/5/ADP sabotage/obl/2/NOUN"
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


def test_a_word_that_rows_block_is_none(tree: Callable):
    shipped = load()
    lemma = next(lemma for lemma, rows in shipped.verbs.items() if all(row.blocks for row in rows) and lemma.isalpha())
    case = tree(f"Russia/nsubj/2/PROPN {lemma}ed/ROOT/2/VERB/{lemma} Ukraine/obj/2/PROPN", NATIONS)
    told(case.doc, 1, "ASSAULT", 0.99)
    assert case.records() == []
