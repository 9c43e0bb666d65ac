"""Who does what is told, on hand-built trees: object control, makers of laws, courses of attacks, credits, names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.events.fixtures import Case

PRESSED = (
    "Serbia/nsubj/2/PROPN pressured/ROOT/2/VERB/pressure France/iobj/2/PROPN to/mark/5/PART leave/xcomp/2/VERB "
    "Oslo/obj/5/PROPN"
)
CALLED_ON = (
    "Serbia/nsubj/2/PROPN called/ROOT/2/VERB/call on/compound:prt/2/ADP France/obl/2/PROPN to/mark/6/PART "
    "condemn/advcl/2/VERB Norway/obj/6/PROPN"
)
CALLED_FOR = (
    "Serbia/nsubj/2/PROPN called/ROOT/2/VERB/call again/advmod/2/ADV for/mark/7/ADP France/obl/7/PROPN to/mark/7/PART "
    "condemn/xcomp/2/VERB Norway/obj/7/PROPN"
)
WANTED = (
    "Serbia/nsubj/2/PROPN wants/ROOT/2/VERB/want France/obj/2/PROPN to/mark/5/PART condemn/advcl/2/VERB "
    "Norway/obj/5/PROPN"
)
PLANNED = (
    "Serbia/nsubj/2/PROPN dropped/ROOT/2/VERB/drop its/nmod:poss/4/PRON plan/obj/2/NOUN to/mark/6/PART "
    "condemn/acl/4/VERB Norway/obj/6/PROPN"
)
LAW = (
    "Serbia/nsubj/2/PROPN passed/ROOT/2/VERB/pass a/det/4/DET law/obj/2/NOUN condemning/acl/4/VERB/condemn "
    "Norway/obj/5/PROPN"
)
STONE = (
    "Serbia/nsubj/2/PROPN passed/ROOT/2/VERB/pass a/det/4/DET stone/obj/2/NOUN condemning/acl/4/VERB/condemn "
    "Norway/obj/5/PROPN"
)
ORDERED = (
    "Serbia/nsubj/2/PROPN ordered/ROOT/2/VERB/order soldiers/nsubj:pass/6/NOUN/soldier to/mark/6/PART "
    "be/aux:pass/6/AUX arrested/xcomp/2/VERB/arrest"
)
SERIES = (
    "France/nsubj/2/PROPN lamented/ROOT/2/VERB/lament Serbia/nmod:poss/5/PROPN 's/case/3/PART campaign/obj/2/NOUN "
    "of/case/7/ADP attacks/nmod/5/NOUN/attack on/case/9/ADP Norway/nmod/7/PROPN"
)
ROBBED = (
    "Soldiers/nsubj:pass/3/NOUN/soldier were/aux:pass/3/AUX beaten/ROOT/3/VERB/beat and/cc/5/CCONJ "
    "killed/conj/3/VERB/kill by/case/7/ADP France/obl:agent/5/PROPN"
)


def sides(case: Case, type_: str, word: str = "") -> list[tuple[list[str], list[str]]]:
    records = [r for r in case.records() if r.event.type == type_ and word in r.trigger.text]
    return [([p.text for p in r.actors], [p.text for p in r.recipients]) for r in records]


@pytest.mark.parametrize(
    ("text", "type_", "word", "expected"),
    [
        (CALLED_ON, "ACCUSE", "condemn", (["France"], ["Norway"])),
        (CALLED_FOR, "ACCUSE", "condemn", (["France"], ["Norway"])),
        (WANTED, "ACCUSE", "condemn", (["France"], ["Norway"])),
        (PLANNED, "ACCUSE", "condemn", (["Serbia"], ["Norway"])),
        (LAW, "ACCUSE", "condemn", (["Serbia"], ["Norway"])),
        (ORDERED, "COERCE", "arrest", (["Serbia"], ["soldiers"])),
        (SERIES, "ASSAULT", "attack", (["Serbia"], ["Norway"])),
    ],
    ids=["on as particle", "for and to", "want", "owner of a plan", "law", "ordered", "campaign of"],
)
def test_who_does_it(tree: Callable[..., Case], text: str, type_: str, word: str, expected: object) -> None:
    case = tree(text, {name: name[:3].upper() for name in ("Serbia", "France", "Norway") if name in text})
    assert sides(case, type_, word) == [expected]


def test_what_is_no_text_bans_for_nobody(tree: Callable[..., Case]) -> None:
    case = tree(STONE, {"Serbia": "SRB", "Norway": "NOR"})
    assert all(actors == [] for actors, _ in sides(case, "ACCUSE"))


def test_joined_participles_share_their_agent(tree: Callable[..., Case]) -> None:
    from according.events.arguments import agents

    case = tree(ROBBED, {"France": "FRA"})
    case.doc[4].tag_ = "VBN"
    assert [token.text for token in agents(case.doc[2])] == ["France"]


def test_who_pressures_and_who_leaves(tree: Callable[..., Case]) -> None:
    from according.events.arguments import surface_subjects
    from according.events.lexicon import load

    doc = tree(PRESSED).doc
    assert [token.text for token in surface_subjects(doc[4], load().control)] == ["France"]


def test_an_agency_launches_nothing(tree: Callable[..., Case]) -> None:
    case = tree(
        "Kestrel/nsubj/3/PROPN Serbia/nsubj/3/PROPN fired/ROOT/3/VERB/fire a/det/5/DET missile/obj/3/NOUN",
        {"Serbia": "SRB"},
    )
    case.parties.append(case.party("Kestrel", name="Kestrel", kind="organisation", sectors=("JRN",)))
    assert [actors for actors, _ in sides(case, "MOBILIZE")] == [["Serbia"]]


def test_names_beside_a_noun_are_who_it_is(tree: Callable[..., Case]) -> None:
    case = tree(
        "The/det/2/DET senators/nsubj/7/NOUN/senator ,/punct/4/PUNCT Ann/appos/2/PROPN and/cc/6/CCONJ Bo/conj/4/PROPN "
        "condemned/ROOT/7/VERB/condemn Norway/obj/7/PROPN",
        {"Norway": "NOR"},
    )
    case.parties += [case.party("The senators", kind="agent", sectors=("LEG",))]
    case.parties += [case.party(name, name=name, kind="person", sectors=("LEG",)) for name in ("Ann", "Bo")]
    assert [actors for actors, _ in sides(case, "ACCUSE")] == [["Ann", "Bo"]]


@pytest.mark.parametrize(("pronoun", "expected"), [("who", "Ann"), ("which", None)])
def test_what_a_union_does_its_president_does_not(
    tree: Callable[..., Case], pronoun: str, expected: str | None
) -> None:
    case = tree(
        f"Ann/nsubj/7/PROPN ,/punct/4/PUNCT the/det/4/DET president/appos/1/NOUN {pronoun}/nsubj/6/PRON "
        "condemned/acl:relcl/4/VERB/condemn spoke/ROOT/7/VERB/speak of/case/9/ADP Norway/obj/6/PROPN",
        {"Norway": "NOR"},
    )
    case.parties += [case.party("Ann", name="Ann", kind="person", sectors=("GOV",)), case.party("the president")]
    records = [record for record in case.records() if record.event.type == "ACCUSE"]
    assert [[party.name for party in record.actors] for record in records] == [[expected]]
