"""The rows' own examples, read with the model; and sentences that are no events."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from according.errors import ModelError
from according.events.lexicon import EventRow, load
from according.ingest import from_text
from according.reader import Reader

pytestmark = pytest.mark.model

FLOOR = 0.75  # share of rows whose example gives a record of the row's type (or, for "-" rows, none)
BECOMES = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "AID": "AGREE", "COOPERATE": "AGREE", "RETREAT": "CONCEDE"}
PLAIN = (
    "The striker scored twice as United beat the champions on Saturday.",
    "The film shoots its scenes in a small town by the sea.",
    "Shares in the retailer rose after the firm reported higher sales.",
    "Heavy rain is expected to hit the west coast on Monday.",
    "She fights cancer with a new drug.",
    "The singer released her third album last week.",
    "The runner threatened the world record in the final lap.",
    "The company launched a new phone in the spring.",
    "Oil prices rallied on hopes of stronger demand.",
    "The goalkeeper defended the title with a late save.",
    "The novel won a prize for its portrait of rural life.",
    "The museum opened an exhibition of maps.",
    "Temperatures fell below zero in the mountains.",
    "The chef met the demand for lighter food.",
    "The batsman hit six fours before lunch.",
    "The bank charged a fee for each transfer.",
    "Critics enjoyed the second half of the play.",
    "The startup hired forty engineers.",
    "The storm killed three people and destroyed the pier.",
    "He had a heart attack on the train.",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    reader = Reader()
    try:
        assert reader.nlp is not None
    except ModelError as error:
        pytest.skip(f"no weights of the reading model: {error}")
    return reader


def types(reader: Reader, texts: list[str]) -> Iterator[set[str]]:
    documents = [from_text(text) for text in texts]
    for document in documents:
        document.language = "en"
    reader.read_documents(documents)
    for document in documents:
        yield {record.event.type for record in document.records}


def test_examples_give_their_rows_type(reader):
    lexicon = load()
    rows: list[EventRow] = [
        row for index in (lexicon.verbs, lexicon.nouns) for found in index.values() for row in found
    ]
    failed = []
    for row, found in zip(rows, types(reader, [row.example for row in rows]), strict=True):
        fine = not found if row.blocks else bool({row.type, BECOMES.get(row.type, row.type)} & found)
        if not fine:
            failed.append(f"{row.label}: {row.example} gave {sorted(found)}")
    assert len(failed) <= (1 - FLOOR) * len(rows), "\n".join(failed[:40])


def test_sport_weather_business_culture_give_none(reader):
    coded = [text for text, found in zip(PLAIN, types(reader, list(PLAIN)), strict=True) if found]
    assert len(coded) <= 2, coded
