"""Offices that are not the state's: those of a part of it ("the Ohio attorney general") and of a body in it."""

from __future__ import annotations

from collections.abc import Mapping

from according.mentions.bodies import PARTS_OF_STATE
from according.mentions.choice import Choice
from according.mentions.graph import Graph
from according.mentions.mention import Mention
from according.mentions.offices import office
from according.words import word_class

BY_PARTS = frozenset({"first minister", "chief executive"})
"""Offices of which the knowledge base holds those of parts of a state."""

PLACES = frozenset({"LOC", "GPE"})


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
        elif alias is None and graph.doc[i].ent_type_ in PLACES:
            names.add(graph.lower[i])  # "the South Australia premier"
    called = PARTS_OF_STATE & {graph.lower[i] for i in before}
    owned = any(graph.lower[i] in word_class("parts_of_a_state") for i in owners)
    return names if names or called or owned else None


def of_a_part(choice: Choice, mention: Mention, title: str) -> bool:
    """Whether an office is that of a province or city, by its own words or those with which it was named before."""
    told = (one for one in (mention, mention.link) if one is not None and one.kind != "person")
    return office(title) not in BY_PARTS and any(part_of_state(choice, one) is not None for one in told)


def of_a_body(graph: Graph, by_head: Mapping[int, Mention], mention: Mention) -> bool:
    """Whether it is an office of a body that is not the state: "the president of the teachers' union"."""
    for child in graph.children[mention.head]:
        other = by_head.get(child) if graph.base[child] == "nmod" and "of" in graph.cases(child) else None
        if other is not None and other.noun is not None and other.noun.kind == "group":
            return graph.lower[child] not in word_class("whole_states")
    return False
