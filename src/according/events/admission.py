"""Admission: whether what a trigger tells is an event of public life, told fully, by its parties and its article.

Each check gives the reason why a candidate is no record, or None. What the rules find too bare, the judge (judge.py)
may admit all the same; what they find private, or to be another thing than an event (unreal.py), stays out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from according.document import Party, Place
from according.events.casting import THINGS
from according.events.facts import NO_PUBLIC, PRIVATE_LIFE, UNLISTED
from according.events.learned import alone, sure
from according.events.lexicon import EventRow
from according.events.owners import is_many
from according.events.predicates import Candidate
from according.events.public import PUBLIC, standing
from according.events.topics import ACCIDENT
from according.events.unreal import unreal, violence
from according.record import Count
from according.words import base, word_class

if TYPE_CHECKING:
    from according.events.coding import Coder

WILLED = frozenset({"REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
"""Acts of will: what does them is no mere thing ("the situation demands", "the data support")."""
LACK = {
    "both": "two parties", "party": "party on either side", "report": "two parties, and no political report",
    "scene": "party, place or light verb",
}  # fmt: skip
GOODWILL = frozenset({"SUPPORT", "AGREE", "CONCEDE", "COOPERATE", "AID"})
"""Acts that a thing is said to do as well ("it allows them to", "it helps people")."""
VIOLENT = frozenset({"ASSAULT", "COERCE"})
"""Types of deeds that an article about violence tells of though it names nobody beside the word ("the attack")."""
OF_WEAPONS = frozenset({"explosives", "aerial", "drone", "suicide-attack"})
"""Modes of ASSAULT that are violence by themselves."""
ORGANS = frozenset({"COP", "JUD", "MIL"})
"""Sectors of organs of a state before whom private persons do what is an event ("pleaded with police")."""
STATESMEN = frozenset({"GOV", "LEG", "MIL", "OPP", "REB", "PTY", "UAF"})
PLEAS = frozenset({"REQUEST", "REJECT"})
ONE_SIDED = frozenset({"SUPPORT"})
"""Verbal acts of which a political report may name one side alone: "won the backing of the senators"."""


def overrules(candidate: Candidate, closed: str | None) -> bool:
    """Whether the judge may admit what the rules refuse: what is bare or private, not what is no event at all.

    Nor a noun that its row takes for an event only where a light verb carries it ("have a deal", "police operations").
    """
    about_life = closed is None or closed.startswith(PRIVATE_LIFE)
    return about_life and candidate.row.own is None and candidate.row.needs != "light"


def private(work: Coder, candidate: Candidate, actors: Sequence[Party], recipients: Sequence[Party]) -> str | None:
    """Why an act is none of public life, or None where it is one or the state stands behind it."""
    row, article = candidate.row, work.article
    if row.own is not None and not row.own.public:
        return None
    sides = (*actors, *recipients)
    public = any(standing(party) == "public" for party in sides)
    accident = article.topic == ACCIDENT and (row.type == "ASSAULT" or (row.mode == "investigate" and not recipients))
    plain = article.topic not in (None, ACCIDENT) and not article.stage.political
    if accident or (plain and not public and row.type in {"ASSAULT", "PROTEST"}):
        return f"blocked: the report is about {article.topic} ({row.label})"
    if row.own is None and (reason := unreal(work, candidate, sides)):
        return f"blocked: {reason} ({row.label})"
    if row.type == "ASSAULT" and actors and not article.stage.political:
        aimless = not (row.noun or recipients or candidate.frame.objects)
        firms = all("BUS" in actor.sectors for actor in actors)
        if firms or (aimless and all(standing(actor) == "private" for actor in actors)):
            return f"private: a firm, or an attack on nobody ({row.label})"
    if row.type == "CONSULT" and any("JRN" in party.sectors for party in sides):
        return f"private: an interview ({row.label})"
    if row.type == "CONSULT" and sides and all(p.kind == "person" and standing(p) != "public" for p in sides):
        return f"private: persons of no known office ({row.label})"
    guarded = work.lexicon.ontology.public(row.type, row.mode) and row.needs != "any"
    guarded = guarded and "legal" not in row.contexts
    if guarded and row.type in GOODWILL and actors and all(nobody(actor) for actor in actors):
        return f"private: its subject is nobody ({row.label})"
    admitted = not guarded or article.stage.admits(actors, recipients) or protesting(work, actors)
    admitted = admitted or (bool(sides) and watched(work, candidate))
    return None if admitted else f"{NO_PUBLIC} ({row.label})"


def unlisted(candidate: Candidate) -> str | None:
    """Why a word that no row matches is no record, unless the trigger head is sure of it; None for all others."""
    row = candidate.row
    return f"{UNLISTED} {candidate.token.text!r} ({row.label})" if alone(row) and not sure(row) else None


def written(work: Coder, heads: Sequence[Token]) -> bool:
    """Whether what stands there is a document, which says what its authors will ("the resolution demands")."""
    documents = work.lexicon.classes.get("documents", frozenset())
    return any(head.lemma_.lower() in documents for head in heads)


def staged(work: Coder, candidate: Candidate, place: Place | None) -> bool:
    """Whether an event noun says which event it is, by its place ("the war in the north") or a nation's name."""
    if any(work.parties.modifier(token) is not None for token in candidate.frame.modifiers):
        return True
    return place is not None and pointed(candidate.token)


