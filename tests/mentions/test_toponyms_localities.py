"""Towns inside other names and in the habits of local news."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from according.mentions.gazetteer import Gazetteer
from according.mentions.localities import Localities
from according.mentions.resolution import Resolver
from tests.conftest import english

NLP = english()


@pytest.fixture(scope="module")
def localities() -> Localities:
    return Localities(Resolver(Gazetteer.open()))


def doc_of(text: str, label: str, entity: str) -> Doc:
    """A Doc whose capitalised words are proper nouns, with one entity ("" for none)."""
    doc = NLP(text)
    for token in doc:
        token.pos_ = "PROPN" if token.text[:1].isupper() else "NOUN"
    if entity:
        start = text.index(entity)
        doc.ents = [doc.char_span(start, start + len(entity), label=label)]
    return doc


@pytest.mark.parametrize(
    ("text", "label", "entity", "found"),
    [
        ("Torrington firefighters came early", "ORG", "Torrington", ["Torrington"]),
        ("the Athens Police Department said so", "ORG", "Athens Police Department", ["Athens"]),
        ("a Henderson County Sheriff said so", "ORG", "Henderson County Sheriff", ["Henderson County"]),
        ("a branch of the University of Alexandria", "ORG", "University of Alexandria", ["Alexandria"]),
        ("a Longview woman said so", "", "", ["Longview"]),
        ("Rep. Lee Gray, R-Elbow Lake, said so", "", "", ["Elbow Lake"]),
        ("Sen. Lee Gray, D-W. Va., said so", "", "", ["W. Va."]),
        ("a Shanghai-based website", "", "", ["Shanghai"]),
        ("to run again. CROMWELL — The third man", "", "", ["CROMWELL"]),
        ("in the Sudan Liberation Army", "ORG", "Sudan Liberation Army", []),
        ("the Dallas Cowboys won", "ORG", "Dallas Cowboys", []),
        ("the Qwrtz Police Department", "ORG", "Qwrtz Police Department", []),
        ("a Syrian man said so", "", "", []),
    ],
)
def test_localities(localities: Localities, text: str, label: str, entity: str, found: list[str]) -> None:
    doc = doc_of(text, label, entity)
    assert [text[start:end] for start, end in localities.find(doc, [], set())] == found


def test_a_name_that_stands_as_a_place_elsewhere_is_one_here(localities: Localities) -> None:
    doc = doc_of("Fargo raised its goal", "ORG", "Fargo")
    assert list(localities.find(doc, [], set())) == []
    assert list(localities.find(doc, [], {"fargo"})) == [(0, 5)]


def test_what_is_taken_is_not_found_again(localities: Localities) -> None:
    doc = doc_of("a Longview woman said so", "", "")
    assert list(localities.find(doc, [(2, 10)], set())) == []
