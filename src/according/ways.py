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
    above = heads - 1
    chains = [_chain(word, above) for word in range(count)]
    inside = np.zeros((len(cues), count), np.float32)
    distance, way, step = (np.empty((len(cues), count), np.int64) for _ in range(3))
    for row, cue in enumerate(cues):
        inside[row, cue.start : cue.stop] = 1
        distance[row] = distances(cue, count)
        way[row], top = ways(cue, chains, above)
        step[row] = np.where(top >= 0, relations[np.maximum(top, 0)], unknown)
    return inside, distance, way, step


def distances(cue: range, count: int) -> Ints:
    """Classes of the distances of `count` words from a cue."""
    places = np.arange(count)
    apart = np.where(places < cue.start, places - cue.start, np.maximum(places - cue.stop + 1, 0))
    return distance_classes(apart)


def ways(cue: range, chains: list[list[int]], above: Ints) -> tuple[Ints, Ints]:
    """Classes of the ways from a cue's head to each word, and the first word of each way's part down (-1: none)."""
    head = next((word for word in cue if above[word] not in cue), cue.start)
    height = {word: steps for steps, word in enumerate(chains[head])}
    way, top = np.full(len(chains), NO_WAY, np.int64), np.full(len(chains), -1, np.int64)
    for word, chain in enumerate(chains):
        for depth, node in enumerate(chain):
            up = height.get(node)
            if up is not None:
                way[word] = min(up, UP) * (DOWN + 1) + min(depth, DOWN)
                top[word] = chain[depth - 1] if depth else word
                break
    return way, top


def _chain(word: int, above: Ints) -> list[int]:
    """A word and all that it hangs on, up to the root; no longer than there are words, should they hang in a circle."""
    chain: list[int] = []
    while word >= 0 and len(chain) < len(above):
        chain.append(word)
        word = int(above[word])
    return chain
