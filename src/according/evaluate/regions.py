"""Region labels against gold: F1 over characters, for each kind and overall.

A character that is not white space counts once: right where both sides give it the same kind. Overall
precision and recall are over all labelled characters (micro); `macro` is the mean over the kinds that
the gold holds, so that the body, which is most of a report, does not hide the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from according.errors import EvaluationError
from according.ingest import from_text

Item = Mapping[str, object]


def score_regions(gold: Sequence[Item], got: Sequence[Item], text: str) -> dict[str, float]:
    """F1 by kind (`body`, `caption`, ...), `f1` over all characters, and `macro`.

    `gold` and `got` hold {"kind", "start", "end"} with offsets in code points of `text`.
    """
    return figures([tally(gold, got, text)])


def tally(gold: Sequence[Item], got: Sequence[Item], text: str) -> dict[str, Counter[str]]:
    """Characters by kind: `right`, in the `gold`, and `got`."""
    expected, found = _labels(gold, text), _labels(got, text)
    counts: dict[str, Counter[str]] = {}
    for at in expected.keys() | found.keys():
        one, other = expected.get(at), found.get(at)
        if one is not None:
            counts.setdefault(one, Counter())["gold"] += 1
        if other is not None:
            counts.setdefault(other, Counter())["got"] += 1
        if one is not None and one == other:
            counts[one]["right"] += 1
    return counts


def figures(tallies: Sequence[Mapping[str, Counter[str]]]) -> dict[str, float]:
    """Scores over the tallies of many reports."""
    total: dict[str, Counter[str]] = {}
    for counts in tallies:
        for kind, count in counts.items():
            total.setdefault(kind, Counter()).update(count)
    scores = {kind: _f1(count) for kind, count in sorted(total.items())}
    present = [scores[kind] for kind, count in total.items() if count["gold"]]
    every: Counter[str] = Counter()
    for count in total.values():
        every.update(count)
    return {"f1": _f1(every), "macro": sum(present) / len(present) if present else 0.0, **scores}


def evaluate(path: Path, model: str | None = None) -> dict[str, float]:
    """Scores of the plain-text regions on the project's gold; `path` is the folder of the corpora.

    The part kept apart is left out. `model` is not used: regions need none.
    """
    # Late: the gold's reader needs the whole program, region scores alone do not.
    from according.evaluate.gold import FOLDER, load_gold

    tallies = []
    for report in [*load_gold(FOLDER, path, "open"), *load_gold(FOLDER, path, "second")]:
        document = from_text(report.text, outlet=report.outlet)
        got = [region.to_dict() for region in document.regions]
        tallies.append(tally(report.annotation["regions"], got, report.text))
    if not tallies:
        raise EvaluationError(f"got no annotated report for {path}")
    return figures(tallies)


def _labels(regions: Sequence[Item], text: str) -> dict[int, str]:
    return {
        at: str(region["kind"])
        for region in regions
        for at in range(int(str(region["start"])), int(str(region["end"])))
        if not text[at].isspace()
    }


def _f1(count: Counter[str]) -> float:
    return 2 * count["right"] / (count["gold"] + count["got"]) if count["gold"] + count["got"] else 0.0
