"""Where an event happened, by structure: never simply any place in the text.

The phrases of place that hang on the trigger, then those of what it acts on, then of the clause it stands in
(placeclauses.py); of several the closest counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from according.document import Document, Place
from according.events.frames import Frame
from according.events.marks import preposition
from according.events.placeclauses import (
    above,
    closed,
    fronted,
    inquired,
    joined,
    outcome,
    part_of,
    relative,
    struck,
)
from according.events.placephrases import dwells, finest, located, place_in
from according.events.roles import Parties
from according.events.standins import STANDING_FOR
from according.words import base, word_class

TOPIC = frozenset({"on", "over", "between"})
"""What talks and penalties are about, not where they are: "talks on Syria", "sanctions on the country"."""
ABOUT = frozenset({"CONSULT", "SANCTION"})
COMPANY = frozenset({"by", "with", "between", "among", "alongside"})
"""Who an event was with, in whose phrase a tree may put where: "met with the minister in Bonn"."""
ORIGIN = frozenset({"from", "to", "toward", "towards"})
SERVED = frozenset({"for", "to"})
VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
AIMED = frozenset({"ASSAULT", "RETREAT", "COERCE", "MOBILIZE", "AID", "PROTEST", "SANCTION"})
"""Types whose object is where they happen, where it says so: "targeting the civilians of Gaza"."""
BARRING = frozenset({"COERCE", "SANCTION", "REJECT"})
"""Types of what keeps people out of a country."""
LEAD = 600
"""Characters of the paragraph after a dateline that it may place."""


def event_place(
    parties: Parties, frame: Frame, light: Frame | None, roles: Iterable[Token], type_: str
) -> Place | None:
    """The place of an event: phrases of the trigger, then of its arguments, then of the clause around it.

    Verbs that place a subject elsewhere ("said in Geneva") are not climbed into: only clauses that share
    the event (conjuncts, purposes, the verb above an event noun).
    """
    tokens = [frame.token, *([light.token] if light is not None else [])]
    verbal = type_ in VERBAL
    if type_ in BARRING and (found := closed(parties, tokens)) is not None:
        return found
    for token in tokens:
        without = TOPIC if type_ in ABOUT else frozenset()
        if token.pos_ == "NOUN" and type_ == "ASSAULT":
            without = without | {"from"}  # "an attack from the north" tells whose it is
        found = located(parties, token, verbal, without) or relative(parties, token)
        if found is None and token.pos_ == "NOUN" and not verbal:
            found = named_by(parties, token, type_)
        if found is not None:
            return found
    if verbal:
        found = audience(parties, frame)
    else:
        found = of_arguments(parties, frame, list(roles), type_)
        if found is None:
            found = next(filter(None, (part_of(parties, token) for token in joined(tokens))), None)
        if found is None and type_ in AIMED:  # "shot two and wounded three in Homs"
            found = next(filter(None, (located(parties, more, strict=True) for more in joined(tokens))), None)
        if found is None:
            found = next(filter(None, (company(parties, token, type_) for token in tokens)), None)
        if found is None and type_ == "COERCE":
            found = beat(parties, frame)
        if found is None and type_ == "ASSAULT":
            found = inquired(parties, tokens[-1])
    return found or above(parties, tokens[-1], verbal) or (None if verbal else fronted(parties, tokens[-1]))


def beat(parties: Parties, frame: Frame) -> Place | None:
    """The town of the police that made an arrest: "Boston police arrested six", where no phrase says where."""
    for head in frame.subjects:
        if head.lower_ in word_class("local_police"):
            for child in head.children:
                found = parties.place(child) if child.dep_ == "compound" else None
                if found is not None and found.precision in {"city", "district"}:
                    return found
    return None


def named_by(parties: Parties, noun: Token, type_: str) -> Place | None:
    """The place in an event's name or owner ("the Brussels bombing", "Yemen's war"), else of a clause on it.

    A country before a noun is who acted as likely as where: "the Russia offensive".
    """
    for child in noun.children:
        found = parties.place(child)
        if found is None:
            continue
        if child.dep_ == "compound" and type_ in AIMED and found.precision not in (None, "country"):
            return found
        if child.dep_ == "nmod:poss" and noun.lower_ in word_class("strife"):
            return found
    for child in noun.children:
        told = child.dep_ == "acl:relcl" and any(word.lower_ in {"that", "which"} for word in child.children)
        if told or (child.dep_ == "acl" and child.tag_ == "VBN"):
            found = located(parties, child, strict=True) or part_of(parties, child) or outcome(parties, child)
            found = found or (company(parties, child, type_) if type_ == "CONSULT" else None)
            if found is not None:
                return found
    return None


def company(parties: Parties, token: Token, type_: str) -> Place | None:
    """Where those are who an event was by, with or for: "killed by gunmen in Jos", "talks with the envoy in Bonn"."""
    wanted = COMPANY | SERVED if type_ in {"AID", "RETREAT"} else COMPANY
    for child in token.children:
        if base(child.dep_) not in {"obl", "nmod"} or (preposition(child) or "") not in wanted:
            continue
        if parties.place(child) is not None:
            continue
        for each in (child, *(more for more in child.children if base(more.dep_) in {"conj", "appos", "flat"})):
            found = staying(parties, each) or located(parties, each, strict=True, without=frozenset({"throughout"}))
            if found is not None:
                return found
    return None


def audience(parties: Parties, frame: Frame) -> Place | None:
    """Where those are who are told, or what is made: "told reporters in Geneva", "signed the accord in Tunis"."""
    made = word_class("agreement") if frame.token.lemma_ in word_class("concluding") else frozenset()
    for head in (*frame.indirect, *frame.objects):
        asked = head.lower_ in word_class("audience") or head.lemma_.lower() in made
        if asked and (found := located(parties, head, strict=True)) is not None:
            return found
    return None


def of_arguments(parties: Parties, frame: Frame, roles: list[Token], type_: str) -> Place | None:
    """The place in the phrases of what is acted on, then in the objects themselves, then of who acts."""
    for head in roles:
        if type_ == "CONSULT" and not (
            parties.is_party(head) or parties.is_people(head) or head.lower_ in word_class("audience")
        ):
            continue  # "discussed the situation in Syria"
        found = within(parties, head) if head.lower_ in STANDING_FOR and type_ in AIMED else None
        found = found or located(parties, head, strict=True) or staying(parties, head)
        if found is not None:
            return found
    for head in frame.objects:
        named = parties.place(head) is not None and (head.ent_type_ == "LOC" or type_ in {"ASSAULT", "RETREAT"})
        if named or type_ in AIMED or (type_ == "CONSULT" and head.lower_ in STANDING_FOR):
            found = parties.place(head) if named else within(parties, head)
            if found is not None:
                return found
    if type_ in AIMED and frame.token.pos_ != "VERB":
        for head in frame.slot("of"):
            found = parties.place(head) or located(parties, head, strict=True)
            if found is not None:
                return finest([found, *named_among(parties, head)])
    if type_ in AIMED:
        for head in [*frame.objects, *(t for t in frame.subjects if not parties.is_party(t))]:
            acted = head in frame.objects
            if acted and type_ == "SANCTION":
                found = imposed(parties, head)
            else:
                found = located(parties, head, not acted and head.pos_ != "NOUN", frozenset() if acted else ORIGIN)
            if found is not None:
                return found
    return None


def imposed(parties: Parties, head: Token) -> Place | None:
    """Where a penalty or curb is in force: "a curfew on the town"; a country that it is on is only whom it hits."""
    found = located(parties, head)
    if found is not None and found.precision == "country":
        return located(parties, head, without=TOPIC)
    return found


def staying(parties: Parties, head: Token) -> Place | None:
    """Where those are who take part: "(militants and) Indian troops stationed in Kashmir"."""
    for each in (head, *(child for child in head.children if child.dep_ == "conj")):
        for child in each.children:
            if base(child.dep_) == "acl" and child.lower_ in word_class("staying"):
                return located(parties, child, strict=True)
            # "An outpost guarding a resort in the bay".
            if child.dep_ == "acl" and child.lemma_.lower() in word_class("guarding"):
                return struck(parties, child)
    return None


def within(parties: Parties, head: Token) -> Place | None:
    """The place that an object is of ("the civilians of Gaza") or is ("the Syrian town of Kobani").

    Not a country: its citizens may be anywhere.
    """
    for child in head.children:
        of = base(child.dep_) == "nmod" and child.dep_ != "nmod:poss" and preposition(child) == "of"
        if of and not dwells(head, child):
            found = place_in(parties, child)
            if found is not None and (
                found.precision != "country" or head.lemma_.lower() in word_class("shares_of_land")
            ):
                return found
    if head.lower_ in STANDING_FOR or head.lemma_.lower() in STANDING_FOR:
        for child in head.children:
            if base(child.dep_) == "acl" and child.lower_ in {"named", "called"}:
                named = [found for word in child.subtree if (found := parties.place(word)) is not None]
                return next((found for found in named if found.name is not None), named[0] if named else None)
        return place_in(parties, head)
    return None


def named_among(parties: Parties, head: Token) -> list[Place]:
    """Places that a noun counts among its own: "key towns in the north including Zumar"."""
    named = [child for child in head.children if base(child.dep_) == "nmod" and preposition(child) == "including"]
    return [found for child in named if (found := parties.place(child)) is not None]


def dateline_place(document: Document, places: Iterable[Place], offset: int) -> Place | None:
    """The place of the dateline before `offset`, for events of the paragraph it opens without another place.

    A paragraph that names places of other countries is about them as likely as about where it was filed: null.
    """
    opened = None
    for region in document.regions:
        if region.start > offset:
            break
        if region.kind == "dateline":
            opened = region
        elif region.kind == "headline":
            opened = None
    if opened is None:
        return None
    lead = document.text[opened.end : opened.end + LEAD]
    opening = len(lead) - len(lead.lstrip())
    close = lead.find("\n", opening)
    close = opened.end + (len(lead) if close < 0 else close)
    if offset >= close:
        return None
    known = list(places)
    found = next((place for place in known if opened.start <= place.start < opened.end), None)
    if found is None or any(opened.end <= p.start < close and p.country not in (None, found.country) for p in known):
        return None
    return found
