"""Texts without case: wire copy all in capitals, headlines in capitals, reports all in lower case.

What capitals tell (names, the first words of sentences, acronyms against words) is put back before such a text
is read, so that every later stage sees it as if it had been printed with case. Only letters change, each for one
letter: offsets into the Document stay true, and its text is not touched.

The case of a word is taken from a first reading in which all words stand in capitals, which the reading model has
met in training and which says nothing about any word: names (tags, entities) get a capital, what a list of names
spells otherwise ("FMLN", "de la Cruz") is spelt so, all else is lower case. Truecasing by a tagger: Lita et al.
(2003) with the model's own tags in the place of n-grams.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from according.language.windows import STAND_INS

Name = tuple[int, int, str]
"""A known name: where it stands (offsets) and how it is spelt; as many letters and digits as stand there."""

WORD = re.compile(r"[^\W\d_]{2,}")
LEAST_CAPITALS = 4
"""Words of a stretch of lines in capitals from which on it is one: fewer are labels ("BBC NEWS")."""
CAPITAL_SHARE = 0.9
LEAST_LOWER = 30
LOWER_SHARE = 0.05
"""Capitalised words in a text under which it is all lower case: ordinary news has 0.1 to 0.25."""
OPENING = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]*([^\W\d_])")
NAMES = frozenset({"PERSON", "ORG", "LOC", "NORP"})
SMALL = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "PRON", "AUX", "VERB", "ADV", "NUM"})
"""Parts of speech that are no names, whatever name they stand in."""
VOWELS = frozenset("aeiouyAEIOUY")
ACRONYM = 6
SPELT = re.compile(rf"\b(?:{'|'.join(STAND_INS)})\b")
"""Words of grammar that in capitals are acronyms."""
SHORT = frozenset({"mr", "mrs", "ms", "dr", "jr", "sr", "st", "lt", "sgt", "cpl", "mt", "ft", "msgr", "fr", "br"})
"""Words without a vowel that are no acronyms."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters [start, end) of a text that have no case; `capitals` tells which of the two kinds."""

    start: int
    end: int
    capitals: bool


def caseless(text: str) -> list[Stretch]:
    """The stretches of a text in which case says nothing, in order; [] for ordinary text.

    Lines in capitals that follow each other are one stretch. Lower case is a matter of the whole text: a line
    without capitals may stand anywhere.
    """
    if lower_throughout(text):
        return [Stretch(0, len(text), False)]
    found: list[Stretch] = []
    begin, end, words, offset = -1, -1, 0, 0
    for line in [*text.splitlines(keepends=True), "the end"]:
        upper, lower = _cases(line)
        if upper and upper >= CAPITAL_SHARE * (upper + lower):
            begin = offset if begin < 0 else begin
            end, words = offset + len(line), words + upper
        elif lower and begin >= 0:
            if words >= LEAST_CAPITALS:
                found.append(Stretch(begin, end, True))
            begin, words = -1, 0
        offset += len(line)
    return found


def _cases(line: str) -> tuple[int, int]:
    """Words of a line all in capitals, and the others."""
    words = WORD.findall(line)
    upper = sum(word.isupper() for word in words)
    return upper, len(words) - upper


def lower_throughout(text: str) -> bool:
    """Whether a text was printed without capitals, but for a line or two that others put around it."""
    # Lines of nothing but names ("Facebook Twitter") are the page's, not the text's.
    told = "\n".join(line for line in text.splitlines() if not _names_alone(line))
    words = WORD.findall(told)
    if len(words) < LEAST_LOWER or sum(word[0].isupper() for word in words) > LOWER_SHARE * len(words):
        return False
    opened = OPENING.findall(told)
    return bool(sum(letter.islower() for letter in opened) >= CAPITAL_SHARE * len(opened))


def _names_alone(line: str) -> bool:
    words = WORD.findall(line)
    return bool(sum(word[0].isupper() for word in words) > 0.5 * len(words))


def neutral(text: str) -> str:
    """The text in capitals, letter by letter, so that its length stays ("ß" has no single capital).

    "Is" and "Who" keep their small letters: in capitals they would be read as acronyms (windows.py).
    """
    upper = text.upper()
    if len(upper) != len(text):
        upper = "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)
    return SPELT.sub(lambda found: found[0].capitalize(), upper)


def recased(text: str, doc: Doc, names: Iterable[Name]) -> str:
    """`text` with the case that its words would have in print; `doc` is the reading of `neutral(text)`.

    Known names go before tags where they have several words, or where the tags see a name too. Words of `text`
    that mix capitals and small letters are left as they are.
    """
    letters = list(text.lower()) if len(text.lower()) == len(text) else [_lowered(letter) for letter in text]
    naming: set[int] = set()
    opens = True
    for token in doc:
        named = is_name(token)
        if named:
            naming.add(token.i)
        if opens or named:
            _spell(letters, token.idx, spelling(token) if named else token.text.capitalize())
        if any(letter.isalnum() for letter in token.text):
            opens = False
        if token.text in {".", "!", "?", '."', "\n\n"} or (token.is_sent_end and not token.is_space):
            opens = True
    _spell_names(letters, doc, names, naming)
    for found in WORD.finditer(text):
        word = found.group()
        if not word.isupper() and not word.islower():
            letters[found.start() : found.end()] = word
    return "".join(letters)


def _lowered(letter: str) -> str:
    return letter.lower() if len(letter.lower()) == 1 else letter


def is_name(token: Token) -> bool:
    """Whether a word in capitals is (part of) a name by its tag or by the entity that it stands in."""
    if token.pos_ == "PROPN":
        return True
    if token.ent_type_ == "NORP":
        return token.pos_ in {"ADJ", "NOUN"}
    return token.ent_type_ in NAMES and token.pos_ not in SMALL and token.is_alpha and token.pos_ != "NOUN"


def spelling(token: Token) -> str:
    """A name with its first letter large; an acronym that cannot be said as a word, or with dots, stays."""
    text = token.text
    letters = [letter for letter in text if letter.isalpha()]
    sayable = any(letter in VOWELS for letter in letters)
    bracketed = 0 < token.i < len(token.doc) - 1 and token.nbor(-1).text in {"(", "["}
    bracketed = bracketed and token.nbor().text in {")", "]"}
    acronym = "." in text[:-1] or bracketed or not (sayable or text.lower().rstrip(".") in SHORT)
    if len(letters) <= ACRONYM and acronym:
        return text.upper()
    return text.capitalize()


def _spell_names(letters: list[str], doc: Doc, names: Iterable[Name], naming: set[int]) -> None:
    """Writes known names over the tags' spelling, in place."""
    starts = {token.idx: token for token in doc}
    for start, end, spelt in names:
        token = starts.get(start)
        if token is None or spelt.islower():
            continue
        several = end > token.idx + len(token) + 1
        adjective = token.pos_ in {"ADJ", "NOUN"} and spelt[:1].isupper() and not spelt.isupper()
        if several or token.i in naming or adjective:
            _spell(letters, start, spelt, end)


def _spell(letters: list[str], start: int, spelt: str, end: int | None = None) -> None:
    """Gives the letters from `start` on the case of the letters of `spelt`, marks left out on both sides."""
    places = [i for i in range(start, end if end is not None else start + len(spelt)) if letters[i].isalnum()]
    wanted = [letter for letter in spelt if letter.isalnum()]
    if len(places) != len(wanted):
        return
    for i, letter in zip(places, wanted, strict=True):
        changed = letters[i].upper() if letter.isupper() else letters[i].lower()
        letters[i] = changed if len(changed) == 1 else letters[i]
