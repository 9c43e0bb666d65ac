"""Whose "its" and "their" cannot be: nobody shells his own men, and nobody demands his own release."""

from __future__ import annotations

from collections.abc import Mapping

from according.mentions.graph import Graph
from according.mentions.mention import Mention
from according.words import demanders, word_class

POSSESSIVES = frozenset({"its", "their", "his", "her"})


def owning_none(graph: Graph, i: int, mentioned: Mapping[int, Mention]) -> set[int]:
    """The subjects, by token, that the possessor at token i does not stand for; `mentioned` are mentions by head."""
    return harming(graph, i, mentioned) | demanding(graph, i, mentioned) | summoning(graph, i)


def harming(graph: Graph, i: int, mentioned: Mapping[int, Mention]) -> set[int]:
    """Who attacks the forces, members or places of the possessor at token i: nobody shells his own ("Kyiv said
    Russia shelled *its* men"), unless the words say so. Only under a clause with a subject whose they can be.
    """
    owned = graph.head[i]
    named = {graph.lower[child] for child in graph.children[owned]}
    if graph.lower[i] not in ("its", "their") or "own" in named or graph.lower[owned] not in word_class("attacked"):
        return set()
    if graph.base[owned] == "nmod" and "of" in graph.cases(owned):
        owned = graph.head[owned]  # "dozens of its officials"
    verb = graph.governor(owned)
    if graph.role(owned) not in ("obj", "obl") or graph.doc[verb].lemma_ not in word_class("attacking"):
        return set()
    while graph.base[verb] == "conj":
        verb = graph.head[verb]
    said = graph.head[verb]
    told = graph.base[verb] == "ccomp" and said < verb
    told = told and any(graph.base[child] == "nsubj" and child in mentioned for child in graph.children[said])
    return _subjects(graph, verb) if told else set()


def demanding(graph: Graph, i: int, mentioned: Mapping[int, Mention]) -> set[int]:
    """States and bodies that demand what is done to the possessor at token i: "Canada called for *their* release"."""
    if graph.lower[i] not in POSSESSIVES:
        return set()
    bodies = ("country", "organisation", "group")
    asking = {who.i for who in demanders(graph.doc[i])}
    return {who for who in asking if who in mentioned and mentioned[who].kind in bodies}


def summoning(graph: Graph, i: int) -> set[int]:
    """Who calls in or throws out an envoy: another's ("Oslo protested, so Rome summoned *its* ambassador")."""
    envoy = graph.head[i]
    verb = graph.governor(envoy)
    sent = graph.lower[i] in ("its", "their") and graph.doc[envoy].lemma_.lower() in word_class("envoys")
    home = any(graph.lower[child] in word_class("homewards") for child in graph.children[verb])
    posted = any(graph.base[child] == "nmod" and graph.dep[child] != "nmod:poss" for child in graph.children[envoy])
    if (
        not sent
        or home
        or posted
        or graph.role(envoy) != "obj"
        or graph.doc[verb].lemma_ not in word_class("sending_home")
    ):
        return set()
    while graph.base[verb] in ("xcomp", "conj") and not _subjects(graph, verb):
        verb = graph.head[verb]
    told = {child for child in graph.children[verb] if graph.base[child] == "obj"}
    return _subjects(graph, verb) | told


def _subjects(graph: Graph, verb: int) -> set[int]:
    """The subjects of a verb and those joined to them."""
    found = {child for child in graph.children[verb] if graph.base[child] == "nsubj"}
    return found | {child for one in found for child in graph.children[one] if graph.base[child] == "conj"}
