"""What stands in a claim's content and is nobody's word all the same, by how it hangs on the claim's cue.

A second verb that goes with the cue and not with the content, a clause that says how or when something was said, the
topic or the setting of what was said, and what its source takes up: who "responded to the accusations" tells of none,
and who "echoed the criticism" does again by speaking what its noun names. What a clause of the past only describes is
the writer's under a word of thinking.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

from according.attribution.clause import NOMINAL, VERBAL
from according.attribution.cues import CueEntry, cue_lexicon
from according.attribution.given import definite, opened
from according.attribution.governing import granted
from according.attribution.operators import modality
from according.attribution.speech import find_quotes
from according.document import Claim
from according.spans import Span
from according.words import base, char_token, word_class

TOPIC = frozenset({"about", "on", "to", "against", "over", "upon"})
"""Prepositions between a word of saying and what it was said of or to: "commented on the raid"."""
SETTING = frozenset({"at", "during", "amid"})
"""Prepositions of what goes on while somebody speaks: "said at a rally"."""
AFTERWARDS = frozenset({"after", "as", "while", "when", "following", "before"})
"""Words by which outlets go on behind a quotation: "“…” after Kim fired a missile"."""
SPEECH = frozenset({"say", "medium", "manner", "quotative"})
SPOKEN = frozenset({"asserts", "believes"})
SUBJECTS = ("nsubj", "csubj", "expl")
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "parataxis"})
PHRASAL = NOMINAL | {"ADJ", "NUM", "DET"}


def beside(
    trigger: Token, claim: Claim, entry: CueEntry | None, up: Sequence[Token], cue: set[int], doc: Doc, inner: bool
) -> bool:
    """Whether a claim, in whose content an event stands, is nobody's word for it.

    `up` is the way from the event to below the cue, `cue` the indices of the cue's words. `inner` tells that another
    claim stands between: who echoes a call for talks calls for them too.
    """
    if _joined_to_cue(up, cue, doc) or _manner(trigger, up, cue) or _goes_on(trigger, claim, doc):
        return True
    if claim.directness == "direct" or not up or up[-1].head.i not in cue:
        return False
    if claim.stance == "believes" and any(_told_of_past(node) for node in up):
        return True  # "they think that he sold the missile that they had threatened to fire"
    if claim.stance == "demands" and _done_to(trigger) and not quoted(trigger, claim):
        return True
    if entry is not None and (_topic(up, entry) or _again(up)):
        return True
    named = all(node.pos_ in PHRASAL or (node.dep_ == "acl" and node.tag_ == "VBN") for node in up)
    if not named or inner or quoted(trigger, claim) or claim.stance not in SPOKEN:
        return False
    return (base(up[-1].dep_) == "obl" and bool(_cases(up[-1]) & SETTING)) or _taken_up(trigger, up[-1])


def _done_to(node: Token) -> bool:
    """Whether a participle tells what was done to a certain noun: "demanded the release of the man *held* in Cairo"."""
    past = node.dep_ == "acl" and node.tag_ == "VBN" and node.head.pos_ in NOMINAL and not opened(node.head)
    return past and not any(child.lower_ in ("being", "to") for child in node.children)


def quoted(token: Token, claim: Claim) -> bool:
    """Whether a token stands between quotation marks inside a claim's content, over however many sentences they run."""
    span = _part(token, claim)
    return span is not None and any(left <= token.idx - span.start < right for left, right in _quotations(span.text))


def _part(token: Token, claim: Claim) -> Span | None:
    """The part of a claim's content that holds a token."""
    return next((span for span in claim.content if span.covers(token.idx, token.idx + len(token))), None)


@lru_cache(maxsize=64)
def _quotations(content: str) -> list[tuple[int, int]]:
    """Bounds, with the marks, of the outermost quotations of a text; apostrophes are no marks."""
    return [(quote.start, quote.end) for quote in find_quotes(content) if quote.depth == 0]


