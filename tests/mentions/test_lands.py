"""Lands told by an adjective; no reading model needed."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from according.mentions.gazetteer import Gazetteer
from according.mentions.geography import Geography
from according.mentions.lands import Lands
from tests.conftest import english


@pytest.fixture(scope="module")
def lands() -> Lands:
    return Lands(Geography(Gazetteer.open()))


def sentence(adjective: str, noun: str, relation: str = "obl", after: str = ".") -> Doc:
    words = ["Shells", "hit", "near", "the", adjective, noun, after]
    deps = ["nsubj", "ROOT", "case", "det", "amod", relation, "punct" if after == "." else "appos"]
    pos = ["NOUN", "VERB", "ADP", "DET", "ADJ", "NOUN", "PUNCT" if after == "." else "PROPN"]
    return Doc(english().vocab, words=words, deps=deps, heads=[1, 1, 5, 5, 5, 1, 5], pos=pos)


@pytest.mark.parametrize(
    ("adjective", "noun", "name", "country"),
    [
        ("Syrian", "capital", "Damascus", "SY"),
        ("Egyptian", "mainland", "Egypt", "EG"),
        ("Eritrean", "territory", "Eritrea", "ER"),
    ],
)
def test_an_adjective_tells_the_land(lands: Lands, adjective: str, noun: str, name: str, country: str) -> None:
    doc = sentence(adjective, noun)
    ((start, end, entry),) = lands.find(doc)
    assert doc.text[start:end] == f"{adjective} {noun}"
    assert (entry.name, entry.country) == (name, country)


def test_a_peninsula_printed_small_is_the_one_of_that_name(lands: Lands) -> None:
    doc = sentence("Korean", "peninsula")
    ((start, end, entry),) = lands.find(doc)
    assert doc.text[start:end] == "Korean peninsula"
    assert entry.name == "Korean Peninsula"
    assert list(lands.find(sentence("rocky", "peninsula"))) == []


@pytest.mark.parametrize(
    "doc",
    [
        sentence("Syrian", "capital", relation="nsubj"),
        sentence("Syrian", "capital", after="Damascus"),
        sentence("Syrian", "army"),
        sentence("wide", "territory"),
    ],
    ids=["it acts", "its name follows", "no land", "no country"],
)
def test_other_phrases_are_no_lands(lands: Lands, doc: Doc) -> None:
    assert list(lands.find(doc)) == []
