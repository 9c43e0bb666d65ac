"""State bodies told of again: "the army" is the army last named, whatever country most of the report is about.

"The Israeli military said … The army added": a body of a kind that every state has, without a country in its own
words, is the one of that kind which was named with its country shortly before.
"""

from __future__ import annotations

from collections.abc import Iterable

from according.mentions.bodies import NOBODY_CERTAIN
from according.mentions.graph import Graph
from according.mentions.mention import Mention

ARMIES = (
    "army", "armed forces", "defense forces", "defence forces", "defence force", "bundeswehr", "self-defense forces",
    "armed forces of the philippines", "military",
)  # fmt: skip
"""How the name of a state's whole army ends."""
REACH = 10
"""How many sentences back the body may stand."""
GOVERNMENT = "Government of {country}"
NEAR = 2
"""The same for governments, of which reports about two states name both."""


def again(graph: Graph, mentions: Iterable[Mention]) -> None:
    """Identity of state bodies without a country of their own by those of their kind before them, in place."""
    before: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        noun = mention.noun
        if mention.kind != "organisation":
            continue
        if mention.country is not None:
            before.append(mention)
            continue
        if noun is None or mention.name is not None or mention.entity is not None or not _bare(graph, mention):
            continue
        other = next((o for o in reversed(before) if _same(mention, o) and _near(graph, mention, o)), None)
        if other is not None and not _rivals(mention, other, before):
            mention.take(other, "parties: the body named before")


def counted(graph: Graph, mentions: Iterable[Mention]) -> None:
    """ "1,800 police", "hundreds of troops": men of a state, and not its police or army as a whole. In place."""
    for mention in mentions:
        noun = mention.noun
        if mention.kind != "organisation" or noun is None or not noun.text.startswith("{adjective}"):
            continue
        if any(graph.base[child] == "nummod" for child in graph.children[mention.head]):
            mention.id = mention.name = mention.entity = None
            mention.kind = "agent"


def follow(mentions: Iterable[Mention]) -> None:
    """Names that were found for an antecedent after its descriptions had been linked to it, in place."""
    for mention in mentions:
        link = mention.link
        if link is not None and mention.name is None and link.name is not None and link.kind == "organisation":
            mention.id, mention.name, mention.entity = link.id, link.name, link.entity
            mention.fill(link.country, link.sectors, "parties: as its antecedent")


def _bare(graph: Graph, mention: Mention) -> bool:
    """Whether its words say no more than what it is: "the army", "police", but no possessor, no "ground troops"."""
    words = graph.lower[mention.start : mention.end]
    if set(words) <= NOBODY_CERTAIN or (not mention.definite and words != ["police"]):
        return False
    return mention.end - mention.start <= 4 and not any(
        graph.dep[child] == "nmod:poss" for child in graph.children[mention.head]
    )


def _same(mention: Mention, other: Mention) -> bool:
    """Whether the other is a body of the same kind: the same row, or an army or police by name."""
    noun, known = mention.noun, other.noun
    assert noun is not None
    if known is not None and known.text == noun.text:
        return True
    if other.entity is None or not noun.text.startswith("{adjective}"):
        return False
    return bool(set(noun.sectors) & set(other.sectors) & {"MIL"}) and _forces(other.name or "")


def _rivals(mention: Mention, other: Mention, before: list[Mention]) -> bool:
    """Whether a body of its sectors but of another country was named since: "Japan's Air Defense Command"."""
    wanted = set(mention.sectors) - {"GOV"} or set(mention.sectors)
    since = [m for m in before if m.start > other.start and wanted & set(m.sectors)]
    return any(m.country != other.country for m in since)


def _forces(name: str) -> bool:
    """Whether it is a state's army as a whole by its name, not a command or unit of it."""
    return name.lower().endswith(ARMIES)


def _near(graph: Graph, mention: Mention, other: Mention) -> bool:
    noun = mention.noun
    reach = NEAR if noun is not None and noun.text == GOVERNMENT else REACH
    return graph.sentence[mention.head] - graph.sentence[other.head] <= reach
