"""The component on texts of our own: regions, long sentences, lemmas."""

from __future__ import annotations

import pytest

from according.language import load
from according.language.pipeline import Encoder, weights
from according.language.weights import Outputs
from according.language.windows import Window

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


TEXTS = [" ".join(f"Officer {n} of unit {unit} told reporters that rebels shelled the town." for n in range(60))
         for unit in range(3)]  # fmt: skip


def test_two_threads_read_what_one_reads() -> None:
    nlp = load()
    alone, together = (list(Encoder(weights(""), threads).pipe(map(nlp.make_doc, TEXTS))) for threads in (1, 2))
    for one, two in zip(alone, together, strict=True):
        assert one.text == two.text
        assert [(t.head.i, t.dep_, t.tag_) for t in one] == [(t.head.i, t.dep_, t.tag_) for t in two]
        assert one._.attribution_links == two._.attribution_links != []


class Failing(Encoder):
    """Reads no window but the first of a Doc."""

    def _read(self, window: Window) -> Outputs:
        if window.begin:
            raise ValueError("no such window")
        return super()._read(window)


@pytest.mark.parametrize("threads", [1, 2])
def test_a_fault_is_raised_when_its_document_is_due(threads: int) -> None:
    nlp = load()
    stream = Failing(weights(""), threads).pipe(map(nlp.make_doc, ["Rebels shelled the town.", TEXTS[1]]))
    assert next(stream).text == "Rebels shelled the town."
    with pytest.raises(ValueError, match="no such window"):
        next(stream)
