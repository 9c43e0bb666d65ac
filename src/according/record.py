"""A record: one event with its status and the chain of sources behind it: the unit of output."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from according.document import Document, Grain, Link, Party, Place
from according.spans import Json, Span

PLOVER_TYPES: tuple[str, ...] = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

Status = Literal["reported", "claimed", "denied", "questioned", "planned", "hypothetical", "negated"]
STATUSES: tuple[Status, ...] = (
    "reported", "claimed", "denied", "questioned", "planned", "hypothetical", "negated",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: PLOVER type, mode, contexts, the closest CAMEO code, the quad class (1-4, 0 neutral)."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: int | None = None

    def to_dict(self) -> Json:
        return {
            "type": self.type,
            "mode": self.mode,
            "contexts": list(self.contexts),
            "cameo": self.cameo,
            "quad": self.quad,
        }


@dataclass(frozen=True, slots=True)
class EventTime:
    """When: the words (null when the time is the publication's), TIMEX3 value, interval of days, grain."""

    text: str | None
    start: int | None
    end: int | None
    value: str | None
    earliest: str | None
    latest: str | None
    grain: Grain | None
    origin: Literal["text", "published"] = "text"

    def to_dict(self) -> Json:
        names = ("text", "start", "end", "value", "earliest", "latest", "grain")
        return {**{name: getattr(self, name) for name in names}, "from": self.origin}


@dataclass(frozen=True, slots=True)
class Count(Span):
    """A figure of people or things: "at least six dead" has low 6 and high null."""

    kind: str = "people"
    low: int | None = None
    high: int | None = None

    def to_dict(self) -> Json:
        return {"kind": self.kind, "low": self.low, "high": self.high, **Span.to_dict(self)}


@dataclass(frozen=True, slots=True)
class Record:
    """One event of one document, complete or with what is missing null."""

    document: Document = field(repr=False, compare=False)
    event: Event
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    sentence: Span
    status: Status = "reported"
    according_to: tuple[Link, ...] = ()
    time: EventTime | None = None
    place: Place | None = None
    counts: tuple[Count, ...] = ()
    confidence: float = 0.5
    why: tuple[str, ...] = ()
    coder: str = ""
    denial: bool = False  # not written: the second record of an event that one source tells and another denies

    @property
    def id(self) -> str:
        """Hash of document id, trigger span, type and role spans: 16 hexadecimal digits.

        The status of a `denial` is hashed as well, as all else may be that of the record before it.
        """
        roles = [f"{p.start}-{p.end}" for p in self.actors] + ["/"]
        roles += [f"{p.start}-{p.end}" for p in self.recipients]
        parts = [self.document.id, f"{self.trigger.start}-{self.trigger.end}", self.event.type, *roles]
        parts += [self.status] if self.denial else []
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

    def to_dict(self) -> Json:
        names = ("id", "url", "outlet", "title", "published", "published_from", "language")
        return {
            "id": self.id,
            "document": {name: getattr(self.document, name) for name in names},
            "event": self.event.to_dict(),
            "trigger": self.trigger.to_dict(),
            "actors": [party.to_dict() for party in self.actors],
            "recipients": [party.to_dict() for party in self.recipients],
            "time": self.time.to_dict() if self.time else None,
            "place": self.place.to_dict() if self.place else None,
            "counts": [count.to_dict() for count in self.counts],
            "status": self.status,
            "according_to": [link.to_dict() for link in self.according_to],
            "sentence": self.sentence.to_dict(),
            "confidence": round(self.confidence, 3),
            "why": list(self.why),
            "coder": self.coder,
        }
