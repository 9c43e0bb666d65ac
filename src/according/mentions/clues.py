"""What the text around a toponym says of it: the container after the comma, the word for what it is, relations.

Everything here works on the text alone, so that it serves gold mentions as well as parsed ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from according.mentions.gazetteer import Entry
from according.mentions.resolution import Mention, Resolver
from according.resources import table

_CONTAINER = re.compile(r"\s*(?:,|\()\s*((?:[A-Z][\w.'’-]*)(?:\s+[A-Z][\w.'’-]*){0,2})")
_LIST = re.compile(r"\s*(?:,\s*(?:and\s+|or\s+)?[A-Z]|,?\s+(?:and|or)\s+[A-Z])")
_RELATION = re.compile(r"([a-z][a-z-]*(?:\s+[a-z-]+){0,3})\s+(?:the\s+)?$")
_AFTER = re.compile(r"[\s,]*([a-zA-Z][\w.-]*)")
_WORD = r"[A-Z][\w.’']*(?:(?<=\w\w)-[A-Z][\w’']+)*"
_NAME = re.compile(rf"(?<![\w.]){_WORD}(?: {_WORD})?")


@cache
def place_words(kind: str) -> dict[str, str]:
    """Words of one kind of place_words.tsv, as written, to their values."""
    rows = table("place_words", ("word", "kind", "value", "source"))
    return {row["word"]: row["value"] for row in rows if row["kind"] == kind}


def container_after(text: str, end: int, resolver: Resolver) -> str | None:
    """The name after a comma or bracket that may hold the place before it ("Tulsa, Okla."): the longest one known."""
    following = _CONTAINER.match(text, end)
    if following is None:
        return None
    words = following[1].split()
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        for form in (name, name.rstrip(".'’")):
            if resolver.geography.abbreviated(form) is not None:
                return form
            known = [] if form.lower() in place_words("blocked") else resolver.candidates(form)[:1]
            if known and known[0].match in ("exact", "alternate"):
                if known[0].feature[:3] in ("PCL", "ADM"):
                    return form
                if size == len(words) and not _LIST.match(text, following.start(1) + len(name)):
                    return form
    return None


def kind_at(text: str, start: int, end: int) -> str | None:
    """The GeoNames feature that a word after, before or at the end of a name asks for ("Aleppo province": ADM1)."""
    _, blank, own = text[start:end].rpartition(" ")
    if blank and own.islower() and (value := place_words("division").get(own)) is not None:
        return value
    following = _AFTER.match(text, end)
    if following is not None and "," not in following[0]:
        word = following[1].lower()
        for kind in ("division", "settlement"):
            # "Springfield Township" in full is a name; a lower-case word describes it.
            value = place_words(kind).get(word) or place_words(kind).get(word.rstrip("."))
            if value is not None:
                return value
    before = " ".join(text[max(0, start - 40) : start].lower().split())
    for lead, feature in place_words("lead").items():
        if before.endswith(lead) and not before[: -len(lead)][-1:].isalpha():
            return feature
    return None


def relation_at(text: str, start: int) -> str | None:
    """ "near", "north of", "border with" before a name, as place_words.tsv has them; else None."""
    before = _RELATION.search(text, max(0, start - 40), start)
    if before is None:
        return None
    words = before[1].split()
    for size in range(len(words), 0, -1):
        kept = place_words("relation").get(" ".join(words[-size:]))
        if kept:
            return kept
    return None


def mention_at(text: str, start: int, end: int, resolver: Resolver) -> Mention:
    """The name at [start, end) with its container and what a word beside it asks for."""
    return Mention(text[start:end], start, end, container_after(text, end, resolver), kind_at(text, start, end))


def other_names(text: str, mentions: Sequence[Mention], resolver: Resolver) -> Iterator[Entry]:
    """Countries and first divisions that the text names outside its toponyms: in names of bodies, as adjectives.

    "Texas Fire Service", "D-W. Va.", "Syrian": evidence of where a report is, each time it stands.
    """
    taken = [(mention.start, mention.end) for mention in mentions]
    at = 0
    while (found := _NAME.search(text, at)) is not None:
        words = found[0].split(" ")
        at = found.end()
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size])
            entry = _telling(name.rstrip(".’'"), resolver) or _telling(name, resolver)
            if entry is not None:
                end = found.start() + len(name)
                at = end
                if not any(found.start() < last and first < end for first, last in taken):
                    yield entry
                break
        else:
            at = found.start() + len(words[0])


def _telling(name: str, resolver: Resolver) -> Entry | None:
    return resolver.geography.telling().get(name.removesuffix("'s").removesuffix("’s"))
