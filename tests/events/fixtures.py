"""Hand-built trees for the rules of events: no model is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from spacy.tokens import Doc
from tests.conftest import english

from according.document import Document, Link, Party, Place, Region
from according.errors import ModelError
from according.events.coding import code
from according.reader import Reader
from according.record import EventTime, Record


@dataclass
class Case:
    """A sentence with its tree, its Document and the parties named in it."""

    doc: Doc
    document: Document
    parties: list[Party]
    places: list[Place]

    def party(self, phrase: str, **fields: Any) -> Party:
        """A party at the first occurrence of a phrase, with the fields given."""
        start = self.document.text.index(phrase)
        return Party(start, start + len(phrase), phrase, **fields)

    def records(self, status: str = "reported") -> list[Record]:
        """Records of the sentence, with a fixed status and no time."""
        records, _ = self.run(status)
        return records

    def run(self, status: str = "reported"):
        def status_of(*_: object) -> tuple[str, tuple[Link, ...], tuple[str, ...]]:
            return status, (), ()

        def event_time(*_: object) -> EventTime | None:
            return None

        return code(
            self.doc,
            self.document,
            parties=self.parties,
            places=self.places,
            times=[],
            claims=[],
            status_of=status_of,
            event_time=event_time,
            coder="test",
        )


@pytest.fixture(scope="session")
def tree() -> Callable[..., Case]:
    """`tree("Russia/nsubj/2/PROPN accused/ROOT/2/VERB/accuse ...", parties={...}, places={...})`.

    A token is word/relation/head (counted from 1)/UPOS and, where it differs, /lemma. Parties map words of
    the sentence to a country, places likewise.
    """
    vocab = english().vocab

    def build(text: str, parties: dict[str, str] | None = None, places: dict[str, str] | None = None) -> Case:
        rows = [token.split("/") for token in text.split()]
        words = [row[0] for row in rows]
        doc = Doc(
            vocab,
            words=words,
            deps=[row[1] for row in rows],
            heads=[int(row[2]) - 1 for row in rows],
            pos=[row[3] for row in rows],
            lemmas=[row[4] if len(row) > 4 else row[0].lower() for row in rows],
        )
        plain = doc.text
        document = Document(id="t", text=plain, regions=[Region("body", 0, len(plain))])

        def bounds(phrase: str) -> tuple[int, int]:
            start = plain.index(phrase)
            return start, start + len(phrase)

        found = [
            Party(*bounds(phrase), phrase, name=phrase, country=country, kind="country")
            for phrase, country in (parties or {}).items()
        ]
        toponyms = [
            Place(*bounds(phrase), phrase, name=phrase, country=country, precision="city")
            for phrase, country in (places or {}).items()
        ]
        return Case(doc, document, found, toponyms)

    return build


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The whole program, once a file; skips where the weights are missing."""
    reader = Reader()
    try:
        assert reader.nlp is not None
    except ModelError as error:
        pytest.skip(f"no weights of the reading model: {error}")
    return reader
