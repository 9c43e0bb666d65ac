"""What the trigger head (`according.triggers`) tells of candidates, and the candidates that it alone proposes.

What it says of a trigger is a fact among others for the judge (judge.py). A word that no row matches, but that the head
takes for an event, is a candidate by a row made for it alone. The judge decides on it; where the head is sure, and both
of its sides are named, it needs no judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Span, Token

from according.events.lexicon import EventLexicon, EventRow
from according.events.odds import log_odds
from according.events.predicates import Candidate, noun_candidate, verb_candidate
from according.events.roles import Parties
from according.events.settling import CONTENT_TYPES
from according.triggers import Seen, probability, scores_of, seen
from according.words import word_class

ASKED = 0.5
"""From this probability of one type on, a word without a row is a candidate. Of such words that the head takes for
events (.6 on), in texts marked whole, less than two fifths are right below it, and two to four fifths above (folds)."""
SURE, TYPED = 0.95, 0.9
"""From these probabilities on, of any event and of its type, such a word needs no judge."""
ACTS = ("VERB", "NOUN")
"""Classes of words that are proposed."""
LABEL = "trigger head"
LEAST = 1e-4
"""Probabilities nearer to 0 or 1 than this say no more than this."""
REVIVED = 0.7
"""From this probability on, a candidate that another one speaks for is an event of its own: of those in stretches of
news read whole 117 were events and 5 none (by folds, what tells the same or is refused among them)."""
SCALE = 3.0
"""Log odds over this are of the size of the other facts."""


def told(candidate: Candidate) -> dict[str, float]:
    """The head's log odds that a candidate is an event, and one of its row's type; {} where it says nothing."""
    known = seen(words(candidate))
    if known is None:
        return {}
    typed = probability(words(candidate), candidate.row.type)
    event = log_odds(known.event, LEAST) / SCALE
    told = {"head event": event, "head type": log_odds(typed, LEAST) / SCALE}
    return told | {"head alone": 1.0, "head event, alone": event} if alone(candidate.row) else told


def alone(row: EventRow) -> bool:
    """Whether a row is the head's word for a word that no row of a lexicon matches."""
    return row.label.startswith(LABEL)


def sure(row: EventRow) -> bool:
    """Whether the head was sure of the event and its type; rows of a lexicon are not the head's."""
    return alone(row) and row.priority > 0


def words(candidate: Candidate) -> Iterator[Token]:
    """The words of a trigger: its own, the event noun it carries, the verb that carries it."""
    yield candidate.token
    if candidate.noun is not None:
        yield candidate.noun
    if candidate.light_frame is not None:
        yield candidate.light_frame.token


def proposed(
    sentence: Span, found: Sequence[Candidate], lexicon: EventLexicon, parties: Parties
) -> Iterator[Candidate]:
    """Candidates at words that no row matches, where the head finds an event; of an own ontology none.

    A word that rows know otherwise ("destroyed the camp"; no event: "the flood destroyed") is one too, where none of
    them matches: the uses that nobody foresaw are the head's and the judge's.
    """
    scores = scores_of(sentence.doc)
    if scores is None or lexicon.own is not None:
        return
    taken = {word.i for candidate in found for word in (*words(candidate), *candidate.consumed)}
    for at in (scores[sentence.start : sentence.end].max(1) >= ASKED).nonzero()[0].tolist():
        token = sentence[at]
        if token.i in taken or token.pos_ not in ACTS or token.dep_ == "fixed":
            continue
        known = seen([token])
        if known is None:
            continue
        make = verb_candidate if token.pos_ == "VERB" else noun_candidate
        candidate = make(token, (row(token, known),), lexicon, parties)
        if candidate is not None:
            yield candidate


def revive(found: Sequence[Candidate]) -> None:
    """Takes up again, in place, candidates that are about another one, where the head is sure of them.

    What tells the same event as another stays with it, and so does what is refused, threatened or protested for: that
    gives an act of speech its mode.
    """
    carried = {candidate.noun.i for candidate in found if candidate.noun is not None}
    for candidate in found:
        outer = candidate.under
        if candidate.dropped is None or outer is None or candidate.token.i in carried:
            continue
        if outer.row.blocks or outer.row.own is not None or outer.row.type in CONTENT_TYPES | {"PROTEST"}:
            continue
        if outer.row.mode == "discontinue" and candidate.row.type in {"AID", "CONSULT"}:  # what is cut or broken off
            continue
        noun = candidate.token  # "a shooting incident": its first word tells it
        known = seen([noun, *(word for word in candidate.consumed if word.head == noun and word.dep_ == "compound")])
        if known is not None and known.event >= REVIVED:
            candidate.dropped = None


def row(token: Token, known: Seen) -> EventRow:
    """The row of one proposed word: its type, no mode, the usual parties."""
    noun = token.pos_ == "NOUN"
    label = f"{LABEL}:{known.typed:.2f} {'noun' if noun else 'verb'} {token.lemma_.lower()}"
    sure = known.event >= SURE and known.typed >= TYPED
    dying = not noun and known.type == "ASSAULT" and token.lemma_.lower() in word_class("dying")
    return made(token.lemma_.lower(), noun, known.type, label, int(sure), dying)


@cache
def made(lemma: str, noun: bool, kind: str, label: str, priority: int, dying: bool) -> EventRow:
    """A row without conditions; who died is whom it befell."""
    actor, recipient = (("by", "from"), ("subj",)) if dying else ((), ())
    return EventRow(
        lemma=lemma, noun=noun, particle=None, conditions=(), type=kind, mode=None, contexts=(), cameo=None,
        actor=actor, recipient=recipient, count=None, needs="both", happened=True, priority=priority, label=label,
        example="", pattern=lemma,
    )  # fmt: skip
