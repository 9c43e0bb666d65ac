"""Agent nouns: "soldiers", "two police officers", "the ministry" by the noun at their head.

Rows come from `lexicons/en/agents.tsv`; plurals follow English spelling unless a row gives its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from according.resources import Row


@dataclass(frozen=True, slots=True)
class Noun:
    """An agent noun: PLOVER sectors, kind (person, group, vehicle), and what it takes from its organisation."""

    text: str
    plural: bool
    sectors: tuple[str, ...]
    kind: str
    takes: bool
    why: str


def pluralise(noun: str) -> str:
    """The regular English plural of the noun's last word."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def key_of(noun: str) -> tuple[str, ...]:
    """The words of a noun as the parser's tokens have them: blanks and hyphens part."""
    return tuple(noun.replace("-", " - ").replace("'s", " 's").split())


def read_nouns(rows: Iterable[Row]) -> dict[tuple[str, ...], Noun]:
    """Nouns by their words, singular and plural."""
    found: dict[tuple[str, ...], Noun] = {}
    for row in rows:
        noun, sectors, kind = row["noun"], row.words("sectors"), row["kind"]
        takes, why = row["takes"] == "affiliation", f"parties: noun {row.file}:{row.line}"
        many = row.get("plural") or pluralise(noun)
        found.setdefault(key_of(noun), Noun(noun, many == noun, sectors, kind, takes, why))
        found.setdefault(key_of(many), Noun(noun, True, sectors, kind, takes, why))
    return found


def hyphenated(nouns: dict[tuple[str, ...], Noun], lower: Sequence[str], i: int) -> Noun | None:
    """The agent noun whose first word is token `i` and whose second a hyphen joins to it: "secretary-general"."""
    return nouns.get(tuple(lower[i : i + 3])) if tuple(lower[i + 1 : i + 2]) == ("-",) else None


def find_noun(
    nouns: dict[tuple[str, ...], Noun], lower: Sequence[str], start: int, head: int
) -> tuple[Noun, int] | None:
    """The longest agent noun that ends at token `head` and begins at or after `start`, and where it begins.

    The "general" of a "secretary-general" is none, nor the "lord" of a "drug lord", wherever `start` parts the two.
    """
    for first in range(max(start, head - 6), head + 1):
        noun = nouns.get(tuple(lower[first : head + 1]))
        longer = first - 2 if first > 1 and lower[first - 1] == "-" else first - 1
        cut = 0 <= longer < start and tuple(lower[longer : head + 1]) in nouns
        if noun is not None and not cut:
            return noun, first
    return None
