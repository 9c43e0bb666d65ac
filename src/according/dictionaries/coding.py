"""Coding a report with imported dictionaries."""

from __future__ import annotations

from spacy.tokens import Span

from according.dictionaries.compiled import Dictionaries
from according.dictionaries.names import Words
from according.dictionaries.rows import DiscardRow


def discarded(sentence: Span, dictionaries: Dictionaries) -> DiscardRow | None:
    """The row that keeps a sentence from being coded, one for the whole story before one for the sentence."""
    if not dictionaries.discards.count:
        return None
    rows = [row for found in dictionaries.discards.find(Words.of(sentence)) for row in found.rows]
    return next((row for row in rows if row.scope == "story"), rows[0] if rows else None)
