"""Scores of records against the gold.

A gold record has a trigger; a happening told again under the same status is a repeat (`same`) of its first
record, and all of one happening's tellings form a group. A group is found when one of its triggers is. A
record found at another telling of a group that is already found, or on words marked `optional` (second
words of one event, references back, border cases), is neither right nor wrong; on optional words in the
gold trigger's own sentence and with its type it may stand for a group that was not found otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from according.evaluate.goldscore import NEAR_KM, Tally, distance_km, placed, same_time, score_mentions
from according.evaluate.goldspans import Item, Report, closeness, matched, shared, units

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose actors and recipients are one set when it comes to who took part."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold record and the record found for it; `typed` where their types agree, or one in `also` does."""

    gold: Item
    found: Item

    @property
    def typed(self) -> bool:
        kind = self.found["event"]["type"]
        return bool(kind == self.gold["type"] or kind in self.gold["also"])


def score_reports(reports: Sequence[Report]) -> dict[str, float]:
    """Every score of the gold over the reports together."""
    tally = Tally()
    statuses: list[tuple[str, str]] = []
    for report in reports:
        claims = score_mentions(report, tally)
        statuses += score_records(report, tally, claims)
    scores = tally.scores() | {"reports": float(len(reports))}
    if statuses:
        scores["records_status_macro_f1"] = macro_f1(statuses)
    return scores


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the values that the gold holds, of (gold, found) pairs."""
    right = Counter(one for one, other in pairs if one == other)
    gold, found = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    return sum(2 * right[value] / (gold[value] + found[value]) for value in gold) / len(gold)


def score_records(report: Report, tally: Tally, claims: dict[int, int]) -> list[tuple[str, str]]:
    """One report's records into the tally; gives its (gold, found) statuses where the type is right."""
    gold = report.gold["records"]
    pairs, groups, wrong = pair_records(report)
    typed = [pair for pair in pairs if pair.typed]
    total = len(pairs) + len(wrong)
    tally.add("records_trigger", len(pairs), groups, total)
    tally.add("records_type", len(typed), groups, total)
    whole = [pair for pair in typed if roles_right(report, pair)]
    tally.add("records_whole", len(whole), groups, total)
    for pair in typed:
        _score_fields(report, pair, tally, claims)
    by_type = Counter(pair.gold["type"] for pair in typed)
    # A record right by one of gold's other types counts for gold's first: no kind has more right ones than it found.
    amiss = Counter(record["event"]["type"] for record in [*wrong, *(pair.found for pair in pairs if not pair.typed)])
    for kind in sorted({record["type"] for record in gold}):
        of_kind = sum(record["type"] == kind and record["same"] is None for record in gold)
        tally.add(f"records_{kind.lower()}", by_type[kind], of_kind, by_type[kind] + amiss[kind])
    return [(pair.gold["status"], pair.found["status"]) for pair in typed]


def pair_records(report: Report) -> tuple[list[Pair], int, list[Item]]:
    """Pairs (one a group at most), the number of groups, and the found records that are wrong."""
    gold, found = report.gold["records"], report.reading["records"]
    group = [group_of(gold, number) for number in range(len(gold))]
    by_trigger = matched(gold, found, lambda one, other: _fit(report, one, other))
    best: dict[int, Pair] = {}
    near: set[int] = set()
    for left, right in by_trigger:
        near.add(right)
        pair = Pair(gold[left], found[right])
        if group[left] not in best or (pair.typed and not best[group[left]].typed):
            best[group[left]] = pair
    loose = [at for at, record in enumerate(found) if at not in near and _optional(report, record)]
    sentence = _sentences(report)
    for number, record in enumerate(gold):
        if group[number] in best:
            continue
        for at in loose:
            pair = Pair(record, found[at])
            if pair.typed and sentence(record["trigger"]) == sentence(found[at]["trigger"]):
                best[group[number]] = pair
                loose.remove(at)
                near.add(at)
                break
    again = {at for at, record in enumerate(found) if any(shared(g["trigger"], record["trigger"]) for g in gold)}
    wrong = [record for at, record in enumerate(found) if at not in near | again | set(loose)]
    return list(best.values()), len(set(group)), wrong


