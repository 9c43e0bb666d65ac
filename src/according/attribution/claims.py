"""Doc to claims: who says what by which words, with what stance, and inside whose claim.

Rules over dependencies, quotation marks and the cue lexicon, together with the spans of the reading
model where the Doc has them. The forms that are read, and those that are not: docs/attribution.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from according.attribution.blamed import lay
from according.attribution.citing import add_cited
from according.attribution.combine import combined, has_model, model_drafts, rule_drafts
from according.attribution.cues import source_words
from according.attribution.deeds import done
from according.attribution.edges import Range, merged, trimmed, whole_words
from according.attribution.headlines import headline_drafts
from according.attribution.limits import close, limit, names_only, unanswered, unfelt, withheld
from according.attribution.local import polarity
from according.attribution.marks import to_quotes
from according.attribution.phrases import Draft
from according.attribution.quoted import TokenIndex, assign_quotes, extend_to_quotes, token_quotes
from according.attribution.speech import Quote
from according.attribution.stances import content_stance
from according.attribution.statements import add_posts, add_statements, add_turns
from according.attribution.subjects import RELATIVES, agent, antecedent, is_passive, own_subject
from according.attribution.untold import untold
from according.document import READ_REGIONS, Claim, Directness, Document, Party
from according.spans import Span
from according.words import base, word_class

TITLE = 6
"""Most words of a work's name."""
CLAUSES = ("acl", "ccomp", "xcomp")
WHOLE = 0.9  # part of a content's words that stands in quotation marks, for direct speech


def find_claims(doc: Doc, document: Document, parties: Sequence[Party], *, broad: bool = False) -> list[Claim]:
    """All attributions of a document, sorted by position, each with the index of the one around it.

    `doc` covers the whole text of `document`. The source of a claim spans the whole phrase that names
    it ("Ann Lee, a spokeswoman,") and carries the resolution of the party that this phrase's head
    belongs to; None where nobody is named. `parent` never runs in a circle. With `broad` what somebody does, feels or
    means to do is his claim as well, as PolNeAR has it.
    """
    index = TokenIndex(doc)
    quotes = _read_quotes(token_quotes(doc, index, document.text), document)
    drafts = find_drafts(doc, document, quotes, index, broad=broad)
    drafts.sort(key=_position)
    parents = _parents(drafts)
    chooser = _PartyChooser(parties)
    return [_claim(draft, parents[number], doc, document, quotes, chooser) for number, draft in enumerate(drafts)]


def find_drafts(
    doc: Doc, document: Document, quotes: list[tuple[Range, Quote]], index: TokenIndex, *, broad: bool = False
) -> list[Draft]:
    """Complete drafts in token ranges, before parties and nesting."""
    model, rules = model_drafts(doc, broad=broad), rule_drafts(doc)
    if not has_model(doc):
        extend_to_quotes(rules, quotes)
    drafts = lay(combined(model, rules, doc), doc)
    _drop_marks(drafts, doc)
    to_quotes(drafts, quotes, doc)
    for headline in headline_drafts(doc, document, index):
        rivals = [draft for draft in drafts if _taken(headline, [draft])]
        if all(draft.source is None for draft in rivals):
            drafts = [draft for draft in drafts if draft not in rivals] + [headline]
    add_statements(doc, document, drafts, rules, index)
    drafts = add_posts(doc, document, add_turns(doc, document, drafts, index), index)
    drafts += _waiting(rules, drafts)
    assign_quotes(doc, document.text, drafts, quotes, index)
    drafts = add_cited(drafts, doc)
    for draft in drafts:
        draft.source = _whole_name(draft.source, doc)
        draft.contents = merged([t for t in (trimmed(c, doc) for c in draft.contents) if t], doc)
        draft.contents = [c for c in draft.contents if not _is_title(c, doc) and not _beyond(c, draft, doc)]
        if draft.contents:
            draft.stance = content_stance(draft, doc)
            close(draft, doc)
            if not broad:
                limit(draft, doc)
    said = [d for d in drafts if d.contents and not _unsaid(d, doc) and not _of_a_thing(d, doc)]
    wordless = (unanswered, names_only, unfelt, withheld, done, untold)
    return _distinct([d for d in said if broad or not any(test(d, doc) for test in wordless)])


