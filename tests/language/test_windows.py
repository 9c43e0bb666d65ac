"""Documents to windows and arrays."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Doc, Span

from according.language.windows import LONGEST, USUAL, Forms, Words, arrays_of, form_of, windows_of, words_of
from according.language.wordpiece import WordPiece
from tests.conftest import english

SPLIT = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##b", "."])
NLP = english()


def of_sizes(sizes: list[int], safe: set[int]) -> Words:
    count = len(sizes)
    pieces = [tuple([4] * size) for size in sizes]
    return Words(list(range(count)), pieces, [0] * count, [False] * count, [i in safe for i in range(count)])


@pytest.mark.parametrize("every", [1, 7, 30, 10_000])
def test_windows_cover_all_words_once(every: int) -> None:
    words = of_sizes([1, 2, 3] * 400, set(range(0, 1200, every)))
    windows = list(windows_of(words))
    assert [w.begin for w in windows] == [0, *(w.end for w in windows[:-1])]
    assert windows[-1].end == 1200
    assert max(w.size for w in windows) <= (USUAL + 2 if every < 30 else LONGEST + 2)


def test_windows_are_cut_where_it_is_safe() -> None:
    windows = list(windows_of(of_sizes([1] * 500, set(range(0, 500, 50)))))
    assert {w.begin % 50 for w in windows} == {0}


def test_arrays_point_at_first_and_last_piece() -> None:
    words = of_sizes([2, 1, 3], {0})
    pieces, _, first, last = arrays_of(next(windows_of(words)), SPLIT)
    assert pieces[0].tolist() == [2, 4, 4, 4, 4, 4, 4, 3]
    assert first[0].tolist() == [0, 1, 3, 4]
    assert last[0].tolist() == [0, 2, 3, 6]


def test_white_space_is_no_word_and_blank_lines_part_sentences() -> None:
    doc = NLP("Rebels fired\n\nCalm  returned.")
    words = words_of(doc, Forms(SPLIT))
    assert [doc[i].text for i in words.tokens] == ["Rebels", "fired", "Calm", "returned", "."]
    assert words.forced == [True, False, True, False, False]


@pytest.mark.parametrize(
    ("text", "starts"),
    [("Ann posted on X. China denied it.", "China"), ("Ann met Malcolm X. Lee yesterday.", None)],
    ids=["a site", "an initial"],
)
def test_the_name_of_a_site_may_end_a_sentence(text: str, starts: str | None) -> None:
    doc = NLP(text)
    words = words_of(doc, Forms(SPLIT))
    forced = [doc[at].text for at, new in zip(words.tokens, words.forced, strict=True) if new]
    assert forced == ["Ann", *([starts] if starts else [])]


def test_unread_regions_are_left_out() -> None:
    doc = NLP("Subscribe now!\n\nThe talks failed.")
    doc.spans["regions"] = [Span(doc, 0, 3, label="boilerplate"), Span(doc, 4, 8, label="body")]
    assert [doc[i].text for i in words_of(doc, Forms(SPLIT)).tokens] == ["The", "talks", "failed", "."]


def test_given_sentence_starts_are_the_only_ones() -> None:
    doc = Doc(NLP.vocab, words=["No", ".", "no", ".", "Yes"], sent_starts=[True, False, False, False, True])
    words = words_of(doc, Forms(SPLIT))
    assert words.given
    assert np.flatnonzero(words.forced).tolist() == [0, 4]


@pytest.mark.parametrize(
    ("text", "ends"), [("Sen.", False), ("Lt.", False), ("war.", True), (".", True), ("U.S.", True)]
)
def test_a_title_before_a_name_is_no_place_to_cut(text: str, ends: bool) -> None:
    assert form_of(text, lambda word: (1,)).ends is ends  # type: ignore[arg-type]


@pytest.mark.parametrize(("acronym", "word"), [("IS", "is"), ("WHO", "who")])
def test_an_acronym_is_not_read_as_the_word_that_it_spells(acronym: str, word: str) -> None:
    split = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "is", "who", "isis", "opec"])
    assert form_of(acronym, split).pieces != form_of(word, split).pieces
    assert form_of(acronym, split).case != form_of(word, split).case
    assert form_of(word.capitalize(), split).pieces == form_of(word, split).pieces
