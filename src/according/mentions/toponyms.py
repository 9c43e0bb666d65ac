"""Toponyms: which words of a report name places, and which place each is.

The model's LOC entities, and capitalised names after a preposition of place that the gazetteer knows and
the model missed. A country or capital that acts ("Moscow said", "the Damascus government") is a party, not
a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span

from according.document import Document, Place
from according.mentions.clues import mention_at, other_names, relation_at
from according.mentions.gazetteer import Entry, Gazetteer
from according.mentions.graph import Graph
from according.mentions.knowledge import KnowledgeBase
from according.mentions.lands import Lands
from according.mentions.localities import Localities
from according.mentions.metonyms import Metonyms
from according.mentions.placenames import key
from according.mentions.resolution import Mention, Resolver, country_codes, precision_of
from according.resources import table
from according.words import word_class

KNOWN_POPULATION = 20_000
"""A name the model did not take for a place is one only where the gazetteer has a place of this size."""
CITY = 100_000
"""A name the model took for a person is one of a place that is taken or entered only where a city has it."""
NAMING = frozenset({"PROPN", "ADJ", "VERB"})
"""What a word of a name may be tagged: "United" of "United Kingdom"."""
STRICT = frozenset({"in", "near", "outside", "from", "around"})


class ToponymFinder:
    """Finds and resolves the toponyms of parsed Docs; opened once a process."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.resolver = Resolver(gazetteer)
        self.words: dict[str, dict[str, str]] = {}
        for row in table("place_words", ("word", "kind", "value", "source")):
            self.words.setdefault(row["kind"], {})[row["word"]] = row["value"]
        self.acting = KnowledgeBase.load()
        self.owned = frozenset(word for word, kinds in self.acting.metonyms.items() if "noun" in kinds)
        self.others = _other_names()
        rows = table("leaders", ("name", "short"))
        self.leaders = frozenset(name for row in rows for name in (row["name"], *row.words("short"))) | _agencies()
        self.localities = Localities(self.resolver)
        self.lands = Lands(self.resolver.geography)
        self.letters = country_codes()
        self.alpha2 = {alpha3: alpha2 for alpha2, alpha3 in self.letters.items()}

    def __call__(self, doc: Doc, document: Document) -> list[Place]:
        text = doc.text  # put together anew each time it is asked for
        metonyms = Metonyms(self.acting, Graph(doc))
        filed = [region for region in document.regions if region.kind == "dateline"]
        names = [
            span
            for span in self.spans(doc)
            if any(region.start <= span.start_char < region.end for region in filed) or not self.acts(span, metonyms)
        ]
        mentions = [mention_at(text, span.start_char, span.end_char, self.resolver) for span in names]
        taken = [(span.start_char, span.end_char) for span in names]
        standing = {key(span.text) for span in names}
        people = persons(doc)
        local = [
            mention_at(text, *found, self.resolver)
            for found in self.localities.find(doc, taken, standing)
            if text[found[0] : found[1]] not in people
        ]
        mentions = sorted([*mentions, *local], key=lambda mention: mention.start)
        home = self.alpha2.get(document.outlet_country or "")
        words = list(other_names(document.text, mentions, self.resolver))
        entries = self.resolver.resolve(mentions, home, words=words)
        found = [
            self.place(mention, entry, relation_at(document.text, mention.start))
            for mention, entry in zip(mentions, entries, strict=True)
        ]
        lands = list(self._lands(doc, document, found))
        apart = [place for place in found if not any(land.start <= place.start < land.end for land in lands)]
        return sorted([*apart, *lands], key=lambda place: place.start)

    def _lands(self, doc: Doc, document: Document, found: list[Place]) -> Iterator[Place]:
        """Phrases such as "the Syrian capital" with no place behind; "Somalia's capital" takes in Somalia."""
        for start, end, entry in self.lands.find(doc):
            near = (place for place in found if place.start < end + 8 and start < place.end)
            if any(place.start != start or place.end >= end for place in near):
                continue
            mention = Mention(document.text[start:end], start, end)
            yield self.place(mention, entry, relation_at(document.text, start))

    def spans(self, doc: Doc) -> Iterator[Span]:
        """Names that may be places: LOC entities, then what stands after a preposition of place."""
        taken: set[int] = set()
        given: set[int] = set()
        people = persons(doc)
        for ent in doc.ents:
            if ent.label_ in ("PERSON", "ORG") and self.located(ent):
                continue
            taken.update(range(ent.start, ent.end))
            if ent.label_ == "PERSON" and ent.text not in people and self.captured(ent):
                yield ent
            if ent.label_ == "LOC" and ent.text not in people:
                trimmed = self.trimmed(ent)
                if trimmed is not None and given.isdisjoint(range(trimmed.start, trimmed.end)):
                    given.update(range(trimmed.start, trimmed.end))
                    yield trimmed
        for token in doc:
            if token.dep_ == "case" and token.lower_ in self.words["preposition"]:
                span = self._name_after(doc, token.i + 1, taken)
                if span is not None:
                    taken.update(range(span.start, span.end))
                    yield span

    def located(self, ent: Span) -> bool:
        """A short name the model took for a person or body, but that stands as places do: "from Norman"."""
        if ent.start == 0 or len(ent) > 3 or ent.doc[ent.start - 1].lower_ not in STRICT:
            return False
        return ent.root.dep_ in ("obl", "nmod") and ent.doc[ent.end - 1].lower_ not in self.words["building"]

    def captured(self, ent: Span) -> bool:
        """A city that the model took for a person, but that is taken or entered as places are: "captured Goma"."""
        verb = ent.root.head
        if len(ent) > 1 or ent.root.dep_ != "obj" or verb.lemma_ not in word_class("taking_places"):
            return False
        return ent.text not in self.leaders and self._large(ent.text, CITY)

    def trimmed(self, span: Span) -> Span | None:
        """The name without article and direction ("the northern Aleppo"); None for a blocked word or a body's name."""
        start, end = span.start, span.end
        while start < end - 1 and (
            span.doc[start].lower_ == "the"
            or (span.doc[start].text.islower() and span.doc[start].lower_ in self.words["direction"])
        ):
            start += 1
        while end > start + 1 and (span.doc[end - 1].is_punct or span.doc[end - 1].lower_ in ("'s", "’s")):
            end -= 1
        name = self.known_part(self.whole(span.doc[start:end]))
        if name.text in self.resolver.geography.demonyms and name.root.dep_ in ("amod", "compound"):
            return None
        if name.end < len(name.doc) and name.doc[name.end].lower_ in self.words["disease"]:
            return None
        if all(token.lower_ in self.words["direction"] for token in name):
            return None
        if name.text.lower() in self.words["blocked"] or not any(c.isalpha() for c in name.text):
            return None
        if (name.text in self.others and not self._large(name.text)) or self._is_leader(name):
            return None
        return name

    def known_part(self, name: Span) -> Span:
        """The name without the adjectives in front that the model took in, where only what follows is known."""
        geography = self.resolver.geography
        if len(name) == 1 or geography.named(name.text):
            return name
        for at in range(name.start + 1, name.end):
            before = name.doc[at - 1]
            if before.pos_ != "ADJ" and before.text not in geography.demonyms:
                return name
            if self._large(name.doc[at : name.end].text):
                return name.doc[at : name.end]
        return name

    def _is_leader(self, name: Span) -> bool:
        """Whether a name is a leader's or a news agency's, and nothing before it says that a place is meant."""
        return name.text in self.leaders and (name.start == 0 or name.doc[name.start - 1].lower_ not in STRICT)

    def whole(self, name: Span) -> Span:
        """The longest known name around one the model cut short: "Red" of "Red River", "States"."""
        doc = name.doc
        first, last = max(0, name.start - 1), min(len(doc), name.end + 2)
        for start in range(first, name.start + 1):
            for end in range(last, name.end - 1, -1):
                longer = doc[start:end]
                if len(longer) == len(name):
                    return name
                beside = [*doc[start : name.start], *doc[name.end : end]]
                if all(t.pos_ in NAMING and t.text[:1].isupper() and t.ent_type_ in ("", "LOC") for t in beside) and (
                    self.resolver.geography.named(longer.text)
                ):
                    return longer
        return name

    def _large(self, name: str, people: int = KNOWN_POPULATION) -> bool:
        """Whether a name is that of a country, an area of the lexicons or a town of so many people."""
        return any(
            entry.population >= people or entry.id < 0 or entry.feature[:3] == "PCL"
            for entry in self.resolver.candidates(name)[:3]
        )

    def _name_after(self, doc: Doc, start: int, taken: set[int]) -> Span | None:
        if start < len(doc) and doc[start].lower_ == "the":
            start += 1
        end = start
        while end < len(doc) and end not in taken and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
            end += 1
        if not start < end <= start + 4:
            return None
        span = doc[start:end]
        if span.text.lower() in self.words["blocked"] or self._is_leader(span):
            return None
        return span if self._large(span.text) and span.root.dep_ in ("obl", "nmod", "obl:unmarked") else None

    def acts(self, span: Span, metonyms: Metonyms) -> bool:
        """A country or capital as a government: it says, decides, is urged; it owns an office; it is dealt with."""
        first = next(iter(self.resolver.candidates(span.text)), None)
        if first is None or (first.feature[:3] != "PCL" and first.feature != "PPLC"):
            return False
        root = span.root
        if metonyms.city_acts(root.i):
            return True
        if root.dep_ == "nmod:poss" and (root.head.ent_type_ == "PERSON" or metonyms.owns(root.i)):
            return True
        return root.dep_ == "compound" and bool({root.head.lemma_.lower(), root.head.lower_} & self.owned)

    def place(self, mention: Mention, entry: Entry | None, relation: str | None) -> Place:
        """The mention with what is known of its entry; all null where there is none."""
        if entry is None:
            return Place(mention.start, mention.end, mention.text, relation=relation)
        division = self.resolver.gazetteer.by_id(entry.admin1) if entry.admin1 else None
        return Place(
            start=mention.start,
            end=mention.end,
            text=mention.text,
            name=entry.name,
            geonames=entry.geonames,
            country=self.letters.get(entry.country or ""),
            admin1=division.name if division else None,
            feature=entry.feature,
            lat=entry.lat,
            lon=entry.lon,
            precision=precision_of(entry),
            relation=relation,
            why=(f"gazetteer: {entry.match}",),
        )


