"""Words that a hyphen joins, in sentences of our own, read with the model."""

from __future__ import annotations

import pytest
from tests.conftest import Told

pytestmark = pytest.mark.model

JOINED = [
    ("The rebels declared a cease-fire in Yemen on Monday.", "RETREAT", "declared a cease-fire"),
    ("The cease-fire between Chad and Sudan took effect on Monday.", "RETREAT", "cease-fire"),
    ("Unions in Peru announced a walk-out.", "PROTEST", "announced a walk-out"),
    ("Students held a sit-in at the ministry in Quito.", "PROTEST", "held a sit-in"),
    ("France and Chad co-operate against the rebels.", "COOPERATE", "co-operate"),
    ("The rebels' counter-offensive began in May.", "ASSAULT", "counter-offensive"),
]


@pytest.mark.parametrize(("text", "type_", "trigger"), JOINED)
def test_what_a_hyphen_joins_is_one_word(told: Told, text: str, type_: str, trigger: str) -> None:
    assert [(r.event.type, r.trigger.text) for r in told(text).records] == [(type_, trigger)]


def test_what_a_hyphen_joins_is_its_last_word_where_nothing_else_is_listed(told: Told) -> None:
    assert [r.event.type for r in told("Troops fought a gun-battle with rebels in Goma.").records] == ["ASSAULT"]
