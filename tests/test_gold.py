"""The gold: annotations hold together, keep no text, fit their reports; scorer and floors do what they say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from according.document import RegionKind, Stance
from according.errors import EvaluationError
from according.evaluate import calibration, corpora, fields, gold
from according.evaluate.goldrecords import macro_f1, score_reports
from according.evaluate.goldscore import distance_km, same_name
from according.evaluate.goldspans import Report, closeness, day_bounds, matched, units
from according.record import PLOVER_TYPES, STATUSES
from tests.conftest import ROOT

FOLDER = ROOT / "gold"
FILES = sorted((FOLDER / "reports").glob("*.json"))


def strings(value: object) -> list[str]:
    """Every string inside a JSON value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return []


def test_annotations() -> None:
    kinds, stances = set(RegionKind.__args__), set(Stance.__args__)
    for path in FILES:
        found = gold.read_annotation(path)
        assert gold.faults(found) == [], path.stem
        assert found["id"] == path.stem
        assert len(found["sha256"]) == 64, path.stem
        assert {region["kind"] for region in found["regions"]} <= kinds, path.stem
        assert {claim["stance"] for claim in found["claims"]} <= stances, path.stem
        for record in found["records"]:
            assert {record["type"], *record["also"]} <= set(PLOVER_TYPES), (path.stem, record)
            assert record["status"] in STATUSES, (path.stem, record)
            if record["same"] is not None:
                assert record["status"] == found["records"][record["same"]]["status"], (path.stem, record)


def test_no_text_is_kept() -> None:
    for path in FILES:
        found = gold.read_annotation(path)
        del found["sha256"], found["source"]
        assert [text for text in strings(found) if len(text) > 60] == [], path.stem
        for name in ("regions", "optional", "wording", "claims", "records", "times", "places", "parties"):
            assert all("text" not in item for item in found[name]), path.stem


def test_parts_hold_every_report_once() -> None:
    parts = json.loads((FOLDER / "parts.json").read_text("utf-8"))
    names = [name for part in gold.PARTS for name in parts[part]]
    assert sorted(names) == [path.stem for path in FILES]
    assert tuple(parts) == gold.PARTS
    assert len(parts["open"]) >= 12
    assert min(len(parts["second"]), len(parts["kept"])) >= 6
    assert len(parts["fresh"]) >= 11


def test_size() -> None:
    found = [gold.read_annotation(path) for path in FILES]
    records = sum(len(item["records"]) for item in found)
    assert len(found) >= 65
    assert records >= 1100
    assert sum(len(item["parties"]) for item in found) >= 2000
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert f"{len(found)} real reports" in readme
    assert f"{records:,} records" in readme


def test_judged_words() -> None:
    reports = json.loads((FOLDER / "triggers.json").read_text("utf-8"))["reports"]
    words = [word for report in reports for word in report["words"]]
    assert (len(words), len(reports)) == (12852, 2264)
    assert sum(word[2] in calibration.DRAWN for word in words) == 2635
    for start, end, drawn, *types in words:
        assert 0 <= start < end
        assert drawn in (*calibration.DRAWN, *calibration.MARKED)
        assert types in (["none"], ["optional"]) or set(types) <= set(PLOVER_TYPES)
    assert all(set(report) == {"source", "sha256", "words"} for report in reports)


def test_judged_words_are_words_of_their_texts(shared_data: Path) -> None:
    for report in calibration.judged_reports(shared_data):
        for word in report.words:
            assert report.text[word.start : word.end].strip() == report.text[word.start : word.end]


@pytest.mark.slow
def test_marked_fields() -> None:
    reports = json.loads((FOLDER / "fields.json").read_text("utf-8"))["reports"]
    words = [word for report in reports for word in report["words"]]
    assert (len(words), len(reports)) == (12941, 2368)
    assert {report["part"] for report in reports} == {*fields.PARTS, *fields.TAUGHT}
    assert sum(report["part"] == "kept" for report in reports) >= 150
    events = [word for word in words if word["types"]]
    assert len(events) >= 1600
    for word in events:
        assert set(word["types"]) <= set(PLOVER_TYPES)
        assert word["status"] in STATUSES
        sides = [*word["actors"], *word["recipients"]]
        assert all(len(side) in (2, 4) for side in sides)
        for name in ("actor", "recipient"):
            assert len(word.get(f"{name}_codes", word[f"{name}s"])) == len(word[f"{name}s"])
        for start, end in (*(side[:2] for side in sides), *(side[2:] for side in sides if side[2:]), *word["places"]):
            assert 0 <= start < end


@pytest.mark.slow
def test_stretches_read_whole() -> None:
    reports = json.loads((FOLDER / "fields.json").read_text("utf-8"))["reports"]
    whole = [report for report in reports if "whole" in report]
    assert len(whole) == 519
    assert all(report["part"] in fields.TAUGHT for report in whole)
    for report in whole:
        low, high = report["whole"]
        inside = [word for word in report["words"] if word.get("drawn") == "whole"]
        assert all(word["types"] for word in inside)
        assert all(low <= word["trigger"][0] < word["trigger"][1] <= high for word in inside)
        assert all(low <= start < end <= high for start, end in report["optional"])


