"""Deeds and what came of them, in sentences of our own, read with the model: who, where, how many, done or to come."""

from __future__ import annotations

import pytest
from tests.conftest import Told

from according.record import Record

pytestmark = pytest.mark.model


def find(told: Told, text: str, type_: str, mode: str | None = None) -> Record:
    """The one record of a type, and of a mode where one is given."""
    (record,) = [r for r in told(text).records if r.event.type == type_ and mode in (None, r.event.mode)]
    return record


COUNTS = [
    ("The raid left six soldiers injured.", "ASSAULT", [("wounded", 6)]),
    ("Two people died in similar protests in Bamako on Tuesday.", "PROTEST", [("dead", 2)]),
    ("The students cheered a crowd that marched on parliament in Accra.", "PROTEST", []),
    ("Dozens were hurt when protesters threw stones in Tunis.", "ASSAULT", [("wounded", 24)]),
    ("The ministry said 300 people had been detained and 39 officers hurt in the riots.", "ASSAULT", [("wounded", 39)]),
    ("The arrest sparked protests in which 16 people died in Kampala.", "PROTEST", [("dead", 16)]),
]


@pytest.mark.parametrize(("text", "type_", "counts"), COUNTS)
def test_what_a_deed_left(told: Told, text: str, type_: str, counts: list[tuple[str, int]]) -> None:
    records = [r for r in told(text).records if r.event.type == type_]
    assert [(count.kind, count.low) for record in records for count in record.counts] == counts


def test_in_what_two_clauses_tell_of_harm(told: Told) -> None:
    records = told("Three died and 12 were injured in the attack on a bus station in Nairobi.").records
    assert [(c.kind, c.low) for r in records for c in r.counts] == [("dead", 3), ("wounded", 12)]
    assert told("Three were killed and 12 were injured in a train crash near Nairobi.").records == []


@pytest.mark.parametrize(
    "text",
    [
        "The marchers were fired on by guards in Manama.",
        "The marchers were fired upon by guards in Manama.",
    ],
)
def test_whom_a_passive_leaves_before_its_preposition(told: Told, text: str) -> None:
    record = find(told, text, "ASSAULT", "firearms")
    assert [party.text for party in record.recipients] == ["The marchers"]


def test_an_agreement_is_made_in_a_land_that_is_no_side_of_it(told: Told) -> None:
    record = find(told, "Kenya and Uganda signed a peace agreement in Qatar on Sunday.", "SUPPORT")
    assert record.recipients == ()
    assert record.place is not None
    assert record.place.text == "Qatar"


def test_people_carried_off_in_an_attack_are_another_deed(told: Told) -> None:
    text = "Gunmen stormed a hotel in Jos on Sunday, killing six guards and taking four engineers hostage."
    record = find(told, text, "ASSAULT", "abduct")
    assert [party.text for party in record.recipients] == ["four engineers"]
    assert [count.low for count in record.counts] == [4]


@pytest.mark.parametrize(
    ("speaker", "group"),
    [("A spokesman for the militia", "the militia"), ("A Taliban spokesman", "Taliban")],
)
def test_who_speaks_for_a_group_did_not_do_its_deed(told: Told, speaker: str, group: str) -> None:
    record = find(told, f"{speaker} claimed responsibility for the bomb that killed six soldiers in Mosul.", "ASSAULT")
    assert [party.text for party in record.actors] == [group]
    assert record.status == "claimed"


def test_what_shops_close_ahead_of_is_to_come(told: Told) -> None:
    record = find(told, "Shops closed in Harare ahead of protests called by an opposition leader.", "PROTEST")
    assert [party.text for party in record.actors] == ["an opposition leader"]
    assert record.status == "planned"


SIDES = [
    (
        "Oslo would endorse Ann Lee for the post, along with Bo Ek and Eva Moe.",
        "SUPPORT",
        ["Ann Lee", "Bo Ek", "Eva Moe"],
    ),
    ("Police arrested the mayor, along with six councillors, in Bonn.", "COERCE", ["the mayor", "six councillors"]),
    (
        "Washington has expelled several of Lee's aides, whom it accuses of talking secretly with the rebels.",
        "ACCUSE",
        ["Lee's aides"],
    ),
    ("Relatives of detainees marched to the palace to demand their release.", "RETREAT", ["their"]),
    ("The president has refused to pull troops out of two towns in Colombia.", "REJECT", []),
    ("Israel has threatened to bomb Iranian nuclear plants.", "THREATEN", ["Iranian nuclear plants"]),
    ("North Korea threatened to attack U.S. bases in Guam.", "THREATEN", ["U.S. bases"]),
]


