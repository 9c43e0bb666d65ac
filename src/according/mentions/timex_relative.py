"""Builders: expressions that count from another time: "last week", "two years later", quarters, durations, sets."""

from __future__ import annotations

from datetime import date

from according.mentions.calendar_values import days_of, duration, step, unit_at, unit_from
from according.mentions.timex_context import Context, Reading
from according.mentions.timex_rules import Match, builder, full_year, one

SPANS = ("week", "month", "year", "decade", "century")
"""Units of which "the past one" is the stretch up to now, not the one of the calendar before."""
PARTS_OF_DAY = ("hour", "minute", "second")
HALVES = {"year": ("month", 12), "decade": ("year", 10), "month": ("day", 30), "week": ("day", 7)}
"""The finer unit, and how many of it make one, for "six and a half months ago"."""
NARRATIVE_WORDS = ("following", "previous", "preceding", "same", "that", "subsequent", "next")


def amount_of(match: Match, role: str = "amount") -> float | None:
    """The number that the words of a role name ("two and a half", "12 to 18": 12); None where it is open."""
    span = match.found.roles.get(role)
    if span is None:
        return 1.0
    total = current = 0.0
    seen = False
    words = match.words[span[0] : span[1]]
    for i, word in enumerate(words):
        if word in ("to", "or", "-") and seen and (word != "-" or current < 20):
            break
        if word == "half":
            current += 0.5
            seen = True
        elif word == "/" and i + 1 < len(words) and words[i + 1] == "2":
            current -= 0.5
            break
        elif word[0].isdigit():
            current, seen = current + float(word.replace(",", "")), True
        elif (value := match.values.get((word, "card")) or match.values.get((word, "couple"))) is not None:
            current, seen = current + int(value), True
        elif (scale := match.values.get((word, "scale"))) is not None:
            current, seen = max(current, 1) * int(scale), True
            if int(scale) >= 1000:
                total, current = total + current, 0.0
        elif match.values.get((word, "vague")) or match.values.get((word, "vague_of")):
            return None
    if not seen:
        return 1.0 if words in (["a"], ["an"], ["one"]) else None
    return total + current


def unit_of(match: Match) -> str:
    """The unit's name ("week"), singular."""
    for name in ("unit", "units", "quarter", "weekend", "weekends", "nights", "second_unit"):
        value = match.value("unit", name) or match.value("units", name) or match.value("date_unit", name)
        if value:
            return value
    return "night" if match.has("night") else "day"


def narrative_day(context: Context) -> date | None:
    """The first day of the date that the text named last."""
    return days_of(context.memory.value)[0]


@builder("relative")
def _relative(match: Match, context: Context) -> list[Reading]:
    unit = unit_of(match)
    words, anchor, memory = match.text, context.anchor, context.memory
    if unit in PARTS_OF_DAY:
        return _relative_clock(match, unit)
    if unit == "day" and words in (["last", "day"], ["this", "day"]):
        return []
    shift = _shift_of(match)
    narrative = any(w in words for w in NARRATIVE_WORDS) and not ("next" in words and "the" not in words)
    if "day" in words and "the" in words and shift and "past" not in words and "last" not in words:
        narrative = True
    if "the" in words and not any(w in words for w in ("following", "previous", "same", "that", "next", "preceding")):
        narrative = False
    if narrative:
        base = narrative_day(context)
        if base is None or (unit == "day" and memory.day is None):
            return one(None)
        base = memory.day if unit == "day" and memory.day else base
        return one(unit_from(base, unit, shift))
    if anchor is None:
        return one("PRESENT_REF" if shift == 0 and "current" in words else None)
    if unit == "day" and shift == 0:
        return one((memory.day or anchor).isoformat())
    if "the" in words and "past" in words and unit in SPANS:
        earliest, latest = _range(context, unit, 1, -1)
        return [Reading("DURATION", duration(1, unit), earliest, latest)]
    if unit == "weekend" and not shift and _weekend_gone(match, context, anchor):
        shift = -1
    return one(unit_from(anchor, unit, shift))


