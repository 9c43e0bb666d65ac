"""Whom an "it" among the sides of an event stands for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.events.fixtures import Case

from according.events.lexicon import load
from according.events.pronouns import last_body
from according.events.roles import Parties

STATE = (
    "Serbia/nsubj/2/PROPN fell/ROOT/2/VERB/fall when/advmod/6/ADV France/nsubj/6/PROPN had/aux/6/AUX/have "
    "struck/advcl/2/VERB/strike it/obj/6/PRON"
)
THING = (
    "Serbia/nsubj/2/PROPN said/ROOT/2/VERB/say the/det/4/DET mosque/nsubj/5/NOUN filled/ccomp/2/VERB/fill "
    "when/advmod/9/ADV it/nsubj:pass/9/PRON was/aux:pass/9/AUX/be hit/advcl/5/VERB/hit"
)


@pytest.mark.parametrize(("text", "expected"), [(STATE, "Serbia"), (THING, None)], ids=["state", "a thing between"])
def test_it_is_the_body_named_last_unless_a_thing_stands_between(
    tree: Callable[..., Case], text: str, expected: str | None
) -> None:
    names = {name: code for name, code in (("Serbia", "SRB"), ("France", "FRA")) if name in text}
    case = tree(text, names)
    parties = Parties(case.doc, case.document, case.parties, [], load().classes)
    found = last_body(parties, case.party("it", kind="pronoun"))
    assert (found and found.text) == expected