def group_of(records: Sequence[Item], number: int) -> int:
    """The first telling of what a record tells."""
    while records[number]["same"] is not None:
        number = records[number]["same"]
    return number


def _fit(report: Report, one: Item, other: Item) -> float:
    near = closeness(one["trigger"], other["trigger"])
    if not near:
        return 0.0
    pair = Pair(one, other)
    return near + 4 * pair.typed + 2 * (pair.typed and roles_right(report, pair))


def _optional(report: Report, record: Item) -> bool:
    return any(shared(span, record["trigger"]) for span in report.gold["optional"])


def _sentences(report: Report) -> Callable[[Item], int]:
    cuts = units(report.text)

    def sentence(span: Item) -> int:
        return next((n for n, (start, end) in enumerate(cuts) if start <= span["start"] < end), -1)

    return sentence


def roles_right(report: Report, pair: Pair) -> bool:
    """Both parties: each side empty in both, or some party of the one among those of the other."""
    sides = [("actors", "recipients")] if pair.gold["type"] in MUTUAL else [("actors",), ("recipients",)]
    return all(_side_right(report, pair, side) for side in sides)


def _side_right(report: Report, pair: Pair, side: Sequence[str]) -> bool:
    parties = report.gold["parties"]
    gold = [parties[index] for name in side for index in pair.gold[name]]
    found = list(chain.from_iterable(pair.found[name] for name in side))
    if not gold or not found:
        return not gold and not found
    entities = {party["entity"] for party in gold}
    mentions = [party for party in parties if party["entity"] in entities]
    return any(shared(one, other) for one in mentions for other in found)


def _score_fields(report: Report, pair: Pair, tally: Tally, claims: dict[int, int]) -> None:
    gold, found = pair.gold, pair.found
    tally.share("records_actor", _side_right(report, pair, ("actors",)))
    tally.share("records_recipient", _side_right(report, pair, ("recipients",)))
    tally.share("records_status", gold["status"] == found["status"])
    if gold["mode"]:
        tally.share("records_mode", gold["mode"] == found["event"]["mode"])
    if gold["place"] is not None:
        tally.share("records_place", place_right(report.gold["places"][gold["place"]], found["place"]))
    if gold["time"] is not None and gold["time"]["value"]:
        tally.share("records_time", found["time"] is not None and same_time(gold["time"], found["time"]))
    tally.share("records_chain", chain_right(report, gold["chain"], found["according_to"]))
    if len(gold["chain"]) > 1:
        tally.share("records_chain_long", chain_right(report, gold["chain"], found["according_to"]))
    pairs = matched(gold["counts"], found["counts"], closeness)
    figures = [(gold["counts"][a], found["counts"][b]) for a, b in pairs]
    right = sum(one["low"] == other["low"] and one["kind"] == other["kind"] for one, other in figures)
    tally.add("records_counts", right, len(gold["counts"]), len(found["counts"]))


def place_right(gold: Item, found: Item | None) -> bool:
    """The same mention, or one resolved to within 161 km of the gold's place."""
    if found is None:
        return False
    return shared(gold, found) > 0 or (placed(gold) and placed(found) and distance_km(gold, found) <= NEAR_KM)


def chain_right(report: Report, chain_: Sequence[int], found: Sequence[Item]) -> bool:
    """As many links, each with the gold's cue or source at its place, from the outermost inwards."""
    if len(chain_) != len(found):
        return False
    for index, link in zip(chain_, found, strict=True):
        claim = report.gold["claims"][index]
        source = None if claim["source"] is None else report.gold["parties"][claim["source"]]
        if not shared(claim["cue"], link["cue"]) and not shared(source, link["source"]):
            return False
    return True


def confusions(reports: Sequence[Report]) -> dict[str, Counter[str]]:
    """Types and statuses mistaken for each other ("gold > found"), for error analysis of the open part."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        for pair in pair_records(report)[0]:
            found["type"][f"{pair.gold['type']} > {pair.found['event']['type']}"] += not pair.typed
            if pair.typed:
                found["status"][f"{pair.gold['status']} > {pair.found['status']}"] += 1
    return found
