"""Time expressions: what is found, with which bounds, type, value and days. Anchor: Tuesday 14 November 2017."""

from __future__ import annotations

import time

import pytest

from according.document import Document, Timex
from according.mentions.timex import find_timexes, grammar, read_expressions

TUESDAY = "2017-11-14"


def document(text: str, published: str | None = TUESDAY, **more: object) -> Document:
    return Document(id="test", text=text, published=published, **more)  # type: ignore[arg-type]


def found(text: str, published: str | None = TUESDAY, **more: object) -> list[Timex]:
    return find_timexes(text, document(text, published, **more))


DATES = [
    ("Troops left on Nov. 14, 2016.", "Nov. 14, 2016", "2016-11-14"),
    ("Troops left on 14 November 2016.", "14 November 2016", "2016-11-14"),
    ("Troops left on Monday, March 7, 2016.", "Monday, March 7, 2016", "2016-03-07"),
    ("Troops left on the 5th of May 2016.", "the 5th of May 2016", "2016-05-05"),
    ("The log opens on 2016-05-03.", "2016-05-03", "2016-05-03"),
    ("It was signed on October 3rd, 2015.", "October 3rd, 2015", "2015-10-03"),
    ("The vote of March 12 was annulled.", "March 12", "2017-03-12"),
    ("The vote was annulled on 2 June.", "2 June", "2017-06-02"),
    ("They left in September 2014.", "September 2014", "2014-09"),
    ("They left in Sept. 2014.", "Sept. 2014", "2014-09"),
    ("They fled in early October.", "early October", "2017-10"),
    ("They fled in late May.", "late May", "2017-05"),
    ("They fled in mid-March.", "mid-March", "2017-03"),
    ("They fled at the end of August.", "the end of August", "2017-08"),
    ("The town fell in May.", "May", "2017-05"),
    ("The town fell last June.", "last June", "2017-06"),
    ("The town fell in January this year.", "January this year", "2017-01"),
    ("The town fell in July last year.", "July last year", "2016-07"),
    ("The war began in 2011.", "2011", "2011"),
    ("The 2016 election was close.", "2016", "2016"),
    ("Prices fell in early 1990.", "early 1990", "1990"),
    ("Prices fell in mid-1996.", "mid-1996", "1996"),
    ("Prices fell at the end of 1994.", "the end of 1994", "1994"),
    ("It dates from the year 1848.", "the year 1848", "1848"),
    ("It was painted in 1745.", "1745", "1745"),
    ("Budgets of fiscal 2018 shrank.", "fiscal 2018", "2018"),
    ("It was the music of the 1990s.", "the 1990s", "199"),
    ("It was the music of the '80s.", "the '80s", "198"),
    ("Borders closed in the late 1970s.", "the late 1970s", "197"),
    ("The nineties were calm.", "The nineties", "199"),
    ("A fort of the 19th century burned.", "the 19th century", "18"),
    ("It was a twentieth century war.", "twentieth century", "19"),
    ("Floods came in the summer of 2015.", "the summer of 2015", "2015-SU"),
    ("Floods came in winter 2013.", "winter 2013", "2013-WI"),
    ("Floods came this summer.", "this summer", "2017-SU"),
    ("Floods came last spring.", "last spring", "2017-SP"),
    ("Sales fell in the third quarter of 2016.", "the third quarter of 2016", "2016-Q3"),
    ("Sales fell in the third quarter.", "the third quarter", "2017-Q3"),
    ("Sales fell in Q2 2016.", "Q2 2016", "2016-Q2"),
    ("Sales will fall in next year's first quarter.", "next year's first quarter", "2018-Q1"),
    ("Sales fell in the first half of 2015.", "the first half of 2015", "2015-H1"),
    ("Sales fell in the second half of 2015.", "the second half of 2015", "2015-H2"),
    ("He arrived yesterday.", "yesterday", "2017-11-13"),
    ("He arrived today.", "today", "2017-11-14"),
    ("He will arrive tomorrow.", "tomorrow", "2017-11-15"),
    ("He came the day before yesterday.", "the day before yesterday", "2017-11-12"),
    ("He comes the day after tomorrow.", "the day after tomorrow", "2017-11-16"),
    ("They met last week.", "last week", "2017-W45"),
    ("They met this week.", "this week", "2017-W46"),
    ("They will meet next week.", "next week", "2017-W47"),
    ("They met late last week.", "late last week", "2017-W45"),
    ("They met earlier this month.", "earlier this month", "2017-11"),
    ("They met last month.", "last month", "2017-10"),
    ("They will meet next month.", "next month", "2017-12"),
    ("They met last year.", "last year", "2016"),
    ("They will meet early next year.", "early next year", "2018"),
    ("They will meet by the end of the year.", "the end of the year", "2017"),
    ("They met last weekend.", "last weekend", "2017-W45-WE"),
    ("They met over the weekend.", "the weekend", "2017-W45-WE"),
    ("They will meet this weekend.", "this weekend", "2017-W46-WE"),
    ("They met three days ago.", "three days ago", "2017-11-11"),
    ("They met two weeks ago.", "two weeks ago", "2017-W44"),
    ("They met a month ago.", "a month ago", "2017-10"),
    ("They met five months ago.", "five months ago", "2017-06"),
    ("They met about two years ago.", "about two years ago", "2015"),
    ("They met a decade ago.", "a decade ago", "2007"),
    ("The truce ends two weeks from now.", "two weeks from now", "2017-W48"),
    ("They met last Friday.", "last Friday", "2017-11-10"),
    ("They will meet next Friday.", "next Friday", "2017-11-17"),
    ("They will meet this coming Sunday.", "this coming Sunday", "2017-11-19"),
    ("They met on Monday last week.", "Monday last week", "2017-11-06"),
    ("They met on Christmas Eve.", "Christmas Eve", "2016-12-24"),
    ("They met on Christmas Day 2015.", "Christmas Day 2015", "2015-12-25"),
    ("They met on Easter Sunday.", "Easter Sunday", "2017-04-16"),
    ("Talks failed on Thanksgiving.", "Thanksgiving", "2016-11-24"),
    ("They met before the New Year.", "New Year", "2017-01-01"),
    ("They met on New Year's Eve.", "New Year's Eve", "2016-12-31"),
    ("The tablet is from 1230 BC.", "1230 BC", "BC1230"),
    ("They fled in the 1600s.", "the 1600s", "16"),
    ("The third-quarter loss grew.", "third-quarter", "2017-Q3"),
    ("Sales fell in the second quarter of the fiscal year.", "the second quarter of the fiscal year", "2017-Q2"),
    ("Rents rise by the end of the current fiscal year.", "the end of the current fiscal year", "2017"),
    ("They came before the Sept. 11 attacks.", "Sept. 11", "2001-09-11"),
    ("Much changed with 9/11.", "9/11", "2001-09-11"),
    ("They left the 19 August vote.", "19 August", "2017-08-19"),
    ("Prices rose in the start of March.", "the start of March", "2017-03"),
    ("Six and a half months ago a rocket rose.", "Six and a half months ago", "2017-05-03"),
    ("A year and a half ago a rocket rose.", "A year and a half ago", "2016-05"),
    ("They may move this fall.", "this fall", "2017-FA"),
    ("They moved on Thurs.", "Thurs.", "2017-11-09"),
]

