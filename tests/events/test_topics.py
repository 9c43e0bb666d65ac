"""What a report is about, and what its attacks are then."""

from __future__ import annotations

import pytest
from tests.conftest import english

import according
from according.events.topics import campaigning, topic_of

CAMPAIGN = (
    "The candidate sharpened her attack on the governor in the last debate before the primary. Voters in both states "
    "will choose delegates for the nomination on Tuesday, and each rival wants the endorsement of the mayor."
)
RAID = (
    "Militants killed nine voters near a polling station, and a bomb wounded the candidate. Gunmen shot at soldiers, "
    "who killed two of the attackers."
)


@pytest.mark.parametrize(("text", "about"), [(CAMPAIGN, True), (RAID, False), ("The candidate spoke.", False)])
def test_a_campaign_by_its_words(text: str, about: bool) -> None:
    doc = english()(text)
    for token in doc:
        token.lemma_ = token.lower_.removesuffix("s")
    assert campaigning(doc) is about
    assert topic_of(doc) is None  # a campaign shuts no events out


@pytest.mark.model
def test_attacks_of_a_campaign_are_words() -> None:
    quarrel, raid = (
        according.read_text(CAMPAIGN),
        according.read_text(CAMPAIGN + " The army attacked a base of the rebels."),
    )
    assert [record for record in quarrel.records if record.event.type == "ASSAULT"] == []
    assert [record.trigger.text for record in raid.records if record.event.type == "ASSAULT"] == ["attacked"]


@pytest.mark.model
def test_fixed_phrases_hold_no_event() -> None:
    document = according.read_text("The party chose talks with the rebels as opposed to war, the minister said.")
    assert [record for record in document.records if record.event.type == "REJECT"] == []
