"""Whom a verb is aimed at where a tree hangs that elsewhere: in the clause below, among the subjects, behind an oath.

"Accused the agency of hiding it": a tree may take the agency for a part of the clause after "of". "The rival, who he
blasted": for one of two subjects. "Bomb the hell out of the camp": the hell is no object.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from according.events.marks import preposition
from according.words import base, word_class

PARTS = frozenset({"nsubj", "obj", "iobj", "obl"})
WHOM = frozenset({"who", "whom", "which", "that"})
STRANDED = frozenset({"on", "upon", "at"})
"""Prepositions that a passive may leave without a phrase."""


def blamed(verb: Token) -> Token | None:
    """Whom a verb of blame is aimed at, where a tree takes them for a part of the clause after "of"; None elsewhere."""
    if verb.lemma_.lower() not in word_class("blaming"):
        return None
    for clause in verb.children:
        gerund = clause.i > verb.i and clause.lower_.endswith("ing")
        if not gerund or base(clause.dep_) not in {"ccomp", "xcomp", "advcl", "obl"}:
            continue
        of = next((at for at in range(clause.i - 1, verb.i, -1) if clause.doc[at].lower_ == "of"), None)
        for child in clause.children:
            if of is not None and base(child.dep_) in PARTS and verb.i < child.i < of:
                return child
    return None


def asked_after(subjects: Sequence[Token]) -> Token | None:
    """The relative pronoun among two subjects, which is the object: "the rival, who he blasted"; None without one."""
    first = subjects[0] if len(subjects) > 1 else None
    return first if first is not None and first.lower_ in WHOM and first.i < subjects[1].i else None


def whom(verb: Token) -> Token | None:
    """A "whom" before a verb that a tree takes for a phrase of it without a preposition; None without one."""
    for child in verb.children:
        lone = child.lower_ == "whom" and child.dep_ == "obl" and all(c.dep_ != "case" for c in child.children)
        if lone and child.i < verb.i:
            return child
    return None


def shared(verb: Token) -> Token | None:
    """The object of two verbs that a tree gives to the second alone: "oppose or thwart the plan"."""
    if (
        verb.lemma_.lower() not in word_class("undergone") | word_class("opposing")
        or verb.i + 1 >= len(verb.doc)
        or verb.nbor(1).dep_ != "cc"
    ):
        return None
    for joined in verb.children:
        if joined.dep_ == "conj" and joined.pos_ == "VERB":
            below = [joined, *(child for child in joined.children if child.dep_ == "xcomp")]
            return next((item for word in below for item in word.children if item.dep_ == "obj"), None)
    return None


def shared_end(verb: Token) -> list[Token]:
    """In what all came to harm, where a tree gives that to the last clause: "three died and six were hurt in it"."""
    harm = word_class("dying") | word_class("harming")
    if verb.lemma_ not in harm or any(base(child.dep_) == "obl" and child.i > verb.i for child in verb.children):
        return []
    last = [child for child in verb.children if child.dep_ == "conj" and child.lemma_ in harm][-1:]
    return [child for clause in last for child in clause.children if child.dep_ == "obl" and preposition(child) == "in"]


def stranded(verb: Token) -> str | None:
    """The preposition right behind a passive verb whose subject stands for its phrase: "were fired on by guards"."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    bare = after is not None and after.lower_ in STRANDED and not any(True for _ in after.children)
    return after.lower_ if after is not None and bare and after.head.i == verb.i else None


def cursed(objects: Sequence[Token], out_of: Sequence[Token]) -> list[Token]:
    """The objects of a verb, those behind "the hell out of" in the place of the oath."""
    return (
        list(out_of)
        if out_of and objects and all(item.lemma_.lower() in word_class("oaths") for item in objects)
        else []
    )


def undergone(verb: Token) -> bool:
    """Whether a verb in the past that has no object says what its subject underwent: a headline's "X accused of".

    A participle under a noun is one even where a tagger takes it for a finite verb ("two men killed in a raid").
    """
    if verb.tag_ not in {"VBD", "VBN"} or (verb.dep_ != "acl" and verb.lemma_.lower() not in word_class("undergone")):
        return False
    kinds = {base(child.dep_) for child in verb.children}
    if kinds & {"obj", "iobj", "ccomp", "xcomp", "aux"} or verb.dep_ not in {"ROOT", "acl"}:
        return False
    if verb.dep_ == "acl":
        return "nsubj" not in kinds
    bare = any(
        base(c.dep_) in {"obl", "nummod"} and c.i > verb.i and all(g.dep_ != "case" for g in c.children)
        for c in verb.children
    )
    joined = bare or any(
        child.dep_ == "conj" and any(base(c.dep_) == "obj" for c in child.children) for child in verb.children
    )
    of = any(child.lower_ == "of" for item in verb.children for child in item.children if child.dep_ == "case")
    return "nsubj" in kinds and not joined and (of or verb.lemma_.lower() != "accuse")
