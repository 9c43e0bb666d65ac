"""Explanations in the terminal: the sentence with its marks, and under it what became of each trigger, and why."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from according.document import Document, Party
from according.explanation import Decision, Explanation, Part, Phrase, Tried
from according.record import Record
from according.show.terminal import STATUS_STYLES

IDENTIFIER = re.compile(r"[0-9a-f]{4,16}")
ROLE_STYLES = {"actor": "bold cyan", "recipient": "bold green"}
TRIGGER_STYLE = "bold red underline"
STEPS = {
    "subj": "subject", "obj": "object", "iobj": "indirect object", "xcomp": "complement", "ccomp": "clause",
    "mod": "modifier", "poss": "owner", "light": "subject of the light verb", "lightobj": "beside the light verb",
    "lightfrom": "beside the light verb",
}  # fmt: skip
"""Steps of a path in words; the others are prepositions and stand for themselves."""
SHOWN = 2
"""Rows tried in vain that are shown for one word, those first whose slot held something."""
PATTERN = 64
"""Characters of a row that are shown; its file and line name it."""


def chosen(document: Document, what: str) -> list[Explanation]:
    """The explanations that a user asks for: by id of record or document (or its first letters), by words, or all."""
    if what == "all" or (len(what) >= 4 and document.id.startswith(what)):
        return list(document.explanations)
    if IDENTIFIER.fullmatch(what):
        found = [e for e in document.explanations if any(record.startswith(what) for record in e.records)]
        if found:
            return found
    words = " ".join(what.split()).casefold()
    return [e for e in document.explanations if words in " ".join(e.sentence.text.split()).casefold()]


def draw(document: Document, explanations: Sequence[Explanation]) -> RenderableType:
    """The explanations of one document; neighbouring sentences that were not read share a line."""
    parts: list[RenderableType] = [_head(document)]
    records = {record.id: record for record in document.records}
    for unread, group in itertools.groupby(explanations, key=lambda e: e.reason if _unread(e) else None):
        found = list(group)
        if unread is not None and len(found) > 1:
            line = Text(f"{len(found)} sentences {unread.replace('it is', 'they are')}: ", style="dim")
            line.append(_short(found[0].sentence.text, 60), style="dim italic")
            parts += [Padding(line, (0, 0, 1, 0))]
        else:
            parts += [Padding(_sentence(document, e, records), (0, 0, 1, 0)) for e in found]
    return Group(*parts)


def _unread(explanation: Explanation) -> bool:
    return not explanation.decisions and bool(explanation.reason and explanation.reason.startswith("not read"))


def _head(document: Document) -> Text:
    head = Text(document.title or document.path or document.id, style="bold")
    published = document.published or "date unknown"
    head.append(f"\n{document.outlet or 'outlet unknown'} · {published} · document {document.id}\n", style="dim")
    return head


def _sentence(document: Document, explanation: Explanation, records: dict[str, Record]) -> RenderableType:
    parts: list[RenderableType] = [_marked(document, explanation)]
    if explanation.reason:
        told = any(each.reason and each.reason in (explanation.reason or "") for each in explanation.decisions)
        reason = Text("no record  ", style="bold yellow")
        reason.append("" if told else explanation.reason, style="yellow")
        parts.append(Padding(reason, (0, 0, 0, 2)))
    for decision in explanation.decisions:
        parts.append(Padding(_decision(decision, records.get(decision.record or "")), (0, 0, 0, 2)))
    if explanation.tried:
        parts.append(Padding(_tried(explanation.tried), (0, 0, 0, 4)))
    return Group(*parts)


def _marked(document: Document, explanation: Explanation) -> Text:
    """The sentence, with triggers that gave a record and who was taken for its parts."""
    start, end = explanation.sentence.start, explanation.sentence.end
    text = Text("▍ ", style="bold")
    body = Text(re.sub(r"\s", " ", document.text[start:end]))
    for decision in explanation.decisions:
        if decision.outcome != "record":
            continue
        for part in decision.parts:
            for party in part.parties:
                body.stylize(ROLE_STYLES[part.role], max(party.start - start, 0), max(party.end - start, 0))
        body.stylize(TRIGGER_STYLE, decision.trigger.start - start, decision.trigger.end - start)
    if explanation.region not in (None, "body"):
        text.append(f"{explanation.region}  ", style="dim italic")
    return text.append_text(body)


def _decision(decision: Decision, record: Record | None) -> RenderableType:
    made = decision.outcome == "record"
    line = Text("✓ " if made else "✗ ", style="green" if made else "dim")
    name = " · ".join(part for part in (decision.type, decision.mode) if part) or "no event"
    line.append(name, style="bold" if made else "dim")
    line.append(f"  “{decision.trigger.text}”", style="red" if made else "dim")
    if not made:
        line.append(f"  {decision.outcome}: ", style="yellow")
        line.append(decision.reason or "", style="dim")
    elif decision.record:
        line.append(f"  record {decision.record}", style="dim")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="dim", min_width=9)
    table.add_column(overflow="fold")
    for label, value in _rows(decision, record):
        table.add_row(label, value)
    return Group(line, Padding(table, (0, 0, 0, 2)))


def _rows(decision: Decision, record: Record | None) -> Iterator[tuple[str, RenderableType]]:
    yield "row", Text(_short(decision.row, PATTERN), style="" if decision.outcome == "record" else "dim")
    for met in decision.conditions:
        yield "", Text(f"✓ {met}", style="dim")
    if decision.light:
        yield "carried by", Text(decision.light)
    if decision.outcome in ("record", "incomplete", "unlikely"):
        for part in decision.parts:
            for index, line in enumerate(_part(part)):
                yield (part.role if not index else ""), line
    if record is not None and decision.outcome == "record":
        yield from _said(decision, record)
    for row in _telling(decision.tried):
        yield "not", Text(f"{_short(row.label, PATTERN)}: {row.failed}", style="dim")


def _part(part: Part) -> list[Text]:
    """A line for each phrase that was looked at, then other ways by which somebody came in, or that nobody did."""
    taken = [phrase for phrase in part.phrases if phrase.taken]
    lines = [_phrase(phrase, part.role) for phrase in (*taken, *(p for p in part.phrases if not p.taken))]
    lines += [Text(f"✓ {note}", style=ROLE_STYLES[part.role]) for note in part.notes]
    if not part.parties:
        steps = ", ".join(dict.fromkeys(STEPS.get(step, step) for step in part.path))
        lines.append(Text(f"nobody; looked for: {steps}", style="dim"))
    return lines


def _phrase(phrase: Phrase, role: str) -> Text:
    line = Text("✓ " if phrase.taken else "· ", style="green" if phrase.taken else "dim")
    line.append(f"{STEPS.get(phrase.step, phrase.step)}  ", style="italic" if phrase.taken else "dim italic")
    line.append(_short(phrase.text, 70), style=ROLE_STYLES[role] if phrase.taken else "dim")
    if phrase.parties:
        names = "; ".join(_party(party) for party in phrase.parties)
        line.append(f" → {names}", style="" if phrase.taken else "dim")
    line.append(f"  {phrase.reason}", style="dim")
    return line


def _party(party: Party) -> str:
    codes = " ".join(part for part in (party.country, *party.sectors) if part)
    name = party.name or party.text
    return f"{name} [{codes}]" if codes else name


def _said(decision: Decision, record: Record) -> Iterator[tuple[str, RenderableType]]:
    """Status with the rows and heads behind it, and the chain of sources."""
    line = Text(record.status, style=STATUS_STYLES.get(record.status, ""))
    why = [reason.removeprefix("status: ") for reason in decision.why]
    line.append("  " + "; ".join(why), style="dim")
    yield "status", line
    for index, link in enumerate(record.according_to):
        who = (link.source.name or link.source.text) if link.source else "an unnamed source"
        cue = f" “{link.cue.text}”" if link.cue else ""
        yield ("according to" if not index else ""), Text(f"{who}{cue}: {link.stance}, {link.directness}")
    if record.time is not None:
        when = record.time.value or record.time.text or "unknown"
        yield "when", Text(when + (" (day of publication)" if record.time.origin == "published" else ""))
    if record.place is not None:
        yield "where", Text(record.place.name or record.place.text)


def _tried(rows: Sequence[Tried]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="italic")
    table.add_column(style="dim")
    table.add_column(style="dim", overflow="fold")
    for _, found in itertools.groupby(rows, key=lambda row: row.word.start):
        tried = list(found)
        for row in _telling(tried) or tried[:1]:
            table.add_row(f"“{row.word.text}”", _short(row.label, PATTERN), row.failed)
    return table


def _telling(rows: Sequence[Tried]) -> list[Tried]:
    """The rows whose condition met something else than it wanted, at most SHOWN."""
    return [row for row in rows if not row.failed.endswith("got none")][:SHOWN]


def _short(text: str, width: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= width else plain[: width - 1] + "…"
