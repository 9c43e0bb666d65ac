"""Times that a sentence tells of one event by another: "died Tuesday after being shot", "two days after the fall".

What stands under "after" is no later than what it is told beside, what stands under "before" no earlier; a measure
before them ("two days after") counts from it. A clause with "when" has its verb's time, one with "since" the first day
of what goes on. What was said on a day had happened by then. Each gives the expression that it rests on as its words.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from according.document import Document, Grain, Timex
from according.events.dating import ANCHORED, DAYS, governed, looks_ahead
from according.events.marks import marker, preposition
from according.events.sharing import chain
from according.record import EventTime
from according.words import base, word_class

Near = Sequence[tuple[Timex, Token]]
TimeOf = Callable[[Token], EventTime | None]

LATER = frozenset({"after", "following", "since"})
"""What opens what came first: "was arrested after the raid"."""
EARLIER = frozenset({"before"})
AT_ONCE = frozenset({"when", "while"})
SUBORDINATE = frozenset({"advcl", "obl", "nmod", "acl"})
_PERIOD = re.compile(r"P(\d{1,3})([DWMY])")


def related(trigger: Token, near: Near, times: Sequence[Timex], document: Document, of: TimeOf) -> EventTime | None:
    """The time or bound that the trigger has by another event of its sentence; None where it has none so.

    `near` are the sentence's dates (dating.py), `times` all of the document's; `of` gives the time of another word.
    """
    top = list(chain(trigger))[-1]
    counted = _counted(trigger, top, near, times, document, of)
    if counted is not None:
        return counted
    at_once = _at_once(trigger, near, document)
    if at_once is not None:
        return at_once
    opener = opening(top)
    if opener in LATER | EARLIER and base(top.dep_) in SUBORDINATE and top.head.i != top.i:
        return _beside_another(trigger, top, opener, near, document, of)
    return None


def opening(top: Token) -> str | None:
    """The preposition or conjunction that opens a phrase or clause, its first word alone."""
    word = preposition(top) or marker(top)
    return None if word is None else word.split("_")[0]


def by_then(trigger: Token, near: Near, found: EventTime | None, document: Document) -> EventTime | None:
    """`found`, or where it is no day before it, the day on which what the trigger tells was said, as a bound.

    "Soldiers had left, a mayor said on Wednesday": by Wednesday; so too where the day of the story is a later one.
    """
    verb = saying_over(trigger)
    day = said_on(verb, near) if verb is not None else None
    if day is None or day.latest is None or document.published is None or day.latest > document.published[:10]:
        return found
    if found is not None and found.value is None and found.earliest is None and found.latest is not None:
        return bound(day, latest=day.latest) if day.latest < found.latest or found.text is None else found
    if found is None or found.earliest is None or found.value is None:
        return found
    return bound(day, latest=day.latest) if found.earliest > day.latest else found


def said_on(verb: Token, near: Near) -> Timex | None:
    """The expression that dates a verb of saying itself, not somebody named beside it."""
    own = {node.i for node in chain(verb)}
    return governed(verb, [(timex, token) for timex, token in near if token.head.i in own])


def saying_over(trigger: Token) -> Token | None:
    """The verb of saying in whose content the trigger's clause stands, or which is thrown into it."""
    node = list(chain(trigger))[-1]
    for _ in range(4):
        if base(node.dep_) == "ccomp" and node.head.lemma_.lower() in word_class("said_out"):
            return node.head
        for child in node.children:
            if child.dep_ == "parataxis" and child.lemma_.lower() in word_class("said_out"):
                return child
        if node.head.i == node.i or base(node.dep_) not in ("advcl", "acl", "obl", "obj", "nsubj", "nmod", "conj"):
            return None
        node = node.head
    return None


def bound(timex: Timex, earliest: str | None = None, latest: str | None = None) -> EventTime:
    """Only first or last days, with the words that they rest on."""
    return EventTime(timex.text, timex.start, timex.end, None, earliest, latest, None)


def _counted(
    trigger: Token, top: Token, near: Near, times: Sequence[Timex], document: Document, of: TimeOf
) -> EventTime | None:
    """ "Two days after six were killed": so many days before what is told beside it, else before the report."""
    hinge = _hinge(trigger, top)
    if hinge is None or hinge.i == 0:
        return None
    measure = next((time for time in times if time.type == "DURATION" and _ends_before(time, hinge)), None)
    match = _PERIOD.fullmatch(measure.value or "") if measure is not None else None
    if measure is None or match is None:
        return None
    day = _day_of_other(top, near, match[2], of) if top.head.i != top.i else (document.published or "")[:10]
    if not day:
        return None
    amount = int(match[1]) * (1 if hinge.lower_ in EARLIER else -1)
    found = moved(date.fromisoformat(day), match[2], amount)
    if found is None:
        return None
    value, first, last, grain = found
    return EventTime(measure.text, measure.start, measure.end, value, first, last, grain)


