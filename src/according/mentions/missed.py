"""Names that the model left without a label: "Mr Song", and "Song" where the report has "Song Jiandang" elsewhere.

What comes out has the short form for its name; the linking of short names (samename.py) finds the person.
"""

from __future__ import annotations

from collections.abc import Iterable

from according.mentions.graph import NOMINAL, Graph
from according.mentions.knowledge import KnowledgeBase
from according.mentions.matching import fold
from according.mentions.mention import Mention
from according.mentions.samename import surnames

HONORIFICS = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Mx.", "Dr", "Dr."})
"""Titles that nothing but a person's name follows."""
INSIDE = frozenset({"compound", "flat", "fixed", "goeswith", "nmod:poss", "amod"})
PARTS = frozenset({"flat", "compound"})
PLACES = frozenset({"GPE", "LOC"})


def missed_names(
    graph: Graph, found: Iterable[Mention], knowledge: KnowledgeBase, skip: frozenset[int]
) -> list[Mention]:
    """Mentions of persons by an honorific or a surname of the report, where no mention of `found` stands yet."""
    known = list(found)
    covered = {i for mention in known for i in range(mention.start, mention.end)}
    bearers = _bearers(known)
    extra = []
    for i, word in enumerate(graph.words):
        if i in covered or i in skip or not word[:1].isupper() or graph.pos[i] not in NOMINAL or not graph.dep[i]:
            continue
        if i and graph.words[i - 1] in HONORIFICS:
            start = graph.core(i)[0] if graph.base[i] not in INSIDE else i - 1
            row = knowledge.titles.get(graph.words[i - 1])
            extra.append(
                _person(graph, min(start, i - 1), i, "parties: honorific", (row["gender"] or None) if row else None)
            )
        elif fold(word) in bearers and _stands_alone(graph, i):
            extra.append(_person(graph, graph.core(i)[0], i, "parties: surname of the report"))
    return extra


def _person(graph: Graph, start: int, i: int, why: str, gender: str | None = None) -> Mention:
    mention = Mention(start, i + 1, i, "person", first=i, why=[why])
    mention.name, mention.gender = graph.words[i], gender
    return mention


def _bearers(known: list[Mention]) -> set[str]:
    """The surnames, folded, of persons whom the report names in full, where one person alone bears them."""
    names = {m.name for m in known if m.kind == "person" and m.name and " " in m.name}
    bearers: dict[str, set[str]] = {}
    for name in names:
        for key in surnames(name)[:1]:
            bearers.setdefault(fold(key), set()).add(name)
    return {key for key, bearing in bearers.items() if len(bearing) == 1 and len(key) > 2}


def _stands_alone(graph: Graph, i: int) -> bool:
    """Whether the word is a name by itself: no part of a longer one, no place ("Hamilton County", "in Hamilton")."""
    beside = [graph.words[k] for k in (i - 1, i + 1) if 0 <= k < len(graph)]
    opens = i == 0 or graph.sentence[i - 1] != graph.sentence[i]
    if any(word[:1].isupper() for word in beside[0 if opens else 1 :]):
        return False
    if not opens and beside[0][:1].isupper() and beside[0] not in HONORIFICS:
        return False
    if graph.base[i] in PARTS or graph.lower[i - 1 : i] == ["the"]:
        return False
    acts = graph.role(i).startswith(("nsubj", "obj", "iobj", "obl:agent"))
    return acts or (graph.dep[i] == "nmod:poss" and graph.doc[i].ent_type_ not in PLACES)
