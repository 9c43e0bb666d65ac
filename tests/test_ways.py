"""Where the words of a window stand to a cue."""

from __future__ import annotations

import numpy as np

from according.distances import FARTHEST
from according.ways import DISTANCES, NO_WAY, WAYS, frames

# The mayor said that floods had come . / Go !
HEADS = np.asarray([2, 3, 0, 7, 7, 7, 3, 3, 0, 9])
RELATIONS = np.arange(10)
SAID = range(2, 3)


def test_words_know_how_far_the_cue_is() -> None:
    _, classes, _, _ = frames([range(3, 5)], HEADS[:9], RELATIONS, 10)
    assert (classes[0] - FARTHEST).tolist() == [-3, -2, -1, 0, 0, 1, 2, 3, 4]


def test_ways_lead_up_from_the_cue_and_down_again() -> None:
    _, _, way, step = frames([range(6, 7), SAID], HEADS, RELATIONS, 10)
    # From "come": to "said" one up, to "mayor" one up and one down, to "floods" one down.
    assert way[0, [6, 4, 2, 1, 0]].tolist() == [0, 1, 5, 6, 7]
    assert step[0, [4, 1, 0]].tolist() == [4, 1, 1]
    assert step[1, [4, 3, 0]].tolist() == [6, 6, 1]


def test_another_sentence_has_no_way() -> None:
    _, _, way, step = frames([SAID], HEADS, RELATIONS, 10)
    assert way[0, 8:].tolist() == [NO_WAY, NO_WAY]
    assert step[0, 8:].tolist() == [10, 10]


def test_all_classes_are_within_their_tables() -> None:
    rng = np.random.default_rng(3)
    heads = np.asarray([rng.integers(0, i + 1) for i in range(300)])
    inside, distance, way, _ = frames([range(5, 8), range(299, 300)], heads, np.zeros(300, np.int64), 1)
    assert inside.sum(axis=1).tolist() == [3, 1]
    assert set(distance.ravel()) <= set(range(DISTANCES))
    assert set(way.ravel()) <= set(range(WAYS))


def test_a_circle_ends() -> None:
    _, _, way, _ = frames([range(1)], np.asarray([2, 1]), np.zeros(2, np.int64), 1)
    assert way.tolist() == [[0, 5]]
