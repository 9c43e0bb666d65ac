"""Headlines that attribute by punctuation: "X: Y", "Y: X", "Y - X", and script lines "X: Y"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from according.attribution.cues import cue_lexicon, source_words
from according.attribution.edges import Range
from according.attribution.phrases import Draft
from according.attribution.quoted import TokenIndex
from according.document import Document
from according.words import word_class

LONGEST_SOURCE = 6  # words
LEAST_CONTENT = 3  # words
SEPARATOR = re.compile(r"\s*:\s+|\s+[-–—]\s+")


def headline_drafts(doc: Doc, document: Document, index: TokenIndex) -> list[Draft]:
    """Drafts of the headline regions that name their source before or after a colon or dash."""
    drafts = []
    for region in document.regions:
        if region.kind != "headline":
            continue
        text = document.text[region.start : region.end]
        closing = _told_after(doc, index.range(region.start, region.end))
        if closing is not None:
            drafts.append(closing)
            continue
        parts = list(SEPARATOR.finditer(text))
        if len(parts) != 1:
            continue
        mark = parts[0]
        draft = _split(doc, index, region.start, region.end, region.start + mark.start(), region.start + mark.end())
        if draft is not None:
            drafts.append(draft)
    return drafts


def _told_after(doc: Doc, span: Range) -> Draft | None:
    """A headline that ends in who says it: "Y, says X". The parse of so short a tail is seldom right."""
    words = [token for token in doc[span[0] : span[1]] if not token.is_space]
    for at in range(len(words) - 2, LEAST_CONTENT, -1):
        verb = words[at]
        entry = cue_lexicon().of(verb.lemma_.lower())
        if words[at - 1].text != "," or verb.pos_ != "VERB" or entry is None or entry.cls != "say":
            continue
        source, content = (verb.i + 1, words[-1].i + 1), (span[0], words[at - 1].i)
        named = all(token.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "ADP") for token in words[at + 1 :])
        if named and len(words) - at - 1 <= LONGEST_SOURCE and _says_something(doc, content):
            return Draft(verb.i, (verb.i, verb.i + 1), source, [content], label=entry.label, weight="strong")
    return None


def _split(doc: Doc, index: TokenIndex, start: int, end: int, left: int, right: int) -> Draft | None:
    before, after = index.range(start, left), index.range(right, end)
    mark = index.range(left, right)
    marks = [i for i in range(*mark) if not doc[i].is_space]
    if not marks:
        return None
    colon = doc[marks[0]].text == ":"
    if colon and _can_speak(doc, before) and _says_something(doc, after):
        return Draft(-1, (marks[0], marks[0] + 1), before, [after], label="headline", weight="strong")
    if _can_speak(doc, after) and _says_something(doc, before):
        return Draft(-1, (marks[0], marks[0] + 1), after, [before], label="headline", weight="strong")
    return None


def _can_speak(doc: Doc, span: Range) -> bool:
    words = [token for token in doc[span[0] : span[1]] if not token.is_punct and not token.is_space]
    if not 0 < len(words) <= LONGEST_SOURCE or any(token.pos_ in ("VERB", "AUX") for token in words):
        return False
    if " ".join(token.lower_ for token in words) in word_class("headline_labels"):
        return False
    kinds = source_words("agent") | source_words("media") | source_words("document")
    named = any(token.ent_type_ in ("PERSON", "ORG", "NORP") for token in words)
    return named or words[-1].lemma_.lower() in kinds


def _says_something(doc: Doc, span: Range) -> bool:
    words = [token for token in doc[span[0] : span[1]] if not token.is_punct and not token.is_space]
    return len(words) >= LEAST_CONTENT and (
        any(token.pos_ in ("VERB", "AUX") for token in words) or doc[span[0]].text in "\"“‘'"
    )
