"""Parties: everyone who acts or is acted on in a report, resolved to country, sectors and a name.

`PartyFinder.load()` reads the knowledge base once; a call takes a parsed Doc and its Document and gives
the parties in text order. A Doc without a parse gives the names of the knowledge base alone.
"""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from according.document import Document, Party
from according.mentions.affiliation import DISTANT
from according.mentions.choice import Choice
from according.mentions.corefer import STATE_SECTORS, Corefer
from according.mentions.graph import Graph
from according.mentions.knowledge import KnowledgeBase
from according.mentions.mention import Mention
from according.mentions.phrases import PhraseReader
from according.mentions.roles import standing

NOT_READ = frozenset({"dateline", "byline", "boilerplate", "related"})
SHARE = 0.5
"""A report is "about" a country that has at least this share of its national names."""
ABROAD = frozenset({"country", "nation", "state", "world", "international community", "coalition", "alliance", "power"})
HOME_SECTORS = STATE_SECTORS | {
    "CVL",
    "OPP",
    "REB",
    "UAF",
    "PTY",
    "REF",
    "MED",
    "EDU",
    "LAB",
    "AGR",
    "REL",
    "PRM",
    "CRM",
}


class PartyFinder:
    """Finds and resolves the parties of a Doc; holds no state of any one Doc."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge

    @classmethod
    def load(cls) -> PartyFinder:
        """With the knowledge base of the package; ResourceError where a lexicon row does not hold."""
        return cls(KnowledgeBase.load())

    def __call__(self, doc: Doc, document: Document) -> list[Party]:
        """The parties of `doc` in text order, none inside another of the same words; see `find_parties`."""
        graph = Graph(doc)
        day = document.published[:10] if document.published else document.published_latest
        choice = Choice(self.knowledge, graph, document.text, day)
        skip = _skipped(graph, document)
        if not graph.parsed:
            return [mention.party(graph, document) for mention in _names_alone(choice, skip, day)]
        reader = PhraseReader(self.knowledge, graph, choice, day)
        reader.belonging.places = _places(graph, document)
        corefer = Corefer(graph, sorted(reader.read(skip), key=lambda mention: mention.start))
        _home(corefer.names(), choice, document, reader)
        return [mention.party(graph, document) for mention in _outermost(corefer.pronouns())]


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


def _home(mentions: list[Mention], choice: Choice, document: Document, reader: PhraseReader) -> None:
    """Give mentions without a country that of their sentence's or the report's one country.

    "Police", "the government", "villagers" in a sentence that names one country, or in a report that is
    about one above all, are of that country. Named parties and international bodies are left alone.
    """
    graph = choice.graph
    counts: Counter[str] = Counter()
    local: dict[int, set[str]] = {}
    seen: set[int] = set()
    for _, (start, _, aliases) in choice.at.items():
        entity = aliases[0].entity if aliases else None
        if start not in seen and entity is not None and entity.country and entity.kind in ("country", "region"):
            seen.add(start)
            counts[entity.country] += 1
            if any(alias.use in ("name", "capital", "region") for alias in aliases):
                local.setdefault(graph.sentence[start], set()).add(entity.country)
    for place in document.places:
        token = graph.token_at(place.start)
        if place.country and token not in seen:
            counts[place.country] += 1
            local.setdefault(graph.sentence[token], set()).add(place.country)
    if not counts and document.outlet_country is not None:
        counts[document.outlet_country] = 1
    main = _main_country(counts)
    for mention in mentions:
        if mention.country is not None or not _homeless(mention, graph):
            continue
        here = local.get(graph.sentence[mention.head], set())
        country = next(iter(here)) if len(here) == 1 and main is None else main
        if country is not None:
            mention.country = country
            mention.why.append(
                "parties: the report's country" if country == main else "parties: the sentence's country"
            )
            reader.rename(mention)


def _main_country(counts: Counter[str]) -> str | None:
    if not counts:
        return None
    country, number = counts.most_common(1)[0]
    return country if number >= SHARE * sum(counts.values()) else None


def _homeless(mention: Mention, graph: Graph) -> bool:
    """Whether it is an unnamed party, or a person by office, of a kind that belongs to a country."""
    if mention.kind == "person" and mention.noun is not None:
        return bool(set(mention.sectors) & HOME_SECTORS)
    if mention.name is not None or mention.kind not in ("agent", "organisation"):
        return False
    if any(graph.lower[i].rpartition("-")[2] in DISTANT for i in range(mention.start, mention.head)):
        return False
    if mention.noun is not None and mention.noun.kind == "group" and mention.noun.text in ABROAD:
        return False
    return bool(set(mention.sectors) & HOME_SECTORS)


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """Without mentions that lie inside another and say no more than it does."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        inside = any(other.start <= mention.start and mention.end <= other.end for other in kept[-4:])
        if not inside:
            kept.append(mention)
    return kept
