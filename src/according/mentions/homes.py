"""The country of parties that name none: "police", "the government", "villagers", an unknown person with an office.

Asked in turn: whose they are ("our soldiers"), where their clause says they act ("In Sydney, protesters"),
whose government speaks ("the premier said the cabinet"), the scene that the sentences before have set, the one
country that the report is about. Named parties and international bodies are left alone.
"""

from __future__ import annotations

import itertools

from according.document import Document
from according.mentions.choice import Choice
from according.mentions.clauselands import INSIDE, ONE_EACH, STATE, ClauseLands
from according.mentions.corefer import Corefer
from according.mentions.dwellers import Dwellers
from according.mentions.evidence import evidence, main_country
from according.mentions.knowledge import ENTITY_CODES
from according.mentions.longforms import LongForms
from according.mentions.mention import Mention
from according.mentions.offices import Offices
from according.mentions.phrases import PhraseReader
from according.words import word_class

OWN_SHARE = 0.3
"""An outlet's own country is the report's where it has at least this share."""
FROM_SHARE = 0.3
"""The country from which a report is written is its own where it has this share, and none more."""
ENOUGH = 2
"""How many national names a report must have to tell the country of unknown persons, if it is not the outlet's."""
SURE = 0.6
"""Unknown persons without office are of the report's country where it has at least this share."""
OWNING = frozenset({"country", "nation", "state", "kingdom", "republic"})
"""Nouns for a state that own: "the country's ambassador"."""
ABROAD_SEATS = frozenset({"embassy", "consulate", "mission"})
"""Bodies beside which "the authorities" are those of their hosts."""
PRESIDED = frozenset({"USA", "KOR", "PHL", "TWN"})
"""Countries whose press calls the executive "the administration" of its president."""
SCENE = 3
"""How many sentences a scene that a clause has set holds."""


