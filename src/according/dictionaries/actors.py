"""Actor dictionaries: names with the codes they stand for, by date.

    PRIMARY_NAME_ [CODE]
    +OTHER_NAME_
        [CODE 19950601-19990815]

A restriction is `<date`, `>date` or `date-date`, both days included, dates are YYYYMMDD or YYMMDD; one without
dates is the default, as is the code beside the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from according.dictionaries.lines import lines_of, split_codes
from according.dictionaries.rows import ActorRow, Fault, Rows

RESTRICTION = re.compile(
    r"^(?P<code>[\w/+\-]+?)??\s*(?:(?P<side>[<>])\s*(?P<day>\d+)|(?P<start>\d{6,8})\s*-\s*(?P<end>\d{6,8}))?$"
)
CENTURY = 30
"""Two-digit years below it are of the 2000s, unless an interval would then end before it begins."""
NULL = "---"


@dataclass(slots=True)
class _Entry:
    """One actor while its lines are read."""

    names: list[tuple[str, int]] = field(default_factory=list)
    spans: list[tuple[str, str, str, int]] = field(default_factory=list)  # code, start, end, line


def read_actors(text: str, file: str, into: Rows) -> None:
    """Adds the actors of a file to `into`; a line that does not hold becomes a Fault there."""
    entry = _Entry()
    for number, line in lines_of(text):
        content = line.strip()
        if not content:
            continue
        phrase, codes = split_codes(content)
        synonym = phrase.startswith("+")
        if phrase and not synonym and entry.spans:
            into.actors.extend(_rows(entry, file, into))
            entry = _Entry()
        phrase = phrase.lstrip("+").strip()
        if phrase:
            if "]" in phrase or "<" in phrase:
                into.faults.append(Fault(file, number, f"got {content!r}, expected a name, and codes in brackets"))
                continue
            entry.names.append((phrase, number))
        elif not entry.names and codes:
            into.faults.append(Fault(file, number, f"got {content!r} before any name"))
            continue
        elif not codes:
            into.faults.append(Fault(file, number, f"got {content!r}, expected a name or a code in brackets"))
        for code in codes:
            try:
                entry.spans.append((*restriction(code), number))
            except ValueError as error:
                into.faults.append(Fault(file, number, str(error)))
    into.actors.extend(_rows(entry, file, into))


def _rows(entry: _Entry, file: str, into: Rows) -> Iterator[ActorRow]:
    """A row for each name and code of an entry; names without any code are faults."""
    for phrase, line in entry.names:
        if not entry.spans:
            into.faults.append(Fault(file, line, f"{phrase!r} has no code"))
        for code, start, end, where in entry.spans:
            yield ActorRow(phrase, code, start, end, entry.names[0][0], f"{file}:{where}")


def restriction(text: str) -> tuple[str, str, str]:
    """Code, first and last day ("" where open) of what stands in brackets; ValueError for anything else.

    A code that stands for nobody (`---`) becomes "".
    """
    found = RESTRICTION.match(text.strip())
    if found is None or found["code"] is None:
        raise ValueError(f"got [{text}], expected a code, then <date, >date, date-date or nothing")
    code = "" if found["code"] == NULL else found["code"].upper()
    if found["side"]:
        day = full_date(found["day"])
        return (code, "", day) if found["side"] == "<" else (code, day, "")
    if found["start"] is None:
        return code, "", ""
    start, end = full_date(found["start"]), full_date(found["end"])
    if start > end and len(found["start"]) == 6:
        start = f"19{found['start']}"
    if start > end and len(found["end"]) == 6:
        end = f"20{found['end']}"
    if start > end:
        raise ValueError(f"got [{text}], which ends before it begins")
    return code, start, end


def full_date(digits: str) -> str:
    """A date as YYYYMMDD; a month or day that the calendar lacks is moved to the nearest it has ("0230").

    ValueError for another number of digits or no month of the year.
    """
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) < CENTURY else "19") + digits
    if len(digits) != 8:
        raise ValueError(f"got date {digits}, expected YYYYMMDD or YYMMDD")
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not 0 <= month <= 12 or not 0 <= day <= 31 or not year:
        raise ValueError(f"got date {digits}, expected YYYYMMDD or YYMMDD")
    month, day = max(1, month), max(1, day)
    while day > 28:
        try:
            date(year, month, day)
            break
        except ValueError:
            day -= 1
    return f"{year:04}{month:02}{day:02}"
