"""Steps of a path: the parties that a slot, a preposition or a light verb's subject holds."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from according.document import Party
from according.events.frames import Frame
from according.events.marks import forms, marker
from according.events.partners import apart
from according.events.phrases import titled
from according.events.pronouns import last_body
from according.events.roles import LOCATIVE, Parties
from according.words import base, children, word_class

DEFAULT_RECIPIENT = (
    "iobj",
    "obj",
    "against",
    "with",
    "to",
    "on",
    "upon",
    "at",
    "toward",
    "towards",
    "from",
    "over",
    "into",
    "of",
    "about",
    "for",
    "ccomp",
    "xcomp",
    "in",
)
DEFAULT_NOUN_ACTOR = ("light", "by", "between", "poss", "mod", "among", "from", "subj")
DEFAULT_NOUN_RECIPIENT = (
    "lightobj",
    "against",
    "on",
    "with",
    "to",
    "of",
    "at",
    "over",
    "toward",
    "towards",
    "for",
    "in",
)
AIMED = frozenset(
    {"ASSAULT", "PROTEST", "COERCE", "SANCTION", "ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "RETREAT"}
)
DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "THREATEN"})
FORCED = frozenset({"ASSAULT", "COERCE"})
NO_NAME = frozenset({"DATE", "LAW", "EVENT", "WORK_OF_ART", "PRODUCT", "MONEY", "QUANTITY"})
ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""Types that are aimed at who does what is spoken of, in clauses under it."""
SPOKEN_TO = frozenset({"REQUEST", "SUPPORT", "THREATEN"})
"""Types that are aimed at a "you" in what somebody says."""
CONTENTFUL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
"""Types whose recipients may stand in a clause under what is demanded or charged."""


def fill(
    parties: Parties,
    frame: Frame,
    path: Sequence[str],
    light: Frame | None,
    things: bool,
    type_: str = "",
    lands: bool = False,
) -> list[Party]:
    """Parties on the first step of a path that holds any; steps are slots, prepositions, "light", "none".

    `type_` is the event's type where recipients are looked for: where an attack or a protest takes place is not
    whom it is aimed at. With `lands` it is: a curfew is imposed on those who live there.
    """
    for step in path:
        if step == "none":
            return []
        found = at_step(parties, frame, step, light, things, type_, lands)
        if not found and lands:
            found = [land for head in frame.slot(step) if (land := parties.land(head)) is not None]
        if found:
            return found
    return []


def heads_at(frame: Frame, step: str, light: Frame | None) -> list[Token]:
    """The heads at one step of a path."""
    if step == "light":
        return light.subjects if light else []
    if step == "lightfrom":
        return [*frame.slot("from"), *(light.slot("from") if light else [])]
    if step == "lightobj":
        return (
            [*light.indirect, *(t for p in ("on", "against", "to", "at", "with") for t in light.slot(p))]
            if light
            else []
        )
    if step == "with":
        return [token for token in frame.slot(step) if not armed_with(token)]
    return frame.slot(step)


def armed_with(token: Token) -> bool:
    """Whether a phrase with "with" names what was used, nobody's in particular: "fought with tanks"."""
    bare = all(base(child.dep_) in {"case", "cc", "conj", "punct"} or child.i > token.i for child in token.children)
    return bare and token.tag_ == "NNS" and token.lemma_.lower() in word_class("materiel") | word_class("hand_arms")


def vague(party: Party) -> bool:
    """Whether a party is an "it" of which nothing is known."""
    return party.kind == "pronoun" and party.text.lower() == "it" and not (party.name or party.country)


def at_step(
    parties: Parties, frame: Frame, step: str, light: Frame | None, things: bool, type_: str = "", lands: bool = False
) -> list[Party]:
    """Parties at one step of a path; for types that are aimed at somebody, those alone that are not named as places."""
    if step == "mod" and not type_ and (both := parties.pair(frame.token)):
        return both
    aimed = type_ in AIMED and not lands
    found: list[Party] = []
    for head in fitting(parties, frame, step, heads_at(frame, step, light), type_, aimed):
        inner = named_at(parties, frame, step, head, things, type_, aimed)
        if not inner and step == "against" and type_ in AIMED and is_name(parties, head):
            inner = [parties.by_name(head)]
        if not inner and step in {"obj", "iobj"} and type_ in SPOKEN_TO and head.lower_ == "you":
            inner = [Party(head.idx, head.idx + len(head), head.text, kind="pronoun", why=("phrase",))]
        if type_:  # what is rejected or looked into is a matter, what is attacked or isolated somebody
            meant = (whom_it_means(parties, p, head, type_) if vague(p) else p for p in inner)
            inner = [party for party in meant if party is not None]
        found.extend(p for p in inner if apart(p, found))
    return titled(found, parties.document)


