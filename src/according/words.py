"""Small helpers that several stages share: over spaCy's Doc, and classes of words (no stage logic here)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Doc, Span, Token

from according.errors import ResourceError
from according.resources import table

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of words that make a clause finite."""
FOOTNOTE = re.compile(r"\[[0-9]{1,3}\]")


def is_footnote(text: str) -> bool:
    """Whether a token is the mark of a footnote ("fled.[12]"), which the reading model does not see."""
    return text[0] == "[" and FOOTNOTE.fullmatch(text) is not None


def unread(token: Token) -> bool:
    """Whether a token is none of the words that are read: white space, or the mark of a footnote."""
    return token.is_space or is_footnote(token.text)


@cache
def base(dep: str) -> str:
    """A UD relation without its subtype: "nsubj:pass" gives "nsubj"."""
    return dep.split(":", 1)[0]


def children(token: Token, *deps: str) -> list[Token]:
    """Children by relation; "obl" also matches its subtypes, "nsubj:pass" only itself."""
    return [child for child in token.children if (dep := child.dep_) in deps or base(dep) in deps]


def accuser(verb: Token) -> Token | None:
    """The noun after "by" of a passive accusation that a tree hangs on what somebody is accused of.

    Who is accused did that himself, so "by" tells who accuses: "accused of theft by the mayor".
    """
    if verb.lemma_ not in word_class("accused_of") or not children(verb, "nsubj:pass", "aux:pass"):
        return None
    for deed in children(verb, "obl", "advcl"):
        of = any(child.lower_ == "of" and child.dep_ in ("case", "mark") for child in deed.children)
        if not of or children(deed, "aux:pass", "nsubj:pass"):
            continue
        for child in children(deed, "nmod", "obl"):
            somebody = child.pos_ == "PROPN" or child.lemma_.lower() in word_class("people")
            if child.i > deed.i and somebody and any(c.dep_ == "case" and c.lower_ == "by" for c in child.children):
                return child if child.ent_type_ not in ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY") else None
    return None


def phrase(token: Token, without: frozenset[str] = frozenset()) -> Span:
    """The contiguous subtree of `token`, leaving out children whose relation is in `without`.

    Discontinuous remains are cut to the stretch around the token itself.
    """
    keep = {token.i}
    stack = [child for child in token.children if child.dep_ not in without and base(child.dep_) not in without]
    while stack:
        node = stack.pop()
        keep.add(node.i)
        stack.extend(node.children)
    left = right = token.i
    while left - 1 in keep:
        left -= 1
    while right + 1 in keep:
        right += 1
    return token.doc[left : right + 1]


def char_token(doc: Doc, offset: int) -> Token | None:
    """The token that holds the character at `offset`, or None where that is outside."""
    low, high = 0, len(doc) - 1
    while low <= high:
        middle = (low + high) // 2
        token = doc[middle]
        if offset < token.idx:
            high = middle - 1
        elif offset >= token.idx + len(token):
            low = middle + 1
        else:
            return token
    return None


def read_sentences(doc: Doc) -> Iterator[Span]:
    """Sentences that the reading model parsed: those of boilerplate and teasers are left out."""
    for sentence in doc.sents:
        if sentence.root.dep_ == "ROOT":
            yield sentence


def demanders(possessive: Token) -> list[Token]:
    """Who demands what is done to the owner, who is somebody else: "Canada called for *their* release"."""
    done = possessive.head
    while base(done.dep_) == "conj" and done.head is not done:
        done = done.head
    verb = done.head
    others = possessive.head.lemma_.lower() in word_class("done_to_others")
    if not others or base(done.dep_) not in {"obj", "obl"} or verb.lemma_ not in word_class("demanding"):
        return []
    asks = verb.head if base(verb.dep_) == "advcl" and verb.tag_ == "VB" else verb  # "marched to demand their release"
    subjects = [child for child in asks.children if child.dep_ == "nsubj"]
    return [word for subject in subjects for word in (subject, *subject.conjuncts)]


@cache
def word_classes(language: str = "en") -> Mapping[str, frozenset[str]]:
    """Every class of `word_classes.tsv` by its name: lemmas or forms, several words joined by a blank.

    Rows of one name are added up.
    """
    found: dict[str, frozenset[str]] = {}
    for row in table("word_classes", ("name", "words"), language):
        words = {word.replace("_", " ") for word in row.words("words")}
        found[row["name"]] = found.get(row["name"], frozenset()) | words
    return found


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class; ResourceError where no row has its name."""
    found = word_classes().get(name)
    if found is None:
        raise ResourceError(f"got no class {name!r}, which the rules ask for", file="word_classes.tsv")
    return found


def past_wish(verb: Token, joined: Token) -> bool:
    """Whether a past form joined to a verb stands behind the infinitive that says what is asked or promised, and so
    tells what was done: "urged citizens to leave and *closed* its embassy".
    """
    wished = [child for child in verb.children if base(child.dep_) == "xcomp" and verb.i < child.i < joined.i]
    before = [{child.lower_, *(word.lower_ for word in child.lefts)} for child in wished if child.tag_ == "VB"]
    infinitive = any("to" in words and not words & word_class("infinitive_helpers") for words in before)
    return infinitive and joined.dep_ == "conj" and joined.lower_.endswith("ed") and joined.lower_ != joined.lemma_
