"""What counts as right, which records are cases, and the folds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from according.document import Document
from according.errors import EvaluationError
from according.evaluate import calibration
from according.evaluate.calibration import Case, answers, cases, cross_validated, figures, of_record, scored, told_right
from according.evaluate.run import run
from according.events.coding import Trace
from according.events.judge import Judged
from according.record import Event, Record

GOLD = {
    "records": [
        {"trigger": {"start": 10, "end": 18}, "type": "ASSAULT", "also": ["COERCE"]},
        {"trigger": {"start": 30, "end": 36}, "type": "CONSULT", "also": []},
    ],
    "optional": [{"start": 50, "end": 56}],
}


def record_at(start: int, end: int, kind: str) -> dict[str, object]:
    return {"trigger": {"start": start, "end": end}, "event": {"type": kind}}


@pytest.mark.parametrize(
    ("start", "end", "kind", "right"),
    [
        (10, 18, "ASSAULT", True),
        (17, 22, "ASSAULT", True),
        (10, 18, "COERCE", True),
        (10, 18, "PROTEST", False),
        (18, 22, "ASSAULT", False),
        (31, 33, "CONSULT", True),
        (52, 60, "CONSULT", None),
        (70, 75, "CONSULT", False),
    ],
    ids=["same", "a letter", "also", "other type", "beside", "inside", "optional", "elsewhere"],
)
def test_right_is_the_golds_trigger_and_type(start, end, kind, right):
    assert told_right(GOLD, record_at(start, end, kind)) is right


def document_with(*types: str) -> tuple[Document, list[Record]]:
    document = Document("d", "Rebels attacked, then they met and talked.")
    span = document.span(7, 15)
    return document, [Record(document, Event(kind), span, (), (), span) for kind in types]


def test_cases_are_records_and_what_was_refused_but_no_repeats():
    document, (written, repeat, refused) = document_with("ASSAULT", "CONSULT", "PROTEST")
    document.records = [written]
    trace = Trace(judged=[Judged(written, {"a": 1.0}, None), Judged(repeat, {}, None), Judged(refused, {}, "bare")])
    found = list(cases("part/d", document, trace))
    assert [(case.record["event"]["type"], case.refused, case.written) for case in found] == [
        ("ASSAULT", False, True),
        ("PROTEST", True, False),
    ]
    assert found[0].document == "part/d"
    assert found[0].facts == {"a": 1.0}


def made(document: str, facts: dict[str, float], right: bool | None, written: bool = True) -> Case:
    return Case(document, {}, facts, right, False, written)


def test_only_written_and_decided_records_are_scored():
    found = [made("a", {}, True), made("a", {}, None), made("b", {}, False), made("b", {}, True, written=False)]
    assert [case.right for case in scored(found)] == [True, False]
    assert answers(scored(found)).tolist() == [1.0, 0.0]


def test_facts_of_the_report_are_no_part_of_the_confidence():
    assert of_record({"political": 1.0, "few parties": 1.0, "public share": 0.4, "mode": 1.0}) == {"mode": 1.0}


def test_each_document_is_told_by_the_others_alone():
    # A fact that stands in one document only has no weight where that document is held out.
    found = [made(f"d{number}", {f"only {number}": 1.0}, number % 4 != 0) for number in range(40)]
    told = cross_validated(found, 0.1)
    assert told.std() < 0.1
    assert abs(told.mean() - 0.75) < 0.1


def test_a_fact_that_tells_is_used():
    found = [
        made(f"d{number}", {"good": 1.0} if number % 2 else {"bad": 1.0}, bool(number % 2)) for number in range(60)
    ]
    told = cross_validated(found, 0.1)
    assert figures("x", told, answers(found))["x ranking"] == 1.0


def test_figures_of_nothing():
    assert figures("x", np.asarray([]), np.asarray([])) == {"x records": 0.0}


def test_figures_name_what_they_are():
    found = figures("x", np.asarray([0.5, 1.0]), np.asarray([0.0, 1.0]))
    assert found["x mean confidence"] == 0.75
    assert found["x share right"] == 0.5
    assert found["x calibration error, 10 bins"] == pytest.approx(0.25)


def test_no_annotations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ACCORDING_GOLD", str(tmp_path))
    with pytest.raises(EvaluationError, match="got no annotations"):
        calibration.evaluate(tmp_path)


def test_no_other_task_is_drawn(tmp_path: Path):
    with pytest.raises(EvaluationError, match="expected 'calibration'"):
        run("times", tmp_path, plot=tmp_path / "plot.svg")


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.slow
def test_confidence_is_calibrated(shared_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    # A sixth of the articles with judged words: all of them take minutes.
    some = calibration.judged_reports(shared_data)[::6]
    monkeypatch.setattr(calibration, "judged_reports", lambda _: some)
    plot = tmp_path / "plot.svg"
    found = calibration.evaluate(shared_data, plot=plot)
    assert found["folds calibration error, 10 bins"] <= 0.08
    assert found["kept calibration error, 10 bins"] <= 0.08
    assert "kept reports" in plot.read_text("utf-8")
