"""At whose door a deed is laid: "an attack blamed on the rebels", "the raid was attributed to the army", "is linked to
the murders".

Who is blamed says nothing of the kind. What is claimed is that the deed was theirs: the content is the deed and those
at whose door it is laid, the source whoever lays it there, if the words tell.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from according.attribution.cues import source_words
from according.attribution.edges import Range, merged, trimmed
from according.attribution.limits import persons
from according.attribution.phrases import Draft, source_range
from according.attribution.subjects import RELATIVES, agent, antecedent, is_passive, own_subject, passive_subject
from according.attribution.verbs import cue_range
from according.words import base, word_class

LABEL = "laid at a door"
ON = frozenset({"on", "upon", "to"})
"""Prepositions between a deed and those at whose door it is laid."""
TIED = frozenset({"to", "for", "with"})
"""Prepositions between somebody and the deed that he is tied to."""


def lay(drafts: list[Draft], doc: Doc) -> list[Draft]:
    """The drafts, those of deeds that are laid at somebody's door put right, and those that are missing added."""
    for verb in doc:
        pair = _told_of(verb) or (_deed_and_doer(verb) if verb.tag_ == "VBN" else None)
        if pair is None:
            continue
        known = next((d for d in drafts if d.cue is not None and d.cue[0] <= verb.i < d.cue[1]), None)
        if known is None:
            known = Draft(verb.i, None, None, [], "accuses", LABEL, "accusation")
            drafts.append(known)
        _put_right(known, verb, *pair)
    return drafts


def _deed_and_doer(verb: Token) -> tuple[Token, Token] | None:
    """What a passive speaks of, and the noun behind its preposition, where the one is a deed and the other its doer."""
    laid, tied = (verb.lemma_ in word_class(name) for name in ("laying_at_a_door", "tying_to_a_deed"))
    inner = verb.i > 0 and verb.nbor(-1).tag_ == "VBN"  # "believed linked to the murder" is what is believed
    subject = _subject(verb) if (laid or tied) and not inner else None
    noun = _behind_preposition(verb, ON if laid else TIED) if subject is not None else None
    if subject is None or noun is None:
        return None
    deed, doer = (subject, noun) if laid else (noun, subject)
    return (subject, noun) if verb.lemma_ == "blame" or (_foul(deed) and _doer(doer)) else None


def _told_of(verb: Token) -> tuple[Token, Token] | None:
    """The deed that a relative clause is about, and whom its subject blames: "a raid that Kiev blamed on rebels"."""
    who = own_subject(verb) if verb.dep_ == "acl:relcl" and verb.lemma_ in word_class("laying_at_a_door") else None
    if who is None or who.lower_ in RELATIVES or is_passive(verb):
        return None
    things = [child for child in verb.children if base(child.dep_) == "obj"]
    noun = _behind_preposition(verb, ON)
    if noun is None or any(thing.lower_ not in RELATIVES for thing in things):
        return None
    return (verb.head, noun) if _foul(verb.head) and _doer(noun) else None


def _subject(verb: Token) -> Token | None:
    """The subject of a passive, or the noun before a participle."""
    subject = passive_subject(verb)
    if subject is not None:
        return (antecedent(subject) or subject) if subject.lower_ in RELATIVES else subject
    active = any(base(child.dep_) in ("nsubj", "obj") for child in verb.children)
    return verb.head if base(verb.dep_) == "acl" and not active and verb.head.i < verb.i else None


def _behind_preposition(verb: Token, prepositions: frozenset[str]) -> Token | None:
    """The noun behind one of some prepositions after a verb."""
    for child in verb.children:
        cases = {case.lower_ for case in child.children if case.dep_ == "case"}
        if base(child.dep_) == "obl" and child.i > verb.i and cases & prepositions:
            return child
    return None


def _foul(thing: Token) -> bool:
    """Whether a noun names a deed of violence, or how many: a poem may be attributed to Homer."""
    counted = (
        child for child in thing.children if base(child.dep_) == "nmod" and thing.lemma_ in word_class("courses")
    )
    return any(noun.lemma_.lower() in word_class("foul_deeds") for noun in (thing, *counted))


def _doer(noun: Token) -> bool:
    """Whether a noun can have done a deed: a death may be attributed to an overdose."""
    people = persons() | source_words("agent") | word_class("people")
    return noun.pos_ in ("PROPN", "PRON") or noun.lemma_.lower() in people


def _put_right(draft: Draft, verb: Token, thing: Token, noun: Token) -> None:
    """Gives a draft its source, its cue with the preposition, and as content both the thing and the noun."""
    doc = verb.doc
    by = agent(verb) or (None if is_passive(verb) else own_subject(verb))
    draft.source = source_range(by) if by is not None and by.i not in (noun.i, thing.i) else None
    draft.unnamed = draft.source is None
    begin, end = cue_range(verb)
    case = next(child.i for child in noun.children if child.dep_ == "case")
    draft.cue = begin, max(end, case + 1) if case <= end else end
    draft.contents = merged([part for part in (_phrase(thing, verb), _behind(noun, draft.cue[1])) if part], doc)


def _phrase(thing: Token, verb: Token) -> Range | None:
    """The words of a deed before what is said of whose it was."""
    doc = verb.doc
    relative = next((child for child in thing.children if base(child.dep_) == "acl" and child.i <= verb.i), verb)
    end = min(verb.i, relative.left_edge.i)
    if thing.i >= end:
        end = thing.i + 1
    left = thing.left_edge.i
    while doc[left].dep_ == "case" and left < thing.i:
        left += 1
    return trimmed((left, end), doc)


def _behind(noun: Token, left: int) -> Range | None:
    """The phrase behind the cue, without what a clause goes on to tell of it."""
    clause = next((child for child in noun.children if base(child.dep_) in ("acl", "appos", "parataxis")), None)
    end = noun.right_edge.i + 1 if clause is None else clause.left_edge.i
    first = next((i for i in range(noun.left_edge.i, noun.i) if noun.doc[i].dep_ != "case"), noun.i)
    return trimmed((max(left, first), max(end, noun.i + 1)), noun.doc)
