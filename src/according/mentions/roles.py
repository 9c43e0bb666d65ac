"""Whom a person stands for on a day: offices with their terms, former and future office.

PLOVER manual 5.2: former officials who hold no office are ELI; a party keeps the sectors of the office it
holds on the date of the report.
"""

from __future__ import annotations

from dataclasses import dataclass

from according.mentions.knowledge import ENTITY_CODES, Entity, Role

OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
"""Sectors that end with the office; whoever held one is ELI afterwards."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Country and sectors on a day, and the rows that say so."""

    country: str | None
    sectors: tuple[str, ...]
    why: tuple[str, ...]


def standing(entity: Entity, day: str | None) -> Standing:
    """Country and sectors of a named person on the ISO date `day` (the last known office where it is None).

    Before the first office in the knowledge base the sectors are unknown; between offices and after the
    last the person is ELI, unless what ended was no office of state (a party, a rebel command). Whoever headed an
    international body is ELI of the state that other offices tell, of none where none does.
    """
    roles = entity.roles
    if not roles:
        return Standing(entity.country, entity.sectors, (entity.why,))
    if day is None:
        last = max(roles, key=lambda role: (role.end is None, role.end or "", role.start or ""))
        return Standing(last.country, last.sectors, (last.why, "parties: date unknown, last office"))
    held = [role for role in roles if role.holds(day[:10])]
    if held:
        sectors = tuple(dict.fromkeys(sector for role in held for sector in role.sectors))
        return Standing(held[0].country, sectors, tuple(role.why for role in held))
    past = [role for role in roles if role.end is not None and role.end < day[:10]]
    if not past:
        return Standing(entity.country, (), (f"{roles[0].why} (not yet in office)",))
    last = max(past, key=lambda role: role.end or "")
    kept, country = former(last.sectors), last.country
    if country in ENTITY_CODES:
        # An international body's former head is no longer of that body: a person of the elite of the own country.
        kept, country = ("ELI",), _home(roles)
    return Standing(country, kept, (f"{last.why} (left office {last.end})",))


def _home(roles: list[Role]) -> str | None:
    """The state that the offices of a person tell, the latest first; None where all were of international bodies."""
    states = [role for role in roles if role.country is not None and role.country not in ENTITY_CODES]
    return max(states, key=lambda role: role.start or "").country if states else None


def former(sectors: tuple[str, ...]) -> tuple[str, ...]:
    """The sectors of someone who held an office with these and left it."""
    if not OFFICIAL & set(sectors):
        return sectors
    return ("ELI", *(sector for sector in sectors if sector not in OFFICIAL and sector != "ELI"))


def in_office(entity: Entity, day: str | None) -> bool:
    """Whether the person holds any office of the knowledge base on `day` (true where the day is unknown)."""
    return day is None or any(role.holds(day[:10]) for role in entity.roles)


def prominence(entity: Entity, day: str | None) -> float:
    """How near the day is to an office of this person: years from the nearest term, 0 within one."""
    if day is None or not entity.roles:
        return 0.0
    year = int(day[:4]) + int(day[5:7] or 1) / 12

    def years(text: str | None, default: float) -> float:
        return int(text[:4]) + (int(text[5:7]) / 12 if len(text) > 6 else 0.0) if text else default

    gaps = []
    for role in entity.roles:
        start, end = years(role.start, -9999.0), years(role.end, 9999.0)
        gaps.append(max(start - year, year - end, 0.0))
    return min(gaps)
