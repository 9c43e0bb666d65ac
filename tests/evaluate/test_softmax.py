"""The linear classifier of evaluations, on made-up bags of words."""

from __future__ import annotations

import numpy as np

from according.evaluate.softmax import cross_validated, features, fit, folds, macro_f1, probabilities


def test_features_are_unit_rows_and_rare_ones_are_left_out():
    matrix = features([["word=a", "word=b"], ["word=a", "code=x"], ["word=b", "code=x"], ["word=once"]])
    assert matrix.shape == (4, 3)
    assert np.allclose(np.linalg.norm(matrix, axis=1), [1, 1, 1, 0])


def test_groups_weigh_the_same_whatever_their_number():
    matrix = features([["word=a", "word=b", "code=x"], ["word=a", "word=b", "code=x"]])
    assert np.isclose((matrix[0, 1:] ** 2).sum(), (matrix[0, :1] ** 2).sum())


def test_fit_comes_to_the_point_where_the_slope_is_nothing():
    rng = np.random.default_rng(1)
    matrix = rng.normal(size=(40, 5))
    classes = rng.integers(0, 3, 40)
    gram = matrix @ matrix.T
    weights = fit(gram, classes, 3, 0.05)
    slope = (probabilities(gram @ weights) - np.eye(3)[classes]) / 40 + 0.05 * weights
    assert np.abs(slope).max() < 1e-4


def test_what_words_tell_is_learnt_and_what_they_do_not_is_not():
    bags = [[f"word=w{i % 3}", f"word=noise{i % 7}"] for i in range(60)]
    classes = np.arange(60) % 3
    fold = folds([str(i) for i in range(60)], 5)
    assert (cross_validated(features(bags), classes, fold, 3, 1e-3) == classes).all()
    blank = cross_validated(features([["word=a"]] * 60), classes, fold, 3, 1e-3)
    assert macro_f1(blank, classes, 3)[0] < 0.5


def test_the_same_text_is_always_in_the_same_fold():
    assert folds(["a", "b", "a"], 10)[0] == folds(["a"], 10)[0] == folds(["a", "b", "a"], 10)[2]


def test_macro_f1_is_the_mean_over_classes():
    told, gold = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1])
    macro, each = macro_f1(told, gold, 2)
    assert each == [2 / 3, 0.8]
    assert macro == sum(each) / 2
