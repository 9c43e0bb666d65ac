"""Regions of a plain text: what each of its lines is, from the headline to the page's remains.

The procedure, in this order: rows of region_marks.tsv name what gives itself away; the head of the
article (all before the first paragraph) yields headline and byline by place and shape; the tail (all
after the last paragraph) yields teasers and remains; what is left is body. Datelines are cut off the
paragraphs they open. Regions are disjoint, in order, and cover all but white space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from according.document import Region, RegionKind
from according.ingest.dateline import continues_dateline, dateline, whole_dateline
from according.ingest.dates import full_dates
from according.ingest.marks import Zone, cut_ends, marked
from according.ingest.text import Unit, article_heads, units
from according.spans import trim

_MAX_LABELLED = 2_000
_CODES = re.compile(r"[#@/<>{}|=]|https?:|\d")
"""What no headline of a part holds: tags, addresses, figures."""
_CREDIT = re.compile(r"\s*\((?:AP|AFP|Reuters|REUTERS|EPA|UPI|PTI|Xinhua)\)")
_NOT_MERGED = frozenset({"headline", "caption", "related"})


@dataclass(frozen=True, slots=True)
class Layout:
    """The regions of a text, how many articles it holds, and its first headline, where it has one."""

    regions: list[Region]
    articles: int
    title: str | None


def find_regions(text: str, title: str | None = None) -> Layout:
    """Label every line of a plain text; `title` is the headline where the caller knows it."""
    pieces = units(text)
    heads = article_heads(pieces)
    cuts = sorted(heads | {0}) if pieces else []
    labels: list[RegionKind] = []
    for begin, end in zip(cuts, [*cuts[1:], len(pieces)], strict=True):
        article = pieces[begin:end]
        labels += label_article(article, title if begin == 0 else None)
    regions = _regions(text, pieces, labels)
    headline = next((text[r.start : r.end] for r in regions if r.kind == "headline"), None)
    return Layout(regions, max(1, len(cuts)), headline)


def label_article(article: list[Unit], title: str | None = None) -> list[RegionKind]:
    """A kind for each line of one article; past `_MAX_LABELLED` lines (no news report) all is body."""
    if len(article) > _MAX_LABELLED:
        rest: list[RegionKind] = ["body"] * (len(article) - _MAX_LABELLED)
        return label_article(article[:_MAX_LABELLED], title) + rest
    first, last = _body_bounds(article)
    labels: list[RegionKind] = []
    after_teaser = False
    for index, unit in enumerate(article):
        zone: Zone = "head" if index < first else "tail" if index > last else "any"
        label = _by_mark(unit, zone, article, first) or _by_place(unit, zone, index, first, after_teaser)
        if label == "body" and labels and labels[-1] == "caption" and _captioned(article[index - 1], unit):
            label = "caption"
        labels.append(label)
        after_teaser = label == "related" and (zone == "tail" or len(unit.words) <= 6)
    _settle_headline(article, labels, first, title)
    _mark_crossheads(article, labels)
    return labels


def _captioned(credit: Unit, unit: Unit) -> bool:
    """A line after a bare credit is the picture's text: short, and dated or without a full stop."""
    dated = next(full_dates(unit.text), None) is not None
    return len(credit.words) <= 9 and len(unit.words) <= 30 and (dated or not unit.stopped)


def _by_mark(unit: Unit, zone: Zone, article: list[Unit], first: int) -> RegionKind | None:
    mark = marked(unit, zone)
    if mark is None:
        return None
    # A lone line with a mark is all the text there is: better read than lost.
    if len(article) == 1 and mark.kind in ("byline", "related"):
        return None
    return mark.kind


def _by_place(unit: Unit, zone: Zone, index: int, first: int, after_teaser: bool) -> RegionKind:
    if whole_dateline(unit.text) and zone != "tail":
        return "dateline"
    if zone == "head" and first > 0:
        stamp = index > 0 and len(unit.words) <= 12 and next(full_dates(unit.text), None) is not None
        return "byline" if stamp else "headline"
    if zone == "tail" or (after_teaser and not unit.stopped and len(unit.words) <= 16):
        return "related" if after_teaser and len(unit.words) >= 4 else "boilerplate"
    return "body"


