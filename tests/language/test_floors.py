"""The reading model's figures on a public corpus do not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from according.evaluate import entities

pytestmark = [pytest.mark.model, pytest.mark.shared]


def test_report_entities(shared_data: Path) -> None:
    assert entities.evaluate(shared_data / "entities/re3d.jsonl")["F1"] >= 0.655
