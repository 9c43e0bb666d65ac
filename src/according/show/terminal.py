"""An article in the terminal: sources, cues, contents, events, places and times in colour."""

from __future__ import annotations

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from according.document import Document, Region
from according.show.segments import KINDS, Segment, marks, paragraphs, record_line, segments

STYLES: dict[str, str] = {
    "content": "on grey15",
    "place": "green",
    "time": "yellow",
    "wording": "italic",
    "cue": "bold magenta",
    "source": "bold cyan",
    "event": "bold red underline",
}
"""Drawn in this order: what comes later wins where marks overlap."""
TABLE_COLUMNS: dict[str, int] = {
    "Status": 3,
    "Who": 6,
    "did what": 5,
    "to whom": 6,
    "When": 4,
    "Where": 4,
    "According to": 7,
}
"""Columns of the table of records and their share of the width."""
STATUS_STYLES: dict[str, str] = {
    "reported": "green",
    "claimed": "cyan",
    "denied": "red",
    "questioned": "yellow",
    "planned": "blue",
    "hypothetical": "magenta",
    "negated": "red dim",
}


def article(document: Document) -> RenderableType:
    """The head, the text with its marks, a legend and the table of records."""
    parts: list[RenderableType] = [_head(document), legend(), Text()]
    parts += [Padding(text, (0, 2, 1, 2)) for text in _lines(document)]
    parts += [records_table([document]), _notes(document)]
    return Group(*parts)


def _head(document: Document) -> Text:
    head = Text(document.title or document.path or document.id, style="bold")
    date = f"{document.published} ({document.published_from})" if document.published else "date unknown"
    head.append(f"\n{document.outlet or 'outlet unknown'} · {date} · {document.id}\n", style="dim")
    return head


def legend() -> Text:
    """One line that shows each style with what it stands for."""
    line = Text()
    for kind, meaning in KINDS.items():
        line.append(kind, style=STYLES[kind])
        line.append(f" {meaning}   ", style="dim")
    return line


def _lines(document: Document) -> list[Text]:
    found = marks(document)
    lines = []
    for region, start, end in paragraphs(document):
        line = Text(style=_region_style(region))
        for segment in segments(document, found, start, end):
            line.append(segment.text, style=_style(segment))
        lines.append(line)
    return lines


def _region_style(region: Region) -> str:
    if region.kind in ("boilerplate", "related", "byline"):
        return "dim"
    return {"headline": "bold", "caption": "italic"}.get(region.kind, "")


def _style(segment: Segment) -> str:
    return " ".join(style for kind, style in STYLES.items() if segment.has(kind))


def records_table(documents: list[Document]) -> Table:
    """Records of one or more documents as rows: status, who, did what, to whom, when, where, who says so."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    for name, ratio in TABLE_COLUMNS.items():
        table.add_column(name, ratio=ratio, overflow="fold")
    for document in documents:
        if len(documents) > 1:
            title = document.title or document.path or document.id
            table.add_section()
            table.add_row(Text("▍", style="bold"), Text(title, style="bold"), "", "", "", "", document.outlet or "")
        for record in document.records:
            line = record_line(record)
            what = Text(line.event)
            what.append(f"\n“{line.trigger}”", style="dim")
            table.add_row(
                Text(line.status, style=STATUS_STYLES[line.status]),
                line.actors,
                what,
                line.recipients + (f"\n{line.counts}" if line.counts else ""),
                line.when,
                line.where,
                " › ".join(line.chain) or Text("the outlet itself", style="dim"),
            )
    return table


def _notes(document: Document) -> Text:
    notes = Text()
    for warning in document.warnings:
        notes.append(f"warning: {warning}\n", style="yellow")
    if document.skipped:
        notes.append(f"{len(document.skipped)} sentences looked like events and gave no record\n", style="dim")
    return notes


def console(*, stderr: bool = False) -> Console:
    """A console that honours NO_COLOR and turns plain when it is not a terminal."""
    return Console(stderr=stderr, highlight=False, soft_wrap=False)
