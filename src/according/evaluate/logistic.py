"""Logistic regression over named facts, and whether its probabilities hold: folds by document, bins of equal mass.

Nothing here needs more than numpy. Weights minimise the sum of cross-entropies plus half the penalty times the squared
length of the weights (the bias is free), by Newton steps.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Facts = Mapping[str, float]
STEPS = 30
CLOSE = 1e-8
"""A Newton step below this length ends the fit."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights by the names of facts, and the bias; names that are not listed weigh nothing."""

    weights: dict[str, float]
    bias: float

    def probabilities(self, cases: Sequence[Facts]) -> Floats:
        """(N,) probabilities of the cases."""
        scores = [
            self.bias + sum(self.weights.get(name, 0.0) * value for name, value in case.items()) for case in cases
        ]
        return squashed(np.asarray(scores, dtype=np.float64))


def squashed(scores: Floats) -> Floats:
    """The logistic function, without overflow."""
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * scores)))


def fit(cases: Sequence[Facts], right: Sequence[bool], penalty: float) -> Logistic:
    """Weights of cases that are right or wrong; every fact that occurs gets one."""
    names = sorted({name for case in cases for name in case})
    index = {name: column for column, name in enumerate(names)}
    matrix = np.zeros((len(cases), len(names) + 1))
    matrix[:, -1] = 1.0
    for row, case in enumerate(cases):
        for name, value in case.items():
            matrix[row, index[name]] = value
    target = np.asarray(right, dtype=np.float64)
    ridge = np.full(len(names) + 1, penalty)
    ridge[-1] = 1e-6
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        told = squashed(matrix @ weights)
        slope = matrix.T @ (told - target) + ridge * weights
        curve = (matrix * (told * (1.0 - told))[:, None]).T @ matrix + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if float(np.linalg.norm(step)) < CLOSE:
            break
    return Logistic({name: float(weights[index[name]]) for name in names}, float(weights[-1]))


def fold_of(document: str, folds: int) -> int:
    """The fold of a document, by a hash of its name: all its records are in the same one."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % folds


def bins(told: Floats, right: Floats, count: int) -> list[tuple[float, float, int]]:
    """Mean probability, share of right ones and size of `count` bins of equal mass, from the least sure up."""
    order = np.argsort(told, kind="stable")
    parts = [part for part in np.array_split(order, count) if len(part)]
    return [(float(told[part].mean()), float(right[part].mean()), len(part)) for part in parts]


def calibration_error(told: Floats, right: Floats, count: int) -> float:
    """Expected calibration error: mean over the bins, by size, of how far the share of right ones is off."""
    if not len(told):
        return 0.0
    return sum(abs(mean - share) * size for mean, share, size in bins(told, right, count)) / len(told)


def ranking(told: Floats, right: Floats) -> float:
    """The chance that a right one has a higher probability than a wrong one (area under the ROC curve)."""
    good, bad = told[right > 0.5], told[right <= 0.5]
    if not len(good) or not len(bad):
        return 0.5
    above = (good[:, None] > bad[None, :]).mean() + 0.5 * (good[:, None] == bad[None, :]).mean()
    return float(above)
