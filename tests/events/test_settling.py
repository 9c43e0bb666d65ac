"""Which candidates stand for others, on hand-built trees: one case a construction."""

from __future__ import annotations

from typing import Any

import pytest

AFTER = (
    "{}/nsubj/2/{} attacked/ROOT/2/VERB/attack Iran/obj/2/PROPN after/mark/6/SCONJ {}/nsubj/6/{} "
    "bombed/advcl/2/VERB/bomb Oslo/obj/6/PROPN"
)
REACTION = (
    "Iran/nsubj/2/PROPN threatened/ROOT/2/VERB/threaten Iraq/obj/2/PROPN over/case/6/ADP the/det/6/DET "
    "arrest/obl/2/NOUN of/case/8/ADP reporters/nmod/6/NOUN/reporter"
)
CONTENT = (
    "Iran/nsubj/2/PROPN threatened/ROOT/2/VERB/threaten Iraq/obj/2/PROPN with/case/6/ADP the/det/6/DET "
    "arrest/obl/2/NOUN of/case/8/ADP reporters/nmod/6/NOUN/reporter"
)
WAKE = (
    "Iran/nsubj/2/PROPN threatened/ROOT/2/VERB/threaten Iraq/obj/2/PROPN in/case/5/ADP wake/obl/2/NOUN of/case/8/ADP "
    "the/det/8/DET arrest/nmod/5/NOUN of/case/10/ADP reporters/nmod/8/NOUN/reporter"
)
TWO_DEEDS = (
    "Police/nsubj/2/NOUN arrested/ROOT/2/VERB/arrest rebels/obj/2/NOUN/rebel in/case/6/ADP an/det/6/DET "
    "attempt/obl/2/NOUN to/mark/8/PART seize/acl/6/VERB Baghdad/obj/8/PROPN"
)
ABLE = (
    "Iran/nsubj/2/PROPN showed/ROOT/2/VERB/show a/det/4/DET missile/obj/2/NOUN that/nsubj/7/PRON can/aux/7/AUX "
    "hit/acl:relcl/4/VERB Iraq/obj/7/PROPN"
)
DID = (
    "Iran/nsubj/2/PROPN showed/ROOT/2/VERB/show a/det/4/DET missile/obj/2/NOUN that/nsubj/6/PRON "
    "hit/acl:relcl/4/VERB Iraq/obj/6/PROPN"
)
RALLY = (
    "Students/nsubj/2/NOUN/student came/ROOT/2/VERB/come for/case/5/ADP a/det/5/DET rally/obl/2/NOUN to/mark/7/PART "
    "protest/advcl/2/VERB the/det/9/DET decision/obj/7/NOUN of/case/11/ADP Egypt/nmod/9/PROPN"
)
AGREED = (
    "Iran/nsubj/3/PROPN is/cop/3/AUX willing/ROOT/3/ADJ to/mark/5/PART withdraw/xcomp/3/VERB troops/obj/5/NOUN/troop "
    "from/case/8/ADP Iraq/obl/5/PROPN"
)
STATES = {"Iran": "IRN", "Iraq": "IRQ"}


RAIDS = (
    "Lebanon/nsubj/2/PROPN counted/ROOT/2/VERB/count two/nummod/4/NUM raids/obj/2/NOUN/raid on/case/7/ADP "
    "the/det/7/DET town/nmod/4/NOUN where/advmod/11/ADV ten/nummod/10/NUM men/nsubj:pass/11/NOUN/man "
    "killed/acl:relcl/7/VERB/kill"
)


def types(case: Any) -> list[str]:
    return sorted(record.event.type for record in case.records())


@pytest.mark.parametrize(
    ("text", "expected"),
    [(REACTION, ["COERCE", "THREATEN"]), (WAKE, ["COERCE", "THREATEN"]), (CONTENT, ["THREATEN"])],
    ids=["what a threat is over", "what it follows", "what it is made with"],
)
def test_what_a_threat_reacts_to_is_an_event_and_what_it_says_none(tree, text, expected):
    assert types(tree(text, STATES)) == expected


def test_deeds_with_different_modes_are_two(tree):
    records = tree(TWO_DEEDS, {"Police": "IRQ"}, {"Baghdad": "IRQ"}).records()
    assert {(record.event.type, record.event.mode) for record in records} == {("COERCE", "arrest"), ("COERCE", "seize")}


@pytest.mark.parametrize(("text", "expected"), [(ABLE, []), (DID, ["ASSAULT"])], ids=["can", "did"])
def test_what_a_weapon_can_do_is_no_deed(tree, text, expected):
    assert types(tree(text, STATES)) == expected


def test_a_purpose_is_the_aim_of_the_protest_beside_it(tree):
    (record,) = tree(RALLY, {"Egypt": "EGY"}).records()
    assert (record.event.type, record.trigger.text) == ("PROTEST", "rally")


def test_what_somebody_is_willing_to_do_stays_where_it_is_a_retreat(tree):
    assert types(tree(AGREED, STATES)) == ["AGREE", "RETREAT"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iraq/nsubj/2/PROPN left/ROOT/2/VERB/leave the/det/5/DET agreed/amod/5/VERB/agree area/obj/2/NOUN", []),
        ("Iraq/nsubj/2/PROPN agreed/ROOT/2/VERB/agree on/case/4/ADP area/obl/2/NOUN", ["AGREE"]),
    ],
    ids=["before a noun", "as a verb"],
)
def test_a_word_of_speech_before_a_noun_only_describes_it(tree, text, expected):
    assert types(tree(text, {"Iraq": "IRQ"})) == expected


def test_who_was_killed_where_a_raid_struck_was_killed_in_it(tree):
    (record,) = tree(RAIDS, {"Lebanon": "LBN"}).records()
    assert (record.event.type, record.trigger.text) == ("ASSAULT", "killed")


@pytest.mark.parametrize(
    ("words", "count"),
    [(("France", "PROPN", "Serbia", "PROPN"), 2), (("It", "PRON", "Serbia", "PROPN"), 2),
     (("France", "PROPN", "it", "PRON"), 1)],
    ids=["two doers", "a pronoun before", "a pronoun behind"],
)  # fmt: skip
def test_what_somebody_else_did_before_is_an_event_of_its_own(tree, words, count):
    countries = {
        name: name[:3].upper() for name in ("France", "Serbia", "Iran", "Oslo") if name in (*words, "Iran", "Oslo")
    }
    found = [record for record in tree(AFTER.format(*words), countries).records() if record.event.type == "ASSAULT"]
    assert len(found) == count


FOILED = (
    "Police/nsubj/2/NOUN/police foiled/ROOT/2/VERB/foil an/det/4/DET attack/obj/2/NOUN and/cc/6/CCONJ "
    "arrested/conj/2/VERB/arrest Ann/obj/6/PROPN"
)


def test_what_was_done_beside_what_was_foiled_was_done(tree):
    (record,) = tree(FOILED, {"Police": "IRQ", "Ann": "IRQ"}).records()
    assert (record.trigger.text, record.status) == ("arrested", "reported")
