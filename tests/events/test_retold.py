"""Sides that another telling of the same event names, and where they stay open."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from tests.events.fixtures import Case

from according.document import Link, Party
from according.events.coding import Trace, code
from according.events.tellings import admitted, key_of, last_word
from according.record import Record

LAUNCH = (
    "Serbia/nsubj/2/PROPN fired/ROOT/2/VERB/fire a/det/4/DET missile/obj/2/NOUN ./punct/2/PUNCT "
    "France/nsubj/7/PROPN condemned/ROOT/7/VERB/condemn the/det/9/DET launch/obj/7/NOUN"
)
ANY_LAUNCH = LAUNCH.replace("the/det/9/DET", "any/det/9/DET")
PASSIVE = (
    "Serbia/nsubj/2/PROPN detained/ROOT/2/VERB/detain students/obj/2/NOUN/student ./punct/2/PUNCT "
    "The/det/6/DET students/nsubj:pass/8/NOUN/student were/aux:pass/8/AUX/be detained/ROOT/8/VERB/detain"
)
OTHERS = PASSIVE.replace(
    "The/det/6/DET students/nsubj:pass/8/NOUN/student", "Two/nummod/6/NUM men/nsubj:pass/8/NOUN/man"
)


def story(*sentences: str) -> str:
    """Sentences as one text; the heads of each are counted from 1 within it."""
    rows: list[str] = []
    for sentence in sentences:
        at = len(rows)
        for row in sentence.split():
            word, dep, head, *rest = row.split("/")
            rows.append("/".join([word, dep, str(int(head) + at), *rest]))
    return " ".join(rows)


ATTACKED = "Serbia/nsubj/2/PROPN attacked/ROOT/2/VERB/attack students/obj/2/NOUN/student ./punct/2/PUNCT"
RIVAL = "France/nsubj/2/PROPN attacked/ROOT/2/VERB/attack workers/obj/2/NOUN/worker ./punct/2/PUNCT"
HARM = "The/det/2/DET attack/nsubj/3/NOUN killed/ROOT/3/VERB/kill 13/nummod/5/NUM soldiers/obj/3/NOUN/soldier"
NEW_HARM = HARM.replace("The/det/2/DET", "A/det/2/DET")


def sides(records: Sequence[Record], trigger: str) -> tuple[list[str], list[str]]:
    record = [record for record in records if record.trigger.text == trigger][-1]
    return [party.text for party in record.actors], [party.text for party in record.recipients]


def named(tree: Callable[..., Case], text: str) -> Case:
    return tree(text, {name: code for name, code in (("Serbia", "SRB"), ("France", "FRA")) if name in text})


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (story(ATTACKED, HARM), "killed", (["Serbia"], ["13 soldiers"])),
        (story(ATTACKED, NEW_HARM), "killed", ([], ["13 soldiers"])),
        (story(ATTACKED, RIVAL, HARM), "killed", ([], ["13 soldiers"])),
        (LAUNCH, "condemned", (["France"], ["Serbia"])),
        (ANY_LAUNCH, "condemned", (["France"], [])),
        (PASSIVE, "detained", (["Serbia"], ["The students"])),
        (OTHERS, "detained", ([], ["Two men"])),
    ],
    ids=[
        "the attack",
        "an attack",
        "two attackers",
        "condemned",
        "none in particular",
        "same victims",
        "other victims",
    ],
)
def test_an_event_told_again_has_the_sides_of_the_first(
    tree: Callable[..., Case], text: str, trigger: str, expected: tuple[list[str], list[str]]
) -> None:
    assert sides(named(tree, text).records(), trigger) == expected


def test_a_filled_side_says_where_from(tree: Callable[..., Case]) -> None:
    records = named(tree, story(ATTACKED, HARM)).records()
    assert "roles: actors of 'attacked' at 7, the same event" in records[-1].why


def test_what_is_merely_possible_is_not_filled(tree: Callable[..., Case]) -> None:
    assert sides(named(tree, story(ATTACKED, HARM)).records("hypothetical"), "killed")[0] == []


def test_parties_are_compared_by_state_name_and_noun(tree: Callable[..., Case]) -> None:
    case = named(tree, "Serbia/nsubj/2/PROPN shelled/ROOT/2/VERB/shell students/obj/2/NOUN/student")
    students = case.party("students", kind="agent")
    minister = case.party("Serbia", name="Ann Lee", country="SRB", sectors=("GOV",), kind="person")
    assert key_of(case.parties) == key_of([minister]) == frozenset({"SRB"})
    assert key_of([students]) == frozenset({"None student"})
    assert key_of([case.party("students", kind="pronoun")]) is None
    assert last_word(case.party("students")) == "student"


def test_an_explanation_knows_the_filled_record(tree: Callable[..., Case]) -> None:
    case = named(tree, story(ATTACKED, HARM))
    trace = Trace()
    records, _ = code(
        case.doc, case.document, parties=case.parties, places=[], times=[], claims=[],
        status_of=lambda *_: ("reported", (), ()), event_time=lambda *_: None, coder="test", trace=trace,
    )  # fmt: skip
    assert records[-1] in trace.outcomes.values()


FILLER = "Ministers/nsubj/2/NOUN/minister spoke/ROOT/2/VERB/speak at/case/4/ADP length/obl/2/NOUN ./punct/2/PUNCT"
MARCHED = "Students/nsubj/2/NOUN/student marched/ROOT/2/VERB/march in/case/4/ADP anger/obl/2/NOUN ./punct/2/PUNCT"
HELD = "The/det/2/DET protest/nsubj:pass/4/NOUN was/aux:pass/4/AUX/be held/ROOT/4/VERB/hold peacefully/advmod/4/ADV"


def test_of_two_attackers_the_one_told_last_is_meant(tree: Callable[..., Case]) -> None:
    text = story(RIVAL, *[FILLER] * 20, ATTACKED, HARM)
    assert sides(named(tree, text).records(), "killed")[0] == ["Serbia"]


def test_where_nearly_all_tellings_agree_one_of_another_counts_for_nothing(tree: Callable[..., Case]) -> None:
    victims = ("students", "police", "women", "men")
    raids = [ATTACKED.replace("students/obj/2/NOUN/student", f"{victim}/obj/2/NOUN") for victim in victims]
    case = tree(story(RIVAL, *raids, *[FILLER] * 20, HARM))
    case.parties = [
        Party(found.start(), found.end(), name, name=name, country=country, kind="country")
        for name, country in (("Serbia", "SRB"), ("France", "FRA"))
        for found in re.finditer(name, case.document.text)
    ]
    assert sides(case.records(), "killed")[0] == ["Serbia"]


def test_a_protest_is_the_march_before_it(tree: Callable[..., Case]) -> None:
    assert [party.text for party in tree(story(MARCHED, HELD)).records()[-1].actors] == ["Students"]


def test_what_a_source_says_of_itself_is_admitted(tree: Callable[..., Case]) -> None:
    (record,) = named(tree, ATTACKED).records("claimed")
    serbia = Party(0, 6, "Serbia", name="Serbia", country="SRB", kind="country")
    france = Party(0, 6, "France", name="France", country="FRA", kind="country")

    def claimed_by(source: Party, stance: str = "asserts") -> Record:
        return replace(record, according_to=(Link(source, None, (), stance),))

    assert admitted(claimed_by(serbia))
    assert not admitted(claimed_by(france))
    assert not admitted(claimed_by(serbia, "denies"))
    assert not admitted(record)


ASSAULT = "Serbia/nsubj/2/PROPN attacked/ROOT/2/VERB/attack students/obj/2/NOUN/student"


@pytest.mark.parametrize(
    ("more", "expected"),
    [("", ["Serbia"]), ("new", [])],
    ids=["bare", "another"],
)
def test_a_bare_noun_repeats_a_deed_of_its_sentence(tree: Callable[..., Case], more: str, expected: list[str]) -> None:
    noun = 10 if more else 9
    text = (
        f"{ASSAULT} and/cc/{noun + 1}/CCONJ the/det/6/DET toll/nsubj/{noun + 1}/NOUN from/case/{noun}/ADP "
        f"{more and f'new/amod/{noun}/ADJ '}air/compound/{noun}/NOUN strikes/nmod/6/NOUN/strike rose/conj/2/VERB/rise"
    )
    records = [record for record in named(tree, text).records() if record.trigger.text == "strikes"]
    assert [[party.text for party in record.actors] for record in records] == [expected]
