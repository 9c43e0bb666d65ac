"""The model's outputs onto a spaCy Doc: tags, trees, entities, attribution spans and links, roles of parties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from according.language.claimed import Attribution, WindowWords, attributions
from according.language.decode import best_tags, bio_spans, sentence_groups, spans_of, tree
from according.language.mended import mend
from according.language.weights import ENCODER_STATES, Floats, Ints, Labels, Outputs, Weights
from according.language.windows import Window, Words
from according.record import PLOVER_TYPES
from according.words import is_footnote

REPORT_ENTITIES = {"Weapon": "WEAPON", "MilitaryPlatform": "WEAPON", "Quantity": "QUANTITY"}
"""Kinds of the report head that the entity head does not have, and what they are called in doc.ents."""
EMPTY = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "PART", "PUNCT", "AUX"})
"""Word classes that make no mention by themselves."""
GROUPS = {"sources": "SOURCE", "cues": "CUE", "contents": "CONTENT"}
ROLES = ("source", "cue", "content")
LinkIndex = tuple[int, int, list[int]]
TOGETHER = 16
"""Windows of a document that are decoded at once: what costs its call, not its sums, is called once for them."""


class Parsed:
    """Results for the words of one document; `states` has a row for each of its `tokens`, `events` is None unasked.

    Windows are taken in order and decoded when `TOGETHER` wait, or all have been taken.
    """

    def __init__(self, words: Words, labels: Labels, tokens: int, *, events: bool = True) -> None:
        count = len(words.tokens)
        self.words = words
        self.chosen = np.zeros((count, len(labels.chosen)), np.int64)
        self.heads = np.full(count, -1, np.int64)
        self.relations = np.zeros(count, np.int64)
        kept = [name for name in labels.shown if name not in ROLES]
        self.scores = {name: np.zeros((count, len(labels.classes[name])), np.float32) for name in kept}
        self.factuality = np.zeros(count, np.float32)
        self.events = np.zeros((count, len(PLOVER_TYPES)), np.float32) if events else None
        self.states = np.zeros((tokens, ENCODER_STATES), np.float16)
        self.attributions: list[Attribution] = []
        self.mentions: list[tuple[int, int, int]] = []
        self._waiting: list[tuple[Window, Outputs]] = []

    def take(self, window: Window, outputs: Outputs, weights: Weights) -> None:
        """What the model says of the next window."""
        self._waiting.append((window, outputs))
        if len(self._waiting) == TOGETHER:
            self.decode(weights)

    def decode(self, weights: Weights) -> None:
        """Decodes the windows that wait: sentence bounds, trees, relations, tags, who says what."""
        taken, self._waiting = self._waiting, []
        if not taken:
            return
        begin, end = taken[0][0].begin, taken[-1][0].end
        bounds = [(window.begin - begin, window.end - begin) for window, _ in taken]
        shown = np.concatenate(
            [outputs.shown[0, 1 : b - a + 1] for (a, b), (_, outputs) in zip(bounds, taken, strict=True)]
        )
        self.chosen[begin:end] = np.concatenate(
            [outputs.chosen[0, 1 : b - a + 1] for (a, b), (_, outputs) in zip(bounds, taken, strict=True)]
        )
        for name, scores_of in self.scores.items():
            scores_of[begin:end] = shown[:, weights.labels.columns(name)]
        groups = self._groups(shown[:, weights.labels.columns("sentence")], begin, [a for a, _ in bounds])
        tags = np.concatenate([shown[:, weights.labels.columns(role)] for role in ROLES], axis=1)
        read = [
            self._decode_one(window, outputs, weights, groups[a:b], tags[a:b])
            for (a, b), (window, outputs) in zip(bounds, taken, strict=True)
        ]
        self.attributions += attributions(read, weights)

    def _groups(self, scores: Floats, begin: int, starts: list[int]) -> Ints:
        """Numbers of sentences, from their scores (W, 2) and the places where windows start."""
        end = begin + len(scores)
        forced = np.asarray(self.words.forced[begin:end], bool)
        forced[starts] = True
        if self.words.given:
            return np.cumsum(forced)
        return sentence_groups(scores, forced, np.asarray(self.words.joined[begin:end], bool))

    def _decode_one(
        self, window: Window, outputs: Outputs, weights: Weights, groups: Ints, tags: Floats
    ) -> WindowWords:
        """What has to be decoded by itself: integers are scaled by what is read together."""
        begin, end = window.begin, window.end
        count = end - begin
        heads = tree(outputs.arcs[0, : count + 1, : count + 1], groups)
        label_half = outputs.labels.shape[-1] // 2
        labels = outputs.labels[0]
        relations = self.relations[begin:end] = weights.name_arcs(
            np.ascontiguousarray(labels[1 : count + 1, :label_half]),
            np.ascontiguousarray(labels[heads, label_half:]),
        )
        self.heads[begin:end] = np.where(heads > 0, heads - 1 + begin, -1)
        self.factuality[begin:end] = outputs.factuality[0, 1 : count + 1]
        self.mentions += spans_of(outputs.span_scores[0, 1 : count + 1], outputs.span_kinds[0, 1 : count + 1], begin)
        states = outputs.states[0, 1 : count + 1]
        self.states[self.words.tokens[begin:end]] = states
        if self.events is not None and outputs.events is not None:
            self.events[begin:end] = outputs.events
        words, scores = weights.claim_words(states, tags, relations, outputs.chosen[0, 1 : count + 1, 0])
        return WindowWords(words, scores, heads, relations, begin)


def annotate(doc: Doc, parsed: Parsed, weights: Weights) -> Doc:
    """Writes everything onto the Doc and gives it back."""
    parsed.decode(weights)
    labels = weights.labels
    _write_tokens(doc, parsed, weights)
    _write_entities(doc, parsed, labels)
    _write_attribution(doc, parsed)
    write_roles(doc, parsed, labels)
    _write_factuality(doc, parsed)
    if parsed.events is not None:
        scores = np.zeros((len(doc), len(PLOVER_TYPES)), np.float32)
        scores[parsed.words.tokens] = parsed.events
        doc._.trigger_scores = scores
    doc._.encoder_states = parsed.states
    return doc


def _write_factuality(doc: Doc, parsed: Parsed) -> None:
    """`token._.factuality` of the words read, put where spaCy keeps extensions: each `._.` makes an object first."""
    starts: list[int] = doc.to_array("IDX").tolist()
    values = np.clip(parsed.factuality, -3, 3).tolist()
    kept: dict[Any, Any] = doc.user_data
    for position, value in zip(parsed.words.tokens, values, strict=True):
        kept["._.", "factuality", starts[position], None] = value


def _write_tokens(doc: Doc, parsed: Parsed, weights: Weights) -> None:
    labels = weights.labels
    add = doc.vocab.strings.add
    count = len(doc)
    upos, xpos, scripts = (labels.classes[name] for name in labels.chosen)
    relations = [add("ROOT" if name == "root" else name) for name in labels.classes["relation"]]
    pos_ids, tag_ids = [add(name) for name in upos], [add(name) for name in xpos]
    texts = [token.text for token in doc]
    table = np.zeros((count, 5), np.uint64)
    heads = _space_heads(texts, parsed.words)
    space, root = add("SPACE"), add("ROOT")
    rows = [(space, 0, 0, 0)] * count
    unread = np.ones(count, bool)
    unread[parsed.words.tokens] = False
    above, named, chosen = parsed.heads.tolist(), parsed.relations.tolist(), parsed.chosen.tolist()
    words, parts = [texts[i] for i in parsed.words.tokens], [upos[part] for part, _, _ in chosen]
    mend(words, parts, above, named, tuple(labels.classes["relation"]))
    for word, position in enumerate(parsed.words.tokens):
        part, tag, script = chosen[word]
        head = above[word]
        heads[position] = parsed.words.tokens[head] if head >= 0 else position
        lemma = weights.lemmatizer(texts[position], upos[part], scripts[script])
        rows[position] = (pos_ids[part], tag_ids[tag], add(lemma), root if head < 0 else relations[named[word]])
    for position in np.flatnonzero(unread).tolist():
        text = texts[position]
        # spaCy begins a sentence at a root only where it has a label; "ROOT" is for what was read.
        passed = text.isspace() or is_footnote(text)
        rows[position] = (space, 0, add(text), 0) if passed else (add("X"), 0, add(text), add("dep"))
    table[:, :4] = np.array(rows, np.uint64).reshape(count, 4)
    offsets = np.array(heads, np.int64) - np.arange(count)
    table[:, 4] = offsets.view(np.uint64)
    doc.from_array(["POS", "TAG", "LEMMA", "DEP", "HEAD"], table)  # type: ignore[arg-type]


def _space_heads(texts: list[str], words: Words) -> list[int]:
    """Heads of tokens that are no words: white space hangs on the word before, unread runs on their first."""
    heads = list(range(len(texts)))
    read = [False] * len(texts)
    for position in words.tokens:
        read[position] = True
    anchor = -1
    for position, text in enumerate(texts):
        if read[position]:
            anchor = position
        elif text.isspace() or is_footnote(text):
            heads[position] = anchor if anchor >= 0 else position
        else:
            if anchor < 0 or read[anchor]:
                anchor = position
            heads[position] = anchor
    return heads


def _span(doc: Doc, words: Words, begin: int, end: int, label: str) -> Span:
    return Span(doc, words.tokens[begin], words.tokens[end - 1] + 1, label=label)


def _spans(doc: Doc, parsed: Parsed, labels: Labels, head: str) -> list[tuple[int, int, str]]:
    kinds = [name[2:] for name in labels.classes[head][1::2]]
    breaks = np.asarray(parsed.words.forced, bool)
    tags = best_tags(parsed.scores[head], breaks)
    return [(a, b, kinds[kind]) for a, b, kind in trimmed(bio_spans(tags, breaks), parsed, labels)]


def trimmed(spans: list[tuple[int, int, int]], parsed: Parsed, labels: Labels) -> Iterator[tuple[int, int, int]]:
    """Mentions without marks at their ends; what holds no word that could name or mean anything is none."""
    upos = labels.classes["upos"]
    numbers = parsed.chosen[:, labels.chosen.index("upos")].tolist()
    for begin, end, kind in spans:
        while begin < end and upos[numbers[begin]] == "PUNCT":
            begin += 1
        while begin < end and upos[numbers[end - 1]] == "PUNCT":
            end -= 1
        if any(upos[number] not in EMPTY for number in numbers[begin:end]):
            yield begin, end, kind


def _write_entities(doc: Doc, parsed: Parsed, labels: Labels) -> None:
    words = parsed.words
    found = [_span(doc, words, *span) for span in _spans(doc, parsed, labels, "entity")]
    kinds = labels.classes["mention"]
    report = [_span(doc, words, a, b, kinds[kind]) for a, b, kind in trimmed(parsed.mentions, parsed, labels)]
    doc.spans["report"] = report
    taken = {i for span in found for i in range(span.start, span.end)}
    for span in report:
        kind = REPORT_ENTITIES.get(span.label_)
        if kind and taken.isdisjoint(range(span.start, span.end)):
            found.append(Span(doc, span.start, span.end, label=kind))
    doc.ents = filter_spans(found)


def _write_attribution(doc: Doc, parsed: Parsed) -> None:
    """`doc.spans["cues"]`, `["sources"]`, `["contents"]`, and which of them belong together."""
    found = parsed.attributions
    places = {
        "cues": [one.cue for one in found],
        "sources": sorted({one.source for one in found if one.source is not None}),
        "contents": sorted({content for one in found for content in one.contents}),
    }
    for group, spans in places.items():
        doc.spans[group] = [_span(doc, parsed.words, a, b, GROUPS[group]) for a, b in spans]
    sources, contents = ({span: n for n, span in enumerate(places[group])} for group in ("sources", "contents"))
    links: list[LinkIndex] = [
        (n, sources[one.source] if one.source is not None else -1, [contents[span] for span in one.contents])
        for n, one in enumerate(found)
    ]
    doc._.attribution_links = links


def write_roles(doc: Doc, parsed: Parsed, labels: Labels) -> None:
    """Spans of who acts on whom (labels S, T, R) into `doc.spans["roles"]`, where the weights have that head."""
    if "role" in labels.shown:
        doc.spans["roles"] = [_span(doc, parsed.words, *span) for span in _spans(doc, parsed, labels, "role")]
