"""What was found by reading about records that a corpus does not hold: other true events in a gold record's sentence.

The PLOVER gold tells one event a sentence; news sentences tell more. Whoever reads a record beside the gold one
writes down whether the manual makes it an event of that type, once and for all later runs: `gold/plover_extras.json`
has its place (record id and code points in the record's text), its type and the verdict, no text. A record
without a verdict counts as wrong until somebody has read it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from according.errors import EvaluationError
from according.evaluate.gold import FOLDER
from according.record import PLOVER_TYPES, Record

EXTRAS = FOLDER / "plover_extras.json"
REASONS = {
    "another event": True,  # told, asked for, announced or given as background in the same sentence
    "gold event": False,  # the gold record's own event, under another type
    "same event": False,  # another record's event told again
    "no event": False,  # a right, an aim, content of an agreement, a wrong sense of the word
    "wrong type": False,  # an event that the manual puts elsewhere
    "not done": False,  # told as done or announced where it is only wished or possible
}
"""Why a verdict is what it is, and which one each reason makes."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's judgement of one record: `start` and `end` are code points in the gold record's text."""

    id: str
    start: int
    end: int
    type: str
    why: str

    @property
    def true(self) -> bool:
        """Whether the record is an event of its type by the manual."""
        return REASONS[self.why]


Verdicts = Mapping[str, Sequence[Verdict]]


def read_verdicts(path: Path = EXTRAS) -> Verdicts:
    """Verdicts by record id; {} where there is no file (an installed package has none).

    Raises EvaluationError, naming the file and the item, for one that does not hold.
    """
    if not path.is_file():
        return {}
    try:
        items = json.loads(path.read_text("utf-8"))["verdicts"]
    except (ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{path}: expected an object with a list `verdicts` ({error})") from error
    found: dict[str, list[Verdict]] = {}
    for number, item in enumerate(items):
        try:
            verdict = Verdict(str(item["id"]), int(item["start"]), int(item["end"]), item["type"], item["why"])
        except (KeyError, TypeError, ValueError) as error:
            raise EvaluationError(f"{path}: verdict {number}: {error!r}") from error
        if verdict.type not in PLOVER_TYPES or verdict.why not in REASONS or not 0 <= verdict.start < verdict.end:
            raise EvaluationError(f"{path}: verdict {number}: got {item}, expected a PLOVER type, a span and a reason")
        found.setdefault(verdict.id, []).append(verdict)
    return found


def verdict_of(verdicts: Verdicts, identifier: str, record: Record) -> Verdict | None:
    """The verdict on a record of the gold record `identifier`: the same type, on words that it shares; else None."""
    for verdict in verdicts.get(identifier, ()):
        shared = verdict.start < record.trigger.end and record.trigger.start < verdict.end
        if shared and verdict.type == record.event.type:
            return verdict
    return None
