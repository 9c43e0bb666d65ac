"""Which place of that name: candidates weighed by the report's other places, containers and population.

Each candidate gets a sum of a few plain terms (WEIGHTS); the best one wins if it clears a threshold, for
no place is better than a wrong one. All mentions of one name in a report mean one place (Gale, Church and
Yarowsky 1992); a container beside any of them ("Tulsa, Okla.") speaks for all. What the first look settles
is evidence for the second: places of one report lie near each other (Leidner 2007).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from according.mentions.gazetteer import Entry, Gazetteer
from according.mentions.geography import Geography, country_codes, kilometres, precision_of, within
from according.mentions.placenames import key

__all__ = ["Context", "Mention", "Resolver", "country_codes", "precision_of"]

WEIGHTS: dict[str, float] = {
    "population": 0.4,
    "gap": 0.8,
    "country": 2.9,
    "capital": 1.8,
    "first_division": 2.9,
    "second_division": 1.7,
    "settlement": 2.2,
    "area": 6.0,
    "alternate": -1.2,
    "fold": -3.3,
    "inside": 5.5,
    "outside": -1.2,
    "nation": 1.7,
    "province": 3.3,
    "near": 3.5,
    "home": 1.0,
    "kind": 3.0,
    "otherwise": -2.0,
}
"""What each kind of evidence adds: fitted by training/gazetteer/tune.py on halves of LGL and GeoVirus, rounded;
`area`, `country` and `alternate` raised by hand (a name of a curated list is meant), `home`, `kind` and
`otherwise` set by hand (the corpora do not show them)."""
THRESHOLD = 2.8
MARGIN = 0.75
ELSEWHERE = 300.0
"""A best candidate is taken only MARGIN ahead of any other more than so many kilometres away."""
SAME = 100.0
"""A town and a division of one name within so many kilometres are the two readings of one toponym."""
CLOSE = 120.0
"""Kilometres over which nearness to the report's other places fades."""


Choice = TypeVar("Choice")
Votes = dict[Choice, dict[str, float]]
"""What is chosen between, to the names that speak for it and how loud."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: `container` is the name that follows after a comma, `kind` a GeoNames feature
    that a word beside it asks for ("province": ADM1)."""

    text: str
    start: int
    end: int
    container: str | None = None
    kind: str | None = None


@dataclass(slots=True)
class Context:
    """What the report says of where it is: who named what counts for the others, not for itself.

    `nations` and `provinces` hold, for each country (two letters) and first division, the names that speak
    for it with their weights; `points` latitude, longitude and weight of what is settled.
    """

    nations: Votes[str] = field(default_factory=dict)
    provinces: Votes[int] = field(default_factory=dict)
    points: dict[str, tuple[float, float]] = field(default_factory=dict)
    home: str | None = None

    def add(self, name: str, entry: Entry, weight: float) -> None:
        """A name taken for a place, as evidence for the others."""
        if entry.country:
            _vote(self.nations, entry.country, name, weight)
        division = entry.id if entry.feature == "ADM1" else entry.admin1
        if division:
            _vote(self.provinces, division, name, weight)
        if entry.feature[:3] in ("PPL", "ADM") and entry.feature != "ADM1":
            self.points[name] = (entry.lat, entry.lon)


def _vote(votes: Votes[Choice], choice: Choice, name: str, weight: float) -> None:
    speakers = votes.setdefault(choice, {})
    speakers[name] = speakers.get(name, 0.0) + weight


def share(votes: Votes[Choice], choice: Choice, name: str) -> float:
    """How much of all evidence but the name's own speaks for one country or division, 0 to 1."""
    speakers = votes.get(choice)
    if not speakers:
        return 0.0
    total = sum(sum(each.values()) - each.get(name, 0.0) for each in votes.values())
    return (sum(speakers.values()) - speakers.get(name, 0.0)) / (total + 0.5)


