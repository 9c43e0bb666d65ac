"""The story's day beyond the lead, in reports of our own, read with the model."""

from __future__ import annotations

import pytest
from tests.conftest import Told

pytestmark = pytest.mark.model

LEAD = (
    "NAIROBI, Nov. 13 (Reuters) - Gunmen attacked a police post near the town of Garissa on Monday, killing three "
    "officers and wounding a cook, the governor of the county said.\n\nThe post stands beside a road that leads to the "
    "border, some forty kilometres from the nearest barracks, and its radio had been out of order for a week, "
    "according to the governor.\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "trigger", "value"),
    [
        ("Uganda sent food and tents to the villagers.", "sent", None),
        ("Human rights groups urged the government to protect the villagers.", "urged", None),
        ("Mobs looted shops in Wajir and shot two traders dead.", "shot", "2017-11-13"),
        ("The army shelled two camps in Lamu on Sunday.", "shelled", "2017-11-12"),
        ("Four gunmen were later shot dead in Lamu.", "shot", None),
        ("He also urged Uganda to close the border.", "urged", "2017-11-13"),
    ],
    ids=["aid of others", "words of others", "of the lead's kind", "its own day", "later", "goes on"],
)
def test_what_the_lead_does_not_tell_of_has_no_day_from_it(
    told: Told, sentence: str, trigger: str, value: str | None
) -> None:
    (record,) = [r for r in told(LEAD + sentence).records if r.trigger.text.startswith(trigger)]
    assert (record.time and record.time.value) == value


def test_those_whom_the_lead_names_met_on_its_day(told: Told) -> None:
    named = "President Uhuru Kenyatta said on Monday that he would visit the county. "
    text = LEAD.replace("Gunmen", named + "Gunmen", 1) + "Kenyatta met the county's elders in Garissa."
    (record,) = [r for r in told(text).records if r.trigger.text == "met"]
    assert record.time is not None
    assert record.time.value == "2017-11-13"
