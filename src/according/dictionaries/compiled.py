"""Rows made ready for coding: names, synonym sets, verbs by their forms, patterns by a word they need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from according.dictionaries.folder import check_codes_something, read_folder
from according.dictionaries.forms import fold, verb_forms, words_of
from according.dictionaries.names import Names
from according.dictionaries.patterns import Options, Pattern, compile_pattern, keys_of
from according.dictionaries.rows import (
    ActorRow,
    AgentRow,
    DiscardRow,
    Fault,
    IssueRow,
    Rows,
    SynsetRow,
    TransformRow,
    VerbRow,
)
from according.dictionaries.verbs import known_set

DEPTH = 5  # synonym sets inside one another


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the dictionary: its words, which of them inflects, its row."""

    words: tuple[str, ...]
    head: int
    row: VerbRow


@dataclass(slots=True)
class Block:
    """The patterns that the verbs of a block share, by the beginning of a word that each needs."""

    keyed: dict[str, list[Pattern]] = field(default_factory=lambda: defaultdict(list))
    free: list[Pattern] = field(default_factory=list)

    def add(self, pattern: Pattern) -> None:
        keys = keys_of(pattern)
        if keys is None:
            self.free.append(pattern)
        else:
            for key in keys:
                self.keyed[key].append(pattern)

    def candidates(self, beginnings: Collection[str]) -> Iterator[Pattern]:
        """Patterns that may fit a sentence with words of these beginnings, each once."""
        seen: set[int] = set()
        for key in beginnings if len(beginnings) < len(self.keyed) else self.keyed:
            if key in beginnings:
                for pattern in self.keyed.get(key, ()):
                    if id(pattern) not in seen:
                        seen.add(id(pattern))
                        yield pattern
        yield from self.free


class Dictionaries:
    """All dictionaries of a project, indexed. `faults` are the lines that were left out, `notes` whole files."""

    def __init__(self, rows: Rows, name: str = "") -> None:
        self.name = name  # of the folder, as records say it
        self.faults: list[Fault] = list(rows.faults)
        self.notes = list(rows.notes)
        self.counts = rows.counts()
        self.actors: Names[ActorRow] = Names(rows.actors, stems="capital")
        self.agents: Names[AgentRow] = Names(rows.agents)
        self.discards: Names[DiscardRow] = Names(rows.discards, stems="all")
        self.issues: Names[IssueRow] = Names(rows.issues)
        self.transforms: dict[str, list[TransformRow]] = defaultdict(list)
        for row in rows.transforms:
            self.transforms[fold(row.above)].append(row)
        self._verbs: dict[str, list[Verb]] = defaultdict(list)
        for verb in rows.verbs:
            self._add_verb(verb)
        self.blocks: dict[str, Block] = defaultdict(Block)
        synsets = synonym_sets(rows.synsets)
        for pattern in rows.patterns:
            try:
                self.blocks[pattern.block].add(compile_pattern(pattern, synsets))
            except ValueError as error:
                file, _, line = pattern.source.rpartition(":")
                self.faults.append(Fault(file, int(line) if line.isdigit() else 0, str(error)))

    def _add_verb(self, row: VerbRow) -> None:
        written = [row.verb, *row.forms.split()]
        for number, form in enumerate(written):
            parts = [part for part in form.split("_") if part]
            head = next((i for i, part in enumerate(parts) if part.startswith("+")), 0)
            words = tuple(fold(part.lstrip("+")) for part in parts)
            if not words:
                continue
            inflected = verb_forms(words[head]) if number == 0 and not row.forms else (words[head],)
            for word in inflected:
                self._verbs[word].append(Verb((*words[:head], word, *words[head + 1 :]), head, row))

    def verbs(self, form: str, lemma: str) -> list[Verb]:
        """The verbs that a word may be: those listed by its form before those listed by its lemma."""
        found = self._verbs.get(form, [])
        return found if form == lemma else [*found, *self._verbs.get(lemma, ())]


def synonym_sets(rows: Iterable[SynsetRow]) -> dict[str, Options]:
    """Each set's phrases as word sequences, with those of the sets that it names."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        members[row.name].append(row.phrase)

    def phrases(name: str, depth: int) -> Iterator[tuple[str, ...]]:
        for phrase in members[name]:
            inner = known_set(phrase, members) if phrase.startswith("&") else None
            if inner is not None and depth:
                yield from phrases(inner, depth - 1)
            elif not phrase.startswith("&"):
                yield tuple(words_of(phrase))

    return {name: tuple(dict.fromkeys(phrases(name, DEPTH))) for name in list(members)}


@lru_cache(maxsize=2)
def load(folder: Path) -> Dictionaries:
    """The dictionaries of a folder, once a process. ResourceError where it has no verbs or cannot be read."""
    rows = read_folder(folder)
    check_codes_something(rows, folder)
    return Dictionaries(rows, folder.name)
