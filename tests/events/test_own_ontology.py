"""Ontologies of one's own: what the file may say, what is said of its faults, what it codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import ROOT

from according.errors import ResourceError
from according.events.coding import code
from according.events.ontologyfile import OwnLexicon, load, read
from according.ontology_check import examples
from according.reader import Reader
from according.record import Record

LABOUR = ROOT / "examples" / "ontologies" / "labour.yaml"
REPORT = ROOT / "examples" / "ontologies" / "port-strike.txt"
SMALL = """\
ontology: small
version: "2"
types:
  STRIKE:
    like: PROTEST
    quad: 4
    modes:
      wildcat: {words: [wildcat]}
contexts:
  pay: [wage]
rows:
  - verb: strike
    type: STRIKE
    needs: actor
    recipient: [against]
  - verb: strike obj:ball
    not: sport
    priority: 5
"""
STRUCK = (
    "Ruritania/nsubj/2/PROPN struck/ROOT/2/VERB/strike against/case/4/ADP Freedonia/obl/2/PROPN over/case/6/ADP "
    "wages/obl/2/NOUN/wage ./punct/2/PUNCT"
)
PARTIES = {"Ruritania": "RUR", "Freedonia": "FRE"}


def write(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, "utf-8")
    return path


def coded(case, own: OwnLexicon) -> list[Record]:
    records, _ = code(
        case.doc,
        case.document,
        parties=case.parties,
        places=[],
        times=[],
        claims=[],
        status_of=lambda *_: ("reported", (), ()),
        event_time=lambda *_: None,
        coder="test",
        lexicon=own.lexicon,
    )
    return records


def test_its_type_is_written_and_the_grammar_is_plovers(tmp_path: Path, tree) -> None:
    own = load(write(tmp_path, SMALL))
    (record,) = coded(tree(STRUCK, PARTIES), own)
    assert (record.event.type, record.event.quad, record.event.cameo) == ("STRIKE", 4, None)
    assert [party.text for party in record.actors] == ["Ruritania"]
    assert [party.text for party in record.recipients] == ["Freedonia"]
    assert record.event.contexts == ("pay",)
    assert record.why[0].endswith("own.yaml:12 verb strike")


def test_without_extends_plover_is_not_coded(tmp_path: Path, tree) -> None:
    accused = "Ruritania/nsubj/2/PROPN accused/ROOT/2/VERB/accuse Freedonia/obj/2/PROPN ./punct/2/PUNCT"
    case = tree(accused, PARTIES)
    assert coded(case, load(write(tmp_path, SMALL))) == []
    both = load(write(tmp_path, "extends: plover\n" + SMALL))
    assert [record.event.type for record in coded(case, both)] == ["ACCUSE"]
    assert [record.event.type for record in coded(tree(STRUCK, PARTIES), both)] == ["STRIKE"]


def test_a_row_with_not_blocks(tmp_path: Path, tree) -> None:
    ball = "Ruritania/nsubj/2/PROPN struck/ROOT/2/VERB/strike the/det/4/DET ball/obj/2/NOUN ./punct/2/PUNCT"
    assert coded(tree(ball, {"Ruritania": "RUR"}), load(write(tmp_path, SMALL))) == []


def test_a_mode_comes_from_the_row_or_from_words(tmp_path: Path, tree) -> None:
    text = SMALL.replace("rows:\n", "rows:\n  - noun: strike\n    type: STRIKE\n    actor: [light, by]\n")
    wildcat = (
        "Ruritania/nsubj/2/PROPN began/ROOT/2/VERB/begin a/det/5/DET wildcat/amod/5/ADJ strike/obj/2/NOUN "
        "./punct/2/PUNCT"
    )
    (record,) = coded(tree(wildcat, {"Ruritania": "RUR"}), load(write(tmp_path, text)))
    assert record.event.mode == "wildcat"


def test_the_label_names_file_and_version(tmp_path: Path) -> None:
    own = load(write(tmp_path, SMALL)).ontology
    assert own.label.startswith("ontology small 2 (")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("needs: actor", "need: actor", 14, "row|entry 1: got 'need'.*did you mean 'needs'"),
        ("needs: actor", "needs: actors", 14, "needs: got 'actors', expected one of actor"),
        ("type: STRIKE", "type: STRIK", 12, "got type 'STRIK', expected one of STRIKE"),
        ("like: PROTEST", "like: PROTES", 5, "like: got 'PROTES', expected the PLOVER type"),
        ("    like: PROTEST\n", "", 5, "STRIKE: got no 'like', which is needed"),
        ("quad: 4", "quad: four", 6, "quad: got 'four', expected a whole number"),
        ("quad: 4", "quad: 7", 6, "quad: got '7', expected a quad class from 0 to 4"),
        ("  STRIKE:", "  strike:", 5, "got 'strike', expected a type's name in capitals"),
        ("strike obj:ball", "strike obj", 16, "got condition 'obj', expected slot:value"),
        ("strike obj:ball", "strike obj:&bal", 16, "got word class '&bal'"),
        ("    not: sport\n", "", 16, "expected either 'type', or 'not'"),
        ("  - verb: strike\n", "  - verb: strike\n    noun: strike\n", 12, "expected either 'verb' or 'noun'"),
        ("priority: 5", "priority: high", 18, "priority: got 'high', expected a whole number"),
        ("ontology: small\n", "", 1, "the file: got no 'ontology', which is needed"),
        ("contexts:", "types:", 9, "the file: got 'types' twice, the first in line"),
        ("  pay: [wage]", "  pay: {a: b}", 10, "pay: got a mapping, expected a list"),
    ],
)
def test_faults_have_their_line(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    path = write(tmp_path, SMALL.replace(old, new, 1))
    own, faults = read(path)
    assert own is None
    with pytest.raises(ResourceError, match=message) as caught:
        raise faults[0]
    assert (caught.value.file, caught.value.line) == (str(path), line)


def test_all_faults_are_told_and_the_first_ends_a_run(tmp_path: Path) -> None:
    path = write(tmp_path, SMALL.replace("needs: actor", "needs: actors").replace("priority: 5", "priority: high"))
    _, faults = read(path)
    assert [fault.line for fault in faults] == [14, 18]
    with pytest.raises(ResourceError, match="and 1 more: see `according ontology check`"):
        load(path)


@pytest.mark.parametrize("text", ["", "a: [b", "- list", "\x00"])
def test_what_is_no_ontology_at_all(tmp_path: Path, text: str) -> None:
    own, faults = read(write(tmp_path, text))
    assert own is None
    assert len(faults) == 1
    assert "own.yaml" in str(faults[0])


def test_words_are_taken_as_written(tmp_path: Path) -> None:
    text = SMALL.replace("pay: [wage]", "pay: [no, on, 24, wage_cut]")
    assert load(write(tmp_path, text)).ontology.contexts["pay"] == {"no", "on", "24", "wage cut"}


def test_the_example_holds_and_is_about_something_else() -> None:
    own = load(LABOUR)
    assert len(own.ontology.types) == 12
    assert {row.written for row in own.rows if not row.blocks} == set(own.ontology.types)
    assert all(row.example for row in own.rows)


@pytest.mark.model
def test_every_row_of_the_example_codes_its_sentence(reader: Reader) -> None:
    assert examples(load(LABOUR), LABOUR) == []


@pytest.mark.model
def test_the_example_codes_its_report(reader: Reader) -> None:
    labour = Reader(options={"ontology": str(LABOUR)})
    (document,) = labour.read_paths([str(REPORT)])
    found = {(record.event.type, record.status): record for record in document.records}
    strike = found["STRIKE", "reported"]
    assert [party.text for party in strike.actors] == ["About 900 dockers"]
    assert {"STRIKE", "DEMAND", "OFFER", "REFUSE", "DISMISS"} <= {type_ for type_, _ in found}
    assert all(record.coder.split(", ")[-1].startswith("ontology labour 1.0") for record in document.records)
    assert not any("air" in record.trigger.text.lower() for record in document.records)
