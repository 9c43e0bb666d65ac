"""Bodies by part of their name, in the country that a report is about: "Labor" for the Australian Labor Party.

The part must be words of one body's name or alias alone, at its beginning or end; a single word counts for
political parties only, and not where it says merely what kind of body it is.
"""

from __future__ import annotations

from functools import cached_property

from according.mentions.knowledge import Entity, KnowledgeBase
from according.mentions.matching import pieces


class LongForms:
    """The bodies of the knowledge base by country, with the words of their names; made at first use."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge

    @cached_property
    def _bodies(self) -> dict[str, list[tuple[tuple[str, ...], Entity]]]:
        found: dict[str, list[tuple[tuple[str, ...], Entity]]] = {}
        for words, aliases in self.knowledge.index.items():
            for alias in aliases:
                entity = alias.entity
                if alias.use == "name" and entity.kind == "organisation" and entity.country and len(words) > 1:
                    found.setdefault(entity.country, []).append((words, entity))
        return found

    def find(self, name: str, country: str) -> Entity | None:
        """The one body of `country` (alpha-3) with `name` at the beginning or end of a longer name; None in doubt."""
        part = pieces(name)
        if not part or (len(part) == 1 and not self._telling(part[0])):
            return None
        fitting: dict[int, Entity] = {}
        for words, entity in self._bodies.get(country, ()):
            if len(words) <= len(part) or (len(part) == 1 and "PTY" not in entity.sectors):
                continue
            if words[: len(part)] == part or words[-len(part) :] == part or (len(part) == 1 and part[0] in words):
                fitting[id(entity)] = entity
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _telling(self, word: str) -> bool:
        """Whether a word alone may name a party: no noun for bodies, no word of a state's name ("United")."""
        if (word,) in self.knowledge.nouns or word in self.knowledge.body_words:
            return False
        return all(word not in pieces(name) for name, _ in self.knowledge.state_names.values())
