"""Who plays which part, on hand-built trees: deeds spoken of, places, fights, titles, persons before a noun."""

from __future__ import annotations

import pytest

CONDEMNED = (
    "France/nsubj/2/PROPN condemned/ROOT/2/VERB/condemn the/det/4/DET killing/obj/2/NOUN of/case/6/ADP "
    "students/nmod/4/NOUN/student by/case/8/ADP police/nmod/4/NOUN"
)
CONDEMNED_ALONE = (
    "France/nsubj/2/PROPN condemned/ROOT/2/VERB/condemn the/det/4/DET killing/obj/2/NOUN of/case/6/ADP "
    "students/nmod/4/NOUN/student"
)
WHERE = "Students/nsubj/2/NOUN/student protested/ROOT/2/VERB/protest in/case/4/ADP Serbia/obl/2/PROPN"
CLASHED = "Rebels/nsubj/2/NOUN/rebel clashed/ROOT/2/VERB/clash with/case/4/ADP police/obl/2/NOUN"
TITLE = (
    "Police/nsubj/2/NOUN arrested/ROOT/2/VERB/arrest the/det/4/DET governor/obj/2/NOUN Ann/appos/4/PROPN "
    "Lee/flat/5/PROPN"
)
BEFORE = (
    "The/det/3/DET Hariri/compound/3/PROPN murder/nsubj/4/NOUN shocked/ROOT/4/VERB/shock the/det/6/DET "
    "nation/obj/4/NOUN"
)
THING = "Rebels/nsubj/2/NOUN/rebel attacked/ROOT/2/VERB/attack a/det/4/DET bridge/obj/2/NOUN"


def parts(case, type_):
    records = [r for r in case.records() if r.event.type == type_]
    return [([p.text for p in r.actors], [p.text for p in r.recipients]) for r in records]


@pytest.mark.parametrize(
    ("text", "parties", "type_", "expected"),
    [
        (CONDEMNED, {"France": "FRA"}, "ACCUSE", (["France"], ["police"])),
        (CONDEMNED_ALONE, {"France": "FRA"}, "ACCUSE", (["France"], [])),
        (CLASHED, {}, "ASSAULT", (["Rebels", "police"], [])),
        (THING, {}, "ASSAULT", (["Rebels"], [])),
    ],
    ids=["who killed is condemned", "who was killed is not", "two-sided fight", "a thing of nobody"],
)
def test_parts(tree, text, parties, type_, expected):
    assert parts(tree(text, parties), type_) == [expected]


def test_where_a_protest_takes_place_is_not_whom_it_is_aimed_at(tree):
    assert parts(tree(WHERE, {"Serbia": "SRB"}, {"Serbia": "SRB"}), "PROTEST") == [(["Students"], [])]


def test_title_and_name_are_one_party(tree):
    case = tree(TITLE)
    case.parties = [case.party("the governor"), case.party("Ann Lee", name="Ann Lee")]
    (record,) = case.records()
    assert [(p.text, p.name) for p in record.recipients] == [("the governor Ann Lee", "Ann Lee")]


def test_a_person_before_a_murder_is_its_victim(tree):
    case = tree(BEFORE)
    case.parties = [case.party("Hariri", name="Rafik Hariri", kind="person")]
    assert parts(case, "ASSAULT") == [([], ["Hariri"])]


AGENT_AT_PATIENT = (
    "A/det/2/DET mayor/nsubj:pass/4/NOUN was/aux:pass/4/AUX/be stabbed/ROOT/4/VERB/stab by/case/7/ADP "
    "a/det/7/DET gunman/nmod/2/NOUN"
)
BY_SUBJECT = (
    "A/det/2/DET mayor/nsubj:pass/4/NOUN was/aux:pass/4/AUX/be stabbed/ROOT/4/VERB/stab by/case/6/ADP "
    "rebels/nsubj:pass/4/NOUN/rebel"
)
OWN_FORCES = (
    "Cuba/nsubj/2/PROPN deployed/ROOT/2/VERB/deploy its/nmod:poss/4/PRON troops/obj/2/NOUN/troop against/case/6/ADP "
    "rebels/obl/2/NOUN/rebel"
)
STATIONED = (
    "American/amod/2/ADJ troops/nsubj:pass/4/NOUN/troop are/aux:pass/4/AUX/be stationed/ROOT/4/VERB/station "
    "in/case/6/ADP Japan/obl/4/PROPN"
)
MISPLACED = (
    "Students/nsubj/2/NOUN/student protested/ROOT/2/VERB/protest against/case/5/ADP the/det/5/DET "
    "party/nmod:poss/7/NOUN 's/case/5/PART leader/obl/2/NOUN"
)
CALLED = (
    "Turkey/nsubj/2/PROPN called/ROOT/2/VERB/call on/case/4/ADP Egypt/obl/2/PROPN to/mark/6/PART "
    "release/advcl/2/VERB prisoners/obj/6/NOUN/prisoner"
)
TAKING_PART = (
    "Troops/nsubj/2/NOUN/troop advanced/ROOT/2/VERB/advance after/case/4/ADP clashes/obl/2/NOUN/clash with/case/6/ADP "
    "rebels/nmod/4/NOUN/rebel"
)
RIGHT = (
    "France/nsubj/2/PROPN defended/ROOT/2/VERB/defend the/det/4/DET right/obj/2/NOUN of/case/6/ADP "
    "police/nmod/4/NOUN to/mark/8/PART attack/acl/4/VERB rebels/obj/8/NOUN/rebel"
)
LINKS = (
    "Italy/nsubj/2/PROPN announced/ROOT/2/VERB/announce a/det/4/DET suspension/obj/2/NOUN of/case/6/ADP "
    "links/nmod/4/NOUN/link with/case/8/ADP Serbia/nmod/6/PROPN"
)
CURFEW = "Police/nsubj/2/NOUN imposed/ROOT/2/VERB/impose a/det/4/DET curfew/obj/2/NOUN in/case/6/ADP Cizre/obl/2/PROPN"
GROUP = "A/det/2/DET group/nsubj/5/NOUN of/case/4/ADP envoys/nsubj/5/NOUN/envoy met/ROOT/5/VERB/meet Obama/obj/5/PROPN"


