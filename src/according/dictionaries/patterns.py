"""Verb patterns as sequences of elements before and after the verb.

| in a pattern | stands for |
|---|---|
| `WORD` | a word; where phrases are marked, the head of one, an adverb or a particle |
| `A_B` | words that touch; a blank lets others between |
| `&SET` | a word or phrase of a synonym set |
| `{A B C}` | a noun phrase; the last word is its head. `{A \\| B}`: one of them |
| `(P A B)` | a phrase with the preposition P, and words or marks inside it; `P/Q` is either |
| `$` `+` | the actor that is the source, the target |
| `%` | an actor of several members who are both, each to each |
| `^` | an actor who is neither |
| `*` | the verb |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from according.dictionaries.forms import words_of
from according.dictionaries.rows import PatternRow
from according.dictionaries.verbs import known_set

MarkKind = Literal["$", "+", "%", "^"]
Options = tuple[tuple[str, ...], ...]
"""Alternatives, each a sequence of words that touch."""
TOKENS = re.compile(r"[{}()]|[^\s{}()]+")
PREFIX = 4  # letters by which patterns are found: enough to tell words apart, few enough for stems


@dataclass(frozen=True, slots=True)
class Term:
    """A word or synonym set; `joined` touches what stands before it, `stem` may go on by any letters."""

    options: Options
    joined: bool = False
    stem: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A place for an actor."""

    kind: MarkKind
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase by its words, the last is the head."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Prepositional:
    """A phrase by its prepositions (either will do) and what must stand in it."""

    prepositions: frozenset[str]
    parts: tuple[Term | Mark | Phrase, ...]


Element = Term | Mark | Phrase | Prepositional


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready to be matched; `before` is in text order, as `after` is."""

    before: tuple[Element, ...]
    after: tuple[Element, ...]
    row: PatternRow
    touching: bool = False  # the last element before the verb stands right before it

    @property
    def linear(self) -> bool:
        """Whether its words count in their order alone."""
        return self.row.dialect == "linear"


def compile_pattern(row: PatternRow, synsets: Mapping[str, Options]) -> Pattern:
    """The elements of a row; ValueError for a set that is not there or an element that makes no sense."""
    compiler = _Compiler(synsets, stems=row.dialect == "linear")
    before, after = row.pattern.split("*")
    elements = tuple(compiler.side(before, "before")), tuple(compiler.side(after, "after"))
    return Pattern(*elements, row, touching=before.endswith("_"))


class _Compiler:
    def __init__(self, synsets: Mapping[str, Options], *, stems: bool) -> None:
        self.synsets = synsets
        self.stems = stems

    def side(self, text: str, side: Literal["before", "after"]) -> list[Element]:
        """The elements on one side of the verb."""
        found: list[Element] = []
        tokens = iter(TOKENS.findall(text))
        for token in tokens:
            if token == "{":
                found.append(self.braces(tokens))
            elif token == "(":
                found.append(self.parentheses(tokens))
            elif token not in "})":
                found.extend(self.chunk(token, first=side == "after" and not found))
        return found

    def chunk(self, text: str, *, first: bool = False) -> Iterator[Term | Mark]:
        """The elements of what stands between blanks; `_` joins them. `first` stands right after the verb."""
        joined = first and text.startswith("_")
        rest = text.strip("_")
        while rest:
            if rest.startswith("&"):
                name = known_set(rest, self.synsets)
                if name is None:
                    raise ValueError(f"got {rest}, a synonym set that is not defined")
                yield Term(self.synsets[name], joined)
                rest = rest[len(name.rstrip("_")) :].lstrip("_")
            else:
                word, _, rest = rest.partition("_")
                if word in ("$", "+", "%", "^"):
                    yield Mark(word, joined)  # type: ignore[arg-type]
                elif word:
                    stem = self.stems and not rest and not text.endswith("_")
                    options = tuple(tuple(words_of(each)) for each in word.split("/") if words_of(each))
                    if options:
                        yield Term(options, joined, stem)
            joined = True

    def braces(self, tokens: Iterator[str]) -> Element:
        inside: list[str] = []
        for token in tokens:
            if token == "}":
                break
            inside.append(token)
        if "|" in inside:
            either = " ".join(inside).split("|")
            return Term(tuple(tuple(words_of(each)) for each in either if words_of(each)))
        terms = [term for token in inside for term in self.chunk(token)]
        if not terms or any(isinstance(term, Mark) for term in terms):
            raise ValueError(f"got {{{' '.join(inside)}}}, expected the words of a noun phrase")
        return Phrase(tuple(term for term in terms if isinstance(term, Term)))

    def parentheses(self, tokens: Iterator[str]) -> Prepositional:
        first = next(tokens, ")")
        if first in "(){}":
            raise ValueError("got parentheses without a preposition")
        parts: list[Term | Mark | Phrase] = []
        for token in tokens:
            if token == ")":
                break
            if token == "{":
                inner = self.braces(tokens)
                if isinstance(inner, Phrase | Term):
                    parts.append(inner)
            else:
                parts.extend(self.chunk(token))
        names = self.synsets[known_set(first, self.synsets) or ""] if first.startswith("&") else None
        words = {option[0] for option in names if option} if names else set(first.lower().split("/"))
        return Prepositional(frozenset(words), tuple(parts))


def keys_of(pattern: Pattern) -> frozenset[str] | None:
    """Beginnings of words of which one must stand in a sentence that the pattern fits; None where it needs none."""
    best: frozenset[str] | None = None
    for element in (*pattern.before, *pattern.after):
        for term in _terms(element):
            # A stem is found by its first letters; without stems a word must be there whole.
            cut = PREFIX if pattern.linear else None
            keys = frozenset(option[0][:cut] for option in term.options if option)
            if best is None or len(keys) < len(best):
                best = keys
        if isinstance(element, Prepositional) and best is None:
            best = frozenset(word[: PREFIX if pattern.linear else None] for word in element.prepositions)
    return best


def _terms(element: Element) -> Iterator[Term]:
    if isinstance(element, Term):
        yield element
    elif isinstance(element, Phrase):
        yield from element.terms
    elif isinstance(element, Prepositional):
        for part in element.parts:
            yield from _terms(part)
