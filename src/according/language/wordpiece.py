"""Word pieces of a word, and the shape of a word that an uncased vocabulary forgets.

WordPiece as the uncased BERT models use it (Wu et al. 2016; Devlin et al. 2019): lower case, no
accents, punctuation split off, then the longest pieces from the left. Working word by word, with a
cache, makes the alignment of pieces to words exact and the cost of a repeated word one look-up.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

LONGEST_WORD = 100
MOST_PIECES = 16

# The shape table is 8 word classes x (space before) x (paragraph begins) x (first piece).
SHAPES = 64
_LOWER, _TITLE, _UPPER, _MIXED, _DIGIT, _PUNCT, _INITIAL, _OTHER = range(8)


def case_class(word: str) -> int:
    """One of eight classes of a word's letters: lower, Title, UPPER, miXed, digits, marks, X, other."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        if any(c.isdigit() for c in word):
            return _DIGIT
        return _PUNCT if word else _OTHER
    if any(c.isdigit() for c in word):
        return _OTHER
    if len(letters) == 1:
        return _INITIAL if letters[0].isupper() else _LOWER
    if all(not c.isupper() for c in letters):
        return _LOWER
    if all(not c.islower() for c in letters):
        return _UPPER
    return _TITLE if letters[0].isupper() and all(not c.isupper() for c in letters[1:]) else _MIXED


def shape_id(case: int, space: bool, paragraph: bool, first: bool) -> int:
    """Row of the shape table for a piece of a word of class `case`."""
    return case * 8 + space * 4 + paragraph * 2 + first


class WordPiece:
    """Word to piece numbers, by a vocabulary of one piece a line (`##` opens a continuing piece)."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.pieces = list(pieces)
        self.index = {piece: i for i, piece in enumerate(self.pieces)}
        self.unknown = self.index["[UNK]"]
        self.start = self.index["[CLS]"]
        self.end = self.index["[SEP]"]
        self.pad = self.index["[PAD]"]
        self._cache: dict[str, tuple[int, ...]] = {}

    @classmethod
    def from_file(cls, path: Path) -> WordPiece:
        """Raises OSError when the vocabulary cannot be read."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def __call__(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word: never empty, at most `MOST_PIECES`."""
        found = self._cache.get(word)
        if found is None:
            found = self._cache[word] = self._split(word)
        return found

    def _split(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return (self.unknown,)
        out: list[int] = []
        for part in _parts(word):
            out.extend(self._longest_first(part))
        return tuple(out[:MOST_PIECES]) or (self.unknown,)

    def _longest_first(self, part: str) -> list[int]:
        out: list[int] = []
        begin = 0
        while begin < len(part):
            end = len(part)
            while end > begin:
                piece = part[begin:end] if begin == 0 else "##" + part[begin:end]
                if piece in self.index:
                    break
                end -= 1
            if end == begin:
                return [self.unknown]
            out.append(self.index[piece])
            begin = end
        return out


def _parts(word: str) -> list[str]:
    plain = unicodedata.normalize("NFD", word.lower())
    parts: list[str] = []
    fresh = True
    for char in plain:
        category = unicodedata.category(char)
        if category == "Mn" or category[0] == "C":
            continue
        if char.isspace():
            fresh = True
        elif _is_mark(char, category):
            parts.append(char)
            fresh = True
        elif fresh:
            parts.append(char)
            fresh = False
        else:
            parts[-1] += char
    return parts


def _is_mark(char: str, category: str) -> bool:
    code = ord(char)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    # Each Chinese, Japanese or Korean character of the unified blocks is a piece of its own.
    if 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF:
        return True
    return category[0] == "P"
