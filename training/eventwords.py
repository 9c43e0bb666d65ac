"""Texts of which every event word is marked, in windows as the layers for events read them.

Marked are our gold's parts `open` and `second`, stretches of reports (`evaluate/stretches.py`), and sentences without
an event (`gold/plain.json`). The parts `kept` and `fresh` are not read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from according.document import Document
from according.evaluate.calibration import FITTED, plain_document
from according.evaluate.corpora import cut_text
from according.evaluate.gold import FOLDER, load_gold
from according.evaluate.goldspans import Annotation
from according.evaluate.stretches import ReadReport, read_reports
from according.language.weights import Weights
from according.language.windows import Forms, arrays_of, windows_of, words_of
from according.reader import Reader as Program
from according.triggers import TYPES
from training.states import Arrays
from training.triggernet import CLASSES

Numbers = NDArray[np.int64]
Unread = tuple[Arrays, Numbers, NDArray[np.bool_]]
"""A window, where its words begin (W,), which classes are right (W, 17) as in `Window`."""


@dataclass(frozen=True, slots=True)
class Window:
    """N content words: where each begins (N,), what the lower layers make of them, the root first (N+1, 384), right
    classes (N, 17).

    A row of `right` without a 1 is a word that is neither right nor wrong: nobody judged it, or it is a border case.
    """

    starts: Numbers
    words: NDArray[np.float16]
    right: NDArray[np.bool_]

    def decided(self) -> NDArray[np.bool_]:
        """Which words are judged: (N,)."""
        return np.asarray(self.right.any(1))


@dataclass(frozen=True, slots=True)
class Read:
    """A text's windows; `group` names what has to be in one fold."""

    name: str
    group: str
    windows: list[Window]


def read_texts(data: Path, weights: Weights) -> Iterator[Read]:
    """Every text that has labels, as the reading model reads it."""
    program, forms = Program(), Forms(weights.pieces)
    for name, group, document, labels in labelled(program, data):
        found = (each for each in windows(program.prepare(document), labels, forms) if each[2].any())
        yield Read(name, group, [read(weights, *window) for window in found])


def read(weights: Weights, arrays: Arrays, starts: Numbers, right: NDArray[np.bool_]) -> Window:
    """A window as the reading model reads it."""
    content, words = weights.content_words(weights.run(*arrays, events=False), *arrays[2:])
    return Window(starts[content], words.astype(np.float16), right[content])


class Labels:
    """Classes of the words of one text: `spans` with the classes that fit, none for border cases, in text order of
    what decides first; elsewhere no event inside `within`, and nothing outside."""

    def __init__(self, within: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int, tuple[int, ...]]]) -> None:
        self.within, self.spans = within, spans

    def of(self, start: int, end: int) -> tuple[int, ...]:
        """The classes that are right for a word."""
        usual = (0,) if any(a <= start < b for a, b in self.within) else ()
        return next((fitting for a, b, fitting in self.spans if a < end and start < b), usual)

    @classmethod
    def of_gold(cls, annotation: Annotation, length: int) -> Labels:
        """Triggers by type, optional words left open, the others none."""
        found = [
            (r["trigger"]["start"], r["trigger"]["end"], classes_of([r["type"], *r["also"]]))
            for r in annotation["records"]
        ]
        return cls([(0, length)], [*found, *((o["start"], o["end"], ()) for o in annotation["optional"])])

    @classmethod
    def of_stretches(cls, report: ReadReport) -> Labels:
        """The same of a report's stretches."""
        found = [(start, end, classes_of(kinds)) for start, end, kinds in report.events]
        return cls(report.within, [*((*span, ()) for span in report.optional), *found])


def classes_of(types: Sequence[str]) -> tuple[int, ...]:
    """The head's classes of types."""
    return tuple(1 + TYPES.index(kind) for kind in types)


def labelled(program: Program, data: Path) -> Iterator[tuple[str, str, Document, Labels]]:
    """Every text that has labels, as the program reads it: name, group, Document, labels."""
    for part in FITTED:
        for report in load_gold(FOLDER, data, part):
            document = program.ingest(report.source)
            if isinstance(document, Document):
                name = f"{part}/{report.id}"
                yield name, name, document, Labels.of_gold(report.annotation, len(document.text))
    for number, plain in enumerate(json.loads((FOLDER / "plain.json").read_text("utf-8"))["reports"]):
        name, bounds = f"plain/{number}", [(start, end) for start, end in plain["sentences"]]
        yield name, name, plain_document(cut_text(plain, data)), Labels(bounds, ())
    for marked in read_reports(data):
        # Of ECB+ all reports of one incident are in one folder.
        group = marked.name.rpartition("/")[0] if "ecbplus" in marked.name else marked.name
        yield f"words/{marked.name}", group, plain_document(marked.text), Labels.of_stretches(marked)


def windows(doc: Doc, labels: Labels, forms: Forms) -> Iterator[Unread]:
    """A text's windows."""
    words = words_of(doc, forms)
    for window in windows_of(words):
        tokens = [doc[words.tokens[at]] for at in range(window.begin, window.end)]
        right = np.zeros((len(tokens), CLASSES), bool)
        for row, token in zip(right, tokens, strict=True):
            row[list(labels.of(token.idx, token.idx + len(token)))] = True
        arrays = tuple(np.asarray(array) for array in arrays_of(window, forms.split))
        yield arrays, np.asarray([token.idx for token in tokens], np.int64), right
