"""Rules of coding on hand-built trees: one case a construction."""

from __future__ import annotations

import pytest

ACTIVE = "Russia/nsubj/2/PROPN accused/ROOT/2/VERB/accuse Ukraine/obj/2/PROPN of/case/5/ADP treachery/obl/2/NOUN"
PASSIVE = (
    "Ten/nummod/2/NUM men/nsubj:pass/4/NOUN/man were/aux:pass/4/AUX/be arrested/ROOT/4/VERB/arrest "
    "by/case/6/ADP police/obl:agent/4/NOUN in/case/8/ADP Tunis/obl/4/PROPN"
)
LIGHT = (
    "Israel/nsubj/2/PROPN launched/ROOT/2/VERB/launch an/det/4/DET attack/obj/2/NOUN on/case/6/ADP Syria/nmod/4/PROPN"
)
NOMINAL = (
    "The/det/2/DET killing/nsubj/7/NOUN of/case/4/ADP villagers/nmod/2/NOUN/villager by/case/6/ADP "
    "rebels/nmod/2/NOUN/rebel shocked/ROOT/7/VERB/shock"
)
CONTROL = (
    "Iran/nsubj/2/PROPN agreed/ROOT/2/VERB/agree to/mark/4/PART withdraw/xcomp/2/VERB troops/obj/4/NOUN/troop "
    "from/case/7/ADP Iraq/obl/4/PROPN"
)
THREAT = "Iran/nsubj/2/PROPN threatened/ROOT/2/VERB/threaten to/mark/4/PART attack/xcomp/2/VERB Iraq/obj/4/PROPN"
RELATIVE = (
    "Rebels/nsubj/7/NOUN/rebel who/nsubj/3/PRON attacked/acl:relcl/1/VERB/attack the/det/5/DET "
    "army/obj/3/NOUN have/aux/7/AUX fled/ROOT/7/VERB/flee"
)
COMPOUND = "France/nsubj/4/PROPN and/cc/3/CCONJ Spain/conj/1/PROPN condemned/ROOT/4/VERB/condemn Russia/obj/4/PROPN"
COORDINATE = (
    "Police/nsubj/2/NOUN beat/ROOT/2/VERB students/obj/2/NOUN/student and/cc/5/CCONJ arrested/conj/2/VERB/arrest "
    "a/det/7/DET reporter/obj/5/NOUN"
)
METAPHOR = "She/nsubj/2/PRON fights/ROOT/2/VERB/fight cancer/obj/2/NOUN"


def summary(case, status="reported"):
    return [
        (
            record.event.type,
            [party.text for party in record.actors],
            [party.text for party in record.recipients],
        )
        for record in case.records(status)
    ]


@pytest.mark.parametrize(
    ("text", "parties", "expected"),
    [
        (ACTIVE, {"Russia": "RUS", "Ukraine": "UKR"}, ("ACCUSE", ["Russia"], ["Ukraine"])),
        (PASSIVE, {"police": "TUN"}, ("COERCE", ["police"], ["Ten men"])),
        (LIGHT, {"Israel": "ISR", "Syria": "SYR"}, ("ASSAULT", ["Israel"], ["Syria"])),
        (NOMINAL, {}, ("ASSAULT", ["rebels"], ["villagers"])),
        (COMPOUND, {"France": "FRA", "Spain": "ESP", "Russia": "RUS"}, ("ACCUSE", ["France", "Spain"], ["Russia"])),
        (RELATIVE, {"the army": "SDN"}, ("ASSAULT", ["Rebels"], ["the army"])),
    ],
    ids=["active", "passive", "light verb", "nominal", "compound actor", "relative clause"],
)
def test_roles_by_construction(tree, text, parties, expected):
    assert expected in summary(tree(text, parties))


