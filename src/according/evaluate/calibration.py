"""`according evaluate calibration PATH`: whether the records' confidence is the share of them that are right.

A record is right where a gold record has its trigger (a shared letter is enough) and its type, or a type that the gold
takes as well (`also`). Words the gold marks `optional` decide nothing. A PLOVER gold record is the one thing that its
sentence tells: a record there is right where it has that type; all others count as wrong, true as some of them are.

The judge's `confidence` is fitted on the gold's parts `open` and `second`, on stretches of news read whole
(`evaluate/stretches.py`), on records drawn at random from news and judged one by one (`gold/triggers.json`), and on
PLOVER: measured by ten folds over documents on all but the stretches, as the rules alone write records, with the head
that ships (`training.trigger` has heads that did not learn from a text, and prints what folds with these say). What a
record carries in the end has the second reading in it too: it is measured with the weights that ship, on `kept`, which
is in no fit (`according evaluate fields` says the same of news at large). Bins are ten of equal mass.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from according.document import Document
from according.errors import EvaluationError
from according.evaluate.corpora import cut_text, name_of
from according.evaluate.events import read_gsr
from according.evaluate.gold import FOLDER, GoldReport, load_gold
from according.evaluate.goldspans import Annotation, Item, shared
from according.evaluate.logistic import Facts, Floats, bins, calibration_error, fit, fold_of, ranking
from according.evaluate.reliability import Curve, draw
from according.evaluate.stretches import ReadReport
from according.events.coding import Trace
from according.events.facts import ABOUT_REPORT
from according.ingest import from_text
from according.reader import Reader

BINS = 10
FOLDS = 10
PENALTY = 10.0
"""Of the fit of `confidence`, chosen by the same folds."""
PLOVER = "events/plover-gsr.jsonl"
FITTED = ("open", "second")
DRAWN = ("random", "again", "doubtful", "unlisted")
"""How words that the judge learns from were drawn: of all records, of those that the head doubts, of words without one.

The second draw of all records (`again`) is from news of one election for the most part: `confidence` is not fitted on
it, since it would be that of such news.
"""
RANDOM = ("random",)
MARKED = ("marked", "missed")
"""Words marked for the second reader (`gold/fields.json`): drawn from all records, and from words that gave none though
the trigger head finds an event in them (.35 or more). The judge does not learn from them, but from stretches that were
read whole, whose words are among them."""


@dataclass(frozen=True, slots=True)
class Case:
    """A trigger that the judge weighed: where, its facts, whether it is right (None: undecided) and a record at all.

    `refused` says that the rules had a reason against it; `written` that there is a record of it all the same.
    """

    document: str
    record: Item
    facts: Facts
    right: bool | None
    refused: bool
    written: bool
    single: bool = False
    """Whether it is at a word judged by itself, not in a text of which every word is judged."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word (or words) judged by itself: its types, the best first, or "none" or "optional"; how it was drawn."""

    start: int
    end: int
    drawn: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgedReport:
    """A report of the corpora with its judged words."""

    name: str
    text: str
    words: tuple[Word, ...]


def told_right(annotation: Annotation, record: Item) -> bool | None:
    """Whether a record's trigger and type are the gold's; None where the gold leaves it open."""
    near = [gold for gold in annotation["records"] if shared(gold["trigger"], record["trigger"])]
    if near:
        kind = record["event"]["type"]
        return any(kind == gold["type"] or kind in gold["also"] for gold in near)
    return None if any(shared(span, record["trigger"]) for span in annotation["optional"]) else False


def judged(
    reader: Reader, documents: Sequence[Document], parsed: Callable[[int, Doc], None] | None = None
) -> Iterator[tuple[Document, Trace]]:
    """The Documents read, each with what the judge weighed in it; `parsed` is called with each one's number and Doc."""
    docs = reader.nlp.pipe(map(reader.prepare, documents))
    for number, (document, doc) in enumerate(zip(documents, docs, strict=True)):
        trace = Trace()
        if parsed is not None:
            parsed(number, doc)
        reader.fill(document, doc, trace)
        yield document, trace


def cases(name: str, document: Document, trace: Trace) -> Iterator[Case]:
    """The cases of one document, undecided; those that tell again what another record says are left out."""
    written = {record.id for record in document.records}
    for item in trace.judged:
        is_record = item.record.id in written
        if is_record or item.refused is not None:
            yield Case(name, item.record.to_dict(), item.facts, None, item.refused is not None, is_record)