@builder("unit_beside")
def _unit_beside(match: Match, context: Context) -> list[Reading]:
    """ "The day after" counts from the day named last; where what it follows is named, its day is not known."""
    unit, tokens, end = unit_of(match), match.found.tokens, match.found.end
    stops = end >= len(tokens) or tokens.words[end] in (",", ".", ";", ")", "\n")
    base = context.memory.day if unit == "day" else narrative_day(context)
    if base is None or not stops:
        return one(None)
    return one(unit_from(base, unit, -1 if match.has("before") else 1))


@builder("nth_day")
def _nth_day(match: Match, context: Context) -> list[Reading]:
    """ "The offensive is in its sixth day": that day is the report's."""
    if (match.number("ordinal_word") or 0) < 2:
        return []
    return one(context.anchor.isoformat() if context.anchor else None)


def _weekend_gone(match: Match, context: Context, anchor: date) -> bool:
    """ "The weekend" in the week after it; "this weekend" on its first days, where the verb looks back."""
    if match.word("deictic"):
        return anchor.isoweekday() <= 3 and context.tense() < 0
    return anchor.isoweekday() < 6 and context.tense() <= 0


def _shift_of(match: Match) -> int:
    for word in match.text:
        for name in ("deictic", "back", "ahead"):
            value = match.values.get((word, name))
            if value is not None and word not in ("this",):
                return int(value)
    return -1 if match.has("latest") else 0


def _relative_clock(match: Match, unit: str) -> list[Reading]:
    """ "The last hour" is a duration; "the same hour" has no value."""
    return [Reading("DURATION", duration(1, unit))]


@builder("year_end")
def _year_end(match: Match, context: Context) -> list[Reading]:
    unit = "month" if match.has("month") else "year"
    return one(unit_at(context.anchor, unit) if context.anchor else None)


@builder("reference")
def _reference(match: Match, context: Context) -> list[Reading]:
    value = match.found.rule.args or match.value("ref")
    return one(value)


def _range(context: Context, unit: str, amount: float | None, side: int) -> tuple[date | None, date | None]:
    """The days from or to the anchor that a run of units covers; nothing where either end is open."""
    if context.anchor is None or amount is None or not side or unit in PARTS_OF_DAY or amount != int(amount):
        return None, None
    other = step(context.anchor, unit, side * int(amount))
    if other is None:
        return None, None
    return (other, context.anchor) if side < 0 else (context.anchor, other)


@builder("duration")
def _duration(match: Match, context: Context) -> list[Reading]:
    unit, amount = unit_of(match), amount_of(match)
    if match.found.roles.get("amount") is None:
        amount = None
    if match.found.rule.name == "duration_hyphen" and amount is not None and 1900 <= amount <= 2100:
        return []
    if unit == "year" and amount is not None and 1900 <= amount <= 2100 and not match.has("thousand"):
        return []
    if (amount is not None and amount > 1e9) or (unit == "quarter" and match.has("some")):
        return []
    side = -1 if match.word("back") else 1 if match.word("ahead") else 0
    side = 0 if match.has("same") else side
    earliest, latest = _range(context, unit, amount, side)
    return [Reading("DURATION", duration(amount, unit), earliest, latest)]


@builder("duration_open")
def _duration_open(match: Match, context: Context) -> list[Reading]:
    unit = unit_of(match)
    if match.has("couple"):
        return [Reading("DURATION", duration(2, unit))]
    if match.word("ahead") and not any(match.values.get((w, "vague")) for w in match.text):
        return one("FUTURE_REF") if not match.has("next") else [Reading("DURATION", duration(None, unit))]
    return [Reading("DURATION", duration(None, unit))]


@builder("duration_long")
def _duration_long(match: Match, context: Context) -> list[Reading]:
    return [Reading("DURATION", "PXX")]


@builder("one")
def _one(match: Match, context: Context) -> list[Reading]:
    amount = 1.5 if match.has("half") else 1
    return [Reading("DURATION", duration(amount, unit_of(match)))]


@builder("fused")
def _fused(match: Match, context: Context) -> list[Reading]:
    """ "Weeklong": the period is the word's own."""
    return one(match.value("fused"), "DURATION")


@builder("half_unit")
def _half_unit(match: Match, context: Context) -> list[Reading]:
    unit = unit_of(match)
    halves = {
        "hour": "PT30M",
        "year": "P6M",
        "minute": "PT30S",
        "day": "PT12H",
        "decade": "P5Y",
        "century": "P50Y",
    }
    return [Reading("DURATION", halves.get(unit, duration(0.5, unit)))]


