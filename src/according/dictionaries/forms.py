"""Regular English forms of dictionary words: plurals of nouns, inflections of verbs, and words to compare by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

VOWELS = frozenset("aeiou")
SPLIT = re.compile(r"[\s_\-]+")
OWNED = re.compile(r"^(.+?)('s|')$")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word to compare by: lower case, no accents, one kind of apostrophe, no full stop at the end."""
    plain = word.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.replace("’", "'"))
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return plain.rstrip(".,") or plain


def words_of(phrase: str) -> list[str]:
    """The words of a dictionary phrase, parted at blanks, `_`, hyphens and possessive marks."""
    words: list[str] = []
    for part in SPLIT.split(fold(phrase.strip().strip("_"))):
        owned = OWNED.match(part)
        words.extend(fold(piece) for piece in (owned.groups() if owned else (part,)) if piece)
    return words


def plural(noun: str) -> str:
    """The plural as dictionaries make it: -S, -IES after a consonant and Y, -ES after a hissing sound."""
    low = noun.lower()
    if low.endswith("y") and low[-2:-1] not in VOWELS:
        return noun[:-1] + ("IES" if noun.isupper() else "ies")
    ending = "es" if low.endswith(("s", "x", "z", "ch", "sh")) else "s"
    return noun + (ending.upper() if noun.isupper() else ending)


def verb_forms(verb: str) -> tuple[str, ...]:
    """The base with -s, -ed and -ing by the rules of spelling, lower case; irregular ones are not known here."""
    low = verb.lower()
    if low.endswith("e") and not low.endswith(("ee", "oe", "ye")):
        return (low, low + "s", low + "d", low[:-1] + "ing")
    if low.endswith("y") and low[-2:-1] not in VOWELS:
        return (low, low[:-1] + "ies", low[:-1] + "ied", low + "ing")
    third = plural(low)
    doubled = low + low[-1] if _doubles(low) else low
    return tuple(dict.fromkeys((low, third, low + "ed", low + "ing", doubled + "ed", doubled + "ing")))


def _doubles(verb: str) -> bool:
    """Whether the last consonant may be doubled ("stopped")."""
    if len(verb) < 3 or verb[-1] in VOWELS or verb[-1] in "wxy":
        return False
    return verb[-2] in VOWELS and verb[-3] not in VOWELS
