"""For which body a spokesman speaks who names none: "a spokesman", "a spokeswoman for the mission"."""

from __future__ import annotations

from collections.abc import Sequence

from according.mentions.bodykinds import BODIES, Body, admits, body_behind, body_of
from according.mentions.graph import Graph
from according.mentions.knowledge import ENTITY_CODES
from according.mentions.mention import Mention


def speaking_for(mention: Mention, before: Sequence[Mention], graph: Graph) -> None:
    """ "a spokesman" with no body of its own speaks for the body that last spoke or acted.

    "A spokesman for the mission" speaks for one that may be called so.
    """
    owned = any(graph.dep[child] == "nmod:poss" for child in graph.children[mention.head])
    if mention.country is not None or owned:
        return  # "their spokesman" is theirs
    named = _spoken_for(mention, graph)
    for other in before:
        if graph.sentence[mention.head] - graph.sentence[other.head] > 3:
            return
        bodily = other.kind in ("organisation", "country", "group") and other.name is not None
        body = body_of(other) if bodily else body_behind(other.body) if other.body is not None else None
        sent = named == "mission" and body is not None and body.country in ENTITY_CODES
        if other.country in ENTITY_CODES and not named and _for_others(mention, graph):
            continue
        if named and not sent and not (body is not None and admits(named, body) and _of_kind(named, body)):
            continue
        if not (bodily or named) or "JRN" in other.sectors:
            continue
        if other.country in ENTITY_CODES:
            mention.sectors = ()
        mention.country = other.country
        mention.sectors = other.sectors if bodily and other.sectors else mention.sectors
        mention.body = other.entity or other.body
        mention.why.append("parties: the body that spoke")
        return


def _of_kind(word: str, body: Body) -> bool:
    """Whether a body has the sector that the noun asks for: an embassy is no hospital."""
    return not BODIES[word] or BODIES[word] in body.sectors


def _spoken_for(mention: Mention, graph: Graph) -> str:
    """The noun of the body that a spokesman's phrase tells ("a union spokesman"), or "" where there is none."""
    for child in graph.children[mention.head]:
        word = graph.doc[child].lemma_.lower()
        told = graph.base[child] == "nmod" and {"for", "of"} & set(graph.cases(child))
        if (told or graph.base[child] == "compound") and word in BODIES:
            return word
    return ""


def _for_others(mention: Mention, graph: Graph) -> bool:
    """Whether a phrase says for whom: "a spokesman for the mutineers" is of no international body that spoke."""
    return any(graph.base[i] == "nmod" and "for" in graph.cases(i) for i in range(mention.start, mention.end))
