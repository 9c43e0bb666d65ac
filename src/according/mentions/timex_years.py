"""Builders of years and what is counted in them: spans, decades, centuries, eras, seasons."""

from __future__ import annotations

import re
from datetime import date

from according.mentions.calendar_values import days_of, nearest_year, unit_at
from according.mentions.timex_context import Context, Reading
from according.mentions.timex_rules import Match, builder, full_year, one, year_named


@builder("year")
def _year(match: Match, context: Context) -> list[Reading]:
    word = match.word("year") or ""
    if len(word) > 4:
        return one(word[:2] + word[-2:])
    year = year_named(match, context)
    return one(f"{year:04d}") if year else []


@builder("year_span")
def _year_span(match: Match, context: Context) -> list[Reading]:
    span = match.word("yearspan")
    first = full_year(span[:4] if span else match.word("year"))
    ending = span[-2:] if span else match.word("year2") or match.word("two") or ""
    if first is None or not ending.isdigit():
        return []
    last = int(ending) if len(ending) == 4 else first // 100 * 100 + int(ending)
    if len(ending) == 2 and last <= first:
        last += 100
    if not first < last <= first + 120:
        return []
    if len(ending) == 4:
        at, end = match.found.start, match.found.end
        return [
            Reading("DATE", f"{first:04d}", part=(at, at + 1)),
            Reading("DATE", f"{last:04d}", part=(end - 1, end)),
        ]
    return [Reading("DURATION", f"P{last - first}Y", date(first, 1, 1), date(last, 12, 31), "year")]


@builder("spoken_year")
def _spoken_year(match: Match, context: Context) -> list[Reading]:
    if match.has("thousand"):
        return one(f"{2000 + (match.number('card') or 0)}")
    century, tens, rest = match.number("card_century"), match.number("tens"), match.number("card")
    if century is None or tens is None or century == 20 or (rest or 0) > 9:
        return []
    return one(f"{century * 100 + tens + (rest or 0)}")


@builder("era")
def _era(match: Match, context: Context) -> list[Reading]:
    year = match.number("year") or 0
    return one(f"BC{year:04d}" if match.value("era") == "BC" else f"{year:04d}") if year < 3000 else []


@builder("decade")
def _decade(match: Match, context: Context) -> list[Reading]:
    if match.value("decade", "decade_word"):
        century = match.number("card_century") or 19
        return one(f"{century}{(match.number('decade', 'decade_word') or 0) // 10}")
    digits = re.sub(r"\D", "", match.word("decade") or "")
    if digits[-1:] != "0" or (match.has("'s") and not match.has("the")):
        return []
    if len(digits) == 2 and not match.has("the") and (match.word("decade") or "")[0].isdigit():
        return []
    if len(digits) == 2:
        return one(f"{'20' if digits < '20' else '19'}{digits[0]}")
    return one(digits[:2] if digits.endswith("00") and digits != "2000" else digits[:3])


@builder("century")
def _century(match: Match, context: Context) -> list[Reading]:
    number = match.number("ordinal", "ordinal_word")
    if not number or number > 22:
        return []
    return one(f"BC{number:02d}" if match.value("era") == "BC" else f"{number - 1:02d}")


@builder("centuries")
def _centuries(match: Match, context: Context) -> list[Reading]:
    """ "The late 19th and early 20th centuries": two expressions, parted at the joining word."""
    first, second = match.number("ordinal", "ordinal_word"), match.number("ordinal2", "ordinal_word")
    if not first or not second or max(first, second) > 22:
        return []
    start, end = match.found.start, match.found.end
    cut = next(i for i in range(start, end) if match.words[i] in ("and", "or", "to"))
    return [
        Reading("DATE", f"{first - 1:02d}", part=(start, cut)),
        Reading("DATE", f"{second - 1:02d}", part=(cut + 1, end)),
    ]


ACROSS = {"SP": "FA", "SU": "WI", "FA": "SP", "WI": "SU"}
"""The season that the other half of the world has at the same time."""


@builder("season")
def _season(match: Match, context: Context) -> list[Reading]:
    """A season by its year, or the one that the words and the tense choose; its days are those of the outlet's country.

    What is reckoned with is the northern season of the same months: an Australian summer is our winter.
    """
    code, anchor = match.value("season"), context.anchor
    months = ACROSS[code] if code and context.south else code
    year = full_year(match.word("year")) or (year_named(match, context) if match.word("tens") else None)
    if year is None and anchor and months:
        year = _season_year(months, match, context, anchor)
    if year is None:
        return one(f"XXXX-{code}")
    earliest, latest, grain = days_of(f"{year:04d}-{months}")
    return [Reading("DATE", f"{year:04d}-{code}", earliest, latest, grain)]


def _season_year(code: str, match: Match, context: Context, anchor: date) -> int | None:
    deictic = match.number("deictic")
    deictic = match.number("deictic", "back") if deictic is None else deictic
    month = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}[code]
    if (deictic is not None and deictic < 0) or match.has("past"):
        here = unit_at(anchor, "season")
        year = anchor.year if anchor >= date(anchor.year, min(month + 2, 12), 1) else anchor.year - 1
        return year - 1 if here == f"{year:04d}-{code}" and not match.has("past") else year
    if deictic:
        return anchor.year if month > anchor.month + 1 else anchor.year + 1
    if deictic == 0:  # "this fall" is that of the year; "this winter", the one that lasts or comes
        return anchor.year - (code == "WI" and anchor.month < 4)
    return nearest_year(month, None, anchor, context.tense())
