"""Which parties, places and times of a report stand where: by token, in text order, in lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from according.document import Document, Party, Place, Timex
from according.events.arguments import own_subjects
from according.events.marks import forms, preposition
from according.events.phrases import covering, lists
from according.words import base, char_token, word_class

PERSONAL = frozenset(
    {
        "he", "she", "they", "we", "it", "him", "her", "them", "us", "who", "whom",
        "someone", "somebody", "anyone", "anybody", "everyone",
    }
)  # fmt: skip
OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})
NO_PARTY = frozenset({"DATE", "MONEY", "QUANTITY"})
COUNTRY = frozenset({"country", "nation", "island", "kingdom", "republic"})
"""Nouns that after "the" stand for the state last named."""
COUNTRY_REACH = 500  # characters before "the country" that the state is looked for in
ADHERENTS = ("ist", "ists")
"""Endings of nouns for persons."""
WOMEN = ("woman", "women")
"""Endings of nouns for persons by what they do ("a committeewoman")."""
SHORTEST = 6
"""Letters of nouns with such an ending that are as likely something else ("mist", "twists")."""
CORE = frozenset({"nsubj", "obj", "iobj"})
STANDING = frozenset({"PRON", "DET", "ADJ", "NUM"})
"""What "some" and "both" may be where they stand for people by themselves."""
STEPS = 3  # how deep a party is looked for inside a phrase


class Mentioned:
    """Parties, places and times of a Document by token.

    `people` are lemmas for persons and groups, `targets` for things that are attacked or held ("convoy"),
    `transparent` for words that only measure what stands after them ("a series of").
    """

    def __init__(
        self,
        doc: Doc,
        document: Document,
        parties: Sequence[Party],
        places: Sequence[Place],
        classes: Mapping[str, frozenset[str]],
        times: Sequence[Timex] = (),
    ) -> None:
        self.document = document
        self.classes = classes
        self.people = classes.get("people", frozenset())
        self.targets = classes.get("targets", frozenset())
        self.transparent = classes.get("transparent", frozenset())
        self._parties = covering(doc, parties)
        self.doc = doc
        self.mentions = sorted(parties, key=lambda party: party.start)
        self._places = covering(doc, places)
        self._times = covering(doc, times)
        self.places = sorted(places, key=lambda place: place.start)
        self._rows = lists(self.mentions, document.text)
        self._lists = {party.start: first for first, row in self._rows.items() for party in row}

    def is_time(self, token: Token) -> bool:
        """Whether the token stands in a time expression ("at 6 am")."""
        return token.i in self._times or token.ent_type_ == "DATE"

    def at(self, token: Token) -> Party | None:
        """The party whose words hold the token, the longest where several do."""
        return self._parties.get(token.i)

    def place(self, token: Token) -> Place | None:
        """The place whose words hold the token."""
        return self._places.get(token.i)

    def said_at(self, place: Place) -> bool:
        """Whether a place is only where somebody spoke: "a spokesman said in Jos"."""
        token = char_token(self.doc, place.start)
        while token is not None and place.start <= token.head.idx < place.end and token.head.i != token.i:
            token = token.head
        if token is None or base(token.dep_) != "obl" or token.i < token.head.i:
            return False
        return token.head.lemma_.lower() in word_class("saying")

    def is_people(self, token: Token) -> bool:
        """Whether a noun, numeral or name stands for persons."""
        return (
            any(form in self.people for form in forms(token))
            or is_adherent(token)
            or (token.pos_ == "NOUN" and token.lower_.endswith(WOMEN))
            or token.ent_type_ in {"PERSON", "NORP"}
            or token.text.lower() in PERSONAL
            or (token.dep_ == "nmod:poss" and token.lower_ in OWNERS)
            or (token.pos_ == "NUM" and not measures(token))
            or (token.lower_ in word_class("shares") and base(token.dep_) in CORE and token.pos_ in STANDING)
            or (token.lower_ == "those" and meant_for_people(token))
        )

    def is_target(self, token: Token) -> bool:
        """Whether a noun is a thing or a place that force is used on, whoever owns it."""
        return any(form in self.targets for form in forms(token)) or self.place(token) is not None

    def is_party(self, token: Token) -> bool:
        return (
            self.at(token) is not None
            or token.ent_type_ in {"PERSON", "NORP", "ORG"}
            or (token.text.lower() in PERSONAL)
        )

    def is_spot(self, token: Token) -> bool:
        """Whether a word says where, after a preposition of place: a toponym, a building, "the country"."""
        return self.place(token) is not None or any(f in self.targets or f in word_class("spots") for f in forms(token))

    def is_capital(self, token: Token) -> bool:
        """Whether a word names a capital as a place."""
        place = self.place(token)
        return place is not None and place.feature == "PPLC"

    def through(self, token: Token) -> Token:
        """Past words that only measure ("a series of attacks" gives attacks)."""
        for _ in range(STEPS):
            measured = any(form in self.transparent for form in forms(token)) or token.lower_ in word_class("shares")
            if not measured and token.pos_ != "NUM":
                return token
            inner = [c for c in token.children if base(c.dep_) == "nmod" and preposition(c) == "of"]
            if not inner:
                return token
            token = inner[-1]  # "hundreds of thousands of people", where a tree hangs both on the first
        return token

    def listed(self, found: list[Party]) -> list[Party]:
        """Parties with those of the same list, "A, B and C", of which a tree hung some elsewhere."""
        if not found or any(party.start not in self._lists for party in found):
            return found
        members = [party for first in dict.fromkeys(self._lists[p.start] for p in found) for party in self._rows[first]]
        return members if len(members) > len(found) else found

    def the_country(self, token: Token) -> Party | None:
        """The state that "the country" stands for: the last one named before it, but for the subject of its clause."""
        if token.lower_ not in COUNTRY or not any(child.lower_ in {"the", "this", "that"} for child in token.children):
            return None
        if any(base(child.dep_) in {"acl", "amod", "nmod"} for child in token.children):
            return None  # "the country that", "the largest country"
        verb = token.head
        own = {party.name for subject in own_subjects(verb) if (party := self.at(subject)) is not None}
        for party in reversed(self.mentions):
            if party.end > token.idx or party.kind != "country" or party.name in own:
                continue
            return party if token.idx - party.end <= COUNTRY_REACH else None
        return None


def measures(token: Token) -> bool:
    """Whether a word is of a date, a sum or a measure, not a number by itself ("kills 20")."""
    if token.ent_type_ != "QUANTITY" or token.pos_ != "NUM":
        return token.ent_type_ in NO_PARTY
    beside = (token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc))
    return any(word.ent_type_ == "QUANTITY" and word.pos_ in {"NOUN", "SYM"} for word in beside)


def is_adherent(token: Token) -> bool:
    """Whether a noun by its ending names persons ("imperialists", "a loyalist")."""
    word = token.lower_
    return (
        token.pos_ == "NOUN"
        and word.endswith(ADHERENTS)
        and len(word) > SHORTEST
        and token.lemma_ not in word_class("no_persons")
    )


def meant_for_people(those: Token) -> bool:
    """Whether "those" stands for persons: "those who fled", "those affected", "those responsible"."""
    if those.i + 1 >= len(those.doc):
        return False
    after = those.nbor(1)
    said = (after.dep_ == "acl" and after.tag_ == "VBN") or (
        after.pos_ == "ADJ" and base(after.dep_) in {"amod", "acl"}
    )
    return after.lower_ == "who" or (after.head.i == those.i and said)