def persons(doc: Doc) -> frozenset[str]:
    """Names that stand more often for a person in the text than for a place: surnames that towns share."""
    surnames = {ent[-1].text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    found: Counter[str] = Counter()
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            found[ent[-1].text] += 1
        elif ent.label_ == "LOC":
            found[ent.text] -= 1
    return frozenset(name for name in surnames if found[name] > 0)


def _other_names() -> frozenset[str]:
    """Names of armed groups, media, international bodies and peoples, which small places share."""
    found: set[str] = set()
    for name in ("armed_groups", "media", "igos"):
        for row in table(name, ("name", "aliases")):
            found.update((row["name"], *row.words("aliases")))
    for row in table("peoples", ("name", "adjectives", "people")):
        found.update((row["name"], *row.words("adjectives"), *row.words("people")))
    return frozenset(found)


def _agencies() -> frozenset[str]:
    """News agencies whose names are places' too ("clashes in Kashmir - Xinhua"); no abbreviations."""
    rows = table("outlets", ("name", "aliases", "domains", "country", "kind", "dates", "source"))
    names = (name for row in rows if "agency" in row["kind"] for name in (row["name"], *row.words("aliases")))
    return frozenset(name for name in names if len(name) > 3 and not name.isupper())


@cache
def finder(gazetteer: str = "") -> ToponymFinder:
    """The finder over the gazetteer at that path, "" for the default; ResourceError where there is none."""
    return ToponymFinder(Gazetteer.open(gazetteer or None))


def find_toponyms(doc: Doc, document: Document, gazetteer: str = "") -> list[Place]:
    """Places of a parsed Doc, in text order; unresolved ones have their text and nulls."""
    return finder(gazetteer)(doc, document)