def _joined_to_cue(up: Sequence[Token], cue: set[int], doc: Doc) -> bool:
    """Whether a verb on the way is joined to a verb whose form it does not share, and so to the cue above.

    "Vowed to fire and deployed a battery" deploys; "are asking how they met and demanding that" are demanding; of
    "said it was vital that they leave and called on them" no "it" calls.
    """
    finite = {doc[i].tag_ for i in cue}  # of "has said" the helping verb is finite
    tags = {doc[i].tag_ for i in cue if doc[i].pos_ == "VERB"}
    for node in up:
        head = node.head
        if node.dep_ != "conj" or _has(node, *SUBJECTS, "aux", "mark"):
            continue
        if head.head.i in cue:
            dummy = any(base(c.dep_) in ("nsubj", "expl") and c.lower_ in ("it", "there") for c in head.children)
            infinitive = node.tag_ == "VBD" and head.tag_ == "VB" and _has(head, "mark")
            if infinitive or (dummy and node.tag_ in finite and cue_lexicon().at(node) is not None):
                return True
        unlike = head.tag_ in ("VB", "VBP", "VBZ") if node.tag_ == "VBD" else head.tag_ != "VBG"
        verbs = node.pos_ in VERBAL and head.pos_ in VERBAL
        if verbs and node.tag_ in ("VBD", "VBG") and node.tag_ in tags and unlike:
            return True
    return False


def _manner(trigger: Token, up: Sequence[Token], cue: set[int]) -> bool:
    """Whether an event is how something was said, or what was said with it: "responded to the vote by threatening war",
    "lashed out at the mayor, advising her to leave"."""
    if not up or up[-1].head.i not in cue:
        return False
    top = up[-1]
    if top.tag_ != "VBG" or base(top.dep_) not in ("advcl", "obl"):
        return False
    if any(child.dep_ in ("mark", "case") and child.lower_ == "by" for child in top.children):
        return True
    opens = top.left_edge.i
    set_off = opens > 0 and top.doc[opens - 1].text == ","
    return set_off and top.i == trigger.i and cue_lexicon().at(top) is not None


def _goes_on(trigger: Token, claim: Claim, doc: Doc) -> bool:
    """Whether the event stands in a clause of time that the outlet adds behind a quotation."""
    span = _part(trigger, claim)
    if claim.directness != "mixed" or span is None or quoted(trigger, claim):
        return False
    ends = [right for _, right in _quotations(span.text) if right <= trigger.idx - span.start]
    if not ends or _quotations(span.text)[0][0] > 0:
        return False
    rest = span.text[ends[-1] :]
    behind = char_token(doc, span.end - len(rest.lstrip()))
    return behind is not None and behind.i < trigger.i and behind.lower_ in AFTERWARDS


def _topic(up: Sequence[Token], entry: CueEntry) -> bool:
    """Whether the event is only named in what was spoken of or answered: "commented on the raid"."""
    top = up[-1]
    if entry.cls not in SPEECH or base(top.dep_) != "obl" or top.pos_ not in ("NOUN", "PROPN"):
        return False
    if top.head.lemma_ in word_class("confessing"):  # "confessed to the killings"
        return False
    return bool(_cases(top) & TOPIC) and all(_named(node) for node in up)


def _again(up: Sequence[Token]) -> bool:
    """Whether a source does again, by speaking, what a noun names: "reiterated its pledges", "echoed the criticism"."""
    row = modality("takes-up").get(up[-1].head.lemma_.lower())
    if row is None or row["effect"] != "presupposed" or base(up[-1].dep_) != "obj":
        return False
    return all(base(node.dep_) == "nmod" and _cases(node) == {"of"} for node in up[:-1])


def _taken_up(trigger: Token, top: Token) -> bool:
    """Whether the cue takes its noun for granted: "responded to the accusations", "echoed their criticism of it"."""
    known = not opened(trigger) and (definite(trigger) or definite(top) or base(top.dep_) in ("obl", "nmod"))
    return known and top.head.lemma_.lower() in modality("takes-up") and granted(top, top.head)


def _told_of_past(node: Token) -> bool:
    """Whether a relative clause tells of the past: "the missile that they fired"."""
    if node.head.lemma_.lower() in modality("occasion"):
        return False  # "the first time that they fired" is fire
    helpers = {child.lower_ for child in node.children if base(child.dep_) == "aux"}
    past = node.tag_ == "VBD" or (node.tag_ == "VBN" and bool(helpers & {"had", "was", "were", "has", "have"}))
    return node.dep_ == "acl:relcl" and past and not helpers & set(modality("aux"))


def _named(node: Token) -> bool:
    """Whether a word on the way names or describes, and tells nothing in a clause of its own."""
    if node.pos_ not in ("VERB", "AUX"):
        return base(node.dep_) not in CLAUSES
    return node.dep_ == "acl:relcl" or (node.dep_ == "acl" and node.tag_ == "VBN")


def _cases(node: Token) -> set[str]:
    return {child.lower_ for child in node.children if child.dep_ == "case"}


def _has(node: Token, *relations: str) -> bool:
    return any(base(child.dep_) in relations for child in node.children)
