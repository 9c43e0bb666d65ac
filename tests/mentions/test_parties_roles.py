"""The readers and scorers of role spans, and what of the model's head for them comes onto a Doc."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from according.errors import EvaluationError
from according.evaluate import parties, roles
from according.evaluate.entities import in_dev_part
from according.language.annotate import Parsed, write_roles
from according.language.weights import Labels
from according.language.windows import Words
from tests.conftest import empty_pipeline, english

CLASSES = ["O", "B-S", "I-S", "B-T", "I-T", "B-R", "I-R"]


def dev_sentence(*rows: str) -> str:
    """The rows of a sentence, with a last word that puts it into the dev part."""
    words = [row.split()[0] for row in rows]
    last = next(f"w{n}" for n in range(100) if in_dev_part(" ".join([*words, f"w{n}"])))
    return "\n".join([*rows, f"{last} O"]) + "\n\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "own-roles.conll"
    path.write_text(dev_sentence("Dock B-S", "workers I-S", "blamed O", "the B-T", "port I-T"), "utf-8")
    return path


def test_exact_and_overlap_scores() -> None:
    gold = [{(0, 2, "S"), (4, 6, "T")}, {(0, 1, "R")}]
    found = [{(0, 2, "S"), (5, 6, "T"), (8, 9, "T")}, {(0, 1, "S")}]
    scores = roles.score_marks(gold, found)
    assert scores["spans"] == 2
    assert scores["F1"] == pytest.approx(2 * 1 / 6)
    assert scores["overlap F1"] == pytest.approx(2 * 2 / 6)
    assert scores["F1 S"] == pytest.approx(2 / 3)
    assert scores["F1 T"] == 0
    assert scores["overlap F1 T"] == pytest.approx(2 / 3)
    assert scores["F1 R"] == 0


def test_a_found_span_counts_for_one_gold_span() -> None:
    scores = roles.score_marks([{(0, 2, "S"), (3, 5, "S")}], [{(1, 4, "S")}])
    assert scores["overlap F1"] == pytest.approx(2 / 3)


def test_a_bad_row_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.conll"
    path.write_text("Dock B-S\nworkers I-X\n", "utf-8")
    with pytest.raises(EvaluationError, match=r"bad\.conll:2: got \['workers', 'I-X'\]"):
        list(roles.read_tagged(path))


def test_a_file_without_the_dev_part(tmp_path: Path) -> None:
    path = tmp_path / "none.conll"
    path.write_text("", "utf-8")
    with pytest.raises(EvaluationError, match="no sentences of the dev part"):
        roles.evaluate(path)


def test_a_pipeline_without_the_head(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "load", lambda model: english())
    with pytest.raises(EvaluationError, match="without spans of roles"):
        roles.evaluate(corpus)


def test_spans_of_a_pipeline_are_scored(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @Language.component("own_roles")
    def own_roles(doc: Doc) -> Doc:
        doc.spans["roles"] = [Span(doc, 0, 2, label="S"), Span(doc, 4, 5, label="T")]
        return doc

    nlp = empty_pipeline()
    nlp.add_pipe("own_roles")
    monkeypatch.setattr(roles, "load", lambda model: nlp)
    scores = roles.evaluate(corpus)
    assert (scores["sentences"], scores["F1"], scores["overlap F1"]) == (1, 0.5, 1.0)


def test_the_head_comes_onto_the_doc_where_the_labels_have_it() -> None:
    doc = Doc(english().vocab, words=["Dock", "workers", "blamed", "ports"])
    words = Words([0, 1, 2, 3], [], [], [True, False, False, False], [])
    labels = Labels({"role": CLASSES, "upos": ["NOUN"]}, ["upos"], ["role"])
    parsed = Parsed(words, labels, len(doc))
    for word, tag in enumerate([1, 2, 0, 3]):
        parsed.scores["role"][word] = np.eye(len(CLASSES))[tag] * 20
    write_roles(doc, parsed, labels)
    assert [(span.text, span.label_) for span in doc.spans["roles"]] == [("Dock workers", "S"), ("ports", "T")]


def test_without_the_head_there_are_no_roles() -> None:
    doc = Doc(english().vocab, words=["Dock"])
    labels = Labels({}, [], [])
    write_roles(doc, Parsed(Words([0], [], [], [True], []), labels, len(doc)), labels)
    assert "roles" not in doc.spans


def test_recall_of_role_spans_by_parties(corpus: Path) -> None:
    (sentence,) = parties.read_roles(corpus)
    assert [sentence.text[a:b] for a, b, _ in sentence.spans] == ["Dock workers", "the port"]
    assert parties.score_roles([(sentence, [])])["roles_recall"] == 0
