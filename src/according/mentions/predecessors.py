"""Who holds somebody's office before, after or across from him: "his predecessor", "her Ruritanian counterpart".

Named where the knowledge base knows one holder whose term ended when that of the person began; else a predecessor is
who has left an office such as the person's.
"""

from __future__ import annotations

from datetime import date

from according.mentions.kin import Kin
from according.mentions.knowledge import Entity
from according.mentions.mention import Mention
from according.mentions.offices import UNIQUE, Offices, office
from according.mentions.roles import former, standing

NOUNS = frozenset({"predecessor", "successor", "counterpart"})
GAP = 31
"""Most days between two terms of which one follows the other."""


class Predecessors:
    """Finds those before and after the persons of one Doc, as of `day`."""

    def __init__(self, kin: Kin, offices: Offices, day: str | None) -> None:
        self.kin = kin
        self.offices = offices
        self.day = day

    def resolve(self, mention: Mention) -> bool:
        """Tell a predecessor or successor by whose he is, in place; false where the mention is none."""
        word = mention.noun.text.split()[-1] if mention.noun is not None else ""
        if word not in NOUNS or mention.plural or mention.name is not None:
            return False
        owner = self.kin.owner(mention)
        if owner is None or owner.kind not in ("person", "agent"):
            return False
        same = (other.entity for other in self.kin.corefer.mentions if other.name == owner.name and owner.name)
        person = owner.entity or next((entity for entity in same if entity is not None), None)
        found = None
        if person is not None and word == "counterpart":
            found = self._opposite(person, mention.country)
        elif person is not None:
            found = self._beside(person, word == "predecessor")
        if found is not None:
            stands = standing(found, self.day)
            mention.id, mention.name, mention.entity, mention.gender = found.id, found.name, found, found.gender
            mention.country, mention.sectors, mention.kind = stands.country, stands.sectors, "person"
            mention.why.append(f"parties: the {word} by the terms")
            return True
        if word == "counterpart":
            return True
        mention.fill(owner.country, former(owner.sectors) if word == "predecessor" else (), f"parties: the {word}")
        return True

    def _opposite(self, entity: Entity, country: str | None) -> Entity | None:
        """Who holds the person's office in another country on the day: "his Ruritanian counterpart"."""
        if self.day is None or country is None:
            return None
        held = [role for role in entity.roles if role.title and role.holds(self.day[:10])]
        found = (self.offices.holder(country, role.title or "", self.day, ()) for role in held)
        return next((one[0] for one in found if one is not None), None)

    def _beside(self, entity: Entity, before: bool) -> Entity | None:
        """The one holder of the person's present or last office whose term ended or began with his."""
        told = [r for r in entity.roles if r.title and office(r.title) in UNIQUE and r.start and r.country]
        told = [r for r in told if self.day is None or (r.start or "") <= self.day[:10]]
        if not told:
            return None
        own = max(told, key=lambda role: role.start or "")
        found: dict[int, Entity] = {}
        for other, role in self.offices.held.get((own.country, office(own.title or "")), ()):
            ends = (role.end, own.start) if before else (own.end, role.start)
            begun = self.day is None or (role.start or "") <= self.day[:10]
            if other is not entity and begun and all(ends) and abs(_days(*ends)) <= GAP:
                found[id(other)] = other
        return next(iter(found.values())) if len(found) == 1 else None


def _days(end: str | None, start: str | None) -> int:
    """Days from one ISO date to another; years and months alone are their first day."""
    one, two = (date.fromisoformat(f"{text or '1900'}-01-01"[:10]) for text in (end, start))
    return (two - one).days
