"""Is the text English, and if not, what is it? By script and by the commonest words of each language.

Counts alone, no model: an English report has a third of its words in the list below, a report in
another language next to none. Enough to refuse what the reading model was not trained for.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from according.resources import table

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_ENOUGH = 0.06


@cache
def _profiles() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    words: dict[str, frozenset[str]] = {}
    scripts: dict[str, str] = {}
    for row in table("language_profiles", ("language", "script", "words", "source")):
        if row["script"]:
            scripts[row["script"]] = row["language"]
        words[row["language"]] = frozenset(row["words"].split())
    return words, scripts


_SCRIPTS = (
    ("Hangul", "\uac00", "\ud7a3"),
    ("Kana", "\u3040", "\u30ff"),
    ("Han", "\u4e00", "\u9fff"),
    ("Arabic", "\u0600", "\u06ff"),
    ("Hebrew", "\u0590", "\u05ff"),
    ("Greek", "\u0370", "\u03ff"),
    ("Devanagari", "\u0900", "\u097f"),
    ("Bengali", "\u0980", "\u09ff"),
    ("Thai", "\u0e00", "\u0e7f"),
    ("Georgian", "\u10a0", "\u10ff"),
    ("Armenian", "\u0530", "\u058f"),
    ("Cyrillic", "\u0400", "\u04ff"),
)


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language a text is written in; None where it cannot be told.

    A text of under four words, or one whose words fit no profile, gives None.
    """
    sample = text[:_SAMPLE]
    letters = Counter(char for char in sample if char.isalpha())
    total = sum(letters.values())
    if not total:
        return None
    profiles, scripts = _profiles()
    counts = {name: sum(n for c, n in letters.items() if low <= c <= high) for name, low, high in _SCRIPTS}
    # Japanese mixes Han with kana; a fifth of kana is enough to tell it from Chinese.
    if counts["Kana"] > 0.15 * total:
        return scripts.get("Kana")
    script = max(counts, key=lambda name: counts[name])
    if counts[script] > 0.4 * total and script in scripts:
        return scripts[script]
    words = Counter(word.lower() for word in _WORD.findall(sample))
    number = sum(words.values())
    if number < 4:
        return None
    shares = {code: sum(words[w] for w in known) / number for code, known in profiles.items() if known}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _ENOUGH else None
