"""Every row of wording.tsv: its example holds the words, its counter-example does not; bad rows are named."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.language import Language

from according.attribution import find_wording
from according.attribution.wording import COLUMNS, entry_of, word_tree
from according.document import Document, Wording
from according.errors import ResourceError
from according.resources import Row, parse_rows, table

ROWS = table("wording", COLUMNS)


def of_row(found: list[Wording], row: Row) -> list[str]:
    """The wordings found that the row's words could be: a wild row and the row of quotes go by their kind."""
    words = [word.lower() for word in row.words("words")]
    wild = any("*" in word for word in words)
    return [w.text for w in found if w.kind == row["kind"] and (wild or w.text.lower() in words)]


def test_a_row_has_an_example_and_with_a_condition_a_counter_example() -> None:
    assert [row.line for row in ROWS if not row.get("example")] == []
    conditional = [row for row in ROWS if row.get("only") or row.get("plain")]
    assert [row.line for row in conditional if not row.get("counter")] == []


def test_no_row_repeats_another() -> None:
    seen = [(words.lower(), row["pos"], row["only"]) for row in ROWS for words in row.words("words")]
    assert [item for item in seen if seen.count(item) > 1] == []


@pytest.mark.model
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['words'].split('|')[0]}:{row.line}")
def test_the_example_of_a_row(nlp: Language, document: Callable[..., Document], row: Row) -> None:
    found = find_wording(nlp(row["example"]), document(row["example"]), [])
    assert of_row(found, row), f"{row.file}:{row.line}: {[(w.text, w.kind) for w in found]}"


@pytest.mark.model
@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.get("counter")], ids=lambda row: f"{row['words'].split('|')[0]}:{row.line}"
)
def test_the_counter_example_of_a_row(nlp: Language, document: Callable[..., Document], row: Row) -> None:
    assert of_row(find_wording(nlp(row["counter"]), document(row["counter"]), []), row) == []


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("boast\tnoun\tpride\tx\t\t\te\t\town", r"wording/en:2: got kind 'pride'"),
        ("boast\tparticle\tbooster\tx\t\t\te\t\town", r"wording/en:2: got 'particle', expected one of adj, adv"),
        ("boast\t\tbooster\tx\t:moon\t\te\t\town", r"wording/en:2: got ':moon', expected one of :adjective"),
    ],
)
def test_a_bad_row_is_named(cells: str, message: str) -> None:
    (row,) = parse_rows("\t".join(COLUMNS) + "\n" + cells + "\n", COLUMNS, "wording/en")
    with pytest.raises(ResourceError, match=message):
        entry_of(row)


def test_a_tree_of_words_finds_what_their_alternatives_find() -> None:
    words = list(dict.fromkeys(words.lower() for row in ROWS for words in row.words("words") if "*" not in words))
    longest_first = sorted(words, key=len, reverse=True)
    listed = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    text = "\n".join(f"{row['example']} {row['counter']}" for row in ROWS) + " ".join(words)
    found = [re.compile(rf"(?<![\w-])(?:{each})(?![\w-])", re.I).findall(text) for each in (listed, word_tree(words))]
    assert found[0] == found[1]
    assert len(found[0]) > len(ROWS)
