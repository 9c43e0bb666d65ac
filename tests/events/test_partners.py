"""One noun for several states, on hand-built trees: each state is a party of its own."""

from __future__ import annotations

import pytest

from according.document import Party
from according.events.partners import SEVERAL, apart, followed

BEFORE = (
    "Indian/amod/4/ADJ and/cc/3/CCONJ Chinese/conj/1/ADJ ministers/nsubj/5/NOUN/minister met/ROOT/5/VERB/meet "
    "in/case/7/ADP Oslo/obl/5/PROPN"
)
STACKED = (
    "Indian/amod/3/ADJ Kurdish/amod/3/ADJ ministers/nsubj/4/NOUN/minister met/ROOT/4/VERB/meet envoys/obj/4/NOUN/envoy "
    "in/case/7/ADP Oslo/obl/4/PROPN"
)
BEHIND = (
    "Ministers/nsubj/6/NOUN/minister of/case/3/ADP India/nmod/1/PROPN and/cc/5/CCONJ China/conj/3/PROPN "
    "met/ROOT/6/VERB/meet"
)
ONE = "The/det/3/DET Indian/amod/3/ADJ minister/nsubj/6/NOUN of/case/5/ADP China/nmod/3/PROPN met/ROOT/6/VERB/meet"


def ministers(case, phrase):
    word = next(token for token in case.doc if token.lower_.startswith("minister"))
    word.tag_ = "NNS" if word.text.endswith("s") else "NN"
    case.parties = [case.party(phrase, country="IND", sectors=("GOV",), kind="agent")]
    return case


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        (BEFORE, "Indian and Chinese ministers", [("Indian and Chinese ministers", "IND"), ("Chinese", "CHN")]),
        (BEHIND, "Ministers", [("Ministers", "IND"), ("China", "CHN")]),
    ],
    ids=["adjectives", "of"],
)
def test_each_state_meets(tree, text, phrase, expected):
    (record,) = ministers(tree(text), phrase).records()
    assert record.event.type == "CONSULT"
    assert [(party.text, party.country) for party in record.actors] == expected
    assert {party.sectors for party in record.actors} == {("GOV",)}


def test_a_people_without_a_state_has_its_name(tree):
    case = ministers(tree(BEFORE.replace("Chinese", "Kurdish")), "Indian and Kurdish ministers")
    (record,) = case.records()
    assert [(party.name, party.country) for party in record.actors] == [(None, "IND"), ("Kurds", None)]


def test_of_adjectives_side_by_side_the_second_is_no_other_state(tree):
    (record,) = ministers(tree(STACKED), "Indian Kurdish ministers").records()
    assert [party.text for party in record.actors] == ["Indian Kurdish ministers"]


def test_one_minister_is_of_one_state(tree):
    assert ministers(tree(ONE), "Indian minister").records() == []


def test_their_words_may_lie_in_each_other_and_they_stay_together():
    whole = Party(0, 28, "Indian and Chinese ministers", country="IND")
    second = Party(11, 18, "Chinese", country="CHN", why=(SEVERAL,))
    other = Party(40, 44, "Oslo", country="NOR")
    assert apart(second, [whole])
    assert not apart(Party(11, 18, "Chinese", country="CHN"), [whole])
    assert followed([whole], [whole, second]) == [whole, second]
    assert followed([other], [whole, second]) == [other]
