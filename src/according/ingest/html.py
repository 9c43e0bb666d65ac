"""A web page to a text with regions: headline, byline, body, captions, each where it belongs.

The story is found by trafilatura (the leader of the public benchmark), in its fast mode: the fallback
extractors cost precision on news. Captions, which it drops, are read from the page's figures.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.settings import Document as Extracted
from trafilatura.settings import Extractor

from according.document import Region, RegionKind
from according.errors import EmptyInput
from according.ingest.dateline import dateline
from according.ingest.dates import full_dates
from according.ingest.marks import Zone, marked
from according.ingest.page import PageFacts, page_facts
from according.ingest.regions import sentence_like
from according.ingest.text import Unit

# Real pages nest some thirty levels; parsers and extractors recurse, and a hostile page would crash them.
_MAX_DEPTH = 250
_MAX_ELEMENTS = 40_000
_BLOCKS = frozenset({"p", "head", "quote", "item", "list", "table", "row", "cell", "code", "div", "ab", "lb"})
_SPACE = re.compile(r"\s+")

_TAG = re.compile(r"(<[^<>]*>)")
_TAG_NAME = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_SILENT = frozenset({"script", "style", "noscript", "head", "template", "svg", "textarea"})
_INLINE = frozenset(["a", "b", "i", "em", "strong", "span", "u", "sup", "sub", "small", "font", "abbr", "cite", "q"])
_MAX_MARKED = 2_000

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Page:
    """The text composed of a page, its regions, and what the page says of itself."""

    text: str
    regions: list[Region]
    facts: PageFacts
    warnings: list[str]


def read_page(markup: str, *, url: str | None = None, order: str | None = None, where: str | None = None) -> Page:
    """Compose headline, byline, body and captions of a page; EmptyInput where it holds no words."""
    warnings: list[str] = []
    tree = _parse(markup)
    facts = PageFacts() if tree is None else page_facts(tree, order)
    paragraphs: list[tuple[RegionKind, str]] = []
    if tree is None or _too_deep(tree):
        warnings.append("page: markup broken, too large or nested too deep; read as plain paragraphs")
    else:
        captions = _captions(tree)
        paragraphs = _story(tree, url or facts.url)
        if not paragraphs:
            warnings.append("page: no article found; read as plain paragraphs")
        known = {text for _, text in paragraphs}
        paragraphs += [("caption", text) for text in captions if paragraphs and text not in known]
    paragraphs = paragraphs or _plain(markup)
    if not paragraphs and not facts.title:
        raise EmptyInput("a page without words", where=where)
    text, regions = _compose(facts, paragraphs)
    return Page(text, regions, facts, warnings)


def _parse(markup: str) -> HtmlElement | None:
    """The tree of a page; None where the parser gives up (nesting beyond its limits, no element at all)."""
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup.replace("\0", ""))
    try:
        tree = document_fromstring(markup, parser=HTMLParser(huge_tree=True, remove_comments=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def _too_deep(tree: HtmlElement) -> bool:
    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > _MAX_DEPTH or elements > _MAX_ELEMENTS:
            return True
    return False


def _story(tree: HtmlElement, url: str | None) -> list[tuple[RegionKind, str]]:
    """The paragraphs that trafilatura finds, each with the kind that the marks give it."""
    options = Extractor(fast=True, comments=False, url=url)
    try:
        found = trafilatura.bare_extraction(tree, options=options)
    except (etree.LxmlError, RecursionError, AttributeError, AssertionError, LookupError):
        # The extractor guards against its own ValueErrors alone; odd markup can hit the others.
        return []
    if not isinstance(found, Extracted) or found.body is None:
        return []
    return _labelled(list(_blocks(found.body)))


def _blocks(body: etree._Element) -> Iterator[str]:
    """Texts of the innermost blocks in order; a table row is one line."""
    for element in body.iter():
        tag = element.tag
        if tag == "row":
            text = " | ".join(t for cell in element.iter("cell") if (t := _squeezed(cell)))
        elif tag in {"p", "head", "item", "quote", "code", "ab"} and not _within(element, {"row", "item", "quote"}):
            text = _squeezed(element)
        else:
            text = ""
        if text:
            yield text
        # Loose text beside blocks.
        tail = _SPACE.sub(" ", element.tail or "").strip()
        if tail and tag in _BLOCKS and (parent := element.getparent()) is not None and parent.tag in {"body", "div"}:
            yield tail


def _within(element: etree._Element, tags: set[str]) -> bool:
    return any(parent.tag in tags for parent in element.iterancestors())


def _squeezed(element: etree._Element) -> str:
    parts = [str(part) for part in element.itertext()]
    for lb in element.iter("lb"):
        if lb.tail:
            parts = [part if part != lb.tail else f" {part}" for part in parts]
    return _SPACE.sub(" ", "".join(parts)).strip()


def _labelled(texts: list[str]) -> list[tuple[RegionKind, str]]:
    """Kinds by the marks alone, which know the lines before the first and after the last paragraph."""
    told = [at for at, text in enumerate(texts) if sentence_like(Unit(0, len(text), text, 0, False))]
    first, last = (told[0], told[-1]) if told else (0, len(texts))
    zones: list[Zone] = ["head" if at < first else "tail" if at > last else "any" for at in range(len(texts))]
    return [(_kind(text, zone), text) for text, zone in zip(texts, zones, strict=True)]


def _kind(text: str, zone: Zone = "any") -> RegionKind:
    mark = marked(Unit(0, len(text), text, 0, False), zone)
    return mark.kind if mark else "body"


def _plain(markup: str) -> list[tuple[RegionKind, str]]:
    """Paragraphs of a page that no parser can be trusted with: runs of text between block tags.

    Linear in the length of the page whatever its markup: tags are cut out one by one, none is matched.
    """
    lines: list[list[str]] = [[]]
    silent: str | None = None
    for piece in _TAG.split(_uncommented(markup)):
        if not piece.startswith("<") or not piece.endswith(">"):
            if silent is None:
                lines[-1].append(piece)
            continue
        name = _TAG_NAME.match(piece)
        tag = name.group(2).lower() if name else ""
        if silent is not None:
            silent = None if tag == silent and name and name.group(1) else silent
        elif tag in _SILENT and name and not name.group(1):
            silent = tag
        elif tag not in _INLINE:
            lines.append([])
    texts = [text for line in lines if (text := _SPACE.sub(" ", unescape("".join(line))).strip())]
    return [(_kind(text) if at < _MAX_MARKED else "body", text) for at, text in enumerate(texts)]


def _uncommented(markup: str) -> str:
    first, *rest = markup.split("<!--")
    return "".join([first, *(part.partition("-->")[2] for part in rest)])


def _captions(tree: HtmlElement) -> list[str]:
    """Words of figure captions in page order, without repeats."""
    found: dict[str, None] = {}
    for element in tree.iter("figcaption"):
        text = _SPACE.sub(" ", " ".join(str(part) for part in element.itertext())).strip()
        if 3 <= len(text.split()) <= 120:
            found.setdefault(text)
    return list(found)[:40]


def _compose(facts: PageFacts, paragraphs: list[tuple[RegionKind, str]]) -> tuple[str, list[Region]]:
    """Text with a blank line between parts, and the region of each."""
    parts: list[tuple[RegionKind, str]] = []
    if facts.title:
        parts.append(("headline", facts.title))
    if facts.author:
        parts.append(("byline", facts.author))
    title = _SPACE.sub(" ", facts.title or "").casefold()
    parts += [(kind, text) for kind, text in paragraphs if text.casefold() != title]
    regions: list[Region] = []
    opened, start = False, 0
    for kind, part in parts:
        end = start + len(part)
        cut = dateline(part) if kind == "body" and not opened else None
        if cut:
            regions.append(Region("dateline", start, start + cut.length))
            start += cut.length + len(part[cut.length :]) - len(part[cut.length :].lstrip())
        opened = opened or kind == "body"
        day = next(full_dates(part), None) if kind == "caption" else None
        regions.append(Region(kind, start, end, day.day.isoformat() if day else None))
        start = end + 2
    return "\n\n".join(part for _, part in parts), regions
