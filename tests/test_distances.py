"""Distances between words in classes."""

from __future__ import annotations

import numpy as np
import pytest

from according.distances import CLASSES, FARTHEST, distance_classes


@pytest.mark.parametrize(
    ("gap", "expected"),
    [(0, 0), (-1, -1), (3, 3), (11, 11), (-12, -12), (24, 16), (48, 20), (500, 20)],
)
def test_near_words_have_classes_of_their_own_and_far_ones_share(gap: int, expected: int) -> None:
    (found,) = distance_classes(np.asarray([gap]))
    assert found - FARTHEST == expected
    assert 0 <= found < CLASSES
