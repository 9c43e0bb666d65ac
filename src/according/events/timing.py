"""The time of an event: an expression that its words govern, else the sentence's, else the day of the report.

By structure first: an expression inside the trigger's own phrase, then one that hangs on the verbs above
it (through complements and participles), then the only one of the sentence. What has none happened on
the day of publication, as far as the report says.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from according.document import Document, Timex
from according.record import EventTime
from according.words import base, char_token

CLIMB = 4
UPWARD = frozenset({"xcomp", "ccomp", "advcl", "acl", "conj", "obj", "obl", "nmod", "nsubj", "parataxis"})
BARRIERS = frozenset({"ccomp", "parataxis", "acl:relcl", "advcl"})
"""Clauses whose own time is not that of a word outside them."""
ANCHORED = frozenset({"DATE", "TIME"})


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
        return EventTime(
            chosen.text, chosen.start, chosen.end, chosen.value, chosen.earliest, chosen.latest, chosen.grain
        )
    return _published(trigger, document)


def _head(doc: Doc, timex: Timex) -> Token | None:
    """The token of the expression that hangs on a word outside it."""
    token = char_token(doc, timex.start)
    while token is not None and token.head.i != token.i and timex.start <= token.head.idx < timex.end:
        token = token.head
    return token


def _governed(trigger: Token, near: Sequence[tuple[Timex, Token]]) -> Timex | None:
    """The expression under the trigger, else under the nearest word above it that has one."""
    node = trigger
    for step in range(CLIMB + 1):
        under = [(timex, token) for timex, token in near if _under(token, node, trigger if step else None)]
        if under:
            return min(under, key=lambda pair: abs(pair[1].i - trigger.i))[0]
        if node.head.i == node.i or base(node.dep_) not in UPWARD or _reported(node):
            return None
        node = node.head
    return None


def _under(token: Token, top: Token, trigger: Token | None) -> bool:
    """Whether an expression hangs on `top` itself: no clause between, and not in the trigger's own branch."""
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
    governor = token.head
    inside_speech = any(node.dep_ == "ccomp" and node.head.i == governor.i for node in [trigger, *trigger.ancestors])
    return None if inside_speech else timex


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
