"""Spellings of place names: the key two spellings share, and the fold that transliterations share.

Names from other scripts reach English by many roads ("Deir ez-Zor", "Deir Ezzor", "Dayr az-Zawr"). The key
forgets accents, marks and blanks; the fold also forgets what those roads do differently: the article and its
assimilation, doubled letters, q and k, ou and u, ay and i, a mute h. The rules are those of the romanisation
systems themselves (BGN/PCGN, ALA-LC, the French and German habits), written here by hand.

Every function takes one name or many, a name a line: a gazetteer's half a million names pass in one go.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def _marks() -> dict[int, str | None]:
    """Code points to what they become: letters without decomposition, accents and apostrophes to nothing."""
    table: dict[int, str | None] = {
        ord(c): to for c, to in zip("øłđðıþßæœə", ["o", "l", "d", "d", "i", "th", "ss", "ae", "oe", "a"], strict=True)
    }
    for number in range(0x250):
        char = chr(number)
        if not char.isalnum() and char not in "-\n":
            table[number] = " "
    for number in range(0x2000, 0x2070):
        table[number] = "-" if 0x2010 <= number <= 0x2015 else " "
    table.update(dict.fromkeys([*range(0x300, 0x370), *range(0x2B0, 0x300)], None))
    table.update(dict.fromkeys(map(ord, "'’‘ʻʼ`´ʹ"), None))
    return table


_MARKS = _marks()
_JOIN = str.maketrans("", "", " -")
_LETTERS_ONLY = str.maketrans("", "", " -0123456789")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point", "sts": "saints"}
_SHORTENED = re.compile(r"\b(st|ste|mt|ft|pt|sts)(?=[ -]+[a-z])")

_ARTICLE = re.compile(r"^(?:[ae]l|[ae]([zsrdtnl])h?)[- ](?=\w)|^(?:al|el)(?=[bcdfghjkmpqrstwyz][a-z]{4})", re.M)
_INNER = re.compile(r"[- ](?:[aeu]l|[aeu](?:[zsrdtnl])h?|i|e)[- ](?=\w)|[- ][ae](?=([zsrdtnl])\1)")
_LITERAL = (
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("tch", "s"), ("sch", "s"), ("sh", "s"), ("zh", "s"),
    ("ch", "s"), ("dj", "j"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("ij", "i"), ("ay", "i"),
    ("ei", "i"), ("ai", "i"), ("ey", "i"), ("y", "i"), ("e", "i"), ("aw", "u"), ("au", "u"), ("w", "u"),
    ("o", "u"),
)  # fmt: skip
_MUTE = re.compile(r"(?<=[a-z])h(?=[^aiu])|(?<=[a-z])h$", re.M)
_DOUBLED = re.compile(r"([a-z])\1+")
_ENDING = re.compile(r"(?<=[a-z]{3})[aiu]$", re.M)


def plain(text: str) -> str:
    """Lower case without accents; apostrophes fall out, other marks but the hyphen become blanks."""
    bare = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return bare.casefold().translate(_MARKS)


def keys(text: str) -> str:
    """The keys of many names, a name a line."""
    return _SHORTENED.sub(lambda found: _SHORT[found[0]], plain(text)).translate(_JOIN)


def folds(text: str) -> str:
    """The folds of many names, a name a line; empty where fewer than four letters would be left."""
    bare = _INNER.sub(" ", _ARTICLE.sub("", plain(text))).translate(_LETTERS_ONLY)
    for old, new in _LITERAL:
        bare = bare.replace(old, new)
    bare = _ENDING.sub("", _DOUBLED.sub(r"\1", _MUTE.sub("", bare)))
    return "\n".join(form if len(form) >= 4 else "" for form in bare.split("\n"))


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """What the spellings of one name share: "St. Louis" and "Saint-Louis" both give "saintlouis"."""
    return keys(name.replace("\n", " ").strip())


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """What the transliterations of one name share; "" where too little would be left to trust."""
    return folds(" ".join(name.split()).replace(" -", "-"))
