"""Which fields of a record count as right beside marks."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from according.document import Document, Link, Party, Place
from according.errors import EvaluationError
from according.evaluate.fields import Mark, MarkedReport, Side, judged, marked_reports, right_fields, same_words
from according.record import Event, EventTime, Record

TEXT = "On Sunday rebels attacked Homs, Omar said. He then met envoys in Doha."
GOOD = {"actors": ["rebels"], "recipients": ["Homs"], "place": "Homs", "time": "Sunday", "source": "Omar"}


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def record_of(kind: str = "ASSAULT", status: str = "claimed", **changed: object) -> Record:
    told = {**GOOD, **changed}
    document = Document("d", TEXT)

    def party(words: str, name: str | None = None) -> Party:
        return Party(*at(words), words, name=name)

    place, time, source = told["place"], told["time"], told["source"]
    sides = [tuple(party(words) for words in told[name]) for name in ("actors", "recipients")]
    links = () if source is None else (Link(party(str(source)), document.span(*at("said")), (), "asserts", "indirect"),)
    return Record(
        document, Event(kind), document.span(*at("attacked")), *sides, document.span(0, 42),
        place=None if place is None else Place(*at(str(place)), str(place)),
        time=None if time is None else EventTime(str(time), *at(str(time)), None, None, None, None),
        status=status, according_to=links,
    )  # fmt: skip


ALL = (0, len(TEXT))
MARK = Mark(
    at("attacked"), ("ASSAULT",), ALL, (Side(at("rebels"), None),), (Side(at("Homs"), None),), (at("Homs"),),
    at("Sunday"), "claimed", (at("Omar"),),
)  # fmt: skip


def test_a_record_as_marked_is_right_in_all_fields():
    assert all(right_fields(MARK, record_of(), TEXT).values())


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"kind": "COERCE"}, {"type"}),
        ({"status": "reported"}, {"status"}),
        ({"actors": []}, {"actors"}),
        ({"actors": ["rebels", "envoys"]}, {"actors"}),
        ({"recipients": ["envoys"]}, {"recipients"}),
        ({"place": "Doha"}, {"place"}),
        ({"place": None}, {"place"}),
        ({"time": None}, {"time"}),
        ({"source": None}, {"chain"}),
        ({"source": "envoys"}, {"chain"}),
    ],
    ids=["type", "status", "no actor", "one too many", "other", "place", "no place", "no time", "no source", "source"],
)
def test_each_field_by_itself(changed, wrong):
    told = right_fields(MARK, record_of(**changed), TEXT)
    assert {name for name, right in told.items() if not right} == wrong


def test_a_source_without_words_or_told_twice_is_marked_once():
    record = record_of()
    (link,) = record.according_to
    unnamed = replace(link, source=None)
    assert right_fields(MARK, replace(record, according_to=(link, unnamed)), TEXT)["chain"]
    named = replace(link, source=replace(link.source, name="Omar"))
    pronoun = replace(link, source=Party(*at("He"), "He", name="Omar"))
    assert right_fields(MARK, replace(record, according_to=(named, pronoun)), TEXT)["chain"]
    other = replace(link, source=Party(*at("He"), "He"))
    assert not right_fields(MARK, replace(record, according_to=(named, other)), TEXT)["chain"]
    assert right_fields(replace(MARK, sources=()), replace(record, according_to=(unnamed,)), TEXT)["chain"]


def test_what_no_reader_saw_decides_nothing():
    unmarked = replace(MARK, places=(), time=None)
    assert right_fields(unmarked, record_of(place="Doha"), TEXT)["place"] is False
    told = right_fields(replace(unmarked, shown=(10, 42)), record_of(place="Doha"), TEXT)
    assert "place" not in told
    assert "time" not in told
    assert right_fields(replace(MARK, shown=(10, 42)), record_of(time=None), TEXT)["time"] is False


def test_a_pronoun_is_whom_it_names():
    mark = Mark(at("met"), ("CONSULT",), ALL, (Side(at("He"), at("Omar")),))
    by_name = record_of("CONSULT", actors=["Omar"], recipients=[], place=None, time=None, source=None)
    assert right_fields(mark, by_name, TEXT)["actors"]
    other = record_of("CONSULT", actors=["envoys"], recipients=[], place=None, time=None, source=None)
    assert not right_fields(mark, other, TEXT)["actors"]


def test_all_marked_and_nothing_else():
    assert same_words([], [])
    assert same_words([(0, 5)], [(4, 9)])
    assert not same_words([(0, 5)], [])
    assert not same_words([(0, 5)], [(0, 5), (7, 9)])
    assert not same_words([(0, 5), (7, 9)], [(0, 5)])


def test_words_that_are_no_event():
    document = Document("d", TEXT)
    marks = (Mark(at("attacked"), (), ALL), Mark(at("met"), (), ALL), Mark(at("said"), ("ACCUSE",), ALL))
    document.records = [record_of()]
    found = list(judged(MarkedReport("r", TEXT, "work", None, marks), document))
    assert found == [("spared", False), ("spared", True), ("found", False)]


def test_words_drawn_for_what_stands_around_them_are_not_scored():
    document = Document("d", TEXT)
    document.records = [record_of()]
    marks = (Mark(at("attacked"), ("ASSAULT",), ALL, at_random=False),)
    assert list(judged(MarkedReport("r", TEXT, "work", None, marks), document)) == []


def stored(folder: Path, text: str = TEXT) -> Path:
    """A corpus of one report with its marks."""
    (folder / "news_2016-05-01_one.txt").write_text(text, encoding="utf-8")
    word = {
        "trigger": at("attacked"), "shown": ALL, "types": ["ASSAULT"], "actors": [[*at("rebels")]], "recipients": [],
        "places": [], "time": at("Sunday"), "status": "claimed", "sources": [at("Omar")],
    }  # fmt: skip
    pronoun = {**word, "trigger": at("met"), "types": ["CONSULT"], "actors": [[*at("He"), *at("Omar")]], "time": None}
    words = [word, pronoun, {"trigger": at("said"), "shown": ALL, "types": []}]
    report = {"source": {"file": "news_2016-05-01_one.txt"}, "part": "work", "words": words}
    report["sha256"] = hashlib.sha256(TEXT.encode()).hexdigest()
    (folder / "fields.json").write_text(json.dumps({"reports": [report]}), encoding="utf-8")
    return folder


def test_marks_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ACCORDING_GOLD", str(stored(tmp_path)))
    (report,) = marked_reports(tmp_path)
    assert report.published == "2016-05-01"
    assert report.document().published == "2016-05-01"
    assert [mark.types for mark in report.marks] == [("ASSAULT",), ("CONSULT",), ()]
    assert report.marks[0].sources == (at("Omar"),)
    assert report.marks[1].actors == (Side(at("He"), at("Omar")),)
    assert marked_reports(tmp_path, ("kept",)) == []


def test_another_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ACCORDING_GOLD", str(stored(tmp_path, TEXT + " More.")))
    with pytest.raises(EvaluationError, match="another text"):
        marked_reports(tmp_path)


def test_no_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ACCORDING_GOLD", str(tmp_path))
    with pytest.raises(EvaluationError, match="no marks"):
        marked_reports(tmp_path)
