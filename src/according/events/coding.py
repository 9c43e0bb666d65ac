"""Coding: from a parsed report, its parties, places, times and claims, to its records.

Each read sentence gives candidates (predicates.py); those that no other speaks for become records,
with roles, counts, place, time, status and the rows that decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from according.document import READ_REGIONS, Claim, Document, Link, Party, Place, Skipped, Timex
from according.events.admission import incomplete, overrules, private, unlisted
from according.events.casting import cast
from according.events.contents import sentence_contexts
from according.events.denials import with_denials
from according.events.doers import voiced_for
from according.events.figures import figures
from according.events.further import day_untold
from according.events.judge import Judged, judged
from according.events.kinds import make_event, refusal, refused
from according.events.learned import alone, proposed, revive
from according.events.lexicon import EventLexicon
from according.events.lexicon import load as load_lexicon
from according.events.marks import listed_from
from according.events.placing import dateline_place, event_place
from according.events.predicates import CLOSE, Candidate, candidates
from according.events.pronouns import names
from according.events.public import LEAST, Stage
from according.events.realis import settled
from according.events.repeats import once, same_event, twins, two_targets
from according.events.rereading import reread
from according.events.retold import retold
from according.events.roles import Parties, without
from according.events.scenes import placed_again
from according.events.settling import pair_tellings, settle
from according.events.topics import ACCIDENT, Article, articles_of
from according.events.whose import by_word_alone
from according.record import Count, Event, EventTime, Record, Status
from according.spans import Span as TextSpan
from according.words import read_sentences

StatusOf = Callable[[Token, Doc, Document, Sequence[Claim]], tuple[Status, tuple[Link, ...], tuple[str, ...]]]
TimeOf = Callable[[Token, Doc, Sequence[Timex], Document], EventTime | None]


@dataclass(slots=True)
class Trace:
    """What the coder notes while it decides, for `events.explain`; without one it notes nothing."""

    work: Coder | None = None
    sentences: dict[int, list[Candidate]] = field(default_factory=dict)  # by the sentence's first token
    outcomes: dict[int, Record | str] = field(default_factory=dict)  # a record, or why there is none, by trigger
    same: dict[int, Record] = field(default_factory=dict)  # by trigger: the record of its sentence that says the same
    judged: list[Judged] = field(default_factory=list)

    def renew(self, before: Sequence[Record], after: Sequence[Record]) -> None:
        """Records that were filled from others of the report, in the place of what they were."""
        new = {id(one): other for one, other in zip(before, after, strict=True) if one is not other}
        self.outcomes |= {at: new[id(found)] for at, found in self.outcomes.items() if id(found) in new}
        self.same |= {at: new[id(found)] for at, found in self.same.items() if id(found) in new}

    def replace(self, record: Record, other: Record | str) -> None:
        """A record that was mended, or is none, in the place of what it was."""
        self.outcomes |= {at: other for at, found in self.outcomes.items() if found is record}
        gone = [at for at, found in self.same.items() if found is record]
        for at in gone:
            if isinstance(other, Record):
                self.same[at] = other
            else:
                del self.same[at]


@dataclass(slots=True)
class Coder:
    """What coding one document needs; made anew for each."""

    doc: Doc
    document: Document
    parties: Parties
    places: Sequence[Place]
    times: Sequence[Timex]
    claims: Sequence[Claim]
    status_of: StatusOf
    event_time: TimeOf
    lexicon: EventLexicon
    articles: Sequence[Article]
    coder: str
    others: dict[int, Candidate] = field(default_factory=dict)  # the candidates of the sentence at hand, by token
    at: int = 0  # which article the sentence at hand stands in
    trace: Trace | None = None
    contexts: Mapping[str, tuple[str, ...]] | None = None  # words of contexts, where not PLOVER's
    decided: set[str] = field(default_factory=set)  # labels of a project's own rows: their type is not doubted

    @property
    def article(self) -> Article:
        """The article that the sentence at hand stands in."""
        return self.articles[self.at]

    @property
    def stage(self) -> Stage:
        """The stage of the article at hand."""
        return self.article.stage

    def turn(self, sentence: Span) -> None:
        """Takes up a sentence: its article is the one at hand."""
        self.at = self.number_at(sentence.start_char)

    def number_at(self, place: int) -> int:
        """Which article a letter stands in."""
        return next((n for n, a in enumerate(self.articles) if place < a.end), len(self.articles) - 1)

    def roles(self, candidate: Candidate) -> tuple[list[Party], list[Party]]:
        """Actors and recipients of a candidate of the sentence at hand, pronouns by the names they stand for."""
        actors, recipients = cast(self.parties, self.lexicon, candidate, self.others)
        control = self.lexicon.control
        named = [name for party in actors for name in names(self.parties, party, control, recipients)]
        named = [voiced_for(self.parties, party, candidate, self.claims) for party in named]
        others = [name for party in recipients for name in names(self.parties, party, control)]
        return named, list(without(others, named))

    def words(self) -> Span:
        """The words of the article at hand."""
        found = self.doc.char_span(self.article.start, self.article.end, alignment_mode="expand")
        return self.doc[:] if found is None else found

    def counts(self, candidate: Candidate) -> list[Count]:
        """Figures of the row's kind in its object (or the actors', for crowds), and those of states beside it."""
        return figures(self, candidate)


def code(
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
    lexicon: EventLexicon | None = None,
    trace: Trace | None = None,
    second_reading: bool = True,
) -> tuple[list[Record], list[Skipped]]:
    """Records of a parsed report in text order, and the sentences that looked like events and gave none.

    `doc` covers `document.text`; parties, places, times and claims are those of the same document.
    `status_of` and `event_time` come from their own stages; `lexicon` is the one that ships where none is given,
    and a `trace` is filled for an explanation. Without `second_reading` the rules decide alone. Raises ResourceError
    for a lexicon that does not hold.
    """
    lexicon = lexicon or load_lexicon()
    index = Parties(doc, document, parties, places, lexicon.classes, times)
    articles = articles_of(doc, document, parties, lexicon.classes.get("quarrels", frozenset()))
    work = Coder(doc, document, index, places, times, claims, status_of, event_time, lexicon, articles, coder)
    work.contexts = lexicon.contexts
    if trace is not None:
        work.trace, trace.work = trace, work
    records, skipped = read(work)
    coded = [record for told in by_article(articles, records) for record in told_whole(work, told)]
    records, skipped = read_again(work, coded, skipped) if second_reading else (coded, skipped)
    records = [record for told in by_article(articles, records) for record in without_day(work, told)]
    return with_denials(work, records), skipped


def read(work: Coder) -> tuple[list[Record], list[Skipped]]:
    """The records of all sentences that are read, each by itself, and the sentences that looked like events."""
    records: list[Record] = []
    skipped: list[Skipped] = []
    for sentence in read_sentences(work.doc):
        region = work.document.region_at(sentence.start_char)
        if work.document.regions and (region is None or region.kind not in READ_REGIONS):
            continue
        found = candidates(sentence, work.lexicon, work.parties)
        found = in_order([*found, *proposed(sentence, found, work.lexicon, work.parties)])
        if not found:
            continue
        written, reasons = code_sentence(work, sentence, found)
        records.extend(written)
        if not written and reasons:
            skipped.append(Skipped(sentence.start_char, sentence.end_char, "; ".join(dict.fromkeys(reasons))))
    return records, skipped


def told_whole(work: Coder, told: list[Record]) -> list[Record]:
    """The records of one article, each event once, filled up from other tellings of it."""
    kept = once(told)
    filled = placed_again(retold(kept, work.doc, work.lexicon), work.doc, work.document, work.lexicon)
    if work.trace is not None:
        work.trace.renew(kept, filled)
    return filled


def without_day(work: Coder, told: list[Record]) -> list[Record]:
    """The records of one article, the story's day taken from those that its lead does not tell of."""
    kept = day_untold(told, work.doc, work.document, work.parties.mentions)
    if work.trace is not None:
        work.trace.renew(told, kept)
    return kept


