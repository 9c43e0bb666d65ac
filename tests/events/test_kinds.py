"""What a record says happened, by row and status, on hand-built trees."""

from __future__ import annotations

import pytest

DECIDED = (
    "Iran/nsubj/2/PROPN decided/ROOT/2/VERB/decide to/mark/4/PART close/xcomp/2/VERB its/nmod:poss/6/PRON "
    "border/obj/4/NOUN with/case/8/ADP Iraq/nmod/6/PROPN"
)
SAID = (
    "Iran/nsubj/2/PROPN said/ROOT/2/VERB/say it/nsubj/5/PRON would/aux/5/AUX close/ccomp/2/VERB its/nmod:poss/7/PRON "
    "border/obj/5/NOUN with/case/9/ADP Iraq/nmod/7/PROPN"
)
AIMED = DECIDED.replace("decided/ROOT/2/VERB/decide", "sought/ROOT/2/VERB/seek")
STRIKE = "Workers/nsubj/3/NOUN/worker will/aux/3/AUX strike/ROOT/3/VERB against/case/5/ADP Iran/obl/3/PROPN"
MARCH = "Workers/nsubj/3/NOUN/worker will/aux/3/AUX march/ROOT/3/VERB against/case/5/ADP Iran/obl/3/PROPN"
STATES = {"Iran": "IRN", "Iraq": "IRQ"}


def found(case, status="planned"):
    return {(record.event.type, record.event.mode, record.event.quad) for record in case.records(status)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DECIDED, ("COERCE", "restrict", 4)),
        (AIMED, ("COERCE", "restrict", 4)),
        (SAID, ("THREATEN", "restrict", 3)),
    ],
    ids=["decided", "sought", "said only"],
)
def test_a_restriction_is_a_threat_where_it_is_only_said(tree, text, expected):
    assert expected in found(tree(text, STATES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [(STRIKE, ("THREATEN", "restrict", 3)), (MARCH, ("PROTEST", "demo", 4))],
    ids=["a strike", "a march"],
)
def test_an_announced_stoppage_is_a_threat(tree, text, expected):
    assert expected in found(tree(text, {"Iran": "IRN"}))


def test_what_is_done_keeps_the_type_of_its_row(tree):
    assert ("PROTEST", "strike", 4) in found(
        tree(STRIKE.replace("will/aux/3/AUX", "now/advmod/3/ADV"), {"Iran": "IRN"}), "reported"
    )


DROP = (
    "Jets/nsubj/2/NOUN/jet dropped/ROOT/2/VERB/drop bombs/obj/2/NOUN/bomb on/case/7/ADP a/det/7/DET "
    "{0}/compound/7/NOUN {1}/obl/2/NOUN"
)
KILLED = "Iranians/nsubj:pass/4/PROPN will/aux/4/AUX be/aux:pass/4/AUX killed/ROOT/4/VERB/kill"


@pytest.mark.parametrize(
    ("before", "ground", "expected"),
    [("firing", "range", ("MOBILIZE", "weapons", 4)), ("mountain", "village", ("ASSAULT", "aerial", 4))],
    ids=["a range", "a village"],
)
def test_arms_used_in_a_drill_are_shown(tree, before, ground, expected):
    assert expected in found(tree(DROP.format(before, ground), {"Jets": "IRN"}), "reported")


def test_what_nobody_will_do_threatens_nobody(tree):
    assert found(tree(KILLED, {"Iranians": "IRN"})) == {("ASSAULT", None, 4)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran/nsubj/4/PROPN and/cc/3/CCONJ Iraq/conj/1/PROPN held/ROOT/4/VERB/hold {}", ("COOPERATE", None, 2)),
        ("Iran/nsubj/4/PROPN itself/obl/4/PRON now/advmod/4/ADV held/ROOT/4/VERB/hold {}", ("MOBILIZE", "troops", 4)),
    ],
    ids=["of two states", "of one"],
)
def test_a_drill_of_two_states_is_cooperation(tree, text, expected):
    drill = "a/det/7/DET military/amod/7/ADJ drill/obj/4/NOUN"
    states = {name: code for name, code in STATES.items() if name in text}
    assert found(tree(text.format(drill), states), "reported") == {expected}
