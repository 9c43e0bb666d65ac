"""Frames of verbs: what a trigger governs, as logical subject, object, phrases by preposition and clauses.

Passives are turned round; subjects that stand elsewhere come from arguments.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from according.events.antecedents import antecedent
from according.events.arguments import agents, gap, is_agent, is_passive, own_subjects, surface_subjects
from according.events.gaps import asked_after, blamed, cursed, shared, shared_end, stranded, whom
from according.events.marks import is_gerund, marker, preposition
from according.words import base, word_class

COMPANY = frozenset({"along_with", "together_with"})
"""Prepositions of those who take part beside somebody."""


@dataclass(slots=True)
class Frame:
    """What a trigger governs, as logical roles; all lists hold the heads of phrases."""

    token: Token
    passive: bool = False
    particle: str | None = None
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    indirect: list[Token] = field(default_factory=list)
    obliques: dict[str, list[Token]] = field(default_factory=dict)
    xcomps: list[Token] = field(default_factory=list)
    ccomps: list[Token] = field(default_factory=list)
    modifiers: list[Token] = field(default_factory=list)
    possessors: list[Token] = field(default_factory=list)

    def slot(self, name: str) -> list[Token]:
        """The heads that stand in a slot: subj obj iobj xcomp ccomp mod poss modal, or a preposition."""
        match name:
            case "subj":
                return self.subjects
            case "obj":
                return self.objects
            case "iobj":
                return self.indirect
            case "xcomp":
                return self.xcomps
            case "ccomp":
                return self.ccomps
            case "mod":
                return self.modifiers
            case "poss":
                return self.possessors
            case "modal":
                return [word for clause in self.ccomps for word in modals(clause)]
        found = self.obliques.get(name, [])
        return found or (self.obliques.get("out_of", []) if name == "of" else [])


def modals(clause: Token) -> list[Token]:
    """The auxiliaries of a clause; none where it tells what should have been."""
    found = [child for child in clause.children if child.dep_ == "aux"]
    return [] if len(found) > 1 and found[-1].lower_ == "have" else found


def verb_frame(token: Token, control: Mapping[tuple[str, str], str]) -> Frame:
    """The frame of a verb, active or passive."""
    frame = Frame(token, passive=is_passive(token))
    if describes(token):
        return frame
    surface = surface_subjects(token, control)
    # An object with a preposition is none, whatever the tree calls it ("went on trial").
    objects = [antecedent(child) for child in token.children if child.dep_ == "obj" and preposition(child) is None]
    frame.indirect = [antecedent(child) for child in token.children if child.dep_ == "iobj"]
    missing = gap(token)
    if frame.passive:
        frame.subjects = [antecedent(child) for child in agents(token)]
        frame.objects = [bereft(token, item) for item in surface or objects]
        frame.indirect += objects if surface else []
    else:
        frame.subjects = surface
        frame.objects = objects or ([missing] if missing is not None and surface and not frame.indirect else [])
        frame.objects = frame.objects or list(frame.indirect)  # "warned Israel" has no other object
        frame.objects = frame.objects or displaced(token)
    if not frame.objects and not frame.passive:
        frame.objects = bare(token)
    for child in (*token.children, *shared_end(token)):
        collect(frame, child)
    name_apart(frame)
    if frame.passive and (name := stranded(token)) is not None:
        frame.obliques.setdefault(name, []).extend(frame.objects)
        frame.objects, frame.particle = [], None
    join_company(frame)
    frame.objects = cursed(frame.objects, frame.obliques.get("out_of", ())) or frame.objects
    frame.objects = [use_of(item, token) for item in frame.objects]
    for item in frame.objects:
        if token.i in (item.head.i, item.head.head.i) or frame.passive:
            for child in item.children:
                if base(child.dep_) == "nmod" and child.dep_ != "nmod:poss":
                    frame.obliques.setdefault(preposition(child) or "", []).append(child)
    return frame


def name_apart(frame: Frame) -> None:
    """Takes, in place, what something is called for a complement: "called the raid a massacre".

    A tree may take it for a second object, or for a clause though it has no verb.
    """
    if frame.token.lower_ not in word_class("naming_verbs"):
        return
    side = frame.indirect if frame.passive else frame.objects
    names = [item for item in side if item.dep_ == "obj" and item.head.i == frame.token.i][0 if frame.passive else 1 :]
    names += [clause for clause in frame.ccomps if clause.pos_ in {"NOUN", "ADJ"}]
    side[:] = [item for item in side if item not in names]
    frame.ccomps = [clause for clause in frame.ccomps if clause not in names]
    frame.xcomps += names


def join_company(frame: Frame) -> None:
    """Puts, in place, those who are named "along with" a side beside it: "killed six guards, along with a driver".

    Beside a verb they are with the object where it has one, "arrived along with his aide" with the subject.
    """
    for side in (frame.subjects, frame.objects):
        side += [child for item in side for child in item.children if preposition(child) in COMPANY]
    objects = frame.objects and frame.token.i < frame.objects[0].i and frame.objects[0].ent_type_ != "LOC"
    side = frame.objects if objects or frame.passive else frame.subjects
    counted = any(child.dep_ == "nummod" for item in frame.objects for child in item.children)
    for child in frame.token.children:
        apart = child.left_edge.i > 0 and "," in (child.left_edge.text, child.left_edge.nbor(-1).text)
        if base(child.dep_) == "obl" and child.i > frame.token.i and (side is frame.subjects or counted or apart):
            side += [word for word in (child, *child.children) if preposition(word) in COMPANY]


def use_of(item: Token, verb: Token) -> Token:
    """What a sum of money is given in ("$50 million in aid"), or the object itself."""
    if item.ent_type_ != "MONEY":
        return item
    near = (child for head in (item, *item.children, verb) for child in head.children if child.i > item.i)
    given = (noun for noun in near if noun.lemma_.lower() in word_class("given_in") and preposition(noun) == "in")
    return next((noun for noun in given if not any(child.dep_ == "det" for child in noun.children)), item)


def bereft(verb: Token, item: Token) -> Token:
    """Whom a participle tells of under a noun for their kin: "the parents of two sailors killed in the raid"."""
    if verb.dep_ != "acl" or item.i != verb.head.i or item.lemma_.lower() not in word_class("kin"):
        return item
    inner = [c for c in item.children if c.dep_ == "nmod" and preposition(c) == "of" and item.i < c.i < verb.i]
    return inner[-1] if inner and (inner[-1].pos_ != "PROPN" or inner[-1].tag_ == "NNPS") else item


def displaced(verb: Token) -> list[Token]:
    """The object of an active verb that a tree takes for a subject, or for a part of the clause below."""
    subjects = [child for child in verb.children if base(child.dep_) == "nsubj"]
    item = asked_after(subjects) or whom(verb) or blamed(verb) or shared(verb)
    return [antecedent(item)] if item is not None else []


def absolute(phrase: Token, name: str) -> bool:
    """Whether a phrase is a clause of its own: "fired a shell, with the ministry saying it was a drill"."""
    first = phrase.left_edge
    clause = any(child.dep_ == "acl" and child.tag_ == "VBG" for child in phrase.children)
    return name == "with" and clause and first.i > 0 and "," in (first.text, first.nbor(-1).text)


def describes(token: Token) -> bool:
    """Whether a participle of moving only describes the noun behind it: "gives cover to fleeing rebels".

    A tree may read "to" as the mark of an infinitive there, which no form in -ing has.
    """
    if token.tag_ != "VBG" or token.lemma_ not in word_class("moving"):
        return False
    marked = any(child.dep_ == "mark" and child.lower_ == "to" for child in token.children)
    nouns = [child for child in token.children if child.dep_ == "obj" and child.i > token.i]
    return marked and any(child.i == token.i + 1 or not any(c.dep_ == "det" for c in child.children) for child in nouns)


def bare(token: Token) -> list[Token]:
    """Phrases that a tree calls oblique though no preposition leads them in: objects, unless they say when."""
    return [
        child
        for child in token.children
        if child.dep_ == "obl" and child.i > token.i and preposition(child) is None and child.ent_type_ != "DATE"
    ]


def collect(frame: Frame, child: Token) -> None:
    """Files one dependent of a verb under its slot."""
    dep = base(child.dep_)
    if child.dep_ == "compound:prt":
        frame.particle = child.text.lower()
    elif dep in {"obl", "obj"}:
        name = preposition(child)
        if name and not absolute(child, name) and not (frame.passive and is_agent(child)):
            frame.obliques.setdefault(name, []).append(antecedent(child))
    elif dep == "xcomp":
        frame.xcomps.append(child)
    elif dep == "ccomp":
        frame.ccomps.append(child)
    elif dep == "advcl":
        mark = marker(child)
        if mark == "to" and not frame.xcomps:
            frame.obliques.setdefault("to_do", []).append(child)
        elif mark and is_gerund(child) and not (mark == "with" and own_subjects(child)):
            frame.obliques.setdefault(mark, []).append(child)
    elif (
        dep == "advmod"
        and frame.particle is None
        and child.text.lower() in {"off", "out", "up", "down", "back", "over", "away"}
    ):
        frame.particle = child.text.lower()