class Resolver:
    """Mentions of one report to entries of the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.geography = Geography(gazetteer)
        self.short = self.geography.short
        self.weights = dict(WEIGHTS)
        self.threshold = THRESHOLD
        self.margin = MARGIN

    def candidates(self, name: str, demonyms: bool = False) -> list[Entry]:
        """Places called so: of the lexicons, and of the gazetteer."""
        return self.geography.candidates(name, demonyms)

    def resolve(
        self, mentions: Sequence[Mention], home: str | None = None, demonyms: bool = False
    ) -> list[Entry | None]:
        """An entry, or None, for each mention; `home` is the outlet's country (two letters).

        With `demonyms`, a mention that is an adjective of a country ("Syrian") gives that country.
        """
        groups: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            groups[key(mention.text) or mention.text].append(mention)
        known = {name: self.candidates(group[0].text, demonyms) for name, group in groups.items()}
        chosen: dict[str, Entry | None] = {}
        context = self._frame(groups, known, home)
        for _ in range(2):
            for name, group in groups.items():
                chosen[name] = self._best(name, known[name], group, context)
            context = self._frame(groups, known, home, chosen)
        for name, group in groups.items():
            chosen[name] = self._best(name, known[name], group, context)
        return [chosen[key(mention.text) or mention.text] for mention in mentions]

    def _frame(
        self,
        groups: dict[str, list[Mention]],
        known: dict[str, list[Entry]],
        home: str | None,
        chosen: dict[str, Entry | None] | None = None,
    ) -> Context:
        """The evidence: containers always; before anything is settled, countries and divisions; then all."""
        context = Context(home=home)
        for name, group in groups.items():
            entry = chosen[name] if chosen else None
            if chosen is None and known[name] and known[name][0].feature in ("PCLI", "ADM1"):
                entry = known[name][0]
            if entry is not None:
                context.add(name, entry, 1.0 + math.log(len(group)))
            for mention in group:
                for outer in self._around(mention)[:1]:
                    if outer.feature in ("PCLI", "ADM1"):
                        context.add(key(mention.container or ""), outer, 0.5)
        return context

    def _around(self, mention: Mention) -> list[Entry]:
        if mention.container is None:
            return []
        return [e for e in self.candidates(mention.container)[:8] if e.match != "fold"]

    def _best(self, name: str, entries: list[Entry], group: list[Mention], context: Context) -> Entry | None:
        """The best candidate, if good enough by itself and ahead of every other place far from it."""
        scored = [
            (sum(self.weights[term] * value for term, value in terms.items()), -rank, entry)
            for rank, (entry, terms) in enumerate(self.terms(name, entries, group, context))
        ]
        if not scored:
            return None
        scored.sort(key=lambda item: item[:2], reverse=True)
        score, _, best = scored[0]
        if score < self.threshold:
            return None
        for other, _, entry in scored[1:]:
            if other <= score - self.margin:
                break
            if kilometres(best.lat, best.lon, entry.lat, entry.lon) > ELSEWHERE:
                return None
        return best if any(mention.kind for mention in group) else _town(best, entries)

    def terms(
        self, name: str, entries: list[Entry], group: list[Mention], context: Context
    ) -> list[tuple[Entry, dict[str, float]]]:
        """Each candidate with the terms of WEIGHTS that hold for it, and how far."""
        around = [outer for mention in group for outer in self._around(mention)]
        inside = {entry.id for entry in entries if any(within(entry, outer) for outer in around)}
        kinds = {mention.kind for mention in group if mention.kind}
        largest = max((entry.population for entry in entries), default=0)
        found = []
        for entry in entries:
            terms = {"population": math.log10(entry.population + 10), kind_of(entry): 1.0}
            terms["gap"] = terms["population"] - math.log10(largest + 10) if kind_of(entry) != "area" else 0.0
            if entry.match in self.weights:
                terms[entry.match] = 1.0
            if inside:
                terms["inside" if entry.id in inside else "outside"] = 1.0
            if terms.get("country") is None:
                terms["nation"] = share(context.nations, entry.country, name) if entry.country else 0.0
                terms["province"] = share(context.provinces, entry.admin1 or entry.id, name)
                terms["near"] = _nearness(entry, name, context)
            if entry.country and entry.country == context.home:
                terms["home"] = 1.0
            if kinds:
                fits = any(entry.feature.startswith(kind[:3]) for kind in kinds)
                terms["kind" if fits else "otherwise"] = 1.0
            found.append((entry, terms))
        return found


def kind_of(entry: Entry) -> str:
    """The term of WEIGHTS for what a place is."""
    feature = entry.feature
    if feature[:3] == "PCL":
        return "country"
    if feature == "PPLC":
        return "capital"
    if feature == "ADM1":
        return "first_division"
    if feature[:3] == "ADM":
        return "second_division"
    return "settlement" if feature[:3] == "PPL" else "area"


def _town(best: Entry, entries: list[Entry]) -> Entry:
    """The town a division is named after, unless a word ("province") asked for the division."""
    if best.feature[:3] != "ADM":
        return best
    for entry in entries:
        large = entry.feature[:3] == "PPL" and entry.population >= best.population / 8
        if large and kilometres(best.lat, best.lon, entry.lat, entry.lon) < SAME:
            return entry
    return best


def _nearness(entry: Entry, name: str, context: Context) -> float:
    """1 beside another settled place, fading with the distance to the nearest (flat-earth: it is a hint)."""
    if entry.feature == "ADM1":
        return 0.0
    width = math.cos(math.radians(entry.lat))
    best = math.inf
    for other, (lat, lon) in context.points.items():
        if other != name:
            best = min(best, math.hypot(entry.lat - lat, (entry.lon - lon) * width))
    return math.exp(-111.2 * best / CLOSE) if best < 20 else 0.0
