"""Whose parties are in deeds between two sides: never the other side's, read with the model."""

from __future__ import annotations

from functools import cache

import pytest
from tests.conftest import Told

from according.document import Document
from according.ingest import from_text
from according.reader import Reader

pytestmark = pytest.mark.model


@cache
def reader() -> Reader:
    return Reader()


def read_twice(text: str) -> Document:
    """A text of no known day, read with the second reading."""
    document = from_text(text)
    document.language = "en"
    reader().read_documents([document])
    return document


STRUCK = [
    ("Rebels, who are backed by Turkey, seized two villages from Islamic State.", "COERCE", "Islamic State"),
    ("A suicide bomber blew himself up at a checkpoint in Kabul, killing six soldiers.", "ASSAULT", "six soldiers"),
    ("Two bombers blew themselves up outside a mosque, wounding dozens.", "ASSAULT", "dozens"),
    ("The army said rebels attacked its base in Idlib.", "ASSAULT", "its base"),
    ("Ukraine's army accused separatists of shelling its positions near Avdiivka.", "ASSAULT", "its positions"),
]


@pytest.mark.parametrize(("text", "kind", "recipient"), STRUCK)
def test_whom_a_deed_befalls(told: Told, text: str, kind: str, recipient: str) -> None:
    (record,) = [record for record in told(text).records if record.event.type == kind]
    assert [party.text for party in record.recipients] == [recipient]


def test_nobody_strikes_what_is_his_own(told: Told) -> None:
    (record,) = [record for record in told("The army shelled its positions.").records if record.event.type == "ASSAULT"]
    assert record.recipients == ()


LANDS = [
    ("Saudi jets struck a bus in Yemen, killing 40 children.", "40 children", "YEM"),
    ("The foreign ministry summoned the British ambassador over the remarks.", "The foreign ministry", None),
    ("The parliament voted to expel the Israeli ambassador.", "The parliament", None),
    ("Turkey recalled its ambassador from Washington on Tuesday.", "its ambassador", "TUR"),
    ("The two presidents discussed the war in Yemen.", "The two presidents", None),
    ("The rebels, who are backed by Turkey, seized two villages.", "The rebels", None),
    ("Protesters stormed its embassy in Tehran, and Saudi Arabia severed ties.", "Protesters", "IRN"),
    ("Protesters gathered outside the Israeli embassy in Amman.", "Protesters", "JOR"),
    ("The embassy in Kabul was evacuated.", "The embassy", None),
    ("The bomber targeted a convoy of German troops in Kunduz, wounding three.", "The bomber", "AFG"),
    ("The prime minister met the Chinese president in Beijing.", "The prime minister", None),
]


@pytest.mark.parametrize(("text", "words", "country"), LANDS)
def test_the_country_of_a_side(told: Told, text: str, words: str, country: str | None) -> None:
    assert [party.country for party in told(text).parties if party.text == words] == [country]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Islamic State attacked the base. The militants killed ten soldiers.", "Islamic State"),
        ("The militants fought Islamic State near Derna.", None),
        ("The rebels seized two villages from Islamic State.", None),
    ],
)
def test_members_of_the_one_armed_group_of_a_report(told: Told, text: str, name: str | None) -> None:
    (party,) = [party for party in told(text).parties if party.text in ("The militants", "The rebels")]
    assert party.name == name


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The group said it had nothing to do with the attack on the mosque.", "The group"),
        ("The militia said it had no role in the attack on the mosque.", "The militia"),
    ],
)
def test_who_denies_any_part_is_whose_part_is_denied(text: str, doer: str) -> None:
    (record,) = [record for record in read_twice(text).records if record.event.type == "ASSAULT"]
    assert record.status == "denied"
    assert [party.text for party in record.actors] == [doer]


@pytest.mark.parametrize(
    ("text", "kind", "time"),
    [
        ("Israel carried out its heaviest strikes in Syria since 1982 on Saturday.", "ASSAULT", "Saturday"),
        ("Turkey launched its first offensive in Syria since 2016 on Tuesday.", "ASSAULT", "Tuesday"),
        ("It was the first time a North Korean missile was launched over Japan since 2009.", "MOBILIZE", None),
        ("Rebels have shelled the town since Monday.", "ASSAULT", "Monday"),
        ("Turkey's parliament extended the state of emergency by three months.", "COERCE", None),
    ],
)
def test_how_long_there_was_no_such_thing_is_not_when_it_was(
    told: Told, text: str, kind: str, time: str | None
) -> None:
    (record,) = told(text).records
    assert record.event.type == kind
    assert (record.time and record.time.text) == time


