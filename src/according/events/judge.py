"""The judge: how probably a trigger with its record is right, by two small logistic models over its facts (facts.py).

`trigger` decides on what the rules found too bare or too private: from `threshold` on it is a record all the same; what
they have nothing against is none below `veto`.
`confidence` is the probability that a record's trigger and type are right. Both are fitted by `training/trigger.py`;
`models/events/MODEL_CARD.md` says on what.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from according.errors import ModelError
from according.events import odds
from according.events.facts import ABOUT_REPORT, facts
from according.events.predicates import Candidate
from according.events.public import LEAST
from according.events.weightfile import checked
from according.record import Record
from according.resources import package_path

if TYPE_CHECKING:
    from according.events.coding import Coder

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Judge:
    """Both models, weights by fact with the bias under the name "", and the limits of the first.

    Facts without a weight say nothing.
    """

    trigger: Weights
    confidence: Weights
    threshold: float
    veto: float

    def likely(self, facts: Mapping[str, float]) -> float:
        """The probability that a trigger is an event of its row's type."""
        return probability(self.trigger, facts)

    def sure(self, facts: Mapping[str, float]) -> float:
        """The probability that a written record's trigger and type are right."""
        return probability(self.confidence, {name: value for name, value in facts.items() if name not in ABOUT_REPORT})


@dataclass(frozen=True, slots=True)
class Judged:
    """A trigger that the judge weighed: its record, its facts, and the rules' reason against it, where they had one."""

    record: Record
    facts: Mapping[str, float]
    refused: str | None


def judged(work: Coder, candidate: Candidate, record: Record, reason: str | None) -> Record | str:
    """The record with its confidence, or why there is none.

    The rules' reason against it stands unless the judge finds it likely; what they have nothing against is none where
    it finds it unlikely, in texts long enough to tell what they are about. Rows of a project or of another ontology are
    never doubted: who writes a row has decided.
    """
    judge, known, row = load(), facts(work, candidate, record, reason), candidate.row
    if work.trace is not None:
        work.trace.judged.append(Judged(record, known, reason))
    likely = judge.likely(known)
    if reason is None:
        if likely < judge.veto and work.stage.parties >= LEAST and row.own is None and not row.project:
            return f"unlikely: {candidate.token.text!r} is an event with probability {likely:.2f} ({row.label})"
        return replace(record, confidence=judge.sure(known))
    if likely < judge.threshold:
        return reason
    return replace(record, confidence=judge.sure(known), why=(*record.why, f"judge: {likely:.2f}, though {reason}"))


def probability(weights: Weights, facts: Mapping[str, float]) -> float:
    """The logistic function of the weighted sum of the facts."""
    score = weights[""] + sum(weights.get(name, 0.0) * value for name, value in facts.items())
    return odds.probability(score)


@cache
def load(language: str = "en") -> Judge:
    """The judge that ships; raises ModelError where its file is missing, altered or lacks a part."""
    return read(package_path("models", "events"), language)


def read(folder: Path, language: str = "en") -> Judge:
    """The judge of a folder with `judge-LANGUAGE.json` and a manifest of checksums. Raises ModelError as `load`."""
    path = folder / f"judge-{language}.json"
    content = checked(path, "the judge of events")
    stored = json.loads(content)
    try:
        limits = float(stored["threshold"]), float(stored["veto"])
        judge = Judge(stored["trigger"], stored["confidence"], *limits)
    except KeyError as error:
        raise ModelError(f"{path}: has no {error}") from error
    if "" not in judge.trigger or "" not in judge.confidence:
        raise ModelError(f'{path}: a model has no bias (its weight under the name "")')
    return judge
