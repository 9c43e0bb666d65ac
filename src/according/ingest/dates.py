"""Full dates written out in a text, and stamps of pages, as ISO dates.

Only what names day, month and year is a date here; anything vaguer is left to the time stage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb febr", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = r"(?i:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_FULL = re.compile(
    rf"""(?<![\w/.-])(?:
      (?P<y1>(?:18|19|20)\d\d)[-./](?P<m1>\d{{1,2}})[-./](?P<d1>\d{{1,2}})(?!\d)
    | (?P<y4>(?:19|20)\d\d)(?P<m4>\d\d)(?P<d4>\d\d)(?!\d)
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0-](?:of )?(?P<m2>{MONTH})
      [, \u00a0-]{{1,2}}(?P<y2>(?:18|19|20)\d\d)(?!\d)
    | (?P<m3>{MONTH})[ \u00a0]+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?[ \u00a0]+(?P<y3>(?:18|19|20)\d\d)(?!\d)
    | (?P<a5>\d{{1,2}})(?P<sep>[./])(?P<b5>\d{{1,2}})(?P=sep)(?P<y5>(?:19|20)\d\d)(?!\d)
    )""",
    re.I | re.X,
)
_CLOCK = re.compile(r"^[\s.,|T@–-]{0,3}(?:at )?(\d{1,2})[:.h](\d\d)(?::\d\d)?\s*([ap]\.?m\b\.?)?", re.I)


@dataclass(frozen=True, slots=True)
class FullDate:
    """A date found in a text: its bounds there and its day."""

    start: int
    end: int
    day: date


def full_dates(text: str, order: str | None = None) -> Iterator[FullDate]:
    """Dates with day, month and year, in text order.

    `order` ("dmy" or "mdy") settles 05/11/2017; without it such a date counts only where one reading
    is possible.
    """
    for match in _FULL.finditer(text):
        day = _day(match, order)
        if day:
            yield FullDate(match.start(), match.end(), day)


def _day(match: re.Match[str], order: str | None) -> date | None:
    parts = match.groupdict()
    for n in "14":
        if parts[f"y{n}"]:
            return _date(parts[f"y{n}"], parts[f"m{n}"], parts[f"d{n}"])
    for n in "23":
        if parts[f"y{n}"]:
            month = MONTHS[parts[f"m{n}"].rstrip(".").lower()]
            return _date(parts[f"y{n}"], month, parts[f"d{n}"])
    first, second = int(parts["a5"]), int(parts["b5"])
    if first > 12 or parts["sep"] == "." or (order == "dmy" and second <= 12):
        return _date(parts["y5"], second, first)
    if second > 12 or order == "mdy" or first == second:
        return _date(parts["y5"], first, second)
    return None


def _date(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def clock_after(text: str, end: int) -> str | None:
    """The time of day that follows a date ("17:52", "at 5.20 pm"), as HH:MM, or None."""
    match = _CLOCK.match(text[end : end + 24])
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2])
    half = (match[3] or "").lower().replace(".", "")
    hour = hour % 12 + 12 if half == "pm" else hour % 12 if half == "am" else hour
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def iso_stamp(value: str, order: str | None = None) -> str | None:
    """A stamp from a page or an option as ISO date, or ISO date and time; None where it holds no date.

    Midnight sharp says no time of day: pages write it where they know the day alone.
    """
    value = value.strip()
    try:
        stamp = datetime.fromisoformat(value)
    except ValueError:
        stamp = None
    if stamp is not None and 1800 <= stamp.year <= 2100:
        bare = (stamp.hour, stamp.minute, stamp.second) == (0, 0, 0)
        return stamp.date().isoformat() if bare else stamp.replace(microsecond=0).isoformat()
    found = next(full_dates(value, order), None)
    if found is None:
        return None
    clock = clock_after(value, found.end)
    return f"{found.day.isoformat()}T{clock}:00" if clock and clock != "00:00" else found.day.isoformat()
