"""What the head for times is told of expressions, what it answers, and what the program makes of that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc
from tests.events.timecase import days, time_of

from according.distances import FARTHEST
from according.document import Document, Region
from according.errors import ModelError
from according.events import timehead
from according.events.timehead import (
    APART,
    BACK,
    SIZES,
    Dates,
    TimeHead,
    chain,
    dates_of,
    read,
    way,
)
from according.language.pipeline import register_extensions
from according.mentions.timex import find_timexes

TWO_DAYS = (
    "Rebels/nsubj/2/NOUN attacked/ROOT/2/VERB Homs/obj/2/PROPN Sunday/obl/2/PROPN ,/punct/6/PUNCT "
    "said/parataxis/2/VERB/say police/nsubj/6/NOUN on/case/9/ADP Monday/obl/6/PROPN ./punct/2/PUNCT"
)
BEFORE = (
    "Rebels/nsubj/2/NOUN came/ROOT/2/VERB/come Sunday/obl/2/PROPN ./punct/2/PUNCT "
    "Police/nsubj/6/NOUN arrested/ROOT/6/VERB six/obj/6/NUM ./punct/6/PUNCT"
)


@pytest.fixture(autouse=True)
def registered() -> None:
    register_extensions()


def head(**changed: float | list[float]) -> TimeHead:
    """A head that knows nothing: every expression and none of them are equally likely but for what is given."""
    arrays = {name: np.zeros((size, 2), np.float32) for name, size in {**SIZES, "step": 1}.items()}
    arrays |= {name: np.zeros((192, 2), np.float32) for name in ("key", "query")}
    arrays |= {"up": np.zeros((8, 2), np.float32), "none": np.zeros(2, np.float32), "out": np.zeros(2, np.float32)}
    for name in ("key", "query", "up", "out", "none"):
        arrays[f"{name}_bias"] = np.zeros((), np.float32)
    return TimeHead(arrays | {name: np.asarray(value, np.float32) for name, value in changed.items()}, {"": 0})


def with_states(doc: Doc) -> Doc:
    doc._.word_states = np.zeros((len(doc), 192), np.float16)
    return doc


def told(case, trigger: int) -> Dates | None:
    document = Document("t", case.doc.text, published="2017-11-14", regions=case.document.regions)
    times = find_timexes(document.text, document, case.doc)
    return dates_of(case.doc[trigger], case.doc, times, document)


def test_without_word_states_the_rules_decide(tree: Callable):
    case = tree(TWO_DAYS)
    assert told(case, 1) is None
    assert days(time_of(case, "attacked")) == ("Sunday", "2017-11-12", "2017-11-12", "2017-11-12")


def test_what_is_told_of_expressions(tree: Callable):
    case = tree(TWO_DAYS)
    with_states(case.doc)
    dates = told(case, 1)
    assert dates is not None
    assert [timex.text for timex in dates.times] == ["Sunday", "Monday"]
    assert dates.facts["distance"].tolist() == [FARTHEST + 2, FARTHEST + 7]
    assert dates.facts["way"].tolist() == [1, 2]
    assert dates.facts["sentence"].tolist() == [BACK, BACK]
    assert dates.facts["rank"].tolist() == [0, 1]
    assert dates.steps == ("obl", "parataxis")


def test_the_sentence_before(tree: Callable):
    case = tree(BEFORE)
    with_states(case.doc)
    dates = told(case, 5)
    assert dates is not None
    assert dates.facts["sentence"].tolist() == [BACK - 1]
    assert dates.facts["way"].tolist() == [APART]
    assert dates.steps == ("",)


def test_captions_date_no_event_of_the_body(tree: Callable):
    case = tree(BEFORE)
    with_states(case.doc)
    cut = case.doc.text.index("Police")
    case.document.regions = [Region("caption", 0, cut), Region("body", cut, len(case.doc.text))]
    dates = told(case, 5)
    assert dates is not None
    assert dates.times == ()


def test_ways_lead_up_then_down(tree: Callable):
    doc = tree(TWO_DAYS).doc
    assert chain(doc[8]) == [8, 5, 1]
    assert way(chain(doc[0]), doc[8], 0) == (5 + 2, "parataxis")
    assert way(chain(doc[8]), doc[1], 0) == (10, "")
    assert way(chain(doc[8]), doc[1], -1) == (APART, "")


def test_probabilities_are_of_each_expression_and_of_none(tree: Callable):
    case = tree(TWO_DAYS)
    with_states(case.doc)
    dates = told(case, 1)
    assert dates is not None
    assert head().probabilities(dates) == pytest.approx([1 / 3] * 3)
    assert head(none_bias=np.log(2)).probabilities(dates) == pytest.approx([0.25, 0.25, 0.5])


BEHIND = np.zeros((BACK + 3, 2), np.float32)
BEHIND[BACK - 1] = 5.0
CHOOSES = {"sentence": BEHIND, "up": np.concatenate([np.zeros((6, 2)), np.eye(2)]), "out": [1.0, 1.0]}
HAD = (
    "Rebels/nsubj/2/NOUN came/ROOT/2/VERB/come Sunday/obl/2/PROPN ./punct/2/PUNCT "
    "Police/nsubj/7/NOUN had/aux/7/AUX arrested/ROOT/7/VERB six/obj/7/NUM ./punct/7/PUNCT"
)
SUNDAY = ("Sunday", "2017-11-12", "2017-11-12", "2017-11-12")
BY_THE_REPORT = (None, None, None, "2017-11-14")


@pytest.mark.parametrize(
    ("weights", "text", "word", "expected"),
    [
        (CHOOSES, HAD, "arrested", SUNDAY),
        ({"none_bias": 9.0}, HAD, "arrested", BY_THE_REPORT),
        ({"none_bias": 0.1}, HAD, "arrested", BY_THE_REPORT),
        ({"none_bias": 9.0}, TWO_DAYS, "attacked", SUNDAY),
    ],
    ids=["chosen", "none", "hardly none", "the rules have words"],
)
def test_where_the_rules_find_no_words_the_head_is_asked(
    tree: Callable, monkeypatch: pytest.MonkeyPatch, weights, text, word, expected
):
    monkeypatch.setattr(timehead, "load", lambda: head(**weights))
    case = tree(text)
    with_states(case.doc)
    assert days(time_of(case, word)) == expected


def stored(folder: Path, left_out: str = "") -> Path:
    """A folder with a head's file and its manifest."""
    path = folder / "times-en.npz"
    np.savez(path, steps=np.asarray([""]), **{n: a for n, a in head().arrays.items() if n != left_out})
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps({"sha256": {path.name: checksum}}), encoding="utf-8")
    return folder


def test_a_stored_head_is_read(tmp_path: Path):
    found = read(stored(tmp_path))
    assert found.steps == {"": 0}
    assert set(found.arrays) == set(head().arrays)


def test_a_head_that_lacks_a_part(tmp_path: Path):
    with pytest.raises(ModelError, match="has no none"):
        read(stored(tmp_path, "none"))


def test_an_altered_file(tmp_path: Path):
    with (stored(tmp_path) / "times-en.npz").open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelError, match="sha256"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["times-en.npz", "manifest.json"])
def test_a_missing_file(tmp_path: Path, name: str):
    (stored(tmp_path) / name).unlink()
    with pytest.raises(ModelError, match="not there"):
        read(tmp_path)
