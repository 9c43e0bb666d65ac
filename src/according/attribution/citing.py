"""Who is cited by whom: what the reading model's corpus has as one level is two links of a chain.

"Sana said, citing a military source, that …" is the agency's word, and the source's before it was. "“…,” Ann was
quoted by Tass as saying" is Tass's, and inside it Ann's. Trees of both are often wrong (an agency's object hung on the
quotation), so that "as saying" is read by what stands left and right of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from according.attribution.cues import cue_lexicon, source_words
from according.attribution.edges import Range, merged, trimmed
from according.attribution.limits import persons
from according.attribution.nominal import contiguous_source
from according.attribution.phrases import Draft, runs, source_range, subtree
from according.attribution.subjects import agent, own_subject, passive_subject, speaker
from according.words import base, read_sentences, word_class

TELLING = frozenset(
    {"say", "medium", "manner", "according", "evidence", "accusation", "criticism", "warning", "belief"}
)
"""Classes of cues whose content may have been taken from somebody who is cited."""
NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
REACH = 25
"""Words between "quoted" and "as saying" at most."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def add_cited(drafts: list[Draft], doc: Doc) -> list[Draft]:
    """The drafts with a level each for who cites and who is cited; contents and quotations are already given."""
    for sentence in read_sentences(doc):
        for token in sentence:
            if _as_saying(token):
                drafts = _quoted(drafts, token)
            elif token.lower_ in word_class("citing") or _which_cited(token):
                drafts = _citing(drafts, token)
            elif token.lower_ in word_class("cited_by"):
                drafts = _carried(drafts, token)
    return drafts


def _as_saying(token: Token) -> bool:
    """Whether a participle tells what somebody is quoted as doing: "as saying", "as denying"."""
    return token.tag_ == "VBG" and token.i > 0 and token.nbor(-1).lower_ == "as" and cue_lexicon().at(token) is not None


def _which_cited(token: Token) -> bool:
    """Whether a verb tells of an agency whom it cites: "the Sana agency, which cited a military source"."""
    if token.lower_ not in word_class("cited_by") or token.dep_ != "acl:relcl" or token.tag_ not in ("VBD", "VBN"):
        return False
    subject = own_subject(token)
    return subject is not None and subject.lower_ in ("which", "who", "that")


def _quoted(drafts: list[Draft], saying: Token) -> list[Draft]:
    """“Tass quoted Ann as saying", "Ann was quoted as saying (by Tass)": the outlet's claim around the speaker's."""
    doc = saying.doc
    verb = _quoting(saying)
    if verb is None:
        return drafts
    first, last = _cue_start(verb), saying.i + 1
    quoter, said, after = _two_sides(verb, saying, first)
    holders = [d for d in drafts if d.cue is not None and d.cue[0] < last and d.cue[1] > first]
    barred = {i for span in (quoter, said, (first, verb.i + 1), (saying.i - 1, after)) if span for i in range(*span)}
    barred |= set(range(verb.i, saying.i))
    words = _less((content for draft in holders for content in draft.contents), barred, doc)
    words = words or _told_before(quoter or said, doc)
    entry = cue_lexicon().at(saying)
    if not words or said is None or entry is None:
        return drafts
    inner = Draft(saying.i, (saying.i, last), said, words, entry.stance, entry.label, entry.cls, entry.implies)
    kept = [draft for draft in drafts if draft not in holders]
    if quoter is None:
        if first < verb.i or verb.i + 2 == saying.i:
            inner.cue = (first, last)
        return [*kept, inner]
    outer = next((draft for draft in holders if draft.cue and draft.cue[0] <= verb.i < draft.cue[1]), None)
    outer = outer or Draft(verb.i, None, None, label=entry.label)
    outer.anchor, outer.cue, outer.source, outer.unnamed = verb.i, (first, verb.i + 1), quoter, False
    joined = saying.i - 1 if said[1] == saying.i - 1 else saying.i  # "a commander as saying that …" is one stretch
    outer.contents = merged([*words, said, (joined, last)], doc)
    inner.inside = outer
    return [*kept, outer, inner]


def _quoting(saying: Token) -> Token | None:
    """The verb of quoting before "as saying", with no mark of another sentence between."""
    for i in range(saying.i - 2, max(saying.sent.start, saying.i - REACH) - 1, -1):
        token = saying.doc[i]
        if token.lemma_.lower() in word_class("quoting") and token.pos_ in ("VERB", "AUX"):
            return token
        if token.is_quote:
            return None
    return None


def _cue_start(verb: Token) -> int:
    """Where the verb's own auxiliaries begin."""
    helpers = [child.i for child in verb.children if base(child.dep_) == "aux" and child.i < verb.i]
    return min((i for i in helpers if verb.i - i <= 3), default=verb.i)


def _two_sides(verb: Token, saying: Token, first: int) -> tuple[Range | None, Range | None, int]:
    """Who quotes, who is quoted, and where the words behind "saying" that name the former end."""
    doc, after = verb.doc, saying.i + 1
    between = trimmed((verb.i + 1, saying.i - 1), doc) if verb.i + 1 < saying.i - 1 else None
    passive = verb.tag_ == "VBN" and (passive_subject(verb) is not None or base(verb.dep_) == "acl" or first < verb.i)
    if between is not None and doc[between[0]].lower_ != "by" and not (passive and first < verb.i):
        teller = own_subject(verb) or speaker(verb)
        if teller is not None and between[0] <= teller.i < between[1]:
            teller = None
        return (source_range(teller) if teller is not None else None), between, after
    told = (
        passive_subject(verb)
        or own_subject(verb)
        or (verb.head if base(verb.dep_) == "acl" else _noun_before(first, doc))
    )
    said = source_range(told) if told is not None and told.pos_ in NOMINAL else None
    if said is not None and said[1] > first:
        said = trimmed((said[0], first), doc)
    if between is not None:
        return (trimmed((between[0] + 1, between[1]), doc) if doc[between[0]].lower_ == "by" else None), said, after
    if after < len(doc) and doc[after].lower_ == "by" and doc[after].head.i > after:
        maker = doc[after].head
        span = contiguous_source(maker, after + 1)
        return (after + 1, span[1]) if span else None, said, span[1] if span else after
    return None, said, after


