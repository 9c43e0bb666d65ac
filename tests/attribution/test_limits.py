"""What a content does not hold: whom a demand is made of, who accuses, the mark of a footnote; read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

pytestmark = pytest.mark.model

DEMANDS = [
    ("The minister urged Israel and Egypt to return to the table.", "urged", "to return to the table"),
    ("Annan called on both sides to stop the shelling.", "called on", "to stop the shelling"),
    ("The union asked that the mayor resign.", "asked", "that the mayor resign"),
    ("Residents pleaded with police not to shoot.", "pleaded with", "not to shoot"),
    ("The envoy called for Assad to step down.", "called for", "Assad to step down"),
]


@pytest.mark.parametrize(("text", "cue", "content"), DEMANDS)
def test_whom_a_demand_is_made_of_stands_outside(told: Told, text: str, cue: str, content: str) -> None:
    (claim,) = told(text).claims
    assert claim.cue is not None
    assert (claim.stance, claim.cue.text, [span.text for span in claim.content]) == ("demands", cue, [content])


ACCUSED = [
    ("The army was accused of torture by Human Rights Watch.", "Human Rights Watch"),
    ("The women are accused of spying by the government.", "the government"),
    ("He stands accused of fraud by three former partners.", "three former partners"),
]


@pytest.mark.parametrize(("text", "source"), ACCUSED)
def test_who_accuses_stands_behind_what_is_charged(told: Told, text: str, source: str) -> None:
    (claim,) = told(text).claims
    assert claim.source is not None
    assert (claim.stance, claim.source.text) == ("accuses", source)
    assert not any(source in span.text for span in claim.content)


def test_what_befell_the_accused_by_another_is_no_accusation_of_his(told: Told) -> None:
    (claim,) = told("The mayor was accused of being paid by the militia.").claims
    assert claim.source is None


def test_the_mark_of_a_footnote_belongs_to_nothing(told: Told) -> None:
    text = "Rebels abducted 12 farmers, according to the Syrian Observatory.[1] The army denied the report.[2][3]"
    first, second = told(text).claims
    assert first.source is not None
    assert first.source.text == "the Syrian Observatory"
    assert [span.text for span in second.content] == ["the report"]
