"""Bodies by a shorter form of a name that the report has in full: "Grand Central", "the Turquoise Council", "SNA".

Only bodies that the knowledge base does not hold, and only where one longer name of the report fits: its first or
last words, or capitals that are its initials. (Letters in brackets after their long form: acronyms.py.)
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from according.mentions.acronyms import spells
from according.mentions.matching import pieces
from according.mentions.mention import Mention

BODIES = frozenset({"organisation", "group"})
LETTERS = re.compile(r"[A-Z][A-Z&]{1,6}")
APART = frozenset({"-", "–", "'s", "’s"})


def short_bodies(mentions: Iterable[Mention], generic: Container[tuple[str, ...]]) -> None:
    """Gives short forms the identity of the one longer name of the report that they are part of, in place.

    `generic` holds the words (as tuples) that only say what kind of body it is: "council" is nobody's short form.
    """
    bodies = [m for m in mentions if m.kind in BODIES and m.name]
    longer: dict[str, Mention] = {}
    for mention in bodies:
        full = mention.name or ""
        if len(full.split()) > 1 and full not in longer:
            longer[full] = mention
    parts = {name: pieces(name) for name in longer}
    for mention in bodies:
        name = mention.name or ""
        if mention.entity is not None or mention.link is not None:
            continue
        fitting = [longer[full] for full, words in parts.items() if _short(name, full, words, generic)]
        if len(fitting) == 1 and _agree(mention, fitting[0]):
            mention.take(fitting[0], "parties: short form of a body")
            mention.sectors = fitting[0].sectors or mention.sectors


def twins(mentions: Iterable[Mention]) -> None:
    """Makes a state's body that of another state, in place, where the report has named that one alone before: "the CDC"
    behind "the Chinese Center for Disease Control and Prevention"."""
    known: dict[str, Mention] = {}
    for mention in sorted((m for m in mentions if m.kind in BODIES and m.name), key=lambda m: m.start):
        own = _bare(mention.name or "")
        if mention.entity is None:
            if mention.country is not None and len(own) > 2:
                known.setdefault(" ".join(own[1:]), mention)
            continue
        twin = known.get(" ".join(own))
        if twin is not None and twin.country != mention.country:
            mention.take(twin, "parties: another country's body of that name")
        known.setdefault(" ".join(own), mention)


def _bare(name: str) -> list[str]:
    """The words of a name in small letters, without a plural's ending."""
    return [word.removesuffix("s") for word in name.lower().split()]


def _short(name: str, full: str, words: tuple[str, ...], generic: Container[tuple[str, ...]]) -> bool:
    """Whether `name` is the first or last words of `full` (in pieces: `words`), or its initials."""
    own = pieces(name)
    if name == full or not own or len(own) >= len(words):
        return False
    if LETTERS.fullmatch(name):
        run = [word for word in full.split() if word not in APART]
        return spells(run, name.replace("&", ""))
    if own in generic or len(own[0]) < 3:
        return False
    if len(own) == 1:
        return words[0] == own[0] or (words[-1] == own[0] and len(words) == 2 and "." in full.split()[0])
    return words[: len(own)] == own or words[-len(own) :] == own


def _agree(one: Mention, two: Mention) -> bool:
    """Whether nothing that is known of them is of two countries or kinds."""
    if one.country and two.country and one.country != two.country:
        return False
    return not (one.sectors and two.sectors and not set(one.sectors) & set(two.sectors))
