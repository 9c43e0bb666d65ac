"""Every row of every lexicon is read; its header, cells and source are there."""

from __future__ import annotations

import re

import pytest

from according.errors import ResourceError
from according.resources import lexicon_names, parse_rows, table
from according.words import word_class, word_classes
from tests.conftest import ROOT


def test_every_row_is_whole_and_says_where_it_is_from() -> None:
    rows = {name: table(name, ["source"]) for name in lexicon_names()}
    assert [name for name in rows if not rows[name]] == []
    assert [f"{row.file}:{row.line}" for each in rows.values() for row in each if not row["source"]] == []


def test_a_short_row_is_named_with_file_and_line() -> None:
    with pytest.raises(ResourceError, match=r"cues/en:3: got 1 cells, expected 2 \(word, source\)"):
        list(parse_rows("word\tsource\nsay\town\ntell\n", ["word", "source"], "cues/en"))


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ResourceError, match=r"expected also \['stance'\]"):
        list(parse_rows("word\tsource\n", ["word", "stance"], "cues/en"))


def test_comments_and_blank_lines_keep_the_count_of_lines() -> None:
    rows = list(parse_rows("# first\nword\tsource\n\nsay\town\n", ["word"], "cues/en"))
    assert [(row["word"], row.line) for row in rows] == [("say", 4)]


def test_classes_of_words_are_those_that_rules_and_rows_ask_for() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    asked = set(re.findall(r'word_class\("(\w+)"\)', code))
    assert asked <= set(word_classes())
    rows = " ".join(row["pattern"] for name in ("events", "event_nouns", "event_blocks") for row in table(name, ()))
    named = set(re.findall(r'"(\w+)"', code)) | set(re.findall(r"&(\w+)", rows))
    assert set(word_classes()) - named == set()


def test_an_unknown_class_is_named() -> None:
    with pytest.raises(ResourceError, match=r"word_classes\.tsv: got no class 'nonsense'"):
        word_class("nonsense")


def test_no_word_class_has_two_rows() -> None:
    names = [row["name"] for row in table("word_classes", ("name", "words"))]
    assert len(set(names)) == len(names)
