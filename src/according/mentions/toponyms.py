"""Toponyms: which words of a report name places, and which place each is.

The model's LOC entities, and capitalised names after a preposition of place that the gazetteer knows and
the model missed. A country or capital that acts ("Moscow said", "the Damascus government") is a party, not
a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span

from according.document import Document, Place
from according.mentions.gazetteer import Entry, Gazetteer
from according.mentions.resolution import Mention, Resolver, country_codes, precision_of
from according.resources import table

KNOWN_POPULATION = 20_000
"""A name the model did not take for a place is one only where the gazetteer has a place of this size."""
STRICT = frozenset({"in", "near", "outside", "from", "around"})
_CONTAINER = re.compile(r"\s*,\s*((?:[A-Z][\w.'’-]*)(?:\s+[A-Z][\w.'’-]*){0,2})")
_RELATION = re.compile(r"([a-z]+(?:\s+[a-z]+){0,3})\s+(?:the\s+)?$")


def container_after(text: str, end: int, resolver: Resolver) -> str | None:
    """The name after a comma that may hold the place before it ("Tulsa, Okla."): the longest one known."""
    following = _CONTAINER.match(text, end)
    if following is None:
        return None
    words = following[1].split()
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        for form in (name, name.rstrip(".'’")):
            if form in resolver.short:
                return form
            known = resolver.candidates(form)[:1]
            if known and known[0].match != "fold" and (known[0].feature[:3] in ("PCL", "ADM") or size == len(words)):
                return form
    return None


class ToponymFinder:
    """Finds and resolves the toponyms of parsed Docs; opened once a process."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.resolver = Resolver(gazetteer)
        self.words: dict[str, dict[str, str]] = {}
        for row in table("place_words", ("word", "kind", "value", "source")):
            self.words.setdefault(row["kind"], {})[row["word"]] = row["value"]
        acts = table("metonyms", ("word", "kind", "source"))
        self.acting = frozenset(row["word"] for row in acts if row["kind"] == "verb")
        self.owned = frozenset(row["word"] for row in acts if row["kind"] == "noun")
        self.letters = country_codes()
        self.alpha2 = {alpha3: alpha2 for alpha2, alpha3 in self.letters.items()}

    def __call__(self, doc: Doc, document: Document) -> list[Place]:
        spans = [span for span in self.spans(doc) if not self.acts(span)]
        mentions = [self.mention(span) for span in spans]
        home = self.alpha2.get(document.outlet_country or "")
        entries = self.resolver.resolve(mentions, home)
        places = [
            self.place(mention, entry, self.relation(document.text, mention.start))
            for mention, entry in zip(mentions, entries, strict=True)
        ]
        return sorted(places, key=lambda place: place.start)

    def spans(self, doc: Doc) -> Iterator[Span]:
        """Names that may be places: LOC entities, then what stands after a preposition of place."""
        taken: set[int] = set()
        for ent in doc.ents:
            if ent.label_ in ("PERSON", "ORG") and self.located(ent):
                continue
            taken.update(range(ent.start, ent.end))
            if ent.label_ == "LOC":
                trimmed = self.trimmed(ent)
                if trimmed is not None:
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

    def trimmed(self, span: Span) -> Span | None:
        """The name without article and direction ("the northern Aleppo"); None for a blocked word."""
        start, end = span.start, span.end
        while start < end - 1 and (
            span.doc[start].lower_ == "the"
            or (span.doc[start].text.islower() and span.doc[start].lower_ in self.words["direction"])
        ):
            start += 1
        while end > start + 1 and (span.doc[end - 1].is_punct or span.doc[end - 1].lower_ in ("'s", "’s")):
            end -= 1
        name = span.doc[start:end]
        if name.text.lower() in self.words["blocked"] or not any(c.isalpha() for c in name.text):
            return None
        return name

    def _name_after(self, doc: Doc, start: int, taken: set[int]) -> Span | None:
        if start < len(doc) and doc[start].lower_ == "the":
            start += 1
        end = start
        while end < len(doc) and end not in taken and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
            end += 1
        if not start < end <= start + 4:
            return None
        span = doc[start:end]
        if span.text.lower() in self.words["blocked"]:
            return None
        known = self.resolver.candidates(span.text)
        large = any(entry.population >= KNOWN_POPULATION or entry.id < 0 for entry in known[:3])
        return span if large and span.root.dep_ in ("obl", "nmod", "obl:unmarked") else None

    def acts(self, span: Span) -> bool:
        """A country or capital as a government: subject of saying and deciding, owner of an office."""
        root = span.root
        head = root.head
        acting = (root.dep_ in ("nsubj", "obl:agent") and head.lemma_.lower() in self.acting) or (
            root.dep_ in ("nmod:poss", "compound") and bool({head.lemma_.lower(), head.lower_} & self.owned)
        )
        if not acting:
            return False
        first = next(iter(self.resolver.candidates(span.text)), None)
        return first is not None and (first.feature[:3] == "PCL" or first.feature == "PPLC")

    def mention(self, span: Span) -> Mention:
        """The name with its container ("Tulsa, Okla.") and what a word beside it asks for ("X province")."""
        container = container_after(span.doc.text, span.end_char, self.resolver)
        return Mention(span.text, span.start_char, span.end_char, container, self._kind(span))

    def _kind(self, span: Span) -> str | None:
        after = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
        for kind in ("division", "settlement"):
            if after in self.words[kind]:
                return self.words[kind][after]
        before = " ".join(token.lower_ for token in span.doc[max(0, span.start - 3) : span.start])
        for lead, feature in self.words["lead"].items():
            if before.endswith(lead):
                return feature
        return None

    def relation(self, text: str, start: int) -> str | None:
        """ "near", "north of", "border with" before a name, as place_words.tsv has them; else None."""
        before = _RELATION.search(text, max(0, start - 40), start)
        if before is None:
            return None
        words = before[1].split()
        for size in range(len(words), 0, -1):
            kept = self.words["relation"].get(" ".join(words[-size:]))
            if kept:
                return kept
        return None

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


@cache
def finder() -> ToponymFinder:
    """The finder over the embedded gazetteer."""
    return ToponymFinder(Gazetteer.open())


def find_toponyms(doc: Doc, document: Document) -> list[Place]:
    """Places of a parsed Doc, in text order; unresolved ones have their text and nulls."""
    return finder()(doc, document)
