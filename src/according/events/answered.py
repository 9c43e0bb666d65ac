"""Whose words a rejection or a reproach takes up: "rejected the allegation", "criticised the proposal".

Whoever made the charge, the offer or the demand in the sentences right before is whom the answer is aimed at. Where the
last one told of is the answerer's own, or names nobody, it stays open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from according.events.frames import verb_frame
from according.events.tellings import Telling, apart, lately, told_at, words_of
from according.record import Record
from according.words import base

MADE = {
    "charges": frozenset({"ACCUSE", "REJECT"}),
    "offers": frozenset({"REQUEST", "AGREE", "COOPERATE", "CONCEDE"}),
}
"""Types of the events in which somebody says what a noun of either kind takes up."""
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
        said = [t for t in lately(record, tellings) if t.record.event.type in MADE[kind] and t.record.actors]
        if said and apart(said[-1].record.actors, record.actors):
            why = (*record.why, told_at("actors", said[-1]))
            return replace(record, recipients=said[-1].record.actors, why=why)
    return None


def taken_up(noun: Token) -> bool:
    """Whether a noun speaks of what was said before, and says no more of it: "the allegation", "both objections"."""
    if noun.pos_ != "NOUN" or any(base(child.dep_) in {"nmod", "acl"} for child in noun.children):
        return False
    return any(child.lower_ in words_of("pointing") | BOTH for child in noun.children if child.dep_ == "det")
