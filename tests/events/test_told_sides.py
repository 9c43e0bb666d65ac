"""Who takes part, in sentences of our own, read with the model: ranks, numbers by themselves, requests heeded."""

from __future__ import annotations

import pytest
from tests.conftest import Told

pytestmark = pytest.mark.model

CASES = [
    ("Russia was the first country to condemn the strike.", "ACCUSE", ["Russia"], []),
    ("Germany is among the countries that have condemned the raid.", "ACCUSE", ["Germany"], []),
    ("Kenya became the third African state to expel Iranian diplomats.", "SANCTION", ["Kenya"], ["Iranian diplomats"]),
    ("Ann Lee, who was one of the earliest House members to endorse Trump, resigned.", "SUPPORT", ["Ann Lee"],
     ["Trump"]),
    ("It was the army that attacked the town.", "ASSAULT", ["the army"], ["the town"]),
    ("A car bomb kills 20 in Baghdad.", "ASSAULT", [], ["20"]),
    ("The army seized 20 kilometres of road.", "COERCE", ["The army"], []),
    ("Police arrested 14 in Baghdad.", "COERCE", ["Police"], ["14"]),
    ("Three were wounded in the attack.", "ASSAULT", [], ["Three"]),
    ("Six people died when a bomb exploded at a market in Peshawar.", "ASSAULT", [], ["Six people"]),
    ("The pope condemned the killing of a bishop in Myanmar.", "ACCUSE", ["The pope"], []),
    ("Both were charged with treason in Baghdad.", "ACCUSE", [], ["Both"]),
    ("Many are staging protests in Bihar.", "PROTEST", ["Many"], []),
    ("Some of the rebels attacked the town.", "ASSAULT", ["the rebels"], ["the town"]),
    ("The protesters left the hotel at the request of police.", "REQUEST", ["police"], ["The protesters"]),
    ("At the request of the governor, the army sent troops to Homs.", "REQUEST", ["the governor"], ["the army"]),
    ("The hearing was closed at the request of prosecutors.", "REQUEST", ["prosecutors"], []),
    ("EU leaders met in Brussels on Thursday.", "CONSULT", ["EU leaders"], []),
    ("The Syrian Democratic Forces entered Raqqa on Tuesday.", "MOBILIZE", ["The Syrian Democratic Forces"], []),
    ("Greek jets intercepted two Turkish planes over the Aegean.", "COERCE", ["Greek jets"], ["two Turkish planes"]),
    ("“They shelled the hospital,” a doctor said.", "ASSAULT", ["They"], ["the hospital"]),
    ("The group said it had beheaded the hostage.", "ASSAULT", ["The group"], ["the hostage"]),
    # Who is held over a deed is only suspected of it.
    ("Two men were arrested in connection with the murder of a journalist in Malta.", "ASSAULT", [], ["a journalist"]),
    ("The army arrested a driver over the murder of a priest in Jolo.", "ASSAULT", [], ["a priest"]),
    ("Oslo welcomed Kenya's liberation of Mandera from rebels.", "SUPPORT", ["Oslo"], ["Kenya"]),
    ("Washington held Tehran responsible for the attack on the base.", "ASSAULT", ["Tehran"], []),
    ("North Korea launched a missile toward the Sea of Japan.", "MOBILIZE", ["North Korea"], []),
    ("The army was accused of torture by Human Rights Watch.", "ACCUSE", ["Human Rights Watch"], ["The army"]),
    ("An Italian coast guard ship rescued 120 migrants.", "AID", ["An Italian coast guard ship"], ["120 migrants"]),
    ("The army used chemical weapons on the town.", "ASSAULT", ["The army"], ["the town"]),
    ("Houthi rebels launched a missile towards Riyadh on Tuesday.", "ASSAULT", ["Houthi rebels"], ["Riyadh"]),
    ("Doha was expelled from the coalition on Monday.", "SANCTION", [], ["Doha"]),
    ("Settlers scuffled with police in Hebron.", "ASSAULT", ["Settlers", "police"], []),
    ("Oslo and Rome cut ties with Qatar, accusing it of backing rebels.", "ACCUSE", ["Oslo", "Rome"], ["Qatar"]),
    ("Kenyatta called the judges crooks.", "ACCUSE", ["Kenyatta"], ["the judges"]),
    ("Officials said a woman had died when a shell hit her house and accused Kyiv.", "ACCUSE", ["Officials"], ["Kyiv"]),
    # Nobody does anything to his own envoys or units by calling them home.
    ("The president demanded that the government withdraw its troops from the border.", "RETREAT", ["the government"],
     []),
    # A protest against a deed is aimed at who did it.
    ("Thousands protested against the killing of a student by police.", "PROTEST", ["Thousands"], ["police"]),
    ("Miners began a strike to protest against the sacking of 30 colleagues by Chevron.", "PROTEST", ["Miners"],
     ["Chevron"]),
    ("Lawyers protested over the arrest of a judge.", "PROTEST", ["Lawyers"], []),
    # Whom somebody wants to have is not whom he asks.
    ("Villagers demanded more police on the border.", "REQUEST", ["Villagers"], []),
    ("The nurses joined the walkout, demanding more staff.", "PROTEST", ["The nurses"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), CASES)
def test_sides_in_a_sentence(told: Told, text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    document = told(text)
    found = [([p.text for p in r.actors], [p.text for p in r.recipients]) for r in document.records]
    types = [record.event.type for record in document.records]
    assert (actors, recipients) in [sides for sides, type_ in zip(found, types, strict=True) if type_ == kind]


DEEDS = [
    ("The Taliban claimed responsibility for the attack, which killed nine soldiers.", "claimed", ["The Taliban"],
     ["nine soldiers"]),
    ("The Taliban denied responsibility for the attack that killed nine soldiers.", "denied", ["The Taliban"],
     ["nine soldiers"]),
    ("No group has claimed responsibility for the bombing, which killed nine people.", "reported", [],
     ["nine people"]),
    ("Mortar shells fired from Syria landed in the Turkish town of Akcakale.", "reported", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "actors", "recipients"), DEEDS)
def test_whose_deed_it_is(told: Told, text: str, status: str, actors: list[str], recipients: list[str]) -> None:
    document = told(text)
    (record,) = [r for r in document.records if r.event.type == "ASSAULT"]
    sides = [[party.text for party in side] for side in (record.actors, record.recipients)]
    assert (record.status, *sides) == (status, actors, recipients)


def test_there_is_one_pope(told: Told) -> None:
    texts = ["The pope condemned the killing of a bishop in Myanmar.", "The Coptic pope condemned the attack in Egypt."]
    documents = [told(text) for text in texts]
    found = [next(p for p in document.parties if "pope" in p.text) for document in documents]
    assert [(party.name, party.country) for party in found] == [("Pope Francis", "VAT"), (None, "EGY")]


def test_both_halves_of_a_country(told: Told) -> None:
    document = told("North and South Korea agreed to reopen a hotline.")
    record = document.records[0]
    assert (record.trigger.text, record.event.type) == ("agreed", "AGREE")
    assert [party.country for party in record.actors] == ["PRK", "KOR"]


@pytest.mark.parametrize("verb", ["scheduled", "expected", "set"])
def test_what_is_to_be_is_told_once(told: Told, verb: str) -> None:
    (record,) = told(f"The president is {verb} to meet the pope in Rome on Monday.").records
    assert (record.trigger.text, record.status) == ("meet", "planned")


def test_what_was_not_done_rather_than_another_thing_did_not_happen(told: Told) -> None:
    document = told("Rather than attack the town, the rebels withdrew.")
    assert [(r.event.type, r.status) for r in document.records] == [("ASSAULT", "negated"), ("RETREAT", "reported")]


def test_a_duty_is_no_charge(told: Told) -> None:
    assert told("The unit is charged with securing the capital.").records == []
    assert [r.event.type for r in told("Prosecutors charged him with leading a militia.").records] == ["ACCUSE"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("He met the leaders of the rebels in Abuja, his office said.", ["He"]),
        ("His lawyers said they met the leaders of the rebels in Abuja.", ["His lawyers"]),
    ],
)
def test_his_office_is_not_he(told: Told, text: str, actors: list[str]) -> None:
    (record,) = [r for r in told(text).records if r.event.type == "CONSULT"]
    assert [party.text for party in record.actors if party.text != "the leaders of the rebels"] == actors


def test_suspects_did_not_do_it(told: Told) -> None:
    document = told("The suspects in the assault on the minister fled the town.")
    assert all(
        "suspects" not in party.text
        for record in document.records
        for party in record.actors
        if record.event.type == "ASSAULT"
    )


def test_what_became_of_somebody_is_no_party(told: Told) -> None:
    (record,) = told("Villagers said soldiers shot dead three elders.").records
    assert [party.text for party in record.recipients] == ["three elders"]


def test_who_has_a_trade_can_be_beaten(told: Told) -> None:
    (record,) = told("Soldiers beat two clerks on Monday.").records
    assert [party.text for party in record.recipients] == ["two clerks"]


def test_who_fired_after_coming_under_attack_was_attacked(told: Told) -> None:
    fired, attacked = told("Police opened fire after coming under attack from protesters.").records
    assert [party.text for party in fired.actors] == ["Police"]
    assert [party.text for party in attacked.actors] == ["protesters"]
    assert [party.text for party in attacked.recipients] == ["Police"]
    assert len(told("Six were killed after coming under attack.").records) == 1


def test_to_ask_for_a_deed_is_no_invitation(told: Told) -> None:
    asked = told("The chairman invited prosecutors to arrest his staff.").records[0]
    talks = told("The president invited the rebels to negotiate.").records[0]
    assert (asked.event.type, asked.event.mode) == ("REQUEST", None)
    assert (talks.event.type, talks.event.mode) == ("REQUEST", "meet")


def test_two_deeds_with_a_thing_each_are_two(told: Told) -> None:
    records = told("Guerrillas blew up an oil pipeline and attacked a marine base in Arauca on Wednesday.").records
    assert [record.trigger.text for record in records] == ["blew up", "attacked"]
    assert len(told("The agency donated and delivered food to refugees.").records) == 1


def test_who_is_beaten_and_kicked_is_beaten_once(told: Told) -> None:
    assert len(told("Police beat the man and kicked him on Monday in Leeds.").records) == 1


RANKED = [
    ("Gunmen killed six people in Jos on Monday, the worst attack on the city in years.", 1),
    ("It was an attack on the poorest people of the city by gunmen.", 1),
    ("The city was calm. Then it was hit by the biggest strike of teachers since 1990.", 1),
    ("It was a modest protest against the president in Cairo on Monday.", 1),
]


@pytest.mark.parametrize(("text", "count"), RANKED)
def test_what_only_ranks_a_deed_tells_none(told: Told, text: str, count: int) -> None:
    assert len([record for record in told(text).records if record.event.type in ("ASSAULT", "PROTEST")]) == count


@pytest.mark.parametrize("text", ["The truce with the army expired on Tuesday.", "The ceasefire collapsed."])
def test_the_end_of_a_truce_is_none(told: Told, text: str) -> None:
    assert [record for record in told(text).records if record.event.mode == "ceasefire"] == []


def test_a_truce_stands_beside_what_collapsed(told: Told) -> None:
    records = told("The economy collapsed despite a ceasefire between the army and the rebels.").records
    assert [record.event.mode for record in records] == ["ceasefire"]


def test_what_a_demand_is_about_is_the_outlets_word(told: Told) -> None:
    records = told("The union demanded the release of the journalists arrested by police in Cairo.").records
    assert [r.status for r in records if r.event.mode == "arrest"] == ["reported"]


def test_what_a_strike_is_called_is_no_strike(told: Told) -> None:
    (record,) = told("The Houthi movement called the strike a massacre.").records
    assert (record.event.type, record.event.mode) == ("ACCUSE", "disapprove")


@pytest.mark.parametrize("text", ["He was questioned by police for two hours.", "He pardoned Alberto Fujimori."])
def test_who_is_questioned_or_pardoned_is_no_content(told: Told, text: str) -> None:
    assert told(text).claims == []


def test_whoever_attacks_has_not(told: Told) -> None:
    statuses = {r.status for r in told("Lieberman warned that anyone who attacked Israelis would pay a price.").records}
    assert "claimed" not in statuses
    (attacked,) = told("The man who attacked Israelis near Hebron on Sunday fled.").records[:1]
    assert attacked.status == "reported"


def test_to_have_been_warned_is_no_threat(told: Told) -> None:
    records = told("Amnesty said security forces had been warned hours before the attack on Dapchi.").records
    assert "THREATEN" not in {record.event.type for record in records}
    assert told("Iran warned Israel against attacking its ships.").records[0].event.type == "THREATEN"


def test_what_was_done_to_the_doer_is_another_deed(told: Told) -> None:
    records = told("A teenager stabbed two policemen in Jerusalem before being shot dead.").records
    assert [(r.trigger.text, [p.text for p in r.recipients]) for r in records] == [
        ("stabbed", ["two policemen"]),
        ("shot", ["A teenager"]),
    ]


def test_what_parliament_voted_to_do_it_did(told: Told) -> None:
    (record,) = told("South Korea's parliament voted to impeach President Park Geun-hye.").records
    assert (record.event.type, record.status) == ("ACCUSE", "reported")


def test_whose_raid_killed(told: Told) -> None:
    records = told("Soldiers in Colombia arrested a warlord in a raid that killed six rebels.").records
    assert [(r.trigger.text, [p.text for p in r.actors]) for r in records][-1] == ("killed", ["Soldiers"])


def test_his_is_whom_the_sentence_was_about(told: Told) -> None:
    text = (
        "Police in Zambia arrested Hakainde Hichilema after his convoy did not give way to the president's motorcade. "
        "Officers fired tear gas into his home."
    )
    record = next(record for record in told(text).records if record.trigger.text == "fired tear gas")
    assert [party.name for party in record.recipients] == ["Hakainde Hichilema"]


def test_who_demands_a_release_is_not_to_be_released(told: Told) -> None:
    text = "Two journalists were arrested in Myanmar. The United States and Canada called for their release."
    record = next(record for record in told(text).records if record.trigger.text == "release")
    assert [party.text for party in record.recipients] == ["Two journalists"]


def test_the_north_is_accused_of_what_it_ordered(told: Told) -> None:
    text = "South Korea accuses the North of ordering the murder. North Korea expelled Malaysia's ambassador."
    record = next(record for record in told(text).records if record.event.type == "ACCUSE")
    assert [party.country for party in record.recipients] == ["PRK"]


OTHERS = [
    (
        "The Poles signed contracts with the firm, and the Russians bombed Aleppo.",
        {"The Poles": "CVL", "the Russians": "GOV"},
    ),
    ("Two police officers were killed and 40 were injured when a bomb exploded in Kabul.", {"40": None}),
    ("Two soldiers were killed and five wounded in shelling by rebels in Ukraine.", {"five": "MIL"}),
]


@pytest.mark.parametrize(("text", "sectors"), OTHERS)
def test_the_sectors_of_those_who_are_only_counted_or_called_by_their_nation(
    told: Told, text: str, sectors: dict[str, str | None]
) -> None:
    parties = [party for record in told(text).records for party in (*record.actors, *record.recipients)]
    found = {party.text: next(iter(party.sectors), None) for party in parties if party.text in sectors}
    assert found == sectors
