"""What a report's own police and parliament tell of others in it: "police" is its one force, a panel is the house's."""

from __future__ import annotations

from collections.abc import Sequence

from according.mentions.bodies import POLICE
from according.mentions.graph import Graph
from according.mentions.mention import Mention, one_country
from according.words import word_class


def of_report(graph: Graph, mentions: Sequence[Mention]) -> None:
    """ "Police" in a report that names one force of their country: that force; "authorities" are police, too, where
    police are told of, and a committee is of parliament where a parliament is.
    """
    forces = {
        m.name.removesuffix(" Department"): m
        for m in sorted(mentions, key=lambda m: len(m.name or ""))
        if m.kind == "organisation" and m.name and _force(m)
    }
    policed, legislated = (any(code in m.sectors for m in mentions) for code in ("COP", "LEG"))
    kinds = [set(graph.lower[m.start : m.end - 1]) for m in mentions if graph.lower[m.end - 1] == "authorities"]
    policed = policed and all(words <= {"the", "local"} for words in kinds)  # none of health
    for mention in mentions:
        bare = [word for word in graph.lower[mention.start : mention.end] if word not in ("the", "local")]
        verb = graph.doc[graph.governor(mention.head)].lemma_
        acting = verb in word_class("policing") and graph.role(mention.head) == "nsubj"
        if bare == ["authorities"] and mention.sectors == ("GOV",) and policed and acting:
            mention.sectors = ("GOV", "COP")
            mention.why.append("parties: authorities of a report on the police")
        before = mention.link.why[-1:] if mention.link is not None else []  # "the aide" again
        committee = word_class("of_parliament") & set(bare[:-1]) or before == ["parties: a committee of parliament"]
        if mention.kind == "agent" and mention.sectors == ("GOV",) and legislated and committee:
            mention.sectors = ("LEG",)
            mention.why.append("parties: a committee of parliament")
        if bare != ["police"] or mention.kind != "organisation":
            continue
        here = [m for m in forces.values() if m is not mention and one_country(mention, m)]
        if len(here) == 1:
            mention.country = mention.country or here[0].country
            mention.take(here[0], "parties: the one force of the report")


def _force(mention: Mention) -> bool:
    """Whether it is a police force by a name of its own, not a state's police as such."""
    name = mention.name or ""
    generic = mention.noun is not None and mention.noun.text == POLICE and " Police" not in name
    return "COP" in mention.sectors and not generic and bool(word_class("named_police") & set(name.lower().split()))
