"""Who acts for an international body has its code and no sector of a state (guidelines of the gold, 2).

"The Special Representative of the Secretary-General, Ann Lee" is of the United Nations, whatever country she works in;
a "UN envoy" is of no government.
"""

from __future__ import annotations

from collections.abc import Iterable

from according.mentions.graph import Graph
from according.mentions.knowledge import ENTITY_CODES
from according.mentions.mention import Mention

SECRETARIES = frozenset({"secretary-general", "secretary", "general"})
SENT = frozenset({"representative", "envoy", "adviser", "coordinator", "rapporteur"})
COMPANIES = frozenset({"MNC", "IMG"})
"""Codes that are of no body of states."""


def internationals(graph: Graph, mentions: Iterable[Mention]) -> None:
    """Country and sectors of those who act for international bodies, in place."""
    private = [m for m in mentions if m.kind in ("person", "agent") and not (m.entity is not None and m.entity.roles)]
    sent = {m.name or "" for m in private if _of_secretary_general(graph, m)}
    for mention in private:
        if (mention.name and mention.name in sent) or _of_secretary_general(graph, mention):
            mention.country, mention.sectors = "UNO", ()
            mention.why.append("parties: sent by the Secretary-General")
        elif mention.country in ENTITY_CODES - COMPANIES and mention.sectors == ("GOV",):
            mention.sectors = ()
            mention.why.append("parties: of no state's government")


def _of_secretary_general(graph: Graph, mention: Mention) -> bool:
    """Whether its title says "Special Representative of the Secretary-General", or "the Secretary-General's envoy"."""
    words = graph.lower[mention.start : mention.end + 5]
    title = mention.noun.text.split()[-1] if mention.noun is not None else ""
    if not (title in SENT or SENT & set(words)):
        return False
    text = " ".join(words)
    return "of the secretary - general" in text or "of the secretary-general" in text or text.startswith(
        ("the secretary-general's", "secretary-general's")
    )  # fmt: skip
