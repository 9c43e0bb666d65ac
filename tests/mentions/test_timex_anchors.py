"""Anchors, intervals, ranges and the order of day and month of time expressions."""

from __future__ import annotations

import pytest

from according.document import Document, Region, Timex
from according.mentions.timex import find_timexes
from tests.conftest import Told

TUESDAY = "2017-11-14"


def document(text: str, published: str | None = TUESDAY, **more: object) -> Document:
    return Document(id="test", text=text, published=published, **more)  # type: ignore[arg-type]


def found(text: str, published: str | None = TUESDAY, **more: object) -> list[Timex]:
    return find_timexes(text, document(text, published, **more))


def test_behind_a_file_picture_stands_the_news_of_the_report() -> None:
    text = "FILE - In this Sept. 30, 2016, photo, the mayor poses on Friday. The mayor died Monday, aides said."
    caption = Region("caption", 0, len(text), "2016-09-30")
    values = {time.text: time.value for time in found(text, regions=[caption])}
    assert (values["Friday"], values["Monday"]) == ("2016-09-30", "2017-11-13")


STORIES = [
    ("The town fell on 12 March 2011. Two days later the king fled.", "2011-03-14"),
    ("The town fell on 12 March 2011. The next day the king fled.", "2011-03-13"),
    ("The town fell on 12 March 2011. Three weeks earlier the king fled.", "2011-02-19"),
    ("The town fell in 2011. The following year the king fled.", "2012"),
    ("The town fell in 2011. Two years later the king fled.", "2013"),
    ("The town fell in March 2011. The king fled in May that year.", "2011-05"),
    ("The town fell in March 2011. The king fled on May 5.", "2011-05-05"),
    ("In 2011 the town fell. The king fled in May.", "2011-05"),
    ("They have fought since 2002. The man was held on September 30.", "2017-09-30"),
    ("The third-quarter loss grew; in the nine months it fell from a year earlier.", "2016"),
    ("The fourth-quarter loss grew from the 1988 period. It fell in the quarter.", "2017-Q4"),
    ("The town fell on 12 March 2011. The day after, the king fled.", "2011-03-13"),
    ("The third-quarter loss followed a weak second quarter. It fell in the quarter.", "2017-Q3"),
    ("The third-quarter loss ends in the first quarter of 2018. It fell in the quarter.", "2017-Q3"),
    ("Fairs: Oslo in January, Rome in February, Bern in March, Kiev in April.", "2018-04"),
]


@pytest.mark.parametrize(("text", "value"), STORIES)
def test_the_story_so_far_is_an_anchor(text: str, value: str) -> None:
    assert found(text)[-1].value == value


INTERVALS = [
    ("Held since September 2014.", "2014-09-01", "2017-11-14", "month"),
    ("Held since Monday.", "2017-11-13", "2017-11-14", "day"),
    ("Seen in 2011.", "2011-01-01", "2011-12-31", "year"),
    ("Seen last week.", "2017-11-06", "2017-11-12", "week"),
    ("Seen in the winter of 2014.", "2014-12-01", "2015-02-28", "season"),
    ("Seen in the 1990s.", "1990-01-01", "1999-12-31", "decade"),
    ("Seen in the 19th century.", "1800-01-01", "1899-12-31", "century"),
    ("Seen in the past two weeks.", "2017-10-31", "2017-11-14", None),
    ("Seen on 5-7 April 2016.", "2016-04-05", "2016-04-07", "day"),
    ("Seen in the third quarter of 2016.", "2016-07-01", "2016-09-30", "quarter"),
    ("Seen on Tuesday night.", "2017-11-14", "2017-11-14", "time"),
    ("Seen now.", None, None, None),
    ("Seen in February 2016.", "2016-02-01", "2016-02-29", "month"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "grain"), INTERVALS)
def test_days_covered(text: str, earliest: str | None, latest: str | None, grain: str | None) -> None:
    (timex,) = found(text)
    assert (timex.earliest, timex.latest, timex.grain) == (earliest, latest, grain)


RANGES = [
    ("Between March and May 2016 they fled.", ["2016-03", "2016-05"]),
    ("From November to February 2016 they fled.", ["2015-11", "2016-02"]),
    ("From Monday to Friday they marched.", ["2017-11-13", "2017-11-10"]),
    ("He ruled from 1974 to 1982.", ["1974", "1982"]),
    ("He ruled (1974-1982) alone.", ["1974", "1982"]),
    ("Sales fell in the second and third quarters of 2016.", ["2016-Q2", "2016-Q3"]),
]


