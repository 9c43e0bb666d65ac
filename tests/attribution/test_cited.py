"""Who cites whom: two links, the outlet's around the speaker's, in sentences of our own, read with the model."""

from __future__ import annotations

import pytest

from according.document import Claim
from tests.conftest import Told

pytestmark = pytest.mark.model

SHELLED = [
    ("The Interfax agency cited the defence ministry as saying that rebels had shelled Homs.",
     [("The Interfax agency", "cited"), ("the defence ministry", "saying")]),
    ("The Interfax agency, citing the defence ministry, reported on Tuesday that rebels had shelled Homs.",
     [("The Interfax agency", "reported"), ("the defence ministry", "citing")]),
    ("Quoting a military source, the Sana agency said rebels had shelled Homs.",
     [("the Sana agency", "said"), ("a military source", "Quoting")]),
    ("Rebels shelled Homs, the Sana agency said, quoting a military source.",
     [("the Sana agency", "said"), ("a military source", "quoting")]),
    ("Rebels shelled Homs, according to the Sana agency, which cited a military source.",
     [("the Sana agency", "according to"), ("a military source", "cited")]),
    ("CNN said, citing two unnamed US officials, that rebels had shelled Homs.",
     [("CNN", "said"), ("two unnamed US officials", "citing")]),
    ("According to a report in the newspaper Izvestia citing defectors, rebels shelled Homs.",
     [("a report in the newspaper Izvestia", "According to"), ("defectors", "citing")]),
    ("Rebels shelled Homs, Sana television reported, quoting medics.",
     [("Sana television", "reported"), ("medics", "quoting")]),
    ("In a report citing defectors, the UN said rebels had shelled Homs.",
     [("the UN", "said"), ("defectors", "citing")]),
    ("The BBC quoted witnesses as saying rebels had shelled Homs.", [("The BBC", "quoted"), ("witnesses", "saying")]),
    ("Witnesses quoted by the BBC said rebels had shelled Homs.", [("the BBC", "quoted"), ("Witnesses", "said")]),
    ("Witnesses were cited by the BBC as saying that rebels had shelled Homs.",
     [("the BBC", "were cited"), ("Witnesses", "saying")]),
    ("Rebels shelled Homs, Sana quoted a police source as saying.",
     [("Sana", "quoted"), ("a police source", "saying")]),
    ("“Rebels shelled Homs,” a ministry spokesman was quoted by the daily Hurriyet as saying on Monday.",
     [("the daily Hurriyet", "was quoted"), ("a ministry spokesman", "saying")]),
    ("“Rebels shelled Homs,” a ministry spokesman was quoted as saying by the daily Hurriyet.",
     [("the daily Hurriyet", "was quoted"), ("a ministry spokesman", "saying")]),
    ("“Rebels shelled Homs,” a ministry spokesman was quoted as saying.",
     [("a ministry spokesman", "was quoted as saying")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "chain"), SHELLED)
def test_the_outlet_outermost(told: Told, text: str, chain: list[tuple[str, str]]) -> None:
    document = told(text)
    (record,) = [r for r in document.records if r.event.type == "ASSAULT"]
    links = [(link.source and link.source.text, link.cue and link.cue.text) for link in record.according_to]
    assert (record.status, links) == ("claimed", chain)


def cited(claims: list[Claim]) -> list[str | None]:
    return [c.source and c.source.text for c in claims if c.cue is not None and c.cue.text.lower() == "citing"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The group refused to attend, citing security concerns.", "The group"),
        ("He declined to comment, citing an ongoing investigation.", "He"),
        ("Turkey closed the border, citing the UN resolution.", "Turkey"),
    ],
)
def test_a_reason_is_nobodys_word(told: Told, text: str, source: str) -> None:
    assert cited(told(text).claims) == [source]


def test_the_inner_claim_has_the_outer_for_its_parent(told: Told) -> None:
    claims = told("State television, citing an army commander, reported that rebels had shelled Homs.").claims
    inner = next(c for c in claims if c.cue is not None and c.cue.text == "citing")
    assert inner.parent is not None
    assert claims[inner.parent].cue is not None
    assert [s.text for s in inner.content] == [s.text for s in claims[inner.parent].content]
