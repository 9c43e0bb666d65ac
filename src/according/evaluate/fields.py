"""`according evaluate fields PATH`: the fields of records of news at large, one by one.

`gold/fields.json` holds words drawn at random from the records that the program wrote of news articles, and what
readers who saw no record make of each: an event at all, of which types, who did it, to whom, where, when, its status,
and by whose word. A field is right where our mention shares a letter with the marked one or is the same party by name;
all that is marked must be found, and nothing else. Readers saw the lines around the word: a time or place that we take
from elsewhere, where they found none, decides nothing. Reports whose part is `kept` were never looked at one by one,
and no rule or head learnt from their fields; whether words of some of them are events, the judge has learnt.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from according.document import Document, Party
from according.errors import EvaluationError
from according.evaluate.corpora import cut_text, name_of
from according.evaluate.gold import FOLDER
from according.evaluate.logistic import calibration_error, ranking
from according.ingest import from_text
from according.reader import Reader
from according.record import Record
from according.spans import Span

Bounds = tuple[int, int]
FIELDS = ("type", "actors", "recipients", "place", "time", "status", "chain")
BINS = 10
"""Of the calibration error, of equal mass."""
PARTS = ("work", "kept")
"""What is scored: reports by which rules were mended (the second reader learns from them too), and those kept apart."""
TAUGHT = ("work", "taught")
"""What the second reader learns from."""
NAMED = re.compile(r"[A-Z][\w'’-]{2,}")
DAY = re.compile(r"_(20\d\d-\d\d-\d\d)_")
"""The day of a report in its file's name, as a catalogue would tell it."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party as marked: its words, and where a pronoun or description is named, the name's."""

    words: Bounds
    name: Bounds | None


@dataclass(frozen=True, slots=True)
class Mark:
    """An event word and its fields; no event where `types` is empty. `shown` is what the reader saw of the report."""

    trigger: Bounds
    types: tuple[str, ...]
    shown: Bounds
    actors: tuple[Side, ...] = ()
    recipients: tuple[Side, ...] = ()
    places: tuple[Bounds, ...] = ()
    time: Bounds | None = None
    status: str | None = None
    sources: tuple[Bounds, ...] = ()
    at_random: bool = True
    """Whether the word was drawn at random from all records, and not for what stands around it."""


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report of the corpora with its marks; `part` is one of `PARTS`, `published` the day that its name tells.

    `whole`: the stretch of which every event word is a mark, but for the border cases in `optional`; None where there
    is none.
    """

    name: str
    text: str
    part: str
    published: str | None
    marks: tuple[Mark, ...]
    whole: Bounds | None = None
    optional: tuple[Bounds, ...] = ()

    def document(self) -> Document:
        """The report as an input of the reader."""
        document = from_text(self.text, published=self.published)
        document.language = "en"
        return document


def evaluate(path: Path, model: str | None = None) -> dict[str, float]:
    """Shares of right fields by part; PATH is the folder of the corpora. Raises EvaluationError as `marked_reports`."""
    reader, reports = Reader(model), marked_reports(path)
    documents = [report.document() for report in reports]
    reader.read_documents(documents)
    scores: dict[str, float] = {}
    for part in PARTS:
        counts: Counter[tuple[str, bool]] = Counter()
        sure: list[tuple[float, float]] = []
        for report, document in zip(reports, documents, strict=True):
            if report.part == part:
                counts.update(judged(report, document))
                sure += confidences(report, document)
        for name in ("found", "spared", *FIELDS, "all fields"):
            right, wrong = counts[name, True], counts[name, False]
            scores[f"{part}: {name} ({right + wrong})"] = right / max(1, right + wrong)
        told, are = np.asarray([one for one, _ in sure]), np.asarray([one for _, one in sure])
        scores[f"{part}: calibration error"] = calibration_error(told, are, BINS) if sure else 0.0
        scores[f"{part}: ranking by confidence"] = ranking(told, are) if sure else 0.0
    return scores


def judged(report: MarkedReport, document: Document) -> Iterator[tuple[str, bool]]:
    """Each thing that was marked and whether the reading has it so.

    `found`: events that are records; `spared`: other words that are none; then the fields of the events found.
    """
    for mark in report.marks:
        if not mark.at_random:
            continue
        record = next((r for r in document.records if met((r.trigger.start, r.trigger.end), mark.trigger)), None)
        if not mark.types:
            yield "spared", record is None
            continue
        yield "found", record is not None
        if record is not None:
            told = right_fields(mark, record, report.text)
            yield from told.items()
            yield "all fields", all(told.values())


def confidences(report: MarkedReport, document: Document) -> Iterator[tuple[float, float]]:
    """Of each record at a marked word its confidence, and 1 where it is an event of that type, else 0."""
    for mark in report.marks:
        record = next((r for r in document.records if met((r.trigger.start, r.trigger.end), mark.trigger)), None)
        if record is not None and mark.at_random:
            yield record.confidence, float(record.event.type in mark.types)


