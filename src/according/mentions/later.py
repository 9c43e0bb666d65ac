"""Whom a headline or lead means by a description, told by the name that comes later: "judge", "House panel"."""

from __future__ import annotations

from collections.abc import Sequence

from according.mentions.graph import Graph
from according.mentions.mention import Mention, one_country
from according.words import word_class

ALIKE = {
    "panel": frozenset({"committee", "commission", "council", "tribunal", "board", "subcommittee"}),
    "agency": frozenset({"agency", "administration", "service", "bureau", "authority"}),
    "company": frozenset({"company", "corporation", "corp", "inc", "co", "ltd", "plc", "group"}),
    "commission": frozenset({"committee"}),
    "court": frozenset({"tribunal"}),
}
"""What else may stand in the name of a body for which the noun stands."""
TRADES = frozenset({"LEG", "JUD", "JRN", "REL"})
"""Sectors of which the one such person that a report names is meant by its headline's "lawmaker" or "judge"."""
SOON = 4
"""Within how many sentences a headline's lawmaker or panel is named."""


def name_later(graph: Graph, mention: Mention, after: Sequence[Mention]) -> None:
    """Give a description of a report's first sentences the name of the one person or body that it goes on to name."""
    if mention.noun is None or mention.plural:
        return
    word = mention.noun.text.split()[-1]
    owned = (child for child in graph.children[mention.head] if graph.dep[child] == "nmod:poss")
    if word in word_class("diplomats") and any(graph.pos[child] == "PRON" for child in owned):
        return  # "recalled its ambassador" tells whose he is
    named = _persons(graph, mention, after, word) if mention.noun.kind == "person" else _bodies(graph, mention, after)
    if len(named) == 1:
        other = next(iter(named.values()))
        if other.entity is None:
            other.fill(mention.country, mention.sectors, "parties: the headline")
        mention.take(other, f"parties: the {word} named later")


def _persons(graph: Graph, mention: Mention, after: Sequence[Mention], word: str) -> dict[str, Mention]:
    """ "Ukrainian journalist": those called by the noun; of some trades those of the trade, soon after."""
    called = [other for other in after if other.kind == "person" and other.name and one_country(mention, other)]
    named = {
        other.name or "": other
        for other in called
        if other.noun is not None and other.noun.text.split()[-1].lower() == word
    }
    own = set(mention.sectors) & TRADES
    if named or not own:
        return named
    return {other.name or "": other for other in _soon(graph, mention, called) if own & set(other.sectors)}


def _bodies(graph: Graph, mention: Mention, after: Sequence[Mention]) -> dict[str, Mention]:
    """ "House panel": committees and the like that have its proper names in theirs."""
    noun = mention.noun
    word = noun.text.split()[-1] if noun is not None and noun.kind == "group" else ""
    own = {graph.lower[i] for i in range(mention.start, mention.head) if graph.pos[i] == "PROPN"}
    if word not in ALIKE or not own:
        return {}
    bodies = [other for other in _soon(graph, mention, after) if other.kind == "organisation" and other.name]
    words = {other.name or "": set((other.name or "").lower().split()) for other in bodies}
    return {
        other.name or "": other
        for other in bodies
        if own <= words[other.name or ""] and {word, *ALIKE[word]} & words[other.name or ""]
    }


def _soon(graph: Graph, mention: Mention, after: Sequence[Mention]) -> list[Mention]:
    near = graph.sentence[mention.head] + SOON
    return [other for other in after if graph.sentence[other.head] <= near]
