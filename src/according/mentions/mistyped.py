"""The last step of looking a name up: one typing error forgiven, where the report itself says where to look.

Only long names that lead nowhere else, only in countries the report names, only where a single place is that close,
and only near what the report has settled, or, where names are transliterated, a town of some size: a wrong place
would be worse than none, and English local names differ by a letter as often as not ("Cookville", "Cookeville").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from according.mentions.gazetteer import Entry, Gazetteer
from according.mentions.geography import FUZZY_LENGTH, WRITTEN_IN_ENGLISH, kilometres
from according.mentions.placenames import key

LONG = 12
"""Letters from which two errors are forgiven."""
BESIDE = 150.0
"""Kilometres to a settled place within which any town may be meant."""
WELL_KNOWN = 20_000
NATIONS = 2


def mistyped(name: str, settled: Sequence[Entry], gazetteer: Gazetteer) -> Entry | None:
    """The one place whose name `name` nearly is, in the countries of the settled places; None where in doubt."""
    form = key(name)
    if len(form) < FUZZY_LENGTH or any(c.isdigit() for c in form):
        return None
    errors = 2 if len(form) >= LONG else 1
    nations = Counter(entry.country for entry in settled if entry.country)
    close: dict[int, int] = {}
    for country, _ in nations.most_common(NATIONS):
        for other, place in gazetteer.prefixed(name, country):
            distance = OSA.distance(form, other, score_cutoff=errors)
            if distance <= errors and len(other) >= FUZZY_LENGTH:
                close[place] = min(distance, close.get(place, errors))
    least = min(close.values(), default=0)
    nearest = [place for place, distance in close.items() if distance == least]
    found = gazetteer.by_id(nearest[0]) if len(nearest) == 1 else None
    return replace(found, match="fuzzy") if found is not None and _likely(found, settled) else None


def _likely(found: Entry, settled: Sequence[Entry]) -> bool:
    for entry in settled:
        if entry.feature[:3] in ("PPL", "ADM") and kilometres(found.lat, found.lon, entry.lat, entry.lon) <= BESIDE:
            return True
    return found.country not in WRITTEN_IN_ENGLISH and found.population >= WELL_KNOWN
