"""What a place name says besides the name: shortened words, directions, generic nouns.

"Loudon Co." is Loudon County, "W. Columbia" West Columbia; "Nyanza Province" asks for a division called Nyanza,
"Da Nang International Airport" lies at Da Nang. The words are rows of place_words.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from according.mentions.gazetteer import Entry
from according.resources import table

_LEAD_OF = re.compile(r"^(?:[\w'’-]+ ){0,3}?(\w+ of) (?:the )?(?=[A-Z])")
LARGE = 100_000
"""People a town must have to be meant by its name after a direction: "North London", but no Side in "West Side"."""


@dataclass(frozen=True, slots=True)
class Form:
    """Another form of a name, the GeoNames feature it asks for ("" for any) and the least size of a town."""

    name: str
    feature: str = ""
    population: int = 0

    def fits(self, entry: Entry) -> bool:
        """Whether a place may be meant by this form."""
        small = entry.feature[:3] == "PPL" and entry.population < self.population
        return entry.feature.startswith(self.feature) and not small


@cache
def _words(kind: str) -> dict[str, str]:
    rows = table("place_words", ("word", "kind", "value", "source"))
    return {row["word"].lower(): row["value"] for row in rows if row["kind"] == kind}


def spelt_out(name: str) -> Iterator[Form]:
    """Forms to try for a name that is not known as it stands, the closest first; none for a single plain word."""
    words = name.split()
    full = [_words("shortened").get(word.lower(), word) for word in words]
    if full != words and len(words) > 1:
        yield Form(" ".join(full))
    if len(words) > 1:
        yield from _without_ending(full)
        yield from _without_opening(full)
    lead = _LEAD_OF.match(name)
    if lead is not None and (feature := _words("lead").get(lead[1].lower())) is not None:
        yield Form(name[lead.end() :], feature)


def _without_ending(words: list[str]) -> Iterator[Form]:
    """ "Nyanza Province" as a division Nyanza, "Srinagar city" as a town, an airport as its town."""
    last = words[-1].lower()
    for kind in ("division", "settlement"):
        value = _words(kind).get(last)
        if value is not None and last != "county":
            yield Form(" ".join(words[:-1]), value[:3])
    if last in ("airport", "airfield", "airbase"):
        rest = words[:-2] if words[-2].lower() in ("international", "regional", "municipal", "air") else words[:-1]
        if rest:
            yield Form(" ".join(rest), "PPL")


def _without_opening(words: list[str]) -> Iterator[Form]:
    """ "Northern Iraq" as Iraq, "Metro Nashville" and "downtown Nashville" as Nashville."""
    if words[0].lower() in _words("direction"):
        yield Form(" ".join(words[1:]), population=LARGE)
