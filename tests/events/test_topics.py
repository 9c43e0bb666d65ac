"""What a report is about, and what its attacks are then."""

from __future__ import annotations

import pytest
from tests.conftest import english

import according
from according.document import Document, Party, Region
from according.events.topics import CAMPAIGN as TOPIC
from according.events.topics import VIOLENCE, articles_of, holds, topic_of

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
    assert holds(doc, TOPIC, VIOLENCE) is about
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


WAR = "Rebels attacked soldiers. The army shot at militants in a raid. A bomb killed troops; gunmen fled. "
FIRE = "A fire broke out in a house. The blaze sent smoke over the airport. Firefighters fought the flame. "


def regions(*parts: tuple[str, str]) -> tuple[str, list[Region]]:
    """A text of parts, each of a kind, and its regions."""
    text, found = "", []
    for kind, part in parts:
        found.append(Region(kind, len(text), len(text) + len(part)))
        text += part
    return text, found


def test_a_headline_after_a_body_begins_an_article() -> None:
    text, found = regions(("headline", "War. "), ("body", WAR), ("headline", "Fire. "), ("body", FIRE))
    document = Document(id="t", text=text, regions=found)
    minister = Party(text.index("army"), text.index("army") + 4, "army", sectors=("MIL",))
    doc = english()(text)
    for token in doc:
        token.lemma_ = token.lower_.removesuffix("s")
    first, second = articles_of(doc, document, [minister])
    assert (first.end, second.start) == (text.index("Fire. "), text.index("Fire. "))
    assert (first.violent, first.topic, first.stage.parties) == (True, None, 1)
    assert (second.violent, second.topic, second.stage.parties) == (False, "accident", 0)


def test_a_document_without_inner_headlines_is_one_article() -> None:
    text, found = regions(("headline", "War. "), ("dateline", "Paris. "), ("body", WAR))
    (article,) = articles_of(english()(text), Document(id="t", text=text, regions=found), [])
    assert (article.start, article.end) == (0, len(text))
