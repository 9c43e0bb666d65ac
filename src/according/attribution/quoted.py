"""Quotations and their speakers: each goes to a cue of its sentence, or on from the one before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from according.attribution.edges import Range, merged
from according.attribution.phrases import Draft
from according.attribution.speech import Quote, find_quotes, paragraphs
from according.attribution.wordcontext import capitals_everywhere

SHORT = 3  # a quotation of fewer words inside a sentence is a name, a title or a scare quote
SPEECH = frozenset(
    {
        "say",
        "medium",
        "manner",
        "quotative",
        "denial",
        "doubt",
        "question",
        "accusation",
        "criticism",
        "cite",
        "promise",
        "threat",
        "warning",
        "demand",
        "fear",
        "belief",
        "attitude",
        "evidence",
        "refusal",
    }
)


class TokenIndex:
    """Offsets to tokens of a Doc by bisection."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts = [token.idx for token in doc]

    def range(self, start: int, end: int) -> Range:
        """Tokens that the characters from start to end touch."""
        left = max(bisect_right(self.starts, start) - 1, 0)
        if left < len(self.doc) and self.starts and start >= self.starts[left] + len(self.doc[left]):
            left += 1
        return left, max(bisect_left(self.starts, end), left)


def token_quotes(doc: Doc, index: TokenIndex, text: str) -> list[tuple[Range, Quote]]:
    """Outermost quotations as token ranges; empty ones are left out."""
    found = [(index.range(quote.start, quote.end), quote) for quote in find_quotes(text) if quote.depth == 0]
    return [(span, quote) for span, quote in found if span[0] < span[1]]


def words_in(span: Range, doc: Doc) -> int:
    """Number of words, marks not counted."""
    return sum(1 for token in doc[span[0] : span[1]] if token.is_alpha or token.like_num)


def extend_to_quotes(drafts: list[Draft], quotes: list[tuple[Range, Quote]]) -> None:
    """Contents that reach into a quotation take in all of it, unless their own cue stands inside it."""
    lefts = [span[0] for span, _ in quotes]
    for draft in drafts:
        grown: list[Range] = []
        for content in draft.contents:
            left, right = content
            at = max(bisect_right(lefts, left) - 1, 0)
            while at < len(quotes) and quotes[at][0][0] < right:
                q_left, q_right = quotes[at][0]
                own = draft.cue is not None and q_left < draft.cue[1] and draft.cue[0] < q_right
                if not own and q_right > left and quotes[at][1].closed and q_right - q_left > SHORT:
                    left, right = min(left, q_left), max(right, q_right)
                at += 1
            grown.append((left, right))
        draft.contents = _without(grown, draft)


def _without(ranges: list[Range], draft: Draft) -> list[Range]:
    """The ranges less the draft's own cue and source, where growing ran over them."""
    result = ranges
    for hole in (draft.cue, draft.source):
        if hole is None:
            continue
        parted: list[Range] = []
        for left, right in result:
            if right <= hole[0] or hole[1] <= left:
                parted.append((left, right))
                continue
            parted += [r for r in ((left, hole[0]), (hole[1], right)) if r[0] < r[1]]
        result = parted
    return result


def assign_quotes(
    doc: Doc, text: str, drafts: list[Draft], quotes: list[tuple[Range, Quote]], index: TokenIndex
) -> None:
    """Give each quotation that no draft holds to a speaker: of its sentence, else of the one before.

    That is who spoke in the quotation before it, else who is told to have said or thought something right before it.
    A quotation that goes on after "…," she said. belongs to the same draft; so does a paragraph that
    opens with a mark, when the paragraph before ended in speech. Others are left alone.
    """
    lines = [index.range(*bounds) for bounds in paragraphs(text)]
    firsts = [line[0] for line in lines]
    speaking = sorted((d for d in drafts if d.cls in SPEECH and d.anchor >= 0), key=lambda d: d.anchor)
    anchors = [draft.anchor for draft in speaking]
    covered = _Cover(drafts)
    last: tuple[Draft, int] | None = None  # who spoke last, and where that speech ended
    for span, quote in quotes:
        line = lines[max(bisect_right(firsts, span[0]) - 1, 0)] if lines else span
        holder = covered.at(span)
        if holder is not None:
            last = (holder, span[1])
            continue
        heading = span == line and capitals_everywhere(text[quote.start : quote.end])
        if heading or not _is_speech(span, quote, doc):
            continue
        near = _nearest(doc, span, speaking, anchors)
        goes_on = last is not None and last[0].cls in SPEECH and last[1] >= line[0] - 2 - _blank(doc, line[0])
        if (
            near is None
            and last is not None
            and (goes_on or (span[0] == line[0] and _is_next(last[1], line, lines, firsts)))
        ):
            near = last[0]
        near = near or _before(doc, span, speaking, anchors, line, lines, firsts)
        if near is not None:
            near.contents = merged([*near.contents, span], doc)
            last = (near, span[1])


