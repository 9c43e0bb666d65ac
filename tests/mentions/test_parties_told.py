"""Who is meant by whom words belong to: others in a quotation, those spoken to, offices of a part of a state."""

from __future__ import annotations

import pytest

from according.document import Document, Party
from tests.conftest import Told

pytestmark = pytest.mark.model


def the(document: Document, words: str, which: int = 0) -> Party:
    """The party with these words, the first or a later one."""
    return [party for party in document.parties if party.text == words][which]


QUOTED = [
    (
        "Ministers Ana Costa and Rui Dias met in Lisbon. Dias praised Luis Vega, a farmer. "
        "'I gave him the land and he worked,' Dias said.",
        "he", "Luis Vega",
    ),
    (
        "Police in Ankara shot Omar Demir, a baker, on Monday. A doctor told reporters he tried to help. "
        '"It is a shame because he died in my hands," the doctor said.',
        ("he", 1), "Omar Demir",
    ),
    (
        "Minister Ana Costa wrote to the Lisbon Post, a newspaper. The guards' leader denied it. "
        "'Rui Dias, a farmer, is lying,' he said of the farmer.",
        "he", None,
    ),
    (
        '"There were many arrests in Cleveland," police spokesman Sean Reilly told me. "It was calm."',
        "me", None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), QUOTED)
def test_nobody_calls_himself_he(told: Told, text: str, words: str | tuple[str, int], name: str | None) -> None:
    found = the(told(text), *((words,) if isinstance(words, str) else words))
    assert found.name == name


def test_who_is_spoken_to_is_not_they(told: Told) -> None:
    document = told(
        'Minister Ana Costa met the farmers in Porto. Costa told reporters: "They will get the money they want."'
    )
    assert the(document, "They").sectors == ("AGR",)


def test_an_office_of_a_part_of_the_state_is_not_the_states(told: Told) -> None:
    document = told(
        "The California attorney general sued a bank in Los Angeles on Tuesday. The attorney general of Texas joined "
        "the suit. The Ohio secretary of state met the secretary of state in Washington. The U.S. attorney general "
        "declined to comment."
    )
    assert the(document, "The California attorney general").name is None
    assert the(document, "The attorney general of Texas").name is None
    assert the(document, "The Ohio secretary of state").name is None
    assert the(document, "The U.S. attorney general").name == "Jeff Sessions"


def test_the_attorney_general_is_the_one_named_before(told: Told) -> None:
    text = "The Ohio attorney general sued a bank in Cleveland on Tuesday. The attorney general wants a fine."
    assert the(told(text), "The attorney general").name is None


def test_the_president_of_a_union_is_not_the_states(told: Told) -> None:
    document = told(
        "The president of the teachers' union in Nigeria said on Friday that teachers would strike. "
        "The president of the Lagos State assembly agreed. The president of the republic met them in Abuja."
    )
    assert the(document, "The president").name is None
    assert the(document, "The president of the Lagos State assembly").name is None
    assert the(document, "The president of the republic").name == "Muhammadu Buhari"


def test_where_something_was_posted_is_not_the_company(told: Told) -> None:
    document = told(
        "Ann Moore wrote on Facebook that the company was sorry. She posted on Twitter that the airline was late."
    )
    assert the(document, "the company").name is None
    assert the(document, "the airline").name is None


def test_the_firm_is_a_body_of_which_nothing_else_is_known(told: Told) -> None:
    document = told("Zentrix laid off 400 workers in Oslo on Monday. The firm said it had lost money.")
    assert the(document, "The firm").name == the(document, "it").name == "Zentrix"
    assert "BUS" in the(document, "Zentrix").sectors


def test_a_spokesmans_company_is_his_own(told: Told) -> None:
    document = told('"We will grow," said Delta Air Lines spokesman Paul Orr, who told staff the company was ready.')
    assert the(document, "the company").name == "Delta Air Lines"


CLIENTS = [
    ("Harry Weiss has denied it in London. His lawyer said he was ill.", "he", "Harry Weiss"),
    ("A lawyer for Mary Cole said she would appeal.", "she", "Mary Cole"),
]


@pytest.mark.parametrize(("text", "words", "name"), CLIENTS)
def test_a_lawyer_speaks_of_whom_he_speaks_for(told: Told, text: str, words: str, name: str) -> None:
    assert the(told(text), words).name == name


NAMES = [
    (
        "Lewis Hamilton won in Singapore on Sunday. Max Brandt could challenge Hamilton for the title.",
        "Hamilton", "Lewis Hamilton", None,
    ),
    ("The road was closed on Monday, BBC Scotland reported.", "BBC Scotland", "BBC Scotland", ("JRN",)),
    ("Emerald City Players received a grant in Ohio.", "Emerald City Players", "Emerald City Players", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "sectors"), NAMES)
def test_names_that_hold_a_place(told: Told, text: str, words: str, name: str, sectors: tuple[str, ...] | None) -> None:
    party = the(told(text), words)
    assert party.name == name
    assert sectors is None or party.sectors == sectors


def test_a_county_is_no_premier(told: Told) -> None:
    document = told("Snow fell in Harvey, Harper and Kingman counties on Friday, officials in Kansas said.")
    assert "Stephen Harper" not in {party.name for party in document.parties}


def test_nobody_is_taken_for_who_took_the_picture(told: Told) -> None:
    document = told('Ann Moore has left Tom Reed in London. (Jo Straw/Jo Straw/Invision/AP) "We are sad," she wrote.')
    assert the(document, "she").name == "Ann Moore"


def test_a_mission_to_the_moon_is_nobody(told: Told) -> None:
    document = told("China will launch a lunar mission in June. The mission will include a satellite.")
    assert not [party for party in document.parties if party.text == "The mission"]


def test_a_highway_patrol_is_police(told: Told) -> None:
    assert the(told("The Highway Patrol sent a plane to Kansas."), "The Highway Patrol").sectors == ("COP",)


def test_a_mayors_administration_is_not_the_states(told: Told) -> None:
    document = told(
        "Cologne Mayor Henriette Reker urged calm in Germany. Reker said her administration would act. "
        "Chancellor Angela Merkel said her government would help. Governor Jerry Brown of California said his "
        "administration would sue Washington."
    )
    assert the(document, "her administration").name is None
    assert the(document, "her government").name == "Government of Germany"
    assert the(document, "his administration").name is None


def test_a_congress_of_a_longer_name_is_no_parliament(told: Told) -> None:
    document = told("Ann Moore showed a telephone at the Mobile World Congress in Barcelona. The U.S. Congress met.")
    assert [party.text for party in document.parties if party.name == "United States Congress"] == ["The U.S. Congress"]


def test_the_premier_of_a_part_of_a_federation(told: Told) -> None:
    assert the(told("The South Australia premier met unions."), "The South Australia premier").name is None


def test_a_union_spokesman_is_of_no_embassy(told: Told) -> None:
    document = told(
        "The French economy minister quit in Paris. The embassy of Kenya closed. A union spokesman said guards were "
        "tired, and a hospital spokesman said three were ill."
    )
    assert the(document, "A union spokesman").country != "KEN"
    assert "GOV" not in the(document, "a hospital spokesman").sectors


def test_a_day_in_november_is_no_group(told: Told) -> None:
    document = told("Special envoy Brett McGurk will go to Berlin for a meeting on November 17 with ministers.")
    assert "GRC" not in {party.country for party in document.parties}


def test_noncommissioned_officers_are_soldiers(told: Told) -> None:
    document = told("Noncommissioned officers accused the minister in Madrid.")
    assert the(document, "Noncommissioned officers").sectors == ("MIL",)
