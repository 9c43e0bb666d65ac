"""Where people are taken or go, and whose an attempt is, in sentences of our own, read with the model."""

from __future__ import annotations

import pytest
from tests.conftest import Told
from tests.events.test_told_deeds import find

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("Soldiers stormed the palace and seized the president, flying him to Costa Rica.", "ASSAULT", None),
        ("Rioters set fire to two buses, marching to the presidential palace in Lima.", "PROTEST", "Lima"),
        ("Police detained 12 migrants on their way to London.", "COERCE", None),
    ],
)
def test_where_people_are_taken_or_go_is_not_where_it_happened(
    told: Told, text: str, type_: str, place: str | None
) -> None:
    found = find(told, text, type_).place
    assert (found and found.text) == place


@pytest.mark.parametrize(
    "text",
    [
        "The government condemned an attempt to storm the embassy in Tunis.",
        "The bishop welcomed efforts to disarm the rebels.",
        "The pirates warned against any attempt to storm the vessel.",
    ],
)
def test_whom_an_attempt_of_others_pleases_or_not_makes_none(told: Told, text: str) -> None:
    assert all(not r.actors for r in told(text).records if r.trigger.text in ("storm", "disarm"))


def test_who_attempts_it_by_the_words_does(told: Told) -> None:
    text = "The government condemned an attempt by rebels to storm the embassy in Tunis."
    record = next(r for r in told(text).records if r.event.type == "ASSAULT")
    assert [party.text for party in record.actors] == ["rebels"]


def test_who_calls_an_assault_an_attempt_makes_none(told: Told) -> None:
    text = "Gunmen stormed a jail in an assault that the government called an attempt to topple the prime minister."
    records = told(text).records
    assert records
    assert all(party.text != "the government" for record in records for party in record.actors)
