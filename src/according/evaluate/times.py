"""Times: found expressions and their values against TimeML, timenorm's table, and GUM's dates.

Scores are TempEval-3's (UzZaman et al., 2013): strict (same bounds), relaxed (overlap), and value (F1 of the
pairs that overlap and have the right TIMEX3 value). timenorm's table (Bethard, 2013) gives expressions without
their text: only values are scored, where an anchor is given. GUM dates what can be dated and no more, so its
scores are recall and the share of right values.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from according.document import Document, Timex
from according.errors import EvaluationError
from according.mentions.calendar_values import days_of
from according.mentions.timex import find_timexes, read_expressions

Finder = Callable[[str, Document], Sequence[Timex]]


@dataclass(frozen=True, slots=True)
class GoldTime:
    """An annotated expression: bounds, value, and for GUM the first and last day it may mean."""

    start: int
    end: int
    value: str | None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its creation date and its annotated expressions."""

    name: str
    text: str
    created: str | None
    times: tuple[GoldTime, ...]


def evaluate(path: Path, model: str | None = None) -> dict[str, float]:
    """Scores of the time stage alone on `path`; no model is read (`model` is there for the common call)."""
    return evaluate_times(path)


def evaluate_times(path: Path, find: Finder = find_timexes) -> dict[str, float]:
    """Scores of `find` on a folder of .tml, offsets on one (.json), timenorm's .tsv, or GUM's .jsonl.

    Raises EvaluationError where the path is none of these.
    """
    if path.is_dir() or path.suffix == ".tml":
        return score_timeml(read_timeml(path), find)
    if path.suffix == ".json":
        return score_timeml(read_offsets(path), find)
    if path.suffix == ".tsv":
        return score_timenorm(path)
    if path.suffix == ".jsonl":
        return score_gum(read_gum(path), find)
    raise EvaluationError(f"{path}: got neither a folder of .tml nor a .tsv nor a .jsonl")


def read_timeml(path: Path) -> Iterator[GoldText]:
    """Texts of TimeML files: TIMEX3 of the text as gold, the creation time as anchor.

    Marked sentences (`<s>`) become paragraphs where no white space parts them.
    """
    paths = sorted(path.glob("*.tml")) if path.is_dir() else [path]
    if not paths:
        raise EvaluationError(f"{path}: holds no .tml file")
    for file in paths:
        try:
            root = ElementTree.fromstring(file.read_text("utf-8"))
        except ElementTree.ParseError as error:
            raise EvaluationError(f"{file}: is no TimeML: {error}") from error
        created = root.find(".//DCT/TIMEX3")
        body = root.find("TEXT")
        if body is None:
            raise EvaluationError(f"{file}: has no TEXT")
        text, times = _flatten(body)
        yield GoldText(file.name, text, None if created is None else created.get("value"), times)


def _flatten(body: ElementTree.Element) -> tuple[str, tuple[GoldTime, ...]]:
    pieces: list[str] = []
    times: list[GoldTime] = []
    length = 0

    def add(text: str | None) -> None:
        nonlocal length
        if text:
            pieces.append(text)
            length += len(text)

    def walk(element: ElementTree.Element) -> None:
        if element.tag == "s" and pieces and not pieces[-1].endswith("\n"):
            add("\n")
        start = length
        add(element.text)
        for child in element:
            walk(child)
            add(child.tail)
        if element.tag == "TIMEX3":
            times.append(GoldTime(start, length, element.get("value")))

    walk(body)
    return "".join(pieces), tuple(times)


def score_timeml(texts: Iterable[GoldText], find: Finder = find_timexes) -> dict[str, float]:
    """Strict, relaxed and value precision, recall and F1 over all texts, and the numbers behind them."""
    gold_count = found_count = strict = relaxed_found = relaxed_gold = valued = 0
    for item in texts:
        found = find(item.text, Document(id=item.name, text=item.text, published=item.created))
        gold_count, found_count = gold_count + len(item.times), found_count + len(found)
        pairs = pair(item.times, found)
        strict += sum((g.start, g.end) == (f.start, f.end) for g, f in pairs)
        valued += sum(g.value is not None and g.value == f.value for g, f in pairs)
        relaxed_found += len(pairs)
        relaxed_gold += len(pairs)
    return {
        **_prf("strict", strict, strict, found_count, gold_count),
        **_prf("relaxed", relaxed_found, relaxed_gold, found_count, gold_count),
        **_prf("value", valued, valued, found_count, gold_count),
        "value_accuracy": valued / relaxed_gold if relaxed_gold else 0.0,
        "gold": float(gold_count),
        "found": float(found_count),
    }


def pair(gold: Sequence[GoldTime], found: Sequence[Timex]) -> list[tuple[GoldTime, Timex]]:
    """Overlapping pairs, one to one: the largest overlaps first."""
    overlaps = [
        (min(g.end, f.end) - max(g.start, f.start), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.start < f.end and f.start < g.end
    ]
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, i, j in sorted(overlaps, key=lambda o: (-o[0], o[1], o[2])):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return [(gold[i], found[j]) for i, j in sorted(pairs)]


def _prf(name: str, right_found: int, right_gold: int, found: int, gold: int) -> dict[str, float]:
    precision = right_found / found if found else 0.0
    recall = right_gold / gold if gold else 0.0
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}


@dataclass(frozen=True, slots=True)
class Normalised:
    """One row of timenorm's table and the value that was given for it."""

    anchor: str | None
    expression: str
    gold: str
    value: str | None
    found: str | None


