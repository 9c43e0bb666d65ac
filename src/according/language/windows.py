"""Documents to windows: runs of words that the encoder reads at once, and batches of windows.

A window holds up to 140 word pieces, cut where a sentence seems to end; sentence bounds proper are the
model's to find. A sentence longer than a window gets a longer one, up to what the encoder can place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from according.document import READ_REGIONS
from according.language.weights import Ints
from according.language.wordpiece import WordPiece, case_class, shape_id

USUAL, LONGEST = 140, 500
BATCH_PIECES = 1
"""A window a run: 8-bit activations are scaled by what is read together, and the same text must give the
same parse whatever it is read with. On CPUs larger batches gain next to nothing."""
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]")


@dataclass(slots=True)
class Words:
    """The words of one Doc that are read: token numbers, pieces, shapes, and where sentences must begin.

    `given`: the Doc came with its sentence starts, so that there are no others to find.
    """

    tokens: list[int]
    pieces: list[tuple[int, ...]]
    shapes: list[int]
    forced: list[bool]
    safe: list[bool]
    given: bool = False


@dataclass(slots=True)
class Window:
    """Words `begin` to `end` of one document's Words; `size` counts pieces with both end marks."""

    words: Words
    document: int
    begin: int
    end: int
    size: int


def words_of(doc: Doc, split: WordPiece) -> Words:
    """The words to read: white space and the tokens of unread regions are left out."""
    unread, starts = _regions(doc)
    given = len(doc) > 1 and doc.has_annotation("SENT_START")
    out = Words([], [], [], [], [], given)
    gap, newline, blank = True, True, True
    ended = True
    for token in doc:
        text = token.text
        if text.isspace():
            gap = True
            newline = newline or "\n" in text
            blank = blank or text.count("\n") > 1
            continue
        if unread is not None and unread[token.i]:
            gap = newline = blank = True
            continue
        forced = blank or token.i in starts
        out.tokens.append(token.i)
        out.pieces.append(split(text))
        out.shapes.append(shape_id(case_class(text), gap or newline, newline or forced, False))
        if given:
            out.forced.append(bool(token.is_sent_start))
            out.safe.append(bool(token.is_sent_start))
            gap, newline, blank = bool(token.whitespace_), False, False
            continue
        out.forced.append(forced)
        out.safe.append(newline or forced or (ended and not text[0].islower()))
        ended = text[-1] in _ENDS or (ended and text in _CLOSERS)
        gap, newline, blank = bool(token.whitespace_), False, False
    return out


def _regions(doc: Doc) -> tuple[list[bool] | None, frozenset[int]]:
    """Which tokens are not read (None: all are), and the tokens that open a region."""
    if "regions" not in doc.spans:
        return None, frozenset()
    unread = [False] * len(doc)
    starts = set()
    for span in doc.spans["regions"]:
        starts.add(span.start)
        if span.label_ not in READ_REGIONS:
            unread[span.start : span.end] = [True] * (span.end - span.start)
    return unread, frozenset(starts)


def windows_of(words: Words, document: int) -> Iterator[Window]:
    """Windows that cover all the words once, in order."""
    begin, count = 0, len(words.tokens)
    sizes = [len(pieces) for pieces in words.pieces]
    while begin < count:
        end, total, cut = begin, 2, begin
        while end < count and total + sizes[end] <= LONGEST:
            if end > begin and words.safe[end]:
                cut = end
            if total + sizes[end] > USUAL and cut > begin:
                break
            total += sizes[end]
            end += 1
        if end < count and cut > begin:
            end = cut
        yield Window(words, document, begin, end, 2 + sum(sizes[begin:end]))
        begin = end


def batches_of(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, up to `BATCH_PIECES` padded pieces a batch."""
    batch: list[Window] = []
    for window in sorted(windows, key=lambda window: -window.size):
        if batch and batch[0].size * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def arrays_of(batch: Sequence[Window], split: WordPiece) -> tuple[Ints, Ints, Ints, Ints]:
    """Padded pieces and shapes (B, L), first and last piece of each word (B, W + 1)."""
    length = max(window.size for window in batch)
    width = max(window.end - window.begin for window in batch) + 1
    pieces = np.zeros((len(batch), length), np.int64)
    shapes = np.zeros((len(batch), length), np.int64)
    first = np.zeros((len(batch), width), np.int64)
    last = np.zeros((len(batch), width), np.int64)
    for row, window in enumerate(batch):
        inside = window.words.pieces[window.begin : window.end]
        counts = np.fromiter(map(len, inside), np.int64, len(inside))
        ends = np.cumsum(counts)
        flat = [piece for word in inside for piece in word]
        pieces[row, 0] = split.start
        pieces[row, 1 : len(flat) + 1] = flat
        pieces[row, len(flat) + 1] = split.end
        kinds = np.asarray(window.words.shapes[window.begin : window.end], np.int64)
        shapes[row, 1 : len(flat) + 1] = np.repeat(kinds, counts)
        shapes[row, ends - counts + 1] += 1
        first[row, 1 : len(inside) + 1] = ends - counts + 1
        last[row, 1 : len(inside) + 1] = ends
    return pieces, shapes, first, last
