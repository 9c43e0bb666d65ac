"""Which records a format takes: by their status, since a row without one reads as an event that happened, and by how
probably they are right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from according.record import STATUSES, Record, Status

ANNOUNCED = frozenset({"AGREE", "CONCEDE", "THREATEN"})
"""Types whose event is the announcement itself: a planned visit is coded AGREE, and the promise was made."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Records of some statuses; with `announced`, planned ones too whose event is their announcement.

    None of a confidence below `least` (0 to 1). `asked`: somebody named the statuses, so that a format without a column
    for them gets one.
    """

    statuses: frozenset[Status] = frozenset(STATUSES)
    announced: bool = False
    least: float = 0.0
    asked: bool = True

    def admits(self, record: Record) -> bool:
        if record.confidence < self.least:
            return False
        if record.status in self.statuses:
            return True
        return self.announced and record.status == "planned" and record.event.type in ANNOUNCED

    def of(self, records: Iterable[Record]) -> list[Record]:
        """The records that are taken, in order."""
        return [record for record in records if self.admits(record)]


EVERY = Selection()
HAPPENED = Selection(frozenset({"reported"}), announced=True, asked=False)
"""What a format without a column for the status holds, unless it is asked for more."""
