"""Contents of a model's attributions brought to the bounds of the quotations that they stand in.

PolNeAR's guidelines take the marks of a quotation, and the comma inside them, into the content, and one quotation is
one speaker's, however many sentences it has. A model reads a window of words and loses either now and then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from according.attribution.phrases import Draft, Range
from according.attribution.speech import Quote


def to_quotes(drafts: Sequence[Draft], quotes: Sequence[tuple[Range, Quote]], doc: Doc) -> None:
    """Let each content of a model that ends inside a closed quotation end with it, in place.

    A quotation in which the draft's own cue or source stands is left alone, and so are words that another draft from
    outside the quotation holds. `quotes` are outermost ones as token ranges, in order.
    """
    lefts = [span[0] for span, _ in quotes]
    for draft in drafts:
        if not draft.model:
            continue
        grown = []
        for left, right in draft.contents:
            at = max(bisect_right(lefts, left + 1) - 1, 0)
            while at < len(quotes) and quotes[at][0][0] < right + 1:
                span, quote = quotes[at]
                if quote.closed and _meets((left, right), span) and not _spoken_inside(draft, span):
                    left = span[0] if _free((span[0], left), draft, drafts, span, doc) else left
                    right = span[1] if _free((right, span[1]), draft, drafts, span, doc) else right
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


def _free(rest: Range, draft: Draft, drafts: Sequence[Draft], span: Range, doc: Doc) -> bool:
    """Whether the words between a content and the end of its quotation are nobody else's."""
    if rest[0] >= rest[1]:
        return False
    if all(token.is_punct or token.is_space for token in doc[rest[0] : rest[1]]):
        return True
    others = (other for other in drafts if other is not draft and not _spoken_inside(other, span))
    return not any(left < rest[1] and rest[0] < right for other in others for left, right in other.contents)
