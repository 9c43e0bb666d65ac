"""Whose a possessive pronoun is: "his brother", "in its report", "our resolve".

The last mention before it in its sentence comes first, then the subject of the clause around it, which may stand after
it ("In his complaint, Mr Lee said"), then the last mention before that fits. "Our" and "my" are of whoever the claim
around them has as its source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import takewhile

from spacy.tokens import Doc, Token

from according.document import Claim, Document, Party
from according.events.antecedents import antecedent
from according.events.marks import preposition
from according.resources import table
from according.words import base, char_token, demanders, word_class

REACH = 400
"""Characters before a possessive pronoun that its owner is looked for in."""
CLIMB = 8
WHERE = frozenset({"in", "over", "into", "at", "near", "across", "through", "inside"})
"""Prepositions before what only says where something happens, which owns little of what follows."""
SINGLE = frozenset({"a", "an", "the", "one", "his", "her", "my"})
"""First words of one person ("a journalist", "her husband")."""
SPEAKING = frozenset({"our", "my"})
GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
PRONOUNS = {
    "his": frozenset({"he", "him", "who"}), "her": frozenset({"she", "her", "who"}), "its": frozenset({"it"}),
    "their": frozenset({"they", "them", "who"}),
}  # fmt: skip
KINDS = {
    "his": frozenset({"person"}), "her": frozenset({"person"}),
    "its": frozenset({"organisation", "country", "group"}),
    "their": frozenset({"group", "agent", "other", "organisation"}),
}  # fmt: skip
"""Kinds of party that a possessive pronoun may stand for, wherever they stand before it."""
DOERS = {"his": frozenset({"agent"}), "her": frozenset({"agent"}), "their": frozenset({"country"})}
"""Further kinds that it may stand for as subjects of its own clause."""


class Owners:
    """Finds the owners of one Document; `at` gives the party at a token, `mentions` are all in text order."""

    def __init__(self, document: Document, mentions: Sequence[Party], at: Callable[[Token], Party | None]) -> None:
        self.document = document
        self.mentions = mentions
        self.at = at

    def of(self, token: Token) -> Party | None:
        """The mention that a possessive pronoun stands for; None where none fits."""
        word = token.lower_
        claim = self.claim(token)
        if word in SPEAKING:
            return self.speaker(claim)
        barred = claim.source.name if claim is not None and claim.source and claim.directness == "direct" else None
        bodies = ("country", "organisation", "group")  # a prisoner may demand his own release
        others = ((self.at(who), who.lemma_.lower() in word_class("prisoners")) for who in demanders(token))
        asking = [p for p, held in others if p is not None and (p.kind in bodies or (p.kind == "agent" and not held))]
        for i in range(token.i - 1, token.sent.start - 1, -1):
            before = token.doc[i]
            where = before.dep_ in {"compound", "amod"} or preposition(before) in WHERE
            party = None if where else self.at(before)
            if party is None or party.end > token.idx or party in asking:
                continue
            kinds = KINDS[word] | ({"agent"} if word in GENDERS and is_one(party) else set())
            if self.fits(party, word, barred, kinds):
                return party
        for subject in subjects_above(token):
            party = self.at(subject)
            if party in asking or (party is not None and word in GENDERS and is_many(party)):
                continue  # "commentators exposed his lapse"
            if party is not None and self.fits(party, word, barred, KINDS[word] | DOERS.get(word, frozenset())):
                return party
        ahead = (p for p in reversed(self.mentions) if p.end <= token.idx and p not in asking)
        near = takewhile(lambda party: token.idx - party.end <= REACH, ahead)
        return self.foremost([party for party in near if self.fits(party, word, barred, KINDS[word])], token.doc)

    def foremost(self, fitting: Sequence[Party], doc: Doc) -> Party | None:
        """The nearest, but for one that only owns something where its sentence has another: "charged *him* after he
        passed the president's house"."""
        if not fitting:
            return None
        first = char_token(doc, fitting[0].end - 1)
        for party in fitting:
            last = char_token(doc, party.end - 1)
            if last is None or first is None or last.sent != first.sent:
                break
            if last.dep_ != "nmod:poss":
                return party
        return fitting[0]

    def beyond(self, token: Token) -> Party | None:
        """The body that "its" or "their" stands for under another's deed: none acts on what is its own."""
        word = token.lower_
        if word not in {"its", "their"}:
            return None
        own = {child.i for child in token.head.head.children if base(child.dep_) == "nsubj"}
        for subject in subjects_above(token):
            party = self.at(subject) if subject.i not in own else None
            if party is not None and self.fits(party, word, None, KINDS["its"] | KINDS[word]):
                return party
        return None

    def fits(self, party: Party, word: str, barred: str | None, kinds: frozenset[str]) -> bool:
        """Whether a party agrees with a pronoun in kind and gender, and is not who speaks the words around it."""
        if (barred is not None and party.name == barred) or tells_of_others(party):
            return False
        if party.text.lower().startswith(f"{word} "):
            return False  # "asked their governments to help in their release": both are of the same owner
        if party.kind == "pronoun":
            return party.text.lower() in PRONOUNS[word]
        if party.kind == "agent" and party.name is not None and word in GENDERS:
            return False  # a body by another word
        gender = self.genders.get(party.name or "") or given_names().get((party.name or "").partition(" ")[0])
        return party.kind in kinds and gender in (None, GENDERS.get(word), "" if word in GENDERS else gender)

    @cached_property
    def genders(self) -> dict[str, str]:
        """Genders of names that pronouns of the report stand for."""
        return {
            party.name: GENDERS[party.text.lower()]
            for party in self.mentions
            if party.kind == "pronoun" and party.name and party.text.lower() in GENDERS
        }

    def claim(self, token: Token) -> Claim | None:
        """The innermost claim whose content holds the token."""
        around = [
            (part.end - part.start, number, claim)
            for number, claim in enumerate(self.document.claims)
            for part in claim.content
            if part.start <= token.idx < part.end
        ]
        return min(around, key=lambda item: item[:2])[2] if around else None

    def speaker(self, claim: Claim | None) -> Party | None:
        """Who "we" is in a claim's content, else its source."""
        if claim is None:
            return None
        for party in self.mentions:
            known = party.kind == "pronoun" and party.text.lower() in {"we", "us"} and (party.name or party.country)
            if known and any(part.start <= party.start < part.end for part in claim.content):
                return party
        return claim.source