@pytest.mark.parametrize(("text", "type_", "recipients"), SIDES)
def test_whom_a_deed_is_aimed_at(told: Told, text: str, type_: str, recipients: list[str]) -> None:
    assert [party.text for party in find(told, text, type_).recipients] == recipients


def test_what_somebody_is_flown_out_by_does_nothing(told: Told) -> None:
    assert find(told, "The election commission was evacuated by helicopter in Bangkok.", "AID").actors == ()


def test_whoever_denied_his_part_by_the_way_denied_it(told: Told) -> None:
    record = find(told, "Iran, which has denied any role in the bombing, recalled its envoy to Oslo.", "ASSAULT")
    assert record.status == "denied"


def test_what_is_spoken_of_as_known_was_told_before(told: Told) -> None:
    text = (
        "Six soldiers were killed in North Waziristan on Sunday. The United States condemned the attack. "
        "Jets later bombed rebel hideouts in Miranshah, killing ten men."
    )
    assert find(told, text, "ACCUSE").recipients == ()
    (attack,) = [record for record in told(text).records if record.trigger.text == "attack"]
    assert attack.actors == ()
    assert attack.place is not None
    assert attack.place.text == "North Waziristan"


def test_what_somebody_calls_a_raid_places_none(told: Told) -> None:
    record = find(
        told, "In Oslo, the president called the bombing a tragic mistake and apologised to Beijing.", "ASSAULT"
    )
    assert record.place is None


def test_what_troops_fight_with_is_no_side(told: Told) -> None:
    text = "Indian and Chinese troops clashed with rocks and clubs in the western Himalayas on Monday."
    assert {party.country for party in find(told, text, "ASSAULT").actors} == {"IND", "CHN"}
    assert len(find(told, text, "ASSAULT").actors) == 2


def test_attacks_in_two_towns_were_in_neither(told: Told) -> None:
    text = (
        "Gunmen attacked an army camp in Douentza on Monday. Others stormed a base in Mopti. "
        "The United Nations condemned the attacks."
    )
    (attacks,) = [record for record in told(text).records if record.trigger.text == "attacks"]
    assert attacks.place is None


def test_those_who_accuse_each_other_are_accused(told: Told) -> None:
    record = find(told, "Armenia and Azerbaijan accused each other of shelling villages in Karabakh.", "ASSAULT")
    assert [party.text for party in record.actors] == ["Armenia", "Azerbaijan"]


def test_the_year_of_an_accord_is_when_it_was_brokered(told: Told) -> None:
    text = "India, which helped broker the 2006 peace deal, advised its nationals to avoid travel."
    time = find(told, text, "CONSULT").time
    assert time is not None
    assert time.value == "2006"


def test_who_strikes_along_with_somebody_is_no_victim(told: Told) -> None:
    (record,) = told("Russia bombed the town along with Syrian warplanes.").records
    assert [party.text for party in record.recipients] == ["the town"]
    (record,) = told("Gunmen killed six guards along with a driver in Kabul.").records
    assert [party.text for party in record.recipients] == ["six guards", "a driver"]


def test_a_spokesman_does_what_he_is_not_said_to_tell(told: Told) -> None:
    (record,) = told("A police spokesman beat a protester in Accra.").records
    assert [party.text for party in record.actors] == ["A police spokesman"]


def test_what_drew_people_is_over_when_it_is_told(told: Told) -> None:
    records = told("Police had closed roads ahead of the protests that drew 2,000 people in Cairo in May.").records
    assert [r.status for r in records if r.event.type == "PROTEST"] == ["reported"]


def test_two_states_side_by_side_are_both_struck(told: Told) -> None:
    (record,) = told("Russian Turkish patrols were attacked in Idlib on Monday.").records
    assert [party.country for party in record.recipients] == ["RUS", "TUR"]


