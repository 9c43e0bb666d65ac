"""Places that another telling of an event names, or the sentence before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from tests.events.fixtures import Case
from tests.events.test_retold import FILLER, story

from according.record import Record

ATTACKED = (
    "Gunmen/nsubj/2/NOUN/gunman attacked/ROOT/2/VERB/attack soldiers/obj/2/NOUN/soldier in/case/5/ADP "
    "Idlib/obl/2/PROPN ./punct/2/PUNCT"
)
HARM = "The/det/2/DET attack/nsubj/3/NOUN killed/ROOT/3/VERB/kill 13/nummod/5/NUM villagers/obj/3/NOUN/villager"
NEW_HARM = HARM.replace("The/det/2/DET", "Another/det/2/DET")
NEXT = "Two/nummod/2/NUM women/nsubj:pass/4/NOUN/woman were/aux:pass/4/AUX/be wounded/ROOT/4/VERB/wound"
AGAIN = ATTACKED.replace("in/case/5/ADP Idlib/obl/2/PROPN ", "")


def place_of(records: Sequence[Record], trigger: str) -> str | None:
    record = [record for record in records if record.trigger.text == trigger][-1]
    return record.place and record.place.text


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (story(ATTACKED, HARM), "killed", "Idlib"),
        (story(ATTACKED, *[FILLER] * 3, NEW_HARM), "killed", None),
        (story(ATTACKED, NEXT), "wounded", "Idlib"),
        (story(ATTACKED, FILLER, NEXT), "wounded", None),
        (story(ATTACKED, *[FILLER] * 3, AGAIN), "attacked", "Idlib"),
    ],
    ids=["the attack", "another attack", "next sentence", "further on", "the same sides"],
)
def test_an_event_told_again_happened_where_it_did(
    tree: Callable[..., Case], text: str, trigger: str, expected: str | None
) -> None:
    assert place_of(tree(text, None, {"Idlib": "SYR"}).records(), trigger) == expected


def test_a_record_says_where_its_place_is_from(tree: Callable[..., Case]) -> None:
    records = tree(story(ATTACKED, HARM), None, {"Idlib": "SYR"}).records()
    assert "place: of 'attacked' at 7, the same event" in records[-1].why


def test_what_is_merely_possible_has_no_place_from_elsewhere(tree: Callable[..., Case]) -> None:
    assert place_of(tree(story(ATTACKED, HARM), None, {"Idlib": "SYR"}).records("hypothetical"), "killed") is None