def whom_it_means(parties: Parties, it: Party, head: Token, type_: str) -> Party | None:
    """Whom an "it" of which nothing is known stands for as a recipient: the body before it that a deed befalls.

    In what a body says befell it ("the firm said it had been sued") it stays, and whoever speaks takes its place, but
    where a thing was hit in the sentence before.
    """
    found = last_body(parties, it) if type_ in DEEDS else None
    told = head.dep_ == "nsubj:pass" and head.head.dep_ == "ccomp" and type_ in DEEDS | {"ACCUSE", "CONSULT"}
    return found or (it if told and not (type_ == "ASSAULT" and _hit_before(head)) else None)


def _hit_before(it: Token) -> bool:
    """Whether the sentence before tells what befell something: "A club was hit. Police said it was bombed"."""
    first = it.sent.start
    before = it.doc[first - 1].sent if first > 0 else ()
    return any(word.dep_ == "nsubj:pass" and word.pos_ == "NOUN" for word in before)


def fitting(parties: Parties, frame: Frame, step: str, heads: list[Token], type_: str, aimed: bool) -> list[Token]:
    """The heads at a step that may name a side: no measures, media, mere places or reasons."""
    if step == "of" and type_ in FORCED:  # "dropping bombs out of helicopters"
        heads = [head for head in heads if head not in frame.slot("out_of")]
    if step == "on":  # "expressed his condolences on Twitter"
        heads = [head for head in heads if head.lemma_.lower() not in word_class("media_names")]
    if type_ == "REQUEST" and step == "obj" and frame.token.lemma_ == "tell":  # "told reporters that Riga must stop"
        heads = [head for head in heads if (party := parties.at(head)) is None or "JRN" not in party.sectors]
    if len(heads) > 1:  # "a group of envoys", where a tree takes the measure for a second subject
        heads = [head for head in heads if not any(form in parties.transparent for form in forms(head))] or heads
    if aimed and step == "at":  # what is fired at is no mere place; "the shooting at the school" tells where
        heads = [head for head in heads if (place := parties.place(head)) is None or place.precision == "country"]
        if frame.token.pos_ == "NOUN":
            heads = [head for head in heads if not parties.is_spot(head)]
    elif aimed and step in LOCATIVE:  # what is done "in response to" a third one's deed is not aimed at that one
        third = word_class("abstract_places") - word_class("retorts")
        heads = [head for head in heads if not parties.is_spot(head) and head.lower_ not in third]
    return heads


def named_at(
    parties: Parties, frame: Frame, step: str, head: Token, things: bool, type_: str, aimed: bool
) -> list[Party]:
    """The parties that one head at a step names, by itself, in its phrase or in its clause."""
    if step == "mod":
        return [party] if (party := parties.modifier(head)) is not None else []
    if step in {"ccomp", "xcomp"} or head.pos_ == "VERB":
        if type_ == "THREATEN" and step == "ccomp" and (warned := if_they(parties, head)):
            return warned
        if type_ == "THREATEN" and (
            owners := [p for item in children(head, "obj") for p in parties.resolve(item, True)]
        ):
            return owners  # "threatened to bomb Iranian plants"
        return parties.clause(
            head,
            patients=type_ != "REQUEST",
            spots=type_ == "THREATEN",
            doers=type_ == "ACCUSE" and frame.token.pos_ == "VERB",
            speaker=type_ != "AGREE",
        )
    clauses = type_ in CONTENTFUL or not type_ or type_ == "SUPPORT"
    # What clauses under a side tell is looked at where they do not hold the event itself.
    clauses = clauses and not any(word.i == head.i for word in frame.token.ancestors)
    inner = parties.resolve(head, things) or parties.descend(
        head, things=things, aimed=aimed, clauses=clauses, acting=not type_, doers=type_ in ANSWERS
    )
    if not inner and step == "poss" and (owner := parties.modifier(head, capital=True)) is not None:
        return [owner]
    return inner


def if_they(parties: Parties, verb: Token) -> list[Party]:
    """Who must not do something, lest a threat be carried out: "warned that it would impose sanctions if Riga left"."""
    if verb.lemma_ in word_class("paying"):  # who "would pay a price" is threatened himself
        return []
    clauses = [c for c in verb.children if base(c.dep_) == "advcl" and marker(c) in {"if", "unless", "should"}]
    subjects = [c for clause in clauses for c in clause.children if base(c.dep_) == "nsubj" and c.pos_ != "PRON"]
    return [party for subject in subjects for party in parties.resolve(subject)]


def is_name(parties: Parties, head: Token) -> bool:
    """Whether a word is a name, of whatever it may be, but for a day's or a place's."""
    plain = head.pos_ == "PROPN" and head.ent_type_ not in NO_NAME and not parties.is_time(head)
    return plain and parties.place(head) is None
