"""What appositions, predicates and letters in brackets tell of the names beside them.

"Ann Lee, a spokesman for the port": the role gives the name its country and sectors, the name gives the role its
identity; "the Government Accountability Office (GAO)": the letters stand for the name from then on.
"""

from __future__ import annotations

from according.mentions.acronyms import Acronym, find_acronyms
from according.mentions.choice import Choice
from according.mentions.graph import Graph
from according.mentions.mention import Mention
from according.words import word_class


class Telling:
    """Lets the mentions of one Doc tell of each other, in place."""

    def __init__(self, graph: Graph, mentions: list[Mention], choice: Choice) -> None:
        self.graph = graph
        self.mentions = mentions
        self.choice = choice
        self.by_head = {mention.head: mention for mention in mentions}

    def tell(self) -> None:
        """Appositions and predicates, then acronyms."""
        self._appositions()
        self._acronyms()

    def _appositions(self) -> None:
        """ "Sergei Lavrov, Russia's foreign minister": each tells the other what it knows."""
        persons = [mention for mention in self.mentions if mention.kind == "person" and mention.entity is None]
        for mention in list(self.mentions):
            self._members(mention, persons)
            for child in self.graph.children[mention.head]:
                if self.graph.base[child] not in ("appos", "flat") or child < mention.end:
                    continue
                other = self.by_head.get(child)
                if other is not None and _kindred(mention, other):
                    self._share(mention, other)
        for mention in self.mentions:
            self._copula(mention)

    def _members(self, role: Mention, persons: list[Mention]) -> None:
        """ "counsellors Ann Lee and Jo Fox", "aides including Ann Lee": each is what the plural role says."""
        graph = self.graph
        if role.kind != "agent" or not role.plural or role.noun is None or role.noun.kind != "person":
            return
        for person in persons:
            if role.end + 1 == person.start and graph.lower[role.end] in ("including", "like"):
                person.fill(role.country, role.sectors, "parties: one of those named")
            if graph.governor(person.head) != role.head:
                continue
            if graph.role(person.head) == "appos":
                person.fill(role.country, role.sectors, "parties: one of those named")

    def _copula(self, mention: Mention) -> None:
        """ "Smith is a spokesman for the army": the predicate tells of its subject."""
        graph = self.graph
        if mention.kind != "agent" or not any(graph.dep[c] == "cop" for c in graph.children[mention.head]):
            return
        for child in graph.children[mention.head]:
            subject = self.by_head.get(child) if graph.dep[child] == "nsubj" else None
            if subject is not None and subject.kind == "person":
                if subject.entity is None and subject.sectors == ("CVL",) and mention.sectors:
                    subject.sectors = ()  # "his sister Ann Lee is a minister": what she does says more
                subject.fill(mention.country, mention.sectors, "parties: predicate")

    def _share(self, one: Mention, two: Mention) -> None:
        named, role = (one, two) if one.name is not None and one.kind != "agent" else (two, one)
        if named.name is None:
            named.fill(role.country, role.sectors, "parties: apposition")
            role.fill(named.country, named.sectors, "parties: apposition")
            return
        if named.entity is None or not named.entity.roles:
            own = bool(role.sectors) and (not named.sectors or named.sectors == ("CVL",))
            if own:
                named.sectors = role.sectors
            named.fill(role.country, role.sectors, "parties: apposition")
        elif not named.sectors:
            named.fill(None, role.sectors, "parties: apposition")  # known for later offices alone
        if role.kind == "agent" or role.name is None:
            role.id, role.name = named.id, named.name
            if named.country is not None and _stands(role):
                role.country = named.country  # "Iran's ally, Syria,"
            role.fill(named.country, named.sectors, "parties: apposition")
            role.gender = role.gender or named.gender

    def _acronyms(self) -> None:
        """ "Government Accountability Office (GAO)": the letters stand for the name from then on."""
        graph = self.graph
        for letters, acronym in find_acronyms(self.graph).items():
            inside = [
                m for m in self.mentions if m.start < acronym.end and acronym.start < m.end and m.name is not None
            ]
            full = next(
                (m for m in inside if m.kind in ("organisation", "group") and graph.words[m.head] != letters), None
            )
            text = " ".join(graph.words[acronym.start : acronym.end]).replace(" 's", "'s").replace(" ’s", "’s")
            for mention in self.mentions:
                words = [
                    word for word in graph.words[mention.start : mention.end] if word.lower() not in ("the", "'s", "’s")
                ]
                if words != [letters] or mention is full:
                    continue
                if mention.entity is not None:
                    if full is None or mention.entity.name == letters or _one_name(text, mention.entity.name):
                        continue
                    mention.id, mention.entity, mention.country, mention.sectors = None, None, None, ()
                if full is not None:
                    mention.take(full, "parties: acronym in brackets")
                if full is None or full.entity is None or full.entity.kind not in ("organisation", "group"):
                    mention.name, mention.kind = text, "organisation"
                    mention.fill(self._country_inside(acronym), (), "parties: acronym in brackets")
                    mention.why.append("parties: acronym in brackets")

    def _country_inside(self, acronym: Acronym) -> str | None:
        """The country of the first body or nation named within a long form: "UN Mission in …" is the UN's."""
        for i in range(acronym.start, acronym.end):
            alias = self.choice.best(i)
            if alias is not None and alias.entity.kind in ("organisation", "country") and alias.entity.country:
                return alias.entity.country
        return None


def _one_name(one: str, two: str) -> bool:
    """Whether two long forms have three quarters of their words in common: else letters stand for two bodies."""
    words, others = ({w for w in name.lower().split() if len(w) > 3} for name in (one, two))
    return 4 * len(words & others) >= 3 * len(words)


def _stands(mention: Mention) -> bool:
    """Whether a mention says by how it stands to another which state is meant: "its rival"."""
    noun = mention.noun
    return mention.kind == "agent" and noun is not None and noun.text.split()[-1] in word_class("states_by_standing")


def _kindred(one: Mention, two: Mention) -> bool:
    people = {"person", "agent"}
    if one.kind in people and two.kind in people:
        kinds = [m.noun.kind for m in (one, two) if m.noun is not None and m.kind == "agent"]
        persons = "person" in (one.kind, two.kind)
        return not (persons and "group" in kinds) and not (persons and (one.plural or two.plural))
    bodies = {"organisation", "group", "country"}
    if "country" in (one.kind, two.kind) and (_stands(one) or _stands(two)):
        return True  # "its rival, North Korea,"
    return (one.kind in bodies and two.kind == "agent" and two.noun is not None and two.noun.kind == "group") or (
        two.kind in bodies and one.kind == "agent" and one.noun is not None and one.noun.kind == "group"
    )
