"""`according evaluate petrarch PATH`: events coded with imported dictionaries, against PETRARCH's own unit records.

PATH is a records file (`PETR.UnitTest.records*.xml`) or its folder, where the validation dictionaries lie beside it.
Each sentence is parsed raw by our model and coded with those dictionaries on the day of the record; expected and found
events are compared as multisets, record by record. `root` counts the first two digits of the code, `pair` those with
source and target, `record` source, target and whole code. Records that only test how malformed input is refused, and
those without an expectation, are left out. The records' own settings hold: whether both sides must be named, and how
long a phrase may be that stands for an actor whom no dictionary has. As in the records, "not" is folded into the code.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Span

from according.dictionaries.codes import negated
from according.dictionaries.coding import discarded
from according.dictionaries.compiled import Dictionaries
from according.dictionaries.folder import dictionary_files, read_files
from according.dictionaries.phrases import NOBODY, Coded, Phrases
from according.dictionaries.sentence import DictionaryEvent, events_of
from according.errors import EvaluationError
from according.events.lexicon import load as load_lexicon
from according.language import load

Event = tuple[str, str, str]
"""Source, target, code."""
MALFORMED = frozenset({"dateline", "bad_input_parse"})
VERSION = re.compile(r"records(?P<version>[.\d]*)\.xml$")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit record: its sentence and day, the events expected, and the settings it was made under."""

    id: str
    text: str
    day: str
    expected: tuple[Event, ...]
    dyads: bool = True  # both sides must be named
    longest_new: int = 0


def read_units(path: Path) -> list[Unit]:
    """The unit records of a file in order; EvaluationError where it is none."""
    try:
        root = ElementTree.parse(path).getroot()
    except (ElementTree.ParseError, OSError) as error:
        raise EvaluationError(f"{path}: no file of unit records ({error})") from error
    units: list[Unit] = []
    dyads, longest = True, 0
    for node in root.iter():
        if node.tag == "Config" and node.get("option") == "require_dyad":
            dyads = (node.get("value") or "").lower() != "false"
        elif node.tag == "Config" and node.get("option") == "new_actor_length":
            longest = int(node.get("value") or 0)
        elif node.tag == "Sentence":
            unit = _unit(node, dyads, longest)
            if unit is not None:
                units.append(unit)
    if not units:
        raise EvaluationError(f"{path}: got no sentences with expected events, expected PETRARCH unit records")
    return units


def _unit(node: ElementTree.Element, dyads: bool, longest: int) -> Unit | None:
    codings = node.findall("EventCoding")
    if not codings or any(coding.get("error") in MALFORMED for coding in codings):
        return None
    expected = [
        (
            coding.get("sourcecode", "").strip(),
            coding.get("targetcode", "").strip(),
            coding.get("eventcode", "").strip(),
        )
        for coding in codings
        if coding.get("eventcode")
    ]
    text = " ".join((node.findtext("Text") or "").split())
    return Unit(node.get("id", ""), text, node.get("date", ""), tuple(expected), dyads, longest)


def records_file(path: Path) -> Path:
    """The records file that PATH is or holds: of several the newest version."""
    if path.is_file():
        return path
    found = sorted(path.glob("*UnitTest.records*.xml"), key=lambda each: VERSION.search(each.name) is not None)
    versioned = [each for each in found if (named := VERSION.search(each.name)) and named["version"]]
    if not found:
        raise EvaluationError(f"{path}: got no *UnitTest.records*.xml, expected PETRARCH's unit records")
    return (versioned or found)[-1]


def dictionaries_for(records: Path) -> Dictionaries:
    """The validation dictionaries beside a records file, the verbs in its own version.

    EvaluationError where there are none; ResourceError for a file that cannot be read.
    """
    named = VERSION.search(records.name)
    version = named["version"] if named else ""
    files = [path for path in dictionary_files(records.parent) if "records" not in path.name]
    verbs = [path for path in files if ".verbs" in path.name]
    fitting = [path for path in verbs if path.name.endswith(f".verbs{version}.txt")] or verbs
    rows = read_files([path for path in files if path not in verbs or path in fitting])
    if not rows.verbs or not rows.actors:
        raise EvaluationError(f"{records.parent}: expected verb and actor dictionaries beside the records")
    return Dictionaries(rows)


def code_text(doc: Doc, dictionaries: Dictionaries, unit: Unit) -> list[Event]:
    """The events of a record's text as its format writes them."""
    sentences = list(doc.sents)
    if any(discarded(sentence, dictionaries) is not None for sentence in sentences):
        return []
    found: dict[Event, None] = {}
    for sentence in sentences:
        for event in sentence_events(sentence, dictionaries, unit):
            written = _written(event, dyads=unit.dyads)
            if written is not None:
                found.setdefault(written)
    return list(found)


def sentence_events(sentence: Span, dictionaries: Dictionaries, unit: Unit) -> list[DictionaryEvent]:
    """All events of one sentence, complete or not."""
    phrases = Phrases(sentence, dictionaries, unit.day, unit.longest_new)
    return [] if phrases.empty else events_of(phrases, dictionaries, load_lexicon().control)


def _written(event: DictionaryEvent, *, dyads: bool) -> Event | None:
    def side(coded: Coded | None) -> str:
        return coded.code if coded is not None else NOBODY

    if event.source is None or (dyads and event.target is None):
        return None
    return side(event.source), side(event.target), negated(event.code) if event.negated else event.code


def scores_of(units: Sequence[Unit], found: Sequence[Sequence[Event]]) -> dict[str, float]:
    """F1, precision and recall of roots, of pairs with roots, and of whole records, over all units together."""
    views = {"root": lambda e: e[2][:2], "pair": lambda e: (e[0], e[1], e[2][:2]), "record": lambda e: e}
    scores: dict[str, float] = {"records": float(len(units)), "events": float(sum(len(u.expected) for u in units))}
    for name, view in views.items():
        right = got = wanted = 0
        for unit, events in zip(units, found, strict=True):
            gold, ours = Counter(map(view, unit.expected)), Counter(map(view, events))
            right += sum((gold & ours).values())
            got, wanted = got + sum(ours.values()), wanted + sum(gold.values())
        scores[f"{name}_precision"] = right / got if got else 0.0
        scores[f"{name}_recall"] = right / wanted if wanted else 0.0
        total = got + wanted
        scores[f"{name}_f1"] = 2 * right / total if total else 0.0
    exact = sum(Counter(unit.expected) == Counter(events) for unit, events in zip(units, found, strict=True))
    return scores | {"records_exact": exact / max(1, len(units))}


def parsed(units: Sequence[Unit], model: str | None) -> Iterator[Doc]:
    """The sentences of the units, parsed by the model."""
    nlp = load(model)
    yield from nlp.pipe(nlp.make_doc(unit.text) for unit in units)


def evaluate(path: Path, model: str | None = None) -> Mapping[str, float]:
    """Scores of the unit records at `path`. EvaluationError, ResourceError, ModelError as the functions above."""
    records = records_file(path)
    units = read_units(records)
    dictionaries = dictionaries_for(records)
    found = [code_text(doc, dictionaries, unit) for unit, doc in zip(units, parsed(units, model), strict=True)]
    return scores_of(units, found) | {"bad_lines": float(len(dictionaries.faults))}
