"""By whose word an event is told, in sentences of our own, read with the model."""

from __future__ import annotations

import pytest

from tests.conftest import Told

pytestmark = pytest.mark.model

CASES = [
    ("There were reports of clashes between rebels and the army in Homs.", "claimed", [(None, "reports of")]),
    ("Amid reports of killings by the rebels in Homs, the army sent troops.", "claimed", [(None, "reports of")]),
    ("The army attacked the camp of the rebels in Homs.", "reported", []),
    ("Nichols confessed to the killings of two guards.", "claimed", [("Nichols", "confessed to")]),
    ("The court noted published reports alleging that the general had tortured a prisoner.", "claimed",
     [("The court", "noted"), ("published reports", "alleging")]),
    ("A report alleging that police tortured a prisoner was published on Monday.", "claimed",
     [("A report", "alleging")]),
    ("The militant group released a video in August claiming that the girls were killed by the army.", "claimed",
     [("The militant group", "claiming")]),
    ("Reports claiming that the army killed nine farmers are true, the minister said.", "claimed",
     [("the minister", "said"), ("Reports", "claiming")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "chain"), CASES)
def test_by_whose_word(told: Told, text: str, status: str, chain: list[tuple[str | None, str]]) -> None:
    document = told(text)
    (record,) = [r for r in document.records if r.event.type == "ASSAULT"]
    links = [(link.source and link.source.text, link.cue and link.cue.text) for link in record.according_to]
    assert (record.status, links) == (status, chain)


AMONG = [
    ("The officer was acquitted of murdering a protester.", "negated", []),
    ("A court cleared the officer of killing a protester.", "negated", []),
    ("The president has been implicated in the killing of a journalist.", "claimed", [(None, "has been implicated")]),
    ("The officer faces charges of murdering a protester.", "claimed", [(None, "charges of")]),
    ("A man accused of killing the mayor was jailed.", "claimed", [(None, "accused of")]),
    ("There have been reports that rebels attacked Homs.", "claimed", [(None, "have been reports")]),
    ("Reports of dozens of attacks on migrants alarmed the minister.", "claimed", [(None, "Reports of")]),
    ("Witness accounts of shelling by the army emerged on Friday.", "claimed", [(None, "accounts of")]),
    ("A rumour that rebels had killed the president proved false.", "denied", [(None, "rumour")]),
    ("The ministry dismissed as baseless claims that it had tortured prisoners.", "denied",
     [("The ministry", "dismissed as")]),
    ("The ministry dismissed claims that it had tortured prisoners as baseless.", "denied",
     [("The ministry", "dismissed")]),
    ("A video purportedly showing soldiers executing prisoners emerged.", "claimed", [("A video", "purportedly")]),
    ("If the reports are true, the army bombed Homs.", "hypothetical", []),
    ("Far from attacking Homs, the army withdrew its troops.", "negated", []),
    ("The army shelled Homs.", "reported", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "chain"), AMONG)
def test_hearsay_where_others_speak_too(
    told: Told, text: str, status: str, chain: list[tuple[str | None, str]]
) -> None:
    """Beside a claim of the head's, whose absence lets every rule speak for itself."""
    test_by_whose_word(told, f"Maria Diaz said that she would leave. {text}", status, chain)


def test_an_order_that_is_alleged(told: Told) -> None:
    document = told("The general allegedly ordered troops to fire on protesters.")
    told = {r.event.type: (r.status, [link.cue and link.cue.text for link in r.according_to]) for r in document.records}
    assert told["REQUEST"] == ("claimed", ["allegedly"])


@pytest.mark.parametrize(
    ("after", "claimed"),
    [
        ("The regime killed ten people in Homs.", True),
        ("The regime killed ten people in Homs, a mayor said.", False),
    ],
)
def test_a_printed_statement_goes_on_until_somebody_else_speaks(told: Told, after: str, claimed: bool) -> None:
    text = f"The Foreign Secretary said:\n\nI welcome the report on the convoy.\n\nIt is clear.\n\n{after}\n\nNotes"
    document = told(text)
    (claim,) = [c for c in document.claims if c.source is not None and c.source.text == "The Foreign Secretary"]
    assert (len(claim.content) == 3) is claimed


@pytest.mark.parametrize(
    ("plea", "stance"),
    [
        ("pleaded not guilty", "denies"),
        ("did not plead guilty to the charges", "denies"),
        ("pleaded guilty to the charges", "asserts"),
    ],
)
def test_what_the_accused_says_of_the_charge(told: Told, plea: str, stance: str) -> None:
    document = told(f"A court indicted the officer for murder on Monday. The officer {plea} on Tuesday.")
    assert document.claims[-1].stance == stance


def test_who_calls_a_claim_untrue_denies_it(told: Told) -> None:
    document = told("Moscow called the claim that it had bombed Aleppo a lie.")
    assert document.claims[0].stance == "denies"
    assert [record.status for record in document.records if record.event.type == "ASSAULT"] == ["denied"]


def test_both_sides_are_whom_the_demand_is_made_of(told: Told) -> None:
    (claim,) = told("The U.N. envoy urged both sides to show restraint.").claims
    assert [span.text for span in claim.content] == ["to show restraint"]


def test_who_cannot_be_indicted_is_accused_of_nothing(told: Told) -> None:
    assert told("Prosecutors in Seoul cannot indict the president while she is in office.").claims == []


def test_a_thing_vows_nothing(told: Told) -> None:
    document = told("The minister said the attack had failed and vowed to punish the rebels.")
    assert document.claims[-1].source is not None
    assert document.claims[-1].source.text == "The minister"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Rights groups said the law threatened journalists and denied them work.", "the law"),
        ("The general said the attack targeted soldiers and denied responsibility.", "The general"),
    ],
)
def test_what_a_thing_denies(told: Told, text: str, source: str) -> None:
    claim = next(claim for claim in told(text).claims if claim.cue is not None and claim.cue.text == "denied")
    assert claim.source is not None
    assert claim.source.text == source


def test_aid_that_was_not_given_is_denied(told: Told) -> None:
    assert [claim.stance for claim in told("Iran denied aid to rebels in Yemen.").claims] == ["denies"]


def test_whom_a_passive_accuses_has_not_said_so(told: Told) -> None:
    (claim,) = told("A failed attack on the port was blamed on the rebels.").claims
    assert (claim.stance, claim.source) == ("accuses", None)


def test_a_call_beside_what_is_probable_is_the_speakers(told: Told) -> None:
    said, called = told("She said it was probable that the men were dead and called on rebels to free the rest.").claims
    assert (said.content[0].text, called.source and called.source.text) == (
        "it was probable that the men were dead",
        "She",
    )


def test_a_cue_ends_before_the_day_until_which_it_holds(told: Told) -> None:
    claims = told("Local people said tanks had fired at the hut, something the authorities deny to this day.").claims
    assert [claim.cue and claim.cue.text for claim in claims] == ["said", "deny"]


def test_a_ban_promises_nothing(told: Told) -> None:
    claims = told("Officers said a ban would be imposed and promised that power would be handed back.").claims
    assert [claim.source and claim.source.text for claim in claims] == ["Officers", "Officers"]


def test_who_was_held_and_accused_accuses_nobody(told: Told) -> None:
    said, accused = told("She said two men were arrested and accused of bombing the port.").claims
    assert said.source is not None
    assert (accused.stance, accused.source) == ("accuses", None)


def test_who_watches_a_broadcast_does_not_report(told: Told) -> None:
    (claim,) = told("People watch a television broadcast reporting the North Korean missile launch.").claims
    assert claim.source is not None
    assert claim.source.text == "a television broadcast"