def _is_title(content: Range, doc: Doc) -> bool:
    """Whether a content is the name of a work that stands in quotation marks: in the film "Forrest Gump," he said."""
    tokens = doc[content[0] : content[1]]
    words = [token.text for token in tokens if token.is_alpha]
    quoted = tokens[0].is_quote and any(token.is_quote for token in tokens[1:])
    named = 1 < len(words) <= TITLE and words[0][0].isupper() and words[-1][0].isupper()
    small = word_class("small_words")
    if not (quoted and named and content[0]) or not all(word[0].isupper() or word in small for word in words):
        return False
    before = doc[content[0] - 1]
    return before.pos_ in ("ADP", "NOUN") and before.sent == tokens[0].sent


def _beyond(content: Range, draft: Draft, doc: Doc) -> bool:
    """Whether a content without quotation marks stands behind the sentence that "according to" closes."""
    if draft.cls != "according" or draft.cue is None or content[0] < doc[draft.cue[0]].sent.end:
        return False
    before = any(right <= draft.cue[0] for _, right in draft.contents)
    return before and not any(token.is_quote for token in doc[content[0] : content[1]])


def _unsaid(draft: Draft, doc: Doc) -> bool:
    """Whether nothing is said ("said nothing"), something is only needed, enacted or felt ("approved the budget",
    "encouraged by the decision"), or a danger only named ("no threats to us").

    A threat that nobody makes is a claim where it says what is to happen ("threats to burn the school").
    """
    if draft.anchor < 0:
        return False
    cue, first = doc[draft.anchor], doc[draft.contents[0][0]]
    bare = not any(token.pos_ in ("VERB", "AUX") for content in draft.contents for token in doc[slice(*content)])
    needs = bare and cue.lemma_ == "require" and not is_passive(cue)  # "1,200 women require surgery"
    known = bare and cue.lemma_ == "know" and cue.tag_ == "VBN"  # "also known as the door of tears"
    if needs or known or _enacted(draft, cue, bare):
        return True
    felt = cue.lemma_ == "encourage" and agent(cue) is not None  # "encouraged by the decision"
    if felt and not any(child.dep_ in ("xcomp", "ccomp", "advcl") for child in cue.children):
        return True
    if cue.lemma_ == "swear" and any(child.dep_ == "compound:prt" for child in cue.children):  # "sworn in as"
        return True
    if cue.lemma_ == "charge" and any(child.lemma_ in word_class("duties") for child in cue.children):
        return True
    if draft.cls in ("say", "medium") and first.lower_ == "nothing" and first.head.i == cue.i:
        return True
    if cue.lemma_ != "threat" or any(child.pos_ == "VERB" and base(child.dep_) in CLAUSES for child in cue.children):
        return False
    if draft.source is None or cue.head.lemma_ in word_class("making_threats"):
        return draft.source is None
    own = (child for child in cue.children if draft.source[0] <= child.i < draft.source[1])
    return not any(child.dep_ == "nmod:poss" or {"by", "from"} & {c.lower_ for c in child.children} for child in own)


def _enacted(draft: Draft, cue: Token, bare: bool) -> bool:
    """Whether somebody only gives a thing force of law, whatever a clause says of it: "approved a bill that …"."""
    doc = cue.doc
    if cue.lemma_ not in word_class("enacting") or polarity(cue) < 0:
        return False
    if any(doc[c[0]].is_quote or doc[c[0] - 1].lower_ == "of" for c in draft.contents):
        return False
    below = {base(child.dep_) for child in cue.children}
    return bare or ("obj" in below and not below & {"ccomp", "xcomp"})


def _of_a_thing(draft: Draft, doc: Doc) -> bool:
    """Whether a thing threatens: "a fire threatens to close the road" is nobody's word."""
    if draft.stance != "threatens" or draft.source is None or draft.anchor < 0:
        return False
    head = _head(draft.source, doc)
    noun = antecedent(head) or head
    return doc[draft.anchor].lemma_ == "threaten" and noun.lemma_.lower() in word_class("dangers")


def _drop_marks(drafts: list[Draft], doc: Doc) -> None:
    """Take off a model's contents without a word (the mark that closes a quotation of several sentences), in place: the
    quotation itself is given to its speaker later."""
    for draft in drafts:
        if draft.model and draft.cue is not None and draft.weight == "strong":
            draft.contents = [c for c in draft.contents if any(t.is_alpha or t.like_num for t in doc[c[0] : c[1]])]


