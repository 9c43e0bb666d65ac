"""Speech printed whole, without quotation marks: statements, transcripts and posts.

Ministries and agencies print statements so: "The minister said:" at the end of a paragraph, and what follows. It is
told by its first person: it runs to a heading, another quotation or the end of the region, or, where somebody else
speaks before that, to the last paragraph that says "I" or "we". A transcript is told by its turns: three or more
paragraphs that open with a name in capitals and a colon, or in brackets, of two names or more, one more than once. What
is known as a place there is a dateline. A post is told by what a report leaves of it where it was set in: a dash, the
writer's name, an account in brackets and the day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc

from according.attribution.edges import QUOTE_MARKS, Range
from according.attribution.phrases import Draft
from according.attribution.quoted import TokenIndex
from according.attribution.speech import paragraphs
from according.document import READ_REGIONS, Document
from according.words import word_class

FIRST = frozenset({"i", "we", "my", "our", "us", "me"})
TAIL = 6  # most tokens between a cue and the colon that closes its paragraph
ENDS = frozenset(".!?…:;")
SPEAKER = r"(?P<who>(?:[A-Z][A-Z.'’-]+)(?: [A-Z][A-Z.'’-]+){0,3}|Q|A)"
TURNS = (
    re.compile(rf"[\"“]?{SPEAKER}(?P<cue>:)\s+(?=\S)"),
    re.compile(rf"[(\[]{SPEAKER}(?P<cue>[)\]])\s+(?=\S)"),
)
"""How a turn opens: "SMITH: ", or, as those print it who write down broadcasts, "(SMITH) "."""
LEAST_TURNS = 3
LEAST_SHARE = 0.25  # of the paragraphs from the first turn to the last
ASIDE = "(["
POST = re.compile(
    r"\s(?P<dash>[—–]|--)\s?(?P<who>[^\s()@—–][^\n()@—–]{0,58}\(@\w+\)),?\s+"
    r"(?:[^\W\d]+\.? \d{1,2}, \d{4}|\d{1,2} [^\W\d]+\.? \d{4})"
)
"""What closes a post set into a report: "— Ann Lee (@annlee) June 3, 2016", or with the day first."""
LONGEST_POST = 320  # characters


def add_statements(doc: Doc, document: Document, drafts: list[Draft], rules: list[Draft], index: TokenIndex) -> None:
    """Give cues of speech that close their paragraph with a colon the paragraphs after it, in place.

    A cue that is in `rules` alone joins `drafts`.
    """
    openers = [draft for draft in rules if draft.cls in ("say", "medium") and draft.source and _may_open(draft, doc)]
    if not openers:
        return
    lines = [index.range(*bounds) for bounds in paragraphs(document.text)]
    firsts = [line[0] for line in lines]
    by_anchor = {draft.anchor: draft for draft in drafts}
    for opener in openers:
        at = bisect_right(firsts, opener.anchor) - 1
        spoken = _spoken(doc, document, lines, at + 1) if _closes(doc, opener, lines[at]) else []
        if not spoken:
            continue
        draft = by_anchor.get(opener.anchor, opener)
        if draft is opener:
            drafts.append(opener)
        draft.contents, draft.whole = spoken, True


def _may_open(draft: Draft, doc: Doc) -> bool:
    end = draft.cue[1] if draft.cue else draft.anchor + 1
    return any(token.text == ":" for token in doc[end - 1 : end + TAIL])


def _closes(doc: Doc, draft: Draft, line: Range) -> bool:
    """Whether a colon right behind the cue, or the venue behind it, ends the paragraph."""
    end = draft.cue[1] if draft.cue else draft.anchor + 1
    return doc[line[1] - 1].text == ":" and line[1] - end <= TAIL


def _spoken(doc: Doc, document: Document, lines: list[Range], at: int) -> list[Range]:
    """The paragraphs of the speech that begins with `lines[at]`; none where it has no first person."""
    found: list[Range] = []
    last = 0
    region = document.region_at(doc[lines[at][0]].idx) if at < len(lines) else None
    for left, right in lines[at:]:
        tokens = [token for token in doc[left:right] if not token.is_space]
        beyond = document.regions and document.region_at(tokens[0].idx) != region
        if beyond or tokens[0].text in QUOTE_MARKS or tokens[-1].text not in ENDS:
            break
        found.append((left, right))
        if any(token.lower_ in FIRST for token in tokens):
            last = len(found)
    rest = found[last:] if last else []
    told = any(w.pos_ == "VERB" and w.lemma_ in word_class("saying") for left, right in rest for w in doc[left:right])
    return found[:last] if told else found[: last + len(rest)]


def _is_read(document: Document, offset: int) -> bool:
    region = document.region_at(offset) if document.regions else None
    return not document.regions or (region is not None and region.kind in READ_REGIONS)


def _placed(document: Document, start: int, end: int) -> bool:
    """Whether a name before a colon is a dateline's: "PUNE: Police arrested"."""
    region = document.region_at(start)
    if region is not None and region.kind == "dateline":
        return True
    return any(place.start < end and start < place.end for place in document.places)