def test_marked_stances(shared_data: Path) -> None:
    reports = json.loads((FOLDER / "stances.json").read_text("utf-8"))["reports"]
    claims = [claim for report in reports for claim in report["claims"]]
    assert (len(claims), len(reports)) == (1612, 434)
    assert sum(not claim["stances"] for claim in claims) == 316
    for report in reports:
        text = corpora.cut_text(report["source"], shared_data)
        assert hashlib.sha256(text.encode()).hexdigest() == report["sha256"]
        for claim in report["claims"]:
            assert set(claim["stances"]) <= set(Stance.__args__)
            assert all(text[start:end].strip() for start, end in (claim["cue"], *claim["content"]))


def test_stretches_are_words_of_texts_that_nobody_scores(shared_data: Path) -> None:
    stored = json.loads((FOLDER / "stretches.json").read_text("utf-8"))["reports"]
    apart = {json.loads(file.read_text("utf-8"))["sha256"] for file in FILES}
    apart |= {report.text for report in fields.marked_reports(shared_data, ("kept",))}
    for report in stored:
        text = corpora.cut_text(report["source"], shared_data)
        assert report["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        assert not apart & {report["sha256"], text}
        assert all(kinds and set(kinds) <= set(PLOVER_TYPES) for _, _, *kinds in report["events"])
        for start, end, *_ in (*report["events"], *report["optional"]):
            assert text[start:end] == text[start:end].strip() != ""
            assert any(low <= start < end <= high for low, high in report["within"])


def test_marked_fields_are_words_of_their_texts(shared_data: Path) -> None:
    for report in fields.marked_reports(shared_data, {*fields.PARTS, *fields.TAUGHT}):
        for mark in report.marks:
            sides = [side.words for side in (*mark.actors, *mark.recipients)]
            for start, end in (mark.trigger, *sides, *mark.places, *mark.sources):
                assert report.text[start:end].strip() == report.text[start:end]


def test_floors_are_of_this_corpus() -> None:
    floors = json.loads((FOLDER / "floors.json").read_text("utf-8"))
    assert floors["corpus"] == gold.corpus_hash(FOLDER)
    assert all(0 <= floor <= 1 for floor in floors["floors"].values())


def test_texts_are_those_annotated(shared_data: Path) -> None:
    reports = gold.load_gold(FOLDER, shared_data)
    assert len(reports) == len(FILES)
    for report in reports:
        assert gold.faults(report.annotation, len(report.text)) == []
        labelled = {a for r in report.annotation["regions"] for a in range(r["start"], r["end"])}
        assert all(c.isspace() or at in labelled for at, c in enumerate(report.text))


def test_another_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "corpus.txt").write_text("Rain fell on the harbour.", "utf-8")
    lists: dict[str, Any] = {name: [] for name in gold.LISTS}
    source = {"file": "corpus.txt", "start": 0, "end": 4}
    annotation = {"id": "rain", "source": source, "sha256": "0" * 64, **lists}
    (tmp_path / "reports" / "rain.json").write_text(json.dumps(annotation), "utf-8")
    (tmp_path / "parts.json").write_text('{"open": ["rain"]}', "utf-8")
    with pytest.raises(EvaluationError, match=r"rain.json: got a text with sha256 .* expected 0000"):
        gold.load_gold(tmp_path, tmp_path)
    with pytest.raises(EvaluationError, match="got part 'shut', expected one of open"):
        gold.load_gold(tmp_path, tmp_path, "shut")
    with pytest.raises(EvaluationError, match="got no file"):
        corpora.cut_text({"file": "none.txt", "start": 0, "end": 1}, tmp_path)


def test_every_part_is_scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists: dict[str, Any] = {name: [] for name in gold.LISTS}
    (tmp_path / "reports").mkdir()
    (tmp_path / "corpus.txt").write_text("Rain.Hail.Snow.", "utf-8")
    for number, name in enumerate(("rain", "hail", "snow")):
        source = {"file": "corpus.txt", "start": 5 * number, "end": 5 * number + 5}
        digest = hashlib.sha256(f"{name.title()}.".encode()).hexdigest()
        region = {"kind": "body", "start": 0, "end": 5}
        annotation = {"id": name, "source": source, "sha256": digest, **lists, "regions": [region]}
        (tmp_path / "reports" / f"{name}.json").write_text(json.dumps(annotation), "utf-8")
    (tmp_path / "parts.json").write_text('{"open": ["rain", "snow"], "fresh": ["hail"]}', "utf-8")

    def readings(reports: Iterable[gold.GoldReport], _: str | None) -> list[dict[str, object]]:
        return [{**report.annotation, "text": report.text} for report in reports]

    monkeypatch.setenv("ACCORDING_GOLD", str(tmp_path))
    monkeypatch.setattr(gold, "read_gold", readings)
    scores = gold.evaluate(tmp_path)
    assert {name: scores[f"{name}.reports"] for name in ("open", "fresh", "all")} == {"open": 2, "fresh": 1, "all": 3}
    assert scores["fresh.regions_f1"] == 1


