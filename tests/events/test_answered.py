"""Whose charge or offer an answer takes up."""

from __future__ import annotations

import pytest

OFFER = "Serbia/nsubj/2/PROPN demanded/ROOT/2/VERB/demand a/det/4/DET vote/obj/2/NOUN ./punct/2/PUNCT "
ANSWER = OFFER + "France/nsubj/7/PROPN rejected/ROOT/7/VERB/reject the/det/9/DET demand/obj/7/NOUN"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ANSWER, ["Serbia"]),
        (ANSWER.replace("the/det/9/DET", "a/det/9/DET"), []),
        (ANSWER.replace("demand/obj/7", "budget/obj/7"), []),
    ],
    ids=["the demand", "a demand", "no demand"],
)
def test_answered(tree, text, expected):
    parties = {name: country for name, country in {"Serbia": "SRB", "France": "FRA"}.items() if name in text}
    records = [r for r in tree(text, parties).records() if r.trigger.text == "rejected"]
    assert [[p.text for p in r.recipients] for r in records] == [expected]
