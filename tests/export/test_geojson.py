"""GeoJSON: valid by RFC 7946, longitude first, null where the place is unknown."""

from __future__ import annotations

import json

import pytest

from according.export.columns import COLUMNS
from tests.export.fixtures import make_document


def test_a_feature_a_record_longitude_first(written, exported) -> None:
    found = json.loads(written("geojson").read_text("utf-8"))
    assert found["type"] == "FeatureCollection"
    assert [feature["id"] for feature in found["features"]] == [record.id for record in exported.records]
    assert found["features"][0]["geometry"] == {"type": "Point", "coordinates": [-1.25, 44.5]}
    assert [feature["geometry"] for feature in found["features"][1:]] == [None, None]
    assert set(found["features"][0]["properties"]) == set(COLUMNS) - {"lat", "lon"}


def test_no_documents_and_several_are_whole_files(written) -> None:
    assert json.loads(written("geojson", []).read_text("utf-8"))["features"] == []
    several = json.loads(written("geojson", [make_document("a"), make_document("b")]).read_text("utf-8"))
    assert len(several["features"]) == 6


@pytest.mark.slow
def test_geopandas_reads_it(written, exported) -> None:
    geopandas = pytest.importorskip("geopandas", reason="the readers of exports are not installed")
    frame = geopandas.read_file(written("geojson"))
    assert frame["id"].tolist() == [record.id for record in exported.records]
    assert (frame.geometry.iloc[0].x, frame.geometry.iloc[0].y) == (-1.25, 44.5)
    assert frame.geometry.isna().tolist() == [False, True, True]
    assert frame.crs.to_epsg() == 4326
