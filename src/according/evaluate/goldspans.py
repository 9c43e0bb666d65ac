"""What the gold's builder and scorer share: units of a text, days of a TIMEX3 value, matching of spans."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Annotation = dict[str, Any]
Item = Mapping[str, Any]
Range = tuple[int, int]

_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])")
_SHORT = re.compile(r"[A-Z]|[A-Z][a-z]{0,3}|U\.S|U\.N")


@dataclass(frozen=True, slots=True)
class Report:
    """A text with what people found in it (`gold`) and what the program found (`reading`)."""

    text: str
    gold: Item
    reading: Item


def units(text: str) -> list[Range]:
    """Lines of the text cut at what looks like sentence ends: what an annotator's draft counts by.

    A way to point at a place in the text, and, in scoring, what "the same sentence" means.
    """
    found: list[Range] = []
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        at = start
        for stop in _END.finditer(text[start:end]):
            words = text[at : start + stop.start()].split()
            if words and _SHORT.fullmatch(words[-1].strip('"“(')):
                continue
            found.append((at, start + stop.end()))
            at = start + stop.end()
        if text[at:end].strip():
            found.append((at, end))
    return found


def day_bounds(value: str | None) -> tuple[str | None, str | None]:
    """First and last day (ISO) of a TIMEX3 value; (None, None) where it names no stretch of days.

    Days, weeks, months, quarters, years and decades are read; durations, sets and references such as
    PRESENT_REF bound nothing.
    """
    text = (value or "").split("T")[0]
    if match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        return text, text
    if match := re.fullmatch(r"(\d{4})-W(\d{2})", text):
        first = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return first.isoformat(), (first + dt.timedelta(days=6)).isoformat()
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        month = int(match[2]) * 3
        return f"{match[1]}-{month - 2:02d}-01", _month_end(int(match[1]), month)
    if match := re.fullmatch(r"(\d{4})-(\d{2})", text):
        return f"{text}-01", _month_end(int(match[1]), int(match[2]))
    if re.fullmatch(r"\d{3,4}", text):
        pad = 4 - len(text)
        return f"{text}{'0' * pad}-01-01", f"{text}{'9' * pad}-12-31"
    return None, None


def _month_end(year: int, month: int) -> str:
    return dt.date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def shared(one: Item | None, other: Item | None) -> int:
    """Code points that two spans share; 0 where either is absent."""
    if one is None or other is None:
        return 0
    return int(max(0, min(one["end"], other["end"]) - max(one["start"], other["start"])))


def points(spans: Sequence[Item]) -> set[int]:
    """The code points that spans cover."""
    return {at for span in spans for at in range(span["start"], span["end"])}


def matched(
    gold: Sequence[Item], found: Sequence[Item], weight: Callable[[Item, Item], float]
) -> list[tuple[int, int]]:
    """Pairs (gold index, found index), one to one, by falling weight; pairs of weight 0 stay apart."""
    scored = [(-weight(one, other), left, right) for left, one in enumerate(gold) for right, other in enumerate(found)]
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for negative, left, right in sorted(scored):
        if negative < 0 and left not in used_left and right not in used_right:
            used_left.add(left)
            used_right.add(right)
            pairs.append((left, right))
    return sorted(pairs)


def closeness(one: Item, other: Item) -> float:
    """Shared code points over covered ones (Jaccard): 1 for equal spans, 0 for disjoint ones."""
    common = shared(one, other)
    return common / (one["end"] - one["start"] + other["end"] - other["start"] - common) if common else 0.0
