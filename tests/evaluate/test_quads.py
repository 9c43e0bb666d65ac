"""Classes of sentences by CAMEO code, and the corpus's rows."""

from __future__ import annotations

import pytest

from according.document import Document
from according.evaluate.quads import cameo_class, quad_of, read_gold
from according.record import Event, Record


def document_of(*records: tuple[str, str, float]) -> Document:
    document = Document(id="t", text="a b")
    span = document.span(0, 1)
    document.records = [
        Record(document, Event("CONSULT", cameo=cameo), span, (), (), span, status, confidence=sure)
        for cameo, status, sure in records
    ]
    return document


@pytest.mark.parametrize(("code", "expected"), [
    ("", "0"), ("010", "0"), ("036", "1"), ("061", "2"), ("112", "3"), ("141", "4"), ("163", "3"), ("193", "4"),
])  # fmt: skip
def test_cameo_class(code, expected):
    assert cameo_class(code) == expected


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], "0"),
        ([("036", "reported", 0.5), ("193", "claimed", 0.7)], "4"),
        ([("193", "negated", 0.9), ("036", "reported", 0.5)], "1"),
        ([("193", "hypothetical", 0.9)], "0"),
    ],
    ids=["none", "the surest", "what did not happen", "what may"],
)
def test_quad_of(records, expected):
    assert quad_of(document_of(*records)) == expected


def test_rows_are_sentence_and_class(tmp_path):
    path = tmp_path / "quad.tsv"
    path.write_text("A met B.\t1\n\nA\tshelled B.\t4\n")
    texts, classes = read_gold(path)
    assert texts == ["A met B.", "A\tshelled B."]
    assert classes.tolist() == [1, 4]
