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
    return _inferred(text, regions, latest, order)


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


def _inferred(text: str, regions: Sequence[Region], latest: date, order: str | None) -> Published:
    """The day that the first weekday named means, counted from the latest past date; that date without one.

    A bare year after that date ("in 2017"), or its place far down in the background, shows that it may
    well be history: then only a lower bound is known. Captions date from the report's own days.
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
    if latest not in _foremost(text, regions, order):
        return Published(None, "unknown", latest.isoformat(), None)
    named = next((match.group() for part in body if (match := _WEEKDAY.search(part))), None)
    if named is None:
        return Published(latest.isoformat(), "inferred", latest.isoformat(), None)
    # "In a Tuesday statement" is told within days: the first such weekday that is not before the latest date.
    ahead = (WEEKDAYS.index(named.lower()) - latest.weekday()) % 7
    told = latest + timedelta(days=ahead)
    return Published(told.isoformat(), "inferred", latest.isoformat(), (told + _WEEK).isoformat())


def _foremost(text: str, regions: Sequence[Region], order: str | None) -> set[date]:
    """Past dates of captions and of the first two fifths of the story."""
    body = [r for r in regions if r.kind == "body"]
    limit = body[0].start + 0.4 * (body[-1].end - body[0].start) if body else 0.0
    found: set[date] = set()
    for region in regions:
        if region.kind == "caption":
            found.update(_past_dates(text, region, order))
        elif region.kind == "body" and region.start < limit:
            part = Region("body", region.start, min(region.end, int(limit)))
            found.update(_past_dates(text, part, order))
    return found
