"""Who plays which part in an event: the actors and recipients of a candidate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from according.document import Party
from according.events.arguments import controller, is_reciprocal, surface_subjects
from according.events.asked import asked_for, circumstance, sparing, things_asked, to_be_done
from according.events.doers import behind_text, declaring, of_measure, ordered, owning, raiding, without_credits
from according.events.frames import Frame
from according.events.harmed import harmed
from according.events.lexicon import EventLexicon
from according.events.marks import forms, marker, preposition
from according.events.nominals import first_of, linked, unsaid
from according.events.predicates import Candidate
from according.events.roles import NATIONAL, Parties, without
from according.events.sides import gained, inquired, others_than, peopled, theirs, told_apart, visited, weighed
from according.events.steps import DEFAULT_NOUN_ACTOR, DEFAULT_NOUN_RECIPIENT, DEFAULT_RECIPIENT, fill
from according.words import base, word_class

THINGS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID"})
"""Types that things may suffer in the place of their owner ("a Turkish convoy")."""
RECIPROCAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
RECIPROCAL_SPARE = ("obj", "with", "to", "of", "ccomp", "xcomp")
MERE_PLACES = frozenset({"in", "at"})
ASIDE = ("iobj", "obj", "for", "of", "with", "against", "over", "on", "xcomp", "ccomp")
"""Where parties stand that an event names, though it is not aimed at them."""
UNBACKED = frozenset({"against", "over", "from", "at", "in", "with"})
"""Where somebody else stands than who is supported."""
MATERIAL_SPARE = ("iobj", "obj", "against", "to", "at", "from", "of")
FORCE_SPARE = tuple(step for step in MATERIAL_SPARE if step != "from")
"""Nobody is hit whom shells were "fired from"."""
MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "SANCTION"})
"""Types whose recipient never stands in a mere phrase of place, time or manner ("on intelligence about rebels")."""
SPOKEN = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE", "ACCUSE", "SUPPORT", "CONCEDE"})
"""Types that are about what somebody does: the recipient is who does it."""
DOERS = ("by", "from")
"""Prepositions that name who does what is spoken of ("demanded an admission by Moscow")."""
DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types whose noun, with a person before it, names whom it befell ("the Hariri murder")."""
BODIES = DONE_TO | RECIPROCAL | {"AID", "RETREAT", "REQUEST", "MOBILIZE", "REJECT", "THREATEN"}
"""Types whose noun, with a body before it, names who did it ("government talks")."""
OWN = frozenset({"obj", "iobj", "of", "ccomp", "xcomp", "over"})
"""Where a MOBILIZE names its own forces, or what a missile flies over: never whom it is aimed at."""
MEASURES = frozenset({
    ("COERCE", "curfew"), ("COERCE", "martial-law"), ("SANCTION", "discontinue"), ("REQUEST", "assist"),
    ("CONCEDE", None), ("SUPPORT", None),
})  # fmt: skip
"""Types and modes that are aimed at those who live where they hold ("imposed a curfew in the town")."""
PURPOSES = frozenset({"for", "in", "at", "to", "after", "during", "following", "amid", "from"})
"""Prepositions that lead from a verb to an event its subject took part in ("retook it after fighting with rebels")."""
VISITING = frozenset({"during", "on", "after", "before", "in"})
"""Prepositions that lead from a verb to a visit its subject makes ("said during a visit to the camp")."""
SHARED = frozenset({"PROTEST", "CONSULT", "AGREE", "COOPERATE"})
"""Types whose nouns the subject of such a verb takes part in, though nobody else is named."""
CLIMB = 3
Paths = tuple[Sequence[str], Sequence[str]]


