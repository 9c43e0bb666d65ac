"""Which figures belong to an event, on hand-built trees: whom a deed moved or held, and who took part."""

from __future__ import annotations

import pytest

from according.events.lexicon import load

STATES = {"France": "FRA", "Iran": "IRN", "Iraq": "IRQ"}
FREED = "Iran/nsubj/2/PROPN freed/ROOT/2/VERB/free {} hostages/obj/2/NOUN/hostage"
SENT = (
    "France/nsubj/2/PROPN deployed/ROOT/2/VERB/deploy 500/nummod/4/NUM troops/obj/2/NOUN/troop to/case/6/ADP "
    "Iraq/obl/2/PROPN"
)
ARRESTED = "Iran/nsubj/2/PROPN arrested/ROOT/2/VERB/arrest six/nummod/4/NUM students/obj/2/NOUN/student"
WOUNDED = "Iran/nsubj/2/PROPN wounded/ROOT/2/VERB/wound six/nummod/4/NUM soldiers/obj/2/NOUN/soldier"
SEIZED = (
    "Iran/nsubj/2/PROPN seized/ROOT/2/VERB/seize three/nummod/4/NUM ships/obj/2/NOUN/ship of/case/6/ADP "
    "Iraq/nmod/4/PROPN"
)
KILLED = (
    "Iran/nsubj/2/PROPN killed/ROOT/2/VERB/kill six/nummod/4/NUM soldiers/obj/2/NOUN/soldier and/cc/6/CCONJ "
    "one/conj/4/NUM in/case/8/ADP Iraq/nmod/6/PROPN"
)


def counts(case):
    return {(count.kind, count.low, count.high) for record in case.records() for count in record.counts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FREED.format("21/nummod/4/NUM"), {("people", 21, 21)}),
        (FREED.format("the/det/4/DET"), set()),
        (SENT, {("people", 500, 500)}),
        (ARRESTED, {("arrested", 6, 6)}),
        (WOUNDED, {("wounded", 6, 6)}),
        (SEIZED, {("items", 3, 3)}),
        (KILLED, {("dead", 6, 6)}),
    ],
    ids=["freed", "no figure", "deployed", "arrested", "wounded", "things", "a lone one"],
)
def test_figures_of_a_deed(tree, text, expected):
    states = {name: code for name, code in STATES.items() if name in text}
    assert counts(tree(text, states)) == expected


def test_kinds_are_few():
    lexicon = load()
    kinds = {row.count for index in (lexicon.verbs, lexicon.nouns) for rows in index.values() for row in rows}
    assert kinds - {None} <= {"dead", "wounded", "arrested", "missing", "displaced", "people"}
