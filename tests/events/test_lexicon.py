"""Every row of the lexicons of events is read, and says what the ontology knows."""

from __future__ import annotations

import pytest

from according.errors import ResourceError
from according.events.lexicon import COLUMNS, load, parse_row
from according.events.ontology import load as load_ontology
from according.events.predicates import candidates
from according.events.roles import Parties
from according.record import PLOVER_TYPES
from according.resources import parse_rows

HEADER = "\t".join([*COLUMNS, "source"])


def rows(line: str):
    return list(parse_rows(f"{HEADER}\n{line}", COLUMNS, "own/en"))


def line(pattern: str, type_: str, mode: str = "") -> str:
    return "\t".join([pattern, type_, mode, *[""] * 8, "An example.", "own"])


def test_wide_enough_and_all_types():
    lexicon = load()
    verbs = [row for found in lexicon.verbs.values() for row in found]
    nouns = [row for found in lexicon.nouns.values() for row in found]
    assert len(verbs) + len(nouns) >= 1500
    assert {row.type for row in verbs} >= set(PLOVER_TYPES)
    assert all(row.example for row in [*verbs, *nouns])


def test_all_types_have_a_quad_and_a_cameo_code():
    ontology = load_ontology()
    assert set(ontology.types) == set(PLOVER_TYPES)
    assert {kind.quad for kind in ontology.types.values()} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    "bad",
    [
        line("hit obj", "ASSAULT"),
        line("hit obj:@thing", "ASSAULT"),
        line("hit obj:&nothing", "ASSAULT"),
        line("hit", "ATTACK"),
        line("hit", "ASSAULT", "shouting"),
        line("hit", "-"),
    ],
    ids=["no value", "unknown class", "unknown words", "unknown type", "unknown mode", "no reason"],
)
def test_bad_row_names_its_line(bad):
    with pytest.raises(ResourceError, match="own/en:2"):
        parse_row(rows(bad)[0], False, load_ontology(), {})


def test_more_specific_rows_come_first():
    found = load().verbs["accuse"]
    assert len(found[0].conditions) >= len(found[-1].conditions)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The/det/2/DET launch/nsubj/3/NOUN failed/ROOT/3/VERB/fail of/case/5/ADP missiles/obl/3/NOUN/missile", True),
        ("The/det/2/DET launch/nsubj/3/NOUN failed/ROOT/3/VERB/fail of/case/5/ADP shampoo/obl/3/NOUN", False),
    ],
    ids=["a missile near it", "none"],
)
def test_near_looks_at_the_words_around(tree, text, found):
    case = tree(text)
    labels = [row.pattern for row in load().nouns["launch"] if any(c.slot == "near" for c in row.conditions)]
    matched = [c.row.pattern for c in candidates(next(case.doc.sents), load(), parties_of(case))]
    assert any(label in matched for label in labels) is found


def test_state_is_a_country_or_an_organ_of_one(tree):
    case = tree("Japan/nsubj/2/PROPN protested/ROOT/2/VERB/protest", {"Japan": "JPN"})
    (found,) = candidates(next(case.doc.sents), load(), parties_of(case))
    assert found.row.type == "ACCUSE"
    case.parties = []
    assert all(c.row.type == "PROTEST" for c in candidates(next(case.doc.sents), load(), parties_of(case)))


def parties_of(case):
    return Parties(case.doc, case.document, case.parties, [], load().classes)
