"""The article views over a reading made by hand: what is drawn, escaped, and where."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import pytest
from rich.console import Console

from according.document import Claim, Document, Party, Place, Region, Timex, document_id
from according.export.columns import COLUMNS, flat
from according.record import Event, EventTime, Record
from according.show.page import notebook, page
from according.show.segments import marks, paragraphs, record_line, segments
from according.show.terminal import article

TEXT = """Home / World
Ministry denies shelling <market>
The ministry said on Tuesday that rebels had shelled the market in Raqqa.
"""


def at(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


@pytest.fixture
def document() -> Document:
    lines = [0, TEXT.index("Ministry denies"), TEXT.index("The ministry"), len(TEXT)]
    kinds = ("boilerplate", "headline", "body")
    regions = [Region(kind, lines[i], lines[i + 1] - 1) for i, kind in enumerate(kinds)]  # type: ignore[arg-type]
    doc = Document(document_id(TEXT), TEXT, regions, outlet="A & B", title="Ministry denies shelling <market>")
    ministry = Party(*at("The ministry"), name="Defence Ministry", country="SYR", sectors=("GOV", "MIL"))
    rebels = Party(*at("rebels"), country="SYR", sectors=("REB",))
    raqqa = Place(*at("Raqqa"), name="Raqqa", country="SYR", lat=35.95, lon=39.01, precision="city")
    tuesday = Timex(*at("Tuesday"), value="2017-11-14", earliest="2017-11-14", latest="2017-11-14", grain="day")
    content = doc.span(*at("that rebels had shelled the market in Raqqa")[:2])
    claim = Claim(ministry, doc.span(*at("said")[:2]), (content,))
    record = Record(
        document=doc,
        event=Event("ASSAULT", mode="heavy-weapons", cameo="194", quad=4),
        trigger=doc.span(*at("shelled")[:2]),
        actors=(rebels,),
        recipients=(),
        sentence=doc.span(lines[2], len(TEXT) - 1),
        status="claimed",
        according_to=(claim.link(),),
        time=EventTime("Tuesday", *at("Tuesday")[:2], "2017-11-14", "2017-11-14", "2017-11-14", "day"),
        place=raqqa,
        coder="according test",
    )
    doc.claims, doc.parties, doc.places, doc.times = [claim], [ministry, rebels], [raqqa], [tuesday]
    doc.records = [record]
    return doc


class Balanced(HTMLParser):
    """Counts elements and fails on a closing tag that closes something else."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_page_is_whole_escaped_and_needs_nothing_else(document: Document) -> None:
    html = page(document)
    parser = Balanced()
    parser.feed(html)
    assert parser.open == []
    assert "script" not in parser.seen
    assert "<market>" not in html
    assert "&lt;market&gt;" in html
    assert "A &amp; B" in html
    assert "prefers-color-scheme: dark" in html
    assert "http" not in html
    assert 'class="headline"' in html
    assert "aside boilerplate" in html


def test_segments_lose_no_character(document: Document) -> None:
    for _region, start, end in paragraphs(document):
        drawn = "".join(segment.text for segment in segments(document, marks(document), start, end))
        assert drawn == TEXT[start:end]


def test_marks_overlap_where_annotations_do(document: Document) -> None:
    _, start, end = list(paragraphs(document))[2]
    by_text = {segment.text: segment for segment in segments(document, marks(document), start, end)}
    assert by_text["shelled"].has("event")
    assert by_text["shelled"].has("content")
    assert by_text["Raqqa"].has("place")
    assert by_text["The ministry"].has("source")
    assert not by_text["The ministry"].has("content")


def test_record_in_words(document: Document) -> None:
    line = record_line(document.records[0])
    assert (line.status, line.actors, line.recipients) == ("claimed", "rebels [SYR]", "–")
    assert (line.when, line.where) == ("2017-11-14", "Raqqa, SYR")
    assert line.chain == ("Defence Ministry asserts",)


def test_notebook_draws_the_same(document: Document) -> None:
    assert document._repr_html_() == notebook(document)
    assert "Defence Ministry asserts" in notebook(document)


@pytest.mark.parametrize("colour", [True, False])
def test_terminal_shows_text_legend_and_records(document: Document, colour: bool) -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=colour, no_color=not colour, width=100)
    console.print(article(document))
    text = out.getvalue()
    assert ("\x1b[" in text) == colour
    assert "who says it" in text
    assert "claimed" in text
    assert "A & B" in text


def test_flat_record_has_every_column_and_none_for_unknown(document: Document) -> None:
    row = flat(document.records[0])
    assert list(row) == list(COLUMNS)
    assert row["according_to"] == "Defence Ministry"
    assert row["recipient"] is None
    assert row["lat"] == 35.95
    assert row["geonames"] is None
