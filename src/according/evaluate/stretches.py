"""Stretches of reports of which every event word is marked: what the trigger head and the judge of events learn from.

Two files hold them. In `gold/fields.json` a report may have one stretch (`whole`), with all fields of its events; in
`gold/stretches.json` it may have several, with the types of the events alone.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from according.errors import EvaluationError
from according.evaluate.corpora import cut_text, name_of
from according.evaluate.fields import TAUGHT, Bounds, marked_reports, met
from according.evaluate.gold import FOLDER
from according.evaluate.goldspans import Item

Marked = tuple[int, int, tuple[str, ...]]
"""An event word: where it begins and ends, and the types that fit, the best first."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report, the stretches of it that were read whole, their event words and their border cases, in code points."""

    name: str
    text: str
    within: tuple[Bounds, ...]
    events: tuple[Marked, ...]
    optional: tuple[Bounds, ...]

    def holds(self, start: int) -> bool:
        """Whether a place lies in one of the stretches."""
        return any(low <= start < high for low, high in self.within)

    def right(self, record: Item) -> bool | None:
        """Whether a record's trigger and type are marked; None where the marks leave it open."""
        span = record["trigger"]["start"], record["trigger"]["end"]
        near = [kinds for start, end, kinds in self.events if met((start, end), span)]
        if near:
            return any(record["event"]["type"] in kinds for kinds in near)
        return None if any(met(one, span) for one in self.optional) else False


def read_reports(data: Path) -> list[ReadReport]:
    """The reports with stretches; raises EvaluationError where a file is absent or a text is another."""
    found: dict[str, ReadReport] = {}
    for report in (*_of_fields(data), *_of_types(data)):
        known = found.get(report.name)
        found[report.name] = report if known is None else joined(known, report)
    return list(found.values())


def joined(one: ReadReport, other: ReadReport) -> ReadReport:
    """Both stretches of one report."""
    return ReadReport(
        one.name, one.text, (*one.within, *other.within), (*one.events, *other.events), (*one.optional, *other.optional)
    )


def _of_fields(data: Path) -> Iterator[ReadReport]:
    for report in marked_reports(data, TAUGHT):
        if report.whole is not None:
            events = tuple((*mark.trigger, mark.types) for mark in report.marks if mark.types)
            yield ReadReport(report.name, report.text, (report.whole,), events, report.optional)


def _of_types(data: Path) -> Iterator[ReadReport]:
    path = Path(os.environ.get("ACCORDING_GOLD", FOLDER)) / "stretches.json"
    if not path.is_file():
        raise EvaluationError(f"got no stretches at {path}, expected the project's own gold")
    for stored in json.loads(path.read_text("utf-8"))["reports"]:
        text, name = cut_text(stored["source"], data), name_of(stored["source"])
        if hashlib.sha256(text.encode()).hexdigest() != stored["sha256"]:
            raise EvaluationError(f"{name}: got another text than the one that was marked")
        events = tuple((start, end, tuple(kinds)) for start, end, *kinds in stored["events"])
        yield ReadReport(name, text, _pairs(stored["within"]), events, _pairs(stored["optional"]))


def _pairs(stored: Sequence[Sequence[int]]) -> tuple[Bounds, ...]:
    return tuple((start, end) for start, end in stored)
