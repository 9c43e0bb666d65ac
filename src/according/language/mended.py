"""Trees mended where the words are plain: titles that name a department, and owners of several words.

A tree often makes two noun phrases of "U.S. Secretary of State Kerry"; here the title is hung on the name, as any other
title is, and the name takes the place of both in the sentence. Of "the Government of Iraq's plan" it often takes Iraq
for the owner; here the government is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from according.words import word_class

LINKS = frozenset({"of", "for"})
LONGEST = 6
"""Most words of departments behind a title: "of State for Health and Social Care" has three departments' words."""
NAME = 3
"""Most words of a name."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Numbers of the relations that are written."""

    title: int
    office: int
    link: int
    part: int
    owner: int


def hang_titles(
    words: Sequence[str], proper: Sequence[bool], heads: list[int], relations: list[int], known: Relations
) -> None:
    """Hang titles of offices on the names behind them, in place.

    Args:
        words: the texts of the words of a Doc; `proper`: which of them are proper nouns.
        heads: the word that each hangs on, -1 for roots; `relations`: the number of the relation.
        known: the numbers of the relations that are written.
    """
    titles = word_class("office_titles")
    for at, word in enumerate(words):
        if word.lower() in titles and word[0].isupper() and (name := _name_behind(words, proper, at)) is not None:
            end = next((i for i in range(name, min(name + NAME, len(words))) if not proper[i]), name + NAME)
            _hang(at, range(name, end), heads, relations, known, words)


def _name_behind(words: Sequence[str], proper: Sequence[bool], at: int) -> int | None:
    """Where the name begins behind a title and its departments, or None where there is no such title."""
    departments = word_class("departments")
    end, behind = at + 1, at + 1
    while end < min(len(words), at + 1 + LONGEST):
        if words[end].lower() in departments and words[end][0].isupper():
            behind = end + 1
        elif words[end].lower() not in LINKS | {"the", "and"}:
            break
        end += 1
    named = behind > at + 2 and words[at + 1].lower() in LINKS and behind < len(words)
    return behind if named and proper[behind] and words[behind][0].isupper() else None


def _hang(at: int, name: range, heads: list[int], relations: list[int], known: Relations, words: Sequence[str]) -> None:
    """Hang the title at `at`, whose departments end before the name, on the head of the name."""
    head = name.start
    for _ in name:
        head = heads[head] if heads[head] in name else head
    inside = range(at, name.start)
    outer = next((i for i in (at, head, *inside) if heads[i] not in {*inside, *name}), None)
    if outer is None:
        return
    heads[head], relations[head] = heads[outer], relations[outer]
    heads[at], relations[at] = head, known.title
    department = name.start - 1
    for i in range(at + 1, name.start):
        link = words[i].lower() in LINKS
        heads[i] = at if i == department else department
        relations[i] = known.office if i == department else known.link if link else known.part
    for i, above in enumerate(heads):
        if above in inside and i > head:
            heads[i] = head


def give_owners(
    words: Sequence[str], nominal: Sequence[bool], heads: list[int], relations: list[int], known: Relations
) -> None:
    """Make the noun before "of" the owner of what follows in "the mayor of Basra's office", in place.

    The arguments are those of `hang_titles`; `nominal`: which words are nouns or names.
    """
    for mark, word in enumerate(words):
        inner = heads[mark]
        if word not in ("'s", "’s") or inner != mark - 1 or relations[inner] != known.owner:
            continue
        of = next((i for i in range(inner - 1, max(inner - LONGEST, 0), -1) if words[i].lower() == "of"), 0)
        owner, owned = of - 1, heads[inner]
        if of < 1 or heads[of] != inner or not nominal[owner] or owned <= mark:
            continue
        if heads[owned] == owner:
            heads[owned], relations[owned] = heads[owner], relations[owner]
        heads[owner], relations[owner] = owned, known.owner
        heads[inner], relations[inner] = owner, known.office
        heads[mark] = owner
