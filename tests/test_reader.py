"""From bytes to records on the examples: the contract of DESIGN §2, on every one of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import according
from according.document import Document
from according.errors import EmptyInput, InputError
from according.record import PLOVER_TYPES
from tests.conftest import ROOT

pytestmark = pytest.mark.model
ARTICLES = sorted((ROOT / "examples" / "articles").iterdir())


@pytest.fixture(scope="module")
def readings() -> dict[str, Document]:
    found = {Path(doc.path or "").name: doc for doc in according.read_many(ARTICLES)}
    assert len(found) == len(ARTICLES)
    return found


@pytest.mark.parametrize("name", [path.name for path in ARTICLES])
def test_every_example_gives_records_that_hold_together(readings: dict[str, Document], name: str) -> None:
    document = readings[name]
    assert document.records, f"{name} gave no record"
    assert not [warning for warning in document.warnings if "broke off" in warning]
    for record in document.records:
        assert record.event.type in PLOVER_TYPES
        assert document.text[record.trigger.start : record.trigger.end] == record.trigger.text
        region = document.region_at(record.trigger.start)
        assert region is not None
        assert region.kind not in ("boilerplate", "related", "byline")
        if record.status in ("claimed", "denied", "questioned"):
            assert record.according_to
        if record.status in ("reported", "negated"):
            assert not record.according_to
    ids = [record.id for record in document.records]
    assert len(ids) == len(set(ids))


def test_statuses_of_the_examples_are_many(readings: dict[str, Document]) -> None:
    seen = {record.status for document in readings.values() for record in document.records}
    assert {"reported", "claimed", "planned", "hypothetical"} <= seen


def test_readings_pass_the_contract(readings: dict[str, Document], shared_data: Path) -> None:
    lines = "".join(json.dumps(document.to_dict()) + "\n" for document in readings.values())
    checker = shared_data.parent / "check_reading.py"
    done = subprocess.run([sys.executable, str(checker)], input=lines, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_same_text_gives_the_same_ids() -> None:
    text = ARTICLES[0].read_text("utf-8")
    first, second = according.read_text(text), according.read_text(text)
    assert [record.id for record in first.records] == [record.id for record in second.records]


def test_accusation_is_two_records() -> None:
    doc = according.read_text(
        "The Syrian Foreign Ministry on Tuesday accused Turkey of shelling the town of Afrin.\n",
        published="2018-01-23",
    )
    by_type = {record.event.type: record for record in doc.records}
    assert by_type["ACCUSE"].status == "reported"
    assert by_type["ACCUSE"].according_to == ()
    assault = by_type["ASSAULT"]
    assert assault.status == "claimed"
    assert [party.country for party in assault.actors] == ["TUR"]
    source = assault.according_to[0].source
    assert source is not None
    assert source.country == "SYR"


def test_text_is_given_back_unchanged() -> None:
    text = "\r\nPolice arrested 12 protesters in Minsk on Sunday.\r\n\r\n  The end.  \r\n"
    assert according.read_text(text).text == text


def test_nothing_to_read_is_a_typed_error() -> None:
    with pytest.raises(EmptyInput):
        according.read_text("   \n ")


def test_an_absent_file_is_a_typed_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        according.read(tmp_path / "absent.txt")


def test_german_is_not_read_as_english() -> None:
    text = "Die Polizei hat am Sonntag in Berlin zwölf Demonstranten festgenommen, teilte die Behörde mit. " * 3
    document = according.read_text(text)
    assert document.language != "en"
    assert document.records == []
    assert document.warnings
