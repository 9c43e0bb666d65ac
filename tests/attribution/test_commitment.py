"""The certainty of embedded clauses, on hand-built trees: no model is needed."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from according.attribution.commitment import certainty, commitment, environment, governor, values
from according.language.pipeline import register_extensions

from .fixtures import Row, build

Sentence = tuple[str, list[Row]]


def clause(verb: int, first: int) -> list[Row]:
    """ "rebels fled" as the clause of the word number `verb` (from 1), its own words from number `first` on."""
    return [("rebels", "rebel", "NOUN", "nsubj", first + 1), ("fled", "flee", "VERB", "ccomp", verb)]


def simple(subject: str, helpers: list[Row], form: str, lemma: str, mark: str = ".") -> Doc:
    """Subject, helpers, verb, "rebels fled", a final mark."""
    verb = len(helpers) + 2
    rows: list[Row] = [(subject, subject.lower(), "PRON", "nsubj", verb), *helpers, (form, lemma, "VERB", "root", 0)]
    rows += [*clause(verb, verb + 1), (mark, mark, "PUNCT", "punct", verb)]
    text = " ".join(row[0] for row in rows[:-1]) + mark
    return build(text, rows)


def did_not(verb: int, helper: str = "did") -> list[Row]:
    return [(helper, "do", "AUX", "aux", verb), ("not", "not", "PART", "advmod", verb)]


CASES = [
    (simple("They", did_not(4), "notice", "notice"), "negation", 2.0),
    (simple("I", did_not(4, "do"), "know", "know"), "negation", -1.0),
    (simple("I", did_not(4), "know", "know"), "negation", 2.0),
    (simple("I", did_not(4, "do"), "think", "think"), "negation", -1.5),
    (simple("They", did_not(4), "think", "think"), "negation", -0.75),
    (simple("They", did_not(4), "say", "say"), "negation", -0.5),
    (simple("They", [("might", "might", "AUX", "aux", 3)], "know", "know"), "modal", 2.0),
    (simple("They", [("might", "might", "AUX", "aux", 3)], "think", "think"), "modal", 0.5),
    (simple("I", [("must", "must", "AUX", "aux", 3)], "say", "say"), "modal", 1.5),
    (simple("They", [], "think", "think", "?"), "question", -0.5),
    (simple("They", [], "think", "think"), None, None),
]


@pytest.mark.parametrize(
    ("doc", "where", "value"), CASES, ids=lambda case: case.text if isinstance(case, Doc) else None
)
def test_the_class_and_the_environment_decide(doc: Doc, where: str | None, value: float | None) -> None:
    fled = next(token for token in doc if token.text == "fled")
    above = governor(fled)
    assert above is not None
    assert environment(above) == where
    assert commitment(fled) == value


def test_a_condition_above_reaches_the_clause() -> None:
    rows: list[Row] = [
        ("If", "if", "SCONJ", "mark", 3), ("they", "they", "PRON", "nsubj", 3), ("think", "think", "VERB", "advcl", 8),
        ("rebels", "rebel", "NOUN", "nsubj", 5), ("fled", "flee", "VERB", "ccomp", 3), (",", ",", "PUNCT", "punct", 3),
        ("they", "they", "PRON", "nsubj", 8), ("rest", "rest", "VERB", "root", 0), (".", ".", "PUNCT", "punct", 8),
    ]  # fmt: skip
    assert commitment(build("If they think rebels fled, they rest.", rows)[4]) == -0.5


def test_a_main_clause_has_the_value_of_the_head() -> None:
    register_extensions()
    rows: list[Row] = [("Rebels", "rebel", "NOUN", "nsubj", 2), ("fled", "flee", "VERB", "root", 0)]
    fled = build("Rebels fled", rows)[1]
    assert certainty(fled) is None
    fled._.factuality = 2.4
    assert certainty(fled) == 2.4


def test_a_negated_clause_turns_the_certainty_round() -> None:
    register_extensions()
    rows: list[Row] = [
        ("They", "they", "PRON", "nsubj", 4), ("did", "do", "AUX", "aux", 4), ("not", "not", "PART", "advmod", 4),
        ("notice", "notice", "VERB", "root", 0), ("rebels", "rebel", "NOUN", "nsubj", 8),
        ("had", "have", "AUX", "aux", 8),
        ("not", "not", "PART", "advmod", 8), ("fled", "flee", "VERB", "ccomp", 4), (".", ".", "PUNCT", "punct", 4),
    ]  # fmt: skip
    fled = build("They did not notice rebels had not fled.", rows)[7]
    assert certainty(fled) == -2.0
    fled._.factuality = -1.0
    assert certainty(fled) == -1.75


def test_values_stay_on_the_scale() -> None:
    assert all(-3 <= value <= 3 for value in values().values())
    assert {kind for kind, _, _ in values()} == {"factive", "opinion", "report", "counter"}
