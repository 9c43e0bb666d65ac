"""Names in a sentence: the actors and agents of the dictionaries, found by their words.

An index by the first two words makes a look-up independent of the number of names. Of names that begin at one
word the longest is taken. In a dictionary `_` joins words that must touch; a blank lets up to GAP words between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from spacy.tokens import Span, Token

from according.dictionaries.forms import fold, words_of

GAP = 3
STEM = 5
"""Letters from which on an actor's last word, not closed by `_`, may go on ("ARGENTIN"): older files list stems."""
ENDING = 4  # letters that a stem may be followed by


class HasPhrase(Protocol):
    """A row with a phrase."""

    @property
    def phrase(self) -> str: ...


R = TypeVar("R", bound=HasPhrase)


@dataclass(frozen=True, slots=True)
class Name(Generic[R]):
    """A phrase's words, the joints between them where others may stand, and its rows."""

    words: tuple[str, ...]
    loose: frozenset[int]
    rows: tuple[R, ...]


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """A name where it stands: token indices [start, end) of the Doc."""

    start: int
    end: int
    rows: tuple[R, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence as names are compared: folded, without hyphens, each with its token."""

    words: tuple[str, ...]
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, sentence: Span) -> Words:
        words: list[str] = []
        tokens: list[Token] = []
        for token in sentence:
            text = token.text
            if text == "-":
                continue
            for part in text.split("-") if "-" in text else (text,):
                if part:
                    words.append(fold(part))
                    tokens.append(token)
        return cls(tuple(words), tuple(tokens))


class Names(Generic[R]):
    """All names of one sort. `stems` lets a single word that no `_` closes go on by a few letters: of words with a
    capital, or of "all"."""

    def __init__(self, rows: Iterable[R], *, stems: Literal["none", "capital", "all"] = "none") -> None:
        self._any_case = stems == "all"
        by_phrase: dict[str, list[R]] = defaultdict(list)
        for row in rows:
            by_phrase[row.phrase].append(row)
        self._index: dict[str, list[Name[R]]] = defaultdict(list)
        self._stems: dict[str, Name[R]] = {}
        self.count = 0
        for phrase, found in by_phrase.items():
            self._add(phrase, tuple(found), stems != "none")
        for names in self._index.values():
            names.sort(key=lambda name: -len(name.words))

    def _add(self, phrase: str, rows: tuple[R, ...], stems: bool) -> None:
        words: list[str] = []
        loose: set[int] = set()
        for part in phrase.split():
            if words and not phrase_joined(phrase, part):
                loose.add(len(words))
            words.extend(words_of(part))
        if not words:
            return
        name = Name(tuple(words), frozenset(loose), rows)
        key = words[0] if len(words) == 1 or 1 in loose else f"{words[0]} {words[1]}"
        self._index[key].append(name)
        self.count += 1
        if stems and len(words) == 1 and len(words[0]) >= STEM and not phrase.endswith("_"):
            self._stems.setdefault(words[0], name)

    def find(self, sentence: Words) -> list[Found[R]]:
        """The names of a sentence in order, none inside another."""
        found: list[Found[R]] = []
        at = 0
        words, tokens = sentence.words, sentence.tokens
        while at < len(words):
            name, end = self._longest(words, at)
            if name is None and self._stems and (self._any_case or tokens[at].text[:1].isupper()):
                name, end = self._stem(words[at]), at + 1
            if name is None:
                at += 1
                continue
            found.append(Found(tokens[at].i, tokens[end - 1].i + 1, name.rows))
            at = end
        return found

    def _longest(self, words: Sequence[str], at: int) -> tuple[Name[R] | None, int]:
        best: tuple[Name[R] | None, int] = (None, at)
        keys = [words[at]]
        if at + 1 < len(words):
            keys.insert(0, f"{words[at]} {words[at + 1]}")
        for key in keys:
            for name in self._index.get(key, ()):
                if best[0] is not None and len(name.words) <= len(best[0].words):
                    break
                end = _matched(name, words, at)
                if end is not None:
                    best = (name, end)
                    break
        return best

    def _stem(self, word: str) -> Name[R] | None:
        for cut in range(1, ENDING + 1):
            if len(word) - cut < STEM:
                return None
            name = self._stems.get(word[:-cut])
            if name is not None:
                return name
        return None


def phrase_joined(phrase: str, part: str) -> bool:
    """Whether the part before `part` ends in `_`, so that they touch though the file has a blank, too."""
    before = phrase[: phrase.find(part)].rstrip()
    return before.endswith("_")


def _matched(name: Name[R], words: Sequence[str], at: int) -> int | None:
    """Where a name that begins at `at` ends, or None where its words do not stand there."""
    place = at + 1
    for number, word in enumerate(name.words[1:], 1):
        reach = GAP if number in name.loose else 0
        for step in range(reach + 1):
            if place + step < len(words) and words[place + step] == word:
                place += step + 1
                break
        else:
            return None
    return place
