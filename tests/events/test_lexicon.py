"""Every row of the lexicons of events is read, and says what the ontology knows."""

from __future__ import annotations

from collections import Counter

import pytest

from according.errors import ResourceError
from according.events.frames import verb_frame
from according.events.lexicon import COLUMNS, load, parse_row
from according.events.nounframes import noun_frame
from according.events.ontology import load as load_ontology
from according.events.predicates import candidates, holds, possible
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


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("attack head:risk", "The/det/2/DET risk/nsubj/5/NOUN of/case/4/ADP attack/nmod/2/NOUN rose/ROOT/5/VERB", True),
        ("attack head:risk", "The/det/2/DET attack/nsubj/3/NOUN failed/ROOT/3/VERB", False),
        ("attack prep:in", "He/nsubj/2/PRON died/ROOT/2/VERB in/case/4/ADP attack/obl/2/NOUN", True),
        ("attack prep:in", "He/nsubj/2/PRON died/ROOT/2/VERB after/case/4/ADP attack/obl/2/NOUN", False),
        ("attack form:attacks", "The/det/2/DET attacks/nsubj/3/NOUN/attack failed/ROOT/3/VERB", True),
        ("attack form:attacks", "The/det/2/DET attack/nsubj/3/NOUN/attack failed/ROOT/3/VERB", False),
    ],
    ids=["under it", "not under it", "behind it", "behind another", "plural", "singular"],
)
def test_slots_that_look_outwards(tree, pattern, text, expected):
    case = tree(text)
    (condition,) = parse_row(rows(line(pattern, "ASSAULT"))[0], True, load_ontology(), {}).conditions
    token = next(token for token in case.doc if token.lemma_ == "attack" or token.text == "attacks")
    assert holds(condition, noun_frame(token), parties_of(case))[0] is expected


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("stop/ccomp/2/VERB/stop", True),
        ("stopped/ccomp/2/VERB/stop", False),
        ("be/aux:pass/6/AUX freed/ccomp/2/VERB/free", True),
        ("was/aux:pass/6/AUX/be freed/ccomp/2/VERB/free", False),
    ],
    ids=["bare", "told", "bare passive", "told passive"],
)
def test_a_bare_verb_asks_and_a_finite_one_tells(tree, verb, expected):
    subject = 6 if " " in verb else 5
    case = tree(
        f"He/nsubj/2/PRON insisted/ROOT/2/VERB/insist that/mark/{subject}/SCONJ Iran/nsubj/{subject}/PROPN {verb}"
    )
    (condition,) = parse_row(
        rows(line("insist modal:subjunctive", "REQUEST"))[0], False, load_ontology(), {}
    ).conditions
    frame = verb_frame(case.doc[1], load().control)
    assert holds(condition, frame, parties_of(case))[0] is expected


@pytest.mark.parametrize(
    ("pattern", "sentence", "expected"),
    [
        ("hit obj:school|house", "they hit a house", True),
        ("hit obj:school|house", "they hit a road", False),
        ("hit obj:school|@party", "they hit a road", True),
        ("hit +back at:*", "they hit back at him", True),
        ("hit +back at:*", "they hit back with it", False),
        ("hit on:! obj:rubber_bullet", "a bullet hit him", True),
        ("hit near:missile head:risk", "they hit a road", True),
    ],
    ids=[
        "a word",
        "none of the words",
        "or a class",
        "particle, preposition",
        "no preposition",
        "two words",
        "outwards",
    ],
)
def test_rows_without_their_words_in_the_sentence_are_left_out(pattern, sentence, expected):
    row = parse_row(rows(line(pattern, "ASSAULT"))[0], False, load_ontology(), {})
    assert bool(possible((row,), frozenset(sentence.split()))) is expected


def test_no_pattern_stands_twice():
    lexicon = load()
    for index in (lexicon.verbs, lexicon.nouns):
        patterns = [row.pattern for found in index.values() for row in found if not row.blocks]
        assert [pattern for pattern, count in Counter(patterns).items() if count > 1] == []


def test_state_is_a_country_or_an_organ_of_one(tree):
    case = tree("Japan/nsubj/2/PROPN protested/ROOT/2/VERB/protest", {"Japan": "JPN"})
    (found,) = candidates(next(case.doc.sents), load(), parties_of(case))
    assert found.row.type == "ACCUSE"
    case.parties = []
    assert all(c.row.type == "PROTEST" for c in candidates(next(case.doc.sents), load(), parties_of(case)))


def parties_of(case):
    return Parties(case.doc, case.document, case.parties, [], load().classes)
