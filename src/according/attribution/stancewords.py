"""Words that take a side, by kind (`stance_words.tsv`)."""

from __future__ import annotations

from functools import cache

from according.resources import table


@cache
def words(kind: str, language: str = "en") -> frozenset[str]:
    """Lemmas of one kind."""
    rows = table("stance_words", ("word", "kind", "source"), language)
    return frozenset(row["word"] for row in rows if row["kind"] == kind)
