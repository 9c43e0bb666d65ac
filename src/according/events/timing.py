"""The time of an event: an expression that its words govern, else the sentence's, else the day of the report.

By structure first: an expression inside the trigger's own phrase, then one that hangs on the verbs above
it (through complements and participles), then the only one of the sentence. A headline's event has the time that the
body gives the same word. What has none happened on the day of the story: the first day of the last week that the
report names (a lead says when), unless its verb looks ahead; else on the day of publication, as far as the report says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from spacy.tokens import Doc, Token

from according.document import Document, Timex
from according.record import EventTime
from according.words import base, char_token

CLIMB = 4
UPWARD = frozenset({"xcomp", "ccomp", "advcl", "acl", "conj", "obj", "obl", "nmod", "nsubj", "parataxis"})
BARRIERS = frozenset({"ccomp", "parataxis", "acl:relcl", "advcl"})
"""Clauses whose own time is not that of a word outside them."""
ANCHORED = frozenset({"DATE", "TIME"})
OPENING = frozenset({"beginning", "starting", "commencing", "effective", "lasting", "ending"})
"""Participles that stand before a time as prepositions do: "will send planes beginning Tuesday"."""
NO_DAY = "XXXX-XX-XX"
JOINED = frozenset({"to", "until", "till", "through", "and", "-", "–"})
"""What stands between the ends of a stretch."""
HELD_IN = frozenset({"in", "during", "at"})
DAYS = frozenset({"day", "time"})
PREMODIFIERS = frozenset({"compound", "amod", "nummod", "nmod", "det"})
AHEAD = frozenset({"will", "shall", "wo", "'ll", "’ll", "would", "may", "might", "could", "should", "must", "can"})
AFTERWARDS = frozenset({
    "investigate", "probe", "examine", "condemn", "denounce", "deplore", "criticise", "criticize", "mourn",
    "commemorate", "avenge", "accuse", "charge", "blame", "suspect", "try", "convict", "sentence",
})  # fmt: skip
"""Deeds that look back on another: "investigating assaults on New Year's Eve" tells when the assaults were."""
LEAD = 600  # characters of the body whose events are the day's news though their verb is no plain past
STORY_DAYS = 7  # a day named in the lead is the story's where it lies this close before the report


def event_time(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """When the event at `trigger` happened; None where neither the text nor the publication tells.

    `times` are those of the document. A time that rests on the publication date has no words and says so
    in `origin`.
    """
    near = _near(trigger, doc, times)
    chosen = _governed(trigger, near) or _only(trigger, near)
    if chosen is not None and not (chosen.value or "").startswith(NO_DAY):
        return _stretch(chosen, doc, [timex for timex, _ in near]) or _event_time(chosen)
    day = _told_again(trigger, doc, times, document)
    if day is None and _is_news(trigger, document):
        day = _story(trigger, doc, times, document) or _published(trigger, document)
    if chosen is None:
        return day
    return _event_time(chosen) if day is None or day.grain not in DAYS else _hours(chosen, day)


def _near(trigger: Token, doc: Doc, times: Sequence[Timex]) -> list[tuple[Timex, Token]]:
    """The dates of the trigger's sentence, and stretches that count from the report's day, with their heads."""
    sentence = trigger.sent
    return [
        (timex, token)
        for timex in times
        if sentence.start_char <= timex.start < sentence.end_char
        and (timex.type in ANCHORED or (timex.type == "DURATION" and timex.earliest is not None))
        and timex.value is not None
        and not timex.value.endswith("_REF")
        and (token := _head(doc, timex)) is not None
    ]


def _stretch(chosen: Timex, doc: Doc, near: Sequence[Timex]) -> EventTime | None:
    """ "From 1998 to 2000", "between Monday and Friday": both ends, the value an ISO 8601 interval."""
    for first, last in pairwise(near):
        if chosen not in (first, last) or doc.text[first.end : last.start].strip().lower() not in JOINED:
            continue
        opened = doc.text[: first.start].rstrip().lower().endswith(("from", "between"))
        if not opened or first.earliest is None or last.latest is None or first.earliest > last.latest:
            continue
        grain = first.grain if first.grain == last.grain else None
        text = doc.text[first.start : last.end]
        value = f"{first.value}/{last.value}"
        return EventTime(text, first.start, last.end, value, first.earliest, last.latest, grain)
    return None


def _hours(timex: Timex, day: EventTime) -> EventTime:
    """ "During the pre-dawn hours" on the day that the report tells of."""
    value = f"{(day.value or '')[:10]}{(timex.value or '')[len(NO_DAY) :]}"
    return EventTime(timex.text, timex.start, timex.end, value, day.earliest, day.latest, "time")


def _event_time(timex: Timex) -> EventTime:
    return EventTime(timex.text, timex.start, timex.end, timex.value, timex.earliest, timex.latest, timex.grain)


def _head(doc: Doc, timex: Timex) -> Token | None:
    """The token of the expression that hangs on a word outside it."""
    token = char_token(doc, timex.start)
    while token is not None and token.head.i != token.i and timex.start <= token.head.idx < timex.end:
        token = token.head
    return token


def _governed(trigger: Token, near: Sequence[tuple[Timex, Token]]) -> Timex | None:
    """The expression under the trigger, else under the nearest word above it that has one."""
    node = trigger
    for _ in range(CLIMB + 1):
        under = [(timex, token) for timex, token in near if _under(token, node) and not _of_noun(timex, token, node)]
        if under:
            return min(under, key=lambda pair: (pair[0].type == "DURATION", abs(pair[1].i - trigger.i)))[0]
        if node.head.i == node.i or base(node.dep_) not in UPWARD or _reported(node):
            return None
        node = node.head
    return None


def _of_noun(timex: Timex, token: Token, event: Token) -> bool:
    """ "The 2003 killing": a year before a noun dates that noun alone, a day ("a Friday raid") its deed too.

    So does the year of what the event was part of and is new to the reader: "ousted him in a 2010 coup", but "charged
    in the 2003 killing".
    """
    noun = token.head
    beside = {child.lower_ for child in noun.children if child.dep_ in ("case", "det")}
    if noun.head.i == event.i and beside & HELD_IN and beside & {"a", "an"}:
        return False
    if noun.pos_ == "NOUN" and noun.i != event.i and event.lemma_.lower() in AFTERWARDS:
        return True
    before = token.i < noun.i and noun.pos_ in ("NOUN", "PROPN") and base(token.dep_) in PREMODIFIERS
    return before and noun.i != event.i and timex.grain not in DAYS


def _under(token: Token, top: Token) -> bool:
    """Whether an expression hangs on `top` itself: no clause stands between."""
    node = token
    for _ in range(6):
        if node.i == top.i:
            return True
        if (node.dep_ in BARRIERS and node.lower_ not in OPENING) or node.head.i == node.i:
            return False
        node = node.head
    return False


def _reported(node: Token) -> bool:
    """Speech has its own day: "said on Tuesday that rebels attacked" dates the saying."""
    return node.dep_ == "ccomp" and node.head.pos_ == "VERB"


def _only(trigger: Token, near: Sequence[tuple[Timex, Token]]) -> Timex | None:
    """A sentence's only expression, where the parse tells nothing against it.

    One that dates the verb of saying still dates what was said in the plain past of news, but only as
    its day of report, so it is left to the publication day.
    """
    dates = [pair for pair in near if pair[0].type in ANCHORED]
    if len(dates) != 1:
        return None
    timex, token = dates[0]
    if _of_noun(timex, token, trigger):
        return None
    if token.dep_ == "ccomp":  # "the talks would be on Monday", the time being what is said
        return timex
    governor = token.head
    inside_speech = any(node.dep_ == "ccomp" and node.head.i == governor.i for node in [trigger, *trigger.ancestors])
    return None if inside_speech else timex


def _told_again(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
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
        timex = _governed(token, _near(token, doc, times))
        if timex is not None and timex.grain in DAYS:
            return _event_time(timex)
    return None


def _story(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """The first day of the last week that the body names, for an event whose verb does not look ahead.

    It may be the day after the report's date, which is often that of another time zone, where the words beside it tell
    of the past. A caption with a date of its own is about that date.
    """
    region = document.region_at(trigger.idx)
    if document.published is None or (region is not None and region.published) or _looks_ahead(trigger):
        return None
    published = date.fromisoformat(document.published[:10])
    for timex in times:
        if timex.type not in ANCHORED or timex.grain not in DAYS or timex.earliest is None:
            continue
        home = document.region_at(timex.start)
        if home is not None and home.kind != "body":
            continue
        back = (published - date.fromisoformat(timex.earliest)).days
        if 0 <= back <= STORY_DAYS or (back == -1 and _told_as_past(doc, timex)):
            return _day_of(timex)
    return None


def _day_of(timex: Timex) -> EventTime:
    """The day of an expression, without its hour: what else the report tells of was not all "this evening"."""
    found = _event_time(timex)
    return found if timex.grain == "day" else replace(found, value=timex.earliest, latest=timex.earliest, grain="day")


def _told_as_past(doc: Doc, timex: Timex) -> bool:
    """Whether the verb that the expression hangs on is a past form, or goes with one ("was killed")."""
    token = _head(doc, timex)
    while token is not None and token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    if token is None or _looks_ahead(token):
        return False
    helpers = [child.tag_ for child in token.children if base(child.dep_) in ("aux", "cop")]
    return token.tag_ == "VBD" or "VBD" in helpers


def _is_news(trigger: Token, document: Document) -> bool:
    """Whether an event without a time is of the story's day: told in the lead, or in the plain past of its course.

    "Has threatened", "is fighting" and bare nouns further down are of no day that the report names.
    """
    region = document.region_at(trigger.idx)
    begin = next((region.start for region in document.regions if region.kind == "body"), 0)
    if region is None or region.kind != "body" or trigger.idx < begin + LEAD:
        return True
    verb = trigger
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    helpers = {child.tag_ for child in verb.children if base(child.dep_) in ("aux", "cop")}
    past = verb.tag_ == "VBD" or "VBD" in helpers
    return past or (verb.tag_ in ("VBN", "VBG") and not helpers & {"VBZ", "VBP", "MD", "VB"})


def _looks_ahead(trigger: Token) -> bool:
    """Whether the verb, or one that it completes, stands with "will" and the like or is an infinitive."""
    node = trigger
    for _ in range(CLIMB):
        helpers = [child.lower_ for child in node.children if base(child.dep_) in ("aux", "mark")]
        if any(word in AHEAD for word in helpers) or "to" in helpers:
            return True
        if node.dep_ not in ("xcomp", "conj") or node.head.i == node.i:
            return False
        node = node.head
    return False


def _published(trigger: Token, document: Document) -> EventTime | None:
    """The report's day (or a caption's own), with the interval where it was only inferred."""
    region = document.region_at(trigger.idx)
    if region is not None and region.published:
        day = region.published[:10]
        return EventTime(None, None, None, day, day, day, "day", "published")
    if document.published is None:
        return None
    day = document.published[:10]
    earliest = (document.published_earliest or day)[:10]
    latest = (document.published_latest or day)[:10]
    return EventTime(None, None, None, day, earliest, latest, "day", "published")
