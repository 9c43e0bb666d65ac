"""What a record says happened: type, mode, contexts and codes, by the row, what it is about, and the status.

A planned event may be one of another type (the manual's rules for the future), an act of goodwill that somebody
says will not be done is a REJECT, and a type of an own ontology has modes of its own.
"""

from __future__ import annotations

from spacy.tokens import Token

from according.events.contents import complement_lemmas, content_mode
from according.events.lexicon import EventLexicon
from according.events.predicates import Candidate
from according.record import Event, Status
from according.words import base, word_class

REFUSALS = {
    "CONSULT": "meet", "AGREE": None, "SUPPORT": "assist", "COOPERATE": "assist", "AID": "assist",
    "RETREAT": "yield", "CONCEDE": "yield",
}  # fmt: skip
"""Acts of goodwill, and the mode of the REJECT that they are while somebody says that they will not be done."""
FUTURE = frozenset({"will", "wo", "would", "shall", "'ll", "’ll"})
THREAT_MODES = {"ASSAULT": "violence", "PROTEST": "relations", "SANCTION": "relations", "COERCE": "restrict"}
STOPPAGES = frozenset({"strike", "boycott"})
"""Modes of PROTEST that, announced, are threats to restrict (manual, table 3.6)."""
RESTRICTIONS = frozenset({"SANCTION", "COERCE"})


def announced(candidate: Candidate) -> bool:
    """Whether a planned event is itself what is announced, no aim, purpose or noun beside it ("to compensate")."""
    if candidate.embedded or (candidate.row.noun and candidate.light is None):
        return False
    dep, above = base(candidate.predicate.dep_), candidate.predicate.head.lemma_.lower()
    return dep not in {"advcl", "acl"} and not (dep == "xcomp" and above in word_class("aiming"))


def drilled(candidate: Candidate) -> bool:
    """Whether arms are used in a drill, against nobody: "jets dropped bombs on a firing range"."""
    row = candidate.row
    if row.type != "ASSAULT" or row.own is not None or row.noun or row.lemma not in word_class("firing"):
        return False
    for word in candidate.token.sent:
        if word.lemma_.lower() in word_class("drills"):
            return True
        if word.lemma_.lower() in word_class("drill_grounds") and any(
            child.lower_ in word_class("drilling") for child in word.children
        ):
            return True
    return False


def decided(candidate: Candidate, type_: str) -> bool:
    """Whether who can has decided on a restriction: "has decided to extend the curfew" threatens with nothing."""
    predicate = candidate.predicate
    above = predicate.head if base(predicate.dep_) in {"xcomp", "ccomp"} else None
    return type_ in RESTRICTIONS and above is not None and above.lemma_.lower() in word_class("deciding")


def refused(candidate: Candidate, event: Event, status: Status) -> bool:
    """Whether somebody says that an act of goodwill will not be done: "it will not accept refugees" is a refusal."""
    spoken = event.type in REFUSALS and candidate.row.own is None and not candidate.row.noun
    if status not in {"denied", "negated"} or not spoken:
        return False
    words = {child.lower_ for child in candidate.predicate.children}
    return bool(words & FUTURE) and bool(words & {"not", "n't", "n’t", "never", "no"})


def refusal(lexicon: EventLexicon, event: Event) -> Event:
    """The REJECT that an act of goodwill becomes where it is refused."""
    mode, ontology = REFUSALS[event.type], lexicon.ontology
    cameo, quad = ontology.cameo("REJECT", mode), ontology.types["REJECT"].quad
    return Event("REJECT", mode, event.contexts, cameo, quad)


def will(candidate: Candidate, type_: str, becomes: str, acting: bool) -> bool:
    """Whether a planned deed is announced, so that it is the promise or threat that it becomes."""
    willed = acting or becomes != "THREATEN"
    return willed and announced(candidate) and not decided(candidate, type_)


def make_event(
    lexicon: EventLexicon,
    candidate: Candidate,
    told: list[Candidate],
    contexts: list[str],
    status: Status,
    acting: bool = True,
    joint: bool = False,
) -> Event:
    """Type, mode, contexts and codes: the row's, with modes by content and the manual's rules for the future.

    `acting` says whether somebody is said to do it: what nobody would do threatens nobody. `joint` says that several
    states do it: their drill is COOPERATE, that of one MOBILIZE (PLOVER manual, 3.5 and 3.14).
    """
    row, ontology, frame = candidate.row, lexicon.ontology, candidate.frame
    content = [*frame.xcomps, *frame.ccomps, *frame.objects, *(t for heads in frame.obliques.values() for t in heads)]
    if row.own is not None:
        return own_event(candidate, told, contexts, [*frame.modifiers, *content])
    type_, mode, cameo = row.type, row.mode, row.cameo
    deed = candidate.noun.lemma_.lower() if candidate.noun is not None else row.lemma
    if joint and type_ == "MOBILIZE" and deed in word_class("drills"):
        type_, mode, cameo = "COOPERATE", None, "062"
    if mode is None:
        mode, cameo = mode_told(candidate, told, type_, cameo, content)
    becomes = ontology.types[type_].becomes
    if drilled(candidate):
        type_, mode, cameo = "MOBILIZE", "weapons", "150"
    elif status == "planned" and becomes and will(candidate, type_, becomes, acting):
        mode = THREAT_MODES.get(type_) if becomes == "THREATEN" else None
        type_, cameo = becomes, ontology.types[type_].becomes_cameo
    elif status == "planned" and type_ == "PROTEST" and mode in STOPPAGES and announced(candidate):
        type_, mode, cameo = "THREATEN", "restrict", "133"
    named = (*row.contexts, *(c for other in told for c in other.row.contexts), *contexts)
    return Event(
        type=type_,
        mode=mode,
        contexts=tuple(dict.fromkeys(named)),
        cameo=cameo or ontology.cameo(type_, mode),
        quad=ontology.types[type_].quad,
    )


def mode_told(
    candidate: Candidate, told: list[Candidate], type_: str, cameo: str | None, content: list[Token]
) -> tuple[str | None, str | None]:
    """Mode and code by the words of what an event is about, else by other tellings of it."""
    if (found := content_mode(type_, [*means(candidate), *content])) is not None:
        return found.mode, cameo or found.cameo
    return next(((other.row.mode, other.row.cameo) for other in told if other.row.mode), (None, cameo))


def means(candidate: Candidate) -> list[Token]:
    """Words beside its complements that tell an event's mode: what a noun is qualified by, and things that kill."""
    frame, type_ = candidate.frame, candidate.row.type
    before = [*frame.modifiers] if candidate.row.noun else []
    above = candidate.light_frame.subjects if candidate.light_frame is not None else []
    if type_ == "ASSAULT":
        return [*before, *(t for t in frame.subjects if t.pos_ == "NOUN")]
    return [*before, *above] if type_ == "CONSULT" else before


def own_event(candidate: Candidate, told: list[Candidate], contexts: list[str], content: list[Token]) -> Event:
    """An event of a type of the user's own: the row's mode, else that of the words in its arguments."""
    row = candidate.row
    assert row.own is not None, "a row of an own ontology"
    given = row.mode or next((other.row.mode for other in told if other.row.mode), None)
    mode = row.own.mode_of(given, complement_lemmas(content))
    named = (*row.contexts, *(c for other in told for c in other.row.contexts), *contexts)
    return Event(
        type=row.own.name,
        mode=mode.name if mode else None,
        contexts=tuple(dict.fromkeys(named)),
        cameo=(mode.cameo if mode else None) or row.own.cameo,
        quad=row.own.quad,
    )
