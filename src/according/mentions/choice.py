"""Which of the entities that share a name is meant in this report: by its day, its other words, its full names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from according.document import Place
from according.mentions.graph import Graph
from according.mentions.knowledge import Alias, Entity, KnowledgeBase
from according.mentions.matching import Hit, find_names, fold
from according.mentions.roles import in_office, prominence
from according.mentions.toldday import told_day
from according.words import word_class

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
POSSESSIVES = ("'s", "’s")
PLAUSIBLE_YEARS = 6.0
"""A surname alone names a leader who was in office within so many years of the report."""
INTERNATIONAL = frozenset({"IGO", "NGO", "UNO"})
AMERICAN = frozenset({"american", "americans", "america"})
PARTS_OF_AMERICA = frozenset({"central", "south", "latin", "north"})
"""Before "American" these tell that it is no country's ("a Central American nation")."""


def _existed(entity: Entity, day: str) -> bool:
    """Whether a country or organisation was there on that day, as far as its dates are known."""
    return not (entity.start and day < entity.start) and not (entity.end and day > entity.end + "~")


class Choice:
    """The hits of one Doc with the entity each stands for, by token.

    `given` is the ISO day of the report, `day` the same or, where there is none, about when its own words place it.
    """

    def __init__(self, knowledge: KnowledgeBase, graph: Graph, text: str, day: str | None) -> None:
        self.knowledge = knowledge
        self.graph = graph
        self.given = day
        words = WORD.findall(fold(text))
        self.words = frozenset([*words, *(word[:-2] for word in words if word.endswith(POSSESSIVES))])
        self.lower_words = frozenset(word.lower() for word in self.words)
        self.text = text
        hits = find_names(text, knowledge)
        self.day = day or told_day(text, hits)
        self.full = {
            id(alias.entity)
            for hit in hits
            for alias in hit.aliases
            if alias.use == "name" and alias.entity.kind == "person"
        }
        self.often: Counter[int] = Counter()
        self.bearers = self._bearers(hits)
        self.at: dict[int, tuple[int, int, list[Alias]]] = {}
        for hit in hits:
            self._place(hit)
        self._twins()
        self._halves()
        self._namesakes()
        self._stations()

    def without_homonyms(self, places: Iterable[Place]) -> None:
        """Forget, in place, capitals and police where the word itself is a place in another country ("Athens police" of
        Texas). Other mentions of the name stay: "Moscow said" beside "Moscow, Idaho".
        """
        lands = {self.graph.token_at(place.start): place.country for place in places}
        for i, (start, end, aliases) in list(self.at.items()):
            country = lands.get(start)
            if country is None:
                continue
            kept = [a for a in aliases if a.entity.country == country or not _of_capital(a)]
            if kept:
                self.at[i] = (start, end, kept)
            else:
                del self.at[i]

    def _bearers(self, hits: Sequence[Hit]) -> dict[str, set[str]]:
        """By surname, who bears it by a full name; those called by their office count as named in full."""
        found: dict[str, set[str]] = {}
        for hit in hits:
            title = self._title_before(self.graph.token_at(hit.start))
            called = {id(alias.entity) for alias in hit.aliases if alias.use == "short" and _called(alias, title)}
            self.full |= called
            self.often.update(called | {id(alias.entity) for alias in hit.aliases if alias.use == "name"})
        for entity in self.graph.doc.ents:
            words = [word for word in entity.text.split() if word[:1].isupper()]
            given = len(words) > 1 and words[0].lower().rstrip(".") not in TITLE_LIKE and words[0].isalpha()
            if entity.label_ == "PERSON" and given:
                found.setdefault(fold(words[-1]).lower(), set()).add(entity.text)
        return found

    def _place(self, hit: Hit) -> None:
        start, end = self.graph.token_at(hit.start), self.graph.token_at(hit.end - 1) + 1
        fitting = [alias for alias in hit.aliases if self._fits(alias, start, end)]
        if not fitting:
            return
        title = self._title_before(start)
        fitting.sort(key=lambda alias: (not _called(alias, title), *self._order(alias)))
        for i in range(start, end):
            self.at[i] = (start, end, fitting)

    def _halves(self) -> None:
        """ "The North" in a report that names North Korea, and no other state of that first word, is that state."""
        states: dict[str, dict[int, Alias]] = {}
        for _, _, aliases in list(self.at.values()):
            entity = aliases[0].entity
            first = entity.name.partition(" ")[0]
            if entity.kind == "country" and first in HALVES and aliases[0].use == "name":
                states.setdefault(first, {})[id(entity)] = aliases[0]
        words = self.graph.words
        for i in range(1, len(words)):
            found = states.get(words[i])
            if found is None or len(found) > 1 or i in self.at or self.graph.lower[i - 1] != "the":
                continue
            after = words[i + 1] if i + 1 < len(words) else ""
            gerund = after == "of" and self.graph.dep[i + 1] == "mark"  # "accused the North of ordering it"
            if after[:1].isupper() or (after in ("of", "-") and not gerund):
                continue
            self.at[i] = (i, i + 1, list(found.values()))

    def _namesakes(self) -> None:
        """Forget national bodies that a state or province of the country has as well ("the Ohio Supreme Court"), and
        international ones that have national sisters ("the German Red Cross").
        """
        for i, (start, _, aliases) in list(self.at.items()):
            before = self.at.get(start - 1)
            if before is None or aliases[0].entity.kind != "organisation" or before[1] != start:
                continue
            owner, body = before[2][0], aliases[0].entity
            state = bool({"JUD", "LEG", "MIL", "COP"} & set(body.sectors)) and not self.graph.words[i].isupper()
            region = state and owner.entity.kind == "region" and owner.entity.country == body.country
            chapters = any(word in body.name.lower() for word in word_class("national_chapters"))
            sister = chapters and owner.use == "adjective" and body.country in INTERNATIONAL
            if region or sister:
                self.at.pop(i, None)

    def _stations(self) -> None:
        """Forget the place in the name of a broadcaster's station ("BBC Scotland", "CBS Boston")."""
        doc, states = self.graph.doc, ("country", "region", "capital")
        for entity in doc.ents:
            opens = self.at.get(entity.start)
            if entity.label_ != "ORG" or opens is None or "JRN" not in opens[2][0].entity.sectors:
                continue
            last = self.at.get(entity.end - 1)
            if last is not None and last[0] == opens[1] and last[2][0].entity.kind in states:
                for i in range(*last[:2]):
                    self.at.pop(i, None)

    def _twins(self) -> None:
        """ "North and South Korea": the first is the other half's twin, where there is such a state."""
        words, lower = self.graph.words, self.graph.lower
        for i in range(len(words) - 2):
            if words[i] not in HALVES or lower[i + 1] not in ("and", "or") or i in self.at or i + 2 not in self.at:
                continue
            entity = self.at[i + 2][2][0].entity
            half, _, rest = entity.name.partition(" ")
            if entity.kind != "country" or half not in HALVES or half == words[i]:
                continue
            hits = find_names(f"{words[i]} {rest}", self.knowledge)
            twins = [alias for hit in hits for alias in hit.aliases if alias.entity.name == f"{words[i]} {rest}"]
            if twins:
                self.at[i] = (i, i + 1, twins)

    def _christens(self, start: int, end: int) -> bool:
        """Whether words open a person's longer name: "Victoria N. Pearson", "Jordan Lee"; not "Turkey President Ek"."""
        longer = any(e.label_ == "PERSON" and e.start == start and e.end > end for e in self.graph.doc.ents)
        named = longer and self.graph.words[end][:1].isupper()
        return named and self.graph.lower[end].rstrip(".") not in TITLE_LIKE

    def _title_before(self, start: int) -> str:
        """The word before a name, where it may be a title, its dot left out."""
        return self.graph.lower[start - 1].rstrip(".") if start else ""

    def _order(self, alias: Alias) -> tuple[int, int, float]:
        """Of two who share a short form first who is named in full (or by an office), then who is so more often."""
        known = 0 if id(alias.entity) in self.full else 1
        often = self.often[id(alias.entity)] if alias.use == "short" else 0
        return known, -often, prominence(alias.entity, self.day)

    def _fits(self, alias: Alias, start: int, end: int) -> bool:
        if alias.needs and not self._needs_hold(alias.needs):
            return False
        entity = alias.entity
        if entity.kind == "country" and alias.use in ("name", "capital", "seat") and self._christens(start, end):
            return False
        if entity.kind != "person" and (self._surname(start, end) or self._longer(start, end)):
            return False
        dated = self.given is not None and entity.kind != "person"
        if dated and not _existed(entity, self.given or ""):
            return False
        if start > 0 and self.graph.lower[start] in AMERICAN and self.graph.lower[start - 1] in PARTS_OF_AMERICA:
            return False
        if alias.use == "short":
            return self._short_fits(alias, start, end)
        return True

    def _needs_hold(self, needs: tuple[str, ...]) -> bool:
        barred = [need[1:] for need in needs if need.startswith("!")]
        if any(self._has(word) for word in barred):
            return False
        wanted = [need for need in needs if not need.startswith("!")]
        return not wanted or any(self._has(word) for word in wanted)

    def _has(self, word: str) -> bool:
        return word in self.words if word.isalnum() else word in self.text

    def _short_fits(self, alias: Alias, start: int, end: int) -> bool:
        """A surname: the full name stands in the report, or the office was held about that day."""
        if (
            self._month(start, end)
            or self._county(start)
            or GENDERS.get(self._title_before(start), alias.entity.gender) != alias.entity.gender
        ):
            return False
        if id(alias.entity) in self.full:
            return not self._part_of_other_name(start, end)
        if self._part_of_other_name(start, end) or self.bearers.get(fold(self.graph.lower[end - 1])):
            return False  # somebody else of that surname is named in full
        if self.day is None:
            return True
        return in_office(alias.entity, self.day) or prominence(alias.entity, self.day) <= PLAUSIBLE_YEARS

    def _month(self, start: int, end: int) -> bool:
        """Whether it reads as a month, not as a name: "in May", "May 2004", "late March"."""
        words = self.graph.lower
        if end - start != 1 or words[start] not in MONTHS:
            return False
        after = words[end] if end < len(words) else ""
        return after[:1].isdigit() or (start > 0 and (words[start - 1] in BEFORE_MONTH or words[start - 1].isdigit()))

    def _surname(self, start: int, end: int) -> bool:
        """Whether one word is read as a person's name and is the surname of one whom the report names in full."""
        person = end - start == 1 and self.graph.doc[start].ent_type_ == "PERSON"
        return person and bool(self.bearers.get(fold(self.graph.lower[start])))

    def _longer(self, start: int, end: int) -> bool:
        """Whether a body's name that is a common noun only ends a longer one: "Congress" in "Mobile World Congress"."""
        graph, before = self.graph, start - 1
        if end - start > 1 or before < 1 or (graph.lower[start],) not in self.knowledge.nouns:
            return False
        joined = graph.base[before] == "compound" and graph.head[before] == start and graph.pos[before] == "PROPN"
        return (
            joined and graph.words[before - 1][:1].isupper() and find_names(graph.words[before], self.knowledge) == []
        )

    def _county(self, i: int) -> bool:
        """Whether a surname is that of a county or town: "Harper and Kingman counties"."""
        graph, node = self.graph, i
        while graph.base[node] == "conj" and graph.head[node] != node:
            node = graph.head[node]
        return graph.base[node] == "compound" and graph.doc[graph.head[node]].lemma_ in word_class("parts_of_a_state")

    def _part_of_other_name(self, start: int, end: int) -> bool:
        """Whether a first name or further surname stands beside it: "Hillary" before "Clinton"."""
        graph = self.graph
        inside = graph.doc[start]
        if inside.ent_type_ == "ORG" and any(
            0 <= i < len(graph) and graph.doc[i].ent_type_ == "ORG" and graph.doc[max(i, start)].ent_iob_ == "I"
            for i in (start - 1, end)
        ):
            return True  # "Fox" in "Fox Business Network"
        if (
            end < len(graph)
            and graph.pos[end] == "PROPN"
            and graph.base[end] == "flat"
            and start not in graph.children[end]
        ):
            return graph.head[end] in range(start, end)
        before = start - 1
        while before > 0 and graph.lower[before] in PARTICLES:
            before -= 1  # "Turki al-Malki"
        if before < 0 or graph.pos[before] != "PROPN" or before in self.at:
            return False
        linked = graph.head[before] in range(start, end) or any(graph.head[i] == before for i in range(start, end))
        return linked and graph.lower[before] not in TITLE_LIKE and graph.lower[before].rstrip(".") not in TITLE_LIKE

    def best(self, i: int, adjective: bool = False) -> Alias | None:
        """The alias that token i belongs to, preferring adjectives before a noun; None where there is none."""
        found = self.at.get(i)
        if found is None:
            return None
        aliases = found[2]
        if adjective:
            for alias in aliases:
                if alias.use == "adjective":
                    return alias
            return aliases[0]
        noun = self.graph.pos[i] != "ADJ" or self.graph.dep[i] not in ("amod", "compound")
        order = ("name", "short", "seat", "people", "capital", "region", "adjective") if noun else ("adjective",)
        for use in order:
            for alias in aliases:
                if alias.use == use:
                    return alias
        return aliases[0]

    def bounds(self, i: int) -> tuple[int, int] | None:
        """[start, end) of the name that token i belongs to."""
        found = self.at.get(i)
        return (found[0], found[1]) if found else None

    def persons(self, start: int, end: int) -> list[tuple[int, int, Entity]]:
        """Named persons of the knowledge base within tokens [start, end)."""
        found: list[tuple[int, int, Entity]] = []
        i = start
        while i < end:
            bounds = self.bounds(i)
            alias = self.best(i)
            if bounds and alias and alias.entity.kind == "person":
                found.append((bounds[0], bounds[1], alias.entity))
            i = bounds[1] if bounds else i + 1
        return found


