"""A Document: one report, its immutable text, its regions, and all that was read in it.

Each class mirrors an object of the reading (`reading.schema.json`); `to_dict` gives exactly its
fields. Fields whose comment says "not written" serve the stages alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from according.spans import Json, Span

if TYPE_CHECKING:
    from according.explanation import Explanation
    from according.record import Record

RegionKind = Literal["headline", "byline", "dateline", "body", "caption", "related", "boilerplate"]
PublishedFrom = Literal["given", "page", "dateline", "inferred", "unknown"]
Stance = Literal["asserts", "denies", "questions", "accuses", "promises", "threatens", "demands", "fears", "believes"]
Directness = Literal["direct", "indirect", "mixed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal["time", "day", "week", "month", "quarter", "season", "year", "decade", "century"]
Precision = Literal["point", "city", "district", "region", "country", "area"]
WordingKind = Literal["evidential", "hedge", "booster", "distance", "loaded"]
TargetKind = Literal["party", "event", "claim"]

READ_REGIONS: frozenset[str] = frozenset({"headline", "dateline", "body", "caption"})
"""Kinds of region whose sentences are read; bylines, teasers and boilerplate never are."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text and what it is; `published` is a caption's own date, where it has one."""

    kind: RegionKind
    start: int
    end: int
    published: str | None = None  # not written

    def to_dict(self) -> Json:
        return {"kind": self.kind, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Party(Span):
    """A person, organisation, group, country or population as mentioned, and whom it stands for.

    `id` is a knowledge base id ("wd:Q...") or null, `country` ISO 3166 alpha-3 (or PLOVER's codes for what
    has none), `sectors` PLOVER's three-letter sectors, most specific first.
    """

    id: str | None = None
    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    kind: str = "other"  # person, organisation, group, country, agent, pronoun, other; not written
    why: tuple[str, ...] = ()  # rows that decided; not written

    def to_dict(self) -> Json:
        return {
            **Span.to_dict(self),
            "id": self.id,
            "name": self.name,
            "country": self.country,
            "sectors": list(self.sectors),
        }


@dataclass(frozen=True, slots=True)
class Place(Span):
    """A toponym and the entry of the gazetteer it was resolved to; unresolved fields are null."""

    name: str | None = None
    geonames: int | None = None
    country: str | None = None
    admin1: str | None = None
    feature: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    relation: str | None = None  # "near", "north of", "border with": the coordinates are those of the place named
    why: tuple[str, ...] = ()  # not written

    def to_dict(self) -> Json:
        names = ("name", "geonames", "country", "admin1", "feature", "lat", "lon", "precision", "relation")
        return {**Span.to_dict(self), **{name: getattr(self, name) for name in names}}


@dataclass(frozen=True, slots=True)
class Timex(Span):
    """A time expression: TIMEX3 type and value, and the interval of days it covers (ISO dates)."""

    type: TimexType = "DATE"
    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    grain: Grain | None = None
    why: tuple[str, ...] = ()  # not written

    def to_dict(self) -> Json:
        names = ("type", "value", "earliest", "latest", "grain")
        return {**Span.to_dict(self), **{name: getattr(self, name) for name in names}}


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution: who (null when unnamed), by which words, said what, with what stance."""

    source: Party | None
    cue: Span | None
    content: tuple[Span, ...]
    stance: Stance = "asserts"
    directness: Directness = "indirect"

    def to_dict(self) -> Json:
        return {
            "source": self.source.to_dict() if self.source else None,
            "cue": self.cue.to_dict() if self.cue else None,
            "content": [span.to_dict() for span in self.content],
            "stance": self.stance,
            "directness": self.directness,
        }


@dataclass(frozen=True, slots=True)
class Claim(Link):
    """A Link in its Document; `parent` is the index of the claim whose content holds this one."""

    parent: int | None = None
    why: tuple[str, ...] = ()  # not written

    def to_dict(self) -> Json:
        return {**Link.to_dict(self), "parent": self.parent}

    def link(self) -> Link:
        """The attribution alone, as a record's `according_to` holds it."""
        return Link(self.source, self.cue, self.content, self.stance, self.directness)


@dataclass(frozen=True, slots=True)
class Wording(Span):
    """Words with an attitude; `claim` indexes the claim in whose content they stand, null = the outlet.

    `target` is what they hang on, a party, an event's word or a claim, as `target_kind` says.
    """

    kind: WordingKind = "hedge"
    claim: int | None = None
    target: Span | None = None  # not written
    target_kind: TargetKind | None = None  # not written

    def to_dict(self) -> Json:
        return {**Span.to_dict(self), "kind": self.kind, "claim": self.claim}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A sentence that looked like an event and gave no record, with the reason."""

    start: int
    end: int
    reason: str

    def to_dict(self) -> Json:
        return {"start": self.start, "end": self.end, "reason": self.reason}


@dataclass(slots=True)
class Document:
    """One report. Ingest makes it; the reader fills what follows `warnings`.

    `text` never changes after ingest: every offset in the reading points into it.
    `published` is an ISO date (or date and time), null where unknown; `published_earliest` and
    `published_latest` bound it where it was only inferred.
    """

    id: str
    text: str
    regions: list[Region] = field(default_factory=list)
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: PublishedFrom = "unknown"
    published_earliest: str | None = None  # not written
    published_latest: str | None = None  # not written
    outlet_country: str | None = None  # ISO alpha-3 of the outlet's home; not written
    language: str | None = None
    warnings: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    times: list[Timex] = field(default_factory=list)
    wording: list[Wording] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    explanations: list[Explanation] = field(default_factory=list)  # written where they were asked for

    def span(self, start: int, end: int) -> Span:
        """The words from start to end; ValueError where that leaves the text."""
        return Span.of(self.text, start, end)

    def region_at(self, offset: int) -> Region | None:
        """The region that holds the character at `offset`, or None between regions."""
        for region in self.regions:
            if region.start <= offset < region.end:
                return region
        return None

    @property
    def sha256(self) -> str:
        """Checksum of the text, hexadecimal: what gold annotations and the ledger hold on to."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def to_dict(self) -> Json:
        """The whole reading, as `according read` prints it (JSON-ready)."""

        def dicts(items: Sequence[object]) -> list[object]:
            return [item.to_dict() for item in items]  # type: ignore[attr-defined]

        named = ("id", "path", "url", "outlet", "title", "published", "published_from", "language", "text")
        lists = ("regions", "claims", "parties", "places", "times", "records", "wording", "skipped")
        return {
            **{name: getattr(self, name) for name in named},
            **{name: dicts(getattr(self, name)) for name in lists},
            "warnings": list(self.warnings),
            **({"explanations": dicts(self.explanations)} if self.explanations else {}),
        }

    def _repr_html_(self) -> str:
        """A notebook draws the article with its marks and records."""
        # Late: the drawing imports this module, and only notebooks need it.
        from according.show.page import notebook

        return notebook(self)


def document_id(text: str, url: str | None = None) -> str:
    """16 hexadecimal digits from the address (where known) and the text: the same on every machine."""
    digest = hashlib.sha256(f"{url or ''}\0{text}".encode())
    return digest.hexdigest()[:16]
