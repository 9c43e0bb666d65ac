"""Explaining the coder: from what it noted while it decided (`coding.Trace`) to an Explanation for each sentence.

Nothing here runs unless an explanation is asked for. What the coder decided is taken from its notes; only what led
up to it (conditions of rows, steps of paths) is looked at once more, with the coder's own functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from according.document import READ_REGIONS, Document, Party
from according.events.casting import MEASURES, RECIPROCAL, THINGS, paths, spare_path
from according.events.coding import Coder, Trace
from according.events.frames import Frame, verb_frame
from according.events.lexicon import Condition, EventRow
from according.events.nounframes import noun_frame
from according.events.predicates import AROUND, Candidate, around, holds, listed, named, particled
from according.events.repeats import names
from according.events.roles import LOCATIVE
from according.events.steps import AIMED, at_step, heads_at
from according.explanation import Decision, Explanation, Outcome, Part, Phrase, Tried
from according.record import Record
from according.spans import Span as TextSpan
from according.spans import trim
from according.words import base, phrase

ROWS = 5
"""Rows of one word that are named as tried; the most specific come first."""
WORDS = 6
"""Words of a condition that are spelt out."""
MARKS = " \t\r\n,;:.-–—"
"""Marks at either end of a phrase that are none of it."""
SLOTS = {
    "subj": "subject", "obj": "object", "iobj": "indirect object", "xcomp": "complement", "ccomp": "clause",
    "mod": "modifier", "poss": "owner", "modal": "modal verb of the clause",
    "head": "word above", "act": "verb that it is the subject of", "prep": "preposition before it", "form": "form",
}  # fmt: skip
KINDS = {"party": "a party", "people": "a party or people", "place": "a place"}


def explain(trace: Trace, doc: Doc, document: Document) -> list[Explanation]:
    """An Explanation for every sentence of a coded Document, in text order."""
    work = trace.work
    if work is None:
        return []
    found = []
    for sentence in doc.sents:
        start, end = trim(document.text, sentence.start_char, sentence.end_char)
        if start < end:
            found.append(_sentence(trace, work, sentence, document.span(start, end)))
    return found


def _sentence(trace: Trace, work: Coder, sentence: Span, span: TextSpan) -> Explanation:
    region = work.document.region_at(span.start)
    kind = region.kind if region else None
    if work.document.regions and kind not in READ_REGIONS:
        return Explanation(span, kind, f"not read: it is {kind or 'outside the article'}")
    if sentence.root.dep_ != "ROOT":
        return Explanation(span, kind, "not read")
    seen = trace.sentences.get(sentence.start)
    if not seen:
        tried = tuple(_tried(work, sentence))
        lacking = "a row lists its words, but no conditions hold"
        return Explanation(span, kind, lacking if tried else "no word of it is in the lexicon of events", tried=tried)
    work.others = {candidate.token.i: candidate for candidate in seen}
    decisions = tuple(each for candidate in seen for each in _told_twice(work, _decision(trace, work, candidate, seen)))
    written = any(each.outcome == "record" for each in decisions)
    reason = None if written else next((each.reason for each in decisions if each.reason), "no trigger gave a record")
    return Explanation(span, kind, reason, decisions)


def _told_twice(work: Coder, decision: Decision) -> Iterator[Decision]:
    """A decision, and behind one for a record that somebody denies the denial's own."""
    yield decision
    for record in work.document.records:
        if record.denial and (record.trigger, record.event.type) == (decision.trigger, decision.type):
            yield replace(decision, record=record.id, status=record.status, why=record.why[1:])


def _decision(trace: Trace, work: Coder, candidate: Candidate, seen: Sequence[Candidate]) -> Decision:
    row, result = candidate.row, trace.outcomes.get(candidate.token.i)
    record = result if isinstance(result, Record) else None
    outcome, reason, same = _outcome(candidate, result, work.document.records, trace)
    shown = record if outcome == "record" else same
    parts: tuple[Part, ...] = ()
    if not row.blocks:
        sides = (record.actors, record.recipients) if record else tuple(map(tuple, work.roles(candidate)))
        told = [other for other in seen if other.partner is candidate]
        parts = tuple(_part(work, candidate, side, sides, told) for side in (0, 1))
    return Decision(
        trigger=record.trigger if record else _text(work, candidate.token),
        row=row.label,
        type=(record.event.type if record else row.written) if not row.blocks else None,
        mode=(record.event.mode if record else row.mode) if not row.blocks else None,
        outcome=outcome,
        reason=reason,
        record=shown.id if shown else None,
        conditions=tuple(_held(work, candidate)),
        light=candidate.light.label if candidate.light else None,
        parts=parts,
        status=record.status if record else None,
        why=record.why[1:] if record else (),
        tried=tuple(_tried_before(work, candidate)),
    )


