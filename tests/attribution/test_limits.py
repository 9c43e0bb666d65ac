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
    ("The judge ordered the documents to remain sealed.", "ordered", "the documents to remain sealed"),
]


@pytest.mark.parametrize(("text", "cue", "content"), DEMANDS)
def test_whom_a_demand_is_made_of_stands_outside(told: Told, text: str, cue: str, content: str) -> None:
    (claim,) = told(text).claims
    assert claim.cue is not None
    assert (claim.stance, claim.cue.text, [span.text for span in claim.content]) == ("demands", cue, [content])


ACCUSED = [
    ("The army was accused of torture by Human Rights Watch.", "Human Rights Watch"),
    ("The women are accused of spying by the government.", "the government"),
    ("He stands accused of fraud by three women.", "three women"),
]


@pytest.mark.parametrize(("text", "source"), ACCUSED)
def test_who_accuses_stands_behind_what_is_charged(told: Told, text: str, source: str) -> None:
    (claim,) = told(text).claims
    assert claim.source is not None
    assert (claim.stance, claim.source.text) == ("accuses", source)
    assert not any(source in span.text for span in claim.content)


@pytest.mark.parametrize(
    "text",
    ["The mayor was accused of being paid by the militia.", "The driver was accused of causing death by speeding."],
)
def test_by_what_else_is_no_accuser(told: Told, text: str) -> None:
    (claim,) = told(text).claims
    assert claim.source is None


def test_the_mark_of_a_footnote_belongs_to_nothing(told: Told) -> None:
    text = "Rebels abducted 12 farmers, according to the Syrian Observatory.[1] The army denied the report.[2][3]"
    first, second = told(text).claims
    assert first.source is not None
    assert first.source.text == "the Syrian Observatory"
    assert [span.text for span in second.content] == ["the report"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin dismissed comments by the senator that it had armed the rebels.",
        "Residents were encouraged by police to stay indoors.",
        "Most voters approve of the president.",
        "Human Rights Watch raised concerns that prisoners were tortured.",
        "She complained to police that her husband had beaten her.",
        "The rebels threatened to close the strait.",
    ],
)
def test_what_is_like_it_is_said(told: Told, text: str) -> None:
    assert len(told(text).claims) >= 1


def test_whose_the_charge_is_and_what_it_says(told: Told) -> None:
    claim = told("The producer has been accused by dozens of women of rape.").claims[0]
    assert claim.source is not None
    assert claim.source.text == "dozens of women"
    assert claim.content[-1].text == "rape"


def test_who_is_to_tell_has_told_nothing(told: Told) -> None:
    (claim,) = told("Timmons had asked him to tell police they were together.").claims
    assert claim.stance == "demands"


def test_who_closes_a_clause_said_all_of_it_and_nothing_behind(told: Told) -> None:
    document = told(
        "An Israeli airstrike killed a Hamas commander in Gaza City, the group said; Israel had no comment."
    )
    assert [span.text for span in document.claims[0].content] == [
        "An Israeli airstrike killed a Hamas commander in Gaza City"
    ]
    assert [record.status for record in document.records] == ["claimed"]


def test_a_relative_clause_before_the_closing_source_is_said_too(told: Told) -> None:
    document = told("Protesters threw stones at police, who responded with tear gas, witnesses said.")
    assert {record.status for record in document.records} == {"claimed"}


def test_what_raises_hopes_does_not_hope(told: Told) -> None:
    claims = told("The group freed 21 girls on Thursday, raising hopes for the release of the others.").claims
    assert [claim.source for claim in claims] == [None]


def test_no_word_is_cut_at_its_hyphen(told: Told) -> None:
    (claim,) = told("The minister explained in an e-mail that the US-led raid had failed.").claims
    assert claim.cue is not None
    assert not claim.cue.text.endswith("e")


