"""Members of a people without a state are not of whatever country the report is about, read with the model."""

from __future__ import annotations

import pytest

from according.mentions.dwellers import homelands
from according.resources import table
from tests.conftest import Told

CASES = [
    ("Donald Trump said he would withdraw troops. Kurdish officials called it a betrayal.", "Kurdish officials", None),
    ("The Turkish army shelled villages. Ankara said Kurdish rebels had killed two soldiers.", "Kurdish rebels", "TUR"),
    ("Nancy Pelosi accused Trump. Tuareg leaders met in Kidal.", "Tuareg leaders", None),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "words", "country"), CASES)
def test_a_country_where_they_live(told: Told, text: str, words: str, country: str | None) -> None:
    (party,) = [party for party in told(text).parties if party.text == words]
    assert party.country == country


def test_every_people_is_one_of_the_lexicon() -> None:
    peoples = {row["name"] for row in table("peoples", ("name",))}
    codes = {row["alpha3"] for row in table("countries", ("alpha3",))}
    for row in table("homelands", ("name", "countries", "source")):
        assert row["name"] in peoples
        assert set(row.words("countries")) <= codes
    assert homelands()["kurdish"] == homelands()["kurds"]
