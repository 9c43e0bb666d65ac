"""Scores of readings against the gold's mentions: regions, parties, places, times, claims, wording.

All figures are over all reports together (micro), so that a short report weighs as much as its words.
Spans are matched one to one by overlap, the closest first. A figure about matched things (a stance, a
country) is a share of those matched, so that it does not count a miss twice; the F1 of the spans beside it
says how many were found. Records are scored in goldrecords.py.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.fuzz import token_set_ratio

from according.evaluate.goldspans import Item, Report, closeness, matched, points, shared

EDGE = 2  # code points beside a region's bound that count for neither side: a dash, a quotation mark
NEAR_KM = 161.0
FAR_KM = 1000.0
EARTH_KM = 6371.0


class Tally:
    """Counts under names: right, gold and found for an F1, hits and tries for a share."""

    def __init__(self) -> None:
        self.counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        self.shares: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])

    def add(self, name: str, right: float, gold: float, found: float) -> None:
        for at, count in enumerate((right, gold, found)):
            self.counts[name][at] += count

    def share(self, name: str, hit: bool) -> None:
        self.shares[name][0] += hit
        self.shares[name][1] += 1

    def scores(self) -> dict[str, float]:
        """Every figure by name; an F1 with its precision and recall, a share with what it is a share of."""
        found: dict[str, float] = {}
        for name, (right, gold, system) in self.counts.items():
            precision = right / system if system else 0.0
            recall = right / gold if gold else 0.0
            both = precision + recall
            found[f"{name}_precision"] = precision
            found[f"{name}_recall"] = recall
            found[f"{name}_f1"] = 2 * precision * recall / both if both else 0.0
            found[f"{name}_gold"] = gold
        for name, (hits, tries) in self.shares.items():
            found[name] = hits / tries if tries else 0.0
            found[f"{name}_of"] = tries
        return found


def score_mentions(report: Report, tally: Tally) -> dict[int, int]:
    """All but records of one report into the tally; gives the claims matched, gold index to found index."""
    score_regions(report, tally)
    score_parties(report, tally)
    score_places(report, tally)
    score_times(report, tally)
    claims = score_claims(report, tally)
    score_wording(report, tally, claims)
    return claims


def score_regions(report: Report, tally: Tally) -> None:
    """Labels of characters that are not blank, but for EDGE characters at either side of a gold bound.

    `regions` counts every label, `regions_other` all but the body, which is most of a report.
    """
    gold, found = _labels(report.gold["regions"]), _labels(report.reading["regions"])
    bounds = {r[side] for r in report.gold["regions"] for side in ("start", "end")}
    edges = {at for bound in bounds for at in range(bound - EDGE, bound + EDGE)}
    for at, character in enumerate(report.text):
        if character.isspace() or at in edges:
            continue
        one, other = gold.get(at), found.get(at)
        tally.add("regions", one == other, one is not None, other is not None)
        if one != "body" or other not in ("body", None):
            right = one == other
            tally.add("regions_other", right, one not in (None, "body"), other not in (None, "body"))


def _labels(regions: Sequence[Item]) -> dict[int, str]:
    return {at: region["kind"] for region in regions for at in range(region["start"], region["end"])}


def score_parties(report: Report, tally: Tally) -> None:
    """Mentions by overlap; of those matched, country, primary sectors (any shared) and canonical name."""
    gold, found = report.gold["parties"], report.reading["parties"]
    pairs = matched(gold, found, closeness)
    tally.add("parties", len(pairs), len(gold), len(found))
    for left, right in pairs:
        one, other = gold[left], found[right]
        if one["country"]:
            tally.share("parties_country", one["country"] == other["country"])
        if one["sectors"]:
            tally.share("parties_sector", bool(set(one["sectors"]) & set(other["sectors"])))
        if one["name"]:
            tally.share("parties_name", same_name(one["name"], other["name"]))


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are one but for case, accents, brackets, word order and words left out."""
    if not one or not other:
        return False
    return token_set_ratio(_plain(one), _plain(other)) >= 90


def _plain(name: str) -> str:
    base = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    base = re.sub(r"\(.*?\)", " ", base).casefold()
    return re.sub(r"\b(?:the|of|and)\b|\W+", " ", base).strip()


def distance_km(one: Item, other: Item) -> float:
    """Great-circle distance of two places with lat and lon in degrees."""
    a, b = math.radians(one["lat"]), math.radians(other["lat"])
    turn = math.radians(other["lon"] - one["lon"])
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def placed(place: Item | None) -> bool:
    return place is not None and place.get("lat") is not None and place.get("lon") is not None


def score_places(report: Report, tally: Tally) -> None:
    """Toponyms by overlap; of those matched, within 161 km, country, and resolved more than 1,000 km off."""
    gold, found = report.gold["places"], report.reading["places"]
    pairs = matched(gold, found, closeness)
    tally.add("places", len(pairs), len(gold), len(found))
    near = 0
    for left, right in pairs:
        one, other = gold[left], found[right]
        if one["country"]:
            tally.share("places_country", one["country"] == other["country"])
        if not placed(one):
            continue
        off = distance_km(one, other) if placed(other) else None
        near += off is not None and off <= NEAR_KM
        tally.share("places_161km", off is not None and off <= NEAR_KM)
        if off is not None:
            tally.share("places_far", off > FAR_KM)
    tally.add("places_found_and_near", near, sum(map(placed, gold)), len(found))


