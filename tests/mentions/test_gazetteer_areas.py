"""Seas, rivers, mountains and regions of conflict by name alone (areas.tsv), each with a tolerance of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from according.errors import EvaluationError
from according.evaluate.places import distances, evaluate, read_names
from according.mentions.gazetteer import Gazetteer
from according.mentions.resolution import Resolver

AREAS = Path(__file__).with_name("areas.tsv")


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(Gazetteer.open())


@pytest.mark.slow
def test_what_reports_of_conflicts_name_is_where_it_lies(resolver: Resolver) -> None:
    names = read_names(AREAS)
    assert len(names) >= 150
    off = distances(names, resolver)
    wrong = [named.name for named, far in zip(names, off, strict=True) if far is None or far > named.tolerance]
    assert len(wrong) <= 0.02 * len(names), wrong


@pytest.mark.parametrize("name", ["Idlib province", "Helmand province", "Corsica", "Anbar"])
def test_divisions_need_no_other_name_beside_them(resolver: Resolver, name: str) -> None:
    (named,) = [each for each in read_names(AREAS) if each.name == name]
    (far,) = distances([named], resolver)
    assert far is not None
    assert far <= named.tolerance


def test_evaluate_reads_a_table_of_names(tmp_path: Path) -> None:
    table = tmp_path / "names.tsv"
    table.write_text("# a comment\nname\tlat\tlon\ttolerance\nDonbas\t48\t38\t200\nNo Such Sea Anywhere\t0\t0\t10\n")
    assert evaluate(table) == {"names": 2, "resolved": 0.5, "within_tolerance": 0.5}


@pytest.mark.parametrize("content", ["Donbas\t48\n", "Donbas\tnorth\t38\t200\n", "# nothing\n"])
def test_a_bad_table_of_names_is_a_typed_error(tmp_path: Path, content: str) -> None:
    table = tmp_path / "names.tsv"
    table.write_text(content)
    with pytest.raises(EvaluationError, match=r"names\.tsv"):
        read_names(table)
