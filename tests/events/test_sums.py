"""What sums of money are given in, and aid that is cut; read with the model."""

from __future__ import annotations

import pytest
from tests.conftest import Told

pytestmark = pytest.mark.model

GIVEN = [
    ("Japan gave $50 million in aid to Pakistan.", "AID", "JPN", "PAK"),
    ("Norway sent $3 million in relief to Nepal.", "AID", "NOR", "NPL"),
    ("Japan pledged $50 million in aid to Pakistan.", "AGREE", "JPN", "PAK"),
    ("Congress cut $100 million in aid to Egypt.", "SANCTION", "USA", "EGY"),
    ("Britain suspended humanitarian aid to Sudan on Monday.", "SANCTION", "GBR", "SDN"),
    ("Qatar broke off talks with Egypt on Monday.", "SANCTION", "QAT", "EGY"),
]


@pytest.mark.parametrize(("text", "type_", "actor", "recipient"), GIVEN)
def test_a_sum_is_what_it_is_given_in_and_aid_that_is_cut_is_none(
    told: Told, text: str, type_: str, actor: str, recipient: str
) -> None:
    (record,) = told(text).records
    assert record.event.type == type_
    assert [party.country for party in (*record.actors, *record.recipients)] == [actor, recipient]
