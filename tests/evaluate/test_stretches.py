"""Stretches of which every event word is marked: the two files, and what is right in them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from according.errors import EvaluationError
from according.evaluate.stretches import ReadReport, read_reports

TEXT = "Rebels attacked the town of Tula on Sunday. Omar met envoys, and the talks went on. Later they fled."


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def gold(folder: Path, text: str = TEXT, *, fields: bool = True) -> Path:
    """A corpus of one report that both files have."""
    (folder / "one.txt").write_text(text, encoding="utf-8")
    source, sha = {"file": "one.txt"}, hashlib.sha256(TEXT.encode()).hexdigest()
    sides = {"actors": [], "recipients": [], "places": [], "time": None, "status": "reported", "sources": []}
    words = [
        {"trigger": at("attacked"), "shown": [0, 43], "types": ["ASSAULT"], **sides},
        {"trigger": at("Sunday"), "shown": [0, 43], "types": []},
    ]
    one = {"source": source, "part": "taught", "words": words, "whole": [0, 43], "optional": [], "sha256": sha}
    two = {"source": source, "within": [[44, len(TEXT)]], "optional": [at("talks")], "sha256": sha}
    two["events"] = [[*at("met"), "CONSULT", "COOPERATE"]]
    (folder / "fields.json").write_text(json.dumps({"reports": [one] if fields else []}), encoding="utf-8")
    (folder / "stretches.json").write_text(json.dumps({"reports": [two]}), encoding="utf-8")
    return folder


def test_a_report_has_the_stretches_of_both_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORDING_GOLD", str(gold(tmp_path)))
    (report,) = read_reports(tmp_path)
    assert report.within == ((0, 43), (44, len(TEXT)))
    assert report.events == ((*at("attacked"), ("ASSAULT",)), (*at("met"), ("CONSULT", "COOPERATE")))
    assert report.optional == (tuple(at("talks")),)
    assert [report.holds(place) for place in (0, 43, 44)] == [True, False, True]


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [("met", "COOPERATE", True), ("met", "AID", False), ("talks", "AID", None), ("fled", "AID", False)],
    ids=["marked", "another type", "a border case", "no event"],
)
def test_what_is_right(words: str, kind: str, expected: bool | None) -> None:
    events = ((*at("met"), ("CONSULT", "COOPERATE")),)
    report = ReadReport("one", TEXT, ((0, 90),), events, ((*at("talks"),),))
    start, end = at(words)
    assert report.right({"trigger": {"start": start, "end": end}, "event": {"type": kind}}) is expected


def test_what_is_counted() -> None:
    events = ((*at("attacked"), ("ASSAULT",)), (*at("met"), ("CONSULT",)), (*at("fled"), ("RETREAT",)))
    report = ReadReport("one", TEXT, ((0, 90),), events, ((*at("talks"),),))
    found = [("attacked", "ASSAULT"), ("met", "AID"), ("Sunday", "AID"), ("talks", "CONSULT"), ("fled", "RETREAT")]
    records = [
        {"trigger": dict(zip(("start", "end"), at(words), strict=True)), "event": {"type": kind}}
        for words, kind in found
    ]
    told = Counter(report.told(records))
    assert told == {"word": 3, "found": 3, "typed": 2, "right": 1, "wrong": 2}


def test_another_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORDING_GOLD", str(gold(tmp_path, TEXT + " More.", fields=False)))
    with pytest.raises(EvaluationError, match="another text"):
        read_reports(tmp_path)


def test_no_stretches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold(tmp_path)
    (tmp_path / "stretches.json").unlink()
    monkeypatch.setenv("ACCORDING_GOLD", str(tmp_path))
    with pytest.raises(EvaluationError, match="no stretches"):
        read_reports(tmp_path)