def sentence_like(unit: Unit) -> bool:
    """A paragraph of a story rather than a headline or a remain of the page."""
    words = len(unit.words)
    if unit.stopped:
        return words >= 7 or (words >= 4 and unit.capitals < 0.7)
    if unit.ended:
        return words >= 7 and unit.capitals < 0.7
    return words >= 28 or (words >= 12 and unit.text[-1] in "\"'”’,")


def _datelined(unit: Unit) -> bool:
    """A paragraph that a dateline opens; headlines open with a town and a colon, too."""
    found = dateline(unit.text)
    return found is not None and (found.agency is not None or len(unit.words) > 12)


def _body_bounds(article: list[Unit]) -> tuple[int, int]:
    """Indexes of the first and last paragraph of the story: sentences that no mark speaks against."""
    if not article:
        return 0, -1
    told = [
        index
        for index, unit in enumerate(article)
        if (sentence_like(unit) or _datelined(unit)) and marked(unit, "any") is None
    ]
    if not told:
        return (1, len(article) - 1) if len(article) > 1 else (0, len(article) - 1)
    first, last = told[0], told[-1]
    opening = _opening(article)
    if first < opening:
        first = opening
    elif first == 1 and len(told) > 1 and article[0].text.endswith(";") and article[2].first:
        first = told[1]  # a deck: "Lawmaker urges retaliation;" and below it what the headline left unsaid
    elif first == 0 and len(told) > 1 and _full_stop_headline(article):
        first = told[1]
    # Speech and lists break off without a full stop; only an unbroken rest of short lines is the tail.
    while last + 1 < len(article) and _runs_on(article[last + 1]):
        last += 1
    return first, last


def _runs_on(unit: Unit) -> bool:
    """A line after the last full paragraph that may well be its continuation: a short closing sentence."""
    ended = len(unit.words) >= 3 and unit.text.rstrip("\"'”’)")[-1:] in (".", "!", "?")
    return (ended or len(unit.words) > 20) and marked(unit, "tail") is None


def _opening(article: list[Unit]) -> int:
    """Index of the dateline that opens the story under its headlines, or 0.

    Some archives end headlines with dots; but a sentence above "NAME: We" makes of it a speaker.
    """
    for index, unit in enumerate(article[:6]):
        found = dateline(unit.text) if len(unit.words) > 8 else None
        if found is None:
            continue
        above = article[:index]
        short = all(len(line.words) <= 20 for line in above)
        unfinished = all(not line.stopped or line.text.endswith(("..", "…")) for line in above)
        decks = _shouted(unit.text[: found.length]) and all(line.first for line in (*above, unit))
        return index if short and (found.agency or unfinished or decks) else 0
    return 0


def _full_stop_headline(article: list[Unit]) -> bool:
    """Some archives close headlines with a full stop: a short capitalised first line, alone in its block."""
    if len(article) < 4 or not article[1].first:
        return False
    opening = article[0]
    named = sum(word[0].isupper() for word in opening.words if len(word) > 3)
    long_words = sum(len(word) > 3 for word in opening.words)
    short = len(opening.words) <= 16 and opening.text.rstrip("'\"’”").endswith((".", "?", "!"))
    sentences = sum(unit.stopped for unit in article[1:6])
    return (
        short
        and sentences >= 2
        and dateline(opening.text) is None
        and (
            named >= 0.75 * long_words
            or (len(opening.words) <= 12 and len(article[1].words) > 1.5 * len(opening.words))
        )
    )


def _settle_headline(article: list[Unit], labels: list[RegionKind], first: int, title: str | None) -> None:
    """The given title wins; a line that says the headline again is one; labels change in place."""
    known = Unit(0, 0, title or "", 0, False).key
    for index, unit in enumerate(article[: first + 2]):
        if known and unit.key and (unit.key == known or (len(unit.key) > 30 and known.startswith(unit.key))):
            labels[index] = "headline"
    heads = {article[i].key for i, label in enumerate(labels) if label == "headline" and len(article[i].words) > 3}
    for index, unit in enumerate(article[: first + 3]):
        if unit.key in heads and labels[index] in ("body", "boilerplate"):
            labels[index] = "headline"


