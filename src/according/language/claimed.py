"""Who says what in a window, by the claim head: cues first, then the source and the content of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from according.language.decode import best_tags, bio_spans
from according.language.weights import Floats, Ints, Weights
from according.ways import frames

CUE = slice(3, 6)
SOURCE = slice(0, 3)
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue, who says it and what, as ranges of words; None and nothing where the window does not hold it."""

    cue: Range
    source: Range | None
    contents: tuple[Range, ...]


def attributions(
    words: Floats, scores: Floats, heads: Ints, relations: Ints, weights: Weights, offset: int = 0
) -> Iterator[Attribution]:
    """The attributions of one window of W words; `offset` is added to all bounds.

    words (W, 192) and scores (W, 9) as `Weights.claim_words` gives them; heads (W,) as in `decode.tree`, relations (W,)
    by number.
    """
    cues = [range(begin, end) for begin, end, _ in bio_spans(best_tags(scores[:, CUE]))]
    if not cues:
        return
    parts = weights.claim_cues(words, *frames(cues, heads, relations, len(weights.labels.classes["relation"])))
    for cue, part, (sources, contents) in zip(cues, parts, _spans(parts), strict=True):
        source = _likeliest(sources, part[:, SOURCE])
        moved = (source[0] + offset, source[1] + offset) if source is not None else None
        yield Attribution(
            (cue.start + offset, cue.stop + offset), moved, tuple((a + offset, b + offset) for a, b in contents)
        )


def _spans(parts: Floats) -> list[tuple[list[Range], list[Range]]]:
    """The sources and the contents of each of C cues, from scores (C, W, 6): one search finds them all."""
    cues, count, _ = parts.shape
    rows = np.ascontiguousarray(parts.reshape(cues, count, 2, 3).transpose(0, 2, 1, 3)).reshape(-1, 3)
    breaks = np.zeros(len(rows), np.bool_)
    breaks[::count] = True
    found: list[tuple[list[Range], list[Range]]] = [([], []) for _ in range(cues)]
    for begin, end, _ in bio_spans(best_tags(rows, breaks), breaks):
        row = begin // count
        found[row // 2][row % 2].append((begin - row * count, end - row * count))
    return found


def _likeliest(spans: list[Range], scores: Floats) -> Range | None:
    """A claim has one source: the span whose words are surest."""
    return max(
        spans, key=lambda s: float((scores[s[0] : s[1], 1:].max(1) - scores[s[0] : s[1], 0]).mean()), default=None
    )
