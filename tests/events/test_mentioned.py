"""Which words stand for persons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.events.fixtures import Case

from according.events.mentioned import is_adherent, meant_for_people

THOSE = "those/ROOT/1/PRON {}/{}/1/VERB"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("imperialists", True), ("loyalist", True), ("twist", False), ("playlist", False), ("rebel", False)],
    ids=str,
)
def test_nouns_for_persons_by_their_ending(tree: Callable[..., Case], word: str, expected: bool) -> None:
    assert is_adherent(tree(f"{word}/ROOT/1/NOUN").doc[0]) is expected


@pytest.mark.parametrize(
    ("word", "relation", "tag", "expected"),
    [("who", "acl:relcl", "WP", True), ("affected", "acl", "VBN", True), ("falling", "acl", "VBG", False)],
    ids=["who", "participle", "in -ing"],
)
def test_those_may_be_persons(tree: Callable[..., Case], word: str, relation: str, tag: str, expected: bool) -> None:
    doc = tree(THOSE.format(word, relation)).doc
    doc[1].tag_ = tag
    assert meant_for_people(doc[0]) is expected


def test_nothing_follows_those_at_the_end(tree: Callable[..., Case]) -> None:
    assert meant_for_people(tree("saw/ROOT/1/VERB those/obj/1/PRON").doc[1]) is False
