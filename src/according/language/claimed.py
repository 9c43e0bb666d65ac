"""Who says what, by the claim head: the cues of some windows first, then the source and the content of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class WindowWords:
    """What is known of the W words of a window, the first of which is word `begin` of the Doc.

    words (W, 192) and scores (W, 9) as `Weights.claim_words` gives them; heads (W,) as in `decode.tree`, relations (W,)
    by number.
    """

    words: Floats
    scores: Floats
    heads: Ints
    relations: Ints
    begin: int


def attributions(windows: Sequence[WindowWords], weights: Weights) -> Iterator[Attribution]:
    """The attributions of windows of one Doc, in order. Spans are sought in all of them at once, never across two."""
    parted = [
        (window, cues, weights.claim_cues(window.words, *_frames(window, cues, weights)))
        for window, cues in zip(windows, _cues(windows), strict=True)
        if cues
    ]
    spans = iter(_spans([parts for _, _, parts in parted]))
    for window, cues, parts in parted:
        for cue, part in zip(cues, parts, strict=True):
            sources, contents = next(spans)
            source = _likeliest(sources, part[:, SOURCE])
            yield Attribution(
                (cue.start + window.begin, cue.stop + window.begin),
                None if source is None else (source[0] + window.begin, source[1] + window.begin),
                tuple((a + window.begin, b + window.begin) for a, b in contents),
            )


def _frames(window: WindowWords, cues: Sequence[range], weights: Weights) -> tuple[Floats, Ints, Ints, Ints]:
    return frames(cues, window.heads, window.relations, len(weights.labels.classes["relation"]))


def _cues(windows: Sequence[WindowWords]) -> list[list[range]]:
    """The cues of each window, by its own words."""
    starts = np.cumsum([0, *(len(window.scores) for window in windows)])
    breaks = np.zeros(starts[-1], np.bool_)
    breaks[starts[:-1]] = True
    scores = np.concatenate([window.scores[:, CUE] for window in windows])
    found: list[list[range]] = [[] for _ in windows]
    for begin, end, _ in bio_spans(best_tags(scores, breaks), breaks):
        number = int(starts.searchsorted(begin, "right")) - 1
        found[number].append(range(begin - int(starts[number]), end - int(starts[number])))
    return found


def _spans(parts: Sequence[Floats]) -> list[tuple[list[Range], list[Range]]]:
    """The sources and the contents of each cue, from the scores (C, W, 6) of the C cues of each window."""
    if not parts:
        return []
    # Each cue has a row of W words for its sources, then one for its contents.
    rows = [part.reshape(*part.shape[:2], 2, 3).transpose(0, 2, 1, 3).reshape(-1, 3) for part in parts]
    lengths = [part.shape[1] for part in parts for _ in range(2 * part.shape[0])]
    starts = np.cumsum([0, *lengths])
    breaks = np.zeros(starts[-1], np.bool_)
    breaks[starts[:-1]] = True
    found: list[tuple[list[Range], list[Range]]] = [([], []) for _ in range(len(lengths) // 2)]
    for begin, end, _ in bio_spans(best_tags(np.concatenate(rows), breaks), breaks):
        row = int(starts.searchsorted(begin, "right")) - 1
        found[row // 2][row % 2].append((begin - int(starts[row]), end - int(starts[row])))
    return found


def _likeliest(spans: list[Range], scores: Floats) -> Range | None:
    """A claim has one source: the span whose words are surest."""
    if len(spans) < 2:
        return spans[0] if spans else None
    return max(spans, key=lambda s: float((scores[s[0] : s[1], 1:].max(1) - scores[s[0] : s[1], 0]).mean()))
