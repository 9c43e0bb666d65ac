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
