"""Who denies what another says: a second record of the same event, with the denier for its source.

What is told with another status by another source is a record of its own (gold/GUIDELINES.md §5): "The union accused
him of closing it, which he denied" tells a closing twice, claimed by the union and denied by him. Two forms say so. A
denial takes up a claim made just before by a pronoun or a noun for it ("which he denied", "rejected the allegation"),
or its object is a noun of claiming that has a source of its own ("denied the union's charges that").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from according.document import Claim, Link, Party
from according.events.tellings import apart, words_of
from according.record import Record
from according.words import base, char_token, word_class

if TYPE_CHECKING:
    from according.events.coding import Coder

PRONOUNS = frozenset({"it", "this"})
SUMMING = frozenset({"which", "that", "something"})
"""Pronouns for what the same sentence has told before them."""
SAID = frozenset({"accuses", "asserts", "believes", "fears"})
"""Stances of claims that somebody can deny."""
SMALL = frozenset({"PRON", "AUX", "PART", "INTJ", "DET", "SCONJ"})
"""Words of an answer that only points to what was asked: "it had not", "no, we did not"."""
PLAIN = frozenset({"det", "case", "punct", "mark"})
"""What may hang on "involvement" where it is the denier's own: nobody else's name, nor a country's adjective."""
BACK = 2
"""Sentences before the denial's own in which "the allegation" was made; a pronoun reaches one back."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that denies, the one that it denies, and the links around it, outermost first."""

    claim: Claim
    denied: Claim
    links: tuple[Link, ...]


def with_denials(work: Coder, records: Sequence[Record]) -> list[Record]:
    """The records, and behind each that a source is told to deny a second one with the denier's word alone."""
    found = list(taken_up(work))
    written: list[Record] = []
    for record in records:
        told = by_noun(work, record) or [aimed(work, answered_no(work, record), found, records)]
        denial = next((d for d in found if len(told) == 1 and answers(d, record)), None)
        if denial is not None:
            refused = denying(record, denial.links, f"denied: {denial.claim.content[0].text!r}")
            told.append(own_part(work, refused, denial.claim))
        if work.trace is not None:
            work.trace.replace(record, told[0])
        written += told
    return written


def aimed(work: Coder, record: Record, denials: Sequence[Denial], records: Sequence[Record]) -> Record:
    """A rejection with whoever made the claim for its recipient, and told by the outlet: in "they said soldiers fired,
    which the army rejected" nobody but the outlet tells of the army's word."""
    cue = record.trigger
    mine = next((d for d in denials if d.claim.cue is not None and d.claim.cue.overlaps(cue)), None)
    if record.event.type != "REJECT":
        return record
    if mine is None:
        return replace(record, recipients=tuple(p for p in record.recipients if not inside(work, record, p)))
    said = mine.denied
    aside = summed(work, record)
    around = () if aside else record.according_to
    links = tuple(link for link in around if link.cue != said.cue or link.source != said.source)
    told = {"claimed", "hypothetical"} if aside else {"claimed"}
    status = "reported" if record.status in told and not links else record.status
    speech = next((r for r in records if said.cue is not None and r.trigger.overlaps(said.cue)), None)
    named = [p for p in (said.source,) if p is not None and (p.id or p.country)]
    makers = speech.actors if speech is not None else tuple(named)
    return replace(record, recipients=makers, according_to=links, status=status)


def summed(work: Coder, record: Record) -> bool:
    """Whether a rejection is told aside, of all that stands before it: "jailed for treason, which he denies"."""
    word = char_token(work.doc, record.trigger.start)
    objects = (c for c in word.children if base(c.dep_) == "obj") if word is not None else ()
    return word is not None and word.dep_ == "acl:relcl" and any(c.lower_ in SUMMING for c in objects)


def inside(work: Coder, record: Record, party: Party) -> bool:
    """Whether a party is only in what is denied: "denied a report that its troops had fled" is no word against them."""
    mine = [n for n, c in enumerate(work.claims) if c.cue is not None and c.cue.overlaps(record.trigger)]
    told = (c for c in work.claims if c.parent in mine for span in c.content if span.covers(party.start, party.end))
    return next(told, None) is not None


