"""Frames of verbs on hand-built trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from tests.conftest import english

from according.events.antecedents import antecedent
from according.events.arguments import agents, is_passive, is_reciprocal, own_subjects, surface_subjects
from according.events.frames import describes, verb_frame


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


BEFORE_AND_AFTER = (
    "Lee/nsubj:pass/3/PROPN was/aux:pass/3/AUX/be arrested/ROOT/3/VERB/arrest by/case/5/ADP police/obl:agent/7/NOUN "
    "then/advmod/7/ADV extradited/conj/3/VERB/extradite"
)
CITY = (
    "In/case/2/ADP Jakarta/obl/9/PROPN ,/punct/2/PUNCT the/det/6/DET largest/amod/6/ADJ city/nsubj/9/NOUN "
    ",/punct/6/PUNCT workers/nsubj/9/NOUN/worker marched/ROOT/9/VERB/march"
)
ORDERS = (
    "France/nsubj/2/PROPN gave/ROOT/2/VERB/give troops/iobj/2/NOUN/troop orders/obj/2/NOUN/order to/mark/6/PART "
    "fire/acl/4/VERB"
)
WITH_CLAUSE = (
    "France/nsubj/2/PROPN fired/ROOT/2/VERB/fire ,/punct/5/PUNCT with/case/5/ADP Serbia/obl/2/PROPN "
    "watching/acl/5/VERB/watch"
)


def word(tree, text, name):
    return next(token for token in tree(text).doc if token.text == name)


def test_the_agent_before_a_joined_passive_is_that_of_both(tree):
    first, second = (word(tree, BEFORE_AND_AFTER, name) for name in ("arrested", "extradited"))
    assert [agent.text for agent in agents(first)] == ["police"]
    assert is_passive(second)
    assert [agent.text for agent in agents(second)] == ["police"]


def test_what_stands_beside_a_place_is_no_subject(tree):
    assert [subject.text for subject in own_subjects(word(tree, CITY, "marched"))] == ["workers"]


def test_who_is_given_an_order_carries_it_out(tree):
    assert [subject.text for subject in surface_subjects(word(tree, ORDERS, "fire"), {})] == ["troops"]


def test_with_and_a_clause_of_its_own_is_no_argument(tree):
    token = word(tree, WITH_CLAUSE, "fired")
    doc = token.doc
    doc[5].tag_ = "VBG"
    assert verb_frame(token, {}).slot("with") == []


def test_a_clause_after_with_is_no_argument(tree):
    text = (
        "France/nsubj/2/PROPN fired/ROOT/2/VERB/fire ,/punct/6/PUNCT with/mark/6/SCONJ Serbia/nsubj/6/PROPN "
        "watching/advcl/2/VERB/watch"
    )
    assert verb_frame(word(tree, text, "fired"), {}).slot("with") == []


@pytest.mark.parametrize(("at", "expected"), [(3, True), (4, True), (2, False)], ids=["each", "other", "verb"])
def test_each_other_by_either_word(tree, at, expected):
    text = "A/nsubj/3/PROPN B/conj/1/PROPN met/ROOT/3/VERB each/obj/3/DET other/fixed/4/ADJ"
    assert is_reciprocal(tree(text).doc[at]) is expected
