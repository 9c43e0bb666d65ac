"""Weapons of an event, on hand-built trees."""

from __future__ import annotations

import pytest

from according.events.weapons import lexicon, weapon_at, weapons_in, weapons_of

EXPLODED = "A/det/4/DET powerful/amod/4/ADJ car/compound/4/NOUN bomb/nsubj/5/NOUN exploded/ROOT/5/VERB/explode"
KILLED = (
    "Men/nsubj/2/NOUN killed/ROOT/2/VERB/kill the/det/4/DET mayor/obj/2/NOUN with/case/6/ADP rifles/obl/2/NOUN/rifle"
)
SAID = (
    "The/det/2/DET dealer/nsubj/7/NOUN of/case/5/ADP the/det/5/DET rifles/nmod/2/NOUN/rifle ,/punct/7/PUNCT "
    "said/ROOT/7/VERB/say rebels/nsubj/9/NOUN/rebel attacked/ccomp/7/VERB/attack"
)
THREW = "Youths/nsubj/2/NOUN/youth threw/ROOT/2/VERB/throw stones/obj/2/NOUN/stone"
CHARGE = "A/det/3/DET dynamite/compound/3/NOUN charge/nsubj/4/NOUN exploded/ROOT/4/VERB/explode"
BOMBING = "The/det/2/DET bombing/nsubj/3/NOUN failed/ROOT/3/VERB/fail"


def trigger(doc, word):
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (EXPLODED, "exploded", [("powerful car bomb", "explosive")]),
        (KILLED, "killed", [("rifles", "firearm")]),
        (SAID, "attacked", []),
        (THREW, "threw", [("stones", "blunt")]),
        (CHARGE, "exploded", [("dynamite", "explosive")]),
        (BOMBING, "failed", []),
    ],
    ids=["what exploded", "by what", "another's", "a word for other things", "compound", "no noun of a verb"],
)
def test_weapons_of(tree, text, word, expected):
    doc = tree(text).doc
    assert [(weapon.words.text, weapon.kind) for weapon in weapons_of(trigger(doc, word))] == expected


def test_a_word_for_other_things_alone_is_no_weapon(tree):
    doc = tree(THREW).doc
    assert [weapon.words.text for weapon in weapons_in(doc[:])] == []
    assert weapon_at(doc[2]) is not None


def test_kinds_are_few():
    assert {kind for kind, _ in lexicon().values()} == {
        "arms", "blade", "blunt", "chemical", "craft", "crowd", "explosive", "firearm", "heavy", "incendiary",
    }  # fmt: skip
