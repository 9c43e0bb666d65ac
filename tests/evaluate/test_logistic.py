"""Logistic regression and calibration, on made-up facts."""

from __future__ import annotations

import numpy as np
import pytest

from according.evaluate.logistic import Logistic, bins, calibration_error, fit, fold_of, ranking, squashed


def made(number: int) -> tuple[list[dict[str, float]], list[bool]]:
    rng = np.random.default_rng(5)
    cases = [{"told": float(one), "noise": float(other)} for one, other in rng.normal(size=(number, 2))]
    chance = squashed(np.asarray([2.0 * case["told"] - 0.5 for case in cases]))
    return cases, [bool(value) for value in rng.random(number) < chance]


def test_fit_finds_the_weights_that_made_the_answers():
    model = fit(*made(6000), penalty=1.0)
    assert model.weights["told"] == pytest.approx(2.0, abs=0.15)
    assert model.weights["noise"] == pytest.approx(0.0, abs=0.1)
    assert model.bias == pytest.approx(-0.5, abs=0.1)


def test_fit_ends_where_the_slope_is_nothing():
    cases, right = made(80)
    model = fit(cases, right, penalty=3.0)
    off = model.probabilities(cases) - np.asarray(right, dtype=float)
    for name in ("told", "noise"):
        slope = sum(each * case[name] for each, case in zip(off, cases, strict=True)) + 3.0 * model.weights[name]
        assert abs(slope) < 1e-6
    assert abs(off.sum()) < 1e-3


def test_facts_that_nobody_weighed_say_nothing():
    model = Logistic({"known": 1.0}, -0.5)
    told = model.probabilities([{}, {"new": 3.0}, {"known": 0.5}])
    assert told[0] == told[1] < 0.5
    assert told[2] == pytest.approx(0.5)


@pytest.mark.parametrize(("score", "value"), [(0.0, 0.5), (800.0, 1.0), (-800.0, 0.0)])
def test_squashed_does_not_overflow(score, value):
    assert squashed(np.asarray([score]))[0] == pytest.approx(value)


def test_bins_hold_as_many_each_from_the_least_sure_up():
    told, right = np.asarray([0.9, 0.1, 0.8, 0.2]), np.asarray([1.0, 0.0, 0.0, 1.0])
    assert bins(told, right, 2) == [(pytest.approx(0.15), 0.5, 2), (pytest.approx(0.85), 0.5, 2)]


def test_bins_without_a_record_are_left_out():
    assert len(bins(np.asarray([0.3, 0.4]), np.asarray([1.0, 0.0]), 10)) == 2


def test_calibration_error_is_the_mean_distance_from_the_diagonal():
    told, right = np.asarray([0.9, 0.1, 0.8, 0.2]), np.asarray([1.0, 0.0, 0.0, 1.0])
    assert calibration_error(told, right, 2) == pytest.approx(0.35)
    assert calibration_error(np.asarray([]), np.asarray([]), 10) == 0.0


def test_probabilities_that_made_the_answers_are_calibrated():
    rng = np.random.default_rng(9)
    told = rng.random(20000)
    right = (rng.random(20000) < told).astype(float)
    assert calibration_error(told, right, 10) < 0.02
    assert calibration_error(np.clip(told + 0.2, 0, 1), right, 10) > 0.15


@pytest.mark.parametrize(("told", "value"), [([0.9, 0.8, 0.1], 1.0), ([0.1, 0.2, 0.9], 0.0), ([0.5, 0.5, 0.5], 0.5)])
def test_ranking(told, value):
    assert ranking(np.asarray(told), np.asarray([1.0, 1.0, 0.0])) == pytest.approx(value)


def test_ranking_of_one_kind_alone_says_nothing():
    assert ranking(np.asarray([0.2, 0.9]), np.asarray([1.0, 1.0])) == 0.5


def test_a_document_is_always_in_the_same_fold():
    found = {name: fold_of(name, 10) for name in ("a", "b", "c", "d")}
    assert found == {name: fold_of(name, 10) for name in found}
    assert len({fold_of(str(number), 10) for number in range(200)}) == 10
