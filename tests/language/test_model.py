"""The whole reading model on sentences of our own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from according.errors import ModelError
from according.language import load
from according.language.weights import check
from according.record import PLOVER_TYPES
from according.resources import package_path

pytestmark = pytest.mark.model
REPORT = (
    "Ministry blames militia for shelling\n\n"
    "DARNA — Militia fighters shelled two villages near Darna on Monday, the defence ministry said. "
    '"Nobody will be spared," Colonel Adam Reyes told reporters in the capital.\n\n'
    "A spokesman for the militia denied the accusation."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(REPORT)


def test_text_is_kept_to_the_character(doc: Doc) -> None:
    assert doc.text == REPORT


def test_sentences(doc: Doc) -> None:
    firsts = [next(t.text for t in s if not t.is_space) for s in doc.sents]
    assert firsts[0] == "Ministry"
    assert firsts[-1] == "A"
    assert len(firsts) in (4, 5)


def test_tree_in_universal_dependencies(doc: Doc) -> None:
    verb = next(t for t in doc if t.text == "shelled")
    assert verb.lemma_ == "shell"
    assert verb.pos_ == "VERB"
    children = {child.text: child.dep_ for child in verb.children}
    assert children["fighters"] == "nsubj"
    assert children["villages"] == "obj"


def test_each_sentence_has_one_root(doc: Doc) -> None:
    for sentence in doc.sents:
        assert sum(t.dep_ == "ROOT" for t in sentence) == 1


def test_entities(doc: Doc) -> None:
    found = {(e.text, e.label_) for e in doc.ents}
    assert ("Darna", "LOC") in found
    assert any(label == "PERSON" and "Reyes" in text for text, label in found)


def test_attribution_spans_and_links(doc: Doc) -> None:
    cues = [span.text for span in doc.spans["cues"]]
    assert any("said" in cue for cue in cues)
    index = next(i for i, cue in enumerate(cues) if "said" in cue)
    link = next(entry for entry in doc._.attribution_links if entry[0] == index)
    assert "ministry" in doc.spans["sources"][link[1]].text
    assert any("shelled" in doc.spans["contents"][i].text for i in link[2])


def test_factuality_is_bounded(doc: Doc) -> None:
    values = [t._.factuality for t in doc if not t.is_space]
    assert all(-3 <= value <= 3 for value in values)


def test_content_words_alone_tell_events(doc: Doc) -> None:
    scores = doc._.trigger_scores
    assert scores.shape == (len(doc), len(PLOVER_TYPES))
    assert scores.min() >= 0
    assert scores.sum(1).max() <= 1.001
    assert not scores[[t.i for t in doc if t.is_punct or t.pos_ in {"DET", "ADP"}]].any()
    (shelled,) = (t.i for t in doc if t.text == "shelled")
    assert PLOVER_TYPES[scores[shelled].argmax()] == "ASSAULT"
    assert scores[shelled].sum() > 0.9


def test_layers_of_events_are_not_asked_where_nobody_codes_events(doc: Doc) -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("according_encoder", config={"events": False})
    bare = pipeline(doc.text)
    assert bare._.trigger_scores is None
    same = spacy.blank("en")
    same.add_pipe("according_encoder")
    assert [(t.head.i, t.dep_) for t in bare] == [(t.head.i, t.dep_) for t in same(doc.text)]


def test_many_documents_are_read_as_each_alone(nlp: Language) -> None:
    texts = [REPORT, "Talks resume on Friday.", REPORT.upper(), "", "  \n\n ", "He left. She stayed. " * 60]
    together = list(nlp.pipe(texts))
    for text, one in zip(texts, together, strict=True):
        alone = nlp(text)
        assert [(a.head.i, a.dep_, a.lemma_) for a in alone] == [(b.head.i, b.dep_, b.lemma_) for b in one]


def test_component_is_found_by_its_name() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("according_encoder")
    assert pipeline("Rebels fired.")[1].dep_ == "ROOT"


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    shutil.copytree(package_path("models", "en"), folder)
    labels = folder / "labels.json"
    labels.write_text(labels.read_text("utf-8") + " ", "utf-8")
    with pytest.raises(ModelError, match=r"labels\.json: sha256"):
        check(folder)
    labels.unlink()
    with pytest.raises(ModelError, match="not there"):
        check(folder)


def test_every_file_is_in_the_manifest() -> None:
    folder = Path(str(package_path("models", "en")))
    named = set(json.loads((folder / "manifest.json").read_text("utf-8"))["sha256"])
    assert {p.name for p in folder.iterdir() if p.suffix in {".onnx", ".txt", ".json"}} - {"manifest.json"} == named


def test_unknown_pipeline() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline"):
        load("no_such_pipeline")