SAID = [
    ("Police said the victim was a woman but would not name her.", "the victim was a woman"),
    ("A spokesman said the raid was over and declined to elaborate.", "the raid was over"),
    ("The army said the rebels fled and did not return.", "the rebels fled and did not return"),
    ("Inspectors said the firm knew of the leak but did not disclose it.",
     "the firm knew of the leak but did not disclose it"),
    ("Police said it was a suicide attack and killed six officers.", "it was a suicide attack and killed six officers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), SAID)
def test_what_is_kept_back_is_not_said(told: Told, text: str, content: str) -> None:
    assert [span.text for span in told(text).claims[0].content] == [content]


UNKNOWN = [
    "It remains unknown whether the pilot survived.",
    "It is not known whether the pilot survived, but the ministry has opened an inquiry.",
    "The bureau declined to confirm that the senator was questioned.",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_nobody_knows_or_tells_is_questioned(told: Told, text: str) -> None:
    assert told(text).claims[0].stance == "questions"


def test_background_in_a_clause_stays_the_outlets(told: Told) -> None:
    document = told("The rebels, who seized Mosul in 2014, are retreating, the army said.")
    assert [record.status for record in document.records if record.trigger.text == "seized"] == ["reported"]


CLOSED = [
    (
        "Gunmen opened fire on a bus in Karachi, killing 12 passengers and wounding 15, police said.",
        ["Gunmen opened fire on a bus in Karachi, killing 12 passengers and wounding 15"],
    ),
    (
        "Turkish jets bombed Kurdish positions in northern Iraq overnight, the military said, hours after an ambush.",
        ["Turkish jets bombed Kurdish positions in northern Iraq overnight"],
    ),
    (
        "Militants loyal to Islamic State beheaded a scholar in Palmyra, according to Syria's antiquities chief.",
        ["Militants loyal to Islamic State beheaded a scholar in Palmyra"],
    ),
    ("The strike, the group said, killed ten people.", ["The strike", "killed ten people"]),
    (
        "The Centre banned the Students' Islamic Movement for another five years, officials said.",
        ["The Centre banned the Students' Islamic Movement for another five years"],
    ),
]


@pytest.mark.parametrize(("text", "contents"), CLOSED)
def test_a_source_between_or_behind_commas_has_the_clause_before_it(told: Told, text: str, contents: list[str]) -> None:
    (claim,) = told(text).claims
    assert [span.text for span in claim.content] == contents


def test_what_was_done_beside_a_demand_is_not_demanded(told: Told) -> None:
    document = told("Protesters demanded that the president step down, and police fired tear gas at them.")
    assert [span.text for span in document.claims[0].content] == ["that the president step down"]
    assert next(record for record in document.records if record.event.type == "ASSAULT").status == "reported"


@pytest.mark.parametrize(
    "text",
    [
        "The president dismissed the army chief on Monday.",
        "Spain recalled its ambassador from Managua on Friday.",
        "The trade union called a general strike for Thursday over pension cuts.",
        "Prisoners in Syria were denied food and medicine.",
        "Israel denied entry to two lawmakers on Monday.",
    ],
)
def test_who_is_sent_away_and_when_is_nobodys_word(told: Told, text: str) -> None:
    assert told(text).claims == []


def test_who_speaks_with_others_has_them_in_the_source(told: Told) -> None:
    (claim,) = told("Germany and France called on both sides to respect the truce.").claims
    assert claim.source is not None
    assert claim.source.text == "Germany and France"


@pytest.mark.parametrize(
    "text",
    [
        "Three soldiers were reported dead in the attack.",
        "Witnesses recalled a man with a rifle.",
        "The rebels rejected the report of the government.",
        "Opposition leader Ann Lee was accused of fraud on Monday.",
    ],
)
def test_what_looks_like_it_is_somebodys_word(told: Told, text: str) -> None:
    assert len(told(text).claims) == 1


def test_what_is_joined_before_the_closing_source_stays_the_outlets(told: Told) -> None:
    text = "Israel bombed Gaza on Monday, and 12 children died, according to the health ministry."
    assert not any("bombed" in span.text for claim in told(text).claims for span in claim.content)


UNFELT = [
    "The envoy did not witness the shelling of Donetsk.",
    "Iran would never forget the assassination of its general.",
    "The union does not trust the police investigation.",
    "No group has claimed responsibility for the bombing.",
    "Germany summoned Turkey's charge d'affaires in Berlin.",
    "The president recalled his negotiator, Gustavo Bell, from Ecuador, where talks were due to begin.",
]


@pytest.mark.parametrize("text", UNFELT)
def test_who_saw_nothing_and_nobody_make_no_claim(told: Told, text: str) -> None:
    assert told(text).claims == []


SAID_ALL_THE_SAME = [
    ("The minister denied the charge on Tuesday after a long debate.", "denies"),
    ("The government rejected the claims of the mission on Tuesday after weeks of talks.", "denies"),
    ("The government does not accept the allegations of torture in prisons.", "asserts"),
    ("Turkey shot down a jet on Tuesday. It was quick to accuse Russia of violating its airspace.", "accuses"),
    ("“We are worried about a new attack on the city,” the mayor told reporters.", "fears"),
]


@pytest.mark.parametrize(("text", "stance"), SAID_ALL_THE_SAME)
def test_what_looks_like_it_is_a_claim(told: Told, text: str, stance: str) -> None:
    assert told(text).claims[0].stance == stance


def test_what_was_not_seen_happened_and_what_nobody_confirms_is_open(told: Told) -> None:
    assert [r.status for r in told("The envoy did not witness the shelling of Donetsk.").records] == ["reported"]
    document = told("Neither side has confirmed the killing of the commander.")
    assert [claim.stance for claim in document.claims] == ["questions"]
    assert [record.status for record in document.records] == ["hypothetical"]


def test_the_speakers_next_act_is_not_said(told: Told) -> None:
    text = "The army said two soldiers were killed near Kidal and vowed to hunt down the attackers."
    said, vowed = told(text).claims
    assert [span.text for span in said.content] == ["two soldiers were killed near Kidal"]
    assert vowed.source is not None
    assert vowed.source.text == "The army"


def test_the_courts_next_act_is_not_charged(told: Told) -> None:
    document = told("Kyagulanyi was charged with inciting violence and remanded until May 2.")
    (claim,) = document.claims
    assert claim.content[-1].text == "with inciting violence"
    charged, jailed = document.records
    assert [(p.text, jailed.status) for p in jailed.recipients] == [("Kyagulanyi", "reported")]
    assert charged.event.type == "ACCUSE"


def test_it_says_nothing(told: Told) -> None:
    (claim,) = told("The ministry said it was too early to say who was responsible.").claims
    assert claim.source is not None
    assert (claim.source.text, claim.stance) == ("The ministry", "questions")


def test_who_vetoes_says_nothing_and_kills_no_investigation(told: Told) -> None:
    document = told("Russia vetoed a resolution that would have extended an inquiry, killing the investigation.")
    assert document.claims == []
    assert "ASSAULT" not in {record.event.type for record in document.records}


def test_who_threw_a_clause_in_goes_on_to_speak(told: Told) -> None:
    text = (
        "Militants abducted 100 girls in Dapchi, the government admitted on Sunday, after saying that they were safe."
    )
    sources = [claim.source.text for claim in told(text).claims if claim.source is not None]
    assert sources == ["the government", "the government"]
    document = told("Maduro said the envoy had 48 hours to leave, accusing him of conspiring against his government.")
    (accused,) = [record for record in document.records if record.event.type == "ACCUSE"]
    assert [party.text for party in accused.actors] == ["Maduro"]


PAST_WISHES = [
    ("Norway urged citizens to leave Sudan and closed its embassy in Khartoum.", "to leave Sudan"),
    ("Russia agreed to withdraw its troops and handed over the base to Georgia.", "to withdraw its troops"),
    ("Police wanted him to be arrested and charged with murder.", "him to be arrested and charged with murder"),
    (
        "The rebels claimed to have shot down a jet and captured its pilot.",
        "to have shot down a jet and captured its pilot",
    ),
    ("The colonel denied to have met the rebels and armed them.", "to have met the rebels and armed them"),
    ("The junta promised to get the captives fed and released.", "to get the captives fed and released"),
]


@pytest.mark.parametrize(("text", "content"), PAST_WISHES)
def test_what_who_asks_or_promises_did_is_not_asked(told: Told, text: str, content: str) -> None:
    assert [span.text for span in told(text).claims[0].content] == [content]
