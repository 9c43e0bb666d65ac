"""Wording: evidentials, hedges, boosters, distance and loaded names, with whose voice they are in.

Rows of wording.tsv are matched on words and held against where these stand (wordcontext.py); scare quotes are found
by their place in the sentence (scarequotes.py). Nothing is scored: a word is shown with the claim in whose content it
stands, or as the outlet's own, and with what it hangs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast, get_args

from spacy.tokens import Doc, Token

from according.attribution.scarequotes import ROW as SCARE
from according.attribution.scarequotes import scare_quotes
from according.attribution.wordcontext import TESTS, capitals_everywhere, head_of, holds, in_name, target
from according.document import READ_REGIONS, Claim, Document, Region, Wording, WordingKind
from according.resources import Row, table
from according.spans import longest_first

COLUMNS = ("words", "pos", "kind", "class", "only", "plain", "example", "counter", "source")
_POS = {"noun": ("NOUN", "PROPN"), "adj": ("ADJ", "VERB", "PROPN"), "verb": ("VERB", "AUX", "ADJ"), "adv": ("ADV", "ADJ")}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: kind and class, the parts of speech it is limited to, and its conditions.

    `only`: at least one must hold (none given: always); `plain`: none may. See wordcontext.holds. `proper` words
    are written with a capital always, so that it says nothing of a longer name.
    """

    kind: WordingKind
    cls: str
    pos: frozenset[str]
    only: tuple[str, ...]
    plain: tuple[str, ...]
    proper: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by their words in lower case, in the order of the file, and one expression that finds them all.

    The words of a row that holds `*` (one to four words) are found by `patterns`.
    """

    entries: dict[str, tuple[Entry, ...]]
    expression: re.Pattern[str]
    patterns: tuple[tuple[re.Pattern[str], Entry], ...]


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The rows of wording.tsv as they are looked up; raises as entry_of does."""
    entries: dict[str, tuple[Entry, ...]] = {}
    patterns: list[tuple[re.Pattern[str], Entry]] = []
    for row in table("wording", COLUMNS, language):
        entry = entry_of(row)
        for words in row.words("words"):
            if "*" in words and words != SCARE:
                patterns.append((_wild(words), entry))
            else:
                own = replace(entry, proper=words != words.lower())
                entries[words.lower()] = (*entries.get(words.lower(), ()), own)
    ordered = sorted((words for words in entries if words != SCARE), key=len, reverse=True)
    listed = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in ordered)
    return Lexicon(entries, re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.I), tuple(patterns))


def entry_of(row: Row) -> Entry:
    """A row of wording.tsv as an Entry; ResourceError where a kind, a part of speech or a condition is unknown."""
    only, plain, pos = row.words("only"), row.words("plain"), row.words("pos")
    if row["kind"] not in get_args(WordingKind):
        raise row.error(f"got kind {row['kind']!r}, expected one of {', '.join(get_args(WordingKind))}")
    for name, known in [(c, TESTS) for c in (*only, *plain) if c.startswith(":")] + [(p, _POS) for p in pos]:
        if name not in known:
            raise row.error(f"got {name!r}, expected one of {', '.join(sorted(known))}")
    tags = frozenset(tag for name in pos for tag in _POS[name])
    return Entry(cast(WordingKind, row["kind"]), row["class"], tags, only, plain)


def _wild(words: str) -> re.Pattern[str]:
    inner = re.escape(words).replace(r"\*", r"(?:[\w’'.-]+\s+){0,3}?[\w’'.-]+").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![\w-]){inner}(?![\w-])", re.I)


def find_wording(doc: Doc, document: Document, claims: Sequence[Claim]) -> list[Wording]:
    """All words of attitude in the regions that are read, in text order, without overlap."""
    found = [*_listed(doc, document, claims), *_wide(doc, document, claims)]
    quotes = [*_quoted(doc, document, claims)]
    return longest_first([*found, *(_introduced(quote, found, document, claims) for quote in quotes)])


def _listed(doc: Doc, document: Document, claims: Sequence[Claim]) -> Iterator[Wording]:
    known = lexicon()
    for match in known.expression.finditer(document.text):
        region = _region(document, match.start())
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if region is None or span is None:
            continue
        head, title = head_of(doc, span.start, span.end), _title(document, region)
        for entry in known.entries[" ".join(match[0].lower().split())]:
            if _stands(entry, head, span[0], span[-1], title):
                yield _wording(doc, document, claims, match.span(), entry.kind, head)
                break


