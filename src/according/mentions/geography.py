"""What a place name may mean: the gazetteer's places, and those that lexicons add.

Countries by every name of countries.tsv ("U.S.", "DRC"), seas, regions and mountains of place_areas.tsv,
abbreviations of divisions ("Okla.") of place_words.tsv. Lexicons are read at start: a changed row counts at once.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz.distance import OSA

from according.document import Precision
from according.mentions.gazetteer import Entry, Gazetteer
from according.mentions.placenames import key
from according.mentions.wordforms import spelt_out
from according.resources import table

FOLD_LIMIT = 12
"""A fold shared by more places than this says nothing."""
WRITTEN_IN_ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Where names are not transliterated: a fold that leads there has mistaken one English name for another."""
FUZZY_LENGTH = 8
"""Letters a name must have before a typing error in it is forgiven."""


class Geography:
    """Names to entries; `short` holds abbreviations, `demonyms` what "Syrian" and "Syrians" stand for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.areas = _areas(gazetteer)
        self.short = _abbreviations()
        self.countries, self.demonyms = _countries(gazetteer)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for name in (*self.countries, *self.areas):
            if len(name) >= FUZZY_LENGTH - 1:
                self._by_letter[name[0]].append(name)
        self._known: dict[str, list[Entry]] = {}
        self._telling: dict[str, Entry] | None = None

    def telling(self) -> dict[str, Entry]:
        """Names and adjectives that tell a country or first division wherever they stand: all but shared ones.

        Countries and demonyms as they are written; divisions of the countries that news in English is local to.
        """
        if self._telling is None:
            found: dict[str, Entry] = {}
            shared: set[str] = set()
            for name, entry in self._tellers():
                if found.setdefault(name, entry) != entry:
                    shared.add(name)
            self._telling = {name: entry for name, entry in found.items() if name not in shared}
        return self._telling

    def _tellers(self) -> Iterator[tuple[str, Entry]]:
        for row in table("countries", ("name", "other")):
            known = self.countries.get(key(row["name"]), ())
            yield from ((name, known[0]) for name in (row["name"], *row.words("other")) if known)
        yield from self.demonyms.items()
        for name in self.short:
            # Postal codes are words of other meanings too ("IN", "OR").
            if not name.isupper() or "." in name:
                yield from ((name, entry) for entry in self.candidates(name) if entry.feature == "ADM1")
        for entry in self.gazetteer.divisions(sorted(WRITTEN_IN_ENGLISH)):
            yield entry.name, entry

    def candidates(self, name: str, demonyms: bool = False) -> list[Entry]:
        """Places called so, likeliest kinds first; with `demonyms` also the country an adjective stands for."""
        found = self._known.get(name)
        if found is None:
            if len(self._known) > 20_000:
                self._known.clear()
            found = self._known[name] = self._look(name)
        if demonyms and not any(entry.match == "exact" and entry.feature[:3] == "PCL" for entry in found):
            country = self.demonyms.get(name)
            if country is not None:
                return [country]
        return found

    def abbreviated(self, name: str) -> tuple[str, str] | None:
        """Division and country of an abbreviation ("Okla.", "W.Va."); None for other names."""
        close = name.replace(" ", "")
        # A sentence's end or a tokeniser takes the last point: "W.Va" is short, "Miss" is a word.
        return self.short.get(name) or self.short.get(close) or (self.short.get(close + ".") if "." in close else None)

    def _look(self, name: str) -> list[Entry]:
        """By the name itself, then by what it is short for or says beside the name, then with a typing error."""
        short = self.abbreviated(name)
        if short is not None:
            known = [entry for entry in self.gazetteer.lookup(short[0]) if entry.country == short[1]]
            return sorted(known, key=lambda entry: (entry.feature != "ADM1", -entry.population))[:1]
        bare = name[4:] if name[:4] in ("the ", "The ") else name
        found = self.named(bare)
        if found and found[0].match != "fold":
            return found
        for form in spelt_out(bare):
            if fuller := [entry for entry in self.named(form.name) if form.fits(entry)]:
                return [replace(entry, match="alternate") if entry.match == "exact" else entry for entry in fuller]
        return found or self._mistyped(bare)

    def named(self, name: str) -> list[Entry]:
        """Places of the lexicons and the gazetteer called so, folds only where they can be trusted."""
        form = key(name)
        first = [*self.countries.get(form, ()), *self.areas.get(form, ())]
        if "." in name or (name.isupper() and len(name) < 4):
            # "U.S." and "EU" are no towns called Us and Eu.
            return first if first or len(name) < 4 else self.gazetteer.lookup(name)
        taken = {entry.id for entry in first}
        rest = [entry for entry in self.gazetteer.lookup(name) if entry.id not in taken]
        if rest and rest[0].match == "fold":
            rest = [entry for entry in rest if entry.country not in WRITTEN_IN_ENGLISH]
            if len(rest) > FOLD_LIMIT or first:
                rest = []
        if first:
            # No report calls Mexico City "Mexico", whatever lists of other names hold.
            rest = [entry for entry in rest if entry.match == "exact"]
        return first + rest

    def _mistyped(self, name: str) -> list[Entry]:
        """Countries and large areas whose name has one letter wrong or two swapped ("Phillipines", "Britian")."""
        form = key(name)
        if len(form) < FUZZY_LENGTH - 1 or not name[:1].isupper():
            return []
        near = [
            (distance, known)
            for known in self._by_letter.get(form[0], ())
            if abs(len(known) - len(form)) < 2 and (distance := OSA.distance(form, known, score_cutoff=1)) <= 1
        ]
        if len(near) != 1:
            return []
        known = near[0][1]
        return [replace(entry, match="fuzzy") for entry in (*self.countries.get(known, ()), *self.areas.get(known, ()))]


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine)."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 6371.0 * 2 * math.asin(min(1.0, math.sqrt(h)))


def within(entry: Entry, outer: Entry) -> bool:
    """Whether a place lies in another: by its divisions, its country, or an area's extent."""
    if entry.id == outer.id:
        return False
    if outer.feature[:3] == "PCL":
        return entry.country == outer.country
    if outer.feature[:3] == "ADM" and not outer.curated:
        return outer.id in (entry.admin1, entry.admin2)
    reach = outer.radius or (30.0 if outer.feature[:3] == "PPL" else 0.0)
    return reach > 0 and kilometres(entry.lat, entry.lon, outer.lat, outer.lon) <= reach * 1.2


