"""Who a short form, an acronym, "the ministry" or a pronoun stands for: the nearest mention that fits.

No model of coreference: recency, agreement in number and gender, and a preference for subjects, as in
the classic pronoun algorithms (Hobbs 1978; Lappin and Leass 1994), cut down to what event coding needs.
"""

from __future__ import annotations

import re

from according.mentions.graph import Graph
from according.mentions.knowledge import SECTORS
from according.mentions.mention import Mention

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "themselves"})
IT = frozenset({"it", "itself"})
FIRST_ONE = frozenset({"i", "me", "myself"})
FIRST_MANY = frozenset({"we", "us", "ourselves"})
GROUP_NOUNS = frozenset(
    {
        "group",
        "organisation",
        "organization",
        "movement",
        "militia",
        "militant group",
        "rebel group",
        "armed group",
        "terrorist group",
        "terror group",
        "extremist group",
        "jihadist group",
        "insurgency",
    }
)
BODY_NOUNS = {
    "party": "PTY",
    "agency": "",
    "company": "BUS",
    "firm": "BUS",
    "bank": "BUS",
    "newspaper": "JRN",
    "paper": "JRN",
    "broadcaster": "JRN",
    "ministry": "GOV",
    "court": "JUD",
    "union": "",
    "bloc": "",
    "alliance": "",
    "body": "",
    "council": "",
    "commission": "",
    "committee": "",
    "department": "",
    "organisation": "",
    "organization": "",
    "group": "",
    "network": "",
    "airline": "BUS",
    "charity": "SOC",
    "watchdog": "",
    "university": "EDU",
    "foundation": "",
    "institute": "",
    "campaign group": "SOC",
    "rights group": "SOC",
    "human rights group": "SOC",
    "news agency": "JRN",
    "mission": "",
    "parliament": "LEG",
    "embassy": "GOV",
    "website": "JRN",
    "think tank": "EDU",
    "aid group": "SOC",
    "corporation": "BUS",
}
STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
PRONOUNS = HE | SHE | THEY | IT | FIRST_ONE | FIRST_MANY
REACH = {"he": 6, "they": 2, "it": 1, "noun": 8}
"""How many sentences back an antecedent may stand."""


