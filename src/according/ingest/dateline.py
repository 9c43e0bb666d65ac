"""Datelines: the place, day and agency that a report opens with, cut off from its first sentence.

Shapes read here: `CITY, Region (Agency) —`, `CITY, May 28 (Agency) --`, `CITY, November 14. /AGENCY/.`,
`City (Agency) -`, `(Agency) -`, `CITY:`, `Dec. 31, 2000 --`, and a stamp before any of them. A name in
mixed case needs an agency or a day beside it, or has to be a capital of the countries' table: else
"Trump: I will" and "Iran - a country" would lose their subjects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from according.ingest.dates import MONTH
from according.ingest.outlets import outlet_names
from according.resources import table

_UPPER = r"(?:[A-Z][A-Z.'’`-]*[A-Z.](?:[ /-](?:[A-Z][A-Z.'’`-]*|[dD][eE]|al|el|of|the|and)){0,4})"
_MIXED = r"(?:(?:[A-Z]|al-|el-|d')[\w.'’`-]+(?:[ -](?:[A-Z][\w.'’`-]+|de|del|la|le|al|el|of|the|es|and|upon)){0,3})"
_WEEKDAY = r"(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?:day|nesday|urday)?\b\.?"
_REGION = rf"(?:,\s+(?!{MONTH}|{_WEEKDAY})(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){{0,3}})"
_DAY = rf"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+\d{{4}})?"
_AGENCY = r"(?:\([A-Z][^()\n]{0,40}\)|/[A-Z][\w .&-]{1,24}/\.?)"
_DASH = r"(?:\s*(?:--+|[—–―]|_)\s*|\s+-\s+|-\s+)"
_STAMP = r"(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: [A-Z]{2,4})?\s+)"

_FORMS = tuple(
    re.compile(form)
    for form in (
        # City, region, day and agency in brackets or slashes; the dash may be missing.
        rf"{_STAMP}?(?P<place>{_UPPER}|{_MIXED}){_REGION}{{0,2}}[,.]?\s*(?:{_DAY}[.,]?\s*)?(?P<agency>{_AGENCY})"
        rf"(?:{_DASH}|\s*:\s*|\s+)",
        # City, region and day, then a dash or colon.
        rf"{_STAMP}?(?P<place>{_UPPER}){_REGION}{{0,2}}(?:[,;]\s+{_UPPER}){{0,2}}[,.]?\s*(?:{_DAY}[.,]?)?"
        rf"(?P<dash>{_DASH}|:\s+)",
        rf"(?P<place>{_MIXED}){_REGION}{{0,2}},?\s+(?P<day>{_DAY})\s*(?:{_DASH}|:\s+)",
        # A day alone.
        rf"(?P<day>{MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{MONTH},?\s+\d{{4}})(?:{_DASH}|:\s+)",
        # An agency alone, with or without dash.
        rf"(?:By\s+)?(?P<agency>\([A-Z][^()\n]{{1,30}}\)|/[A-Z][\w .&-]{{1,24}}/\.?)"
        rf"(?P<dash>{_DASH}|\s*:\s*|\s+)",
        # A name in mixed case and a dash or colon.
        rf"(?P<place>{_MIXED}){_REGION}{{0,2}}(?:{_DASH}|:\s+)",
    )
)
_SECOND = re.compile(rf"(?:{_UPPER})(?:\s+-\s+|{_DASH})")
_BARE_DASH = re.compile(r"(?:--+|[—–])\s+")
_WHOLE = re.compile(rf"(?:{_UPPER}|{_MIXED}){_REGION}{{0,2}},?\s+{_DAY}\.?|{_UPPER}{_REGION}{{1,2}}\.?")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Length of the prefix in characters, and the agency it names (as written), where it names one."""

    length: int
    agency: str | None = None


@cache
def _places() -> frozenset[str]:
    rows = table("dateline_places", ("name", "source"))
    capitals = {name for row in table("countries", ("capitals",)) for name in row.words("capitals")}
    return frozenset(name.casefold() for name in capitals | {row["name"] for row in rows})


def dateline(text: str) -> Dateline | None:
    """The dateline that a paragraph opens with, or None; its dash belongs to it, what follows is body."""
    head = text[:160]
    for number, form in enumerate(_FORMS):
        match = form.match(head)
        if not match or match.end() >= len(text) or not _plausible(match, number, text):
            continue
        end = match.end()
        if number == 1:
            again = _SECOND.match(text[end : end + 60])
            end += again.end() if again and text.startswith("19") | text.startswith("20") else 0
        agency = match.groupdict().get("agency")
        return Dateline(len(text[:end].rstrip()), agency.strip("()/. ") if agency else None)
    return None


def _plausible(match: re.Match[str], number: int, text: str) -> bool:
    parts = match.groupdict()
    follows = text[match.end() : match.end() + 1]
    if not (follows.isalnum() or follows in "\"'“‘«$£€#@("):
        return False
    place = (parts.get("place") or "").strip()
    known = _known_agency(parts.get("agency"))
    if number == 0:
        # "Bashar Assad (SDF) said" is no dateline: lower case after an unknown name in brackets.
        upper = place.isupper() or place.casefold() in _places()
        dashed = bool(re.search(r"[-—–―_:/.]\s*$", match.group()))
        return (upper and (known or dashed)) or (known and dashed) or (known and upper)
    if number == 1:
        # One capital word and a colon may be a speaker ("SPICER: We"), two words or a known place not.
        return place.casefold() in _places() or "," in match.group() or _roomy(place, parts.get("dash") or "")
    if number == 4:
        return known
    if number == 5:
        return place.casefold() in _places() and not follows.islower()
    return True


def _roomy(place: str, dash: str) -> bool:
    letters = re.sub(r"[^A-Z]", "", place)
    return len(letters) >= 4 and len(place.split()) <= 3 and (":" not in dash or len(letters) >= 5)


def _known_agency(agency: str | None) -> bool:
    if not agency:
        return False
    name = agency.strip("()/. ").casefold()
    names = outlet_names()
    return name in names or any(part.strip() in names for part in re.split(r"[/,;|]| and | - ", name))


def continues_dateline(text: str) -> int:
    """Length of a dash that opens a paragraph because its dateline stands on the line before, else 0."""
    match = _BARE_DASH.match(text)
    return len(match.group().rstrip()) if match else 0


def whole_dateline(text: str) -> bool:
    """A line that is a dateline and nothing else: "MOSCOW, 14 November 2017", "CAPE CANAVERAL, Fla."."""
    return len(text) < 80 and _WHOLE.fullmatch(text) is not None
