"""Hand-built Docs, and the reading model for the tests that need it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from according.document import Document, Region
from according.errors import ModelError
from according.language import load
from tests.conftest import english

Row = tuple[str, str, str, str, int]
"""word, lemma, UPOS, relation, head (1-based within its sentence, 0 = root)."""


def build(text: str, *sentences: list[Row]) -> Doc:
    """A Doc over `text` from rows of hand-made trees; the words must occur in the text in order."""
    words: list[str] = []
    spaces: list[bool] = []
    heads: list[int] = []
    starts: list[bool] = []
    at = 0
    rows = [row for sentence in sentences for row in sentence]
    for word, *_ in rows:
        at = text.index(word, at) + len(word)
        words.append(word)
        spaces.append(text[at : at + 1] == " ")
    offset = 0
    for sentence in sentences:
        for number, row in enumerate(sentence):
            heads.append(offset + (row[4] - 1 if row[4] else number))
            starts.append(number == 0)
        offset += len(sentence)
    doc = Doc(
        english().vocab,
        words=words,
        spaces=spaces,
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        deps=["ROOT" if row[4] == 0 else row[3] for row in rows],
        heads=heads,
    )
    assert doc.text == text
    return doc


@pytest.fixture
def make_doc() -> Callable[..., Doc]:
    return build


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language pipeline; tests are skipped, with a message, where the weights are not installed."""
    try:
        return load()
    except ModelError as error:
        pytest.skip(f"the reading model is not there: {error}")


@pytest.fixture
def document() -> Callable[..., Document]:
    """A Document of a text, its first line the headline where asked."""

    def make(text: str, headline: bool = False) -> Document:
        if not headline:
            return Document("test", text, [Region("body", 0, len(text))])
        end = text.index("\n") if "\n" in text else len(text)
        return Document("test", text, [Region("headline", 0, end), Region("body", end, len(text))])

    return make
