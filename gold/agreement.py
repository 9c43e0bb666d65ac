"""How far two annotators of the same reports agree, layer by layer, and where they do not.

    python gold/agreement.py FIRST SECOND                      figures over the reports that both folders hold
    python gold/agreement.py FIRST SECOND --list SHARED [ID…]  every difference, with its words from the corpora

FIRST and SECOND are folders of annotations as build.py writes them. Neither side is taken to be right: an
F1 is the same whichever way round, a share is over what both marked, and kappa (Cohen 1960) says how much
of that is more than chance. Spans are matched one to one by overlap, the closest first. Parties count as
the same where some mention of the one is among those of the other. A record, wording or claim that one
annotator left to `optional` is no difference in the `lenient` figure, and is one in the strict figure.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from according.evaluate.corpora import cut_text
from according.evaluate.gold import read_annotation
from according.evaluate.goldrecords import MUTUAL
from according.evaluate.goldscore import NEAR_KM, Tally, distance_km, placed, same_name, same_time
from according.evaluate.goldspans import Annotation, Item, closeness, matched, points, shared

Pairs = list[tuple[int, int]]


@dataclass
class Agreement:
    """Counts over all reports: F1 and shares in `tally`, pairs of labels for kappa in `labels`."""

    tally: Tally = field(default_factory=Tally)
    labels: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    report: str = ""

    def label(self, name: str, one: object, other: object) -> bool:
        """A pair of labels under a name: into the share, and into kappa."""
        pair = (str(one), str(other))
        self.labels.setdefault(name, Counter())[pair] += 1
        self.tally.share(name, pair[0] == pair[1])
        return pair[0] == pair[1]

    def differ(self, kind: str, one: Item | None, other: Item | None, note: str = "") -> None:
        self.differences.append(Difference(self.report, kind, one, other, note))

    def scores(self) -> dict[str, float]:
        """Every figure by name; `NAME_kappa` beside the share of each kind of label."""
        kappas = {f"{name}_kappa": kappa(pairs) for name, pairs in self.labels.items()}
        return self.tally.scores() | kappas


@dataclass(frozen=True, slots=True)
class Difference:
    """What one of the two has otherwise than the other; a span is None where that one marked nothing."""

    report: str
    kind: str
    first: Item | None
    second: Item | None
    note: str


def kappa(pairs: Counter[tuple[str, str]]) -> float:
    """Cohen's kappa of label pairs: 1 for full agreement (also over one label alone), 0 for that of chance."""
    total = sum(pairs.values())
    if not total:
        return 0.0
    left, right = Counter[str](), Counter[str]()
    for (one, other), count in pairs.items():
        left[one] += count
        right[other] += count
    seen = sum(count for (one, other), count in pairs.items() if one == other) / total
    chance = sum(left[name] * right[name] for name in left) / total**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def compare(first: Annotation, second: Annotation, found: Agreement) -> None:
    """One report's two annotations into `found`."""
    found.report = str(first["id"])
    compare_regions(first, second, found)
    parties = compare_parties(first, second, found)
    compare_places(first, second, found)
    compare_times(first, second, found)
    claims = compare_claims(first, second, found)
    compare_records(first, second, found, claims)
    compare_wording(first, second, found, claims)
    _links(first, second, parties, found.tally)


def compare_regions(first: Annotation, second: Annotation, found: Agreement) -> None:
    """Kind of region of each character that both labelled."""
    left, right = (
        {at: region["kind"] for region in side["regions"] for at in range(region["start"], region["end"])}
        for side in (first, second)
    )
    for at in left.keys() & right.keys():
        found.label("regions", left[at], right[at])


def _spans(first: Annotation, second: Annotation, layer: str, found: Agreement) -> Pairs:
    """Matches one layer's spans: F1 by overlap and by equal bounds, differences noted."""
    left, right = first[layer], second[layer]
    pairs = matched(left, right, closeness)
    found.tally.add(layer, len(pairs), len(left), len(right))
    exact = sum(closeness(left[a], right[b]) == 1 for a, b in pairs)
    found.tally.add(f"{layer}_exact", exact, len(left), len(right))
    for a, b in pairs:
        if closeness(left[a], right[b]) < 1:
            found.differ(f"{layer} bounds", left[a], right[b])
    _alone(left, right, pairs, layer, found)
    return pairs


