"""An article as one self-contained page: light and dark, readable on a phone, no script needed.

The text of the article comes from outside: every piece of it is escaped.
"""

from __future__ import annotations

from functools import cache
from html import escape

from according.document import Document, Region
from according.record import Record
from according.resources import package_path
from according.show.segments import KINDS, Mark, Segment, marks, paragraphs, record_line, segments

STATUS_MEANING: dict[str, str] = {
    "reported": "the outlet itself says it happened",
    "claimed": "a source says it happened",
    "denied": "a source says it did not happen",
    "questioned": "a source doubts it",
    "planned": "announced, promised or threatened",
    "hypothetical": "if, might, could",
    "negated": "the outlet says it did not happen",
}


@cache
def _style() -> str:
    return package_path("show", "page.css").read_text("utf-8")


def page(document: Document) -> str:
    """A whole HTML document."""
    title = escape(document.title or document.outlet or document.id)
    return (
        "<!doctype html>\n"
        '<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} · according to whom</title><style>{_style()}</style></head>"
        f"<body>{fragment(document)}</body></html>\n"
    )


def notebook(document: Document) -> str:
    """The same for a notebook's cell: style and article, no frame around."""
    return f"<style>{_style()}</style>{fragment(document)}"


def fragment(document: Document) -> str:
    """The article, its legend and its records, inside one `div.according`."""
    body = "".join(_paragraphs(document))
    cards = "".join(_card(record) for record in document.records)
    empty = "" if cards else '<p class="none">No event that the lexicon knows was found in this text.</p>'
    return (
        f'<div class="according"><header>{_masthead(document)}{_legend(document)}</header>'
        f'<main><article>{body}</article><section class="records" aria-label="Records">'
        f"<h2>{_number(len(document.records), 'record')}</h2>{_summary(document)}{empty}{cards}"
        "</section></main>"
        f"<footer>{_foot(document)}</footer></div>"
    )


def _masthead(document: Document) -> str:
    outlet = escape(document.outlet or "Outlet unknown")
    date = escape(document.published[:10]) if document.published else "date unknown"
    how = {
        "given": "as given",
        "page": "from the page",
        "dateline": "from the dateline",
        "inferred": "inferred from the text",
    }
    note = how.get(document.published_from)
    return f'<p class="masthead"><b>{outlet}</b> <span>{date}{f" ({note})" if note else ""}</span></p>'


def _legend(document: Document) -> str:
    present = {mark.kind for mark in marks(document)}
    items = "".join(
        f'<li><span class="{kind}">{kind}</span> {meaning}</li>' for kind, meaning in KINDS.items() if kind in present
    )
    return f'<ul class="legend">{items}</ul>'


def _paragraphs(document: Document) -> list[str]:
    found = marks(document)
    out = []
    for region, start, end in paragraphs(document):
        inner = "".join(_segment(segment) for segment in segments(document, found, start, end))
        tag = "h1" if region.kind == "headline" else "p"
        out.append(f'<{tag} class="{_class(region)}">{inner}</{tag}>')
    return out


def _class(region: Region) -> str:
    return {"headline": "headline", "caption": "caption", "body": "body"}.get(region.kind, f"aside {region.kind}")


def _segment(segment: Segment) -> str:
    text = escape(segment.text)
    if not segment.marks:
        return text
    kinds = " ".join(kind for kind in KINDS if segment.has(kind))
    return f'<span class="{kinds}" title="{escape(_note(segment.marks))}">{text}</span>'


def _note(found: tuple[Mark, ...]) -> str:
    """The innermost marks first: they are what the pointer is on."""
    ordered = sorted(found, key=lambda mark: mark.end - mark.start)
    return " | ".join(f"{mark.kind}: {mark.note}" for mark in ordered)


def _summary(document: Document) -> str:
    counts: dict[str, int] = {}
    for record in document.records:
        counts[record.status] = counts.get(record.status, 0) + 1
    items = "".join(
        f'<li><span class="status {status}">{status}</span> {counts[status]} <small>{meaning}</small></li>'
        for status, meaning in STATUS_MEANING.items()
        if status in counts
    )
    return f'<ul class="summary">{items}</ul>'


def _card(record: Record) -> str:
    line = record_line(record)
    who = f'<span class="who">{escape(line.actors)}</span>'
    whom = f'<span class="who">{escape(line.recipients)}</span>'
    facts = [("When", line.when), ("Where", line.where), ("Figures", line.counts)]
    rows = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in facts if value and value != "–")
    chain = " › ".join(escape(part) for part in line.chain) or "the outlet itself"
    return (
        f'<section class="card {record.status}"><p class="act">{who} <b>{escape(line.event)}</b> {whom}</p>'
        f'<p><span class="status {record.status}">{record.status}</span> '
        f'<span class="chain">According to {chain}</span></p>'
        f"<dl>{rows}</dl><blockquote>{_quoted(record)}</blockquote></section>"
    )


def _quoted(record: Record) -> str:
    sentence, trigger = record.sentence, record.trigger
    if not sentence.covers(trigger.start, trigger.end):
        return escape(sentence.text)
    cut = trigger.start - sentence.start
    before, after = sentence.text[:cut], sentence.text[cut + len(trigger.text) :]
    return f'{escape(before)}<span class="event">{escape(trigger.text)}</span>{escape(after)}'


def _foot(document: Document) -> str:
    coder = document.records[0].coder if document.records else "according"
    notes = [f"Warning: {warning}" for warning in document.warnings]
    if document.skipped:
        skipped = _number(len(document.skipped), "sentence")
        notes.append(f"{skipped} looked like an event and gave no record.")
    notes.append(f"{coder} · document {document.id}. It shows who says what; it does not judge who is right.")
    return "".join(f"<p>{escape(note)}</p>" for note in notes)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
