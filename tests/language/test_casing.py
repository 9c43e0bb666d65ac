"""Texts without case: which stretches have none, and what is put back; no model is needed."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from according.language.casing import Stretch, caseless, lower_throughout, neutral, recased
from tests.conftest import english

SENTENCE = "The minister met the envoy in Oslo on Monday."
LOWER = "oslo: the minister met the envoy on monday. they spoke of fish for an hour. " * 4


def kinds(text: str) -> list[tuple[str, bool]]:
    return [(text[s.start : s.end].strip(), s.capitals) for s in caseless(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SENTENCE, []),
        (SENTENCE.upper(), [(SENTENCE.upper(), True)]),
        (f"MINISTER MEETS ENVOY IN OSLO\n\n{SENTENCE}", [("MINISTER MEETS ENVOY IN OSLO", True)]),
        (f"BBC NEWS\n{SENTENCE}", []),
        ("THE MINISTER MET\n\nTHE ENVOY", [("THE MINISTER MET\n\nTHE ENVOY", True)]),
        (f"UN, EU, US AND AU\n{SENTENCE}", [("UN, EU, US AND AU", True)]),
    ],
    ids=["ordinary", "all capitals", "a headline in capitals", "a label", "lines of one stretch", "a line of acronyms"],
)
def test_stretches(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LOWER, True),
        (f"{LOWER}\n\nFacebook Twitter Linkedin Mail", True),
        ("the minister met the envoy.", False),
        (LOWER.replace(". they", ". They"), False),
        ((SENTENCE + " ") * 6, False),
    ],
    ids=["lower", "lower, with the page's names", "too short to tell", "sentences with capitals", "ordinary"],
)
def test_lower_throughout(text, expected):
    assert lower_throughout(text) is expected
    assert caseless(text) == ([Stretch(0, len(text), False)] if expected else [])


def test_words_of_grammar_are_no_acronyms_in_capitals():
    assert neutral("who is this? whose isis?") == "Who Is THIS? WHOSE ISIS?"


def test_neutral_keeps_every_offset():
    assert neutral("straße, ﬁrst") == "STRAßE, ﬁRST"


def reading(*words: str, entities: tuple[str, ...] = ()) -> Doc:
    """A Doc of words in capitals, each WORD/UPOS, as one sentence."""
    pairs = [word.split("/") for word in words]
    labels = list(entities) or [""] * len(pairs)
    return Doc(
        english().vocab,
        words=[word for word, _ in pairs],
        spaces=[i < len(pairs) - 1 for i in range(len(pairs))],
        pos=[pos for _, pos in pairs],
        ents=[f"B-{label}" if label else "O" for label in labels],
        sent_starts=[i == 0 for i in range(len(pairs))],
    )


@pytest.mark.parametrize(
    ("words", "entities", "expected"),
    [
        (("REBELS/NOUN", "SHOT/VERB", "LUIS/PROPN"), (), "Rebels shot Luis"),
        (("THE/DET", "SALVADORAN/ADJ", "ARMY/NOUN"), ("", "NORP", ""), "The Salvadoran army"),
        (("SAID/VERB", "THE/DET", "FLMN/PROPN"), (), "Said the FLMN"),
        (("SAID/VERB", "THE/DET", "UNO/PROPN"), (), "Said the Uno"),
        (("SAID/VERB", "(/PUNCT", "ADO/PROPN", ")/PUNCT"), (), "Said ( ADO )"),
        (("IN/ADP", "THE/DET", "U.S./PROPN"), (), "In the U.S."),
        (("MEN/NOUN", "OF/ADP", "PEACE/NOUN"), ("ORG", "ORG", "ORG"), "Men of peace"),
    ],
    ids=["names by tag", "peoples", "no vowel", "can be said", "in brackets", "dots", "common words of a name"],
)
def test_case_is_put_back(words, entities, expected):
    doc = reading(*words, entities=entities)
    assert recased(doc.text, doc, []) == expected
    assert recased(doc.text.lower(), doc, []) == expected


def test_known_names_go_before_tags():
    doc = reading("THE/DET", "FRONT/NOUN", "FOR/ADP", "PEACE/NOUN", "MET/VERB", "US/PRON")
    names = [(4, 19, "Front for Peace"), (24, 26, "US")]
    assert recased(doc.text, doc, names) == "The Front for Peace met us"


def test_words_that_have_a_case_keep_it():
    doc = reading("MR/PROPN", "MACK/NOUN", "SPOKE/VERB")
    assert recased("mr MacK spoke", doc, []) == "Mr MacK spoke"
