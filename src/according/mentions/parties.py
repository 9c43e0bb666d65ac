"""Parties: everyone who acts or is acted on in a report, resolved to country, sectors and a name.

`PartyFinder.load()` reads the knowledge base once; a call takes a parsed Doc and its Document and gives
the parties in text order. A Doc without a parse gives the names of the knowledge base alone.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc

from according.document import Document, Party
from according.mentions.again import again, counted, follow
from according.mentions.choice import Choice
from according.mentions.corefer import Corefer
from according.mentions.describe import Describer
from according.mentions.documents import documents
from according.mentions.graph import Graph
from according.mentions.homes import Homes
from according.mentions.internationals import internationals
from according.mentions.knowledge import KnowledgeBase
from according.mentions.leading import leading
from according.mentions.localforces import local_forces
from according.mentions.longforms import LongForms
from according.mentions.mention import Mention
from according.mentions.merging import merge
from according.mentions.missed import missed_names
from according.mentions.offices import Offices
from according.mentions.partisans import partisans
from according.mentions.phrases import PhraseReader
from according.mentions.retinue import retinue
from according.mentions.roles import standing
from according.mentions.shortbodies import short_bodies, twins
from according.mentions.sources import sources

BEFORE = frozenset(
    {
        "of", "in", "on", "at", "to", "from", "by", "with", "against", "for", "into", "as", "than", "via", "per",
        "after", "before", "since", "during", "through", "toward", "towards", "upon", "and", "or", "but", "nor",
        "still", "not", "even", "also", "whose", "that",
    }
)  # fmt: skip
MARKS = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "|", "•"})
"""Words and marks that begin no party."""
NOT_READ = frozenset({"dateline", "byline", "boilerplate", "related"})


class PartyFinder:
    """Finds and resolves the parties of a Doc; holds no state of any one Doc."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge
        self.offices = Offices(knowledge)
        self.long_forms = LongForms(knowledge)

    @classmethod
    @cache
    def load(cls) -> PartyFinder:
        """With the knowledge base of the package; ResourceError where a lexicon row does not hold."""
        return cls(KnowledgeBase.load())

    def __call__(self, doc: Doc, document: Document) -> list[Party]:
        """The parties of `doc` in text order, none inside another of the same words; see `find_parties`."""
        graph = Graph(doc)
        day = document.published[:10] if document.published else document.published_latest
        choice = Choice(self.knowledge, graph, doc.text, day)
        choice.without_homonyms(document.places)
        day = choice.day
        skip = _skipped(graph, document)
        if not graph.parsed:
            return [mention.party(graph, document) for mention in _names_alone(choice, skip, day)]
        reader = PhraseReader(self.knowledge, graph, choice, day)
        reader.belonging.places = _places(graph, document)
        read = reader.read(skip)
        read += missed_names(graph, read, self.knowledge, skip)
        corefer = Corefer(graph, sorted(read, key=lambda mention: mention.start), choice)
        names = merge(graph, corefer.names())
        describer = Describer(choice, corefer, self.offices, day)
        leading(graph, reader.belonging, names, day)
        idle = [m for m in read if m.kind == "organisation" and m.name is not None and m not in names]
        describer.nearby(names, idle)
        short_bodies(names, self.knowledge.nouns)
        twins(names)
        corefer.pronouns(names)
        corefer.same_names(names)
        retinue(graph, corefer, names)
        again(graph, names)
        Homes(choice, document, reader, corefer, self.offices, self.long_forms).fill(names)
        follow(names)
        counted(graph, names)
        internationals(graph, names)
        partisans(graph, names, self.long_forms)
        corefer.same_names(names)
        describer.offices(names)
        local_forces(document, names)
        corefer.pronouns(names)
        corefer.mentions += documents(graph, corefer)
        corefer.mentions += sources(graph, corefer)
        for mention in corefer.mentions:
            _trim(graph, mention)
        return [mention.party(graph, document) for mention in _outermost(corefer.mentions)]


def find_parties(doc: Doc, document: Document) -> list[Party]:
    """Every mention that can act or be acted on, with id, name, country (alpha-3 or PLOVER's code) and sectors.

    `doc` covers the whole of `document.text`. Persons take the office they hold on `document.published`;
    what is not known stays None. Never raises on text; ResourceError where a lexicon is broken.
    """
    return PartyFinder.load()(doc, document)


def _skipped(graph: Graph, document: Document) -> frozenset[int]:
    """Tokens of regions in which nobody acts."""
    found: set[int] = set()
    for region in document.regions:
        if region.kind in NOT_READ and region.end > region.start:
            found.update(range(graph.token_at(region.start), graph.token_at(region.end - 1) + 1))
    return frozenset(found)


def _names_alone(choice: Choice, skip: frozenset[int], day: str | None) -> list[Mention]:
    """Without a parse: names of persons, organisations, groups, countries and peoples."""
    found: list[Mention] = []
    i = 0
    while i < len(choice.graph):
        bounds, alias = choice.bounds(i), choice.best(i)
        if bounds is None or alias is None:
            i += 1
            continue
        i = bounds[1]
        if alias.use in ("adjective", "capital", "region") or bounds[0] in skip:
            continue
        entity = alias.entity
        stands = standing(entity, day)
        people = alias.use == "people"
        found.append(
            Mention(
                *bounds,
                bounds[0],
                "group" if people else entity.kind,
                None if people else entity.id,
                None if people and entity.kind == "country" else entity.name,
                stands.country,
                () if people else stands.sectors,
                entity,
                why=[alias.why],
            )
        )
    return found


def _places(graph: Graph, document: Document) -> dict[int, tuple[str, str]]:
    """Country and name of the resolved places, by the token that ends them."""
    found: dict[int, tuple[str, str]] = {}
    for place in document.places:
        if place.country is not None:
            for i in range(graph.token_at(place.start), graph.token_at(max(place.end - 1, place.start)) + 1):
                found[i] = (place.country, place.name or place.text)
    return found


def _trim(graph: Graph, mention: Mention) -> None:
    """Takes off what a tree hung before a phrase and is none of it: prepositions, conjunctions, commas, "still"."""
    while mention.start < mention.head and mention.start < mention.end - 1:
        word, after = graph.lower[mention.start], graph.lower[mention.start + 1]
        if not (word in BEFORE or graph.words[mention.start] in MARKS) or after in ("least", "most"):
            return
        if word in BEFORE and graph.dep[mention.start] not in ("case", "cc", "advmod", "mark", "punct", "det"):
            return
        mention.start += 1
    hedged = graph.lower[mention.start] in ("least", "most") and graph.pos[mention.start + 1 : mention.start + 2] == [
        "NUM"
    ]
    if hedged and mention.start and graph.lower[mention.start - 1] == "at":
        mention.start -= 1  # "at least 28"


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """Without mentions that lie inside another and say no more than it does; named persons are parties there too."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        around = [other for other in kept[-6:] if other.start <= mention.start and mention.end <= other.end]
        around = [other for other in around if other.stands != "document"]
        inner = mention.name is not None and all(other.name != mention.name for other in around)
        person = mention.kind == "person" and mention.entity is not None
        # "a spokesman for the port": the body after the head is a party of its own
        after = mention.kind in ("organisation", "group", "person") and all(o.head < mention.start for o in around)
        if not around or (inner and (person or after)):
            kept.append(mention)
    return kept
