"""What the trigger head says of the content words of a Doc: whether each tells an event, and of which type.

The head (`training.triggers`) is a small net over a window of the encoder's states. It has seen what words mean where
they stand: a memo that is "released", a candidate who "attacked" another.
A Doc parsed by another pipeline has no such scores.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from according.record import PLOVER_TYPES

Floats = NDArray[np.float32]

TYPES = PLOVER_TYPES
"""The head's classes after the first, which is that of no event."""
LIKELY = 0.4
"""From which probability on a word is an event, where the head alone is asked: "offered *aid*", not "no *leave*"."""
CONTENT = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV", "AUX"})
"""Classes of words that the head was taught; it says nothing of others."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Probabilities by the head: of any event, and of its likeliest type."""

    event: float
    type: str
    typed: float


def scores_of(doc: Doc) -> Floats | None:
    """(tokens, 16) probabilities of each type, rows of zeros for what was not read; None for another pipeline's Doc."""
    found: Floats | None = doc._.trigger_scores if Doc.has_extension("trigger_scores") else None
    return found


def seen(tokens: Iterable[Token]) -> Seen | None:
    """What the head says of the likeliest of some words of one Doc; None where it says nothing."""
    best = None
    for token in tokens:
        scores = scores_of(token.doc)
        if scores is None or token.pos_ not in CONTENT:
            continue
        row = scores[token.i]
        event = float(row.sum())
        if event > 0 and (best is None or event > best.event):
            at = int(row.argmax())
            best = Seen(event, TYPES[at], float(row[at]))
    return best


def probability(tokens: Iterable[Token], kind: str) -> float:
    """The highest probability of a type among some words, 0 where the head says nothing."""
    at = TYPES.index(kind)
    words = [(token.i, scores_of(token.doc)) for token in tokens if token.pos_ in CONTENT]
    return max((float(scores[i, at]) for i, scores in words if scores is not None), default=0.0)
