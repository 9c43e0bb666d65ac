"""Incidents: who attacked whom or what with which weapon, read off the records of one document.

MUC-4's incidents are acts of terror: force against persons, buildings and vehicles, not fights between armed sides
nor attacks on soldiers in the field. An ASSAULT record is one where it is not merely possible or negated, is no fight,
and its recipients are not all armed. Its actors are the perpetrators, persons among its recipients the victims; what
stands where the trigger has what it strikes gives the physical targets, `events.weapons` the weapons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from according.document import Document, Party
from according.events.antecedents import antecedent
from according.events.frames import Frame, verb_frame
from according.events.lexicon import EventLexicon
from according.events.lexicon import load as load_lexicon
from according.events.marks import forms, preposition
from according.events.nounframes import noun_frame
from according.events.roles import conjuncts
from according.events.weapons import weapons_in, weapons_of
from according.record import Record
from according.words import base, char_token

ROLES = ("perpetrator", "organisation", "target", "victim", "weapon")
HAPPENED = frozenset({"reported", "claimed", "denied", "planned"})
"""Statuses of incidents: who denies a murder, or planned it, speaks of one; the corpus counts threats and attempts."""
ARMED = frozenset({"MIL", "REB", "UAF"})
STATE_FORCE = frozenset({"COP"})
BODIES = frozenset({"organisation", "group"})
FIGHTS = frozenset(
    {"clash", "combat", "fight", "fighting", "battle", "skirmish", "confrontation", "offensive", "war", "raid",
     "operation", "repel", "ambush"}
)  # fmt: skip
"""Triggers of fights between armed sides, and of what forces do in their own service."""
STRUCK = ("obj", "against", "on", "upon", "of", "to", "at")
"""Where a trigger has what it strikes, by slot or preposition."""
BESIDE = ("in", "near", "outside", "under", "inside", "by", "in_front_of", "next_to", "beside", "opposite", "along")
"""Where something that goes off strikes, too."""
GOES_OFF = frozenset({"explosives", "suicide-attack", "heavy-weapons", "primitive"})
OWNING_UP = frozenset({"claim", "assume", "take", "accept", "admit", "acknowledge"})
"""Verbs of those who say that it was them, with "responsibility"."""
MILITARY = frozenset({"military", "army", "armed", "naval", "guerrilla", "rebel", "enemy", "troop"})
"""Words before a thing that make it one of the fighting sides': no target of terror."""
ANY_WEAPON = "arms"
"""The kind of words that name weapons without saying which: no instrument."""
WIDE = frozenset({"device", "explosive", "charge"})
"""Words for a weapon that a report names more closely elsewhere."""
BOMBS = frozenset({"explosive", "incendiary"})
Names = tuple[str, ...]


def trigger_token(doc: Doc, record: Record) -> Token | None:
    """The word that a record's trigger is: its verb, or the noun that a light verb carries."""
    first, last = char_token(doc, record.trigger.start), char_token(doc, record.trigger.end - 1)
    if first is None or last is None:
        return None
    return last if last.pos_ in {"NOUN", "PROPN"} else first


def incidents(doc: Doc, document: Document) -> Iterator[tuple[Record, Token]]:
    """The records of a document that are incidents, each with its trigger."""
    for record in document.records:
        token = trigger_token(doc, record)
        if record.event.type != "ASSAULT" or record.status not in HAPPENED or token is None:
            continue
        if any(form in FIGHTS for form in forms(token)):
            continue
        if record.recipients and all(ARMED & set(party.sectors) for party in record.recipients):
            continue
        yield record, token


def fillers(doc: Doc, document: Document) -> dict[str, list[Names]]:
    """The entities of each role, each with the strings that the document names it by; `doc` is the parsed text."""
    found: dict[str, list[Names]] = {role: [] for role in ROLES}
    people = {party.name for party in document.parties if party.kind == "person" and len(party.name or "") > 2}
    told = list(incidents(doc, document))
    if not told:
        return found
    for record, _ in told:
        for actor in record.actors:
            perpetrator(document, actor, people, found)
        for party in suffering(doc, document, record):
            name = party.name if party.name in people else person_within(doc, party)
            if name:
                add(found["victim"], (name,))
    for party in (*responsible(doc, document), *accused(document)):
        perpetrator(document, party, people, found)
    things(doc, document, told, found)
    return found


def things(doc: Doc, document: Document, told: Sequence[tuple[Record, Token]], found: dict[str, list[Names]]) -> None:
    """Adds what the incidents struck and with what.

    In a report of an attack, what is said to be damaged anywhere is a target, and a bomb anywhere its weapon; other
    weapons must stand with the event.
    """
    lexicon = load_lexicon()
    words = lexicon.classes.get("harm", frozenset())
    harm = [(token, False) for token in doc if any(form in words for form in forms(token))]
    for trigger, goes_off in (*((token, record.event.mode in GOES_OFF) for record, token in told), *harm):
        for name in targets(document, trigger, lexicon, goes_off):
            add(found["target"], (name,))
    weapons = [weapon for _, token in told for weapon in weapons_of(token) if weapon.kind != ANY_WEAPON]
    weapons += [w for sentence in doc.sents for w in weapons_in(sentence) if w.kind in BOMBS]
    named = [weapon for weapon in weapons if not any(form in WIDE for form in forms(weapon.head))]
    for weapon in named or weapons:
        add(found["weapon"], (document.text[weapon.words.start_char : weapon.words.end_char],))