def _is_transcript(turns: list[tuple[int, str]]) -> bool:
    """Whether turns (paragraph, name) are a conversation: two who speak, one more than once, in close turns."""
    names = [name for _, name in turns]
    if len(turns) < LEAST_TURNS or not 1 < len(set(names)) < len(names):
        return False
    return len(turns) >= LEAST_SHARE * (turns[-1][0] - turns[0][0])


def add_turns(doc: Doc, document: Document, drafts: list[Draft], index: TokenIndex) -> list[Draft]:
    """The drafts with one more for each turn of a transcript; it runs on to the next, but for asides in brackets."""
    text = document.text
    lines = [bounds for bounds in paragraphs(text) if _is_read(document, bounds[0])]
    turns = [draft for form in TURNS for draft in _turns(text, document, lines, form, index)]
    taken = {draft.cue for draft in turns}
    return [draft for draft in drafts if draft.cue not in taken] + turns


def _turns(
    text: str, document: Document, lines: list[Range], form: re.Pattern[str], index: TokenIndex
) -> Iterator[Draft]:
    """What is said in each turn of one form; nothing where the turns are no conversation."""
    opened = [
        (number, match)
        for number, bounds in enumerate(lines)
        if (match := form.match(text, *bounds)) is not None and not _placed(document, *match.span("who"))
    ]
    if not _is_transcript([(number, match["who"]) for number, match in opened]):
        return
    for at, (number, match) in enumerate(opened):
        after = opened[at + 1][0] if at + 1 < len(opened) else number + 1
        rest = [bounds for bounds in lines[number + 1 : after] if text[bounds[0]] not in ASIDE]
        spans = [index.range(match.end(), lines[number][1]), *(index.range(*bounds) for bounds in rest)]
        cue = index.range(*match.span("cue"))
        yield Draft(cue[0], cue, index.range(*match.span("who")), spans, label="transcript", whole=True)


def add_posts(doc: Doc, document: Document, drafts: list[Draft], index: TokenIndex) -> list[Draft]:
    """The drafts with one more for each post that is printed with its writer, account and day behind it.

    The content is what stands before the dash in its paragraph, from the post before it on; where nothing does, the
    paragraph before.
    """
    text, posts, before = document.text, [], (0, 0)
    for left, right in paragraphs(text):
        start = left
        for match in POST.finditer(text, max(left - 1, 0), right):
            bounds = (start, match.start()) if match.start() > start else before
            start = match.end()
            if not 0 < bounds[1] - bounds[0] <= LONGEST_POST or not _is_read(document, bounds[0]):
                continue
            dash, content = index.range(*match.span("dash")), index.range(*bounds)
            posts.append(Draft(dash[0], dash, index.range(*match.span("who")), [content], label="post", whole=True))
        before = (left, right)
    return drafts + posts
