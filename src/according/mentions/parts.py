"""Offices of a part of a state: "the Ohio attorney general" is not the country's."""

from __future__ import annotations

from according.mentions.bodies import PARTS_OF_STATE
from according.mentions.choice import Choice
from according.mentions.mention import Mention
from according.words import word_class

BY_PARTS = frozenset({"first minister", "chief executive"})
"""Offices of which the knowledge base holds those of parts of a state."""


def part_of_state(choice: Choice, mention: Mention) -> set[str] | None:
    """The names of the part of a state whose office the words of a mention name, lower case; None where they do not.

    A part that is only called so ("the state prosecutor") has no names.
    """
    graph = choice.graph
    title = set(mention.noun.text.split()) if mention.noun is not None else set[str]()
    before = [i for i in range(mention.start, mention.head) if graph.lower[i] not in title]
    owners = [
        child
        for child in graph.children[mention.head]
        if graph.dep[child] == "nmod:poss" or (graph.base[child] == "nmod" and {"of", "for"} & set(graph.cases(child)))
    ]
    names: set[str] = set()
    for i in [*before, *owners]:
        alias, bounds = choice.best(i), choice.bounds(i)
        if alias is not None and bounds is not None and alias.entity.kind == "region":
            names |= {*graph.lower[bounds[0] : bounds[1]]}
    called = PARTS_OF_STATE & {graph.lower[i] for i in before}
    owned = any(graph.lower[i] in word_class("parts_of_a_state") for i in owners)
    return names if names or called or owned else None