def gold_cases(
    reader: Reader, reports: Sequence[GoldReport], part: str, parsed: Callable[[str, Doc], None] | None = None
) -> list[Case]:
    """Cases of gold reports, decided by their annotations; `parsed` is called with each one's name and Doc."""
    documents = []
    for report in reports:
        document = reader.ingest(report.source)
        if not isinstance(document, Document):
            raise EvaluationError(f"{report.id}: {document}")
        documents.append(document)
    found = []
    names = [f"{part}/{report.id}" for report in reports]

    def known(number: int, doc: Doc) -> None:
        if parsed is not None:
            parsed(names[number], doc)

    for name, report, (document, trace) in zip(names, reports, judged(reader, documents, known), strict=True):
        for case in cases(name, document, trace):
            found.append(decided(case, told_right(report.annotation, case.record)))
    return found


def word_cases(
    reader: Reader,
    reports: Sequence[JudgedReport],
    drawn: Container[str] = DRAWN,
    parsed: Callable[[str, Doc], None] | None = None,
) -> list[Case]:
    """Cases at words of news that were judged one by one, of those that were drawn in one of these ways; `parsed` as in
    `gold_cases`."""
    found = []
    asked = [report for report in reports if any(word.drawn in drawn for word in report.words)]

    def known(number: int, doc: Doc) -> None:
        if parsed is not None:
            parsed(f"words/{asked[number].name}", doc)

    texts = [plain_document(report.text) for report in asked]
    for report, (document, trace) in zip(asked, judged(reader, texts, known), strict=True):
        for case in cases(f"words/{report.name}", document, trace):
            trigger, kind = case.record["trigger"], case.record["event"]["type"]
            word = next((w for w in report.words if w.start < trigger["end"] and trigger["start"] < w.end), None)
            if word is not None and word.drawn in drawn:
                right = None if word.types == ("optional",) else kind in word.types
                found.append(replace(decided(case, right), single=True))
    return found


def stretch_cases(
    reader: Reader, reports: Sequence[ReadReport], parsed: Callable[[str, Doc], None] | None = None
) -> list[Case]:
    """Cases in stretches of reports of which every event word is marked; `parsed` as in `gold_cases`."""
    found = []

    def known(number: int, doc: Doc) -> None:
        if parsed is not None:
            parsed(f"words/{reports[number].name}", doc)

    documents = [plain_document(report.text) for report in reports]
    for report, (document, trace) in zip(reports, judged(reader, documents, known), strict=True):
        for case in cases(f"words/{report.name}", document, trace):
            if report.holds(case.record["trigger"]["start"]):
                found.append(decided(case, report.right(case.record)))
    return found


def judged_reports(data: Path) -> list[JudgedReport]:
    """The reports of `gold/triggers.json`; raises EvaluationError where a text is not the one that was judged."""
    path = Path(os.environ.get("ACCORDING_GOLD", FOLDER)) / "triggers.json"
    found = []
    for stored in json.loads(path.read_text("utf-8"))["reports"]:
        source = stored["source"]
        text, name = cut_text(source, data), name_of(source)
        if hashlib.sha256(text.encode()).hexdigest() != stored["sha256"]:
            raise EvaluationError(f"{name}: got another text than the one that was judged")
        words = tuple(Word(start, end, drawn, tuple(types)) for start, end, drawn, *types in stored["words"])
        found.append(JudgedReport(name, text, words))
    return found


def plover_cases(reader: Reader, path: Path) -> list[Case]:
    """Cases of the PLOVER gold records' sentences; raises EvaluationError for a file of another format."""
    gold = read_gsr(path)
    documents = [plain_document(item.text) for item in gold]
    found = []
    for item, (document, trace) in zip(gold, judged(reader, documents), strict=True):
        for case in cases(f"plover/{item.id}", document, trace):
            found.append(decided(case, case.record["event"]["type"] == item.type))
    return found


def plain_document(text: str) -> Document:
    """The Document of a short English text, too short to tell its language by."""
    document = from_text(text)
    document.language = "en"
    return document


