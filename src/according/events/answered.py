"""Whose words a rejection or a reproach takes up: "rejected the allegation", "criticised the proposal".

Whoever made the charge, the offer or the demand in the sentences right before is whom the answer is aimed at; what is
told by the noun's own verb comes first, and what the answerer said is passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from according.events.frames import verb_frame
from according.events.tellings import STEM, Telling, apart, lately, told_at, words_of
from according.record import Record
from according.words import base

MADE = {
    "charges": frozenset({"ACCUSE"}),
    "offers": frozenset({"REQUEST", "AGREE"}),
}
"""Types of the events in which somebody says what a noun of either kind takes up."""
REACH = 900  # characters back in which the same word says what is taken up ("proposed" before "the proposal")
BOTH = frozenset({"both", "all", "such"})


def answered(telling: Telling, tellings: Sequence[Telling], control: Mapping[tuple[str, str], str]) -> Record | None:
    """The record with whose words it answers as its recipients, or None where its words do not say that."""
    record, word = telling.record, telling.word
    if record.recipients or word.pos_ != "VERB":
        return None
    for item in verb_frame(word, control).objects:
        kind = next((name for name in MADE if item.lemma_.lower() in words_of(name)), None)
        if kind is None or not taken_up(item):
            continue
        said = [
            t
            for t in tellings
            if t.record.event.type in MADE[kind] and t.record.actors and apart(t.record.actors, record.actors)
        ]
        start, stem = record.trigger.start, item.lemma_.lower()[:STEM]
        same = [t for t in said if t.stem == stem and start - REACH <= t.record.trigger.start < start]
        said = same or lately(record, said)
        if said:
            why = (*record.why, told_at("actors", said[-1]))
            return replace(record, recipients=said[-1].record.actors, why=why)
    return None


def taken_up(noun: Token) -> bool:
    """Whether a noun speaks of what was said before, and says no more of it: "the allegation", "both objections"."""
    if noun.pos_ != "NOUN" or any(base(child.dep_) in {"nmod", "acl"} for child in noun.children):
        return False
    return any(child.lower_ in words_of("pointing") | BOTH for child in noun.children if child.dep_ == "det")
