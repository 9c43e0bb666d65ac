"""Candidates: the tokens of a sentence that a lexicon row matches, and which of them stand for others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from spacy.tokens import Span, Token

from according.events.arguments import Frame, forms, is_gerund, marker, noun_frame, preposition, verb_frame
from according.events.lexicon import Condition, EventLexicon, EventRow, LightVerb
from according.events.roles import Parties, conjuncts
from according.words import base

TEMPORAL = frozenset({"after", "before", "during", "following", "since", "amid", "despite", "ahead_of", "until"})
CLAUSES = frozenset({"xcomp", "ccomp", "obj", "obl", "nmod", "conj", "acl", "advcl", "nsubj:pass", "iobj"})
COMPLEMENTS = frozenset({"xcomp", "ccomp", "obj", "obl"})
CONTENT_TYPES = frozenset({"THREATEN", "REJECT"})
"""Acts of speech whose content is no record of its own: what is refused or threatened gives them their mode."""
WORDS = frozenset({"REQUEST", "REJECT", "THREATEN", "PROTEST"})
"""Types that are no records of their own where they are what a demand is about."""
LETTING = frozenset({"allow", "permit", "let"})
"""Verbs that in a clause of purpose yield to nobody ("resigned to allow elections")."""
STATE = frozenset({"GOV", "LEG", "MIL"})
T = TypeVar("T")
LENT = ("on", "against", "at", "into", "from", "with")
CLIMB = 6  # steps from a word up to the predicate that governs it


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
    aim: Candidate | None = None  # what a protest is for ("marched to demand his release")
    noun: Token | None = None  # the event noun that the row's condition matched ("talks were held")
    partner: Candidate | None = None  # another telling of the same event in the sentence

    @property
    def predicate(self) -> Token:
        """The word whose tense and mood count: the light verb, else the trigger."""
        return self.light_frame.token if self.light_frame is not None else self.token


def words_match(condition: Condition, token: Token, parties: Parties) -> Token | None:
    """The head among the coordinated ones whose lemma (or form) the condition lists."""
    for head in conjuncts(token):
        for inner in (head, parties.through(head)):
            lemma = inner.lemma_.lower()
            if any(form in condition.words for form in forms(inner)):
                return inner
            titles = (
                c for c in inner.children if c.dep_ == "nmod:desc" or (inner.pos_ == "PROPN" and c.dep_ == "compound")
            )
            if any(title.lemma_.lower() in condition.words for title in titles):
                return inner
            if any(
                base(c.dep_) == "compound" and f"{c.lemma_.lower()} {lemma}" in condition.words for c in inner.children
            ):
                return inner
    return None


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
    heads = frame.slot(condition.slot)
    if condition.slot == "obj" and condition.words:
        heads = [*heads, *(t for t in frame.xcomps if is_gerund(t))]
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
        return any(parties.is_people(parties.through(h)) or parties.at(h) is not None for h in heads), None
    if condition.kind == "place":
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


def candidates(sentence: Span, lexicon: EventLexicon, parties: Parties) -> list[Candidate]:
    """All rows that match in a sentence, at most one a token, in text order."""
    found: list[Candidate] = []
    for token in sentence:
        pos = token.pos_
        if pos in {"VERB", "ADJ", "AUX"}:
            rows = listed(lexicon.verbs, token)
            if rows:
                frame = verb_frame(token, lexicon.control)
                hit = match(rows, frame, parties)
                if hit:
                    found.append(Candidate(token, hit[0], frame, consumed=hit[1], happened=hit[0].happened))
        elif pos in {"NOUN", "PROPN"} and not (pos == "PROPN" and parties.is_time(token)):
            candidate = noun_candidate(token, lexicon, parties)
            if candidate is not None:
                found.append(candidate)
    return found


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


def noun_candidate(token: Token, lexicon: EventLexicon, parties: Parties) -> Candidate | None:
    """The nominal event at a noun, if a row matches and it is no part of a name or compound."""
    rows = listed(lexicon.nouns, token)
    if not rows or base(token.dep_) in {"compound", "flat"} or named(token, parties):
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


def governed(inner: Token, outer: Token) -> list[str] | None:
    """The relations from `inner` up to `outer`, lowest first, or None where outer does not govern it.

    A path through a relative clause or a temporal phrase does not count.
    """
    path: list[str] = []
    token = inner
    for _ in range(CLIMB):
        if token.i == outer.i:
            return path
        if token.head.i == token.i or token.dep_ == "acl:relcl" or base(token.dep_) not in {base(d) for d in CLAUSES}:
            return None
        if base(token.dep_) in {"obl", "nmod"} and preposition(token) in TEMPORAL:
            return None
        path.append(token.dep_)
        token = token.head
    return None


def answered(inner: Candidate, outer: Candidate, parties: Parties) -> bool:
    """Whether what is rejected is somebody's own act of speech: "dismissed the mayor's accusations"."""
    if outer.row.type != "REJECT" or not inner.row.noun or inner.row.type not in {"ACCUSE", "REQUEST"}:
        return False
    frame = inner.frame
    by_others = [t for t in frame.possessors if t.pos_ != "PRON"] or frame.slot("by") or frame.slot("from")
    return bool(by_others) or any(parties.modifier(token) is not None for token in frame.modifiers)


