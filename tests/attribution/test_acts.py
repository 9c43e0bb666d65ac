"""What is no claim: what somebody does, feels, is called or keeps to himself, dangers, duties; read with the model."""

from __future__ import annotations

import pytest

from according.ingest import from_text
from according.reader import Reader
from tests.conftest import Told

pytestmark = pytest.mark.model

ACTS = [
    "The attacks went on for days, the army closing roads without offering any evidence of a threat.",
    "The White House overturned a rule on mines.",
    "Ann Lee loves the harbour of Salem.",
    "The fees would range from $22 to $175 per head for dairy cows.",
    "The purchase was made according to usual procedures.",
    "The mayor said nothing after officers surrounded the hall.",
    "About 400 women require surgical assistance.",
    'The strait, also known as the "door of tears", was closed on Monday.',
    'Ann Lee worked in the film "Silver Harbour," and a lawyer did not respond.',
    "The coalition fights the growing threat of addiction among teenagers.",
    "Ann Lee met the mayor of Salem. A brush fire threatens to close the road to the port.",
    "Taylor declined to comment further.",
    "His lawyer did not respond to a request for comment on Saturday.",
    "The ministry refused to elaborate.",
    "The bank could not be reached for comment.",
    "The council approved the budget on Monday.",
    "The crowd was encouraged by the decision.",
    "The airline has apologized to two players who were kicked off a plane.",
    "The unit is charged with securing the capital.",
    "The chairman is charged with administering the law.",
]


@pytest.mark.parametrize("text", ACTS)
def test_acts_and_dangers_are_no_claims(told: Told, text: str) -> None:
    assert [(claim.cue and claim.cue.text) for claim in told(text).claims] == []


SAID = [
    ("The harbour will close, according to the head of the commission.", "asserts"),
    ("The militia issued a threat of new attacks on the port.", "threatens"),
    ("That was not the case, the mayor said.", "denies"),
    ("The mayor wrongfully accused the union of theft.", "accuses"),
    ("The union threatened to close the port.", "threatens"),
    ("Threats to burn the school were sent to the mayor.", "threatens"),
    ("Drivers were told to return to the pits.", "demands"),
    ("The missile did not pose a threat to the island, officials said.", "asserts"),
    ("It was not unusual for soldiers to sleep there, the mayor said.", "asserts"),
    ("The army was not responsible for the blast, the mayor said.", "denies"),
    ("Troops did not burn the village, the mayor said.", "denies"),
]


@pytest.mark.parametrize(("text", "stance"), SAID)
def test_what_is_said_is_one(told: Told, text: str, stance: str) -> None:
    assert [claim.stance for claim in told(text).claims] == [stance]


def test_acts_are_claims_for_those_who_ask_for_them() -> None:
    """The option gives them as PolNeAR's annotators mark them."""
    found = []
    for broad in (False, True):
        document = from_text("The president decried the vote, and the White House overturned a rule on mines.")
        document.language = "en"
        Reader(options={"broad_claims": broad}).read_documents([document])
        found.append({claim.cue.text for claim in document.claims if claim.cue})
    assert found[0] == set()
    assert any("overturned" in cue for cue in found[1])


def test_a_closing_source_has_no_word_of_the_next_sentence(told: Told) -> None:
    text = (
        "The driver turned on to the bridge and stopped, according to the sheriff. "
        "As the officer was approaching the car, Spafford accelerated, according to Taylor."
    )
    found = [[text[part.start : part.end] for part in claim.content] for claim in told(text).claims]
    assert found == [
        ["The driver turned on to the bridge and stopped"],
        ["As the officer was approaching the car, Spafford accelerated"],
    ]
