"""The reliability diagram: valid SVG, with its points where they belong."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from according.evaluate.reliability import LEFT, SIDE, TOP, Curve, draw

SVG = "{http://www.w3.org/2000/svg}"


def test_a_point_stands_at_its_confidence_and_share():
    root = ElementTree.fromstring(draw([Curve("all", [(0.25, 0.5, 7)])]))
    (point,) = [each for each in root.iter(f"{SVG}circle") if each.find(f"{SVG}title") is not None]
    assert float(point.get("cx", "")) == pytest.approx(LEFT + 0.25 * SIDE)
    assert float(point.get("cy", "")) == pytest.approx(TOP + 0.5 * SIDE)
    assert point.findtext(f"{SVG}title") == "7 records: confidence 0.25, right 0.50"


def test_curves_are_told_apart_and_named():
    root = ElementTree.fromstring(draw([Curve("one & two", [(0.2, 0.2, 1)]), Curve("three", [(0.9, 0.8, 1)])]))
    words = [each.text for each in root.iter(f"{SVG}text")]
    assert "one & two" in words
    assert "three" in words
    marks = [each for each in root.iter() if each.find(f"{SVG}title") is not None]
    assert len({each.get("fill") for each in marks}) == len({each.tag for each in marks}) == 2


def test_a_curve_without_points_is_still_a_diagram():
    assert ElementTree.fromstring(draw([Curve("none", [])])).tag == f"{SVG}svg"
