"""`according evaluate muc PATH`: role fillers of terrorist incidents against MUC-4 (JSON), one set a document.

The corpus gives each document five lists of entities, each entity with the strings that may name it: individual
perpetrators, perpetrating organisations, physical targets, human targets by name, and instruments. Ours come from the
document's records (`incidents.fillers`), without training on the task; those that are alike are one.

An entity found is right where one of its names is the same as one of a gold entity's names (`same`): both have the
same head word, plural or not, or the content words of one are all among those of the other. The head is the last word
before the first preposition, comma, bracket or relative pronoun. Each gold entity is found once; further fillers that
match only gold entities already found are not counted, as in Patwardhan and Riloff (2007), who score head nouns too.
All documents count, those without an incident as well: what is found there is wrong. Figures are micro-averaged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from according.errors import EvaluationError
from according.evaluate.events import Tally
from according.evaluate.incidents import ROLES, fillers
from according.evaluate.quads import parsed
from according.reader import Reader

Names = tuple[str, ...]
"""The strings that may name one entity."""

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
CUT = re.compile(r"[,(\[;]|\b(?:of|in|on|at|from|with|by|for|near|who|which|that|wearing|belonging|against|to)\b", re.I)
SMALL = frozenset({"the", "a", "an", "of", "and", "in", "at", "on", "de", "la", "el", "'s", "s"})
KEYS = {
    "perpetrator": "perp_individual_id",
    "organisation": "perp_organization_id",
    "target": "phys_tgt_id",
    "victim": "hum_tgt_name",
    "weapon": "incident_instrument_id",
}
"""Our names of the roles, and the corpus's."""


def words(name: str) -> tuple[str, ...]:
    """The words of a name that say something: lower case, without the possessive, articles, and what joins words."""
    plain = (word.lower().removesuffix("'s").removesuffix("’s") for word in WORD.findall(name))
    return tuple(word for word in plain if word not in SMALL)


def head(name: str) -> str:
    """The head word of a name, singular where its plural is regular; "" where there is no word."""
    found = words(CUT.split(name.strip("\"'“” "))[0]) or words(name)
    last = found[-1] if found else ""
    return last[:-1] if len(last) > 3 and last.endswith("s") and not last.endswith("ss") else last


def same(one: str, other: str) -> bool:
    """Whether two strings name one entity, by head or by one's words being among the other's."""
    left, right = set(words(one)), set(words(other))
    return bool(left and right) and (head(one) == head(other) or left <= right or right <= left)


def alike(one: Iterable[str], other: Sequence[str]) -> bool:
    return any(same(left, right) for left in one for right in other)


def score(tally: Tally, found: Sequence[Names], gold: Sequence[Names]) -> None:
    """Adds one document's entities of one role to the counts; what is wrong or missed goes to `tally.errors`."""
    open_gold = list(gold)
    tally.gold += len(gold)
    for entity in found:
        match = next((other for other in open_gold if alike(entity, other)), None)
        if match is not None:
            open_gold.remove(match)
            tally.right += 1
            tally.found += 1
        elif not any(alike(entity, other) for other in gold):
            tally.found += 1
            tally.errors.append(f"+ {entity[0]}")
    tally.errors.extend(f"- {entity[0]}" for entity in open_gold)


def merged(found: Sequence[Names]) -> list[Names]:
    """Entities that are alike by any of their names as one, with the names of all, in order of the first."""
    out: list[Names] = []
    for entity in found:
        place = next((i for i, other in enumerate(out) if alike(entity, other)), None)
        if place is None:
            out.append(entity)
        else:
            out[place] = tuple(dict.fromkeys((*out[place], *entity)))
    return out


def read_gold(path: Path) -> dict[str, tuple[str, dict[str, list[Names]]]]:
    """Text and entities by role of each document; raises EvaluationError where the file holds something else."""
    try:
        stored: Mapping[str, Mapping[str, object]] = json.loads(path.read_text("utf-8"))
        return {name: (str(item["doc"]), _roles(item["roles"])) for name, item in stored.items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise EvaluationError(f"{path}: no MUC-4 documents with roles ({error!r})") from error


def _roles(stored: object) -> dict[str, list[Names]]:
    if not isinstance(stored, dict):
        raise TypeError(f"got roles {stored!r}")
    return {role: [tuple(names) for names in stored[key]] for role, key in KEYS.items()}


def evaluate(path: Path, model: str | None = None) -> dict[str, float]:
    """Precision, recall and F1 of each role, and their mean F1. Raises EvaluationError for another format."""
    gold = read_gold(path)
    reader = Reader(model)
    tallies = {role: Tally() for role in ROLES}
    texts = [text for text, _ in gold.values()]
    for (_, expected), (document, doc) in zip(gold.values(), parsed(reader, texts), strict=True):
        found = fillers(doc, document)
        for role, tally in tallies.items():
            score(tally, merged(found[role]), expected[role])
    scores = {"documents": float(len(gold))}
    for role, tally in tallies.items():
        scores |= {f"{role} precision": tally.precision, f"{role} recall": tally.recall, f"{role} F1": tally.f1}
    return scores | {"mean F1": sum(tally.f1 for tally in tallies.values()) / len(tallies)}
