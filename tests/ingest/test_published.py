"""The day of publication: given, page, dateline, inferred, or unknown; never a guess without a date."""

from __future__ import annotations

import pytest

from according.ingest import from_text
from according.ingest.dates import full_dates, iso_stamp

BODY = "The minister said so in a Tuesday statement, and his office confirmed it. "


def test_given_wins() -> None:
    document = from_text(f"MOSCOW, November 14, 2017 (TASS) - {BODY}", published="2017-11-15")
    assert (document.published, document.published_from) == ("2017-11-15", "given")


def test_dateline_with_year() -> None:
    document = from_text(f"MOSCOW, November 14, 2017 (TASS) - {BODY}")
    assert (document.published, document.published_from) == ("2017-11-14", "dateline")


def test_dateline_takes_its_year_from_a_full_date() -> None:
    document = from_text(f"LAGOS, May 28 (Xinhua) -- {BODY}The law of March 3, 2019 forbids it.")
    assert (document.published, document.published_from) == ("2019-05-28", "dateline")


def test_inferred_from_the_latest_full_date() -> None:
    text = (
        f"Rebels left the town on October 9, 2017, the army said.\n{BODY}\nThe war began on 15 March 2011.\n{BODY * 4}"
    )
    document = from_text(text)
    assert (document.published, document.published_from) == ("2017-10-10", "inferred")
    assert (document.published_earliest, document.published_latest) == ("2017-10-09", "2017-10-17")


def test_history_bounds_but_does_not_date() -> None:
    document = from_text(f"{BODY * 3}\nThe treaty was signed on 4 May 1998.\n{BODY}It was broken in 2015.")
    assert (document.published, document.published_from) == (None, "unknown")
    assert document.published_earliest == "2015-01-01"


def test_coming_days_do_not_date_a_report() -> None:
    document = from_text(f"{BODY}The truce will hold until June 30, 2018.")
    assert document.published is None


def test_unknown_stays_unknown() -> None:
    document = from_text(BODY)
    assert (document.published, document.published_from) == (None, "unknown")


def test_a_given_day_that_is_none_is_a_warning() -> None:
    document = from_text(BODY, published="last week")
    assert document.published is None
    assert any("last week" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("stamp", "order", "iso"),
    [
        ("2017-11-14", None, "2017-11-14"),
        ("2017-11-14T00:00:00", None, "2017-11-14"),
        ("2017-11-14T17:52:10Z", None, "2017-11-14T17:52:10+00:00"),
        ("14 Nov 2017 17:52", None, "2017-11-14T17:52:00"),
        ("November 14th, 2017 at 5.52 pm", None, "2017-11-14T17:52:00"),
        ("05/11/2017", "dmy", "2017-11-05"),
        ("05/11/2017", "mdy", "2017-05-11"),
        ("05/11/2017", None, None),
        ("25/11/2017", None, "2017-11-25"),
        ("2017.12.30. 18:26", None, "2017-12-30T18:26:00"),
        ("31 February 2017", None, None),
        ("soon", None, None),
    ],
)
def test_stamps(stamp: str, order: str | None, iso: str | None) -> None:
    assert iso_stamp(stamp, order) == iso


def test_full_dates_have_bounds() -> None:
    text = "Between 3 May 2017 and June 4, 2018 nothing moved."
    assert [(text[d.start : d.end], d.day.isoformat()) for d in full_dates(text)] == [
        ("3 May 2017", "2017-05-03"),
        ("June 4, 2018", "2018-06-04"),
    ]