@pytest.mark.parametrize(
    ("text", "parties", "type_", "expected"),
    [
        (AGENT_AT_PATIENT, {}, "ASSAULT", (["a gunman"], ["A mayor"])),
        (BY_SUBJECT, {}, "ASSAULT", (["rebels"], ["A mayor"])),
        (OWN_FORCES, {"Cuba": "CUB"}, "MOBILIZE", (["Cuba"], ["rebels"])),
        (STATIONED, {"Japan": "JPN"}, "MOBILIZE", (["American troops"], ["Japan"])),
        (MISPLACED, {}, "PROTEST", (["Students"], ["the party 's leader"])),
        (CALLED, {"Turkey": "TUR", "Egypt": "EGY"}, "RETREAT", (["Egypt"], ["prisoners"])),
        (TAKING_PART, {}, "ASSAULT", (["Troops", "rebels"], [])),
        (RIGHT, {"France": "FRA"}, "ASSAULT", (["police"], ["rebels"])),
        (LINKS, {"Italy": "ITA", "Serbia": "SRB"}, "SANCTION", (["Italy"], ["Serbia"])),
        (GROUP, {"envoys": "MAR", "Obama": "USA"}, "CONSULT", (["envoys"], ["Obama"])),
    ],
    ids=[
        "agent hung on the patient", "agent called a subject", "own forces", "forces that are stationed",
        "preposition on another word", "called on somebody to", "fighting with rebels", "the right of police to",
        "links with", "a group of",
    ],
)  # fmt: skip
def test_parties_where_trees_differ(tree, text, parties, type_, expected):
    assert expected in parts(tree(text, parties), type_)


def test_a_curfew_is_aimed_at_those_who_live_there(tree):
    (record,) = tree(CURFEW, {}, {"Cizre": "TUR"}).records()
    assert [(p.text, p.country) for p in record.recipients] == [("Cizre", "TUR")]


def test_a_pronoun_gives_way_to_the_name_before_it(tree):
    case = tree(
        "Japan/nsubj/2/PROPN said/ROOT/2/VERB/say it/nsubj/5/PRON had/aux/5/AUX halted/ccomp/2/VERB/halt "
        "aid/obj/5/NOUN to/case/8/ADP Serbia/nmod/6/PROPN",
        {"Japan": "JPN", "Serbia": "SRB"},
    )
    case.parties.append(case.party("it", name="Japan", country="JPN", kind="pronoun"))
    (record,) = case.records()
    assert [p.text for p in record.actors] == ["Japan"]


def test_the_owner_of_a_kidnapping_is_its_victim(tree):
    case = tree(
        "Their/nmod:poss/2/PRON kidnapping/nsubj/3/NOUN shocked/ROOT/3/VERB/shock the/det/5/DET nation/obj/3/NOUN"
    )
    assert parts(case, "ASSAULT") == [([], ["Their"])]


