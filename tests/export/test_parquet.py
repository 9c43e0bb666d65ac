"""Parquet as DuckDB, pandas, polars and pyarrow read it; and the error where pyarrow is absent."""

from __future__ import annotations

import datetime
import io
import sys

import pytest

from according.errors import MissingPart
from according.export import parquet
from according.export.columns import COLUMNS
from tests.export.fixtures import make_document

ABSENT = "the readers of exports are not installed"


def test_without_pyarrow_the_way_to_get_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPart, match=r"pip install 'according\[parquet\]'"):
        parquet.ParquetRecords(io.BytesIO())


@pytest.mark.slow
def test_columns_have_types_and_lists(written, exported) -> None:
    reader = pytest.importorskip("pyarrow.parquet", reason=ABSENT)
    found = reader.read_table(written("parquet"))
    assert found.column_names == list(COLUMNS)
    first, meeting, denied = found.to_pylist()
    assert first["id"] == exported.records[0].id
    assert first["actor_name"] == [None, "Army of Ruritania"]
    assert first["actor_sectors"] == [["REB"], ["MIL", "GOV"]]
    assert first["actor_cow"] == [365, 220]
    assert first["time_earliest"] == datetime.date(2024, 3, 5)
    assert (first["lat"], first["lon"], first["quad"]) == (44.5, -1.25, 4)
    assert meeting["contexts"] == []
    assert meeting["lat"] is None
    assert denied["counts"] == [{"kind": "dead", "low": 6, "high": None, "text": "six people"}]
    assert denied["according_to"][0] == {
        "source": "Ministry",
        "cue": "said",
        "stance": "asserts",
        "directness": "indirect",
    }


@pytest.mark.slow
def test_rows_are_written_as_they_come(written, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = pytest.importorskip("pyarrow.parquet", reason=ABSENT)
    monkeypatch.setattr(parquet, "GROUP", 4)
    path = written("parquet", [make_document(str(number)) for number in range(5)])
    file = reader.ParquetFile(path)
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [6, 6, 3]


@pytest.mark.slow
def test_no_records_is_a_file_with_columns(written) -> None:
    reader = pytest.importorskip("pyarrow.parquet", reason=ABSENT)
    found = reader.read_table(written("parquet", []))
    assert (found.num_rows, found.column_names) == (0, list(COLUMNS))


@pytest.mark.slow
def test_duckdb_reads_it(written) -> None:
    duckdb = pytest.importorskip("duckdb", reason=ABSENT)
    path = written("parquet")
    query = f"SELECT event_type, count(*) FROM '{path}' WHERE list_contains(actor_country, 'FRA') GROUP BY 1 ORDER BY 1"
    assert duckdb.sql(query).fetchall() == [("AGREE", 1), ("ASSAULT", 2)]
    counted = f"SELECT c.low FROM '{path}', unnest(counts) AS t(c)"
    assert duckdb.sql(counted).fetchall() == [(6,)]


@pytest.mark.slow
def test_pandas_reads_it(written) -> None:
    pandas = pytest.importorskip("pandas", reason=ABSENT)
    frame = pandas.read_parquet(written("parquet"))
    assert frame["status"].tolist() == ["reported", "planned", "denied"]
    assert list(frame["actor"].iloc[0]) == ["Northern Front", "the army"]


@pytest.mark.slow
def test_polars_reads_it(written) -> None:
    polars = pytest.importorskip("polars", reason=ABSENT)
    frame = polars.read_parquet(written("parquet"))
    assert frame.columns == list(COLUMNS)
    assert frame.explode("actor_country").filter(polars.col("actor_country") == "FRA").height == 3
