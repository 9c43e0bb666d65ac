"""Words of events that tell of none, on hand-built trees: quarrels, figures of speech, mishaps, opinions, names."""

from __future__ import annotations

from dataclasses import replace

import pytest

WAR = " Rebels/nsubj/{0}/NOUN/rebel shelled/ROOT/{0}/VERB/shell Idlib/obj/{0}/PROPN"
QUARREL = (
    "France/nsubj/2/PROPN resumed/ROOT/2/VERB/resume its/nmod:poss/4/PRON attacks/obj/2/NOUN/attack "
    "on/case/6/ADP freedom/nmod/4/NOUN"
)
BRIDGE = QUARREL.replace("freedom", "bridges").replace("bridges/nmod/4/NOUN", "bridges/nmod/4/NOUN/bridge")
NAMED_BY_YEAR = QUARREL.replace("its/nmod:poss/4/PRON", "Paris/compound/4/PROPN")
KILL = "France/nsubj/2/PROPN killed/ROOT/2/VERB/kill {}/obj/2/NOUN"
WRECK = (
    "Sailors/nsubj:pass/3/NOUN/sailor were/aux:pass/3/AUX injured/ROOT/3/VERB/injure when/advmod/7/ADV the/det/6/DET "
    "ship/nsubj/7/NOUN passed/advcl/3/VERB/pass"
)
HURT = (
    "Sailors/nsubj:pass/3/NOUN/sailor were/aux:pass/3/AUX injured/ROOT/3/VERB/injure when/advmod/7/ADV {}/det/6/DET "
    "{}/nsubj/7/NOUN struck/advcl/3/VERB/strike the/det/9/DET ship/obj/7/NOUN"
)
IN_A_BLAST = (
    "Sailors/nsubj:pass/3/NOUN/sailor were/aux:pass/3/AUX injured/ROOT/3/VERB/injure in/case/7/ADP a/det/7/DET "
    "{}/compound/7/NOUN explosion/obl/3/NOUN on/case/10/ADP the/det/10/DET ship/nmod/7/NOUN"
)
DISCUSS = "France/nsubj/2/PROPN discussed/ROOT/2/VERB/discuss the/det/4/DET budget/obj/2/NOUN"
MARCH = "France/nsubj/2/PROPN marched/ROOT/2/VERB/march against/case/4/ADP Iran/obl/2/PROPN"
FORCE = (
    "The/det/2/DET {0}/nsubj/5/NOUN of/case/4/ADP France/nmod/2/PROPN forced/ROOT/5/VERB/force Iran/obj/5/PROPN "
    "to/mark/8/PART leave/xcomp/5/VERB"
)
EASY = (
    "France/nsubj/2/PROPN made/ROOT/2/VERB/make it/expl/4/PRON easier/xcomp/2/ADJ/{0} to/mark/6/PART "
    "prosecute/{1}/4/VERB Iran/obj/6/PROPN"
)
NAME = (
    "The/det/2/DET Fund/nsubj/6/PROPN to/mark/4/PART Assist/acl/2/VERB/assist Iran/obj/4/PROPN met/ROOT/6/VERB/meet "
    "again/advmod/6/ADV in/case/9/ADP town/obl/6/NOUN"
)


def types(case) -> list[str]:
    return sorted(record.event.type for record in case.records())


def told(tree, text, **parties):
    """The types of a sentence's records; a party's words are followed by its country."""
    return types(tree(text, parties or {"France": "FRA", "Iran": "IRN"}))


def with_fields(case, phrase: str, **fields):
    """The case with other fields of the party of these words."""
    case.parties = [replace(party, **fields) if party.text == phrase else party for party in case.parties]
    return case


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        (QUARREL, {}, []),
        (QUARREL + WAR.format(8), {"Idlib": "SYR"}, ["ASSAULT", "ASSAULT"]),
        (BRIDGE, {}, ["ASSAULT"]),
        (NAMED_BY_YEAR, {"Paris": "FRA"}, ["ASSAULT"]),
    ],
    ids=["on what has no body", "war near by", "on things", "named by its place"],
)
def test_an_attack_of_words(tree, text, places, expected):
    assert types(tree(text, {"France": "FRA"}, places)) == expected


