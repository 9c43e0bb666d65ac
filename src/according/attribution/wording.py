"""Wording: evidentials, hedges, boosters, distance and loaded names, with whose voice they are in.

Rows of wording.tsv are matched on words; scare quotes are found by their length and place. Nothing is
scored: a word is shown with the claim in whose content it stands, or as the outlet's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast, get_args

from spacy.tokens import Doc

from according.document import READ_REGIONS, Claim, Document, Wording, WordingKind
from according.resources import table
from according.spans import longest_first

_SCARE = re.compile(r"(?<![\w\"“])[\"“'‘]([A-Za-z][\w'’-]*(?: [\w'’-]+){0,2})[\"”'’](?!\w)")
_FIGURE = re.compile(
    r"\s+(?:\d|two|three|four|five|six|seven|eight|nine|ten|a (?:dozen|hundred|thousand|third|half)|half|all)"
)
NUMERIC = "numeric"


@cache
def lexicon(language: str = "en") -> tuple[dict[str, tuple[WordingKind, str]], re.Pattern[str]]:
    """Phrase (lower case) to kind and class, and one expression that finds them all, longest first."""
    found: dict[str, tuple[WordingKind, str]] = {}
    for row in table("wording", ("words", "kind", "class", "source"), language):
        if row["kind"] not in get_args(WordingKind):
            raise row.error(f"got kind {row['kind']!r}, expected one of {', '.join(get_args(WordingKind))}")
        found[row["words"].lower()] = (cast(WordingKind, row["kind"]), row["class"])
    ordered = sorted(found, key=len, reverse=True)
    pattern = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in ordered)
    return found, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.I)


def find_wording(doc: Doc, document: Document, claims: Sequence[Claim]) -> list[Wording]:
    """All words of attitude in the regions that are read, in text order, without overlap."""
    found = list(_listed(document, claims))
    found += _scare_quotes(document, claims)
    return longest_first(found)


def _listed(document: Document, claims: Sequence[Claim]) -> Iterator[Wording]:
    rows, pattern = lexicon()
    cues = {(claim.cue.start, claim.cue.end) for claim in claims if claim.cue}
    for match in pattern.finditer(document.text):
        kind, cls = rows[" ".join(match[0].lower().split())]
        if cls == NUMERIC and not _FIGURE.match(document.text, match.end()):
            continue
        # A cue is the claim's verb ("suggested", "described as"): its attitude is the claim's stance.
        if _read(document, match.start()) and match.span() not in cues:
            yield _wording(document, match.start(), match.end(), kind, claims)


def _scare_quotes(document: Document, claims: Sequence[Claim]) -> Iterator[Wording]:
    """One to three words in quotation marks that no claim quotes: distance, not speech.

    A few quoted words inside a content that is half quoted, half told are the source's own words.
    """
    for match in _SCARE.finditer(document.text):
        start, end = match.span(1)
        quoted = any(
            span.covers(start, end) and (claim.directness == "mixed" or span.end - span.start <= len(match[0]) + 4)
            for claim in claims
            if claim.cue is not None
            for span in claim.content
        )
        if not quoted and _read(document, start):
            yield _wording(document, match.start(), match.end(), "distance", claims)


def _read(document: Document, offset: int) -> bool:
    region = document.region_at(offset)
    return region is not None and region.kind in READ_REGIONS


def _wording(document: Document, start: int, end: int, kind: WordingKind, claims: Sequence[Claim]) -> Wording:
    return Wording(start, end, document.text[start:end], kind, voice(start, end, claims))


def voice(start: int, end: int, claims: Sequence[Claim]) -> int | None:
    """The index of the innermost claim whose content holds the words, or None for the outlet's own voice."""
    best: tuple[int, int] | None = None
    for number, claim in enumerate(claims):
        for span in claim.content:
            if span.covers(start, end) and (best is None or span.end - span.start < best[0]):
                best = (span.end - span.start, number)
    return best[1] if best else None
