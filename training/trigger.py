"""Fits the judge of events: which refused triggers are events all the same, and how sure a record is.

    python -m training.trigger --data ../shared/data      # some minutes; prints scores, writes models/events

`trigger` learns from the triggers of the gold's parts `open` and `second`, and as wrong ones from those in sentences
of sport, weather, business and culture (`gold/plain.json`), in their reports and each by itself. Its threshold was
chosen on `open` and `second` by ten folds over documents. `confidence` learns from the records of `open` and `second`,
with what `trigger` adds by folds, and from PLOVER's gold records. No random choice is made: the same input gives the
same weights. The part `kept` is not read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from according.evaluate import calibration
from according.evaluate.calibration import Case, answers, cases, decided, gold_cases, judged, plain_document
from according.evaluate.gold import FOLDER, cut_text, load_gold
from according.evaluate.logistic import Floats, Logistic, calibration_error, fit, fold_of, ranking
from according.reader import Reader
from according.resources import PACKAGE

TARGET = PACKAGE / "models" / "events"
THRESHOLD = 0.8
PENALTY = 5.0
FOLDS = 10
DIGITS = 4


def main() -> None:
    """Read, fit, print what the folds say, write weights and manifest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    if not (TARGET / "manifest.json").is_file():
        write(TARGET, Logistic({}, 0.0), Logistic({}, 0.0), threshold=1.0)
    reader = Reader()
    gold = [
        case for part in calibration.FITTED for case in gold_cases(reader, load_gold(FOLDER, options.data, part), part)
    ]
    plain = plain_cases(reader, options.data)
    plover = calibration.plover_cases(reader, options.data / calibration.PLOVER)
    trigger, told = fit_trigger([*known(gold), *plain])
    admitted = dict(zip([id(case) for case in known(gold)], told, strict=False))
    records = [
        replace(case, written=not case.refused or admitted[id(case)] >= THRESHOLD)
        for case in known(gold)
        if case.written or case.refused
    ]
    likely = trigger.probabilities([case.facts for case in plover])
    records += [
        replace(case, written=not case.refused or bool(sure >= THRESHOLD))
        for case, sure in zip(plover, likely, strict=True)
    ]
    confidence = fit_confidence(calibration.scored(records))
    write(options.out, trigger, confidence, THRESHOLD)


def known(found: Iterable[Case]) -> list[Case]:
    """The cases that the gold decides on."""
    return [case for case in found if case.right is not None]


def plain_cases(reader: Reader, data: Path) -> list[Case]:
    """Triggers in sentences that hold no event, read in their reports and each by itself: all wrong."""
    reports = json.loads((FOLDER / "plain.json").read_text("utf-8"))["reports"]
    found: list[Case] = []
    for number, report in enumerate(reports):
        text = cut_text(report, data)
        bounds = [(start, end) for start, end in report["sentences"]]
        documents = [plain_document(text), *(plain_document(text[start:end]) for start, end in bounds)]
        for index, (document, trace) in enumerate(judged(reader, documents)):
            for case in cases(f"plain/{number}", document, trace):
                start = case.record["trigger"]["start"]
                if index or any(low <= start < high for low, high in bounds):
                    found.append(decided(case, False))
    return found


def fit_trigger(found: Sequence[Case]) -> tuple[Logistic, Floats]:
    """The model of triggers, and the probability of each case by the other folds; prints what these say."""
    told = np.zeros(len(found))
    fold = np.asarray([fold_of(case.document, FOLDS) for case in found])
    for number in np.unique(fold):
        held, rest = np.flatnonzero(fold == number), np.flatnonzero(fold != number)
        model = fit([found[i].facts for i in rest], [bool(found[i].right) for i in rest], PENALTY)
        told[held] = model.probabilities([found[i].facts for i in held])
    right, refused = answers(found), np.asarray([case.refused for case in found])
    plain = np.asarray([case.document.startswith("plain/") for case in found])
    print(f"trigger: {len(found)} cases, {int(refused.sum())} of them refused by the rules, folds by document:")
    print(
        f"  ranking of the refused ones in gold reports {ranking(told[refused & ~plain], right[refused & ~plain]):.3f}"
    )
    for limit in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        on = refused & (told >= limit)
        good, bad, worse = int(right[on].sum()), int((1 - right[on & ~plain]).sum()), int((on & plain).sum())
        print(f"  from {limit}: {good} right and {bad} wrong ones in gold reports, {worse} in plain sentences")
    for limit in (0.3, 0.4, 0.5, 0.6):
        off = ~refused & ~plain & (told < limit)
        print(
            f"  a veto below {limit} would take {int(right[off].sum())} right, {int((1 - right[off]).sum())} wrong ones"
        )
    return fit([case.facts for case in found], [bool(case.right) for case in found], PENALTY), told


def fit_confidence(found: Sequence[Case]) -> Logistic:
    """The model of confidence; prints what the folds say."""
    told, right = calibration.cross_validated(found), answers(found)
    error = calibration_error(told, right, calibration.BINS)
    print(f"confidence: {len(found)} records, calibration error {error:.3f}, ranking {ranking(told, right):.3f}")
    facts = [calibration.of_record(case.facts) for case in found]
    return fit(facts, [bool(case.right) for case in found], calibration.PENALTY)


def write(folder: Path, trigger: Logistic, confidence: Logistic, threshold: float) -> None:
    """The weights of both models, by fact, and the manifest with their checksum."""
    folder.mkdir(parents=True, exist_ok=True)
    stored = {"threshold": threshold, "trigger": weights(trigger), "confidence": weights(confidence)}
    path = folder / "judge-en.json"
    path.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest = json.dumps({"sha256": {path.name: checksum}}, indent=1)
    (folder / "manifest.json").write_text(manifest + "\n", encoding="utf-8")


def weights(model: Logistic) -> dict[str, float]:
    """Weights by name, the bias under "", rounded; those that round to nothing are left out."""
    rounded = {name: round(value, DIGITS) for name, value in model.weights.items()}
    return {"": round(model.bias, DIGITS), **{name: value for name, value in rounded.items() if value}}


if __name__ == "__main__":
    main()
