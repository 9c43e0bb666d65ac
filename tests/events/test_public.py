"""Who is public, and on what stage a report plays."""

from __future__ import annotations

import pytest

from according.document import Document, Party
from according.events.public import LEAST, Stage, stage_of, standing


def party(*sectors: str, country: str | None = None, kind: str = "person", name: str | None = None) -> Party:
    return Party(0, 1, "x", name=name, country=country, sectors=sectors, kind=kind)


MINISTER, BODY, COUNTRY = party("GOV"), party(country="UNO"), party(country="FRA", kind="country")
SINGER, NOBODY = party("CVL"), party()
PEOPLE, CROWD = party(kind="group", name="Palestinians"), party("CVL", country="NGA", kind="group")


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (MINISTER, "public"),
        (BODY, "public"),
        (COUNTRY, "public"),
        (PEOPLE, "public"),
        (CROWD, "unknown"),
        (NOBODY, "unknown"),
        (SINGER, "private"),
        (party("BUS", country="USA", kind="organisation"), "private"),
        (party(kind="pronoun"), "unknown"),
        (party("GOV", kind="pronoun"), "public"),
        (party("CVL", "PTY"), "public"),
    ],
    ids=["minister", "UN", "country", "people", "crowd", "unnamed", "singer", "firm", "pronoun", "his", "two"],
)
def test_standing(who: Party, expected: str) -> None:
    assert standing(who) == expected


@pytest.mark.parametrize(
    ("stage", "actors", "recipients", "expected"),
    [
        (Stage(0.1, 40), [SINGER], [MINISTER], True),
        (Stage(0.1, 40), [SINGER], [NOBODY], False),
        (Stage(0.1, 40), [], [], False),
        (Stage(0.7, 40), [NOBODY], [], True),
        (Stage(0.7, 40), [], [], True),
        (Stage(0.7, 40), [], [SINGER], True),
        (Stage(0.7, 40), [SINGER], [], False),
        (Stage(0.0, 2), [NOBODY], [], False),
        (Stage(0.0, 2), [party(kind="organisation")], [], True),
    ],
    ids=["one public", "private", "nobody", "political", "no party", "a patient", "a singer", "short", "short, a body"],
)
def test_stage_admits(stage: Stage, actors: list[Party], recipients: list[Party], expected: bool) -> None:
    assert stage.admits(actors, recipients) is expected


def test_stage_of_a_report_leaves_out_journalists_and_pronouns() -> None:
    document = Document(id="t", text="x")
    parties = [MINISTER] * 3 + [SINGER] * 3 + [party("JRN")] * 5 + [party("GOV", kind="pronoun")] * 5
    stage = stage_of(document, parties)
    assert (stage.share, stage.parties) == (0.5, LEAST)
    assert stage.political
    assert not stage_of(document, []).political
