"""Events that a sentence takes for granted: whatever the words around them do, they stand.

A demonstrative or a definite subject presupposes its event, so does what "despite" or "in response to" introduces and
what somebody discusses, resents or answers (Levinson 1983 §4.2; Strawson 1950 on definite descriptions): "these attacks
must end" and "the talks did not touch on the killings" leave attacks and killings facts.
"""

from __future__ import annotations

from spacy.tokens import Token

from according.attribution.operators import modality, signatures
from according.words import base

NOMINAL = frozenset({"NOUN", "PROPN"})
POINTING = frozenset({"this", "that", "these", "those"})
OPEN_DETERMINERS = frozenset({"a", "an", "any", "another", "every", "each", "no", "either", "some", "what", "whatever"})
FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
LATER = frozenset({"after", "following"})
"""What comes after an event takes it for granted, but for one that is called: "will leave after the talks"."""
HELPERS = frozenset({"aux", "cop"})


def given(noun: Token, head: Token) -> bool:
    """Whether an event's noun is taken for granted where it hangs on `head`, which governs nothing about it.

    A definite subject is where its predicate tells more of it, and neither that it takes place nor what will be.
    """
    if noun.pos_ not in NOMINAL or not known(noun):
        return False
    if any(child.dep_ == "case" and child.lower_ in modality("given-case") for child in noun.children):
        return True
    if any(child.dep_ == "case" and child.lower_ in LATER for child in noun.children):
        return noun.lemma_.lower() not in modality("called")
    if happening(head) and not (pointed(noun) and head.lemma_ == "be"):
        return False
    if base(noun.dep_) == "nsubj":
        return not _ahead(head, passive=noun.dep_ == "nsubj:pass")
    return pointed(noun)


def pointed(noun: Token) -> bool:
    """Whether words point at the event as one that there is: "these raids", "yesterday's raid", "the latest raid"."""
    for child in noun.children:
        if child.dep_ == "det" and child.lower_ in POINTING:
            return True
        if base(child.dep_) == "nmod" and (child.lower_ == "yesterday" or _last(child)) and _owns(child):
            return True
        if base(child.dep_) == "amod" and child.lower_ in modality("given-modifier"):
            return True
    return _told(noun)


def known(noun: Token) -> bool:
    """Whether the noun stands for an event that the reader is to know: with "the", an owner, or bare, not "any"."""
    return _told(noun) or (not opened(noun) and (definite(noun) or noun.tag_ in ("NNS", "NNPS")))


def opened(noun: Token) -> bool:
    """Whether the noun's own words leave open which event it is, or whether there will be one: "any further raid"."""
    words = {child.lower_ for child in noun.children if base(child.dep_) in ("det", "amod", "nummod")}
    return not _told(noun) and bool(
        words & OPEN_DETERMINERS or any(word in modality("open-modifier") for word in words)
    )


def _told(noun: Token) -> bool:
    """Whether a relative clause tells what the event did: "a raid that killed six"."""
    clauses = [child for child in noun.children if child.dep_ == "acl:relcl"]
    barred = {child.lower_ for child in noun.children if child.dep_ == "det"} & {"any", "no", "every"}
    return not barred and any(clause.tag_ == "VBD" for clause in clauses)


def definite(noun: Token) -> bool:
    """Whether the noun has an article, a demonstrative or an owner that makes it one certain event."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" or (child.dep_ == "det" and child.lower_ in ("the", *POINTING)):
            return True
        # "Hacking of the party" is a certain one where the party is.
        owner = child.dep_ == "nmod" and any(c.dep_ == "case" and c.lower_ == "of" for c in child.children)
        certain = child.pos_ == "PROPN" or any(c.lower_ == "the" for c in child.children)
        if owner and certain and noun.tag_ == "NN":
            return not opened(noun)
    return pointed(noun)


def happening(head: Token) -> bool:
    """Whether a word tells that its event takes place or is done, so that its negation undoes the event."""
    lemma = head.lemma_.lower()
    particle = next((child.lower_ for child in head.children if child.dep_ == "compound:prt"), "")
    return lemma in modality("happens") or f"{lemma} {particle}" in modality("happens")


def _owns(child: Token) -> bool:
    after = child.doc[child.i + 1] if child.i + 1 < len(child.doc) else child
    return child.dep_ == "nmod:poss" or after.tag_ == "POS"


def _last(owner: Token) -> bool:
    """Whether a possessor is a stretch of time gone by: "last week's"."""
    return any(child.lower_ in ("last", "previous") for child in owner.children)


def _ahead(head: Token, passive: bool) -> bool:
    """Whether the predicate leaves its subject ahead: "the talks will cover trade", "the strike was averted"."""
    if passive and head.pos_ == "VERB" and head.lemma_.lower() in signatures("verb"):
        return True
    if head.lemma_.lower() in modality("affects"):
        return False  # "the raid will hurt trade" has been
    return any(base(child.dep_) in HELPERS and child.lower_ in FUTURE for child in head.children)
