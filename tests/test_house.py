"""The house (DESIGN §4): who may import whom, how long files are, which licences may be required."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "according"

ROWS: list[set[str]] = [
    {"errors", "spans", "distances", "ways", "startup", "py"},
    {"resources", "yamlnodes"},
    {"config"},
    {"document"},
    {"record", "explanation"},
    {"words", "triggers"},
    {"ingest", "language", "mentions", "attribution", "events"},
    {"dictionaries"},
    {"reader"},
    {"parallel"},
    {"ledger"},
    {"export", "show", "progress"},
    {"evaluate", "lexicon_check", "ontology_check"},
    {"cluster", "desk"},
    {"cli", "__init__"},
]
LEVEL = {name: level for level, row in enumerate(ROWS) for name in row}
STAGES = {"ingest", "language", "mentions", "attribution", "events"}
# Late imports upwards, each with its reason beside it in the code.
EXCEPTIONS = {("document", "show")}


def house_files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    """The row-entry a file belongs to: its folder, or its own name at the top."""
    relative = path.relative_to(SOURCE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def statements(body: list[ast.stmt], checking: bool = False) -> Iterator[tuple[ast.stmt, bool]]:
    """Every statement, also inside others, each with whether it is only for type checking; no expressions."""
    for node in body:
        yield node, checking
        types = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for name in ("body", "orelse", "finalbody"):
            yield from statements(getattr(node, name, []), checking or (types and name == "body"))
        for handler in getattr(node, "handlers", []):
            yield from statements(handler.body, checking)
        for case in getattr(node, "cases", []):
            yield from statements(case.body, checking)


def imports(path: Path) -> set[tuple[str, bool]]:
    """Rooms of the package that a file imports, each with whether only for type checking."""
    found: set[tuple[str, bool]] = set()
    for node, checking in statements(ast.parse(path.read_text("utf-8")).body):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("according"):
            parts = node.module.split(".")
            names = [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".")[1] for alias in node.names if alias.name.startswith("according.")]
        for name in names:
            known = name if name in LEVEL else "__init__"
            found.add((known, checking))
    return found


NAMED = re.compile(r"\b(?:from|import)\s+according(?:\.(\w+))?")


def right(here: str, there: str) -> bool:
    """Whether a room may import another, in running code."""
    if there == here or (here, there) in EXCEPTIONS or there == "__init__":
        return True
    return LEVEL[there] <= LEVEL[here] and not (here in STAGES and there in STAGES)


def wrong_imports(path: Path) -> Iterator[str]:
    """What a file imports that stands below it, or is another stage."""
    here, name = room(path), path.relative_to(SOURCE)
    # Nearly every file names rooms above it alone, which its words show in a hundredth of the time of its tree.
    if all(there in LEVEL and right(here, there) for there in NAMED.findall(path.read_text("utf-8"))):
        return
    for there, only_types in imports(path):
        if only_types or right(here, there):
            continue
        if LEVEL[there] > LEVEL[here]:
            yield f"{name} imports {there}, which stands below {here}"
        if here in STAGES and there in STAGES:
            yield f"{name}: stage {here} imports stage {there}"


def test_imports_only_from_rows_above() -> None:
    assert [fault for path in house_files() for fault in wrong_imports(path)] == []


def test_desk_and_ledger_need_no_model() -> None:
    for path in house_files():
        if room(path) in {"ledger", "export", "desk", "show"}:
            text = path.read_text("utf-8")
            assert not re.search(r"^\s*(import|from) (spacy|onnxruntime)", text, re.M), path


def test_files_stay_small() -> None:
    lines = {str(path.relative_to(SOURCE)): path.read_text("utf-8").count("\n") for path in house_files()}
    assert {name: count for name, count in lines.items() if count > 450} == {}


STRONG = re.compile(r"\b(A?GPL|Affero|GNU General Public)", re.I)
WEAK = re.compile(r"LGPL|Lesser|MPL|Mozilla", re.I)


def locked_names() -> list[str]:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    return [line.split("==")[0] for line in lines if "==" in line and not line.startswith("#")]


def test_required_dependencies_are_permissive() -> None:
    stated = {name: licences(name) for name in locked_names()}
    assert {name: each for name, each in stated.items() if each and not permissive(each)} == {}
    assert sum(each is not None for each in stated.values()) > 50


def licences(name: str) -> str | None:
    """What a package says of its licence; None where it is locked for another Python or platform."""
    try:
        metadata = distribution(name).metadata
    except PackageNotFoundError:
        return None
    stated = [metadata.get("License-Expression") or "", *(metadata.get_all("Classifier") or [])]
    return " | ".join(line for line in stated if "License" in line or line == stated[0])


def permissive(stated: str) -> bool:
    choices = re.split(r"\bOR\b|\|", stated)
    strong = [choice for choice in choices if STRONG.search(choice) and not WEAK.search(choice)]
    free = [choice for choice in choices if choice.strip() and not STRONG.search(choice)]
    return not strong or bool(free)
