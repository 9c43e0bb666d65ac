"""Source to Document: the one file that knows the order of the steps of ingest."""

from __future__ import annotations

from collections.abc import Sequence

from according.document import Document, PublishedFrom, Region, document_id
from according.errors import EmptyInput, TooLarge
from according.ingest.charset import declared_encoding, decode
from according.ingest.dates import iso_stamp
from according.ingest.language import language_of
from according.ingest.outlets import Outlet, domain_of, outlet_named, outlet_of_domain
from according.ingest.published import Published, published_in
from according.ingest.regions import find_regions
from according.ingest.source import Source

MAX_BYTES = 10_000_000


def ingest(
    source: Source, *, published: str | None = None, outlet: str | None = None, max_bytes: int = MAX_BYTES
) -> Document:
    """The Document of one source: text, regions, title, outlet, day and language.

    `published` (an ISO date or stamp) and `outlet` hold for this source where it names none itself.
    The text of a plain source is its own, decoded and without byte order mark; that of a page is
    composed of its parts. Raises an InputError for what gives no Document.
    """
    where = source.path or source.id
    given = source.published or published
    home = outlet_named(source.outlet or outlet) or outlet_of_domain(source.url)
    text, warnings = _decoded(source, where, max_bytes)
    if source.kind == "html":
        document = _from_page(source, text, home, warnings, where)
    else:
        document = _from_plain(source, text, home, warnings)
    document.outlet = source.outlet or outlet or document.outlet
    if given:
        _set_given(document, given, home)
    _set_language(document)
    return document


def from_text(text: str, **given: str | None) -> Document:
    """The Document of a plain text; `given`: path, url, id, published, outlet, title."""
    return ingest(Source(text, "text", **given))


def from_html(data: bytes | str, **given: str | None) -> Document:
    """The Document of a web page; `given` as in `from_text`."""
    return ingest(Source(data, "html", **given))


def _decoded(source: Source, where: str | None, max_bytes: int) -> tuple[str, list[str]]:
    data = source.data
    if len(data) > max_bytes:
        raise TooLarge(f"more than {max_bytes:,} bytes", where=where)
    if isinstance(data, str):
        text, warning = data.removeprefix("\ufeff"), None
    else:
        declared = declared_encoding(data) if source.kind == "html" else None
        result = decode(data, declared=declared, where=where)
        text, warning = result.text, result.warning
    if not any(char.isalnum() for char in text):
        raise EmptyInput("no words", where=where)
    return text, [warning] if warning else []


def _from_plain(source: Source, text: str, home: Outlet | None, warnings: list[str]) -> Document:
    layout = find_regions(text, source.title)
    if layout.articles > 1:
        warnings.append(f"several articles in one file: {layout.articles}")
    # The days of different articles say nothing of each other.
    found = published_in(text, layout.regions, home.dates if home else None) if layout.articles == 1 else Published()
    return _document(source, text, layout.regions, source.title or layout.title, source.url, home, found, warnings)


def _from_page(source: Source, markup: str, home: Outlet | None, warnings: list[str], where: str | None) -> Document:
    # Late: the extractor takes a sixth of a second to import, and plain text needs none of it.
    from according.ingest.html import read_page

    order = home.dates if home else None
    page = read_page(markup, url=source.url, order=order, where=where)
    facts = page.facts
    url = source.url or facts.url
    home = home or outlet_of_domain(url) or outlet_named(facts.outlet)
    if facts.published:
        found = Published(facts.published, "page")
    else:
        found = published_in(page.text, page.regions, home.dates if home else None)
    title = source.title or facts.title
    document = _document(source, page.text, page.regions, title, url, home, found, warnings + page.warnings)
    document.outlet = document.outlet or facts.outlet or domain_of(url)
    return document


def _document(
    source: Source,
    text: str,
    regions: Sequence[Region],
    title: str | None,
    url: str | None,
    home: Outlet | None,
    found: Published,
    warnings: list[str],
) -> Document:
    return Document(
        id=source.id or document_id(text, url),
        text=text,
        regions=list(regions),
        path=source.path,
        url=url,
        outlet=home.name if home else None,
        title=title,
        published=found.value,
        published_from=found.source,
        published_earliest=found.earliest,
        published_latest=found.latest,
        outlet_country=home.country if home else None,
        warnings=warnings,
    )


def _set_given(document: Document, given: str, home: Outlet | None) -> None:
    stamp = iso_stamp(given, home.dates if home else None)
    if stamp is None:
        document.warnings.append(f"published: {given!r} is no date; not used")
        return
    origin: PublishedFrom = "given"
    document.published, document.published_from = stamp, origin
    document.published_earliest = document.published_latest = None


def _set_language(document: Document) -> None:
    """The language of the story's own words; what is not English gets a warning and is not read on."""
    told = [document.text[r.start : r.end] for r in document.regions if r.kind in ("body", "headline", "caption")]
    document.language = language_of("\n".join(told)) or language_of(document.text)
    if document.language not in (None, "en"):
        document.warnings.append(f"language: {document.language}, not English; not read")
