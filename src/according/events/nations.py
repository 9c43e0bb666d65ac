"""Countries and peoples as modifiers: "a U.S. request", "Israeli air raids", "Iraqi towns".

The stage of parties marks parties alone; a country that only qualifies an act or a thing is none of them, but tells
whose act it is and where the thing stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from according.resources import table

HYPHENS = frozenset({"-", "–", "‑"})
LONGEST = 4
"""Words of the longest name that is looked for."""


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

    Who leads is named too: "Saudi-led" ends at "led".
    """
    if token.lower_ == "led" and token.i > 1 and token.nbor(-1).text in HYPHENS:
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


def _starts(token: Token) -> Iterator[Token]:
    """Tokens that a name ending at `token` may start with, the furthest first."""
    for back in range(LONGEST - 1, -1, -1):
        if token.i - back >= token.sent.start:
            yield token.doc[token.i - back]
