"""Small helpers over spaCy's Doc that several stages share (types only: no stage logic here)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token


@cache
def base(dep: str) -> str:
    """A UD relation without its subtype: "nsubj:pass" gives "nsubj"."""
    return dep.split(":", 1)[0]


def children(token: Token, *deps: str) -> list[Token]:
    """Children by relation; "obl" also matches its subtypes, "nsubj:pass" only itself."""
    return [child for child in token.children if (dep := child.dep_) in deps or base(dep) in deps]


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
