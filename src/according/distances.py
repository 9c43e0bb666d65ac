"""How far apart two words stand, in classes that a small model can learn: near ones one by one, far ones together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SINGLE, FARTHEST, DOUBLING = 12, 20, 4
"""Words counted one by one, the highest class to either side, classes to each doubling beyond `SINGLE`."""
CLASSES = 2 * FARTHEST + 1
"""Classes in all; the middle one, `FARTHEST`, is no distance."""


def distance_classes(gaps: NDArray[np.int64]) -> NDArray[np.int64]:
    """Classes of distances in words, of the same shape; those to the left (below 0) stand below the middle."""
    size = np.abs(gaps)
    wide = np.minimum(SINGLE + np.log2(np.maximum(size, SINGLE) / SINGLE) * DOUBLING, FARTHEST)
    return np.asarray(np.sign(gaps) * np.where(size < SINGLE, size, wide).astype(np.int64) + FARTHEST, np.int64)
