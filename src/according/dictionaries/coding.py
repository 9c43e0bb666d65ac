"""Records of a report by imported dictionaries, in the shape that our own coding gives.

Sources and targets of one verb and code are one record with several actors; a code seen from both sides is one
record where both sides have the same code. What the dictionary has no source or target for is left out, with the
reason in `skipped`, as is a code that PLOVER has no type for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from according.dictionaries.codes import event_of
from according.dictionaries.compiled import Dictionaries
from according.dictionaries.names import Words
from according.dictionaries.phrases import CHUNK, NOBODY, Coded, Phrases
from according.dictionaries.rows import DiscardRow
from according.dictionaries.sentence import DictionaryEvent, events_of
from according.document import READ_REGIONS, Claim, Document, Link, Party, Place, Skipped, Timex
from according.events.frames import verb_frame
from according.events.lexicon import load as load_lexicon
from according.events.placing import event_place
from according.events.roles import Parties
from according.mentions.knowledge import ENTITY_CODES, SECTORS
from according.record import EventTime, Record, Status
from according.resources import table
from according.words import read_sentences

StatusOf = Callable[[Token, Doc, Document, Sequence[Claim]], tuple[Status, tuple[Link, ...], tuple[str, ...]]]
TimeOf = Callable[[Token, Doc, Sequence[Timex], Document], EventTime | None]
Group = list[DictionaryEvent]

BY_VERB, BY_PATTERN = 0.5, 0.6
"""Confidence in a verb's own code and in a pattern's; it orders records and is not calibrated."""
UNIONS = frozenset({"UNO", "EUR"})
"""Entity codes that CAMEO writes after the general one ("IGOUNO")."""


@dataclass(slots=True)
class _Work:
    """What coding one document needs."""

    doc: Doc
    document: Document
    dictionaries: Dictionaries
    parties: Sequence[Party]
    index: Parties
    times: Sequence[Timex]
    claims: Sequence[Claim]
    status_of: StatusOf
    event_time: TimeOf
    coder: str


def code_with(
    dictionaries: Dictionaries,
    doc: Doc,
    document: Document,
    *,
    parties: Sequence[Party],
    places: Sequence[Place],
    times: Sequence[Timex],
    claims: Sequence[Claim],
    status_of: StatusOf,
    event_time: TimeOf,
    coder: str,
) -> tuple[list[Record], list[Skipped]]:
    """Records in text order and the sentences that gave none, as `events.coding.code`, by the dictionaries.

    Parties found otherwise lend an id and a name to an actor of the same words. Raises ResourceError for a
    shipped table that does not hold.
    """
    classes = load_lexicon().classes
    index = Parties(doc, document, parties, places, classes, times)
    work = _Work(doc, document, dictionaries, parties, index, times, claims, status_of, event_time, coder)
    sentences = [sentence for sentence in read_sentences(doc) if _is_read(document, sentence)]
    skipped: list[Skipped] = []
    records: dict[str, Record] = {}
    for sentence in sentences:
        row = discarded(sentence, dictionaries)
        if row is not None:
            reason = f"discarded: {row.phrase} ({row.source})"
            skipped.append(Skipped(sentence.start_char, sentence.end_char, reason))
            if row.scope == "story":
                return [], [Skipped(s.start_char, s.end_char, reason) for s in sentences]
            continue
        written, reasons = _sentence(work, sentence)
        for record in written:
            records.setdefault(record.id, record)
        if reasons and not written:
            skipped.append(Skipped(sentence.start_char, sentence.end_char, "; ".join(dict.fromkeys(reasons))))
    return list(records.values()), skipped


def _is_read(document: Document, sentence: Span) -> bool:
    region = document.region_at(sentence.start_char)
    return not document.regions or (region is not None and region.kind in READ_REGIONS)


def discarded(sentence: Span, dictionaries: Dictionaries) -> DiscardRow | None:
    """The row that keeps a sentence from being coded, one for the whole story before one for the sentence."""
    if not dictionaries.discards.count:
        return None
    rows = [row for found in dictionaries.discards.find(Words.of(sentence)) for row in found.rows]
    return next((row for row in rows if row.scope == "story"), rows[0] if rows else None)


def issues_of(sentence: Span, dictionaries: Dictionaries) -> list[str]:
    """The issues that a sentence names, each with how often ("FLOOD 2"); none where a look-alike stands in it."""
    if not dictionaries.issues.count:
        return []
    named = [found.rows[0].issue for found in dictionaries.issues.find(Words.of(sentence))]
    if any(issue.startswith("~") for issue in named):
        return []
    return [f"{issue} {count}" for issue, count in Counter(named).items()]


def _sentence(work: _Work, sentence: Span) -> tuple[list[Record], list[str]]:
    """Records of one sentence, and the reasons for events that gave none."""
    day = (work.document.published or "")[:10].replace("-", "")
    phrases = Phrases(sentence, work.dictionaries, day)
    if phrases.empty:
        return [], []
    groups: dict[tuple[int, str, bool], Group] = {}
    reasons: list[str] = []
    for event in events_of(phrases, work.dictionaries, load_lexicon().control):
        if event.source is None or event.target is None:
            side = "source" if event.source is None else "target"
            reasons.append(f"{event.verb.text!r}: no {side} for CAMEO {event.code}")
        else:
            groups.setdefault((event.verb.i, event.code, event.mirrored), []).append(event)
    records: list[Record] = []
    named = [f"issue {issue}" for issue in issues_of(sentence, work.dictionaries)]
    for group in groups.values():
        if group[0].mirrored:
            continue
        record = _record(work, sentence, group, named)
        if isinstance(record, str):
            reasons.append(record)
        else:
            records.append(record)
    return records, reasons


def _record(work: _Work, sentence: Span, group: Group, issues: list[str]) -> Record | str:
    """The record of the events of one verb and code, or why there is none."""
    first = group[0]
    event = event_of(first.code)
    if event is None:
        return f"{first.verb.text!r}: PLOVER has no type for CAMEO {first.code}"
    status, links, why = work.status_of(first.verb, work.doc, work.document, work.claims)
    if status == "negated" and first.negation_coded:
        status = "reported"  # the pattern's code already says that it did not happen ("will not *")
    actors = _parties(work, [each.source for each in group])
    recipients = [p for p in _parties(work, [each.target for each in group]) if p not in actors]
    frame = verb_frame(first.verb, load_lexicon().control)
    heads = [*frame.objects, *frame.slot("against"), *frame.slot("on")]
    rows = dict.fromkeys(source for each in group for source in each.sources)
    last = max([first.verb.i, *(i for i in first.words if i <= first.verb.i + 2)])
    start = max(min(first.words), first.verb.i - 2)
    end = work.doc[last].idx + len(work.doc[last])
    return Record(
        document=work.document,
        event=event,
        trigger=work.document.span(work.doc[start].idx, end),
        actors=tuple(actors),
        recipients=tuple(recipients),
        sentence=work.document.span(sentence.start_char, sentence.end_char),
        status=status,
        according_to=links,
        time=work.event_time(first.verb, work.doc, work.times, work.document),
        place=event_place(work.index, frame, None, heads, event.type),
        confidence=BY_PATTERN if first.by_pattern else BY_VERB,
        why=(*(f"dictionary: {row}" for row in rows), *issues, *why),
        coder=work.coder,
    )


def _parties(work: _Work, members: Sequence[Coded | None]) -> list[Party]:
    """The members as parties, each once, in text order."""
    unique = {(coded.start, coded.end, coded.code): coded for coded in members if coded is not None}
    return [_party(work, coded) for coded in sorted(unique.values(), key=lambda coded: (coded.start, coded.end))]


def _party(work: _Work, coded: Coded) -> Party:
    first, last = work.doc[coded.start], work.doc[coded.end - 1]
    country, sectors = split_code(coded.code)
    span = work.document.span(first.idx, last.idx + len(last))
    found = Party(span.start, span.end, span.text, name=coded.name, country=country, sectors=sectors, why=coded.sources)
    for party in work.parties:
        if party.id is not None and party.overlaps(span) and (party.country == country or party.country is None):
            return replace(found, id=party.id, name=party.name or coded.name)
    return found


@cache
def _countries() -> frozenset[str]:
    return frozenset(row["alpha3"] for row in table("countries", ("alpha3",)))


def split_code(code: str) -> tuple[str | None, tuple[str, ...]]:
    """Country (or PLOVER's code for what has none) and sectors of an actor's code: "USAGOVMIL" is USA, GOV, MIL.

    Parts that PLOVER does not know ("FRM") are left out; they stay in the record's `why`.
    """
    parts = [code[i : i + CHUNK] for i in range(0, len(code), CHUNK)] if code.isalnum() or NOBODY in code else []
    places = [part for part in parts if part in _countries()]
    bodies = [part for part in parts if part in ENTITY_CODES]
    country = next((part for part in bodies if part in UNIONS), None)
    country = country or next(iter(places or bodies), None)
    return country, tuple(dict.fromkeys(part for part in parts if part in SECTORS and part != country))
