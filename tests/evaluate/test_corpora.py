"""Reports of corpora at their locators: lines, keys, articles, ranges, tokens put together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from according.errors import EvaluationError
from according.evaluate.corpora import cut_text, name_of, written

ECB = """<Document><token sentence="0">A</token><token sentence="0">court</token><token sentence="0">sat</token>
<token sentence="0">.</token><token sentence="1">It</token><token sentence="1">rose</token></Document>"""
ARTICLES = "<articles><article><text>One.</text></article><article><text>Two &amp; three.</text></article></articles>"


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Troops left. Rebels came.")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": "first"}) + "\n" + json.dumps({"text": "second"}))
    (tmp_path / "c.json").write_text(json.dumps({"D-1": {"doc": "ALL IN CAPITALS"}}))
    (tmp_path / "d.xml").write_text(ARTICLES)
    (tmp_path / "stories/ecbplus/1").mkdir(parents=True)
    (tmp_path / "stories/ecbplus/1/1_1ecb.xml").write_text(ECB)
    return tmp_path


@pytest.mark.parametrize(
    ("source", "text", "name"),
    [
        ({"file": "a.txt"}, "Troops left. Rebels came.", "a.txt"),
        ({"file": "a.txt", "start": 13, "end": 19}, "Rebels", "a.txt"),
        ({"file": "b.jsonl", "line": 1, "field": "text"}, "second", "b.jsonl:1"),
        ({"file": "c.json", "key": "D-1"}, "ALL IN CAPITALS", "c.json:D-1"),
        ({"file": "d.xml", "article": 1}, "Two & three.", "d.xml:1"),
        ({"file": "stories/ecbplus/1/1_1ecb.xml"}, "A court sat.\nIt rose", "stories/ecbplus/1/1_1ecb.xml"),
    ],
    ids=["file", "range", "line", "key", "article", "tokens"],
)
def test_a_report_at_its_locator(corpora: Path, source: dict[str, object], text: str, name: str):
    assert (cut_text(source, corpora), name_of(source)) == (text, name)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ({"file": "none.txt"}, "got no file"),
        ({"file": "b.jsonl", "line": 2, "field": "text"}, "got 2 lines"),
        ({"file": "d.xml", "article": 5}, "got 2 articles"),
        ({"file": "c.json", "key": "D-2"}, "got no 'D-2'"),
        ({"file": "b.jsonl", "article": 0}, "expected XML"),
    ],
    ids=["absent", "short", "few articles", "no key", "no XML"],
)
def test_a_report_that_is_not_there(corpora: Path, source: dict[str, object], message: str):
    with pytest.raises(EvaluationError, match=message):
        cut_text(source, corpora)


def test_tokens_are_written_as_a_sentence():
    tokens = ["He", "did", "n't", "say", '"', "no", '"', "(", "or", "yes", ")", ",", "they", "'ve", "$", "5"]
    assert written(tokens) == "He didn't say \"no\" (or yes), they've $5"
