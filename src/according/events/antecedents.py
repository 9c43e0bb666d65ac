"""Whom a relative pronoun, or a noun that counts or ranks somebody, stands for."""

from __future__ import annotations

from spacy.tokens import Token

from according.events.marks import preposition
from according.words import base

RELATIVE = frozenset({"who", "which", "that", "whom", "where", "whose"})
SUBJECTS = frozenset({"nsubj", "csubj"})
ONE_OF = frozenset({"one", "two", "three", "some", "part"})
BECOMING = frozenset({"become", "remain"})
WHOLE = frozenset({"all", "both", "each"})
"""What "of whom" follows where nobody is left out."""
POINTING = frozenset({"it", "there", "this", "that", "these", "those", "what"})
PLACED = frozenset({"in", "at", "near", "across"})
RANKS = frozenset({"first", "second", "third", "last", "latest", "next", "only"})


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun, or "both of whom", stands for; the token itself where it is none."""
    whom = of_whom(token)
    if whom is not None and token.lower_ in WHOLE:
        token = whom
    if token.text.lower() not in RELATIVE or token.pos_ == "DET":
        return token
    clause = token.head
    if token.lower_ == "whose" or of_whom(clause) == token:  # "whose book", "three of whom were killed"
        clause = clause.head
    for _ in range(4):
        if base(clause.dep_) == "acl":
            noun = person_before(token, clause.head) or past_place(token, clause.head)
            return predicated_of(noun) or noun
        if base(clause.dep_) not in {"conj", "xcomp", "ccomp"}:
            break
        clause = clause.head
    return before_comma(token) or token


def of_whom(token: Token) -> Token | None:
    """The relative pronoun that a word takes some or all of: "both of whom", "three of which"; None without one."""
    return next((c for c in token.children if c.lower_ in {"whom", "which"} and preposition(c) == "of"), None)


def predicated_of(noun: Token) -> Token | None:
    """Who a sentence says is what a noun counts or ranks: "Kenya is one of the states that", "became the first to".

    None where it says that of nobody; "it was the army that" points the army out.
    """
    up = noun
    if up.dep_ in {"nmod", "nmod:unmarked"} and up.head.lower_ in ONE_OF and preposition(up) == "of":
        up = up.head  # "one of the states"
    among = up.i == noun.i and preposition(up) == "among"
    if preposition(up) is not None and not among:
        return None
    if not among and up.i == noun.i and not is_ranked(noun):
        return None
    if any(child.dep_ == "cop" for child in up.children):
        named = next((child for child in up.children if base(child.dep_) == "nsubj"), None)
    elif base(up.dep_) in {"xcomp", "obj"} and up.head.lemma_.lower() in BECOMING:
        named = next((child for child in up.head.children if base(child.dep_) == "nsubj"), None)
    else:
        return None
    if named is None or named.lower_ in POINTING or named.i > up.i:
        return None
    return antecedent(named)


def is_ranked(noun: Token) -> bool:
    """Whether a noun's words count it or give it a rank: "the first state", "two of", "the only senators"."""
    return any(child.dep_ == "nummod" or child.lemma_.lower() in RANKS for child in noun.children)


def person_before(relative: Token, noun: Token) -> Token | None:
    """The person right before ", who", where a tree hangs the clause on a thing ("a series about Ann Lee, who was")."""
    if relative.lower_ != "who" or relative.i < 2 or relative.nbor(-1).lower_ != "," or noun.pos_ != "NOUN":
        return None
    last = relative.nbor(-2)
    if last.ent_type_ != "PERSON" or noun.ent_type_ == "PERSON":
        return None
    while last.head.ent_type_ == "PERSON" and last.head.i < relative.i and last.head.i != last.i:
        last = last.head
    held = any(item.i == noun.i for item in last.ancestors)
    return last if held and base(last.dep_) == "nmod" and preposition(last) not in {"of", None} else None


def before_comma(relative: Token) -> Token | None:
    """The noun before ", who" or ", some of whom", where a tree takes the clause for one beside the others."""
    asked = relative.lower_ in {"who", "which"} and base(relative.dep_) in SUBJECTS
    share = relative.head if of_whom(relative.head) == relative else None
    if not (asked or share is not None or (relative.lower_ == "whom" and relative.dep_ == "obj")):
        return None
    first = share.left_edge if share is not None else relative
    if first.i < 2:
        return None
    comma, noun = first.nbor(-1), first.nbor(-2)
    while noun.dep_ in {"flat", "compound"} and noun.head.i < relative.i and noun.head.i != noun.i:
        noun = noun.head
    near = comma.lower_ == "," and noun.sent.start == relative.sent.start
    return noun if near and noun.pos_ in {"NOUN", "PROPN"} and noun.ent_type_ != "DATE" else None


def past_place(relative: Token, noun: Token) -> Token:
    """What "which" stands for, where its clause hangs on a place in its phrase ("attacks in Syria which killed")."""
    placed = noun.pos_ == "PROPN" and base(noun.dep_) == "nmod" and relative.lower_ in {"which", "that"}
    set_off = relative.i > 0 and relative.nbor(-1).lower_ == ","
    return noun.head if placed and not set_off and preposition(noun) in PLACED and noun.head.pos_ == "NOUN" else noun
