"""A user's own ontology: one YAML file with types, modes, contexts and rows, checked and made into a lexicon.

docs/ontologies.md describes the file. Faults are ResourceErrors that name file and line, what was got and what was
expected; `read` collects those of all rows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from according.errors import ResourceError
from according.events.contents import context_words
from according.events.lexicon import (
    COLUMNS,
    NEEDS,
    EventLexicon,
    EventRow,
    LightVerb,
    by_lemma,
    light_verb,
    parse_row,
)
from according.events.lexicon import load as load_shipped
from according.events.ontology import EventType, Ontology
from according.events.own import OwnMode, OwnOntology, OwnType
from according.record import PLOVER_TYPES
from according.resources import Row
from according.yamlnodes import Entry, read_yaml

TOP = ("ontology", "version", "extends", "description", "types", "contexts", "words", "light_verbs", "rows")
TYPE = ("like", "description", "quad", "cameo", "public", "modes")
MODE = ("description", "words", "cameo")
ROW = (
    "verb", "noun", "type", "not", "mode", "contexts", "actor", "recipient", "count", "needs", "denies",
    "priority", "example",
)  # fmt: skip
LIGHT = ("verb", "role")
NAME = re.compile(r"[A-Z][A-Z0-9_]*")
PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]*")
CAMEO = re.compile(r"[0-9]{2,4}")
PLOVER = "plover"


@dataclass(frozen=True, slots=True)
class OwnLexicon:
    """What an ontology file gives: the ontology, the lexicon to code with, and its own rows in the file's order."""

    ontology: OwnOntology
    lexicon: EventLexicon
    rows: tuple[EventRow, ...]


def load(path: Path) -> OwnLexicon:
    """The lexicon of an ontology file, read once a process as long as it does not change.

    Raises ResourceError (file:line) for the first thing in it that does not hold, with the number of the others.
    """
    stamp = path.stat().st_mtime_ns if path.exists() else 0
    return _load(path.resolve(), str(path), stamp)


@cache
def _load(path: Path, shown: str, _: int) -> OwnLexicon:
    found, faults = read(path, shown)
    if found is None:
        more = f" (and {len(faults) - 1} more: see `according ontology check`)" if len(faults) > 1 else ""
        first = faults[0]
        raise ResourceError(first.message + more, file=first.file, line=first.line)
    return found


def read(path: Path, shown: str | None = None) -> tuple[OwnLexicon | None, list[ResourceError]]:
    """The lexicon of an ontology file, or None and everything in it that does not hold."""
    try:
        top = read_yaml(path, "the file")
        top = Entry(top.node, shown or str(path), top.name)
        fields = top.fields(TOP, ("ontology", "types", "rows"))
        ontology = _ontology(path, fields)
    except ResourceError as error:
        return None, [error]
    faults: list[ResourceError] = []
    classes = _classes(fields.get("words"), faults)
    rows = _rows(fields["rows"], ontology, classes, faults)
    light = _light(fields.get("light_verbs"), faults)
    if not faults and not any(not row.blocks for row in rows):
        faults.append(fields["rows"].expected("at least one row with a type"))
    if faults:
        return None, sorted(faults, key=lambda fault: fault.line or 0)
    return OwnLexicon(ontology, _lexicon(ontology, rows, light, classes), tuple(rows)), []


def _ontology(path: Path, fields: Mapping[str, Entry]) -> OwnOntology:
    """Name, version, types and contexts; raises ResourceError for the first fault."""
    extends = fields.get("extends")
    if extends is not None and extends.text() != PLOVER:
        raise extends.expected(f"{PLOVER}, or no such line")
    types = {name: _type(name, entry, extends is not None) for name, entry in fields["types"].pairs().items()}
    if not types:
        raise fields["types"].expected("at least one type")
    contexts = {
        name: _words(entry) for name, entry in (fields["contexts"].pairs() if "contexts" in fields else {}).items()
    }
    for name in contexts:
        _check(fields["contexts"], name, PLAIN, "a context's name in lower case")
    version = fields["version"].text() if "version" in fields else "0"
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    return OwnOntology(fields["ontology"].text(), version, checksum, extends is not None, types, contexts)


def _check(entry: Entry, value: str, form: re.Pattern[str], what: str) -> str:
    if not form.fullmatch(value):
        raise entry.error(f"got {value!r}, expected {what}")
    return value


def _type(name: str, entry: Entry, extends: bool) -> OwnType:
    _check(entry, name, NAME, "a type's name in capitals, like STRIKE")
    if extends and name in PLOVER_TYPES:
        raise entry.error(f"got type {name!r}, expected a name that PLOVER, which this file extends, does not have")
    fields = entry.fields(TYPE, ("like",))
    like = fields["like"].text()
    if like not in PLOVER_TYPES:
        raise fields["like"].expected(f"the PLOVER type whose grammar it follows: {', '.join(PLOVER_TYPES)}")
    quad = fields["quad"].whole() if "quad" in fields else None
    if quad is not None and quad not in range(5):
        raise fields["quad"].expected("a quad class from 0 to 4")
    modes = {mode: _mode(mode, value) for mode, value in (fields["modes"].pairs() if "modes" in fields else {}).items()}
    public = fields["public"].flag() if "public" in fields else False
    return OwnType(name, like, quad, _cameo(fields), public, modes)


def _mode(name: str, entry: Entry) -> OwnMode:
    _check(entry, name, PLAIN, "a mode's name in lower case")
    fields = entry.fields(MODE)
    return OwnMode(name, _words(fields["words"]) if "words" in fields else frozenset(), _cameo(fields))


