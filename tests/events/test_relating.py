"""Times told by another event of the sentence. Reports of Tuesday, 14 November 2017."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.events.fixtures import Case
from tests.events.timecase import days, time_of

from according.events.relating import moved

AFTER = (
    "Lee/nsubj/2/PROPN died/ROOT/2/VERB Monday/obl/2/PROPN after/mark/6/SCONJ being/aux:pass/6/AUX shot/advcl/2/VERB"
)
AFTER_NEWS = (
    "Lee/nsubj/3/PROPN was/aux:pass/3/AUX arrested/ROOT/3/VERB following/case/6/VERB the/det/6/DET raid/obl/3/NOUN"
)
BEFORE = (
    "Rebels/nsubj/2/NOUN attacked/ROOT/2/VERB Homs/obj/2/PROPN Sunday/obl/2/PROPN before/mark/6/SCONJ "
    "withdrawing/advcl/2/VERB"
)
COUNTED = (
    "The/det/2/DET attack/nsubj/3/NOUN came/ROOT/3/VERB Sunday/obl/3/PROPN ,/punct/3/PUNCT {amount}/nummod/7/NUM "
    "{unit}/obl/3/NOUN after/mark/10/SCONJ six/nsubj/10/NUM surrendered/advcl/3/VERB"
)
SPEAKING = (
    "Speaking/advcl/9/VERB 12/nummod/3/NUM months/obl/1/NOUN after/case/6/ADP the/det/6/DET fall/obl/1/NOUN "
    "Lee/nsubj/9/PROPN ,/punct/9/PUNCT spoke/ROOT/9/VERB"
)
WHEN = (
    "Lee/nsubj/2/PROPN vowed/ROOT/2/VERB revenge/obj/2/NOUN when/advmod/6/ADV he/nsubj/6/PRON "
    "landed/advcl/2/VERB Sunday/obl/6/PROPN"
)
SINCE = (
    "Rebels/nsubj/3/NOUN have/aux/3/AUX attacked/ROOT/3/VERB often/advmod/3/ADV since/mark/7/SCONJ Lee/nsubj/7/PROPN "
    "landed/advcl/3/VERB in/case/9/ADP 2011/obl/7/NUM"
)
SAID = (
    "Rebels/nsubj/3/NOUN had/aux/3/AUX withdrawn/ccomp/6/VERB ,/punct/6/PUNCT police/nsubj/6/NOUN said/ROOT/6/VERB/say "
    "Monday/obl/6/PROPN"
)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        (AFTER, "shot", ("Monday", None, None, "2017-11-13")),
        (AFTER_NEWS, "raid", (None, None, None, "2017-11-14")),
        (BEFORE, "withdrawing", ("Sunday", None, "2017-11-12", "2017-11-14")),
        (
            COUNTED.format(amount="two", unit="days"), "surrendered",
            ("two days", "2017-11-10", "2017-11-10", "2017-11-10"),
        ),
        (
            COUNTED.format(amount="two", unit="weeks"), "surrendered",
            ("two weeks", "2017-W43", "2017-10-23", "2017-10-29"),
        ),
        (SPEAKING, "fall", ("12 months", "2016-11", "2016-11-01", "2016-11-30")),
        (WHEN, "vowed", ("Sunday", "2017-11-12", "2017-11-12", "2017-11-12")),
        (SINCE, "attacked", ("2011", "2011", "2011-01-01", "2017-11-14")),
        (SAID, "withdrawn", ("Monday", None, None, "2017-11-13")),
    ],
    ids=[
        "after", "after what the report tells of", "before", "so many days after", "so many weeks after",
        "so many months after, for one who speaks now", "when", "since", "said on a day",
    ],
)  # fmt: skip
def test_times_by_another_event(
    tree: Callable[..., Case], sentence: str, word: str, expected: tuple[str | None, ...]
) -> None:
    assert days(time_of(tree(sentence), word)) == expected


@pytest.mark.parametrize(
    ("unit", "amount", "expected"),
    [
        ("D", -2, ("2017-02-26", "2017-02-26", "2017-02-26", "day")),
        ("W", 1, ("2017-W10", "2017-03-06", "2017-03-12", "week")),
        ("M", -12, ("2016-02", "2016-02-01", "2016-02-29", "month")),
        ("Y", -3, ("2014", "2014-01-01", "2014-12-31", "year")),
        ("Y", -3000, None),
    ],
)
def test_so_many_units_from_a_day(unit: str, amount: int, expected: tuple[str, ...] | None) -> None:
    assert moved(date(2017, 2, 28), unit, amount) == expected