TIMES = [
    ("A blast hit the town on Tuesday night.", "Tuesday night", "2017-11-14TNI"),
    ("A blast hit the town last night.", "last night", "2017-11-13TNI"),
    ("A blast hit the town this morning.", "this morning", "2017-11-14TMO"),
    ("A blast hit the town yesterday afternoon.", "yesterday afternoon", "2017-11-13TAF"),
    ("The ship sails tonight.", "tonight", "2017-11-14TNI"),
    ("He fled late Saturday evening.", "late Saturday evening", "2017-11-11TEV"),
    ("Doors open at 3 p.m. local time.", "3 p.m. local time", "2017-11-14T15:00"),
    ("Doors open at 0900 GMT.", "0900 GMT", "2017-11-14T09:00Z"),
    ("Doors open at 9:30 a.m.", "9:30 a.m.", "2017-11-14T09:30"),
    ("Doors open at 5.30pm.", "5.30pm", "2017-11-14T17:30"),
    ("Doors opened at 10 p.m. Thursday.", "10 p.m. Thursday", "2017-11-09T22:00"),
    ("Doors opened at noon Thursday.", "noon Thursday", "2017-11-09T12:00"),
    ("Doors opened at 12 a.m.", "12 a.m.", "2017-11-14T00:00"),
    ("They left at seven o'clock.", "seven o'clock", "2017-11-14T07:00"),
    ("Shelling began at 22:30.", "22:30", "2017-11-14T22:30"),
    ("The log of 2017-09-15 21:45 is lost.", "2017-09-15 21:45", "2017-09-15T21:45"),
    ("Doors open at 11.30 GMT.", "11.30 GMT", "2017-11-14T11:30Z"),
    ("It began during the pre-dawn hours.", "the pre-dawn hours", "XXXX-XX-XXTMO"),
]

