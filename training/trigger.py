"""Fits the judge of events: which refused triggers are events all the same, and how sure a record is.

    python -m training.trigger --data ../shared/data      # some minutes; prints scores, writes models/events

`trigger` learns from the triggers of the gold's parts `open` and `second`, from those in stretches of news of which
every event word is marked (`evaluate/stretches.py`), from triggers in news judged one by one (`gold/triggers.json`),
and as wrong ones from those in sentences of sport, weather, business and culture (`gold/plain.json`), in their reports
and each by itself; the trigger head's scores for gold, stretches and plain texts are those of layers that did not learn
from them. Its limits were chosen by ten folds over documents. `confidence` learns from the records of `open`, `second`,
the stretches, of those judged that were drawn at random, as `trigger` leaves them by folds, and of PLOVER's gold.
No random choice is made: the same input gives the same weights. The part `kept` is not read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from according.evaluate import calibration
from according.evaluate.calibration import Case, answers, cases, decided, gold_cases, judged, plain_document
from according.evaluate.corpora import cut_text
from according.evaluate.gold import FOLDER, load_gold
from according.evaluate.logistic import Floats, Logistic, calibration_error, fit, fold_of, ranking
from according.evaluate.stretches import read_reports
from according.reader import Reader
from according.resources import PACKAGE
from training.manifest import enter

TARGET = PACKAGE / "models" / "events"
THRESHOLD, VETO = 0.65, 0.3
PENALTY = 5.0
FOLDS = 10
DIGITS = 4
SOURCES = ("gold", "stretches", "words", "plain")
ADMITTED, VETOES = (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8), (0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
"""Limits that are told of."""


def main() -> None:
    """Read, fit, print what the folds say, write weights and manifest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--runs", type=Path, default=Path("training/runs"), help="where trigger_folds.npz lies")
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    # What is judged while the cases are gathered must not depend on the judge of before: it refuses and admits nothing.
    write(TARGET, Logistic({}, 0.0), Logistic({}, 0.0), threshold=1.0, veto=0.0)
    reader, folds = Reader(options={"second_reading": False}), Folds(options.runs / "trigger_folds.npz")
    gold = [
        case
        for part in calibration.FITTED
        for case in gold_cases(reader, load_gold(FOLDER, options.data, part), part, folds.put)
    ]
    plain = plain_cases(reader, options.data, folds)
    stretches = calibration.stretch_cases(reader, read_reports(options.data), folds.put)
    told = {where(case) for case in stretches}
    reports = calibration.judged_reports(options.data)
    words = [case for case in calibration.word_cases(reader, reports, parsed=folds.put) if where(case) not in told]
    drawn = {id(case) for case in words if at_random(case, reports)}
    plover = calibration.plover_cases(reader, options.data / calibration.PLOVER)
    learnt = [*known(gold), *known(stretches), *known(words)]
    trigger, likely = fit_trigger([*learnt, *plain])
    sure = dict(zip(map(id, learnt), likely, strict=False)) | dict(
        zip(map(id, plover), trigger.probabilities([case.facts for case in plover]), strict=True)
    )
    records = [
        replace(case, written=sure[id(case)] >= (THRESHOLD if case.refused else VETO))
        for case in (*known(gold), *known(stretches), *(case for case in known(words) if id(case) in drawn), *plover)
    ]
    write(options.out, trigger, fit_confidence(calibration.scored(records)), THRESHOLD, VETO)


def where(case: Case) -> tuple[str, int]:
    """Document and place of a case."""
    return case.document, case.record["trigger"]["start"]


