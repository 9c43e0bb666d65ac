"""Finding toponyms in parsed Docs, built by hand so that no reading model is needed."""

from __future__ import annotations

from spacy.tokens import Doc

from according.document import Document
from according.mentions.toponyms import find_toponyms
from tests.conftest import english

VOCAB = english().vocab


def parsed(rows: str) -> tuple[Doc, Document]:
    """A Doc from "word/POS/head/dep/entity" items, head as an index."""
    cells = [item.split("/") for item in rows.split()]
    doc = Doc(
        VOCAB,
        words=[c[0] for c in cells],
        pos=[c[1] for c in cells],
        heads=[int(c[2]) for c in cells],
        deps=[c[3] for c in cells],
        lemmas=[
            c[0].lower()
            if c[1] != "VERB"
            else {"said": "say", "fell": "fall", "captured": "capture", "met": "meet"}[c[0]]
            for c in cells
        ],
        ents=[c[4] for c in cells],
    )
    return doc, Document(id="d", text=doc.text)


def test_a_location_is_found_and_resolved() -> None:
    doc, document = parsed(
        "Shells/NOUN/1/nsubj/O fell/VERB/1/ROOT/O near/ADP/3/case/O Aleppo/PROPN/1/obl/B-LOC ./PUNCT/1/punct/O"
    )
    (place,) = find_toponyms(doc, document)
    assert (place.text, place.country, place.geonames, place.relation) == ("Aleppo", "SYR", 170063, "near")
    assert place.precision == "city"
    assert document.text[place.start : place.end] == "Aleppo"


def test_a_capital_that_speaks_is_no_place() -> None:
    doc, document = parsed("Moscow/PROPN/1/nsubj/B-LOC said/VERB/1/ROOT/O so/ADV/1/advmod/O ./PUNCT/1/punct/O")
    assert find_toponyms(doc, document) == []


def test_a_news_agency_is_no_place_but_after_a_preposition_of_place() -> None:
    doc, document = parsed("Shells/NOUN/1/nsubj/O fell/VERB/1/ROOT/O -/PUNCT/3/punct/O Xinhua/PROPN/1/dep/B-LOC")
    assert find_toponyms(doc, document) == []
    doc, document = parsed("Shells/NOUN/1/nsubj/O fell/VERB/1/ROOT/O in/ADP/3/case/O Xinhua/PROPN/1/obl/B-LOC")
    assert [place.text for place in find_toponyms(doc, document)] == ["Xinhua"]


def test_a_name_the_model_missed_is_found_after_a_preposition() -> None:
    doc, document = parsed("Rain/NOUN/1/nsubj/O fell/VERB/1/ROOT/O in/ADP/3/case/O Damascus/PROPN/1/obl/O")
    assert [place.geonames for place in find_toponyms(doc, document)] == [170654]


def test_a_city_taken_for_a_person_is_one_where_it_is_captured() -> None:
    rows = "Rebels/NOUN/1/nsubj/O {}/VERB/1/ROOT/O {}/PROPN/1/obj/B-PERSON"
    assert [place.text for place in find_toponyms(*parsed(rows.format("captured", "Goma")))] == ["Goma"]
    assert find_toponyms(*parsed(rows.format("met", "Goma"))) == []
    assert find_toponyms(*parsed(rows.format("captured", "Saddam"))) == []


def test_an_unknown_place_has_its_words_and_nulls() -> None:
    doc, document = parsed("Rain/NOUN/1/nsubj/O fell/VERB/1/ROOT/O in/ADP/3/case/O Qwrtzpsd/PROPN/1/obl/B-LOC")
    (place,) = find_toponyms(doc, document)
    assert place.text == "Qwrtzpsd"
    assert (place.name, place.geonames, place.country, place.lat, place.precision) == (None,) * 5
