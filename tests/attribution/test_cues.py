"""The cue lexicon: every row checked, entries found in trees."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from according.attribution.cues import COLUMNS, CueEntry, base_forms, cue_lexicon, source_words
from according.attribution.operators import implicatives, modality
from according.attribution.wording import lexicon
from according.errors import ResourceError
from according.resources import Row, table

from .fixtures import build


def test_lexicon_is_large_enough_and_without_doubles() -> None:
    rows = table("cues", COLUMNS)
    assert len(cue_lexicon()) >= 450
    keys = [(row["lemma"], row["pos"]) for row in rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("lemma", "stance"),
    [
        ("say", "asserts"), ("deny", "denies"), ("reject", "denies"), ("accuse", "accuses"),
        ("blame", "accuses"), ("promise", "promises"), ("vow", "promises"), ("threaten", "threatens"),
        ("warn", "fears"), ("hope", "believes"), ("allege", "accuses"),
        ("demand", "demands"), ("call for", "demands"), ("fear", "fears"),
        ("believe", "believes"), ("ask", "questions"), ("question", "questions"),
    ],
)  # fmt: skip
def test_stance_of_central_verbs(lemma: str, stance: str) -> None:
    entry = cue_lexicon().of(lemma)
    assert entry is not None
    assert entry.stance == stance


@pytest.mark.parametrize(
    ("column", "value"), [("pos", "verbs"), ("stance", "says"), ("implies", "maybe"), ("weight", "heavy")]
)
def test_bad_cell_names_its_line(column: str, value: str) -> None:
    cells = dict.fromkeys(COLUMNS, "") | {"lemma": "say", "pos": "verb", "stance": "asserts", "weight": "strong"}
    with pytest.raises(ResourceError, match=r"cues/en:7: got .*" + value):
        CueEntry.of(Row(cells | {column: value}, "cues/en", 7))


def test_longer_entry_wins() -> None:
    doc: Doc = build(
        "They called for talks.",
        [
            ("They", "they", "PRON", "nsubj", 2),
            ("called", "call", "VERB", "root", 0),
            ("for", "for", "ADP", "case", 4),
            ("talks", "talk", "NOUN", "obl", 2),
            (".", ".", "PUNCT", "punct", 2),
        ],
    )
    entry = cue_lexicon().at(doc[1])
    assert entry is not None
    assert entry.words == ("call", "for")


@pytest.mark.parametrize(
    ("word", "form"), [("denied", "deny"), ("planning", "plan"), ("accused", "accuse"), ("warns", "warn")]
)
def test_regular_base_forms(word: str, form: str) -> None:
    assert form in base_forms(word)


def test_other_lexicons_hold_what_the_rules_ask_for() -> None:
    assert {"report", "statement"} <= source_words("document")
    assert {"statement", "interview"} <= source_words("venue")
    assert modality("aux")["might"]["effect"] == "hypothetical"
    assert implicatives("verb")["fail"]["effect"] == "negated"
    effects = {row["effect"] for pos in ("verb", "noun", "adj", "modifier") for row in implicatives(pos).values()}
    assert effects == {"fact", "negated", "planned", "hypothetical", "presupposed", "given"}
    assert len(lexicon().entries) > 200