def test_embedded_event_takes_its_actor_by_control(tree):
    found = summary(tree(CONTROL, {"Iran": "IRN", "Iraq": "IRQ"}))
    assert ("AGREE", ["Iran"], ["Iraq"]) in found or any(t == "AGREE" and a == ["Iran"] for t, a, _ in found)
    assert any(type_ == "RETREAT" and actors == ["Iran"] for type_, actors, _ in found)


def test_what_is_threatened_is_no_event_of_its_own_and_gives_the_mode(tree):
    records = tree(THREAT, {"Iran": "IRN", "Iraq": "IRQ"}).records()
    assert [(r.event.type, r.event.mode, r.event.quad) for r in records] == [("THREATEN", "violence", 3)]


def test_coordinated_verbs_share_their_subject(tree):
    found = summary(tree(COORDINATE))
    assert ("ASSAULT", ["Police"], ["students"]) in found
    assert any(type_ == "COERCE" and actors == ["Police"] for type_, actors, _ in found)


def test_metaphor_is_skipped_with_its_reason(tree):
    records, skipped = tree(METAPHOR).run()
    assert records == []
    assert "metaphor" in skipped[0].reason


def test_future_cooperation_is_agree_and_future_force_a_threat(tree):
    visit = "Germany/nsubj/3/PROPN will/aux/3/AUX visit/ROOT/3/VERB Albania/obj/3/PROPN"
    parties = {"Germany": "DEU", "Albania": "ALB"}
    (record,) = tree(visit, parties).records("planned")
    assert (record.event.type, record.event.quad) == ("AGREE", 1)
    attack = "Germany/nsubj/3/PROPN will/aux/3/AUX attack/ROOT/3/VERB Albania/obj/3/PROPN"
    (record,) = tree(attack, parties).records("planned")
    assert (record.event.type, record.event.mode) == ("THREATEN", "violence")


def test_place_and_count_of_a_passive(tree):
    (record,) = tree(PASSIVE, {"police": "TUN"}, {"Tunis": "TUN"}).records()
    assert record.place is not None
    assert record.place.text == "Tunis"
    assert [(c.kind, c.low, c.high, c.text) for c in record.counts] == [("arrested", 10, 10, "Ten men")]


def test_lemma_slip_does_not_hide_a_verb(tree):
    slipped = ACTIVE.replace("accused/ROOT/2/VERB/accuse", "accused/ROOT/2/VERB/accus")
    assert summary(tree(slipped, {"Russia": "RUS", "Ukraine": "UKR"}))[0][0] == "ACCUSE"


def test_ids_and_why_name_the_row(tree):
    first = tree(ACTIVE, {"Russia": "RUS", "Ukraine": "UKR"}).records()[0]
    again = tree(ACTIVE, {"Russia": "RUS", "Ukraine": "UKR"}).records()[0]
    assert first.id == again.id
    assert first.why[0].startswith("events/en:")


REFUSED = (
    "Syria/nsubj/4/PROPN will/aux/4/AUX not/advmod/4/PART accept/ROOT/4/VERB the/det/6/DET refugees/obj/4/NOUN/refugee"
)
DONATED = (
    "France/nsubj/2/PROPN donated/ROOT/2/VERB/donate and/cc/4/CCONJ delivered/conj/2/VERB/deliver medicine/obj/4/NOUN "
    "to/case/7/ADP Lebanon/obl/2/PROPN"
)
AIMED = (
    "Students/nsubj/2/NOUN/student marched/ROOT/2/VERB/march to/mark/4/PART demand/advcl/2/VERB "
    "reforms/obj/4/NOUN/reform from/case/7/ADP Egypt/obl/4/PROPN"
)
LETTING = (
    "The/det/2/DET president/nsubj/3/NOUN resigned/ROOT/3/VERB/resign to/mark/5/PART allow/advcl/3/VERB "
    "elections/obj/5/NOUN/election"
)
DEMANDED = (
    "France/nsubj/2/PROPN demanded/ROOT/2/VERB/demand the/det/4/DET withdrawal/obj/2/NOUN of/case/7/ADP "
    "Russian/amod/7/ADJ troops/nmod/4/NOUN/troop"
)
WATER = (
    "Talks/nsubj:pass/4/NOUN/talk will/aux/4/AUX be/aux:pass/4/AUX held/ROOT/4/VERB/hold between/case/6/ADP "
    "Iran/obl/4/PROPN and/cc/8/CCONJ Iraq/conj/6/PROPN"
)
DENIED = (
    "Cuba/nsubj/2/PROPN denied/ROOT/2/VERB/deny Russian/amod/4/ADJ charges/obj/2/NOUN/charge that/mark/7/SCONJ "
    "it/nsubj/7/PRON attacked/acl/4/VERB/attack Haiti/obj/7/PROPN"
)


