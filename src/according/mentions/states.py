"""Phrases that stand for a state named before: "the country", "the regime", "the reclusive state"."""

from __future__ import annotations

from according.mentions.choice import Choice
from according.mentions.graph import Graph
from according.mentions.knowledge import Alias
from according.mentions.mention import Mention
from according.words import word_class

STATES = frozenset({"country", "nation", "regime", "kingdom", "republic"})
"""Nouns that with "the" stand for a state named before, or for who rules it."""
REACH = 3
"""How many sentences back the state may be named."""
WORDS = 5
"""Most words of such a phrase: "the war-torn country"."""


def told_apart(graph: Graph, mention: Mention) -> bool:
    """Whether a clause tells which one it is: "the commission that investigated it" is nobody named before."""
    clauses = [c for c in graph.children[mention.head] if graph.dep[c] == "acl:relcl" and c > mention.head]
    edges = [graph.left_edge(clause) for clause in clauses]
    return any("," not in graph.words[max(edge - 1, 0) : edge + 1] for edge in edges)


def take_state(mention: Mention, graph: Graph, choice: Choice) -> bool:
    """Make a mention such as "the country" the state that it stands for, in place; whether there is one."""
    alias = _named_last(mention, graph, choice) if _for_a_state(mention, graph) else None
    if alias is None or mention.noun is None:
        return False
    mention.country = alias.entity.country
    mention.why += [alias.why, f"parties: the {mention.noun.text}"]
    if mention.noun.text == "regime":
        mention.name = choice.knowledge.government_of(mention.country)
    else:
        mention.id, mention.name, mention.entity = alias.entity.id, alias.entity.name, alias.entity
        mention.kind, mention.sectors = "country", alias.entity.sectors
    return True


def _for_a_state(mention: Mention, graph: Graph) -> bool:
    """Whether a mention can stand for a state named before: "the country", but not "the neighbouring country"."""
    noun = mention.noun
    if noun is None or mention.plural or not mention.definite or mention.country:
        return False
    words = {*graph.lower[mention.start : mention.end]}
    called = noun.text in STATES or (noun.text == "state" and words & word_class("state_epithets"))
    if not called or words & word_class("other_states") or mention.end - mention.start > WORDS:
        return False
    return mention.head == mention.end - 1 and not told_apart(graph, mention)


def _named_last(mention: Mention, graph: Graph, choice: Choice) -> Alias | None:
    """The state last named, but for those that stand in the mention's own clause; a name before an adjective."""
    clause, found = _clause(graph, mention.head), []
    noun = mention.noun.text if mention.noun is not None else ""
    for i in range(mention.start - 1, -1, -1):
        if graph.sentence[mention.start] - graph.sentence[i] > REACH:
            break
        alias = choice.best(i)
        if alias is None or alias.entity.kind != "country" or graph.governor(i) in clause:
            continue
        if noun == "kingdom" and alias.entity.country not in word_class("kingdoms"):
            continue
        if noun == "state" and graph.role(i) == "nsubj":  # over the one that is only flown over
            return alias
        found.append(alias)
    return next((alias for alias in found if alias.use != "adjective"), found[0] if found else None)


def _clause(graph: Graph, i: int) -> set[int]:
    """The verbs whose subject or object a word may be, through complements: "will continue to press the regime"."""
    node = graph.governor(i)
    found = {node}
    while graph.base[node] in ("xcomp", "conj") and len(found) < 6:
        node = graph.head[node]
        found.add(node)
    return found
