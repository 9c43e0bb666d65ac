"""What the second reading wins and loses against the rules alone, by field and by how sure it must be.

Fields are held against marks as `according evaluate fields` does. Each line: the share that the rules have right, then,
for each limit (in log odds) from which the second reading overrules them, the share, what it wins and what it loses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from according.document import Party
from according.evaluate.fields import met, same_sides, same_words
from according.events.secondhead import Limits, Opinion, choice
from according.events.window import Role, told
from according.record import PLOVER_TYPES, STATUSES

if TYPE_CHECKING:
    from training.rereading import Case

MARGINS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
DROPS = (-3.0, -2.0, -1.5, -1.0, -0.5, 0.0)
Judged = Sequence[tuple["Case", Opinion]]


def scores(judged: Judged) -> None:
    """Prints everything."""
    events = [(case, opinion) for case, opinion in judged if case.mark.types]
    for role in Role:
        line(role.name.lower(), events, role_right(role))
        for what, some in ((" empty", False), (" given", True)):
            line(what, [pair for pair in events if bool(told(pair[0].record)[role]) == some], role_right(role))
    line("status", events, lambda case, opinion, limit: status(case, opinion, limit) == case.mark.status)
    line("type", events, lambda case, opinion, limit: kind(case, opinion, limit) in case.mark.types)
    wrong = np.asarray([opinion.event for case, opinion in judged if not case.mark.types])
    right = np.asarray([opinion.event for _, opinion in events])
    dropped = "; ".join(f"below {at}: {(wrong < at).sum()} wrong, {(right < at).sum()} right" for at in DROPS)
    print(f"no events ({len(wrong)}, ranked below events: {ranking(right, wrong):.3f}): {dropped}", flush=True)


def line(name: str, events: Judged, right: Callable[[Case, Opinion, float | None], bool | None]) -> None:
    """One field."""
    before = [right(case, opinion, None) for case, opinion in events]
    parts = []
    for margin in MARGINS:
        after = [right(case, opinion, margin) for case, opinion in events]
        pairs = [
            (one, other) for one, other in zip(before, after, strict=True) if one is not None and other is not None
        ]
        won = sum(other and not one for one, other in pairs)
        lost = sum(one and not other for one, other in pairs)
        parts.append(f"{margin}: {np.mean([other for _, other in pairs]):.3f} (+{won} -{lost})")
    print(f"{name:10} rules {np.mean([one for one in before if one is not None]):.3f}  {'  '.join(parts)}")


def role_right(role: int) -> Callable[[Case, Opinion, float | None], bool | None]:
    """Whether a role is as marked where the second reading overrules from a limit on; None where nothing decides it."""

    def right(case: Case, opinion: Opinion, limit: float | None) -> bool | None:
        ruled = told(case.record)[role]
        limits = Limits((limit or 0.0,) * len(Role), (limit or 0.0,) * len(Role), 0, 0, (0, 0, 0, 0))
        words = choice(role, case.window, opinion, limits) if limit is not None else None
        spans = [(s.start, s.end) for s in ruled if s is not None]
        parties = [s for s in ruled if isinstance(s, Party)]
        if words is not None:
            kept = dict(zip(case.window.ruled[role], ruled, strict=True))
            kind = {Role.PLACE: "place", Role.TIME: "time"}.get(role, "party")
            found = [kept.get(word) or case.heads[kind].get(word) for word in words]
            spans = [(s.start, s.end) if s is not None else at(case, w) for s, w in zip(found, words, strict=True)]
            parties = [
                s if isinstance(s, Party) else Party(*at(case, w), "") for s, w in zip(found, words, strict=True)
            ]
        mark = case.mark
        if role in (Role.PLACE, Role.TIME):
            marked = list(mark.places) if role == Role.PLACE else [mark.time] if mark.time is not None else []
            decides = bool(marked) or all(met(span, mark.shown) for span in spans)
            return same_words(marked, spans) if decides else None
        if role == Role.SOURCES:
            return len(mark.sources) == len(spans) and same_words(list(mark.sources), spans)
        return same_sides(mark.actors if role == Role.ACTORS else mark.recipients, parties, case.text)

    assert role in (Role.ACTORS, Role.RECIPIENTS, Role.PLACE, Role.TIME, Role.SOURCES)
    return right


def at(case: Case, word: int) -> tuple[int, int]:
    """Where a word of the window stands."""
    start, end = case.places[word]
    return int(start), int(end)


def status(case: Case, opinion: Opinion, limit: float | None) -> str:
    """The status that the second reading leaves."""
    own = opinion.statuses[STATUSES.index(case.record.status)]
    sure = limit is not None and opinion.statuses.max() - own >= limit
    return STATUSES[int(opinion.statuses.argmax())] if sure else case.record.status


def kind(case: Case, opinion: Opinion, limit: float | None) -> str:
    """The type that the second reading leaves."""
    own = opinion.types[PLOVER_TYPES.index(case.record.event.type)]
    sure = limit is not None and opinion.types.max() - own >= limit
    return PLOVER_TYPES[int(opinion.types.argmax())] if sure else case.record.event.type


def ranking(right: np.ndarray, wrong: np.ndarray) -> float:
    """How often an event is ranked above a word that is none (the area under the ROC curve)."""
    pairs: Iterable[float] = [float((right > value).mean() + 0.5 * (right == value).mean()) for value in wrong]
    return float(np.mean(list(pairs))) if len(wrong) and len(right) else 0.0
