"""What the second reading (rereading.py) is told of the words around an event.

A window holds the words of the sentences around: what the reading model makes of each (`doc._.encoder_states`), how far
it stands from the event's word and which way leads there through the tree (ways.py), whose head it is (a
party's, a place's, a time's, a source's), how many claims hold it, and what the rules made of it for this event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, POS, SENT_START
from spacy.tokens import Doc

from according.document import READ_REGIONS, Document, Party, Place, Timex
from according.record import PLOVER_TYPES, STATUSES, Record
from according.spans import Span
from according.ways import Floats, Ints, frames
from according.words import unread

Head = Party | Place | Timex | Span


class Role(IntEnum):
    """What a word may head for an event, by its column."""

    ACTORS = 0
    RECIPIENTS = 1
    PLACE = 2
    TIME = 3
    SOURCES = 4


BACK, AHEAD = 3, 1
"""Sentences before and after an event's own."""
WORDS_BEFORE, WORDS_AFTER = 93, 46
KINDS = ("", "country", "person", "organisation", "group", "agent", "pronoun", "other", "body", "office")
CLASSES = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "VERB", "AUX", "ADV", "ADP", "PUNCT", "X")

MOST_CLAIMS = 2
FLAGS = len(Role) + 3
"""Flags of a word: the rules took it for each role; head of a place, of a time, of a source."""
HEADED: dict[int, int] = {Role.PLACE: len(Role), Role.TIME: len(Role) + 1, Role.SOURCES: len(Role) + 2}
"""Roles that only a mention of their own kind plays, and the flag of its head."""
NAMING = np.asarray([CLASSES.index(name) for name in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")])
"""Parts of speech that head a party."""
GIVEN = len(Role) + len(STATUSES) + len(PLOVER_TYPES)
"""What is told of the event: for each role 1 where the rules name anybody, else -1; status and type, 1 of each."""
TABLES = ("distance", "way", "step", "kind", "sentence", "class", "relation", "claims", "mark")


@dataclass(frozen=True, slots=True)
class Window:
    """W words: their numbers in the Doc (W,), `tables` classes (W,) by name, `flags` (W, FLAGS), `given` (GIVEN,).

    `ruled`: by role, the words (numbers in the window; -1: it stands elsewhere) of what the rules chose.
    """

    words: Ints
    tables: Mapping[str, Ints]
    flags: Floats
    given: Floats
    ruled: tuple[tuple[int, ...], ...]

    def fitting(self, role: int) -> NDArray[np.bool_]:
        """Which words could head what plays a role: (W,)."""
        if role in HEADED:
            return np.asarray(self.flags[:, HEADED[role]] > 0)
        return np.asarray(np.isin(self.tables["class"], NAMING) & (self.tables["mark"] == 0))


class Page:
    """A Document's words as the second reading sees them; made once for all its events."""

    def __init__(self, doc: Doc, document: Document, relations: Mapping[str, int]) -> None:
        """`relations`: the model's numbers of relations; another relation has the number after the last."""
        self.doc = doc
        dep, head, pos, begins = doc.to_array([DEP, HEAD, POS, SENT_START]).T
        head, begins = head.astype(np.int64), begins.astype(np.int64)  # dep and pos are hashes, of 64 bits
        names = doc.vocab.strings
        self.unknown = len(relations)
        known = {int(i): relations.get(names[int(i)].replace("ROOT", "root"), self.unknown) for i in np.unique(dep)}
        self.relation = np.asarray([known[int(i)] for i in dep], np.int64)
        classes = {int(i): class_of(names[int(i)]) for i in np.unique(pos)}
        self.word_class = np.asarray([classes[int(i)] for i in pos], np.int64)
        self.above = np.where(head == 0, -1, np.arange(len(doc)) + head)
        self.sentence = np.cumsum(begins == 1)
        self.written = np.asarray([not unread(token) for token in doc])
        self.starts = np.asarray([token.idx for token in doc], np.int64)
        self.ends = self.starts + np.asarray([len(token) for token in doc], np.int64)
        self.part = self.parts(document)
        self.heads = {
            "party": self.by_head(document.parties),
            "place": self.by_head(document.places),
            "time": self.by_head([t for t in document.times if t.type in ("DATE", "TIME", "DURATION")]),
            "source": self.by_head([c.source for c in document.claims if c.source is not None]),
        }
        self.claims = np.zeros(len(doc), np.int64)
        for claim in document.claims:
            for part in claim.content:
                first, last = self.bounds(part)
                self.claims[first:last] += 1
        self.claims = np.minimum(self.claims, MOST_CLAIMS)

    def parts(self, document: Document) -> Ints:
        """For each word 0 where it is not read, 1 in the running text, for each caption a number of its own: (N,)."""
        if not document.regions:
            return np.ones(len(self.doc), np.int64)
        part = np.zeros(len(self.doc), np.int64)
        for number, region in enumerate(document.regions, start=2):
            if region.kind in READ_REGIONS:
                first, last = np.searchsorted(self.starts, (region.start, region.end), "left")
                part[first:last] = number if region.kind == "caption" else 1
        return part

    def bounds(self, span: Span) -> tuple[int, int]:
        """First word of a span and the one behind its last."""
        first = int(np.searchsorted(self.starts, span.start, "right")) - 1
        return max(first, 0), int(np.searchsorted(self.starts, span.end, "left"))

    def head(self, span: Span) -> int | None:
        """The word of a span that the others hang on; None for an empty one."""
        first, last = self.bounds(span)
        return self.doc[first:last].root.i if first < last else None

    def by_head(self, spans: Iterable[Head]) -> dict[int, Head]:
        """Mentions by their head; of several the last."""
        return {head: span for span in spans if (head := self.head(span)) is not None}

    def window(self, record: Record) -> Window | None:
        """The window of a record; None where its trigger has no word."""
        first, last = self.bounds(record.trigger)
        if first >= last:
            return None
        home = self.sentence[self.doc[first:last].root.i]
        lowest = max(int(np.searchsorted(self.sentence, home - BACK, "left")), first - WORDS_BEFORE)
        highest = min(int(np.searchsorted(self.sentence, home + AHEAD, "right")), last + WORDS_AFTER)
        beside = self.written[lowest:highest] & (self.part[lowest:highest] == self.part[first])
        words = np.flatnonzero(beside) + lowest
        place = {int(word): n for n, word in enumerate(words)}
        inside = [place[word] for word in range(first, last) if word in place]
        if not inside:
            return None
        above = np.asarray([place.get(int(self.above[word]), -1) for word in words], np.int64)
        relation = self.relation[words]
        _, distance, way, step = frames([range(inside[0], inside[-1] + 1)], above + 1, relation, self.unknown)
        mark = np.zeros(len(words), np.int64)
        mark[inside] = 1
        kinds = [self.kind(int(word)) for word in words]
        tables = {
            "distance": distance[0], "way": way[0], "step": step[0], "kind": np.asarray(kinds, np.int64),
            "sentence": np.clip(self.sentence[words] - home, -BACK, AHEAD) + BACK, "class": self.word_class[words],
            "relation": relation, "claims": self.claims[words], "mark": mark,
        }  # fmt: skip
        ruled = tuple(tuple(self.at(span, place) for span in spans) for spans in told(record))
        return Window(words, tables, self.flags(words, ruled), given(record, ruled), ruled)

    def kind(self, word: int) -> int:
        """The class of the party that a word heads."""
        party = self.heads["party"].get(word)
        kind = party.kind if isinstance(party, Party) else ""
        return KINDS.index(kind if kind in KINDS else "other")

    def at(self, span: Span | None, place: Mapping[int, int]) -> int:
        """The number of a span's head in the window."""
        head = self.head(span) if span is not None else None
        return place.get(head, -1) if head is not None else -1

    def flags(self, words: Ints, ruled: Sequence[Sequence[int]]) -> Floats:
        """What each word of a window is for the rules and the other stages: (W, FLAGS)."""
        flags = np.zeros((len(words), FLAGS), np.float32)
        for role, chosen in enumerate(ruled):
            flags[[word for word in chosen if word >= 0], role] = 1
        for column, name in enumerate(("place", "time", "source"), start=len(Role)):
            flags[:, column] = [int(word) in self.heads[name] for word in words]
        return flags


def told(record: Record) -> tuple[Sequence[Span | None], ...]:
    """What a record has in each role, in the order of `Role`; a source without words is None."""
    time = record.time
    words = time is not None and time.start is not None and time.end is not None
    spans = [Span(time.start, time.end, time.text or "")] if words else []  # type: ignore[union-attr, arg-type]
    places = [record.place] if record.place is not None else []
    return record.actors, record.recipients, places, spans, [link.source for link in record.according_to]


def given(record: Record, ruled: Sequence[Sequence[int]]) -> Floats:
    """What the rules make of the event as a whole: (GIVEN,)."""
    found = np.zeros(GIVEN, np.float32)
    found[: len(Role)] = [1 if chosen else -1 for chosen in ruled]
    found[len(Role) + STATUSES.index(record.status)] = 1
    if record.event.type in PLOVER_TYPES:
        found[len(Role) + len(STATUSES) + PLOVER_TYPES.index(record.event.type)] = 1
    return found


def class_of(name: str) -> int:
    """The number of a part of speech."""
    return CLASSES.index(name if name in CLASSES else "X")
