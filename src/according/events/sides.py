"""Sides of an event that its own row does not tell: who gains by a verb, whom a measure weighs on, who is looked into.

Also the sides of one verb that a mention's identity makes the same: nobody "accuses him" and means himself, so the
pronoun, or the noun, was taken for the wrong one and stays unnamed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from according.document import Party
from according.events.frames import Frame, verb_frame
from according.events.marks import forms
from according.events.mentioned import OWNERS
from according.events.nominals import link_for, linked, measured, named
from according.events.phrases import same_as_one
from according.events.predicates import Candidate
from according.events.roles import Parties, without
from according.words import base, char_token, word_class

GIVEN = frozenset({"SUPPORT", "AGREE", "ACCUSE", "AID"})
"""Types whose nouns have "from" before whoever gives them ("announced new support from the unions")."""
SPEAKERS = frozenset({"me", "us"})
REFLEXIVE = ("self", "selves")
STATE = frozenset({"GOV", "COP", "JUD", "LEG", "MIL", "SPY"})


def told_apart(
    parties: Parties, frame: Frame, actors: Sequence[Party], suffered: Sequence[Party]
) -> tuple[list[Party], list[Party]]:
    """Both sides of a verb, one of them unnamed where who acts was taken for who stands right there as its object."""
    objects = {party.start for item in frame.objects if (party := parties.at(item)) is not None}
    left, right = list(actors), list(suffered)
    for i, actor in enumerate(left):
        for k, other in enumerate(right):
            same = actor.name is not None and actor.name == other.name and not actor.overlaps(other)
            if not same or other.start not in objects or other.text.lower().endswith(REFLEXIVE):
                continue
            if other.text.lower() in SPEAKERS:
                continue
            if other.kind == "pronoun":
                right[k] = unnamed(other)
            elif is_description(actor):
                left[i] = unnamed(actor)
    return left, right


def is_description(party: Party) -> bool:
    """Whether a party stands there in other words than its name."""
    return party.kind == "pronoun" or (party.name is not None and not set(party.text.split()) & set(party.name.split()))


def unnamed(party: Party) -> Party:
    """A party by its words alone."""
    return replace(party, id=None, name=None, country=None, sectors=() if party.kind == "pronoun" else party.sectors)


def gained(
    parties: Parties, control: Mapping[tuple[str, str], str], candidate: Candidate
) -> tuple[list[Party], list[Party]] | None:
    """Who gives and who gets what a noun names ("won the endorsement of the union", "have promises from the mayor").

    None where nobody is told to have it from another.
    """
    row, frame, light = candidate.row, candidate.frame, candidate.light_frame
    if not row.noun or row.type not in GIVEN:
        return None
    if light is not None:
        givers = named(parties, [head for head in frame.slot("from") if parties.place(head) is None])
        if givers:
            return givers, list(without(named(parties, light.subjects), givers))
    if row.type != "SUPPORT" or (candidate.light is not None and candidate.light.role != "recipient"):
        return None
    winners = named(parties, light.subjects) if light is not None else linked(parties, control, candidate, "recipient")
    if len(winners) > 1:
        winners = [party for party in winners if party.text.lower() != "it"]
    givers = named(parties, [head for name in ("from", "of", "by") for head in frame.slot(name)])
    owners = named(parties, frame.possessors)
    if winners and not givers and owners and all(same_as_one(owner, winners) for owner in owners):
        return [], winners  # "picks up his first endorsements"
    if not givers or not (winners or is_won(parties, control, candidate)):
        return None
    return givers, list(without(winners, givers))


def is_won(parties: Parties, control: Mapping[tuple[str, str], str], candidate: Candidate) -> bool:
    """Whether a noun of support is the object of a verb whose subject gains by it, named or not ("by touting it")."""
    noun = measured(parties, candidate.token)
    link = link_for(noun.head, "obj", "recipient", candidate.row.type) if noun.head.pos_ == "VERB" else None
    objects = verb_frame(noun.head, control).objects if link is not None and link.party == "subj" else []
    return any(item.i == noun.i for item in objects)


def others_than(parties: Sequence[Party], actors: Sequence[Party]) -> list[Party]:
    """Parties but for the actors, by whatever pronoun the text names these once more ("blew himself up")."""
    return [party for party in without(parties, actors) if not party.text.lower().endswith(REFLEXIVE)]


def weighed(parties: Parties, candidate: Candidate) -> list[Party]:
    """Whom a measure weighs on by a verb under it, or under the verb that it hangs on."""
    if candidate.row.type not in {"SANCTION", "COERCE"}:
        return []
    nouns = [candidate.token, *candidate.frame.objects] if candidate.row.noun else candidate.frame.objects
    above = candidate.light_frame.token if candidate.light_frame is not None else candidate.token
    verbs = [word for noun in nouns for word in noun.children if base(word.dep_) == "acl"]
    verbs += [word for word in above.children if word.dep_ == "advcl" and word.tag_ == "VBG"]
    verbs += [candidate.token.head] if base(candidate.token.dep_) == "nsubj" else []
    for verb in verbs:
        if verb.lemma_ in word_class("weighing_on"):
            for item in verb.children:
                if item.dep_ == "obj" and (found := parties.resolve(item) or parties.descend(item, clauses=False)):
                    return found
    return []


def visited(parties: Parties, frame: Frame, recipients: Sequence[Party]) -> list[Party]:
    """Whom a visit is paid to: nobody for the state or border, without a name, that is only where one goes.

    Who stands beside these is visited all the same ("visited the border and the president").
    """
    grounds = [item for item in frame.objects if item.lemma_.lower() in word_class("visit_grounds")]
    return [
        party
        for party in recipients
        if (party.name is not None and party.text.lower().split()[-1] in word_class("visit_grounds"))
        or not any(under(party, item, parties.doc) for item in grounds)
    ]


def under(party: Party, noun: Token, doc: Doc) -> bool:
    """Whether a party is named by a noun or in its phrase, what is joined to it left out."""
    span = doc.char_span(party.start, party.end, alignment_mode="expand")
    if span is None:
        return False
    for node in (span.root, *span.root.ancestors):
        if node.i == noun.i:
            return True
        if node.dep_ == "conj" and node.pos_ != "ADJ":
            return False
    return False


def inquired(parties: Parties, candidate: Candidate, actors: list[Party]) -> tuple[list[Party], list[Party]]:
    """Both sides of a charge or inquiry, of which a name right before the noun is the target: "the Lee probe"."""
    heads = [head for head in candidate.frame.modifiers if head.dep_ == "compound"]
    for head in heads:
        party = parties.at(head)
        aimed = party is not None and (party.kind == "person" or party.kind == "organisation")
        if party is None or not aimed or STATE & set(party.sectors) or holds(party, candidate.token):
            continue
        if all(actor == party for actor in actors) or not actors:
            return [], [party]
        return actors, [] if party in actors else [party]
    return actors, []


def holds(party: Party, token: Token) -> bool:
    """Whether a party's words hold a token."""
    return party.start <= token.idx < party.end and char_token(token.doc, party.start) is not None


def peopled(parties: Parties, candidate: Candidate) -> list[Party]:
    """Places full of people that force is used on, who are attacked with them ("an attack on a nightclub")."""
    if candidate.row.type != "ASSAULT" or candidate.row.recipient == ("none",):
        return []
    frame = candidate.frame
    heads = [*(() if candidate.row.noun else frame.objects), *frame.slot("on"), *frame.slot("against")]
    full = [
        head for head in heads if head.pos_ == "NOUN" and any(form in word_class("peopled") for form in forms(head))
    ]
    return [parties.by_name(head) for head in full if parties.place(head) is None]


def theirs(party: Party, actors: Sequence[Party]) -> bool:
    """Whether a party is one of the actors' own: nobody threatens his people ("vowed revenge for its soldiers").

    Nor is an envoy or a unit whom its own state calls home one on whom that is done ("recalled its ambassador").
    """
    owned = party.text.lower().split()[0] in OWNERS
    return owned and any(party.country is None or actor.country == party.country for actor in actors)
