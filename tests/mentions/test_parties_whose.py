"""Whose an office is, and which body "the commission" is; read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

pytestmark = pytest.mark.model


def test_the_president_of_a_union_is_no_head_of_state(told: Told) -> None:
    text = "Robbers killed a man in Lagos, Nigeria's police said. The union threatened to strike. Its president spoke."
    (found,) = [party for party in told(text).parties if party.text == "Its president"]
    assert found.name is None


def test_what_a_minister_says_of_a_country_does_not_make_him_one_of_its(told: Told) -> None:
    text = (
        "Ecuador said it had granted asylum to the hacker, a day after Britain threatened to arrest him. "
        "Foreign Minister Ricardo Patino said he feared that he would be extradited to the United States."
    )
    assert "USA" not in {party.country for party in told(text).parties if party.name == "Ricardo Patino"}


def test_the_commission_is_the_one_named_with_a_word_more(told: Told) -> None:
    text = (
        "The European Union urged restraint. Opposition leader Nelson Chamisa said his party had won in Zimbabwe. "
        "He accused the electoral commission of fraud. The commission dismissed his claim."
    )
    (found,) = [party for party in told(text).parties if party.text == "The commission"]
    assert found.country == "ZWE"


def test_his_own_ambassador_is_not_the_others(told: Told) -> None:
    text = (
        "Malaysia recalled its ambassador from North Korea. Pyongyang's ambassador, Kang Chol, had accused it of lying."
    )
    (found,) = [party for party in told(text).parties if party.text == "its ambassador"]
    assert (found.name, found.country) == (None, "MYS")


def test_a_leaders_brother_is_not_the_leader(told: Told) -> None:
    text = (
        "Malaysia has recalled its ambassador from North Korea, the foreign ministry said on Monday, as a row deepened "
        "over the killing of the estranged half-brother of North Korean leader Kim Jong-un."
    )
    brother, leader = told(text).parties[-2:]
    assert (brother.name, brother.sectors) == (None, ("CVL",))
    assert leader.name == "Kim Jong-un"


@pytest.mark.parametrize("forces", ["hostile forces", "enemy forces", "occupying forces"])
def test_the_others_forces_are_not_the_reports_own(told: Told, forces: str) -> None:
    (found,) = [party for party in told(f"Syria said {forces} had shelled the town.").parties if party.text == forces]
    assert (found.name, found.country) == (None, None)


WHOSE = [
    ("Ukraine said Russia had shelled its troops near Avdiivka.", "its troops", "UKR"),
    ("Kyiv said Moscow had bombed its own troops near Avdiivka.", "its own troops", "RUS"),
    ("Ukraine shelled its rivals' posts. Russia said it had moved its troops.", "its troops", "RUS"),
]


@pytest.mark.parametrize(("text", "troops", "country"), WHOSE)
def test_nobody_shells_his_own(told: Told, text: str, troops: str, country: str) -> None:
    (found,) = [party for party in told(text).parties if party.text == troops]
    assert found.country == country


def test_a_state_executes_ministers_of_its_own(told: Told) -> None:
    text = "The United States said North Korea had executed its defence minister on Monday."
    (found,) = [party for party in told(text).parties if party.text == "its defence minister"]
    assert found.country == "PRK"


def test_a_partys_officials_are_no_officials_of_the_state(told: Told) -> None:
    text = "Zimbabwe's opposition MDC party says the army has abducted and beaten dozens of its officials."
    (found,) = [party for party in told(text).parties if party.text == "its officials"]
    assert set(found.sectors) == {"PTY", "OPP"}


def test_a_first_name_before_al_tells_another_man(told: Told) -> None:
    (found,) = told("A coalition spokesman, Colonel Turki al-Malki, said it took the report seriously.").parties[:1]
    assert found.name == "Turki al-Malki"


def test_an_embassy_speaks_to_the_authorities_of_its_hosts(told: Told) -> None:
    text = (
        "Ethiopia freed a politician in Addis Ababa on Tuesday. The US embassy urged the authorities to respect them."
    )
    (found,) = [party for party in told(text).parties if party.text == "the authorities"]
    assert found.country != "USA"


def test_who_spoke_before_does_not_own_the_army(told: Told) -> None:
    text = (
        "Lebanese police fired shots in Beirut, and Lebanon's premier said he had offered to resign. Syrian President "
        "Bashar al-Assad condemned the bombing. The army, which deployed troops, warned that it would fire on gunmen."
    )
    army = next(party for party in told(text).parties if party.text == "The army")
    assert army.country == "LBN"
