"""Candidates: the tokens of a sentence that a lexicon row matches; which stand for others is settled in settling.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from spacy.tokens import Span, Token

from according.document import Party
from according.events.frames import Frame, verb_frame
from according.events.lexicon import Condition, EventLexicon, EventRow, LightVerb
from according.events.marks import forms, is_gerund, preposition
from according.events.nounframes import noun_frame
from according.events.roles import Parties, conjuncts
from according.words import base

STATE = frozenset({"GOV", "LEG", "MIL"})
T = TypeVar("T")
LENT = ("on", "against", "at", "into", "from", "with")
AROUND = frozenset({"head", "act", "prep", "form"})
"""Slots that look outwards from the trigger."""
THINGS = frozenset({"it", "this", "that"})
"""Pronouns that are no people, whatever body they stand for ("a clause to be executed")."""
CLOSE = 6  # words between a verb and its event noun, up to which the trigger is both


@dataclass(slots=True)
class Candidate:
    """A trigger with the row that matched, its frame, and the light verb above it, where there is one."""

    token: Token
    row: EventRow
    frame: Frame
    light: LightVerb | None = None
    light_frame: Frame | None = None
    consumed: list[Token] = field(default_factory=list)
    happened: bool = True
    embedded: bool = False  # the complement of another trigger ("agreed to withdraw")
    dropped: str | None = None
    under: Candidate | None = None  # the trigger that speaks for it, where it is about, part of or for that one
    aim: Candidate | None = None  # what a protest is for ("marched to demand his release")
    noun: Token | None = None  # the event noun that the row's condition matched ("talks were held")
    aside: list[Party] = field(default_factory=list)  # parties it names that it is not aimed at
    partner: Candidate | None = None  # another telling of the same event in the sentence

    @property
    def predicate(self) -> Token:
        """The word whose tense and mood count: the light verb, else the trigger."""
        return self.light_frame.token if self.light_frame is not None else self.token


def words_match(condition: Condition, token: Token, parties: Parties) -> Token | None:
    """The head among the coordinated ones whose lemma (or form) the condition lists."""
    for head in conjuncts(token):
        for inner in (head, parties.through(head)):
            own = forms(inner)
            if any(form in condition.words for form in own):
                return inner
            titles = (
                c for c in inner.children if c.dep_ == "nmod:desc" or (inner.pos_ == "PROPN" and c.dep_ == "compound")
            )
            if any(title.lemma_.lower() in condition.words for title in titles):
                return inner
            before = (c.lemma_.lower() for c in inner.children if base(c.dep_) in {"compound", "amod"})
            if any(f"{word} {form}" in condition.words for word in before for form in own):
                return inner
    return None


def around(slot: str, token: Token) -> tuple[str, ...]:
    """The words in a slot that looks outwards from a trigger: the word above it, that word where the trigger is its
    subject, the word before it, its form."""
    match slot:
        case "head":
            return forms(token.head) if token.head.i != token.i else ()
        case "act":
            return forms(token.head) if base(token.dep_) == "nsubj" else ()
        case "prep":
            return (token.nbor(-1).lower_,) if token.i > 0 else ()
    return (token.lower_,)


def subjunctive(clause: Token) -> bool:
    """Whether a clause says what should be, by a bare verb after its subject: "demanded that he be freed"."""
    verbs = [child for child in clause.children if base(child.dep_) in {"aux", "cop"}]
    if not any(base(child.dep_) == "nsubj" for child in clause.children):
        return False
    if verbs:
        # The tree may hang a modal elsewhere: "suggest he (you know) might be able".
        modal = verbs[0].i > 0 and verbs[0].nbor(-1).tag_ == "MD"
        return verbs[0].lower_ == "be" and not modal
    return clause.tag_ == "VB" if clause.tag_ else clause.lower_ == clause.lemma_


def vicinity(token: Token) -> Iterator[Token]:
    """The other words of a token's sentence and those of the sentence before it."""
    start = token.sent.start
    if start > 0:
        yield from token.doc[start - 1].sent
    yield from (other for other in token.sent if other.i != token.i)


