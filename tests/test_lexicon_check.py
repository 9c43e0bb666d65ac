"""Project lexicons: what they add and override, what the check says of them, and its exit status."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from according import resources
from according.errors import ConfigError, ResourceError
from according.lexicon_check import Finding, check, summary
from according.mentions.knowledge import KnowledgeBase
from according.resources import Row, merged, project_rows, shipped_rows, table, use_project

NOUNS = "noun\tsectors\tkind\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project lexicon that this process counts as its own."""
    monkeypatch.setattr(resources, "_project", tmp_path.resolve())
    return tmp_path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.tsv"
    path.write_text(text, "utf-8")
    return path


def findings(folder: Path) -> list[tuple[int | None, str, str]]:
    return [(item.line, item.kind, item.message) for item in check(folder)]


def shipped(name: str, column: str, value: str) -> Row:
    return next(row for row in shipped_rows(name) if row[column] == value)


def test_an_own_row_takes_the_place_of_the_shipped_one(folder: Path) -> None:
    write(folder, "agents", NOUNS + "soldier\tREB\tperson\nquarkherd\tAGR\tperson\n")
    rows = merged("agents", shipped_rows("agents"), project_rows(folder, "agents"))
    assert [row["sectors"] for row in rows if row["noun"] == "soldier"] == ["REB"]
    assert len(rows) == len(shipped_rows("agents")) + 1


def test_columns_left_out_are_those_of_the_row_that_is_overridden(folder: Path) -> None:
    write(folder, "agents", NOUNS + "soldier\tREB\tperson\nquarkherd\tAGR\tperson\n")
    soldier, new = project_rows(folder, "agents")
    assert soldier["takes"] == shipped("agents", "noun", "soldier")["takes"]
    assert (new["takes"], new["source"], new.own) == ("", resources.OWN_SOURCE, True)


def test_an_override_is_named_with_what_differs(folder: Path) -> None:
    write(folder, "agents", NOUNS + "soldier\tREB\tperson\n")
    old = shipped("agents", "noun", "soldier")
    assert findings(folder) == [(2, "change", f"overrides agents/en:{old.line}: sectors MIL -> REB")]


@pytest.mark.slow
def test_a_name_that_stood_for_another_party_is_named_and_goes_to_the_own_row(folder: Path) -> None:
    write(folder, "organisations", "name\taliases\tcountry\tsectors\nNew Atlantis Tribune\tNATO\tUSA\tJRN\n")
    ((line, kind, message),) = findings(folder)
    assert (line, kind) == (2, "change")
    assert message.startswith("'NATO' is now New Atlantis Tribune (USA, JRN; ")
    assert "it was NATO (IGO" in message or "it was North Atlantic Treaty Organi" in message
    rows = {"organisations": merged("organisations", (), project_rows(folder, "organisations"))}
    knowledge = KnowledgeBase.build(lambda name, columns: rows.get(name) or shipped_rows(name))
    assert [alias.entity.name for alias in knowledge.index[("nato",)]] == ["New Atlantis Tribune"]


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("agent", NOUNS, None, "no lexicon is called 'agent', expected agents, "),
        ("agents", "noun\tsector\nsoldier\tMIL\n", 1, "got columns ['sector'], expected of ['noun', 'plural'"),
        ("agents", "# own\nsectors\tkind\nMIL\tperson\n", 2, "got columns ['sectors', 'kind'], expected also ['noun']"),
        ("agents", NOUNS + "quarkherd\tAGR\n", 2, "got 2 cells, expected 3 (noun, sectors, kind)"),
        ("agents", NOUNS + "quarkherd\tFARM\tperson\n", 2, "got sectors ['FARM'], expected of AGR, "),
        ("agents", NOUNS + "quarkherd\tAGR\tthing\n", 2, "got kind 'thing', expected one of group, person, vehicle"),
        ("agents", NOUNS + "quarkherd\tAGR\tgroup\nquarkherd\tAGR\tperson\n", 3, "repeats line 2"),
    ],
    ids=["file", "column", "key", "cells", "sector", "value", "repeat"],
)
def test_faults(folder: Path, name: str, text: str, line: int | None, message: str) -> None:
    write(folder, name, text)
    found = [item for item in findings(folder) if item[1] == "fault"]
    assert len(found) == 1
    assert found[0][0] == line
    assert found[0][2].startswith(message)


