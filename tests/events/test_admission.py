"""What is too bare or too general for a record, on hand-built trees."""

from __future__ import annotations

import pytest

from according.events.admission import overrules
from according.events.lexicon import load
from according.events.predicates import Candidate

TALKS = "France/nsubj/2/PROPN waited/ROOT/2/VERB/wait {0}/{1}/4/DET talks/obl/2/NOUN/talk"
BLOCKADE = "France/nsubj/2/PROPN faced/ROOT/2/VERB/face any/det/4/DET blockade/obj/2/NOUN"
MUST = (
    "France/nsubj/2/PROPN said/ROOT/2/VERB/say {0}/nsubj/5/{1} must/aux/5/AUX return/ccomp/2/VERB to/case/7/ADP "
    "Iran/obl/5/PROPN"
)
STATES = {"France": "FRA", "Iran": "IRN"}


def types(case) -> list[str]:
    return [record.event.type for record in case.records()]


def candidate(pattern: str) -> Candidate:
    """A candidate of the row of this pattern, for what only its row decides."""
    rows = [row for index in (load().verbs, load().nouns) for found in index.values() for row in found]
    return Candidate(None, next(row for row in rows if row.pattern == pattern), None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "relation"), [("any", "det"), ("without", "case"), ("before", "case")], ids=["any", "without", "before"]
)
def test_an_event_noun_of_nobody_in_particular(tree, word, relation):
    case = tree(TALKS.format(word, relation), {})
    records, skipped = case.run()
    assert records == []
    assert "none in particular" in skipped[0].reason


def test_any_use_of_force_is_told_as_possible(tree):
    assert types(tree(BLOCKADE, {"France": "FRA"})) in ([], ["COERCE"])
    assert all("none in particular" not in item.reason for item in tree(BLOCKADE, {"France": "FRA"}).run()[1])


@pytest.mark.parametrize(
    ("subject", "tag", "expected"), [("Iran", "PROPN", ["REQUEST"]), ("arrangements", "NOUN", [])],
    ids=["a party", "a thing"],
)  # fmt: skip
def test_who_must_do_it(tree, subject, tag, expected):
    text = MUST.format(subject, tag).replace("Iran/obl/5/PROPN", "town/obl/5/NOUN")
    parties = STATES if subject == "Iran" else {"France": "FRA"}
    assert [t for t in types(tree(text, parties)) if t == "REQUEST"] == expected


@pytest.mark.parametrize(
    ("pattern", "closed", "expected"),
    [
        ("war", None, True),
        ("war", "private: no public party", True),
        ("war", "blocked: a figure of speech", False),
        ("commitment", None, False),
    ],
    ids=["bare", "private", "no event", "needs a light verb"],
)
def test_what_the_judge_may_overrule(pattern, closed, expected):
    assert overrules(candidate(pattern), closed) is expected
