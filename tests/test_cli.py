"""The command line as a user meets it: exit statuses, streams, files, help."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from according import __version__
from according.cli import main
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples" / "articles"
AGENCY = EXAMPLES / "expulsion-agency.txt"


def run(*words: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, as a shell runs it."""
    environment = {**os.environ, "NO_COLOR": "1"}
    command = [sys.executable, "-c", "from according.cli import main; main()", *words]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, env=environment, timeout=120)


def test_version_and_help() -> None:
    runner = CliRunner()
    assert __version__ in runner.invoke(main, ["--version"]).output
    for command in main.commands:
        shown = runner.invoke(main, [command, "--help"])
        assert shown.exit_code == 0
        assert "Example" in shown.output


def test_import_does_not_load_the_stages() -> None:
    code = "import sys, according; print('spacy' in sys.modules, 'trafilatura' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "False"]


def test_unknown_task_names_the_known_ones() -> None:
    result = CliRunner().invoke(main, ["evaluate", "poetry", str(EXAMPLES)])
    assert result.exit_code == 1
    assert "expected one of syntax" in result.output


def test_unknown_option_in_config_fails(tmp_path: Path) -> None:
    config = tmp_path / "options.toml"
    config.write_text("max_bites = 3\n", "utf-8")
    result = CliRunner().invoke(main, ["code", str(AGENCY), "--config", str(config)])
    assert result.exit_code == 1
    assert "max_bites" in result.output
    assert "max_bytes" in result.output


def test_parquet_without_pyarrow_is_one_line_and_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    target = tmp_path / "records.parquet"
    result = CliRunner().invoke(main, ["code", str(AGENCY), "--format", "parquet", "-o", str(target)])
    assert result.exit_code == 1
    assert "pip install 'according[parquet]'" in result.output
    assert list(tmp_path.iterdir()) == []


def test_an_explanation_is_no_row_of_a_table() -> None:
    result = CliRunner().invoke(main, ["code", str(AGENCY), "--format", "csv", "--explain"])
    assert result.exit_code == 2
    assert "--format jsonl" in result.output


def test_an_ontology_is_checked_with_lines(tmp_path: Path) -> None:
    good = str(ROOT / "examples" / "ontologies" / "labour.yaml")
    result = CliRunner().invoke(main, ["ontology", "check", good, "--no-examples"])
    assert result.exit_code == 0, result.output
    assert "12 types" in result.output
    bad = tmp_path / "bad.yaml"
    bad.write_text(Path(good).read_text("utf-8").replace("like: PROTEST", "like: RIOT"), "utf-8")
    result = CliRunner().invoke(main, ["ontology", "check", str(bad), "--no-examples"])
    assert result.exit_code == 1
    assert f"{bad}:12: like: got 'RIOT', expected the PLOVER type" in result.output
    result = CliRunner().invoke(main, ["code", str(AGENCY), "--ontology", str(bad)])
    assert result.exit_code == 1
    assert f"{bad}:12" in result.output


@pytest.mark.model
def test_explain_finds_a_record_by_id_and_a_sentence_by_words() -> None:
    every = run("explain", "all", str(AGENCY), "--json")
    assert every.returncode == 0, every.stderr
    rows = [json.loads(line) for line in every.stdout.splitlines()]
    decided = [each for row in rows for each in row["decisions"] if each["outcome"] == "record"]
    assert decided
    shown = run("explain", decided[0]["record"][:8], str(AGENCY))
    assert shown.returncode == 0, shown.stderr
    assert decided[0]["record"] in shown.stdout
    assert decided[0]["row"].split()[0] in shown.stdout
    assert run("explain", "no such words anywhere", str(AGENCY)).returncode == 1


@pytest.mark.model
def test_bad_inputs_cost_one_line_each_and_the_others_are_coded(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "report.txt").write_text(AGENCY.read_text("utf-8"), "utf-8")
    done = run("read", str(tmp_path), str(tmp_path / "absent.html"))
    assert done.returncode == 1
    readings = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(reading["path"]).name for reading in readings] == ["report.txt"]
    faults = [line for line in done.stderr.splitlines() if "warning" not in line]
    assert len(faults) == 3
    assert all(line.startswith("according: ") for line in faults)
    assert "Traceback" not in done.stderr


@pytest.mark.model
def test_standard_input_takes_jsonl_and_formats_agree(tmp_path: Path) -> None:
    rows = "".join(
        json.dumps({"id": path.stem, "text": path.read_text("utf-8"), "outlet": "Test"}) + "\n"
        for path in sorted(EXAMPLES.glob("*.txt"))[:3]
    )
    as_json = run("code", "-", stdin=rows)
    assert as_json.returncode == 0, as_json.stderr
    records = [json.loads(line) for line in as_json.stdout.splitlines()]
    assert records
    assert {record["document"]["outlet"] for record in records} == {"Test"}
    target = tmp_path / "records.csv"
    as_csv = run("code", "-", "--format", "csv", "-o", str(target), stdin=rows)
    assert as_csv.returncode == 0
    assert as_csv.stdout == ""
    with target.open(encoding="utf-8", newline="") as stream:
        assert [row["id"] for row in csv.DictReader(stream)] == [record["id"] for record in records]


@pytest.mark.model
@pytest.mark.slow
def test_workers_give_the_same_records_in_the_same_order() -> None:
    alone = run("code", str(EXAMPLES))
    together = run("code", str(EXAMPLES), "--workers", "2")
    assert alone.returncode == together.returncode == 0, together.stderr
    assert alone.stdout == together.stdout
    assert alone.stdout


@pytest.mark.model
def test_show_in_plain_terminal_and_as_page(tmp_path: Path) -> None:
    plain = run("show", str(AGENCY))
    assert plain.returncode == 0, plain.stderr
    assert "\x1b[" not in plain.stdout
    assert "Theresa May" in plain.stdout
    target = tmp_path / "page.html"
    assert run("show", str(AGENCY), "--html", str(target)).returncode == 0
    assert target.read_text("utf-8").startswith("<!doctype html>")
