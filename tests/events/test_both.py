"""Whom "the two" are, on hand-built trees."""

from __future__ import annotations

import pytest

MET = "Lee/nsubj/2/PROPN met/ROOT/2/VERB/meet Ek/obj/2/PROPN"
AGREED = "The/det/6/DET two/nummod/6/NUM {}/nsubj/7/NOUN/{} agreed/ROOT/7/VERB/agree to/mark/9/PART talk/xcomp/7/VERB"
PAIR = "The/det/5/DET pair/nsubj/6/NOUN agreed/ROOT/6/VERB/agree to/mark/8/PART talk/xcomp/6/VERB"


def told(tree, sentence, kind="person", third=None):
    case = tree(f"{MET} {sentence}", {"Lee": "USA", "Ek": "NOR"})
    phrase = sentence.split(" ")
    words = " ".join(item.split("/")[0] for item in phrase[: 2 if "pair" in sentence else 3])
    people = [case.party(name, name=name, country=code, kind=kind, sectors=("GOV",)) for name, code in
              (("Lee", "USA"), ("Ek", "NOR"))]  # fmt: skip
    case.parties = [*people, case.party(words, kind="agent", sectors=("GOV",))]
    if third:
        case.parties.append(case.party("met", name=third, kind=kind))
    found = [record for record in case.records() if record.event.type == "AGREE"]
    return [[(party.text, party.name) for party in record.actors] for record in found]


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        (AGREED.format("leaders", "leader"), "person", "The two leaders"),
        (AGREED.format("countries", "country"), "country", "The two countries"),
        (AGREED.format("sides", "side"), "country", "The two sides"),
        (PAIR, "person", "The pair"),
    ],
)
def test_the_two_are_those_just_named(tree, sentence, kind, words):
    assert told(tree, sentence, kind) == [[(words, "Lee"), (words, "Ek")]]


@pytest.mark.parametrize(
    ("sentence", "kind", "third"),
    [
        (AGREED.format("countries", "country"), "person", None),
        (AGREED.format("leaders", "leader"), "person", "Ann"),
    ],
    ids=["persons are no countries", "three are not two"],
)
def test_others_are_not(tree, sentence, kind, third):
    assert all(name is None for parties in told(tree, sentence, kind, third) for _, name in parties)
