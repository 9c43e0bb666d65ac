"""Actors and recipients: which parties fill the places that a trigger opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Token

from according.document import Party
from according.events.antecedents import antecedent
from according.events.arguments import agents, is_passive, is_reciprocal, surface_subjects
from according.events.both import both
from according.events.counts import numeral
from according.events.marks import forms, marker, preposition
from according.events.mentioned import OWNERS, STEPS, Mentioned, measures
from according.events.nations import Nation, capital_at, nation_at, pair_before
from according.events.owners import Owners
from according.events.partners import apart, partners
from according.events.phrases import body_noun, joined, land_party, noun_phrase, same_as_one, span_of
from according.spans import Span
from according.words import base, word_class

NATIONAL = "nation"
"""Why a party was made: of a country's name or adjective that qualifies an act or a thing."""
CONDITIONS = frozenset({"if", "unless", "until"})
DESCEND = (
    "of", "by", "against", "with", "between", "among", "on", "to", "from", "for", "toward", "towards", "over", "at",
    "in", "near",
)  # fmt: skip
AIMED_AT = frozenset({"against", "on", "toward", "towards", "over", "at", "near"})
"""Prepositions of whom an act is aimed at, who never does it."""
HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
NAMING = frozenset({"ADJ", "PROPN"})
LOCATIVE = frozenset({"in", "at", "near", "inside", "across", "through", "along"})
WITHIN = frozenset({"in", "inside", "across", "through"})
ACTING = ({"obl:agent"}, {"nsubj"})
"""Where a clause holds who acts."""
SHARES = frozenset({"some", "one", "most", "many", "all", "both", "several", "half", "none", "few"})
SHARED = SHARES | {"those", "each"}
"""Determiners that may stand by themselves."""


