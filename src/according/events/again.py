"""Events that a report tells again, without their time: it is told where they are told first.

A headline's event has the time that the body gives the same word, "the launch" that of the launch told of before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

from according.document import Document, Timex
from according.events.dating import ANCHORED, DAYS, governed, looks_ahead, near_by
from according.events.marks import preposition
from according.events.storyday import LEAD, as_event_time, day_of, helping_words, story_day
from according.record import EventTime
from according.words import base, word_class

REACH = 4
"""Sentences back in which what "the launch" means is looked for, before the lead."""
KNOWN = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
ASKED = frozenset({"for", "against"})
"""Prepositions of what is called for or opposed, and so need not have happened."""
LIKE = frozenset({"one", "ones", "that", "those"})
"""What stands for another of the kind: "the one tested in June"."""
_ENDING = re.compile(r"(?:ations?|ions?|ings?|ments?|ed|es|s|e)$")


def told_again(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """For a headline's event: the day that the first word of the body with the same lemma has, if any has one."""
    region = document.region_at(trigger.idx)
    if region is None or region.kind != "headline":
        return None
    lemma = trigger.lemma_.lower()
    for token in doc:
        if token.lemma_.lower() != lemma or token.i <= trigger.i or token.pos_ not in ("VERB", "NOUN"):
            continue
        home = document.region_at(token.idx)
        if home is None or home.kind != "body":
            continue
        timex = governed(token, near_by(token, doc, times))
        if timex is not None and timex.grain in DAYS:
            return as_event_time(timex)
    return None


def told_before(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """For a noun that takes up an event ("the launch", "their kidnapping"): the day of its telling.

    What the headline or lead tells of with the same stem is meant, else the last deed of the stem in the sentences just
    before; None for another deed of the kind ("a second launch") and where neither has a time.
    """
    if trigger.pos_ != "NOUN" or not takes_up(trigger):
        return None
    main = [token for token in doc[: trigger.i] if _in_lead(token, document) and _tells(token, trigger)]
    found = _day_among(main, doc, times, document)
    if found is None:
        found = _day_among(_just_before(trigger, doc, document), doc, times, document)
        if main and found is not None and found.grain not in DAYS:
            return None  # what the lead tells of is not what happened "in July"
    if found is None:
        news = document.published is not None and any(_is_news(token, document) for token in main)
        day = story_day(trigger, doc, times, document) if news else None
        return day if day is not None and day.value is not None else None
    return day_of(found) if found.grain in DAYS else as_event_time(found)


def _day_among(tellings: Sequence[Token], doc: Doc, times: Sequence[Timex], document: Document) -> Timex | None:
    """The first day that dates one of the tellings, else the first expression."""
    dated = [timex for token in tellings if (timex := _dated(token, doc, times, document)) is not None]
    return next((timex for timex in dated if timex.grain in DAYS), dated[0] if dated else None)


def _dated(token: Token, doc: Doc, times: Sequence[Timex], document: Document) -> Timex | None:
    """The expression that dates a telling, not later than the report."""
    timex = governed(token, near_by(token, doc, times))
    if timex is None or timex.type not in ANCHORED or timex.earliest is None:
        return None
    return timex if document.published is None or timex.earliest <= document.published[:10] else None


def takes_up(noun: Token) -> bool:
    """Whether a noun means a deed that was told of: definite, and not set apart from the others of its kind."""
    words = {child.lower_ for child in noun.children if child.i < noun.i}
    known = words & KNOWN or any(child.dep_ == "nmod:poss" for child in noun.children)
    if not known or words & word_class("others") or any(child.dep_ == "nummod" for child in noun.children):
        return False
    wanted = (preposition(noun) or "") in ASKED or any(helper == "will" for helper in helping_words(noun.head))
    return not wanted and not looks_ahead(noun)


def _just_before(trigger: Token, doc: Doc, document: Document) -> list[Token]:
    """Words of the trigger's stem in the last sentences of its region, the nearest first."""
    start, home = trigger.sent.start, document.region_at(trigger.idx)
    for _ in range(REACH):
        start = doc[start - 1].sent.start if start else 0
    return [
        token
        for token in reversed(doc[start : trigger.i])
        if _tells(token, trigger) and document.region_at(token.idx) == home
    ]


def _in_lead(token: Token, document: Document) -> bool:
    begin = next((region.start for region in document.regions if region.kind == "body"), 0)
    home = document.region_at(token.idx)
    return token.idx < begin + LEAD and (home is None or home.kind in ("headline", "body"))


def _is_news(token: Token, document: Document) -> bool:
    """Whether the headline or the lead tells of a deed as its news: by a main verb, or the headline's noun."""
    home = document.region_at(token.idx)
    headed = home is not None and home.kind == "headline" and token.pos_ == "NOUN"
    return (headed or token.pos_ == "VERB") and base(token.dep_) in ("ROOT", "ccomp", "parataxis", "nsubj", "obj")


def _tells(token: Token, noun: Token) -> bool:
    """Whether a word tells of a deed of the noun's stem that happened."""
    if token.pos_ not in ("VERB", "NOUN") or base(token.dep_) in ("amod", "compound") or looks_ahead(token):
        return False
    if token.dep_.startswith("acl") and token.head.lower_ in LIKE:
        return False
    return stem(token.lemma_.lower()) == stem(noun.lemma_.lower())


@lru_cache(maxsize=8192)
def stem(lemma: str) -> str:
    """A lemma without what makes a noun of a verb: "kidnapping", "kidnap"; "abduction", "abduct"."""
    short = _ENDING.sub("", lemma)
    if len(short) < 4:
        return lemma
    return short[:-1] if short[-1] == short[-2] and short[-1] not in "sl" else short