DURATIONS = [
    ("They talked for two weeks.", "two weeks", "P2W"),
    ("They talked for more than four hours.", "more than four hours", "PT4H"),
    ("They talked for half an hour.", "half an hour", "PT30M"),
    ("They talked for two and a half years.", "two and a half years", "P2Y6M"),
    ("A two-week truce holds.", "two-week", "P2W"),
    ("A 33-year-old man was held.", "33-year-old", "P33Y"),
    ("A girl, six years old, was held.", "six years old", "P6Y"),
    ("They waited for years.", "years", "PXY"),
    ("The weeklong fair began.", "weeklong", "P1W"),
    ("The decade-long war ended.", "decade-long", "P10Y"),
    ("They waited for several months.", "several months", "PXM"),
    ("They waited a few days.", "a few days", "PXD"),
    ("They waited a couple of years.", "a couple of years", "P2Y"),
    ("They waited for a week.", "a week", "P1W"),
    ("They waited twenty-five years.", "twenty-five years", "P25Y"),
    ("They waited a hundred years.", "a hundred years", "P100Y"),
    ("They waited two decades.", "two decades", "P20Y"),
    ("They waited 1,000 days.", "1,000 days", "P1000D"),
    ("They waited at least 30 days.", "at least 30 days", "P30D"),
    ("They waited six or seven hours.", "six or seven hours", "PT6H"),
    ("They rested all day.", "all day", "P1D"),
    ("The decades-long war ended.", "decades-long", "PXE"),
    ("They met in the past two weeks.", "the past two weeks", "P2W"),
    ("It covers 2014-15.", "2014-15", "P1Y"),
    ("They met on 5-7 April 2016.", "5-7 April 2016", "P3D"),
    ("They met on October 25-26, 2016.", "October 25-26, 2016", "P2D"),
    ("The two-week truce holds.", "two-week", "P2W"),
    ("The 21-year-old fled.", "21-year-old", "P21Y"),
    ("For decades, they waited.", "decades", "PXE"),
    ("Just days after the vote they fled.", "Just days", "PXD"),
    ("They fled in the days after the vote.", "the days", "PXD"),
    ("They spoke over the years.", "the years", "PXY"),
    ("They waited for weeks or months.", "weeks or months", "PXW"),
    ("They met in the past week.", "the past week", "P1W"),
    ("They met in the past decade.", "the past decade", "P10Y"),
    ("It was lost two thousand years before Rome.", "two thousand years", "P2000Y"),
    ("They lost the first hours.", "the first hours", "PTXH"),
    ("A two- or three-week measure passed.", "two- or three-week", "P2W"),
]

SETS = [
    ("They march every Friday.", "every Friday", "XXXX-WXX-5"),
    ("They march each year.", "each year", "P1Y"),
    ("They march every two years.", "every two years", "P2Y"),
    ("They march every other day.", "every other day", "P2D"),
    ("They march twice a week.", "twice a week", "P1W"),
    ("They march three times a month.", "three times a month", "P1M"),
    ("They report annually.", "annually", "P1Y"),
    ("They report daily.", "daily", "P1D"),
    ("They march on Fridays.", "Fridays", "XXXX-WXX-5"),
    ("They march each July.", "each July", "XXXX-07"),
    ("They march every night.", "every night", "XXXX-XX-XXTNI"),
    ("They earn $5 a day.", "a day", "P1D"),
    ("They earn $15 an hour.", "an hour", "PT1H"),
    ("They march every quarter.", "every quarter", "P1Q"),
]