def settle(found: list[Candidate], parties: Parties) -> None:
    """Drops, in place, candidates that another one speaks for, with the reason; pairs tellings of one event."""
    taken = {word.i: c for c in found for word in c.consumed if word.i != c.token.i}
    for candidate in found:
        owner = taken.get(candidate.token.i)
        # What somebody is accused of is an event of its own, also where the accusation's row asks for its word.
        told = owner is not None and (
            (owner.row.type == "ACCUSE" and not candidate.row.noun) or answered(candidate, owner, parties)
        )
        if owner is not None and owner is not candidate and not candidate.row.blocks and not told:
            candidate.dropped = f"part of {owner.token.text!r}"
            if candidate.row.noun and candidate.row.type == owner.row.type:
                owner.noun = candidate.token
        if candidate.row.lemma in LETTING and marker(candidate.token) == "to" and candidate.token.dep_ == "advcl":
            candidate.dropped = "a mere purpose"
    live = [c for c in found if c.dropped is None]
    for inner in live:
        for outer in live:
            if inner is outer or outer.dropped or inner.dropped:
                continue
            if outer.row.blocks and outer.happened:
                continue
            if not answered(inner, outer, parties):
                settle_pair(inner, outer)


def alleged(inner: Candidate, outer: Candidate) -> bool:
    """Whether a deed is what a rejected charge says: "denied charges that it had shipped guns"."""
    charges = {word.i for word in outer.consumed}
    return outer.row.type == "REJECT" and any(
        word.i in charges and word.pos_ == "NOUN" for word in inner.token.ancestors
    )


def settle_pair(inner: Candidate, outer: Candidate) -> None:
    """What becomes of `inner` where `outer` governs it."""
    path = governed(inner.token, outer.token) or governed(inner.token, outer.predicate)
    if path is None or not path:
        return
    if alleged(inner, outer) and not inner.row.noun:
        return
    if not outer.happened:
        inner.happened = False
        return
    complement = all(base(dep) != "conj" for dep in path[-1:]) and path[-1] != "advcl"
    if "conj" in path[-1:]:
        return
    kind, own = outer.row.type, inner.row.type
    purpose = path[-1] == "advcl" and marker(inner.token) == "to"
    if inner.row.blocks:
        return
    if (
        (kind in CONTENT_TYPES and path[-1] not in {"nsubj", "nsubj:pass", "iobj"})
        or (kind == "REQUEST" and own in WORDS and path[-1] not in {"nsubj", "nsubj:pass", "iobj"})
        or (kind == "AGREE" and own not in {"RETREAT", "CONCEDE", "ASSAULT", "COERCE"} and (complement or purpose))
        or (kind == "CONSULT" and complement and own not in {"ASSAULT", "COERCE", "PROTEST"})
    ):
        inner.dropped = f"what {outer.token.text!r} is about"
    elif kind == "MOBILIZE" and path[-1] in {"advcl", "xcomp", "acl"}:
        inner.dropped = f"the purpose of {outer.token.text!r}"
    elif kind == "PROTEST" and own in {"REQUEST", "PROTEST", "ACCUSE"} and (purpose or own == "REQUEST"):
        outer.aim = inner
        if own != "ACCUSE" or inner.row.lemma == "protest":
            inner.dropped = f"what {outer.token.text!r} is for"
    elif inner.row.written == outer.row.written:
        inner.dropped = f"told by {outer.token.text!r}"
        inner.partner = outer
    elif kind == "ASSAULT" and (own == "MOBILIZE" or (own == "COERCE" and path[-1] in {"advcl", "acl"})):
        inner.dropped = f"part of {outer.token.text!r}"
    inner.embedded = inner.embedded or (complement and inner.dropped is None and path[-1] in COMPLEMENTS)


def pair_tellings(found: list[Candidate]) -> None:
    """Marks, in place, candidates of one type that tell one event: "the airstrike killed six"."""
    by_token = {c.token.i: c for c in found}
    for candidate in found:
        if candidate.dropped or candidate.row.blocks or (candidate.row.noun and candidate.light_frame is None):
            continue
        frame = candidate.light_frame or candidate.frame
        heads = [] if candidate.light_frame else [*frame.subjects]
        for name in ("in", "by", "during", "with", "from", "when"):
            heads.extend(frame.slot(name))
        for head in heads:
            for token in (head, *(c for c in head.children if base(c.dep_) == "nmod")):
                other = by_token.get(token.i)
                if other and other is not candidate and other.row.written == candidate.row.written and other.row.noun:
                    other.dropped = f"told by {candidate.token.text!r}"
                    other.partner = candidate
