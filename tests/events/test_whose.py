"""Deeds that are their doers' by somebody's word alone; read with the model."""

from __future__ import annotations

import pytest
from tests.conftest import Told

pytestmark = pytest.mark.model

LAID = [
    ("An attack blamed on the Taliban killed five people in Kabul.", "the Taliban", "blamed on"),
    ("Five people were killed in an attack blamed on Boko Haram.", "Boko Haram", "blamed on"),
    ("The attack, which killed five people, was blamed on the Taliban.", "the Taliban", "was blamed on"),
    ("The bombing, widely attributed to Hezbollah, killed 85 people.", "Hezbollah", "widely attributed to"),
    ("A suspected Israeli airstrike killed five people in Damascus.", "Israeli", "suspected"),
    ("An alleged chemical attack by government forces killed 40 people in Douma.", "government forces", "alleged"),
]
OWN = [
    "The attack was blamed on the Taliban, who had killed five people in Kabul.",
    "An alleged member of the group killed two policemen in Cairo.",
]


@pytest.mark.parametrize(("text", "actor", "cue"), LAID)
def test_a_deed_laid_at_a_door_is_claimed(told: Told, text: str, actor: str, cue: str) -> None:
    record = next(r for r in told(text).records if r.event.type == "ASSAULT" and r.trigger.text == "killed")
    assert [party.text for party in record.actors] == [actor]
    assert (record.status, [link.cue.text for link in record.according_to if link.cue]) == ("claimed", [cue])


@pytest.mark.parametrize("text", OWN)
def test_what_they_did_beside_it_is_reported(told: Told, text: str) -> None:
    record = next(r for r in told(text).records if r.trigger.text == "killed")
    assert (record.status, record.according_to) == ("reported", ())


def test_a_further_link_of_the_chain(told: Told) -> None:
    record = next(
        r
        for r in told("Officials said an attack blamed on the Taliban killed five people.").records
        if r.trigger.text == "killed"
    )
    assert [link.cue.text for link in record.according_to if link.cue] == ["said", "blamed on"]


SUGGESTED = [
    "Beijing brushed off suggestions that it was arming Russia.",
    "Beijing rejected reports that it was arming Russia.",
]


@pytest.mark.parametrize("text", SUGGESTED)
def test_what_is_suggested_and_brushed_off_is_denied(told: Told, text: str) -> None:
    record = next(r for r in told(text).records if r.event.type == "AID")
    assert (record.status, [party.name for party in record.actors]) == ("denied", ["China"])


def test_who_is_held_responsible_is_accused(told: Told) -> None:
    document = told("Seoul holds North Korea responsible for the sinking of the Cheonan.")
    assert [(r.event.type, r.status) for r in document.records] == [("ACCUSE", "reported")]
    assert [claim.stance for claim in document.claims] == ["accuses"]


def test_what_is_reported_or_rumoured_is_told_by_nobody(told: Told) -> None:
    for word in ("reported", "rumoured"):
        (record,) = told(f"A {word} Israeli air strike killed four people near Damascus.").records
        assert record.status == "claimed"
