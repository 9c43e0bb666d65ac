"""What kinds of body a short description may stand for: "the alliance" is no police force, "the group" no ministry.

`describe.py` looks for the nearest body; these are the bodies that each noun admits, by sectors, by PLOVER's codes for
what has no state, and by words of the name.
"""

from __future__ import annotations

from dataclasses import dataclass

from according.mentions.graph import Graph
from according.mentions.knowledge import ENTITY_CODES, Entity
from according.mentions.mention import Mention
from according.words import word_class

BODIES = {
    "party": "PTY", "company": "BUS", "firm": "BUS", "bank": "BUS", "corporation": "BUS", "airline": "BUS",
    "newspaper": "JRN", "paper": "JRN", "broadcaster": "JRN", "news agency": "JRN", "website": "JRN", "daily": "JRN",
    "ministry": "GOV", "embassy": "GOV", "court": "JUD", "tribunal": "JUD", "parliament": "LEG", "charity": "SOC",
    "campaign group": "SOC", "rights group": "SOC", "human rights group": "SOC", "aid group": "SOC",
    "university": "EDU", "think tank": "EDU", "intelligence agency": "SPY", "security service": "SPY",
    "agency": "", "union": "", "bloc": "", "alliance": "", "body": "", "council": "", "commission": "",
    "committee": "", "department": "", "organisation": "", "organization": "", "group": "", "network": "",
    "watchdog": "", "foundation": "", "institute": "", "mission": "", "coalition": "", "panel": "", "service": "",
    "bureau": "", "authority": "", "campaign": "PTY", "outlet": "JRN", "station": "JRN", "channel": "JRN",
    "magazine": "JRN", "hospital": "MED", "clinic": "MED", "school": "EDU", "college": "EDU", "church": "REL",
    "startup": "BUS", "carrier": "BUS", "manufacturer": "BUS", "retailer": "BUS",
}  # fmt: skip
"""Nouns for a body, with the sector that its antecedent must have."""
STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
OFFICES = frozenset({"agency", "service", "bureau", "authority", "department", "administration", "commission",
                     "committee", "council", "panel", "board", "watchdog", "body", "office"})  # fmt: skip
"""Nouns for bodies with a task: of a state, of states, or of a trade, but no army, party, company or school."""
NO_OFFICES = frozenset({"MIL", "PTY", "BUS", "EDU", "MED", "REB", "UAF", "REL"})
PRIVATE = frozenset({"group", "movement", "organisation", "organization", "network", "foundation", "union",
                     "association", "institute", "federation", "charity", "campaign", "club", "society"})  # fmt: skip
"""Nouns for bodies that are of no state."""
MANY = frozenset({"movement", "foundation", "charity", "campaign", "club", "society", "network"})
"""Those of them that are of people: none is a body of states."""
LEAGUES = frozenset({"alliance", "bloc", "coalition"})
"""Nouns for what several states or parties are in."""
CALLED = {
    "ministry": ("ministry", "department", "office", "pentagon", "treasury"),
    "embassy": ("embassy",),
    "mission": ("mission", "operation", "unmi", "minus", "monus"),
    "department": ("department", "ministry", "police", "office"),
    "bank": ("bank", "reserve"),
    "court": ("court", "tribunal"),
    "council": ("council",),
    "union": ("union", "workers", "federation", "association", "brotherhood"),
}
"""Words of which the antecedent must have one in its name, where its noun has them not."""


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of a body that may be meant."""

    kind: str
    name: str
    country: str | None
    sectors: tuple[str, ...]


def body_of(mention: Mention) -> Body | None:
    """The body that a mention is; None for persons and countries."""
    name = mention.name or (mention.noun.text if mention.noun is not None else "")
    if mention.kind not in ("organisation", "group") or not name:
        return None
    return Body(mention.kind, name, mention.country, mention.sectors)


def body_behind(entity: Entity) -> Body | None:
    """The body for which a spokesman speaks."""
    if entity.kind not in ("organisation", "group"):
        return None
    return Body(entity.kind, entity.name, entity.country, entity.sectors)


def admits(word: str, body: Body) -> bool:
    """Whether "the `word`" may stand for this body."""
    sectors, name = set(body.sectors), body.name.lower()
    league = body.country in ENTITY_CODES
    if word in CALLED and not any(part in name for part in CALLED[word]):
        return False
    if word in OFFICES:
        return body.kind != "group" and not sectors & NO_OFFICES
    if word in LEAGUES:
        return league or word in name or "PTY" in sectors
    if (word == "group" and "church" in name) or (word in MANY and body.country in word_class("codes_of_leagues")):
        return False
    if word in PRIVATE:
        return body.kind == "group" or not sectors & STATE or league
    return True


def channel(graph: Graph, mention: Mention) -> bool:
    """Whether a medium is only where something was said: "posted on Twitter", "told viewers via Radio Lee"."""
    medium = (
        "JRN" in mention.sectors or mention.country == "MNC" or graph.lower[mention.head] in word_class("media_names")
    )
    if not medium or not graph.role(mention.head).startswith("obl"):
        return False
    cases, verb = set(graph.cases(mention.head)), graph.doc[graph.governor(mention.head)].lemma_
    return bool(cases & {"on", "via", "over"}) or ("to" in cases and verb == "take")
