"""The cue lexicon: words that attribute, their stance, what they imply, and where their content stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from spacy.tokens import Doc, Token

from according.document import Stance
from according.resources import Row, table

COLUMNS = ("lemma", "pos", "class", "stance", "implies", "frames", "weight", "source")
POS = frozenset({"verb", "noun", "adj", "adp", "adv"})
IMPLICATIONS = frozenset({"factive", "counter", "negative"})
WEIGHTS = frozenset({"strong", "weak", "appearance", "modifier", "adverb"})
UPOS = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adj",
    "ADP": "adp",
    "ADV": "adv",
}

ADPOSITIONAL = frozenset({"according", "per", "citing", "quoting", "referring", "invoking", "as"})
"""Openings of adpositional entries that taggers call verbs or conjunctions."""


def base_forms(word: str) -> list[str]:
    """Regular base forms that an inflected word may have, the word itself first; wrong ones do no harm."""
    forms = [word]
    for suffix, endings in (
        ("ies", ("y",)), ("ied", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")),
    ):  # fmt: skip
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            stem = word[: -len(suffix)]
            forms += [stem + ending for ending in endings]
            if suffix in ("ed", "ing") and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    return forms


def _lemmas(token: Token) -> list[str]:
    lemma = token.lemma_.lower()
    if token.pos_ not in ("VERB", "NOUN", "ADJ"):
        return [lemma]
    return [lemma, *(form for form in base_forms(token.lower_) if form != lemma)]


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One row of `cues.tsv`; `words` are the lemma's parts, `label` says where the row stands."""

    words: tuple[str, ...]
    pos: str
    cls: str
    stance: Stance
    implies: str | None
    frames: frozenset[str]
    weight: str
    label: str

    @classmethod
    def of(cls, row: Row) -> CueEntry:
        """The checked entry of a row; raises ResourceError where a cell is not one of its values."""
        if row["pos"] not in POS:
            raise row.error(f"got pos {row['pos']!r}, expected one of {', '.join(sorted(POS))}")
        if row["stance"] not in get_args(Stance):
            raise row.error(f"got stance {row['stance']!r}, expected one of {', '.join(get_args(Stance))}")
        if row.get("implies") and row["implies"] not in IMPLICATIONS:
            raise row.error(f"got implies {row['implies']!r}, expected one of {sorted(IMPLICATIONS)} or empty")
        if row["weight"] not in WEIGHTS:
            raise row.error(f"got weight {row['weight']!r}, expected one of {sorted(WEIGHTS)}")
        return cls(
            tuple(row["lemma"].split()),
            row["pos"],
            row["class"],
            cast(Stance, row["stance"]),
            row.get("implies"),
            frozenset(row.words("frames")),
            row["weight"],
            f"{row.file}:{row.line}",
        )


class CueLexicon:
    """Entries by part of speech and first word; longer entries first."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._entries: dict[tuple[str, str], list[CueEntry]] = {}
        self._openings: dict[tuple[int, bool, int, int], tuple[CueEntry, ...]] = {}
        for row in rows:
            entry = CueEntry.of(row)
            self._entries.setdefault((entry.pos, entry.words[0]), []).append(entry)
        for entries in self._entries.values():
            entries.sort(key=lambda entry: -len(entry.words))

    def at(self, token: Token) -> CueEntry | None:
        """The longest entry that opens at `token`, by lemma and part of speech; None where there is none.

        Where the tagger's lemma is not in the lexicon, the regular base forms of the word are tried.
        """
        key = (token.pos, token.dep_ == "amod", token.lower, token.lemma)
        known = self._openings.get(key)
        if known is None:
            if len(self._openings) > 100_000:
                self._openings.clear()
            known = self._openings[key] = tuple(self._that_open(token))
        for entry in known:
            if len(entry.words) == 1 or _follows(entry.words[1:], token):
                return entry
        return None

    def _that_open(self, token: Token) -> Iterator[CueEntry]:
        """The entries that may open at a token, the best first, by what is the same of every such token."""
        pos, lower = UPOS.get(token.pos_), token.lower_
        if token.dep_ == "amod":
            yield from self._entries.get(("adj", lower), ())
        for lemma in _lemmas(token):
            if pos:
                yield from self._entries.get((pos, lemma), ())
            if pos == "adj" and lemma != lower:
                yield from self._entries.get(("verb", lemma), ())
        if pos == "adp" or lower in ADPOSITIONAL:
            yield from self._entries.get(("adp", lower), ())

    def of(self, lemma: str, pos: str = "verb") -> CueEntry | None:
        """The entry of a lemma by itself ("point out"), without a text around it."""
        words = tuple(lemma.lower().split())
        for entry in self._entries.get((pos, words[0]), ()) if words else ():
            if entry.words == words:
                return entry
        return None

    def __len__(self) -> int:
        return sum(len(entries) for entries in self._entries.values())


def _follows(words: tuple[str, ...], token: Token) -> bool:
    """Whether the further words of an entry follow, at once or as the token's own particle."""
    doc: Doc = token.doc
    if token.i + len(words) < len(doc) and all(doc[token.i + 1 + n].lower_ == word for n, word in enumerate(words)):
        return True
    if len(words) != 1:
        return False
    return any(
        child.dep_ == "compound:prt" and child.lower_ == words[0] and child.i > token.i for child in token.children
    )


@cache
def cue_lexicon(language: str = "en") -> CueLexicon:
    """The lexicon that ships, read once."""
    return CueLexicon(table("cues", COLUMNS, language))


@cache
def source_words(kind: str, language: str = "en") -> frozenset[str]:
    """Nouns around attributions of one kind: "document", "media", "agent" or "venue"."""
    rows = table("source_nouns", ("lemma", "kind", "source"), language)
    return frozenset(row["lemma"] for row in rows if row["kind"] == kind)
