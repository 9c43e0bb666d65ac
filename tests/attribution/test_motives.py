"""Motives, what is left out and wishes not to be named stand beside what is said; read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

pytestmark = pytest.mark.model


def test_a_motive_is_no_claim(told: Told) -> None:
    assert told("Villagers fled for fear of new raids.").claims == []


def test_a_fear_that_says_what_is_one(told: Told) -> None:
    claims = told("Villagers left for fear that militants would attack them.").claims
    assert [claim.cue and claim.cue.text for claim in claims] == ["left for fear"]


UNNAMED = [
    "Nurses, asking not to be named for fear of the guards, said the ward was full.",
    "Nurses, who asked that their names not be used, said the ward was full.",
    "A nurse, declining to be identified, said the ward was full.",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_who_will_not_be_named_has_not_said_so(told: Told, text: str) -> None:
    assert [claim.cue and claim.cue.text for claim in told(text).claims] == ["said"]
