"""Frames of verbs on hand-built trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from tests.conftest import english

from according.events.arguments import describes


def clause(verb: str, tag: str, lemma: str) -> Doc:
    """ "gave cover to", a verb in -ing or not, and its object."""
    words = ["Norway", "gave", "cover", "to", verb, "rebels"]
    return Doc(
        english().vocab,
        words=words,
        tags=["NNP", "VBD", "NN", "IN", tag, "NNS"],
        lemmas=["Norway", "give", "cover", "to", lemma, "rebel"],
        heads=[1, 1, 1, 4, 1, 4],
        deps=["nsubj", "ROOT", "obj", "mark", "advcl", "obj"],
    )


@pytest.mark.parametrize(
    ("verb", "tag", "lemma", "expected"),
    [
        ("fleeing", "VBG", "flee", True),
        ("killing", "VBG", "kill", False),
        ("flee", "VB", "flee", False),
    ],
    ids=["a participle of moving", "a deed with an object", "an infinitive"],
)
def test_what_only_describes_a_noun(verb: str, tag: str, lemma: str, expected: bool) -> None:
    doc = clause(verb, tag, lemma)
    assert describes(doc[4]) is expected