def precision_of(entry: Entry) -> Precision:
    """How closely an entry says where something was."""
    feature = entry.feature
    if feature[:3] == "PCL":
        return "country"
    if feature[:3] == "PPL":
        return "city"
    if feature[:4] == "ADM1":
        return "region"
    if feature[:3] == "ADM":
        return "district"
    return "area" if (entry.radius or 0) > 5 else "point"


def country_codes() -> dict[str, str]:
    """ISO 3166 alpha-2 to alpha-3."""
    return {row["alpha2"]: row["alpha3"] for row in table("countries", ("alpha2", "alpha3")) if row["alpha2"]}


def _countries(gazetteer: Gazetteer) -> tuple[dict[str, list[Entry]], dict[str, Entry]]:
    """Countries by the key of each name, and by each demonym and adjective as it is written.

    An adjective that two share is of the one that needs no word of the report to be meant ("Congolese").
    """
    names: dict[str, list[Entry]] = defaultdict(list)
    people: dict[str, Entry] = {}
    guarded: set[str] = set()
    for row in table("countries", ("alpha2", "name", "other", "adjectives", "people", "needs")):
        known = [e for e in gazetteer.lookup(row["name"]) if e.feature[:3] == "PCL" and e.country == row["alpha2"]]
        for other in () if known else row.words("other"):
            known += [e for e in gazetteer.lookup(other) if e.feature[:3] == "PCL" and e.country == row["alpha2"]]
        if not known:
            continue
        entry = replace(known[0], match="exact")
        for name in (row["name"], *row.words("other")):
            if entry not in names[key(name)]:
                names[key(name)].append(entry)
        for name in (*row.words("adjectives"), *row.words("people")):
            for word in (name, name + "s"):
                if word not in people or (word in guarded and not row["needs"]):
                    people[word] = entry
                if people[word] is entry and row["needs"]:
                    guarded.add(word)
    return dict(names), people


def _areas(gazetteer: Gazetteer) -> dict[str, list[Entry]]:
    """Seas, regions and mountains of place_areas.tsv by key; ids are negative where none is known.

    A division that the gazetteer has under the same name is taken from there, with its id.
    """
    columns = ("name", "other", "feature", "country", "lat", "lon", "radius", "geonames", "source")
    letters = {alpha3: alpha2 for alpha2, alpha3 in country_codes().items()}
    found: dict[str, list[Entry]] = defaultdict(list)
    for number, row in enumerate(table("place_areas", columns), 1):
        country = letters.get(row["country"])
        entry = Entry(
            id=int(row["geonames"]) if row["geonames"] else -number,
            name=row["name"],
            feature=row["feature"],
            country=country,
            admin1=None,
            admin2=None,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius=float(row["radius"]) if row["radius"] else None,
            population=0,
            curated=True,
        )
        if entry.feature in ("ADM1", "PPL", "PPLA"):
            same = [
                e
                for e in gazetteer.lookup(row["name"])
                if e.country == country and e.feature[:3] == entry.feature[:3] and e.match != "fold"
            ]
            entry = replace(same[0], match="exact") if same else entry
        for name in (row["name"], *row.words("other")):
            found[key(name)].append(entry)
    return dict(found)


def _abbreviations() -> dict[str, tuple[str, str]]:
    found = {}
    for row in table("place_words", ("word", "kind", "value", "source")):
        if row["kind"] in ("abbreviation", "postal"):
            name, country = row["value"].split("|")
            found[row["word"]] = found[row["word"].replace(" ", "")] = (name, country)
    return found