def _waiting(rules: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """Speakers whose words, if they have any, are the quotation beside them: “…,” the mayor said."""
    known = {draft.cue for draft in drafts} | {draft.anchor for draft in drafts}
    return [
        draft
        for draft in rules
        if draft.cls == "say" and draft.weight == "strong" and draft.source is not None and not draft.contents
        if draft.cue not in known and draft.anchor not in known
    ]


def _taken(draft: Draft, others: list[Draft]) -> bool:
    return any(
        other.contents
        and draft.contents
        and other.contents[0][0] < draft.contents[0][1]
        and draft.contents[0][0] < other.contents[0][1]
        for other in others
        if other.cue is not None and draft.cue is not None and abs(other.cue[0] - draft.cue[0]) < 40
    )


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """One draft for each cue; the earlier (the model's) wins, and "as per" over its "per"."""
    seen: set[Range | None] = set()
    result = []
    for draft in drafts:
        if draft.cue in seen or any(_within(draft, other) for other in drafts):
            continue
        seen.add(draft.cue)
        result.append(draft)
    return result


def _within(draft: Draft, other: Draft) -> bool:
    """Whether a cue is part of another one of the same source."""
    inner, outer = draft.cue, other.cue
    if inner is None or outer is None or inner == outer or draft.source != other.source:
        return False
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _whole_name(source: Range | None, doc: Doc) -> Range | None:
    """The source with all of the name that it breaks off in: "Save *the Children*", "*Kofi* Annan"."""
    if source is None:
        return None
    begin, end = source
    while begin > 0 and doc[begin].ent_type_ == "ORG" and doc[begin].ent_iob_ == "I":
        begin -= 1
    while end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end].ent_iob_ == "I":
        end += 1
    while end > begin + 1 and doc[end - 1].pos_ in ("ADP", "SCONJ"):  # "the North *of*"
        end -= 1
    return begin, end


def _read_quotes(quotes: list[tuple[Range, Quote]], document: Document) -> list[tuple[Range, Quote]]:
    """Quotations in regions that are read."""
    if not document.regions:
        return quotes
    result = []
    for span, quote in quotes:
        region = document.region_at(quote.start)
        if region is None or region.kind in READ_REGIONS:
            result.append((span, quote))
    return result


def _position(draft: Draft) -> tuple[int, int, int]:
    starts = [left for left, _ in draft.contents]
    starts += [span[0] for span in (draft.cue, draft.source) if span is not None]
    return min(starts), draft.cue[0] if draft.cue else draft.anchor, draft.contents[0][0]


def _size(draft: Draft) -> int:
    return sum(right - left for left, right in draft.contents)


def _parents(drafts: list[Draft]) -> list[int | None]:
    """For each draft the smallest larger draft whose content holds its cue.

    Only a larger content can hold another (ties: who cites, then the earlier), so no chain can close on itself.
    """
    order = sorted(range(len(drafts)), key=lambda n: (-_size(drafts[n]), drafts[n].inside is not None, n))
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    rank = {number: place for place, number in enumerate(order)}
    entries = sorted((left, right, n) for n, draft in enumerate(drafts) for left, right in draft.contents)
    widest = max((right - left for left, right, _ in entries), default=0)
    parents: list[int | None] = []
    for number, draft in enumerate(drafts):
        at = draft.cue[0] if draft.cue is not None else draft.contents[0][0]
        best: int | None = None
        for left, right, other in entries[bisect_left(entries, (at - widest, 0, 0)) :]:
            if left > at:
                break
            larger = right > at and other != number and rank[other] < rank[number]
            if larger and (best is None or rank[other] > rank[best]):
                best = other
        parents.append(numbers.get(id(draft.inside), best))
    return parents


