"""Lemmas as edit scripts: what to cut from a word's end and what to put there.

A script is `case|cut|put`: `l` lowers the word first, `k` keeps its letters' case; `cut` letters go
from the end and `put` comes in their place (`l|3|y` makes "countries" "country"). The scripts met in
training are the classes that the lemma head chooses from, after Chrupała (2006).
"""

from __future__ import annotations


def script(word: str, lemma: str) -> str:
    """The script that makes `lemma` of `word`, lowering the word where that gives the shorter change."""
    lowered = word.lower()
    if _common(lowered, lemma) >= _common(word, lemma) and not (word == lemma and word != lowered):
        base, case = lowered, "l"
    else:
        base, case = word, "k"
    kept = _common(base, lemma)
    return f"{case}|{len(base) - kept}|{lemma[kept:]}"


def apply(edit: str, word: str) -> str:
    """The lemma; `word` itself where the script would cut more than there is."""
    case, cut, put = edit.split("|", 2)
    base = word.lower() if case == "l" else word
    count = int(cut)
    if count > len(base):
        return base
    return (base[: len(base) - count] + put) or base


def _common(a: str, b: str) -> int:
    n = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        n += 1
    return n
