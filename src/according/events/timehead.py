"""Which time expression dates an event, by a small model over what the reading model makes of both.

For each expression in reach the model weighs its words and the event's (`doc._.word_states`), how far apart they stand,
which way leads from one to the other through the tree, whose sentence it stands in, and whether the rules of timing.py
chose it; "none of them" is one more answer. Trained by `training.datings`; `models/events/MODEL_CARD.md` says on what.
A Doc parsed by another pipeline has no word states: then the rules decide alone.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import SENT_START
from spacy.tokens import Doc, Token

from according.distances import CLASSES, distance_classes
from according.document import READ_REGIONS, Document, Timex
from according.errors import ModelError
from according.events.dating import head_of
from according.events.weightfile import checked
from according.resources import package_path
from according.words import base

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

BACK, AHEAD = 4, 2
"""Sentences before and after an event's own in which its time is looked for."""
UP, DOWN = 3, 4
APART = (UP + 1) * (DOWN + 1)
"""The class of ways between words of two sentences."""
RANKS = 4
KINDS = ("DATE", "TIME", "DURATION", "SET")
SIZES = {
    "distance": CLASSES, "way": APART + 1, "sentence": BACK + AHEAD + 1, "rank": RANKS + 1,
    "kind": len(KINDS), "open": 2,
}  # fmt: skip
"""Classes of each fact, beside `step`, whose classes are relations by name."""
UNKNOWN = ""
"""The step where no way leads, and that of relations the model has not met."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What the model knows of N expressions and an event: facts (N,) by name, word states (N, 192) and (192,)."""

    times: tuple[Timex, ...]
    facts: dict[str, Ints]
    steps: tuple[str, ...]
    states: Floats
    event: Floats


@dataclass(frozen=True, slots=True)
class TimeHead:
    """The weights: two projections, tables of the facts, one hidden layer, and the answer "none"."""

    arrays: dict[str, NDArray[np.float32]]
    steps: dict[str, int]

    def probabilities(self, dates: Dates) -> Floats:
        """(N + 1,): of each expression, last of none of them."""
        w = self.arrays
        keys, query = dates.states @ w["key"] + w["key_bias"], dates.event @ w["query"] + w["query_bias"]
        known = w["step"][[self.steps.get(step, 0) for step in dates.steps]]
        for name, classes in dates.facts.items():
            known = known + w[name][classes]
        wide = np.concatenate([keys, np.broadcast_to(query, keys.shape), keys * query, known], axis=1)
        scores = gelu(wide @ w["up"] + w["up_bias"]) @ w["out"] + w["out_bias"]
        none = query @ w["none"] + w["none_bias"]
        both = np.append(scores, none)
        weights = np.exp(both - both.max())
        return np.asarray(weights / weights.sum(), np.float32)


def gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit, by its tanh form (Hendrycks and Gimpel 2016)."""
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3))), np.float32)


def chosen(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> tuple[Timex | None, float]:
    """The expression that dates the event at `trigger` and how probably; (None, p): none does."""
    found = dates_of(trigger, doc, times, document)
    if found is None or not found.times:
        return None, 1.0
    told = load().probabilities(found)
    best = int(told.argmax())
    return (found.times[best] if best < len(found.times) else None), float(told[best])


def dates_of(trigger: Token, doc: Doc, times: Sequence[Timex], document: Document) -> Dates | None:
    """The expressions in reach of an event with all that the model is told; None where the Doc has no word states."""
    states = doc._.word_states if Doc.has_extension("word_states") else None
    if states is None:
        return None
    starts = np.flatnonzero(doc.to_array(SENT_START) == 1)
    home = int(np.searchsorted(starts, trigger.i, "right"))
    near: list[tuple[Timex, Token, int]] = []
    for timex in times:
        if not datable(timex) or not beside(timex, trigger, document):
            continue
        token = head_of(doc, timex)
        apart = int(np.searchsorted(starts, token.i, "right")) - home if token is not None else AHEAD + 1
        if token is not None and -BACK <= apart <= AHEAD and token.i != trigger.i:
            near.append((timex, token, apart))
    above = chain(trigger)
    ways = [way(above, token, apart) for _, token, apart in near]
    gaps = np.asarray([token.i - trigger.i for _, token, _ in near], np.int64)
    facts = {
        "distance": distance_classes(gaps),
        "way": np.asarray([found for found, _ in ways], np.int64),
        "sentence": np.asarray([apart + BACK for _, _, apart in near], np.int64),
        "rank": np.minimum(np.argsort(np.argsort(np.abs(gaps), kind="stable"), kind="stable"), RANKS),
        "kind": np.asarray([KINDS.index(timex.type) for timex, _, _ in near], np.int64),
        "open": np.asarray(["XXXX" in (timex.value or "") for timex, _, _ in near], np.int64),
    }
    heads = [token.i for _, token, _ in near]
    return Dates(
        tuple(timex for timex, _, _ in near), facts, tuple(step for _, step in ways),
        np.asarray(states[heads], np.float32), np.asarray(states[trigger.i], np.float32),
    )  # fmt: skip


def datable(timex: Timex) -> bool:
    """Whether an expression could date an event: dates and hours, and stretches that count from the report's day."""
    if timex.value is None or timex.value.endswith("_REF") or timex.type not in KINDS:
        return False
    return timex.type in ("DATE", "TIME") or (timex.type == "DURATION" and timex.earliest is not None)


def beside(timex: Timex, trigger: Token, document: Document) -> bool:
    """Whether an expression stands in text that is read, and of a caption only where the event does too."""
    region, home = document.region_at(timex.start), document.region_at(trigger.idx)
    if region is None or home is None:
        return not document.regions
    if "caption" in (region.kind, home.kind):
        return region == home
    return region.kind in READ_REGIONS


def chain(token: Token) -> list[int]:
    """A word and all that it hangs on, by number."""
    found = [token.i]
    while token.head.i != token.i and len(found) < 50:
        token = token.head
        found.append(token.i)
    return found


def way(above: Sequence[int], token: Token, apart: int) -> tuple[int, str]:
    """The class of the way from an event to a word of its sentence, and the relation of its first step down."""
    if apart:
        return APART, UNKNOWN
    node, depth = token, 0
    below = token
    while node.i not in above and node.head.i != node.i and depth < 50:
        below, node, depth = node, node.head, depth + 1
    if node.i not in above:
        return APART, UNKNOWN
    step = base(below.dep_) if depth else UNKNOWN
    return min(above.index(node.i), UP) * (DOWN + 1) + min(depth, DOWN), step


@cache
def load(language: str = "en") -> TimeHead:
    """The head that ships; raises ModelError where its file is missing, altered or lacks a part."""
    return read(package_path("models", "events"), language)


def read(folder: Path, language: str = "en") -> TimeHead:
    """The head of a folder with `times-LANGUAGE.npz` and a manifest of checksums. Raises ModelError as `load`."""
    path = folder / f"times-{language}.npz"
    content = checked(path, "the head for times")
    with np.load(io.BytesIO(content)) as stored:
        arrays = {name: np.asarray(stored[name], np.float32) for name in stored.files if name != "steps"}
        steps = {str(name): number for number, name in enumerate(stored["steps"].tolist())}
    missing = [name for name in (*SIZES, "step", "key", "query", "up", "out", "none") if name not in arrays]
    if missing:
        raise ModelError(f"{path}: has no {', '.join(missing)}")
    return TimeHead(arrays, steps)
