"""Edit scripts give back the lemma they were made from."""

from __future__ import annotations

import pytest

from according.language.lemmas import Lemmatizer, apply, script, verb_bases
from according.language.weights import strong_verbs

PAIRS = [
    ("countries", "country"), ("was", "be"), ("said", "say"), ("Ministers", "minister"), ("Paris", "Paris"),
    ("US", "US"), ("an", "a"), ("n't", "not"), ("The", "the"), ("children", "child"), ("McCain", "McCain"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "lemma"), PAIRS)
def test_round_trip(word: str, lemma: str) -> None:
    assert apply(script(word, lemma), word) == lemma


def test_scripts_are_shared() -> None:
    assert script("countries", "country") == script("parties", "party")


def test_too_long_a_cut_keeps_the_word() -> None:
    assert apply("l|9|be", "Is") == "is"


@pytest.mark.parametrize(
    ("word", "base"),
    [("accused", "accuse"), ("shelling", "shell"), ("denied", "deny"), ("banned", "ban"), ("clashes", "clash")],
)
def test_verbs_are_checked_against_known_verbs(word: str, base: str) -> None:
    lemmatizer = Lemmatizer({}, {}, ["accuse", "shell", "deny", "ban", "clash"])
    assert base in verb_bases(word)
    assert lemmatizer(word, "VERB", "l|2|") == base


def test_the_table_goes_before_the_script_and_unknown_verbs_keep_it() -> None:
    lemmatizer = Lemmatizer({"sought VERB": "seek"}, {"oxen NOUN": "l|2|"}, ["seek"])
    assert lemmatizer("sought", "VERB", "l|0|") == "seek"
    assert lemmatizer("oxen", "NOUN", "l|0|") == "ox"
    assert lemmatizer("googled", "VERB", "l|1|") == "google"


@pytest.mark.parametrize(
    ("word", "base"), [("fled", "flee"), ("overthrew", "overthrow"), ("slain", "slay"), ("wound", "wind")]
)
def test_irregular_verbs_go_by_their_table(word: str, base: str) -> None:
    lemmatizer = Lemmatizer({}, {}, [], strong_verbs())
    assert lemmatizer(word, "VERB", "l|0|") == base


def test_a_form_that_is_a_base_itself_is_no_irregular_form() -> None:
    assert not {"saw", "lay", "bid"} & set(strong_verbs())


@pytest.mark.parametrize(("word", "lemma"), [("police", "police"), ("children", "child"), ("rebels", "rebel")])
def test_a_noun_loses_no_more_than_its_plural(word: str, lemma: str) -> None:
    edit = script(word, lemma) if word != "police" else "l|1|"
    assert Lemmatizer({}, {}, [])(word, "NOUN", edit) == lemma
