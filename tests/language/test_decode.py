"""Trees and spans out of scores."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from according.language.decode import best_tags, bio_spans, sentence_groups, spanning_tree, spans_of, tree


def is_tree(heads: list[int]) -> bool:
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


@pytest.mark.parametrize("seed", range(12))
def test_one_root_and_no_cycle_in_each_sentence(seed: int) -> None:
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 40))
    arcs = rng.normal(size=(count + 1, count + 1)).astype(np.float32)
    groups = np.cumsum(rng.random(count) < 0.2)
    heads = tree(arcs, groups)
    assert is_tree(heads.tolist())
    for group in set(groups.tolist()):
        inside = np.flatnonzero(groups == group)
        assert (heads[inside] == 0).sum() == 1
        assert all(h == 0 or groups[h - 1] == group for h in heads[inside])


@pytest.mark.parametrize("seed", range(8))
def test_best_of_all_trees(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(3, 4)).astype(np.float32)
    scores[np.arange(3), np.arange(1, 4)] = -1e9
    every = [h for h in itertools.product(range(4), repeat=3) if h.count(0) == 1 and is_tree(list(h))]
    best = max(every, key=lambda heads: sum(float(scores[i, h]) for i, h in enumerate(heads)))
    assert spanning_tree(scores).tolist() == list(best)


def test_sentences_begin_where_scored_or_forced() -> None:
    scores = np.asarray([[1, 0], [1, 0], [0, 1], [1, 0]], np.float32)
    groups = sentence_groups(scores, np.asarray([False, False, False, True]))
    assert groups.tolist() == [1, 1, 2, 3]


def test_bio_spans() -> None:
    tags = np.asarray([1, 2, 0, 2, 1, 1, 3, 2])
    assert bio_spans(tags) == [(0, 2, 0), (3, 4, 0), (4, 5, 0), (5, 6, 0), (6, 7, 1), (7, 8, 0)]


def test_spans_may_lie_in_others_and_end_with_the_last_word() -> None:
    scores = np.full((3, 4), -1.0, np.float32)
    scores[0, [0, 2]] = scores[1, 0] = scores[2, 1] = 1  # the last one runs past the window
    kinds = np.tile(np.arange(4), (3, 1))
    assert spans_of(scores, kinds, 10) == [(10, 13, 2), (10, 11, 0), (11, 12, 0)]


def test_no_span_runs_over_a_break() -> None:
    tags = np.asarray([1, 2, 2])
    assert bio_spans(tags, np.asarray([True, False, True])) == [(0, 2, 0), (2, 3, 0)]


def legal(tags: tuple[int, ...]) -> bool:
    return all(t == 0 or t % 2 == 1 or (i > 0 and tags[i - 1] in (t, t - 1)) for i, t in enumerate(tags))


@pytest.mark.parametrize("seed", range(10))
def test_best_tags_are_the_best_legal_ones(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(5, 5)).astype(np.float32) * 2
    every = [tags for tags in itertools.product(range(5), repeat=5) if legal(tags)]
    best = max(every, key=lambda tags: sum(float(scores[i, t]) for i, t in enumerate(tags)))
    assert best_tags(scores).tolist() == list(best)


def test_runs_far_apart_and_breaks() -> None:
    scores = np.full((9, 3), -10, np.float32)
    scores[:, 0] = 10
    scores[[1, 6], 1] = 12
    scores[[2, 7, 8], 2] = 12
    assert best_tags(scores).tolist() == [0, 1, 2, 0, 0, 0, 1, 2, 2]
    breaks = np.zeros(9, bool)
    breaks[8] = True
    assert best_tags(scores, breaks)[:8].tolist() == [0, 1, 2, 0, 0, 0, 1, 2]
    assert best_tags(scores[:0]).tolist() == []
