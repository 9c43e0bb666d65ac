"""Spokesmen, aides and representatives, whose nouns say nothing of a state: they are of whom they speak for.

"Her spokesman" in a report about a singer is of no government; "the mayor's aide" is of the mayor's. What the noun
gives by default is given up where its owner is known, and what the owner is put in its place.
"""

from __future__ import annotations

from collections.abc import Iterable

from according.mentions.corefer import Corefer
from according.mentions.graph import Graph
from according.mentions.mention import Mention

STAFF = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative", "aide", "adviser", "advisor", "rep",
                   "leader", "leadership", "founder"})  # fmt: skip
"""Nouns for who speaks or works for somebody or leads him; agents.tsv takes them for a government's or a house's."""
FOR = frozenset({"for", "of", "to", "with"})


def retinue(graph: Graph, corefer: Corefer, mentions: Iterable[Mention]) -> None:
    """Sectors (and a missing country) of staff by whom they work for, in place."""
    for mention in mentions:
        noun = mention.noun
        if noun is None or noun.text.split()[-1] not in STAFF or mention.entity is not None:
            continue
        if mention.sectors != noun.sectors or mention.body is not None:
            continue
        owner = _owner(graph, corefer, mention)
        if owner is None or owner is mention or (owner.kind == "person" and owner.stands == "agent"):
            continue
        many = owner.kind == "agent" and owner.plural  # "the fighters … their spokesman"
        if many or (owner.stands or owner.kind) in ("person", "organisation", "group"):
            mention.sectors = owner.sectors
            mention.country = mention.country or owner.country
            mention.why.append("parties: as whom they speak for")


def _owner(graph: Graph, corefer: Corefer, mention: Mention) -> Mention | None:
    """Whose spokesman it is: a possessor, or a name after "for" or "of"."""
    for head in _nouns(graph, mention):
        for child in graph.children[head]:
            if graph.dep[child] == "nmod:poss":
                return corefer.owner(child) or _at(corefer, child)
            if graph.base[child] == "nmod" and child > head and FOR & set(graph.cases(child)):
                return _at(corefer, child)
    return None


def _nouns(graph: Graph, mention: Mention) -> list[int]:
    """The tokens of the mention that its noun and what belongs to it may hang on: the noun itself, the head."""
    word = mention.noun.text.split()[-1] if mention.noun is not None else ""
    inside = [i for i in range(mention.start, mention.end) if (graph.doc[i].lemma_.lower() or graph.lower[i]) == word]
    return [*inside, *([mention.head] if mention.head not in inside else [])]


def _at(corefer: Corefer, i: int) -> Mention | None:
    """The mention that token i heads, else the shortest around it that is not the whole phrase."""
    found = corefer.by_head.get(i)
    if found is not None:
        return found
    around = [m for m in corefer.mentions if m.start <= i < m.end and m.end - m.start <= 4 and m.kind != "agent"]
    return min(around, key=lambda m: m.end - m.start, default=None)
