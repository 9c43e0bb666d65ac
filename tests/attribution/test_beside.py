"""What stands beside a claim's words, and what stands between quotation marks in them."""

from __future__ import annotations

import pytest

from according.attribution.beside import beside, quoted
from according.attribution.chain import cue_tokens, entry_of, path
from according.document import Claim, Directness
from according.spans import Span
from tests.attribution.fixtures import Row, build
from tests.conftest import english


def claim(text: str, content: str, cue: str = "", directness: Directness = "mixed") -> Claim:
    span = Span.of(text, text.index(content), text.index(content) + len(content))
    at = text.index(cue)
    return Claim(None, Span.of(text, at, at + len(cue)) if cue else None, (span,), "asserts", directness)


@pytest.mark.parametrize(
    ("content", "word", "expected"),
    [
        ("the army “had fled. Its guns were taken” by rebels", "guns", True),
        ("the army “had fled. Its guns were taken” by rebels", "rebels", False),
        ("it wasn't the army's fault that 'the guns were taken' there", "guns", True),
        ("it wasn't the army's fault that the guns were taken", "guns", False),
        ("the soldiers' guns were taken at their “peace march” there", "guns", False),
    ],
    ids=["second sentence", "behind it", "single marks", "apostrophes", "plural owner"],
)
def test_what_stands_in_quotation_marks(content: str, word: str, expected: bool) -> None:
    text = f"Kim said {content}."
    token = next(token for token in english()(text) if token.text == word)
    assert quoted(token, claim(text, content)) is expected


BEHIND: list[Row] = [
    ("Kim", "Kim", "PROPN", "nsubj", 2), ("declared", "declare", "VERB", "root", 0), ("“", "“", "PUNCT", "punct", 6),
    ("we", "we", "PRON", "nsubj", 6), ("’re", "be", "AUX", "cop", 6), ("ready", "ready", "ADJ", "ccomp", 2),
    ("”", "”", "PUNCT", "punct", 6), ("after", "after", "SCONJ", "mark", 10), ("rebels", "rebel", "NOUN", "nsubj", 10),
    ("attacked", "attack", "VERB", "advcl", 6),
]  # fmt: skip
SPOKE: list[Row] = [
    ("Kim", "Kim", "PROPN", "nsubj", 2), ("spoke", "speak", "VERB", "root", 0), ("at", "at", "ADP", "case", 5),
    ("a", "a", "DET", "det", 5), ("rally", "rally", "NOUN", "obl", 2),
]  # fmt: skip
REPEATED: list[Row] = [
    ("Kim", "Kim", "PROPN", "nsubj", 2), ("echoed", "echo", "VERB", "root", 0), ("the", "the", "DET", "det", 4),
    ("criticism", "criticism", "NOUN", "obj", 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows", "content", "cue", "directness"),
    [
        ("Kim declared “we’re ready” after rebels attacked", BEHIND, "“we’re ready” after rebels attacked",
         "declared", "mixed"),
        ("Kim spoke at a rally", SPOKE, "at a rally", "spoke", "indirect"),
        ("Kim echoed the criticism", REPEATED, "the criticism", "echoed", "indirect"),
    ],
    ids=["goes on behind a quotation", "setting", "said again"],
)  # fmt: skip
def test_nobodys_word(text: str, rows: list[Row], content: str, cue: str, directness: Directness) -> None:
    doc = build(text, rows)
    made = claim(text, content, cue, directness)
    words = set(cue_tokens(made, doc))
    up = list(path(doc[-1], words))
    assert beside(doc[-1], made, entry_of(made, doc), up, words, doc, inner=False)