def _hinge(trigger: Token, top: Token) -> Token | None:
    """The "after" or "since" that opens the trigger's clause; a tree may hang it on the clause's subject."""
    subjects = [child for child in top.children if base(child.dep_) == "nsubj"]
    for child in [*top.children, *(part for subject in subjects for part in subject.children)]:
        if child.lower_ in LATER | EARLIER and child.i < trigger.i and child.dep_ in ("mark", "case"):
            return child
    return None


def _ends_before(timex: Timex, hinge: Token) -> bool:
    last = hinge.nbor(-1)
    return timex.start <= last.idx < timex.end <= hinge.idx


def _day_of_other(top: Token, near: Near, unit: str, of: TimeOf) -> str | None:
    """The day of what the trigger's clause is told beside, where that is as fine as the unit that counts from it."""
    timex = governed(top.head, [pair for pair in near if pair[0].type in ANCHORED])
    if timex is not None:
        fine = (
            timex.grain in DAYS or (unit == "M" and timex.grain == "month") or (unit == "Y" and timex.grain == "year")
        )
        return timex.earliest if fine else None
    other = of(top.head)
    return other.earliest if other is not None and other.grain in DAYS else None


def moved(day: date, unit: str, amount: int) -> tuple[str, str, str, Grain] | None:
    """Value, first and last day, grain of the day, week, month or year so many of these units from `day`."""
    try:
        if unit == "D":
            then = (day + timedelta(days=amount)).isoformat()
            return then, then, then, "day"
        if unit == "W":
            year, week, _ = (day + timedelta(weeks=amount)).isocalendar()
            monday = date.fromisocalendar(year, week, 1)
            return f"{year:04d}-W{week:02d}", monday.isoformat(), (monday + timedelta(days=6)).isoformat(), "week"
        if unit == "M":
            year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
            last = date(year, month + 1, calendar.monthrange(year, month + 1)[1])
            return f"{year:04d}-{month + 1:02d}", last.replace(day=1).isoformat(), last.isoformat(), "month"
        year = day.year + amount
        return f"{year:04d}", date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat(), "year"
    except (ValueError, OverflowError):
        return None


def _at_once(trigger: Token, near: Near, document: Document) -> EventTime | None:
    """The time of a clause with "when" under the trigger, or the stretch since that of one with "since"."""
    if trigger.pos_ != "VERB" or looks_ahead(trigger):
        return None
    for child, word in _clauses(trigger):
        timex = governed(child, near)
        if timex is None or timex.earliest is None or timex.latest is None or looks_ahead(child):
            continue
        if word in AT_ONCE:
            return EventTime(timex.text, timex.start, timex.end, timex.value, timex.earliest, timex.latest, timex.grain)
        last = (document.published or "")[:10]
        if word == "since" and timex.earliest <= last and {"has", "have"} & {part.lower_ for part in trigger.children}:
            return EventTime(timex.text, timex.start, timex.end, timex.value, timex.earliest, last, None)
    return None


def _clauses(trigger: Token) -> Iterator[tuple[Token, str]]:
    """The clauses under a verb, or under the infinitive that completes it, each with the word that opens it."""
    for node in [trigger, *(child for child in trigger.children if child.dep_ == "xcomp")]:
        for child in node.children:
            if base(child.dep_) == "advcl" and child.tag_ in ("VBD", "VBN", ""):
                openers = [part.lower_ for part in child.children if part.dep_ in ("mark", "advmod")]
                word = next((part for part in openers if part in AT_ONCE or part == "since"), None)
                if word is not None:
                    yield child, word


def _beside_another(
    trigger: Token, top: Token, opener: str, near: Near, document: Document, of: TimeOf
) -> EventTime | None:
    """A bound by the time of the word that the trigger's "after" or "before" hangs on."""
    timex = governed(top.head, [pair for pair in near if pair[0].type in ANCHORED])
    published = (document.published or "")[:10] or None
    if timex is not None:
        if timex.earliest is None or timex.latest is None:
            return None
        if opener in LATER:
            return bound(
                timex, latest=min(timex.latest, published or timex.latest) if _past(timex, published) else timex.latest
            )
        return bound(timex, earliest=timex.earliest, latest=published) if _past(timex, published) else None
    other = of(top.head)
    if other is None or other.value is None or other.latest is None or opener not in LATER:
        return None
    return EventTime(None, None, None, None, None, other.latest, None, "published")


def _past(timex: Timex, published: str | None) -> bool:
    return published is not None and timex.earliest is not None and timex.earliest <= published
