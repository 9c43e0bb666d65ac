"""The judge: its file, its two models, and what it makes of refused triggers."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from according.errors import ModelError
from according.events import coding
from according.events import judge as judging
from according.events.judge import Judge, load, probability, read
from according.events.lexicon import load as load_lexicon

BARE = "There/expl/2/PRON were/ROOT/2/VERB/be clashes/nsubj/2/NOUN/clash"
WHOLE = "Russia/nsubj/2/PROPN accused/ROOT/2/VERB/accuse Ukraine/obj/2/PROPN of/case/5/ADP treachery/obl/2/NOUN"
NATIONS = {"Russia": "RUS", "Ukraine": "UKR"}


def stored(folder: Path, content: object) -> Path:
    """A folder with a judge of that content and a manifest that fits."""
    path = folder / "judge-en.json"
    path.write_text(json.dumps(content), "utf-8")
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps({"sha256": {path.name: checksum}}), "utf-8")
    return folder


GOOD = {"threshold": 0.5, "veto": 0.2, "trigger": {"": -1.0, "refused": 0.25}, "confidence": {"": 0.0, "mode": 1.0}}


def test_reads_what_was_stored(tmp_path: Path):
    judge = read(stored(tmp_path, GOOD))
    assert (judge.threshold, judge.veto) == (0.5, 0.2)
    assert judge.likely({"refused": 4.0}) == pytest.approx(0.5)
    assert judge.sure({}) == pytest.approx(0.5)


def test_the_report_is_no_part_of_confidence(tmp_path: Path):
    judge = read(stored(tmp_path, {**GOOD, "confidence": {"": 0.0, "political": 9.0}}))
    assert judge.sure({"political": 1.0}) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"threshold": None}, "threshold"),
        ({"veto": None}, "veto"),
        ({"trigger": None}, "trigger"),
        ({"confidence": {}}, "no bias"),
    ],
    ids=["no threshold", "no veto", "no trigger", "no bias"],
)
def test_a_judge_that_lacks_a_part(tmp_path: Path, change, message):
    content = {name: value for name, value in {**GOOD, **change}.items() if value is not None}
    with pytest.raises(ModelError, match=message):
        read(stored(tmp_path, content))


def test_an_altered_file(tmp_path: Path):
    folder = stored(tmp_path, GOOD)
    with (folder / "judge-en.json").open("a", encoding="utf-8") as file:
        file.write(" ")
    with pytest.raises(ModelError, match="sha256"):
        read(folder)


@pytest.mark.parametrize("name", ["judge-en.json", "manifest.json"])
def test_a_missing_file(tmp_path: Path, name: str):
    (stored(tmp_path, GOOD) / name).unlink()
    with pytest.raises(ModelError, match="not there"):
        read(tmp_path)


@pytest.mark.parametrize("score", [-900.0, 0.0, 900.0])
def test_a_probability_is_one(score: float):
    assert 0.0 <= probability({"": score}, {}) <= 1.0


def test_the_judge_that_ships_is_less_sure_of_what_the_rules_refuse():
    judge = load()
    assert 0.3 < judge.threshold < 0.9
    named = {"actor public": 1.0, "countries": 1.0, "mode": 1.0, "type ASSAULT": 1.0}
    assert judge.sure(named) > judge.sure({**named, "refused": 1.0, "refused bare": 1.0})
    assert judge.sure(named) > judge.sure({**named, "embedded": 1.0})


def with_threshold(monkeypatch: pytest.MonkeyPatch, value: float, veto: float = 0.0) -> Judge:
    judge = replace(load(), threshold=value, veto=veto)
    monkeypatch.setattr(judging, "load", lambda: judge)
    monkeypatch.setattr(coding, "LEAST", 0)
    monkeypatch.setattr(judging, "LEAST", 0)
    return judge


def test_a_refused_trigger_is_a_record_where_the_judge_finds_it_likely(tree, monkeypatch: pytest.MonkeyPatch):
    with_threshold(monkeypatch, 0.0)
    (record,) = tree(BARE).records()
    assert record.event.type == "ASSAULT"
    assert record.actors == record.recipients == ()
    assert record.why[-1].startswith("judge: 0.")
    assert "though 'clashes'" in record.why[-1]


def test_a_refused_trigger_is_none_where_it_does_not(tree, monkeypatch: pytest.MonkeyPatch):
    with_threshold(monkeypatch, 1.0)
    records, skipped = tree(BARE).run()
    assert records == []
    assert "'clashes'" in skipped[0].reason


def test_the_judge_overrules_nothing_in_a_text_too_short_to_tell(tree, monkeypatch: pytest.MonkeyPatch):
    with_threshold(monkeypatch, 0.0)
    monkeypatch.setattr(coding, "LEAST", 6)
    assert tree(BARE).records() == []


def test_what_the_rules_find_is_none_where_the_judge_finds_it_unlikely(tree, monkeypatch: pytest.MonkeyPatch):
    with_threshold(monkeypatch, 1.0, veto=1.0)
    records, skipped = tree(WHOLE, NATIONS).run()
    assert records == []
    assert skipped[0].reason.startswith("unlikely: 'accused' is an event with probability 0.")


def test_nor_is_it_doubted_in_a_text_too_short_to_tell(tree, monkeypatch: pytest.MonkeyPatch):
    with_threshold(monkeypatch, 1.0, veto=1.0)
    monkeypatch.setattr(judging, "LEAST", 6)
    assert len(tree(WHOLE, NATIONS).records()) == 1


def test_a_projects_row_is_not_doubted(tree, monkeypatch: pytest.MonkeyPatch):
    with_threshold(monkeypatch, 1.0, veto=1.0)
    shipped = load_lexicon()
    rows = {lemma: tuple(replace(row, project=True) for row in found) for lemma, found in shipped.verbs.items()}
    monkeypatch.setattr(coding, "load_lexicon", lambda: replace(shipped, verbs=rows))
    assert len(tree(WHOLE, NATIONS).records()) == 1


def test_a_record_of_the_rules_stays_where_the_judge_has_no_veto(tree, monkeypatch: pytest.MonkeyPatch):
    with_threshold(monkeypatch, 1.0)
    (record,) = tree(WHOLE, NATIONS).records()
    assert record.event.type == "ACCUSE"
    assert not any(line.startswith("judge") for line in record.why)


def test_confidence_is_the_judges(tree, monkeypatch: pytest.MonkeyPatch):
    judge = Judge({"": 0.0}, {"": 0.0, "type ACCUSE": 2.0}, 0.5, 0.0)
    monkeypatch.setattr(judging, "load", lambda: judge)
    (record,) = tree(WHOLE, NATIONS).records()
    assert record.confidence == pytest.approx(probability({"": 2.0}, {}))
