"""Facts of a trigger and its record, on hand-built trees and parties."""

from __future__ import annotations

import pytest

from according.document import Party
from according.events import coding
from according.events.coding import Trace, code
from according.events.facts import depth, side
from according.record import Status

ACTIVE = "Russia/nsubj/2/PROPN accused/ROOT/2/VERB/accuse Ukraine/obj/2/PROPN of/case/5/ADP treachery/obl/2/NOUN"
BARE = "There/expl/2/PRON were/ROOT/2/VERB/be clashes/nsubj/2/NOUN/clash"
DEEP = (
    "She/nsubj/2/PRON said/ROOT/2/VERB/say police/nsubj/4/NOUN beat/ccomp/2/VERB men/obj/4/NOUN/man "
    "who/nsubj/7/PRON attacked/acl:relcl/5/VERB/attack them/obj/7/PRON"
)


def judged(case, status: Status = "reported"):
    """What the judge weighed in a sentence."""
    trace = Trace()
    code(
        case.doc,
        case.document,
        parties=case.parties,
        places=case.places,
        times=[],
        claims=[],
        status_of=lambda *_: (status, (), ()),
        event_time=lambda *_: None,
        coder="test",
        trace=trace,
    )
    return trace.judged


def test_facts_of_a_whole_record(tree):
    (item,) = judged(tree(ACTIVE, {"Russia": "RUS", "Ukraine": "UKR"}), "claimed")
    wanted = {"type ACCUSE", "form verb", "actor public", "recipient public", "countries", "status claimed", "claims 0"}
    assert wanted <= item.facts.keys()
    assert {"region body", "relation ROOT", "few parties"} <= item.facts.keys()
    assert not {"nobody", "refused", "passive", "place"} & item.facts.keys()
    assert item.refused is None


def test_facts_of_a_bare_trigger(tree, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(coding, "LEAST", 0)
    (item,) = judged(tree(BARE))
    assert {"nobody", "actor none", "recipient none", "refused", "refused bare", "form noun"} <= item.facts.keys()
    assert item.refused is not None


def test_no_fact_names_a_word(tree):
    facts = judged(tree(ACTIVE, {"Russia": "RUS", "Ukraine": "UKR"}))[0].facts
    assert not any(word in name for name in facts for word in ("accuse", "Russia", "treachery"))


def test_what_is_said_is_no_deeper_and_a_relative_clause_is(tree):
    doc = tree(DEEP).doc
    assert [depth(doc[i]) for i in (1, 3, 6)] == [0, 0, 2]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([], "none"),
        ([{"kind": "country", "country": "FRA"}], "public"),
        ([{"sectors": ("CVL",)}, {"sectors": ("GOV",)}], "public"),
        ([{"sectors": ("BUS",)}], "private"),
        ([{"sectors": ("BUS",)}, {}], "unknown"),
        ([{"kind": "pronoun"}], "pronoun"),
        ([{"kind": "pronoun", "name": "Ann Lee", "sectors": ("GOV",)}], "public"),
    ],
    ids=["nobody", "country", "one public", "private", "unknown", "pronoun", "resolved pronoun"],
)
def test_side(fields, expected):
    assert side([Party(0, 1, "x", **each) for each in fields]) == expected