def read_again(work: Coder, records: list[Record], skipped: list[Skipped]) -> tuple[list[Record], list[Skipped]]:
    """The records after the second reading, and among the skipped the sentences of those that it finds to be none.

    Of two that it makes the same, one stays.
    """
    kept: list[Record] = []
    for record, again in zip(records, reread(work, records), strict=True):
        if isinstance(again, Record):
            same = next((other for other in kept if other.trigger == again.trigger and other.id == again.id), None)
            kept += [again] if same is None else []
            again = same or again
        else:
            skipped.append(Skipped(record.sentence.start, record.sentence.end, again))
        if work.trace is not None:
            work.trace.replace(record, again)
    return kept, sorted(skipped, key=lambda one: one.start)


def in_order(found: list[Candidate]) -> list[Candidate]:
    """Candidates in text order."""
    return sorted(found, key=lambda candidate: candidate.token.i)


def by_article(articles: Sequence[Article], records: Sequence[Record]) -> Iterator[list[Record]]:
    """The records of each article, in order: what another article of the file tells is another report's telling."""
    for article in articles:
        yield [record for record in records if article.start <= record.trigger.start < article.end]


def code_sentence(work: Coder, sentence: Span, found: list[Candidate]) -> tuple[list[Record], list[str]]:
    """Records of one sentence, and the reasons for candidates that gave none."""
    work.turn(sentence)
    # What the head alone proposes speaks for nothing that a row matches.
    listed = [candidate for candidate in found if not alone(candidate.row)]
    settle(listed, work.parties)
    pair_tellings(listed)
    revive(listed)
    work.others = {candidate.token.i: candidate for candidate in found}
    contexts = sentence_contexts(sentence, work.contexts)
    records: list[Record] = []
    coded: list[Candidate] = []
    reasons: list[str] = []
    for candidate in found:
        if candidate.dropped and not candidate.row.blocks:
            continue
        result = outcome(work, sentence, candidate, found, contexts)
        same = None
        if isinstance(result, str):
            reasons.append(result)
        else:
            others = [(n, other) for n, other in enumerate(coded) if not two_targets(candidate, other)]
            at = next((n for n, _ in others if same_event(result, records[n])), None)
            twin = next((n for n, other in others if twins(candidate, other, result, records[n])), None)
            if at is None and twin is None:
                records.append(result)
                coded.append(candidate)
            else:
                at = twin if at is None else at
                assert at is not None, "one of the two"
                records[at] = same = filled(records[at], result, twin == at)
                if work.trace is not None:  # the record that stands is the one with recipients and figures
                    work.trace.outcomes[coded[at].token.i] = same
        if work.trace is not None:
            work.trace.outcomes[candidate.token.i] = result
            if same is not None:
                work.trace.same[candidate.token.i] = same
    if work.trace is not None:
        work.trace.sentences[sentence.start] = found
    return records, reasons