TEXT = "The army shelled Zorin on Monday, a mayor said. The shelling killed two clerks."


def span(words: str, nth: int = 0) -> dict[str, Any]:
    at = TEXT.index(words, nth)
    return {"start": at, "end": at + len(words)}


def party(words: str, country: str | None, sectors: list[str]) -> dict[str, Any]:
    return {**span(words), "name": None, "country": country, "sectors": sectors}


def example() -> Report:
    """A gold of two tellings of one event, and a reading that has one of them with the wrong status."""
    blank: dict[str, Any] = {"also": [], "mode": None, "recipients": [], "counts": [], "chain": []}
    parties = [
        {**party("The army", "UKR", ["MIL"]), "entity": 0},
        {**party("a mayor", "UKR", ["GOV"]), "entity": 1},
    ]
    place = {**span("Zorin"), "name": "Zorin", "country": "UKR", "lat": 48.0, "lon": 38.0}
    claim = {"source": 1, "cue": span("said"), "content": [{"start": 0, "end": 32}], "parent": None}
    first = {**blank, "trigger": span("shelled"), "type": "ASSAULT", "actors": [0], "status": "claimed"}
    again = {**blank, "trigger": span("shelling"), "type": "ASSAULT", "actors": [], "status": "claimed"}
    annotation = {
        "regions": [{"kind": "body", "start": 0, "end": len(TEXT)}],
        "parties": parties,
        "places": [place],
        "times": [],
        "claims": [{**claim, "stance": "asserts", "directness": "indirect"}],
        "records": [
            {**first, "chain": [0], "time": None, "place": 0, "same": None},
            {**again, "time": None, "place": None, "same": 0},
        ],
        "optional": [span("killed")],
        "wording": [],
    }
    found = {"event": {"type": "ASSAULT", "mode": None}, "trigger": span("shelled")}
    sides = {"actors": [parties[0]], "recipients": [], "counts": [], "time": None, "place": place}
    other = {"event": {"type": "PROTEST", "mode": None}, "trigger": span("killed")}
    tail = {"status": "reported", "according_to": []}
    link = {"source": parties[1], "cue": span("said"), "content": [span("army shelled")], "parent": None}
    reading = {
        **annotation,
        "claims": [{**link, "stance": "denies", "directness": "indirect"}],
        "records": [{**found, **sides, **tail}, {**other, **sides, **tail}],
    }
    return Report(TEXT, annotation, reading)


def test_scores() -> None:
    scores = score_reports([example()])
    assert scores["regions_f1"] == scores["parties_f1"] == scores["places_161km"] == 1
    assert scores["claims_relation_f1"] == scores["claims_source_party"] == 1
    assert scores["claims_stance"] == 0
    assert scores["records_whole_f1"] == 1  # the repeat and the optional word count for nothing
    assert scores["records_type_gold"] == 1
    assert scores["records_status"] == scores["records_chain"] == 0


def test_a_record_of_another_of_golds_types_counts_for_the_first() -> None:
    report = example()
    report.gold["records"][0]["also"] = ["COERCE"]
    report.reading["records"][0]["event"]["type"] = "COERCE"
    scores = score_reports([report])
    assert scores["records_assault_precision"] == scores["records_assault_recall"] == 1
    report.gold["records"][0]["also"] = []
    scores = score_reports([report])
    assert scores["records_assault_recall"] == 0
    assert scores["records_type_precision"] == 0


def test_small_measures() -> None:
    assert day_bounds("2016-02") == ("2016-02-01", "2016-02-29")
    assert day_bounds("197") == ("1970-01-01", "1979-12-31")
    assert day_bounds("P3M") == (None, None)
    assert len(units("Gen. Ann Lee left. She had no choice.\nRain fell.")) == 3
    assert matched([span("army")], [span("The army"), span("mayor")], closeness) == [(0, 0)]
    assert same_name("José Barroso", "Jose Barroso (politician)")
    assert not same_name("Ann Lee", "Tom Reed")
    paris, london = {"lat": 48.85, "lon": 2.35}, {"lat": 51.51, "lon": -0.13}
    assert distance_km(paris, london) == pytest.approx(344, abs=3)
    assert macro_f1([("denied", "denied"), ("claimed", "reported")]) == 0.5


def test_floors() -> None:
    floors = {"corpus": "abc", "floors": {"open.records_type_f1": 0.5, "open.wording_f1": 0.4}}
    good = {"open.records_type_f1": 0.5, "open.wording_f1": 0.9}
    assert gold.check_floors(good, floors, "abc") == []
    assert len(gold.check_floors({"open.records_type_f1": 0.4}, floors, "abd")) == 3
    with pytest.raises(EvaluationError, match="got floors None"):
        gold.check_floors(good, {"corpus": "abc"}, "abc")


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.shared
def test_scores_keep_their_floors(shared_data: Path) -> None:
    floors = json.loads((FOLDER / "floors.json").read_text("utf-8"))
    assert gold.check_floors(gold.evaluate(shared_data), floors, gold.corpus_hash(FOLDER)) == []
