"""Whom a verb is aimed at where a tree hangs that elsewhere, on hand-built trees."""

from __future__ import annotations

import pytest

from according.events.gaps import asked_after, blamed, cursed, shared, undergone, whom

ACCUSED = (
    "It/nsubj/2/PRON accused/ROOT/2/VERB/accuse the/det/4/DET ministry/nsubj/6/NOUN of/mark/6/SCONJ "
    "hiding/ccomp/2/VERB/hide it/obj/6/PRON"
)
BLASTED = "Lee/ROOT/1/PROPN who/nsubj/4/PRON he/nsubj/4/PRON blasted/acl:relcl/1/VERB/blast"
WHOM = "Lee/ROOT/1/PROPN whom/obl/4/PRON France/nsubj/4/PROPN accuses/acl:relcl/1/VERB/accuse"
BOTH = (
    "They/nsubj/2/PRON opposed/ROOT/2/VERB/oppose and/cc/4/CCONJ thwarted/conj/2/VERB/thwart the/det/6/DET "
    "plan/obj/4/NOUN"
)
OATH = "France/nsubj/2/PROPN bombed/ROOT/2/VERB/bomb the/det/4/DET hell/obj/2/NOUN"


def test_the_accused_before_of_is_the_object(tree):
    doc = tree(ACCUSED).doc
    assert blamed(doc[1]) == doc[3]


def test_what_stands_behind_of_is_not(tree):
    doc = tree(ACCUSED.replace("the/det/4/DET ministry/nsubj/6", "the/det/4/DET day/obl/2")).doc
    assert blamed(doc[1]) is None


def test_of_two_subjects_the_relative_is_the_object(tree):
    doc = tree(BLASTED).doc
    assert asked_after([doc[1], doc[2]]) == doc[1]


def test_one_subject_is_no_object(tree):
    doc = tree(BLASTED).doc
    assert asked_after([doc[1]]) is None


def test_whom_is_no_phrase(tree):
    doc = tree(WHOM).doc
    assert whom(doc[3]) == doc[1]


@pytest.mark.parametrize(
    ("text", "word"),
    [(BOTH, "plan"), (BOTH.replace("opposed/ROOT/2/VERB/oppose", "fled/ROOT/2/VERB/flee"), None)],
    ids=["both oppose it", "who flees has no object"],
)
def test_shared_object(tree, text, word):
    doc = tree(text).doc
    found = shared(doc[1])
    assert (found.text if found is not None else None) == word


def test_an_oath_gives_way(tree):
    doc = tree(OATH).doc
    assert cursed([doc[3]], [doc[0]]) == [doc[0]]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Lee/nsubj/2/PROPN Accused/ROOT/2/VERB/accuse of/case/4/ADP Fraud/obl/2/NOUN", 1, True),
        ("Lee/nsubj/2/PROPN Accused/ROOT/2/VERB/accuse France/obj/2/PROPN", 1, False),
        ("parents/ROOT/1/NOUN killed/acl/1/VERB/kill in/case/4/ADP raids/obl/2/NOUN", 1, True),
        ("Lee/nsubj/2/PROPN sued/ROOT/2/VERB/sue", 1, False),
    ],
    ids=["a headline's passive", "an object", "a participle under a noun", "a verb without an object"],
)
def test_undergone(tree, text, at, expected):
    doc = tree(text).doc
    doc[at].tag_ = "VBD"
    assert undergone(doc[at]) is expected