def test_a_people_without_a_state_has_no_states_forces(told: Told) -> None:
    (forces, _) = told("Kurdish forces captured Raqqa from Islamic State in October.").parties
    assert (forces.text, forces.name) == ("Kurdish forces", None)


def test_what_no_group_claims_is_the_outlets_word() -> None:
    text = (
        "Gunmen kill 12 soldiers in attack on Burkina Faso army post\n\n"
        "OUAGADOUGOU, Dec 16 (Reuters) - Suspected Islamist militants killed 12 soldiers and wounded four in an attack "
        "on an army post in northern Burkina Faso near the border with Mali early on Friday, the military said.\n\n"
        "About 40 heavily armed men stormed the post at Nassoumbou, some 30 km from the frontier, at around 5 a.m., "
        "burning vehicles and tents before fleeing towards Mali, army spokesman Colonel Aziz Ouedraogo told reporters."
        "\n\nNo group immediately claimed responsibility for the raid. A security source said Ansar Dine, which denied "
        "involvement in an October attack, was suspected."
    )
    (raid,) = [record for record in read_twice(text).records if record.trigger.text == "raid"]
    assert (raid.status, raid.according_to) == ("reported", ())


DOERS = [
    ("Al-Shabaab claimed responsibility for a truck bomb that killed more than 80 people.", "killed", "Al-Shabaab"),
    ("The police clashed with workers demanding higher wages from the government.", "demanding", "workers"),
    ("Troops fired tear gas at students protesting against the law.", "protesting", "students"),
    ("Kabul's troops retook most of Kunduz province.", "retook", "Kabul's troops"),
]


@pytest.mark.parametrize(("text", "trigger", "actor"), DOERS)
def test_who_acts(told: Told, text: str, trigger: str, actor: str) -> None:
    (record,) = [record for record in told(text).records if record.trigger.text == trigger]
    assert [party.text for party in record.actors] == [actor]


def test_a_warning_to_ones_own_citizens_is_no_threat(told: Told) -> None:
    assert told("The U.S. embassy in Nairobi warned Americans of possible attacks on churches.").records == []
    (threat,) = told("Iran warned of attacks on American bases.").records
    assert threat.event.type == "THREATEN"


def test_those_of_several_states_are_of_none(told: Told) -> None:
    (record,) = told("A group of lawmakers from seven countries condemned China on Monday.").records
    assert [party.country for party in record.actors] == [None]


def test_a_secretary_general_is_no_general(told: Told) -> None:
    parties = told("The ANC suspended its secretary-general Ace Magashule after a vote.").parties
    assert all("MIL" not in party.sectors for party in parties)


NAMED = [
    ("Peru's Congress removed the president.", "Peru's Congress", "PER"),
    (
        "The Egyptian foreign minister held talks with his Ethiopian counterpart on the Nile dam.",
        "The Egyptian foreign minister",
        "EGY",
    ),
    ("The president threatened to close the border with Mexico on Friday.", "The president", None),
    ("A man was convicted of murdering a British tourist in Thailand.", "A man", "THA"),
    ("Thousands of Lebanese protested in Beirut.", "Lebanese", "LBN"),
    ("Its rival, North Korea, launched a rocket.", "Its rival", "PRK"),
    ("Iran's ally, Syria, denied the charge.", "Iran's ally", "SYR"),
    ("Victoria N. Lee, a lawyer, met the union.", "Victoria N. Lee", None),
]


@pytest.mark.parametrize(("text", "words", "country"), NAMED)
def test_of_which_country_one_is(told: Told, text: str, words: str, country: str | None) -> None:
    (party,) = [party for party in told(text).parties if party.text == words]
    assert party.country == country


def test_a_bomber_who_has_no_aircraft_is_a_man(told: Told) -> None:
    (man, _) = told("The bomber detonated his vest near a checkpoint, killing two officers.").parties
    assert man.sectors == ("UAF",)
    planes = told("Russia's strategic bombers struck rebels in Idlib.").parties
    assert planes[0].sectors == ("MIL",)