def _told_before(teller: Range | None, doc: Doc) -> list[Range]:
    """The clause that a sentence opens with: "Rebels shelled the city, SANA quoted a police source as saying"."""
    if teller is None:
        return []
    span = trimmed((doc[teller[0]].sent.start, teller[0]), doc)
    told = span is not None and any(token.pos_ in ("VERB", "AUX") for token in doc[span[0] : span[1]])
    return [span] if span is not None and told and doc[teller[0] - 1].is_punct else []


def _noun_before(at: int, doc: Doc) -> Token | None:
    """The head of the name or noun that ends right before a word, where a tree hangs it elsewhere."""
    noun = doc[at - 1] if at > 0 else None
    while noun is not None and noun.pos_ in NOMINAL and noun.head.i < noun.i and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return noun


def _citing(drafts: list[Draft], participle: Token) -> list[Draft]:
    """“Sana said, citing a military source, …": inside the agency's claim, with the same words, the source's."""
    doc = participle.doc
    cited = next((c for c in participle.children if base(c.dep_) in ("obj", "obl") and c.i > participle.i), None)
    if cited is None or not tells(cited):
        return drafts
    span = contiguous_source(cited, participle.i + 1)
    if span is None or any(_as_saying(token) for token in doc[span[0] : min(span[1] + 3, len(doc))]):
        return drafts
    own = {participle.i, *subtree(cited), *range(*span)}
    main = _main(participle, own, drafts)
    if main is None:
        return drafts
    main.contents = _less(main.contents, own, doc)
    if main.source is not None and main.source[0] < participle.i < main.source[1]:
        main.source = trimmed((main.source[0], participle.i), doc)  # "a report *citing officials*"
    inner = Draft(participle.i, (participle.i, participle.i + 1), span, list(main.contents), cls="cite")
    inner.inside = main
    entry = cue_lexicon().of(participle.lower_, "adp")
    inner.label = entry.label if entry is not None else ""
    return [*(d for d in drafts if d is main or d.cue is None or not d.cue[0] <= participle.i < d.cue[1]), inner]


def tells(noun: Token) -> bool:
    """Whether who or what is cited can be the source of a claim: a person, a body or a record; no reason or law."""
    lemma = noun.lemma_.lower()
    if lemma in word_class("grounds"):
        return False
    known = lemma in persons() or any(lemma in source_words(kind) for kind in ("agent", "media", "document"))
    return known or noun.ent_type_ in NAMES or (noun.pos_ == "PRON" and noun.lower_ in ("him", "her", "them"))


def _main(participle: Token, own: set[int], drafts: Sequence[Draft]) -> Draft | None:
    """The claim that a participle of citing goes with: of the noun that it stands by, else its sentence's nearest."""
    sentence, host = participle.sent, participle.head
    found = [
        draft
        for draft in drafts
        if draft.cue is not None
        and draft.source is not None
        and draft.contents
        and draft.cls in TELLING
        and sentence.start <= draft.anchor < sentence.end
        and draft.anchor not in own
        and (draft.source[0] <= host.i < participle.i or not any(i in own for i in range(*draft.source)))
    ]
    by_noun = [draft for draft in found if draft.source and draft.source[0] <= host.i < draft.source[1]]
    return min(by_noun or found, key=lambda draft: abs(draft.anchor - participle.i), default=None)


def _carried(drafts: list[Draft], participle: Token) -> list[Draft]:
    """“Ann, quoted by Tass, said …": the outlet's claim around hers."""
    by = agent(participle)
    if participle.tag_ != "VBN" or base(participle.dep_) != "acl" or by is None or not tells(by):
        return drafts
    span = contiguous_source(by, participle.i + 1)
    holds = [d for d in drafts if d.source is not None and d.cue is not None and d.contents]
    main = next((d for d in holds if d.source and d.source[0] <= participle.head.i < d.source[1]), None)
    if main is None or main.cue is None or span is None or main.cls not in TELLING:
        return drafts
    words = _less([*main.contents, main.cue], {participle.i, *subtree(by)}, participle.doc)
    outer = Draft(participle.i, (participle.i, participle.i + 1), span, words, label=main.label, cls="medium")
    main.inside = outer
    if main.source and main.source[1] > participle.i:
        main.source = trimmed((main.source[0], participle.i), participle.doc)
    return [*(d for d in drafts if d is main or d.cue is None or not d.cue[0] <= participle.i < d.cue[1]), outer]


def _less(ranges: Iterable[Range], barred: set[int], doc: Doc) -> list[Range]:
    """The ranges without some words, trimmed; pieces without a word go."""
    kept = {i for span in ranges for i in range(*span)} - barred
    spans = [t for t in (trimmed(r, doc) for r in runs(kept, doc)) if t]
    return merged([s for s in spans if any(doc[i].is_alpha or doc[i].like_num for i in range(*s))], doc)
