"""Sides that the row does not tell, on hand-built trees: who wins support, who is inquired into, who is not himself."""

from __future__ import annotations

import pytest

WON = "Serbia/nsubj/2/PROPN won/ROOT/2/VERB/win the/det/4/DET endorsement/obj/2/NOUN of/case/6/ADP France/nmod/4/PROPN"
HAS_FROM = "Serbia/nsubj/2/PROPN has/ROOT/2/VERB/have support/obj/2/NOUN from/case/5/ADP France/nmod/3/PROPN"
TOUTED = "Touting/ROOT/1/VERB/tout the/det/3/DET endorsement/obj/1/NOUN of/case/5/ADP France/nmod/3/PROPN"
CRITICISED = "He/nsubj/2/PRON criticised/ROOT/2/VERB/criticise Lee/obj/2/PROPN"
PROBE = "Police/nsubj/2/NOUN continued/ROOT/2/VERB/continue the/det/5/DET Lee/compound/5/PROPN probe/obj/2/NOUN"
SANCTIONS = (
    "France/nsubj/2/PROPN approved/ROOT/2/VERB/approve sanctions/obj/2/NOUN/sanction punishing/acl/3/VERB/punish "
    "Serbia/obj/4/PROPN"
)


def parts(case, type_):
    return [
        ([p.text for p in r.actors], [p.text for p in r.recipients]) for r in case.records() if r.event.type == type_
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [(WON, (["France"], ["Serbia"])), (HAS_FROM, (["France"], ["Serbia"])), (TOUTED, (["France"], []))],
    ids=["won", "has from", "winner unnamed"],
)
def test_who_gets_support_receives_it(tree, text, expected):
    countries = {name: name[:3].upper() for name in ("Serbia", "France") if name in text}
    assert parts(tree(text, countries), "SUPPORT") == [expected]


def test_nobody_criticises_himself_by_another_word(tree):
    case = tree(CRITICISED)
    case.parties = [
        case.party("He", name="Ann Lee", kind="pronoun", sectors=("GOV",)),
        case.party("Lee", name="Ann Lee", kind="person", sectors=("GOV",)),
    ]
    (record,) = case.records()
    assert [(p.text, p.name) for p in (*record.actors, *record.recipients)] == [("He", None), ("Lee", "Ann Lee")]


def test_a_name_before_a_probe_is_its_target(tree):
    case = tree(PROBE)
    police = case.party("Police", kind="agent", sectors=("COP",))
    case.parties = [police, case.party("Lee", name="Ann Lee", kind="person")]
    assert parts(case, "ACCUSE") == [(["Police"], ["Lee"])]


def test_whom_sanctions_weigh_on_by_the_verb_under_them(tree):
    assert parts(tree(SANCTIONS, {"France": "FRA", "Serbia": "SRB"}), "SANCTION") == [(["France"], ["Serbia"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serbia/nsubj/2/PROPN visited/ROOT/2/VERB/visit the/det/4/DET border/obj/2/NOUN and/cc/7/CCONJ the/det/7/DET "
         "president/conj/4/NOUN", ["The president"]),
        ("Serbia/nsubj/2/PROPN visited/ROOT/2/VERB/visit the/det/5/DET France/compound/5/PROPN border/obj/2/NOUN", []),
    ],
    ids=["beside the border", "whose border it is"],
)  # fmt: skip
def test_who_stands_beside_a_place_is_visited(tree, text, expected):
    case = tree(text, {name: name[:3].upper() for name in ("Serbia", "France") if f"{name}/" in text})
    if "president" in text:
        case.parties.append(case.party("the president", kind="agent", sectors=("GOV",)))
    assert [[party.lower() for party in side[1]] for side in parts(case, "CONSULT")] == [
        [name.lower() for name in expected]
    ]
