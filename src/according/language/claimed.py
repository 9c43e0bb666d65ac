"""Who says what in a window, by the claim head: cues first, then the source and the content of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from according.language.decode import best_tags, bio_spans
from according.language.weights import Floats, Ints, Weights
from according.ways import frames

CUE = slice(3, 6)
SOURCE, CONTENT = slice(0, 3), slice(3, 6)
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
    for cue, part in zip(cues, parts, strict=True):
        source = _likeliest(_spans(part[:, SOURCE]), part[:, SOURCE])
        contents = tuple((a + offset, b + offset) for a, b in _spans(part[:, CONTENT]))
        moved = (source[0] + offset, source[1] + offset) if source is not None else None
        yield Attribution((cue.start + offset, cue.stop + offset), moved, contents)


def _spans(scores: Floats) -> list[Range]:
    return [(begin, end) for begin, end, _ in bio_spans(best_tags(np.ascontiguousarray(scores)))]


def _likeliest(spans: list[Range], scores: Floats) -> Range | None:
    """A claim has one source: the span whose words are surest."""
    return max(
        spans, key=lambda s: float((scores[s[0] : s[1], 1:].max(1) - scores[s[0] : s[1], 0]).mean()), default=None
    )
