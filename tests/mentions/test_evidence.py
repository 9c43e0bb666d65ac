"""Which country a report is about, where it was written in another, read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

PRISON = (
    "LONDON, March 4 (Reuters) - Gunmen attacked a prison in northern Nigeria on Monday, freeing dozens of inmates. "
    "Soldiers pursued them into the bush, witnesses said."
)
DEPOTS = (
    "JERUSALEM, March 4 (Reuters) - The army struck arms depots in Syria on Monday, a military source said. "
    "Soldiers were put on alert."
)
NAMED = (
    "PARIS, May 2 (AFP) - Gunmen attacked a mine in Mali on Monday. France sent helicopters from Gao. "
    "Soldiers pursued the gunmen, Paris said."
)


@pytest.mark.model
@pytest.mark.parametrize(("text", "country"), [(PRISON, "NGA"), (DEPOTS, "ISR")])
def test_soldiers_are_of_the_country_that_the_report_is_set_in(told: Told, text: str, country: str) -> None:
    parties = told(text).parties
    assert {party.country for party in parties if party.text == "Soldiers"} == {country}


@pytest.mark.model
def test_the_country_of_writing_counts_where_the_report_names_it(told: Told) -> None:
    (soldiers,) = [party for party in told(NAMED).parties if party.text == "Soldiers"]
    assert soldiers.country == "FRA"