def score_times(report: Report, tally: Tally) -> None:
    """Time expressions: strict (equal bounds), relaxed (overlap), and with the right value."""
    gold, found = report.gold["times"], report.reading["times"]
    pairs = matched(gold, found, closeness)
    tally.add("times", len(pairs), len(gold), len(found))
    strict = sum(closeness(gold[left], found[right]) == 1 for left, right in pairs)
    tally.add("times_strict", strict, len(gold), len(found))
    right_values = 0
    for left, right in pairs:
        one, other = gold[left], found[right]
        tally.share("times_type", one["type"] == other["type"])
        if one["value"] is not None:
            good = same_time(one, other)
            right_values += good
            tally.share("times_value", good)
    unknown = sum(item["value"] is None for item in gold)
    tally.add("times_valued", right_values, len(gold) - unknown, len(found) - unknown)


def same_time(one: Item, other: Item) -> bool:
    """Equal TIMEX3 values but for the time of day, or equal first and last days."""
    left, right = (str(item["value"] or "").split("T")[0] or item["value"] for item in (one, other))
    if left == right:
        return True
    days = (one["earliest"], one["latest"])
    return None not in days and days == (other["earliest"], other["latest"])


def score_claims(report: Report, tally: Tally) -> dict[int, int]:
    """Claims matched by cue, or by content where either has no cue; gives gold index to found index.

    `claims_relation` counts a claim whose source, cue and content all overlap the gold's (absent where the
    gold's are). Sources, stance, directness and parents are shares of the claims matched; `claims_nested`
    is the share of gold claims with a parent that were found with the right one.
    """
    gold, found = report.gold["claims"], report.reading["claims"]
    parties = report.gold["parties"]
    pairs = matched(gold, found, _claim_weight)
    partner = dict(pairs)
    tally.add("claims", len(pairs), len(gold), len(found))
    cues = sum(shared(gold[a]["cue"], found[b]["cue"]) > 0 for a, b in pairs)
    tally.add("claims_cue", cues, _having(gold, "cue"), _having(found, "cue"))
    sources, contents, whole = 0, 0, 0
    for left, right in pairs:
        one, other = gold[left], found[right]
        source = None if one["source"] is None else parties[one["source"]]
        hit = shared(source, other["source"]) > 0
        content = bool(points(one["content"]) & points(other["content"]))
        cue = one["cue"] is None or shared(one["cue"], other["cue"]) > 0
        sources, contents = sources + hit, contents + content
        whole += content and cue and (hit or (source is None and other["source"] is None))
        _score_link(one, other, source, tally)
        parent = None if one["parent"] is None else partner.get(one["parent"], -1)
        tally.share("claims_parent", parent == other["parent"])
    tally.add("claims_source", sources, _having(gold, "source"), _having(found, "source"))
    tally.add("claims_content", contents, len(gold), len(found))
    tally.add("claims_relation", whole, len(gold), len(found))
    for number, claim in enumerate(gold):
        if claim["parent"] is not None:
            right_parent = number in partner and found[partner[number]]["parent"] is not None
            right_parent &= found[partner[number]]["parent"] == partner.get(claim["parent"]) if right_parent else False
            tally.share("claims_nested", bool(right_parent))
    return partner


def _having(claims: Sequence[Item], name: str) -> int:
    return sum(claim[name] is not None for claim in claims)


def _claim_weight(one: Item, other: Item) -> float:
    content = _jaccard(points(one["content"]), points(other["content"]))
    cue = shared(one["cue"], other["cue"])
    if cue:
        return 1 + content
    return content if (one["cue"] is None or other["cue"] is None) and content >= 0.25 else 0.0


def _jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _score_link(one: Item, other: Item, source: Item | None, tally: Tally) -> None:
    tally.share("claims_stance", one["stance"] == other["stance"])
    tally.share("claims_directness", one["directness"] == other["directness"])
    if source is not None:
        tally.share("claims_source_party", same_party(source, other["source"]))


def same_party(gold: Item, found: Item | None) -> bool:
    """The same named party; for one that has no name, the same country and any shared sector."""
    if found is None:
        return False
    if gold["name"]:
        return same_name(gold["name"], found["name"])
    sectors = not gold["sectors"] or bool(set(gold["sectors"]) & set(found["sectors"]))
    return sectors and gold["country"] in (None, found["country"])


def score_wording(report: Report, tally: Tally, claims: dict[int, int]) -> None:
    """Wordings by overlap and kind; of those matched, whether the voice (outlet or which claim) is right."""
    gold, found = report.gold["wording"], report.reading["wording"]
    pairs = matched(gold, found, lambda one, other: closeness(one, other) * (one["kind"] == other["kind"]))
    tally.add("wording", len(pairs), len(gold), len(found))
    for left, right in pairs:
        one, other = gold[left]["claim"], found[right]["claim"]
        expected = None if one is None else claims.get(one)
        told = one is not None and expected is None  # in a claim that was not found: any claim will do
        tally.share("wording_voice", other is not None if told else other == expected)