def accused(document: Document) -> Iterator[Party]:
    """Parties that are blamed for something in a sentence that tells of an attack."""
    attacks = {record.sentence.start for record in document.records if record.event.type == "ASSAULT"}
    for record in document.records:
        if record.event.type == "ACCUSE" and record.event.mode == "allege" and record.sentence.start in attacks:
            yield from record.recipients


def responsible(doc: Doc, document: Document) -> Iterator[Party]:
    """Parties that claim responsibility, or of whom a sentence says that they are responsible."""
    control = load_lexicon().control
    for token in doc:
        if token.lemma_.lower() == "responsibility" and token.head.lemma_.lower() in OWNING_UP:
            heads = verb_frame(token.head, control).subjects
        elif token.lower_ == "responsible":
            heads = [antecedent(child) for child in token.children if base(child.dep_) == "nsubj"]
        else:
            continue
        places = [word.idx for head in heads for word in conjuncts(head)]
        yield from (party for party in document.parties if any(party.start <= place < party.end for place in places))


def add(entities: list[Names], entity: Names) -> None:
    """Appends an entity that is not there yet, by its first name without heed of case."""
    if entity[0].casefold() not in {other[0].casefold() for other in entities}:
        entities.append(entity)


def perpetrator(document: Document, actor: Party, people: set[str | None], found: dict[str, list[Names]]) -> None:
    """Adds a party that did it: bodies with all their names, persons and unnamed groups by their words."""
    if STATE_FORCE & set(actor.sectors):
        return
    if actor.name and actor.name not in people and actor.kind != "country":
        add(found["organisation"], names_of_body(document, actor))
    elif actor.name in people:
        add(found["perpetrator"], (actor.name or actor.text,))
    if actor.kind in {"agent", "other"} and actor.name not in people:
        add(found["perpetrator"], (actor.text,))


def names_of_body(document: Document, actor: Party) -> Names:
    """The canonical name of an organisation, then every mention of it by name in the document."""
    mentions = [party.text for party in document.parties if party.name == actor.name and party.kind in BODIES]
    return tuple(dict.fromkeys([actor.name or actor.text, *mentions]))


def suffering(doc: Doc, document: Document, record: Record) -> list[Party]:
    """The recipients of a record and the persons in apposition to them or coordinated ("four priests: A, B and C")."""
    found = list(record.recipients)
    sentence = record.sentence
    for party in document.parties:
        if party.kind != "person" or not sentence.start <= party.start < sentence.end:
            continue
        token = char_token(doc, party.end - 1)
        for _ in range(6):
            if token is None or any(other.start <= token.idx < other.end for other in record.recipients):
                break
            named = base(token.dep_) in {"appos", "conj", "flat", "compound", "list"}
            token = token.head if named and token.head.i != token.i else None
        if token is not None:
            found.append(party)
    return found


def person_within(doc: Doc, party: Party) -> str | None:
    """The person's name that the model sees in the words of a party without one ("Judge Ann Lee")."""
    if party.name or party.kind not in {"other", "agent"}:
        return None
    span = doc.char_span(party.start, party.end, alignment_mode="expand")
    return next((ent.text for ent in span.ents if ent.label_ == "PERSON"), None) if span is not None else None


def targets(document: Document, trigger: Token, lexicon: EventLexicon, goes_off: bool) -> Iterator[str]:
    """The things that the event at a trigger struck, as phrases; what is an army's is left out.

    `goes_off`: the event is an explosion or the like, which strikes what it is near.
    """
    structures = lexicon.classes.get("structures", frozenset())
    for token in struck(trigger, lexicon, (*STRUCK, *BESIDE) if goes_off else STRUCK):
        for thing in conjuncts(token):
            if thing.pos_ in {"NOUN", "PROPN"} and any(form in structures for form in forms(thing)):
                first, last = thing_phrase(thing)
                if not any(word.lower_ in MILITARY for word in thing.doc[first.i : thing.i]):
                    yield document.text[first.idx : last.idx + len(last)]


def thing_phrase(thing: Token) -> tuple[Token, Token]:
    """The first and last word of a thing's name: what is compounded with it, whose it is, and a phrase with "of"."""
    first = last = thing
    for child in sorted(thing.children, key=lambda c: -c.i):
        beside = child.i < first.i and child.right_edge.i == first.i - 1
        if beside and base(child.dep_) in {"compound", "amod", "nmod", "flat"}:
            first = child.left_edge
    for child in thing.children:
        if child.i > thing.i and (base(child.dep_) == "flat" or preposition(child) == "of"):
            last = max(last, child, key=lambda token: token.i)
    return first, last


def struck(trigger: Token, lexicon: EventLexicon, slots: Sequence[str]) -> list[Token]:
    """The heads in the slots of a trigger's frame where what it strikes stands."""
    verb = trigger.pos_ in {"VERB", "AUX", "ADJ"}
    frame: Frame = verb_frame(trigger, lexicon.control) if verb else noun_frame(trigger)
    found: list[Token] = []
    for slot in slots:
        found.extend(frame.slot(slot))
    if not verb:
        found.extend(frame.modifiers)
        if preposition(trigger) in {"in", "by", "during", "after"} and trigger.head.pos_ == "VERB":
            found.extend(antecedent(child) for child in trigger.head.children if child.dep_ in {"nsubj:pass", "obj"})
    return found