@pytest.mark.slow
def test_each_bad_cell_and_name_has_its_line(folder: Path) -> None:
    text = """name\taliases\tcountry\twikidata\tfrom\tto
New Atlantis Times\t\tUK\t\t\t
New Atlantis Post\t\t\t95\t\t
New Atlantis Sun\t\t\t\t1999\t
New Atlantis Star\t\t\t\t2001-01-01\t2000-01-01
New Atlantis Echo\tQX\t\t\t\t
Quark Mail\tQX\t\t\t\t
"""
    write(folder, "media", text)
    expected = [
        (2, "got country 'UK', expected ISO 3166 alpha-3"),
        (3, "got wikidata '95', expected Q and digits"),
        (4, "got from '1999', expected a day as YYYY-MM-DD"),
        (5, "ends 2000-01-01, before it begins on 2001-01-01"),
        (7, "'QX' is Quark Mail (no country; "),
    ]
    found = [(line, message) for line, kind, message in findings(folder) if kind == "fault"]
    assert [line for line, _ in found] == [line for line, _ in expected]
    for (_, message), (_, begins) in zip(found, expected, strict=True):
        assert message.startswith(begins)


def test_an_empty_lexicon_changes_nothing(folder: Path) -> None:
    assert check(folder) == []
    assert summary([]) == "0 faults, 0 changes"


def test_a_finding_is_one_line_with_its_place() -> None:
    assert str(Finding("own/media.tsv", 3, "fault", "repeats line 2")) == "own/media.tsv:3: fault: repeats line 2"
    assert str(Finding("own/medium.tsv", None, "fault", "no such")) == "own/medium.tsv: fault: no such"


def test_a_process_reads_with_one_project(tmp_path: Path) -> None:
    table("agents", ("noun",))
    with pytest.raises(ConfigError, match="after lexicons were loaded"):
        use_project(tmp_path)
    with pytest.raises(ConfigError, match=r"expected a folder of NAME\.tsv files"):
        use_project(tmp_path / "absent")


def test_a_bad_row_of_a_project_names_its_file(folder: Path) -> None:
    path = write(folder, "agents", NOUNS + "quarkherd\n")
    with pytest.raises(ResourceError, match=f"{path}:2: got 1 cells"):
        project_rows(folder, "agents")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    code = "from according.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_the_command_prints_findings_and_fails_at_a_fault(tmp_path: Path) -> None:
    write(tmp_path, "agents", NOUNS + "soldier\tREB\tperson\n")
    good = run("lexicon", "check", str(tmp_path))
    assert (good.returncode, good.stderr.strip()) == (0, "0 faults, 1 change")
    assert f"{tmp_path}/agents.tsv:2: change: overrides agents/en:" in good.stdout
    path = write(tmp_path, "events", "pattern\ttype\nquark\tQUARK\n")
    bad = run("lexicon", "check", str(tmp_path))
    assert bad.returncode == 1
    assert f"{path}:2: fault: got type 'QUARK'" in bad.stdout


@pytest.mark.model
def test_reading_with_a_project_lexicon(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Soldiers shelled the town on Monday, residents said.", "utf-8")
    own = tmp_path / "own"
    own.mkdir()
    write(own, "agents", NOUNS + "soldier\tREB\tperson\n")
    found = run("read", str(report), "--lexicon", str(own))
    assert found.returncode == 0, found.stderr
    assert '"sectors": ["REB"]' in found.stdout or '"sectors":["REB"]' in found.stdout