def right_fields(mark: Mark, record: Record, text: str) -> dict[str, bool]:
    """Whether each field of a record that the mark decides on is as marked."""
    place, time = record.place, record.time
    told = [] if time is None or time.start is None or time.end is None else [(time.start, time.end)]
    where = [] if place is None else [bounds(place)]
    marked = {"place": list(mark.places), "time": [] if mark.time is None else [mark.time]}
    decided = {
        name: same_words(marked[name], found)
        for name, found in (("place", where), ("time", told))
        if marked[name] or all(met(one, mark.shown) for one in found)
    }
    return {
        "type": record.event.type in mark.types,
        "actors": same_sides(mark.actors, record.actors, text),
        "recipients": same_sides(mark.recipients, record.recipients, text),
        **decided,
        "status": record.status == mark.status,
        "chain": same_chain(mark, record, text),
    }


def same_words(marked: Sequence[Bounds], found: Sequence[Bounds]) -> bool:
    """Whether all that is marked is met, and all that is found is marked."""
    return all(any(met(a, b) for b in found) for a in marked) and all(any(met(a, b) for a in marked) for b in found)


def same_sides(marked: Sequence[Side], found: Sequence[Party], text: str) -> bool:
    """Whether the parties are the marked ones, by their words or by a name that they share."""
    if same_words([side.words for side in marked], [bounds(party) for party in found]):
        return True
    return 0 < len(found) <= len(marked) and all(any(is_party(side, party, text) for party in found) for side in marked)


def is_party(side: Side, party: Party, text: str) -> bool:
    """Whether a party is the marked one: the same words, or a word of its name."""
    if met(side.words, bounds(party)):
        return True
    own = names(text[slice(*side.words)]) | (names(text[slice(*side.name)]) if side.name is not None else set())
    if own & (names(party.text) | names(party.name or "")):
        return True
    return side.name is not None and party.text.lower() in text[slice(*side.name)].lower()


def same_chain(mark: Mark, record: Record, text: str) -> bool:
    """Whether the sources are the marked ones, outermost first.

    Readers marked sources, not links: one that nobody names ("is accused of") has no words to mark, and one by whom
    two links are ("she said she believes") is marked once.
    """
    found = distinct([link.source for link in record.according_to if link.source is not None])
    if len(found) != len(mark.sources):
        return False
    return all(is_party(Side(words, None), source, text) for words, source in zip(mark.sources, found, strict=True))


def distinct(sources: Sequence[Party]) -> list[Party]:
    """Sources without those that bear the name of one before them."""
    return [one for n, one in enumerate(sources) if not one.name or one.name not in {s.name for s in sources[:n]}]


def names(text: str) -> set[str]:
    """Words with a capital, in small letters."""
    return {word.lower() for word in NAMED.findall(text)}


def bounds(span: Span) -> Bounds:
    """Where a span begins and ends."""
    return span.start, span.end


def met(a: Bounds, b: Bounds) -> bool:
    """Whether two spans share a letter."""
    return a[0] < b[1] and b[0] < a[1]


def marked_reports(data: Path, parts: Iterable[str] = PARTS) -> list[MarkedReport]:
    """The reports of `gold/fields.json`; EvaluationError where it is absent or a text is another."""
    path = Path(os.environ.get("ACCORDING_GOLD", FOLDER)) / "fields.json"
    if not path.is_file():
        raise EvaluationError(f"got no marks at {path}, expected the project's own gold")
    found = []
    for stored in json.loads(path.read_text("utf-8"))["reports"]:
        if stored["part"] not in parts:
            continue
        source = stored["source"]
        text, name = cut_text(source, data), name_of(source)
        if hashlib.sha256(text.encode()).hexdigest() != stored["sha256"]:
            raise EvaluationError(f"{name}: got another text than the one that was marked")
        day = DAY.search(str(source["file"]))
        marks = tuple(mark_of(word) for word in stored["words"])
        whole = None if "whole" not in stored else pair(stored["whole"])
        optional = tuple(map(pair, stored.get("optional", ())))
        found.append(MarkedReport(name, text, stored["part"], day[1] if day else None, marks, whole, optional))
    return found


def mark_of(stored: Mapping[str, list[list[int]]]) -> Mark:
    """A mark as `gold/fields.json` keeps it."""
    word = dict[str, object](stored)
    trigger, types, shown = pair(word["trigger"]), tuple(map(str, listed(word["types"]))), pair(word["shown"])
    at_random = "drawn" not in word
    if not types:
        return Mark(trigger, types, shown, at_random=at_random)
    places, sources = (tuple(map(pair, listed(word[name]))) for name in ("places", "sources"))
    time = None if word["time"] is None else pair(word["time"])
    actors, recipients = sides_of(word["actors"]), sides_of(word["recipients"])
    return Mark(trigger, types, shown, actors, recipients, places, time, str(word["status"]), sources, at_random)


def sides_of(stored: object) -> tuple[Side, ...]:
    """Parties as stored: the bounds of their words, then those of the name, if there is one."""
    each = map(listed, listed(stored))
    return tuple(Side(pair(side), pair(side[2:]) if len(side) > 2 else None) for side in each)


def listed(stored: object) -> list[object]:
    """A JSON list; EvaluationError for anything else."""
    if not isinstance(stored, list):
        raise EvaluationError(f"fields.json: got {stored!r}, expected a list")
    return stored


def pair(stored: object) -> Bounds:
    """The first two numbers of a list."""
    start, end, *_ = (int(str(number)) for number in listed(stored))
    return start, end