def paths(candidate: Candidate) -> Paths:
    """Where a row looks for its actor and its recipient, in order."""
    row = candidate.row
    if row.type == "MOBILIZE" and not row.noun:
        return row.actor or ("subj",), tuple(step for step in row.recipient or DEFAULT_RECIPIENT if step not in OWN)
    if not row.noun:
        default: Sequence[str] = MATERIAL_SPARE if row.type in MATERIAL else DEFAULT_RECIPIENT
        if row.type in RECIPROCAL or row.type == "AID":  # "met in Havana": where, not with whom
            default = tuple(step for step in default if step not in MERE_PLACES)
        if row.type in {"REQUEST", "ACCUSE"} and candidate.frame.objects:  # "demanded a ransom for the girls"
            default = tuple(step for step in default if step != "for")
        if row.type == "REQUEST":  # who "asks to see the mayor" asks nobody that he names
            default = tuple(step for step in default if step != "xcomp")
        if row.type == "SUPPORT":  # "backed the rebels against the army", "over the mayor"
            default = tuple(step for step in default if step not in UNBACKED)
        return row.actor or ("subj",), row.recipient or default
    if row.type == "PROTEST" and in_manner(candidate.token):  # "in protest of the tax"
        return (), (*row.recipient, "of", "to")
    actor: Sequence[str] = row.actor or DEFAULT_NOUN_ACTOR
    recipient: Sequence[str] = row.recipient or DEFAULT_NOUN_RECIPIENT
    role = candidate.light.role if candidate.light else "actor"
    if role == "actor" and row.type in SPOKEN and owned(candidate.frame):
        actor = ("poss", *actor)
    if role != "actor":
        actor = tuple(step for step in actor if step != "light")
    if role == "recipient":
        actor, recipient = (*actor, "lightfrom"), ("light", *recipient)
    return actor, recipient


def owned(frame: Frame) -> bool:
    """Whether an event noun has an owner by name, who does it: "reiterated the country's commitment"."""
    return any(
        item.pos_ == "PROPN" and item.ent_type_ != "DATE" and item.i < frame.token.i for item in frame.possessors
    )


def cast(
    parties: Parties, lexicon: EventLexicon, candidate: Candidate, others: Mapping[int, Candidate]
) -> tuple[list[Party], list[Party]]:
    """Actors and recipients of a candidate; `others` are the sentence's candidates by their token.

    Reciprocal events and two-sided fights hold all their parties as actors where they stand together.
    """
    row, frame = candidate.row, candidate.frame
    if (sides := gained(parties, lexicon.control, candidate)) is not None:
        return sides
    actors, recipients, path = told_sides(parties, lexicon, candidate, others)
    if row.type in RECIPROCAL and len(actors) > 1:
        received = candidate.light is not None and candidate.light.role == "recipient"
        between = row.recipient[:1] == ("between",)  # whom mediators bring together
        return actors, recipients if frame.slot("with") or received or between else []
    if not recipients:
        actors, recipients = found_around(parties, candidate, actors)
    if not recipients and actors:
        recipients = later(parties, lexicon, candidate, path, others, actors)
    if not recipients and row.type in {"REQUEST", "REJECT", "SUPPORT"} | RECIPROCAL:
        candidate.aside = list(without(fill(parties, frame, ASIDE, None, False), actors))
    if row.mode == "visit" and not row.noun:
        candidate.aside, recipients = recipients, visited(parties, frame, recipients)
    if row.noun and row.type in DONE_TO and not recipients and before_noun(parties, frame, actors):
        return [], actors
    if row.type == "ASSAULT" and actors and recipients and two_sided(lexicon, candidate):
        return [*actors, *recipients], []
    if row.type == "THREATEN" or row.mode == "withdraw":
        recipients = [party for party in recipients if not theirs(party, actors)]
    return actors, recipients


def told_sides(
    parties: Parties, lexicon: EventLexicon, candidate: Candidate, others: Mapping[int, Candidate]
) -> tuple[list[Party], list[Party], Sequence[str]]:
    """Both sides by the row's own paths, by the word above a noun, or by the spare path, which is the third value."""
    row, frame = candidate.row, candidate.frame
    actor_path, path = paths(candidate)
    actors = acting(parties, lexicon, candidate, actor_path)
    suffered = suffering(parties, lexicon, candidate, path, others)
    if not row.noun:
        actors, suffered = told_apart(parties, frame, actors, suffered)
    recipients = list(without(suffered, actors))
    if row.noun and candidate.light is None:
        actors = actors or list(without(linked(parties, lexicon.control, candidate, "actor"), recipients))
        recipients = recipients or list(without(linked(parties, lexicon.control, candidate, "recipient"), actors))
    spare = not row.noun and row.recipient and "none" not in row.recipient and row.type != "MOBILIZE"
    if not recipients and spare:
        path = spare_path(row.type)
        if candidate.token.lemma_ in word_class("concluding"):  # "signed a deal in Kenya": where, not with whom
            path = tuple(step for step in path if step not in MERE_PLACES)
        if row.mode == "withdraw":  # "withdraw military units": one's own
            path = tuple(step for step in path if step not in {"iobj", "obj"})
        if row.type in SPOKEN - {"REQUEST"} and any(frame.slot(step) for step in row.recipient):
            path = ("iobj", "obj")  # what is spoken of stands there, and names nobody
        recipients = list(without(suffering(parties, lexicon, candidate, path, others), actors))
    return actors, others_than(recipients, actors), path


