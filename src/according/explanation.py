"""How a sentence came to its records, or to none: plain data, made by the coder where it is asked to explain itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from according.document import Party
from according.spans import Json, Span

Outcome = Literal["record", "blocked", "spoken for", "unlikely", "incomplete", "repeated"]
"""What became of a trigger: a record; a row that vetoes; another trigger speaks for it; the report or the parties
make it unlikely; too little is named; another record says the same."""


@dataclass(frozen=True, slots=True)
class Phrase(Span):
    """A phrase that was looked at for a part, on one step of the path to it, and why it was taken or not."""

    step: str = ""
    parties: tuple[Party, ...] = ()
    taken: bool = False
    reason: str = ""

    def to_dict(self) -> Json:
        return {
            **Span.to_dict(self),
            "step": self.step,
            "parties": [party.to_dict() for party in self.parties],
            "taken": self.taken,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Part:
    """Who plays one part: the steps of the path in order, the phrases on them, who was taken, and other rules."""

    role: Literal["actor", "recipient"]
    path: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    parties: tuple[Party, ...]
    notes: tuple[str, ...] = ()

    def to_dict(self) -> Json:
        return {
            "role": self.role,
            "path": list(self.path),
            "phrases": [phrase.to_dict() for phrase in self.phrases],
            "parties": [party.to_dict() for party in self.parties],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Tried:
    """A row of the lexicon that lists a word and did not match, with the first condition that failed."""

    word: Span
    label: str
    failed: str

    def to_dict(self) -> Json:
        return {"word": self.word.to_dict(), "row": self.label, "failed": self.failed}


@dataclass(frozen=True, slots=True)
class Decision:
    """One trigger: the row that matched and what met its conditions, its parts, and what became of it.

    `record` is the id of its record, or of the one that says the same; `why` holds the rows and heads behind
    type and status.
    """

    trigger: Span
    row: str
    type: str | None
    mode: str | None
    outcome: Outcome
    reason: str | None = None
    record: str | None = None
    conditions: tuple[str, ...] = ()
    light: str | None = None
    parts: tuple[Part, ...] = ()
    status: str | None = None
    why: tuple[str, ...] = ()
    tried: tuple[Tried, ...] = ()

    def to_dict(self) -> Json:
        plain = ("row", "type", "mode", "outcome", "reason", "record", "light", "status")
        return {
            "trigger": self.trigger.to_dict(),
            **{name: getattr(self, name) for name in plain},
            "conditions": list(self.conditions),
            "parts": [part.to_dict() for part in self.parts],
            "why": list(self.why),
            "tried": [row.to_dict() for row in self.tried],
        }


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence: the region it stands in, its triggers, and, where it gave no record, the reason."""

    sentence: Span
    region: str | None
    reason: str | None
    decisions: tuple[Decision, ...] = ()
    tried: tuple[Tried, ...] = ()

    @property
    def records(self) -> tuple[str, ...]:
        """Ids of the records that the sentence gave."""
        return tuple(each.record for each in self.decisions if each.outcome == "record" and each.record)

    def to_dict(self) -> Json:
        return {
            "sentence": self.sentence.to_dict(),
            "region": self.region,
            "reason": self.reason,
            "decisions": [each.to_dict() for each in self.decisions],
            "tried": [row.to_dict() for row in self.tried],
        }
