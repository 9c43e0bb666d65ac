"""Words to pieces and shapes."""

from __future__ import annotations

import pytest

from according.language.wordpiece import MOST_PIECES, SHAPES, WordPiece, case_class, shape_id

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "cease", "##fire", "zurich", "-", "'", "s", "rebel", "##s", "a"]


@pytest.fixture
def split() -> WordPiece:
    return WordPiece(PIECES)


def named(split: WordPiece, word: str) -> list[str]:
    return [split.pieces[i] for i in split(word)]


def test_longest_piece_first(split: WordPiece) -> None:
    assert named(split, "ceasefire") == ["cease", "##fire"]
    assert named(split, "Rebels") == ["rebel", "##s"]


def test_accents_and_case_go(split: WordPiece) -> None:
    assert named(split, "ZÜRICH") == ["zurich"]


def test_marks_stand_alone(split: WordPiece) -> None:
    assert named(split, "cease-fire") == ["cease", "-", "[UNK]"]
    assert named(split, "'s") == ["'", "s"]


@pytest.mark.parametrize("word", ["", "\u200b", "☃" * 200, "xyzzy"])
def test_never_empty(split: WordPiece, word: str) -> None:
    assert named(split, word) == ["[UNK]"]


def test_bounded(split: WordPiece) -> None:
    assert len(split("-" * 90)) == MOST_PIECES


def test_case_classes_differ() -> None:
    words = ["minister", "Minister", "NATO", "McCain", "2016", ",", "A", "F-16"]
    assert len({case_class(word) for word in words}) == len(words)


def test_shape_ids_fill_the_table() -> None:
    rows = {shape_id(c, s, p, f) for c in range(8) for s in (False, True) for p in (False, True) for f in (False, True)}
    assert rows == set(range(SHAPES))
