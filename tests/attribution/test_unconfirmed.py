"""What is told of a report that nobody confirms stays open; read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

pytestmark = pytest.mark.model

OPEN = [
    "The spokesman could not confirm reports that troops had crossed the border.",
    "The ministry said it could not confirm reports that troops had crossed the border.",
    "Officials could not verify claims that rebels had shelled the town.",
    "There was no independent confirmation of the claim that rebels had killed 40 soldiers.",
    "“It does not mean that we have bombed the clinic,” the general said.",
]


@pytest.mark.parametrize("text", OPEN)
def test_what_is_not_confirmed_is_questioned(told: Told, text: str) -> None:
    assert [record.status for record in told(text).records] == ["questioned"]


def test_what_is_confirmed_is_claimed(told: Told) -> None:
    (record,) = told("The army confirmed reports that troops had crossed the border.").records
    assert record.status == "claimed"


def test_who_could_not_verify_a_claim_leaves_it_open(told: Told) -> None:
    claims = told("Monitors could not verify claims that rebels had shelled the town.").claims
    assert claims[0].stance == "questions"
