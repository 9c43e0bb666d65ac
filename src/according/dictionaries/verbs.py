"""Verb dictionaries: synonym sets, blocks of verbs that share a code, and the patterns of each block.

    &TREATY                      a synonym set; plurals are made unless the label or a word ends in _
    +PACT
    --- SIGN [057] ---           a block, with the code of its verbs
    SIGN {SIGNS SIGNED} [057]    a verb, forms that spelling rules do not give, its own code
    +CALL_OFF                    a verb of several words, + before the one that inflects
    - * {PEACE &TREATY} [0871]   a pattern; * is the verb
    ~ a (a b ATTACK) SAY = a b 015   what an event inside another makes of both

Without `---` lines (TABARI) a block is the verbs that stand together, up to the blank line after their patterns.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from according.dictionaries.forms import plural
from according.dictionaries.lines import lines_of, split_codes, split_forms
from according.dictionaries.rows import Dialect, Fault, PatternRow, Rows, SynsetRow, TransformRow, VerbRow

HEADER = re.compile(r"^---+\s*(.*)$")
VALUE = re.compile(r"^[0-9A-Z?+\-]*$")
NULL = frozenset({"", "---", "+++"})
TRANSFORM = re.compile(
    r"^~\s*a\s*\(\s*(?P<source>[ab._])\s+(?P<target>[ab._])\s+(?P<lower>\w+)\s*\)\s*(?P<upper>\w+)"
    r"\s*=\s*(?P<a>[ab])\s+(?P<b>[ab])\s+(?P<code>\w+)$"
)
NAME = re.compile(r"^&[\w\-]+$")


@dataclass(slots=True)
class _Reading:
    """Where the reader of one file stands."""

    file: str
    into: Rows
    dialect: Dialect
    block: str = ""
    code: str = ""
    headed: bool = False  # the block began with a --- line
    patterned: bool = False  # patterns of the block have begun
    synset: str = ""
    synsets: set[str] = field(default_factory=set)

    def fault(self, line: int, message: str) -> None:
        self.into.faults.append(Fault(self.file, line, message))


def dialect_of(text: str) -> Dialect:
    """Bracketed where some pattern marks a phrase with braces or parentheses."""
    for _, line in lines_of(text):
        if line.startswith("-") and not line.startswith("---") and re.search(r"\([^)]*\)|\{[^}|]*\}", line):
            return "bracketed"
    return "linear"


def read_verbs(text: str, file: str, into: Rows) -> None:
    """Adds synonym sets, verbs and patterns of a file to `into`; a line that does not hold becomes a Fault."""
    reading = _Reading(file, into, dialect_of(text))
    for number, line in lines_of(text):
        content = line.strip()
        if not content:
            _blank(reading)
            continue
        try:
            _line(reading, number, content)
        except ValueError as error:
            reading.fault(number, str(error))
    _undefined(reading)


def _blank(reading: _Reading) -> None:
    reading.synset = ""
    if not reading.headed and reading.patterned:
        reading.block = ""


def _line(reading: _Reading, number: int, content: str) -> None:
    header = HEADER.match(content)
    if header is not None:
        _header(reading, number, header[1])
    elif content.startswith("&"):
        _synset(reading, content)
    elif content.startswith("+") and reading.synset:
        _member(reading, number, content[1:].strip())
    elif content.startswith("-"):
        _pattern(reading, number, content[1:].strip())
    elif content.startswith("~"):
        _transform(reading, number, content)
    else:
        _verb(reading, number, content)


def _header(reading: _Reading, number: int, content: str) -> None:
    name, codes = split_codes(content)
    reading.block = f"{name.strip('- ')}:{number}"
    reading.headed, reading.patterned, reading.synset = True, False, ""
    reading.code = ""
    reading.code = code_of(codes[0]) if codes else ""


def _synset(reading: _Reading, content: str) -> None:
    reading.synset = ""
    if not NAME.match(content):
        raise ValueError(f"got {content!r}, expected & and the name of a synonym set")
    reading.synset = content
    reading.synsets.add(content)


def _member(reading: _Reading, number: int, content: str) -> None:
    """A word or phrase of the open set, with its plural where the file does not rule it out."""
    phrase = content.strip("()").strip()
    if not phrase:
        raise ValueError("got an empty word of a synonym set")
    source = f"{reading.file}:{number}"
    forms = [phrase.rstrip("_")]
    if not (phrase.endswith("_") or reading.synset.endswith("_") or phrase.startswith("&")):
        forms.append(plural(phrase))
    reading.into.synsets.extend(SynsetRow(reading.synset, form, source) for form in forms)


def _verb(reading: _Reading, number: int, content: str) -> None:
    reading.synset = ""
    _, codes = split_codes(content)
    verb, forms = split_forms(re.sub(r"\[[^\]]*\]", " ", content))
    verb = verb.strip()
    if not verb or "[" in verb or "*" in verb:
        raise ValueError(f"got {content!r}, expected a verb, forms in braces, a code in brackets")
    if not reading.block or (not reading.headed and reading.patterned):
        reading.block, reading.code = f"{verb}:{number}", ""
        reading.headed, reading.patterned = False, False
    code = code_of(codes[0]) if codes else reading.code
    if not reading.headed and codes and not reading.code:
        reading.code = code  # a TABARI block has the code of its first verb
    row = VerbRow(reading.block, verb.replace(" ", "_"), " ".join(forms or ()), code, f"{reading.file}:{number}")
    reading.into.verbs.append(row)


def _pattern(reading: _Reading, number: int, content: str) -> None:
    reading.patterned, reading.synset = True, ""
    pattern, codes = split_codes(content)
    if not reading.block:
        raise ValueError(f"got pattern {pattern!r} before any verb")
    if not codes:
        raise ValueError(f"got pattern {pattern!r} without a code in brackets")
    if pattern.count("*") != 1:
        raise ValueError(f"got pattern {pattern!r}, expected one * for the verb")
    for opened, closed in ("{}", "()"):
        if pattern.count(opened) != pattern.count(closed):
            raise ValueError(f"got pattern {pattern!r}, whose {opened} {closed} do not pair")
    code = code_of(codes[0])
    row = PatternRow(reading.block, pattern, code, reading.dialect, f"{reading.file}:{number}")
    reading.into.patterns.append(row)


def _transform(reading: _Reading, number: int, content: str) -> None:
    found = TRANSFORM.match(content)
    if found is None:
        raise ValueError(f"got {content!r}, expected ~ a (b c LOWER) UPPER = a b CODE")
    below = (found["source"], found["target"], found["lower"])
    code = "" if found["code"].upper() == "Q" else code_of(found["code"])
    row = TransformRow(found["upper"], " ".join(below), f"{found['a']} {found['b']}", code, f"{reading.file}:{number}")
    reading.into.transforms.append(row)


def code_of(text: str) -> str:
    """A code as rows keep it: one, or two joined by `:`; "" for a null code. ValueError where it is none."""
    parts = [part.strip().upper().rstrip("?") for part in text.split(":")]
    if len(parts) > 2 or not all(VALUE.match(part) for part in parts):
        raise ValueError(f"got code [{text}], expected a CAMEO code, or two joined by a colon")
    kept = ["" if part in NULL else part for part in parts]
    return ":".join(kept) if any(kept) else ""


def _undefined(reading: _Reading) -> None:
    """Takes patterns and sets out that name a synonym set which the file does not have."""

    def missing(text: str) -> str | None:
        return next((name for name in re.findall(r"&[\w\-]+", text) if known_set(name, reading.synsets) is None), None)

    for rows in (reading.into.patterns, reading.into.synsets):
        for row in [row for row in rows if row.source.startswith(f"{reading.file}:")]:
            name = missing(row.pattern if isinstance(row, PatternRow) else row.phrase)
            if name is not None:
                rows.remove(row)  # type: ignore[arg-type]
                reading.fault(int(row.source.rpartition(":")[2]), f"got {name}, a synonym set that is not defined")


def known_set(name: str, synsets: Collection[str]) -> str | None:
    """The set that `name` opens with, up to a `_`: "&TIES_OF" names &TIES, or &TIES_ as sets without plurals do."""
    while name:
        for each in (name, name.rstrip("_"), f"{name}_"):
            if each in synsets:
                return each
        name = name.rpartition("_")[0]
    return None
