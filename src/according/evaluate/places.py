"""Toponyms against LGL and GeoVirus: resolution of gold mentions, and end to end from raw text.

A place is right within 161 kilometres (100 miles) of the gold coordinates, as the field counts it
(Gritta, Pilehvar and Collier 2018). A table of names (`.tsv`: name, lat, lon, tolerance in kilometres) is measured
name by name, each alone in a sentence that says nothing else: seas and regions have no centre that all agree on,
so each has a tolerance of its own.
"""

from __future__ import annotations

import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from according.document import Document, Place, document_id
from according.errors import EvaluationError
from according.mentions.clues import mention_at, other_names
from according.mentions.gazetteer import Gazetteer
from according.mentions.geography import kilometres
from according.mentions.resolution import Mention, Resolver
from according.mentions.toponyms import find_toponyms

NEAR, FAR = 161.0, 1000.0


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A gold mention with its coordinates."""

    start: int
    end: int
    text: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class GoldArticle:
    text: str
    places: list[GoldPlace]


def read_corpus(path: Path) -> list[GoldArticle]:
    """Articles of LGL or GeoVirus XML; mentions without coordinates are left out, as in the literature."""
    try:
        root = ElementTree.parse(path).getroot()
    except (ElementTree.ParseError, OSError) as error:
        raise EvaluationError(f"{path}: expected LGL or GeoVirus XML: {error}") from error
    articles = [_article(node) for node in root.iter("article")]
    if not articles:
        raise EvaluationError(f"{path}: got no <article>, expected LGL or GeoVirus XML")
    return articles


def _article(node: ElementTree.Element) -> GoldArticle:
    text = node.findtext("text") or ""
    places = []
    for item in [*node.iter("toponym"), *node.iter("location")]:
        source = item.find("gaztag") if item.find("gaztag") is not None else item
        lat, lon = _number(source, "lat"), _number(source, "lon")
        start, end = _number(item, "start"), _number(item, "end")
        if lat is None or lon is None or start is None or end is None:
            continue
        start, end = _aligned(text, int(start), int(end), item.findtext("phrase") or item.findtext("name") or "")
        places.append(GoldPlace(start, end, text[start:end], lat, lon))
    return GoldArticle(text, places)


def _number(node: ElementTree.Element | None, name: str) -> float | None:
    try:
        return float(node.findtext(name) or "") if node is not None else None
    except ValueError:
        return None


def _aligned(text: str, start: int, end: int, phrase: str) -> tuple[int, int]:
    """Offsets of both corpora drift by a character here and there: the phrase nearby settles it."""
    if not phrase or text[start:end] == phrase:
        return start, end
    near = text.find(phrase, max(0, start - 3), end + 4)
    return (near, near + len(phrase)) if near >= 0 else (start, end)


def resolve_gold(articles: Sequence[GoldArticle], resolver: Resolver) -> dict[str, float]:
    """Gold mentions resolved: shares within 161 km, beyond 1,000 km, and missed for want of an entry.

    `missed_not_in_gazetteer` is the share of all mentions that were not right and have no candidate within 161 km.
    """
    right = far = resolved = total = missing = 0
    began = time.perf_counter()
    for article in articles:
        mentions = [gold_mention(article, place, resolver) for place in article.places]
        words = list(other_names(article.text, mentions, resolver))
        entries = resolver.resolve(mentions, demonyms=True, words=words)
        for place, entry in zip(article.places, entries, strict=True):
            total += 1
            distance = kilometres(place.lat, place.lon, entry.lat, entry.lon) if entry else None
            resolved += distance is not None
            right += distance is not None and distance <= NEAR
            far += distance is not None and distance > FAR
            if distance is None or distance > NEAR:
                missing += not _held(place, resolver)
    seconds = time.perf_counter() - began
    return {
        "mentions": total,
        "within_161_km": right / total,
        "resolved": resolved / total,
        "beyond_1000_km_of_resolved": far / max(1, resolved),
        "missed_not_in_gazetteer": missing / total,
        "toponyms_per_second": total / seconds,
    }


def _held(place: GoldPlace, resolver: Resolver) -> bool:
    """Whether the gazetteer has a place of that name within 161 km of the gold's."""
    known = resolver.candidates(place.text, demonyms=True)
    return any(kilometres(place.lat, place.lon, entry.lat, entry.lon) <= NEAR for entry in known)


def gold_mention(article: GoldArticle, place: GoldPlace, resolver: Resolver) -> Mention:
    """A gold mention with what stands around it in the text, as the finder would see it."""
    return mention_at(article.text, place.start, place.end, resolver)


