"""Contents of a model's attributions brought to the bounds of the quotations that they stand in.

PolNeAR's guidelines take the marks of a quotation, and the comma inside them, into the content, and one quotation is
one speaker's, however many sentences it has. A model reads a window of words and loses either now and then.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from according.attribution.edges import Range
from according.attribution.phrases import Draft
from according.attribution.speech import Quote


def to_quotes(drafts: Sequence[Draft], quotes: Sequence[tuple[Range, Quote]], doc: Doc) -> None:
    """Let each content of a model that ends inside a quotation end with it, or with its paragraph, in place.

    A quotation in which the draft's own cue or source stands is left alone, and so are words that another draft from
    outside the quotation holds. `quotes` are outermost ones as token ranges, in order.
    """
    lefts, held = [span[0] for span, _ in quotes], _Held(drafts, doc)
    for number, draft in enumerate(drafts):
        if not draft.model:
            continue
        grown = []
        for left, right in draft.contents:
            at = max(bisect_right(lefts, left + 1) - 1, 0)
            while at < len(quotes) and quotes[at][0][0] < right + 1:
                span, quote = quotes[at]
                if (quote.closed or quote.goes_on) and _meets((left, right), span) and not _spoken_inside(draft, span):
                    left = span[0] if held.free((span[0], left), number, span) else left
                    right = span[1] if held.free((right, span[1]), number, span) else right
                at += 1
            grown.append((left, right))
        draft.contents = grown


def _meets(content: Range, span: Range) -> bool:
    """Whether a content shares words with what stands between two quotation marks."""
    return content[0] < span[1] - 1 and span[0] + 1 < content[1]


def _spoken_inside(draft: Draft, span: Range) -> bool:
    """Whether the draft's own cue or source stands in the quotation."""
    own = (draft.cue, draft.source)
    return any(role is not None and role[0] < span[1] and span[0] < role[1] for role in own)


class _Held:
    """Which words drafts hold, looked up by bisection over the contents as they were found."""

    def __init__(self, drafts: Sequence[Draft], doc: Doc) -> None:
        self.drafts, self.doc = drafts, doc
        self.entries = sorted((left, right, n) for n, draft in enumerate(drafts) for left, right in draft.contents)
        self.widest = max((right - left for left, right, _ in self.entries), default=0)

    def free(self, rest: Range, own: int, span: Range) -> bool:
        """Whether the words between a content and the end of its quotation are nobody else's from outside it.

        Whoever's words the whole claim is part of is nobody else: "placards stating “Free them” and “Go home”".
        """
        if rest[0] >= rest[1]:
            return False
        if all(token.is_punct or token.is_space for token in self.doc[rest[0] : rest[1]]):
            return True
        first = bisect_left(self.entries, (rest[0] - self.widest, 0, 0))
        last = bisect_left(self.entries, (rest[1], 0, 0))
        for _, right, number in self.entries[first:last]:
            other, cue = self.drafts[number], self.drafts[own].cue
            if cue is not None and other.holds(cue[0]):
                continue
            if right > rest[0] and number != own and not _spoken_inside(other, span):
                return False
        return True
