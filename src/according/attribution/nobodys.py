"""Claims around an event that are nobody's word for it, by how the event hangs on their cue.

Who "responded to the accusations" or "echoed the criticism" takes up what has been; who "spoke at a rally" tells of no
rally; who "answered by threatening them" threatens. What a clause of the past only describes is the writer's under a
word of thinking, and what is set off after a name outside the quoted words is too (Potts 2005 §4.2).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.chain import cue_tokens, path
from according.attribution.clause import NOMINAL, VERBAL
from according.attribution.given import definite, opened
from according.attribution.governing import granted
from according.attribution.operators import modality
from according.document import Claim
from according.words import base

SPOKEN = frozenset({"asserts", "believes"})
SETTING = frozenset({"at", "during", "amid"})
"""Prepositions of what goes on while somebody speaks."""
PHRASAL = NOMINAL | {"ADJ", "NUM", "DET"}
QUOTES = {"“": 1, "”": -1, "``": 1, "''": -1}


def untold(trigger: Token, claim: Claim, doc: Doc, inner: bool) -> bool:
    """Whether the claim, in whose content the event stands, is nobody's word for it.

    `inner` tells that another claim stands between: who echoes a call for talks calls for them too.
    """
    cue = set(cue_tokens(claim, doc))
    nodes = list(path(trigger, cue))
    if claim.directness == "direct" or not nodes or nodes[-1].head.i not in cue:
        return False
    top = nodes[-1]
    if claim.stance == "believes" and any(_told_of_past(node) for node in nodes):
        return True  # "they think that he sold the missile that they had threatened to fire"
    if claim.directness == "mixed" and _set_off(nodes) and not quoted(trigger):
        return True
    if _means(nodes) or _parallel(trigger, doc, cue):
        return True
    named = all(node.pos_ in PHRASAL or (node.dep_ == "acl" and node.tag_ == "VBN") for node in nodes)
    if not named or inner or quoted(trigger):
        return False
    return claim.stance in SPOKEN and (_setting(top) or _taken_up(trigger, top))


def _told_of_past(node: Token) -> bool:
    """Whether a relative clause tells of the past: "the missile that they fired"."""
    if node.head.lemma_.lower() in modality("occasion"):
        return False  # "the first time that they fired" is fire
    helpers = {child.lower_ for child in node.children if base(child.dep_) == "aux"}
    past = node.tag_ == "VBD" or (node.tag_ == "VBN" and bool(helpers & {"had", "was", "were", "has", "have"}))
    return node.dep_ == "acl:relcl" and past and not helpers & set(modality("aux"))


def _set_off(nodes: list[Token]) -> bool:
    """Whether a relative clause on the way up is set off after a name: "said the mother of Ann Lee, who died, lied"."""
    for node in nodes:
        doc, edge = node.doc, node.left_edge.i
        comma = edge if doc[edge].text == "," else edge - 1
        if node.dep_ == "acl:relcl" and comma > 0 and doc[comma].text == "," and doc[comma - 1].pos_ == "PROPN":
            return True
    return False


def quoted(token: Token) -> bool:
    """Whether quotation marks stand around a token, as far as its sentence shows."""
    straight = curly = 0
    for word in token.doc[token.sent.start : token.i]:
        straight += word.text == '"'
        curly += QUOTES.get(word.text, 0)
    return straight % 2 == 1 or curly > 0


def _means(nodes: list[Token]) -> bool:
    """Whether the event is how the cue's own deed was done: "responded by threatening them", not "by saying that"."""
    top = nodes[-1]
    if any(base(node.dep_) == "ccomp" for node in nodes):
        return False
    by = any(child.lower_ == "by" and child.dep_ in ("mark", "case") for child in top.children)
    return base(top.dep_) == "advcl" and top.tag_ == "VBG" and by


def _parallel(trigger: Token, doc: Doc, cue: set[int]) -> bool:
    """Whether a verb joined to one of the content goes by its form with the cue: "said it was vital that they act and
    called on all to help"."""
    if trigger.dep_ != "conj" or trigger.pos_ not in VERBAL or trigger.head.pos_ not in VERBAL:
        return False
    if any(base(child.dep_) in ("nsubj", "csubj", "aux", "mark") for child in trigger.children):
        return False
    verbs = {doc[i].tag_ for i in cue if doc[i].pos_ == "VERB"}
    other = trigger.head.tag_ in ("VB", "VBP", "VBZ") if trigger.tag_ == "VBD" else trigger.head.tag_ != "VBG"
    return trigger.tag_ in ("VBD", "VBG") and verbs == {trigger.tag_} and other


def _setting(top: Token) -> bool:
    """Whether what the event belongs to goes on while the words are said: "said at a rally"."""
    cases = {child.lower_ for child in top.children if child.dep_ == "case"}
    return base(top.dep_) == "obl" and bool(cases & SETTING)


def _taken_up(trigger: Token, top: Token) -> bool:
    """Whether the cue takes its noun for granted: "responded to the accusations", "echoed their criticism"."""
    known = not opened(trigger) and (definite(trigger) or definite(top) or base(top.dep_) in ("obl", "nmod"))
    return known and top.head.lemma_.lower() in modality("takes-up") and granted(top, top.head)
