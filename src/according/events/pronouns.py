"""Whom a pronoun among the sides of an event stands for: a name before it in its sentence, or who speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from according.document import Party
from according.events.arguments import own_subjects, surface_subjects
from according.events.owners import is_many, is_one
from according.events.phrases import is_body, is_told
from according.events.roles import Parties
from according.words import base, char_token, word_class

SPEAKERS = {
    "he": frozenset({"person", "agent"}),
    "she": frozenset({"person", "agent"}),
    "it": frozenset({"organisation", "country", "group"}),
}
"""Kinds of party that a pronoun may stand for in what they say."""
POSSESSIVE = {"he": "his", "she": "her", "it": "its", "they": "their"}
MARKS = frozenset({'"', "“", "”", "``", "''"})
SINGULAR = frozenset({"he", "she", "him", "her"})


def names(
    parties: Parties, party: Party, control: Mapping[tuple[str, str], str], across: Sequence[Party] = ()
) -> list[Party]:
    """The named mentions that a pronoun stands for; the party itself where it is none or nobody fits.

    An "it" for which nobody fits is no party. One of unknown identity in what somebody says of himself is the
    speaker: "the two said they would push". Nobody is who stands `across` by name, on the other side of the event.
    """
    found = spoken_for(parties, party, control)
    token = char_token(parties.doc, party.start)
    unknown = found is party and party.kind == "pronoun" and not (party.name or party.country)
    if not unknown or token is None:
        return [found]
    if token.lower_ == "who" and base(token.head.dep_) in {"ccomp", "csubj"}:
        return []  # "it is unclear who did it"
    alone = [] if token.lower_ == "it" else [found]
    if token.head.dep_ != "ccomp" or token.head.head.pos_ != "VERB" or in_marks(token):
        return alone
    fitting = SPEAKERS.get(token.lower_, frozenset())
    speakers = [p for t in surface_subjects(token.head.head, control) for p in parties.resolve(t)]
    # "He left, his office said": who is spoken of by a pronoun of the same kind is not who speaks.
    own = POSSESSIVE.get(token.lower_)
    speakers = [p for p in speakers if p.text.split(maxsplit=1)[0].lower() != own]
    plural = len(speakers) > 1 or any(p.kind in {"group", "agent"} and not is_one(p) for p in speakers)
    if token.lower_ == "they":
        return speakers if plural else [found]
    if any(speaker.name is not None and speaker.name == other.name for speaker in speakers for other in across):
        return alone
    one = len(speakers) == 1 and (speakers[0].kind in fitting or (token.lower_ == "it" and is_whole(speakers[0])))
    return speakers if one else alone


def is_whole(party: Party) -> bool:
    """Whether an unnamed party is a body, of a state or not ("the interim government", "the group")."""
    return is_body(party) or (party.name is None and party.text.lower().split()[-1] in word_class("whole_bodies"))


def in_marks(token: Token) -> bool:
    """Whether a word stands between quotation marks, where nobody speaks of himself as "they"."""
    marks = [word for word in token.sent if word.text in MARKS]
    before = sum(word.i < token.i for word in marks)
    if before or not marks:
        return before % 2 == 1
    first = marks[0]
    return first.text == "”" or (first.i > 0 and not first.nbor(-1).whitespace_)  # a quotation of several sentences


def last_body(parties: Parties, pronoun: Party) -> Party | None:
    """The state, body or group last named before an "it" in its sentence, but for the subject of its clause."""
    token = char_token(parties.doc, pronoun.start)
    if token is None:
        return None
    if any(is_thing(parties, token.doc[at]) for at in range(token.i - 1, token.sent.start, -1)):
        return None
    own = {party.name for subject in own_subjects(token.head) if (party := parties.at(subject)) is not None}
    for party in reversed(parties.mentions):
        if party.end > pronoun.start or party.kind not in SPEAKERS["it"] or not party.name or party.name in own:
            continue
        return party if party.start >= token.sent.start_char else None
    return None


def is_thing(parties: Parties, word: Token) -> bool:
    """Whether a word is the subject, in the singular, of a clause about a thing or place, which "it" may mean."""
    plural = word.tag_ == "NNS" or word.pos_ != "NOUN"
    return base(word.dep_) == "nsubj" and not plural and parties.at(word) is None and not parties.is_people(word)


def spoken_for(parties: Parties, pronoun: Party, control: Mapping[tuple[str, str], str]) -> Party:
    """The named mention before a pronoun, in its sentence, that it stands for; the pronoun itself without one.

    Where only country and sectors speak for a mention, none that is several people stands for one, nor who acts for
    whom the verb is aimed at ("the first member to endorse him").
    """
    token = char_token(parties.doc, pronoun.start)
    known = pronoun.kind == "pronoun" and (pronoun.name or pronoun.country)
    if not known or token is None:
        return pronoun
    fitting: list[Party] = []
    acting = own_side(parties, token, control) if pronoun.name is None else []
    for party in reversed(parties.mentions):
        if party.end <= token.sent.start_char:
            break
        if pronoun.name:
            same = party.name == pronoun.name
        else:
            same = party.name is None and (party.country, party.sectors) == (pronoun.country, pronoun.sectors)
            same = same and party not in acting and not (token.lower_ in SINGULAR and is_many(party))
        if party.end <= pronoun.start and party.kind != "pronoun" and same:
            fitting.append(party)
    # Who is told something is sooner spoken to than of ("the man, who told a witness that he").
    spoken_of = (p for p in fitting if pronoun.name or not is_told(char_token(parties.doc, p.end - 1)))
    return next(spoken_of, fitting[0] if fitting else pronoun)


def own_side(parties: Parties, token: Token, control: Mapping[tuple[str, str], str]) -> list[Party]:
    """Who acts in the clause whose object a pronoun is."""
    if base(token.dep_) not in {"obj", "iobj", "obl"} or token.head.pos_ != "VERB":
        return []
    heads = [*surface_subjects(token.head, control), *([token.head.head] if token.head.dep_ == "acl" else [])]
    above = token.head.head
    if token.head.dep_ == "xcomp" and above.pos_ in {"NOUN", "VERB"}:  # "I became the first member to endorse him"
        heads = [*heads, above, *(c for c in above.children if c.dep_ in {"xcomp", "obj"} and c.i < token.head.i)]
    return [party for head in heads if (party := parties.at(head)) is not None]
