"""Days with names ("Christmas Eve", "Thanksgiving"): rows of `holidays.tsv` made into rules, and their dates.

Days of calendars that follow the moon or sighting (Ramadan, Diwali) are found and left without a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from according.mentions.calendar_values import easter, make_date, nth_weekday
from according.mentions.timex_context import Context, Reading
from according.mentions.timex_rules import Match, builder, one, year_named
from according.resources import Row


def holiday_rules(rows: Sequence[Row]) -> list[Row]:
    """A pattern row for every name: "last Christmas", "Christmas Day 2015", "Easter Sunday of this year"."""
    rules = []
    for row in rows:
        for name in row.words("name"):
            pattern = (
                f"{{PART:none}}? (this|<deictic>|<back:deictic>)? {name} (itself)? (<daypart>)? "
                "((,|of)? <year>|,? <deictic> year)?"
            )
            key = f"holiday:{row['rule']} {row['value']}"
            guard = "!<capital>" if " " not in name else ""
            cells = {"name": name, "builder": key, "before": "", "pattern": pattern, "after": guard}
            rules.append(Row({**cells, "source": row["source"]}, row.file, row.line))
    return rules


def holiday_date(rule: str, value: str, year: int) -> date | None:
    """The date of a rule of the table in a year; None for calendars that are not computed."""
    if rule == "fixed":
        return make_date(year, int(value[:2]), int(value[3:]))
    if rule == "easter":
        return easter(year) + timedelta(days=int(value))
    if rule == "nth":
        value, _, later = value.partition("+")
        month, weekday, nth = (int(part) for part in value.split("/"))
        day = nth_weekday(year, month, weekday, nth)
        return day + timedelta(days=int(later or 0)) if day else None
    return None


@builder("holiday")
def _holiday(match: Match, context: Context) -> list[Reading]:
    rule, _, value = match.found.rule.args.partition(" ")
    tokens = match.found.tokens
    if not any(tokens.text[tokens.starts[i]].isupper() for i in range(match.found.start, match.found.end)):
        return []
    year = year_named(match, context) if match.word("year") or (match.has("year") and match.word("deictic")) else None
    if year is None and context.anchor:
        year = _near_year(rule, value, context.anchor, context.tense(), match.number("deictic"))
    if rule == "open":
        return one(f"{year:04d}" if year and match.word("year") else None)
    if year is None:
        return one(f"XXXX-{value}" if rule == "fixed" else None)
    day = holiday_date(rule, value, year)
    part = match.value("daypart")
    return one(day.isoformat() + (f"T{part}" if part else ""), "TIME" if part else "DATE") if day else one(None)


def _near_year(rule: str, value: str, anchor: date, tense: int, deictic: int | None) -> int | None:
    days = [day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := holiday_date(rule, value, year))]
    if not days:
        return None
    past, ahead = [d for d in days if d <= anchor], [d for d in days if d >= anchor]
    if (deictic is not None and deictic < 0) or (deictic is None and tense < 0):
        return past[-1].year if past else None
    if (deictic is not None and deictic > 0) or (deictic is None and tense > 0):
        return ahead[0].year if ahead else None
    if deictic == 0:
        return anchor.year
    return min(days, key=lambda day: abs((day - anchor).days)).year
