"""Rows of region_marks.tsv as compiled tests: what gives a breadcrumb, a credit or a promo away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast, get_args

from according.document import RegionKind
from according.ingest.text import Unit
from according.resources import Row, table

Match = Literal["whole", "start", "end", "in", "lead", "trail"]
Zone = Literal["head", "tail", "any"]

# A hostile line of a million characters must not meet eighty patterns; marks stand near the ends.
_REACH = 600


@dataclass(frozen=True, slots=True)
class Mark:
    """One row: the kind it gives, where it looks, and the longest line (in words) it holds for."""

    kind: RegionKind
    match: Match
    zone: Zone
    words: int | None
    pattern: re.Pattern[str]
    why: str

    def holds(self, unit: Unit, zone: Zone) -> bool:
        if self.zone not in ("any", zone) or (self.words is not None and len(unit.words) > self.words):
            return False
        text = unit.text
        if self.match in ("lead", "trail"):
            return False
        if self.match == "start":
            return self.pattern.match(text[:_REACH]) is not None
        if self.match == "whole":
            return len(text) <= _REACH and self.pattern.fullmatch(text) is not None
        reach = text if len(text) <= 2 * _REACH else f"{text[:_REACH]}\n{text[-_REACH:]}"
        return self.pattern.search(reach) is not None


def _mark(row: Row) -> Mark:
    kind, match, zone = row["kind"], row["match"], row["zone"]
    if kind not in get_args(RegionKind) or match not in get_args(Match) or zone not in get_args(Zone):
        raise row.error(f"got kind {kind!r}, match {match!r}, zone {zone!r}")
    if row["words"] and not row["words"].isdigit():
        raise row.error(f"got words {row['words']!r}, expected a number or nothing")
    body = row["pattern"]
    try:
        pattern = re.compile(rf"(?:{body})$" if match in ("end", "trail") else body, re.I)
    except re.error as error:
        raise row.error(f"pattern: {error}") from error
    words = int(row["words"]) if row["words"] else None
    label = f"{row.file}:{row.line}"
    return Mark(cast(RegionKind, kind), cast(Match, match), cast(Zone, zone), words, pattern, label)


@cache
def marks() -> tuple[Mark, ...]:
    """All rows in file order; earlier rows win."""
    rows = table("region_marks", ("kind", "match", "zone", "words", "pattern", "source"))
    return tuple(_mark(row) for row in rows)


@lru_cache(maxsize=4096)
def marked(unit: Unit, zone: Zone) -> Mark | None:
    """The first row that holds for the unit in this part of the report, or None."""
    return next((mark for mark in marks() if mark.holds(unit, zone)), None)


def cut_ends(text: str) -> tuple[int, int]:
    """Bounds of a line without what the lead and trail rows cut off its ends."""
    start, end = 0, len(text)
    for mark in marks():
        if mark.match == "lead" and (match := mark.pattern.match(text[:_REACH])):
            start = max(start, match.end())
        elif mark.match == "trail" and (match := mark.pattern.search(text[-_REACH:])):
            end = min(end, end - len(text[-_REACH:]) + match.start())
    return (start, end) if start < end else (0, len(text))