TAKEN = [
    ("The army captured a rebel commander in Goma.", "COERCE"),
    ("Two bombers were captured in Lima on Thursday.", "COERCE"),
    ("Rebels captured the mayor of Goma.", "ASSAULT"),
    ("Hamas captured two soldiers near Gaza.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "type_"), TAKEN)
def test_who_captures_whom(told: Told, text: str, type_: str) -> None:
    assert [record.event.type for record in told(text).records] == [type_]


ON_STRIKE = [
    ("Teachers in Chile have been on strike for two weeks.", "Teachers"),
    ("Nurses, who are on strike in Nairobi, rejected the offer of the ministry.", "Nurses"),
    ("Dock workers remained on strike in Marseille.", "Dock workers"),
]


@pytest.mark.parametrize(("text", "actor"), ON_STRIKE)
def test_who_is_on_strike(told: Told, text: str, actor: str) -> None:
    assert [party.text for party in find(told, text, "PROTEST", "strike").actors] == [actor]


def test_who_is_handed_over_to_the_law_is_not_let_go(told: Told) -> None:
    assert find(told, "Two pirates were handed over to authorities in Djibouti.", "COOPERATE")
    assert find(told, "The rebels handed over the pilot to the Red Cross.", "RETREAT")


NAMED = [
    "The minister called the raid an act of aggression.",
    "Moscow called the expulsion a provocation.",
    "The senator called the bombing a massacre.",
    'Trump called the plans of the ministry "an absolute disgrace".',
    "The vote was called a sham by the opposition.",
]


@pytest.mark.parametrize("text", NAMED)
def test_who_calls_a_deed_by_a_bad_name_condemns_it(told: Told, text: str) -> None:
    assert find(told, text, "ACCUSE", "disapprove").trigger.text == "called"


def test_who_calls_a_deed_by_a_good_name_or_a_strike_does_not(told: Told) -> None:
    assert told("The president called the deal a success.").records == []
    assert find(told, "The opposition called a general strike in Peru.", "PROTEST", "strike")


def test_states_protest_in_words_and_farmers_on_the_road(told: Told) -> None:
    assert find(told, "The arrest drew a strong protest from Egypt.", "ACCUSE", "disapprove")
    assert find(told, "The arrest drew a protest by students in Cairo.", "PROTEST")
    assert find(told, "Farmers set up road blockades in Chile.", "PROTEST", "obstruct")


def test_what_is_killed_in_parliament_is_nobody(told: Told) -> None:
    assert not told("The bill was long, and the senate killed it.").records


def test_police_who_lob_tear_gas_control_a_crowd(told: Told) -> None:
    assert find(told, "Riot police lobbed tear gas into the slum.", "ASSAULT", "crowd-control")


@pytest.mark.parametrize(
    "text",
    [
        "The scope of the agreement between Chad and Sudan was wide.",
        "The senator went on with his march toward the nomination.",
        "The driver struck another vehicle in Lima.",
        "The adviser fired off emails to the minister.",
        "The officer requested anonymity.",
        "She is marching toward November with a lead in Ohio.",
        "Thousands gathered in Warsaw to mourn the president.",
        "The buyer of the bank backed out.",
    ],
)
def test_words_of_events_that_tell_of_none(told: Told, text: str) -> None:
    assert told(text).records == []


@pytest.mark.parametrize(
    "text",
    [
        "The ministry refused to confirm that its jets had bombed the camp.",
        "The ministry refused to confirm or deny that its jets had bombed the camp.",
    ],
)
def test_what_somebody_will_not_confirm_is_questioned(told: Told, text: str) -> None:
    assert [(record.event.type, record.status) for record in told(text).records] == [("ASSAULT", "questioned")]


ASKED_AND_DONE = [
    ("Washington urged citizens to leave Sudan and closed its embassy in Khartoum.", "SANCTION", "Washington"),
    (
        "Russia agreed to withdraw its troops and handed over the bodies of two soldiers to Georgia.",
        "RETREAT",
        "Russia",
    ),
]


@pytest.mark.parametrize(("text", "type_", "actor"), ASKED_AND_DONE)
def test_who_asks_or_promises_did_what_is_told_beside(told: Told, text: str, type_: str, actor: str) -> None:
    (record,) = [r for r in told(text).records if r.event.type == type_ and r.status == "reported"]
    assert [party.text for party in record.actors] == [actor]
    assert not record.according_to


def test_who_targets_somebody_with_words_hits_nobody(told: Told) -> None:
    types = {r.event.type for r in told("The senator targeted Mexico in a speech, calling migrants criminals.").records}
    assert "ASSAULT" not in types
    find(told, "The militia targeted civilians in the market of Homs.", "ASSAULT")


def test_who_backs_out_refuses(told: Told) -> None:
    assert find(told, "The senator backed out of the debate with the president.", "REJECT")


PUBLIC = [
    "Thousands gathered in Hong Kong to commemorate the crackdown, defying a ban.",
    "Thousands of women marched toward the White House on Saturday.",
    "Farmers marched toward the presidency in Lima.",
]


@pytest.mark.parametrize("text", PUBLIC)
def test_gatherings_that_remember_or_march_on_a_palace_are_protests(told: Told, text: str) -> None:
    assert "PROTEST" in {record.event.type for record in told(text).records}


@pytest.mark.parametrize(
    "text",
    [
        "The state put the bank on a list of lenders at risk after a terror attack.",
        "Helicopters dropped guns to the rebels.",
        "Police reopened the highway after a crash.",
        "British Airways resumed services to Egypt.",
    ],
)
def test_everyday_acts_in_words_of_force_tell_no_event(told: Told, text: str) -> None:
    assert not {record.event.type for record in told(text).records} & {"SANCTION", "RETREAT", "COOPERATE"}