class Homes:
    """Finds countries for the mentions of one Doc."""

    def __init__(
        self, choice: Choice, document: Document, reader: PhraseReader, corefer: Corefer, offices: Offices,
        long_forms: LongForms,
    ) -> None:  # fmt: skip
        self.choice = choice
        self.graph = choice.graph
        self.reader = reader
        self.corefer = corefer
        self.offices = offices
        self.long_forms = long_forms
        self.places = {i: country for i, (country, _) in reader.belonging.places.items()}
        self.counts, self.local = evidence(choice, document)
        self.main = main_country(self.counts)
        own = document.outlet_country
        if own is not None and self.counts[own] >= OWN_SHARE * sum(self.counts.values()):
            self.main = own  # an outlet of Ruritania that writes of Ruritania and its neighbour is at home
        self.written = self._written_from(document)
        self.sure = main_country(self.counts, SURE)
        if self.counts.total() < ENOUGH and self.sure != own:
            self.sure = None
        self.clauses = ClauseLands(choice, corefer, self._place)
        self.dwellers = Dwellers(self.graph, self.clauses)
        self.scenes = self._scenes()
        self.mentions: list[Mention] = []

    def _written_from(self, document: Document) -> str | None:
        """The country of the dateline, where the report names it most often and no less than three times in ten."""
        lines = [region for region in document.regions if region.kind == "dateline"]
        places = [place for place in document.places if any(r.start <= place.start < r.end for r in lines)]
        from_there = next((place.country for place in places if place.country), None)
        return from_there if from_there is not None and from_there == main_country(self.counts, FROM_SHARE) else None

    def fill(self, mentions: list[Mention]) -> None:
        """Country of each mention that has none and needs one, and the names that follow from it.

        What was taken for another mention follows it: "the newspaper" has the country of the newspaper.
        """
        self.mentions = mentions
        for mention in sorted(mentions, key=lambda mention: mention.link is not None):
            if mention.link is not None and mention.name == mention.link.name:
                mention.fill(mention.link.country, mention.link.sectors, "parties: as its antecedent")
            if mention.name is not None and mention.entity is None and mention.kind == "organisation":
                self._known(mention)
            self._desk(mention)
            if mention.country is None and self.dwellers.homeless(mention):
                found = self._country(mention)
                owned = found is not None and found[1] == "parties: owner's country"
                if found is not None and (owned or self.dwellers.lives_in(mention, found[0])):
                    mention.country = found[0]
                    mention.why.append(found[1])
                    # "Kurdish forces" are no state's armed forces, a mayor's administration is no state's government
                    if not self.dwellers.lands(mention) and not self._of_a_town(mention):
                        self.reader.rename(mention)
                    if mention.noun is not None and mention.noun.text == "regime" and mention.name is None:
                        mention.name = self.choice.knowledge.government_of(mention.country)
            at_home = mention.country is None and self.sure is not None and self.dwellers.lives_in(mention, self.sure)
            if at_home and self.dwellers.at_home(mention):
                mention.fill(self.sure, (), "parties: the report's country")
            self._administration(mention)
        self._others(mentions)
        self._private(mentions)

    def _of_a_town(self, mention: Mention) -> bool:
        """Whether whoever owns the body heads a town or a part of a state: "the mayor said her administration"."""
        for child in self.graph.children[mention.head]:
            owner = self.corefer.owner(child) or self.corefer.by_head.get(child)
            if self.graph.dep[child] != "nmod:poss" or owner is None:
                continue
            known = [m for m in self.mentions if m is owner or (m.name is not None and m.name == owner.name)]
            nouns = {noun for m in known if m.noun is not None for noun in (m.noun.text, m.noun.text.split()[-1])}
            return bool(nouns & word_class("local_heads"))
        return False

    def _desk(self, mention: Mention) -> None:
        """ "His office", "its headquarters": what is nothing without its owner has the owner's country and sectors."""
        graph, noun = self.graph, mention.noun
        if noun is None or noun.kind != "group" or not noun.takes or noun.sectors or mention.sectors or mention.name:
            return
        for child in graph.children[mention.head]:
            if graph.dep[child] == "nmod:poss" and graph.pos[child] in ("PRON", "DET"):
                owner = self.corefer.owner(child)
                if owner is not None:
                    mention.fill(owner.country, owner.sectors, "parties: owner's")

    def _known(self, mention: Mention) -> None:
        """A body by part of its name: "Labor" in a report about Australia, "the Workers' Party" of North Korea."""
        countries = [mention.country] if mention.country else [country for country, _ in self.counts.most_common(2)]
        for country in countries:
            entity = self.long_forms.find(mention.name or "", country)
            if entity is not None:
                mention.id, mention.name, mention.entity = entity.id, entity.name, entity
                mention.country, mention.sectors = entity.country, entity.sectors
                mention.why += [entity.why, "parties: part of the name"]
                return

    def _administration(self, mention: Mention) -> None:
        """ "The administration" of a country with a president is named after who is in office on the day."""
        noun = mention.noun
        if noun is None or mention.entity is not None or mention.country not in PRESIDED or self.choice.given is None:
            return
        if self.graph.lower[mention.head] != "administration" or noun.text != "Government of {country}":
            return
        if self._of_a_town(mention):
            return
        found = self.offices.holder(mention.country, "president", self.choice.given, ())
        if found is not None:
            mention.name, mention.id = f"{_surname(found[0].name)} administration", None
            mention.why += [found[1], "parties: administration on the day"]

    def _others(self, mentions: list[Mention]) -> None:
        """ "A driver was killed and 70 others hurt": others are of the kind and country of those just named."""
        ordered = sorted(mentions, key=lambda mention: mention.start)
        for before, mention in itertools.pairwise(ordered):
            if mention.noun is None or mention.noun.text not in ("other", "others") or mention.kind != "agent":
                continue
            if self.graph.sentence[before.head] == self.graph.sentence[mention.head] and before.kind == "agent":
                mention.fill(before.country, before.sectors, "parties: others of those")
            if not mention.sectors and any(self.graph.base[c] == "nummod" for c in self.graph.children[mention.head]):
                mention.fill(self.main, ("CVL",), "parties: others counted")

    def _private(self, mentions: list[Mention]) -> None:
        """Persons whom the report calls by age, or "identified as", and by no office or trade, are civilians."""
        names = {mention.name for mention in mentions if mention.private and not mention.sectors}
        for mention in mentions:
            if mention.name in names and mention.kind == "person":
                mention.fill(None, ("CVL",), "parties: a private person")

    def _country(self, mention: Mention) -> tuple[str, str] | None:
        private = not set(mention.sectors) & STATE and mention.name is not None
        if mention.kind == "person" and private and (not mention.sectors or mention.sectors == ("CVL",)):
            own = self._owner(mention) if mention.noun is not None and mention.noun.takes else None  # "its chairman"
            return own or ((self.sure, "parties: the report's country") if self.sure else None)
        if self.graph.lower[mention.head] in ("embassy", "consulate"):
            return self._owner(mention) or self._envoys(mention) or self._speaker(mention)
        return (
            self._owner(mention)
            or self._sender(mention)
            or self._clause(mention)
            or self._regime(mention)
            or self._beside(mention)
            or self._speaker(mention)
            or self._sentence(mention)
            or self._scene(mention)
            or self._main(mention)
        )

    def _envoys(self, mention: Mention) -> tuple[str, str] | None:
        """ "The embassy" is that of whose envoy was told of shortly before, never of the country where it stands."""
        here = self.graph.sentence[mention.head]
        for other in reversed([other for other in self.mentions if other.head < mention.head]):
            if here - self.graph.sentence[other.head] > SCENE:
                return None
            envoy = other.noun is not None and other.noun.text.split()[-1] in word_class("envoys")
            if (
                envoy
                and other.country is not None
                and other.country not in word_class("codes_of_leagues")
                and self.clauses.told(other)
            ):
                return other.country, "parties: the envoy's country"
        return None

    def _main(self, mention: Mention) -> tuple[str, str] | None:
        """The report's country, but for rebels in one without."""
        main = self.main or self.written
        foreign = "REB" in mention.sectors and main in word_class("lands_at_peace")
        return None if main is None or foreign else (main, "parties: the report's country")

    def _owner(self, mention: Mention) -> tuple[str, str] | None:
        """ "our soldiers", "their government": of whoever the pronoun stands for."""
        graph = self.graph
        for child in graph.children[mention.head]:
            if child < mention.head and graph.dep[child] == "nmod:poss" and graph.pos[child] in ("PRON", "DET"):
                owner = self.corefer.owner(child)
                if (
                    owner is not None
                    and owner.country in word_class("codes_of_leagues")
                    and {"MIL", "COP"} & set(mention.sectors)
                ):
                    return str(owner.country), "parties: owner's country"  # "the world body said its force"
                if owner is not None and owner.country is not None and owner.country not in ENTITY_CODES:
                    self._belongs(mention, owner)
                    return owner.country, "parties: owner's country"
            elif child < mention.head and graph.dep[child] == "nmod:poss" and graph.lower[child] in OWNING:
                state = self.corefer.by_head.get(child)
                if state is not None and state.country not in (None, *ENTITY_CODES):
                    return str(state.country), "parties: owner's country"
                if state is None and self.main is not None:
                    return self.main, "parties: the report's country"
        return self._with_first(mention)

    def _with_first(self, mention: Mention) -> tuple[str, str] | None:
        """ "Ruritania's president and *prime minister*": a bare noun after "and" has the possessor of the first.

        "Ruritania's soldiers and militants exchanged fire": those who are not of the state are not of it for that.
        """
        graph, first = self.graph, self.graph.head[mention.head]
        own = any(graph.base[child] in ("det", "nmod", "amod", "nummod") for child in graph.children[mention.head])
        bare = graph.base[mention.head] == "conj" and (
            not own or (mention.noun is not None and mention.noun.text in ONE_EACH)
        )
        owned = any(graph.dep[child] == "nmod:poss" for child in graph.children[first])
        other = self.corefer.by_head.get(first)
        official = STATE & set(mention.sectors)
        if not (bare and owned and official) or other is None or other.country in (None, *ENTITY_CODES):
            return None
        return str(other.country), "parties: owner's country"

    def _belongs(self, mention: Mention, owner: Mention) -> None:
        """ "Its officials" after an opposition party: of that party, in place, not of the government."""
        armed = set(owner.sectors) & {"MIL", "REB", "UAF", "PRM", "COP"}
        if armed and mention.plural and mention.noun is not None and mention.noun.text == "man":
            mention.sectors = tuple(code for code in owner.sectors if code in armed)  # "the general … his men"
            return
        if mention.kind == "organisation" and "MIL" in mention.sectors and {"REB", "UAF"} & set(owner.sectors):
            mention.kind, mention.sectors = "agent", owner.sectors  # a rebel front's troops are no state's army
            return
        takes = mention.noun is not None and mention.noun.text in ("official", "member") and mention.kind == "agent"
        takes = takes and mention.sectors in ((), ("GOV",))
        body = owner.kind in ("organisation", "group") or (owner.noun is not None and owner.noun.kind == "group")
        if takes and body and owner.sectors and "GOV" not in owner.sectors:
            mention.sectors = owner.sectors
            mention.why.append("parties: owner's sectors")

    def _sender(self, mention: Mention) -> tuple[str, str] | None:
        """ "Ruritania sent soldiers to the border": whom somebody sends is his, wherever he sends him."""
        graph, verb = self.graph, self.graph.head[mention.head]
        sent = graph.doc[verb].lemma_ in word_class("sending") | word_class("bringing_home") | {"have"}
        if graph.dep[mention.head] != "obj" or not sent:
            return None
        if not STATE & set(mention.sectors):
            return None  # whom it sends back is of another country
        for child in graph.children[verb]:
            if graph.dep[child] == "nsubj":
                relative = graph.lower[child] == "which" and graph.base[verb] == "acl"  # "France, which has 400 troops"
                sender = self.corefer.by_head.get(graph.head[verb] if relative else child)
                if any(graph.base[other] == "conj" for other in graph.children[child]):
                    return None  # each sends its own
                if sender is not None and sender.country not in (None, *ENTITY_CODES):
                    return str(sender.country), "parties: the sender's country"
        return None

    def _clause(self, mention: Mention) -> tuple[str, str] | None:
        """Where the clause around it says that things happen: "In Sydney, an estimated 3,000 people"."""
        graph, node = self.graph, mention.head
        for _ in range(6):
            for child in graph.children[node] if not self.clauses.convenes(node) else ():
                if graph.base[child] in ("obl", "nmod") and set(graph.cases(child)) & INSIDE:
                    spots = (child, *(c for c in graph.children[child] if "in" in graph.cases(c)))  # "the embassy in"
                    place = next((found for spot in spots if (found := self._place(spot))), None)
                    if place is not None:
                        return place, "parties: place of the clause"
            hit = None if self.clauses.convenes(node) else self.clauses.hit(node, mention)
            if hit is not None:
                return hit, "parties: place of what was hit"
            if graph.head[node] == node or graph.base[node] in ("ccomp", "parataxis", "advcl", "acl"):
                return None
            node = graph.head[node]
        return None

    def _place(self, i: int) -> str | None:
        """The country of a place by its name or by what stands before that: "in the Indian capital New Delhi"."""
        named = (i, *(child for child in self.graph.children[i] if self.graph.base[child] in ("appos", "flat")))
        return next((self.places[at] for at in named if at in self.places), None)

    def _regime(self, mention: Mention) -> tuple[str, str] | None:
        """ "The regime" after "bombed Aleppo": of the place last named, since nobody calls the own government so."""
        if mention.noun is None or mention.noun.text != "regime":
            return None
        here = self.graph.sentence[mention.head]
        for i in sorted((i for i in self.places if i < mention.head), reverse=True):
            if here - self.graph.sentence[i] > SCENE:
                return None
            return self.places[i], "parties: state of the place before"
        return None

    def _beside(self, mention: Mention) -> tuple[str, str] | None:
        """ "South Korea's military fired, the defence ministry said": of the state whose body acts beside it.

        Only where the sentence has bodies of one state with a country of their own words.
        """
        if mention.kind != "organisation" or mention.name is not None or not set(mention.sectors) & STATE:
            return None
        here = self.graph.sentence[mention.head]
        near = {
            other.country
            for other in self.mentions
            if other.kind in ("organisation", "agent") and self.graph.sentence[other.head] == here
            and other is not mention and set(other.sectors) & STATE and other.country and self.clauses.told(other)
            and self.graph.lower[other.head] not in ABROAD_SEATS
        }  # fmt: skip
        if len(near) != 1 or next(iter(near)) in ENTITY_CODES:
            return None
        return str(next(iter(near))), "parties: state of the body beside it"

    def _speaker(self, mention: Mention) -> tuple[str, str] | None:
        """ "The premier said the government would": officials speak of their own state's bodies."""
        body = mention.kind == "organisation" or (mention.kind == "agent" and not mention.plural)
        foul = mention.noun is not None and mention.noun.text in ("junta", "regime")  # nobody calls his own so
        bodily = body and mention.definite and {"GOV", "MIL"} & set(mention.sectors)
        if foul or not (bodily or self._men(mention)):
            return None
        speaker = self.corefer.speaker(mention.head)
        if speaker is None or speaker.country in (None, *ENTITY_CODES):
            return None
        said = mention.head in self.corefer.quoted or self.corefer.speakers.source_of(mention.head) is not None
        abroad = not said and self.main not in (None, speaker.country)  # who only spoke before is of another country
        if abroad or self.graph.lower[speaker.head] in ABROAD_SEATS:
            return None
        broadcaster = speaker.kind == "organisation" and "JRN" in speaker.sectors and self.main is None
        if not set(speaker.sectors) & STATE and not broadcaster:
            return None
        return str(speaker.country), "parties: speaker's country"

    def _men(self, mention: Mention) -> bool:
        """Whether it is men of a force of whom a state's body says what they did: "border guards held 20, it said"."""
        if not mention.plural or mention.definite or not mention.sectors or set(mention.sectors) - {"MIL", "COP"}:
            return False
        speaker = self.corefer.speaker(mention.head)
        body = speaker is not None and speaker.kind == "organisation" and {"GOV", "MIL", "COP"} & set(speaker.sectors)
        return bool(body) and self.graph.role(self.graph.counted(mention.head)) == "nsubj"

    def _sentence(self, mention: Mention) -> tuple[str, str] | None:
        """The one country that the sentence names; what is said in it tells nothing of who says it."""
        quoted = self.corefer.quoted
        named = self.local.get(self.graph.sentence[mention.head], {}).items()
        here = {
            country
            for i, country in named
            if (i not in quoted or mention.head in quoted)
            and not self._in_words_of(mention, i)
            and not self.clauses.met_at(i)
        }
        if len(here) == 1 and self.main is None:
            return next(iter(here)), "parties: the sentence's country"
        return None

    def _in_words_of(self, mention: Mention, i: int) -> bool:
        """Whether a word stands in what a mention says: "the minister said he would be sent to Peru"."""
        graph, node = self.graph, i
        while graph.head[node] != node and graph.head[node] >= 0:
            says = graph.base[node] == "ccomp" and graph.head[node] == graph.governor(mention.head)
            if says and graph.base[mention.head] == "nsubj":
                return True
            node = graph.head[node]
        return False

    def _scene(self, mention: Mention) -> tuple[str, str] | None:
        """The scene set by a clause of a sentence shortly before, where the report is about no one country."""
        if self.main is not None:
            return None
        here = self.graph.sentence[mention.head]
        for sentence in range(here, max(here - SCENE, -1), -1):
            if sentence in self.scenes:
                return self.scenes[sentence], "parties: scene of the sentences before"
        return None

    def _scenes(self) -> dict[int, str]:
        """Countries by sentence where a clause says in which place its subject acts."""
        found: dict[int, str] = {}
        graph = self.graph
        for i, country in sorted(self.places.items()):
            said = graph.base[i] == "obl" and set(graph.cases(i)) & INSIDE and graph.pos[graph.head[i]] == "VERB"
            if said and not self.clauses.met_at(i):
                found.setdefault(graph.sentence[i], country)
        return found


def _surname(name: str) -> str:
    """The surname of a president: the first word of Korean and Chinese names ("Moon Jae-in"), else the last."""
    words = name.split()
    return words[0] if len(words) == 2 and "-" in words[1] else words[-1]
