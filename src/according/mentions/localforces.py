"""Whose police it is in a country that has none of the state: those of the town that the report is about.

"Police said" in a report from Charlotte are the Charlotte police; "American police" are nobody. The town is that of
the dateline, else the one that the report names more often than any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from according.document import Document
from according.mentions.mention import Mention

WITHOUT = {"USA": "American police"}
"""Countries whose forces are all local, with the name that a national force would have."""
OFTEN = 2
"""A town is the report's where it is named so often, and more often than any other."""


def local_forces(document: Document, mentions: Iterable[Mention]) -> None:
    """Names the police of the report's town; takes the name of a national force from others. In place."""
    forces = [m for m in mentions if m.name is not None and m.name == WITHOUT.get(m.country or "")]
    if not forces:
        return
    for mention in forces:
        town = _town(document, mention.country or "")
        mention.name = f"{town} Police" if town else None
        mention.why.append("parties: the report's town" if town else "parties: no national force")


def _town(document: Document, country: str) -> str | None:
    towns = [
        place for place in document.places if place.country == country and place.precision == "city" and place.name
    ]
    for place in towns:
        region = document.region_at(place.start)
        if region is not None and region.kind == "dateline":
            return place.name
    often = Counter(place.name for place in towns).most_common(2)
    if not often or often[0][1] < OFTEN or (len(often) > 1 and often[1][1] == often[0][1]):
        return None
    return often[0][0]
