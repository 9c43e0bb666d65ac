"""Whose an office is, and which body "the commission" is; read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

pytestmark = pytest.mark.model


def test_the_president_of_a_union_is_no_head_of_state(told: Told) -> None:
    text = "Robbers killed a man in Lagos, Nigeria's police said. The union threatened to strike. Its president spoke."
    (found,) = [party for party in told(text).parties if party.text == "Its president"]
    assert found.name is None


def test_what_a_minister_says_of_a_country_does_not_make_him_one_of_its(told: Told) -> None:
    text = (
        "Ecuador said it had granted asylum to the hacker, a day after Britain threatened to arrest him. "
        "Foreign Minister Ricardo Patino said he feared that he would be extradited to the United States."
    )
    assert "USA" not in {party.country for party in told(text).parties if party.name == "Ricardo Patino"}


def test_the_commission_is_the_one_named_with_a_word_more(told: Told) -> None:
    text = (
        "The European Union urged restraint. Opposition leader Nelson Chamisa said his party had won in Zimbabwe. "
        "He accused the electoral commission of fraud. The commission dismissed his claim."
    )
    (found,) = [party for party in told(text).parties if party.text == "The commission"]
    assert found.country == "ZWE"
