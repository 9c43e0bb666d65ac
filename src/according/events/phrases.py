"""The words that a party stands in: bounds of phrases, parties by token, titles with names, the same party once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from spacy.tokens import Doc, Token

from according.document import Document, Party, Place, Timex
from according.events.marks import POSSESSIVE, preposition
from according.events.nations import state_of
from according.spans import Span
from according.words import base, char_token, word_class

Mention = TypeVar("Mention", Party, Place, Timex)
OUTSIDE = frozenset(
    {"cc", "punct", "case", "mark", "advmod", "acl:relcl", "nsubj", "nsubj:pass", "cop", "aux", "expl", "obl", "advcl"}
)
"""Relations whose words before a noun are not of its phrase ("he was the 31st person")."""
LISTED = frozenset({"country", "organisation", "person"})
"""Kinds of party whose lists are read off the text."""
BODIES = frozenset({"GOV", "MIL", "LEG", "JUD", "PTY"})


def covering(doc: Doc, spans: Iterable[Mention]) -> dict[int, Mention]:
    """Token index → the longest span that covers the token."""
    index: dict[int, Mention] = {}
    for span in sorted(spans, key=lambda s: s.end - s.start):
        token = char_token(doc, span.start)
        while token is not None and token.idx < span.end:
            index[token.i] = span
            token = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return index


def noun_phrase(token: Token) -> tuple[int, int]:
    """Character bounds of a noun with what stands before it, and an "of" phrase after it; no clauses."""
    left = min(
        [
            token.i,
            *(c.left_edge.i for c in token.children if c.i < token.i and c.dep_ not in OUTSIDE),
        ]
    )
    right = token.i
    for child in token.children:
        if child.i > token.i and (
            base(child.dep_) == "flat" or (base(child.dep_) == "nmod" and preposition(child) == "of")
        ):
            inner = [c.i for c in child.subtree if c.i <= child.i]
            right = max(right, child.i, *inner)
    while left < token.i and token.doc[left].dep_ == "case" and token.doc[left].lower_ not in POSSESSIVE:
        hedge = token.doc[left + 1].lower_ in {"least", "most"} and left + 2 <= token.i
        if hedge and token.doc[left + 2].pos_ == "NUM":  # "at least 28"
            break
        left += 1  # a preposition that a tree hung on a word inside the phrase
    last = token.doc[right]
    return token.doc[left].idx, last.idx + len(last)


def is_body(party: Party) -> bool:
    """Whether an unnamed party is a body of a state, not its people ("the interim government")."""
    return party.kind == "agent" and bool(BODIES & set(party.sectors)) and not party.text.lower().endswith("s")


def is_told(token: Token | None) -> bool:
    """Whether a word is whom somebody says something to."""
    return (
        token is not None and base(token.dep_) in {"obj", "iobj", "obl"} and token.head.lemma_ in word_class("saying")
    )


def span_of(document: Document, start: int, end: int) -> dict[str, Any]:
    """The fields of a party that stands in other words of the text."""
    span = document.span(start, end)
    return {"start": span.start, "end": span.end, "text": span.text}


def land_party(span: Span, place: Place) -> Party:
    """The state whose name, or whose capital's, is a place in the text."""
    state = state_of(place.country)
    if state is None:
        return Party(span.start, span.end, span.text, country=place.country, kind="country", why=("phrase",))
    return Party(
        span.start, span.end, span.text, id=state.id, name=state.name, country=state.country, sectors=("GOV",),
        kind="country", why=("phrase",),
    )  # fmt: skip


def titled(found: list[Party], document: Document) -> list[Party]:
    """Parties with a title and the name right after it as one, where a tree parts them."""
    kept: list[Party] = []
    for party in sorted(found, key=lambda p: p.start):
        both = joined(kept[-1], party, document) if kept else None
        if both is not None:
            kept[-1] = both
        elif not same_as_one(party, kept):
            kept.append(party)
    return kept


def joined(title: Party, name: Party, document: Document) -> Party | None:
    """A title and the name right after it as one party ("the governor Ann Lee"); None where they are not that."""
    if title.name not in (None, name.name) or not name.name or document.text[title.end : name.start] != " ":
        return None
    span = document.span(title.start, name.end)
    return replace(name, start=span.start, end=span.end, text=span.text, sectors=name.sectors or title.sectors)


def same_as_one(party: Party, others: Iterable[Party]) -> bool:
    """Whether a party is, by name, one of the others."""
    return party.name is not None and any((party.name, party.country) == (o.name, o.country) for o in others)


def lists(mentions: Sequence[Party], text: str) -> dict[int, list[Party]]:
    """Lists of three and more named parties of one kind, "A, B and C", by the start of their first."""
    found: dict[int, list[Party]] = {}
    row: list[Party] = []
    for party in mentions:
        between = text[row[-1].end : party.start].strip() if row else ""
        alike = bool(row) and party.kind == row[0].kind and party.kind in LISTED and party.name is not None
        if alike and between == ",":
            row.append(party)
            continue
        if alike and between in {"and", ", and", "or", ", or"} and len(row) > 1:
            found[row[0].start] = [*row, party]
            row = []
            continue
        row = [party] if party.name is not None else []
    return found


def body_noun(token: Token, mentions: Sequence[Party], document: Document) -> Party | None:
    """A body by its bare noun before an act ("a coalition airstrike", "rebel shelling"): the last one so called."""
    lemma = token.lemma_.lower()
    joined_to = token.i > 0 and token.nbor(-1).text in {"-", "–"}  # "anti-government protests"
    if base(token.dep_) != "compound" or token.pos_ != "NOUN" or lemma not in word_class("bodies") or joined_to:
        return None
    span = document.span(token.idx, token.idx + len(token))
    for party in reversed(mentions):
        last = party.text.lower().rsplit(" ", 1)[-1]
        if party.end <= token.idx and last in (lemma, f"{lemma}s"):
            return replace(party, start=span.start, end=span.end, text=span.text)
    return Party(span.start, span.end, span.text, kind="agent", why=("phrase",))
