"""When a report was published: given, else the page's, else the dateline's, else inferred, else unknown.

Inference rests on full dates in the text alone: a report cannot be older than the latest day that it
tells of as past. Where no full date stands in it, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from according.document import PublishedFrom, Region
from according.ingest.dates import MONTH, MONTHS, WEEKDAYS, clock_after, full_dates

_DAY_MONTH = re.compile(rf"(?P<m1>{MONTH})\s+(?P<d1>\d{{1,2}})\b|\b(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTH})", re.I)
_WEEKDAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\b", re.I)
_AHEAD = re.compile(
    r"\b(?:until|till|by|expires?|due|scheduled|deadline|will|before|through|starting|from)\b[^.]{0,40}$",
    re.I,
)
_YEAR = re.compile(r"(?<![\d.,$€£-])(?:19|20)\d\d(?![\d.,]\d|[\d-])")
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Published:
    """ISO date or date and time, where it comes from, and the days that bound it where inferred."""

    value: str | None = None
    source: PublishedFrom = "unknown"
    earliest: str | None = None
    latest: str | None = None


def published_in(text: str, regions: Sequence[Region], order: str | None = None) -> Published:
    """What the text itself says of its day: dateline and byline first, then its latest past date."""
    stamped = _stamped(text, regions, order)
    if stamped:
        return Published(stamped, "dateline")
    days = [day for r in regions if r.kind in ("body", "caption") for day in _past_dates(text, r, order)]
    if not days:
        return Published()
    latest = max(days)
    partial = _dateline_day(text, regions, latest)
    if partial:
        return Published(partial.isoformat(), "dateline")
    return _inferred(text, regions, latest)


def _stamped(text: str, regions: Sequence[Region], order: str | None) -> str | None:
    """A full date in a dateline, in a byline line, or in another line before the first paragraph."""
    body = next((index for index, region in enumerate(regions) if region.kind == "body"), 0)
    for kind in ("dateline", "byline", "boilerplate"):
        for region in regions[:body] if kind == "boilerplate" else regions:
            if region.kind != kind:
                continue
            part = text[region.start : region.end]
            found = next(full_dates(part, order), None)
            if found:
                clock = clock_after(part, found.end)
                return f"{found.day.isoformat()}T{clock}:00" if clock else found.day.isoformat()
    return None


def _past_dates(text: str, region: Region, order: str | None) -> list[date]:
    part = text[region.start : region.end]
    return [
        found.day
        for found in full_dates(part, order)
        if not _AHEAD.search(part[max(0, found.start - 60) : found.start])
    ]


def _dateline_day(text: str, regions: Sequence[Region], latest: date) -> date | None:
    """A dateline's day and month, with the year that puts it next after the latest full date."""
    for region in regions:
        match = _DAY_MONTH.search(text[region.start : region.end]) if region.kind == "dateline" else None
        if not match:
            continue
        month = MONTHS[(match["m1"] or match["m2"]).rstrip(".").lower()]
        for year in (latest.year, latest.year + 1):
            try:
                day = date(year, month, int(match["d1"] or match["d2"]))
            except ValueError:
                continue
            # Full dates far back (a war's beginning) say nothing of this report's year.
            if latest - timedelta(days=3) <= day <= latest + timedelta(days=330):
                return day
    return None


def _inferred(text: str, regions: Sequence[Region], latest: date) -> Published:
    """The latest past date, and a week from it where the text names weekdays as news do.

    A bare year after that date ("in 2017") shows that it is history: then only a lower bound is known.
    """
    body = [text[r.start : r.end] for r in regions if r.kind in ("body", "caption")]
    years = [
        int(match.group())
        for part in body
        for match in _YEAR.finditer(part)
        if not _AHEAD.search(part[max(0, match.start() - 60) : match.start()])
    ]
    later = max((year for year in years if latest.year < year <= latest.year + 60), default=None)
    if later:
        return Published(None, "unknown", f"{later}-01-01", None)
    weekdays = any(_WEEKDAY.search(part) for part in body)
    bound = (latest + _WEEK).isoformat() if weekdays else None
    return Published(latest.isoformat(), "inferred", latest.isoformat(), bound)