def _alone(left: Sequence[Item], right: Sequence[Item], pairs: Pairs, kind: str, found: Agreement) -> None:
    for number, item in enumerate(left):
        if all(number != a for a, _ in pairs):
            found.differ(kind, item, None)
    for number, item in enumerate(right):
        if all(number != b for _, b in pairs):
            found.differ(kind, None, item)


def compare_parties(first: Annotation, second: Annotation, found: Agreement) -> Pairs:
    """Mentions, and of those matched country, sectors (any shared, or none in both) and name."""
    pairs = _spans(first, second, "parties", found)
    for a, b in pairs:
        one, other = first["parties"][a], second["parties"][b]
        if not found.label("parties_country", one["country"], other["country"]):
            found.differ("country", one, other, f"{one['country']} / {other['country']}")
        sectors = bool(set(one["sectors"]) & set(other["sectors"])) or one["sectors"] == other["sectors"]
        found.tally.share("parties_sector", sectors)
        if not sectors:
            found.differ("sector", one, other, f"{one['sectors']} / {other['sectors']}")
        named = same_name(one["name"], other["name"]) or one["name"] == other["name"]
        found.tally.share("parties_name", named)
        if not named:
            found.differ("name", one, other, f"{one['name']} / {other['name']}")
    return pairs


def _links(first: Annotation, second: Annotation, pairs: Pairs, tally: Tally) -> None:
    """Pairs of matched mentions that each annotator joined to one party, as an F1."""
    left = [first["parties"][a]["entity"] for a, _ in pairs]
    right = [second["parties"][b]["entity"] for _, b in pairs]
    couples = [(i, j) for i in range(len(pairs)) for j in range(i)]
    one = {couple for couple in couples if left[couple[0]] == left[couple[1]]}
    other = {couple for couple in couples if right[couple[0]] == right[couple[1]]}
    tally.add("parties_same_entity", len(one & other), len(one), len(other))


def compare_places(first: Annotation, second: Annotation, found: Agreement) -> None:
    """Toponyms, and of those matched country and distance (within the scorer's circle)."""
    for a, b in _spans(first, second, "places", found):
        one, other = first["places"][a], second["places"][b]
        found.label("places_country", one["country"], other["country"])
        if placed(one) and placed(other):
            near = distance_km(one, other) <= NEAR_KM
            found.tally.share("places_near", near)
            if not near:
                found.differ("place", one, other, f"{one['name']} / {other['name']}")


def compare_times(first: Annotation, second: Annotation, found: Agreement) -> None:
    """Time expressions, and of those matched type and value."""
    for a, b in _spans(first, second, "times", found):
        one, other = first["times"][a], second["times"][b]
        found.label("times_type", one["type"], other["type"])
        same = one["value"] == other["value"] or same_time(one, other)
        found.tally.share("times_value", same)
        if not same:
            found.differ("time value", one, other, f"{one['value']} / {other['value']}")


def _anchor(claim: Item, parties: Sequence[Item]) -> Item:
    source = None if claim["source"] is None else parties[claim["source"]]
    return claim["cue"] or source or claim["content"][0]  # type: ignore[no-any-return]


def _claim_fit(one: Item, other: Item) -> float:
    left, right = points(one["content"]), points(other["content"])
    content = len(left & right) / len(left | right)
    if shared(one["cue"], other["cue"]):
        return 1 + content
    return content if (one["cue"] is None or other["cue"] is None) and content >= 0.25 else 0.0


def compare_claims(first: Annotation, second: Annotation, found: Agreement) -> dict[int, int]:
    """Claims matched by cue (or content, where either has none); gives first index to second index."""
    left, right, tally = first["claims"], second["claims"], found.tally
    pairs = matched(left, right, _claim_fit)
    partner = dict(pairs)
    tally.add("claims", len(pairs), len(left), len(right))
    sources = [
        [None if c["source"] is None else side["parties"][c["source"]] for c in side["claims"]]
        for side in (first, second)
    ]
    hits = sum(shared(sources[0][a], sources[1][b]) > 0 for a, b in pairs)
    tally.add("claims_source", hits, *(sum(s is not None for s in side) for side in sources))
    cues = sum(shared(left[a]["cue"], right[b]["cue"]) > 0 for a, b in pairs)
    tally.add("claims_cue", cues, *(sum(c["cue"] is not None for c in side) for side in (left, right)))
    for a, b in pairs:
        _compare_claim(left[a], right[b], (sources[0][a], sources[1][b]), found)
        parent = None if left[a]["parent"] is None else partner.get(left[a]["parent"], -1)
        tally.share("claims_parent", parent == right[b]["parent"])
        if parent != right[b]["parent"]:
            found.differ("claim parent", left[a]["cue"], right[b]["cue"])
    anchors = [[_anchor(claim, side["parties"]) for claim in side["claims"]] for side in (first, second)]
    _alone(anchors[0], anchors[1], pairs, "claim", found)
    return partner