def protesting(work: Coder, actors: Sequence[Party]) -> bool:
    """Whether the actors protest in the same sentence: what they say then is public."""
    protests = [c for c in work.others.values() if c.row.type == "PROTEST" and not c.dropped]
    return any(party in work.roles(protest)[0] for protest in protests for party in actors)


def watched(work: Coder, candidate: Candidate) -> bool:
    """Whether somebody pleads or refuses where an organ of a state takes part in violence ("begged the officers")."""
    row, article = candidate.row, work.article
    if (
        row.type not in PLEAS
        or row.lemma in word_class("mild_requests")
        or not article.violent
        or article.topic is not None
    ):
        return False
    sentence = candidate.token.sent
    inside = (p for p in work.parties.mentions if sentence.start_char <= p.start < sentence.end_char)
    return any(ORGANS & set(party.sectors) for party in inside)


def among_themselves(candidate: Candidate, actors: Sequence[Party]) -> bool:
    """Whether several under one name are told to meet each other: "EU leaders met in Brussels"."""
    frame = candidate.frame
    shared = bool(frame.objects or frame.obliques.get("with") or frame.passive)
    if candidate.row.type != "CONSULT" or candidate.row.noun or shared or len(actors) != 1:
        return False
    statesmen = bool(set(actors[0].text.lower().split()) & word_class("statesmen"))
    public = is_many(actors[0]) and bool(set(actors[0].sectors) & STATESMEN)
    return candidate.token.lemma_ in word_class("meeting") and (statesmen or public)


def outspoken(row: EventRow, sides: Sequence[Party], political: bool) -> bool:
    """Whether one side of a known public sector is enough: who backs somebody in a political report."""
    known = any(PUBLIC & set(party.sectors) for party in sides if party.kind != "country")
    return row.type in ONE_SIDED and political and known


def pointed(noun: Token) -> bool:
    """Whether a noun is one of its kind: with an article, an owner, an adjective or a figure."""
    return any(base(child.dep_) in {"det", "amod", "compound", "nummod"} for child in noun.children) or any(
        child.dep_ == "nmod:poss" for child in noun.children
    )


def nobody(party: Party) -> bool:
    """Whether a party is a pronoun for things that no name was found for."""
    return (
        party.kind == "pronoun" and party.text.lower() in word_class("impersonal") and not (party.name or party.country)
    )


def generic(noun: Token) -> bool:
    """Whether an event noun stands for none in particular ("any negotiation", "without dialogue", "aid is needed")."""
    if noun.head.lemma_.lower() in word_class("needing") and base(noun.dep_) in {"obj", "nsubj"}:
        return True
    words = {child.lower_ for child in noun.children if base(child.dep_) in {"det", "case"}}
    return bool(words & (word_class("generic_words") | word_class("without")))


