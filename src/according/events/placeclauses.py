"""Where an event happened by the clauses around it: what it was part of, what it hangs on, who tells of it.

"Killed during clashes near the town", "sent troops to stop a genocide in the country", "In Jos, police said two died".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from according.document import Place
from according.events.marks import forms, marker, preposition
from according.events.placephrases import HERE, LOOSE, located, place_in
from according.events.roles import Parties
from according.events.sharing import shares_time, speaks
from according.events.standins import STANDING_FOR
from according.words import base, word_class

STILL = LOOSE - {"to", "into", "toward", "towards", "through"}
MOVING = frozenset({"to", "from", "toward", "towards"})
"""Whence and whither somebody was taken, who was elsewhere till then."""
INSIDE = frozenset({"in", "at", "during"})
ABOVE = frozenset({"conj", "xcomp", "advcl", "acl", "ccomp", "obj", "obl", "nsubj", "nmod", "parataxis"})
AIMED_AT = frozenset({"on", "against"})
DURING = frozenset({"during", "amid", "amidst", "after", "following", "in", "upon", "on"})
"""What leads from an event to another one that it was part of: "killed during clashes near Kirkuk"."""


def relative(parties: Parties, token: Token) -> Place | None:
    """The place of what a clause with "where" or "during which" hangs on: "at the museum, where 22 were killed"."""
    if token.dep_ != "acl:relcl":
        return None
    where = any(child.lower_ == "where" for child in token.children)
    within_it = any(child.lower_ == "which" and preposition(child) in INSIDE for child in token.children)
    if not (where or within_it):
        return None
    noun = token.head
    found = place_in(parties, noun)
    if found is None and where and base(noun.dep_) == "nmod":
        found = place_in(parties, noun.head)
    if found is None and within_it:
        found = located(parties, noun, strict=True) or above(parties, noun, verbal=False)
    return found


def joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """The words and the verbs joined to them, whose phrases at the end of the clause are often those of all."""
    for token in tokens:
        yield token
        yield from (child for child in token.children if child.dep_ == "conj" and child.pos_ == "VERB")
        if token.dep_ == "conj":  # "were groped, molested and robbed in the square": all hang on the first
            yield from (
                more for more in token.head.children if more.dep_ == "conj" and more.pos_ == "VERB" and more.i > token.i
            )


def part_of(parties: Parties, token: Token) -> Place | None:
    """The place of a happening or action that the event was part of: "during clashes near", "when a shell hit"."""
    for child in token.children:
        if base(child.dep_) in {"obl", "nmod"} and preposition(child) in DURING and parties.place(child) is None:
            found = located(parties, child, strict=True) or at_target(parties, child)
        elif child.dep_ in {"advcl", "acl"} and child.tag_ != "VB" and child.lower_.endswith("ing"):
            moved = any(each.dep_ == "obj" for each in child.children)  # "seized him, flying him to Bonn"
            found = located(parties, child, without=MOVING if moved else frozenset())
        elif child.dep_ == "advcl" and marker(child) == "to":
            found = located(parties, child, strict=True) or errand(parties, child)
        elif child.dep_ == "xcomp" and child.tag_ == "VBN" and marker(child) == "to":
            found = located(parties, child)  # "ordered the launch to be conducted from the base"
        elif child.dep_ == "advcl" and any(opener.lower_ == "when" for opener in child.children):
            found = located(parties, child) or struck(parties, child)
        else:
            continue
        if found is not None:
            return found
    return None


def at_target(parties: Parties, noun: Token) -> Place | None:
    """Where what a deed was aimed at lies: "killed in an attack on the embassy in the capital"."""
    for child in noun.children:
        if base(child.dep_) == "nmod" and preposition(child) in AIMED_AT:
            found = located(parties, child, strict=True) or place_in(parties, child)
            if found is not None and found.precision != "country":
                return found
    return None


def errand(parties: Parties, purpose: Token) -> Place | None:
    """Where what was to be done lay: "sent troops to stop a genocide in Rwanda"; not what is only spoken of."""
    for child in purpose.children:
        if base(child.dep_) == "obj" and not elsewhere(child):
            return located(parties, child, strict=True)
    return None


def closed(parties: Parties, tokens: Iterable[Token]) -> Place | None:
    """The country that somebody is kept from entering: "ban visitors from entering Chad", "a ban on them entering"."""
    for token in tokens:
        if not word_class("barring").isdisjoint(forms(token)):
            for word in token.subtree:
                steps = [word.head, word.head.head, word.head.head.head]
                if (
                    word.lower_ in word_class("entering")
                    and word.i > token.i
                    and (token in steps or marker(word) == "from")
                ):
                    return next((found for child in word.children if base(child.dep_) == "obj"
                                 and (found := place_in(parties, child)) is not None), None)  # fmt: skip
    return None


def outcome(parties: Parties, clause: Token) -> Place | None:
    """The place of what an event left: "an attack that saw six people killed in Jos", "which left six dead in Jos"."""
    for child in clause.children:
        if clause.lemma_.lower() in word_class("outcome_clauses") and base(child.dep_) in {"obj", "ccomp", "xcomp"}:
            parts = [child, *(more for more in child.children if base(more.dep_) in {"acl", "xcomp", "amod"})]
            found = next(filter(None, (located(parties, part, strict=True) for part in parts)), None)
            if found is not None:
                return found
    return None


def inquired(parties: Parties, noun: Token) -> Place | None:
    """Where those are who look into a deed, as police do at home: "police in Bonn are investigating 30 assaults"."""
    verb = noun.head
    if noun.pos_ != "NOUN" or base(noun.dep_) not in {"obj", "obl"} or word_class("inquiring").isdisjoint(forms(verb)):
        return None
    for child in verb.children:
        if child.dep_ == "nsubj" and child.lemma_.lower() in word_class("locals"):
            found = located(parties, child, strict=True)
            return found if found is not None and found.precision != "country" else None
    return None


def struck(parties: Parties, verb: Token) -> Place | None:
    """What a verb acts on as a place, or where that is: "shelled Homs", "raided the area", "held a rally in Gaza"."""
    for child in verb.children:
        if base(child.dep_) != "obj":
            continue
        found = parties.place(child) if child.ent_type_ == "LOC" else None
        if found is None:
            found = place_in(parties, child) if child.lower_ in STANDING_FOR else located(parties, child, strict=True)
        if found is not None and found.precision != "country":
            return found
    return None


def above(parties: Parties, token: Token, verbal: bool) -> Place | None:
    """The place that the clause around a word gives it, through coordination and purposes."""
    for _ in range(3):
        head = token.head
        if head.i == token.i or base(token.dep_) not in ABOVE:
            return None
        if base(token.dep_) in {"ccomp", "parataxis"}:
            return None if verbal else goes_on(parties, token)
        if token.pos_ == "NOUN" and head.lemma_.lower() in word_class("remembered"):
            return located(parties, head, strict=True) or at_target(parties, head)
        if token.pos_ == "NOUN" and elsewhere(token):
            return None
        if verbal and token.dep_ == "acl:relcl":  # "protesters in Cairo who urged", not "Ms Hall, whom he backed"
            return located(parties, head, strict=True) if told_of(token) else None
        if verbal and apart(token):
            return None
        found = located(parties, head, strict=True) or (None if verbal else struck(parties, head))
        if (
            found is None
            and not verbal
            and token.dep_ == "nsubj"
            and not word_class("spreading").isdisjoint(forms(head))
        ):
            found = located(parties, head, without=STILL)
        if found is None and not verbal and token.dep_ == "conj" and token.pos_ == "VERB":
            found = located(parties, head, without=STILL)  # "marched to Versailles and seized the king"
        if found is not None:
            return found
        token = head
    return None


def goes_on(parties: Parties, token: Token) -> Place | None:
    """Where the clause before a semicolon puts a deed: "protests spread to Homs; in May, forces shot six"."""
    between = token.doc[token.head.i : token.i] if token.dep_ == "parataxis" and token.i > token.head.i else ()
    if token.pos_ != "VERB" or not any(word.text == ";" for word in between):
        return None
    spreads = not word_class("spreading").isdisjoint(forms(token.head))
    return located(parties, token.head, strict=not spreads, without=STILL if spreads else frozenset())


def apart(token: Token) -> bool:
    """Whether words were spoken elsewhere than their clause tells: before, or by somebody else.

    "He spoke in Iowa and the party praised him", "in Iowa he was asked about his past support".
    """
    if token.pos_ == "NOUN" and any(
        child.dep_ == "amod" and child.lower_ in word_class("earlier_deeds") for child in token.children
    ):
        return True
    own = any(base(child.dep_) == "nsubj" and child.pos_ != "PRON" for child in token.children)
    return token.dep_ == "conj" and token.pos_ == "VERB" and own


def told_of(clause: Token) -> bool:
    """Whether a relative clause says what its noun did: "who urged", not "whom they urged"."""
    return any(base(child.dep_) == "nsubj" and child.lower_ in {"who", "which", "that"} for child in clause.children)


def fronted(parties: Parties, token: Token) -> Place | None:
    """Where those are who tell of what happened there: "In Hong Kong, organisers said 300 people took part".

    Only of people of the place: what a minister says in the capital has happened anywhere.
    """
    for _ in range(3):
        head = token.head
        if head.i == token.i or base(token.dep_) not in {*ABOVE, "ccomp"}:
            return None
        if token.dep_ == "ccomp" and head.lemma_.lower() in word_class("telling"):
            subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
            if subject is None or subject.lemma_.lower() not in word_class("locals"):
                return None
            for child in head.children:
                opens = child.left_edge.i == child.sent.start and child.i < subject.i
                if base(child.dep_) == "obl" and opens and preposition(child) in HERE:
                    return place_in(parties, child)
            return None
        token = head
    return None


def elsewhere(noun: Token) -> bool:
    """Whether a nominal event lies not where its clause does: "protested in Paris against the war"."""
    if base(noun.dep_) in {"obl", "nmod"}:
        return not shares_time(noun)
    verb = noun.head
    said = (child for child in verb.children if child.dep_ == "xcomp" or (child.dep_ == "obj" and child.i > noun.i))
    named = speaks(verb) and any(True for _ in said)  # "called the raid a disgrace"
    return noun.dep_ == "obj" and (named or any(form in word_class("looking_back") for form in forms(verb)))
