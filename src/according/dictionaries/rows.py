"""The typed rows that dictionary files become: one row a fact, with the file and line it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["actors", "agents", "verbs", "discards", "issues"]
Dialect = Literal["linear", "bracketed"]
"""How verb patterns are written: as words in order (TABARI, PETRARCH 1), or with phrases marked (PETRARCH 2)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that was skipped, and why."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A name and the code it stands for from `start` to `end` (YYYYMMDD, both days included, "" for open).

    `phrase` keeps the file's own joints: `_` where words must touch, a blank where others may stand between;
    `_` at the end where the last word is whole. `name` is the primary name of the same actor. A row without
    dates is the default, taken where no dated one holds.
    """

    phrase: str
    code: str
    start: str
    end: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class AgentRow:
    """An agent noun in one of its forms; `place` says on which side of an actor's code its own goes."""

    phrase: str
    code: str
    place: Literal["after", "before"]
    source: str


@dataclass(frozen=True, slots=True)
class SynsetRow:
    """One word or phrase of a synonym set, plurals already made; it may name another set (`&NAME`)."""

    name: str
    phrase: str
    source: str


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A verb of a block: `verb` its words joined by `_`, the inflected one after `+` where there are several.

    `forms` are those the file lists, joined by blanks. `code` is a CAMEO code, two joined by `:` (the second
    for the same event seen from the target), or "" for a verb that codes nothing by itself.
    """

    block: str
    verb: str
    forms: str
    code: str
    source: str


@dataclass(frozen=True, slots=True)
class PatternRow:
    """A pattern of a block's verbs, as the file writes it, `*` standing for the verb."""

    block: str
    pattern: str
    code: str
    dialect: Dialect
    source: str


@dataclass(frozen=True, slots=True)
class TransformRow:
    """What a verb makes of the event in its complement: "SAY", "a b ATTACK", "a b", "015".

    In `below` and `result`, a is the upper event's source, b anybody else, `.` anybody, `_` nobody; `code` ""
    keeps the lower event's.
    """

    above: str
    below: str
    result: str
    code: str
    source: str


@dataclass(frozen=True, slots=True)
class DiscardRow:
    """Words that keep a sentence, or with `scope` "story" a whole report, from being coded."""

    phrase: str
    scope: Literal["sentence", "story"]
    source: str


@dataclass(frozen=True, slots=True)
class IssueRow:
    """Words that name an issue; `issue` is "~" where they only look like it, "~~" where the sentence has none."""

    phrase: str
    issue: str
    source: str


@dataclass(slots=True)
class Rows:
    """All that the files of a folder say, and the lines that do not hold.

    `notes` name files that were not read, with the reason.
    """

    actors: list[ActorRow] = field(default_factory=list)
    agents: list[AgentRow] = field(default_factory=list)
    synsets: list[SynsetRow] = field(default_factory=list)
    verbs: list[VerbRow] = field(default_factory=list)
    patterns: list[PatternRow] = field(default_factory=list)
    transforms: list[TransformRow] = field(default_factory=list)
    discards: list[DiscardRow] = field(default_factory=list)
    issues: list[IssueRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many rows there are of each sort, in the order of the report."""
        sorts = ("actors", "agents", "synsets", "verbs", "patterns", "transforms", "discards", "issues")
        return {sort: len(getattr(self, sort)) for sort in sorts}
