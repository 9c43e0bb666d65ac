"""The time of an event: an expression that its words govern, else the sentence's, else the day of the report.

By structure first: an expression inside the trigger's own phrase, then one that hangs on the verbs above
it (through complements and participles), then the only one of the sentence. What has none happened on
the day of the story: the first day of the last week that the report names (a lead says when), unless its verb
looks ahead; else on the day of publication, as far as the report says.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc, Token

from according.document import Document, Timex
from according.record import EventTime
from according.words import base, char_token

CLIMB = 4
UPWARD = frozenset({"xcomp", "ccomp", "advcl", "acl", "conj", "obj", "obl", "nmod", "nsubj", "parataxis"})
BARRIERS = frozenset({"ccomp", "parataxis", "acl:relcl", "advcl"})
"""Clauses whose own time is not that of a word outside them."""
ANCHORED = frozenset({"DATE", "TIME"})
DAYS = frozenset({"day", "time"})
PREMODIFIERS = frozenset({"compound", "amod", "nummod", "nmod", "det"})
AHEAD = frozenset({"will", "shall", "wo", "'ll", "’ll", "would", "may", "might", "could", "should", "must", "can"})
STORY_DAYS = 7  # a day named in the lead is the story's where it lies this close before the report


def event_time(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """When the event at `trigger` happened; None where neither the text nor the publication tells.

    `times` are those of the document. A time that rests on the publication date has no words and says so
    in `origin`.
    """
    sentence = trigger.sent
    near = [
        (timex, token)
        for timex in times
        if sentence.start_char <= timex.start < sentence.end_char
        and timex.type in ANCHORED
        and timex.value is not None
        and not timex.value.endswith("_REF")
        and (token := _head(doc, timex)) is not None
    ]
    chosen = _governed(trigger, near) or _only(trigger, near)
    if chosen is not None:
        return _event_time(chosen)
    return _story(trigger, times, document) or _published(trigger, document)


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
            return min(under, key=lambda pair: abs(pair[1].i - trigger.i))[0]
        if node.head.i == node.i or base(node.dep_) not in UPWARD or _reported(node):
            return None
        node = node.head
    return None


def _of_noun(timex: Timex, token: Token, event: Token) -> bool:
    """ "The 2003 killing": a year before a noun dates that noun alone, a day ("a Friday raid") its deed too."""
    noun = token.head
    before = token.i < noun.i and noun.pos_ in ("NOUN", "PROPN") and base(token.dep_) in PREMODIFIERS
    return before and noun.i != event.i and timex.grain not in DAYS


def _under(token: Token, top: Token) -> bool:
    """Whether an expression hangs on `top` itself: no clause stands between."""
    node = token
    for _ in range(6):
        if node.i == top.i:
            return True
        if node.dep_ in BARRIERS or node.head.i == node.i:
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
    if len(near) != 1:
        return None
    timex, token = near[0]
    if _of_noun(timex, token, trigger):
        return None
    governor = token.head
    inside_speech = any(node.dep_ == "ccomp" and node.head.i == governor.i for node in [trigger, *trigger.ancestors])
    return None if inside_speech else timex


def _story(trigger: Token, times: Sequence[Timex], document: Document) -> EventTime | None:
    """The first day of the last week that the body names, for an event whose verb does not look ahead.

    A caption with a date of its own is about that date.
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
        if 0 <= (published - date.fromisoformat(timex.earliest)).days <= STORY_DAYS:
            return _event_time(timex)
    return None


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
