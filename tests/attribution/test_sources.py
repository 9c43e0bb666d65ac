"""Who speaks, and how far their words go: own sentences, read by the reading model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from according.attribution import find_claims
from according.document import Document, Party


def party(text: str, words: str, name: str) -> Party:
    start = text.index(words)
    return Party(start, start + len(words), words, id=f"wd:{name}", name=name, country="FRA")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A statement from Ann Lee said the road was closed.", "Ann Lee"),
        ("A Home Office report said the road was closed.", "Home Office"),
        ("According to polls conducted by Gallup, most voters want the road closed.", "Gallup"),
    ],
)
def test_a_document_speaks_for_who_made_it(
    nlp: Language, document: Callable[..., Document], text: str, words: str
) -> None:
    claims = find_claims(nlp(text), document(text), (party(text, words, "maker"),))
    assert [claim.source.name for claim in claims if claim.source is not None and claim.parent is None] == ["maker"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Police held a reporter, prompting Kiev to call for his release.", "call for", "Kiev"),
        ("We were alerted by Apple that the files were broken.", "alerted", "Apple"),
        ("From a truck, speakers took turns urging the crowd to leave.", "urging", "speakers"),
        ("The union dismissed government accusations that it had burned the mill.", "accusations", "government"),
        (
            "The army burned down 200 houses, residents and Amnesty International said.",
            "said",
            "residents and Amnesty International",
        ),
        ("The union burned the mill, said a mayor.", "said", "a mayor"),
    ],
)
def test_the_speaker_by_control_agent_and_place(
    nlp: Language, document: Callable[..., Document], text: str, cue: str, source: str
) -> None:
    claims = find_claims(nlp(text), document(text), ())
    found = [claim.source and claim.source.text for claim in claims if claim.cue is not None and cue in claim.cue.text]
    assert found == [source]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The union called an emergency meeting for Friday.", "called"),
        ("Police are looking into what caused the fire.", "looking"),
    ],
)
def test_what_is_no_speech(nlp: Language, document: Callable[..., Document], text: str, cue: str) -> None:
    claims = find_claims(nlp(text), document(text), ())
    assert not any(claim.cue is not None and cue in claim.cue.text and claim.source is not None
                   and claim.stance != "asserts" for claim in claims)  # fmt: skip


@pytest.mark.model
def test_a_content_has_its_verb(nlp: Language, document: Callable[..., Document]) -> None:
    text = "In Lyon, organisers said about 300 people, mostly from the city's student body, took part."
    (claim, *_) = find_claims(nlp(text), document(text), ())
    assert claim.content[0].text == "about 300 people, mostly from the city's student body, took part"


@pytest.mark.model
def test_a_quotation_alone_is_of_who_spoke_right_before(nlp: Language, document: Callable[..., Document]) -> None:
    text = "Ann Lee believes the deal will hold. “The two sides have stopped shelling the town.”"
    claims = find_claims(nlp(text), document(text), ())
    spoken = [claim for claim in claims if any("shelling" in span.text for span in claim.content)]
    assert [claim.source.text for claim in spoken if claim.source is not None] == ["Ann Lee"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The 21 were freed before dawn, a mayor said on condition of anonymity.", "The 21 were freed before dawn"),
        ("Ann Lee said he spoke to Kim and they agreed to meet.", "he spoke to Kim and they agreed to meet"),
        ("“Is he going to say it? He should go at once!” the mayor, Ann Lee, tweeted.",
         "“Is he going to say it? He should go at once!”"),
    ],
)  # fmt: skip
def test_a_content_is_whole(nlp: Language, document: Callable[..., Document], text: str, content: str) -> None:
    claims = find_claims(nlp(text), document(text), ())
    assert content in [claim.content[0].text for claim in claims], [claim.content for claim in claims]


@pytest.mark.model
def test_speech_goes_on_over_paragraphs_left_open(nlp: Language, document: Callable[..., Document]) -> None:
    text = (
        "“We welcome it today,” the union said in a statement.\n\n"
        "“We trust the mayor to go on with the work that was begun.\n\n"
        "“We urge all of them to help the families at the port.”"
    )
    claims = [claim for claim in find_claims(nlp(text), document(text), ()) if claim.parent is None]
    assert [claim.source and claim.source.text for claim in claims] == ["the union"]
    assert "families" in claims[0].content[-1].text


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rebels came at dawn. — Ann Lee (@annlee) June 3, 2016", "Rebels came at dawn"),
        ("Rebels came at dawn.\n— Ann Lee (@annlee) 3 June 2016", "Rebels came at dawn"),
    ],
)
def test_a_post_is_its_writers(nlp: Language, document: Callable[..., Document], text: str, content: str) -> None:
    claims = find_claims(nlp(text), document(text), ())
    posts = [claim for claim in claims if claim.source is not None and claim.source.text == "Ann Lee (@annlee)"]
    assert [(claim.content[0].text, claim.directness) for claim in posts] == [(content, "direct")]
