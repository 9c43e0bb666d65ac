"""MUC-4 roles: what counts as the same entity, the counts, and the corpus's format."""

from __future__ import annotations

import json

import pytest

from according.errors import EvaluationError
from according.evaluate.events import Tally
from according.evaluate.muc import KEYS, head, merged, read_gold, same, score


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("THE ARMED MEN", "men"),
        ("A GROUP OF REBELS", "group"),
        ("TWO BOMBS", "bomb"),
        ("HARBOUR BOARD [HB]", "board"),
        ('"Harbour Wolves"', "wolve"),
        ("RED GLASS", "glass"),
        ("...", ""),
    ],
)
def test_head(name, expected):
    assert head(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a powerful bomb", "TWO BOMBS", True),
        ("dynamite", "7 KG OF DYNAMITE", True),
        ("Ada Lund", "ADA LUND BERG", True),
        ("Ada Lund", "CARL BERG", False),
        ("the", "THE", False),
    ],
    ids=["same head", "words within", "a shorter name", "others", "nothing said"],
)
def test_same(one, other, expected):
    assert same(one, other) is expected
    assert same(other, one) is expected


def test_each_entity_is_found_once_and_its_other_names_cost_nothing():
    tally = Tally()
    score(tally, [("the bus",), ("a bus",), ("the bank",)], [("BUS", "CITY BUS"), ("TRAIN",)])
    assert (tally.right, tally.found, tally.gold) == (1, 2, 2)
    assert tally.errors == ["+ the bank", "- TRAIN"]


def test_a_document_without_incident_counts_what_is_found_as_wrong():
    tally = Tally()
    score(tally, [("a bomb",)], [])
    assert (tally.right, tally.found, tally.gold) == (0, 1, 0)


def test_gold_is_read_by_our_names(tmp_path):
    roles = {key: [] for key in KEYS.values()} | {"phys_tgt_id": [["BUS", "CITY BUS"]]}
    path = tmp_path / "muc.json"
    path.write_text(json.dumps({"D1": {"doc": "REBELS BURNED A BUS.", "roles": roles}}))
    text, found = read_gold(path)["D1"]
    assert text == "REBELS BURNED A BUS."
    assert found["target"] == [("BUS", "CITY BUS")]
    assert found["victim"] == []


@pytest.mark.parametrize("content", ["[]", '{"D1": {"doc": "X"}}', "no JSON"])
def test_another_format_is_refused(tmp_path, content):
    path = tmp_path / "muc.json"
    path.write_text(content)
    with pytest.raises(EvaluationError, match="no MUC-4 documents"):
        read_gold(path)


def test_entities_that_are_alike_are_one():
    assert merged([("two bombs",), ("rifles",), ("a bomb",)]) == [("two bombs", "a bomb"), ("rifles",)]
