"""Which place of that name: candidates weighed by the report's other places, containers and population.

Each candidate gets a sum of a few plain terms (WEIGHTS); the best one wins if it clears a threshold, for
no place is better than a wrong one. All mentions of one name in a report mean one place (Gale, Church and
Yarowsky 1992); a container beside any of them ("Tulsa, Okla.") speaks for all.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from according.document import Precision
from according.mentions.gazetteer import Entry, Gazetteer
from according.mentions.placenames import key
from according.resources import table

WEIGHTS: dict[str, float] = {
    "population": 0.9,
    "country": 5.0,
    "capital": 1.5,
    "first_division": 1.2,
    "settlement": 0.6,
    "alternate": -1.0,
    "fold": -2.0,
    "inside": 9.0,
    "outside": -6.0,
    "nation": 2.5,
    "province": 2.5,
    "home": 1.5,
    "kind": 4.0,
    "area": 4.5,
}
"""What each kind of evidence adds; tuned on halves of LGL and GeoVirus (docs/places.md)."""
THRESHOLD = 3.6


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
    """What the report says of where it is: countries (two letters) with weights, divisions, home."""

    nations: Counter[str] = field(default_factory=Counter)
    provinces: Counter[int] = field(default_factory=Counter)
    home: str | None = None


class Resolver:
    """Mentions of one report to entries of the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.areas = _areas()
        self.short = _abbreviations()

    def candidates(self, name: str) -> list[Entry]:
        """Places called so: of the table of areas, and of the gazetteer."""
        found = list(self.areas.get(key(name), ()))
        if name in self.short:
            full, country = self.short[name]
            divisions = [
                e for e in self.gazetteer.lookup(full) if e.country == country and e.feature[:3] == "ADM"
            ]
            return found + divisions[:1]
        return found + self.gazetteer.lookup(name)

    def resolve(self, mentions: Sequence[Mention], home: str | None = None) -> list[Entry | None]:
        """An entry, or None, for each mention; `home` is the outlet's country (two letters)."""
        names: dict[str, list[Entry]] = {m.text: self.candidates(m.text) for m in mentions}
        containers: dict[str, list[Entry]] = {
            m.container: self.candidates(m.container) for m in mentions if m.container
        }
        by_name: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            by_name[key(mention.text)].append(mention)
        context = self._context(mentions, names, home)
        chosen: dict[str, Entry | None] = {}
        for name, group in by_name.items():
            chosen[name] = self._best(names[group[0].text], group, containers, context)
        # What is settled now speaks for its neighbours: a second look at what was left open or doubtful.
        self._settle(context, chosen, by_name)
        for name, group in by_name.items():
            chosen[name] = self._best(names[group[0].text], group, containers, context)
        return [chosen[key(mention.text)] for mention in mentions]

    def _context(
        self, mentions: Sequence[Mention], names: dict[str, list[Entry]], home: str | None
    ) -> Context:
        """Countries and well-known divisions named outright: the frame for all other names."""
        context = Context(home=home)
        for mention in mentions:
            for entry in names[mention.text][:1]:
                if entry.country and entry.feature[:3] == "PCL":
                    context.nations[entry.country] += 1
                elif entry.country and entry.feature == "ADM1" and entry.match == "exact":
                    context.nations[entry.country] += 1
                    context.provinces[entry.id] += 1
        return context

    def _settle(
        self, context: Context, chosen: dict[str, Entry | None], by_name: dict[str, list[Mention]]
    ) -> None:
        for name, entry in chosen.items():
            if entry is None or entry.country is None or entry.feature[:3] == "PCL":
                continue
            context.nations[entry.country] += len(by_name[name])
            if entry.admin1:
                context.provinces[entry.admin1] += len(by_name[name])

    def _best(
        self,
        candidates: list[Entry],
        group: list[Mention],
        containers: dict[str, list[Entry]],
        context: Context,
    ) -> Entry | None:
        around = [entry for m in group if m.container for entry in containers[m.container][:6]]
        kinds = {m.kind for m in group if m.kind}
        best: tuple[float, Entry] | None = None
        for entry in candidates:
            score = self.score(entry, around, kinds, context)
            if best is None or score > best[0]:
                best = (score, entry)
        return best[1] if best and best[0] >= THRESHOLD else None

    def score(self, entry: Entry, around: Sequence[Entry], kinds: set[str], context: Context) -> float:
        """The sum of the terms of WEIGHTS that hold for one candidate."""
        score = WEIGHTS["population"] * math.log10(entry.population + 10)
        score += WEIGHTS.get(_class(entry), 0.0) + WEIGHTS.get(entry.match, 0.0)
        if around:
            score += WEIGHTS["inside" if any(_within(entry, outer) for outer in around) else "outside"]
        total = sum(context.nations.values())
        if entry.country and total and _class(entry) != "country":
            score += WEIGHTS["nation"] * context.nations[entry.country] / total
        everywhere = sum(context.provinces.values())
        if entry.admin1 and everywhere:
            score += WEIGHTS["province"] * context.provinces[entry.admin1] / everywhere
        if entry.country and entry.country == context.home:
            score += WEIGHTS["home"]
        if kinds:
            score += WEIGHTS["kind"] if any(entry.feature.startswith(kind[:3]) for kind in kinds) else 0.0
        return score


def _class(entry: Entry) -> str:
    if entry.feature[:3] == "PCL":
        return "country"
    if entry.feature == "PPLC":
        return "capital"
    if entry.feature == "ADM1":
        return "first_division"
    if entry.feature[:3] == "PPL":
        return "settlement"
    return "area" if entry.population == 0 and entry.feature[:3] != "ADM" else "other"


def _within(entry: Entry, outer: Entry) -> bool:
    if entry.id == outer.id:
        return False
    if outer.feature[:3] == "PCL":
        return entry.country == outer.country
    return outer.id in (entry.admin1, entry.admin2)


def precision_of(entry: Entry) -> Precision:
    """How closely an entry says where something was."""
    feature = entry.feature
    if feature[:3] == "PCL":
        return "country"
    if feature[:3] == "PPL":
        return "city"
    if feature == "ADM1":
        return "region"
    if feature[:3] == "ADM":
        return "district"
    return "area" if (entry.radius or 0) > 5 else "point"


def _areas() -> dict[str, list[Entry]]:
    """Seas, regions and mountains of place_areas.tsv by key; ids are negative where none is known."""
    columns = ("name", "other", "feature", "country", "lat", "lon", "radius", "geonames", "source")
    letters = {alpha3: alpha2 for alpha2, alpha3 in country_codes().items()}
    found: dict[str, list[Entry]] = defaultdict(list)
    for number, row in enumerate(table("place_areas", columns), 1):
        entry = Entry(
            id=int(row["geonames"]) if row["geonames"] else -number,
            name=row["name"],
            feature=row["feature"],
            country=letters.get(row["country"]),
            admin1=None,
            admin2=None,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius=float(row["radius"]) if row["radius"] else None,
            population=0,
        )
        for name in (row["name"], *row.words("other")):
            found[key(name)].append(entry)
    return dict(found)


def _abbreviations() -> dict[str, tuple[str, str]]:
    found = {}
    for row in table("place_words", ("word", "kind", "value", "source")):
        if row["kind"] in ("abbreviation", "postal"):
            name, country = row["value"].split("|")
            found[row["word"]] = (name, country)
    return found


def country_codes() -> dict[str, str]:
    """ISO 3166 alpha-2 to alpha-3."""
    return {row["alpha2"]: row["alpha3"] for row in table("countries", ("alpha2", "alpha3")) if row["alpha2"]}