def _before(
    doc: Doc, span: Range, speaking: list[Draft], anchors: list[int], line: Range, lines: list[Range], firsts: list[int]
) -> Draft | None:
    """Who says or thinks something in the sentence right before a quotation that stands for sentences of its own.

    "Ann Lee opposed the idea. “It was never safe.”" Only where nobody else speaks in that sentence.
    """
    opening = doc[span[0]].sent.start
    if span[0] - opening > 1 or opening == 0:
        return None
    before = opening - 1
    while before > 0 and doc[before].is_space:
        before -= 1
    sentence = doc[before].sent
    if sentence.start < line[0] and not _is_next(sentence.end, line, lines, firsts):
        return None
    low, high = bisect_left(anchors, sentence.start), bisect_left(anchors, sentence.end)
    found = [draft for draft in speaking[low:high] if draft.source is not None and draft.contents]
    found = [draft for draft in found if not any(other.holds(draft.anchor) for other in found if other is not draft)]
    sources = {draft.source for draft in found}
    return found[-1] if len(sources) == 1 else None


def _blank(doc: Doc, at: int) -> int:
    count = 0
    while at - 1 - count >= 0 and doc[at - 1 - count].is_space:
        count += 1
    return count


def _is_next(end: int, line: Range, lines: list[Range], firsts: list[int]) -> bool:
    """Whether the speech ended in the paragraph right before `line`."""
    at = bisect_left(firsts, line[0])
    return at > 0 and lines[at - 1][0] < end <= line[0]


def _is_speech(span: Range, quote: Quote, doc: Doc) -> bool:
    """Whether the quotation is long enough for speech, or stands for a sentence of its own."""
    count = words_in(span, doc)
    if count > SHORT and quote.closed:
        return True
    last = doc[span[1] - 2].text if span[1] - span[0] > 1 else ""
    if not quote.closed:  # a paragraph of speech that the next one goes on with
        opens = span[0] == 0 or doc[span[0] - 1].is_space
        return count > SHORT and opens and doc[span[1] - 1].text in (".", "!", "?", "…")
    return count > 0 and (count > SHORT or last in (".", "!", "?", ","))


def _nearest(doc: Doc, span: Range, speaking: list[Draft], anchors: list[int]) -> Draft | None:
    """The speaking draft of the same sentence next to the quotation that still lacks direct content."""
    left_end = doc[span[0]].sent.start
    right_end = doc[span[1] - 1].sent.end
    low, high = bisect_left(anchors, left_end), bisect_left(anchors, right_end)
    around = [d for d in speaking[low:high] if not span[0] <= d.anchor < span[1]]
    if not around:
        return None
    near = min(around, key=lambda d: (bool(d.contents), min(abs(d.anchor - span[0]), abs(d.anchor - span[1]))))
    return near if not near.contents or near.label == "model" or near.weight == "strong" else None


class _Cover:
    """Which draft holds a quotation: the one with the largest part of it. A mark alone is no part."""

    def __init__(self, drafts: list[Draft]) -> None:
        entries = [
            (content[0], content[1], number) for number, draft in enumerate(drafts) for content in draft.contents
        ]
        self.entries = sorted(entries)
        self.drafts = drafts
        self.widest = max((right - left for left, right, _ in self.entries), default=0)

    def at(self, span: Range) -> Draft | None:
        low = bisect_left(self.entries, (span[0] - self.widest, 0, 0))
        best: tuple[int, Draft] | None = None
        for left, right, number in self.entries[low:]:
            if left >= span[1]:
                break
            shared = min(right, span[1]) - max(left, span[0])
            if shared > 1 and (best is None or right - left > best[0]):
                best = (right - left, self.drafts[number])
        return best[1] if best else None
