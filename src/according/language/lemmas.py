"""Lemmas: words met in training by table, others by edit script, verbs checked against known verbs.

A script is `case|cut|put`: `l` lowers the word first, `k` keeps its letters' case; `cut` letters go
from the end and `put` comes in their place (`l|3|y` makes "countries" "country"). The scripts met in
training are the classes that the lemma head chooses from, after Chrupała (2006).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


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


class Lemmatizer:
    """Word, part of speech and the head's script to a lemma."""

    def __init__(
        self,
        table: Mapping[str, str],
        irregular: Mapping[str, str],
        verbs: Iterable[str],
        strong: Mapping[str, str] | None = None,
    ) -> None:
        """`table` gives lemmas by "word UPOS", `irregular` rare scripts likewise, `verbs` the lemmas of verbs.

        `strong` gives the bases of irregular verbs by their forms.
        """
        self.table = table
        self.irregular = irregular
        self.verbs = frozenset(verbs)
        self.strong = strong or {}
        self._cache: dict[tuple[str, str, str], str] = {}

    def __call__(self, word: str, upos: str, edit: str) -> str:
        key = (word, upos, edit)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > 100_000:
                self._cache.clear()
            found = self._cache[key] = self._lemma(word, upos, edit)
        return found

    def _lemma(self, word: str, upos: str, edit: str) -> str:
        place = f"{word.lower()} {upos}"
        known = self.table.get(place)
        if known is not None:
            return known
        guess = apply(self.irregular.get(place, edit), word)
        if upos == "NOUN" and word.lower() == f"{guess}e":
            return word.lower()  # no plural: "police" loses nothing
        if upos != "VERB" or guess in self.verbs:
            return guess
        if word.lower() in self.strong:
            return self.strong[word.lower()]
        # "accused" loses "d" and "attacked" loses "ed": the word alone does not tell, a list of verbs does.
        return next((form for form in verb_bases(word.lower()) if form in self.verbs), guess)


def verb_bases(word: str) -> list[str]:
    """Bases that an inflected English verb may have, by the spelling rules of -s, -ed and -ing."""
    bases: list[str] = [word]
    for ending in ("ing", "ed", "es", "s"):
        if not word.endswith(ending) or len(word) - len(ending) < 2:
            continue
        stem = word[: -len(ending)]
        bases += [stem, stem + "e"]
        if ending in ("ed", "es") and stem.endswith("i"):
            bases.append(stem[:-1] + "y")
        if ending in ("ing", "ed") and len(stem) > 2 and stem[-1] == stem[-2]:
            bases.append(stem[:-1])
    return bases
