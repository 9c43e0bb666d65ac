"""Phrases of a nominal event that a tree hangs elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.events.fixtures import Case

from according.events.nounframes import noun_frame

TIGHTENING = (
    "a/det/2/DET motion/ROOT/2/NOUN tightening/acl/2/VERB/tighten sanctions/obj/3/NOUN/sanction on/case/6/ADP "
    "Serbia/obl/3/PROPN"
)
OUTCOME = (
    "It/nsubj/4/PRON is/cop/4/AUX the/det/4/DET outcome/ROOT/4/NOUN of/case/6/ADP talks/nmod/4/NOUN/talk "
    "between/case/8/ADP France/nmod/4/PROPN and/cc/10/CCONJ Serbia/conj/8/PROPN"
)
BLAMED = "France/nsubj/2/PROPN blamed/ROOT/2/VERB/blame the/det/4/DET raid/obj/2/NOUN on/case/6/ADP Serbia/obl/2/PROPN"
AGENT = (
    "It/nsubj:pass/3/PRON was/aux:pass/3/AUX hit/ROOT/3/VERB in/case/6/ADP a/det/6/DET raid/obl/3/NOUN by/case/8/ADP "
    "Serbia/obl:agent/3/PROPN"
)
FAR = (
    "They/nsubj/2/PRON called/ROOT/2/VERB/call the/det/4/DET raid/obj/2/NOUN illegal/xcomp/2/ADJ on/case/7/ADP "
    "television/obl/2/NOUN"
)


@pytest.mark.parametrize(
    ("text", "noun", "slot", "expected"),
    [
        (TIGHTENING, "sanctions", "on", ["Serbia"]),
        (OUTCOME, "talks", "between", ["France"]),
        (BLAMED, "raid", "on", []),
        (AGENT, "raid", "by", []),
        (FAR, "raid", "on", []),
    ],
    ids=["verb", "noun", "blame", "agent of the verb", "not close by"],
)
def test_what_stands_right_behind_a_noun_is_its_own(
    tree: Callable[..., Case], text: str, noun: str, slot: str, expected: list[str]
) -> None:
    (token,) = [token for token in tree(text).doc if token.text == noun]
    assert [head.text for head in noun_frame(token).slot(slot)] == expected


OWNED = (
    "The/det/2/DET spread/nsubj/10/NOUN of/case/4/ADP raids/nmod/2/NOUN/raid and/cc/9/CCONJ Serbia/conj/4/PROPN "
    "'s/case/6/PART military/amod/9/ADJ build-up/conj/2/NOUN worried/ROOT/10/VERB/worry us/obj/10/PRON"
)
BESIDE = (
    "The/det/2/DET talks/nsubj/10/NOUN/talk ,/punct/5/PUNCT the/det/5/DET first/appos/2/ADJ between/case/7/ADP "
    "France/nmod/5/PROPN and/cc/9/CCONJ Serbia/conj/7/PROPN ended/ROOT/10/VERB/end"
)
APPEAL = (
    "He/nsubj/2/PRON made/ROOT/2/VERB/make an/det/4/DET appeal/obj/2/NOUN for/mark/8/SCONJ France/nsubj/8/PROPN "
    "to/mark/8/PART leave/acl/4/VERB"
)


@pytest.mark.parametrize(
    ("text", "noun", "slot", "expected"),
    [
        (OWNED, "build-up", "poss", ["Serbia"]),
        (BESIDE, "talks", "between", ["France"]),
        (APPEAL, "appeal", "for", ["France"]),
    ],
    ids=["owner by the words", "what stands beside it", "who is asked"],
)
def test_what_a_noun_has_by_its_words(
    tree: Callable[..., Case], text: str, noun: str, slot: str, expected: list[str]
) -> None:
    (token,) = [token for token in tree(text).doc if token.text == noun]
    assert [head.text for head in noun_frame(token).slot(slot)] == expected
