"""The rows' own examples, each read with the model: every row must code (or block) its own sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from according.events.lexicon import EventRow, load
from according.ingest import from_text
from according.reader import Reader

pytestmark = pytest.mark.model

BECOMES = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "AID": "AGREE", "COOPERATE": "AGREE", "RETREAT": "CONCEDE"}


def types(reader: Reader, texts: list[str]) -> Iterator[set[str]]:
    """The types found in each text, all read in one batch."""
    documents = [from_text(text) for text in texts]
    for document in documents:
        document.language = "en"  # a single sentence is too short to tell
    reader.read_documents(documents)
    for document in documents:
        yield {record.event.type for record in document.records}


def fits(row: EventRow, found: set[str]) -> bool:
    """Whether a row's example gave the row's type, or what it is called ahead; or nothing, for a row that blocks."""
    return not found if row.blocks else bool({row.type, BECOMES.get(row.type, row.type)} & found)


def test_every_example_gives_its_rows_type(reader):
    lexicon = load()
    rows = [row for index in (lexicon.verbs, lexicon.nouns) for found in index.values() for row in found]
    failed = [
        f"{row.label}: {row.example} gave {sorted(found)}"
        for row, found in zip(rows, types(reader, [row.example for row in rows]), strict=True)
        if not fits(row, found)
    ]
    assert not failed, f"{len(failed)} of {len(rows)}\n" + "\n".join(failed)
