"""The words that change what an event is: their rows, and the state that they add up to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from according.resources import Row, table

Effect = Literal["fact", "negated", "planned", "hypothetical"]
MODALITY = ("word", "kind", "effect", "source")
IMPLICATIVES = ("lemma", "pos", "frames", "effect", "source")


@cache
def modality(kind: str, language: str = "en") -> dict[str, Row]:
    """Rows of `modality.tsv` of one kind, by word."""
    return {row["word"]: row for row in table("modality", MODALITY, language) if row["kind"] == kind}


@cache
def implicatives(pos: str, language: str = "en") -> dict[str, Row]:
    """The first rows of `implicatives.tsv` of one part of speech ("modifier" too), by lemma."""
    return {lemma: rows[0] for lemma, rows in signatures(pos, language).items()}


@cache
def signatures(pos: str, language: str = "en") -> dict[str, list[Row]]:
    """All rows of `implicatives.tsv` of one part of speech, by lemma: what it does depends on the frame it fills."""
    found: dict[str, list[Row]] = {}
    for row in table("implicatives", IMPLICATIVES, language):
        if row["pos"] == pos:
            found.setdefault(row["lemma"], []).append(row)
    return found


@dataclass(slots=True)
class Local:
    """The state of an event within its clause: polarity, and the strongest irrealis met, with reasons."""

    negated: bool = False
    irrealis: Literal["", "planned", "hypothetical"] = ""
    would: bool = False
    asked: bool = False
    finite_past: bool = False
    presupposed: bool = False
    background: bool = False
    aside: bool = False
    contrast: bool = False
    averted: bool = False
    epistemic: bool = False
    mentioned: bool = False
    cue_negated: bool = False
    cue_modal: bool = False
    why: list[str] = field(default_factory=list)

    def note(self, row: Row, word: str) -> None:
        reason = f"status: {row.file}:{row.line} {word}"
        if reason not in self.why:
            self.why.append(reason)

    def apply(self, effect: str) -> None:
        """Put an effect over what was found so far (operators come from the inside out)."""
        if effect == "negated":
            # What a clause only mentions ("at the talks"), its negation leaves standing.
            self.negated = self.negated if self.mentioned else not self.negated
        elif effect == "would":
            self.would = True
        elif effect == "planned" and not self.irrealis:
            self.irrealis = "planned"
        elif effect == "hypothetical":
            self.irrealis = "hypothetical"
        elif effect == "presupposed":
            self.presupposed = True
        elif effect == "background":
            self.background = True
        elif effect == "open":
            self.asked = True

    @property
    def effect(self) -> Effect:
        """The sum: hypothesis before negation before plan before fact."""
        # Who plans to prevent a raid, or would, leaves open whether there will be one.
        if self.irrealis == "hypothetical" or (self.negated and self.averted and (self.irrealis or self.would)):
            return "hypothetical"
        if self.negated:
            return "negated"
        return "planned" if self.irrealis == "planned" else "fact"