@pytest.mark.parametrize(("text", "values"), RANGES)
def test_ranges_give_both_ends(text: str, values: list[str]) -> None:
    assert [t.value for t in found(text)] == values


@pytest.mark.parametrize(
    ("text", "country", "value"),
    [
        ("Signed 11/12/2017 in town.", "USA", "2017-11-12"),
        ("Signed 11/12/2017 in town.", "GBR", "2017-12-11"),
        ("Signed 14/11/2017 in town.", "USA", "2017-11-14"),
        ("Signed 11/14/2017 in town.", "GBR", "2017-11-14"),
        ("Signed 14.11.2017 in town.", "DEU", "2017-11-14"),
    ],
)
def test_order_of_day_and_month_is_the_outlets(text: str, country: str, value: str) -> None:
    assert [t.value for t in found(text, outlet_country=country)] == [value]


@pytest.mark.parametrize(
    ("text", "country", "value", "earliest", "latest"),
    [
        ("Seen in the summer of 2015.", "AUS", "2015-SU", "2015-12-01", "2016-02-29"),
        ("Seen last summer.", "AUS", "2016-SU", "2016-12-01", "2017-02-28"),
        ("Seen last winter.", "NZL", "2017-WI", "2017-06-01", "2017-08-31"),
        ("Seen last summer.", "GBR", "2017-SU", "2017-06-01", "2017-08-31"),
    ],
)
def test_seasons_are_those_of_the_outlets_half_of_the_world(
    text: str, country: str, value: str, earliest: str, latest: str
) -> None:
    (timex,) = found(text, outlet_country=country)
    assert (timex.value, timex.earliest, timex.latest) == (value, earliest, latest)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The army said on Wednesday that it had left.", ["2017-11-15"]),
        ("It fell on Wednesday. " + "It had been held for long. " * 50 + "It fired on Wednesday.", ["2017-11-15"] * 2),
        ("It fell. " + "It had been held for long. " * 50 + "It had fired on Wednesday.", ["2017-11-08"]),
        ("The army left last Wednesday.", ["2017-11-08"]),
        ("The army left on Thursday.", ["2017-11-09"]),
        ("Talks on Wednesday.", ["2017-11-15"]),
    ],
    ids=["lead", "lead and later", "later alone", "last", "two days ahead", "no tense"],
)
def test_a_lead_may_tell_of_the_day_after_its_date(text: str, values: list[str]) -> None:
    assert [t.value for t in found(text)] == values


def test_a_caption_is_read_on_its_own_date() -> None:
    text = "Soldiers on Monday.\n\nThe army left on Monday."
    regions = [Region("caption", 0, 19, "2016-05-04"), Region("body", 21, len(text))]
    assert [t.value for t in found(text, regions=regions)] == ["2016-05-02", "2017-11-13"]


def test_a_captions_own_date_is_not_moved() -> None:
    text = "Soldiers fired on Thursday.\n\nThe army left on Monday."
    regions = [Region("caption", 0, 27, "2016-05-04"), Region("body", 29, len(text))]
    assert [t.value for t in found(text, regions=regions)] == ["2016-04-28", "2017-11-13"]


def test_an_inferred_single_day_is_an_anchor() -> None:
    text = "They met yesterday."
    times = found(text, None, published_earliest="2017-11-14", published_latest="2017-11-14")
    assert [t.value for t in times] == ["2017-11-13"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The union called a strike for Sunday.", ["2017-11-19"]),
        ("Parliament set a referendum for May 25.", ["2018-05-25"]),
        ("The talks were postponed to March 3.", ["2018-03-03"]),
        ("The court adjourned the trial until Jan. 20.", ["2018-01-20"]),
        ("In August the court set a hearing for Nov. 3.", ["2017-08", "2017-11-03"]),
        ("The premier called a meeting for later Tuesday.", ["2017-11-14"]),
        ("He was jailed for Monday's attack.", ["2017-11-13"]),
    ],
)
def test_what_is_set_for_a_day_lies_ahead(told: Told, text: str, values: list[str]) -> None:
    assert [time.value for time in told(text).times] == values


def test_a_toll_is_put_for_a_month_that_is_over(told: Told) -> None:
    (time,) = told("Officials put the death toll for August at 300.").times
    assert time.value == "2017-08"
