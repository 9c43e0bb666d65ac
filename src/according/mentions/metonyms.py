"""Places that act: "Moscow" the government and Moscow the city, told apart by what the sentence does with them."""

from __future__ import annotations

from according.mentions.graph import Graph
from according.mentions.knowledge import KnowledgeBase
from according.words import word_class

LYING = frozenset({
    "war", "conflict", "crisis", "parliament", "embassy", "economy", "election", "elections", "history", "future",
    "streets", "shores", "skies", "soil", "territory", "waters", "airspace", "people", "population",
})  # fmt: skip
"""What a country has within it, beside words for places."""
MOTION_CASES = frozenset({"to", "from", "onto", "out", "via"})


class Metonyms:
    """Tests on one Doc whether the token of a place name stands for a government."""

    def __init__(self, knowledge: KnowledgeBase, graph: Graph) -> None:
        self.graph = graph
        self.kinds: dict[str, frozenset[str]] = knowledge.metonyms

    def _is(self, word: str, kind: str) -> bool:
        return kind in self.kinds.get(word, ())

    def _lemma(self, i: int) -> str:
        return self.graph.doc[i].lemma_.lower() or self.graph.lower[i]

    def city_acts(self, i: int) -> bool:
        """Whether a capital (or region) at token i is its government: it speaks, decides, is accused."""
        graph = self.graph
        role, governor, cases = graph.role(i), graph.governor(i), graph.cases(i)
        if any(self._is(case, "place") for case in cases) or self._modified(i):
            return False
        if role in ("nsubj", "nsubj:outer", "obl:agent"):
            return self._is(self._lemma(governor), "verb") or self._deeds(governor)
        if role == "nmod:poss":
            return self._is(graph.lower[governor], "noun")
        if role in ("obj", "iobj", "nsubj:pass"):
            return self._is(self._lemma(governor), "object")
        if graph.base[i] == "conj" and role in ("nmod", "obl") and "between" in cases:
            return True
        if role.startswith(("nmod", "obl")):
            return any(self._is(case, "preposition") for case in cases)
        return False

    def owns(self, i: int) -> bool:
        """Whether a country only owns: "Spain's minister", "Russia's security service", but "Iraq's north"."""
        graph = self.graph
        governor = graph.governor(i)
        if graph.doc[governor].ent_type_ == "LOC" or graph.pos[governor] not in ("NOUN", "PROPN"):
            return False
        lower = graph.lower[governor]
        return not (self._is(lower, "placenoun") or self._is(lower, "place") or lower in LYING)

    def _deeds(self, verb: int) -> bool:
        """Whether the verb has an object or a clause, as deeds of governments have, and is not what befalls a city."""
        graph = self.graph
        if graph.pos[verb] != "VERB" or self._is(self._lemma(verb), "still"):
            return False
        below = {graph.base[child] for child in graph.children[verb]}
        return bool(below & {"obj", "ccomp", "xcomp"}) and "cop" not in below

    def country_acts(self, i: int) -> bool:
        """Whether a country's name at token i is a party: everywhere but where it says where."""
        graph = self.graph
        cases = graph.cases(i)
        if any(self._is(case, "place") for case in cases) or self._modified(i):
            return False
        role, governor = graph.role(i), graph.governor(i)
        if role.startswith(("obl", "nmod")) and any(case in MOTION_CASES for case in cases):
            return not self._is(self._lemma(governor), "motion")
        if role == "nmod:poss" and graph.doc[governor].ent_type_ == "LOC":
            return False
        if role.startswith("nmod") and self._is(graph.lower[governor], "placenoun"):
            return False
        if role == "nmod:poss" and self._is(graph.lower[governor], "placenoun"):
            return False
        if role in ("obj", "nsubj:pass") and self._is(self._lemma(governor), "motion"):
            return False
        return not self._after_place(i)

    def nationals_act(self, start: int, i: int) -> bool:
        """Whether "the Russians" from token start to i are their state: they bomb, veto, launch missiles."""
        graph = self.graph
        alone = graph.lower[start] == "the" and i - start <= 2 and graph.role(i) in ("nsubj", "obl:agent")
        verb = graph.governor(i)
        if not alone or self._lemma(verb) in word_class("state_deeds"):
            return alone
        things = [self._lemma(child) for child in graph.children[verb] if graph.base[child] in ("obj", "nsubj")]
        return self._lemma(verb) in word_class("state_deeds_to") and bool({*things} & word_class("state_things"))

    def _modified(self, i: int) -> bool:
        """Whether a word of direction stands before it: "eastern Ukraine", "central London"."""
        graph = self.graph
        return any(
            child < i and self._is(graph.lower[child], "place") and graph.base[child] in ("amod", "compound", "advmod")
            for child in graph.children[i]
        )

    def _after_place(self, i: int) -> bool:
        """Whether it only says where the name before the comma lies: "Raqqa, Syria"."""
        graph = self.graph
        if i < 2 or graph.lower[i - 1] != "," or graph.base[i] == "conj":
            return False
        before = i - 2
        return graph.pos[before] == "PROPN" and graph.base[i] in (
            "appos",
            "nmod",
            "list",
            "flat",
            "obl",
            "parataxis",
        )