REFERENCES = [
    ("They are now in Rome.", "now", "PRESENT_REF"),
    ("They currently live in Rome.", "currently", "PRESENT_REF"),
    ("They are safe at the moment.", "the moment", "PRESENT_REF"),
    ("They recently moved.", "recently", "PAST_REF"),
    ("They fled in recent years.", "recent years", "PAST_REF"),
    ("They lied in the past.", "the past", "PAST_REF"),
    ("They will move soon.", "soon", "FUTURE_REF"),
    ("They may move in the near future.", "the near future", "FUTURE_REF"),
    ("They want talks in the coming days.", "the coming days", "FUTURE_REF"),
    ("They hope for gains in future quarters.", "future quarters", "FUTURE_REF"),
    ("Sales grew in the first two quarters of 2016.", "the first two quarters of 2016", "2016-H1"),
    ("They come as soon as possible.", "as soon as possible", "FUTURE_REF"),
    ("They stay there for now.", "now", "PRESENT_REF"),
    ("They were poor until recently.", "recently", "PAST_REF"),
    ("They fled in past years.", "past years", "PAST_REF"),
    ("They wept. Earlier, they fled.", "Earlier", "PAST_REF"),
    ("They call at a later time.", "a later time", "FUTURE_REF"),
]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [("DATE", DATES), ("DATE", REFERENCES), ("TIME", TIMES), ("DURATION", DURATIONS), ("SET", SETS)],
    ids=["dates", "references", "times", "durations", "sets"],
)
def test_words_type_and_value(kind: str, rows: list[tuple[str, str, str]]) -> None:
    read = {text: [(t.text, t.type, t.value, text[t.start : t.end]) for t in found(text)] for text, _, _ in rows}
    assert read == {text: [(words, kind, value, words)] for text, words, value in rows}


NEW_KINDS = [
    ("The offensive is in its sixth day.", "sixth day", "2017-11-14"),
    ("They marched for a third straight day.", "third straight day", "2017-11-14"),
    ("Sales rose in FY2016.", "FY2016", "2016"),
    ("Sales rose in FY 2016-17 alone.", "FY 2016-17", "2017"),
    ("It was a risk at this critical moment.", "this critical moment", "PRESENT_REF"),
    ("They met last Wed. in town.", "last Wed.", "2017-11-08"),
    ("It was cold over the past three winters.", "the past three winters", "XXXX-WI"),
    ("So it is known (Makel et al., 2012).", "2012", "2012"),
]


def test_expressions_of_reports_and_papers() -> None:
    read = {text: [(t.text, t.value) for t in found(text)] for text, _, _ in NEW_KINDS}
    assert read == {text: [(words, value)] for text, words, value in NEW_KINDS}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Two men were killed overnight.", "2017-11-13TNI"),
        ("Police said on Friday that two men were killed overnight.", "2017-11-09TNI"),
        ("Police spoke on Friday. Two men were killed overnight.", "2017-11-13TNI"),
    ],
    ids=["report", "day of its sentence", "day of another sentence"],
)
def test_overnight_is_the_night_before_the_day_told_of(text: str, value: str) -> None:
    assert found(text)[-1].value == value


NO_TIMES = [
    "The poll of USA Today was wrong.",
    "May I march in the sun?",
    "Theresa May met Mr. March.",
    "You may fall in a second.",
    "In 2000 cases no one was held.",
    "About 1900 people fled to the spring.",
    "It cost $2016 and £1998.",
    "The second man may fall.",
    "Some 2015 refugees fled.",
    "The river is 1987 metres deep.",
    "They won 3:1 against Real Madrid.",
    "A quarter of the town burned.",
    "The Times and the Daily Mail wrote about it.",
    "They are as strong as the Sunday Times.",
    "Flight 1812 of Airbus A320 landed.",
    "He is in his mid-20s.",
    "Soon after, shots were heard.",
    "It is 0.37 inches thick (1.36 of a kind).",
    "Their most recent model fell in some quarters.",
    "Three-quarters of them live in the summer capital.",
]


def test_ambiguous_words_are_no_times() -> None:
    assert [t.text for text in NO_TIMES for t in found(text)] == []


