"""The readers and scorers of treebanks and entity corpora."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from according.errors import EvaluationError
from according.evaluate import entities, syntax

CONLLU = """# newdoc id = a
# newpar
1\tRebels\trebel\tNOUN\tNNS\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tleave\tleave\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
1\tCalm\tcalm\tNOUN\tNN\t_\t2\tnsubj:pass\t_\t_
2\treturned\treturn\tVERB\tVBD\t_\t0\troot\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "dev.conllu"
    path.write_text(CONLLU, "utf-8")
    return path


def test_text_and_characters_of_a_treebank(treebank: Path) -> None:
    (tree,) = syntax.read_trees(treebank)
    assert tree.text.rstrip() == "Rebels didn't leave.\n\nCalm returned"
    assert [tree.text[a:b] for a, b in tree.spans] == tree.words
    assert tree.heads == [3, 3, 3, -1, 3, 6, -1]


def test_bad_columns_name_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.conllu"
    path.write_text("1\tword\n", "utf-8")
    with pytest.raises(EvaluationError, match=r"bad\.conllu:1: got 2 columns"):
        list(syntax.read_trees(path))


def test_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"no \*\.conllu"):
        list(syntax.read_trees(tmp_path))


@pytest.mark.model
def test_scores_of_a_treebank(treebank: Path) -> None:
    scores = syntax.evaluate(treebank)
    assert scores["words"] == 7
    assert scores["raw tokens"] == 1
    assert scores["raw sentences"] == 1
    assert scores["LAS"] >= scores["LAS with subtypes"]
    assert scores["UAS"] >= 6 / 7


@pytest.mark.parametrize(
    ("words", "cut"), [("the camp", True), ("the campaign", False), ("st ISIL", True), ("ISIL", False)]
)
def test_marks_inside_words(words: str, cut: bool) -> None:
    text = "the campaign against ISIL"
    begin = text.index(words)
    assert entities.cuts_word(text, begin, begin + len(words)) is cut


def test_iob2_marks() -> None:
    tags = ["B-PER", "I-PER", "O", "B-LOC", "B-LOC", "I-ORG"]
    assert list(entities.iob2_marks(tags)) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC"), (5, 6, "ORG")]


def test_entity_scores_count_exact_spans() -> None:
    gold = {(0, 5, "PER"), (9, 12, "LOC")}
    found = {(0, 5, "PER"), (9, 13, "LOC")}
    scores = entities.scores([(gold, found)])
    assert scores["F1"] == scores["precision"] == scores["recall"] == 0.5
    assert scores["F1 PER"] == 1
    assert scores["F1 LOC"] == 0


def test_dev_part_is_about_a_quarter_and_fixed() -> None:
    names = [f"document-{i}" for i in range(2000)]
    part = [name for name in names if entities.in_dev_part(name)]
    assert 430 < len(part) < 570
    assert part == [name for name in names if entities.in_dev_part(name)]


def test_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"expected \.jsonl"):
        entities.evaluate(tmp_path / "a.xml")


@pytest.mark.model
def test_iob2_file(tmp_path: Path) -> None:
    path = tmp_path / "dev.iob2"
    words = [("Angela", "B-PER"), ("Merkel", "I-PER"), ("visited", "O"), ("Paris", "B-LOC"), (".", "O")]
    lines = [f"{i}\t{word}\t{tag}\t-\t-" for i, (word, tag) in enumerate(words, start=1)]
    path.write_text("# newdoc id = a\n# text = Angela Merkel visited Paris.\n" + "\n".join(lines) + "\n\n", "utf-8")
    assert entities.evaluate(path)["F1"] == 1


@pytest.mark.model
def test_jsonl_takes_the_dev_part(tmp_path: Path) -> None:
    path = tmp_path / "re3d.jsonl"
    rows = [{"id": f"d{i}", "publisher": "x", "text": "Mosul fell.", "entities": []} for i in range(40)]
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert entities.evaluate(path)["documents"] == sum(entities.in_dev_part(row["id"]) for row in rows)