def holds(condition: Condition, frame: Frame, parties: Parties) -> tuple[bool, Token | None]:
    """Whether a frame meets a condition, and the word that a word list matched."""
    if condition.slot == "near":
        return any(form in condition.words for token in vicinity(frame.token) for form in forms(token)), None
    if condition.slot in AROUND:
        return any(form in condition.words for form in around(condition.slot, frame.token)), None
    if condition.slot == "modal" and "subjunctive" in condition.words and any(map(subjunctive, frame.ccomps)):
        return True, None
    heads = frame.slot(condition.slot)
    if condition.slot == "obj" and condition.words:
        heads = [*heads, *(t for t in frame.xcomps if is_gerund(t))]
        heads += frame.indirect if frame.passive else []  # "the inspectors were given access"
    if condition.slot in frame.obliques and not condition.words:
        # "At 6 am", "at the same time" are no targets.
        heads = [head for head in heads if not parties.is_time(head) and head.lemma_ not in {"time", "moment"}]
    if condition.absent:
        return not heads, None
    if not heads:
        return False, None
    if condition.words:
        for head in heads:
            matched = words_match(condition, head, parties)
            if matched is not None:
                return True, matched
        if condition.kind is None:
            return False, None
    if condition.kind == "party":
        return any(parties.is_party(parties.through(head)) or parties.is_people(head) for head in heads), None
    if condition.kind == "state":
        named = [party for head in heads if (party := parties.at(parties.through(head))) is not None]
        return any(party.kind == "country" or bool(STATE & set(party.sectors)) for party in named), None
    if condition.kind == "people":
        heads = [head for head in heads if head.lower_ not in THINGS]
        return any(parties.is_people(parties.through(h)) or parties.at(h) is not None for h in heads), None
    if condition.kind == "place":
        heads = [*heads, *(parties.through(head) for head in heads)]  # "retook most of the province"
        return any(parties.place(h) is not None or h.ent_type_ == "LOC" for h in heads), None
    return True, None


def particled(frame: Frame, particle: str) -> bool:
    """Whether a verb stands with the particle, by the tree or, where the tree took it for a preposition, by place.

    In the second case the phrase it was given to is the verb's object ("handed over medicine").
    """
    if frame.particle == particle:
        return True
    token = frame.token
    if token.i + 1 >= len(token.doc) or token.nbor().lower_ != particle:
        return False
    if not frame.objects:
        frame.objects = list(frame.obliques.get(particle, ()))
    return True


def match(rows: tuple[EventRow, ...], frame: Frame, parties: Parties) -> tuple[EventRow, list[Token]] | None:
    """The first row (most specific first) all of whose conditions hold, with the words it consumed."""
    for row in rows:
        if row.particle is not None and not particled(frame, row.particle):
            continue
        consumed: list[Token] = []
        for condition in row.conditions:
            ok, word = holds(condition, frame, parties)
            if not ok:
                break
            if word is not None:
                consumed.append(word)
        else:
            return row, consumed
    return None


def listed(index: Mapping[str, tuple[T, ...]], token: Token) -> tuple[T, ...] | None:
    """The entries of a token in a lexicon index, by its lemma or, failing that, its form."""
    for form in forms(token):
        found = index.get(form)
        if found:
            return found
    return None


def light_verb(noun: Token, lexicon: EventLexicon, parties: Parties) -> tuple[LightVerb, Frame] | None:
    """The light verb that carries an event noun ("carried out strikes", "talks were held"), with its frame."""
    top = noun
    while base(top.dep_) in {"nmod", "conj"} and (
        (base(top.dep_) == "conj" and top.head.pos_ == "NOUN")
        or (preposition(top) == "of" and top.head.lemma_.lower() in parties.transparent)
    ):
        top = top.head
    verbs = [child for child in top.children if base(child.dep_) == "acl"]
    if base(top.dep_) in {"obj", "obl", "nsubj"} or top.dep_ == "nsubj:pass":
        verbs.insert(0, top.head)
    for verb in verbs:
        options = listed(lexicon.light, verb)
        if not options:
            continue
        frame = verb_frame(verb, lexicon.control)
        if frame.passive and not frame.subjects:
            frame.subjects = [token for token in frame.objects if token.i != top.i]  # "were engaged in fighting"
        for option in options:
            if option.particle is not None and option.particle != frame.particle:
                continue
            if any(token.i == top.i for token in frame.slot(option.slot)):
                return option, frame
    return None


