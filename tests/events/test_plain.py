"""Sentences of sport, weather, business, culture and private life, whose words also name events of politics."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from according.evaluate.corpora import cut_text
from according.ingest import from_text
from according.reader import Reader

GOLD = Path(__file__).resolve().parents[2] / "gold" / "plain.json"
SHARE = 0.95  # of the sentences from real reports must give no record
PLAIN = (
    # sport
    "The striker scored twice as United beat the champions on Saturday.",
    "The runner threatened the world record in the final lap.",
    "The goalkeeper defended the title with a late save.",
    "The batsman hit six fours before lunch.",
    "The captain blasted the ball over the bar.",
    "Chelsea signed a deal with the midfielder from Lyon.",
    "The driver crashed into the wall on the third lap.",
    "The Bears fired their head coach after a poor season.",
    "The visitors attacked from the first minute and won.",
    "The challenger fought the champion in Las Vegas.",
    "The team retreated into its own half after the goal.",
    "Fans of the club invaded the pitch at the final whistle.",
    "The safety car was deployed twice during the race.",
    # weather
    "Heavy rain is expected to hit the west coast on Monday.",
    "Temperatures fell below zero in the mountains.",
    "The storm killed three people and destroyed the pier.",
    "A cold front will invade the northern plains by the weekend.",
    "Snow blocked the pass for two days.",
    "Strong winds threaten the coast, forecasters say.",
    "The hurricane struck the island at dawn.",
    "Fog forced the airport to delay flights.",
    "Lightning hit a tree in the park.",
    # business
    "Shares in the retailer rose after the firm reported higher sales.",
    "The company launched a new phone in the spring.",
    "Oil prices rallied on hopes of stronger demand.",
    "The bank charged a fee for each transfer.",
    "The startup hired forty engineers.",
    "The chain joined forces with a rival to cut costs.",
    "The firm met its sales target in the third quarter.",
    "The retailer appealed to younger shoppers with cheaper shoes.",
    "The board approved the merger with a smaller lender.",
    "Investors demanded higher returns from the fund.",
    "The carmaker agreed to buy parts from its supplier.",
    "The manager thanked the staff for their work.",
    # culture
    "The film shoots its scenes in a small town by the sea.",
    "The singer released her third album last week.",
    "The novel won a prize for its portrait of rural life.",
    "The museum opened an exhibition of maps.",
    "Critics enjoyed the second half of the play.",
    "The band supported the singer on her tour.",
    "The actor met fans outside the theatre.",
    "The director praised the cast at the premiere.",
    "The painter visited his brother in the country.",
    "The orchestra joined the choir for the last song.",
    "The comedian mocked his own accent.",
    # private life
    "She fights cancer with a new drug.",
    "The chef met the demand for lighter food.",
    "He had a heart attack on the train.",
    "My sister asked me for help with the garden.",
    "He apologized to his wife for the noise.",
    "The couple welcomed their first child in May.",
    "I talked to my neighbour about the fence.",
    "The teacher urged her pupils to read more.",
    "The doctor helped the patient to stand up.",
)


def coded(reader: Reader, texts: list[str]) -> list[str]:
    """Those of the texts, each read by itself, that give a record, with what it is."""
    documents = [from_text(text) for text in texts]
    for document in documents:
        document.language = "en"  # a single sentence is too short to tell
    reader.read_documents(documents)
    return [f"{d.text} {[(r.trigger.text, r.event.type) for r in d.records]}" for d in documents if d.records]


def treebank_sentences(folder: Path, wanted: set[str]) -> dict[str, str]:
    """The texts of sentences of the treebanks in a folder, by their ids."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.conllu")):
        name = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("# sent_id = "):
                name = line.removeprefix("# sent_id = ").strip()
            elif line.startswith("# text = ") and name in wanted:
                found[name] = line.removeprefix("# text = ").strip()
    return found


def test_there_are_sentences_enough() -> None:
    assert len(set(PLAIN)) >= 40
    reports = json.loads(GOLD.read_text("utf-8"))["reports"]
    assert sum(len(report["sentences"]) for report in reports) >= 200
    assert {report["topic"] for report in reports} == {"sport", "weather", "business", "culture"}


@pytest.mark.model
def test_plain_sentences_give_no_record(reader: Reader) -> None:
    assert coded(reader, list(PLAIN)) == []


@pytest.mark.model
@pytest.mark.shared
def test_sentences_of_real_reports_give_no_record(reader: Reader, shared_data: Path) -> None:
    texts = []
    for report in json.loads(GOLD.read_text("utf-8"))["reports"]:
        text = cut_text(report, shared_data)
        assert hashlib.sha256(text.encode()).hexdigest() == report["sha256"]
        texts += [text[start:end] for start, end in report["sentences"]]
    found = coded(reader, texts)
    assert len(found) <= (1 - SHARE) * len(texts), "\n".join(found)


@pytest.mark.model
@pytest.mark.shared
def test_sentences_of_treebanks_give_no_record(reader: Reader, shared_data: Path) -> None:
    lists = json.loads(GOLD.read_text("utf-8"))["treebanks"]
    assert set(lists) == {"sport", "weather", "business", "culture"}
    wanted = {name for names in lists.values() for name in names}
    texts = treebank_sentences(shared_data / "syntax", wanted)
    assert len(texts) == len(wanted) >= 200
    found = coded(reader, list(texts.values()))
    assert len(found) <= (1 - SHARE) * len(texts), "\n".join(found)
