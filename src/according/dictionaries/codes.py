"""CAMEO codes: what they are in PLOVER, and what two of them make together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from according.events.ontology import load as load_ontology
from according.record import Event
from according.resources import table

DIGITS = re.compile(r"^\d{2,4}")
COOPERATION = frozenset({"03", "04", "05", "06", "07", "08"})
REFUSING = "12"
CONFLICT_UNDONE = "050"
"""What PETRARCH's records call an act of conflict that did not take place."""


@dataclass(frozen=True, slots=True)
class Plover:
    """A CAMEO code's PLOVER type, mode and contexts."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]


@cache
def _plover_rows(language: str) -> dict[str, Plover]:
    ontology = load_ontology(language)
    found = {}
    for row in table("cameo", ("cameo", "type", "mode", "contexts"), language):
        contexts = row.words("contexts")
        ontology.check(row, row["type"], row.get("mode"), contexts)
        found[row["cameo"]] = Plover(row["type"], row.get("mode"), contexts)
    return found


@cache
def _combinations(language: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in table("cameo_combinations", ("above", "below", "code"), language):
        found.setdefault(row["above"], {})[row["below"]] = row["code"]
    return found


def digits(code: str) -> str | None:
    """The CAMEO code within a dictionary's own ("174L" is 174), None where it begins with no digits."""
    found = DIGITS.match(code)
    return found[0] if found else None


def event_of(code: str, language: str = "en") -> Event | None:
    """The event that a CAMEO code names, None for one that PLOVER has no type for (01, statements)."""
    cameo = digits(code)
    rows = _plover_rows(language)
    row = next((rows[cameo[:n]] for n in range(len(cameo), 1, -1) if cameo[:n] in rows), None) if cameo else None
    if row is None:
        return None
    quad = load_ontology(language).types[row.type].quad
    return Event(type=row.type, mode=row.mode, contexts=row.contexts, cameo=cameo, quad=quad)


def combined(above: str, below: str, language: str = "en") -> str | None:
    """The code of an act with another in its complement: promise (030) and aid (070) are 033. None for no row."""
    rows = _combinations(language).get(above[:2], {})
    return next((rows[below[:n]] for n in range(len(below), 1, -1) if below[:n] in rows), None)


def negated(code: str, language: str = "en") -> str:
    """A code with "not" folded in, as PETRARCH writes it: not to help is to refuse help, not to fight is to be
    on terms. Statements and appeals stay what they are."""
    root = code[:2]
    if root in COOPERATION:
        return combined(REFUSING, code, language) or f"{REFUSING}0"
    return code if root in {"01", "02"} else CONFLICT_UNDONE
