"""Noun phrases to mentions: names, agent nouns and titles with what their modifiers tell of country and sector.

A phrase is read by its head and what hangs on it in the dependency tree: national adjectives and names
before it ("Russian troops", "Hamas officials"), possessors ("Syria's army"), "of", "for" and "from"
after it, titles before names, appositions. Names of the knowledge base come first, then agent nouns,
then the model's entities.
"""

from __future__ import annotations

import re

from according.mentions.affiliation import AffiliationReader, join
from according.mentions.bodies import BodyReader
from according.mentions.bodynames import country_inside, named_noun, station, telling_word, written_out
from according.mentions.choice import Choice
from according.mentions.entities import NAMED, entity_labels, opens_name
from according.mentions.graph import NOMINAL, Graph
from according.mentions.knowledge import ENTITY_CODES, Alias, Entity, KnowledgeBase
from according.mentions.mention import Mention
from according.mentions.metonyms import Metonyms
from according.mentions.nouns import Noun, find_noun, hyphenated
from according.mentions.persons import PersonReader
from according.mentions.roles import former, standing
from according.mentions.senses import Senses
from according.words import word_class

NOT_HEADS = frozenset({"compound", "flat", "fixed", "goeswith", "det", "case", "punct", "cc", "mark", "discourse"})
STATE_NAMES = frozenset({"country", "seat", "capital"})
THINGS = frozenset(
    {
        "act", "operation", "operations", "zone", "treaty", "agreement", "accord", "accords", "law", "bill",
        "resolution", "protocol", "convention", "war", "prix", "cup", "championship", "festival", "plan", "store",
        "amendment", "prize", "award", "awards", "report", "summit", "edge", "storm", "shield", "day", "week",
        "games", "league", "constitution", "base", "airport", "index", "stadium", "street", "bridge",
        "highway", "tower",
    }
)  # fmt: skip
"""Last words of names that are no bodies, whatever a model takes them for."""
GENERIC = frozenset({"group", "movement", "organisation", "organization", "party", "network", "militia", "faction"})
"""Nouns that may follow the name of any body: "the Hezbollah movement"."""
FORCES = frozenset(
    {"police", "army", "government", "rebel", "militant", "guerrilla", "military", "militia", "insurgent"}
)
"""Bare nouns that before an act say whose it is."""
ACTS = frozenset(
    {
        "accusation", "action", "advance", "airstrike", "ambush", "announcement", "assault", "attack", "bombardment",
        "brutality", "charge", "claim", "crackdown", "decision", "demand", "denial", "fire", "firing", "offensive",
        "operation", "order", "pledge", "proposal", "promise", "raid", "refusal", "reprisal", "repression",
        "shelling", "shooting", "statement", "strike", "threat", "warning",
    }
)  # fmt: skip
SIDES = frozenset({"warring", "conflicting", "belligerent", "relevant", "concerned", "involved"})
"""Before "parties" these tell that sides are meant, no political parties."""
STATE_PHRASES = {"regime": "Government of {country}", "security force": "{adjective} security forces"}
"""What the bodies of a state are called by these nouns, where their own words say of which."""
AGENCIES = frozenset(
    {"agency", "authority", "bureau", "directorate", "regulator", "department", "commission", "service"}
)
"""Bodies that are a government's where a country owns them: "Costa Rica's aviation agency"."""
CROWDS = frozenset(
    {"people", "family", "world", "state", "nation", "country", "community", "crowd", "couple", "public"}
)
"""Nouns for groups that capitals before them make no body of."""
OWNED = frozenset({"campaign", "team", "camp", "administration"})
"""What a person leads under their own name."""
MODEL = re.compile(r"-\d")
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to"})
RULERS = frozenset({"leader", "head", "ruler", "chief", "leadership", "chairman", "strongman"})


