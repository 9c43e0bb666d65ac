"""CSV and JSON lines as pandas, polars and DuckDB read them; statuses that are asked for."""

from __future__ import annotations

import json

import pytest

from according.export.columns import COLUMNS
from according.export.selection import Selection

ABSENT = "the readers of exports are not installed"


@pytest.mark.slow
def test_pandas_reads_csv(written) -> None:
    pandas = pytest.importorskip("pandas", reason=ABSENT)
    frame = pandas.read_csv(written("csv"), dtype={"cameo": str})
    assert list(frame.columns) == list(COLUMNS)
    assert frame["cameo"].tolist() == ["190", "036", "180"]
    assert frame["actor_country"].iloc[0] == "RUS; FRA"
    assert frame["lat"].notna().tolist() == [True, False, False]


@pytest.mark.slow
def test_polars_reads_json_lines(written) -> None:
    polars = pytest.importorskip("polars", reason=ABSENT)
    frame = polars.read_ndjson(written("jsonl"))
    assert frame["status"].to_list() == ["reported", "planned", "denied"]
    assert frame["event"].struct.field("type").to_list() == ["ASSAULT", "AGREE", "ASSAULT"]


@pytest.mark.slow
def test_duckdb_reads_both(written) -> None:
    duckdb = pytest.importorskip("duckdb", reason=ABSENT)
    query = f"SELECT count(*) FROM '{written('jsonl')}' WHERE status = 'denied'"
    assert duckdb.sql(query).fetchall() == [(1,)]
    assert duckdb.sql(f"SELECT sum(trigger_end - trigger_start) FROM '{written('csv')}'").fetchall() == [(17,)]


@pytest.mark.parametrize("format_", ["jsonl", "csv", "geojson"])
def test_statuses_that_are_asked_for(written, format_: str) -> None:
    text = written(format_, selection=Selection(frozenset({"denied"}))).read_text("utf-8")
    assert "denied" in text
    assert "planned" not in text


@pytest.mark.parametrize("format_", ["jsonl", "csv", "geojson"])
def test_confidence_that_is_asked_for(written, format_: str) -> None:
    text = written(format_, selection=Selection(least=0.8)).read_text("utf-8")
    assert "0.85" in text
    assert "planned" not in text


def test_a_record_carries_its_explanation_where_there_is_one(written, exported) -> None:
    assert all("explanation" not in json.loads(line) for line in written("jsonl").read_text("utf-8").splitlines())