def _compare_claim(one: Item, other: Item, sources: tuple[Item | None, Item | None], found: Agreement) -> None:
    left, right = points(one["content"]), points(other["content"])
    found.tally.add("claims_content", len(left & right), len(left), len(right))
    where = one["cue"] or one["content"][0], other["cue"] or other["content"][0]
    if len(left & right) / len(left | right) < 0.8:
        found.differ("claim content", one["content"][0], other["content"][0])
    if not shared(*sources) and sources != (None, None):
        found.differ("claim source", *sources)
    for name in ("stance", "directness"):
        if not found.label(f"claims_{name}", one[name], other[name]):
            found.differ(name, *where, f"{one[name]} / {other[name]}")


def _record_fit(one: Item, other: Item) -> float:
    near = closeness(one["trigger"], other["trigger"])
    return near + 2 * same_type(one, other) + (one["status"] == other["status"]) if near else 0.0


def same_type(one: Item, other: Item) -> bool:
    """Whether either's type is the other's, or one that the other takes for defensible."""
    return one["type"] in {other["type"], *other["also"]} or other["type"] in one["also"]


def compare_records(first: Annotation, second: Annotation, found: Agreement, claims: dict[int, int]) -> None:
    """Records matched by trigger, and of those matched every field."""
    left, right, tally = first["records"], second["records"], found.tally
    pairs = matched(left, right, _record_fit)
    tally.add("records", len(pairs), len(left), len(right))
    loose = [
        [at for at, record in enumerate(records) if at not in used and not _excused(record, other)]
        for records, used, other in ((left, dict(pairs), second), (right, {b for _, b in pairs}, first))
    ]
    tally.add("records_lenient", len(pairs), len(pairs) + len(loose[0]), len(pairs) + len(loose[1]))
    for a in loose[0]:
        found.differ("record", left[a]["trigger"], None, f"{left[a]['type']} {left[a]['status']}")
    for b in loose[1]:
        found.differ("record", None, right[b]["trigger"], f"{right[b]['type']} {right[b]['status']}")
    for a, b in pairs:
        _compare_record(first, second, (left[a], right[b]), found, claims)


def _excused(record: Item, other: Annotation) -> bool:
    return any(shared(span, record["trigger"]) for span in other["optional"])


def _compare_record(
    first: Annotation, second: Annotation, pair: tuple[Item, Item], found: Agreement, claims: dict[int, int]
) -> None:
    one, other = pair
    where = one["trigger"], other["trigger"]
    found.label("records_type_strict", one["type"], other["type"])
    found.tally.share("records_type", same_type(one, other))
    if not same_type(one, other):
        found.differ("type", *where, f"{one['type']} / {other['type']}")
    if one["type"] == other["type"]:
        found.label("records_mode", one["mode"], other["mode"])
        if one["mode"] != other["mode"]:
            found.differ("mode", *where, f"{one['type']}: {one['mode']} / {other['mode']}")
    if not found.label("records_status", one["status"], other["status"]):
        found.differ("status", *where, f"{one['status']} / {other['status']}")
    for name, sides in _sides(one, other):
        agreed = _same_parties(first, second, one, other, sides)
        found.tally.share(f"records_{name}", agreed)
        if not agreed:
            found.differ(name, *where)
    chain = [claims.get(link, -1) for link in one["chain"]] == other["chain"]
    found.tally.share("records_chain", chain)
    if not chain:
        found.differ("chain", *where, f"{len(one['chain'])} / {len(other['chain'])} links")
    _compare_settings(first, second, pair, found)


def _sides(one: Item, other: Item) -> Iterator[tuple[str, tuple[str, ...]]]:
    mutual = one["type"] in MUTUAL and other["type"] in MUTUAL
    yield "actors", ("actors", "recipients") if mutual else ("actors",)
    yield "recipients", ("actors", "recipients") if mutual else ("recipients",)