def _cameo(fields: Mapping[str, Entry]) -> str | None:
    if "cameo" not in fields:
        return None
    return _check(fields["cameo"], fields["cameo"].text(), CAMEO, "a CAMEO code of two to four digits")


def _words(entry: Entry) -> frozenset[str]:
    return frozenset(word.replace("_", " ").lower() for word in entry.texts())


def _classes(entry: Entry | None, faults: list[ResourceError]) -> dict[str, frozenset[str]]:
    """The shipped word classes, with the file's own beside them; an own one adds to a shipped one of its name."""
    classes = dict(load_shipped().classes)
    try:
        for name, words in (entry.pairs() if entry is not None else {}).items():
            classes[name] = classes.get(name, frozenset()) | _words(words)
    except ResourceError as error:
        faults.append(error)
    return classes


def _rows(
    entry: Entry, ontology: OwnOntology, classes: Mapping[str, frozenset[str]], faults: list[ResourceError]
) -> list[EventRow]:
    """All rows that hold, in the file's order; what does not hold goes to `faults`."""
    known = _known(ontology)
    rows: list[EventRow] = []
    try:
        entries = list(entry.items())
    except ResourceError as error:
        faults.append(error)
        return rows
    for item in entries:
        try:
            rows += _row(item, ontology, known, classes)
        except ResourceError as error:
            faults.append(error)
    return rows


def _known(ontology: OwnOntology) -> Ontology:
    """What a row may name: the file's types, modes and contexts, and PLOVER's where it extends them."""
    types = {
        name: EventType(name, type_.quad or 0, "", dict.fromkeys(type_.modes, ""), False, None)
        for name, type_ in ontology.types.items()
    }
    if not ontology.extends:
        return Ontology(types, frozenset(ontology.contexts))
    shipped = load_shipped().ontology
    return Ontology({**types, **shipped.types}, shipped.contexts | frozenset(ontology.contexts))


def _row(entry: Entry, ontology: OwnOntology, known: Ontology, classes: Mapping[str, frozenset[str]]) -> list[EventRow]:
    """The rows of one entry: one a pattern."""
    fields = entry.fields(ROW)
    if ("verb" in fields) == ("noun" in fields):
        raise entry.error(f"{entry.name}: got {', '.join(fields) or 'nothing'}, expected either 'verb' or 'noun'")
    if ("type" in fields) == ("not" in fields):
        raise entry.error(f"{entry.name}: expected either 'type', or 'not' with the reason why it is no event")
    noun = "noun" in fields
    needs = fields["needs"].text() if "needs" in fields else ""
    if needs not in NEEDS:
        raise fields["needs"].expected(f"one of {', '.join(sorted(NEEDS - {''}))}")

    def joined(name: str) -> str:
        return "|".join(fields[name].texts()) if name in fields else ""

    cells = dict.fromkeys(COLUMNS, "") | {
        "type": fields["type"].text() if "type" in fields else "-",
        "mode": fields["not"].text() if "not" in fields else joined("mode"),
        "contexts": joined("contexts"),
        "actor": joined("actor"),
        "recipient": joined("recipient"),
        "count": joined("count"),
        "needs": needs,
        "polarity": "-" if "denies" in fields and fields["denies"].flag() else "",
        "priority": str(fields["priority"].whole()) if "priority" in fields else "",
        "example": joined("example"),
    }
    own = ontology.types.get(cells["type"])
    found = []
    for pattern in fields["noun" if noun else "verb"].texts():
        place = fields["noun" if noun else "verb"]
        row = parse_row(Row(cells | {"pattern": pattern}, place.file, place.line), noun, known, classes)
        # Records name the file, not where it lies on one machine.
        row = replace(row, label=row.label.replace(place.file, Path(place.file).name, 1))
        found.append(row if own is None else replace(row, type=own.like, own=own))
    return found


def _light(entry: Entry | None, faults: list[ResourceError]) -> list[LightVerb]:
    """Own verbs that lend their subject to a noun ("call a strike")."""
    found: list[LightVerb] = []
    try:
        for item in entry.items() if entry is not None else ():
            fields = item.fields(LIGHT, LIGHT)
            cells = {"pattern": fields["verb"].text(), "role": fields["role"].text(), "types": ""}
            found.append(light_verb(Row(cells, item.file, item.line)))
    except ResourceError as error:
        faults.append(error)
    return found


def _lexicon(
    ontology: OwnOntology, rows: list[EventRow], light: list[LightVerb], classes: Mapping[str, frozenset[str]]
) -> EventLexicon:
    """The rows as the coder wants them; where PLOVER is extended, own rows come before shipped ones as specific."""
    shipped = load_shipped()
    verbs = [row for row in rows if not row.noun]
    nouns = [row for row in rows if row.noun]
    lights = dict(shipped.light)
    for verb in light:
        lights[verb.lemma] = (verb, *lights.get(verb.lemma, ()))
    if ontology.extends:
        verbs += [row for found in shipped.verbs.values() for row in found]
        nouns += [row for found in shipped.nouns.values() for row in found]
    return replace(
        shipped,
        verbs=by_lemma(verbs),
        nouns=by_lemma(nouns),
        light=lights,
        classes=classes,
        own=ontology,
        contexts=_contexts(ontology),
    )


def _contexts(ontology: OwnOntology) -> dict[str, tuple[str, ...]]:
    """Lemma → contexts: the file's, beside PLOVER's where it extends them."""
    found = dict(context_words()) if ontology.extends else {}
    for word, names in ontology.words().items():
        found[word] = tuple(dict.fromkeys((*found.get(word, ()), *names)))
    return found
