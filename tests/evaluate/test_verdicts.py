"""Verdicts on records beside the PLOVER gold ones: read, matched, and counted into precision."""

from __future__ import annotations

import json

import pytest

from according.document import Document
from according.errors import EvaluationError
from according.evaluate.events import Counted, Gold
from according.evaluate.verdicts import EXTRAS, REASONS, read_verdicts, verdict_of
from according.record import Event, Record

TEXT = "France condemned the raid and arrested ten men."
ITEM = {"id": "g1", "start": 30, "end": 38, "type": "COERCE", "why": "another event"}


def record(word: str, type_: str, status: str = "reported") -> Record:
    document = Document(id="t", text=TEXT)
    start = TEXT.index(word)
    return Record(document, Event(type_), document.span(start, start + len(word)), (), (), document.span(0, 47), status)


def verdicts(tmp_path, *items):
    path = tmp_path / "extras.json"
    path.write_text(json.dumps({"about": "", "verdicts": list(items)}))
    return read_verdicts(path)


def test_the_list_that_ships_holds_and_has_no_two_verdicts_on_one_record():
    found = [verdict for group in read_verdicts(EXTRAS).values() for verdict in group]
    assert len(found) >= 70
    assert len({(v.id, v.start, v.type) for v in found}) == len(found)
    assert {v.why for v in found} == set(REASONS)


def test_a_verdict_holds_for_its_type_and_words_alone(tmp_path):
    found = verdicts(tmp_path, ITEM)
    assert verdict_of(found, "g1", record("arrested", "COERCE")) is not None
    assert verdict_of(found, "g1", record("arrested", "ASSAULT")) is None
    assert verdict_of(found, "g1", record("raid", "COERCE")) is None
    assert verdict_of(found, "g2", record("arrested", "COERCE")) is None


def test_extras_are_counted_true_false_and_unread(tmp_path):
    found = verdicts(tmp_path, ITEM, {**ITEM, "start": 21, "end": 25, "type": "ASSAULT", "why": "same event"})
    best = record("condemned", "ACCUSE")
    records = [best, record("arrested", "COERCE"), record("raid", "ASSAULT"), record("men", "AID", "hypothetical")]
    counted = Counted()
    counted.add(Gold("g1", TEXT, "ACCUSE", [], []), records, best, found)
    assert (counted.told, counted.every, counted.extras) == (3, 4, 3)
    assert (counted.true, counted.true_told, counted.unjudged) == (1, 1, 1)


def test_without_a_list_nothing_is_judged(tmp_path):
    assert read_verdicts(tmp_path / "none.json") == {}


@pytest.mark.parametrize(
    "bad",
    [{**ITEM, "type": "RAID"}, {**ITEM, "why": "because"}, {**ITEM, "end": 30}, {"id": "g1"}],
    ids=["unknown type", "unknown reason", "empty span", "missing fields"],
)
def test_a_bad_verdict_names_its_file_and_place(tmp_path, bad):
    with pytest.raises(EvaluationError, match=r"extras\.json: verdict 0"):
        verdicts(tmp_path, bad)


def test_a_file_that_is_no_list_of_verdicts_is_refused(tmp_path):
    path = tmp_path / "extras.json"
    path.write_text("[]")
    with pytest.raises(EvaluationError, match=r"extras\.json"):
        read_verdicts(path)