@builder("duration_whole")
def _duration_whole(match: Match, context: Context) -> list[Reading]:
    if match.has("full") and match.has("year") and match.has("the") and context.anchor:
        return one(unit_at(context.anchor, "year"))
    return [Reading("DURATION", duration(1, unit_of(match)))]


@builder("ago")
def _ago(match: Match, context: Context) -> list[Reading]:
    unit, amount = unit_of(match), amount_of(match)
    if match.found.roles.get("amount") is None and match.found.roles.get("period"):
        amount = None
    ahead = match.has("hence") or match.has("from")
    if unit == "year" and amount == 1 and not ahead and context.memory.told and context.anchor:
        return one(_quarter_before(context))
    if amount is not None and match.has("half") and amount == int(amount):
        amount += 0.5  # "a year and a half ago": the half stands behind the unit
    if unit in PARTS_OF_DAY:
        return [Reading("DURATION", duration(amount, unit))]
    if amount is None:
        return one("FUTURE_REF" if ahead else "PAST_REF")
    if amount != int(amount):
        if unit not in HALVES:
            return [Reading("DURATION", duration(amount, unit))]
        unit, amount = HALVES[unit][0], int(amount * HALVES[unit][1])
    if context.anchor is None:
        return one(None)
    grain = {"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit)
    moved = step(context.anchor, unit, int(amount) * (1 if ahead else -1))
    return one(unit_at(moved, grain) if moved else None)


@builder("later")
def _later(match: Match, context: Context) -> list[Reading]:
    unit, amount = unit_of(match), amount_of(match)
    if match.found.roles.get("amount") is None and match.found.roles.get("period"):
        amount = None
    ahead = match.has("later") or match.has("after") or match.has("afterwards") or match.has("afterward")
    ahead = ahead or match.has("on") or match.has("thereafter")
    if unit == "year" and amount == 1 and not ahead and context.memory.told:
        return one(_quarter_before(context))
    if unit in PARTS_OF_DAY:
        return [Reading("DURATION", duration(amount, unit))]
    base = narrative_day(context) or (context.anchor if not ahead else None)
    if amount is None or base is None or amount != int(amount):
        return one(None) if amount is not None else [Reading("DURATION", duration(None, unit))]
    moved = step(base, unit, int(amount) * (1 if ahead else -1))
    if moved is None:
        return one(None)
    fine = days_of(context.memory.value)[2] in ("day", "time") and unit in ("day", "week", "night")
    grain = (
        "day" if fine else {"decade": "year", "century": "year", "fortnight": "week", "night": "day"}.get(unit, unit)
    )
    return one(unit_at(moved, grain))


def _quarter_before(context: Context) -> str | None:
    """The same quarter a year before the one that the text named last."""
    quarter = context.memory.quarter
    if not quarter or not quarter[:4].isdigit():
        return None
    year = int(quarter[:4])
    if context.memory.months:
        return str(year - 1)
    if context.anchor and year < context.anchor.year and not quarter.endswith("4"):
        return quarter
    return f"{year - 1}{quarter[4:]}"


@builder("year_ago")
def _year_ago(match: Match, context: Context) -> list[Reading]:
    if match.has("months") or match.has("month"):
        amount = amount_of(match) if match.word("amount") else None
        return [Reading("DURATION", duration(amount, "month") if amount else None)]
    if context.memory.quarter:
        return one(_quarter_before(context))
    return one(str(context.anchor.year - 1) if context.anchor else None)


@builder("quarter")
def _quarter(match: Match, context: Context) -> list[Reading]:
    nth = match.number("nth", "quarter_ordinal") or match.number("nth", "q_name")
    year, anchor = full_year(match.word("year")), context.anchor
    if nth is None:
        return []
    if year is None and anchor and match.word("deictic"):
        year = anchor.year + (match.number("deictic") or 0)
    if year is None and anchor and match.has("this") and match.has("'s"):
        year = anchor.year
    if year is None and anchor:
        here = (anchor.month + 2) // 3
        ahead = nth - here
        year = anchor.year - 1 if ahead >= 2 else anchor.year
        year = anchor.year + 1 if ahead == -3 and context.tense() > 0 else year
        if match.has("ago") or (match.has("earlier") and match.has("-")):
            year -= 1
    return one(f"{year:04d}-Q{nth}" if year else f"XXXX-Q{nth}")


@builder("quarters")
def _quarters(match: Match, context: Context) -> list[Reading]:
    """ "The second and third quarters of 2016": two expressions of one year, parted at the joining word."""
    first, last = match.number("nth", "quarter_ordinal"), match.number("last", "quarter_ordinal")
    year = full_year(match.word("year")) or (context.anchor.year if context.anchor else None)
    start, end = match.found.start, match.found.end
    cut = next(i for i in range(start + 1, end) if match.words[i] in ("and", "or", "to", "through"))
    head = f"{year:04d}" if year else "XXXX"
    return [
        Reading("DATE", f"{head}-Q{first}", part=(start, cut)),
        Reading("DATE", f"{head}-Q{last}", part=(cut + 1, end)),
    ]


@builder("the_quarter")
def _the_quarter(match: Match, context: Context) -> list[Reading]:
    quarter, year = context.memory.quarter, full_year(match.word("year"))
    if match.has("latest") or match.has("recent"):
        quarter = context.memory.first_quarter
    if match.word("deictic") and context.anchor:
        year = context.anchor.year + (match.number("deictic") or 0)
    if year and context.memory.months:
        return one(f"{year:04d}")
    if quarter is None:
        recent = match.has("latest") or match.has("recent") or context.paragraph
        return one(unit_from(context.anchor, "quarter", -1)) if recent and context.anchor else []
    return one(f"{year:04d}{quarter[4:]}" if year else quarter)


@builder("half")
def _half(match: Match, context: Context) -> list[Reading]:
    number = match.number("nth", "h_name")
    half = number or (1 if match.has("first") else 2)
    if match.word("decade"):
        digits = "".join(c for c in match.word("decade") or "" if c.isdigit())
        return one(digits[:3] if len(digits) == 4 else "19" + digits[0])
    year = full_year(match.word("year"))
    if year is None and context.anchor:
        year = context.anchor.year + (match.number("deictic") or 0)
    return one(f"{year:04d}-H{half}" if year else None)


@builder("every")
def _every(match: Match, context: Context) -> list[Reading]:
    weekday, part = match.number("weekday"), match.value("daypart")
    if weekday:
        return one(f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), "SET")
    if match.word("month"):
        return one(f"XXXX-{match.number('month'):02d}", "SET")
    if match.value("season"):
        return one(f"XXXX-{match.value('season')}", "SET")
    if part:
        return one(f"XXXX-XX-XXT{part}", "SET")
    amount = amount_of(match)
    if match.has("other") or match.has("second"):
        amount = 2
    unit = unit_of(match)
    if unit == "weekend":
        return one("XXXX-WXX-WE", "SET")
    return one(duration(amount, unit), "SET")