def test_it_is_somebody_where_it_is_accused(told: Told) -> None:
    records = told("Somalia severed diplomatic ties with Kenya, accusing it of arming rebels.").records
    (charge,) = [record for record in records if record.event.type == "ACCUSE"]
    assert [party.country for party in charge.recipients] == ["KEN"]


@pytest.mark.parametrize(
    "text", ["The envoy told reporters that Israel must stop.", "The envoy said Israel should stop."]
)
def test_of_whom_it_is_asked(told: Told, text: str) -> None:
    (demand,) = [record for record in told(text).records if record.event.type == "REQUEST"]
    assert [party.country for party in demand.recipients] == ["ISR"]


def test_what_should_have_been_is_not_asked(told: Told) -> None:
    records = told("The envoy said Israel should have attacked earlier.").records
    assert all(record.event.type != "REQUEST" for record in records)


def test_how_long_there_were_protests_is_not_when_a_minister_went() -> None:
    (record,) = read_twice("Prime Minister Serzh Sarksyan stepped down after 11 days of street protests.").records
    assert record.time is None or record.time.value != "P11D"


@pytest.mark.parametrize(
    "text",
    [
        "Pakistan denied any such attack.",
        "Iran denied there had been any attack on its embassy.",
        "Pakistan denied that any attack had taken place.",
    ],
)
def test_that_there_was_no_attack_is_a_denial(told: Told, text: str) -> None:
    (record,) = told(text).records
    assert (record.event.type, record.status) == ("ASSAULT", "denied")


def test_an_agent_is_not_who_alleges(told: Told) -> None:
    (record,) = told("The journalist was allegedly tortured by police.").records
    assert [party.text for party in record.actors] == ["police"]
    assert [link.source for link in record.according_to] == [None]


def test_a_plan_to_attack_a_town_is_no_quarrel(told: Told) -> None:
    (record,) = told("An opposition group said the government planned to attack Idlib.").records
    assert record.status == "planned"


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Trump warned that Washington would impose tariffs if Mexico did not stop migrants.", "Mexico"),
        ("Turkey warned it would strike if the militia crossed the river.", "the militia"),
        ("Moscow warned Kyiv that it would pay a heavy price if Poland helped.", "Kyiv"),
    ],
)
def test_a_threat_is_aimed_at_whom_its_condition_is_about(told: Told, text: str, whom: str) -> None:
    (threat,) = [record for record in told(text).records if record.event.type == "THREATEN"]
    assert [party.text for party in threat.recipients] == [whom]


def test_what_a_deal_calls_for_nobody_asks(told: Told) -> None:
    records = told("The deal, brokered by Oman, calls for an exchange of prisoners.").records
    assert all(record.event.type != "REQUEST" for record in records)


def test_the_second_reading_takes_no_subject_away() -> None:
    text = "A Saudi-led coalition air strike hit a school bus in Yemen, killing dozens of children, the Red Cross said."
    (record,) = read_twice(text).records
    assert [party.text for party in record.actors] == ["Saudi-led coalition"]
    assert [link.source.text for link in record.according_to if link.source] == ["the Red Cross"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Times reported that Israel was behind the explosion at Natanz.", "Israel"),
        ("Police suspect that the group was behind the blast.", "the group"),
        ("Moscow said Ukrainian nationalists had fired on the civilians.", "Ukrainian nationalists"),
    ],
)
def test_who_was_behind_it(told: Told, text: str, who: str) -> None:
    (record,) = [record for record in told(text).records if record.event.type == "ASSAULT"]
    assert record.status == "claimed"
    assert [party.text for party in record.actors] == [who]


def test_a_ministry_that_tells_of_the_killed_is_no_building(told: Told) -> None:
    (record,) = told("The interior ministry said four officers had been killed.").records
    assert record.event.type == "ASSAULT"


def test_no_militants_are_of_a_land_at_peace(told: Told) -> None:
    parties = told("The Pentagon said the strike had killed a senior militant.").parties
    assert [party.country for party in parties if "REB" in party.sectors] == [None]