def _outcome(
    candidate: Candidate, result: Record | str | None, records: Sequence[Record], trace: Trace
) -> tuple[Outcome, str | None, Record | None]:
    """What became of a trigger, the reason, and the record that says the same where there is one."""
    if isinstance(result, Record):
        if any(result is record for record in records):
            return "record", None, None
        same = trace.same.get(candidate.token.i) or _twin(result, records)
        where = f" (record {same.id}, {same.trigger.text!r})" if same else ""
        return "repeated", f"another record says the same{where}", same
    if candidate.row.blocks:
        return "blocked", f"a row says that this is no event: {candidate.row.mode}", None
    if candidate.dropped:
        return "spoken for", candidate.dropped, None
    reason = result or "no reason was noted"
    unlikely = reason.startswith(("blocked:", "private:", "unlikely:"))
    return ("unlikely" if unlikely else "incomplete"), reason, None


def _twin(record: Record, records: Sequence[Record]) -> Record | None:
    """The record that was kept in the place of one that tells the same."""
    return next(
        (
            other
            for other in records
            if (other.event.type, other.status) == (record.event.type, record.status)
            and names(other.actors) == names(record.actors)
            and names(other.recipients) == names(record.recipients)
        ),
        None,
    )


def _part(
    work: Coder,
    candidate: Candidate,
    side: int,
    sides: Sequence[tuple[Party, ...]],
    told: Sequence[Candidate],
) -> Part:
    """One part of a trigger: side 0 is the actor's, 1 the recipient's."""
    path, taken, others = paths(candidate)[side], sides[side], sides[1 - side]
    things = bool(side) and candidate.row.type in THINGS
    phrases: list[Phrase] = []
    for step in dict.fromkeys(path):
        phrases += _step(work, candidate, step, things, bool(side), taken, others)
    if side and not candidate.row.noun and taken and not any(each.taken for each in phrases):
        for step in (step for step in spare_path(candidate.row.type) if step not in path):
            phrases += [each for each in _step(work, candidate, step, things, True, taken, others) if each.taken]
    on_path = [party for each in phrases for party in each.parties]
    notes = [
        f"{party.text!r}: {_other_way(work, candidate, party, told)}"
        for party in taken
        if not any(party.overlaps(other) for other in on_path)
    ]
    return Part(
        "recipient" if side else "actor", tuple(dict.fromkeys(path)), tuple(phrases), tuple(taken), tuple(notes)
    )


def _other_way(work: Coder, candidate: Candidate, party: Party, told: Sequence[Candidate]) -> str:
    """How a party that stands on no step of the path came to its part."""
    for other in told:
        if any(party.overlaps(each) for side in work.roles(other) for each in side):
            return f"from {other.token.text!r}, which tells the same event"
    if candidate.row.type in RECIPROCAL:
        return "the other side of an event that takes two"
    if candidate.row.noun:
        return f"by the word that {candidate.token.text!r} hangs on"
    return f"by a rule for {candidate.row.written}"


def _step(
    work: Coder,
    candidate: Candidate,
    step: str,
    things: bool,
    recipient: bool,
    taken: Sequence[Party],
    others: Sequence[Party],
) -> Iterator[Phrase]:
    """The phrases on one step, each with the parties it holds and the reason why they were taken or not."""
    row = candidate.row
    lands = recipient and bool(row.recipient) and (row.type, row.mode) in MEASURES
    no_place = recipient and not lands and step in LOCATIVE and row.type in AIMED
    type_ = row.type if recipient else ""
    found = at_step(work.parties, candidate.frame, step, candidate.light_frame, things, type_, lands)
    for head in heads_at(candidate.frame, step, candidate.light_frame):
        span = _text(work, head, whole=True)
        held = tuple(party for party in found if span.start <= party.start < span.end)
        used = any(party.overlaps(other) for party in held for other in taken)
        yield Phrase(span.start, span.end, span.text, step, held, used, _why(work, head, held, used, no_place, others))


