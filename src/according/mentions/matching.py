"""Where names of the knowledge base stand in a text: longest first, without heed of hyphens and accents.

The text is cut into runs of letters and digits; a name matches where its runs follow each other with no
more than a blank, hyphen, apostrophe or abbreviating dot between them. So "al-Qa'ida", "al Qa'ida" and
"Al-Qa’ida" are one name, and the way a tokenizer cuts them does not matter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from according.mentions.knowledge import Alias, KnowledgeBase

PIECE = re.compile(r"[^\W_]+")
GAP = re.compile(r"[ \u00a0\t]?[-–.&/'’‘ʿʾ`,]?[ \u00a0\t]?\n?[ \t]*")


ARTICLES = frozenset({"al", "el"})
"""Arabic articles, small where they open no sentence: "al-Shabaab"."""


def _folds() -> dict[int, str]:
    """Accented Latin letters to their plain letter, one for one: lengths never change."""
    table: dict[int, str] = {ord("’"): "'", ord("‘"): "'", ord("ʼ"): "'"}
    for code in range(0xC0, 0x250):
        plain = unicodedata.normalize("NFKD", chr(code))[0]
        if plain.isascii() and plain.isalpha():
            table[code] = plain
    table.update({ord(a): b for a, b in zip("øØłŁđĐıİ", "oOlLdDiI", strict=True)})
    return table


FOLDS = _folds()


def fold(text: str) -> str:
    """The text without accents, same length."""
    return text if text.isascii() else text.translate(FOLDS)


def pieces(text: str) -> tuple[str, ...]:
    """The runs of letters and digits of a name, folded and lower case."""
    if text.isascii() and text.isalpha():
        return (text.lower(),)
    return tuple(PIECE.findall(fold(text).lower()))


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the knowledge base at text[start:end], with everything it may stand for."""

    start: int
    end: int
    aliases: tuple[Alias, ...]


def _gap_holds(text: str, left: int, right: int, before: str) -> bool:
    gap = text[left:right]
    if gap in (" ", "-", ""):
        return True
    if not GAP.fullmatch(gap):
        return False
    if "." in gap and " " in gap:
        return len(before) <= 3
    return "\n" not in gap or gap.strip() == ""


def _case_holds(found: str, alias: Alias, knowledge: KnowledgeBase) -> bool:
    """Every word that the name begins with a capital has one in the text; acronyms must match to the letter.

    A later noun that only says what kind of body it is may be small: "Labour party", "Security council".
    """
    wanted = alias.surface
    if alias.acronym:
        return found == wanted or found.replace(".", "") == wanted.replace(".", "")
    if wanted.islower():
        return True
    if found.isupper() and len(found) > 3:
        return True
    for number, (word, has) in enumerate(zip(PIECE.findall(fold(wanted)), PIECE.findall(found), strict=False)):
        if not word[0].isupper() or not has[0].islower():
            continue
        article = number == 0 and has in ARTICLES and has != found  # "al-Shabaab" in the midst of a sentence
        if not article and not (number and (word.lower(),) in knowledge.nouns):
            return False
    return True


def find_names(text: str, knowledge: KnowledgeBase) -> list[Hit]:
    """All names of the knowledge base in `text`, longest first, none overlapping, in text order."""
    folded = fold(text)
    runs = [(match.start(), match.end()) for match in PIECE.finditer(folded)]
    lowered = folded.lower()
    if len(lowered) != len(folded):  # "İ" lower-cases to two characters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
    words = [lowered[start:end] for start, end in runs]
    hits: list[Hit] = []
    i = 0
    while i < len(runs):
        hit, length = _hit_at(i, text, folded, runs, words, knowledge)
        if hit is not None and words[i] == "the" and i + 1 < len(runs):
            inner, _ = _hit_at(i + 1, text, folded, runs, words, knowledge)
            if inner is not None and inner.end > hit.end:
                hit, length = None, 1  # "the US-led coalition" is not "the US"
        if hit is not None:
            hits.append(hit)
        i += length
    return hits


def _hit_at(
    i: int, text: str, folded: str, runs: list[tuple[int, int]], words: list[str], knowledge: KnowledgeBase
) -> tuple[Hit | None, int]:
    """The longest name that begins with word i, and how many words it takes (1 where there is none)."""
    for length in range(min(knowledge.longest.get(words[i], 0), len(runs) - i), 0, -1):
        aliases = knowledge.index.get(tuple(words[i : i + length]))
        if not aliases or not _joined(folded, runs, words, i, length):
            continue
        start, end = runs[i][0], runs[i + length - 1][1]
        if text[end : end + 1] == "." and len(words[i + length - 1]) == 1 and length > 1:
            end += 1  # the closing dot of "U.S."
        found = folded[start:end].rstrip(".")
        fitting = tuple(alias for alias in aliases if _case_holds(found, alias, knowledge))
        if fitting:
            return Hit(start, end, fitting), length
    return _initialled(i, text, folded, runs, words, knowledge)


def _initialled(
    i: int, text: str, folded: str, runs: list[tuple[int, int]], words: list[str], knowledge: KnowledgeBase
) -> tuple[Hit | None, int]:
    """A person with an initial that the knowledge base does not have: "Robert M. Gates", "George H. Lee"."""
    longest = min(knowledge.longest.get(words[i], 0) + 1, len(runs) - i)
    if longest < 3 or len(words[i + 1]) > 1 or not text[runs[i + 1][0]].isupper():
        return None, 1
    for length in range(longest, 2, -1):
        aliases = knowledge.index.get((words[i], *words[i + 2 : i + length]))
        if not aliases or not _joined(folded, runs, words, i, length):
            continue
        found = f"{folded[slice(*runs[i])]} {folded[runs[i + 2][0] : runs[i + length - 1][1]]}"
        persons = (alias for alias in aliases if alias.entity.kind == "person" and alias.use == "name")
        fitting = tuple(alias for alias in persons if _case_holds(found, alias, knowledge))
        if fitting:
            return Hit(runs[i][0], runs[i + length - 1][1], fitting), length
    return None, 1


def _joined(text: str, runs: list[tuple[int, int]], words: list[str], i: int, length: int) -> bool:
    return all(_gap_holds(text, runs[j][1], runs[j + 1][0], words[j]) for j in range(i, i + length - 1))
