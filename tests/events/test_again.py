"""Events told again: nouns that take up what was told before. Reports of Tuesday, 14 November 2017."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.events.fixtures import Case
from tests.events.timecase import days, time_of

from according.events.again import stem

TOLD = (
    "Rebels/nsubj/2/NOUN kidnapped/ROOT/2/VERB/kidnap girls/obj/2/NOUN in/case/5/ADP 2014/obl/2/NUM "
    "Lee/nsubj/7/PROPN condemned/ROOT/7/VERB/condemn {word}/det/{head}/DET {noun}kidnapping/obj/7/NOUN"
)
THE = TOLD.format(word="the", head=9, noun="")
SECOND = TOLD.format(word="the", head=10, noun="second/amod/10/ADJ ")
UNKNOWN = TOLD.format(word="a", head=9, noun="")
THE_ONE = (
    "Shots/nsubj/2/NOUN outnumber/ROOT/2/VERB the/det/4/DET one/obj/2/NOUN tested/acl/4/VERB/test in/case/7/ADP "
    "June/obl/5/PROPN Lee/nsubj/9/PROPN condemned/ROOT/9/VERB/condemn the/det/11/DET test/obj/9/NOUN"
)


@pytest.mark.parametrize(
    ("sentences", "word", "expected"),
    [
        (THE, "kidnapping", ("2014", "2014", "2014-01-01", "2014-12-31")),
        (SECOND, "kidnapping", None),
        (UNKNOWN, "kidnapping", None),
        (THE_ONE, "test", None),
    ],
    ids=["what was told", "another of the kind", "not said to be known", "told of another one"],
)
def test_a_noun_has_the_time_of_what_it_takes_up(
    tree: Callable[..., Case], sentences: str, word: str, expected: tuple[str | None, ...] | None
) -> None:
    assert days(time_of(tree(sentences), word)) == expected


NEWS = (
    "Rebels/nsubj/2/NOUN launched/ROOT/2/VERB/launch rockets/obj/2/NOUN It/nsubj/5/PRON hit/ROOT/5/VERB "
    "Homs/obj/5/PROPN Sunday/obl/5/PROPN Lee/nsubj/9/PROPN fears/ROOT/9/VERB/fear the/det/11/DET launch/obj/9/NOUN"
)


def test_what_the_lead_tells_as_its_news_has_the_day_of_the_story(tree: Callable[..., Case]) -> None:
    case = tree(NEWS)
    assert days(time_of(case, "launch")) == ("Sunday", "2017-11-12", "2017-11-12", "2017-11-12")


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("kidnapping", "kidnap"),
        ("abduction", "abduct"),
        ("release", "release"),
        ("killing", "kill"),
        ("launch", "launch"),
    ],
)
def test_stems_of_nouns_and_their_verbs(noun: str, verb: str) -> None:
    assert stem(noun) == stem(verb)


def test_a_short_word_is_its_own_stem() -> None:
    assert stem("visit") == "visit"
    assert stem("ring") == "ring"