def found_around(parties: Parties, candidate: Candidate, actors: list[Party]) -> tuple[list[Party], list[Party]]:
    """Both sides where only other words around tell whom an event is aimed at."""
    row = candidate.row
    if row.type == "CONSULT" and not row.noun:
        return actors, list(without(called_to(parties, candidate), actors))
    if row.type in DONE_TO:
        found = harmed(parties, candidate) or weighed(parties, candidate) or peopled(parties, candidate)
        return actors, list(without(found, actors))
    if row.noun and row.type == "ACCUSE":
        return inquired(parties, candidate, actors)
    return actors, []


def called_to(parties: Parties, candidate: Candidate) -> list[Party]:
    """With whom something is discussed by the verb above: "called the envoy to discuss", "convened the council to"."""
    token = candidate.token
    if token.dep_ not in {"advcl", "acl"} or marker(token) != "to" or token.head.lemma_ not in word_class("calling"):
        return []
    met = [child for child in token.head.children if child.dep_ == "obj"]
    return [party for item in met for party in parties.resolve(item) or parties.descend(item, clauses=False)]


def spare_path(type_: str) -> Sequence[str]:
    """Where recipients are looked for whose row's own path holds none."""
    if type_ in RECIPROCAL:
        return RECIPROCAL_SPARE
    if type_ == "REQUEST":
        return tuple(step for step in DEFAULT_RECIPIENT if step != "xcomp")
    if type_ == "SUPPORT":
        return tuple(step for step in DEFAULT_RECIPIENT if step not in UNBACKED)
    if type_ == "ASSAULT":
        return FORCE_SPARE
    return MATERIAL_SPARE if type_ in MATERIAL else DEFAULT_RECIPIENT


def acting(parties: Parties, lexicon: EventLexicon, candidate: Candidate, path: Sequence[str]) -> list[Party]:
    """Actors of a candidate: on their path, else those of the verb above an event noun.

    Forces that "are stationed" somewhere act themselves where nobody is said to have sent them.
    """
    row, frame = candidate.row, candidate.frame
    if frame.passive and path[:1] == ("obj",):  # "the minister is outraged by the raid": never the raiders
        path = path[:1]
    actors = of_measure(parties, candidate, lexicon.control) or fill(parties, frame, path, candidate.light_frame, False)
    for other_way in (behind_text, ordered, owning, raiding):
        actors = actors or other_way(parties, candidate, lexicon.control)
    if not actors and row.type == "MOBILIZE" and frame.passive and "none" not in path:
        actors = fill(parties, frame, ("obj",), None, False)
    if not actors and row.noun and candidate.light is None:
        actors = noun_controller(parties, lexicon, candidate) or taking_part(parties, lexicon, candidate)
        actors = actors or declaring(parties, candidate, lexicon.control)
    if (
        row.lemma in word_class("strife")
        and candidate.light is None
        and all(actor.kind == "country" for actor in actors)
    ):
        owners = [parties.at(item) for item in frame.possessors]
        if all(actor in owners for actor in actors) and not any(frame.slot(name) for name in ("on", "against", "with")):
            actors = []  # "resolving Yemen's war": where it is, not who wages it
    if not actors and row.noun and candidate.light is None and row.type in BODIES:  # "government harassment of media"
        bodies = [
            item for item in frame.modifiers if item.lemma_.lower() in word_class("bodies") and item.dep_ == "compound"
        ]
        actors = [party for item in bodies if (party := parties.modifier(item)) is not None]
    if row.noun and candidate.token.head.lemma_ in word_class("organisers"):
        # "Participants of the so-called Baloch protest".
        actors = taking_part(parties, lexicon, candidate) or actors
    if row.type == "PROTEST":
        actors = [replace(a, kind="group", sectors=()) if NATIONAL in a.why else a for a in actors]
    return without_credits(actors, candidate, parties)


