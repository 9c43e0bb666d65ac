"""Deeds that are laid at somebody's door, and those that nobody lays at one; read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

pytestmark = pytest.mark.model

LAID = [
    ("An attack blamed on the rebels killed five people in Kabul.", "blamed on", ["An attack", "the rebels"]),
    ("The failed raid was blamed on the Taliban.", "was blamed on", ["The failed raid", "the Taliban"]),
    ("Five people died in a bombing attributed to the militia.", "attributed to", ["a bombing", "the militia"]),
    (
        "The ambush, widely attributed to the separatists, killed nine guards.",
        "widely attributed to",
        ["The ambush", "the separatists"],
    ),
    (
        "The group is linked to a string of kidnappings in Mali.",
        "is linked to",
        ["The group", "a string of kidnappings in Mali"],
    ),
    (
        "The colonel, wanted for the massacre of 200 villagers, was arrested in Lyon.",
        "wanted for",
        ["The colonel", "the massacre of 200 villagers"],
    ),
]
NOT_LAID = [
    "Deaths attributed to heart disease rose 5 percent in Chile.",
    "Rescuers were connected to the mine by telephone.",
    "The poem is attributed to Homer.",
    "Two suspected rebels were shot dead by police.",
    "The port is linked to the capital.",
]


@pytest.mark.parametrize(("text", "cue", "content"), LAID)
def test_what_is_laid_at_a_door_is_nobodys_word(told: Told, text: str, cue: str, content: list[str]) -> None:
    (claim,) = (claim for claim in told(text).claims if claim.stance == "accuses")
    assert claim.source is None
    assert claim.cue is not None
    assert claim.cue.text == cue
    assert [part.text for part in claim.content] == content


@pytest.mark.parametrize("text", NOT_LAID)
def test_what_is_no_deed_of_violence_is_laid_at_no_door(told: Told, text: str) -> None:
    assert told(text).claims == []


def test_who_lays_it_there_speaks(told: Told) -> None:
    document = told("The bombing was blamed on the rebels by the interior ministry.")
    (claim,) = document.claims
    assert claim.source is not None
    assert claim.source.text == "the interior ministry"
    (charge,) = (record for record in document.records if record.event.type == "ACCUSE")
    assert (charge.status, charge.according_to) == ("reported", ())


def test_a_suspected_deed_is_a_claim(told: Told) -> None:
    (claim,) = told("The suspected murder of the activist by soldiers caused outrage.").claims
    assert (claim.source, claim.stance) == (None, "accuses")


def test_a_relative_clause_does_not_name_who_denies(told: Told) -> None:
    claims = told("Rwanda, which the UN says backs the rebels, denied sending troops.").claims
    denial = next(claim for claim in claims if claim.stance == "denies")
    assert denial.source is not None
    assert denial.source.name == "Rwanda"


CHARGED = [
    "Two soldiers appeared in court charged with shooting a teenager in Derry.",
    "The former president faces charges of ordering the killing of protesters.",
]


@pytest.mark.parametrize("text", CHARGED)
def test_who_is_charged_brings_no_charge(told: Told, text: str) -> None:
    (claim,) = (claim for claim in told(text).claims if claim.stance == "accuses")
    assert claim.source is None


def test_who_is_accused_of_an_order_gave_it(told: Told) -> None:
    claims = told("Prosecutors accused the general of ordering the shelling of the market.").claims
    order = next(claim for claim in claims if claim.stance == "demands")
    assert order.source is not None
    assert order.source.text == "the general"


VERSIONS = [
    ("Moscow's version is that saboteurs blew up the bridge.", "Moscow's"),
    ("The government's position is that rebels fired first at the convoy.", "The government's"),
]


@pytest.mark.parametrize(("text", "source"), VERSIONS)
def test_what_is_somebodys_version_is_theirs(told: Told, text: str, source: str) -> None:
    (record,) = told(text).records
    assert record.status == "claimed"
    assert [link.source.text for link in record.according_to if link.source] == [source]


BLAMED = [
    "Shelling that Kiev blamed on separatists killed five people.",
    "A bombing, which officials have attributed to the militia, killed six policemen.",
]


@pytest.mark.parametrize("text", BLAMED)
def test_a_deed_that_somebody_lays_at_a_door_is_theirs_by_his_word(told: Told, text: str) -> None:
    document = told(text)
    (claim,) = document.claims
    assert (claim.stance, len(claim.content)) == ("accuses", 2)
    killing = next(record for record in document.records if record.event.type == "ASSAULT")
    assert (killing.status, killing.according_to) == ("claimed", (claim.link(),))
