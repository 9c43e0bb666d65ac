"""What the words around a noun say it belongs to: country, organisation, former or future office.

National adjectives and names before it ("Russian troops", "Hamas officials"), possessors ("Syria's army")
and "of", "for" or "from" phrases after it; a name before "-backed" is not whom it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass

from according.mentions.bodynames import telling_word
from according.mentions.choice import Choice
from according.mentions.graph import JOINTS, Graph
from according.mentions.knowledge import ENTITY_CODES, Alias, Entity, KnowledgeBase
from according.mentions.nouns import Noun, find_noun
from according.mentions.roles import standing
from according.resources import Row
from according.words import word_class

LINKS = frozenset({"of", "for", "from", "in", "at", "with", "to", "on", "within", "by"})
OWNERS = frozenset({"of", "for", "with", "to", "at", "from", "within"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
ACCREDITED = frozenset({"ambassador", "envoy", "delegate", "emissary", "consul", "attaché", "delegation", "mission",
                        "embassy", "consulate", "diplomat"})  # fmt: skip
"""Whom "to" sends somewhere: "the US ambassador to the United Nations" is not of the United Nations."""
POSTED = frozenset({"to", "in", "at"})
"""Where "the ambassador to the United Nations in Geneva" is sent and sits: neither tells whose he is."""
KEPT_ABROAD = frozenset({"MIL", "COP", "JRN", "MED"})
"""Sectors that staff of an international body keep: its soldiers are soldiers, its officials no government."""
OFFICES = frozenset({"presidential", "congressional", "parliamentary", "ministerial"})
CONTESTS = frozenset({"campaign", "candidate", "candidates", "nominee", "nominees", "hopeful", "hopefuls", "contender",
                      "contenders", "race", "bid", "primary", "rival", "rivals", "election"})  # fmt: skip
"""After words of office these tell that it is not held yet."""
GRADES = frozenset({"deputy", "general", "chief", "associate", "assistant", "minister", "representative"})
"""Before another title these are a part of it: a "deputy coordinator" is no deputy."""
LEANING = frozenset({"pro", "anti"})
UN_HEAD = "secretary-general"
"""An office that without a body is that of the United Nations."""
FAITHS = frozenset({"REL", "PRE"})
DISTANT = frozenset(
    [
        "backed",
        "supported",
        "funded",
        "sponsored",
        "trained",
        "armed",
        "aligned",
        "occupied",
        "held",
        "allied",
        "born",
        "controlled",
        "bound",
        "style",
        "made",
        "friendly",
    ]
)
"""After a hyphen these tell that the name before is not whom the noun belongs to: "US-backed rebels"."""


@dataclass(slots=True)
class Affiliation:
    """What the words around a head say it belongs to."""

    country: str | None = None
    country_name: str | None = None
    organisation: Entity | None = None
    sectors: tuple[str, ...] = ()
    person: Entity | None = None
    borrowed: tuple[str, ...] = ()  # sectors that only owners have: a person, a party after "of" or "for"
    stranger: bool = False  # it belongs to something that is not known
    status: str = ""  # "", "former", "elect", "retired"
    why: tuple[str, ...] = ()


class AffiliationReader:
    """Reads the affiliations of one Doc; `labels` are its entity labels by token, `places` countries by token."""

    def __init__(
        self, knowledge: KnowledgeBase, graph: Graph, choice: Choice, day: str | None,
        labels: dict[int, tuple[str, int, int]],
    ) -> None:  # fmt: skip
        self.knowledge = knowledge
        self.graph = graph
        self.choice = choice
        self.day = day
        self.labels = labels
        self.places: dict[int, tuple[str, str]] = {}

    def read(self, head: int, start: int, first: int, links: frozenset[str] = LINKS) -> Affiliation:
        """What the words before the noun (tokens [start, first)), possessors and phrases after `links` tell."""
        found = Affiliation()
        i = start
        while i < first:
            i = self._read_modifier(found, i, first, head)
        self._cut_off(found, start)
        sent = POSTED if self.graph.doc[head].lemma_.lower() in ACCREDITED else frozenset()
        if sent and any(self.graph.dep[child] == "nmod:poss" for child in self.graph.children[head]):
            sent |= {"from"}  # "recalled its ambassador from Oslo"
        if self._abroad(head):
            sent |= {"from", "in"}
        for child in self.graph.children[head]:
            cases = set(self.graph.cases(child))
            if self.graph.base[child] != "nmod" or not cases or found.organisation is not None:
                continue
            inside = self.choice.bounds(child)
            if inside is not None and inside[0] <= head < inside[1]:
                continue  # "of Staff" in the name itself
            if cases & links and not cases & sent:
                self._read_owner(found, child, bool(cases & OWNERS))
        return found

    def _abroad(self, head: int) -> bool:
        """Whether they are of whoever has or takes them: "withdrew soldiers from Iraq", "has 400 troops in Chad"."""
        verb = self.graph.doc[self.graph.governor(head)].lemma_
        held = verb == "have" and self.graph.lower[head] in word_class("forces")
        return self.graph.dep[head] == "obj" and (held or verb in word_class("bringing_home"))

    def _cut_off(self, found: Affiliation, start: int) -> None:
        """A possessor that the tree has cut off: the name right before "'s" before the phrase."""
        if start < 2 or self.graph.lower[start - 1] not in POSSESSIVES or found.country or found.organisation:
            return
        bounds, alias = self.choice.bounds(start - 2), self.choice.best(start - 2)
        if bounds is not None and alias is not None and bounds[1] == start - 1:
            self._take_name(found, alias)

    def _read_modifier(self, found: Affiliation, i: int, first: int, head: int) -> int:
        """Take in the modifier of `head` at token i; gives back the next token to look at."""
        graph = self.graph
        alias, bounds = self.choice.best(i, adjective=True), self.choice.bounds(i)
        if alias is not None and bounds is not None:
            after = bounds[1]
            if self.leaning(bounds[0]):
                return after
            joined = graph.lower[after + 1] if after + 1 < first and graph.words[after] in JOINTS else ""
            if joined in DISTANT:
                return after + 2
            if alias.use == "adjective" and alias.entity.kind == "country" and graph.lower[max(i - 1, 0)] == "ethnic":
                return after  # "ethnic Albanian rebels" are of whatever country they live in
            self._take_name(found, alias)
            return after
        row = self.knowledge.modifiers.get(graph.lower[i])
        named = self.labels[i][0] if i in self.labels else ""
        telling = row is not None and row["effect"] == "sector" and named == "NORP"
        if named in ("ORG", "NORP") and not telling and found.organisation is None and not found.sectors:
            if named == "ORG" and not self.labels[i][1] <= head < self.labels[i][2]:
                self._unknown_body(found, i, first)
            return i + 1
        if graph.dep[i] == "nmod:poss" and graph.pos[i] == "PROPN" and not named and i not in self.places:
            found.stranger = found.organisation is None and not found.sectors
        if self._joined(i + 1, first) in DISTANT:
            return i + 3
        if row is not None and not (row["effect"] == "sector" and self.leaning(i)):  # "pro-government militiamen"
            if row["effect"] in ("former", "elect", "retired"):
                found.status = row["effect"]
            elif row["effect"] == "sector" and not self._contested(row, i, first):
                found.sectors = tuple(dict.fromkeys((*found.sectors, *row.words("sectors"))))
            found.why = (*found.why, f"parties: modifier {row.file}:{row.line}")
        elif self.leaning(i):
            return i + 1
        elif graph.base[i] == "compound" or (graph.pos[i] in ("NOUN", "PROPN") and graph.base[i] != "conj"):
            noun = find_noun(self.knowledge.nouns, graph.lower, i, i) if graph.lower[i] not in GRADES else None
            if noun is not None and noun[0].sectors:
                if self._owning(i, head):
                    found.borrowed = tuple(s for s in (*found.borrowed, *noun[0].sectors) if s not in found.sectors)
                found.sectors = tuple(dict.fromkeys((*found.sectors, *noun[0].sectors)))
                found.why = (*found.why, noun[0].why)
        return i + 1

    def _owning(self, i: int, head: int) -> bool:
        """Whether token i is of a possessor of `head`, as "President" in "President Lee's lawyer"."""
        graph, steps = self.graph, 0
        while i != head and graph.head[i] != i and steps < 6:
            if graph.dep[i] == "nmod:poss":
                return True
            i, steps = graph.head[i], steps + 1
        return False

    def _contested(self, row: Row, i: int, first: int) -> bool:
        """Whether the office is only run for: "a presidential candidate", "Lee's congressional campaign"."""
        return row["word"] in OFFICES and bool(CONTESTS & set(self.graph.lower[i + 1 : first + 1]))

    def _unknown_body(self, found: Affiliation, i: int, first: int) -> None:
        """Take in what the name of an unknown body before the noun tells; who speaks for one is of no government."""
        _, start, end = self.labels[i]
        row = telling_word(self.knowledge, self.graph.lower[start : min(end, first)])
        if row is not None:
            found.sectors = row.words("sectors")
            found.why = (*found.why, f"parties: name word {row.file}:{row.line}")
        found.stranger = row is None

    def leaning(self, i: int) -> bool:
        """Whether "pro-" or "anti-" stands before token i: whom somebody leans to is not whose they are."""
        graph = self.graph
        return i > 1 and graph.words[i - 1] in JOINTS and graph.lower[i - 2] in LEANING

    def _joined(self, i: int, first: int) -> str:
        """The word after the hyphen at token i, or the end of a token that holds both; "" where there is none."""
        graph = self.graph
        if i + 1 < first and graph.words[i] in JOINTS:
            return graph.lower[i + 1]
        return graph.lower[i - 1].rpartition("-")[2] if 0 < i <= first and "-" in graph.lower[i - 1] else ""

    def _take_name(self, found: Affiliation, alias: Alias) -> None:
        entity = alias.entity
        if entity.kind in ("organisation", "group") and alias.use in ("name", "seat") and found.organisation is None:
            found.organisation = entity
            found.country = found.country or entity.country
        elif entity.kind == "person":
            stands = standing(entity, self.day)
            found.person = found.person or entity
            found.country = found.country or stands.country
            if "ELI" not in stands.sectors:
                found.borrowed = found.borrowed if found.sectors else stands.sectors
                found.sectors = found.sectors or stands.sectors
        elif entity.country is not None and found.country is None:
            found.country = entity.country
            found.country_name = entity.name if entity.kind == "country" else None
            found.sectors = tuple(dict.fromkeys((*found.sectors, *(s for s in entity.sectors if s in ("PRE", "REL")))))
        elif entity.kind == "group":
            found.sectors = tuple(dict.fromkeys((*found.sectors, *entity.sectors)))
        found.why = (*found.why, alias.why)

    def _read_owner(self, found: Affiliation, child: int, owns: bool) -> None:
        """Take in a phrase after the noun: its organisation where it owns, its country in any case."""
        graph = self.graph
        alias = self.choice.best(child)
        if alias is not None:
            if owns or alias.entity.kind not in ("organisation", "group"):
                self._take_name(found, alias)
            return
        if child in self.places and found.country is None:
            found.country = self.places[child][0]
            found.why = (*found.why, "parties: place in the phrase")
            return
        start, end = graph.core(child)
        inner = self.read(child, start, child)
        before = (found.country, found.organisation, found.sectors)
        found.country = found.country or inner.country
        found.country_name = found.country_name or inner.country_name
        if not owns:
            return
        found.organisation = found.organisation or inner.organisation
        body = self._body(child, start, end)
        noun = find_noun(self.knowledge.nouns, graph.lower, start, child)
        if noun is not None and noun[0].text == UN_HEAD and found.country is None:
            found.country = "UNO"  # "the envoy of the Secretary-General"
        theirs = body.words("sectors") if body is not None else join(inner, noun[0]) if noun is not None else ()
        if not found.sectors:
            found.sectors = found.borrowed = theirs
        found.why = (*found.why, *inner.why)
        found.stranger = before == (found.country, found.organisation, found.sectors)

    def _body(self, head: int, start: int, end: int) -> Row | None:
        """The state body that the owner is, by its longest name: "Ministry of Defence", "the army"."""
        graph = self.graph
        for first in range(start, head + 1):
            for stop in (end, head + 3, head + 1):
                row = self.knowledge.ministries.get(" ".join(graph.lower[first:stop]))
                if row is not None:
                    return row
        return None


def join(belongs: Affiliation, noun: Noun) -> tuple[str, ...]:
    """Sectors of a noun with those of what it belongs to, which come first where the noun takes them.

    Faith and people say who somebody is, not what they do: "Muslim terrorists" are terrorists first.
    """
    outer = belongs.organisation.sectors if belongs.organisation is not None else ()
    outer = (*outer, *(sector for sector in belongs.sectors if sector not in outer))
    international = belongs.organisation is not None and belongs.organisation.country in ENTITY_CODES
    if noun.takes and international and not outer:
        return tuple(sector for sector in noun.sectors if sector in KEPT_ABROAD)
    doing = tuple(sector for sector in outer if sector not in FAITHS)
    if noun.takes and doing:
        return tuple(dict.fromkeys((*doing, *outer)))
    if not noun.sectors or (noun.takes and belongs.stranger and noun.sectors == ("GOV",)):
        return tuple(dict.fromkeys(outer))  # "a spokeswoman for the festival" is of no government
    # "Republican senators" and a ministry's website are both; a premier's lawyer and an army's driver are what their
    # nouns say
    borrowed = belongs.borrowed if noun.kind == "person" else ()
    return tuple(dict.fromkeys((*noun.sectors, *(s for s in belongs.sectors if s not in borrowed))))
