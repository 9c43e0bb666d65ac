"""What tests share: where the corpora are, if anywhere, and the tokenizers, each built once."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from according.startup import import_spacy

if TYPE_CHECKING:
    from spacy.language import Language

    from according.document import Document

Told = Callable[[str], "Document"]

ROOT = Path(__file__).resolve().parent.parent

# Plugins and not conftest.py files in their folders: with one such file beneath this one, pytest sorts out anew, at
# each hook of each test, whose it is.
pytest_plugins = [f"tests.{folder}.fixtures" for folder in ("attribution", "dictionaries", "events", "export")]

# Where torch is installed for training, spaCy's import of it would take longer than all the fast tests.
import_spacy(alone=True)


@cache
def english() -> Language:
    """The reading model's tokenizer alone, once a process, for tests that add nothing to it: it is slow to build."""
    from according.language.tokens import blank

    return blank()


def empty_pipeline() -> Language:
    """A pipeline of one's own to add components to, with the words and the tokenizer of `english`."""
    from spacy.lang.en import English

    return English(english().vocab, create_tokenizer=lambda _: english().tokenizer)


# Lexicons, vocabularies and thousands of tests are many live objects: looking through them again and again for cycles
# was a fifth of the fast tests' time.
gc.set_threshold(200_000, 20, 50)


def pytest_collection_finish() -> None:
    """What collection has built stays until the end."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks for the corpora is marked as needing them."""
    for item in items:
        if "shared_data" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.shared)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of public corpora; the test is skipped, with a message, where it is absent."""
    path = Path(os.environ.get("ACCORDING_SHARED", ROOT.parent / "shared" / "data"))
    if not path.is_dir():
        pytest.skip(f"the corpora are not at {path} (set ACCORDING_SHARED to run this test)")
    return path


@pytest.fixture(scope="session")
def told() -> Told:
    """Reads a text of November 2017 by the rules alone."""
    from according.ingest import from_text
    from according.reader import Reader

    reader = Reader(options={"second_reading": False})

    def read(text: str) -> Document:
        document = from_text(text, published="2017-11-14")
        document.language = "en"  # a single sentence is too short to tell
        reader.read_documents([document])
        return document

    return read