def in_manner(noun: Token) -> bool:
    """Whether a noun only says how something was done ("resigned in protest")."""
    bare = not any(child.dep_ in {"det", "amod", "nummod", "nmod:poss", "compound"} for child in noun.children)
    return bare and preposition(noun) == "in"


def through_measures(noun: Token, parties: Parties) -> str | None:
    """The preposition of a noun's phrase, looked for above words that only measure it ("with a series of raids")."""
    while preposition(noun) == "of" and any(form in parties.transparent for form in forms(noun.head)):
        noun = noun.head
    return preposition(noun)


def taking_part(parties: Parties, lexicon: EventLexicon, candidate: Candidate) -> list[Party]:
    """The subject of the verb that an event noun hangs on, where it takes part in the event.

    "Converged for a rally", "took the village after fighting with rebels": the noun is one that the subject of such
    a verb shares, or names the other side with "with".
    """
    row, token = candidate.row, candidate.token
    if token.head.lemma_ in word_class("organisers") and token.dep_ == "nmod" and preposition(token) in {"of", "in"}:
        return parties.resolve(token.head)
    sided = candidate.frame.slot("with") and (row.type in RECIPROCAL or row.lemma in lexicon.classes["mutual"])
    suspected = token.head.lemma_ in word_class("linking")  # "held in connection with the murder"
    # "Struck back with bombings".
    means = row.type == "ASSAULT" and through_measures(token, parties) == "with" and not suspected
    visiting = row.mode == "visit" and preposition(token) in VISITING
    if not sided and not means and not visiting and not (row.type in SHARED and preposition(token) == "for"):
        return []
    for _ in range(CLIMB):
        head = token.head
        measured = any(form in parties.transparent for form in forms(head))
        linked = token.dep_ in {"obl", "nmod"} and (preposition(token) in PURPOSES or means or measured or visiting)
        if head.i == token.i or not (linked or token.dep_ == "advcl"):
            return []
        if visiting and parties.is_people(head):  # "the envoy on a trip to the region"
            return parties.resolve(head)
        if head.pos_ == "VERB":
            return [party for subject in surface_subjects(head, lexicon.control) for party in parties.resolve(subject)]
        token = head
    return []


def suffering(
    parties: Parties, lexicon: EventLexicon, candidate: Candidate, path: Sequence[str], others: Mapping[int, Candidate]
) -> list[Party]:
    """Parties on the first step of a recipient's path that holds any.

    Who condemns, demands or welcomes an event speaks of those who do it, not of those it is done to:
    an event noun on the path gives its own actors, and what else hangs on it is passed over.
    """
    row, frame = candidate.row, candidate.frame
    if any(is_reciprocal(item) for item in frame.objects):  # "threatened each other with war"
        return []
    if row.type == "REQUEST" and to_be_done(frame):
        return []
    if row.type == "REJECT" and sparing(frame, parties.classes):
        return []
    things = row.type in THINGS
    lands = bool(row.recipient) and (row.type, row.mode) in MEASURES
    if row.type == "REQUEST" and row.noun and path and (asked := asked_by_noun(parties, candidate, path)) is not None:
        return asked
    if row.type != "PROTEST" and (row.noun or row.type not in SPOKEN):
        return fill(parties, frame, path, candidate.light_frame, things, row.type, lands)
    own = candidate.noun.i if candidate.noun is not None else candidate.token.i
    deeds = {i: other for i, other in others.items() if other.row.noun and not other.row.blocks and i != own}
    for step in path if row.type == "PROTEST" else (*DOERS, *path):
        if (circumstance(frame, step) and step not in row.recipient) or things_asked(parties, frame, step):
            continue
        heads = frame.slot(step)
        deed = next((deeds[told.i] for head in heads if (told := told_of(head)).i in deeds), None)
        if deed is not None:
            found = meant_by(parties, lexicon, deed, row.type)
            if not found and row.mode == "investigate":
                found = fill(parties, frame, (step,), candidate.light_frame, things, row.type, lands)
        elif row.type != "THREATEN" and any(not agentive(step, under) for under in deeds_over(heads, deeds, candidate)):
            continue
        elif row.type == "REQUEST" and step == "for":
            found = [party for head in heads for party in asked_for(parties, head)]
        else:
            found = fill(parties, frame, (step,), candidate.light_frame, things, row.type, lands)
        if found or step == "none":
            return found
    return []


