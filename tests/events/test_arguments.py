"""Frames of verbs on hand-built trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from tests.conftest import english

from according.events.arguments import antecedent, describes, surface_subjects


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


def test_which_after_a_comma_is_the_noun_before_it(tree):
    doc = tree(
        "They/nsubj/2/PRON asked/ROOT/2/VERB/ask the/det/4/DET court/obj/2/NOUN ,/punct/7/PUNCT which/nsubj/7/PRON "
        "decides/conj/2/VERB/decide"
    ).doc
    assert antecedent(doc[5]).text == "court"


def test_which_without_a_comma_stays_open(tree):
    doc = tree("They/nsubj/2/PRON asked/ROOT/2/VERB/ask which/nsubj/4/PRON decides/ccomp/2/VERB/decide").doc
    assert antecedent(doc[2]).text == "which"


def test_who_decides_on_whether_to_charge_charges(tree):
    doc = tree(
        "Norway/nsubj/2/PROPN made/ROOT/2/VERB/make a/det/4/DET decision/obj/2/NOUN on/mark/8/ADP whether/mark/8/SCONJ "
        "to/mark/8/PART charge/acl/4/VERB"
    ).doc
    assert [head.text for head in surface_subjects(doc[7], {})] == ["Norway"]


def test_with_leads_in_who_acts_beside_the_clause(tree):
    doc = tree(
        "It/nsubj/2/PRON fell/ROOT/2/VERB/fall with/case/4/ADP Norway/obl/5/PROPN condemning/advcl/2/VERB/condemn"
    ).doc
    doc[4].tag_ = "VBG"
    assert [head.text for head in surface_subjects(doc[4], {})] == ["Norway"]
