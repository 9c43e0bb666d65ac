"""The scorers: their definitions on small made-up annotations."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from according.errors import EvaluationError
from according.evaluate.attribution import Relation, Tally, Tokenised, matched_overlap, read_polnear, score
from according.evaluate.factuality import aligned, texts_of, uds_values


def relation(source: str, cue: str, content: str) -> Relation:
    return Relation(*(frozenset(map(int, part.split())) for part in (source, cue, content)))


def test_exact_needs_all_three_overlap_one_token_of_each() -> None:
    gold = [relation("0 1", "2", "3 4 5"), relation("", "8", "9 10")]
    predicted = [relation("1", "2", "4 5 6"), relation("", "8", "9 10"), relation("12", "13", "14")]
    tally = Tally()
    score(gold, predicted, tally)
    assert tally.counts["relations exact"] == [1, 3, 2]
    assert tally.counts["relations overlap"] == [2, 3, 2]
    assert tally.counts["tokens content"] == [4, 6, 5]
    assert tally.scores()["relations exact F1"] == pytest.approx(2 / 5)


def test_unnamed_source_matches_only_an_unnamed_source() -> None:
    assert matched_overlap([relation("", "1", "2")], [relation("0", "1", "2")]) == 0


def test_one_prediction_serves_one_gold_relation() -> None:
    gold = [relation("0", "1", "2 3"), relation("0", "1", "3 4")]
    assert matched_overlap(gold, [relation("0", "1", "3")]) == 1


def test_tokens_of_discarded_text_do_not_count() -> None:
    tokens = Tokenised("One two, three", [(4, 8)])
    assert tokens.tokens([(0, 14)]) == frozenset({0, 3})


def test_brat_standoff_with_parted_and_wrapped_spans(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a_2020.txt").write_text("They left, Lee said, at dawn.", "utf-8")
    standoff = (
        "T1\tContent 0 9;21 28\tThey left\nat dawn\nT2\tSource 11 14\tLee\nT3\tCue 15 19\tsaid\n"
        "T4\tAttribution 15 19\tsaid\nE1\tAttribution:T4 Content:T1 Cue:T3 Source:T2\n"
    )
    (tmp_path / "attributions" / "a_2020_0001.ann").write_text(standoff, "utf-8")
    (article,) = read_polnear(tmp_path)
    assert article.relations == [{"source": [(11, 14)], "cue": [(15, 19)], "content": [(0, 9), (21, 28)]}]


def test_folder_without_texts_is_a_typed_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"no text/\*\.txt"):
        list(read_polnear(tmp_path))


def test_uds_value_is_the_mean_of_signed_confidences(tmp_path: Path) -> None:
    factual = {"value": {"a": 1, "b": 0}, "confidence": {"a": 4, "b": 2}}
    data = {"ewt-dev-3": {"ewt-dev-3-semantics-pred-7": {"factuality": {"factual": factual}}}, "ewt-test-1": {}}
    path = tmp_path / "uds.json.gz"
    path.write_bytes(gzip.compress(json.dumps(data).encode()))
    assert uds_values(path) == {3: {7: 0.75}}


@pytest.mark.shared
@pytest.mark.parametrize("split", ["dev"])
def test_the_corpus_reads(shared_data: Path, split: str) -> None:
    articles = list(read_polnear(shared_data / "attribution" / "polnear" / split))
    assert len(articles) == 84
    assert all(article.relations for article in articles)


def test_numbers_of_an_older_treebank_are_put_right() -> None:
    def sentence(place: int) -> list[tuple[str, bool, str]]:
        return [("w", True, "VERB" if place == n else "DET") for n in range(8)]

    sentences = [sentence(place) for place in (0, 1, 2, 3, 4, 5, 6)]
    # The old third sentence is gone: numbers from 4 on are one too high.
    values = {1: {1: 3.0}, 2: {2: 1.0}, 4: {3: -1.0}, 5: {4: -3.0}, 8: {7: 2.0}}
    assert aligned(values, sentences) == {0: {1: 3.0}, 1: {2: 1.0}, 2: {3: -1.0}, 3: {4: -3.0}, 6: {7: 2.0}}


def test_a_treebank_is_read_text_by_text(tmp_path: Path) -> None:
    word = "1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_\n"
    file = tmp_path / "some.conllu"
    file.write_text(f"# newdoc id = a\n# text = No\n{word}\n{word}\n# newdoc id = b\n{word}\n", "utf-8")
    assert list(texts_of(file)) == [range(2), range(2, 3)]
    file.write_text(f"{word}\n{word}", "utf-8")
    assert list(texts_of(file)) == [range(2)]
