"""What the judge (judge.py) weighs of a trigger and the record it would give: named facts, most of them 1 or absent.

Facts are of the row, the parties, the clause, the claims and the report; none names a word, so that they hold for words
that no training report had.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from according.document import Party
from according.events.learned import told
from according.events.predicates import Candidate
from according.events.public import LEAST, standing
from according.record import Record
from according.words import base

if TYPE_CHECKING:
    from according.events.coding import Coder

ABOUT_REPORT = frozenset({"political", "public share", "few parties"})
"""Facts of the whole report: they tell whether a bare trigger is an event, and are no part of a record's confidence."""
STEPS = 5
"""Clauses above a trigger, and triggers beside it, that are told apart."""
NO_PUBLIC = "private: no public party"
"""How the reason begins for which an act among private persons gives no record."""
PRIVATE_LIFE = "private:"
"""How each reason of that kind begins."""
UNLISTED = "no row:"
"""How the reason begins for which a word that no row matches gives none."""


def facts(work: Coder, candidate: Candidate, record: Record, reason: str | None = None) -> dict[str, float]:
    """The facts of a candidate of the sentence at hand with its record, and the rules' `reason` against it, if any."""
    found = dict.fromkeys((*of_row(candidate), *of_record(work, candidate, record), *of_clause(candidate)), 1.0)
    if reason is not None:
        found |= {"refused": 1.0, f"refused {kind_of(reason)}": 1.0}
    live = sum(other is not candidate and other.dropped is None for other in work.others.values())
    stage = work.stage
    numbers = {
        "depth": depth(candidate.token) / STEPS,
        "others": min(STEPS, live) / STEPS,
        "political": float(stage.political),
        "public share": stage.share,
        "few parties": float(stage.parties < LEAST),
        **told(candidate),
    }
    return found | {name: value for name, value in numbers.items() if value}


def kind_of(reason: str) -> str:
    """What the rules have against a candidate, in one word."""
    if reason.startswith(PRIVATE_LIFE):
        return "private" if reason.startswith(NO_PUBLIC) else "private life"
    return "unlisted" if reason.startswith(UNLISTED) else "bare"


def of_row(candidate: Candidate) -> Iterator[str]:
    """What the row asks, and how the word stands."""
    row = candidate.row
    carried = "carried noun" if candidate.light is not None else "noun"
    yield f"form {carried if row.noun else 'verb'}"
    yield f"pos {candidate.token.pos_}"
    yield f"conditions {min(3, len(row.conditions) + (row.particle is not None))}"
    if any(condition.words for condition in row.conditions):
        yield "condition of words"
    if row.priority:
        yield "first row" if row.priority > 0 else "last row"
    yield f"needs {row.needs or 'the usual'}"


def of_record(work: Coder, candidate: Candidate, record: Record) -> Iterator[str]:
    """Type, parties, status, claims, place, time and figures of the record, and its region."""
    event, row = record.event, candidate.row
    kind = row.type if row.own is not None else event.type
    yield f"type {kind}"
    if kind != row.type:
        yield "type by status"
    actor, recipient = side(record.actors), side(record.recipients)
    yield f"actor {actor}"
    yield f"recipient {recipient}"
    if recipient == "none" and work.lexicon.ontology.types[row.type].needs_recipient:
        yield "lacks a recipient"
    if actor == recipient == "none":
        yield "nobody"
    parties = [*record.actors, *record.recipients]
    if parties and all(party.country for party in parties):
        yield "countries"
    yield f"status {record.status}"
    yield f"claims {min(2, len(record.according_to))}"
    if record.according_to:
        yield f"claim {record.according_to[-1].directness}"
    region = work.document.region_at(candidate.token.idx)
    yield f"region {region.kind if region else 'none'}"
    given = {"place": record.place, "counts": record.counts, "mode": event.mode, "contexts": event.contexts}
    yield from (name for name, value in given.items() if value)
    if record.time is not None and record.time.origin == "text":
        yield "time"


def of_clause(candidate: Candidate) -> Iterator[str]:
    """Where the trigger stands in its sentence."""
    yield f"relation {base(candidate.predicate.dep_)}"
    if candidate.embedded:
        yield "embedded"
    if not candidate.happened:
        yield "undone"
    if candidate.frame.modifiers:
        yield "modified"
    if candidate.frame.passive:
        yield "passive"


def side(parties: Sequence[Party]) -> str:
    """Who plays one part: none, a pronoun that stands for nobody known, public, private or unknown."""
    if not parties:
        return "none"
    if any(party.kind == "pronoun" for party in parties) and not any(party.country or party.name for party in parties):
        return "pronoun"
    kinds = {standing(party) for party in parties}
    return "public" if "public" in kinds else "private" if kinds == {"private"} else "unknown"


def depth(token: Token) -> int:
    """Steps from a word up to the main verb, up to five; what is said or coordinated costs none."""
    steps = 0
    while token.head.i != token.i and steps < STEPS:
        steps += base(token.dep_) not in {"conj", "ccomp", "parataxis"}
        token = token.head
    return steps