class Corefer:
    """Links mentions of one Doc; call `names`, then `pronouns`, once each."""

    def __init__(self, graph: Graph, mentions: list[Mention]) -> None:
        self.graph = graph
        self.mentions = mentions
        self.by_head = {mention.head: mention for mention in mentions}

    def names(self) -> list[Mention]:
        """The mentions, with what appositions, acronyms, short forms and "the ministry" tell of them."""
        self._appositions()
        self._acronyms()
        self._short_names()
        self._bodies()
        return self.mentions

    def pronouns(self) -> list[Mention]:
        """The mentions with pronouns added, each with its antecedent's identity, in text order."""
        self._pronouns()
        return sorted(self.mentions, key=lambda mention: (mention.start, -mention.end))

    def _appositions(self) -> None:
        """ "Sergei Lavrov, Russia's foreign minister": each tells the other what it knows."""
        for mention in list(self.mentions):
            for child in self.graph.children[mention.head]:
                if self.graph.base[child] not in ("appos", "flat") or child < mention.end:
                    continue
                other = self.by_head.get(child)
                if other is not None and _kindred(mention, other):
                    self._share(mention, other)
        for mention in self.mentions:
            self._copula(mention)

    def _copula(self, mention: Mention) -> None:
        """ "Smith is a spokesman for the army": the predicate tells of its subject."""
        graph = self.graph
        if mention.kind != "agent" or not any(graph.dep[c] == "cop" for c in graph.children[mention.head]):
            return
        for child in graph.children[mention.head]:
            subject = self.by_head.get(child) if graph.dep[child] == "nsubj" else None
            if subject is not None and subject.kind == "person":
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
        if role.kind == "agent" or role.name is None:
            role.id, role.name = named.id, named.name
            role.fill(named.country, named.sectors, "parties: apposition")
            role.gender = role.gender or named.gender

    def _acronyms(self) -> None:
        """ "Government Accountability Office (GAO)": the letters stand for the name from then on."""
        graph, known = self.graph, {}
        for mention in self.mentions:
            if mention.name is None or mention.kind not in ("organisation", "group") or mention.entity is not None:
                continue
            for after in range(mention.end, min(mention.end + 4, len(graph) - 2)):
                short = graph.words[after + 1]
                if graph.words[after] == "(" and graph.words[after + 2] == ")" and short.isupper() and len(short) > 1:
                    known[short] = mention
                    break
        for mention in self.mentions:
            full = known.get(mention.name or "")
            if full is not None and full is not mention:
                mention.take(full, "parties: acronym in brackets")

    def _short_names(self) -> None:
        """ "Lavrov" after "Sergei Lavrov"; the headline may have it before."""
        full: dict[str, Mention] = {}
        for mention in self.mentions:
            if mention.kind == "person" and mention.name and " " in mention.name:
                for key in _surnames(mention.name):
                    full.setdefault(key, mention)
        for mention in self.mentions:
            if mention.kind not in ("person", "organisation") or not mention.name or mention.entity is not None:
                continue
            first = full.get(mention.name)
            if first is not None and first is not mention and " " not in mention.name:
                mention.kind = "person"
                mention.take(first, "parties: short form")
        self._same_names()

    def _same_names(self) -> None:
        """Mentions of one name know together what each knows."""
        seen: dict[str, Mention] = {}
        for mention in self.mentions:
            if mention.name is None or mention.kind not in ("person", "organisation", "group"):
                continue
            first = seen.setdefault(mention.name, mention)
            if first is not mention:
                mention.fill(first.country, first.sectors, "parties: same name")
                first.fill(mention.country, mention.sectors, "parties: same name")

    def _bodies(self) -> None:
        """ "the group", "the ministry", "the company": the nearest body of that kind before it."""
        for index, mention in enumerate(self.mentions):
            noun = mention.noun
            if mention.name is not None or noun is None or not mention.definite or mention.plural:
                continue
            if noun.text in BODY_NOUNS or noun.text in GROUP_NOUNS:
                if mention.country is None and mention.end - mention.start <= 3:
                    self._body(index, mention, noun.text)
            elif noun.kind == "person" and mention.end - mention.start <= 3 and mention.country is None:
                self._role(index, mention)

    def _body(self, index: int, mention: Mention, word: str) -> None:
        wanted = BODY_NOUNS.get(word, "")
        for other in self._before(index, mention, REACH["noun"]):
            if other.kind not in ("organisation", "group") or other.name is None:
                continue
            if word in GROUP_NOUNS and word not in BODY_NOUNS and other.kind != "group":
                continue
            if wanted and wanted not in other.sectors:
                continue
            if not wanted and "JRN" in other.sectors:
                continue
            mention.take(other, f"parties: the {word}")
            return

    def _role(self, index: int, mention: Mention) -> None:
        """ "the minister", "the president": the person last named with that office."""
        if mention.noun is None:
            return
        word = mention.noun.text.split()[-1]
        for other in self._before(index, mention, REACH["noun"]):
            if other.kind != "person" or other.name is None:
                continue
            titles = {role.title.split()[-1] for role in other.entity.roles if role.title} if other.entity else set()
            own = other.noun.text.split()[-1] if other.noun else None
            spoken = {self.graph.lower[i] for i in range(other.start, other.end)}
            if word in titles or word == own or word in spoken:
                mention.take(other, f"parties: the {word}")
                return

    def _before(self, index: int, mention: Mention, reach: int) -> list[Mention]:
        """Earlier mentions within `reach` sentences, nearest sentence first, subjects first within one."""
        graph = self.graph
        here = graph.sentence[mention.head]
        found = []
        for other in self.mentions[max(0, index - 60) : index]:
            gap = here - graph.sentence[other.head]
            if gap <= reach and other.end <= mention.start:
                subject = graph.role(other.head).startswith("nsubj")
                found.append((gap, not subject, -other.start, other))
        found.sort(key=lambda item: item[:3])
        return [item[3] for item in found]

    def _pronouns(self) -> None:
        graph = self.graph
        merged = sorted(
            [(mention.head, mention) for mention in self.mentions]
            + [(i, None) for i in range(len(graph)) if graph.pos[i] == "PRON" and graph.dep[i]],
            key=lambda item: item[0],
        )
        self.mentions = [mention for _, mention in merged if mention is not None]
        ordered: list[Mention] = []
        for i, mention in merged:
            if mention is None:
                mention = self._pronoun(i, ordered)
            if mention is not None:
                ordered.append(mention)
        self.mentions = ordered

    def _pronoun(self, i: int, before: list[Mention]) -> Mention | None:
        graph, word = self.graph, self.graph.lower[i]
        if (
            word not in PRONOUNS
            or graph.base[i] not in ("nsubj", "obj", "iobj", "obl", "conj", "nmod")
            or graph.dep[i] == "nmod:poss"
        ):
            return None
        mention = Mention(i, i + 1, i, "pronoun", plural=word in THEY | FIRST_MANY, why=["parties: pronoun"])
        if word in FIRST_ONE or word in FIRST_MANY:
            speaker = self._speaker(i, before)
            if speaker is not None:
                mention.country, mention.sectors = speaker.country, speaker.sectors
                if word in FIRST_ONE or speaker.kind in ("organisation", "group", "country"):
                    mention.take(speaker, "parties: speaker")
            return mention
        found = self._antecedent(i, word, before)
        if found is None:
            return mention if word in HE | SHE | THEY else None
        mention.take(found, "parties: pronoun's antecedent")
        mention.noun, mention.plural = found.noun, found.plural
        return mention

    def _antecedent(self, i: int, word: str, before: list[Mention]) -> Mention | None:
        graph = self.graph
        here = graph.sentence[i]
        probe = Mention(i, i + 1, i, "pronoun")
        self_index = len(before)
        saved, self.mentions = self.mentions, before
        try:
            reach = REACH["he"] if word in HE | SHE else REACH["they"] if word in THEY else REACH["it"]
            candidates = self._before(self_index, probe, reach)
        finally:
            self.mentions = saved
        for other in candidates:
            if graph.sentence[other.head] == here and self._same_clause(i, other.head):
                continue
            if _agrees(word, other):
                return other
        return None

    def _same_clause(self, pronoun: int, other: int) -> bool:
        """Whether both hang on one verb: "Putin told him" is not himself."""
        graph = self.graph
        return graph.governor(pronoun) == graph.governor(other) or graph.governor(pronoun) == other

    def _speaker(self, i: int, before: list[Mention]) -> Mention | None:
        """The subject of the verb above the clause, or beside it as in "…, he said"; else the last speaker."""
        graph, node, steps = self.graph, i, 0
        heads = {mention.head: mention for mention in before} | self.by_head
        while graph.head[node] != node and steps < 12:
            link, node, steps = graph.base[node], graph.head[node], steps + 1
            verbs = [node] if link in ("ccomp", "parataxis", "xcomp") else []
            verbs += [child for child in graph.children[node] if graph.base[child] == "parataxis"]
            for verb in verbs:
                for child in graph.children[verb]:
                    if graph.dep[child] == "nsubj" and child != i and child in heads:
                        found = heads[child]
                        if graph.lower[child] not in FIRST_ONE | FIRST_MANY:
                            return found
        return self._last_speaker(i, before)

    def _last_speaker(self, i: int, before: list[Mention]) -> Mention | None:
        here = self.graph.sentence[i]
        for other in reversed(before):
            if here - self.graph.sentence[other.head] > 2:
                break
            if other.kind in ("person", "pronoun") and other.name and self.graph.role(other.head) == "nsubj":
                return other
        return None