class Folds:
    """What heads that did not learn from a text say of its words (`training.triggers` writes the file)."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            self.found = {name: stored[name] for name in stored.files}

    def put(self, name: str, doc: Doc) -> None:
        """Puts the scores of a text in the place of those by the head that ships, if that has learnt from it."""
        if f"{name} starts" not in self.found:
            return
        at = {token.idx: token.i for token in doc}
        scores = doc._.trigger_scores.copy()  # of words that no head learnt from the one that ships may tell
        for start, row in zip(self.found[f"{name} starts"].tolist(), self.found[f"{name} scores"], strict=True):
            scores[at[start]] = row
        doc._.trigger_scores = scores


def at_random(case: Case, reports: Sequence[calibration.JudgedReport]) -> bool:
    """Whether a judged word was drawn from all records, as confidence has to be fitted on what it will meet."""
    span = case.record["trigger"]
    words = (word for report in reports if case.document == f"words/{report.name}" for word in report.words)
    return any(
        word.drawn in calibration.RANDOM and word.start < span["end"] and span["start"] < word.end for word in words
    )


def known(found: Iterable[Case]) -> list[Case]:
    """The cases that the gold decides on."""
    return [case for case in found if case.right is not None]


def plain_cases(reader: Reader, data: Path, folds: Folds) -> list[Case]:
    """Triggers in sentences that hold no event, read in their reports and each by itself: all wrong."""
    reports = json.loads((FOLDER / "plain.json").read_text("utf-8"))["reports"]
    found: list[Case] = []
    for number, report in enumerate(reports):
        text = cut_text(report, data)
        bounds = [(start, end) for start, end in report["sentences"]]
        documents = [plain_document(text), *(plain_document(text[start:end]) for start, end in bounds)]
        put = partial(plain_scores, folds, f"plain/{number}")
        for index, (document, trace) in enumerate(judged(reader, documents, put)):
            for case in cases(f"plain/{number}", document, trace):
                start = case.record["trigger"]["start"]
                if index or any(low <= start < high for low, high in bounds):
                    found.append(decided(case, False))
    return found


def plain_scores(folds: Folds, name: str, number: int, doc: Doc) -> None:
    """Scores by folds for a whole report; its sentences read each by itself are none that the head learnt from."""
    if number == 0:
        folds.put(name, doc)


def fit_trigger(found: Sequence[Case]) -> tuple[Logistic, Floats]:
    """The model of triggers, and the probability of each case by the other folds; prints what these say."""
    told = np.zeros(len(found))
    fold = np.asarray([fold_of(case.document, FOLDS) for case in found])
    for number in np.unique(fold):
        held, rest = np.flatnonzero(fold == number), np.flatnonzero(fold != number)
        model = fit([found[i].facts for i in rest], [bool(found[i].right) for i in rest], PENALTY)
        told[held] = model.probabilities([found[i].facts for i in held])
    tell(found, told)
    return fit([case.facts for case in found], [bool(case.right) for case in found], PENALTY), told


def tell(found: Sequence[Case], told: Floats) -> None:
    """Prints what probabilities by folds would admit and take away, by where the cases are from."""
    right, refused = answers(found), np.asarray([case.refused for case in found])
    from_ = np.asarray([source_of(case) for case in found])
    print(f"trigger: {len(found)} cases, {int(refused.sum())} of them refused by the rules, folds by document")
    for source in SOURCES:
        here = from_ == source
        written, asked = here & ~refused, here & refused
        print(f"{source}: {int(written.sum())} written, {int(right[written].sum())} right; {int(asked.sum())} refused")
        for reason in ("unlisted", "bare", "private", "private life"):
            chosen = asked & np.asarray([f"refused {reason}" in case.facts for case in found])
            admitted = (chosen & (told >= limit) for limit in ADMITTED)
            shown = "; ".join(f"{int(right[on].sum())}, {int((1 - right[on]).sum())}" for on in admitted)
            print(f"  {reason}, admitted right and wrong from {', '.join(map(str, ADMITTED))}: {shown}")
        taken = (written & (told < limit) for limit in VETOES)
        shown = "; ".join(f"{int(right[off].sum())}, {int((1 - right[off]).sum())}" for off in taken)
        print(f"  taken right and wrong below {', '.join(map(str, VETOES))}: {shown}")


def source_of(case: Case) -> str:
    """Which of `SOURCES` a case is from."""
    if case.document.startswith("words/"):
        return "words" if case.single else "stretches"
    return "plain" if case.document.startswith("plain/") else "gold"


def fit_confidence(found: Sequence[Case]) -> Logistic:
    """The model of confidence; prints what the folds say."""
    told, right = calibration.cross_validated(found), answers(found)
    error = calibration_error(told, right, calibration.BINS)
    print(f"confidence: {len(found)} records, calibration error {error:.3f}, ranking {ranking(told, right):.3f}")
    facts = [calibration.of_record(case.facts) for case in found]
    return fit(facts, [bool(case.right) for case in found], calibration.PENALTY)


def write(folder: Path, trigger: Logistic, confidence: Logistic, threshold: float, veto: float) -> None:
    """The weights of both models, by fact, and the manifest with their checksum."""
    folder.mkdir(parents=True, exist_ok=True)
    stored = {"threshold": threshold, "veto": veto, "trigger": weights(trigger), "confidence": weights(confidence)}
    path = folder / "judge-en.json"
    path.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    enter(path)


def weights(model: Logistic) -> dict[str, float]:
    """Weights by name, the bias under "", rounded; those that round to nothing are left out."""
    rounded = {name: round(value, DIGITS) for name, value in model.weights.items()}
    return {"": round(model.bias, DIGITS), **{name: value for name, value in rounded.items() if value}}


if __name__ == "__main__":
    main()