def _why(work: Coder, head: Token, held: Sequence[Party], used: bool, no_place: bool, others: Sequence[Party]) -> str:
    if used:
        return "the first step that holds a party"
    if held:
        both = any(party.overlaps(other) for party in held for other in others)
        return "plays the other part" if both else "a step before it was taken"
    if work.parties.is_time(head):
        return "a time"
    if no_place and work.parties.place(head) is not None:
        return "where it happens, not whom it is aimed at"
    return "names no party"


def _held(work: Coder, candidate: Candidate) -> Iterator[str]:
    """What met the conditions of the row that matched."""
    row, frame = candidate.row, candidate.frame
    if row.particle:
        yield f"particle {row.particle!r}"
    for condition in row.conditions:
        yield f"{_wanted(condition)}: {_got(work, condition, frame) or 'none'}"


def _tried_before(work: Coder, candidate: Candidate) -> Iterator[Tried]:
    """Rows of the trigger's word that come before the one that matched, and failed."""
    index = work.lexicon.nouns if candidate.row.noun else work.lexicon.verbs
    rows = listed(index, candidate.token) or ()
    before = rows[: rows.index(candidate.row)] if candidate.row in rows else ()
    yield from _failures(work, candidate.token, before, candidate.frame)


def _tried(work: Coder, sentence: Span) -> Iterator[Tried]:
    """Rows that list a word of a sentence without a trigger, each with what it lacked."""
    for token in sentence:
        noun = token.pos_ in {"NOUN", "PROPN"}
        if not noun and token.pos_ not in {"VERB", "ADJ", "AUX"}:
            continue
        rows = listed(work.lexicon.nouns if noun else work.lexicon.verbs, token)
        if not rows:
            continue
        if noun and (base(token.dep_) in {"compound", "flat"} or named(token, work.parties)):
            yield Tried(_text(work, token), rows[-1].label, "the word is part of a name or of another noun")
            continue
        yield from _failures(work, token, rows, noun_frame(token) if noun else verb_frame(token, work.lexicon.control))


def _failures(work: Coder, token: Token, rows: Sequence[EventRow], frame: Frame) -> Iterator[Tried]:
    word = _text(work, token)
    for row in rows[:ROWS]:
        if row.particle is not None and not particled(frame, row.particle):
            yield Tried(word, row.label, f"expected the particle {row.particle!r}, got {frame.particle or 'none'}")
            continue
        for condition in row.conditions:
            if not holds(condition, frame, work.parties)[0]:
                got = _got(work, condition, frame) or "none"
                yield Tried(word, row.label, f"expected {_wanted(condition)}, got {got}")
                break


def _got(work: Coder, condition: Condition, frame: Frame) -> str:
    """What stands in a condition's slot, in the text's words; "" for nothing."""
    if condition.slot in AROUND:
        return ", ".join(map(repr, around(condition.slot, frame.token)[:1]))
    return ", ".join(repr(_text(work, head, whole=True).text) for head in frame.slot(condition.slot))


def _wanted(condition: Condition) -> str:
    """A condition in words: "object a party or one of strike, raid"."""
    slot = SLOTS.get(condition.slot, f"phrase with {condition.slot!r}")
    if condition.absent:
        return f"no {slot}"
    parts = [KINDS.get(condition.kind, condition.kind)] if condition.kind else []
    if condition.words:
        words = sorted(condition.words)
        more = f" and {len(words) - WORDS} more" if len(words) > WORDS else ""
        parts.append(f"one of {', '.join(words[:WORDS])}{more}" if len(words) > 1 else repr(words[0]))
    return f"{slot} {' or '.join(parts)}" if parts else f"any {slot}"


def _text(work: Coder, token: Token, whole: bool = False) -> TextSpan:
    """A token's span in the text, or with `whole` that of the phrase it heads, without clauses that hang on it."""
    if not whole:
        return work.document.span(token.idx, token.idx + len(token))
    found = phrase(token, frozenset({"acl", "advcl", "case", "parataxis"}))
    return work.document.span(*trim(work.document.text, found.start_char, found.end_char, MARKS))
