"""Mentions of one person or body by the same name or a shorter one: "Lee", "Ann" and "Ms Lee" for "Ann Lee"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from according.mentions.matching import fold
from according.mentions.mention import Mention


def tell_genders(mentions: Iterable[Mention], given: Mapping[str, str]) -> None:
    """The gender that a given name tells (`given`: name to "m" or "f"), where no title or office has told it."""
    for mention in mentions:
        if mention.kind == "person" and mention.name and mention.gender is None:
            mention.gender = given.get(mention.name.split()[0].rstrip("."))


def short_names(mentions: list[Mention]) -> None:
    """Gives "Lavrov" the identity of "Sergei Lavrov", which may come later; then `same_names`.

    Of two people with one surname it is that of whom the report names more often, the first of equals; a title
    that tells another gender ("Ms Lee") means the other.
    """
    whole = [m for m in mentions if m.kind == "person" and m.name and " " in m.name]
    often = Counter(m.name for m in whole)
    bearers: dict[str, list[Mention]] = {}
    given: dict[str, dict[str, Mention]] = {}
    for mention in sorted(whole, key=lambda m: -often[m.name]):
        name = mention.name or ""
        for key in surnames(name):
            bearers.setdefault(fold(key), []).append(mention)
        given.setdefault(name.split()[0], {}).setdefault(name, mention)
    for key, names in given.items():
        # A given name alone tells who is meant where one person of the report has it.
        if len(names) == 1 and len(key) > 2:
            bearers.setdefault(fold(key), list(names.values()))
    for mention in mentions:
        if mention.kind not in ("person", "organisation") or not mention.name or mention.entity is not None:
            continue
        fitting = [one for one in bearers.get(fold(mention.name), ()) if _one_gender(one, mention)]
        first = fitting[0] if fitting else None
        if first is not None and first is not mention and first.name != mention.name:
            mention.kind = "person"
            mention.take(first, "parties: short form")
    same_names(mentions)


def same_names(mentions: list[Mention]) -> None:
    """Mentions of one name know together what each knows.

    "A former aide, Ann Lee" tells that Lee holds no office wherever the report has her.
    """
    seen: dict[str, Mention] = {}
    for mention in mentions:
        if mention.name is None or mention.kind not in ("person", "organisation", "group"):
            continue
        first = seen.setdefault(mention.name, mention)
        if first is not mention:
            mention.fill(first.country, first.sectors, "parties: same name")
            first.fill(mention.country, mention.sectors, "parties: same name")
            first.gender = mention.gender = first.gender or mention.gender
    left = {m.name for m in mentions if m.kind == "person" and m.entity is None and m.sectors == ("ELI",)}
    for mention in mentions:
        if mention.name in left and mention.entity is None and mention.kind == "person":
            mention.sectors = ("ELI",)


def surnames(name: str) -> list[str]:
    """Short forms of a person: the last word, with its particle ("al-Assad", "Assad"), the first of Asian names."""
    words = name.split()
    found = [words[-1], *([words[0]] if len(words) > 2 or len(words[0]) <= 5 else [])]
    found.append(re.sub(r"^(?:al|el|Al|El)-", "", words[-1]))
    if len(words) > 2:
        found.append(" ".join(words[1:]))  # "Wasserman Schultz", "de Blasio"
    return [word for word in dict.fromkeys(found) if len(word) > 1 and not word.endswith(".")]


def _one_gender(one: Mention, other: Mention) -> bool:
    return one.gender is None or other.gender is None or one.gender == other.gender
