"""Agent dictionaries: nouns that add a role to an actor's code ("police", "lawmaker").

PHRASE {PLURAL} [~CODE]      the code after the actor's
PHRASE {} [CODE~]            the code before it, and no plural
!SET! = WORD, WORD           each word stands in turn where a phrase has !SET!
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from according.dictionaries.forms import plural
from according.dictionaries.lines import lines_of, split_codes, split_forms
from according.dictionaries.rows import AgentRow, Fault, Rows

MARKER = re.compile(r"![^!\s]+!")
SET = re.compile(r"^(![^!\s]+!)\s*=\s*(.+)$")


def read_agents(text: str, file: str, into: Rows) -> None:
    """Adds the agents of a file to `into`, each in all its forms; a line that does not hold becomes a Fault."""
    sets: dict[str, list[str]] = {}
    for number, line in lines_of(text):
        content = line.strip()
        if not content:
            continue
        made = SET.match(content)
        if made is not None:
            sets[made[1]] = [word.strip() for word in made[2].split(",") if word.strip()]
            continue
        try:
            code, place = _code(content)
            for phrase in _phrases(content, sets):
                into.agents.append(AgentRow(phrase, code, place, f"{file}:{number}"))
        except ValueError as error:
            into.faults.append(Fault(file, number, str(error)))


def _code(content: str) -> tuple[str, Literal["after", "before"]]:
    _, codes = split_codes(content)
    if not codes:
        raise ValueError(f"got {content!r}, expected a code in brackets")
    code = codes[0].replace(" ", "")
    if code.startswith("~") and len(code) > 1:
        return code[1:].upper(), "after"
    if code.endswith("~") and len(code) > 1:
        return code[:-1].upper(), "before"
    raise ValueError(f"got [{codes[0]}], expected ~ before or after an agent's code")


def _phrases(content: str, sets: Mapping[str, list[str]]) -> list[str]:
    """The phrase in its forms: the words of a set in place of its marker, else singular and plural."""
    phrase, listed = split_forms(content.split("[", 1)[0])
    phrase = phrase.strip()
    if not phrase:
        raise ValueError(f"got {content!r}, expected a phrase before the code")
    marker = MARKER.search(phrase)
    if marker is not None:
        if marker[0] not in sets:
            raise ValueError(f"got {marker[0]}, which no line above sets")
        return [phrase.replace(marker[0], word) for word in sets[marker[0]]]
    if listed is not None:
        return [phrase, *listed]
    return [phrase, plural(phrase)] if phrase[-1:].isalpha() else [phrase]