def filled(record: Record, other: Record, twin: bool) -> Record:
    """A record with the figures of another telling of its event in the sentence, and a twin's recipients."""
    counts = tuple(merge_counts(list(record.counts), list(other.counts)))
    return replace(record, counts=counts, recipients=(other.recipients if twin else ()) or record.recipients)


def outcome(
    work: Coder, sentence: Span, candidate: Candidate, found: list[Candidate], contexts: list[str]
) -> Record | str:
    """The record of a candidate that no other speaks for, or the reason why it gives none."""
    row = candidate.row
    if row.blocks:
        return f"blocked: {row.mode} ({row.label})"
    topic = work.article.topic
    if topic not in (None, ACCIDENT) and row.priority < 2 and not row.conditions and row.own is None:
        return f"blocked: the report is about {topic}"
    told = [c for c in found if c.partner is candidate]
    return make_record(work, sentence, candidate, told, contexts)


def parts(
    work: Coder, candidate: Candidate, told: list[Candidate]
) -> tuple[list[Party], list[Party], list[Count], Place | None]:
    """Actors, recipients, figures and place of a candidate, filled up from other tellings of the same event."""
    actors, recipients = work.roles(candidate)
    counts = work.counts(candidate)
    for other in told:
        more_actors, more_recipients = work.roles(other)
        actors = actors or list(without(more_actors, recipients))
        recipients = recipients or list(without(more_recipients, actors))
        counts = merge_counts(counts, work.counts(other))
    if candidate.aim is not None and not recipients:
        recipients = list(without(work.roles(candidate.aim)[1], actors))
    frame, type_ = candidate.frame, candidate.row.type
    heads = [*frame.objects, *frame.slot("against"), *frame.slot("on")]
    place = event_place(work.parties, frame, candidate.light_frame, heads, type_)
    for other in told:
        place = place or event_place(work.parties, other.frame, other.light_frame, (), type_)
    return actors, recipients, counts, place


