"""How the words of a window stand to a cue or an event: before or after it and how far, and which way through the tree.

What the claim head (`training.claimhead`) and the second reader (`training.secondnet`) are told of each word, in
numbers: arrays of whole numbers, (cues, words).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from according.distances import CLASSES, distance_classes

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

DISTANCES = CLASSES
"""Classes of distance; the middle one is the cue itself."""
UP, DOWN = 3, 4
NO_WAY = (UP + 1) * (DOWN + 1) + 4
WAYS = NO_WAY + 1
"""Classes of ways: up to three steps up from the cue, then up to four down; the last: another tree."""


def frames(cues: Sequence[range], heads: Ints, relations: Ints, unknown: int) -> tuple[Floats, Ints, Ints, Ints]:
    """For each cue and word: 1 inside the cue, else 0; classes of distance and of way; the relation of the way's first
    step down (`unknown`: another tree). `heads` (W,) as in `decode.tree`, `relations` (W,) numbers.
    """
    count = len(heads)
    words = np.arange(count)
    bounds = np.array([(cue.start, cue.stop) for cue in cues], np.int64).reshape(-1, 2)
    starts, stops = bounds[:, :1], bounds[:, 1:]
    gaps = np.minimum(words - starts, 0) + np.maximum(words - stops + 1, 0)
    inside = ((words >= starts) & (words < stops)).astype(np.float32)
    way, top = ways(np.array([_head(cue, heads - 1) for cue in cues], np.int64), heads - 1)
    return inside, distance_classes(gaps), way, np.where(top >= 0, relations[np.maximum(top, 0)], unknown)


def ways(places: Ints, above: Ints) -> tuple[Ints, Ints]:
    """Classes of the ways from C words to each of W, and the first word of each way's part down (-1: none).

    Both are (C, W). `above` (W,): the word that each hangs on, -1 for roots.
    """
    chains = _chains(above)
    depth, count = chains.shape
    rows = np.arange(len(places))
    height = np.full((len(places), count + 1), -1, np.int64)
    for steps in range(depth - 1, -1, -1):
        height[rows, chains[steps, places]] = steps
    height[:, count] = -1
    met = height[:, chains]
    down = (met >= 0).argmax(axis=1)
    up = np.take_along_axis(met, down[:, None], axis=1)[:, 0]
    top = chains[np.maximum(down - 1, 0), np.arange(count)]
    together = up >= 0
    way = np.where(together, np.minimum(up, UP) * (DOWN + 1) + np.minimum(down, DOWN), NO_WAY)
    return way, np.where(together, top, -1)


def _head(cue: range, above: Ints) -> int:
    """The word of a cue that hangs on none of its others."""
    return next((word for word in cue if above[word] not in cue), cue.start)


def _chains(above: Ints) -> Ints:
    """Column by column (steps, W) a word and all that it hangs on, up to the root, then W; no more steps than there are
    words, should they hang in a circle.
    """
    count = len(above)
    higher = np.append(np.where(above < 0, count, above), count)
    rows = [np.arange(count)]
    while len(rows) < count and (row := higher[rows[-1]]).min() < count:
        rows.append(row)
    return np.stack(rows)
