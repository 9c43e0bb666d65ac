"""Time expressions of a text: found by a grammar over tokens, read as TIMEX3, each with the days it covers.

The kinds and values are those of TimeML 1.2.1 (Pustejovsky et al., 2003). The rules stand in
`lexicons/en/time_patterns.tsv` over the words of `time_words.tsv` and `holidays.tsv`. One pass over the text
finds the matches; a second reads them in order, each against the day of the report (or of its caption), the
tense of its verb and the last date that the text named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from spacy.tokens import Doc

from according.document import Document, Timex
from according.mentions import timex_clock, timex_relative, timex_years
from according.mentions.calendar_values import days_of
from according.mentions.holidays import holiday_rules
from according.mentions.timex_context import (
    MONTH_FIRST,
    SOUTHERN,
    Anchors,
    Context,
    Memory,
    Reading,
    tense_of_parse,
    tense_of_words,
)
from according.mentions.timex_grammar import Found, Grammar
from according.mentions.timex_names import NamedMonths
from according.mentions.timex_rules import BUILDERS, Match
from according.mentions.timex_tokens import tokenise
from according.resources import table

COLUMNS = ("name", "builder", "before", "pattern", "after", "source")


@cache
def grammar() -> Grammar:
    """The compiled rules (once a process); raises ResourceError with file and line where a row is off."""
    words = table("time_words", ("word", "class", "value", "source"))
    rows = [
        *table("time_patterns", COLUMNS),
        *holiday_rules(table("holidays", ("name", "rule", "value", "source"))),
    ]
    compiled = Grammar(words, rows)
    for rule in compiled.rules:
        if rule.builder not in BUILDERS:
            raise rule.row.error(f"no builder {rule.builder}; there are {', '.join(sorted(BUILDERS))}")
    return compiled


def find_timexes(text: str, document: Document, doc: Doc | None = None) -> list[Timex]:
    """The time expressions of `text` in order, without overlap.

    `document` gives the anchor (`published`, captions' own dates) and the order of numeric dates
    (`outlet_country`); `doc`, where given, is its parse and settles tense. Without an anchor a relative
    expression has value None, a date without a year has "XXXX" and no bounds.
    """
    rules = grammar()
    tokens = tokenise(text, rules.classes)
    anchors, memory, names = Anchors(document), Memory(), NamedMonths(tokens, rules.classes, doc)
    timexes: list[Timex] = []
    for found in rules.matches(tokens):
        if names.is_name(found):
            continue
        start = tokens.starts[found.start]

        def tense(found: Found = found, start: int = start) -> int:
            parsed = tense_of_parse(doc, start) if doc is not None else None
            return parsed or tense_of_words(tokens, found.start, found.end, rules.classes)

        context = Context(
            anchors.at(start),
            month_first(document),
            memory,
            rules.classes,
            tense,
            dated=anchors.dated(start),
            south=document.outlet_country in SOUTHERN,
        )
        timexes += _read(found, context)
    return _years_from_right(text, timexes)


def read_expressions(expressions: Iterable[str], document: Document) -> list[Timex | None]:
    """Each expression read as a time (offsets into itself), the earlier ones being what the text has named.

    For expressions that are known to be times, such as timenorm's: no guard on the words beside them holds.
    None where no rule, or no rule alone, takes the words.
    """
    rules, anchor, memory = grammar(), Anchors(document).published, Memory()
    results: list[Timex | None] = []
    for expression in expressions:
        tokens = tokenise(expression, rules.classes)
        context = Context(anchor, month_first(document), memory, rules.classes, paragraph=True)
        whole = rules.whole(tokens)
        timexes = _read(whole, context) if whole else []
        if not timexes:
            timexes = [timex for found in rules.matches(tokens) for timex in _read(found, context)]
        results.append(max(timexes, key=lambda t: t.end - t.start, default=None))
    return results


def month_first(document: Document) -> bool:
    """Whether 11/12/2017 is the 12th of November in this outlet's country (so where that is unknown)."""
    return document.outlet_country is None or document.outlet_country in MONTH_FIRST


def _read(found: Found, context: Context) -> list[Timex]:
    start, timexes = found.tokens.starts[found.start], []
    for reading in BUILDERS[found.rule.builder](Match(found, context), context):
        reading = _opened(reading, found, context)
        timexes.append(_timex(found.tokens.text, found, reading))
        context.memory.note(
            reading, found.start, start, _names_year(reading, found), _own_quarter(reading, found, context)
        )
    return timexes


def _own_quarter(reading: Reading, found: Found, context: Context) -> bool:
    """Whether a quarter is what the text goes on to tell of: none to come, nor "a flat second quarter" beside it."""
    if found.rule.builder != "quarter" and (found.rule.builder != "the_quarter" or found.roles):
        return False
    if context.anchor is not None and reading.earliest is not None and reading.earliest > context.anchor:
        return False
    before = found.tokens.words[max(found.start - 2, 0) : found.start + 1]
    return context.memory.quarter is None or not {"a", "an"} & set(before)


def _names_year(reading: Reading, found: Found) -> bool:
    """Whether months after it may be of its year: a date with its year, or a year that opens a sentence ("In 2011")."""
    if "year" not in found.roles or reading.grain in ("day", "month", "time"):
        return "year" in found.roles
    at = found.start - 1
    return at >= 0 and found.tokens.text[found.tokens.starts[at] : found.tokens.ends[at]] == "In"


def _timex(text: str, found: Found, reading: Reading) -> Timex:
    tokens = found.tokens
    first, last = reading.part or (found.start, found.end)
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if tokens.words[last - 1] == "." and last - 2 >= first and not _shortened(tokens.words[last - 2]):
        end = tokens.ends[last - 2]
    return Timex(
        start,
        end,
        text[start:end],
        reading.type,
        reading.value,
        reading.earliest.isoformat() if reading.earliest else None,
        reading.latest.isoformat() if reading.latest else None,
        reading.grain,
        (f"time_patterns/en: {found.rule.name}",),
    )


def _shortened(word: str) -> bool:
    """Whether a point after the word belongs to it: "Sept.", but not "June."."""
    values = grammar().classes.values
    return (word, "short_month") in values or (word, "short_weekday") in values


def _opened(reading: Reading, found: Found, context: Context) -> Reading:
    """ "Since 2014" runs to the day of the report: its latest day is the anchor, not the end of 2014."""
    words, at = found.tokens.words, found.start - 1
    if reading.type not in ("DATE", "TIME") or reading.earliest is None or at < 0:
        return reading
    if words[at] == "since" or (words[at] == "the" and at > 0 and words[at - 1] == "since"):
        latest: date | None = context.anchor
        if latest is not None and latest < reading.earliest:
            latest = None
        return replace(reading, latest=latest)
    return reading


def _years_from_right(text: str, timexes: list[Timex]) -> list[Timex]:
    """ "Between March and May 2016": a month or day takes the year of the one it is joined to."""
    for i in range(len(timexes) - 2, -1, -1):
        left, right = timexes[i], timexes[i + 1]
        if left.type != "DATE" or right.type != "DATE" or not left.value or not right.value:
            continue
        between = text[left.end : right.start].strip().lower()
        if between not in ("and", "to", "until", "through", "-", "–", "or", "till", ",", "and the", "to the"):
            continue
        if left.why[0].split(": ")[1] not in ("md", "dm", "month", "shy_month", "short_month"):
            continue
        if right.why[0].split(": ")[1] not in ("mdy", "dmy", "my") or len(left.value) < 7:
            continue
        year = int(right.value[:4]) - (left.value[5:] > right.value[5:])
        value = f"{year:04d}{left.value[4:]}"
        earliest, latest, grain = days_of(value)
        if earliest and latest:
            timexes[i] = replace(
                left, value=value, earliest=earliest.isoformat(), latest=latest.isoformat(), grain=grain
            )
    return timexes


__all__ = ["find_timexes", "grammar", "timex_clock", "timex_relative", "timex_years"]
