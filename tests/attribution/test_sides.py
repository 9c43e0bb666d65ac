"""Who takes a side says nothing of the thing unless he calls it something or blames somebody; read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

pytestmark = pytest.mark.model

TAKEN = [
    "Brazil condemned the arrest of the bishop on Monday.",
    "The union welcomed the ruling of the court.",
    "Parliament rejected the budget in a late vote.",
]
CHARGED = [
    ("Brazil condemned the arrest of the bishop as an insult to the church.", "accuses"),
    ("The union criticised the court for freeing the guards.", "accuses"),
    ("The minister rejected the report about the fraud.", "denies"),
    ("Brazil condemned the “cowardly” arrest of the bishop.", "accuses"),
    ("Iran slammed the murder of its scientist by Israel.", "accuses"),
]


@pytest.mark.parametrize("text", TAKEN)
def test_who_takes_a_side_says_nothing_of_the_thing(told: Told, text: str) -> None:
    assert told(text).claims == []


@pytest.mark.parametrize(("text", "stance"), CHARGED)
def test_who_calls_it_something_or_blames_for_it_makes_a_claim(told: Told, text: str, stance: str) -> None:
    assert [claim.stance for claim in told(text).claims] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The newspaper retracted its report that the guards had robbed the bishop.",
        "The miner recanted his testimony that the guards had robbed the bishop.",
    ],
)
def test_who_takes_back_his_word_denies_it(told: Told, text: str) -> None:
    assert told(text).claims[0].stance == "denies"