def end_to_end(articles: Sequence[GoldArticle], model: str | None) -> dict[str, float]:
    """Raw text in: a found place is right where it overlaps a gold mention and lies within 161 km of it.

    The corpora count as toponyms what are parties here, adjectives ("Syrian") and countries and capitals that act,
    and names inside those of bodies ("Athens Police Department"): the F1 without adjectives, and how many of the
    names inside bodies were right, stand beside.
    """
    # Late: only this measure needs the reading model.
    from according.language import load

    tally: Counter[str] = Counter()
    demonyms = Resolver(Gazetteer.open()).geography.demonyms
    texts = [article.text for article in articles]
    for article, doc in zip(articles, load(model).pipe(texts), strict=True):
        bodies = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "ORG"]
        places = find_toponyms(doc, Document(document_id(article.text), article.text))
        tally["found"] += sum(place.lat is not None for place in places)
        for target in article.places:
            same = [place for place in places if place.start < target.end and target.start < place.end]
            right = any(_near(target, place) for place in same)
            inside = any(a <= target.start and target.end <= b and b - a > len(target.text) + 1 for a, b in bodies)
            tally.update(gold=1, overlaps=bool(same), hits=right, inside=inside, inside_hits=inside and right)
            tally["people"] += target.text in demonyms and not right
    precision, recall = tally["hits"] / max(1, tally["found"]), tally["hits"] / max(1, tally["gold"])
    named = tally["hits"] / max(1, tally["gold"] - tally["people"])
    return {
        "demonyms_left_out": tally["people"],
        "end_to_end_f1_without_demonyms": _f1(precision, named),
        "inside_bodies": tally["inside"],
        "inside_bodies_right": tally["inside_hits"] / max(1, tally["inside"]),
        "found_recall": tally["overlaps"] / max(1, tally["gold"]),
        "end_to_end_precision": precision,
        "end_to_end_recall": recall,
        "end_to_end_f1": _f1(precision, recall),
    }


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name with about where its middle lies (degrees), and how far off (kilometres) is still right."""

    name: str
    lat: float
    lon: float
    tolerance: float


def read_names(path: Path) -> list[NamedPlace]:
    """The rows of a table of names; lines that open with # are comments.

    Raises EvaluationError, with file and line, for a row that is none.
    """
    names: list[NamedPlace] = []
    header = ["name", "lat", "lon", "tolerance"]
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if not line.strip() or line.startswith("#") or cells == header:
            continue
        try:
            name, lat, lon, tolerance = cells
            names.append(NamedPlace(name, float(lat), float(lon), float(tolerance)))
        except ValueError:
            raise EvaluationError(f"{path}:{number}: got {line!r}, expected name, lat, lon, tolerance") from None
    if not names:
        raise EvaluationError(f"{path}: got no name")
    return names


def distances(names: Sequence[NamedPlace], resolver: Resolver) -> list[float | None]:
    """How far (kilometres) each name, alone in a sentence, is placed from where it lies; None where unresolved."""
    found: list[float | None] = []
    opening = "The report is about "
    for named in names:
        text = f"{opening}{named.name}."
        mention = mention_at(text, len(opening), len(opening) + len(named.name), resolver)
        (entry,) = resolver.resolve([mention])
        found.append(kilometres(named.lat, named.lon, entry.lat, entry.lon) if entry else None)
    return found


def score_names(names: Sequence[NamedPlace], resolver: Resolver) -> dict[str, float]:
    """Shares of names that are resolved, and that lie within their own tolerance."""
    found = distances(names, resolver)
    right = sum(off is not None and off <= named.tolerance for named, off in zip(names, found, strict=True))
    return {
        "names": len(names),
        "resolved": sum(off is not None for off in found) / len(names),
        "within_tolerance": right / len(names),
    }


def _near(target: GoldPlace, place: Place) -> bool:
    if place.lat is None or place.lon is None:
        return False
    return kilometres(target.lat, target.lon, place.lat, place.lon) <= NEAR


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(1e-9, precision + recall)


def evaluate(path: Path, model: str | None = None) -> dict[str, float]:
    """Both measures on one corpus file; of a table of names (.tsv), the names alone."""
    if path.suffix == ".tsv":
        return score_names(read_names(path), Resolver(Gazetteer.open()))
    articles = read_corpus(path)
    return {**resolve_gold(articles, Resolver(Gazetteer.open())), **end_to_end(articles, model)}
