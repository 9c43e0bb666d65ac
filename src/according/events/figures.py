"""Which figures belong to an event: those of whom it harmed, moved or held, or of those who took part in it.

A row names the kind of its figures (dead, wounded, arrested, displaced); where it names none, people whom a deed moves
or holds are counted as people ("freed 21 girls", "deployed 500 troops").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from according.document import Document
from according.events.counts import count_of, figure_of, state_counts
from according.events.marks import preposition
from according.events.predicates import Candidate
from according.record import Count
from according.words import base, children, word_class

if TYPE_CHECKING:
    from according.events.coding import Coder

DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE"})
"""Types that leave people dead, wounded or held beside what their own words say ("leaving 20 dead")."""
MOVED = frozenset({"RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "AID"})
"""Types of deeds whose figures of people count though their rows name no kind."""
HARMING = frozenset({"ASSAULT", "COERCE"})
"""Types of deeds of which buildings, vehicles and arms are counted, too."""
SEIZED = frozenset({"abduct"})
"""Modes of ASSAULT that take people away; others leave open whether whom they meet comes to harm."""


def figures(work: Coder, candidate: Candidate) -> list[Count]:
    """The figures of a candidate, each once, in text order: those at its arguments, and those of states beside it."""
    row = candidate.row
    people = work.lexicon.classes.get("people", frozenset())
    kind = row.count or default_kind(candidate)
    found: list[Count] = []
    for token in counted(candidate) if kind or row.type in HARMING else ():
        if row.type in HARMING and is_thing(token):
            count = count_of(token, "items", work.document, people)
            found += [count] if count is not None and not unsure(count) else []
        elif kind and (row.count is not None or persons(work, work.parties.through(token))):
            count = count_of(token, kind, work.document, people)
            if count is not None and not (unsure(count) and (row.count is None or more_of_them(token, people))):
                found.append(count)
    tolls = [*toll_of(candidate.token)] if row.noun and row.type == "ASSAULT" else []
    tolls += dying_in(candidate.token) if row.noun and row.type in DEEDS else []
    found += strikes(candidate, work.document)
    found += [count for token in tolls if (count := count_of(token, "dead", work.document, people)) is not None]
    if row.type in DEEDS:
        found.extend(state_counts(candidate.predicate, work.document, people, harm=row.type == "ASSAULT"))
    unique: dict[tuple[int, int], Count] = {}
    for count in found:
        unique.setdefault((count.start, count.end), count)
    return sorted(unique.values(), key=lambda count: count.start)


def persons(work: Coder, token: Token) -> bool:
    """Whether a word stands for persons, by itself or as a party: "opposition figures"."""
    party = work.parties.at(token)
    agents = party is not None and party.kind == "agent" and token.tag_ == "NNS"
    return agents or work.parties.is_people(token)


def is_thing(token: Token) -> bool:
    """Whether what is counted are buildings, vehicles or arms: "destroyed 14 of their tanks"."""
    return token.lemma_.lower() in word_class("structures") | word_class("materiel")


def strikes(candidate: Candidate, document: Document) -> list[Count]:
    """How many strikes were flown: "conducted 15 strikes", "more than 300 airstrikes"."""
    noun = candidate.token if candidate.row.noun else candidate.noun
    if noun is None or candidate.row.type != "ASSAULT" or noun.lemma_.lower() not in word_class("sorties"):
        return []
    count = count_of(noun, "strikes", document, frozenset()) if children(noun, "nummod") else None
    return [count] if count is not None else []


def default_kind(candidate: Candidate) -> str | None:
    """What people are counted as where the row does not say: people, for deeds that move or hold them."""
    row = candidate.row
    if row.own is not None or row.type not in MOVED:
        return None
    if row.type == "ASSAULT" and row.lemma in word_class("dying"):
        return "dead"
    return "people" if row.type != "ASSAULT" or row.mode in SEIZED else None


def unsure(count: Count) -> bool:
    """Whether a figure is no more than an article ("deported a man")."""
    return count.text.split(maxsplit=1)[0].lower() in {"a", "an", "another"}


def more_of_them(token: Token, people: frozenset[str]) -> bool:
    """Whether others are named beside somebody without a figure: "a reporter and his driver" are more than one."""
    joined = [child for child in token.children if child.dep_ == "conj"]
    return any(figure_of(child, people) is None for child in joined)


def counted(candidate: Candidate) -> Iterator[Token]:
    """The words that may have a figure: objects (subjects of protests), or a noun's phrases; their conjuncts too."""
    frame, protest = candidate.frame, candidate.row.type == "PROTEST"
    heads: Sequence[Token] = frame.subjects if protest or candidate.row.lemma in word_class("dying") else frame.objects
    if candidate.row.noun:
        heads = [*frame.slot("of"), *frame.subjects, *(t for t in frame.modifiers if t.dep_ == "nummod")]
        if candidate.light_frame is not None and protest:
            heads = [*heads, *candidate.light_frame.subjects]
    for head in heads:
        yield head
        yield from (child for child in head.children if child.dep_ == "conj" and not bare(child))


def dying_in(noun: Token) -> Iterator[Token]:
    """Who is told to have died in an event: "three died in an ambush", "protests in which three died"."""
    verbs = [noun.head] if noun.dep_ == "obl" else []
    for clause in children(noun, "acl"):
        verbs += [clause for child in children(clause, "obl") if child.lower_ == "which" and preposition(child) == "in"]
    for verb in verbs:
        yield from children(verb, "nsubj") if verb.lemma_ in word_class("dying") else ()


def toll_of(noun: Token) -> Iterator[Token]:
    """The figure that the toll of an event has come to: "the toll from the raid rose to 41"."""
    above = noun.head
    if above.lemma_ == "toll" and noun.dep_ == "nmod" and above.head.pos_ == "VERB":
        reached = (c for c in above.head.children if c.i > above.head.i and base(c.dep_) in {"obl", "obj"})
        yield from (child for child in reached if child.pos_ == "NUM" and preposition(child) in {None, "to", "at"})


def bare(token: Token) -> bool:
    """Whether a conjunct is a lone "one", which stands for another thing ("an attack and one on a bus")."""
    return token.lower_ == "one" and base(token.dep_) == "conj"
