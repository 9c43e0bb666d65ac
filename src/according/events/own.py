"""Types of a user's own ontology, each with the PLOVER type whose grammar it follows.

The rules of roles, places and tellings ask for the PLOVER type (`EventRow.type`), so that every one of them holds
for an own type too; only what is written, mode, codes and contexts, is the user's (`EventRow.own`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OwnMode:
    """A mode: the words among an event's arguments that give it, and its CAMEO code if the user knows one."""

    name: str
    words: frozenset[str] = frozenset()
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class OwnType:
    """A type as the user's file has it; `public` types are events among public parties alone."""

    name: str
    like: str
    quad: int | None = None
    cameo: str | None = None
    public: bool = False
    modes: Mapping[str, OwnMode] = field(default_factory=dict, hash=False, compare=False)

    def mode_of(self, given: str | None, lemmas: Iterable[str]) -> OwnMode | None:
        """The mode that a row gives, else the first that a word meets, the nearest word first."""
        if given:
            return self.modes[given]
        for lemma in lemmas:
            for mode in self.modes.values():
                if lemma in mode.words:
                    return mode
        return None


@dataclass(frozen=True, slots=True)
class OwnOntology:
    """A whole ontology file: its name and version, its types, its contexts with their words, and its checksum."""

    name: str
    version: str
    checksum: str
    extends: bool
    types: Mapping[str, OwnType]
    contexts: Mapping[str, frozenset[str]]

    @property
    def label(self) -> str:
        """How a record's `coder` names it: name, version, and the beginning of the file's checksum."""
        return f"ontology {self.name} {self.version} ({self.checksum[:8]})"

    def words(self) -> dict[str, tuple[str, ...]]:
        """Lemma → the contexts that it speaks of."""
        found: dict[str, tuple[str, ...]] = {}
        for name, words in self.contexts.items():
            for word in sorted(words):
                found[word] = (*found.get(word, ()), name)
        return found
