"""Who holds an office on a day: "Syria's president", "the Australian premier", "the former secretary of state".

The terms are those of the knowledge base. An office names a person where one holder fits the day and the
country, or where the report names one of several by full name; else it stays an office.
"""

from __future__ import annotations

from collections.abc import Iterable

from according.mentions.knowledge import Entity, KnowledgeBase, Role

SAME = {
    "premier": "prime minister",
    "pm": "prime minister",
    "taoiseach": "prime minister",
    "president-elect": "president",
    "defense minister": "defence minister",
    "defense secretary": "defence minister",
    "defence secretary": "defence minister",
    "secretary of defense": "defence minister",
    "secretary of defence": "defence minister",
    "minister of defence": "defence minister",
    "minister of defense": "defence minister",
    "foreign secretary": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "minister for foreign affairs": "foreign minister",
    "external affairs minister": "foreign minister",
    "top diplomat": "foreign minister",
    "chief diplomat": "foreign minister",
    "home secretary": "interior minister",
    "home minister": "interior minister",
    "minister of the interior": "interior minister",
    "minister of interior": "interior minister",
    "treasury chief": "finance minister",
    "secretary of the treasury": "treasury secretary",
    "un secretary-general": "secretary-general",
    "secretary general": "secretary-general",
    "un chief": "secretary-general",
    "monarch": "king",
}
"""Titles that name one office; the rest are compared as they stand."""
UNIQUE = frozenset(
    {
        "president", "prime minister", "foreign minister", "defence minister", "interior minister", "finance minister",
        "vice president", "deputy prime minister", "secretary of state", "treasury secretary", "attorney general",
        "secretary-general", "king", "queen", "emir", "emperor", "sultan", "pope", "chancellor", "supreme leader",
        "crown prince", "army chief", "chief executive", "justice minister", "oil minister", "economy minister",
        "press secretary", "national security adviser", "state counsellor", "first minister",
    }
)  # fmt: skip
"""Offices that one person of a country holds at a time."""
HEADS_OF_STATE = frozenset(
    {
        "president", "prime minister", "king", "queen", "emir", "emperor", "sultan", "pope", "chancellor",
        "supreme leader", "chief executive", "first minister", "state counsellor",
    }
)  # fmt: skip
"""Those of them who lead: "the veteran leader" is no vice president."""


def office(title: str) -> str:
    """The office that a title names, in one spelling."""
    plain = " ".join(title.lower().split())
    return SAME.get(plain, plain)


class Offices:
    """The holders of each office of the knowledge base, by country and office."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.held: dict[tuple[str | None, str], list[tuple[Entity, Role]]] = {}
        seen: set[int] = set()
        for aliases in knowledge.index.values():
            for alias in aliases:
                entity = alias.entity
                if entity.kind != "person" or id(entity) in seen:
                    continue
                seen.add(id(entity))
                for role in entity.roles:
                    if role.title:
                        self.held.setdefault((role.country, office(role.title)), []).append((entity, role))

    def holder(
        self, country: str | None, title: str, day: str | None, named: Iterable[int], former: bool = False
    ) -> tuple[Entity, str] | None:
        """The person with this office and the row that says so; None where none or several fit.

        `day` is the report's ISO date, `named` the ids of the entities that it names in full: one of several
        that fit is taken where it is the only one named. `former` asks for someone who held the office before.
        """
        name = office(title)
        if name not in UNIQUE or day is None:
            return None
        fitting: dict[int, tuple[Entity, str]] = {}
        for entity, role in self.held.get((country, name), ()):
            past = role.end is not None and role.end < day[:10]
            if (past if former else role.holds(day[:10])) and id(entity) not in fitting:
                fitting[id(entity)] = (entity, role.why)
        if len(fitting) == 1 and not former:
            return next(iter(fitting.values()))
        known = set(named)
        chosen = [found for key, found in fitting.items() if key in known]
        return chosen[0] if len(chosen) == 1 else None
