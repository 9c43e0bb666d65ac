"""Who denies: a second record of what another claims, and parts in deeds that are denied, read with the model."""

from __future__ import annotations

import pytest
from tests.conftest import Told

from according.record import Record

pytestmark = pytest.mark.model


def chain(record: Record) -> list[str | None]:
    return [link.source and link.source.text for link in record.according_to]


TWICE = [
    ("Rebels accused the army of shelling a school, which Damascus denied.", "Rebels", "Damascus"),
    ("Rebels accused the army of shelling a school, a charge denied by Damascus.", "Rebels", "Damascus"),
    ("Rebels accused the army of shelling a school, an allegation the government rejects.", "Rebels", "the government"),
    ("Rebels said the army had shelled a school, which Damascus dismissed as propaganda.", "Rebels", "Damascus"),
    ("Rebels accused the army of shelling a school. Damascus denied the accusation.", "Rebels", "Damascus"),
    ("Rebels accused the army of shelling a school. The army denied it.", "Rebels", "The army"),
    ("Rebels said the army had shelled a school, but the army denied this.", "Rebels", "the army"),
    ("Turkey says rebels shelled a school, a claim the group denies.", "Turkey", "the group"),
    ("Residents say soldiers shelled a school, allegations that the army has repeatedly denied.", "Residents",
     "the army"),
    ("A witness said soldiers shelled a school on Monday, something the army denies.", "A witness", "the army"),
    ("A witness said the soldiers shelled a school, something the army denies.", "A witness", "the army"),
    ("The army rejected claims by activists that it had shelled a school.", "activists", "The army"),
    ("Activists' claims that the army shelled a school were dismissed by Damascus as fabrications.", "Activists'",
     "Damascus"),
    ("He was charged with killing a policeman, which he denies.", None, "he"),
    ("Officials blamed the PKK for the bombing, but the group denied involvement.", "Officials", "the group"),
    ("The US accused Iran of the strike on the refinery. Tehran denied any role.", "The US", "Tehran"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claimant", "denier"), TWICE)
def test_claimed_by_one_and_denied_by_another(told: Told, text: str, claimant: str | None, denier: str) -> None:
    records = [r for r in told(text).records if r.event.type == "ASSAULT"]
    assert [(r.status, chain(r)) for r in records] == [("claimed", [claimant]), ("denied", [denier])]
    claimed, denied = records
    assert claimed.trigger == denied.trigger
    assert claimed.id != denied.id


ONCE = [
    ("Rebels accused the army of shelling a school. The army denied it had troops there.", ["claimed"]),
    ("The army denied shelling a school.", ["denied"]),
    ("The rebels said they had shelled a school. They denied the allegation.", ["claimed"]),  # their own word
    ("Rebels shelled a school. The minister denied a visa to the reporter.", ["reported"]),
]


@pytest.mark.parametrize(("text", "statuses"), ONCE)
def test_no_second_record(told: Told, text: str, statuses: list[str]) -> None:
    assert [r.status for r in told(text).records if r.event.type == "ASSAULT"] == statuses


def test_a_rejection_is_aimed_at_the_accuser(told: Told) -> None:
    records = told("Ukraine accused Russia of shelling a school, which Moscow denies.").records
    (rejected,) = [r for r in records if r.event.type == "REJECT"]
    assert [p.text for p in rejected.actors] == ["Moscow"]
    assert [p.text for p in rejected.recipients] == ["Ukraine"]
    assert rejected.status == "reported"


PARTS = [
    ("The Taliban denied involvement in the bombing of the hospital.", "denied", ["The Taliban"], ["the hospital"]),
    ("Iran denied any role in the attack that killed nine people.", "denied", ["Iran"], ["nine people"]),
    ("Hamas denied responsibility for the rocket fire.", "denied", ["Hamas"], []),
    ("The Taliban claimed responsibility for the bombing of the hospital.", "claimed", ["The Taliban"],
     ["the hospital"]),
    ("The army had no role in the killing of protesters, the minister said.", "denied", ["The army"], ["protesters"]),
    ("The army played no part in the bombing of the school.", "negated", ["The army"], ["the school"]),
    ("He was arrested for his role in the bombing of the mosque.", "reported", ["He"], []),
    ("The army would neither confirm nor deny that it bombed the village.", "questioned", ["The army"],
     ["the village"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "actors", "recipients"), PARTS)
def test_whose_part(told: Told, text: str, status: str, actors: list[str], recipients: list[str]) -> None:
    (record,) = [r for r in told(text).records if r.event.type == "ASSAULT"]
    assert (record.status, [p.text for p in record.actors]) == (status, actors)
    assert [p.text for p in record.recipients] == recipients or not recipients


@pytest.mark.parametrize("words", ["stopped short of blaming", "did not blame", "refused to blame"])
def test_who_is_not_blamed_has_done_nothing(told: Told, words: str) -> None:
    records = told(f"The minister {words} Iran for the attack that killed ten soldiers.").records
    (attack,) = [r for r in records if r.event.type == "ASSAULT"]
    assert not attack.actors


@pytest.mark.parametrize(
    ("answer", "status", "sources"),
    [
        ("said it had not", "denied", ["the spokesman"]),
        ("said: “We did not.”", "denied", ["the spokesman"]),
        ("said: “No, it did not.”", "denied", ["the spokesman"]),
        ("said rebels had entered the square", "questioned", [None]),
    ],
)
def test_what_somebody_is_asked(told: Told, answer: str, status: str, sources: list[str | None]) -> None:
    records = told(f"Asked whether the army had fired on the crowd, the spokesman {answer}.").records
    fired = next(r for r in records if r.trigger.text == "fired")
    assert (fired.status, chain(fired)) == (status, sources)


@pytest.mark.parametrize(
    "answer",
    [
        "A Taliban spokesman said that was not true.",
        "A Taliban spokesman said it was a lie.",
        "A Taliban spokesman called that a lie.",
        "A Taliban spokesman said the report was false.",
    ],
)
def test_what_is_called_false(told: Told, answer: str) -> None:
    records = told(f"Police said militants had attacked the bus. {answer}").records
    found = [(r.status, chain(r)) for r in records if r.event.type == "ASSAULT"]
    assert found == [("claimed", ["Police"]), ("denied", ["A Taliban spokesman"])]


def test_charges_that_nobody_is_told_to_have_made(told: Told) -> None:
    records = told("The ministry denied a report that its troops had killed civilians in Kunduz.").records
    (killed,) = [r for r in records if r.event.type == "ASSAULT"]
    assert (killed.status, chain(killed)) == ("denied", ["The ministry"])
    assert all(not r.recipients for r in records if r.event.type == "REJECT")


@pytest.mark.parametrize(
    "text",
    [
        "It was not immediately clear who was behind the bombing of the mosque.",
        "There was no immediate claim of responsibility for the bombing of the mosque.",
        "No group has claimed responsibility for the bombing of the mosque.",
        "Nobody has claimed the bombing of the mosque.",
        "It is unclear who carried out the bombing of the mosque.",
    ],
)
def test_what_nobody_owns_up_to_has_been(told: Told, text: str) -> None:
    (record,) = [r for r in told(text).records if r.event.type == "ASSAULT"]
    assert (record.status, chain(record), record.actors) == ("reported", [], ())


def test_claims_rejected_as_absurd_are_denied(told: Told) -> None:
    document = told('The Kremlin rejected as "absurd" claims that it had poisoned the former spy.')
    denied = [record for record in document.records if record.event.type == "ASSAULT"]
    assert [(record.status, chain(record)) for record in denied] == [("denied", ["The Kremlin"])]


def test_who_denies_a_part_denies_a_deed_of_his_own(told: Told) -> None:
    text = "Islamic State claimed the attack, saying it had targeted Shiites. The Taliban denied involvement."
    denied = [record for record in told(text).records if record.status == "denied"]
    assert [[party.text for party in record.actors] for record in denied] == [["The Taliban"]]


def test_who_denies_anothers_part_denies_a_deed_of_the_others(told: Told) -> None:
    text = "Ukraine accused Russia of shelling a school on Monday. Belarus denied Russian involvement."
    denied = [record for record in told(text).records if record.status == "denied"]
    assert [[party.text for party in record.actors] for record in denied] == [["Russia"]]


def test_what_a_rejected_charge_says_is_denied(told: Told) -> None:
    (killed,) = [
        record
        for record in told("The defendant rejected the charge that he had killed the guard in Leeds.").records
        if record.event.type == "ASSAULT"
    ]
    assert (killed.status, chain(killed)) == ("denied", ["The defendant"])


def test_a_rejection_told_aside_is_the_outlets(told: Told) -> None:
    text = "The UN said a court in Minsk ordered Ales Bialiatski jailed over a charge of smuggling, which he denies."
    (rejected,) = [record for record in told(text).records if record.event.type == "REJECT"]
    assert (rejected.status, rejected.according_to) == ("reported", ())


def test_what_was_dismissed_aside_is_denied(told: Told) -> None:
    text = "Militants killed six villagers in May, an activist said, which the army dismissed as propaganda."
    found = [(r.status, chain(r)) for r in told(text).records if r.event.type == "ASSAULT"]
    assert found == [("claimed", ["an activist"]), ("denied", ["the army"])]
