"""Who "the Ruritanian leader" is: the head of state or government whom the report names.

A leader with a country of its own words is no party's chairman: it is whoever the report names that leads the state on
the day, and where it names several (a president and a premier), the one named nearest before.
"""

from __future__ import annotations

from collections.abc import Iterable

from according.mentions.affiliation import AffiliationReader
from according.mentions.graph import Graph
from according.mentions.knowledge import ENTITY_CODES
from according.mentions.mention import Mention
from according.mentions.roles import standing

LEADERS = frozenset({"leader", "strongman", "ruler", "dictator", "tyrant", "head of state"})
OFFICES = frozenset({"president", "prime minister", "chancellor", "supreme leader", "leader", "king", "emir", "sultan",
                     "premier", "taoiseach", "general secretary", "chairman", "secretary-general", "crown prince",
                     "queen", "emperor", "state counsellor", "chief executive"})  # fmt: skip
"""Offices of those who lead a state or an international body."""


def leading(graph: Graph, belonging: AffiliationReader, mentions: Iterable[Mention], day: str | None) -> None:
    """Identity of leaders by their country for those the report names, in place."""
    ordered = sorted(mentions, key=lambda m: m.start)
    persons = [m for m in ordered if m.kind == "person" and m.entity is not None and m.link is None]
    for mention in ordered:
        noun = mention.noun
        if noun is None or noun.text not in LEADERS or mention.plural or mention.name is not None:
            continue
        own = mention.body is not None and mention.body.country not in ENTITY_CODES
        if mention.kind != "agent" or own:
            continue
        country = belonging.read(mention.head, mention.start, mention.head).country
        if country is None or not (mention.definite or _owned(graph, mention)):
            continue
        fitting = [person for person in persons if _leads(person, country, day)]
        before = [person for person in fitting if person.start < mention.start]
        found = before[-1] if before else (fitting[0] if fitting else None)
        if found is not None:
            mention.take(found, "parties: leader of the state")


def _owned(graph: Graph, mention: Mention) -> bool:
    return any(graph.dep[child] == "nmod:poss" for child in graph.children[mention.head])


def _leads(person: Mention, country: str, day: str | None) -> bool:
    """Whether the person leads that state (or body) on the day."""
    entity = person.entity
    if entity is None or person.country != country:
        return False
    if "ELI" in standing(entity, day).sectors:
        return False
    return any(role.country == country and role.title in OFFICES and (day is None or role.holds(day[:10]))
               for role in entity.roles)  # fmt: skip
