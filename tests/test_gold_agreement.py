"""Agreement of two annotators: equal sides agree fully, each kind of difference lowers its own figure and is listed."""

from __future__ import annotations

import copy
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / "gold"
TEXT = "The army shelled Zorin on Monday, a mayor said. The army denied it and thanked a clerk."


def script() -> ModuleType:
    """gold/agreement.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("gold_agreement", FOLDER / "agreement.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


AGREEMENT = script()


def span(words: str) -> dict[str, Any]:
    at = TEXT.index(words)
    return {"start": at, "end": at + len(words)}


def party(words: str, entity: int) -> dict[str, Any]:
    return {**span(words), "name": None, "country": "UKR", "sectors": ["MIL"], "entity": entity}


def annotation() -> dict[str, Any]:
    blank: dict[str, Any] = {"also": [], "mode": None, "counts": [], "time": None, "same": None, "place": None}
    shelled = {**blank, "trigger": span("shelled"), "type": "ASSAULT", "status": "claimed", "chain": [0]}
    thanked = {**blank, "trigger": span("thanked"), "type": "SUPPORT", "status": "reported", "chain": []}
    claim = {"source": 1, "cue": span("said"), "content": [{"start": 0, "end": 32}], "parent": None}
    return {
        "id": "zorin",
        "regions": [{"kind": "body", "start": 0, "end": len(TEXT)}],
        "parties": [party("The army", 0), party("a mayor", 1), party("a clerk", 2)],
        "places": [{**span("Zorin"), "name": "Zorin", "country": "UKR", "lat": 48.0, "lon": 38.0}],
        "times": [{**span("Monday"), "type": "DATE", "value": None, "earliest": None, "latest": None}],
        "claims": [{**claim, "stance": "asserts", "directness": "indirect"}],
        "records": [
            {**shelled, "actors": [0], "recipients": [], "place": 0},
            {**thanked, "actors": [0], "recipients": [2]},
        ],
        "optional": [],
        "wording": [{**span("thanked"), "kind": "loaded", "claim": None}],
    }


def compare(second: dict[str, Any]) -> tuple[dict[str, float], Counter[str]]:
    found = AGREEMENT.Agreement()
    AGREEMENT.compare(annotation(), second, found)
    return found.scores(), Counter(difference.kind for difference in found.differences)


def test_equal_sides_agree() -> None:
    scores, differences = compare(annotation())
    assert not differences
    for name in ("parties", "parties_exact", "places", "times", "claims", "claims_content", "records", "wording"):
        assert scores[f"{name}_f1"] == 1
    assert scores["records_status_kappa"] == scores["records_actors"] == scores["records_chain"] == 1


def change(path: str, value: object) -> dict[str, Any]:
    """The annotation with one field, named as `records.0.status`, set to another value."""
    second = copy.deepcopy(annotation())
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    at: Any = second
    for step in steps:
        at = at[step]
    at[last] = value
    return second


@pytest.mark.parametrize(
    ("path", "value", "figure", "kind"),
    [
        ("records.0.status", "denied", "records_status", "status"),
        ("records.0.type", "COERCE", "records_type", "type"),
        ("records.0.actors", [1], "records_actors", "actors"),
        ("records.1.recipients", [], "records_recipients", "recipients"),
        ("records.0.chain", [], "records_chain", "chain"),
        ("records.0.place", None, "records_place", "event place"),
        ("records.1.same", 0, "records_repeat", "repeat"),
        ("claims.0.stance", "accuses", "claims_stance", "stance"),
        ("claims.0.source", 0, "claims_source_f1", "claim source"),
        ("parties.0.country", "RUS", "parties_country", "country"),
        ("wording.0.kind", "hedge", "wording_kind", "wording kind"),
        ("times.0.value", "2016-10-03", "times_value", "time value"),
    ],
)
def test_each_difference_has_its_figure(path: str, value: object, figure: str, kind: str) -> None:
    scores, differences = compare(change(path, value))
    assert scores[figure] < 1
    assert differences == {kind: 1}


def test_also_and_optional_excuse() -> None:
    second = change("records.0.type", "COERCE")
    second["records"][0]["also"] = ["ASSAULT"]
    assert compare(second)[0]["records_type"] == 1
    shorter = change("records", annotation()["records"][:1])
    scores, differences = compare(shorter)
    assert scores["records_f1"] == scores["records_lenient_f1"] == pytest.approx(2 / 3)
    assert differences == {"record": 1}
    shorter["optional"] = [span("thanked")]
    scores, differences = compare(shorter)
    assert (scores["records_f1"], scores["records_lenient_f1"]) == (pytest.approx(2 / 3), 1)
    assert not differences


def test_kappa() -> None:
    # Cohen's own kind of table: 20 + 15 agreed of 50, chance .5
    table = Counter({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15})
    assert AGREEMENT.kappa(table) == pytest.approx(0.4)
    assert AGREEMENT.kappa(Counter({("yes", "yes"): 3})) == 1
    assert AGREEMENT.kappa(Counter()) == 0


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["agreement", "agreement/fresh"])
def test_the_figures_of_the_readme(folder: str) -> None:
    found = AGREEMENT.Agreement()
    for path in sorted((FOLDER / folder / "second").glob("*.json")):
        first = json.loads((FOLDER / folder / "first" / path.name).read_text("utf-8"))
        AGREEMENT.compare(first, json.loads(path.read_text("utf-8")), found)
    scores, readme = found.scores(), Path(FOLDER / "README.md").read_text("utf-8")
    figures = ("parties_f1", "claims_f1", "claims_stance", "records_status", "records_time", "wording_f1")
    for name in (*figures, "records_f1", "records_lenient_f1"):
        shown = "1.00" if scores[name] == 1 else f"{scores[name]:.3f}".lstrip("0")
        assert shown in readme, name


def test_both_readings_are_of_the_annotated_texts() -> None:
    for path in sorted((FOLDER / "agreement").rglob("*.json")):
        reading, settled = (json.loads(at.read_text("utf-8")) for at in (path, FOLDER / "reports" / path.name))
        assert (reading["id"], reading["sha256"]) == (settled["id"], settled["sha256"]), path
