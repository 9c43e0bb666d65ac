"""The unit records' format, their scores, and the whole way from a report to records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from according.cli import main
from according.dictionaries.compiled import load
from according.errors import EvaluationError
from according.evaluate.petrarch import evaluate, read_units, records_file, scores_of
from according.ingest import from_text
from according.reader import Reader
from tests.dictionaries.fixtures import EXAMPLE

RECORDS = """<Validation><Sentences>
<Sentence date="20120601" id="A"><EventCoding eventcode="057" sourcecode="NOR" targetcode="SWE" />
<Text>Norway signed a
treaty with Sweden.</Text></Sentence>
<Config option="require_dyad" value="false" /><Config option="new_actor_length" value="3" />
<Sentence date="20120601" id="B"><EventCoding noevents="True" /><Text>It rained.</Text></Sentence>
<Sentence date="20120601" id="C"><EventCoding error="dateline" /><Text>X</Text></Sentence>
<Sentence date="20120601" id="D"><Text>X</Text></Sentence>
</Sentences></Validation>"""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "UnitTest.records.xml"
    path.write_text(RECORDS, "utf-8")
    for name in EXAMPLE.iterdir():
        (tmp_path / name.name).write_text(name.read_text("utf-8"), "utf-8")
    return path


def test_units_keep_settings_and_leave_out_malformed_input(records: Path) -> None:
    units = read_units(records)
    assert [(unit.id, unit.expected, unit.dyads, unit.longest_new) for unit in units] == [
        ("A", (("NOR", "SWE", "057"),), True, 0),
        ("B", (), False, 3),
    ]
    assert units[0].text == "Norway signed a treaty with Sweden."


def test_of_several_versions_the_newest_is_taken(records: Path) -> None:
    newer = records.with_name("UnitTest.records.2.0.xml")
    newer.write_text(RECORDS, "utf-8")
    assert records_file(records.parent) == newer
    assert records_file(records) == records


def test_scores_count_roots_pairs_and_records(records: Path) -> None:
    units = read_units(records)
    scores = scores_of(units, [[("NOR", "SWE", "058"), ("NOR", "ISL", "111")], []])
    assert scores["root_f1"] == scores["pair_f1"] == pytest.approx(2 / 3)
    assert scores["record_f1"] == 0
    assert scores["records_exact"] == 0.5


@pytest.mark.parametrize("text", ["<Validation>", "<Validation />"])
def test_another_format_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "records.xml"
    path.write_text(text, "utf-8")
    with pytest.raises(EvaluationError):
        read_units(path)


def test_a_folder_without_records_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"UnitTest\.records"):
        records_file(tmp_path)


def test_import_writes_tables_and_names_bad_lines(tmp_path: Path) -> None:
    (tmp_path / "a.verbs.txt").write_text("--- SAY [010] ---\nSAY\n- * WAR\n", "utf-8")
    result = CliRunner().invoke(main, ["lexicon", "import", str(tmp_path), "-o", str(tmp_path / "own")])
    assert result.exit_code == 0
    assert "a.verbs.txt:3: got pattern '* WAR' without a code in brackets: skipped" in result.output
    assert (tmp_path / "own" / "dictionary_verbs.tsv").is_file()


def test_import_of_nothing_fails(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["lexicon", "import", str(tmp_path)])
    assert result.exit_code == 1
    assert "got no dictionaries" in result.output


@pytest.mark.model
def test_a_report_is_coded_with_the_example() -> None:
    reader = Reader(options={"threads": 1})
    # Not by the option: a process that has read lexicons already takes no other project's.
    reader.dictionaries = load(EXAMPLE)
    text = (
        "Norway signed a fishing treaty with Sweden on Monday. Swedish police did not arrest two Norwegian fishermen, "
        "Stockholm said. Iceland lost at handball to Norway, which denounced Sweden."
    )
    document = from_text(text)
    document.language, document.published = "en", "2012-06-05"
    reader.read_documents([document])
    assert not [warning for warning in document.warnings if "broke off" in warning]
    found = {(record.event.cameo, record.status) for record in document.records}
    assert ("057", "reported") in found or ("0311", "reported") in found
    first = document.records[0]
    assert [party.country for party in first.actors] == ["NOR"]
    assert [party.country for party in first.recipients] == ["SWE"]
    assert any(reason.startswith("dictionary: ") and "nordic.verbs.txt:" in reason for reason in first.why)
    assert first.coder.endswith("dictionaries dictionaries")
    assert any("discarded: HANDBALL" in item.reason for item in document.skipped)
    json.dumps(document.to_dict())


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.slow
def test_unit_records_reach_the_target(shared_data: Path) -> None:
    scores = evaluate(shared_data / "events" / "petrarch2")
    assert scores["root_f1"] >= 0.85
    assert scores["record_f1"] >= 0.80
