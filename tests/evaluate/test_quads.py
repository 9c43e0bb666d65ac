"""Classes of sentences by CAMEO code, and the corpus's rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from according.evaluate.quads import cameo_class, quad_of, read_gold
from according.record import Event, Record
from tests.events.fixtures import Case

Tree = Callable[..., Case]


SENTENCE = (
    "Ann/nsubj/2/PROPN met/ROOT/2/VERB a/det/4/DET man/obj/2/NOUN who/nsubj/6/PRON shot/acl:relcl/4/VERB "
    "and/cc/8/CCONJ left/conj/2/VERB"
)


def case_of(tree: Tree, *records: tuple[str, str, str, float]) -> Case:
    """The sentence with records of (trigger, CAMEO code, status, confidence)."""
    case = tree(SENTENCE)
    whole = case.document.span(0, len(case.document.text))
    for word, cameo, status, sure in records:
        start = case.document.text.index(word)
        span = case.document.span(start, start + len(word))
        event = Event("CONSULT", cameo=cameo)
        case.document.records.append(Record(case.document, event, span, (), (), whole, status, confidence=sure))
    return case


@pytest.mark.parametrize(("code", "expected"), [
    ("", "0"), ("010", "0"), ("036", "1"), ("061", "2"), ("112", "3"), ("141", "4"), ("163", "3"), ("193", "4"),
])  # fmt: skip
def test_cameo_class(code, expected):
    assert cameo_class(code) == expected


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], "0"),
        ([("met", "036", "reported", 0.5), ("left", "193", "claimed", 0.7)], "4"),
        ([("met", "193", "negated", 0.9), ("left", "036", "reported", 0.5)], "1"),
        ([("met", "193", "hypothetical", 0.9)], "0"),
        ([("shot", "193", "reported", 0.9)], "0"),
        ([("man", "193", "reported", 0.9), ("met", "036", "reported", 0.5)], "1"),
    ],
    ids=["none", "the surest", "what did not happen", "what may", "what a clause adds", "nearest to the verb"],
)
def test_quad_of(tree, records, expected):
    case = case_of(tree, *records)
    assert quad_of(case.doc, case.document) == expected


def test_rows_are_sentence_and_class(tmp_path):
    path = tmp_path / "quad.tsv"
    path.write_text("A met B.\t1\n\nA\tshelled B.\t4\n")
    texts, classes = read_gold(path)
    assert texts == ["A met B.", "A\tshelled B."]
    assert classes.tolist() == [1, 4]
