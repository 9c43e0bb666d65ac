"""Scores to structures: dependency trees by maximum spanning tree, spans by BIO tags."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from according.language.weights import Floats, Ints

SURE = 1.0
"""Log odds from which on a sentence begins behind a comma."""


def sentence_groups(start_scores: Floats, forced: NDArray[np.bool_], joined: NDArray[np.bool_] | None = None) -> Ints:
    """A number for each word that is the same within a sentence: (W, 2) scores, (W,) forced starts.

    Words that are `joined` to the one before by a comma begin one only where that is `SURE`: "Hi Ann," does, "In
    Mosul," does not.
    """
    likelier = start_scores[:, 1] - start_scores[:, 0]
    starts = forced | (likelier > (0 if joined is None else np.where(joined, SURE, 0)))
    starts[0] = True
    return np.cumsum(starts)


def tree(arcs: Floats, groups: Ints) -> Ints:
    """Heads (W,) of the words of a window: 0 is the root, else 1 + the number of the head word.

    `arcs` (W + 1, W + 1) scores dependents (rows) by heads (columns). Each sentence gets one root and
    no cycle: the best head of each word where that is a tree already, as it nearly always is, else the
    maximum spanning tree of the sentence (Chu and Liu 1965; Edmonds 1967).
    """
    count = len(groups)
    scores = arcs[1 : count + 1, : count + 1].copy()
    own = np.arange(count)
    scores[:, 1:] -= np.float32(1e9) * (groups[:, None] != groups[None, :])
    scores[own, own + 1] = -1e9
    heads: Ints = scores.argmax(axis=1)
    bounds = np.flatnonzero(np.diff(groups, prepend=-1, append=-2))
    roots = np.add.reduceat(heads == 0, bounds[:-1])
    depths = _reaches_root(heads)
    for index, (begin, end) in enumerate(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)):
        if roots[index] == 1 and depths[begin:end].all():
            continue
        columns = np.concatenate([[0], np.arange(begin + 1, end + 1)])
        local = spanning_tree(scores[begin:end][:, columns])
        heads[begin:end] = np.where(local > 0, local + begin, 0)
    return heads


def _reaches_root(heads: Ints) -> NDArray[np.bool_]:
    """Which words come to the root by following heads: pointer doubling, log2(W) steps."""
    jump = np.concatenate([[0], heads])
    for _ in range(max(1, len(heads).bit_length())):
        jump = jump[jump]
    return np.asarray(jump[1:] == 0)


def spanning_tree(scores: Floats) -> Ints:
    """Heads (n,) of the best tree with a single root; scores (n, n + 1), column 0 the root."""
    count = len(scores)
    if count == 1:
        return np.zeros(1, np.int64)
    wide = scores.astype(np.float64)
    heads = _edmonds(wide)
    if np.count_nonzero(heads == 0) == 1:
        return heads
    best: Ints | None = None
    best_score = -np.inf
    # Only words that score well as the root are tried: the optimum is among them in practice.
    for root in np.argsort(-wide[:, 0])[:3]:
        limited = wide.copy()
        limited[:, 0] = -1e12
        limited[root] = -1e12
        limited[root, 0] = wide[root, 0]
        heads = _edmonds(limited)
        total = float(limited[np.arange(count), heads].sum())
        if total > best_score:
            best, best_score = heads, total
    assert best is not None
    return best


def _edmonds(scores: NDArray[np.float64]) -> Ints:
    """Chu-Liu-Edmonds by contracting one cycle at a time; heads as columns of `scores`."""
    heads: Ints = scores.argmax(axis=1)
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    count = len(scores)
    inside = np.zeros(count, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    own = scores[cycle, heads[cycle]]
    columns = np.concatenate([[0], outside + 1])
    # Entering the cycle at one of its words gives up that word's own arc.
    entering = scores[np.ix_(np.asarray(cycle), columns)] - own[:, None]
    leaving = scores[np.ix_(outside, np.asarray(cycle) + 1)]
    size = len(outside) + 1
    small = np.full((size, size + 1), -1e12)
    small[: size - 1, :size] = scores[np.ix_(outside, columns)]
    small[: size - 1, size] = leaving.max(axis=1) if len(outside) else 0
    small[size - 1, :size] = entering.max(axis=0)
    solved = _edmonds(small)
    result = heads.copy()
    for row, word in enumerate(outside):
        chosen = solved[row]
        result[word] = cycle[int(leaving[row].argmax())] + 1 if chosen == size else columns[chosen]
    entry = solved[size - 1]
    broken = cycle[int(entering[:, entry].argmax())]
    result[broken] = columns[entry]
    return result


def _cycle(heads: Ints) -> list[int] | None:
    """The words of one cycle, or None where every word leads to the root."""
    jump = np.concatenate([[0], heads])
    for _ in range(len(heads).bit_length()):
        jump = jump[jump]
    # After more steps than there are words, whoever has not come to the root stands on a cycle.
    lost = np.flatnonzero(jump)
    if not len(lost):
        return None
    start = int(jump[lost[0]])
    cycle, node = [start - 1], int(heads[start - 1])
    while node != start:
        cycle.append(node - 1)
        node = int(heads[node - 1])
    return cycle


def bio_spans(tags: Ints, breaks: NDArray[np.bool_] | None = None) -> list[tuple[int, int, int]]:
    """Spans (begin, end, kind) of BIO tag numbers: 0 is O, 2k + 1 begins kind k, 2k + 2 goes on.

    An I without its B begins a span; `breaks` marks words that no span may cross into.
    """
    spans: list[tuple[int, int, int]] = []
    for i in np.flatnonzero(tags):
        tag = int(tags[i])
        this, starts = (tag - 1) // 2, tag % 2 == 1
        joined = spans and spans[-1][1] == i and spans[-1][2] == this and not starts
        if joined and not (breaks is not None and breaks[i]):
            spans[-1] = (spans[-1][0], int(i) + 1, this)
        else:
            spans.append((int(i), int(i) + 1, this))
    return spans


def spans_of(scores: Floats, kinds: Ints, offset: int = 0) -> list[tuple[int, int, int]]:
    """Spans (begin, end, kind) that score above 0, in order, of one begin the longer first.

    `scores` and `kinds` (W, n) are of the spans of 1 to n words that begin at each word; `offset` is added to bounds.
    """
    count = len(scores)
    begins, lengths = np.nonzero(scores > 0)
    inside = begins + lengths < count
    found = zip(begins[inside].tolist(), lengths[inside].tolist(), kinds[begins, lengths][inside].tolist(), strict=True)
    return sorted(
        ((a + offset, a + length + 1 + offset, kind) for a, length, kind in found), key=lambda s: (s[0], -s[1])
    )


SURELY_OUT = 5.0
"""Log-odds of O over every other tag from which a word is out of all spans without further thought."""


def best_tags(scores: Floats, breaks: NDArray[np.bool_] | None = None) -> Ints:
    """The likeliest BIO tags (W,) of scores (W, 1 + 2 kinds) in which every I follows its own B or I.

    The likeliest tag of each word where these make such a row already, as they nearly always do; else Viterbi's search,
    over the short runs of words that may be in a span at all, all runs side by side.
    """
    count = len(scores)
    if not count:
        return np.zeros(0, np.int64)
    tags: Ints = scores.argmax(axis=1)
    before = np.concatenate([[0], tags[:-1]])
    if breaks is not None:
        before[breaks] = 0
    astray = (tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1)
    if not astray.any():
        return tags
    maybe = scores[:, 0] - scores[:, 1:].max(axis=1) < SURELY_OUT
    fresh = maybe & ~np.concatenate([[False], maybe[:-1]])
    if breaks is not None:
        fresh |= maybe & breaks
    runs = np.cumsum(fresh)
    wanted = np.zeros(int(runs[-1]) + 1, np.bool_)
    wanted[runs[astray]] = True
    words = np.flatnonzero(maybe & wanted[runs])
    starts = fresh[words]
    run = np.cumsum(starts) - 1
    place = words - words[starts][run]
    chances = scores[words] - np.logaddexp.reduce(scores[words], axis=1, keepdims=True)
    grid = np.full((int(run[-1]) + 1, int(place.max()) + 1, scores.shape[1]), -1e4, np.float32)
    grid[:, :, 0] = 0
    grid[run, place] = chances
    tags[words] = list(itertools.chain.from_iterable(_viterbi(grid, np.bincount(run).tolist())))
    return tags


def _viterbi(grid: Floats, sizes: Sequence[int]) -> list[list[int]]:
    """The best tags of each run of log-chances (R, L, 1 + 2 kinds); `sizes[r]` words of run r are no padding.

    Forward over all runs at once, with as few operations a step as there can be: they cost their call, not their sums.
    """
    runs, length, width = grid.shape
    rows = np.arange(runs)
    state = grid[:, 0].copy()
    state[:, 2::2] = -1e4
    best = np.zeros((length + 1, runs), np.int64)
    goes_on = np.zeros((length, runs, width // 2), bool)
    for step in range(1, length):
        best[step] = state.argmax(axis=1)
        begun, inside = state[:, 1::2], state[:, 2::2]
        np.greater(inside, begun, out=goes_on[step])
        score = grid[:, step] + state[rows, best[step]][:, None]
        np.add(grid[:, step, 2::2], np.maximum(inside, begun), out=score[:, 2::2])
        state = score
    best[length] = state.argmax(axis=1)
    tops, inner = best.tolist(), goes_on.tolist()
    return [_backwards(tops, inner, run, size) for run, size in enumerate(sizes)]


def _backwards(tops: list[list[int]], inner: list[list[list[bool]]], run: int, size: int) -> list[int]:
    """The tags of one run, found from its last word: the best, and before an I the B or I that it goes on from."""
    tag = tops[size][run]
    tags = [tag]
    for step in range(size - 1, 0, -1):
        if tag and not tag % 2:
            tag -= not inner[step][run][tag // 2 - 1]
        else:
            tag = tops[step][run]
        tags.append(tag)
    return tags[::-1]
