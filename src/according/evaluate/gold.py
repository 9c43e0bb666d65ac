"""The project's own gold: real reports annotated by hand, kept as offsets without their text.

An annotation says where its report lies in the corpora (file and JSONL line, or file and range of code
points); the text is cut out again when it is needed and must have the SHA-256 that was annotated. What the
annotations mean is written in `gold/GUIDELINES.md`; how readings are scored against them, in goldscore.py.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from according.document import Document
from according.errors import EvaluationError
from according.evaluate.corpora import cut_text
from according.evaluate.goldrecords import score_reports
from according.evaluate.goldspans import Annotation, Report
from according.ingest import Source
from according.reader import Reader

PARTS = ("open", "second", "kept", "fresh")
"""Parts of our own gold: to study, to glance at, only scored, and only scored at the end of a piece of work."""
FOLDER = Path(__file__).resolve().parents[3] / "gold"
LISTS = ("regions", "parties", "places", "times", "claims", "records", "optional", "wording")


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One annotated report with its text.

    `published` is the date the report is read with (ISO); `published_given` says that a reader is told it,
    as a catalogue would tell, because the text alone does not. `annotation` is the file's JSON.
    """

    id: str
    text: str
    outlet: str | None
    published: str | None
    published_given: bool
    annotation: Annotation

    @property
    def source(self) -> Source:
        """The report as an input of the reader: plain text, with its date where that is given."""
        given = self.published if self.published_given else None
        return Source(self.text, id=self.id, published=given, outlet=self.outlet)


def read_annotation(path: Path) -> Annotation:
    """One file of `gold/reports`; EvaluationError where it is no JSON object or lacks a field."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        raise EvaluationError(f"{path}: got no JSON ({problem}), expected an annotation") from problem
    missing = [name for name in ("id", "source", "sha256", *LISTS) if name not in found]
    if missing:
        raise EvaluationError(f"{path}: got no {', '.join(missing)}; expected every field of an annotation")
    return dict(found)


def load_gold(folder: Path, shared: Path, part: str | None = None) -> list[GoldReport]:
    """The gold reports of one part (see PARTS; None for all), texts cut from `shared`.

    Raises EvaluationError for an unknown part, an absent corpus, or a text that is not the one annotated.
    """
    parts = read_parts(folder)
    if part is not None and part not in parts:
        raise EvaluationError(f"got part {part!r}, expected one of {', '.join(parts)}")
    names = [name for key in parts for name in parts[key] if part in (None, key)]
    return [_load(folder / "reports" / f"{name}.json", shared) for name in names]


def read_parts(folder: Path) -> dict[str, list[str]]:
    """The ids of each part's reports, in the order of `parts.json`."""
    parts: dict[str, list[str]] = json.loads((folder / "parts.json").read_text(encoding="utf-8"))
    return parts


def _load(path: Path, shared: Path) -> GoldReport:
    found = read_annotation(path)
    text = cut_text(found["source"], shared)
    digest = hashlib.sha256(text.encode()).hexdigest()
    if digest != found["sha256"]:
        raise EvaluationError(f"{path.name}: got a text with sha256 {digest}, expected {found['sha256']}")
    return GoldReport(
        id=found["id"],
        text=text,
        outlet=found.get("outlet"),
        published=found.get("published"),
        published_given=bool(found.get("published_given")),
        annotation=found,
    )


def faults(annotation: Annotation, length: int | None = None) -> list[str]:
    """What does not hold in an annotation: bounds, indexes, loops of parents or repeats; [] when all does.

    `length` is that of the text in code points, where it is at hand.
    """
    found: list[str] = []
    limit = length if length is not None else max((r["end"] for r in annotation["regions"]), default=0)
    for name, span in _spans(annotation):
        if not 0 <= span["start"] < span["end"] <= limit:
            found.append(f"{name}: span {span['start']}-{span['end']} leaves the text of {limit}")
    sizes = {name: len(annotation[name]) for name in LISTS}
    for number, claim in enumerate(annotation["claims"]):
        found += _indexes(f"claim {number}", "parties", [claim["source"]], sizes)
        found += _indexes(f"claim {number}", "claims", [claim["parent"]], sizes)
        if _loops(annotation["claims"], number, "parent"):
            found.append(f"claim {number}: its parents run in a circle")
    for number, record in enumerate(annotation["records"]):
        name = f"record {number}"
        found += _indexes(name, "parties", [*record["actors"], *record["recipients"]], sizes)
        found += _indexes(name, "claims", record["chain"], sizes)
        found += _indexes(name, "places", [record["place"]], sizes)
        found += _indexes(name, "records", [record["same"]], sizes)
        if _loops(annotation["records"], number, "same"):
            found.append(f"{name}: it repeats itself")
    return found


