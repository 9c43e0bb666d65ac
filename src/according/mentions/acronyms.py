"""Letters in brackets after the name they stand for: "Mainland Affairs Council (MAC)", "UN Mission in … (UNMIX)".

The long form is the shortest run of words before the bracket whose initials spell the letters; small words
(of, and, the) may be left out, and an acronym inside it gives all its letters (Schwartz and Hearst 2003 match
letters anywhere in words; news needs initials alone).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from according.mentions.graph import Graph

SHORT = re.compile(r"[A-Z][A-Za-z&-]{0,2}[A-Z&]{1,9}|[A-Z]{2,10}")
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "&", "a", "an", "at", "with", "by"})
LONGEST = 14
MARKS = frozenset({"'s", "’s", "-", "–", ",", "'", '"'})


@dataclass(frozen=True, slots=True)
class Acronym:
    """The letters, and tokens [start, end) of the name that they stand for."""

    letters: str
    start: int
    end: int


def find_acronyms(graph: Graph) -> dict[str, Acronym]:
    """Acronyms that the text introduces in brackets, by their letters; the first introduction counts."""
    found: dict[str, Acronym] = {}
    words = graph.words
    for i in range(1, len(words) - 2):
        if words[i] == "(" and words[i + 2] == ")" and SHORT.fullmatch(words[i + 1]) and words[i + 1] not in found:
            start = _long_form(words, i, words[i + 1])
            if start is not None:
                found[words[i + 1]] = Acronym(words[i + 1], start, _name_end(words, start, i))
    return found


def _name_end(words: list[str], start: int, end: int) -> int:
    while end > start + 1 and words[end - 1] in MARKS:
        end -= 1
    return end


def _long_form(words: list[str], end: int, letters: str) -> int | None:
    """Where the run of words before `end` begins whose initials spell the letters; None where none does."""
    wanted = re.sub(r"[^A-Z]", "", letters.upper())
    for start in range(end - 1, max(end - LONGEST, -1), -1):
        word = words[start]
        if word in ".;:!?()\n":
            return None
        if not word[:1].isupper() or word[0] != wanted[0]:
            continue
        if spells([word for word in words[start:end] if word not in MARKS], wanted):
            return start
    return None


def spells(run: list[str], wanted: str) -> bool:
    """Whether the words give the letters in order, each word its initial (small words: or nothing)."""
    if not run:
        return not wanted
    word, rest = run[0], run[1:]
    small = word.lower() in SMALL
    if small and spells(rest, wanted):
        return True
    if not wanted or word[0].upper() != wanted[0] or not (small or word[0].isupper()):
        return False
    if word.isupper() and len(word) > 1 and wanted.startswith(word) and spells(rest, wanted[len(word) :]):
        return True
    parts = [part for part in re.split(r"[-–]", word) if part]
    initials = "".join(part[0].upper() for part in parts)
    if len(initials) > 1 and wanted.startswith(initials) and spells(rest, wanted[len(initials) :]):
        return True
    return spells(rest, wanted[1:])