def _mark_crossheads(article: list[Unit], labels: list[RegionKind]) -> None:
    """Lines between paragraphs of the story that do not close as these do; changes in place.

    Short ones are headlines of its parts; long ones, where a report has several, the texts of pictures whose credit
    the page has left out.
    """
    pictures: list[int] = []
    for index in range(1, len(article) - 1):
        before, unit, after = article[index - 1], article[index], article[index + 1]
        if labels[index - 1 : index + 2] != ["body"] * 3 or "headline" not in labels[:index]:
            continue
        if unit.ended or _CODES.search(unit.text) or not unit.text[0].isupper():
            continue
        if not (before.stopped and after.stopped and sentence_like(after)):
            continue
        if 2 <= len(unit.words) <= 6 and unit.text[-1].isalnum():
            labels[index] = "headline"
        elif 9 <= len(unit.words) <= 40 and unit.capitals < 0.7:
            pictures.append(index)
    if len(pictures) > 1 or "caption" in labels:
        for index in pictures:
            labels[index] = "caption"


def _regions(text: str, pieces: list[Unit], labels: list[RegionKind]) -> list[Region]:
    regions: list[Region] = []
    opened = True
    heads = [unit.text for unit, label in zip(pieces, labels, strict=True) if label == "headline"][:2]
    for unit, label in zip(pieces, labels, strict=True):
        if label == "body":
            _add_paragraph(text, unit, opened, regions, heads)
            opened = False
            continue
        opened = opened or label in ("headline", "byline")
        _append(regions, Region(label, unit.start, unit.end, _own_date(unit) if label == "caption" else None))
    return regions


def _add_paragraph(text: str, unit: Unit, opened: bool, regions: list[Region], heads: list[str]) -> None:
    """A paragraph's regions: remains at its ends, its dateline, and the rest as body."""
    before, after = cut_ends(unit.text)
    before = _said_again(unit.text, before, heads)
    start, end = trim(text, unit.start + before, unit.start + after)
    if before:
        _append(regions, Region("boilerplate", *trim(text, unit.start, unit.start + before)))
    cut = _dateline_length(unit, opened, regions) if not before else 0
    if cut:
        regions.append(Region("dateline", start, start + cut))
        start, end = trim(text, start + cut, end)
    _append(regions, Region("body", start, end))
    if after < len(unit.text):
        _append(regions, Region("boilerplate", *trim(text, unit.start + after, unit.end)))


def _said_again(line: str, start: int, heads: list[str]) -> int:
    """Where a paragraph goes on behind the headline and credit that a page has run into it; `start` without such."""
    rest = line[start:].lstrip()
    for head in heads:
        if len(head.split()) >= 5 and rest.casefold().startswith(head.casefold()):
            end = len(line) - len(rest) + len(head)
            credit = _CREDIT.match(line, end)
            end = credit.end() if credit else end
            if line[end : end + 1].isspace() and line[end:].lstrip()[:1].isupper():
                return end
    return start


def _dateline_length(unit: Unit, opened: bool, regions: list[Region]) -> int:
    """Datelines open an article; later ones (a page with several items) with place and agency."""
    if regions and regions[-1].kind == "dateline":
        return continues_dateline(unit.text)
    found = dateline(unit.text)
    # Under summaries and decks the story begins where the first dateline in capitals stands.
    first = found is not None and all(region.kind != "dateline" for region in regions)
    if found and (opened or found.agency or (first and _shouted(unit.text[: found.length]))):
        return found.length
    return continues_dateline(unit.text) if opened else 0


def _shouted(opening: str) -> bool:
    """Whether a dateline is all capitals before a dash: "SPICER:" may be a speaker."""
    return opening.isupper() and not opening.endswith(":")


def _own_date(unit: Unit) -> str | None:
    found = next(full_dates(unit.text), None)
    return found.day.isoformat() if found else None


def _append(regions: list[Region], region: Region) -> None:
    """Add a region; body and remains that follow their like grow it instead."""
    if region.end <= region.start:
        return
    before = regions[-1] if regions else None
    if before and before.kind == region.kind and region.kind not in _NOT_MERGED:
        regions[-1] = Region(before.kind, before.start, region.end, before.published)
    else:
        regions.append(region)
