"""Where a content ends: before what the outlet adds, and with the quotation it stands in; read with the model."""

from __future__ import annotations

import pytest

from according.document import Claim
from tests.conftest import Told

pytestmark = pytest.mark.model

REACTIONS = [
    ("Israel said it would annex the valley, a move condemned by the Palestinians.", "it would annex the valley"),
    ("The army said it had killed 20 militants, a claim the group denied.", "it had killed 20 militants"),
    (
        "Russia said on Monday it had bombed Islamic State positions, an assertion disputed by Washington.",
        "it had bombed Islamic State positions",
    ),
    (
        "The North said it was ready to launch a satellite, a step expected to anger its neighbours.",
        "it was ready to launch a satellite",
    ),
]


def said(claims: list[Claim], cue: str) -> Claim:
    (claim,) = [claim for claim in claims if claim.cue is not None and claim.cue.text == cue]
    return claim


@pytest.mark.parametrize(("text", "content"), REACTIONS)
def test_how_others_took_it_is_not_the_speakers_word(told: Told, text: str, content: str) -> None:
    assert [part.text for part in said(told(text).claims, "said").content] == [content]


def test_what_one_calls_a_thing_in_apposition_stays_in_the_content(told: Told) -> None:
    document = told("The minister said the army had crossed the border, a move that amounts to war.")
    assert said(document.claims, "said").content[-1].text.endswith("amounts to war")


def test_whom_a_condemned_move_is_of(told: Told) -> None:
    records = told("China deployed missiles on the island, a move condemned by Vietnam.").records
    (blamed,) = [record for record in records if record.event.type == "ACCUSE"]
    assert [party.country for party in blamed.actors] == ["VNM"]
    assert [party.country for party in blamed.recipients] == ["CHN"]
    assert blamed.according_to == ()


@pytest.mark.parametrize(
    "text",
    [
        "The operation went according to plan.",
        "Prisoners were sorted according to age and sex.",
        "The fund was run according to the way both sides had agreed.",
    ],
)
def test_a_plan_or_a_way_tells_nothing(told: Told, text: str) -> None:
    assert told(text).claims == []


def test_a_plan_that_somebody_has_seen_does(told: Told) -> None:
    (claim,) = told("According to plans seen by Reuters, the army will attack.").claims
    assert claim.source is not None
    assert claim.source.text.startswith("plans")


def test_a_quotation_left_open_goes_on_to_the_end_of_its_paragraph(told: Told) -> None:
    text = (
        "Ann Lee said: “It is bad that the convoy has not been let in. The regime must let it pass.\n\n"
        "“The army claims the whole city. This is a hollow victory.”"
    )
    claim = said(told(text).claims, "said:")
    assert claim.content[0].text.startswith("“It is bad")
    assert claim.content[-1].text.endswith("hollow victory.”")
    assert "regime must" in " ".join(part.text for part in claim.content)


def test_the_voice_of_what_somebody_calls_a_thing(told: Told) -> None:
    document = told("Shinzo Abe said Tokyo could never tolerate what he called a “dangerous, provocative act”.")
    (loaded,) = [word for word in document.wording if word.text == "provocative"]
    assert loaded.claim is not None
    cue = document.claims[loaded.claim].cue
    assert cue is not None
    assert cue.text == "called"


def test_the_outlet_goes_on_behind_a_cue(told: Told) -> None:
    document = told("Nigeria's army rescued 76 girls, a governor said, but later it admitted that they were missing.")
    assert [part.text for part in said(document.claims, "said").content] == ["Nigeria's army rescued 76 girls"]


def test_who_speaks_where_a_tree_hangs_him_on_the_last_verb(told: Told) -> None:
    document = told("An air strike hit a school bus in Saada, killing dozens of children, the Red Cross said.")
    (content,) = said(document.claims, "said").content
    assert content.text.startswith("An air strike hit")


def test_what_is_reportedly_so_is_worded_by_the_outlet(told: Told) -> None:
    document = told("The so-called Islamic State reportedly executed 12 men in Raqqa.")
    (distance,) = [word for word in document.wording if word.kind == "distance"]
    assert distance.claim is None


def test_what_is_widely_believed_is_a_hedge(told: Told) -> None:
    document = told("It is widely believed that the mayor ordered the raid.")
    assert [(word.kind, word.text) for word in document.wording] == [("hedge", "widely believed")]
