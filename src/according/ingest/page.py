"""What a web page says of itself: title, day, outlet, author, address, from JSON-LD, meta and `<time>`.

Own reading of the page's head; what it leaves open is asked of trafilatura's and htmldate's in html.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from according.ingest.dates import iso_stamp

_ARTICLE = re.compile(r"article|newsitem|blogposting|reportage|webpage|posting|story", re.I)
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.created",
    "pubdate", "publishdate", "publish-date", "publication_date", "sailthru.date", "parsely-pub-date",
    "article.published", "dc.date", "cxenseparse:recs:publishtime", "originalpublicationdate", "date",
)  # fmt: skip
_TITLE_META = ("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title")
_OUTLET_META = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
_AUTHOR_META = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")


@dataclass(slots=True)
class PageFacts:
    """Facts of a page's head; None where it states none."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


def page_facts(tree: HtmlElement, order: str | None = None) -> PageFacts:
    """Read JSON-LD first (it says what each field is), then meta, then `<time>`, `<link>` and `<title>`."""
    facts = PageFacts()
    metas = _metas(tree)
    article = _article(tree)
    facts.title = _text(article.get("headline")) or _first(metas, _TITLE_META) or _heading(tree)
    stamp = _text(article.get("datePublished")) or _text(article.get("dateCreated"))
    facts.published = _stamp(stamp, order) or _stamp(_first(metas, _PUBLISHED_META), order) or _time(tree, order)
    facts.outlet = (
        _first(metas, _OUTLET_META[:1]) or _name(article.get("publisher")) or _first(metas, _OUTLET_META[1:4])
    )
    facts.author = _name(article.get("author")) or _author(_first(metas, _AUTHOR_META))
    facts.url = _address(tree, metas)
    facts.language = _language(tree, metas)
    return facts


def _metas(tree: HtmlElement) -> dict[str, str]:
    """First value of each meta by name, property or itemprop, lower case."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        value = (meta.get("content") or "").strip()
        if name and value:
            found.setdefault(name.lower(), value)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _article(tree: HtmlElement) -> dict[str, object]:
    """The JSON-LD object that describes the article: the one with a headline or a day, else none."""
    best: dict[str, object] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for item in _objects(_json(script.text or "")):
            kinds = item.get("@type")
            kind = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds or "")
            rank = 2 * ("headline" in item) + ("datePublished" in item)
            if rank and _ARTICLE.search(kind) and rank > 2 * ("headline" in best) + ("datePublished" in best):
                best = item
    return best


def _json(text: str) -> object:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*$", "", text).strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if depth > 6:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _objects(value.get(key), depth + 1)
    elif isinstance(value, list):
        for item in value[:200]:
            yield from _objects(item, depth + 1)


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """The name of a JSON-LD person or organisation; several are joined with commas."""
    if isinstance(value, list):
        names = [name for item in value[:8] if (name := _name(item))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        value = value.get("name")
        if isinstance(value, (list, dict)):
            return _name(value)
    return _author(value) if isinstance(value, str) else None


def _author(value: str | None) -> str | None:
    """An author's name, not the address of a profile that some pages give instead."""
    if not value or value.startswith(("http:", "https:", "@")) or len(value) > 200:
        return None
    return " ".join(value.split()) or None


def _stamp(value: str | None, order: str | None) -> str | None:
    return iso_stamp(value, order) if value else None


def _time(tree: HtmlElement, order: str | None) -> str | None:
    """The day of a `<time>` marked as the publication's, else of the only one in the article's head."""
    times = list(tree.iter("time"))
    for time in times:
        mark = " ".join(str(time.get(name) or "") for name in ("itemprop", "class", "pubdate", "id"))
        stamp = _stamp(time.get("datetime") or time.text_content(), order)
        if stamp and re.search(r"publish|pubdate|created|posted|entry-date", mark, re.I):
            return stamp
    stamps = {stamp for time in times if (stamp := _stamp(time.get("datetime"), order))}
    return stamps.pop() if len(stamps) == 1 else None


def _heading(tree: HtmlElement) -> str | None:
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    named = [heading for heading in headings if 2 < len(heading.split()) < 40]
    if named:
        return named[0]
    title = next(tree.iter("title"), None)
    text = " ".join((title.text_content() if title is not None else "").split())
    # "Headline | Section | Outlet": the longest part is the headline.
    return max(re.split(r"\s+[|–—»]\s+|\s+-\s+", text), key=len) or None


def _address(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "") and (link.get("href") or "").startswith("http"):
            return str(link.get("href"))
    url = metas.get("og:url")
    return url if url and url.startswith("http") else None


def _language(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    value = tree.get("lang") or metas.get("og:locale") or metas.get("content-language") or ""
    match = re.match(r"([a-zA-Z]{2})(?:[-_].*)?$", value.strip())
    return match.group(1).lower() if match else None
