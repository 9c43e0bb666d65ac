"""Which candidates of a sentence stand for others: contents of demands, purposes, tellings of one event."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from according.events.marks import is_participle, marker, preposition
from according.events.predicates import Candidate
from according.events.roles import Parties
from according.words import base, word_class

TEMPORAL = frozenset({"after", "before", "during", "following", "since", "amid", "despite", "ahead_of", "until"})
CLAUSES = frozenset({"xcomp", "ccomp", "obj", "obl", "nmod", "conj", "acl", "advcl", "nsubj:pass", "iobj"})
CLAUSE_KINDS = frozenset(base(dep) for dep in CLAUSES)
COMPLEMENTS = frozenset({"xcomp", "ccomp", "obj", "obl"})
CONTENT_TYPES = frozenset({"THREATEN", "REJECT"})
"""Acts of speech whose content is no record of its own: what is refused or threatened gives them their mode."""
WORDS = frozenset({"REQUEST", "REJECT", "THREATEN", "PROTEST"})
"""Types that are no records of their own where they are what a demand is about."""
CARRIED_OFF = frozenset({"abduct"})
"""Modes of force that takes people away, which is no telling of an attack: "stormed the hotel, taking ten hostage"."""
CLIMB = 6  # steps from a word up to the predicate that governs it
CAUSES = frozenset({"over", "because_of", "due_to", "in_response_to", "in_retaliation_for"})
SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "CONSULT", "ACCUSE"})
"""Types of words that before a noun only describe it: "pledged delegates", "the agreed parts"."""
APART = frozenset({"COERCE", "SANCTION"})
"""Types whose modes are different deeds: an arrest does not tell of the seizure in its sentence."""


def governed(inner: Token, outer: Token) -> list[str] | None:
    """The relations from `inner` up to `outer`, lowest first, or None where outer does not govern it.

    A path through a relative clause or a temporal phrase does not count.
    """
    path: list[str] = []
    token = inner
    for _ in range(CLIMB):
        if token.i == outer.i:
            return path
        if token.head.i == token.i or token.dep_ == "acl:relcl" or base(token.dep_) not in CLAUSE_KINDS:
            return None
        if base(token.dep_) in {"obl", "nmod"} and preposition(token) in TEMPORAL:
            return None
        path.append(token.dep_)
        token = token.head
    return None


def climb(inner: Token, outer: Token) -> list[Token]:
    """The words from `inner` up to the one right below `outer`."""
    path = [inner]
    while len(path) < CLIMB and path[-1].head.i not in (outer.i, path[-1].i):
        path.append(path[-1].head)
    return path


def presupposed(inner: Candidate, outer: Candidate) -> bool:
    """Whether what stands under an act of speech is no part of what is said but happened before it.

    "Threatened war in the wake of blasts blamed on the army", "rejected talks over the arrest of its envoy".
    """
    path = climb(inner.token, outer.token)
    if any(base(word.dep_) in {"obl", "nmod"} and preposition(word) in CAUSES for word in path):
        return True
    if any(word.lemma_.lower() in word_class("aftermath") for word in path[1:]):
        return True
    return any(word.dep_ == "acl" and marker(word) is None and is_participle(word) for word in path[:-1])


def apart(inner: Candidate, outer: Candidate, live: Sequence[Candidate]) -> bool:
    """Whether two candidates of one type are two events: modes that exclude each other, or another event between."""
    one, two = inner.row.mode, outer.row.mode
    if inner.row.own is None and inner.row.type in APART and None not in (one, two) and one != two:
        return True
    if (one in CARRIED_OFF) != (two in CARRIED_OFF) and not (inner.row.noun or outer.row.noun):
        return True
    if two_doers(inner, outer) or suffered(inner, outer) or befell(inner, outer):
        return True
    between = {word.i for word in climb(inner.token, outer.token)[1:]}
    return any(c.token.i in between and c.row.written != inner.row.written and not c.dropped for c in live)


def suffered(inner: Candidate, outer: Candidate) -> bool:
    """Whether a clause beside another tells what was done to who acts there: "fired after coming under attack"."""
    if inner.light is None or inner.light.role != "recipient" or outer.frame.passive:
        return False
    return outer.light is None and base(inner.predicate.dep_) in {"advcl", "acl"}


def befell(inner: Candidate, outer: Candidate) -> bool:
    """Whether a clause of time tells what was done to who acts: "stabbed a guard before being shot dead"."""
    before = marker(inner.token) in {"before", "after", "until"}
    deeds = not (inner.row.noun or outer.row.noun) and inner.frame.passive and not outer.frame.passive
    return before and deeds and base(inner.token.dep_) == "advcl" and bool(outer.frame.subjects)


def two_doers(inner: Candidate, outer: Candidate) -> bool:
    """Whether a clause beside another tells what somebody else did: "Israel struck targets after Iran fired rockets".

    A passive may tell what the other did ("six were killed after gunmen opened fire"), and so may a pronoun.
    """
    if inner.row.noun or outer.row.noun or base(inner.token.dep_) != "advcl" or inner.frame.passive:
        return False
    own = [child for child in inner.token.children if base(child.dep_) == "nsubj"]
    others = outer.frame.subjects if not outer.frame.passive else []
    named = all(word.pos_ in {"NOUN", "PROPN"} for word in own)
    return bool(own and others) and named and all(word.pos_ != "PRON" or word.i < own[0].i for word in others)


def capability(candidate: Candidate) -> bool:
    """Whether a use of force is only what something is able to do: "a missile that can hit the island"."""
    token = candidate.predicate
    if candidate.row.type != "ASSAULT" or candidate.row.own is not None:
        return False
    clause = token.head.head if base(token.dep_) == "conj" else token.head
    below = base(token.dep_) in {"acl", "advcl", "xcomp", "ccomp", "nmod", "obl"}
    if below and clause.lemma_.lower() in word_class("ability"):
        return True
    able = any(child.dep_ == "aux" and child.lower_ in {"can", "could"} for child in token.children)
    return able and token.dep_ == "acl:relcl" and not any(child.lower_ == "have" for child in token.children)


def ranks(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether a noun only ranks an event that its sentence tells before: "…, the worst attack on the city in years"."""
    noun = candidate.token
    own = [child for child in noun.children if base(child.dep_) == "amod"]
    best = any(word.tag_ == "JJS" or word.lower_.endswith("iest") for word in own)  # a tagger may take it for no rank
    best = best or any(child.lower_ == "most" for word in own for child in word.children)
    if not candidate.row.noun or not best or candidate.row.own is not None:
        return False
    before = [c for c in found if c is not candidate and c.token.i < noun.i and c.dropped is None]
    return base(noun.dep_) in {"parataxis", "appos"} and any(c.row.written == candidate.row.written for c in before)


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
            (owner.row.type in {"ACCUSE", "AGREE"} and not candidate.row.noun)
            or (owner.row.blocks and owner.row.lemma == "vote")  # "voted to impeach her" impeached her
            or answered(candidate, owner, parties)
        )
        meets = told and candidate.row.type == "CONSULT" and candidate.dropped is None
        if owner is not None and meets and owner.row.lemma in word_class("timetabling"):
            owner.dropped, owner.under = f"told by {candidate.token.text!r}", candidate  # "is set to meet the envoy"
        if owner is not None and owner is not candidate and not candidate.row.blocks and not told:
            candidate.dropped, candidate.under = f"part of {owner.token.text!r}", owner
            if candidate.row.noun and candidate.row.type == owner.row.type:
                owner.noun = candidate.token
        if (
            candidate.row.lemma in word_class("letting")
            and marker(candidate.token) == "to"
            and candidate.token.dep_ == "advcl"
        ):
            candidate.dropped = "a mere purpose"
        if candidate.token.dep_ == "amod" and candidate.row.type in SPOKEN and not candidate.row.blocks:
            candidate.dropped = candidate.dropped or "only describes a noun"
        if ranks(candidate, found) and not candidate.row.blocks:
            candidate.dropped = candidate.dropped or "ranks what was told"
        if capability(candidate) and not candidate.row.blocks:
            candidate.dropped = candidate.dropped or "a capability, no deed"
    for protest in found:
        join_purpose(protest, found)
    live = [c for c in found if c.dropped is None]
    for inner in live:
        for outer in live:
            if inner is outer or outer.dropped or inner.dropped:
                continue
            if outer.row.blocks and outer.happened:
                continue
            if not answered(inner, outer, parties):
                settle_pair(inner, outer, live)


