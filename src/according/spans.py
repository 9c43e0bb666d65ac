"""Spans: half-open ranges of code points into a Document's text, with the words they cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of a Document; offsets in code points, end exclusive."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span from start to end of `text`; raises ValueError where it leaves the text."""
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span [{start}, {end}) leaves a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def to_dict(self) -> Json:
        return {"text": self.text, "start": self.start, "end": self.end}

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end


def trim(text: str, start: int, end: int, marks: str = " \t\r\n") -> tuple[int, int]:
    """The bounds without the `marks` (white space) at either side; empty ranges collapse on start."""
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end


class HasBounds(Protocol):
    """Anything with character bounds: spans, parties, places, timexes."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=HasBounds)


def longest_first(spans: Iterable[S]) -> list[S]:
    """Spans without overlap: longer ones win, then earlier ones; given back in text order."""
    chosen: list[S] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if all(span.end <= other.start or other.end <= span.start for other in chosen):
            chosen.append(span)
    return sorted(chosen, key=lambda s: s.start)
