"""Documents to windows: runs of words that the encoder reads at once.

A window holds up to 140 word pieces, cut where a sentence seems to end; sentence bounds proper are the
model's to find. A sentence longer than a window gets a longer one, up to what the encoder can place. Windows are
read one by one: 8-bit activations are scaled by what is read together, and the same text must give the same parse
whatever it is read with. On CPUs batches of windows gain next to nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from spacy.tokens import Doc

from according.document import READ_REGIONS
from according.language.tokens import title_abbreviations
from according.language.weights import Ints
from according.language.wordpiece import WordPiece, case_class, shape_id
from according.words import is_footnote

USUAL, LONGEST = 140, 500
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]")
STAND_INS = {"IS": "ISIS", "WHO": "OPEC"}
"""Acronyms that without case are words of grammar, which is what the encoder's vocabulary makes of them, and acronyms
that they are read as. Text all in capitals has its case back before it comes here."""


@dataclass(slots=True)
class Words:
    """The words of one Doc that are read: token numbers, pieces, shapes, and where sentences must begin.

    `given`: the Doc came with its sentence starts, so that there are no others to find. `joined`: a comma stands right
    before the word, so that no sentence begins there.
    """

    tokens: list[int]
    pieces: list[tuple[int, ...]]
    shapes: list[int]
    forced: list[bool]
    safe: list[bool]
    given: bool = False
    joined: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class Window:
    """Words `begin` to `end` of one document's Words; `size` counts pieces with both end marks."""

    words: Words
    begin: int
    end: int
    size: int


@dataclass(frozen=True, slots=True)
class Form:
    """What the form of a token alone tells: looked up once a vocabulary, not once a token."""

    pieces: tuple[int, ...]
    case: int
    lines: int
    """Line breaks where the token is white space or the mark of a footnote, else -1."""
    ends: bool
    closes: bool
    lower: bool
    titled: bool = False
    comma: bool = False
    mark: bool = False
    upper: bool = False
    stop: bool = False
    on: bool = False
    site: bool = False
    """The name of a site that a tokenizer takes for an initial: "posted on X."."""


def form_of(text: str, split: WordPiece) -> Form:
    """The form of a token's text."""
    if text.isspace() or is_footnote(text):
        return Form((), 0, text.count("\n"), False, False, False)
    titled = text in title_abbreviations()
    ends, lower = text[-1] in _ENDS and not titled, text[0].islower()
    return Form(
        split(STAND_INS.get(text, text)),
        case_class(text),
        -1,
        ends,
        text in _CLOSERS,
        lower,
        titled,
        text == ",",
        not text[0].isalnum(),
        text[0].isupper(),
        text == ".",
        text == "on",
        text == "X.",
    )


class Forms:
    """Forms by spaCy's number of the token's text, which is the same in every vocabulary."""

    def __init__(self, split: WordPiece) -> None:
        self.split = split
        self._known: dict[int, Form] = {}

    def of(self, doc: Doc) -> list[Form]:
        """The form of every token of the Doc."""
        known, strings = self._known, doc.vocab.strings
        out: list[Form] = []
        for orth in doc.to_array("ORTH").tolist():
            form = known.get(orth)
            if form is None:
                form = known[orth] = form_of(strings[orth], self.split)
            out.append(form)
        return out


def words_of(doc: Doc, forms: Forms) -> Words:
    """The words to read: white space and the tokens of unread regions are left out."""
    unread, starts = _regions(doc)
    given = len(doc) > 1 and doc.has_annotation("SENT_START")
    out = Words([], [], [], [], [], given)
    gap, newline, blank, ended, stopped, comma = True, True, True, True, True, False
    word = over = on = False  # a word in small letters stands before; and a full stop behind that; "on" does
    blanks: list[int] = doc.to_array("SPACY").tolist()
    sentence_starts: list[int] = doc.to_array("SENT_START").tolist() if given else []
    for i, form in enumerate(forms.of(doc)):
        if form.lines >= 0:
            gap = True
            newline = newline or form.lines > 0
            blank = blank or form.lines > 1
            continue
        if unread is not None and unread[i]:
            gap = newline = blank = True
            continue
        forced = blank or i in starts or (stopped and form.titled)  # "…on Friday. Gen. Lee said"
        out.tokens.append(i)
        out.joined.append(comma and not (newline or form.mark))
        out.pieces.append(form.pieces)
        out.shapes.append(shape_id(form.case, gap or newline, newline or forced, False))
        if given:
            out.forced.append(sentence_starts[i] == 1)
            out.safe.append(sentence_starts[i] == 1)
        else:
            out.forced.append(forced or (over and form.upper))  # "called him a crook. Lee left"
            out.safe.append(newline or forced or (ended and not form.lower))
            ended = form.ends or (ended and form.closes)
        gap, newline, blank, comma = bool(blanks[i]), False, False, form.comma
        stopped = form.ends and len(form.pieces) == 1
        over, word = (word and form.stop) or (on and form.site), form.lower and len(form.pieces) > 0 and not form.ends
        on = form.on
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


def windows_of(words: Words) -> Iterator[Window]:
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
        yield Window(words, begin, end, 2 + sum(sizes[begin:end]))
        begin = end


def arrays_of(window: Window, split: WordPiece) -> tuple[Ints, Ints, Ints, Ints]:
    """Pieces and shapes (1, L), first and last piece of each word (1, W + 1)."""
    inside = window.words.pieces[window.begin : window.end]
    counts = np.fromiter(map(len, inside), np.int64, len(inside))
    ends = np.cumsum(counts)
    pieces = np.fromiter(itertools.chain((split.start,), *inside, (split.end,)), np.int64, window.size)
    shapes = np.zeros(window.size, np.int64)
    kinds = np.asarray(window.words.shapes[window.begin : window.end], np.int64)
    shapes[1:-1] = np.repeat(kinds, counts)
    first, last = np.zeros((2, len(inside) + 1), np.int64)
    first[1:], last[1:] = ends - counts + 1, ends
    shapes[first[1:]] += 1
    return pieces[None], shapes[None], first[None], last[None]