def join_purpose(protest: Candidate, found: Sequence[Candidate]) -> None:
    """Makes a clause of purpose, in place, the aim of the protest beside it: "met for a rally to protest the law"."""
    token = protest.token
    if protest.row.type != "PROTEST" or protest.dropped or token.dep_ != "advcl" or marker(token) != "to":
        return
    beside = [c for c in found if c is not protest and c.row.type == "PROTEST" and c.dropped is None]
    for other in beside:
        if token.head.i in {word.i for word in other.token.ancestors}:
            other.aim, protest.dropped, protest.under = protest, f"what {other.token.text!r} is for", other
            return


def alleged(inner: Candidate, outer: Candidate) -> bool:
    """Whether a deed is what a rejected charge says: "denied charges that it had shipped guns"."""
    charges = {word.i for word in outer.consumed}
    if outer.row.type != "REJECT":
        return False
    above = [word for word in inner.token.ancestors if word.pos_ == "NOUN"]
    under = [word for word in above if outer.token.i in {other.i for other in word.ancestors}]
    charged = word_class("accusation") | word_class("report_nouns")
    told = any(word.lemma_.lower() in charged for word in under)  # "rejected as absurd claims that"
    return told or any(word.i in charges for word in above)


def settle_pair(inner: Candidate, outer: Candidate, live: Sequence[Candidate]) -> None:
    """What becomes of `inner` where `outer` governs it."""
    path = governed(inner.token, outer.token) or governed(inner.token, outer.predicate)
    if path is None or not path:
        return
    if alleged(inner, outer) and not inner.row.noun:
        return
    if not outer.happened and base(path[-1]) not in {"conj", "advcl", "parataxis"}:
        inner.happened = False  # "foiled an attack and arrested nine": the arrest was made
        return
    complement = all(base(dep) != "conj" for dep in path[-1:]) and path[-1] != "advcl"
    if "conj" in path[-1:]:
        return
    kind, own = outer.row.type, inner.row.type
    purpose = path[-1] == "advcl" and marker(inner.token) == "to"
    if inner.row.blocks:
        return
    if kind in {*CONTENT_TYPES, "REQUEST"} and presupposed(inner, outer):
        return
    aim = marker(climb(inner.token, outer.token)[-1]) == "to"
    if (
        (kind in CONTENT_TYPES and path[-1] not in {"nsubj", "nsubj:pass", "iobj"})
        or (kind == "REQUEST" and own in WORDS and path[-1] not in {"nsubj", "nsubj:pass", "iobj"})
        or (kind == "AGREE" and own not in {"RETREAT", "CONCEDE", "ASSAULT", "COERCE"} and (complement or purpose))
        or (kind == "CONSULT" and complement and own not in {"ASSAULT", "COERCE", "PROTEST"})
    ):
        inner.dropped, inner.under = f"what {outer.token.text!r} is about", outer
    elif kind == "MOBILIZE" and path[-1] in {"advcl", "xcomp", "acl"} and (aim or path[-1] == "xcomp"):
        inner.dropped, inner.under = f"the purpose of {outer.token.text!r}", outer
    elif kind == "PROTEST" and own in {"REQUEST", "PROTEST", "ACCUSE"} and (purpose or aim or own == "REQUEST"):
        outer.aim = inner
        if own != "ACCUSE" or inner.row.lemma == "protest":
            inner.dropped, inner.under = f"what {outer.token.text!r} is for", outer
    elif inner.row.written == outer.row.written and not apart(inner, outer, live):
        inner.dropped = f"told by {outer.token.text!r}"
        inner.partner = outer
    elif kind == "ASSAULT" and (own == "MOBILIZE" or (own == "COERCE" and path[-1] in {"advcl", "acl"})):
        inner.dropped, inner.under = f"part of {outer.token.text!r}", outer
    inner.embedded = inner.embedded or (complement and inner.dropped is None and path[-1] in COMPLEMENTS)


def told_of(candidate: Candidate) -> list[Token]:
    """What a clause that counts victims may be about: "raids in which ten were killed", "a raid on the town where"."""
    if candidate.row.noun or not candidate.frame.passive or candidate.frame.subjects:
        return []
    clause = candidate.token
    while base(clause.dep_) in {"ccomp", "conj"} and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ != "acl:relcl":
        return []
    found = [clause.head]
    while len(found) < 4 and base(found[-1].dep_) in {"nmod", "obl"} and found[-1].head.pos_ == "NOUN":
        found.append(found[-1].head)
    return found


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
        heads.extend(told_of(candidate))
        for head in heads:
            for token in (head, *(c for c in head.children if base(c.dep_) == "nmod")):
                other = by_token.get(token.i)
                if other and other is not candidate and other.row.written == candidate.row.written and other.row.noun:
                    other.dropped = f"told by {candidate.token.text!r}"
                    other.partner = candidate
