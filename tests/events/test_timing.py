"""The time of an event on hand-built trees. Reports of Tuesday, 14 November 2017."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.conftest import Told
from tests.events.fixtures import Case
from tests.events.timecase import days, time_of

from according.document import Region

LEAD = "Rebels/nsubj/2/NOUN attacked/ROOT/2/VERB Homs/obj/2/PROPN Sunday/obl/2/PROPN ./punct/2/PUNCT"
EVENING = "Rebels/nsubj/2/NOUN attacked/ROOT/2/VERB Homs/obj/2/PROPN this/det/5/DET evening/obl/2/NOUN ./punct/2/PUNCT"
LATER_KILLED = " Soldiers/nsubj/8/NOUN killed/ROOT/8/VERB six/obj/8/NUM"
OLD = LEAD.replace("Sunday/obl/2/PROPN", "2017-11-01/obl/2/NUM")
RAID = (
    "In/case/4/ADP a/det/4/DET Friday/compound/4/PROPN raid/obl/6/NOUN "
    "soldiers/nsubj/6/NOUN killed/ROOT/6/VERB six/obj/6/NUM"
)
OVER = (
    "Police/nsubj/2/NOUN held/ROOT/2/VERB men/obj/2/NOUN "
    "over/case/7/ADP the/det/7/DET 2003/compound/7/NUM killing/obl/2/NOUN"
)
WAR = (
    "Both/nsubj/2/PRON fought/ROOT/2/VERB a/det/4/DET war/obj/2/NOUN from/case/6/ADP 1998/nmod/4/NUM "
    "to/case/8/ADP 2000/nmod/6/NUM"
)
COUP = (
    "Gillard/nsubj/2/PROPN ousted/ROOT/2/VERB Rudd/obj/2/PROPN "
    "in/case/7/ADP a/det/7/DET 2010/nummod/7/NUM coup/obl/2/NOUN"
)
HOURS = (
    "Police/nsubj/2/NOUN raided/ROOT/2/VERB homes/obj/2/NOUN during/case/7/ADP the/det/7/DET pre-dawn/amod/7/ADJ "
    "hours/obl/2/NOUN"
)
PAST_DAYS = (
    "Rebels/nsubj/2/NOUN attacked/ROOT/2/VERB Homs/obj/2/PROPN over/case/8/ADP the/det/8/DET past/amod/8/ADJ "
    "three/nummod/8/NUM days/obl/2/NOUN"
)
BEGINNING = (
    "Ministers/nsubj/2/NOUN announced/ROOT/2/VERB Monday/obl/2/PROPN France/nsubj/6/PROPN will/aux/6/AUX "
    "send/ccomp/2/VERB jets/obj/6/NOUN beginning/advcl/6/VERB Wednesday/obl/8/PROPN"
)
CONDEMNED = "Ministers/nsubj/3/NOUN Monday/obl:unmarked/3/PROPN condemned/ROOT/3/VERB/condemn raids/obj/3/NOUN"
MOSQUE = (
    "Experts/nsubj/2/NOUN studied/ROOT/2/VERB/study a/det/4/DET raid/obj/2/NOUN on/case/7/ADP a/det/7/DET "
    "mosque/nmod/4/NOUN on/case/9/ADP Friday/obl/2/PROPN"
)
FRONTED = (
    "On/case/2/ADP Monday/obl/4/PROPN ,/punct/2/PUNCT warning/advcl/7/VERB of/case/6/ADP war/obl/4/NOUN "
    "urged/ROOT/7/VERB/urge ministers/nsubj/7/NOUN calm/obj/7/NOUN"
)
AGREED = "Ministers/nsubj/2/NOUN agreed/ROOT/2/VERB/agree to/mark/4/PART meet/xcomp/2/VERB Friday/obl/4/PROPN"
LASTING = (
    "Talks/nsubj/4/NOUN have/aux/4/AUX been/aux/4/AUX going/ROOT/4/VERB on/compound:prt/4/ADP for/case/8/ADP "
    "five/nummod/8/NUM years/obl/4/NOUN"
)
KILLED = " Soldiers/nsubj/7/NOUN killed/ROOT/7/VERB six/obj/7/NUM"
WILL_KILL = " Soldiers/nsubj/8/NOUN will/aux/8/AUX strike/ROOT/8/VERB back/advmod/8/ADV"


@pytest.mark.parametrize(
    ("sentences", "word", "text", "value"),
    [
        (LEAD, "attacked", "Sunday", "2017-11-12"),
        (LEAD + KILLED, "killed", "Sunday", "2017-11-12"),
        (EVENING, "attacked", "this evening", "2017-11-14TEV"),
        (EVENING + LATER_KILLED, "killed", "this evening", "2017-11-14"),
        (OLD + KILLED, "killed", "2017-11-01", "2017-11-01"),
        (RAID, "killed", "Friday", "2017-11-10"),
        (OVER, "held", None, "2017-11-14"),
        (OVER, "killing", "2003", "2003"),
        (PAST_DAYS, "attacked", "the past three days", "P3D"),
        (BEGINNING, "send", "Wednesday", "2017-11-15"),
        (WAR, "fought", "1998 to 2000", "1998/2000"),
        (COUP, "ousted", "2010", "2010"),
        (COUP.replace("a/det", "the/det"), "ousted", None, "2017-11-14"),
        (MOSQUE, "raid", "Friday", "2017-11-10"),
        (FRONTED, "urged", "Monday", "2017-11-13"),
        (HOURS, "raided", "the pre-dawn hours", "2017-11-14TMO"),
    ],
    ids=[
        "own", "the story's", "own hour", "the day of a lead's hour",
        "the sentence's before", "day before a noun", "year before a noun", "its noun",
        "a stretch up to now", "beginning", "both ends", "a year of what it was part of", "a year of a known deed",
        "beside it", "at the head", "hours of the report's day",
    ],
)  # fmt: skip
def test_the_day_of_an_event(
    tree: Callable[..., Case], sentences: str, word: str, text: str | None, value: str
) -> None:
    found = time_of(tree(sentences), word)
    assert found is not None
    assert (found.text, found.value, found.origin) == (text, value, "text" if text else "published")


@pytest.mark.parametrize(
    ("sentences", "word", "text"),
    [(CONDEMNED, "raids", None), (AGREED, "meet", "Friday"), (AGREED, "agreed", None)],
    ids=["what is condemned", "what is agreed", "who agreed"],
)
def test_a_time_of_another_deed_dates_nothing(
    tree: Callable[..., Case], sentences: str, word: str, text: str | None
) -> None:
    found = time_of(tree(sentences), word)
    assert (found.text if found is not None else None) == text


@pytest.mark.parametrize(
    ("sentence", "word", "earliest", "latest"),
    [
        (" Soldiers/nsubj/8/NOUN had/aux/8/AUX killed/ROOT/8/VERB six/obj/8/NUM", "killed", None, "2017-11-14"),
        (WILL_KILL, "strike", "2017-11-14", None),
    ],
    ids=["before the story", "to come"],
)
def test_a_bound_where_no_day_is_known(
    tree: Callable[..., Case], sentence: str, word: str, earliest: str | None, latest: str | None
) -> None:
    found = time_of(tree(LEAD + sentence), word)
    assert found is not None
    assert (found.value, found.earliest, found.latest, found.origin) == (None, earliest, latest, "published")


def test_what_was_said_of_a_story_days_back_was_said_since(tree: Callable[..., Case]) -> None:
    later = " Ministers/nsubj/7/NOUN condemned/ROOT/7/VERB/condemn it/obj/7/PRON"
    found = time_of(tree(LEAD.replace("Sunday", "Friday") + later), "condemned")
    assert found is not None
    assert (found.value, found.earliest, found.latest) == (None, "2017-11-10", "2017-11-14")


def test_how_long_it_has_gone_on(tree: Callable[..., Case]) -> None:
    case = tree(LASTING)
    case.doc[3].tag_ = "VBG"
    found = time_of(case, "Talks")
    assert found is not None
    assert (found.value, found.earliest) == ("P5Y", None)


def test_a_caption_is_of_the_day_that_one_of_its_sentences_names_for_that_sentence_alone(
    tree: Callable[..., Case],
) -> None:
    case = tree(OLD + KILLED)
    region = Region("caption", 0, len(case.doc.text), "2017-11-01")
    assert getattr(time_of(case, "attacked", [region]), "value", None) == "2017-11-01"
    assert getattr(time_of(case, "killed", [region]), "value", "none") is None


@pytest.mark.parametrize(("tag", "value"), [("VBD", "2017-11-15"), ("VBP", "2017-11-14")])
def test_the_storys_day_may_be_the_day_after_its_date(tree: Callable[..., Case], tag: str, value: str) -> None:
    case = tree(LEAD.replace("Sunday", "Wednesday") + KILLED)
    case.doc[1].tag_ = tag
    found = time_of(case, "killed")
    assert found is not None
    assert found.value == value


def test_a_headline_has_the_time_of_what_the_body_tells_again(tree: Callable[..., Case]) -> None:
    text = (
        "Police/nsubj/2/NOUN hold/ROOT/2/VERB/hold reporter/obj/2/NOUN Police/nsubj/5/NOUN spoke/ROOT/5/VERB/speak "
        "Monday/obl/5/PROPN Sushko/nsubj:pass/9/PROPN was/aux:pass/9/AUX held/ROOT/9/VERB/hold 2017-10-30/obl/9/NUM"
    )
    case = tree(text)
    cut = case.doc.text.index("Police spoke")
    regions = [Region("headline", 0, cut - 1), Region("body", cut, len(case.doc.text))]
    found = time_of(case, "hold", regions)
    assert found is not None
    assert (found.text, found.value) == ("2017-10-30", "2017-10-30")


def test_a_caption_with_its_own_date_is_about_that_date(tree: Callable[..., Case]) -> None:
    case = tree(LEAD + KILLED)
    cut = case.doc.text.index("Soldiers")
    regions = [Region("body", 0, cut), Region("caption", cut, len(case.doc.text), "2016-05-04")]
    found = time_of(case, "killed", regions)
    assert found is not None
    assert (found.value, found.origin) == ("2016-05-04", "published")


SAID_DAY = (
    "Rebels/nsubj/2/NOUN attacked/ccomp/5/VERB Homs/obj/2/PROPN police/nsubj/5/NOUN said/ROOT/5/VERB/say "
    "Monday/obl/5/PROPN They/nsubj/8/PRON landed/ROOT/8/VERB Sunday/obl/8/PROPN"
)
QUOTED = (
    "Ministers/nsubj/2/NOUN spoke/ROOT/2/VERB Sunday/obl/2/PROPN It/nsubj/5/PRON rains/ROOT/5/VERB "
    "“/punct/8/PUNCT Rebels/nsubj/8/NOUN attacked/ROOT/8/VERB us/obj/8/PRON ”/punct/8/PUNCT"
)
PERFORMED = (
    "Rebels/nsubj/2/NOUN attacked/ROOT/2/VERB Homs/obj/2/PROPN Monday/obl/2/PROPN We/nsubj/6/PRON "
    "condemn/ROOT/6/VERB it/obj/6/PRON"
)
CONDITION = (
    "Lee/nsubj/2/PROPN warned/ROOT/2/VERB that/mark/8/SCONJ if/mark/7/SCONJ rebels/nsubj/7/NOUN ever/advmod/7/ADV "
    "attacked/advcl/8/VERB suffered/ccomp/2/VERB"
)
FIFTEENTH = (
    "It/nsubj/5/PRON was/cop/5/AUX the/det/5/DET 15th/amod/5/ADJ test/ROOT/5/NOUN this/det/7/DET year/nmod/5/NOUN "
)
MARKET = (
    "They/nsubj/2/PRON marked/ROOT/2/VERB/mark an/det/4/DET attack/obj/2/NOUN last/amod/6/ADJ year/nmod/4/NOUN "
    "on/case/9/ADP a/det/9/DET market/nmod/4/NOUN Christmas/compound/9/PROPN"
)
ARTICLE = (
    "Battles/ROOT/1/NOUN Rebels/nsubj/3/NOUN attacked/ROOT/3/VERB Homs/obj/3/PROPN Sunday/obl/3/PROPN "
    "It/nsubj/7/PRON rains/ROOT/7/VERB Soldiers/nsubj/9/NOUN killed/ROOT/9/VERB six/obj/9/NUM"
)
BARE = (
    "China/nsubj/2/PROPN backed/ROOT/2/VERB/back sanctions/obj/2/NOUN against/case/5/ADP Pyongyang/nmod/3/PROPN "
    "Monday/nmod/3/PROPN"
)


@pytest.mark.parametrize(
    ("sentences", "word", "expected"),
    [
        (SAID_DAY, "attacked", ("Sunday", "2017-11-12", "2017-11-12", "2017-11-12")),
        (QUOTED, "attacked", (None, None, None, "2017-11-14")),
        (PERFORMED, "condemn", ("Monday", "2017-11-13", "2017-11-13", "2017-11-13")),
        (CONDITION, "attacked", None),
        (FIFTEENTH, "test", (None, "2017-11-14", "2017-11-14", "2017-11-14")),
        (MARKET, "attack", ("last year", "2016", "2016-01-01", "2016-12-31")),
        (BARE, "backed", ("Monday", "2017-11-13", "2017-11-13", "2017-11-13")),
    ],
    ids=[
        "a deed is of the day of deeds, not of sayings", "remembered in a quotation", "done in saying it",
        "a condition",
        "one of many this year", "a market of Christmas", "a bare day after a noun",
    ],
)  # fmt: skip
def test_the_storys_day(
    tree: Callable[..., Case], sentences: str, word: str, expected: tuple[str | None, ...] | None
) -> None:
    case = tree(sentences)
    for token in case.doc:
        if token.text == "condemn":
            token.tag_ = "VBP"
    assert days(time_of(case, word)) == expected


@pytest.mark.parametrize(
    ("kinds", "value"),
    [(("headline", "body"), "XXXX-WXX-7"), (("body", "body"), None)],
    ids=["an article", "no headline"],
)
def test_without_a_date_the_storys_weekday_stays_one(
    tree: Callable[..., Case], kinds: tuple[str, str], value: str | None
) -> None:
    case = tree(ARTICLE)
    cut = case.doc.text.index("Rebels")
    regions = [Region(kinds[0], 0, cut - 1), Region(kinds[1], cut, len(case.doc.text))]
    found = time_of(case, "killed", regions, published=None)
    assert (found.value if found is not None else None) == value


@pytest.mark.parametrize(
    ("word", "published", "expected"),
    [
        ("yesterday", None, ("yesterday", None, None, None)),
        ("today", None, ("today", "PRESENT_REF", None, None)),
        ("recently", "2017-11-14", ("recently", "PAST_REF", None, None)),
        ("now", None, None),
        ("previously", None, None),
        ("yesterday", "2017-11-14", ("yesterday", "2017-11-13", "2017-11-13", "2017-11-13")),
    ],
)
def test_when_is_kept_in_its_words_where_no_day_is_known(
    tree: Callable[..., Case], word: str, published: str | None, expected: tuple[str | None, ...] | None
) -> None:
    case = tree(f"Rebels/nsubj/2/NOUN attacked/ROOT/2/VERB Homs/obj/2/PROPN {word}/advmod/2/ADV ./punct/2/PUNCT")
    assert days(time_of(case, "attacked", published=published)) == expected


@pytest.mark.model
def test_an_hour_by_itself_is_no_day_of_the_story(told: Told) -> None:
    """In an article about what went on for years the hours of a routine date nothing."""
    document = told(
        "Woman claims a sect held her for years\n\nA woman has claimed that the Church of Scientology imprisoned her "
        "in Sydney.\n\nOn board she worked from 6:00am until she was too tired, she said."
    )
    times = {record.time.text for record in document.records if record.time is not None}
    assert document.records
    assert "6:00am" not in times


@pytest.mark.model
def test_what_ends_a_jailing_does_not_date_it(told: Told) -> None:
    (jailed,) = told("The editor was jailed until May 2.").records
    (dead,) = told("79 aid workers have been killed in South Sudan since fighting began, the UN said.").records
    assert dead.time is None or dead.time.value is None
    (held,) = told("The police said 700 people have been detained up until Monday.").records
    assert jailed.time is None or jailed.time.text is None
    assert held.time is not None
    assert held.time.text == "Monday"
