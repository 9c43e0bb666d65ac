"""Whom unnamed parties and pronouns of a report stand for, and of which country they are, read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

pytestmark = pytest.mark.model

SAME = [
    ("Rebels took Bria on Sunday as the UN mission was leaving the Central African Republic. They killed six.", "They",
     None, "CAF", ("REB",)),
    (
        "Thousands of farmers marched in Lyon after a speech by a deputy at a meeting of bishops. "
        "Riot police fired water cannon to drive them back.",
        "them", None, "FRA", ("AGR",),
    ),
    (
        "Gunmen raided a depot in northern Niger. The attackers killed two. Niger has been hit by al-Qaida for years.",
        "The attackers", None, "NER", ("UAF",),
    ),
    (
        "U.N. peacekeepers took the wounded to Bunia, a spokesman for the mission said.",
        "a spokesman for the mission", None, "UNO", (),
    ),
    (
        "The Rapid Support Forces sent a delegation. The paramilitary group lost. Its leader said he would talk.",
        "Its leader", None, "SDN", ("PRM",),
    ),
    (
        "Amnesty International accused police in Kenya. The London-based group urged an inquiry.",
        "The London-based group", "Amnesty International", "NGO", (),
    ),
    (
        "The United Nations called for calm. A spokesman for the mutineers, Colonel Jean Lee, said no.",
        "A spokesman for the mutineers, Colonel Jean Lee", "Jean Lee", None, ("MIL",),
    ),
    (
        "Premier Binali Yildirim said 161 died. Ankara blamed the cleric Fethullah Gulen for it, a charge he denied.",
        "he", "Fethullah Gulen", "TUR", None,
    ),
    (
        "China's Centre for Trade and Labour Commission met. The Inner Mongolia health commission said no.",
        "The Inner Mongolia health commission", None, "CHN", None,
    ),
    (
        "Congress met on Monday as Gabriel Boric, president of Chile, spoke. Police guarded the leftist leader.",
        "the leftist leader", "Gabriel Boric", "CHL", None,
    ),
    (
        "The army said it would not come. Chad took in many people. Kenya condemned Egypt.",
        "it", None, None, ("MIL",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "country", "sectors"), SAME)
def test_who_is_meant(
    told: Told, text: str, words: str, name: str | None, country: str | None, sectors: tuple[str, ...] | None
) -> None:
    (party,) = [party for party in told(text).parties if party.text == words]
    assert (party.name, party.country) == (name, country)
    assert sectors is None or party.sectors == sectors


HOMES = [
    ("Singapore's president greeted them. The two delegations had lunch in Singapore.", "The two delegations", None),
    ("Peru's president said he would expel European ambassadors.", "European ambassadors", None),
    ("Western diplomats in Manila met Philippine officials.", "Western diplomats", None),
    ("Peru's president spoke in Lima. Some visiting lawmakers criticised him.", "Some visiting lawmakers", None),
    ("Crowds in Karachi, Pakistan, attacked foreign consulates.", "foreign consulates", None),
    ("Chad said it had taken in 20,000 refugees.", "20,000 refugees", None),
    ("Sudan's envoys missed talks in Geneva on Monday. Chad, Kenya and Egypt sent mediators.", "mediators", None),
    ("Sudan's envoys attended talks in Geneva on Monday. The army said no. Kenya and Egypt had met.", "The army", None),
    ("France met Rwanda in New York, where it said the 2,500 peacekeepers left.", "the 2,500 peacekeepers", None),
    ("Two soldiers shadowed a boat in the South China Sea on Friday.", "Two soldiers", None),
    ("Ethnic Albanian rebels attacked a patrol in Skopje, Macedonia.", "Ethnic Albanian rebels", "MKD"),
    ("Britain sent ships to Sudan and began evacuating foreigners.", "foreigners", None),
    ("Iraq and Egypt protested. Under a peace deal signed in Lome, the cabinet met.", "the cabinet", None),
    ("Ukraine recalled 2,000 soldiers from Iraq.", "2,000 soldiers", "UKR"),
    ("France, which has 400 soldiers in Gabon, condemned the coup.", "400 soldiers", "FRA"),
    ("The United Nations said its soldiers had left Freetown.", "its soldiers", "UNO"),
    ("Peru's Congress met. The bishop appealed to all political forces.", "all political forces", "PER"),
    ("Soldiers fired tear gas at students in the Congolese capital. Lee left.", "Soldiers", "COD"),
    ("Haiti's army lost. U.S. Marines landed to protect the embassy. Haiti's president left.", "the embassy", None),
    ("Joseph Kabila left. The governor of Katanga denied that anyone had died.", "The governor of Katanga", "COD"),
    ("Soldiers seized Ghana's president and prime minister on Monday.", "prime minister", "GHA"),
    ("Chile expelled the Cuban envoy. In Brussels, the EU urged both governments to talk.", "both governments", None),
    ("Ashraf Ghani met India's envoy. His office said Pakistan must act.", "His office", "AFG"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "country"), HOMES)
def test_whose_the_unnamed_are(told: Told, text: str, words: str, country: str | None) -> None:
    (party,) = [party for party in told(text).parties if party.text == words]
    assert party.country == country
    assert party.name is None


NAMED = [
    ("Shells hit a South Korean island. The South returned fire.", "The South", "South Korea", "KOR"),
    ("Congress voted to oust him as Honduran troops looked on.", "Congress", "National Congress of Honduras", "HND"),
    ("Congress met as Peruvian envoys came. Republicans stayed away.", "Congress", "United States Congress", "USA"),
    ("Muhammadu Buhari was tired. His predecessor was not.", "His predecessor", "Goodluck Jonathan", "NGA"),
    ("The mayor of Lima said his predecessor stole money.", "his predecessor", None, "PER"),
    ("Troops fought Boko Haram. Police said the banned outfit fled.", "the banned outfit", "Boko Haram", "NGA"),
    ("Nigerian troops fought Boko Haram. Police said the sect fled.", "the sect", "Boko Haram", "NGA"),
    (
        "U.S. Vice President Mike Pence denounced Nicolás Maduro and met Lee. The socialist leader was ill.",
        "The socialist leader", "Nicolás Maduro", "VEN",
    ),
    (
        "Juan Guaidó, the opposition leader, left Caracas. The government of Nicolás Maduro accused him of theft.",
        "him", "Juan Guaidó", "VEN",
    ),
    ("Oslo protested and Rome expelled its ambassador.", "its ambassador", None, "NOR"),
    (
        "Belarus sends migrants. Its police watch. Border guards held ten, the interior ministry in Vilnius said.",
        "Border guards", None, "LTU",
    ),
    (
        "Jamaat-e-Islami called a strike in Bangladesh.",
        "Jamaat-e-Islami", "Bangladesh Jamaat-e-Islami", "BGD",
    ),
    (
        "Ukraine asked for help. The country's ousted president surfaced in Minsk. Kiev met Viktor Yanukovich.",
        "The country's ousted president", None, "UKR",
    ),
    ("Ukraine asked for help from Kiev. The peninsula's parliament met.", "The peninsula's parliament", None, "UKR"),
    (
        "The African Union condemned the coup in Mali. The Tuareg fighters fled. Their spokesman said they had.",
        "Their spokesman", None, "MLI",
    ),
    (
        "Indian jets struck a camp. India said two fled. Islamabad said two were held, "
        "but a military spokesman, Major General Asif Ghafoor, said only one was.",
        "a military spokesman, Major General Asif Ghafoor", "Asif Ghafoor", "PAK",
    ),
    ("A former minister condemned the Kenyan police.", "A former minister", None, "KEN"),
    (
        "Rome's ministry spoke. Japanese minister Taro Kono said no. The Japanese ambassador was expelled from Rome.",
        "The Japanese ambassador", None, "JPN",
    ),
    ("Malcolm Turnbull, the premier, met his Chinese counterpart.", "his Chinese counterpart", "Li Keqiang", "CHN"),
    (
        "Australian police spoke to the Chinese envoy in Canberra. The embassy denied Australia's charge.",
        "The embassy", "Embassy (China)", "CHN",
    ),
    (
        "Sri Lanka said the Maldivian opposition criticised its government.",
        "its government", "Government of Maldives", "MDV",
    ),
    ("The French ambassador closed his embassy.", "his embassy", "Embassy (France)", "FRA"),
    ("The Kachin Independence Army vowed to go on. Its troops waited.", "Its troops", None, "MMR"),
    (
        "CARACAS, Venezuela - Troops closed a bridge. Berlin, Bogota and Madrid protested to Caracas.",
        "Troops", "Venezuelan Armed Forces", "VEN",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "country"), NAMED)
def test_which_name_is_meant(told: Told, text: str, words: str, name: str | None, country: str) -> None:
    (party,) = [party for party in told(text).parties if party.text == words]
    assert (party.name, party.country) == (name, country)


def test_a_states_neighbour_is_a_state(told: Told) -> None:
    (party,) = [party for party in told("Lithuania accused its neighbour of theft.").parties if "its" in party.text]
    assert party.sectors == ("GOV",)


@pytest.mark.parametrize(
    ("text", "words", "sectors"),
    [
        ("Rebels shelled pro-government militiamen in Luhansk.", "pro-government militiamen", ("PRM",)),
        ("Anti-government protesters threw stones in Bangkok.", "Anti-government protesters", ("CVL",)),
        ("A dozen officers announced a coup in Gabon.", "A dozen officers", ("MIL",)),
        ("General Musa Diarra was carried through Bamako by his men.", "his men", ("MIL",)),
    ],
)
def test_what_the_unnamed_do(told: Told, text: str, words: str, sectors: tuple[str, ...]) -> None:
    (party,) = [party for party in told(text).parties if party.text == words]
    assert party.sectors == sectors


def test_ones_own_ambassador_is_called_home(told: Told) -> None:
    text = "Israel attacked the ship. Turkey summoned its ambassador to Israel home for consultations."
    (envoy,) = [party for party in told(text).parties if party.text == "its ambassador"]
    assert envoy.country == "TUR"


def test_a_company_named_since_is_not_the_group(told: Told) -> None:
    text = (
        "The group, Dockers Coalition, marched in Oslo. The group announced that Harboro had signed a contract. "
        "However, the group raised the alarm on Twitter. The group added that Harboro had broken its promise."
    )
    groups = [party.name for party in told(text).parties if party.text.lower() == "the group"]
    assert groups == ["Dockers Coalition"] * 4


def test_letters_mean_the_body_that_the_report_has_named(told: Told) -> None:
    text = (
        "The Chinese Center for Disease Control and Prevention said it had questioned the patients. The CDC assured "
        "the public that the risk was low. The Inner Mongolia health commission said no more cases were known."
    )
    found = {party.text: (party.name, party.country) for party in told(text).parties}
    assert found["The CDC"] == ("Chinese Center for Disease Control and Prevention", "CHN")
    assert found["The Inner Mongolia health commission"] == (None, "CHN")
    (alone,) = [party for party in told("The CDC assured the public that the risk was low.").parties if party.name]
    assert alone.country == "USA"
