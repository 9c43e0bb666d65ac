"""Scare quotes: one to three words in quotation marks that an outlet does not make its own.

They modify a noun (a "brutal" attack) or name a thing or a deed (the "peace march"). A quotation that says something
(a clause, a predicate, an exclamation) is speech; what stands behind "shouting", "reads" or "novel", and what has the
capitals of a title or a nickname, is quoted for other reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from according.attribution.wordcontext import capitals_everywhere, head_of
from according.document import Claim, Document
from according.words import base

ROW = "“*”"
"""The row of wording.tsv that stands for scare quotes; its `plain` words are those that make a quotation none."""
_QUOTED = re.compile(r"(?<![\w\"“])[\"“'‘]([A-Za-z][\w'’-]*(?: [\w'’-]+){0,2})[,.]?[\"”'’](?!\w)")
_SAID = frozenset({"ccomp", "parataxis", "discourse", "vocative", "punct"})
_WHEN = frozenset({"obl:tmod", "obl:npmod", "obl:unmarked", "nmod:tmod", "nmod:npmod", "nmod:unmarked"})
_ANNOUNCED = 3  # tokens before a quotation among which the word stands that announces it
_SMALL = 3  # letters of the longest word that a title may write small
_MEASURES = frozenset({"no", "more", "less", "fewer", "many", "much", "most", "several", "any", "all", "every"})
"""Words at the head of a quotation that count instead of naming."""
_SO_CALLED = 4  # tokens before it among which "so-called" stands


@dataclass(frozen=True, slots=True)
class Quotation:
    """A short quotation: character bounds with its marks, those of its words, and its tokens [left, right)."""

    start: int
    end: int
    inner: tuple[int, int]
    left: int
    right: int


def scare_quotes(doc: Doc, document: Document, claims: Sequence[Claim], plain: frozenset[str]) -> Iterator[Quotation]:
    """All scare quotes of the text in order, whatever their region; `plain`: lemmas that announce other quotations."""
    for match in _QUOTED.finditer(document.text):
        span = doc.char_span(*match.span(1), alignment_mode="contract")
        if span is None or not len(span):
            continue
        quote = Quotation(match.start(), match.end(), match.span(1), span.start, span.end)
        if not _titled(quote, doc, document) and _distances(quote, doc, claims, plain):
            yield quote


def _distances(quote: Quotation, doc: Doc, claims: Sequence[Claim], plain: frozenset[str]) -> bool:
    head = head_of(doc, quote.left, quote.right)
    if _announced(head, quote, doc, plain) or _says(quote, doc) or doc[quote.left].lower_ in _MEASURES:
        return False
    if _modifies(head, quote, doc):
        return True
    if _whole(quote, claims) and base(head.dep_) not in ("obl", "nmod"):
        return False
    return _names(head, quote, doc)


def _titled(quote: Quotation, doc: Doc, document: Document) -> bool:
    """Every word has a capital, as titles and nicknames have, and nothing before it calls it so-called."""
    region = document.region_at(quote.start)
    title = region is not None and region.kind == "headline" and document.text[region.start : region.end]
    if title and capitals_everywhere(title):
        return False
    words = [token.text for token in doc[quote.left : quote.right] if token.text[0].isalpha()]
    # Small words have none in titles either: "Masters of the Sea".
    if not words[0][:1].isupper() or any(word[0].islower() and len(word) > _SMALL for word in words):
        return False
    before = doc[max(quote.left - _SO_CALLED, 0) : quote.left]
    return not any(token.lower_ in ("called", "so-called") for token in before)


def _announced(head: Token, quote: Quotation, doc: Doc, plain: frozenset[str]) -> bool:
    """The word that governs the quotation, or stands before it, says that it is speech, a title or a word."""
    before = [token for token in doc[max(quote.left - _ANNOUNCED, 0) : quote.left] if token.is_alpha][-1:]
    outer = [head.head] if not quote.left <= head.head.i < quote.right else []
    return any(token.lemma_.lower() in plain or token.lower_ in plain for token in (*before, *outer))


def _says(quote: Quotation, doc: Doc) -> bool:
    """A clause: a word of the quotation has its subject there too, or there is an auxiliary."""
    inner = doc[quote.left : quote.right]
    if any(token.pos_ == "AUX" for token in inner):
        return True
    return any(base(token.dep_) in ("nsubj", "csubj") and quote.left <= token.head.i < quote.right for token in inner)


def _modifies(head: Token, quote: Quotation, doc: Doc) -> bool:
    """The quoted words stand before the noun that they modify, by the parse or by place."""
    if base(head.dep_) in ("amod", "compound", "nmod", "nummod") and head.head.i >= quote.right:
        return True
    if quote.right + 1 >= len(doc) or not doc[quote.right].is_quote:
        return False
    follower = doc[quote.right + 1]
    return follower.pos_ == "NOUN" and follower.dep_ not in _WHEN and head.pos_ in ("ADJ", "NOUN", "PROPN", "VERB")


def _whole(quote: Quotation, claims: Sequence[Claim]) -> bool:
    """The quotation is all that somebody is quoted with."""
    slack = quote.end - quote.start + 4
    return any(
        len(claim.content) == 1 and span.covers(*quote.inner) and span.end - span.start <= slack
        for claim in claims
        if claim.cue is not None
        for span in claim.content
    )


def _names(head: Token, quote: Quotation, doc: Doc) -> bool:
    """A thing or a deed by name: a noun phrase with a place in its clause, or a lone verb that is no speech."""
    inside = [child for child in head.children if quote.left <= child.i < quote.right]
    if base(head.dep_) in _SAID or any(base(child.dep_) in ("cop", "case") for child in inside):
        return False
    outside = any(not child.is_punct and child not in inside for child in head.children)
    if head.pos_ in ("NOUN", "PROPN"):
        return outside or head.head.i != head.i
    governed = any(base(child.dep_) in ("case", "mark") for child in head.children if child.i < quote.left)
    lone = quote.right - quote.left == 1 and head.head.i != head.i
    return lone and (head.pos_ == "VERB" or governed)
