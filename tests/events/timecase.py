"""The time of a word on a hand-built tree, in a report of Tuesday, 14 November 2017."""

from __future__ import annotations

from tests.events.fixtures import Case

from according.document import Document, Region
from according.events.timing import event_time
from according.mentions.timex import find_timexes
from according.record import EventTime


def time_of(
    case: Case, word: str, regions: list[Region] | None = None, published: str | None = "2017-11-14", at: int = 0
) -> EventTime | None:
    """The time of the `at`-th token with the text `word`; tags are set by the forms of the words."""
    document = Document(id="t", text=case.doc.text, published=published, regions=regions or case.document.regions)
    for token in case.doc:
        if token.pos_ == "VERB" and not token.tag_ and token.text.endswith("ed"):
            token.tag_ = "VBN" if any(child.dep_.startswith("aux") for child in token.children) else "VBD"
        elif token.pos_ == "AUX" and token.text in ("was", "were", "had"):
            token.tag_ = "VBD"
        elif token.text in ("has", "have"):
            token.tag_ = "VBZ"
    trigger = [token for token in case.doc if token.text == word][at]
    return event_time(trigger, case.doc, find_timexes(document.text, document, case.doc), document)


def days(found: EventTime | None) -> tuple[str | None, str | None, str | None, str | None] | None:
    """Words, value, first and last day."""
    return None if found is None else (found.text, found.value, found.earliest, found.latest)
