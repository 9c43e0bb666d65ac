"""Arithmetic on TIMEX3 values: the days a value covers, the unit around a day, steps of units.

Values follow TimeML 1.2.1 (ISO 8601 with its additions): "2017-11-14", "2017-W46", "2017-W46-WE", "2017-11",
"2017-Q4", "2017-H2", "2017-SU", "2017", "201" (a decade), "20" (a century), "2017-11-14TNI". Weeks begin on
Monday, seasons are the meteorological ones of the northern half of the world (a winter bears the year in
which it begins).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from according.document import Grain

Bounds = tuple[date, date, Grain | None]
NOTHING: tuple[None, None, None] = (None, None, None)
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNIT_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "D", "night": "D", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
_SHAPES = (
    (r"(\d{4})-(\d\d)-(\d\d)(T.*)?", "day"), (r"(\d{4})-W(\d\d)(-WE|-[1-7])?", "week"),
    (r"(\d{4})-Q([1-4])", "quarter"), (r"(\d{4})-H([12])", "half"), (r"(\d{4})-(SP|SU|FA|WI)", "season"),
    (r"(\d{4})-(\d\d)", "month"), (r"(\d{4})", "year"), (r"(\d{3})", "decade"), (r"(\d{2})", "century"),
)  # fmt: skip
SHAPES = tuple((re.compile(pattern), kind) for pattern, kind in _SHAPES)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_day(value: str | None) -> date | None:
    """The day that an ISO date (or date and time) names, or None."""
    if not value or len(value) < 10:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def days_of(value: str | None) -> Bounds | tuple[None, None, None]:
    """First day, last day and grain of a value; all None where it names no interval ("PAST_REF", "XXXX-05")."""
    if not value:
        return NOTHING
    for pattern, kind in SHAPES:
        match = pattern.fullmatch(value)
        if match:
            try:
                return _BOUNDS[kind](match)
            except (ValueError, OverflowError):
                return NOTHING
    return NOTHING


def _day_bounds(match: re.Match[str]) -> Bounds:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return day, day, "time" if match[4] else "day"


def _week_bounds(match: re.Match[str]) -> Bounds:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    if match[3] == "-WE":
        return monday + timedelta(5), monday + timedelta(6), "week"
    if match[3]:
        day = monday + timedelta(int(match[3][1]) - 1)
        return day, day, "day"
    return monday, monday + timedelta(6), "week"


def _months(year: int, month: int, count: int, grain: Grain | None) -> Bounds:
    last = month + count - 1
    return date(year, month, 1), last_day(year + (last - 1) // 12, (last - 1) % 12 + 1), grain


def _years(first: int, count: int, grain: Grain) -> Bounds:
    return date(max(first, 1), 1, 1), date(first + count - 1, 12, 31), grain


_BOUNDS: dict[str, Callable[[re.Match[str]], Bounds]] = {
    "day": _day_bounds,
    "week": _week_bounds,
    "quarter": lambda m: _months(int(m[1]), int(m[2]) * 3 - 2, 3, "quarter"),
    "half": lambda m: _months(int(m[1]), int(m[2]) * 6 - 5, 6, None),
    "season": lambda m: _months(int(m[1]), SEASON_MONTHS[m[2]], 3, "season"),
    "month": lambda m: _months(int(m[1]), int(m[2]), 1, "month"),
    "year": lambda m: _years(int(m[1]), 1, "year"),
    "decade": lambda m: _years(int(m[1]) * 10, 10, "decade"),
    "century": lambda m: _years(int(m[1]) * 100, 100, "century"),
}


def season_at(day: date) -> str:
    """The season that a day falls into: "2017-FA"; January belongs to the winter of the year before."""
    year = day.year - 1 if day.month < 3 else day.year
    code = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")[day.month - 1]
    return f"{year:04d}-{code}"


def unit_at(day: date, unit: str) -> str:
    """The value of the `unit` (day, week, month, ...) that holds `day`."""
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "weekend":
        return unit_at(day, "week") + "-WE"
    if unit == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "half":
        return f"{day.year:04d}-H{(day.month + 5) // 6}"
    if unit == "season":
        return season_at(day)
    if unit == "year":
        return f"{day.year:04d}"
    if unit == "decade":
        return f"{day.year:04d}"[:3]
    if unit == "century":
        return f"{day.year:04d}"[:2]
    return day.isoformat()


def step(day: date, unit: str, count: int) -> date | None:
    """`day` moved by `count` units, kept inside its month; None where the calendar ends."""
    try:
        if unit in ("week", "fortnight", "weekend"):
            return day + timedelta(days=7 * count * (2 if unit == "fortnight" else 1))
        months = {
            "month": 1,
            "quarter": 3,
            "season": 3,
            "half": 6,
            "year": 12,
            "decade": 120,
            "century": 1200,
        }
        if unit not in months:
            return day + timedelta(days=count if unit in ("day", "night") else 0)
        total = day.year * 12 + day.month - 1 + count * months[unit]
        year, month = total // 12, total % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def unit_from(day: date, unit: str, count: int) -> str | None:
    """The value of the unit that lies `count` units from the one around `day` (-1: the one before)."""
    moved = step(day, unit, count)
    if moved is None:
        return None
    grain = {"fortnight": "week", "night": "day", "hour": "day", "minute": "day", "second": "day"}.get(unit, unit)
    return unit_at(moved, grain)


def nearest_year(month: int, day: int | None, anchor: date, tense: int) -> int | None:
    """The year of a month (and day) named without one: the nearest to `anchor` on the side of `tense`.

    `tense` is -1 (past), 1 (to come) or 0 (not known: the last eight months or the next four, since reports name the
    year of what lies far ahead), or 2 for what was appointed (the last three months or else the next nine). A future
    form still means the past where that is the day itself or the current month.
    """
    years = [y for y in (anchor.year - 1, anchor.year, anchor.year + 1) if day is None or make_date(y, month, day)]
    if not years:
        return None

    def distance(year: int) -> int:
        return ((year - anchor.year) * 12 + month - anchor.month) * 31 + ((day or anchor.day) - anchor.day)

    if tense < 0:
        years = [y for y in years if distance(y) <= 0] or years
    elif tense == 1:
        years = [y for y in years if distance(y) >= 0] or years
    ahead, behind = 2 if tense == 0 else 1, 3 if tense > 1 else 1
    return min(years, key=lambda y: (max(-behind * distance(y), ahead * distance(y)), -distance(y)))


def weekday_near(weekday: int, anchor: date, tense: int) -> date:
    """The day with this weekday (1 = Monday): the anchor itself, else the one before, after for `tense` 1."""
    back = (anchor.isoweekday() - weekday) % 7
    if tense > 0 and back:
        return anchor + timedelta(days=7 - back)
    return anchor - timedelta(days=back)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher's computation)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth (1-5, -1 = last) weekday (1 = Monday) of a month, or None where there is none."""
    if nth < 0:
        last = last_day(year, month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else None


def duration(amount: float | None, unit: str) -> str:
    """The TIMEX3 period of an amount of units; None is an unknown amount ("PXD"), halves go a unit down."""
    code = UNIT_CODES[unit]
    time, code = ("T", code[1]) if code[0] == "T" else ("", code)
    if amount is None:
        return f"P{time}X{code}"
    scale, code = {"decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W")}.get(unit, (1, code))
    amount *= scale
    whole, rest = int(amount), amount - int(amount)
    finer = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H", "century": ""}.get(unit)
    if rest == 0.5 and finer:
        return f"P{time}{str(whole) + code if whole else ''}{finer}"
    number = f"{amount:g}" if amount < 1e6 else str(int(amount))
    return f"P{time}{number}{code}"