def asked_by_noun(parties: Parties, candidate: Candidate, path: Sequence[str]) -> list[Party] | None:
    """Whom a demand asks, told by a noun: who does what stands after "for", never whom that befalls ("a call for a ban
    on the party"); None where no row looks there, or nothing stands there."""
    frame, light = candidate.frame, candidate.light_frame
    if "for" not in path or not frame.slot("for"):
        return None
    at = list(path).index("for")
    found = fill(parties, frame, path[:at], light, False, "REQUEST")
    found = found or [party for head in frame.slot("for") for party in asked_for(parties, head)]
    return found or fill(parties, frame, path[at + 1 :], light, False, "REQUEST")


def meant_by(parties: Parties, lexicon: EventLexicon, deed: Candidate, type_: str) -> list[Party]:
    """Whom somebody means by a deed: who condemns it those who did it, who threatens it those it would be done to."""
    side = cast(parties, lexicon, deed, {})[type_ == "THREATEN"]
    found = [party for party in side if party.kind != "pronoun"]
    if found or "poss" in deed.row.recipient:
        return found
    return [party for party in fill(parties, deed.frame, ("by", "poss"), None, False) if party.kind != "pronoun"]


def told_of(head: Token) -> Token:
    """What a report is of ("appalled by reports of the murder"), or the word itself."""
    inner = [child for child in head.children if base(child.dep_) == "nmod" and preposition(child) == "of"]
    return inner[0] if inner and head.lemma_.lower() in word_class("report_nouns") else head


def deeds_over(heads: Sequence[Token], deeds: Mapping[int, Candidate], candidate: Candidate) -> Iterator[Candidate]:
    """Event nouns that phrases hang on, or that they are aimed at right behind ("urged retaliation on the rebels")."""
    own = {word.i for word in (candidate.token, candidate.noun) if word is not None}
    for head in heads:
        before = head.left_edge.i - 1
        if head.head.i in deeds:
            yield deeds[head.head.i]
        elif before in deeds.keys() - own and preposition(head) in {"on", "against"}:
            yield deeds[before]


def agentive(step: str, deed: Candidate) -> bool:
    """Whether a preposition under an event noun can introduce who does it ("the demand of the union")."""
    if step == "with":  # "demanded a truce with the army", "offered talks with"
        return deed.row.type in RECIPROCAL or deed.row.type == "RETREAT"
    if step in deed.row.recipient:  # "the liberation of the town from the rebels"
        return False
    return step in DOERS or (step == "of" and deed.row.type in SPOKEN)


def later(
    parties: Parties,
    lexicon: EventLexicon,
    candidate: Candidate,
    path: Sequence[str],
    others: Mapping[int, Candidate],
    actors: Sequence[Party],
) -> list[Party]:
    """Recipients further down the path, where the first step held only the actor again."""
    for index in range(1, len(path)):
        found = others_than(suffering(parties, lexicon, candidate, path[index:], others), actors)
        if found:
            return found
    return []


def noun_controller(parties: Parties, lexicon: EventLexicon, candidate: Candidate) -> list[Party]:
    """The actor of an event noun in the verb above it: "accused X of an attack" makes X the attacker."""
    token = first_of(candidate.token)
    head = token.head
    if token.dep_ not in {"obl", "nmod"} or head.pos_ != "VERB" or unsaid(head):
        return []
    if candidate.row.type == "ASSAULT" and head.lemma_ in word_class("custody"):
        return []  # who is arrested over a murder is only suspected of it
    for case in token.children:
        if case.dep_ == "case" and controller(head, case.text.lower(), lexicon.control) == "object":
            for child in head.children:
                if child.dep_ in {"obj", "nsubj:pass"}:
                    return parties.resolve(child)
    return []


def before_noun(parties: Parties, frame: Frame, actors: Sequence[Party]) -> bool:
    """Whether all the actors are persons named right before the noun."""
    named = [parties.at(token) for token in frame.modifiers]
    return bool(actors) and all(actor.kind == "person" and actor in named for actor in actors)


def two_sided(lexicon: EventLexicon, candidate: Candidate) -> bool:
    """Whether an event is a fight of two sides: nouns like "clash", or their verbs with "with"."""
    mutual = lexicon.classes.get("mutual", frozenset())
    if candidate.row.noun and candidate.frame.slot("against"):  # "its fight against the rebels"
        return False
    return candidate.row.lemma in mutual and (candidate.row.noun or bool(candidate.frame.slot("with")))
