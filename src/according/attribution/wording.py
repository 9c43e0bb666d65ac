"""Wording: evidentials, hedges, boosters, distance and loaded names, with whose voice they are in.

Rows of wording.tsv are matched on words and held against where these stand (wordcontext.py); scare quotes are found
by their place in the sentence (scarequotes.py). Nothing is scored: a word is shown with the claim in whose content it
stands, or as the outlet's own, and with what it hangs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast, get_args

from spacy.tokens import Doc, Token

from according.attribution.scarequotes import ROW as SCARE
from according.attribution.scarequotes import scare_quotes
from according.attribution.voice import heard, tellers, voice
from according.attribution.wordcontext import TESTS, capitals_everywhere, head_of, holds, in_name, target
from according.document import READ_REGIONS, Claim, Document, Region, Wording, WordingKind
from according.resources import Row, table
from according.spans import longest_first

COLUMNS = ("words", "pos", "kind", "class", "only", "plain", "example", "counter", "source")
_POS = {
    "noun": ("NOUN", "PROPN"),
    "adj": ("ADJ", "VERB", "PROPN"),
    "verb": ("VERB", "AUX", "ADJ"),
    "adv": ("ADV", "ADJ"),
}


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
    listed = word_tree(words for words in entries if words != SCARE)
    return Lexicon(entries, re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.I), tuple(patterns))


def word_tree(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, that parts them letter by letter.

    As plain alternatives, hundreds of them would be tried one after the other at each word of a text.
    """
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word[1:])
    ends = branches.pop("", None) is not None
    letters = {letter: r"\s+" if letter == " " else re.escape(letter) for letter in branches}
    inner = "|".join(letters[letter] + word_tree(rest) for letter, rest in branches.items())
    if not inner:
        return ""
    return f"(?:{inner})?" if ends else f"(?:{inner})" if len(branches) > 1 else inner


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


@dataclass(frozen=True, slots=True)
class _Text:
    """A report as wording is looked for in it; `told` are the claims that can be a voice, in their places."""

    doc: Doc
    document: Document
    claims: Sequence[Claim]
    told: Sequence[Claim | None]

    def region(self, offset: int) -> Region | None:
        """The region there, if it is one that is read."""
        region = self.document.region_at(offset)
        return region if region is not None and region.kind in READ_REGIONS else None

    def wording(self, start: int, end: int, kind: WordingKind, head: Token) -> Wording:
        """The words with their voice and what they hang on; `head` is their head."""
        told_by = voice(start, end, heard(self.document, start, self.told))
        target_kind, hangs_on = target(head, kind, self.document, self.claims)
        return Wording(start, end, self.document.text[start:end], kind, told_by, hangs_on, target_kind)


def find_wording(doc: Doc, document: Document, claims: Sequence[Claim]) -> list[Wording]:
    """All words of attitude in the regions that are read, in text order, without overlap."""
    text = _Text(doc, document, claims, tellers(doc, claims))
    wide = list(_wide(text))
    quotes = [_introduced(quote, wide, document) for quote in _quoted(text)]
    return longest_first([*_listed(text), *wide, *quotes])


def _listed(text: _Text) -> Iterator[Wording]:
    known = lexicon()
    for match in known.expression.finditer(text.document.text):
        region = text.region(match.start())
        span = text.doc.char_span(*match.span(), alignment_mode="expand")
        if region is None or span is None:
            continue
        head, title = head_of(text.doc, span.start, span.end), _title(text.document, region)
        for entry in known.entries[" ".join(match[0].lower().split())]:
            if _stands(entry, head, span[0], span[-1], title):
                yield text.wording(match.start(), match.end(), entry.kind, head)
                break


def _stands(entry: Entry, head: Token, first: Token, last: Token, title: bool) -> bool:
    """Whether the row's part of speech and conditions hold where the words stand."""
    if entry.pos and head.pos_ not in entry.pos:
        return False
    if entry.kind == "loaded" and not (entry.proper or title) and in_name(first, last):
        return False
    return (not entry.only or holds(head, last, entry.only)) and not holds(head, last, entry.plain)


def _wide(text: _Text) -> Iterator[Wording]:
    for pattern, entry in lexicon().patterns:
        for match in pattern.finditer(text.document.text):
            span = text.doc.char_span(*match.span(), alignment_mode="expand")
            if span is None or text.region(match.start()) is None:
                continue
            verbs = [token for token in span if token.pos_ == "VERB"]
            # One verb, the last: "what he called", not "what happens when he called".
            if len(verbs) == 1 and _stands(entry, verbs[0], span[0], span[-1], title=False):
                yield text.wording(match.start(), match.end(), entry.kind, verbs[0])


def _quoted(text: _Text) -> Iterator[Wording]:
    for entry in lexicon().entries.get(SCARE, ()):
        for quote in scare_quotes(text.doc, text.document, text.claims, frozenset(entry.plain)):
            if text.region(quote.start) is not None:
                yield text.wording(quote.start, quote.end, entry.kind, head_of(text.doc, quote.left, quote.right))


def _introduced(quote: Wording, wide: Sequence[Wording], document: Document) -> Wording:
    """The quote with the words of distance right before it, in the quote's voice: what they called “brutal”."""
    for words in wide:
        if 0 <= quote.start - words.end <= 1:
            return replace(quote, start=words.start, text=document.text[words.start : quote.end])
    return quote


def _title(document: Document, region: Region) -> bool:
    return region.kind == "headline" and capitals_everywhere(document.text[region.start : region.end])
