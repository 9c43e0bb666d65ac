"""Claims: hand-built trees first, then own sentences of every form through the reading model."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spacy.language import Language

from according.attribution import find_claims
from according.document import Claim, Document, Party

from .fixtures import Row, build

SAID: list[Row] = [
    ("The", "the", "DET", "det", 2), ("minister", "minister", "NOUN", "nsubj", 3),
    ("said", "say", "VERB", "root", 0), ("that", "that", "SCONJ", "mark", 6),
    ("troops", "troop", "NOUN", "nsubj", 6), ("left", "leave", "VERB", "ccomp", 3), (".", ".", "PUNCT", "punct", 3),
]  # fmt: skip


def test_indirect_speech_on_a_built_tree() -> None:
    text = "The minister said that troops left."
    claims = find_claims(build(text, SAID), Document("d", text), ())
    assert len(claims) == 1
    claim = claims[0]
    assert claim.source is not None
    assert claim.cue is not None
    assert (claim.source.text, claim.cue.text) == ("The minister", "said")
    assert [span.text for span in claim.content] == ["that troops left"]
    assert (claim.stance, claim.directness, claim.parent) == ("asserts", "indirect", None)


def test_source_carries_the_party_of_its_head() -> None:
    text = "The minister said that troops left."
    party = Party(0, 12, "The minister", id="wd:Q1", name="Minister X", country="FRA", sectors=("GOV",))
    other = Party(23, 29, "troops", id="wd:Q2")
    source = find_claims(build(text, SAID), Document("d", text), (other, party))[0].source
    assert source is not None
    assert (source.id, source.country, source.text) == ("wd:Q1", "FRA", "The minister")


def test_three_links_on_a_built_tree() -> None:
    text = "The agency quoted a commander as saying rebels had denied shelling Homs."
    doc = build(text, [
        ("The", "the", "DET", "det", 2), ("agency", "agency", "NOUN", "nsubj", 3),
        ("quoted", "quote", "VERB", "root", 0), ("a", "a", "DET", "det", 5),
        ("commander", "commander", "NOUN", "obj", 3), ("as", "as", "SCONJ", "mark", 7),
        ("saying", "say", "VERB", "advcl", 3), ("rebels", "rebel", "NOUN", "nsubj", 10),
        ("had", "have", "AUX", "aux", 10), ("denied", "deny", "VERB", "ccomp", 7),
        ("shelling", "shell", "VERB", "xcomp", 10),
        ("Homs", "Homs", "PROPN", "obj", 11), (".", ".", "PUNCT", "punct", 3),
    ])  # fmt: skip
    claims = find_claims(doc, Document("d", text), ())
    assert [(c.source.text if c.source else None, c.stance, c.parent) for c in claims] == [
        ("The agency", "asserts", None),
        ("a commander", "asserts", 0),
        ("rebels", "denies", 1),
    ]


def read(nlp: Language, text: str, document: Document) -> list[Claim]:
    return find_claims(nlp(text), document, ())


FORMS = [
    # text, source, cue, words the content holds, stance, directness
    (
        "“We will stay in the valley,” said Ann Lee, a spokeswoman.",
        "Ann Lee",
        "said",
        "stay in the valley",
        "promises",
        "direct",
    ),
    ("“We will stay in the valley,” Ann Lee said.", "Ann Lee", "said", "stay in the valley", "promises", "direct"),
    ("Ann Lee said: “We will stay in the valley.”", "Ann Lee", "said", "stay in the valley", "promises", "direct"),
    ("Ann Lee said that the troops had left the valley.", "Ann Lee", "said", "troops had left", "asserts", "indirect"),
    ("Ann Lee said the troops had left.", "Ann Lee", "said", "troops had left", "asserts", "indirect"),
    ("Ann Lee said the raid was a “cowardly and shameful act”.", "Ann Lee", "said", "cowardly", "accuses", "mixed"),
    ("The raid, Ann Lee said, killed six people.", "Ann Lee", "said", "killed six people", "asserts", "indirect"),
    (
        "According to the ministry, six people were killed.",
        "the ministry",
        "According to",
        "six people were killed",
        "asserts",
        "indirect",
    ),
    (
        "Six people were killed, according to the ministry.",
        "the ministry",
        "according to",
        "Six people were killed",
        "asserts",
        "indirect",
    ),
    (
        "The ministry denied that its planes had bombed the school.",
        "The ministry",
        "denied",
        "had bombed the school",
        "denies",
        "indirect",
    ),
    ("The group rejected the accusations as false.", "The group", "rejected", "the accusations", "denies", "indirect"),
    (
        "The ministry accused the rebels of shelling a hospital.",
        "The ministry",
        "accused",
        "shelling a hospital",
        "accuses",
        "indirect",
    ),
    (
        "The president vowed to punish the attackers.",
        "The president",
        "vowed",
        "punish the attackers",
        "promises",
        "indirect",
    ),
    (
        "The militia threatened to attack the port.",
        "The militia",
        "threatened",
        "attack the port",
        "threatens",
        "indirect",
    ),
    (
        "The envoy called for an immediate ceasefire.",
        "The envoy",
        "called for",
        "an immediate ceasefire",
        "demands",
        "indirect",
    ),
    (
        "The envoy urged both sides to stop the fighting.",
        "The envoy",
        "urged",
        "stop the fighting",
        "demands",
        "indirect",
    ),
    ("Residents fear that the dam will burst.", "Residents", "fear", "the dam will burst", "fears", "indirect"),
    (
        "Analysts believe that the army is retreating.",
        "Analysts",
        "believe",
        "the army is retreating",
        "believes",
        "indirect",
    ),
    (
        "Officials told reporters that the bridge had been blown up.",
        "Officials",
        "told",
        "the bridge had been blown up",
        "asserts",
        "indirect",
    ),
    (
        "The ministry said in a statement that the bridge had been destroyed.",
        "The ministry",
        "said in a statement",
        "the bridge had been destroyed",
        "asserts",
        "indirect",
    ),
    (
        "A report by the commission found that soldiers killed civilians.",
        "report",
        "found",
        "soldiers killed civilians",
        "asserts",
        "indirect",
    ),
    (
        "State television reported that the pilot had survived.",
        "State television",
        "reported",
        "the pilot had survived",
        "asserts",
        "indirect",
    ),
    (
        "Reporters asked whether the prisoners would be freed.",
        "Reporters",
        "asked",
        "the prisoners would be freed",
        "questions",
        "indirect",
    ),
    ("The mayor, who said he was innocent, resigned.", "who", "said", "he was innocent", "asserts", "indirect"),
    (
        "The army captured the town and said the rebels had fled.",
        "The army",
        "said",
        "the rebels had fled",
        "asserts",
        "indirect",
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "cue", "content", "stance", "directness"), FORMS)
def test_forms(
    nlp: Language,
    document: Callable[..., Document],
    text: str,
    source: str,
    cue: str,
    content: str,
    stance: str,
    directness: str,
) -> None:
    claims = read(nlp, text, document(text))
    fitting = [
        claim
        for claim in claims
        if claim.source is not None
        and source in claim.source.text
        and claim.cue is not None
        and cue in claim.cue.text
        and any(content in span.text for span in claim.content)
    ]
    assert fitting, [(c.source and c.source.text, c.cue and c.cue.text, [s.text for s in c.content]) for c in claims]
    assert (fitting[0].stance, fitting[0].directness) == (stance, directness)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "source"),
    [("Spokesman: Iran attacked the tanker", "Spokesman"), ("Iran attacked the tanker, says Israel", "Israel")],
)
def test_headlines(nlp: Language, document: Callable[..., Document], text: str, source: str) -> None:
    claims = read(nlp, text, document(text, headline=True))
    assert any(c.source and c.source.text == source and "attacked" in c.content[0].text for c in claims)


@pytest.mark.model
def test_speech_goes_on_without_a_cue(nlp: Language, document: Callable[..., Document]) -> None:
    text = "“We came at dawn,” Ann Lee said. “Nobody was there to meet us.”"
    claims = [claim for claim in read(nlp, text, document(text)) if claim.parent is None]
    assert len(claims) == 1
    assert [span.text for span in claims[0].content] == ["“We came at dawn,”", "“Nobody was there to meet us.”"]


@pytest.mark.model
def test_passive_without_a_speaker_has_no_source(nlp: Language, document: Callable[..., Document]) -> None:
    text = "The general is believed to have fled the country."
    claims = read(nlp, text, document(text))
    assert any(c.source is None and any("fled" in s.text for s in c.content) for c in claims)


@pytest.mark.model
def test_scare_quotes_are_no_speech(nlp: Language, document: Callable[..., Document]) -> None:
    text = "The “liberators” burned the market on Monday."
    assert read(nlp, text, document(text)) == []


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ['He said "no.', "”", '"', "“" * 40, "Said.", "According to", "\n\n", ":", "“She said “he said “they left"]
)
def test_odd_texts_never_fail(nlp: Language, document: Callable[..., Document], text: str) -> None:
    claims = read(nlp, text, document(text))
    assert all(claim.parent is None or claim.parent < len(claims) for claim in claims)


@pytest.mark.model
def test_parents_never_close_a_circle(nlp: Language, document: Callable[..., Document]) -> None:
    text = "The agency said the minister said the general had said that the rebels claimed to have denied the raid."
    claims = read(nlp, text, document(text))
    assert len(claims) >= 4
    for claim in claims:
        seen, parent = 0, claim.parent
        while parent is not None:
            seen, parent = seen + 1, claims[parent].parent
            assert seen <= len(claims)


@pytest.mark.model
def test_many_nested_quotations_in_time(nlp: Language, document: Callable[..., Document]) -> None:
    text = "She said: " + "“‘" * 250 + "they left" + "’”" * 250 + "."
    doc = nlp(text)
    start = time.process_time()
    find_claims(doc, document(text), ())
    assert time.process_time() - start < 1
