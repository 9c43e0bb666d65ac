"""The time of an event: an expression that its words govern, else the day of the story, else a bound.

By rules: an expression that dates the event or the clause that it shares its time with (dating.py); where the
sentence has none, what is known of the day of the story (storyday.py). The second reading (rereading.py) may choose
another expression; what that makes of the event's time is said here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from according.document import Document, Timex
from according.events.again import told_again, told_before
from according.events.dating import DAYS, governed, head_of, is_dated, lapse, measures, near_by, only_one
from according.events.marks import preposition
from according.events.relating import by_then, related
from according.events.sharing import chain
from according.events.storyday import as_event_time, helping_words, untold
from according.record import EventTime

NO_DAY = "XXXX-XX-XX"
JOINED = frozenset({"to", "until", "till", "through", "and", "-", "–"})
"""What stands between the ends of a stretch."""
ENDS = frozenset({"until", "till"})
"""Prepositions of a time at which something ends: "was jailed until May 2" dates no jailing."""
STRETCH = 80
"""Letters within which the other end of a stretch is looked for."""


def event_time(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> EventTime | None:
    """When the event at `trigger` happened; None where neither the text nor the publication tells.

    `times` are those of the document. A time that rests on the publication date has no words and says so
    in `origin`; one of which only this much is known, that it was past by then, has no value and no first day.
    """
    told = near_by(trigger, doc, times, vague=True)
    near = [pair for pair in told if is_dated(pair[0])]
    begun = [pair for pair in told if so_far(trigger) or preposition(pair[1]) not in ENDS]
    own = governed(trigger, begun) or only_one(trigger, [pair for pair in begun if is_dated(pair[0])])
    if own is not None and not (own.value or "").startswith(NO_DAY):
        return _stretch(own, doc, [timex for timex, _ in near]) or as_event_time(own)
    day = (
        told_again(trigger, doc, times, document)
        or _lasting(trigger, doc, times)
        or told_before(trigger, doc, times, document)
        or related(trigger, near, times, document, lambda word: event_time(word, doc, times, document))
    )
    if day is None:
        day = by_then(trigger, near, untold(trigger, doc, times, document), document)
    if own is not None and day is not None and day.value is None:
        return as_event_time(own)
    if own is None:
        return day
    return as_event_time(own) if day is None or day.grain not in DAYS else _hours(own, day)


def so_far(trigger: Token) -> bool:
    """Whether a clause sums up what was done up to a time: "have been held until today"."""
    return bool(helping_words(trigger) & {"have", "has", "had"})


def dated_by(
    timex: Timex | None, trigger: Token, ruled: EventTime | None, doc: Doc, times: Sequence[Timex], document: Document
) -> EventTime | None:
    """When an event happened that an expression dates, or that none does; `ruled` is what the rules made of it."""
    if timex is None:
        bound = untold(trigger, doc, times, document)
        return bound if bound is not None and bound.start is None else None
    token = head_of(doc, timex)
    if token is not None and (lapse(token) or measures(timex, token)):
        return ruled
    if (timex.value or "").startswith(NO_DAY):
        return _hours(timex, ruled) if ruled is not None and ruled.grain in DAYS else as_event_time(timex)
    beside = [each for each in times if abs(each.start - timex.start) <= STRETCH]
    return _stretch(timex, doc, beside) or as_event_time(timex)


def _stretch(chosen: Timex, doc: Doc, near: Sequence[Timex]) -> EventTime | None:
    """ "From 1998 to 2000", "between Monday and Friday": both ends, the value an ISO 8601 interval."""
    whole = doc.text if len(near) > 1 else ""
    for first, last in pairwise(near):
        if chosen not in (first, last) or whole[first.end : last.start].strip().lower() not in JOINED:
            continue
        opened = whole[: first.start].rstrip().lower().endswith(("from", "between"))
        if not opened or first.earliest is None or last.latest is None or first.earliest > last.latest:
            continue
        grain = first.grain if first.grain == last.grain else None
        text = whole[first.start : last.end]
        value = f"{first.value}/{last.value}"
        return EventTime(text, first.start, last.end, value, first.earliest, last.latest, grain)
    return None


def _hours(timex: Timex, day: EventTime) -> EventTime:
    """ "During the pre-dawn hours" on the day that the report tells of."""
    value = f"{(day.value or '')[:10]}{(timex.value or '')[len(NO_DAY) :]}"
    return EventTime(timex.text, timex.start, timex.end, value, day.earliest, day.latest, "time")


def _lasting(trigger: Token, doc: Doc, times: Sequence[Timex]) -> EventTime | None:
    """ "Talks have been taking place for five years": how long it has gone on, where no days are known."""
    for node in chain(trigger):
        if node.tag_ != "VBG" or not helping_words(node) & {"have", "has", "had"}:
            continue
        for timex in times:
            token = head_of(doc, timex) if timex.type == "DURATION" else None
            if token is not None and token.head.i == node.i and preposition(token) == "for":
                return as_event_time(timex)
    return None
