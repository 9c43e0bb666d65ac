"""The arithmetic of choosing places: all candidates of a report weighed against each other at once.

Every candidate of every name has a row of terms; a name's candidates and "none of them" share a probability
of one (a conditional logit). What is likely speaks for the country, the first division and the surroundings
it lies in, by as much as it is likely, and the candidates of the other names are weighed anew: a few rounds
of mean-field inference, so that names that are all ambiguous can settle each other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from according.mentions.gazetteer import Entry

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TERMS = (
    "population", "gap", "country", "capital", "first_division", "second_division", "settlement", "area", "feature",
    "alternate", "rival", "fold", "fuzzy", "inside", "outside", "home", "kind", "otherwise", "nation", "province",
    "near",
)  # fmt: skip
COLUMN = {name: at for at, name in enumerate(TERMS)}
CLOSE = 60.0
"""Kilometres over which nearness to the report's other places fades."""
LIKELY = 0.05
"""A candidate speaks for what lies near it from this probability on."""
NATIVE = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Countries whose names English writes as they are."""
SPELT = 0.2
"""What is left of the doubt of an alternate name that is plainly the spelling of one place ("Basra", "Raqqah")."""
SPELT_LEAST, GREAT_LEAST = 30_000, 100_000
"""People of a place whose spelling it may be: where no place is called just so, where others are."""
GREATER = 20
"""How many times larger it is than any other place of that name."""
NOWHERE = 0.5
"""Votes that no country or division gets: a single weak vote is not yet a majority."""
DEGREE = 111.2  # kilometres
WIDE = 150.0  # kilometres: an area larger than this is near nothing in particular


def kind_of(entry: Entry) -> str:
    """The term for what a place is; areas are those of the curated list, features those of a full gazetteer."""
    feature = entry.feature
    if feature[:3] == "PCL":
        return "country"
    if entry.curated:
        return "area"
    if feature == "PPLC":
        return "capital"
    if feature == "ADM1":
        return "first_division"
    if feature[:3] == "ADM":
        return "second_division"
    if feature[:3] == "PPL":
        return "settlement"
    return "feature"


@dataclass(frozen=True, slots=True)
class Field:
    """The candidates of one name: their fixed terms (rows as `entries`, columns as TERMS) and where they lie.

    `nation` is the two letters packed in a number (0 for none), `division` the id of the first division (a first
    division's own; 0 for none), `point` tells whose nearness counts, `reach` an area's extent in kilometres.
    """

    entries: tuple[Entry, ...]
    terms: Floats
    lat: Floats
    lon: Floats
    reach: Floats
    nation: Ints
    division: Ints
    point: NDArray[np.bool_]


def field_of(entries: Sequence[Entry]) -> Field:
    """The Field of a name's candidates, in their order."""
    terms = np.zeros((len(entries), len(TERMS)))
    largest = math.log10(max((entry.population for entry in entries), default=0) + 10)
    exact = any(entry.match == "exact" and not entry.curated for entry in entries)
    for row, entry in zip(terms, entries, strict=True):
        kind = kind_of(entry)
        size = math.log10(entry.population + 10)
        row[COLUMN["population"]] = size
        row[COLUMN["gap"]] = 0.0 if kind in ("area", "feature") else size - largest
        row[COLUMN[kind]] = 1.0
        if entry.match != "exact":
            row[COLUMN[entry.match]] = 1.0
            row[COLUMN["rival"]] = float(entry.match == "alternate" and exact)
    meant = _spelt(entries)
    for row, entry in zip(terms, entries, strict=True):
        if meant is not None and entry.match == "alternate" and entry.country == meant:
            row[COLUMN["alternate"]], row[COLUMN["rival"]] = SPELT, 0.0
    return Field(
        tuple(entries),
        terms,
        np.array([entry.lat for entry in entries]),
        np.array([entry.lon for entry in entries]),
        np.array([min(entry.radius or 0.0, WIDE) if entry.curated else 0.0 for entry in entries]),
        np.array([nation_code(entry.country) for entry in entries], dtype=np.int64),
        np.array([(entry.id if entry.feature == "ADM1" else entry.admin1) or 0 for entry in entries], dtype=np.int64),
        np.array([_is_point(entry) for entry in entries], dtype=bool),
    )


def _spelt(entries: Sequence[Entry]) -> str | None:
    """The country whose place an alternate name plainly spells; None where other places of that name count.

    Not where names are English: there an alternate name is a nickname or an older one.
    """
    spelt = [entry for entry in entries if entry.match == "alternate"]
    if not spelt:
        return None
    top = max(spelt, key=lambda entry: entry.population)
    same = [entry for entry in entries if entry.match == "exact"]
    others = max((entry.population for entry in (*same, *spelt) if entry.country != top.country), default=0)
    if top.country in NATIVE or top.population < max(GREATER * others, GREAT_LEAST if same else SPELT_LEAST):
        return None
    return top.country


def _is_point(entry: Entry) -> bool:
    if entry.feature == "ADM1" or entry.feature[:3] == "PCL":
        return False
    return entry.feature[:3] in ("PPL", "ADM") or (entry.radius or 0.0) <= WIDE


def nation_code(country: str | None) -> int:
    """A country's two letters as a number, 0 for none."""
    return ord(country[0]) * 256 + ord(country[1]) if country else 0


@dataclass(slots=True)
class Ballot:
    """Votes from outside the names: containers and words of the text, by nation code and by division."""

    nations: dict[int, float]
    divisions: dict[int, float]

    def add(self, entry: Entry, weight: float) -> None:
        if entry.country:
            code = nation_code(entry.country)
            self.nations[code] = self.nations.get(code, 0.0) + weight
        division = entry.id if entry.feature == "ADM1" else entry.admin1
        if division:
            self.divisions[division] = self.divisions.get(division, 0.0) + weight


class Scales:
    """One report's names (none without candidates), ready to be weighed.

    `extra` holds, for each name, the terms that depend on its mentions, added to its Field's; `voice` how loud
    the name speaks. After `settle`, `share` has each candidate's probability and `terms` the final terms.
    """

    def __init__(self, fields: Sequence[Field], extra: Sequence[Floats | None], voice: Sequence[float]) -> None:
        self.sizes = np.array([len(field.entries) for field in fields])
        self.starts = np.concatenate(([0], np.cumsum(self.sizes)[:-1]))
        self.group = np.repeat(np.arange(len(fields)), self.sizes)
        self.terms = np.concatenate(
            [field.terms if more is None else field.terms + more for field, more in zip(fields, extra, strict=True)]
        )
        self.voice = np.asarray(voice)[self.group]
        self.lat = np.concatenate([field.lat for field in fields])
        self.lon = np.concatenate([field.lon for field in fields])
        self.width = np.cos(np.radians(self.lat))
        self.reach = np.concatenate([field.reach for field in fields])
        self.point = np.concatenate([field.point for field in fields])
        self.nations = np.concatenate([field.nation for field in fields])
        self.divisions = np.concatenate([field.division for field in fields])
        self.share = np.zeros(len(self.group))
        self.score = np.zeros(len(self.group))

    def settle(self, weights: Floats, threshold: float, ballot: Ballot, rounds: int) -> None:
        """Weighs all candidates, then again with what is likely as evidence, `rounds` times."""
        self._weigh(weights, threshold)
        for _ in range(rounds):
            mass = self.share * self.voice
            self.terms[:, COLUMN["nation"]] = self._votes(self.nations, mass, ballot.nations)
            self.terms[:, COLUMN["province"]] = self._votes(self.divisions, mass, ballot.divisions)
            self.terms[:, COLUMN["near"]] = self._nearness()
            self._weigh(weights, threshold)

    def _weigh(self, weights: Floats, threshold: float) -> None:
        # Not "@": BLAS would start threads for what is a few thousand numbers.
        self.score = (self.terms * weights).sum(axis=1)
        top = np.maximum(np.maximum.reduceat(self.score, self.starts), threshold)
        odds = np.exp(self.score - np.repeat(top, self.sizes))
        total = np.add.reduceat(odds, self.starts) + np.exp(threshold - top)
        self.share = odds / np.repeat(total, self.sizes)

    def _votes(self, codes: Ints, mass: Floats, outside: Mapping[int, float]) -> Floats:
        """How much of all evidence but the name's own speaks for each candidate's country or division, 0 to 1."""
        known, code = np.unique(codes, return_inverse=True)
        table = np.zeros((len(self.sizes), len(known)))
        np.add.at(table, (self.group, code), np.where(codes == 0, 0.0, mass))
        given = np.array([outside.get(int(each), 0.0) if each else 0.0 for each in known])
        total = table.sum() + sum(outside.values()) - table.sum(axis=1)
        votes = table.sum(axis=0) + given
        found = (votes[code] - table[self.group, code]) / (total[self.group] + NOWHERE)
        result: Floats = np.where(codes == 0, 0.0, found)
        return result

    def _nearness(self) -> Floats:
        """1 beside another likely place, fading with distance (flat-earth: it is a hint); several add up as odds do."""
        at = np.flatnonzero(self.point & (self.share >= LIKELY))
        near = np.zeros(len(self.group))
        rows = np.flatnonzero(self.point)
        if not len(at) or not len(rows):
            return near
        north = self.lat[rows, None] - self.lat[at]
        east = (self.lon[rows, None] - self.lon[at]) * self.width[rows, None]
        away = np.maximum(0.0, DEGREE * np.sqrt(north * north + east * east) - self.reach[rows, None] - self.reach[at])
        told = self.share[at] * np.exp(-away / CLOSE)
        told[self.group[rows, None] == self.group[at]] = 0.0
        near[rows] = 1.0 - np.prod(1.0 - told, axis=1)
        return near

    def names(self) -> list[slice]:
        """Where each name's candidates stand in the arrays."""
        return [slice(int(a), int(a + n)) for a, n in zip(self.starts, self.sizes, strict=True)]
