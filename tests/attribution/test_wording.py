"""Wording: kinds, whose voice, what it hangs on, scare quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from according.attribution import find_claims, find_wording
from according.attribution.voice import heard, tellers, voice
from according.attribution.wordcontext import capitals_everywhere, in_name
from according.document import Claim, Document, Party, Region
from according.spans import Span

from .fixtures import build

TEXT = "The so-called army apparently left."


def doc_of_text() -> Doc:
    return build(TEXT, [
        ("The", "the", "DET", "det", 3), ("so-called", "so-called", "ADJ", "amod", 3),
        ("army", "army", "NOUN", "nsubj", 5), ("apparently", "apparently", "ADV", "advmod", 5),
        ("left", "leave", "VERB", "root", 0), (".", ".", "PUNCT", "punct", 5),
    ])  # fmt: skip


def test_kinds_in_the_outlets_own_voice() -> None:
    found = find_wording(doc_of_text(), Document("d", TEXT, [Region("body", 0, len(TEXT))]), [])
    assert [(w.text, w.kind, w.claim) for w in found] == [
        ("so-called", "distance", None),
        ("apparently", "hedge", None),
    ]


def test_innermost_claim_is_the_voice() -> None:
    outer = Claim(None, None, (Span.of(TEXT, 0, len(TEXT)),))
    inner = Claim(None, None, (Span.of(TEXT, 14, 34),), parent=0)
    found = find_wording(doc_of_text(), Document("d", TEXT, [Region("body", 0, len(TEXT))]), [outer, inner])
    assert [(w.text, w.claim) for w in found] == [("so-called", 0), ("apparently", 1)]


def content(text: str, words: str, cue: str | None = None, parent: int | None = None) -> Claim:
    start = text.index(words)
    at = text.index(cue) if cue else 0
    return Claim(
        None,
        Span.of(text, at, at + len(cue)) if cue else None,
        (Span.of(text, start, start + len(words)),),
        parent=parent,
    )


def test_of_two_contents_with_the_same_bounds_the_nested_one_is_the_voice() -> None:
    claims = [content(TEXT, TEXT[:-1], parent=1), content(TEXT, TEXT[:-1])]
    assert voice(4, 13, claims) == 0


def test_a_cue_is_not_in_the_voice_of_its_own_claim() -> None:
    claims = [content(TEXT, TEXT[:-1], cue="apparently")]
    assert voice(19, 29, claims) is None
    assert voice(4, 13, claims) == 0


def test_a_headline_is_not_in_the_voice_of_a_cue_of_the_body() -> None:
    text = "Thugs burn hall\nThugs burned the hall, she said."
    document = Document("d", text, [Region("headline", 0, 15), Region("body", 16, len(text))])
    claims = [content(text, text[:40], cue="said")]
    assert heard(document, 0, claims) == [None]
    assert heard(document, 20, claims) == claims


def test_a_modifier_that_names_is_nobodys_speech_and_a_nested_act_is_its_tellers() -> None:
    text = "She said they vowed to beat suspected rebels."
    doc = build(text, [
        ("She", "she", "PRON", "nsubj", 2), ("said", "say", "VERB", "root", 0), ("they", "they", "PRON", "nsubj", 4),
        ("vowed", "vow", "VERB", "ccomp", 2), ("to", "to", "PART", "mark", 6), ("beat", "beat", "VERB", "xcomp", 4),
        ("suspected", "suspect", "VERB", "amod", 8), ("rebels", "rebel", "NOUN", "obj", 6),
        (".", ".", "PUNCT", "punct", 2),
    ])  # fmt: skip
    outer = content(text, "they vowed to beat suspected rebels", cue="said")
    act = content(text, "to beat suspected rebels", cue="vowed", parent=0)
    naming = content(text, "rebels", cue="suspected")
    assert tellers(doc, [outer, act, naming]) == [outer, None, None]


@pytest.mark.parametrize(
    ("text", "tags", "at", "expected"),
    [
        ("He met the Terrorist Screening Center", "PRON VERB DET PROPN PROPN PROPN", 3, True),
        ("Martyrs Square was full", "PROPN PROPN AUX ADJ", 0, True),
        ("In Martyrs Square", "ADP PROPN PROPN", 1, True),
        ("The Palestine Liberation Organization", "DET PROPN PROPN PROPN", 2, True),
        ("Terrorists killed six", "NOUN VERB NUM", 0, False),
        ("Extremist Islamic groups", "ADJ ADJ NOUN", 0, False),
        ("the TERRORISTS fled", "DET NOUN VERB", 1, False),
        ("the regime of Saddam", "DET NOUN ADP PROPN", 1, False),
    ],
)
def test_part_of_a_name(text: str, tags: str, at: int, expected: bool) -> None:
    words = text.split()
    rows = [
        (word, word.lower(), tag, "dep", 0 if n == 0 else 1)
        for n, (word, tag) in enumerate(zip(words, tags.split(), strict=True))
    ]
    doc = build(text, rows)
    assert in_name(doc[at], doc[at]) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Army Chief Slams Rebel Regime", True), ("Army chief slams rebel regime", False), ("A B C", False)],
)
def test_capitals_everywhere(line: str, expected: bool) -> None:
    assert capitals_everywhere(line) is expected


def test_what_words_hang_on() -> None:
    text = "Gomi reportedly denied the barbaric raid."
    doc = build(text, [
        ("Gomi", "Gomi", "PROPN", "nsubj", 3), ("reportedly", "reportedly", "ADV", "advmod", 3),
        ("denied", "deny", "VERB", "root", 0), ("the", "the", "DET", "det", 6),
        ("barbaric", "barbaric", "ADJ", "amod", 6), ("raid", "raid", "NOUN", "obj", 3), (".", ".", "PUNCT", "punct", 3),
    ])  # fmt: skip
    document = Document("d", text, [Region("body", 0, len(text))])
    claim = content(text, "the barbaric raid", cue="denied")
    found = find_wording(doc, document, [claim])
    assert [(w.text, w.target_kind, w.target and w.target.text) for w in found] == [
        ("reportedly", "claim", "denied"),
        ("barbaric", "event", "raid"),
    ]


def test_a_name_hangs_on_its_party() -> None:
    text = "The regime fell."
    doc = build(text, [
        ("The", "the", "DET", "det", 2), ("regime", "regime", "NOUN", "nsubj", 3), ("fell", "fall", "VERB", "root", 0),
        (".", ".", "PUNCT", "punct", 3),
    ])  # fmt: skip
    document = Document("d", text, [Region("body", 0, len(text))], parties=[Party(0, 10, "The regime")])
    assert [(w.target_kind, w.target and w.target.text) for w in find_wording(doc, document, [])] == [
        ("party", "The regime")
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The regime bombed the town.", "regime", "loaded"),
        ("He showed irrefutable evidence of the raid.", "irrefutable", "booster"),
        ("He showed irrefutable evidence of the raid.", "evidence", "evidential"),
        ("Satellite images of the base were published.", "Satellite images", "evidential"),
        ("The “liberators” burned the market.", "“liberators”", "distance"),
        ("The self-proclaimed caliph is dead.", "self-proclaimed", "distance"),
        ("The army clearly lost the battle.", "clearly", "booster"),
        ("The two sides have seemingly met in secret.", "seemingly", "hedge"),
    ],
)
def test_words_and_kinds(nlp: Language, document: Callable[..., Document], text: str, words: str, kind: str) -> None:
    found = find_wording(nlp(text), document(text), [])
    assert (words, kind) in [(w.text, w.kind) for w in found]


@pytest.mark.model
def test_partial_quotation_of_a_source_is_no_scare_quote(nlp: Language, document: Callable[..., Document]) -> None:
    text = "The minister said the raid was “deeply wrong”."
    doc = nlp(text)
    claims = find_claims(doc, document(text), ())
    assert [w for w in find_wording(doc, document(text), claims) if w.kind == "distance"] == []
