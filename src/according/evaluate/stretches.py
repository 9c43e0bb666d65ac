"""`according evaluate stretches PATH`: what is found of all event words in news, and how much of it is right.

The stretches of reports are those that the trigger head and the judge of events learn from, and many lexicon rows were
written for words in them: what is found there is more than in news that nobody read. A word is found where a record's
trigger shares a letter with it, and typed where the record has a type that fits it; what readers marked as the second
word of one event is a word of its own, where we write one record. Records at border cases count for nothing.

Two files hold them. In `gold/fields.json` a report may have one stretch (`whole`), with all fields of its events; in
`gold/stretches.json` it may have several, with the types of the events alone.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from according.errors import EvaluationError
from according.evaluate.corpora import cut_text, name_of
from according.evaluate.fields import TAUGHT, Bounds, marked_reports, met
from according.evaluate.gold import FOLDER
from according.evaluate.goldspans import Item
from according.ingest import from_text
from according.reader import Reader

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

    def told(self, records: Sequence[Item]) -> Iterator[str]:
        """What is counted: `word` for each marked word, `found`, `typed`; `right` and `wrong` for each record."""
        spans = [(record["trigger"]["start"], record["trigger"]["end"]) for record in records]
        for start, end, kinds in self.events:
            here = [each for each, span in zip(records, spans, strict=True) if met((start, end), span)]
            yield "word"
            yield from ["found"] if here else []
            yield from ["typed"] if any(each["event"]["type"] in kinds for each in here) else []
        for record in records:
            right = self.right(record) if self.holds(record["trigger"]["start"]) else None
            if right is not None:
                yield "right" if right else "wrong"


def evaluate(path: Path, model: str | None = None) -> dict[str, float]:
    """Scores of all stretches; PATH is the folder of the corpora. Raises EvaluationError as `read_reports`."""
    reader, reports = Reader(model), read_reports(path)
    documents = [from_text(report.text) for report in reports]
    reader.read_documents(documents)
    counts: Counter[str] = Counter()
    for report, document in zip(reports, documents, strict=True):
        counts.update(report.told([record.to_dict() for record in document.records]))
    words, judged = counts["word"], counts["right"] + counts["wrong"]
    return {
        "reports": len(reports),
        "words": words,
        "words_found": counts["found"] / max(1, words),
        "words_typed": counts["typed"] / max(1, words),
        "records": judged,
        "records_right": counts["right"] / max(1, judged),
    }


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