@builder("adverb_set")
def _adverb_set(match: Match, context: Context) -> list[Reading]:
    tokens, at = match.found.tokens, match.found.start
    capital = tokens.text[tokens.starts[at]].isupper()
    sentence_start = at == 0 or tokens.words[at - 1] in (".", "\n", '"', "“", ":", "?", "!")
    return [] if capital and not sentence_start else one(match.value("every"), "SET")


@builder("set")
def _set(match: Match, context: Context) -> list[Reading]:
    return one(match.found.rule.args, "SET")


@builder("times_a")
def _times_a(match: Match, context: Context) -> list[Reading]:
    return one(duration(1, unit_of(match)), "SET")


@builder("per_unit")
def _per_unit(match: Match, context: Context) -> list[Reading]:
    unit = unit_of(match)
    if unit in PARTS_OF_DAY and not match.has("a") and not match.has("an"):
        return []
    return one(duration(1, unit), "SET")


@builder("weekdays")
def _weekdays(match: Match, context: Context) -> list[Reading]:
    if match.word("weekends"):
        return one("XXXX-WXX-WE", "SET")
    number = match.number("weekdays") or match.number("weekdays", "weekday")
    part = match.value("dayparts")
    return one(f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), "SET")


@builder("seasons")
def _seasons(match: Match, context: Context) -> list[Reading]:
    return one(f"XXXX-{match.value('seasons')}", "SET")
