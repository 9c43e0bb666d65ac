"""Whom a demand or a refusal is aimed at, on hand-built trees."""

from __future__ import annotations

import pytest

CALLED = "France/nsubj/2/PROPN called/ROOT/2/VERB/call for/case/5/ADP a/det/5/DET ban/obl/2/NOUN"
ON_THEM = CALLED + " of/case/7/ADP students/nmod/5/NOUN/student"
BY_THEM = CALLED + " by/case/7/ADP Serbia/nmod/5/PROPN"
LEAVE = CALLED.replace("ban/", "resignation/") + " of/case/7/ADP Serbia/nmod/5/PROPN"
ORDERED = (
    "France/nsubj/2/PROPN ordered/ROOT/2/VERB/order students/obj/2/NOUN/student to/mark/6/PART be/aux:pass/6/AUX "
    "moved/xcomp/2/VERB/move"
)
TO_MOVE = ORDERED.replace("be/aux:pass/6/AUX moved/", "quickly/advmod/6/ADV move/")
REFUSED = "France/nsubj/2/PROPN refused/ROOT/2/VERB/refuse to/mark/4/PART meet/xcomp/2/VERB Serbia/obj/4/PROPN"
SPARED = REFUSED.replace("meet/", "condemn/")
BOTH = {"France": "FRA", "Serbia": "SRB"}


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        (ON_THEM, "REQUEST", []),
        (BY_THEM, "REQUEST", ["Serbia"]),
        (LEAVE, "REQUEST", ["Serbia"]),
        (ORDERED, "REQUEST", []),
        (TO_MOVE, "REQUEST", ["students"]),
        (REFUSED, "REJECT", ["Serbia"]),
        (SPARED, "REJECT", []),
    ],
    ids=["banned", "who bans", "who resigns", "to be moved", "to move", "refused a meeting", "refused to condemn"],
)
def test_aimed_at(tree, text, type_, expected):
    parties = {name: country for name, country in BOTH.items() if name in text}
    records = [r for r in tree(text, parties).records() if r.event.type == type_]
    assert [[p.text for p in r.recipients] for r in records] == [expected]
