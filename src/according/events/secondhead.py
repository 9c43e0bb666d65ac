"""The second reader's weights: who plays which role in an event, its status, its type, and whether it is one at all.

A transformer of two small layers over what the reading model makes of a window's words (window.py), told what the rules
made of the event.
Trained by `training.rereading`; `models/events/MODEL_CARD.md` says on what.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from according.errors import ModelError
from according.events.odds import log_odds, probability
from according.events.weightfile import checked
from according.events.window import TABLES, Role, Window
from according.record import PLOVER_TYPES, STATUSES
from according.resources import package_path
from according.ways import Floats, Ints

BATCH = 16
LEAST = 1e-3
"""Confidences nearer to 0 or 1 than this say no more than this."""
NOT_THERE = -1e4
"""What a word that only fills up a batch is worth to the others."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Log odds (W, 5) that each word heads what plays each role, log weights of statuses (7,) and types (16,), and the
    log odds that the word tells an event at all."""

    roles: Floats
    statuses: Floats
    event: float
    types: Floats


@dataclass(frozen=True, slots=True)
class Limits:
    """From how much more likely on (in log odds) the second reading overrules the rules: by role where they choose
    nobody (`empty`) and where they choose somebody (`given`), and of statuses; below `event`, a word is no event.

    `confidence`: bias and weights, of the log odds of a record's confidence by the judge, of its being an event, and of
    its type.
    """

    empty: tuple[float, ...]
    given: tuple[float, ...]
    status: float
    event: float
    confidence: tuple[float, float, float, float]


class SecondHead:
    """The opened weights with the numbers of relations that they know."""

    def __init__(self, content: bytes, relations: dict[str, int], limits: Limits) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = ort.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        self.relations = relations
        self.limits = limits

    def opinions(self, windows: Sequence[Window], states: Floats) -> list[Opinion]:
        """What is made of each of some windows of one Doc, whose words' states (N, 1152) are given."""
        found: list[Opinion | None] = [None] * len(windows)
        order = sorted(range(len(windows)), key=lambda number: len(windows[number].words))
        for begin in range(0, len(order), BATCH):
            chosen = order[begin : begin + BATCH]
            for number, opinion in zip(chosen, self.run([windows[n] for n in chosen], states), strict=True):
                found[number] = opinion
        return [opinion for opinion in found if opinion is not None]

    def run(self, windows: Sequence[Window], states: Floats) -> list[Opinion]:
        """One batch."""
        words = np.unique(np.concatenate([window.words for window in windows]))
        rows = [np.searchsorted(words, window.words) for window in windows]
        roles, tops = self.session.run(None, batch_of(windows, rows, states[words]))
        first, second = len(STATUSES), len(STATUSES) + 1
        return [
            Opinion(role[: len(window.words)], top[:first], float(top[first]), top[second : second + len(PLOVER_TYPES)])
            for window, role, top in zip(windows, roles, tops, strict=True)
        ]


def choice(role: int, window: Window, opinion: Opinion, limits: Limits) -> list[int] | None:
    """The words of a window that head what plays a role; None where the rules' choice stands.

    It stands where it is outside the window, and where what the second reader makes of it is not likelier by `limits`.
    """
    ruled = set(window.ruled[role])
    if -1 in ruled:
        return None
    odds = opinion.roles[:, role]
    fits = window.fitting(role)
    fits[list(ruled)] = True
    best = {int(word) for word in np.flatnonzero(fits & (odds > 0))}
    if role in (Role.PLACE, Role.TIME) and len(best) > 1:
        best = {max(best, key=lambda word: float(odds[word]))}
    gain = sum(float(odds[word]) for word in best - ruled) - sum(float(odds[word]) for word in ruled - best)
    limit = (limits.given if ruled else limits.empty)[role]
    return sorted(best) if best != ruled and gain >= limit else None


def confidence(judged: float, opinion: Opinion, kind: str, limits: Limits) -> float:
    """How probably a record is an event of its type, by the judge's word for it and the second reader's; a type of an
    ontology of one's own is one that this knows nothing of."""
    bias, before, event, typed = limits.confidence
    score = bias + before * log_odds(judged, LEAST) + event * opinion.event
    if kind in PLOVER_TYPES:
        score += typed * log_odds(type_share(opinion, kind), LEAST)
    return probability(score)


def type_share(opinion: Opinion, kind: str) -> float:
    """The probability of a type of the sixteen, if the word is an event."""
    weights = np.exp(opinion.types - opinion.types.max())
    return float(weights[PLOVER_TYPES.index(kind)] / weights.sum())


def batch_of(windows: Sequence[Window], rows: Sequence[Ints], states: Floats) -> dict[str, NDArray[np.generic]]:
    """The inputs of a batch of B windows, filled up to the longest.

    states (N, 1152) of all their words, each once; words (B, W), the rows of a window's words in it; flags (B, W, 8),
    bias (B, W) with `NOT_THERE` where a window has no word, given (B, 28), and each of `TABLES` (B, W).
    """
    longest, count = max(len(window.words) for window in windows), len(windows)
    wide = {name: np.zeros((count, longest), np.int64) for name in ("words", *TABLES)}
    flags = np.zeros((count, longest, windows[0].flags.shape[-1]), np.float32)
    bias = np.full((count, longest), NOT_THERE, np.float32)
    for row, window in enumerate(windows):
        size = len(window.words)
        wide["words"][row, :size], flags[row, :size], bias[row, :size] = rows[row], window.flags, 0
        for name in TABLES:
            wide[name][row, :size] = window.tables[name]
    fed: dict[str, NDArray[np.generic]] = {"states": states.astype(np.float32), "words": wide.pop("words")}
    fed |= {"flags": flags, "bias": bias, "given": np.stack([window.given for window in windows])}
    return fed | wide


@cache
def load(language: str = "en") -> SecondHead:
    """The weights that ship; raises ModelError where a file is missing, altered or lacks a part."""
    return read(package_path("models", "events"), language)


def read(folder: Path, language: str = "en") -> SecondHead:
    """The weights of a folder with `second-LANGUAGE.onnx`, `second-LANGUAGE.json` and a manifest of checksums."""
    path = folder / f"second-{language}.json"
    stored = json.loads(checked(path, "the second reader"))
    try:
        roles, sure = (tuple(stored["empty"]), tuple(stored["given"])), tuple(stored["confidence"])
        limits = Limits(*roles, stored["status"], stored["event"], sure)
        relations = {name: number for number, name in enumerate(stored["relations"])}
    except KeyError as error:
        raise ModelError(f"{path}: has no {error}") from error
    return SecondHead(checked(folder / f"second-{language}.onnx", "the second reader"), relations, limits)
