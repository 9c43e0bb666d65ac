"""Who does what is told, where neither the row's path nor the words above name him.

A law bans as its makers do, and a picture agency that a caption's credit puts before a sentence does nothing in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from according.document import Claim, Party
from according.events.arguments import is_passive, surface_subjects
from according.events.marks import forms, preposition
from according.events.nominals import named
from according.events.predicates import Candidate
from according.events.roles import Parties
from according.words import base, word_class

Control = Mapping[tuple[str, str], str]
ORDERED = frozenset({"MOBILIZE", "ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Types that are done by whoever orders them."""
FORCES = frozenset({"COP", "MIL", "SPY"})
REPORTING = frozenset({"JRN", "MED"})
WEAPONS = frozenset({"MOBILIZE", "ASSAULT", "COERCE"})
"""Types that no news agency does."""


def behind_text(parties: Parties, candidate: Candidate, control: Control) -> list[Party]:
    """Who passed the law or filed the suit that does something: "the assembly passed a law banning them"."""
    found: list[Party] = []
    for text in candidate.frame.subjects:
        if text.pos_ != "NOUN" or not any(form in word_class("texts") for form in forms(text)):
            return []
        verb = text.head
        laid_down = verb.pos_ == "VERB" and base(text.dep_) in {"obj", "obl"} and verb.lemma_ in word_class("issuing")
        if laid_down and verb.i != candidate.token.i:
            found += [party for item in surface_subjects(verb, control) for party in parties.resolve(item)]
    return found


def owning(parties: Parties, candidate: Candidate, control: Control) -> list[Party]:
    """Who says that what killed was theirs: "the group claimed responsibility for a truck bomb that killed nine"."""
    for means in candidate.frame.subjects:
        above = means.head
        owned = next((child for child in above.children if base(child.dep_) == "obj"), above)
        verb = owned.head
        for_it = base(means.dep_) in {"nmod", "obl"} and preposition(means) == "for"
        owns = owned.lemma_ == "responsibility" and base(owned.dep_) == "obj" and verb.lemma_ in word_class("owning_up")
        if not for_it or not owns:
            continue
        groups = surface_subjects(verb, control)
        none = [word for item in groups for word in (item, *item.children)]
        if not any(word.lower_ in word_class("nobody") | word_class("never") for word in (*none, *verb.children)):
            return [party for item in groups for party in parties.resolve(item)]
    return []


def raiding(parties: Parties, candidate: Candidate, control: Control) -> list[Party]:
    """Whose raid it was that killed: "police captured a leader in a raid that left two dead"."""
    for raid in candidate.frame.subjects:
        verb = raid.head
        within = base(raid.dep_) == "obl" and preposition(raid) in {"in", "during"} and verb.pos_ == "VERB"
        within = within and verb.lemma_ in word_class("raiding_verbs")
        if not within or is_passive(verb) or raid.lemma_ not in word_class("raids"):
            continue
        found = [party for item in surface_subjects(verb, control) for party in parties.resolve(item)]
        return [party for party in found if FORCES & set(party.sectors)]
    return []


def of_measure(parties: Parties, candidate: Candidate, control: Control) -> list[Party]:
    """Whose a line, a campaign or a history of such events is: "the senator's line of attack"."""
    noun = candidate.token
    if not candidate.row.noun or noun.dep_ != "nmod" or noun.head.lemma_ not in word_class("courses"):
        return []
    course = noun.head
    owners = [child for child in course.children if child.dep_ == "nmod:poss" and child.ent_type_ != "DATE"]
    if not owners and course.dep_ == "obj" and course.head.lemma_ in word_class("launching"):
        owners = surface_subjects(course.head, control)
    return named(parties, owners)


def declaring(parties: Parties, candidate: Candidate, control: Control) -> list[Party]:
    """Who does something in support of, or in opposition to, another: "their vote in opposition to the bill"."""
    noun, above = candidate.token, candidate.token.head
    bare = not any(child.dep_ in {"det", "amod", "nmod:poss"} for child in noun.children)
    if (
        candidate.row.type not in {"SUPPORT", "REJECT"}
        or not candidate.row.noun
        or not bare
        or preposition(noun) != "in"
    ):
        return []
    if above.pos_ == "VERB":
        return named(parties, surface_subjects(above, control))
    return named(parties, [child for child in above.children if child.dep_ == "nmod:poss"])


def ordered(parties: Parties, candidate: Candidate, control: Control) -> list[Party]:
    """Who orders that something be done by nobody named: "the general ordered the drill to be held"."""
    verb = candidate.token
    asked = verb.dep_ in {"xcomp", "ccomp"} and candidate.frame.passive and not candidate.frame.subjects
    if (
        not asked
        or candidate.row.type not in ORDERED
        or verb.head.lemma_ not in word_class("ordering")
        or is_passive(verb.head)
    ):
        return []
    return [party for item in surface_subjects(verb.head, control) for party in parties.resolve(item)]


def voiced_for(parties: Parties, party: Party, candidate: Candidate, claims: Sequence[Claim]) -> Party:
    """Whom somebody who tells of a deed of force speaks for, who did it: "a spokesman for the group claimed it"."""
    at = candidate.token.idx
    said = (claim.source for claim in claims if any(part.start <= at < part.end for part in claim.content))
    told = any(source is not None and source.start <= party.start < source.end for source in said)
    span = parties.doc.char_span(party.start, party.end, alignment_mode="expand")
    span = span if told and candidate.row.type in WEAPONS else None
    for token in span or ():
        if token.lemma_.lower() not in word_class("mouthpieces"):
            continue
        for child in token.children:
            before = child.dep_ == "nmod:poss" or base(child.dep_) in {"amod", "compound"}
            if before or (base(child.dep_) == "nmod" and preposition(child) in {"for", "of"}):
                inner = (one for one in parties.mentions if one != party and one.start <= child.idx < one.end)
                owner = min(inner, key=lambda one: one.end - one.start, default=None) or parties.derive(child, False)
                if owner is not None and owner.end - owner.start < party.end - party.start:
                    known = owner.country or party.country, owner.sectors or party.sectors
                    return replace(owner, country=known[0], sectors=known[1])
    return party


def without_credits(actors: Sequence[Party], candidate: Candidate, parties: Parties) -> list[Party]:
    """Actors without an agency whose credit runs into the sentence ("AFP The North fired a missile")."""
    kept: list[Party] = []
    for party in actors:
        reports = party.kind == "organisation" and REPORTING & set(party.sectors)
        if reports and (candidate.row.type in WEAPONS or any(runs_into(party, other, parties) for other in actors)):
            continue
        if party.text.lower() == "who" and len(actors) > 1:  # stands beside whom it means
            continue
        kept.append(party)
    return kept


def runs_into(credit: Party, other: Party, parties: Parties) -> bool:
    """Whether another party follows right upon one, or after one word, with nothing to join the two."""
    between = parties.document.text[credit.end : other.start].split()
    joined = any(word in {"and", "or", "&"} or not word.isalpha() for word in between)
    return credit.end < other.start and len(between) <= 1 and not joined