def decided(case: Case, right: bool | None) -> Case:
    """The case with its answer."""
    return Case(case.document, case.record, case.facts, right, case.refused, case.written)


def of_record(facts: Facts) -> dict[str, float]:
    """The facts that confidence is fitted on: those of the record, without those of the whole report."""
    return {name: value for name, value in facts.items() if name not in ABOUT_REPORT}


def scored(found: Iterable[Case]) -> list[Case]:
    """The records among the cases that the gold decides on."""
    return [case for case in found if case.written and case.right is not None]


def cross_validated(found: Sequence[Case], penalty: float = PENALTY) -> Floats:
    """(N,) probabilities of decided cases, each by a fit on the documents of the other folds."""
    told = np.zeros(len(found))
    fold = np.asarray([fold_of(case.document, FOLDS) for case in found])
    for number in np.unique(fold):
        held, rest = np.flatnonzero(fold == number), np.flatnonzero(fold != number)
        model = fit([of_record(found[i].facts) for i in rest], [bool(found[i].right) for i in rest], penalty)
        told[held] = model.probabilities([of_record(found[i].facts) for i in held])
    return told


def answers(found: Sequence[Case]) -> Floats:
    """(N,) 1 for the right ones, 0 for the wrong ones."""
    return np.asarray([float(bool(case.right)) for case in found])


def figures(name: str, told: Floats, right: Floats) -> dict[str, float]:
    """Records, their mean confidence, the share of right ones, calibration error, ranking, under names with `name`."""
    if not len(told):
        return {f"{name} records": 0.0}
    return {
        f"{name} records": float(len(told)),
        f"{name} mean confidence": float(told.mean()),
        f"{name} share right": float(right.mean()),
        f"{name} calibration error, {BINS} bins": calibration_error(told, right, BINS),
        f"{name} ranking": ranking(told, right),
    }


def evaluate(path: Path, model: str | None = None, plot: Path | None = None) -> dict[str, float]:
    """Scores of the confidence; PATH is the folder of the corpora, `plot` a file for the reliability diagram (SVG).

    Raises EvaluationError where the corpora or the annotations are absent.
    """
    folder = Path(os.environ.get("ACCORDING_GOLD", FOLDER))
    if not (folder / "parts.json").is_file():
        raise EvaluationError(f"got no annotations at {folder}, expected parts.json and reports/")
    rules, reader = Reader(model, {"second_reading": False}), Reader(model)
    fitted = [case for part in FITTED for case in gold_cases(rules, load_gold(folder, path, part), part)]
    words = word_cases(rules, judged_reports(path), RANDOM)
    seen = scored([*fitted, *words, *(plover_cases(rules, path / PLOVER) if (path / PLOVER).is_file() else ())])
    told, right = cross_validated(seen), answers(seen)
    part = np.asarray([case.document.partition("/")[0] for case in seen])
    kept = as_written(reader, path, folder)
    if plot is not None:
        curves = [
            Curve(f"ten folds: {len(seen)} records", bins(told, right, BINS)),
            Curve(f"kept reports: {len(kept[0])} records", bins(*kept, BINS)),
        ]
        plot.write_text(draw(curves), encoding="utf-8")
    scores = figures("folds", told, right) | figures("folds, gold", *_of(told, right, np.isin(part, FITTED)))
    scores |= figures("folds, words judged", *_of(told, right, part == "words"))
    scores |= figures("folds, PLOVER", *_of(told, right, part == "plover"))
    return scores | figures("kept", *kept)


def as_written(reader: Reader, path: Path, folder: Path) -> tuple[Floats, Floats]:
    """(N,) confidences of the records of the part `kept`, and (N,) 1 where trigger and type are right, else 0."""
    told = []
    reports = load_gold(folder, path, "kept")
    for report, document in zip(reports, reader.read_sources(report.source for report in reports), strict=True):
        for record in document.records if isinstance(document, Document) else ():
            right = told_right(report.annotation, record.to_dict())
            if right is not None:
                told.append((record.confidence, float(right)))
    return _columns(told)


def _columns(told: Sequence[tuple[float, float]]) -> tuple[Floats, Floats]:
    return np.asarray([sure for sure, _ in told]), np.asarray([right for _, right in told])


def _of(told: Floats, right: Floats, chosen: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    return told[chosen], right[chosen]