def own_part(work: Coder, record: Record, denial: Claim) -> Record:
    """The denial with who denies it for its doer, where he denies a part in it: "the Taliban denied involvement"."""
    words = work.doc.char_span(denial.content[0].start, denial.content[0].end, alignment_mode="expand")
    nouns = [word for word in words or () if word.lemma_.lower() in word_class("involvement")]
    others = (c for noun in nouns for c in noun.children if c.dep_ not in PLAIN and c.lower_ not in ("any", "direct"))
    if (
        not nouns
        or next(others, None) is not None
        or denial.source is None
        or not record.actors
        or not apart([denial.source], record.actors)
    ):
        return record
    return replace(record, actors=(denial.source,))


def denying(record: Record, links: tuple[Link, ...], why: str) -> Record:
    """The record of what a record tells, as its denial."""
    return replace(record, status="denied", according_to=links, why=(*record.why, why), denial=True)


def answered_no(work: Coder, record: Record) -> Record:
    """What somebody is asked about as he answers: "asked whether the army had fired, he said it had not" denies it."""
    if record.status != "questioned" or not record.according_to or record.according_to[-1].source is not None:
        return record
    asked = record.according_to[-1].cue
    at = char_token(work.doc, asked.start) if asked is not None else None
    if at is None or at.lemma_ != "ask":
        return record
    for claim in work.claims:
        near = claim.cue is not None and at.idx < claim.cue.start < at.sent.end_char and claim.source is not None
        if near and says_no(work, claim):
            links = (*record.according_to[:-1], claim.link())
            return replace(record, status="denied", according_to=links, why=(*record.why, "denied: the answer"))
    return record


def says_no(work: Coder, claim: Claim) -> bool:
    """Whether an answer denies in no words but small ones: "it had not", "“We did not”", "“No”"."""
    spans = [work.doc.char_span(s.start, s.end, alignment_mode="expand") for s in claim.content]
    words = [token for span in spans if span is not None for token in span if token.is_alpha]
    small = all(word.pos_ in SMALL or word.lemma_ in {"do", "have", "be"} for word in words)
    return bool(words) and small and (claim.stance == "denies" or words[0].lower_ == "no")


def by_noun(work: Coder, record: Record) -> list[Record]:
    """What "denied the union's charges that" tells, in two records; empty where nobody else made the charges."""
    if record.status != "denied" or len(record.according_to) < 2:
        return []
    for outer in record.according_to:
        for inner in record.according_to:
            if outer.stance == "denies" and charged(work, outer, inner):
                told = tuple(link for link in record.according_to if link is not outer)
                refused = tuple(link for link in record.according_to if link is not inner)
                if inner.source is None:  # "denied accusations that": nobody is told to have made them
                    return [replace(record, according_to=refused)]
                claimed = replace(record, status="claimed", according_to=told)
                return [claimed, denying(record, refused, f"denied: {inner.cue.text!r}" if inner.cue else "denied")]
    return []


def charged(work: Coder, outer: Link, inner: Link) -> bool:
    """Whether a denial's object, or the subject of its passive, is the noun by which another claims."""
    if inner.cue is None or inner.stance not in SAID or outer.source is None:
        return False
    noun = char_token(work.doc, inner.cue.start)
    cue = words_at(work, outer)
    object_ = noun is not None and noun.pos_ == "NOUN" and base(noun.dep_) in {"obj", "nsubj", "obl"}
    other = inner.source is None or apart([outer.source], [inner.source])
    return object_ and noun is not None and noun.head.i in cue and other


def taken_up(work: Coder) -> Iterator[Denial]:
    """The denials of a report that take up a claim made before them."""
    for claim in work.claims:
        reach = reach_of(work, claim)
        said = nearest(work, claim, reach) if reach is not None else None
        if said is not None:
            around: list[Link] = [claim.link()]
            parent = claim.parent
            while parent is not None and len(around) <= len(work.claims):
                outer = work.claims[parent]
                around += [outer.link()] if outer is not said else []
                parent = outer.parent
            yield Denial(claim, said, tuple(reversed(around)))


