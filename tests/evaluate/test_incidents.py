"""Incidents on hand-built trees: perpetrators, targets, victims and weapons of the records."""

from __future__ import annotations

import pytest

from according.document import Party
from according.evaluate.incidents import fillers, incidents
from according.record import Event, Record
from tests.events.fixtures import Case

BURNED = (
    "Rebels/nsubj/2/NOUN/rebel burned/ROOT/2/VERB/burn a/det/5/DET city/compound/5/NOUN bus/obj/2/NOUN and/cc/8/CCONJ "
    "a/det/8/DET bank/conj/5/NOUN"
)
BASE = "Rebels/nsubj/2/NOUN/rebel attacked/ROOT/2/VERB/attack the/det/5/DET army/compound/5/NOUN bridge/obj/2/NOUN"
SHOT = (
    "Gunmen/nsubj/2/NOUN/gunman shot/ROOT/2/VERB/shoot a/det/4/DET priest/obj/2/NOUN ,/punct/6/PUNCT Ann/appos/4/PROPN "
    "Lee/flat/6/PROPN ,/punct/2/PUNCT with/case/10/ADP rifles/obl/2/NOUN/rifle"
)


def with_record(case: Case, trigger: str, *, actors=(), recipients=(), type_="ASSAULT", status="reported") -> Case:
    start = case.document.text.index(trigger)
    span = case.document.span(start, start + len(trigger))
    sentence = case.document.span(0, len(case.document.text))
    case.document.records = [
        Record(case.document, Event(type_), span, tuple(actors), tuple(recipients), sentence, status)
    ]
    return case


def rebels(case: Case, **fields) -> Party:
    return case.party("Rebels", kind="agent", sectors=("REB",), **fields)


def test_targets_are_the_things_struck(tree):
    case = tree(BURNED)
    with_record(case, "burned", actors=[rebels(case)])
    found = fillers(case.doc, case.document)
    assert found["target"] == [("city bus",), ("a bank",)] or found["target"] == [("city bus",), ("bank",)]
    assert found["perpetrator"] == [("Rebels",)]
    assert found["organisation"] == []


def test_what_is_an_armys_is_no_target(tree):
    case = with_record(tree(BASE), "attacked")
    assert fillers(case.doc, case.document)["target"] == []


def test_a_fighter_with_a_known_body_gives_both(tree):
    case = tree(BASE)
    with_record(case, "attacked", actors=[rebels(case, name="Harbour Front")])
    case.document.parties = [case.party("bridge", kind="group", name="Harbour Front")]
    found = fillers(case.doc, case.document)
    assert found["organisation"] == [("Harbour Front", "bridge")]
    assert found["perpetrator"] == [("Rebels",)]


def test_victims_are_named_persons_also_in_apposition(tree):
    case = tree(SHOT)
    person = case.party("Ann Lee", kind="person", name="Ann Lee")
    case.document.parties = [person]
    with_record(case, "shot", recipients=[case.party("a priest", kind="agent")])
    found = fillers(case.doc, case.document)
    assert found["victim"] == [("Ann Lee",)]
    assert found["weapon"] == [("rifles",)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 1),
        ({"status": "hypothetical"}, 0),
        ({"type_": "COERCE"}, 0),
        ({"recipients": [Party(0, 6, "Rebels", sectors=("MIL",))]}, 0),
        ({"recipients": [Party(0, 6, "Rebels", sectors=("CVL",))]}, 1),
    ],
    ids=["an attack", "only possible", "no attack", "on soldiers", "on civilians"],
)
def test_incidents(tree, fields, expected):
    case = with_record(tree(BASE), "attacked", **fields)
    assert len(list(incidents(case.doc, case.document))) == expected
