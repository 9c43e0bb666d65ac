"""Which words have the time of the clause they hang on: one link of a tree each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.events.fixtures import Case

from according.events.sharing import chain, shares_time, speaks
from according.words import word_class


@pytest.mark.parametrize(
    ("tree_text", "word", "shared"),
    [
        ("They/nsubj/2/PRON rallied/ROOT/2/VERB to/mark/4/PART condemn/advcl/2/VERB it/obj/4/PRON", "condemn", True),
        ("They/nsubj/2/PRON agreed/ROOT/2/VERB/agree to/mark/4/PART meet/xcomp/2/VERB", "meet", False),
        ("They/nsubj/2/PRON tried/ROOT/2/VERB/try to/mark/4/PART storm/xcomp/2/VERB it/obj/4/PRON", "storm", True),
        ("He/nsubj/2/PRON said/ROOT/2/VERB/say rebels/nsubj/4/NOUN attacked/ccomp/2/VERB/attack", "attacked", False),
        ("He/nsubj/2/PRON quit/ROOT/2/VERB after/mark/5/SCONJ he/nsubj/5/PRON lied/advcl/2/VERB", "lied", False),
        ("Men/nsubj/5/NOUN who/nsubj/3/PRON backed/acl:relcl/1/VERB him/obj/3/PRON quit/ROOT/5/VERB", "backed", False),
        ("Bombs/nsubj/4/NOUN that/nsubj/3/PRON killed/acl:relcl/1/VERB/kill fell/ROOT/4/VERB/fall", "killed", True),
        ("Six/nsubj/2/NUM died/ROOT/2/VERB/die in/case/5/ADP a/det/5/DET raid/obl/2/NOUN", "raid", True),
        ("They/nsubj/2/PRON met/ROOT/2/VERB/meet after/case/5/ADP a/det/5/DET raid/obl/2/NOUN", "raid", False),
        ("They/nsubj/2/PRON heard/ROOT/2/VERB/hear of/case/5/ADP a/det/5/DET raid/obl/2/NOUN", "raid", False),
        ("They/nsubj/2/PRON held/ROOT/2/VERB/hold talks/obj/2/NOUN", "talks", True),
        ("They/nsubj/2/PRON condemned/ROOT/2/VERB/condemn raids/obj/2/NOUN", "raids", False),
        ("Raids/nsubj:pass/3/NOUN were/aux:pass/3/AUX condemned/ROOT/3/VERB/condemn", "Raids", False),
        ("They/nsubj/2/PRON planned/ROOT/2/VERB/plan raids/obj/2/NOUN", "raids", False),
    ],
    ids=[
        "purpose", "promise", "attempt", "speech", "after", "who", "that", "in", "after noun", "of", "light verb",
        "looking back", "passive", "plan",
    ],
)  # fmt: skip
def test_a_word_shares_the_time_above_it(tree: Callable[..., Case], tree_text: str, word: str, shared: bool) -> None:
    (token,) = [token for token in tree(tree_text).doc if token.text == word]
    assert shares_time(token) is shared


def test_the_chain_ends_where_a_link_does_not_carry(tree: Callable[..., Case]) -> None:
    doc = tree(
        "He/nsubj/2/PRON said/ROOT/2/VERB/say six/nsubj/4/NUM died/ccomp/2/VERB/die in/case/7/ADP a/det/7/DET "
        "raid/obl/4/NOUN"
    ).doc
    assert [token.text for token in chain(doc[6])] == ["raid", "died"]


def test_verbs_that_speak_of_other_deeds(tree: Callable[..., Case]) -> None:
    doc = tree(
        "They/nsubj/2/PRON condemned/ROOT/2/VERB/condemn and/cc/4/CCONJ shelled/conj/2/VERB/shell it/obj/2/PRON"
    ).doc
    assert speaks(doc[1])
    assert not speaks(doc[3])
    assert "condemn" in word_class("looking_back")
