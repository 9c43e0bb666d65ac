"""How many, where a figure stands away from its noun; and what a comma does not part: read with the model."""

from __future__ import annotations

import pytest
from tests.conftest import Told

pytestmark = pytest.mark.model

COUNTS = [
    ("Gunmen killed between 20 and 25 villagers in central Mali overnight.", [(20, 25, "dead")]),
    ("Hundreds of thousands marched in Barcelona on Monday.", [(200_000, None, "people")]),
    (
        "At least 42 people were killed and more than 100 wounded when a suicide bomber struck a mosque in Kandahar.",
        [(42, None, "dead"), (100, None, "wounded")],
    ),
    ("The death toll from the shelling of Douma rose to 41 on Tuesday.", [(41, 41, "dead")]),
    ("Two soldiers and a policeman died in an ambush near Kidal.", [(2, 2, "dead"), (1, 1, "dead")]),
    ("Coalition warplanes carried out more than 300 airstrikes on Raqqa in March.", [(300, None, "strikes")]),
    ("Twenty one of the 276 schoolgirls have been freed by the militants.", [(21, 21, "people")]),
    ("The army destroyed 14 tanks of Islamic State near Palmyra on Monday.", [(14, 14, "items")]),
    ("Ethiopia has freed more than 100 opposition figures.", [(100, None, "people")]),
    ("Rebels kidnapped a Dutch journalist and his cameraman in Colombia on Tuesday.", []),
]


@pytest.mark.parametrize(("text", "counts"), COUNTS)
def test_figures_of_people(told: Told, text: str, counts: list[tuple[int, int | None, str]]) -> None:
    (record,) = told(text).records
    assert [(count.low, count.high, count.kind) for count in record.counts] == counts


def test_who_died_in_an_attack_is_whom_it_befell(told: Told) -> None:
    (record,) = told("Two soldiers and a policeman died in an ambush near Kidal.").records
    assert [party.text for party in record.recipients] == ["Two soldiers", "a policeman"]


@pytest.mark.parametrize("place", ["Mosul", "the northern city of Mosul", "Baghdad"])
def test_no_sentence_ends_at_the_comma_behind_a_place(told: Told, place: str) -> None:
    (record,) = told(f"In {place}, militants beheaded four journalists last month.").records
    assert record.place is not None
    assert record.place.text.endswith(place.split()[-1])


def test_a_convoy_of_aid_is_no_army(told: Told) -> None:
    (aid,) = told("A convoy of 46 trucks carrying food entered the besieged town of Douma on Monday.").records
    assert aid.event.type == "AID"
    (tanks,) = told("A convoy of tanks entered the town of Douma on Monday.").records
    assert tanks.event.type == "MOBILIZE"


def test_who_was_killed_in_it_is_not_among_the_wounded(told: Told) -> None:
    text = "Seven soldiers were wounded in a two-hour firefight in which at least nine militants were killed."
    counts = {record.trigger.text: [(c.kind, c.low) for c in record.counts] for record in told(text).records}
    assert counts == {"wounded": [("wounded", 7)], "killed": [("dead", 9)]}


def test_the_dead_of_a_fight_are_not_those_of_the_decree_behind_it(told: Told) -> None:
    text = "Ecuador declared a state of emergency after inmates fought with knives at a prison, leaving 118 dead."
    (decree,) = [record for record in told(text).records if record.event.type == "COERCE"]
    assert decree.counts == ()
    (broken,) = told("Police in Accra broke up the march on Monday, leaving three students dead.").records
    assert [(count.low, count.kind) for count in broken.counts] == [(3, "dead")]
