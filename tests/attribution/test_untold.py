"""What a word of speech or thought names and nobody tells; read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

pytestmark = pytest.mark.model

UNTOLD = [
    "A clerk noticed smoke coming from the roof of the embassy.",
    "The fire chief saw flames emerging from the barracks when he arrived.",
    "The general is in charge of the northern sector.",
    "The nurse was pleased to meet the miners.",
    "The admiral is proud of his part in the voyage.",
    "The company offers no paid leave.",
    "The two sides met to resolve the dispute in Chad.",
    "The soldiers committed crimes in the valley.",
    "A ballot initiative threatened to raise the wage.",
    "Voters are sympathetic to the miners.",
    "The kidnappers did not ask for money.",
    "The guild has not announced the motive for the walkout.",
    "If you think the vote was stolen, call the hotline.",
    "They did it the way they are supposed to.",
]
SAID = [
    ("Miners saw that the guards had fled.", "saw"),
    ("Residents saw soldiers beating a teacher in the square.", "saw"),
    ("Ankara sees the militia as a threat to its borders.", "sees"),
    ("The minister was pleased that the troops had left.", "was pleased"),
    ("France offered aid to the flooded province.", "offered"),
    ("Norway committed to talks with the rebels.", "committed"),
    ("The rebels threatened to burn the town.", "threatened"),
    ("The army did not confirm the raid.", "did not confirm"),
    ("The miner faces a charge of theft.", "charge of"),
]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_seen_felt_or_given_is_no_claim(told: Told, text: str) -> None:
    assert told(text).claims == []


@pytest.mark.parametrize(("text", "cue"), SAID)
def test_what_is_made_of_it_is_one(told: Told, text: str, cue: str) -> None:
    assert [claim.cue.text for claim in told(text).claims if claim.cue is not None] == [cue]


def test_what_a_fact_means_is_the_word_of_who_says_so(told: Told) -> None:
    claims = told("“That does not mean that we cannot appeal,” the lawyer said. “This proves that he lied.”").claims
    assert {claim.source.text for claim in claims if claim.source is not None} == {"the lawyer"}


BY_THOSE_WHO_SAW = [
    "Peacekeepers saw rebels executing civilians near Goma.",
    "Aid workers saw government soldiers shoot three villagers.",
    "A Reuters reporter saw tanks enter the city.",
    "The group is supposed to have planted the bomb that killed ten in Ankara.",
    "The rebels are proud to have killed the general.",
]


@pytest.mark.parametrize("text", BY_THOSE_WHO_SAW)
def test_deeds_that_somebody_saw_or_admits_are_claimed(told: Told, text: str) -> None:
    assert told(text).claims
    assert told(text).records[0].status == "claimed"