@pytest.mark.parametrize(
    ("status", "type_", "mode"), [("negated", "REJECT", "yield"), ("reported", "RETREAT", "access")]
)
def test_what_will_not_be_done_is_refused(tree, status, type_, mode):
    (record,) = tree(REFUSED, {"Syria": "SYR"}).records(status)
    assert (record.event.type, record.event.mode, record.status) == (type_, mode, "reported")


def test_two_verbs_of_one_event_are_one_record(tree):
    assert summary(tree(DONATED, {"France": "FRA", "Lebanon": "LBN"})) == [("AID", ["France"], ["Lebanon"])]


def test_what_a_protest_demands_names_whom_it_is_aimed_at(tree):
    assert summary(tree(AIMED, {"Egypt": "EGY"})) == [("PROTEST", ["Students"], ["Egypt"])]


def test_a_purpose_that_lets_something_happen_concedes_nothing(tree):
    assert [type_ for type_, _, _ in summary(tree(LETTING, {"The president": "FRA"}))] == ["RETREAT"]


def test_what_is_demanded_is_a_record_of_its_own(tree):
    assert {"REQUEST", "RETREAT"} == {
        type_ for type_, _, _ in summary(tree(DEMANDED, {"France": "FRA", "Russian troops": "RUS"}))
    }


def test_the_noun_of_a_light_passive_is_in_the_trigger(tree):
    (record,) = tree(WATER, {"Iran": "IRN", "Iraq": "IRQ"}).records()
    assert record.trigger.text == "Talks will be held"


def test_a_denied_charge_holds_its_deed(tree):
    found = {type_ for type_, _, _ in summary(tree(DENIED, {"Cuba": "CUB", "Haiti": "HTI"}))}
    assert found == {"REJECT", "ACCUSE", "ASSAULT"}


RESOLUTION = (
    "The/det/2/DET resolution/nsubj/3/NOUN demanded/ROOT/3/VERB/demand access/obj/3/NOUN "
    "from/case/6/ADP Syria/obl/3/PROPN"
)
SITUATION = RESOLUTION.replace("resolution", "situation")
WAR = "The/det/2/DET town/nsubj/3/NOUN knew/ROOT/3/VERB/know war/obj/3/NOUN"
INDIRECT = (
    "The/det/2/DET inspectors/nsubj:pass/4/NOUN/inspector were/aux:pass/4/AUX given/ROOT/4/VERB/give access/obj/4/NOUN "
    "by/case/7/ADP Iran/obl:agent/4/PROPN"
)


@pytest.mark.parametrize(
    ("text", "expected"), [(RESOLUTION, ["REQUEST"]), (SITUATION, [])], ids=["a document", "a mere thing"]
)
def test_a_document_wills_what_its_authors_will(tree, text, expected):
    assert [type_ for type_, _, _ in summary(tree(text, {"Syria": "SYR"}))] == expected


def test_a_war_of_nobody_anywhere_is_none(tree):
    assert summary(tree(WAR)) == []


def test_what_somebody_was_given_is_the_object_too(tree):
    assert summary(tree(INDIRECT, {"Iran": "IRN"})) == [("RETREAT", ["Iran"], ["The inspectors"])]