class _PartyChooser:
    """Parties by position; the one that a source's head word belongs to, the longest first."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self.parties = sorted(parties, key=lambda party: party.start)
        self.starts = [party.start for party in self.parties]
        self.widest = max((party.end - party.start for party in self.parties), default=0)

    def at(self, token: Token) -> Party | None:
        low = bisect_left(self.starts, token.idx - self.widest)
        high = bisect_left(self.starts, token.idx + len(token))
        found = [party for party in self.parties[low:high] if party.end > token.idx]
        return max(found, key=lambda party: party.end - party.start, default=None)


def _head(span: Range, doc: Doc) -> Token:
    """The word of the range that hangs on something outside it; whose it is ("Lee's widow") where nothing else does."""
    left = max((token.i + 1 for token in doc[span[0] : span[1] - 1] if token.tag_ == "POS"), default=span[0])
    behind: tuple[Token, ...] = (*doc[left : span[1]], *doc[span[0] : left])
    for token in behind:
        outside = not span[0] <= token.head.i < span[1]
        if (outside or token.head.i == token.i) and not token.is_punct and not token.is_space:
            return token
    return doc[span[0]]


def _source(span: Range | None, doc: Doc, document: Document, chooser: _PartyChooser) -> Party | None:
    """The party of a source phrase, spanning the phrase; a relative pronoun takes its antecedent's."""
    if span is None:
        return None
    words = _span(span, doc, document)
    head = _head(span, doc)
    party = chooser.at(head)
    party = _maker(head, chooser) or party
    if party is None:
        noun = antecedent(head)
        party = chooser.at(noun) if noun is not None else None
    if party is None:
        inside = [p for p in (chooser.at(token) for token in doc[span[0] : span[1]] if token.head.i == head.i) if p]
        party = inside[0] if len(inside) == 1 and head.dep_ in ("appos", "flat", "compound") else None
    if party is None:
        kind = "pronoun" if head.pos_ == "PRON" else "other"
        return Party(words.start, words.end, words.text, kind=kind)
    return replace(party, start=words.start, end=words.end, text=words.text)


def _maker(head: Token, chooser: _PartyChooser) -> Party | None:
    """The party whose word a document is: its owner, or who made it ("a statement from the mayor", "a ministry report",
    "polls conducted by the union", "a letter the union sent"); None where the head is no document or nobody is named.
    """
    if head.lemma_.lower() not in source_words("document"):
        return None
    makers: list[Token] = []
    for child in head.children:
        cases = {c.lower_ for c in child.children if c.dep_ in ("case", "mark")}
        if child.dep_ in ("nmod:poss", "compound") or (base(child.dep_) == "nmod" and cases & {"from", "by"}):
            makers.append(child)
        elif child.dep_ == "acl" and (by := agent(child)) is not None:
            makers.append(by)
        elif (
            child.dep_ == "acl:relcl"
            and (subject := own_subject(child)) is not None
            and subject.lower_ not in RELATIVES
        ):
            makers.append(subject)
    found = [party for token in makers if (party := chooser.at(token)) is not None]
    return next((party for party in found if party.id or party.country), None)


def _span(span: Range, doc: Doc, document: Document) -> Span:
    left, right = whole_words(span, doc)
    last = doc[right - 1]
    return document.span(doc[left].idx, last.idx + len(last))


def directness(contents: list[Range], doc: Doc, quotes: list[tuple[Range, Quote]]) -> Directness:
    """Direct where (nearly) every word of the content is quoted, indirect where none is, else mixed."""
    lefts = [span[0] for span, _ in quotes]
    inside = total = 0
    for left, right in contents:
        at = max(bisect_left(lefts, left) - 1, 0)
        ranges = []
        while at < len(quotes) and quotes[at][0][0] < right:
            ranges.append(quotes[at][0])
            at += 1
        for token in doc[left:right]:
            if token.is_punct or token.is_space or token.is_quote:
                continue
            total += 1
            inside += any(low <= token.i < high for low, high in ranges)
    if not inside:
        return "indirect"
    return "direct" if inside >= WHOLE * total else "mixed"


def _claim(
    draft: Draft,
    parent: int | None,
    doc: Doc,
    document: Document,
    quotes: list[tuple[Range, Quote]],
    chooser: _PartyChooser,
) -> Claim:
    why = [f"attribution: {draft.label}"] + (["attribution: model"] if draft.model and draft.label != "model" else [])
    return Claim(
        source=_source(draft.source, doc, document, chooser),
        cue=_span(draft.cue, doc, document) if draft.cue else None,
        content=tuple(_span(content, doc, document) for content in draft.contents),
        stance=draft.stance,
        directness="direct" if draft.whole else directness(draft.contents, doc, quotes),
        parent=parent,
        why=tuple(why),
    )