def _stands(entry: Entry, head: Token, first: Token, last: Token, title: bool) -> bool:
    """Whether the row's part of speech and conditions hold where the words stand."""
    if entry.pos and head.pos_ not in entry.pos:
        return False
    if entry.kind == "loaded" and not (entry.proper or title) and in_name(first, last):
        return False
    return (not entry.only or holds(head, last, entry.only)) and not holds(head, last, entry.plain)


def _wide(doc: Doc, document: Document, claims: Sequence[Claim]) -> Iterator[Wording]:
    for pattern, entry in lexicon().patterns:
        for match in pattern.finditer(document.text):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            if span is None or _region(document, match.start()) is None:
                continue
            verbs = [token for token in span if token.pos_ == "VERB"]
            # One verb, the last: "what he called", not "what happens when he called".
            if len(verbs) == 1 and _stands(entry, verbs[0], span[0], span[-1], title=False):
                yield _wording(doc, document, claims, match.span(), entry.kind, verbs[0])


def _quoted(doc: Doc, document: Document, claims: Sequence[Claim]) -> Iterator[Wording]:
    for entry in lexicon().entries.get(SCARE, ()):
        for quote in scare_quotes(doc, document, claims, frozenset(entry.plain)):
            if _region(document, quote.start) is not None:
                head = head_of(doc, quote.left, quote.right)
                yield _wording(doc, document, claims, (quote.start, quote.end), entry.kind, head)


def _introduced(quote: Wording, found: Sequence[Wording], document: Document, claims: Sequence[Claim]) -> Wording:
    """The quote together with the words of distance right before it: what they called “brutal”."""
    for word in found:
        if word.kind == "distance" and 0 <= quote.start - word.end <= 1:
            text = document.text[word.start : quote.end]
            inside = voice(word.start, quote.end, _telling(document, word.start, claims))
            return Wording(word.start, quote.end, text, quote.kind, inside, quote.target, quote.target_kind)
    return quote


def _region(document: Document, offset: int) -> Region | None:
    """The region there, if it is one that is read."""
    region = document.region_at(offset)
    return region if region is not None and region.kind in READ_REGIONS else None


def _title(document: Document, region: Region) -> bool:
    return region.kind == "headline" and capitals_everywhere(document.text[region.start : region.end])


def _wording(
    doc: Doc, document: Document, claims: Sequence[Claim], bounds: tuple[int, int], kind: WordingKind, head: Token
) -> Wording:
    start, end = bounds
    told = _telling(document, start, claims)
    target_kind, hangs_on = target(head, kind, document, claims)
    return Wording(start, end, document.text[start:end], kind, voice(start, end, told), hangs_on, target_kind)


def voice(start: int, end: int, claims: Sequence[Claim | None]) -> int | None:
    """The index of the innermost claim whose content holds the words, or None for the outlet's own voice.

    A cue is the voice of whoever tells of the claim: "reportedly" is the outlet's, although it stands amid what
    is reported. Of two contents with the same bounds the one that has the other for its parent is the inner.
    """
    best: tuple[int, int, int] | None = None
    for number, claim in enumerate(claims):
        if claim is None or (claim.cue is not None and claim.cue.start < end and start < claim.cue.end):
            continue
        for span in claim.content:
            if span.covers(start, end):
                place = (span.start - span.end, _depth(number, claims), number)
                best = place if best is None or place > best else best
    return best[2] if best else None


def _telling(document: Document, at: int, claims: Sequence[Claim]) -> Sequence[Claim | None]:
    """The claims, with None for those that cannot be the voice at `at`: a headline is told by no cue of the body."""
    region = document.region_at(at)
    if region is None or region.kind != "headline":
        return claims
    return [claim if claim.cue is None or region.start <= claim.cue.start < region.end else None for claim in claims]


def _depth(number: int, claims: Sequence[Claim | None]) -> int:
    depth, at = 0, number
    while (claim := claims[at]) is not None and claim.parent is not None and depth < len(claims):
        depth, at = depth + 1, claim.parent
    return depth
