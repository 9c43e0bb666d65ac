"""The component on texts of our own: regions, long sentences, lemmas."""

from __future__ import annotations

import pytest

from according.language import load

pytestmark = pytest.mark.model


def test_verbs_of_the_lexicon_are_found_in_their_forms() -> None:
    doc = load()("It accused them. They had refused it. The town was shelled. They rioted.")
    lemmas = [token.lemma_ for token in doc if token.pos_ == "VERB"]
    assert lemmas == ["accuse", "refuse", "shell", "riot"]


def test_unread_regions_have_no_parse() -> None:
    nlp = load()
    doc = nlp.make_doc("Home / World\nTroops entered the town.")
    doc.spans["regions"] = [
        doc.char_span(0, 12, label="boilerplate"),
        doc.char_span(13, len(doc.text), label="body"),
    ]
    doc = nlp(doc)
    roots = [sent.root.dep_ for sent in doc.sents]
    assert roots == ["dep", "ROOT"]


def test_a_sentence_longer_than_a_window_is_parsed_whole() -> None:
    words = " and ".join(f"the officer number {n}" for n in range(400))
    doc = load()(f"They met {words}.")
    assert len(doc) > 1500
    assert all(token.dep_ for token in doc if not token.is_space)


def test_a_title_ends_no_sentence_and_begins_one_after_a_stop() -> None:
    doc = load()(
        "Paris has condemned Col. Bo Lee of Libya on Friday. Capt. Ann Roe spoke. The U.S. Gen. Ann Roe agreed."
    )
    assert [sent.text for sent in doc.sents] == [
        "Paris has condemned Col. Bo Lee of Libya on Friday.",
        "Capt. Ann Roe spoke.",
        "The U.S. Gen. Ann Roe agreed.",
    ]