def _called(alias: Alias, title: str) -> bool:
    """Whether a person ever had the office that stands before the name: "President Clinton" is not a senator."""
    return any(role.title and role.title.split()[-1] == title for role in alias.entity.roles)


PARTICLES = frozenset({"-", "al", "el", "ul", "bin", "ben", "ibn", "abu", "van", "von", "der", "den", "de", "da", "di"})
"""Words between a first name and a surname."""
GENDERS = {"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f"}
"""Titles that tell which of two people of one surname is meant."""
HALVES = frozenset({"North", "South", "East", "West"})
MONTHS = frozenset({"march", "april", "may", "june", "august"})
BEFORE_MONTH = frozenset(
    {"in", "since", "until", "by", "last", "this", "next", "early", "late", "mid", "through", "during", "of", "from"}
)
TITLE_LIKE = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "president",
        "vice",
        "minister",
        "premier",
        "chancellor",
        "secretary",
        "senator",
        "sen",
        "rep",
        "gov",
        "governor",
        "mayor",
        "king",
        "queen",
        "prince",
        "princess",
        "emir",
        "sheikh",
        "sheik",
        "sultan",
        "pope",
        "general",
        "gen",
        "col",
        "colonel",
        "maj",
        "major",
        "lt",
        "capt",
        "captain",
        "judge",
        "justice",
        "ambassador",
        "commander",
        "chairman",
        "speaker",
        "lord",
        "lady",
        "dame",
        "ayatollah",
        "leader",
        "chief",
        "spokesman",
        "spokeswoman",
        "candidate",
        "congressman",
        "congresswoman",
        "attorney",
        "prosecutor",
        "coach",
        "director",
        "professor",
        "prof",
        "administration",
        "cabinet",
        "minister-designate",
    ]
)
"""Words before a surname that are no first name; the long list of titles is in the lexicons."""


def _of_capital(alias: Alias) -> bool:
    """Whether a name is that of a capital, or of a police."""
    return alias.use == "capital" or (alias.entity.kind == "organisation" and "COP" in alias.entity.sectors)