TENSES = [
    ("The rebels attacked on Friday.", "2017-11-10"),
    ("The rebels will attack on Friday.", "2017-11-17"),
    ("The envoy is due to speak on Friday.", "2017-11-17"),
    ("The envoy spoke on Tuesday.", "2017-11-14"),
    ("On Friday, the rebels attacked.", "2017-11-10"),
    ("On Friday, the court will rule.", "2017-11-17"),
    ("The court ruled on December 3.", "2016-12-03"),
    ("The court will rule on December 3.", "2017-12-03"),
    ("The court will rule in March.", "2018-03"),
    ("The court ruled in March.", "2017-03"),
    ("The fair is to be held on October 12.", "2018-10-12"),
    ("It will be shipped in July.", "2018-07"),
    ("They agreed to meet on Friday.", "2017-11-17"),
    ("The ban takes effect on Sunday.", "2017-11-19"),
    ("The vote is on Friday.", "2017-11-17"),
    ("They were held until Friday.", "2017-11-17"),
    ("They were held up until Friday.", "2017-11-10"),
    ("After a vote on Friday signing off the plan, they left.", "2017-11-10"),
    ("He would have spoken on Friday.", "2017-11-10"),
    ("He will speak to the United Nations on Friday.", "2017-11-17"),
    ("A fair in March.", "2018-03"),
    ("A fair in April.", "2017-04"),
]


def test_tense_chooses_the_side() -> None:
    read = {text: [t.value for t in found(text)] for text, _ in TENSES}
    assert read == {text: [value] for text, value in TENSES}


UNANCHORED = [
    ("They met on Tuesday.", "XXXX-WXX-2"),
    ("They met on November 14.", "XXXX-11-14"),
    ("They met in November.", "XXXX-11"),
    ("They met yesterday.", None),
    ("They met last year.", None),
    ("They met two weeks ago.", None),
    ("They met this summer.", "XXXX-SU"),
    ("They met in the third quarter.", "XXXX-Q3"),
]


@pytest.mark.parametrize(("text", "value"), UNANCHORED)
def test_without_an_anchor_nothing_is_invented(text: str, value: str | None) -> None:
    times = found(text, published=None)
    assert [(t.value, t.earliest, t.latest) for t in times] == [(value, None, None)]


def test_a_line_end_parts_expressions_unless_the_text_is_wrapped() -> None:
    headline = "The ministry unveils its plan at the Conference of Nations 2005"
    body = "June 6, 2005\n" + "They said that nothing was decided, " * 4
    assert [t.text for t in found(f"{headline}\n{body}")] == ["2005", "June 6, 2005"]
    wrapped = "The envoy who had come to the capital told them that on March\n7, 2016 he had left."
    assert [t.value for t in found(wrapped)] == ["2016-03-07"]


def test_centuries_joined_are_two() -> None:
    times = found("Songs of the late 19th and early 20th centuries.")
    assert [(t.text, t.value) for t in times] == [("the late 19th", "18"), ("early 20th centuries", "19")]


def test_rows_that_stand_alone_find_nothing_in_running_text() -> None:
    assert found("They had already left, once more.") == []
    assert [t and t.value for t in read_expressions(["already", "once"], document(""))] == ["PRESENT_REF", "PAST_REF"]


def test_a_clock_time_takes_the_weekday_that_follows() -> None:
    times = found("It was seen at about 19:45 on Saturday.")
    assert [t.value for t in times] == ["2017-11-11T19:45", "2017-11-11"]


def test_expressions_alone_need_no_context() -> None:
    times = read_expressions(["third-quarter", "a year ago", "May", "the past"], document(""))
    assert [t.value if t else None for t in times] == ["2017-Q3", "2016-Q3", "2017-05", "PAST_REF"]


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1", "1 ", "12:3", "a few more ", "'9", "two hundred ", "9,999", "\n"])
def test_odd_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    find_timexes(text, document(text))
    assert time.process_time() - began < 3.0, "100 kB took too long (about 0.5 s on an idle core)"


def test_offsets_hold_in_a_text_with_characters_beyond_the_basic_plane() -> None:
    text = "🕊 Élysée — on Tuesday, 14 November 2017, peace held."
    (timex,) = found(text)
    assert text[timex.start : timex.end] == timex.text == "Tuesday, 14 November 2017"


def test_every_pattern_compiles() -> None:
    assert all(rule.regex.pattern for rule in grammar().rules)
