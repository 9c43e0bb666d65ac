"""The time of an event on hand-built trees. Reports of Tuesday, 14 November 2017."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.events.conftest import Case

from according.document import Document, Region
from according.events.timing import event_time
from according.mentions.timex import find_timexes
from according.record import EventTime

LEAD = "Rebels/nsubj/2/NOUN attacked/ROOT/2/VERB Homs/obj/2/PROPN Sunday/obl/2/PROPN ./punct/2/PUNCT"
OLD = LEAD.replace("Sunday/obl/2/PROPN", "2017-11-01/obl/2/NUM")
RAID = (
    "In/case/4/ADP a/det/4/DET Friday/compound/4/PROPN raid/obl/6/NOUN "
    "soldiers/nsubj/6/NOUN killed/ROOT/6/VERB six/obj/6/NUM"
)
OVER = (
    "Police/nsubj/2/NOUN held/ROOT/2/VERB men/obj/2/NOUN "
    "over/case/7/ADP the/det/7/DET 2003/compound/7/NUM killing/obl/2/NOUN"
)
KILLED = " Soldiers/nsubj/7/NOUN killed/ROOT/7/VERB six/obj/7/NUM"
WILL_KILL = " Soldiers/nsubj/8/NOUN will/aux/8/AUX strike/ROOT/8/VERB back/advmod/8/ADV"


def time_of(case: Case, word: str, regions: list[Region] | None = None) -> EventTime | None:
    document = Document(id="t", text=case.doc.text, published="2017-11-14", regions=regions or case.document.regions)
    (trigger,) = [token for token in case.doc if token.text == word]
    return event_time(trigger, case.doc, find_timexes(document.text, document, case.doc), document)


@pytest.mark.parametrize(
    ("sentences", "word", "text", "value"),
    [
        (LEAD, "attacked", "Sunday", "2017-11-12"),
        (LEAD + KILLED, "killed", "Sunday", "2017-11-12"),
        (OLD + KILLED, "killed", None, "2017-11-14"),
        (LEAD + WILL_KILL, "strike", None, "2017-11-14"),
        (RAID, "killed", "Friday", "2017-11-10"),
        (OVER, "held", None, "2017-11-14"),
        (OVER, "killing", "2003", "2003"),
    ],
    ids=["own", "the story's", "too old a lead", "looks ahead", "day before a noun", "year before a noun", "its noun"],
)
def test_the_day_of_an_event(
    tree: Callable[..., Case], sentences: str, word: str, text: str | None, value: str
) -> None:
    found = time_of(tree(sentences), word)
    assert found is not None
    assert (found.text, found.value, found.origin) == (text, value, "text" if text else "published")


def test_a_caption_with_its_own_date_is_about_that_date(tree: Callable[..., Case]) -> None:
    case = tree(LEAD + KILLED)
    cut = case.doc.text.index("Soldiers")
    regions = [Region("body", 0, cut), Region("caption", cut, len(case.doc.text), "2016-05-04")]
    found = time_of(case, "killed", regions)
    assert found is not None
    assert (found.value, found.origin) == ("2016-05-04", "published")