def _same_parties(first: Annotation, second: Annotation, one: Item, other: Item, sides: Sequence[str]) -> bool:
    left = [first["parties"][at] for name in sides for at in one[name]]
    right = [second["parties"][at] for name in sides for at in other[name]]
    if not left or not right:
        return not left and not right
    return _overlap(_mentions(first, left), right) or _overlap(left, _mentions(second, right))


def _mentions(annotation: Annotation, parties: Sequence[Item]) -> list[Item]:
    entities = {party["entity"] for party in parties}
    return [party for party in annotation["parties"] if party["entity"] in entities]


def _overlap(left: Sequence[Item], right: Sequence[Item]) -> bool:
    return any(shared(one, other) for one in left for other in right)


def _compare_settings(first: Annotation, second: Annotation, pair: tuple[Item, Item], found: Agreement) -> None:
    """Time, place, counts and repeats of two matched records."""
    one, other = pair
    where = one["trigger"], other["trigger"]
    times = (one["time"] or {}).get("value"), (other["time"] or {}).get("value")
    same = times[0] == times[1] or (None not in times and same_time(one["time"], other["time"]))
    found.tally.share("records_time", same)
    if not same:
        found.differ("event time", *where, f"{times[0]} / {times[1]}")
    places = [
        None if r["place"] is None else a["places"][r["place"]] for r, a in zip(pair, (first, second), strict=True)
    ]
    same = places == [None, None] or shared(*places) > 0 or (all(map(placed, places)) and _near(*places))
    found.tally.share("records_place", same)
    if not same:
        found.differ("event place", *where, " / ".join(str(p and p["name"]) for p in places))
    pairs = matched(one["counts"], other["counts"], closeness)
    equal = sum(
        (one["counts"][a]["kind"], one["counts"][a]["low"]) == (other["counts"][b]["kind"], other["counts"][b]["low"])
        for a, b in pairs
    )
    found.tally.add("records_counts", equal, len(one["counts"]), len(other["counts"]))
    if not equal == len(one["counts"]) == len(other["counts"]):
        found.differ("counts", *where)
    repeats = [record["same"] is not None for record in pair]
    found.tally.share("records_repeat", repeats[0] == repeats[1])
    if repeats[0] != repeats[1]:
        found.differ("repeat", *where, " / ".join("repeat" if repeat else "own" for repeat in repeats))


def _near(one: Any, other: Any) -> bool:
    return distance_km(one, other) <= NEAR_KM


def compare_wording(first: Annotation, second: Annotation, found: Agreement, claims: dict[int, int]) -> None:
    """Wordings by overlap and kind, by overlap alone, and of those matched the voice."""
    left, right = first["wording"], second["wording"]
    pairs = matched(left, right, lambda one, other: closeness(one, other) * (one["kind"] == other["kind"]))
    found.tally.add("wording", len(pairs), len(left), len(right))
    for a, b in matched(left, right, closeness):
        found.label("wording_kind", left[a]["kind"], right[b]["kind"])
        if left[a]["kind"] != right[b]["kind"]:
            found.differ("wording kind", left[a], right[b], f"{left[a]['kind']} / {right[b]['kind']}")
        voice = None if left[a]["claim"] is None else claims.get(left[a]["claim"], -1)
        found.tally.share("wording_voice", voice == right[b]["claim"])
    _alone(left, right, matched(left, right, closeness), "wording", found)


def main() -> None:
    """Print the figures, or the differences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--list", type=Path, metavar="SHARED", help="print the differences, with words from SHARED")
    parser.add_argument("ids", nargs="*", metavar="ID", help="reports to compare; all that both hold where none")
    options = parser.parse_args()
    found, texts = Agreement(), {}
    for path in sorted(options.second.glob("*.json")):
        if (options.first / path.name).is_file() and (not options.ids or path.stem in options.ids):
            first, second = read_annotation(options.first / path.name), read_annotation(path)
            compare(first, second, found)
            if options.list:
                texts[path.stem] = cut_text(second["source"], options.list)
    if options.list:
        for item in found.differences:
            words = [
                repr(texts[item.report][s["start"] : s["end"]][:70]) if s else "-" for s in (item.first, item.second)
            ]
            at = (item.first or item.second or {}).get("start")
            print(item.report, at, item.kind, *words, item.note, sep=" | ")
    else:
        print(json.dumps({k: round(v, 3) for k, v in sorted(found.scores().items())}, indent=1))


if __name__ == "__main__":
    main()
