"""Whom a counted description stands for: "the two leaders", "both countries", "the pair", after those are named.

As many persons or states as it counts, all named in the last sentence that names any; where more or fewer are, nobody
is known to be meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from according.document import Party
from according.events.partners import SEVERAL
from according.words import word_class

COUNTS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "quartet": 4}
"""Words that count, and how many."""
POINTING = frozenset({"the", "both", "these", "those", "two", "three", "four"})
STATES = frozenset({"country", "nation", "state", "government", "neighbour", "neighbor", "power", "capital"})
"""Nouns for states alone."""
SIDES = frozenset({"side", "party"})
"""Nouns for whoever deals or fights with each other."""
EITHER = frozenset({"side", "party", "rival", "ally", "foe", "enemy"})
"""Nouns for states or persons, whichever are named."""
NOMINAL = frozenset({"NOUN", "PROPN"})
REACH = 2
"""How many sentences back those may stand who are meant."""


def both(noun: Token, party: Party, mentions: Sequence[Party]) -> list[Party]:
    """Those whom a counted description stands for, each in its words; mostly none.

    `mentions` are the report's parties in text order.
    """
    words = party.text.lower().split()
    count = next((COUNTS[word] for word in words if word in COUNTS), 0)
    if party.name is not None or not count or not set(words[:-1]) <= POINTING or len(words) < 2:
        return []
    lemma = noun.lemma_.lower()
    if lemma in SIDES and (joined := _coordinated(noun, mentions)):
        return [_in_words(one, party) for one in joined] if len(joined) == count else []
    if lemma in STATES | EITHER and (found := _named(noun, mentions, "country", count)):
        return [_in_words(one, party) for one in found]
    if lemma in STATES or not (lemma in COUNTS or lemma in EITHER or lemma in word_class("people")):
        return []
    return [_in_words(one, party) for one in _named(noun, mentions, "person", count)]


def _named(noun: Token, mentions: Sequence[Party], kind: str, count: int) -> list[Party]:
    """The named parties of a kind in the last sentence before the noun that names any, where they are so many."""
    sentence = noun.sent
    for _ in range(REACH + 1):
        start, end = sentence.start_char, min(sentence.end_char, noun.idx)
        found = {m.name: m for m in mentions if m.kind == kind and m.name and start <= m.start and m.end <= end}
        if found:
            return list(found.values()) if len(found) == count else []
        if sentence.start == 0:
            break
        sentence = noun.doc[sentence.start - 1].sent
    return []


def _coordinated(noun: Token, mentions: Sequence[Party]) -> list[Party]:
    """Those joined by "and" in the last sentence before the noun that joins any, named or not: "Kiev and the
    separatists agreed to a truce. Both sides". Empty where something else is joined, or more than once.
    """
    sentence = noun.sent
    for _ in range(REACH + 1):
        joined = [t for t in sentence if t.i < noun.i and t.dep_ == "conj" and t.head.pos_ in NOMINAL]
        firsts = {t.head.i for t in joined if t.head.dep_ != "conj"}
        if firsts or sentence.start == 0:
            heads = [noun.doc[firsts.pop()], *joined] if len(firsts) == 1 else []
            found = [m for t in heads for m in mentions if m.start <= t.idx < m.end <= noun.idx]
            apart = len({(one.start, one.end) for one in found}) == len(heads)
            return found if apart and len(found) == len(heads) else []
        sentence = noun.doc[sentence.start - 1].sent
    return []


def _in_words(one: Party, words: Party) -> Party:
    """A party as it is meant by the words of another."""
    return replace(one, start=words.start, end=words.end, text=words.text, why=(*one.why, SEVERAL))
