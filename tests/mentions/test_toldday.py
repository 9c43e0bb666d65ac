"""About when a report without a date was written: offices before names, people named together, years."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from according.document import Document
from according.mentions.knowledge import KnowledgeBase
from according.mentions.matching import find_names
from according.mentions.parties import PartyFinder
from according.mentions.toldday import told_day
from tests.conftest import english

KNOWLEDGE = KnowledgeBase.load()


def told(text: str) -> str | None:
    return told_day(text, find_names(text, KNOWLEDGE))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("President Barack Obama spoke.", "2009-01-20", "2017-01-20"),
        ("Sen. Marco Rubio met President Obama.", "2011-01-03", "2017-01-20"),
        ("Secretary of Defense Robert M. Gates left.", "2006-12-18", "2011-07-01"),
        ("President Barack Obama said it in 2014.", "2014-01-01", "2014-12-31"),
        ("The Republican nominee Donald Trump and Hillary Clinton met.", "2015-06-16", "2017-01-19"),
        ("Former President Bill Clinton spoke.", "2001-01-20", "9999-12-31"),
        ("Vice President Joe Biden spoke.", "2009-01-20", "2017-01-20"),
    ],
)
def test_offices_and_years_bound_the_day(text: str, first: str, last: str) -> None:
    day = told(text)
    assert day is not None
    assert first <= day <= last


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The bridge was closed in 2003.", "2003-12-31"),
        ("The bridge closed in 2003; by 2030 there will be another.", "2003-12-31"),
        ("It was built in the 1990s for $2005.", None),
        ("The bridge is closed.", None),
        ("Donald Trump spoke.", None),
    ],
)
def test_years_alone_tell_the_least_and_one_name_nothing(text: str, day: str | None) -> None:
    assert told(text) == day


def test_an_undated_report_takes_the_office_that_it_tells_not_the_last() -> None:
    words = ["Donald", "Trump", "met", "President", "Barack", "Obama", "and", "Sen.", "Marco", "Rubio", "in", "2016"]
    doc = Doc(english().vocab, words=words)
    found = {p.name: p for p in PartyFinder.load()(doc, Document(id="d", text=doc.text))}
    assert found["Donald Trump"].sectors == ("PTY",)
    assert found["Marco Rubio"].sectors == ("LEG",)


def test_the_given_day_is_the_day() -> None:
    doc = Doc(english().vocab, words=["Donald", "Trump", "met", "President", "Barack", "Obama", "in", "2016"])
    found = PartyFinder.load()(doc, Document(id="d", text=doc.text, published="2018-05-01"))
    assert {p.name: p.sectors for p in found}["Donald Trump"] == ("GOV",)