def reach_of(work: Coder, claim: Claim) -> int | None:
    """How many sentences back a denial's object points; None where it names what it denies."""
    rest = claim.content[1:]
    if claim.source is None or claim.cue is None or not claim.content:
        return None
    if not all(span.text.lower().startswith("as ") for span in rest):  # "which the army dismissed as propaganda"
        return None
    words = work.doc.char_span(claim.content[0].start, claim.content[0].end, alignment_mode="expand")
    cue = words_at(work, claim)
    if words is None:
        return None
    if calls_false(words):
        return 1
    if claim.stance != "denies":
        return None
    noun = words.root.head if words.root.pos_ == "DET" and words.root.dep_ == "det" else words.root
    if noun.head.i not in cue and all(work.doc[i].head.i != noun.i for i in cue):
        return None
    if len(words) == 1 and words.text.lower() in PRONOUNS | SUMMING:
        return 0 if words.text.lower() in SUMMING else 1
    return (0 if opens_aside(noun) else BACK) if names_claim(noun, cue) and len(words) <= 3 else None


def words_at(work: Coder, link: Link) -> range:
    """Indices of the words of a cue."""
    cue = link.cue
    words = work.doc.char_span(cue.start, cue.end, alignment_mode="expand") if cue is not None else None
    return range(words.start, words.end) if words is not None else range(0)


def calls_false(words: Span) -> bool:
    """Whether a content says of what was just said that it is false: "that was not true", "that a lie"."""
    about = [word.lower_ for word in words if word.is_alpha]
    if not about or about[0] not in {"that", "this", "it", "the"} or len(about) > 6:
        return False
    untrue = bool(set(about) & word_class("true_words")) and bool(set(about) & {"not", "n't", "n’t"})
    rest = about[2:] if about[0] == "the" else about[1:]
    return (untrue or bool(set(rest) & word_class("untrue_words"))) and (
        about[0] != "the" or about[1].rstrip("s") in words_of("charges") | word_class("hearsay")
    )


def names_claim(noun: Token, cue: range) -> bool:
    """Whether a noun speaks of a claim and says no more of it ("the allegation", "a charge", "any involvement"); the
    denial's own clause may hang on it."""
    claims = words_of("charges") | word_class("hearsay") | word_class("charges") | word_class("involvement")
    told = noun.lemma_.lower() in claims
    more = (child for child in noun.children if child.dep_ in {"nmod", "nmod:of", "acl"} and child.i not in cue)
    return told and next(more, None) is None


def opens_aside(noun: Token) -> bool:
    """Whether a noun sums up what its own sentence said: ", a charge that the army denies"."""
    return any(child.lower_ in {"a", "an"} for child in noun.children)


def nearest(work: Coder, denial: Claim, reach: int) -> Claim | None:
    """The claim made last before a denial, within some sentences, by somebody else."""
    begin = beginning(denial)
    at = char_token(work.doc, begin)
    if at is None or denial.source is None:
        return None
    first = at.sent
    for _ in range(reach):
        before = first.start - 1
        first = work.doc[before].sent if before >= 0 else first
    found = [
        claim
        for claim in work.claims
        if claim is not denial
        and claim.cue is not None
        and claim.stance in SAID
        and first.start_char <= claim.cue.start < begin
        and claim.content[0].start < begin
        and (claim.source is None or apart([denial.source], [claim.source]))
    ]
    return max(found, key=lambda claim: claim.cue.start if claim.cue else 0, default=None)


def beginning(claim: Claim) -> int:
    """Where the words of a claim begin, with its source and cue."""
    spans = [claim.cue, claim.source, *claim.content]
    return min(span.start for span in spans if span is not None)


def answers(denial: Denial, record: Record) -> bool:
    """Whether a record is what the denied claim tells: it is its innermost link, and the denial stands behind it."""
    if record.status != "claimed" or not record.according_to or record.trigger.start >= beginning(denial.claim):
        return False
    link = record.according_to[-1]
    return link.cue == denial.denied.cue and link.source == denial.denied.source