SAID_PLAINLY = [
    ("The rebels let 12 captured policemen go after elders intervened.", "RETREAT", "12 captured policemen"),
    ("Saudi Arabia cut oil exports to Jordan.", "SANCTION", "Jordan"),
    ("The Mexican navy captured drug lord Rafael Caro Quintero on Friday.", "COERCE", "drug lord Rafael Caro Quintero"),
]


@pytest.mark.parametrize(("text", "kind", "whom"), SAID_PLAINLY)
def test_what_is_done_to_whom(told: Told, text: str, kind: str, whom: str) -> None:
    (record,) = [record for record in told(text).records if record.event.type == kind]
    assert [party.text for party in record.recipients] == [whom]


def test_both_sides_exchange_accusations(told: Told) -> None:
    (record,) = told("Greece and Turkey exchanged accusations on Monday.").records
    assert (record.event.type, [party.country for party in record.actors]) == ("ACCUSE", ["GRC", "TUR"])


def test_who_expels_spies_is_not_whose_attempt_it_was() -> None:
    text = "The Dutch government expelled four Russian officers after a failed attempt to hack the weapons watchdog."
    records = [record for record in read_twice(text).records if record.event.mode == "cyber"]
    assert all(party.country != "NLD" for record in records for party in record.actors)


def test_a_part_of_a_state_has_a_parliament_of_its_own(told: Told) -> None:
    (parliament,) = told("The Scottish parliament rejected the bill.").parties
    assert (parliament.name, parliament.country) == (None, "GBR")


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine and the separatists agreed to a truce on Monday. Both sides accused each other of breaking it.",
        "Ukraine and the separatists met in Minsk on Monday. The two parties accused each other of shelling towns.",
    ],
)
def test_both_sides_are_those_just_joined(told: Told, text: str) -> None:
    (charge,) = [record for record in told(text).records if record.event.type == "ACCUSE"]
    assert [(party.country, party.sectors) for party in charge.actors] == [("UKR", ("GOV",)), ("UKR", ("REB",))]


def test_three_that_were_joined_are_not_both_sides(told: Told) -> None:
    text = "Ukraine, Russia and the separatists met in Minsk. Both sides accused each other of shelling towns."
    records = told(text).records
    assert all(len(record.actors) < 2 for record in records if record.event.type == "ACCUSE")


def test_when_one_took_office_is_not_when_one_first_came(told: Told) -> None:
    records = told("The envoy met the president on his first visit since he took office in June.").records
    assert records
    assert all(record.time is None or record.time.text != "June" for record in records)


def test_what_is_cited_as_a_model_is_not_charged(told: Told) -> None:
    text = (
        "The High Commissioner cited Brazil's tradition of asylum as a model. Brazil promises to be an active partner."
    )
    assert told(text).records == []


def test_who_fled_an_attack_did_not_do_it() -> None:
    records = read_twice("Turkey opened its border to 2,000 Syrians fleeing an offensive on Idlib.").records
    assert [record.actors for record in records if record.event.type == "ASSAULT"] == [()]


FOUGHT = [
    "Fighting between the army and Taliban militants killed 30 people in Helmand.",
    "Clashes between protesters and police killed 30 people in Dhaka.",
]


@pytest.mark.parametrize("text", FOUGHT)
def test_both_sides_of_a_fight_killed(text: str) -> None:
    (record,) = read_twice(text).records
    assert len(record.actors) == 2
    assert [party.text for party in record.recipients] == ["30 people"]


def test_where_somebody_lives_is_not_where_he_was_hit(told: Told) -> None:
    (record,) = told("Benjamin Banky, 40, of Vancouver was gunned down Friday.").records
    assert record.place is None


CALLED_HOME = [
    ("The government recalled its ambassador from Paris.", "SANCTION", ["The government"], ["Paris"]),
    ("Thousands took to the streets in Lima and clashed with police.", "ASSAULT", ["Thousands", "police"], []),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), CALLED_HOME)
def test_own_envoys_are_no_other_side_and_a_shared_subject_stays(
    text: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    found = [record for record in read_twice(text).records if record.event.type == kind]
    assert [[p.text for p in record.actors] for record in found] == [actors]
    assert [[p.text for p in record.recipients] for record in found] == [recipients]
