"""Figures: how many dead, wounded, arrested, marching, how many things or strikes, with hedges as bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from according.document import Document
from according.record import Count
from according.resources import table
from according.words import base, word_class

DECIMAL = re.compile(r"\d+\.\d+")
JOINED = frozenset({"nummod", "advmod", "amod", "det", "compound", "quantmod", "case", "fixed", "obl", "nmod"})


@dataclass(frozen=True, slots=True)
class Words:
    """Numerals (word → value), rough numbers (word → least), hedges (phrase → bound), kinds (lemma → kind)."""

    numerals: Mapping[str, int]
    rough: Mapping[str, int]
    hedges: Mapping[str, str]
    kinds: Mapping[str, str]


@cache
def words(language: str = "en") -> Words:
    """`count_words.tsv`; raises ResourceError (file:line) where a row does not hold."""
    found: dict[str, dict[str, str]] = {"numeral": {}, "rough": {}, "hedge": {}, "kind": {}}
    for row in table("count_words", ("class", "word", "value"), language):
        if row["class"] not in found:
            raise row.error(f"got class {row['class']!r}, expected one of {', '.join(found)}")
        if row["class"] in {"numeral", "rough"} and not row["value"].isdigit():
            raise row.error(f"got value {row['value']!r}, expected a whole number")
        found[row["class"]][row["word"]] = row["value"]
    return Words(
        {word: int(value) for word, value in found["numeral"].items()},
        {word: int(value) for word, value in found["rough"].items()},
        found["hedge"],
        found["kind"],
    )


def numeral(text: str) -> int | None:
    """The value of one token: digits with separators, or a numeral of the lexicon; None for others."""
    plain = text.lower().replace(",", "").replace("\u00a0", "")
    if plain.isdigit():
        return int(plain)
    value = words().numerals.get(plain)
    if value is None and "-" in plain:
        parts = [words().numerals.get(part) for part in plain.split("-")]
        if len(parts) == 2 and parts[0] is not None and parts[1] is not None and parts[0] >= 20 > parts[1]:
            return parts[0] + parts[1]
    return value


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in the text: bounds (None where open) and the tokens it covers."""

    low: int | None
    high: int | None
    first: int
    last: int


def figure_at(token: Token) -> Figure | None:
    """The figure whose last number is the token, with numerals, ranges and hedges to its left."""
    doc, sentence = token.doc, token.sent
    rough = words().rough.get(token.text.lower())
    value = numeral(token.text)
    if value is None and rough is None:
        return None
    if rough is not None and value is None and (whole := further(token)) is not None:
        return figure_at(whole)
    first = token.i
    low: int | None
    high: int | None
    if rough is not None and value is None:
        low, high, first = rough_number(token, rough)
    else:
        assert value is not None
        low, high, first = exact_number(token, value)
    return hedged(doc[first], sentence.start, low, high, token.i)


def further(token: Token) -> Token | None:
    """The last word of a rough number of two ("hundreds **of thousands**"), seen from its first."""
    doc, last = token.doc, token.i + 2
    if last >= len(doc) or doc[token.i + 1].lower_ != "of":
        return None
    return doc[last] if words().rough.get(doc[last].lower_, 0) >= 1000 else None


def rough_number(token: Token, least: int) -> tuple[int | None, int | None, int]:
    """ "dozens", "hundreds", "tens of thousands", "two dozen", "several hundred"."""
    doc, first, low = token.doc, token.i, least
    before = doc[first - 1].text.lower() if first else ""
    if before == "of" and first >= 2 and (tens := words().rough.get(doc[first - 2].text.lower())):
        unit = words().numerals.get(doc[token.i].lower_.removesuffix("s"), least)
        return tens * unit, None, first - 2  # "hundreds of thousands": 200,000 at least
    exact = numeral(before)
    if exact is not None:
        return exact * least, exact * least, first - 1
    if before in {"a", "an"} and not token.text.lower().endswith("s"):
        return low, low, first - 1
    return low, None, first


def exact_number(token: Token, value: int) -> tuple[int, int, int]:
    """ "1 200", "two hundred", "2.3 million", "twenty-nine", "20 to 30", "between 20 and 30", "20-30"."""
    doc, first = token.doc, token.i
    if value in {100, 1000, 1_000_000} and first > token.sent.start and not token.text.isdigit():
        before = doc[first - 1].text
        factor = float(before) if DECIMAL.fullmatch(before) else numeral(before)
        if factor is not None:
            value, first = round(factor * value), first - 1
    elif value < 10 and first - 2 >= token.sent.start and doc[first - 1].text == "-" and not token.text.isdigit():
        tens = numeral(doc[first - 2].text)
        if tens is not None and tens >= 20:
            value, first = tens + value, first - 2
    elif value < 10 and first > token.sent.start and not token.text.isdigit():
        tens = numeral(doc[first - 1].text)  # "twenty one"
        if tens is not None and 20 <= tens < 100 and tens % 10 == 0 and not doc[first - 1].text.isdigit():
            value, first = tens + value, first - 1
    low = value
    if first - 2 >= token.sent.start:
        joint, other = doc[first - 1].text.lower(), numeral(doc[first - 2].text)
        opened = first >= 3 and doc[first - 3].text.lower() in {"between", "from"}
        if other is not None and other < value and (joint in {"to", "-", "–", "or"} or (joint == "and" and opened)):
            low, first = other, first - (3 if opened else 2)
    return low, value, first


