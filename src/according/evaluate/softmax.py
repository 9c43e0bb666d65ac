"""A small linear classifier for evaluations: multinomial logistic regression by kernel, and cross-validation.

Nothing here needs more than numpy. Training minimises the mean cross-entropy with an L2 penalty by Newton steps with
Böhning's fixed bound of the Hessian (Böhning 1992, "Multinomial logistic regression algorithm"), written in terms of
the Gram matrix: with N sentences a step costs N x N x K whatever the number of features.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
STEPS = 60


def features(bags: Sequence[Iterable[str]], least: int = 2) -> Floats:
    """(N, F) matrix of the features that occur in `least` bags or more: tf-idf, rows of length 1 in all.

    A feature is named `group=value`; each group is scaled to length 1 by itself, so that a few codes weigh as much
    as many words.
    """
    counts = [Counter(bag) for bag in bags]
    seen = Counter(name for bag in counts for name in bag)
    names = sorted(name for name, number in seen.items() if number >= least)
    index = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(counts), len(names)))
    for row, bag in enumerate(counts):
        for name, number in bag.items():
            if name in index:
                matrix[row, index[name]] = (1 + np.log(number)) * (1 + np.log(len(counts) / seen[name]))
    groups = sorted({name.partition("=")[0] for name in names})
    for group in groups:
        columns = [i for i, name in enumerate(names) if name.partition("=")[0] == group]
        matrix[:, columns] = unit_rows(matrix[:, columns])
    return unit_rows(matrix)


def unit_rows(matrix: Floats) -> Floats:
    """The matrix with rows of length 1; rows of zeros stay."""
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.where(lengths > 0, lengths, 1.0))


def probabilities(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def fit(gram: Floats, classes: Ints, count: int, penalty: float) -> Floats:
    """Weights (N, K) of the training sentences for `count` classes: scores are the kernel rows times these.

    `gram` (N, N) holds their inner products, `classes` (N,) their class numbers, `penalty` the L2 penalty.
    """
    number = len(classes)
    target = np.eye(count)[classes]
    weights = np.zeros((number, count))
    bound = np.linalg.inv(0.5 * gram / number + penalty * np.eye(number))
    for _ in range(STEPS):
        slope = (probabilities(gram @ weights) - target) / number + penalty * weights
        weights -= bound @ slope
    return weights


def folds(names: Sequence[str], count: int) -> Ints:
    """A fold for each sentence, by a hash of its text: the same text is always in the same one."""
    return np.asarray([int(hashlib.sha256(name.encode()).hexdigest(), 16) % count for name in names])


def cross_validated(matrix: Floats, classes: Ints, fold: Ints, count: int, penalty: float) -> Ints:
    """The class of each sentence, told by weights that were fitted on the other folds: matrix (N, F), the rest (N,)."""
    gram = matrix @ matrix.T + 1.0  # the constant is the bias
    told = np.zeros(len(classes), np.int64)
    for number in np.unique(fold):
        held, rest = np.flatnonzero(fold == number), np.flatnonzero(fold != number)
        weights = fit(gram[np.ix_(rest, rest)], classes[rest], count, penalty)
        told[held] = (gram[np.ix_(held, rest)] @ weights).argmax(axis=1)
    return told


def macro_f1(told: Ints, classes: Ints, count: int) -> tuple[float, list[float]]:
    """Mean F1 over the classes, and the F1 of each."""
    each = []
    for number in range(count):
        right = float(np.sum((told == number) & (classes == number)))
        both = float(np.sum(told == number) + np.sum(classes == number))
        each.append(2 * right / both if both else 0.0)
    return sum(each) / count, each
