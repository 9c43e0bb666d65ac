"""Checking an ontology of one's own beyond its form: whether each row codes its own example."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from according.document import Document
from according.errors import ResourceError
from according.events.lexicon import EventRow
from according.events.ontologyfile import OwnLexicon
from according.ingest import from_text
from according.reader import Reader


def examples(own: OwnLexicon, path: Path, model: str | None = None) -> list[str]:
    """One line for each entry whose example is not coded: no record of its type and mode, or one despite `not`.

    The patterns of one entry share its example: one of them must code it.
    Raises ModelError where the weights are missing.
    """
    groups: dict[tuple[str, str], list[EventRow]] = {}
    for row in own.rows:
        if row.example:
            groups.setdefault((row.label.split(" ")[0], row.example), []).append(row)
    documents = [from_text(example) for _, example in groups]
    for document in documents:
        document.language = "en"  # a single sentence is too short to tell
    Reader(model, {"ontology": str(path)}).read_documents(documents)
    told = zip(groups.items(), documents, strict=True)
    return [f"{label}: {line}" for ((label, _), rows), document in told if (line := _missed(rows, document))]


def _missed(rows: Sequence[EventRow], document: Document) -> str | None:
    """What the example of an entry of the file gave, where none of the entry's patterns coded it."""
    found = [(record.event.type, record.event.mode) for record in document.records]
    first, why = rows[0], "; ".join(skipped.reason for skipped in document.skipped)
    got = ", ".join(f"{type_} {mode or ''}".rstrip() for type_, mode in found)
    if first.blocks:
        if any(row.label in why for row in rows):
            return None
        return f"expected that {document.text!r} is no event ({first.mode}), got {got or why or 'no trigger'}"
    if any(type_ == first.written and (not first.mode or mode == first.mode) for type_, mode in found):
        return None
    wanted = f"{first.written} {first.mode or ''}".rstrip()
    return f"expected {wanted} of {document.text!r}, got {got or why or 'no trigger'}"


def summary(own: OwnLexicon | None, faults: Sequence[ResourceError], missed: Sequence[str], *, coded: bool) -> str:
    """One line on the whole file."""
    if own is None:
        return f"{len(faults)} fault{'' if len(faults) == 1 else 's'}"
    given = len({(row.label.split(" ")[0], row.example) for row in own.rows if row.example})
    told = f"{given - len(missed)} of {given} examples coded" if coded else f"{given} examples not coded"
    ontology = own.ontology
    return f"{ontology.label}: {len(ontology.types)} types, {len(own.rows)} rows, {told}"