def _spans(annotation: Annotation) -> Iterable[tuple[str, dict[str, int]]]:
    for name in ("regions", "parties", "places", "times", "optional", "wording"):
        for number, item in enumerate(annotation[name]):
            yield f"{name} {number}", item
    for number, claim in enumerate(annotation["claims"]):
        for span in [claim["cue"], *claim["content"]]:
            if span is not None:
                yield f"claim {number}", span
    for number, record in enumerate(annotation["records"]):
        for span in [record["trigger"], *record["counts"]]:
            yield f"record {number}", span


def _indexes(name: str, into: str, indexes: Iterable[int | None], sizes: Mapping[str, int]) -> list[str]:
    wrong = [index for index in indexes if index is not None and not 0 <= index < sizes[into]]
    return [f"{name}: got index {index}, expected one of {sizes[into]} {into}" for index in wrong]


def _loops(items: list[dict[str, int | None]], start: int, link: str) -> bool:
    seen, at = set(), items[start][link]
    while at is not None and at not in seen and 0 <= at < len(items):
        seen.add(at)
        at = items[at][link]
    return at is not None and (at in seen or at == start)


def corpus_hash(folder: Path) -> str:
    """SHA-256 over the parts list and every annotation, in order of name: what floors hold for."""
    digest = hashlib.sha256()
    for path in [folder / "parts.json", *sorted((folder / "reports").glob("*.json"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def check_floors(scores: Mapping[str, float], floors: Mapping[str, object], corpus: str) -> list[str]:
    """What falls below its floor, a line each; [] when all holds.

    `floors` is `gold/floors.json`: `corpus`, the hash that its figures were measured on, and `floors`, score
    name to least value. A floor for a score that was not measured counts as broken, and so do floors of
    another corpus.
    """
    wrong: list[str] = []
    if floors.get("corpus") != corpus:
        wrong.append(f"got a corpus with hash {corpus}, expected {floors.get('corpus')}: measure it anew")
    limits = floors.get("floors")
    if not isinstance(limits, Mapping):
        raise EvaluationError(f"got floors {limits!r}, expected an object of score names and figures")
    for name, floor in limits.items():
        if name not in scores:
            wrong.append(f"{name}: got no score, expected at least {floor}")
        elif scores[name] < float(str(floor)):
            wrong.append(f"{name}: got {scores[name]:.4f}, expected at least {floor}")
    return wrong


def score_gold(readings: Iterable[Mapping[str, object]], gold: Iterable[GoldReport]) -> dict[str, float]:
    """Scores of readings (the objects that `according read` prints) against the gold; see goldscore.py.

    Readings are paired with reports by their text. Raises EvaluationError where a report has no reading.
    """
    by_text = {str(reading["text"]): reading for reading in readings}
    pairs: list[Report] = []
    for report in gold:
        if report.text not in by_text:
            raise EvaluationError(f"got {len(by_text)} readings, none of the text of {report.id}")
        pairs.append(Report(report.text, report.annotation, by_text[report.text]))
    return score_reports(pairs)


def read_gold(reports: Iterable[GoldReport], model: str | None = None) -> list[dict[str, object]]:
    """The program's own readings of gold reports."""
    found = Reader(model).read_sources(report.source for report in reports)
    return [document.to_dict() for document in found if isinstance(document, Document)]


def evaluate(path: Path, model: str | None = None) -> dict[str, float]:
    """`according evaluate gold PATH`: scores of each part, and of all; PATH is the folder of the corpora.

    The annotations and their parts are those of the source tree, or of the folder named in ACCORDING_GOLD.
    """
    folder = Path(os.environ.get("ACCORDING_GOLD", FOLDER))
    if not (folder / "parts.json").is_file():
        raise EvaluationError(f"got no annotations at {folder}, expected parts.json and reports/")
    scores: dict[str, float] = {}
    everything = load_gold(folder, path)
    readings = read_gold(everything, model)
    for part in read_parts(folder):
        found = score_gold(readings, load_gold(folder, path, part))
        scores |= {f"{part}.{name}": value for name, value in found.items()}
    return scores | {f"all.{name}": value for name, value in score_gold(readings, everything).items()}