def hedged(first: Token, floor: int, low: int | None, high: int | None, last: int) -> Figure:
    """The figure with the hedge to its left: "at least" and "over" open the top, "up to" and "under" the bottom."""
    doc = first.doc
    for width in (3, 2, 1):
        start = first.i - width
        if start < floor:
            continue
        phrase = " ".join(t.text.lower() for t in doc[start : first.i])
        bound = words().hedges.get(phrase)
        if bound is None:
            continue
        if bound in {"least", "over"}:
            return Figure(low, None, start, last)
        if bound in {"most", "under"}:
            return Figure(None, high, start, last)
        return Figure(low, high, start, last)
    return Figure(low, high, first.i, last)


def figure_of(head: Token, people: frozenset[str]) -> Figure | None:
    """The figure of a phrase: its numeral, the phrase itself being one, or "a" before one person."""
    if (own := figure_at(head)) is not None:
        return own
    for child in head.children:  # "between 20 and 25 villagers", "20 to 30 men": the last number has both
        for other in (c for c in child.children if child.dep_ == "nummod" and child.i < c.i < head.i):
            found = figure_at(other)
            if found is not None and found.first <= child.i:
                return found
    for child in reversed(list(head.children)):
        if child.i < head.i and base(child.dep_) in JOINED and (found := figure_at(child)) is not None:
            return found
        if child.dep_ == "nummod" and (found := figure_at(child)) is not None:
            return found
    one = head.lemma_.lower() in people and head.lemma_.lower() not in word_class("several")
    if one and head.text.lower() == head.lemma_.lower():
        for child in head.children:
            if child.dep_ == "det" and child.text.lower() in {"a", "an", "one", "another"}:
                return Figure(1, 1, child.i, head.i)
    return None


def count_of(head: Token, kind: str, document: Document, people: frozenset[str]) -> Count | None:
    """The Count of a phrase's head, from the figure to the noun; None where it has no figure."""
    found = figure_of(head, people)
    if found is None:
        return None
    inner = [c for c in head.children if base(c.dep_) == "nmod" and c.i > head.i and c.i <= head.i + 4]
    last = inner[0].i if head.i == found.last and inner else max(head.i, found.last)
    start = head.doc[found.first].idx
    end = head.doc[last].idx + len(head.doc[last])
    span = document.span(start, end)
    return Count(span.start, span.end, span.text, kind=kind, low=found.low, high=found.high)


def _own_clause(token: Token) -> bool:
    """Whether a state is told by a clause of its own: "in which nine were killed", "and 20 were injured"."""
    joined = token.dep_ == "conj" and any(base(child.dep_) == "nsubj" for child in token.children)
    return token.dep_ == "acl:relcl" or (joined and token.pos_ == "VERB")


def _beneath(token: Token, verb: Token) -> bool:
    """Whether a finite clause with its own subject stands between a word and the verb: "after inmates fought"."""
    for above in token.ancestors:
        if above.i == verb.i:
            return False
        told = above.tag_ in ("VBD", "VBP", "VBZ") and base(above.dep_) == "advcl"
        if told and any(base(child.dep_) == "nsubj" for child in above.children):
            return True
    return False


def state_counts(verb: Token, document: Document, people: frozenset[str], *, harm: bool = True) -> list[Count]:
    """Figures that stand with a state: "leaving 20 dead", "with 30 wounded", "six dead".

    Where the verb does no `harm` of its own, not those of a clause beneath it: "declared an emergency after inmates
    fought, leaving 20 dead".
    """
    counts: list[Count] = []
    for token in verb.subtree:
        kind = words().kinds.get(token.lemma_.lower()) or words().kinds.get(token.text.lower())
        if kind is None or token.i == verb.i or _own_clause(token) or (not harm and _beneath(token, verb)):
            continue
        beside = [token.nbor(-1)] if token.i and numeral(token.nbor(-1).text) is not None else []  # "and 100 wounded"
        left = [c for c in token.head.children if c.dep_ == "obj" and token.dep_ == "xcomp"]  # "leaving two men dead"
        for head in (token, *beside, *(c for c in token.children if base(c.dep_) in {"nsubj"}), token.head, *left):
            if head.i == verb.i or abs(head.i - token.i) > 4:
                continue
            found = count_of(head, kind, document, people)
            if found is not None:
                counts.append(found)
                break
    return counts