def obliged(work: Coder, candidate: Candidate) -> bool:
    """Whether what is said to have to be done has a party as its subject ("said that Sudan must return it")."""
    clauses = candidate.frame.ccomps
    subjects = [c for clause in clauses for c in clause.children if base(c.dep_) == "nsubj"]
    return any(work.parties.resolve(subject) for subject in subjects)


def incomplete(
    work: Coder,
    candidate: Candidate,
    actors: list[Party],
    recipients: list[Party],
    counts: list[Count],
    place: Place | None,
) -> str | None:
    """Why a candidate is too bare for a record, or None where it is enough.

    In a political report an event that the row trusts ("report") is written though nobody is named.
    """
    row, word = candidate.row, repr(candidate.token.text)
    struck = row.type in THINGS and any(work.parties.is_target(head) for head in candidate.frame.objects)
    general = row.noun and row.type not in VIOLENT and generic(candidate.token)
    if general and not (actors or recipients or disputed(work, candidate.token)):
        return f"{word}: none in particular ({row.label})"
    if any(condition.slot == "modal" for condition in row.conditions) and not obliged(work, candidate):
        return f"{word}: nobody must do it ({row.label})"
    if row.type in WILLED and "subj" in (row.actor or ("subj",)) and not actors and lifeless(work, candidate):
        return f"{word}: its subject is nobody ({row.label})"
    if lacks(work, candidate, actors, recipients, struck, place):
        return f"{word}: no {LACK.get(row.needs, row.needs)} ({row.label})"
    if actors or recipients or counts or struck or row.needs in {"report", "nothing"}:
        return None
    if row.own is not None:
        return None if place is not None else f"{word}: no party, figure or place ({row.label})"
    return None if trusted(work, candidate, place) else f"{word}: no party on either side ({row.label})"


def lacks(
    work: Coder,
    candidate: Candidate,
    actors: list[Party],
    recipients: list[Party],
    struck: bool,
    place: Place | None,
) -> bool:
    """Whether a candidate is without what its row needs; `struck` says that it is done to a thing."""
    stage = work.article.stage
    sides = bool(actors and recipients) or len(actors) > 1
    match candidate.row.needs:
        case "actor":
            return not actors
        case "recipient":
            return not (recipients or struck)
        case "both":
            return not (sides or among_themselves(candidate, actors)) and not outspoken(
                candidate.row, [*actors, *recipients], stage.political
            )
        case "light":
            return candidate.light is None
        case "party":
            return not (actors or recipients)
        case "report":
            return not (sides or stage.political)
        case "scene":
            return not (actors or recipients or candidate.light or staged(work, candidate, place))
    return False


def lifeless(work: Coder, candidate: Candidate) -> bool:
    """Whether an active verb has a subject that is no document, which says what its authors will."""
    subjects = candidate.frame.subjects
    active = not (candidate.row.noun or candidate.frame.passive)
    return active and bool(subjects) and not written(work, subjects)


def disputed(work: Coder, token: Token) -> bool:
    """Whether a named party denies that there was such a thing: "Pakistan denied that any attack had taken place"."""
    at, end = token.idx, token.idx + len(token)
    denials = (claim for claim in work.claims if claim.stance == "denies" and claim.source and claim.source.name)
    return any(part.covers(at, end) for claim in denials for part in claim.content)


def trusted(work: Coder, candidate: Candidate, place: Place | None) -> bool:
    """Whether an event is taken for one though it names neither a party nor a figure."""
    row = candidate.row
    carried = candidate.light is not None or not row.noun
    if row.type in VIOLENT and disputed(work, candidate.token):
        return True
    if work.article.stage.political and (carried or row.priority >= 0):
        return True
    if row.type in VIOLENT and row.priority >= 0 and (row.mode in OF_WEAPONS or violence(work, candidate.token)):
        return True
    return place is not None and (carried or not work.lexicon.ontology.public(row.type, row.mode))
