"""Agent nouns that mean something else where they stand: "struck on the head", "market forces", "a guest speaker".

Which and when are rows of `lexicons/en/noun_senses.tsv`; the conditions ask for the words of the phrase, for those of
the report, and for whether anything in the phrase tells whose the noun is.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from according.mentions.choice import Choice
from according.mentions.graph import Graph
from according.mentions.nouns import Noun
from according.resources import Row, table

COLUMNS = ("noun", "when", "words", "sectors", "source")
NO_PARTY = "-"
NO_SECTOR = "none"
BELONGING = frozenset({"of", "for", "at", "from", "in", "with"})
SUBJECTS = ("nsubj", "obl:agent", "vocative")


@cache
def senses() -> dict[str, tuple[Row, ...]]:
    """The rows of each noun; ResourceError where a condition is none of those known."""
    found: dict[str, list[Row]] = {}
    for row in table("noun_senses", COLUMNS):
        if row["when"] not in Senses.CONDITIONS:
            raise row.error(f"got {row['when']!r} for when, expected one of {', '.join(sorted(Senses.CONDITIONS))}")
        found.setdefault(row["noun"], []).append(row)
    return {noun: tuple(rows) for noun, rows in found.items()}


class Senses:
    """The senses of the agent nouns of one Doc."""

    CONDITIONS = frozenset(
        {"before", "sentence", "report", "alone", "bare", "object", "indefinite", "measure", "always"}
    )

    def __init__(self, graph: Graph, choice: Choice) -> None:
        self.graph = graph
        self.choice = choice

    def read(self, noun: Noun, start: int, first: int, head: int) -> Noun | None:
        """The noun with the sectors that it has here (tokens [start, first) modify it); None where it is no party."""
        row = next((row for row in senses().get(noun.text, ()) if self._holds(row, noun, start, first, head)), None)
        if row is None:
            return noun
        if row["sectors"] == NO_PARTY:
            return None
        sectors = () if row["sectors"] == NO_SECTOR else row.words("sectors")
        return replace(noun, sectors=sectors, why=f"parties: sense {row.file}:{row.line}")

    def title(self, noun: Noun, start: int, first: int) -> Noun:
        """The noun as a title before a name: what the words before it and those of the report tell of it."""
        for row in senses().get(noun.text, ()):
            told = row["when"] == "report" and self._in_report(row)
            if told or (row["when"] == "before" and set(row.words("words")) & set(self.graph.lower[start:first])):
                return replace(noun, sectors=row.words("sectors"), why=f"parties: sense {row.file}:{row.line}")
        return noun

    def _holds(self, row: Row, noun: Noun, start: int, first: int, head: int) -> bool:
        graph, when = self.graph, row["when"]
        if when == "always":
            return True
        if when == "report":
            return self._in_report(row)
        if when == "sentence":
            here = (graph.lower[i] for i, number in enumerate(graph.sentence) if number == graph.sentence[head])
            return not set(row.words("words")).isdisjoint(here)
        if when == "before":
            return bool(set(row.words("words")) & set(graph.lower[start:first]))
        if when == "measure":
            return any("of" in graph.cases(c) for c in graph.children[head] if c > head and graph.base[c] == "nmod")
        if when == "indefinite":
            return (
                noun.plural or graph.lower[start] in ("a", "an", "another") or graph.lower[start] == graph.lower[head]
            )
        if not self._alone(start, first, head):
            return False
        if when == "bare":
            return not noun.plural and start == first and graph.words[head].islower()
        return when == "alone" or not graph.role(head).startswith(SUBJECTS)

    def _in_report(self, row: Row) -> bool:
        return bool(set(row.words("words")) & self.choice.lower_words)

    def _alone(self, start: int, first: int, head: int) -> bool:
        """Whether neither a name, a noun or a known modifier before it nor a phrase after it tells whose it is."""
        graph, knowledge = self.graph, self.choice.knowledge
        for i in range(start, first):
            if i in self.choice.at or graph.lower[i] in knowledge.modifiers or graph.pos[i] in ("NOUN", "PROPN"):
                return False
        return not any(
            graph.base[child] == "nmod" and child > head and BELONGING & set(graph.cases(child))
            for child in graph.children[head]
        )
