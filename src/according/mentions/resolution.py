"""Which place of that name: candidates weighed by the report's other places, containers and population.

Each candidate gets a sum of a few plain terms (WEIGHTS); all names of a report are weighed together
(weighing.py), and the best candidate of each is taken where what lies around it is likely enough: no place is
better than a wrong one. All mentions of one name in a report mean one place (Gale, Church and Yarowsky 1992); a
container beside any of them ("Tulsa, Okla.") speaks for all; places of one report lie near each other
(Leidner 2007).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np

from according.mentions.gazetteer import Entry, Gazetteer
from according.mentions.geography import Geography, country_codes, kilometres, precision_of, within
from according.mentions.mistyped import mistyped
from according.mentions.placenames import key
from according.mentions.weighing import COLUMN, TERMS, Ballot, Field, Floats, Scales, field_of

__all__ = ["Mention", "Resolver", "country_codes", "precision_of"]

WEIGHTS: dict[str, float] = {
    "population": 0.63,
    "gap": 0.71,
    "country": 2.8,
    "capital": 1.4,
    "first_division": 2.3,
    "second_division": 1.5,
    "settlement": 2.0,
    "area": 6.7,
    "feature": 0.5,
    "alternate": -2.7,
    "rival": -0.65,
    "fold": -3.8,
    "fuzzy": -3.3,
    "inside": 4.8,
    "outside": -0.5,
    "home": 1.0,
    "kind": 1.5,
    "otherwise": -0.5,
    "nation": 1.65,
    "province": 4.4,
    "near": 4.3,
}
"""What each kind of evidence adds: fitted by training/gazetteer/tune.py on halves of LGL and GeoVirus, rounded;
`feature`, `fuzzy`, `home` and `otherwise` set by hand (the corpora do not show them)."""
THRESHOLD = 3.7
"""What a candidate's sum is weighed against: "none of them"."""
SURE = 0.45
"""A place is taken where it and what lies within SAME of it have this probability together."""
SAME = 100.0
"""A town and a division of one name within so many kilometres are the two readings of one toponym."""
READINGS = 3
"""How many candidates are asked, the best first, whether they and what lies around them are likely enough."""
ROUNDS = 3
CONTAINER_VOTE, WORD_VOTE = 0.5, 0.5
"""How loud a container and a name elsewhere in the text speak, beside 1 for a toponym."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: `container` is the name that follows after a comma, `kind` a GeoNames feature
    that a word beside it asks for ("province": ADM1)."""

    text: str
    start: int
    end: int
    container: str | None = None
    kind: str | None = None


