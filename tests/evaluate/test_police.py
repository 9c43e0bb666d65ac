"""Police actions by document: answers from records and trees made by hand, counts, the corpus's format."""

from __future__ import annotations

import json

import pytest
from spacy.tokens import Doc

from according.document import Document, Party, Region
from according.errors import EvaluationError
from according.evaluate.police import arrested, by_police, killed, read_gold, row_word, tallied
from according.record import Count, Event, Record
from tests.conftest import english


def doc_of(text: str) -> Doc:
    """A Doc from word/relation/head (from 1)/UPOS tokens."""
    rows = [token.split("/") for token in text.split()]
    return Doc(
        english().vocab,
        words=[row[0] for row in rows],
        deps=[row[1] for row in rows],
        heads=[int(row[2]) - 1 for row in rows],
        pos=[row[3] for row in rows],
        lemmas=[row[0].lower() for row in rows],
    )


FIRING = doc_of(
    "Two/nummod/2/NUM men/nsubj/3/NOUN died/ROOT/3/VERB in/case/6/ADP police/compound/6/NOUN firing/obl/3/NOUN"
)
FIRE = doc_of("Two/nummod/2/NUM men/nsubj/3/NOUN died/ROOT/3/VERB in/case/6/ADP a/det/6/DET fire/obl/3/NOUN")

BEAT = doc_of("Police/nsubj/3/NOUN then/advmod/3/ADV beat/ROOT/3/VERB two/nummod/5/NUM men/obj/3/NOUN")


def document_of(doc: Doc, type_: str, trigger: str, word: str, **fields) -> Document:
    """A Document with one record at the trigger, of a row for `word`."""
    document = Document(id="t", text=doc.text, regions=[Region("body", 0, len(doc.text))])
    start = doc.text.index(trigger)
    span = document.span(start, start + len(trigger))
    event = Event(type_, fields.pop("mode", None))
    record = Record(document, event, span, fields.pop("actors", ()), (), document.span(0, len(doc.text)),
                    why=(f"events/en:9 verb {word}",), **fields)  # fmt: skip
    document.records = [record]
    return document


POLICE = Party(0, 3, "Two", sectors=("COP",))


@pytest.mark.parametrize(
    ("doc", "word", "fields", "expected"),
    [
        (FIRING, "die", {}, True),
        (FIRE, "die", {}, False),
        (FIRING, "attack", {}, True),
        (FIRE, "die", {"actors": (POLICE,)}, True),
        (FIRE, "die", {"actors": (POLICE,), "status": "hypothetical"}, False),
        (BEAT, "beat", {"actors": (POLICE,)}, False),
        (BEAT, "beat", {"actors": (POLICE,), "counts": (Count(0, 7, "Two men", kind="dead", low=2, high=2),)}, True),
    ],
    ids=[
        "police firing",
        "a fire",
        "deaths beside it",
        "police act",
        "only possible",
        "nobody died",
        "figures of the dead",
    ],
)
def test_killed(doc, word, fields, expected):
    assert killed(doc, document_of(doc, "ASSAULT", doc[2].text, word, **fields)) is expected


@pytest.mark.parametrize(("mode", "status", "expected"), [
    ("arrest", "claimed", True), ("arrest", "negated", False), ("curfew", "reported", False),
])  # fmt: skip
def test_arrested(mode, status, expected):
    document = document_of(FIRE, "COERCE", "died", "arrest", mode=mode, status=status)
    assert arrested(FIRE, document) is expected


def test_no_trigger_has_no_cause():
    assert by_police(None) is False


def test_the_word_of_a_row():
    assert row_word(document_of(FIRE, "ASSAULT", "died", "kill obj:@party").records[0]) == "kill"


def test_counts_are_by_document():
    read = [
        (document_of(FIRING, "ASSAULT", "died", "die"), FIRING),
        (document_of(FIRE, "ASSAULT", "died", "die"), FIRE),
    ]
    tally = tallied(read, [frozenset(), frozenset({"KILL"})], ["1", "2"])["police killed"]
    assert (tally.right, tally.found, tally.gold, tally.errors) == (0, 1, 1, ["+ 1", "- 2"])


def test_gold_is_read_from_the_folder(tmp_path):
    line = {"doc_id": 7, "doc_text": "police arrested a man.", "doc_labels": ["ARREST"]}
    (tmp_path / "docs.jsonl").write_text(json.dumps(line) + "\n")
    assert read_gold(tmp_path) == [("7", "police arrested a man.", frozenset({"ARREST"}))]


def test_a_bad_line_is_named(tmp_path):
    (tmp_path / "docs.jsonl").write_text('{"doc_id": 7}\n')
    with pytest.raises(EvaluationError, match=r"docs\.jsonl:1: no labelled document"):
        read_gold(tmp_path)


def test_a_folder_without_the_file_is_named(tmp_path):
    with pytest.raises(EvaluationError, match=r"expected docs\.jsonl"):
        read_gold(tmp_path)