def make_record(
    work: Coder, sentence: Span, candidate: Candidate, told: list[Candidate], contexts: list[str]
) -> Record | str:
    """The record of a candidate, or the reason why it gives none.

    What is too bare or private for the rules is a record where the judge finds it likely enough.
    """
    if candidate.row.project or candidate.row.own is not None:
        work.decided.add(candidate.row.label)
    actors, recipients, counts, place = parts(work, candidate, told)
    spoken_of = recipients or candidate.aside
    closed = private(work, candidate, actors, spoken_of)
    reason = incomplete(work, candidate, actors, spoken_of, counts, place) or closed or unlisted(candidate)
    untold = work.stage.parties < LEAST  # the judge may overrule where the report tells more than the sentence
    if reason and (untold or not overrules(candidate, closed)):
        return reason
    event, status, links, why = told_as(work, candidate, told, contexts, actors)
    # Where a report was filed is not where somebody far away spoke: deeds alone may take the dateline's place.
    material = work.lexicon.ontology.types[candidate.row.type].quad in (2, 4)
    if place is None and material and status == "reported" and not links and candidate.token.dep_ == "ROOT":
        place = dateline_place(work.document, work.places, candidate.token.idx)
    record = Record(
        document=work.document,
        event=event,
        trigger=trigger_span(work.document, candidate),
        actors=tuple(actors),
        recipients=tuple(recipients),
        sentence=work.document.span(sentence.start_char, sentence.end_char),
        status=status,
        according_to=links,
        time=work.event_time(candidate.predicate, work.doc, work.times, work.document),
        place=place,
        counts=tuple(counts),
        why=(candidate.row.label, *([candidate.light.label] if candidate.light else []), *why),
        coder=work.coder,
    )
    return judged(work, candidate, record, reason)


def told_as(
    work: Coder, candidate: Candidate, told: list[Candidate], contexts: list[str], actors: list[Party]
) -> tuple[Event, Status, tuple[Link, ...], tuple[str, ...]]:
    """What event a candidate is, with its status, its chain and the rows that decided on these."""
    status, links, why = work.status_of(candidate.predicate, work.doc, work.document, work.claims)
    status, links, rule = settled(work, candidate, status, links)
    status, links = by_word_alone(work, candidate, actors, status, links)
    if not candidate.happened and status in {"reported", "planned", "hypothetical"}:
        status = "negated"
    joint = len({party.country for party in actors if party.country}) > 1
    event = make_event(work.lexicon, candidate, told, contexts, status, bool(actors), joint)
    if refused(candidate, event, status):
        event, status = refusal(work.lexicon, event), "claimed" if links else "reported"
    return event, status, links, (*why, rule) if rule else why


def _at(token: Token) -> int:
    return token.i


def trigger_span(document: Document, candidate: Candidate) -> TextSpan:
    """The trigger's words: verb with its particle, or from verb to event noun (or back) where they stand close."""
    token, noun = candidate.token, candidate.noun
    first, last = listed_from(token, candidate.row.lemma), token
    if noun is not None:
        near = abs(noun.i - token.i) <= CLOSE
        first, last = (min(token, noun, key=_at), max(token, noun, key=_at)) if near else (noun, noun)
    if candidate.light_frame is not None and 0 < token.i - candidate.light_frame.token.i <= CLOSE:
        first = candidate.light_frame.token
    for child in token.children:
        if child.dep_ == "compound:prt" and child.i == token.i + 1 and last is token:
            last = child
    return document.span(first.idx, last.idx + len(last))


def merge_counts(counts: list[Count], more: list[Count]) -> list[Count]:
    """Counts of both, each span once, in text order."""
    unique = {(count.start, count.end): count for count in [*counts, *more]}
    return sorted(unique.values(), key=lambda count: count.start)
