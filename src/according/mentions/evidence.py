"""How often a report names each country, and which country it is about."""

from __future__ import annotations

from collections import Counter

from according.document import Document
from according.mentions.affiliation import LEANING
from according.mentions.choice import Choice
from according.mentions.clauselands import INSIDE
from according.mentions.graph import JOINTS
from according.mentions.knowledge import ENTITY_CODES
from according.words import word_class

SHARE = 0.5
"""A report is "about" a country that has at least this share of its national names."""
PLACELESS = frozenset({"JRN", "BUS"})
"""Sectors of bodies that are named in reports about any country."""


def evidence(choice: Choice, document: Document) -> tuple[Counter[str], dict[int, dict[int, str]]]:
    """How often the report names each country, its people and its places, and the countries of each sentence.

    Leaders and bodies of a country count too: a report that names a state's president and parliament is
    about that state, whichever other it talks of.
    """
    graph = choice.graph
    counts: Counter[str] = Counter()
    local: dict[int, dict[int, str]] = {}
    seen: set[int] = set()
    once: set[int] = set()
    named = [(place.start, place.end, place.country) for place in document.places]
    for _, (start, _, aliases) in choice.at.items():
        entity = aliases[0].entity if aliases else None
        if start in seen or entity is None or not entity.country or entity.country in ENTITY_CODES:
            continue
        if start > 1 and graph.lower[start - 2] in LEANING and graph.words[start - 1] in JOINTS:
            continue
        last = choice.at[start][1] - 1
        if graph.base[last] in ("amod", "compound") and graph.lower[graph.head[last]] in word_class("travellers"):
            continue  # "murdered a British tourist": in another country
        if any(first < graph.starts[start] < last and land != entity.country for first, last, land in named):
            continue  # "the South China Sea" is not China
        if entity.kind in ("country", "region"):
            seen.add(start)
            counts[entity.country] += 1
            if any(alias.use in ("name", "capital", "region") for alias in aliases):
                local.setdefault(graph.sentence[start], {})[start] = entity.country
        elif not PLACELESS & set(entity.sectors) and start not in once:
            once.add(start)
            counts[entity.country] += 1
    for place in document.places:
        token = graph.token_at(place.start)
        if place.country and token not in seen:
            counts[place.country] += 1
            local.setdefault(graph.sentence[token], {})[token] = place.country
    _from_afar(choice, document, counts, local)
    if not counts and document.outlet_country is not None:
        counts[document.outlet_country] = 1
    return counts, local


def _from_afar(choice: Choice, document: Document, counts: Counter[str], local: dict[int, dict[int, str]]) -> None:
    """Forgets where a report was written that is set in another country and names its own no more.

    "LONDON (Reuters) - Gunmen attacked a prison in northern Nigeria": the soldiers who pursue them are Nigeria's. But
    "JERUSALEM - The army struck depots in Syria" is of the army that is known there.
    """
    graph = choice.graph
    lines = [region for region in document.regions if region.kind == "dateline"]
    there = [p for p in document.places if p.country and any(r.start <= p.start < r.end for r in lines)]
    lands = {place.country for place in there}
    if len(lands) != 1 or counts[land := there[0].country or ""] > len(there):
        return
    lead = next((graph.sentence[i] for i, start in enumerate(graph.starts) if start > lines[0].end), None)
    set_in = {
        country
        for token, country in local.get(-1 if lead is None else lead, {}).items()
        if graph.starts[token] >= lines[0].end and set(graph.cases(token)) & INSIDE
    }
    subjects = [i for i, base in enumerate(graph.base) if base == "nsubj" and graph.sentence[i] == lead]
    at_home = any(graph.lower[child] == "the" for i in subjects[:1] for child in graph.children[i])
    if len(set_in) == 1 and set_in != lands and not at_home:
        del counts[land]


def main_country(counts: Counter[str], share: float = SHARE) -> str | None:
    if not counts:
        return None
    country, number = counts.most_common(1)[0]
    return country if number >= share * sum(counts.values()) else None
