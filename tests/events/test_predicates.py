"""What a clause's form says of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.events.fixtures import Case

from according.events.predicates import subjunctive


@pytest.mark.parametrize(
    ("tree_text", "word", "modal", "expected"),
    [
        ("They/nsubj/2/PRON ask/ROOT/2/VERB he/nsubj/5/PRON be/aux:pass/5/AUX freed/ccomp/2/VERB", "freed", None, True),
        (
            "They/nsubj/2/PRON say/ROOT/2/VERB he/nsubj/5/PRON is/aux:pass/5/AUX freed/ccomp/2/VERB", "freed",
            None, False,
        ),
        (
            "They/nsubj/2/PRON say/ROOT/2/VERB he/nsubj/6/PRON might/dep/2/AUX be/cop/6/AUX able/ccomp/2/ADJ", "able",
            "might", False,
        ),
    ],
    ids=["demanded", "told", "a modal that hangs elsewhere"],
)  # fmt: skip
def test_a_bare_verb_says_what_should_be(
    tree: Callable[..., Case], tree_text: str, word: str, modal: str | None, expected: bool
) -> None:
    doc = tree(tree_text).doc
    for token in doc:
        if token.text == modal:
            token.tag_ = "MD"
    (clause,) = [token for token in doc if token.text == word]
    assert subjunctive(clause) is expected


@pytest.mark.parametrize(("whom", "expected"), [("them", ["ASSAULT"]), ("it", [])])
def test_it_is_no_people(tree, whom, expected):
    case = tree(
        f"Rebels/nsubj/2/NOUN/rebel executed/ROOT/2/VERB/execute {whom}/obj/2/PRON", {"Rebels": "SYR", whom: "SYR"}
    )
    assert [record.event.type for record in case.records()] == expected
