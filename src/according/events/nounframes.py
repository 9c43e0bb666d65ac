"""Arguments of a nominal event: its modifiers, its owner, and its phrases, wherever a tree hangs them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from according.events.antecedents import antecedent
from according.events.frames import Frame
from according.events.marks import POSSESSIVE, is_gerund, marker, preposition
from according.words import base

BESIDE = frozenset({"with", "to", "against", "on", "between", "by", "from"})
"""Prepositions of a nominal event that a tree may hang on what the event is of."""
CLOSE_BY = frozenset({"of", "on", "against", "between", "into", "with", "by"})
"""Prepositions that right behind a nominal event lead in what is its own, wherever a tree hangs it."""
BLAMING = frozenset({"blame", "pin"})
CLOSE_PHRASES = 3  # phrases behind a nominal event that are looked at


def noun_frame(token: Token) -> Frame:
    """The frame of a nominal event: its modifiers, possessor, and phrases by preposition."""
    frame = Frame(token)
    take_children(frame)
    take_displaced(frame)
    for name, item in close_by(token):
        frame.obliques.setdefault(name, [item])
    if not frame.possessors and (owner := owner_before(token)) is not None:
        frame.possessors.append(owner)
    if not frame.possessors:
        frame.possessors += shared_owner(token)
    for child in token.children:  # "the talks, the first contact between the two sides"
        if child.dep_ == "appos" and "between" not in frame.obliques:
            sides = [c for c in child.children if base(c.dep_) == "nmod" and preposition(c) == "between"]
            if sides:
                frame.obliques["between"] = sides
    return frame


def take_children(frame: Frame) -> None:
    """Put what hangs on an event noun into its frame's slots."""
    for child in frame.token.children:
        dep = base(child.dep_)
        if child.dep_ == "nmod:poss":
            frame.possessors.append(child)
        elif dep in {"amod", "compound"} or (dep == "nmod" and preposition(child) is None):
            frame.modifiers.append(child)
        elif dep in {"nmod", "obl"}:
            frame.obliques.setdefault(preposition(child) or "", []).append(child)
        elif dep == "acl":
            frame.xcomps.append(child)
            name = marker(child)
            if name in {"on", "against"} and is_gerund(child):  # "a ban on admitting refugees"
                frame.obliques.setdefault(name, []).append(child)
            asked = [c for c in child.children if base(c.dep_) == "nsubj"]
            if asked and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children):
                frame.obliques.setdefault("for", asked[:1])  # "an appeal for both sides to stop"
        elif dep == "nsubj":
            frame.subjects.append(antecedent(child))


def take_displaced(frame: Frame) -> None:
    """Put phrases into a frame that a tree hangs on another phrase of the noun."""
    for item in [item for name in ("on", "against") for item in frame.obliques.get(name, ())]:
        # "the crackdown on students by the army", where a tree hangs the army on the students
        agent = [child for child in item.children if base(child.dep_) == "nmod" and preposition(child) == "by"]
        if agent and "by" not in frame.obliques:
            frame.obliques["by"] = agent
    for item in list(frame.obliques.get("of", ())):
        # "the suspension of links with the island": what the noun is of may hold its phrases.
        for child in item.children:
            name = preposition(child) if base(child.dep_) == "nmod" and child.dep_ != "nmod:poss" else None
            if name in BESIDE and name not in frame.obliques:
                frame.obliques[name] = [child]


def shared_owner(noun: Token) -> list[Token]:
    """Who owns the noun that another stands beside without an article: "their hold on power and crackdown on media"."""
    first = noun.head
    if noun.dep_ != "conj" or first.pos_ != "NOUN" or first.i > noun.i:
        return []
    named = any(child.pos_ == "PROPN" or child.ent_type_ for child in noun.children if child.i < noun.i)
    if named or any(child.dep_ in {"det", "nummod", "case"} for child in noun.children):
        return []
    return [child for child in first.children if child.dep_ == "nmod:poss" and child.ent_type_ != "DATE"]


def owner_before(noun: Token) -> Token | None:
    """Who owns a noun by the words before it, wherever a tree hangs the owner: "China's (military) build-up"."""
    for at in range(noun.i - 1, noun.sent.start, -1):
        word = noun.doc[at]
        if word.dep_ == "case" and word.lower_ in POSSESSIVE:
            owner = word.head
            return owner if owner.i < at and owner.ent_type_ != "DATE" and owner.pos_ in {"PROPN", "NOUN"} else None
        if word.head.i != noun.i or base(word.dep_) not in {"amod", "compound", "nummod"}:
            return None
    return None


def close_by(noun: Token) -> Iterator[tuple[str, Token]]:
    """Phrases right behind a noun that a tree hangs on a word above it: "a motion tightening sanctions on the port".

    Each with its preposition; what says when is passed over.
    """
    doc, end, at = noun.doc, noun.sent.end, noun.i + 1
    above = {word.i for word in noun.ancestors}
    for _ in range(CLOSE_PHRASES):
        if at >= end or doc[at].dep_ != "case" or doc[at].head.i <= at:
            return
        item = doc[at].head
        own = item.head.i == noun.i
        if not own and (item.head.i not in above or item.dep_ == "obl:agent"):
            return
        name = doc[at].lower_
        blamed = name == "on" and item.head.lemma_ in BLAMING  # "blamed the raid on the rebels"
        reported = name == "by" and item.head.pos_ == "NOUN"  # "reports of the raid by the broadcaster"
        if not own and not blamed and not reported and name in CLOSE_BY and item.ent_type_ != "DATE":
            yield name, item
        at = item.right_edge.i + 1