def tells_of_others(party: Party) -> bool:
    """Whether an unnamed party is one that speaks of what others did ("local sources said their release")."""
    return party.name is None and party.text.lower().rsplit(" ", 1)[-1] in word_class("tellers")


def is_many(party: Party) -> bool:
    """Whether a party is several, named or not ("some Republicans", "20 men", "others", but no "witness")."""
    words = party.text.lower().split()
    several = is_plural(words[-1]) or words[-1].endswith(("men", "people")) or words[0].isdigit()
    return several and party.kind in {"agent", "group", "other"}


def is_plural(word: str) -> bool:
    """Whether a word ends like a plural: "rebels", not "boss" or "chorus"."""
    return word.endswith("s") and not word.endswith(("ss", "us"))


def is_one(party: Party) -> bool:
    """Whether a party is told as one person ("a journalist", "the witness", but not "the workers")."""
    words = party.text.lower().split()
    return words[0] in SINGLE and not is_plural(words[-1]) and party.country is not None


def subjects_above(token: Token) -> Iterator[Token]:
    """Subjects of the clauses around a token, the nearest first; those whose own phrase holds it are left out."""
    node = token
    for _ in range(CLIMB):
        if node.head.i == node.i:
            return
        node = node.head
        for child in node.children:
            if base(child.dep_) == "nsubj" and not child.left_edge.i <= token.i <= child.right_edge.i:
                yield antecedent(child)


@cache
def given_names() -> Mapping[str, str]:
    """Genders ("m", "f") by given name."""
    return {row["name"]: row["gender"] for row in table("given_names", ("name", "gender"), "en")}
