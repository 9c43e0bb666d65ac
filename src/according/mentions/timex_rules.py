"""Builders: what each rule's match means as TIMEX3. Absolute and calendar dates, years, parts of days.

A builder takes a Match (tokens by role) and a Context and gives Readings: none where a guard in it says
that the words are no time here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from according.document import TimexType
from according.mentions.calendar_values import (
    days_of,
    make_date,
    nearest_year,
    step,
    weekday_near,
)
from according.mentions.timex_context import Context, Reading
from according.mentions.timex_grammar import Found

Builder = Callable[["Match", Context], "list[Reading]"]
BUILDERS: dict[str, Builder] = {}
NARRATIVE_REACH = 600  # characters within which an older story's year still holds
LEAD = 1_000  # characters in which a report says of what day it is


class Match:
    """A Found with lookups: words and lexicon values of its roles."""

    def __init__(self, found: Found, context: Context) -> None:
        self.found, self.values = found, context.classes.values
        self.words = found.tokens.words

    def word(self, role: str) -> str | None:
        """The (first) word in this role, lower case, or None."""
        span = self.found.roles.get(role)
        return self.words[span[0]] if span else None

    def value(self, role: str, name: str | None = None) -> str | None:
        """The lexicon's value of the role's word in the class `name` (by default the role's own)."""
        word = self.word(role)
        return None if word is None else self.values.get((word, name or role))

    def number(self, role: str, name: str | None = None) -> int | None:
        """The value as an integer: the lexicon's, else the digits that open the word."""
        word = self.word(role)
        if word is None:
            return None
        value = self.values.get((word, name or role))
        if value is not None and value.lstrip("-").isdigit():
            return int(value)
        digits = re.match(r"\d+", word.lstrip("'’"))
        return int(digits[0]) if digits else None

    def has(self, word: str) -> bool:
        """Whether the word stands in the match."""
        return word in self.words[self.found.start : self.found.end]

    @property
    def text(self) -> list[str]:
        return self.words[self.found.start : self.found.end]


def builder(name: str) -> Callable[[Builder], Builder]:
    """Registers a builder under the name that pattern rows use."""

    def register(function: Builder) -> Builder:
        BUILDERS[name] = function
        return function

    return register


def one(value: str | None, kind: TimexType = "DATE") -> list[Reading]:
    """A single reading of a value."""
    return [Reading(kind, value)]


def of_day(day: date | None) -> list[Reading]:
    return one(day.isoformat()) if day else one(None)


def full_year(word: str | None) -> int | None:
    """The year in a token: "1998", "'98" (1930 to 2029), None where there is none."""
    if not word:
        return None
    digits = word.lstrip("'’")
    if len(digits) == 2 and digits.isdigit():
        return 1900 + int(digits) if int(digits) >= 30 else 2000 + int(digits)
    return int(digits[:4]) if digits[:4].isdigit() else None


def year_named(match: Match, context: Context) -> int | None:
    """The year that the match names: in digits, as "last year", or of the story so far ("that year")."""
    year = full_year(match.word("year"))
    if year is not None:
        return year
    century, tens = match.number("card_century"), match.number("tens")
    if century is not None and tens is not None:
        return century * 100 + tens + (match.number("card") or 0)
    deictic = match.number("deictic")
    if deictic is not None and match.has("year") and context.anchor:
        return context.anchor.year + deictic
    if match.has("year") and context.memory.value and context.memory.value[:4].isdigit():
        shift = 1 if match.has("following") or match.has("next") else -1 if match.has("previous") else 0
        return int(context.memory.value[:4]) + shift
    return None


def story_year(match: Match, context: Context) -> int | None:
    """The year of an older story told just before, in which months without a year fall."""
    memory, start = context.memory, match.found.tokens.starts[match.found.start]
    if memory.year is None or context.paragraph or start - memory.year_at > NARRATIVE_REACH:
        return None
    breaks = context.classes.chars("break")
    if any(code in breaks for code in match.found.tokens.codes[memory.token : match.found.start]):
        return None
    if context.anchor is None or memory.year < context.anchor.year - 1:
        return memory.year
    return None


def listed_year(month: int, anchor: date, context: Context) -> int | None:
    """The year of a month that goes on from one to come: "in December, in January, in February"; None for others."""
    last = days_of(context.memory.value)[0] if re.fullmatch(r"\d{4}-\d\d", context.memory.value or "") else None
    if last is None or context.paragraph or last <= anchor or context.tense():
        return None
    return last.year + (month < last.month) if (month - last.month) % 12 <= 1 else None


def day_value(match: Match, context: Context, suffix: str = "") -> str | None:
    """The value of month and day in the match, its year named or the nearest that fits."""
    month = match.number("month")
    day = match.number("day") or match.number("dayth") or match.number("day", "ordinal_word")
    if month is None or day is None or day > 31:
        return None
    year = year_named(match, context)
    if year is None:
        year = story_year(match, context)
    if year is None and context.anchor:
        year = nearest_year(month, day, context.anchor, context.tense())
    if year is None:
        return f"XXXX-{month:02d}-{day:02d}" if make_date(2000, month, day) else None
    return f"{found.isoformat()}" if (found := make_date(year, month, day)) else None


@builder("day")
def _day(match: Match, context: Context) -> list[Reading]:
    value = day_value(match, context)
    return one(value) if value else []


@builder("iso")
def _iso(match: Match, context: Context) -> list[Reading]:
    word = match.word("isodate") or ""
    if make_date(int(word[:4]), int(word[5:7]), int(word[8:10])) is None:
        return []
    return one(word.upper().rstrip("Z"), "TIME" if len(word) > 10 else "DATE")


@builder("once")
def _once(match: Match, context: Context) -> list[Reading]:
    """A day known by its date alone: the attacks of "Sept. 11"."""
    return one(match.found.rule.args)


@builder("numeric")
def _numeric(match: Match, context: Context) -> list[Reading]:
    first, second, third = (int(part) for part in re.split(r"[/.-]", match.word("slashdate") or ""))
    if first > 31:
        day = make_date(first, second, third) if first >= 1000 else None
    else:
        year = third if third >= 100 else 1900 + third if third >= 50 else 2000 + third
        dotted = "." in (match.word("slashdate") or "")
        month_first = context.month_first and not dotted
        if second > 12:
            month_first = True
        elif first > 12:
            month_first = False
        day = make_date(year, first, second) if month_first else make_date(year, second, first)
        if third < 100 and dotted:
            return []
    return of_day(day) if day and 1000 <= day.year < 2200 else []


@builder("ordinal_day")
def _ordinal_day(match: Match, context: Context) -> list[Reading]:
    number = match.number("dayth")
    base = context.memory.day or context.anchor
    if number is None or base is None:
        return []
    return of_day(make_date(base.year, base.month, number)) if number > 0 else []


@builder("day_span")
def _day_span(match: Match, context: Context) -> list[Reading]:
    value = day_value(match, context)
    month, last = match.number("month"), match.number("day2") or match.number("dayth2")
    if value is None or month is None or last is None:
        return []
    first = days_of(value)[0]
    end = make_date(first.year, month, last) if first else None
    if first is None or end is None:
        return [Reading("DURATION", None)] if value.startswith("X") else []
    if end <= first:
        return []
    days = (end - first).days + 1
    return [Reading("DURATION", f"P{days}D", first, end, "day")]


@builder("month")
def _month(match: Match, context: Context) -> list[Reading]:
    month = match.number("month")
    if month is None:
        return []
    year, anchor = year_named(match, context), context.anchor
    deictic = match.number("deictic") if not match.has("year") else None
    if deictic is None and match.word("deictic") and not match.has("year"):
        deictic = match.number("deictic", "back")
    if year is None and deictic is not None and anchor:
        if deictic < 0:
            year = anchor.year if month < anchor.month else anchor.year - 1
        else:
            year = anchor.year if month > anchor.month or deictic == 0 else anchor.year + 1
    if year is None:
        year = story_year(match, context)
    if year is None and anchor:
        year = listed_year(month, anchor, context) or nearest_year(month, None, anchor, context.tense())
    return one(f"{year:04d}-{month:02d}" if year is not None else f"XXXX-{month:02d}")


@builder("weekday")
def _weekday(match: Match, context: Context) -> list[Reading]:
    weekday, anchor = match.number("weekday") or match.number("weekday", "short_weekday"), context.anchor
    if weekday is None:
        return []
    part = match.value("daypart") or match.value("daypart", "overnight") or ""
    suffix = f"T{part}" if part else ""
    kind: TimexType = "TIME" if part else "DATE"
    if anchor is None:
        return one(f"XXXX-WXX-{weekday}{suffix}", kind)
    deictic = match.number("deictic")
    if deictic is None:
        deictic = match.number("deictic", "back")
    if match.has("week") and deictic is not None:
        monday = anchor - timedelta(days=anchor.isoweekday() - 1) + timedelta(weeks=deictic)
        day = monday + timedelta(days=weekday - 1)
    elif deictic is None or deictic == 0 or match.has("this"):
        future = match.has("coming") or (context.tense() > 0 and not match.has("past"))
        day = weekday_near(weekday, anchor, 1 if future else -1)
        if deictic == 0 and not future and context.tense() == 0 and day < anchor:
            ahead = weekday_near(weekday, anchor, 1)
            day = ahead if (ahead - anchor).days <= 3 else day
        elif deictic is None and not future and not match.has("past"):
            day = written_on(day, anchor, match, context)
    elif deictic < 0:
        base = context.memory.day if match.has("previous") and context.memory.day else anchor
        day = weekday_near(weekday, base - timedelta(days=1), -1)
    else:
        base = context.memory.day if match.has("following") and context.memory.day else anchor
        day = weekday_near(weekday, base + timedelta(days=1), 1)
    return one(day.isoformat() + suffix, kind)


def written_on(day: date, anchor: date, match: Match, context: Context) -> date:
    """The day after the anchor in place of the same weekday six days before it, where the text was written then.

    Dates of publication are often those of Greenwich, or of the evening before a paper is out: "China said on Tuesday"
    stands in a report of Monday. A lead tells of the last days, hardly of one six days gone: where it names the
    weekday of the day after, so does the rest. Without any tense the nearer of the two is meant.
    """
    if context.paragraph or context.dated or (anchor - day).days != 6:
        return day
    if match.found.tokens.starts[match.found.start] < LEAD:
        context.memory.ahead = True
    return anchor + timedelta(days=1) if context.memory.ahead or not context.tense() else day


@builder("near_day")
def _near_day(match: Match, context: Context) -> list[Reading]:
    part = match.value("daypart")
    offset = match.number("near_day") or 0
    kind: TimexType = "TIME" if part else "DATE"
    if context.anchor is None:
        return one("PRESENT_REF" if not offset and not part else None, kind)
    day = context.anchor + timedelta(days=offset)
    return one(day.isoformat() + (f"T{part}" if part else ""), kind)


@builder("day_before")
def _day_before(match: Match, context: Context) -> list[Reading]:
    return of_day(step(context.anchor, "day", -2 if match.has("before") else 2) if context.anchor else None)


def part_reading(day: date | None, part: str | None) -> list[Reading]:
    """A part of a day ("MO", "NI"), the day unknown where it is None."""
    return one(f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}", "TIME")


@builder("this_part")
def _this_part(match: Match, context: Context) -> list[Reading]:
    day, part = context.anchor, match.value("daypart")
    if match.has("that") or match.has("same"):
        day = context.memory.day
    elif match.has("following") or match.has("next"):
        day = step(context.memory.day, "day", 1) if context.memory.day else None
    elif match.has("previous"):
        day = step(context.memory.day, "day", -1) if context.memory.day else None
    elif (match.has("last") or match.has("yesterday")) and day:
        day -= timedelta(days=1)
    return part_reading(day, part)


@builder("tonight")
def _tonight(match: Match, context: Context) -> list[Reading]:
    return part_reading(context.anchor, "NI")


@builder("overnight")
def _overnight(match: Match, context: Context) -> list[Reading]:
    """The night before the report, or before the day that its sentence has named ("said on Friday")."""
    memory, tokens = context.memory, match.found.tokens
    since = tokens.text[max(memory.day_at, 0) : tokens.starts[match.found.start]]
    told = memory.day if context.paragraph or (memory.day and not re.search(r"[.!?\n]\s", since)) else None
    day = told if told and context.anchor and 0 <= (context.anchor - told).days <= 7 else context.anchor
    return part_reading(step(day, "day", -1) if day else None, "NI")


@builder("part_of")
def _part_of(match: Match, context: Context) -> list[Reading]:
    return part_reading(context.memory.day, match.value("daypart"))


@builder("part_date")
def _part_date(match: Match, context: Context) -> list[Reading]:
    value = day_value(match, context)
    return one(f"{value}T{match.value('daypart') or 'NI'}", "TIME") if value else []