def possible(rows: tuple[EventRow, ...], words: frozenset[str]) -> tuple[EventRow, ...]:
    """The rows whose words are in a sentence at all: the others need no look at its tree."""
    return tuple(row for row in rows if not any(wanted.isdisjoint(words) for wanted in row.wants))


def candidates(sentence: Span, lexicon: EventLexicon, parties: Parties) -> list[Candidate]:
    """All rows that match in a sentence, at most one a token, in text order."""
    found: list[Candidate] = []
    words: frozenset[str] | None = None
    for token in sentence:
        pos = token.pos_
        if token.dep_ == "fixed":  # "as opposed to" opposes nothing
            continue
        verbal = pos in {"VERB", "ADJ", "AUX"}
        if not verbal and (pos not in {"NOUN", "PROPN"} or (pos == "PROPN" and parties.is_time(token))):
            continue
        rows = listed(lexicon.verbs if verbal else lexicon.nouns, token)
        if not rows:
            continue
        if words is None:
            words = frozenset(form for other in sentence for form in forms(other))
        rows = possible(rows, words)
        if rows:
            candidate = (verb_candidate if verbal else noun_candidate)(token, rows, lexicon, parties)
            if candidate is not None:
                found.append(candidate)
    return found


def verb_candidate(
    token: Token, rows: tuple[EventRow, ...], lexicon: EventLexicon, parties: Parties
) -> Candidate | None:
    """The event at a verb or adjective, if one of the rows matches."""
    frame = verb_frame(token, lexicon.control)
    hit = match(rows, frame, parties)
    if hit is None:
        return None
    verb = Candidate(token, hit[0], frame, consumed=hit[1], happened=hit[0].happened)
    verb.noun = deed(verb, lexicon)
    return verb


def deed(verb: Candidate, lexicon: EventLexicon) -> Token | None:
    """The noun that a light verb's own row asks for, which names the deed: "expressed support"."""
    if verb.row.blocks or not listed(lexicon.light, verb.token):
        return None
    listing = {word for condition in verb.row.conditions if condition.slot == "obj" for word in condition.words}
    objects = {token.i for token in verb.frame.objects}
    for word in verb.consumed:
        if listing and word.pos_ == "NOUN" and word.i in objects and 0 < word.i - verb.token.i <= CLOSE:
            return word
    return None


def named(token: Token, parties: Parties) -> bool:
    """Whether a noun is part of a name ("Ban Ki-moon")."""
    if token.ent_type_ in {"ORG", "PERSON", "LOC"}:
        return True
    party = parties.at(token) if token.pos_ == "PROPN" else None
    return party is not None and party.name is not None


def lend(light: LightVerb, verb: Frame, noun: Frame) -> None:
    """Gives a noun, in place, the phrases that a tree hung on its light verb ("launched strikes against the camp")."""
    for name in LENT:
        if name != light.slot and name in verb.obliques:
            noun.obliques.setdefault(name, verb.obliques[name])


def happening(token: Token, noun: Frame) -> None:
    """Gives a noun, in place, the sides that a tree hung on the verb it is the subject of ("war rages between")."""
    if base(token.dep_) != "nsubj" or token.head.pos_ != "VERB":
        return
    for child in token.head.children:
        name = preposition(child) if base(child.dep_) == "obl" else None
        if name in {"between", "against"} and name not in noun.obliques:
            noun.obliques[name] = [child]


def noun_candidate(
    token: Token, rows: tuple[EventRow, ...], lexicon: EventLexicon, parties: Parties
) -> Candidate | None:
    """The nominal event at a noun, if one of the rows matches and it is no part of a name or compound."""
    if base(token.dep_) in {"compound", "flat"} or named(token, parties):
        return None
    frame = noun_frame(token)
    happening(token, frame)
    carried = light_verb(token, lexicon, parties)
    if carried:
        lend(carried[0], carried[1], frame)
    hit = match(rows, frame, parties)
    if hit is None:
        return None
    candidate = Candidate(token, hit[0], frame, consumed=hit[1], happened=hit[0].happened)
    if carried and (not carried[0].types or hit[0].type in carried[0].types):
        candidate.light, candidate.light_frame = carried
    return candidate