class Resolver:
    """Mentions of one report to entries of the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.geography = Geography(gazetteer)
        self.short = self.geography.short
        self.weights = np.array([WEIGHTS[term] for term in TERMS])
        self.threshold = THRESHOLD
        self.sure = SURE
        self._fields: dict[tuple[str, bool], Field] = {}

    def candidates(self, name: str, demonyms: bool = False) -> list[Entry]:
        """Places called so: of the lexicons, and of the gazetteer."""
        return self.geography.candidates(name, demonyms)

    def resolve(
        self,
        mentions: Sequence[Mention],
        home: str | None = None,
        demonyms: bool = False,
        words: Sequence[Entry] = (),
    ) -> list[Entry | None]:
        """An entry, or None, for each mention; `home` is the outlet's country (two letters).

        With `demonyms`, a mention that is an adjective of a country ("Syrian") gives that country. `words` are
        countries and divisions that the text names elsewhere: evidence, no mentions.
        """
        groups: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            groups[key(mention.text) or mention.text].append(mention)
        names, scales = self.weigh(groups, home, demonyms, words)
        chosen: dict[str, Entry | None] = {}
        if scales is not None:
            for (name, field), rows in zip(names, scales.names(), strict=True):
                best = self._best(field.entries, scales.share[rows], scales.score[rows], groups[name])
                chosen[name] = _capital(best, field.entries, {entry.country for entry in words}) or best
        settled = [entry for entry in chosen.values() if entry is not None]
        for name, group in groups.items():
            if name not in chosen and settled:
                chosen[name] = mistyped(group[0].text, settled, self.gazetteer)
        return [chosen.get(key(mention.text) or mention.text) for mention in mentions]

    def weigh(
        self,
        groups: dict[str, list[Mention]],
        home: str | None,
        demonyms: bool,
        words: Sequence[Entry],
    ) -> tuple[list[tuple[str, Field]], Scales | None]:
        """The names that have candidates, with these, and their Scales, settled; no Scales without names."""
        names = [(name, field) for name, group in groups.items() if (field := self.field(group[0].text, demonyms))]
        if not names:
            return [], None
        ballot = Ballot({}, {})
        for entry in words:
            ballot.add(entry, WORD_VOTE)
        extra: list[Floats | None] = []
        for name, field in names:
            around = [outer for mention in groups[name] for outer in self._around(mention, field)]
            for outer in around:
                if outer.feature[:3] == "PCL" or outer.feature == "ADM1":
                    ballot.add(outer, CONTAINER_VOTE)
            extra.append(self._extra(field, groups[name], around, home))
        voice = [1.0 + math.log(len(groups[name])) for name, _ in names]
        scales = Scales([field for _, field in names], extra, voice)
        scales.settle(self.weights, self.threshold, ballot, ROUNDS)
        return names, scales

    def field(self, name: str, demonyms: bool = False) -> Field | None:
        """The candidates of a name with their terms, kept for the next report; None where there are none."""
        found = self._fields.get((name, demonyms))
        if found is None:
            entries = self.candidates(name, demonyms)
            if not entries:
                return None
            if len(self._fields) > 5_000:
                self._fields.clear()
            found = self._fields[name, demonyms] = field_of(entries)
        return found

    def _around(self, mention: Mention, field: Field) -> list[Entry]:
        """What the container of a mention means; nothing for a country, which stands in a list then."""
        if mention.container is None or (field.entries[0].feature[:3] == "PCL" and field.entries[0].match == "exact"):
            return []
        return [entry for entry in self.candidates(mention.container)[:8] if entry.match in ("exact", "alternate")][:1]

    def _extra(self, field: Field, group: list[Mention], around: list[Entry], home: str | None) -> Floats | None:
        """The terms that depend on the mentions: containers, words beside them, the outlet's country."""
        inside = [any(within(entry, outer) for outer in around) for entry in field.entries] if around else []
        kinds = {mention.kind for mention in group if mention.kind}
        if not any(inside) and not kinds and home is None:
            return None
        terms = np.zeros_like(field.terms)
        if any(inside):
            terms[:, COLUMN["inside"]] = inside
            terms[:, COLUMN["outside"]] = [not each for each in inside]
        if home is not None:
            terms[:, COLUMN["home"]] = [entry.country == home for entry in field.entries]
        if kinds:
            fits = [any(entry.feature.startswith(kind[:3]) for kind in kinds) for entry in field.entries]
            terms[:, COLUMN["kind"]] = fits
            terms[:, COLUMN["otherwise"]] = [not each for each in fits]
        return terms

    def _best(self, entries: Sequence[Entry], share: Floats, score: Floats, group: list[Mention]) -> Entry | None:
        """The best candidate, if it and its surroundings are likely enough."""
        likely = (entries[int(at)] for at in np.argsort(-score)[:READINGS])
        best = next((entry for entry in likely if _around_it(entry, entries, share) >= self.sure), None)
        if best is None:
            return None
        return best if any(mention.kind for mention in group) else _town(best, entries)


def _capital(best: Entry | None, entries: Sequence[Entry], named: Container[str | None]) -> Entry | None:
    """The capital of a state that the text names, over another place that is only also called so."""
    if best is None or best.match != "alternate":
        return None
    return next((e for e in entries if e.feature == "PPLC" and e.match == "exact" and e.country in named), None)


def _around_it(one: Entry, entries: Sequence[Entry], share: Floats) -> float:
    """How likely a candidate is together with those within SAME of it."""
    pairs = zip(entries, share, strict=True)
    near = (part for entry, part in pairs if part > 0.01 and kilometres(one.lat, one.lon, entry.lat, entry.lon) <= SAME)
    return float(sum(near))


def _town(best: Entry, entries: Sequence[Entry]) -> Entry:
    """The town a division is named after, unless a word ("province") asked for the division."""
    if best.feature[:3] != "ADM":
        return best
    for entry in entries:
        large = entry.feature[:3] == "PPL" and entry.population >= best.population / 8
        if large and kilometres(best.lat, best.lon, entry.lat, entry.lon) < SAME:
            return entry
    return best
