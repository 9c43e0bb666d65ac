"""What `schemes.tsv` knows: other schemes' labels in ours, and expressions that work as one word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from according.resources import Row, table

COLUMNS = ("kind", "form", "value", "head", "source")


@dataclass(frozen=True, slots=True)
class Fixed:
    """An expression of several words that works as one.

    `relations` are those it can have, the usual one first (none: any); `heads` the parts of speech that it
    may depend on (none: any).
    """

    words: tuple[str, ...]
    relations: tuple[str, ...]
    heads: frozenset[str]


@cache
def relations() -> dict[str, str]:
    """CLEAR labels to the UD relations that they have wherever they stand."""
    return {row["form"]: row["value"] for row in _rows("relation")}


@cache
def entities() -> dict[str, str]:
    """OntoNotes names of entities to those of the reading model, where they differ."""
    return {row["form"]: row["value"] for row in _rows("entity")}


@cache
def predicate_adverbs() -> frozenset[str]:
    """Adverbs that can be all there is of a predicate: "He is here"."""
    return frozenset(row["form"] for row in _rows("adverb"))


@cache
def aims() -> frozenset[str]:
    """Subjects that "is to" defines: "The plan is to leave", where "The minister is to leave" plans."""
    return frozenset(row["form"] for row in _rows("aim"))


@cache
def addressing() -> frozenset[str]:
    """Verbs, as lemmas, whose person is an indirect object: "They told him", "They asked him to leave"."""
    return frozenset(row["form"] for row in _rows("addressee"))


@cache
def fixed() -> dict[str, list[Fixed]]:
    """Fixed expressions by their first word, longer ones first."""
    found: dict[str, list[Fixed]] = {}
    for row in _rows("fixed"):
        words = tuple(row["form"].split())
        found.setdefault(words[0], []).append(Fixed(words, row.words("value"), frozenset(row.words("head"))))
    return {word: sorted(group, key=lambda item: -len(item.words)) for word, group in found.items()}


def _rows(kind: str) -> list[Row]:
    return [row for row in table("schemes", COLUMNS) if row["kind"] == kind]
