"""Deeds, stands and plans that words of speech and thought name, and what is said all the same; read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

pytestmark = pytest.mark.model

DONE = [
    "The governor refused a second interview.",
    "The council has decided to close the port.",
    "The brigade appears to have left the valley.",
    "The bishop received pledges of support from the miners.",
    "The miners protested against the arrest of the bishop.",
    "Guards are holding 20 miners as hostages.",
    "The bishop is willing to meet the miners.",
]
SAID = [
    ("The governor declined to say whether the bridge was mined.", "questions"),
    ("The court holds that the law is void.", "asserts"),
    ("The miners protested that the bishop was innocent.", "asserts"),
    ("She marched against what she called illegal arrests.", "accuses"),
    ("The envoy proposed a meeting in Oslo.", "promises"),
]


@pytest.mark.parametrize("text", DONE)
def test_who_acts_or_means_to_says_nothing(told: Told, text: str) -> None:
    assert told(text).claims == []


@pytest.mark.parametrize(("text", "stance"), SAID)
def test_who_tells_more_of_it_makes_a_claim(told: Told, text: str, stance: str) -> None:
    assert [claim.stance for claim in told(text).claims] == [stance]


def test_who_is_to_say_something_has_not_said_it(told: Told) -> None:
    claims = told(
        "Miners from the port demanded that the mayor explain why the navy had failed to find the boat."
    ).claims
    assert [claim.cue and claim.cue.text for claim in claims] == ["demanded"]


def test_what_somebody_could_ask_for_he_has_not_asked_for(told: Told) -> None:
    claims = told("The bishop said the miners could demand a higher wage.").claims
    assert [claim.cue and claim.cue.text for claim in claims] == ["said"]


KEPT = [
    ("The video showed a prisoner tortured by police.", "showed"),
    ("Human Rights Watch holds the government responsible for the killings.", "holds"),
    ("The president repeated his promise of aid to Kenya.", "repeated his promise of"),
]


@pytest.mark.parametrize(("text", "cue"), KEPT)
def test_what_says_more_than_a_deed_is_a_claim(told: Told, text: str, cue: str) -> None:
    assert [claim.cue.text for claim in told(text).claims if claim.cue is not None] == [cue]


def test_who_will_not_confirm_or_deny_a_thing_denies_nothing(told: Told) -> None:
    claims = told("The army declined to confirm or deny shooting down the plane.").claims
    assert "denies" not in {claim.stance for claim in claims}
    claims = told("The bishop declined to comment and denied selling the chapel.").claims
    assert "denies" in {claim.stance for claim in claims}


def test_what_somebody_will_not_confirm_or_deny_is_open(told: Told) -> None:
    records = told("The army declined to confirm or deny shooting down the plane.").records
    assert [record.status for record in records] == ["questioned"]
