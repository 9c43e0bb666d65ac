"""Wording: kinds, whose voice, scare quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from according.attribution import find_claims, find_wording
from according.document import Claim, Document, Region
from according.spans import Span

from .conftest import build

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
    inner = Claim(None, None, (Span.of(TEXT, 19, 34),), parent=0)
    found = find_wording(doc_of_text(), Document("d", TEXT, [Region("body", 0, len(TEXT))]), [outer, inner])
    assert [(w.text, w.claim) for w in found] == [("so-called", 0), ("apparently", 1)]


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
