"""The model's files: checked against their checksums, then opened by onnxruntime."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from according.errors import ModelError
from according.language.lemmas import Lemmatizer
from according.language.wordpiece import WordPiece
from according.record import PLOVER_TYPES
from according.resources import PACKAGE, table
from according.triggers import CONTENT

ENCODER_STATES = 3 * 384
"""Numbers by which the encoder's three top layers know a word, where it stands."""
SLOWER = "SkipLayerNormFusion"
"""What onnxruntime joins by itself and is six times slower joined, on CPUs: a sum and its normalisation."""
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Labels:
    """Class names by head; `chosen` heads give a class, `shown` heads scores, side by side in this order."""

    classes: dict[str, list[str]]
    chosen: list[str]
    shown: list[str]

    def columns(self, head: str) -> slice:
        """Where the scores of a shown head stand in the last axis of the graph's output."""
        start = 0
        for name in self.shown:
            width = len(self.classes[name])
            if name == head:
                return slice(start, start + width)
            start += width
        raise ModelError(f"got head {head!r}, the model has {', '.join(self.shown)}")


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the model says of a window of W words, word 0 being the root: all arrays (1, W + 1, ...)."""

    chosen: Ints
    shown: Floats
    arcs: Floats
    labels: Floats
    states: NDArray[np.float16]
    """What the encoder's top layers make of each word, side by side: for the heads of claims and of roles."""
    factuality: Floats
    span_scores: Floats
    """(1, W + 1, n): of the spans of 1, 2, ... n words that begin there, above 0 where it is a mention."""
    span_kinds: Ints
    middle: Floats
    """(1, L, 384): what the encoder's lower layers make of each piece."""
    events: Floats | None = None
    """(W, 16): how likely each word tells an event of each type of `PLOVER_TYPES`; None where nobody asked."""


class Weights:
    """The opened model. A run keeps to the thread that asks for it; several threads may ask at once."""

    def __init__(self, folder: Path) -> None:
        """Raises ModelError where a file is missing or is not the one the manifest names."""
        check(folder)
        stored = json.loads((folder / "labels.json").read_text("utf-8"))
        self.labels = Labels(stored["classes"], stored["chosen"], stored["shown"])
        verbs = [*stored["verbs"], *lexicon_verbs()]
        self.lemmatizer = Lemmatizer(stored["lemmas"], stored["irregular"], verbs, strong_verbs())
        self.pieces = WordPiece.from_file(folder / "vocab.txt")
        early = _early.get(folder)
        self.windows = early.result() if early is not None else _session(folder / "windows.onnx")
        self.relations = _session(folder / "relations.onnx")
        self._claim_words = _session(folder / "claim_words.onnx")
        self._claim_cues = _session(folder / "claim_cues.onnx")
        self._events = _session(folder / "events.onnx")
        self._word_class = self.labels.chosen.index("upos")
        self._content = [number for number, name in enumerate(self.labels.classes["upos"]) if name in CONTENT]

    def run(self, pieces: Ints, shapes: Ints, first: Ints, last: Ints, *, events: bool = True) -> Outputs:
        """All heads over a window: pieces and shapes (1, L), first and last piece of each word (1, W + 1).

        `events`: also by the layers that read events.
        """
        fed = {"pieces": pieces, "shapes": shapes, "first": first, "last": last}
        found = Outputs(*self.windows.run(None, fed))
        return replace(found, events=self._event_words(found, first, last)) if events else found

    def _event_words(self, found: Outputs, first: Ints, last: Ints) -> Floats:
        content, words = self.content_words(found, first, last)
        scores = np.zeros((first.shape[1] - 1, len(PLOVER_TYPES)), np.float32)
        if len(content):
            scores[content] = self._events.run(None, {"words": words[None]})[0][0]
        return scores

    def content_words(self, found: Outputs, first: Ints, last: Ints) -> tuple[Ints, Floats]:
        """Which N of a window's words are content words, and what the lower layers make of them, the root first:
        (N + 1, 384). The layers that read events go on from there, beside those that read everything else."""
        content = np.flatnonzero(np.isin(found.chosen[0, 1:, self._word_class], self._content))
        rows = np.concatenate([[0], content + 1])
        return content, (found.middle[0, first[0, rows]] + found.middle[0, last[0, rows]]) * np.float32(0.5)

    def name_arcs(self, dependent: Floats, governor: Floats) -> Ints:
        """Relation numbers (N,) of arcs, from the label halves (N, 256) of their two ends."""
        (relation,) = self.relations.run(None, {"dependent": dependent, "governor": governor})
        return np.asarray(relation, dtype=np.int64)

    def claim_words(
        self, states: NDArray[np.float16], tags: Floats, relations: Ints, classes: Ints
    ) -> tuple[Floats, Floats]:
        """What the claim head makes of W words (W, 192), and its tags (W, 9): see `training.claimhead`."""
        fed = {"states": states[None], "tags": tags[None], "relations": relations[None], "classes": classes[None]}
        words, scores = self._claim_words.run(None, fed)
        return words[0], scores[0]

    def claim_cues(self, words: Floats, inside: Floats, distances: Ints, ways: Ints, steps: Ints) -> Floats:
        """Scores (C, W, 6) of the source and the content of each of C cues; inputs from `claim_words` and `frames`."""
        fed = {"words": words[None], "inside": inside, "distances": distances, "ways": ways, "steps": steps}
        (parts,) = self._claim_cues.run(None, fed)
        return np.asarray(parts, np.float32)


def lexicon_verbs() -> Iterator[str]:
    """Verbs that the lexicons name: each must be recognised in all its forms, whatever training met."""
    for name, column in (("events", "pattern"), ("light_verbs", "pattern"), ("cues", "lemma")):
        for row in table(name, (column,)):
            yield row[column].split()[0].replace("_", " ")


def strong_verbs() -> dict[str, str]:
    """Bases of irregular verbs by their past forms and participles; a form that is also a base is left out."""
    rows = list(table("irregular_verbs", ("base", "past", "participle")))
    bases = {row["base"] for row in rows}
    forms = {form: row["base"] for row in rows for column in ("past", "participle") for form in row.words(column)}
    return {form: base for form, base in forms.items() if form not in bases}


def check(folder: Path) -> None:
    """Compares every file with the manifest. Raises ModelError at the first that differs."""
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        raise ModelError(f"{manifest}: not there; the reading model is missing from this installation")
    for name, expected in json.loads(manifest.read_text("utf-8"))["sha256"].items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path}: not there; the reading model is incomplete")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            raise ModelError(f"{path}: sha256 is {found}, expected {expected}; install the package anew")


_early: dict[Path, Future[ort.InferenceSession]] = {}


def open_early() -> None:
    """Has the runtime open the package's own model in a thread, outside Python's lock, while others are imported.

    The `Weights` of that folder wait for it and raise what went wrong. Once a process: a second call does nothing.
    """
    folder = PACKAGE / "models" / "en"
    if folder in _early:
        return
    opener = ThreadPoolExecutor(1, thread_name_prefix="opening")
    _early[folder] = opener.submit(_session, folder / "windows.onnx")
    opener.shutdown(wait=False)


def _session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    # Windows are too small to be worth sharing out: two threads on two windows beat two on one.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.log_severity_level = 3
    options.add_session_config_entry("optimization.enable_gelu_approximation", "1")  # by tanh: half of its time
    try:
        return ort.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOWER]
        )
    except (RuntimeError, ValueError) as error:
        raise ModelError(f"{path}: onnxruntime cannot open it: {error}") from error
