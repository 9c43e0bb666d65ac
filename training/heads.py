"""The one table of heads: what the encoder is asked, and how much each answer weighs.

A tag head gives one of its classes to every word. To add one, add a row here, give its labels in
`training.readers_*`, and it is trained, exported and listed in the model's JSON with the others.
"""

from __future__ import annotations

from dataclasses import dataclass

BIO_ROLES = ("O", "B", "I")
ENTITY_TYPES = ("PERSON", "ORG", "LOC", "NORP", "DATE", "MONEY")
REPORT_TYPES = (
    "Person", "Organisation", "Location", "Nationality", "Temporal", "Weapon", "MilitaryPlatform",
    "Quantity", "Money", "DocumentReference",
)  # fmt: skip
ROLE_TYPES = ("S", "T", "R")
"""Of a sentence's main political event: who acts, upon whom, or who act upon each other."""


def bio(types: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B- and I- of each type."""
    return ("O", *(f"{mark}-{kind}" for kind in types for mark in "BI"))


@dataclass(frozen=True, slots=True)
class TagHead:
    """A softmax over `classes` for each word; no classes given means that they come from the data."""

    name: str
    weight: float
    classes: tuple[str, ...] = ()


TAG_HEADS = (
    TagHead("sentence", 0.5, ("inside", "start")),
    TagHead("upos", 0.5),
    TagHead("xpos", 0.5),
    TagHead("lemma", 0.5),
    TagHead("entity", 1.0, bio(ENTITY_TYPES)),
    TagHead("report", 1.0, bio(REPORT_TYPES)),
    TagHead("report_inner", 0.5, bio(REPORT_TYPES)),
    TagHead("source", 1.0, BIO_ROLES),
    TagHead("cue", 1.0, BIO_ROLES),
    TagHead("content", 1.0, BIO_ROLES),
    TagHead("role", 1.0, bio(ROLE_TYPES)),
)
TREE_WEIGHT = 1.0
LABEL_WEIGHT = 1.0
LINK_WEIGHT = 0.5
FACTUALITY_WEIGHT = 0.3