class PhraseReader:
    """Reads the mentions of one Doc."""

    def __init__(self, knowledge: KnowledgeBase, graph: Graph, choice: Choice, day: str | None) -> None:
        self.knowledge = knowledge
        self.graph = graph
        self.choice = choice
        self.day = day
        self.metonyms = Metonyms(knowledge, graph)
        self.labels = entity_labels(graph.doc)
        self.belonging = AffiliationReader(knowledge, graph, choice, day, self.labels)
        self.affiliation = self.belonging.read
        self.bodies = BodyReader(knowledge, graph, choice, self.belonging)
        self.rename = self.bodies.rename
        self.senses = Senses(graph, choice)
        self.persons = PersonReader(knowledge, graph, choice, self.belonging, self.senses)

    def read(self, skip: frozenset[int]) -> list[Mention]:
        """One mention a head, in text order; tokens in `skip` (datelines, bylines) give none."""
        graph, found = self.graph, []
        for i in range(len(graph)):
            if i in skip or graph.dep[i] in ("", "nmod:desc"):
                continue
            if graph.base[i] in NOT_HEADS:
                if self._acting(i) and (mention := self.mention(i)) is not None:
                    found.append(mention)
                continue
            if graph.pos[i] in NOMINAL or (graph.dep[i] != "amod" and i in self.choice.at) or self._noun_like(i):
                mention = self.mention(i)
                if mention is not None:
                    found.append(mention)
        return found + self._left_over(found, skip)

    def _acting(self, i: int) -> bool:
        """Whether a bare noun before an act says whose act it is: "police firing", "government accusations"."""
        graph = self.graph
        return (
            graph.base[i] == "compound"
            and graph.lower[i] in FORCES
            and graph.head[i] == i + 1
            and graph.doc[i + 1].lemma_.lower() in ACTS
        )

    def _left_over(self, found: list[Mention], skip: frozenset[int]) -> list[Mention]:
        """Names that the tree hides inside other phrases: persons, organisations and groups in no mention."""
        covered = {i for mention in found for i in range(mention.start, mention.end)}
        extra: list[Mention] = []
        for i, (start, end, _) in self.choice.at.items():
            alias = self.choice.best(i)
            if i != start or alias is None or alias.use not in ("name", "short") or not self.graph.dep[i]:
                continue
            entity = alias.entity
            if (
                entity.kind not in ("person", "organisation", "group")
                or skip & {start}
                or covered & set(range(start, end))
            ):
                continue
            stands = standing(entity, self.day)
            extra.append(
                Mention(
                    start,
                    end,
                    start,
                    entity.kind,
                    entity.id,
                    entity.name,
                    stands.country,
                    stands.sectors,
                    entity,
                    gender=entity.gender,
                    why=[alias.why, *stands.why],
                )
            )
        return extra

    def _noun_like(self, i: int) -> bool:
        """Adjectives and numbers that stand as nouns: "the wounded", "six were killed"."""
        graph = self.graph
        return (
            graph.pos[i] in ("ADJ", "VERB", "X")
            and graph.base[i] in ("nsubj", "obj", "obl", "nmod")
            and any(graph.lower[c] == "the" for c in graph.children[i])
        )

    def mention(self, head: int) -> Mention | None:
        """The mention whose phrase has this head, or None where it is no party."""
        graph = self.graph
        if graph.pos[head] == "PRON":
            return None
        if self.belonging.leaning(head) and graph.base[head] in ("amod", "compound", "nmod"):
            return None
        start, end = graph.core(head)
        persons = [p for p in self.choice.persons(start, end) if p[1] > head or p[0] >= head]
        if persons and (persons[-1][1] >= end or persons[-1][0] <= head):
            return self.persons.known(head, start, end, persons[-1])
        alias = self.choice.best(head)
        if alias is not None and not opens_name(self.labels, head, alias, self.choice.bounds(head)):
            return self._named(head, start, end, alias)
        found = find_noun(self.knowledge.nouns, graph.lower, start, head)
        whole = hyphenated(self.knowledge.nouns, graph.lower, head)
        if whole is not None and end <= head + 1:
            found, end = (whole, head), head + 3
        elif start > head - 2 >= 0 and hyphenated(self.knowledge.nouns, graph.lower, head - 2) is not None:
            return None  # "General" of a "Secretary-General" that the tree parts
        if found is not None and head not in self.labels and self.senses.read(found[0], start, found[1], head) is None:
            return None
        mention = self.bodies.ministry(head, start, end) or self.persons.unknown(head, start, end)
        if mention is None:
            mention = self._agent(head, start, end, *found) if found else self._unknown_name(head, start, end)
        return mention

    def _named(self, head: int, start: int, end: int, alias: Alias) -> Mention | None:
        """A name of the knowledge base at the head itself."""
        entity, use = alias.entity, alias.use
        first, last = self.choice.bounds(head) or (head, head + 1)
        end, start = max(end, last), min(start, first)
        if use in ("capital", "region") or (use == "name" and entity.kind == "region"):
            if not self.metonyms.city_acts(head):
                return None
            sectors = entity.sectors if "GOV" in entity.sectors else ("GOV", *entity.sectors)
            name = entity.name
            return Mention(
                start, end, head, "country", entity.id, name, entity.country, sectors, entity, why=[alias.why]
            )
        if entity.kind == "country" and use == "name":
            if not self.metonyms.country_acts(head):
                return None
            return Mention(
                start, end, head, "country", entity.id, entity.name, entity.country, entity.sectors, entity,
                why=[alias.why],
            )  # fmt: skip
        if use in ("people", "adjective"):
            return self._firm(head, start, end) or self._people(head, start, end, alias)
        elsewhere = self.bodies.ministry(head, start, end) if entity.kind == "organisation" and start < first else None
        if elsewhere is not None and elsewhere.country not in (None, entity.country):
            return elsewhere  # "Seoul's Joint Chiefs of Staff" are not those of another country
        mention = Mention(
            start, end, head, entity.kind, entity.id, entity.name, entity.country, entity.sectors, entity,
            why=[alias.why],
        )  # fmt: skip
        self._twin(mention, first)
        mention.many = self.graph.doc[head].tag_ in ("NNPS", "NNS") and last - first == 1
        if mention.country is None:
            belongs = self.affiliation(head, start, end)
            mention.fill(belongs.country, (), "parties: country of the phrase")
        return mention

    def _twin(self, mention: Mention, first: int) -> None:
        """Make a state's body that of the country whose adjective stands before it, in place: "the Chinese CDC"."""
        entity = mention.entity
        if entity is None or entity.kind != "organisation" or not set(entity.sectors) & {"GOV", "SPY", "COP", "JUD"}:
            return
        before = [alias for i in range(mention.start, first) if (alias := self.choice.best(i)) is not None]
        lands = {a.entity.country for a in before if a.use == "adjective" and a.entity.kind == "country"}
        if len(lands) == 1 and entity.country not in (*lands, None) and entity.country not in ENTITY_CODES:
            mention.id = mention.entity = None
            mention.country = next(iter(lands))
            mention.name = " ".join(self.graph.words[mention.start : mention.end])
            mention.name = mention.name.removeprefix("The ").removeprefix("the ")
            mention.why.append("parties: another country's body of that name")

    def _firm(self, head: int, start: int, end: int) -> Mention | None:
        """ "American" by itself in a report that names American Airlines: the body, not somebody of that nation."""
        graph = self.graph
        if start != head or end != head + 1 or graph.pos[head] != "PROPN" or graph.doc[head].tag_ == "NNPS":
            return None
        named = {
            aliases[0].entity.name: aliases[0]
            for first, last, aliases in self.choice.at.values()
            if aliases[0].entity.kind == "organisation" and last - first > 1 and graph.words[first] == graph.words[head]
        }
        if len(named) != 1:
            return None
        alias = next(iter(named.values()))
        body = alias.entity
        return Mention(
            start, end, head, body.kind, body.id, body.name, body.country, body.sectors, body,
            why=[alias.why, "parties: first word of a body's name"],
        )  # fmt: skip

    def _people(self, head: int, start: int, end: int, alias: Alias) -> Mention | None:
        """Populations: "Russians", "the Kurds", "two Americans"."""
        graph, entity = self.graph, alias.entity
        if graph.pos[head] == "ADJ" and graph.base[head] not in (
            "nsubj",
            "obj",
            "iobj",
            "obl",
            "conj",
            "nmod",
        ):
            return None
        if (
            graph.lower[head].endswith(("ish", "ese", "ch"))
            and graph.lower[head - 1 : head] != ["the"]
            and start == head
            and not (graph.lower[head - 1 : head] == ["of"] and graph.lower[graph.head[head]] in word_class("crowds"))
        ):
            return None  # languages: "in French"
        name = entity.name if entity.kind == "group" else None
        why, sectors = [alias.why], entity.sectors if entity.kind == "group" else ("CVL",)
        if entity.kind == "country" and self.metonyms.nationals_act(start, head):
            why, sectors = [alias.why, "parties: nationals for their state"], ("GOV",)
        # "Indonesian Muslims" are of Indonesia, "Russians" of nowhere else
        country = entity.country or (self.affiliation(head, start, head).country if start < head else None)
        return Mention(
            start, end, head, "group", entity.id if name else None, name, country, sectors, entity if name else None,
            plural=True, why=why,
        )  # fmt: skip

    def _unknown_name(self, head: int, start: int, end: int) -> Mention | None:
        """An organisation or people the model found and the knowledge base does not hold."""
        found = self.labels.get(head)
        half = self.bodies.half_of_state(head)
        if half is not None and (self.graph.role(head) == "nsubj" or (found is not None and found[0] in NAMED)):
            return half
        if found is None or found[0] not in NAMED:
            return None
        label, first, last = found
        if label == "ORG" and self.graph.lower[last - 1] in THINGS:
            return None
        text = self.choice.text[self.graph.starts[first] : self.graph.ends[last - 1]]
        if MODEL.match(self.choice.text[self.graph.ends[last - 1] :][:3]):
            return None  # "PAC-3" is a weapon
        mention = Mention(min(start, first), max(end, last), head, NAMED[label], why=[f"parties: entity {label}"])
        mention.name = written_out(text) if label != "NORP" else None
        belongs = self.affiliation(head, start, end)
        mention.country, mention.sectors = belongs.country, ()
        inner = find_noun(self.knowledge.nouns, self.graph.lower, first, head)
        if inner is not None:
            mention.sectors, mention.noun = join(belongs, inner[0]), inner[0]
            mention.why.append(inner[0].why)
        mention.why.extend(belongs.why)
        if label == "ORG":
            self._tell_body(mention, first, last)
        return mention

    def _tell_body(self, mention: Mention, first: int, last: int) -> None:
        """What the words of a body's name in tokens [first, last) tell: country, sectors, the noun that it is."""
        country, body = country_inside(self.choice, first, last)
        if mention.country is None and country is not None:
            mention.country = country
            mention.why.append("parties: country in the name")
        row = telling_word(self.knowledge, self.graph.lower[first:last])
        if body is not None and {"LEG", "JUD", "MIL", "COP", "PTY"} & set(body.sectors):
            mention.fill(None, body.sectors, "parties: body in the name")
        elif row is None and station(self.choice, first, last):
            mention.fill(None, ("JRN",), "parties: station")
        if row is not None and not mention.sectors and country not in ENTITY_CODES:
            mention.sectors = row.words("sectors")
            mention.noun = mention.noun or named_noun(row)
            mention.why.append(named_noun(row).why)

    def _agent(self, head: int, start: int, end: int, noun: Noun, first: int) -> Mention | None:
        """An agent noun with its modifiers: "two Kurdish fighters", "a spokesman for the ministry"."""
        meant = self.senses.read(noun, start, first, head)
        if meant is None or self._thing(head):
            return None
        noun = meant
        belongs = self.affiliation(head, start, first)
        if noun.text == "campaign" and belongs.person is None:
            return None  # an air campaign acts as little as an advertising one
        if noun.text == "reports" and not self._reported(head):
            return None
        if noun.text == "intelligence" and belongs.country is None and belongs.organisation is None:
            return None  # what somebody knows
        mention = Mention(start, end, head, "agent", noun=noun, plural=noun.plural, why=[noun.why])
        mention.country, mention.body = belongs.country, belongs.organisation
        if mention.country == "MNC" and noun.kind == "person" and not noun.takes:
            mention.country = None  # its users and lawyers are of some country, its spokesmen are not
        mention.sectors = join(belongs, noun)
        if belongs.status == "former":
            mention.sectors = ("ELI",) if belongs.person is not None and noun.takes else former(mention.sectors)
        elif belongs.status == "elect":
            mention.sectors = ("PTY",)
        if noun.text in RULERS and belongs.country_name and not mention.sectors and self._rules(start, first):
            mention.sectors = ("GOV",)
        organisation = belongs.organisation
        if organisation is not None and self._is_body(noun, organisation, first):
            mention.name, mention.id = organisation.name, organisation.id
        elif belongs.person is not None and noun.text in OWNED:
            mention.name, mention.kind = f"{belongs.person.name} {noun.text}", "organisation"
        elif noun.text in STATE_PHRASES and belongs.organisation is None:
            self._state_phrase(mention, noun)
        if noun.text in AGENCIES and belongs.country_name and not mention.sectors:
            mention.sectors = ("GOV",)
        mention.definite = self.bodies.definite(head)
        mention.why.extend(belongs.why)
        if noun.text == "party" and noun.plural and SIDES & set(self.graph.lower[start:head]):
            mention.sectors = ()  # "the warring parties" are sides
        mention.end = self.bodies.with_owner(head, mention.end)
        troupe = noun.plural and self.labels.get(head, ("",))[0] == "ORG"  # "the Harbour City Players"
        if (noun.kind == "group" or troupe) and mention.name is None:
            self._named_body(mention)
        return mention

    def _rules(self, start: int, first: int) -> bool:
        """Whether nothing before "leader" but the state tells what he leads: not "the Ruritanian protest leader"."""
        graph = self.graph
        return all(
            i in self.choice.at or graph.base[i] != "compound" or graph.lower[i] in self.knowledge.modifiers
            for i in range(start, first)
        )

    def _state_phrase(self, mention: Mention, noun: Noun) -> None:
        """ "Assad's regime", "Iraqi security forces": named after the state that their own words tell."""
        name = self.knowledge.state_names.get(mention.country or "")
        if name is not None and (mention.plural or noun.text == "regime"):
            mention.name = STATE_PHRASES[noun.text].format(country=name[0], adjective=name[1])
            mention.why.append("parties: body of a state")

    def _is_body(self, noun: Noun, organisation: Entity, first: int) -> bool:
        """Whether the phrase is the organisation or its fighters: "the FSB security service", "Hamas fighters"."""
        armed = organisation.kind == "group" or bool({"MIL", "REB"} & set(organisation.sectors))
        if noun.kind == "person":
            return noun.plural and noun.takes and armed
        bounds = self.choice.bounds(first - 1)
        beside = bounds is not None and bounds[1] == first and bounds[0] < first
        alike = bool(set(noun.sectors) & set(organisation.sectors)) or noun.text in GENERIC
        return beside and alike

    def _named_body(self, mention: Mention) -> None:
        """A name that the noun heads: "the Special Iraqi Criminal Tribunal", "the Geisinger Medical Center"."""
        found = self.labels.get(mention.head)
        if found is None and mention.noun is not None and mention.noun.text in CROWDS:
            return
        if found is None:
            first = self._capitals(mention)
        elif found[0] != "ORG" or found[2] - found[1] < 2:
            return
        else:
            first = found[1]
        last = found[2] if found is not None else mention.head + 1
        words = [word for word in self.graph.words[first:last] if word.isalpha() and word not in SMALL]
        if len(words) > 1 and all(word[0].isupper() for word in words):
            text = self.choice.text[self.graph.starts[first] : self.graph.ends[last - 1]]
            mention.name, mention.kind = written_out(text), "organisation"
            mention.start, mention.end = min(mention.start, first), max(mention.end, last)
            mention.why.append("parties: entity ORG" if found is not None else "parties: capitals")
            self._tell_body(mention, first, last)

    def _capitals(self, mention: Mention) -> int:
        """Where the capitals begin that stand before a capital noun; the noun's own token where they make no name.

        The first word of a sentence is a capital anyhow, whole phrases in capitals are headlines, and "the Turkish
        Embassy" has no name of its own.
        """
        graph, first = self.graph, mention.head
        while first > mention.start and graph.words[first - 1][:1].isupper() and graph.lower[first - 1] not in SMALL:
            first -= 1
        if all(word.isupper() for word in graph.words[first : mention.head + 1]):
            return mention.head
        opens = first == 0 or graph.sentence[first - 1] != graph.sentence[first]
        if opens or graph.pos[first] in ("PRON", "DET"):
            first = min(first + 1, mention.head)
        alias = self.choice.best(first)
        if alias is not None and alias.use == "adjective" and mention.head - first < 2:
            return mention.head
        return first

    def _thing(self, head: int) -> bool:
        """Whether the noun only measures or tells an act: "a year", "opposition to the plan"."""
        graph = self.graph
        if graph.lower[head] == "opposition" and any("to" in graph.cases(c) for c in graph.children[head] if c > head):
            return True
        return self.graph.base[head] in ("obl",) and self.graph.dep[head] in (
            "obl:npmod",
            "obl:unmarked",
            "obl:tmod",
        )

    def _reported(self, head: int) -> bool:
        """Whether "reports" is who says it, as in "reports said": news media, unnamed."""
        graph = self.graph
        verb = graph.doc[graph.governor(head)].lemma_.lower()
        return graph.role(head) == "nsubj" and verb in ("say", "suggest", "claim", "indicate", "allege", "add")
