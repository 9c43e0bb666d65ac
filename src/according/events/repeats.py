"""Tellings of one event: which records of a sentence, and of a report, say the same again."""

from __future__ import annotations

from collections.abc import Sequence

from according.document import Party
from according.events.predicates import Candidate
from according.record import Record


def twins(candidate: Candidate, other: Candidate, record: Record, before: Record) -> bool:
    """Whether two coordinated verbs tell one event whose recipient stands with one of them: "donated and delivered"."""
    one, two = candidate.token, other.token
    joined = (one.dep_ == "conj" and one.head.i == two.i) or (two.dep_ == "conj" and two.head.i == one.i)
    same = (record.event.type, record.event.mode, record.status) == (
        before.event.type,
        before.event.mode,
        before.status,
    )
    named = bool(record.actors) and names(record.actors) == names(before.actors)
    return joined and same and named and not (record.recipients and before.recipients) and not record.counts


def two_targets(candidate: Candidate, other: Candidate) -> bool:
    """Whether two coordinated verbs of force have each a thing of its own: "blew up a pipeline and raided a base"."""
    one, two = candidate.token, other.token
    joined = (one.dep_ == "conj" and one.head.i == two.i) or (two.dep_ == "conj" and two.head.i == one.i)
    if not joined or candidate.row.noun or other.row.noun or candidate.row.type != "ASSAULT":
        return False
    first, second = ({token.lemma_.lower() for token in c.frame.objects} for c in (candidate, other))
    pronoun = any(token.pos_ == "PRON" for c in (candidate, other) for token in c.frame.objects)
    return bool(first and second) and not first & second and not pronoun  # "beat the man and kicked him"


def names(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(sorted(party.id or party.name or party.text.lower() for party in parties))


def same_event(record: Record, other: Record) -> bool:
    """Whether two records of a sentence tell one event: type, mode, status and both sides agree.

    Where nobody is named, what is told must be the same word at the same place.
    """
    if record.event.type != other.event.type or record.status != other.status:
        return False
    if None not in (record.event.mode, other.event.mode) and record.event.mode != other.event.mode:
        return False
    if not any((record.actors, record.recipients, other.actors, other.recipients)) and record.place != other.place:
        return False
    return names(record.actors) == names(other.actors) and names(record.recipients) == names(other.recipients)


def once(records: list[Record]) -> list[Record]:
    """Records without later tellings of the same event.

    Where both sides are named: type, mode, status, sides and time agree. Where nobody is: type, status,
    trigger ("the talks" after "talks") and place agree.
    """
    kept: list[Record] = []
    seen: set[tuple[object, ...]] = set()
    for record in records:
        event, parties = record.event, [*record.actors, *record.recipients]
        key: tuple[object, ...] | None = None
        if not parties and not record.counts:
            place = record.place.name if record.place else None  # clashes in one village, then in another
            key = (event.type, record.status, record.trigger.text.lower(), place)
        elif record.actors and record.recipients and all(p.id or p.name for p in parties):
            time = record.time.value if record.time else None
            key = (event.type, event.mode, record.status, names(record.actors), names(record.recipients), time)
        if key is None or key not in seen:
            kept.append(record)
        if key is not None:
            seen.add(key)
    return kept
