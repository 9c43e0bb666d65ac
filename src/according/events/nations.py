"""Countries and peoples as modifiers: "a U.S. request", "Israeli air raids", "Iraqi towns".

The stage of parties marks parties alone; a country that only qualifies an act or a thing is none of them, but tells
whose act it is and where the thing stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from according.resources import table
from according.words import word_class

HYPHENS = frozenset({"-", "–", "‑"})
LONGEST = 4
"""Words of the longest name that is looked for."""
QUALIFYING = frozenset({"ADJ", "NOUN", "PROPN"})
"""Parts of speech of what may stand between a pair of countries and its noun."""


@dataclass(frozen=True, slots=True)
class Nation:
    """A country, or a people that has none (`country` null): name, PLOVER code, knowledge base id."""

    name: str
    country: str | None
    id: str | None
    state: bool


@cache
def nations(language: str = "en") -> Mapping[str, Nation]:
    """Names and adjectives of countries and peoples, from `countries.tsv` and `peoples.tsv`, as they are written.

    Names that stand for something else unless a word near them tells (`needs`) are left out.
    """
    found: dict[str, Nation] = {}
    for row in table("peoples", ("name", "adjectives", "country"), language):
        nation = Nation(row["name"], row.get("country"), None, False)
        for word in row.words("adjectives"):
            found[word] = nation
    for row in table("countries", ("alpha3", "name", "other", "adjectives", "party", "needs", "wikidata"), language):
        if row["needs"]:
            continue
        code = (row.get("party") or row["alpha3"]).partition("+")[0]
        nation = Nation(row["name"], code, f"wd:{row['wikidata']}" if row["wikidata"] else None, True)
        for word in (row["name"], *row.words("other"), *row.words("adjectives")):
            found[word] = nation
    return found


@cache
def states(language: str = "en") -> Mapping[str, Nation]:
    """States by their own code; territories that carry another's are left out."""
    rows = table("countries", ("alpha3", "name", "party", "wikidata"), language)
    return {
        row["alpha3"]: Nation(row["name"], row["alpha3"], f"wd:{row['wikidata']}" if row["wikidata"] else None, True)
        for row in rows
        if not row.get("party")
    }


def state_of(country: str | None) -> Nation | None:
    """The state with a country's code; None where none is known."""
    return states().get(country) if country is not None else None


def nation_at(token: Token) -> tuple[Nation, Token] | None:
    """The country or people that the words ending at `token` name, the longest first, and the first of the words.

    Who leads or owns is named too: "Saudi-led" ends at "led".
    """
    if token.lower_ in word_class("led_by") and token.i > 1 and token.nbor(-1).text in HYPHENS:
        token = token.nbor(-2)
    if not token.text[:1].isupper():
        return None
    known = nations()
    for first in _starts(token):
        words = token.doc[first.i : token.i + 1].text
        if words in known:
            joined = first.i > 0 and first.nbor(-1).text in HYPHENS and not first.nbor(-1).whitespace_
            return None if joined else (known[words], first)  # "pro-Israeli" is not Israeli
    return None


@cache
def capitals(language: str = "en") -> Mapping[str, Nation]:
    """States by the names of their capitals; names that two states share are left out."""
    found: dict[str, Nation | None] = {}
    for row in table("countries", ("alpha3", "capitals"), language):
        for word in row.words("capitals"):
            found[word] = None if word in found else state_of(row["alpha3"])
    return {name: state for name, state in found.items() if state is not None}


def capital_at(token: Token) -> tuple[Nation, Token] | None:
    """The state whose capital the words ending at `token` name, and the first of the words."""
    known = capitals()
    for first in _starts(token):
        words = token.doc[first.i : token.i + 1].text
        if words in known:
            return known[words], first
    return None


def pair_before(noun: Token) -> list[tuple[Nation, Token, Token]]:
    """Two countries or peoples that a hyphen joins before a noun ("U.S.-Cuban talks"), each with its bounding words."""
    doc = noun.doc
    for at in range(noun.i - 2, noun.sent.start, -1):
        if doc[at].text in HYPHENS:
            one = nation_at(doc[at - 1]) or capital_at(doc[at - 1])
            for last in range(min(at + LONGEST, noun.i - 1), at, -1):
                two = nation_named(doc, at + 1, last)
                if one is not None and two is not None and one[0] != two:
                    return [(one[0], one[1], doc[at - 1]), (two, doc[at + 1], doc[last])]
        elif doc[at].pos_ not in QUALIFYING:
            return []
    return []


def nation_named(doc: Doc, first: int, last: int) -> Nation | None:
    """The country, people or capital whose whole name the words from `first` to `last` are."""
    words = doc[first : last + 1].text
    return nations().get(words) or capitals().get(words)


def _starts(token: Token) -> Iterator[Token]:
    """Tokens that a name ending at `token` may start with, the furthest first."""
    for back in range(LONGEST - 1, -1, -1):
        if token.i - back >= token.sent.start:
            yield token.doc[token.i - back]
