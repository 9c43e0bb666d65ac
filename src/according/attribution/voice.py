"""Whose voice words are in: the innermost claim whose content holds them, or the outlet's own."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from according.attribution.edges import ARTICLES
from according.attribution.operators import implicatives
from according.attribution.wordcontext import head_of
from according.document import Claim, Document
from according.spans import Span
from according.words import base, children

MODEL_ALONE = "attribution: model"
"""The reason of a claim whose cue is in no row of the lexicon."""
_MARKS = frozenset("“\"‘'«„")


def voice(start: int, end: int, claims: Sequence[Claim | None]) -> int | None:
    """The index of the innermost claim whose content holds the words, or None for the outlet's own voice.

    A cue is the voice of whoever tells of the claim: "reportedly" is the outlet's, although it stands amid what
    is reported. Of two contents with the same bounds the one that has the other for its parent is the inner.
    """
    best: tuple[int, int, int] | None = None
    for number, claim in enumerate(claims):
        if claim is None:
            continue
        if claim.cue is not None and claim.cue.start < end and start < claim.cue.end:
            continue
        for span in claim.content:
            if span.covers(start, end):
                place = (span.start - span.end, _depth(number, claims), number)
                best = place if best is None or place > best else best
    return best[2] if best else None


def telling(doc: Doc, claim: Claim) -> bool:
    """Whether a claim is somebody else's word: the link of a chain, the voice of what stands in it.

    "As we have reported", outside any quotation, is the outlet's own. A cue that the model alone knows ("signed a
    budget", "backed the general") says where somebody stands, and tells only where its content is a clause or quoted.
    """
    own = claim.source is not None and claim.source.text.lower() == "we" and claim.source.id is None
    if own and claim.parent is None and claim.directness == "indirect":
        return False
    if claim.why != (MODEL_ALONE,) or claim.cue is None:
        return True
    cue = doc.char_span(claim.cue.start, claim.cue.end, alignment_mode="expand")
    rows = [implicatives("verb").get(token.lemma_.lower()) for token in cue or ()]
    if any(row is not None and row["effect"] not in ("given", "presupposed") for row in rows):
        return False  # "allows the police to arrest" tells of an act
    spans = (doc.char_span(span.start, span.end, alignment_mode="expand") for span in claim.content)
    return any(span is not None and _said_by(cue, span) for span in spans)


def _said_by(cue: DocSpan | None, content: DocSpan) -> bool:
    """Whether a content has a quotation in it, or is the clause of a word of the cue."""
    for token in content:
        clause = base(token.dep_) in ("ccomp", "csubj", "parataxis")
        if (token.is_quote and token.i == content.start) or (
            clause and cue is not None and cue.start <= token.head.i < cue.end
        ):
            return True
    return False


def tellers(doc: Doc, claims: Sequence[Claim]) -> list[Claim | None]:
    """The claims whose words are their source's own, in their places; None for those that only tell of an act.

    No words are anybody's speech where a modifier names ("suspected rebels"), nor where a claim inside another has
    no clause and no quotation for its content: in "Ann said she had urged them to crush the terrorists" the name is
    Ann's.
    """
    return [claim if _tells(doc, claim) else None for claim in claims]


def _tells(doc: Doc, claim: Claim) -> bool:
    if not telling(doc, claim):
        return False
    if claim.cue is not None and claim.source is None:
        cue = doc.char_span(claim.cue.start, claim.cue.end, alignment_mode="expand")
        if cue is not None and len(cue) == 1 and base(cue[0].dep_) in ("amod", "advmod"):
            return False
    quoted = _opens_quoted(claim.content[0].text) or (claim.directness == "direct" and claim.parent is None)
    if quoted or any(_clause(doc, span) for span in claim.content):
        return True
    return claim.parent is None


def _opens_quoted(text: str) -> bool:
    """Whether a content is a quotation from its first word on, an article apart: what he called a “dangerous act”."""
    word, _, rest = text.partition(" ")
    return text[:1] in _MARKS or (word.lower() in ARTICLES and rest[:1] in _MARKS)


def _clause(doc: Doc, content: Span) -> bool:
    """Whether a content is a clause: its head has a subject or "that", or it is longer than one sentence."""
    span = doc.char_span(content.start, content.end, alignment_mode="expand")
    if span is None:
        return True
    head = head_of(doc, span.start, span.end)
    inside = [child for child in children(head, "nsubj", "csubj", "expl") if span.start <= child.i < span.end]
    opened = any(child.lower_ == "that" and child.i == span.start for child in children(head, "mark"))
    return bool(inside) or opened or head.sent.end < span.end


def heard(document: Document, at: int, claims: Sequence[Claim | None]) -> Sequence[Claim | None]:
    """The claims, with None for those that cannot be the voice at `at`: a headline is told by no cue of the body."""
    region = document.region_at(at)
    if region is None or region.kind != "headline":
        return claims
    return [c if c is None or c.cue is None or region.start <= c.cue.start < region.end else None for c in claims]


def _depth(number: int, claims: Sequence[Claim | None]) -> int:
    depth, at = 0, number
    while (claim := claims[at]) is not None and claim.parent is not None and depth < len(claims):
        depth, at = depth + 1, claim.parent
    return depth
