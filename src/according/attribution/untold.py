"""What a word of speech or thought names and nobody tells: what is seen, felt, backed or given, what a fact means, what
somebody did not say; no claims.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.clause import negator_of
from according.attribution.cues import cue_lexicon, source_words
from according.attribution.limits import persons
from according.attribution.phrases import Draft
from according.attribution.stancewords import words
from according.attribution.subjects import RELATIVES, antecedent, is_passive
from according.triggers import LIKELY, scores_of, seen
from according.words import FINITE, base, word_class

POINTING = frozenset({"this", "that", "these", "those"})
SPOKEN = frozenset({"say", "medium", "demand"})
UNDENIED = frozenset({"asserts", "demands"})


def untold(draft: Draft, doc: Doc) -> bool:
    """Whether nobody says or thinks what a draft holds."""
    if draft.anchor < 0:
        return False
    cue = doc[draft.anchor]
    if _in_charge(cue):
        return True
    inside = [token for left, right in draft.contents for token in doc[left:right]]
    if any(token.is_quote and token.tag_ != "POS" for token in inside):
        return False
    bare = not any(token.pos_ in ("VERB", "AUX") and base(token.dep_) != "amod" for token in inside)
    if draft.weight == "modifier" and any(child.lower_ == "no" for child in cue.head.children):
        return True  # "no reported case"
    if _perceived(cue, draft, inside) or _meant(cue, draft, doc) or _supposed(cue, draft, doc):
        return True
    if _felt(cue, draft) or _by_a_thing(cue, draft, doc):
        return True
    return bare and (
        _backed(cue, draft, inside) or _settled(cue) or _given_away(cue, draft) or _unsaid(cue, draft, inside)
    )


def _in_charge(cue: Token) -> bool:
    """Whether a charge is an office: "was put in charge of the port"."""
    return cue.lemma_ == "charge" and cue.pos_ == "NOUN" and cue.i > 0 and cue.nbor(-1).lower_ == "in"


def _perceived(cue: Token, draft: Draft, inside: list[Token]) -> bool:
    """Whether somebody perceives a thing or a deed and makes nothing of it: "noticed smoke", "saw flames rise", not
    "saw that they fled", "sees it as a threat", nor what those tell who were there.
    """
    if cue.pos_ != "VERB" or cue.lemma_ not in word_class("perceiving") or draft.cls != "knowledge":
        return False
    if draft.source is None or is_passive(cue) or any(token.lower_ == "as" for token in inside):
        return False
    told = word_class("onlookers") | source_words("document") | source_words("media")
    if any(token.lemma_.lower() in told for token in cue.doc[slice(*draft.source)]):
        return False
    clauses = [child for child in cue.children if base(child.dep_) == "ccomp" and draft.holds(child.i)]
    return not any(_finite(clause) for clause in clauses) and not _eventful(inside)


def _eventful(inside: list[Token]) -> bool:
    """Whether something that was perceived is an event: "saw rebels execute them" is told by who saw it."""
    found = [seen([token]) for token in inside if token.pos_ in ("VERB", "NOUN")]
    return any(one is not None and one.event >= LIKELY for one in found)


def _finite(clause: Token) -> bool:
    """Whether a clause says something of its subject: "that they fled", "how they fled", "it is open"."""
    helped = any(child.tag_ in FINITE and base(child.dep_) in ("aux", "cop") for child in clause.children)
    return helped or clause.tag_ in FINITE - {"VBP"} or any(child.dep_ == "mark" for child in clause.children)


def _meant(cue: Token, draft: Draft, doc: Doc) -> bool:
    """Whether a fact means or shows something: "this proves that", "which means that", "it does not mean that"."""
    if draft.source is None or draft.source[1] - draft.source[0] > 1:
        return False
    who = doc[draft.source[0]]
    pointed = who.lower_ in POINTING and antecedent(who) is None
    if cue.lemma_ == "mean":
        return pointed or who.lower_ in ("it", "which")
    return pointed and who.dep_ != "det" and cue.lemma_ in word_class("signifying")


def _supposed(cue: Token, draft: Draft, doc: Doc) -> bool:
    """Whether something is only to be done ("are supposed to leave"), or anybody may think it ("if you think")."""
    if cue.lemma_ == "suppose" and is_passive(cue):
        done = [child for child in cue.children if base(child.dep_) == "xcomp"]
        return not any(helper.lower_ == "have" for deed in done for helper in deed.lefts)
    anybody = draft.source is not None and doc[slice(*draft.source)].text.lower() == "you"
    asked = any(child.lower_ in ("do", "did") for child in cue.children)
    return anybody and not asked and draft.cls in ("belief", "knowledge", "evidence")


def _felt(cue: Token, draft: Draft) -> bool:
    """Whether a feeling is about what one does or has oneself: "was pleased to meet them", "is proud of his role"."""
    if draft.cls != "emotion" or cue.pos_ != "ADJ":
        return False
    own = [child for child in cue.children if draft.holds(child.i) and child.i > cue.i]
    if any(base(child.dep_) == "ccomp" or _admitted(child) for child in own):
        return False
    return any({"to", "of"} & {c.lower_ for c in child.children if c.dep_ in ("mark", "case")} for child in own)


def _admitted(deed: Token) -> bool:
    """Whether a deed is past or is itself said: "proud to have killed", "happy to claim the attack"."""
    said = deed.pos_ == "VERB" and cue_lexicon().of(deed.lemma_, "verb") is not None
    return said or any(helper.lower_ == "have" for helper in deed.lefts)


def _by_a_thing(cue: Token, draft: Draft, doc: Doc) -> bool:
    """Whether a thing that cannot speak threatens: "a ballot that threatens to raise wages", "a step that threatens
    peace".
    """
    if cue.lemma_ != "threaten" or cue.pos_ != "VERB" or draft.source is None:
        return False
    head = doc[slice(*draft.source)].root
    noun = antecedent(head) or head
    if noun.pos_ != "NOUN":
        return noun.lower_ in RELATIVES - {"who"} and noun.pos_ in ("PRON", "DET")
    lemma = noun.lemma_.lower()
    speaking = word_class("people") | persons() | source_words("agent") | source_words("document")
    return lemma not in speaking | source_words("media") and cue_lexicon().of(lemma, "noun") is None


def _backed(cue: Token, draft: Draft, inside: list[Token]) -> bool:
    """Whether somebody is for or against a thing: "voiced support for the strikers", "a deal opposed by many"."""
    if draft.cls != "attitude" or any(token.lower_ == "as" for token in inside):
        return False
    return cue.pos_ != "VERB" or not any(draft.holds(child.i) for child in cue.children)


def _settled(cue: Token) -> bool:
    """Whether something is settled or done: "resolve the dispute", "committed a crime", not "committed to talks", nor
    "committed 200 troops".
    """
    if cue.pos_ != "VERB" or cue.lemma_ not in word_class("settling_or_doing"):
        return False
    if cue.lemma_ == "commit" and any(
        base(child.dep_) == "obj" and child.lemma_.lower() in word_class("committed_to_a_cause")
        for child in cue.children
    ):
        return False
    return not any("to" in {c.lower_ for c in child.children if c.dep_ in ("case", "mark")} for child in cue.children)


def _given_away(cue: Token, draft: Draft) -> bool:
    """Whether what is offered is a thing: "offers no paid leave", not "offered aid", nor "offered praise"."""
    given = [child for child in cue.children if base(child.dep_) == "obj" and draft.holds(child.i)]
    if cue.lemma_ != "offer" or cue.pos_ != "VERB" or not given:
        return False
    if any(cue_lexicon().of(noun.lemma_, "noun") is not None for noun in given):
        return False
    found = seen(given)
    return scores_of(cue.doc) is not None and (found is None or found.event < LIKELY)


def _unsaid(cue: Token, draft: Draft, inside: list[Token]) -> bool:
    """Whether somebody did not say or ask for a thing: "did not announce the motive", not "did not confirm it"."""
    if cue.pos_ != "VERB" or draft.cls not in SPOKEN or draft.stance not in UNDENIED:
        return False
    if is_passive(cue) or negator_of(cue) is None or (draft.cls == "demand" and _eventful(inside)):
        return False
    return cue.lemma_.lower() not in words("speak") | words("open") | word_class("keeping_silent")
