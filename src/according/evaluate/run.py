"""`according evaluate TASK PATH`: a task's name to its scorer, and scores as a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from according.errors import EvaluationError

Scores = Mapping[str, float]

TASKS: dict[str, str] = {
    "syntax": "CoNLL-U file or folder (EWT, GUM): tags and trees over gold tokens and from raw text",
    "entities": "re3d JSONL or Universal NER iob2: entity spans",
    "extraction": "folder of the article extraction benchmark: text of web pages",
    "regions": "the project's own annotated reports (PATH is the folder of the corpora): regions of plain text",
    "attribution": "PolNeAR folder (text/, attributions/): sources, cues, contents, relations",
    "factuality": "UDS factuality JSON or CommitmentBank JSONL",
    "parties": "the project's own annotated reports (PATH is the folder of the corpora), or CAMEO roles CoNLL",
    "roles": "CAMEO roles CoNLL: who acts on whom, by the model's head for it",
    "places": "LGL or GeoVirus XML: toponyms; or a .tsv of names with coordinates",
    "times": "TimeML folder, timenorm TSV or GUM dates JSONL",
    "events": "PLOVER records JSONL or five-class sentences TSV",
    "petrarch": "PETRARCH unit records XML beside their validation dictionaries (or the folder of both)",
    "muc": "MUC-4 JSON: perpetrators, targets, victims and weapons of incidents, by document",
    "police": "India police JSONL (docs.jsonl): whether police killed or arrested somebody, by document",
    "calibration": "the project's annotated reports, and PLOVER: whether confidence is the share of right records",
    "fields": "words of news marked one by one (PATH is the folder of the corpora): each field of their records",
    "stretches": "stretches of news with every event word marked (PATH is the folder of the corpora): what is found",
    "gold": "the project's own annotated reports (PATH is the folder of the corpora)",
}
"""Each task is a module `according.evaluate.TASK` with `evaluate(path, model) -> scores`."""
DRAWN = "calibration"
"""The task that can draw its scores: its `evaluate` takes a file for the plot as well."""


def run(task: str, path: Path, model: str | None = None, plot: Path | None = None) -> Scores:
    """The scores of one task on one corpus, drawn to the file `plot` where the task can be.

    Raises EvaluationError for an unknown task, a wrong format, and a plot of a task that has none.
    """
    if task not in TASKS:
        raise EvaluationError(f"got task {task!r}, expected one of {', '.join(TASKS)}")
    if plot is not None:
        if task != DRAWN:
            raise EvaluationError(f"got a plot for the task {task!r}, expected {DRAWN!r}: no other is drawn")
        drawn: Callable[[Path, str | None, Path], Scores] = import_module(f"according.evaluate.{task}").evaluate
        return drawn(path, model, plot)
    # Late, by name: each task needs the stages it scores and nothing else.
    scorer: Callable[[Path, str | None], Scores] = import_module(f"according.evaluate.{task}").evaluate
    return scorer(path, model)


def report(scores: Scores, *, as_json: bool = False) -> str:
    """Scores as aligned lines, or as one JSON object."""
    if as_json:
        return json.dumps(dict(scores))
    width = max((len(name) for name in scores), default=0)
    return "\n".join(f"{name:<{width}}  {_figure(value)}" for name, value in scores.items())


def _figure(value: float) -> str:
    return f"{value:.0f}" if value == int(value) and abs(value) > 1 else f"{value:.4f}"