COMMITMENT = (
    "Ann/nsubj/2/PROPN reiterated/ROOT/2/VERB/reiterate Serbia/nmod:poss/5/PROPN 's/case/3/PART commitment/obj/2/NOUN "
    "to/case/7/ADP France/nmod/5/PROPN"
)
EACH_OTHER = (
    "France/nsubj/4/PROPN and/cc/3/CCONJ Serbia/conj/1/PROPN threatened/ROOT/4/VERB/threaten each/obj/4/DET "
    "other/fixed/5/ADJ with/case/8/ADP war/obl/4/NOUN over/case/10/ADP Mali/obl/4/PROPN"
)
GIVEN_ACCESS = (
    "France/nsubj/2/PROPN demanded/ROOT/2/VERB/demand that/mark/7/SCONJ envoys/nsubj:pass/7/NOUN/envoy "
    "be/aux:pass/7/AUX promptly/advmod/7/ADV freed/ccomp/2/VERB/free"
)
THREATENED_SANCTIONS = (
    "France/nsubj/2/PROPN threatened/ROOT/2/VERB/threaten sanctions/obj/2/NOUN/sanction on/case/5/ADP "
    "Serbia/nmod/3/PROPN"
)
STATIONED = "Serbia/nsubj/2/PROPN deployed/ROOT/2/VERB/deploy troops/obj/2/NOUN/troop in/case/5/ADP France/obl/2/PROPN"
ON_A_VISIT = (
    "Speaking/advcl/7/VERB/speak during/case/4/ADP a/det/4/DET visit/obl/7/NOUN to/case/6/ADP France/nmod/4/PROPN "
    "called/ROOT/7/VERB/call Serbia/nsubj/7/PROPN"
)


@pytest.mark.parametrize(
    ("text", "names", "type_", "expected"),
    [
        (COMMITMENT, ("Ann", "Serbia", "France"), "AGREE", (["Serbia"], ["France"])),
        (EACH_OTHER, ("France", "Serbia", "Mali"), "THREATEN", (["France", "Serbia"], [])),
        (GIVEN_ACCESS, ("France",), "REQUEST", (["France"], [])),
        (THREATENED_SANCTIONS, ("France", "Serbia"), "THREATEN", (["France"], ["Serbia"])),
        (ON_A_VISIT, ("France", "Serbia"), "CONSULT", (["Serbia"], ["France"])),
    ],
    ids=[
        "owner of a promise",
        "each other",
        "for whom it is asked",
        "threatened penalty",
        "on a visit",
    ],
)
def test_sides_by_what_stands_around_a_deed(tree, text, names, type_, expected):
    codes = {"France": "FRA", "Serbia": "SRB", "Mali": "MLI", "Ann": "SRB"}
    case = tree(text, {name: codes[name] for name in names})
    assert parts(case, type_) == [expected]


CALLED_TO = (
    "France/nsubj/2/PROPN called/ROOT/2/VERB/call Serbia/obj/2/PROPN to/mark/5/PART discuss/advcl/2/VERB "
    "the/det/7/DET crisis/obj/5/NOUN"
)
WAR = "France/nsubj/2/PROPN condemned/ROOT/2/VERB/condemn Serbia/nmod:poss/5/PROPN 's/case/3/PART war/obj/2/NOUN"
WAR_ON = WAR + " on/case/7/ADP Mali/nmod/5/PROPN"


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        (CALLED_TO, "CONSULT", (["France"], ["Serbia"])),
        (WAR_ON, "ASSAULT", (["Serbia"], ["Mali"])),
    ],
    ids=["called to discuss", "war on somebody"],
)
def test_sides_by_the_verb_above_and_by_an_owner(tree, text, type_, expected):
    codes = {"France": "FRA", "Serbia": "SRB", "Mali": "MLI"}
    assert parts(tree(text, {name: code for name, code in codes.items() if name in text}), type_) == [expected]


def test_a_country_whose_war_it_is_need_not_wage_it(tree):
    case = tree(WAR, {"France": "FRA", "Serbia": "SRB"})
    assert not any(record.actors for record in case.records() if record.event.type == "ASSAULT")


IN_RESPONSE = (
    "France/nsubj/2/PROPN dropped/ROOT/2/VERB/drop bombs/obj/2/NOUN/bomb in/case/5/ADP response/obl/2/NOUN "
    "to/case/7/ADP insults/nmod/5/NOUN/insult from/case/9/ADP Serbia/nmod/7/PROPN"
)


def test_what_is_done_in_response_is_not_aimed_at_a_third_one(tree):
    records = [r for r in tree(IN_RESPONSE, {"France": "FRA", "Serbia": "SRB"}).records() if r.event.type == "ASSAULT"]
    assert [record.recipients for record in records] == [()]


def test_a_body_before_talks_takes_part_in_them(tree):
    text = (
        "Peace/nsubj/2/NOUN followed/ROOT/2/VERB/follow government/compound/4/NOUN talks/obj/2/NOUN/talk "
        "with/case/6/ADP France/nmod/4/PROPN"
    )
    (talks,) = [r for r in tree(text, {"France": "FRA"}).records() if r.event.type == "CONSULT"]
    assert [party.text for party in talks.actors] == ["government"]