def read_timenorm(path: Path) -> Iterator[tuple[str | None, list[tuple[str, str]]]]:
    """(anchor, [(expression, value)]) for each block; a full date standing for itself opens a block."""
    blocks: list[list[tuple[str, str]]] = [[]]
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if not line.strip():
            blocks.append([])
        elif len(cells) != 3:
            raise EvaluationError(f"{path}:{number}: got {len(cells)} cells, expected 3")
        else:
            blocks[-1].append((cells[0], cells[2]))
    for block in blocks:
        if not block:
            continue
        first, value = block[0]
        anchored = first == value and re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", first)
        yield (first if anchored else None), (block[1:] if anchored else block)


def normalise_block(anchor: str | None, rows: Sequence[tuple[str, str]]) -> list[Normalised]:
    """The values of a block's expressions, the earlier ones being the context of the later."""
    document = Document(id="timenorm", text="", published=anchor)
    times = read_expressions([expression for expression, _ in rows], document)
    return [
        Normalised(anchor, expression, gold, time.value if time else None, time.text if time else None)
        for (expression, gold), time in zip(rows, times, strict=True)
    ]


def agrees(gold: str, value: str | None) -> bool:
    """Whether a value is the table's, or that one filled in where the table leaves it open.

    The table has "1989-WXX" and "1989-W43" for "last week", "1988-QX" for a quarter that it knows elsewhere,
    "1990-XX-XX" for 1990; and writes clock times to the hour ("T17") and without their zone.
    """
    if value is None or gold == value:
        return gold == value
    if gold[:4].isdigit() and "X" in gold:
        filled = re.fullmatch(re.escape(gold).replace("X", r"\d"), value)
        return filled is not None or re.sub(r"(-XX)+$", "", gold) == value
    clock = re.compile(r"(?<=T\d\d)(:00)?(Z|[+-]\d\d)?$|(?<=T\d\d:\d\d)(Z|[+-]\d\d)$")
    return "T" in gold and clock.sub("", gold) == clock.sub("", value)


def score_timenorm(path: Path) -> dict[str, float]:
    """Share of right values where an anchor is given, and of the rows that are understood at all.

    `value_agreeing` also counts values that only say more than the table's (see `agrees`).
    """
    results = [r for anchor, rows in read_timenorm(path) if anchor for r in normalise_block(anchor, rows)]
    if not results:
        raise EvaluationError(f"{path}: has no anchored expression")
    right = sum(r.value == r.gold for r in results)
    found = sum(r.found is not None for r in results)
    return {
        "value_accuracy": right / len(results),
        "value_agreeing": sum(agrees(r.gold, r.value) for r in results) / len(results),
        "found": found / len(results),
        "value_of_found": right / found if found else 0.0,
        "rows": float(len(results)),
    }


def read_gum(path: Path) -> Iterator[GoldText]:
    """GUM's dated expressions: documents of tokens joined by blanks, with their creation dates."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            times = tuple(_gum_time(item) for item in row["dates"])
            yield GoldText(row["id"], row["tokens"], row.get("created"), times)
        except (KeyError, TypeError, json.JSONDecodeError) as error:
            raise EvaluationError(f"{path}:{number}: {error}") from error


def _gum_time(item: dict[str, object]) -> GoldTime:
    def text(key: str) -> str | None:
        value = item.get(key)
        return value if isinstance(value, str) else None

    start, end = item["start"], item["end"]
    if not isinstance(start, int) or not isinstance(end, int):
        raise TypeError("start and end are no integers")
    when = text("when")
    value = "XXXX" + when[1:] if when and when.startswith("--") else when
    return GoldTime(start, end, value, text("from"), text("to"))


def score_gum(texts: Iterable[GoldText], find: Finder = find_timexes) -> dict[str, float]:
    """Recall (strict, relaxed) of dated expressions, and the share of right values among the found."""
    gold_count = strict = relaxed = right = valued = 0
    for item in texts:
        found = find(item.text, Document(id=item.name, text=item.text, published=item.created))
        gold_count += len(item.times)
        for gold, time in pair(item.times, found):
            relaxed += 1
            strict += (gold.start, gold.end) == (time.start, time.end)
            verdict = gum_value_right(gold, time)
            valued += verdict is not None
            right += bool(verdict)
    if not gold_count:
        raise EvaluationError("got no dated expression")
    return {
        "strict_recall": strict / gold_count,
        "relaxed_recall": relaxed / gold_count,
        "value_accuracy": right / valued if valued else 0.0,
        "gold": float(gold_count),
    }


def gum_value_right(gold: GoldTime, time: Timex) -> bool | None:
    """Whether a time means what GUM says; None where GUM gives only a bound ("not before 1994")."""
    if gold.value is not None:
        return time.value is not None and time.value.split("T")[0] == gold.value
    if gold.earliest is None or gold.latest is None or gold.earliest.startswith("--"):
        return None
    first, last = days_of(gold.earliest)[0], days_of(gold.latest)[1]
    if first is None or last is None or time.earliest is None or time.latest is None:
        return False
    return time.earliest == first.isoformat() and time.latest == last.isoformat()


def read_offsets(path: Path) -> Iterator[GoldText]:
    """Annotations kept as offsets without their text (`gold/times.json`), joined to the TimeML texts.

    The corpus is looked for under the environment variable ACCORDING_SHARED, else beside the repository.
    Raises EvaluationError where it is absent or a text has changed.
    """
    gold = json.loads(path.read_text("utf-8"))
    shared = Path(os.environ.get("ACCORDING_SHARED") or path.resolve().parents[2] / "shared" / "data")
    texts = {item.name: item for item in read_timeml(shared / gold["corpus"])}
    for name, document in gold["documents"].items():
        item = texts.get(name)
        if item is None or hashlib.sha256(item.text.encode()).hexdigest() != document["sha256"]:
            raise EvaluationError(f"{path}: {name} is not the text that was annotated")
        times = tuple(GoldTime(start, end, value) for start, end, value in document["times"])
        yield GoldText(name, item.text, item.created, times)