def _agrees(word: str, other: Mention) -> bool:
    person = other.kind == "person" or (other.noun is not None and other.noun.kind == "person" and not other.plural)
    if other.kind == "pronoun":
        person = other.gender is not None or (other.why[-1:] != [] and not other.plural and other.name is not None)
    if word in HE | SHE:
        wrong = "f" if word in HE else "m"
        return person and other.gender != wrong and not other.plural
    if word in THEY:
        return other.plural or other.kind == "group" or (other.noun is not None and other.noun.kind == "group")
    return (
        not person
        and not other.plural
        and other.kind in ("organisation", "group", "country")
        and other.name is not None
    )


def _kindred(one: Mention, two: Mention) -> bool:
    people = {"person", "agent"}
    if one.kind in people and two.kind in people:
        kinds = [m.noun.kind for m in (one, two) if m.noun is not None and m.kind == "agent"]
        persons = "person" in (one.kind, two.kind)
        return not (persons and "group" in kinds) and not (persons and (one.plural or two.plural))
    bodies = {"organisation", "group", "country"}
    return (one.kind in bodies and two.kind == "agent" and two.noun is not None and two.noun.kind == "group") or (
        two.kind in bodies and one.kind == "agent" and one.noun is not None and one.noun.kind == "group"
    )


def _surnames(name: str) -> list[str]:
    """Short forms of a person: the last word, with its particle ("al-Assad", "Assad"), the first of Asian names."""
    words = name.split()
    found = [words[-1], *([words[0]] if len(words) > 2 or len(words[0]) <= 5 else [])]
    found.append(re.sub(r"^(?:al|el|Al|El)-", "", words[-1]))
    return [word for word in dict.fromkeys(found) if len(word) > 1 and not word.endswith(".")]


assert STATE_SECTORS <= SECTORS