class Parties(Mentioned):
    """The parties that phrases of a Document name, and phrases that read as parties though none was found."""

    @cached_property
    def owners(self) -> Owners:
        """Whose a possessive pronoun of the Document is."""
        return Owners(self.document, self.mentions, self.at_or_place)

    def at_or_place(self, token: Token) -> Party | None:
        """The party whose words hold the token, the state where it names one as a place."""
        found = self.at(token) or self.the_country(token)
        return self.derive(token, False) if found is None and self.place(token) is not None else found

    def resolve(self, head: Token, things: bool = False) -> list[Party]:
        """The parties of a phrase and of those coordinated with it; empty where it names none."""
        found: list[Party] = []
        for token in conjuncts(head):
            if _outcome(token):
                continue
            party, apposed = self.measured(token), self.apposed(token)
            if party is not None and apposed is not None:
                party = joined(party, apposed, self.document) or party
            party = self.titled_by(token, party) or party or apposed or self.derive(token, things)
            if party is not None and party.name is None and (names := self.persons_of(token)):
                found.extend(name for name in names if all(not name.overlaps(other) for other in found))
                continue
            if party is not None and (meant := both(token, party, self.mentions)):
                found.extend(one for one in meant if apart(one, found))
                continue
            if party is not None and apart(party, found):
                found += [party, *partners(token, party, self.document)]
        return self.listed(found)

    def persons_of(self, noun: Token) -> list[Party]:
        """The persons whom an unnamed party is: "the two rivals, Ann Lee and Bo Ek", "Ann Lee, a pollster who".

        Empty where the words beside it name none, or one alone, whose words the party has.
        """
        first = noun.head if noun.dep_ == "conj" else noun
        if first.dep_ == "appos":
            up = self.at(first.head) if self.is_title(first) else None
            return [up] if up is not None and up.name else []
        beside = [child for child in noun.children if child.dep_ == "appos"]
        named = [self.at(token) for child in beside for token in conjuncts(child)]
        people = [party for party in named if party is not None and party.kind == "person" and party.name]
        return people if len(people) > 1 and len(people) == len(named) else []

    def measured(self, token: Token) -> Party | None:
        """The party at a word, or, where that only measures one and says no more, the one it measures."""
        party, inner = self.at(token), self.through(token)
        of_them = self.at(antecedent(inner)) if inner.pos_ == "PRON" and inner.i > token.i else None
        if of_them is not None and (token.pos_ == "NUM" or token.lower_ in SHARES):  # "21 of them"
            span = self.document.span(token.idx, inner.idx + len(inner))
            return replace(of_them, start=span.start, end=span.end, text=span.text, kind="agent")
        if inner.i == token.i or (party is not None and (party.country or party.name)):
            return party
        return self.at(inner) or party

    def titled_by(self, token: Token, party: Party | None) -> Party | None:
        """The person whom an unnamed party stands beside ("Ann Lee, a reporter"); None where it does not."""
        known = party is not None and party.name is not None
        joined_to = any(child.dep_ == "conj" for child in token.children)
        if not known and (body := self.body_before(token)) is not None:
            return body
        return None if known or joined_to or not self.is_title(token) else self.at(token.head)

    def body_before(self, token: Token) -> Party | None:
        """The body before a comma of which a noun for bodies tells: "leads the Port Alliance, a group that backed"."""
        first = token.left_edge
        comma = first if first.lower_ == "," or first.i == 0 else first.nbor(-1)
        if token.dep_ != "appos" or token.lemma_.lower() not in word_class("whole_bodies") or comma.i == 0:
            return None
        named = self.at(comma.nbor(-1)) if comma.lower_ == "," else None
        return named if named is not None and named.name and named.kind == "organisation" else None

    def is_title(self, token: Token) -> bool:
        """Whether a noun says of the person named before it who that is ("Ann Lee, a reporter")."""
        if token.dep_ != "appos" or token.tag_ == "NNS" or token.head.pos_ != "PROPN":
            return False
        clauses = (child for child in token.children if child.dep_ == "acl:relcl")
        pronouns = {word.lower_ for clause in clauses for word in clause.children}
        if ("which" in pronouns and "who" not in pronouns) or token.lemma_.lower() in word_class("whole_bodies"):
            return False  # "the president of the union, which endorsed him", "a group that endorsed him"
        person = self.at(token.head)
        return person is not None and person.kind == "person" and self.is_people(token)

    def apposed(self, token: Token) -> Party | None:
        """A party in apposition ("the country's top diplomat, Anna Berg")."""
        for child in token.children:
            if base(child.dep_) in {"appos", "flat"}:
                party = self.at(child)
                if party is not None:
                    return party
        return None

    def derive(self, head: Token, things: bool) -> Party | None:
        """A party made from a phrase for persons, or for forces and goods of a known party; null where unknown."""
        token = self.through(head)
        if token.i != head.i and (party := self.at(token)) is not None:
            return party
        if measures(token) or (token.pos_ not in HEADS and token.lower_ not in SHARED):
            return None
        if is_reciprocal(token):
            return None
        if token.pos_ == "NUM" and (alike := self.counted_before(token)) is not None:
            return alike
        if (named := self.the_country(token)) is not None:
            return replace(named, **span_of(self.document, *noun_phrase(token)))
        owner = self.owner(token) or (self.struck(token) if things else None)
        # A thing stands for its owner; what belongs to nobody is no party.
        thing = things and owner is not None and (any(f in self.targets for f in forms(token)))
        place, capital = self.place(token), self.is_capital(token)
        state = place is not None and (place.precision == "country" or capital)
        if not (self.is_people(token) or token.ent_type_ == "ORG" or thing or state):
            return None
        span = self.document.span(*noun_phrase(token))
        if token.pos_ == "PRON":
            return self.pronoun(token, span)
        if state and place is not None and not (capital and things):
            return land_party(span, place)
        if owner is None:
            inside = (self.at(word) for word in token.doc[token.left_edge.i : token.i] if word.pos_ in NAMING)
            owner = next((party for party in inside if party is not None and party.country), None)
        country = owner.country if owner else place.country if place else self.home(token)
        sectors = owner.sectors if owner and NATIONAL not in owner.why and self.is_people(token) else ()
        kind = "country" if state else "other"
        return Party(span.start, span.end, span.text, country=country, sectors=sectors, kind=kind, why=("phrase",))

    def counted_before(self, number: Token) -> Party | None:
        """Who "five" are beside others that were counted: "two *soldiers* were killed and five wounded"."""
        verb = number.head
        if base(number.dep_) != "nsubj" or verb.dep_ != "conj" or any(True for _ in number.children):
            return None
        for child in verb.head.children:
            party = self.at(child) if base(child.dep_) == "nsubj" and child.i < number.i else None
            before = [numeral(c.text) or 0 for c in child.children if c.dep_ == "nummod"]
            # Of a larger number the others may be anyone: "two officers were killed and 40 were injured".
            fewer = before and (numeral(number.text) or 0) <= 3 * before[0] and verb.lemma_ in word_class("harming")
            if party is not None and party.kind == "agent" and fewer:
                span = self.document.span(number.idx, number.idx + len(number))
                return replace(party, start=span.start, end=span.end, text=span.text, id=None, name=None)
        return None

    def pronoun(self, token: Token, span: Span) -> Party:
        """A party of a pronoun that the stage of parties left out: its owner's mention, if it has one."""
        found = self.owners.of(token) if token.lower_ in OWNERS else None
        return found or Party(span.start, span.end, span.text, kind="pronoun", why=("phrase",))

    def by_name(self, token: Token) -> Party:
        """A party of a name that no stage found to be one, where the words around say that it must be."""
        place = self.place(token)
        span = self.document.span(*noun_phrase(token))
        country = place.country if place is not None else None
        return Party(span.start, span.end, span.text, country=country, kind="other", why=("phrase",))

    def home(self, token: Token, depth: int = 2) -> str | None:
        """The country of the place that a phrase says it is of or in ("the town of Cizre"); None where it says none."""
        for child in token.children:
            near = base(child.dep_) in {"amod", "compound"} or child.dep_ == "nmod:poss"
            if near or (base(child.dep_) == "nmod" and preposition(child) in {"of", "in", "from", "near"}):
                place = self.place(child)
                found = place.country if place is not None else self.home(child, depth - 1) if depth else None
                if found is not None:
                    return found
        return None

    def modifier(self, token: Token, capital: bool = False) -> Party | None:
        """The party that a modifier is, a country or people among them ("an Israeli raid").

        With `capital` a state by its capital too, where that owns what follows ("Pyongyang's test").
        """
        party = self.at(antecedent(token) if token.lower_ == "whose" else token)
        if party is not None:
            return party
        named = nation_at(token) or (capital_at(token) if capital and token.dep_ == "nmod:poss" else None)
        if named is None:
            return body_noun(token, self.mentions, self.document)
        return self.national(named[0], named[1], token)

    def national(self, nation: Nation, first: Token, last: Token) -> Party:
        """The party of a country or people that is named from one word to another."""
        span = self.document.span(first.idx, last.idx + len(last))
        return Party(
            span.start,
            span.end,
            span.text,
            id=nation.id,
            name=nation.name,
            country=nation.country,
            sectors=("GOV",) if nation.state else (),
            kind="country" if nation.state else "group",
            why=(NATIONAL,),
        )

    def pair(self, noun: Token) -> list[Party]:
        """Two countries that a hyphen joins before an event noun ("U.S.-Cuban talks"); empty without a pair."""
        return [self.at(each[1]) or self.national(*each) for each in pair_before(noun)]

    def land(self, token: Token) -> Party | None:
        """Those who live at a named place, as a party."""
        place = self.place(token)
        if place is None or place.country is None:
            return None
        return Party(place.start, place.end, place.text, country=place.country, kind="other", why=("phrase",))

    def owner(self, token: Token) -> Party | None:
        """The party that a phrase belongs to by its modifiers ("Iraqi troops", "troops of Iraq")."""
        ranked = sorted(
            (c for c in token.children if base(c.dep_) in {"amod", "compound", "nmod"}),
            key=lambda c: base(c.dep_) == "nmod" and c.dep_ != "nmod:poss",
        )
        for child in ranked:
            if base(child.dep_) != "nmod" or child.dep_ == "nmod:poss" or preposition(child) in {"of", "from"}:
                party = self.modifier(child, capital=True)
                if party is not None:
                    return party
        return None

    def struck(self, thing: Token) -> Party | None:
        """Whose a thing is that somebody else's deed befalls: "the army said rebels shelled its positions"."""
        whose = next((child for child in thing.children if child.dep_ == "nmod:poss" and child.lower_ in OWNERS), None)
        return self.owners.beyond(whose) if whose is not None else None

    def descend(
        self,
        head: Token,
        depth: int = STEPS,
        things: bool = False,
        aimed: bool = False,
        clauses: bool = True,
        acting: bool = False,
        doers: bool = False,
    ) -> list[Party]:
        """Parties inside a phrase that names none itself: possessor, modifiers, then its phrases in order.

        `aimed` leaves out what phrases of place name, `acting` those whom an act is aimed at ("a raid on the town");
        without `clauses` those of clauses under it, with `doers` all but who acts in these.
        """
        if depth == 0:
            return []
        children = list(head.children)
        for child in children:
            if child.dep_ == "nmod:poss" or base(child.dep_) in {"amod", "compound"}:
                party = self.modifier(child) if depth == STEPS else self.at(child)
                if party is None and child.lower_ in {"his", "her"}:
                    party = self.derive(child, False)
                if party is not None:
                    return self.resolve(child) if self.at(child) is not None else [party]
        phrases = [c for c in children if base(c.dep_) in {"nmod", "obl"} and c.dep_ != "nmod:poss"]
        for name in DESCEND:
            for child in phrases:
                left_out = (aimed and name in LOCATIVE and self.is_spot(child)) or (acting and name in AIMED_AT)
                left_out |= name in LOCATIVE and (
                    self.is_capital(child) or made_in(head, self.place(child) is not None)
                )
                if preposition(child) == name and not left_out:
                    inner = self.resolve(child, things)
                    found = inner or self.descend(child, depth - 1, things, aimed, clauses, acting, doers)
                    if found:
                        return found
        if not acting and (done := self.summed(head)):
            return done
        for child in children if clauses else ():
            if child.dep_ == "acl" or base(child.dep_) == "conj":
                found = self.clause(child, depth - 1, doers=doers)
                if found:
                    return found
        return []

    def summed(self, noun: Token) -> list[Party]:
        """Who did what a word beside a clause sums up: "China deployed missiles, a move condemned by Hanoi"."""
        clause = noun.head
        beside = base(noun.dep_) in {"appos", "parataxis"} and clause.i < noun.i and clause.pos_ == "VERB"
        if not beside or noun.lemma_.lower() not in word_class("summing"):
            return []
        doers = agents(clause) if is_passive(clause) else surface_subjects(clause, {})
        return [party for doer in doers for party in self.resolve(doer)]

    def says_where(self, phrase: Token) -> bool:
        """Whether a phrase in a clause only says where ("seek asylum in the country")."""
        return base(phrase.dep_) == "obl" and preposition(phrase) in WITHIN and self.is_spot(phrase)

    def clause(
        self,
        verb: Token,
        depth: int = STEPS,
        patients: bool = True,
        spots: bool = True,
        doers: bool = False,
        speaker: bool = True,
    ) -> list[Party]:
        """The party that a complement clause is about: who acts, else its object, a phrase or a condition of it.

        Without `patients` not the subject of a passive: who demands that somebody be given access asks it of others.
        Without `spots` not the land that it only takes place in; with `doers` nobody but who acts;
        without `speaker` no pronoun that acts, which is who says it, nor who is his ("that his country would").
        """
        if depth <= 0:
            return []
        passive = any(child.dep_ == "nsubj:pass" for child in verb.children)
        if passive and not patients and not agents(verb):  # "demanded that the post be taken away from the party"
            return [p for c in verb.children if preposition(c) == "from" for p in self.resolve(c)]
        for deps in ACTING if doers else (*ACTING, {"obj", "iobj"}, {"obl"}, {"xcomp", "ccomp"}, {"advcl"}):
            for child in verb.children:
                if child.dep_ not in deps and base(child.dep_) not in deps:
                    continue
                if not spots and self.says_where(child):
                    continue
                if not speaker and base(child.dep_) == "nsubj" and (child.pos_ == "PRON" or is_owned(child)):
                    continue
                if child.lower_ == "it" and any(c.dep_ == "cop" for c in verb.children):
                    continue  # "it should be up to the mayor"
                if deps == {"advcl"} and marker(child) not in CONDITIONS:
                    continue
                if deps in ({"xcomp", "ccomp"}, {"advcl"}):
                    only = doers or deps == {"advcl"}  # "unless the mayor frees the men" is about the mayor alone
                    found = self.clause(child, depth - 1, patients, spots, only, speaker)
                else:
                    head = antecedent(child)
                    found = self.resolve(head) or self.descend(head, depth - 1)
                if found:
                    return found
        return []


def made_in(agreement: Token, placed: bool) -> bool:
    """Whether a place under an agreement is where it was made: "signed an accord in Kenya"."""
    return placed and agreement.head.pos_ == "VERB" and agreement.head.lemma_ in word_class("concluding")


def is_owned(noun: Token) -> bool:
    """Whether somebody is told by a possessive pronoun to be another's ("his party")."""
    return any(child.dep_ == "nmod:poss" and child.lower_ in OWNERS for child in noun.children)


def _outcome(token: Token) -> bool:
    """Whether an adjective tells what became of somebody: "shot dead three elders"."""
    bare = token.pos_ == "ADJ" and base(token.dep_) == "obj" and not any(token.children)
    return bare and token.lower_ in word_class("fates")


def conjuncts(head: Token) -> list[Token]:
    """A head and the heads coordinated with it, in order."""
    found = [head]
    for item in found:
        found.extend(c for c in item.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
        if len(found) > 12:
            break
    return found


def without(parties: Iterable[Party], others: Iterable[Party]) -> tuple[Party, ...]:
    """Parties that share no word with the others and are none of them by name."""
    taken = list(others)
    apart = (p for p in parties if all(not p.overlaps(other) for other in taken))
    return tuple(p for p in apart if not same_as_one(p, taken))
