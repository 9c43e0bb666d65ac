"""Builders of clock times: hour, zone, and the day that they belong to."""

from __future__ import annotations

import re

from according.mentions.calendar_values import weekday_near
from according.mentions.timex_context import Context, Reading
from according.mentions.timex_rules import (
    BUILDERS,
    NARRATIVE_REACH,
    Match,
    builder,
    day_value,
    one,
)


@builder("iso_clock")
def _iso_clock(match: Match, context: Context) -> list[Reading]:
    return [
        Reading("TIME", f"{day.value}T{clock_value(match)}{match.value('zone') or ''}")
        for day in BUILDERS["iso"](match, context)
        if day.type == "DATE"
    ]


@builder("clock")
def _clock(match: Match, context: Context) -> list[Reading]:
    time = clock_value(match)
    if time is None:
        return []
    zone = match.value("zone") or ""
    day = clock_day(match, context)
    return one(f"{day}T{time}{zone}", "TIME")


def clock_value(match: Match) -> str | None:
    """Hour and minutes of a clock time, "15:00"; None where they are none."""
    if match.value("noon"):
        return match.value("noon")
    word = match.word("clock") or match.word("military") or match.word("hour") or match.word("card") or ""
    if match.word("military") and not match.word("clock"):
        word = word[:2] + ":" + word[2:]
    parts = re.split(r"[:.]", word)
    hour = match.number("card") if match.word("card") else int(parts[0]) if parts[0].isdigit() else None
    minute = parts[1] if len(parts) > 1 and not match.word("card") else "00"
    half = match.value("ampm")
    if hour is None or hour > 24 or (half and not 1 <= hour <= 24):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute}"


def clock_day(match: Match, context: Context) -> str:
    """The day named with a clock time, else the last day the text named, else the anchor, else unknown."""
    if match.word("month"):
        return day_value(match, context) or "XXXX-XX-XX"
    if match.word("weekday"):
        return (BUILDERS["weekday"](match, context)[0].value or "XXXX-XX-XX").split("T")[0]
    if match.word("near_day"):
        return BUILDERS["near_day"](match, context)[0].value or "XXXX-XX-XX"
    tokens, end = match.found.tokens, match.found.end
    if tokens.words[end : end + 1] == ["on"] and context.anchor:  # "at 19:45 on Saturday"
        weekday = match.values.get((tokens.words[min(end + 1, len(tokens) - 1)], "weekday"))
        if weekday:
            return weekday_near(int(weekday), context.anchor, context.tense()).isoformat()
    memory, start = context.memory, tokens.starts[match.found.start]
    day = memory.day if memory.day and start - memory.day_at <= NARRATIVE_REACH else context.anchor
    return day.isoformat() if day else "XXXX-XX-XX"
