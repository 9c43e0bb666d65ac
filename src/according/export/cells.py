"""Cells of tab-separated files: what several writers of event data do alike."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import IO

from according.record import Record
from according.resources import table

JOIN = "; "


class TabRows:
    """Rows of a tab-separated file: UTF-8, a line a row, quoted only where a cell holds a quotation mark."""

    def __init__(self, stream: IO[str]) -> None:
        self._rows = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)

    def write(self, cells: Iterable[str]) -> None:
        """One row; tabs and line breaks inside a cell become blanks, since many readers take neither."""
        self._rows.writerow([" ".join(cell.split()) for cell in cells])


def event_day(record: Record) -> date | None:
    """The day of an event; None where it is unknown or wider than a day ("in March")."""
    time = record.time
    if time is None or not time.earliest or time.earliest[:10] != (time.latest or "")[:10]:
        return None
    try:
        return date.fromisoformat(time.earliest[:10])
    except ValueError:
        return None


@cache
def cow_numbers() -> dict[str, str]:
    """ISO alpha-3 code → number of the Correlates of War project, for states that have one."""
    return {row["alpha3"]: row["cow"] for row in table("countries", ["alpha3", "cow"]) if row["cow"]}


@cache
def scores(scale: str) -> dict[str, float]:
    """Codes of a conflict-cooperation scale → score from -10 to 10, from `scores.tsv`."""
    found: dict[str, float] = {}
    for row in table("scores", ["scale", "code", "score"]):
        if row["scale"] == scale:
            try:
                found[row["code"]] = float(row["score"])
            except ValueError:
                raise row.error(f"got score {row['score']!r}, expected a number from -10 to 10") from None
    return found


def plover_score(type_: str, mode: str | None) -> float | None:
    """The PLOVER score of a type and mode, the type's own where the mode has none; None for other types."""
    known = scores("plover")
    return known.get(f"{type_} {mode}", known.get(type_))


def goldstein(cameo: str | None) -> float | None:
    """The Goldstein score of a CAMEO code: that of the longest listed code which it begins with."""
    known = scores("goldstein")
    code = cameo or ""
    return next((known[code[:end]] for end in range(len(code), 1, -1) if code[:end] in known), None)


def number(value: float | None) -> str:
    """A number as short as it is exact; empty where unknown."""
    return "" if value is None else repr(value).removesuffix(".0")


def join(values: Sequence[str | None], unknown: str) -> str:
    """Values of one cell, each unknown one in its place; `unknown` where there is none at all."""
    return JOIN.join(value or unknown for value in values) if any(values) else unknown


def chain(record: Record) -> str | None:
    """Who says so, outermost first; an unnamed source is a question mark; None for the outlet itself."""
    links = [(link.source.name or link.source.text) if link.source else "?" for link in record.according_to]
    return " > ".join(links) or None
