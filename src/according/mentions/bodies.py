"""Bodies that every state has, and states by half their name: "the Russian Defence Ministry", "the North"."""

from __future__ import annotations

from according.mentions.affiliation import Affiliation, AffiliationReader
from according.mentions.choice import Choice
from according.mentions.graph import JOINTS, Graph
from according.mentions.knowledge import KnowledgeBase
from according.mentions.mention import Mention
from according.mentions.nouns import Noun, find_noun
from according.resources import Row
from according.words import word_class

HALVES = frozenset({"North", "South", "East", "West"})
POLICE = "{adjective} police"
"""The name of the police in ministries.tsv."""
DEFINITE = frozenset({"the", "its", "their", "this", "that", "these", "those", "his", "her", "both"})
PARTS_OF_STATE = frozenset({
    "state", "provincial", "regional", "county", "city", "municipal", "district", "scottish", "welsh", "catalan",
    "basque", "flemish", "walloon", "bavarian", "corsican", "crimean", "chechen", "kurdish",
})  # fmt: skip
"""Before a body these tell that it is not the whole state's: "the state Senate"."""
NOBODY_CERTAIN = frozenset({"the", "local", "authorities"})
"""Words of a phrase that says no more than that some office of the country acts: a sheriff's as well as the state's."""


class BodyReader:
    """Reads ministries, armies and the like of one Doc, with their canonical names; and the ends of phrases."""

    def __init__(self, knowledge: KnowledgeBase, graph: Graph, choice: Choice, belonging: AffiliationReader) -> None:
        self.knowledge = knowledge
        self.graph = graph
        self.choice = choice
        self.labels = belonging.labels
        self.affiliation = belonging.read
        self.belonging = belonging

    def ministry(self, head: int, start: int, end: int) -> Mention | None:
        """A body every state has: "the Russian Defence Ministry", "Ministry of Interior"."""
        graph = self.graph
        last = self._of_end(head, end)
        for first in range(max(start, head - 4), head + 1):
            for stop in {last, end, head + 1}:
                row = self.knowledge.ministries.get(" ".join(graph.lower[first:stop]).replace(" - ", "-"))
                if row is None:
                    continue
                local = self._local_police(head, start, first, max(end, stop), row)
                if local is not None or self._other_body(head, start, first):
                    return local
                belongs = self.affiliation(head, start, first)
                mention = Mention(
                    start, max(end, stop), head, "organisation", why=[f"parties: body {row.file}:{row.line}"]
                )
                mention.noun = Noun(row["name"], False, row.words("sectors"), "group", False, mention.why[0])
                mention.sectors = row.words("sectors") + belongs.sectors
                self._name_body(mention, belongs)
                mention.end = self.with_owner(head, mention.end)
                mention.definite = self.definite(head)
                return mention
        return None

    def _local_police(self, head: int, start: int, first: int, end: int, row: Row) -> Mention | None:
        """The police of a city by its name: "Riverton Police", "Damascus police"; None for a state's."""
        graph, words, places = self.graph, self.graph.words, self.belonging.places
        if row["name"] != POLICE or first == start or first - start > 4:
            return None
        names = [i for i in range(start, first) if words[i][:1].isupper() and graph.pos[i] == "PROPN"]
        uses = {alias.use for i in names if (alias := self.choice.best(i)) is not None}
        if not names or names[-1] != first - 1 or uses - {"capital", "region"}:
            return None
        why = f"parties: police {row.file}:{row.line}"
        mention = Mention(start, end, head, "organisation", why=[why])
        mention.noun = Noun(row["name"], False, row.words("sectors"), "group", False, why)
        mention.name, mention.sectors = f"{' '.join(words[i] for i in names)} Police", row.words("sectors")
        mention.country = next((places[i][0] for i in names if i in places), None)
        if mention.country is None:
            mention.fill(self.affiliation(head, start, first).country, (), "parties: city")
        return mention

    def _other_body(self, head: int, start: int, first: int) -> bool:
        """Whether words before make it another body: "rebel army", "the Independent Election Commission"."""
        graph = self.graph
        longer = find_noun(self.knowledge.nouns, graph.lower, start, head)
        if longer is not None and longer[1] < first:
            return True
        for i in range(start, first):
            if graph.words[i + 1] in JOINTS:
                continue  # "the Democratic-controlled Senate" is the Senate
            row = self.knowledge.modifiers.get(graph.lower[i])
            if row is not None and row["effect"] == "sector" and row["sectors"] not in ("GOV", "MIL"):
                return True
            if i not in self.choice.at and graph.pos[i] == "PROPN" and graph.pos[head] == "PROPN":
                return True
        return False

    def _name_body(self, mention: Mention, belongs: Affiliation) -> None:
        """Country and canonical name of a state body from what it belongs to."""
        organisation = belongs.organisation
        if organisation is not None and organisation.kind != "region":
            mention.country = organisation.country
            mention.sectors = tuple(dict.fromkeys((*organisation.sectors, *mention.sectors)))
        elif belongs.country is not None:
            mention.country = belongs.country
            self.rename(mention)
        mention.why.extend(belongs.why)

    def rename(self, mention: Mention) -> None:
        """The canonical name of a state body once its country is known: "Ministry of Defence (Russia)"."""
        name, noun = self.knowledge.state_names.get(mention.country or ""), mention.noun
        if noun is None or name is None or mention.kind != "organisation" or mention.name is not None:
            return
        words = set(self.graph.lower[mention.start : mention.end])
        if words <= NOBODY_CERTAIN or PARTS_OF_STATE & words or self._of_a_part(mention):
            return
        region = self._region_of(mention)
        if region is not None:
            if self.graph.doc[mention.head].tag_ != "NNS":  # "Texas National Guard troops" have no name
                mention.name = " ".join(self.graph.words[region : mention.head + 1])
            return
        own = self.knowledge.national.get((mention.country or "", noun.text))
        if own is not None:
            mention.name, mention.id = own["name"], f"wd:{own['wikidata']}" if own.get("wikidata") else None
            mention.why.append(f"parties: national body {own.file}:{own.line}")
        elif "{" in noun.text:
            mention.name = noun.text.format(country=name[0], adjective=name[1])
        else:
            mention.name = f"{noun.text} ({name[0]})"

    def _of_a_part(self, mention: Mention) -> bool:
        """Whether a noun for a part of the country owns it: "the peninsula's parliament" is not the state's."""
        graph = self.graph
        owners = (graph.lower[c] for c in graph.children[mention.head] if graph.dep[c] == "nmod:poss")
        return any(owner in word_class("parts_of_a_state") for owner in owners)

    def _region_of(self, mention: Mention) -> int | None:
        """Where the province begins that a body is named after, in its own country: "the Ohio Supreme Court"."""
        for i in range(mention.start, mention.head):
            alias, bounds = self.choice.best(i), self.choice.bounds(i)
            if alias is not None and bounds is not None and alias.entity.kind == "region":
                return bounds[0] if alias.entity.country == mention.country else None
        return None

    def _of_end(self, head: int, end: int) -> int:
        """The end of an "of" phrase right after the head: "Ministry of Foreign Affairs"."""
        for child in self.graph.children[head]:
            if child >= end and "of" in self.graph.cases(child) and self.graph.left_edge(child) == end:
                return max(end, self.graph.core(child)[1])
        return end

    def definite(self, head: int) -> bool:
        graph = self.graph
        return any(graph.lower[c] in DEFINITE for c in graph.children[head] if c < head)

    def with_owner(self, head: int, end: int) -> int:
        """The phrase's end with a restrictive "of" or "for" name right after it: "residents of Aleppo"."""
        graph = self.graph
        for child in graph.children[head]:
            if child < end or graph.base[child] != "nmod":
                continue
            if graph.left_edge(child) == end and set(graph.cases(child)) & {"of", "for"}:
                named = child in self.choice.at or child in self.labels or graph.pos[child] == "PROPN"
                named = named or (graph.core(child)[1] == child + 1 and self._party(child))
                if named and not any(graph.dep[c] == "conj" for c in graph.children[child]):
                    return max(end, graph.core(child)[1])
            break
        return end

    def _party(self, i: int) -> bool:
        """Whether the noun at token i is a party's: "attorneys for the family", but not "minister for ports"."""
        start, _ = self.graph.core(i)
        return find_noun(self.knowledge.nouns, self.graph.lower, start, i) is not None and not any(
            self.graph.base[c] in ("acl", "nmod", "appos") for c in self.graph.children[i] if c > i
        )

    def half_of_state(self, head: int) -> Mention | None:
        """ "the North" in a report that names North Korea: the state, by the first word of its name."""
        graph = self.graph
        if graph.words[head] not in HALVES or graph.lower[head - 1 : head] != ["the"]:
            return None
        if head + 1 < len(graph) and graph.pos[head + 1] == "PROPN":
            return None
        states = {
            id(entity): entity
            for _, _, aliases in self.choice.at.values()
            for entity in [aliases[0].entity]
            if entity.kind == "country" and entity.name.startswith(f"{graph.words[head]} ")
        }
        if len(states) != 1:
            return None
        state = next(iter(states.values()))
        return Mention(
            head - 1, head + 1, head, "country", state.id, state.name, state.country, state.sectors, state,
            why=[state.why, "parties: half of a divided country"],
        )  # fmt: skip
