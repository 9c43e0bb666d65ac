"""The measures of the time stage: TempEval-3's on TimeML, values on timenorm's table, recall on GUM's dates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from according.errors import EvaluationError
from according.evaluate.times import agrees, evaluate

TIMEML = """<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2017-11-14">2017-11-14</TIMEX3></DCT>
<TEXT>They met on <TIMEX3 tid="t1" type="DATE" value="2017-11-13">Monday</TIMEX3> and talked for
<TIMEX3 tid="t2" type="DURATION" value="P3D">two days</TIMEX3>, then rested <TIMEX3 tid="t3" type="DATE"
value="2017">some year</TIMEX3>.</TEXT></TimeML>"""


def test_timeml_counts_strict_relaxed_and_value(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TIMEML, "utf-8")
    scores = evaluate(tmp_path)
    assert scores["gold"] == 3
    assert scores["found"] == 2
    assert scores["strict_precision"] == 1.0
    assert scores["relaxed_recall"] == pytest.approx(2 / 3)
    assert scores["strict_f1"] == pytest.approx(0.8)
    assert scores["value_f1"] == pytest.approx(2 * 0.5 * (1 / 3) / (0.5 + 1 / 3))


def test_timenorm_blocks_open_with_their_anchor(tmp_path: Path) -> None:
    path = tmp_path / "norm.tsv"
    rows = ["1998-02-16\tDATE\t1998-02-16", "last week\tDATE\t1998-W07", "last year\tDATE\t1990", "", "now\tDATE\tX"]
    path.write_text("\n".join(rows), "utf-8")
    scores = evaluate(path)
    assert scores["rows"] == 2
    assert scores["value_accuracy"] == 0.5
    assert scores["found"] == 1.0


@pytest.mark.parametrize(
    ("gold", "value", "right"),
    [
        ("1989-WXX", "1989-W43", True),
        ("1988-QX", "1988-Q1", True),
        ("1990-XX-XX", "1990", True),
        ("1989-11-06T17", "1989-11-06T17:00-05", True),
        ("1989-10-27T24", "1989-10-27T24:00", True),
        ("1989-W43", "1989-W43", True),
        ("1989-WXX", "1988-W43", False),
        ("XXXX-SU", "1989-SU", False),
        ("1989-11-06T17", "1989-11-06T18:00", False),
        ("1989", None, False),
    ],
)
def test_a_value_may_fill_in_what_the_table_leaves_open(gold: str, value: str | None, right: bool) -> None:
    assert agrees(gold, value) is right


def test_gum_is_recall_of_what_is_dated(tmp_path: Path) -> None:
    text = "They met last week and in July 2003 , never in that age ."
    dates = [
        {"start": 9, "end": 18, "from": "2017-11-06", "to": "2017-11-12", "text": "last week"},
        {"start": 26, "end": 35, "when": "2003-07", "text": "July 2003"},
        {"start": 47, "end": 55, "when": "1000", "text": "that age"},
    ]
    path = tmp_path / "gum.jsonl"
    path.write_text(json.dumps({"id": "x", "tokens": text, "created": "2017-11-14", "dates": dates}), "utf-8")
    scores = evaluate(path)
    assert scores["strict_recall"] == pytest.approx(2 / 3)
    assert scores["value_accuracy"] == 1.0


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", "x"), ("a.tml", "<broken"), ("a.tsv", "only one cell"), ("a.jsonl", '{"id": 1}')],
)
def test_other_input_is_a_typed_error(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    with pytest.raises(EvaluationError):
        evaluate(path)


def test_own_gold_on_wikinews_keeps_its_floor(shared_data: Path) -> None:
    path = Path(__file__).parents[2] / "gold" / "times.json"
    assert (shared_data / "times").is_dir()
    scores = evaluate(path)
    assert scores["strict_f1"] >= 0.97
    assert scores["relaxed_f1"] >= 0.98
    assert scores["value_f1"] >= 0.96


def test_timenorm_keeps_its_floor(shared_data: Path) -> None:
    assert evaluate(shared_data / "times" / "timenorm-train.tsv")["value_accuracy"] >= 0.855


def test_gum_keeps_its_floor(shared_data: Path) -> None:
    scores = evaluate(shared_data / "times" / "gum-dates.jsonl")
    assert scores["relaxed_recall"] >= 0.86
    assert scores["value_accuracy"] >= 0.82