@pytest.mark.parametrize(
    ("victims", "expected"),
    [("ambition", []), ("spirit", []), ("villagers", ["ASSAULT"]), ("quxes", ["ASSAULT"])],
    ids=["by its ending", "by the lexicon", "people", "unknown word"],
)
def test_force_on_what_has_no_body(tree, victims, expected):
    assert told(tree, KILL.format(victims), France="FRA") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(WRECK, []), (WRECK.replace("ship", "bomb"), ["ASSAULT"]), (WRECK.replace("ship/", "qux/"), ["ASSAULT"])],
    ids=["a ship", "a bomb", "nothing known"],
)
def test_harm_by_nobody(tree, text, expected):
    case = tree(text, {"Sailors": "FRA"})
    assert types(with_fields(case, "Sailors", kind="group")) == expected


@pytest.mark.parametrize(
    ("kind", "expected"), [("person", []), ("organisation", ["CONSULT"])], ids=["a person", "a council"]
)
def test_one_person_discusses_nothing_with_anybody(tree, kind, expected):
    case = tree(DISCUSS, {"France": "FRA"})
    assert types(with_fields(case, "France", kind=kind, sectors=("GOV",))) == expected


@pytest.mark.parametrize(
    ("sectors", "expected"), [(("GOV",), []), (("GOV", "LAB"), ["PROTEST"]), ((), ["PROTEST"])],
    ids=["a government", "its workers", "not known"],
)  # fmt: skip
def test_a_state_takes_to_no_streets(tree, sectors, expected):
    case = tree(MARCH, {"France": "FRA", "Iran": "IRN"})
    assert types(with_fields(case, "France", kind="group", sectors=sectors)) == expected


@pytest.mark.parametrize(
    ("subject", "expected"), [("contamination", []), ("army", ["COERCE"])], ids=["what happened", "somebody"]
)
def test_what_happens_forces_nobody(tree, subject, expected):
    found = told(tree, FORCE.format(subject))
    assert [type_ for type_ in found if type_ == "COERCE"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(EASY.format("easy", "xcomp"), []), (EASY.format("free", "xcomp"), ["ACCUSE"])],
    ids=["easier", "free"],
)
def test_what_is_only_called_easy(tree, text, expected):
    assert told(tree, text) == expected


def test_a_verb_in_a_name(tree):
    case = tree(NAME, {"Iran": "IRN", "The Fund": "FRA"})
    assert [record for record in case.records() if record.trigger.text == "Assist"] == []


def test_a_headline_in_title_case_is_no_name(tree):
    assert told(tree, "France/nsubj/2/PROPN Assists/ROOT/2/VERB/assist Iran/obj/2/PROPN") == ["AID"]


@pytest.mark.parametrize(
    ("sectors", "after", "expected"),
    [
        (("PTY",), "", []),
        (("MIL",), "", ["ASSAULT"]),
        (("PTY",), " against/case/6/ADP Idlib/nmod/4/PROPN", ["ASSAULT"]),
    ],
    ids=["a party", "an army", "against somebody"],
)
def test_an_operation_of_nobody_armed(tree, sectors, after, expected):
    case = tree(
        "Lee/nsubj/2/PROPN launched/ROOT/2/VERB/launch an/det/4/DET operation/obj/2/NOUN" + after, {"Lee": "FRA"}
    )
    case.parties[0] = replace(case.parties[0], sectors=sectors, kind="person")
    assert types(case) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HURT.format("a", "shell"), ["ASSAULT"]),
        (HURT.format("a", "ferry"), []),
        (IN_A_BLAST.format("gas"), []),
        (IN_A_BLAST.format("bomb"), ["ASSAULT"]),
    ],
    ids=["by a shell", "by a ferry", "gas", "bomb"],
)
def test_who_is_hurt_by_somebody(tree, text, expected):
    case = tree(text)
    case.parties = [case.party("Sailors", kind="agent", sectors=("CVL",))]
    assert types(case)[:1] == expected
