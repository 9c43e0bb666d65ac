"""Whose a nominal event is by the word that it hangs on, and by a copula."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.events.fixtures import Case

from according.events.lexicon import load
from according.events.nominals import Role, linked, links
from according.events.predicates import candidates
from according.events.roles import Parties

DREW = (
    "Serbia/nsubj/2/PROPN drew/ROOT/2/VERB/draw condemnation/obj/2/NOUN from/case/5/ADP France/obl/2/PROPN"
)  # fmt: skip
BLAMED = (
    "France/nsubj/2/PROPN blamed/ROOT/2/VERB/blame the/det/4/DET attack/obj/2/NOUN on/case/6/ADP Serbia/obl/2/PROPN"
)  # fmt: skip
RESPONDED = (
    "Serbia/nsubj/2/PROPN responded/ROOT/2/VERB/respond to/case/5/ADP new/amod/5/ADJ sanctions/obl/2/NOUN/sanction"
)  # fmt: skip
VICTIM = (
    "Serbia/nsubj/4/PROPN was/cop/4/AUX/be the/det/4/DET victim/ROOT/4/NOUN of/case/7/ADP an/det/7/DET "
    "attack/nmod/4/NOUN"
)  # fmt: skip
WAITED = (
    "Serbia/nsubj/2/PROPN awaited/ROOT/2/VERB/await victims/obj/2/NOUN/victim of/case/6/ADP the/det/6/DET "
    "attack/nmod/3/NOUN"
)  # fmt: skip
WAR = "Serbia/nsubj/4/PROPN is/cop/4/AUX/be at/case/4/ADP war/ROOT/4/NOUN with/case/6/ADP France/nmod/4/PROPN"
UNDER = "Serbia/nsubj/4/PROPN is/cop/4/AUX/be under/case/4/ADP attack/ROOT/4/NOUN"
REQUESTED = (
    "Serbia/nsubj/2/PROPN responded/ROOT/2/VERB/respond to/case/5/ADP a/det/5/DET request/obl/2/NOUN"
)  # fmt: skip


DETAINED = "Serbia/nsubj/4/PROPN is/cop/4/AUX/be in/case/4/ADP detention/ROOT/4/NOUN"
BEHIND = "Serbia/nsubj/5/PROPN is/cop/5/AUX/be behind/case/5/ADP the/det/5/DET attack/ROOT/5/NOUN"
APPROVAL = (
    "Serbia/nmod:poss/3/PROPN 's/case/1/PART approval/nsubj/6/NOUN of/case/5/ADP sanctions/nmod/3/NOUN/sanction "
    "came/ROOT/6/VERB/come"
)  # fmt: skip
RETALIATED = (
    "Serbia/nsubj/2/PROPN retaliated/ROOT/2/VERB/retaliate with/case/4/ADP raids/obl/2/NOUN/raid"
)  # fmt: skip


def sides(case: Case, noun: str, role: Role) -> list[str]:
    lexicon = load()
    parties = Parties(case.doc, case.document, case.parties, [], lexicon.classes)
    (sentence,) = case.doc.sents
    (candidate,) = [c for c in candidates(sentence, lexicon, parties) if c.token.text == noun]
    return [party.text for party in linked(parties, lexicon.control, candidate, role)]


@pytest.mark.parametrize(
    ("text", "noun", "role", "expected"),
    [
        (DREW, "condemnation", "recipient", ["Serbia"]),
        (DREW, "condemnation", "actor", ["France"]),
        (BLAMED, "attack", "actor", ["Serbia"]),
        (RESPONDED, "sanctions", "recipient", ["Serbia"]),
        (VICTIM, "attack", "recipient", ["Serbia"]),
        (WAITED, "attack", "recipient", ["victims of the attack"]),
        (WAR, "war", "actor", ["Serbia"]),
        (UNDER, "attack", "recipient", ["Serbia"]),
        (UNDER, "attack", "actor", []),
        (REQUESTED, "request", "recipient", []),
        (DETAINED, "detention", "recipient", ["Serbia"]),
        (BEHIND, "attack", "actor", ["Serbia"]),
        (APPROVAL, "sanctions", "actor", ["Serbia"]),
        (RETALIATED, "raids", "actor", ["Serbia"]),
    ],
    ids=[
        "drawn",
        "drawn from",
        "blame",
        "response",
        "victim",
        "not said of",
        "at war",
        "under",
        "no actor",
        "type",
        "in detention",
        "behind",
        "approval of",
        "retaliated with",
    ],
)
def test_the_word_above_names_a_side(
    tree: Callable[..., Case], text: str, noun: str, role: Role, expected: list[str]
) -> None:
    case = tree(text, {name: code for name, code in (("Serbia", "SRB"), ("France", "FRA")) if name in text})
    assert sides(case, noun, role) == expected


def test_the_blamed_are_not_the_victims(tree: Callable[..., Case]) -> None:
    case = tree(BLAMED, {"Serbia": "SRB", "France": "FRA"})
    (attack,) = [record for record in case.records("claimed") if record.event.type == "ASSAULT"]
    assert ([p.text for p in attack.actors], attack.recipients) == (["Serbia"], ())


def test_rows_name_types_and_slots_that_there_are() -> None:
    types = load().ontology.types
    assert len(links()) > 100
    for (_, _, role), link in links().items():
        assert role in {"actor", "recipient"}
        assert link.types <= set(types), link.label
        assert link.party in {"subj", "obj", "on", "to", "from", "above", "said_of", "own"}, link.label
