"""Words of events that tell of none: quarrels, figures of speech, mishaps, opinions, names.

"The senators' attacks on the budget", "the tax kills all ambition", "nine were hurt when a bus left the road", "the
mayor agreed and went on", "the Fund to Support the Blind". Each check knows the trigger, its parties, and the words
around it or of its article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from according.document import Party
from according.events.marks import forms
from according.events.predicates import Candidate
from according.events.topics import ACCIDENT, VIOLENCE, topic_words
from according.events.weapons import weapon_at
from according.words import base, word_class

if TYPE_CHECKING:
    from according.events.coding import Coder

NAMELESS = frozenset({"NUM", "PRON", "PROPN", "DET", "X", "SYM"})
"""Parts of speech that do not tell what they stand for."""
REACH = 3
"""Sentences before and after a trigger in which an attack's weapons, dead or attackers are looked for."""
TWO_SIDED = frozenset({"CONSULT", "AGREE"})
IDEAS = ("ity", "ness", "ism", "cy", "tion", "sion", "ance", "ence", "ment", "hood")
"""Endings of nouns that mostly name what has no body."""
TITLE_CASE = 0.6
"""Share of capitalised words from which on a sentence is a headline in title case."""
CROWDS = frozenset({"demo", "riot"})
"""Modes of PROTEST in which people take to the streets."""
CROWD = frozenset({"CVL", "LAB", "OPP", "SOC", "EDU", "REL", "PTY", "AGR", "MED", "JUD"})
PARTISAN = frozenset({"GOV", "LEG", "PTY", "ELI", "JUD", "MED", "BUS", "EDU"})
"""Sectors of those who attack, and are attacked, with words while nobody is armed."""
POLITICS = frozenset({"GOV", "LEG", "PTY", "ELI"})
ARMED = frozenset({"MIL", "REB", "UAF", "COP", "CRM", "SPY", "PRM"})


MISHAPS = frozenset({"accident", "an accident", "nature", "no human hand"})
"""What rows say that block what nobody did."""
BLASTS = frozenset({"explosion", "blast", "fire", "leak"})
"""What may come about by itself."""


def unreal(work: Coder, candidate: Candidate, sides: Sequence[Party]) -> str | None:
    """Why the words of force tell of none: a quarrel, an idiom, a mishap."""
    if candidate.row.type == "ASSAULT" and quarrel(work, candidate, sides):
        return "a quarrel of words"
    if candidate.row.type == "ASSAULT" and unarmed(work, candidate, sides):
        return "an operation of nobody armed"
    if candidate.row.type == "ASSAULT" and figurative(work, candidate):
        return "force on what has no body"
    if candidate.row.lemma in word_class("harms") and mishap(work, candidate):
        return "nobody is said to have done it"
    if candidate.row.lemma in word_class("forcing") and by_thought(work, candidate):
        return "nobody forces it"
    if candidate.row.type in TWO_SIDED and alone(work, candidate):
        return "nobody to do it with"
    if described(candidate) or eased(candidate):
        return "a way to describe something"
    if in_name(work, candidate.token):
        return "part of a name"
    if candidate.row.type == "PROTEST" and candidate.row.mode in CROWDS and ruling(work, candidate):
        return "a state takes to no streets"
    return None


def by_thought(work: Coder, candidate: Candidate) -> bool:
    """Whether what forces somebody is no party but what happened ("the delay forced them to wait")."""
    subjects = candidate.frame.subjects
    return bool(subjects) and all(abstract(work, head) and not bodily(work, head) for head in subjects)


def alone(work: Coder, candidate: Candidate) -> bool:
    """Whether a single person is said to discuss or agree, with nobody and to nothing: an opinion, or a speech."""
    row, frame = candidate.row, candidate.frame
    if (
        row.noun
        or row.lemma not in word_class("shared_acts")
        or frame.xcomps
        or any(name in frame.obliques for name in ("on", "to", "with"))
    ):
        return False
    if candidate.token.dep_ == "advcl":  # "called the envoy to discuss it"
        return False
    if any(other.row.type in TWO_SIDED for other in work.others.values() if other is not candidate):
        return False
    actors, recipients = work.roles(candidate)
    single = len(actors) == 1 and (
        actors[0].kind == "person" or actors[0].text.lower() in word_class("single_pronouns")
    )
    return single and not recipients and not frame.passive


def described(candidate: Candidate) -> bool:
    """Whether a participle that stands as an adjective only describes what nobody does to nobody ("threatening")."""
    token, frame = candidate.token, candidate.frame
    participle = token.pos_ == "ADJ" and token.lower_ != candidate.row.lemma and token.lower_.endswith("ing")
    return participle and not (frame.objects or frame.xcomps or frame.ccomps)


def eased(candidate: Candidate) -> bool:
    """Whether a deed is only called easy or hard: "a law that makes it easier to prosecute"."""
    token = candidate.token
    if candidate.row.noun or base(token.dep_) not in {"xcomp", "ccomp", "advcl", "csubj", "acl"}:
        return False
    return token.head.lemma_.lower() in word_class("ease") and not any(base(c.dep_) == "nsubj" for c in token.children)


def in_name(work: Coder, token: Token) -> bool:
    """Whether a word with a capital stands in a name ("the Fund to Support the Blind"), no headline and no beginning.

    A noun does where capitals stand on both sides of it ("an Airborne Warning and Control aircraft").
    """
    if not token.text[:1].isupper() or token.text.isupper() or token.i + 1 >= len(token.doc):
        return False
    words = [other for other in token.sent if other.is_alpha]
    if not words or token.i == words[0].i or not token.nbor(-1).is_alpha:
        return False
    if token.pos_ not in {"VERB", "ADJ"}:
        after = (
            token.nbor(2)
            if token.nbor().lower_ in word_class("name_joining") and token.i + 2 < len(token.doc)
            else token.nbor()
        )
        if not (token.nbor(-1).text[:1].isupper() and after.text[:1].isupper()):
            return False
    return sum(word.text[:1].isupper() for word in words) < TITLE_CASE * len(words)


def ruling(work: Coder, candidate: Candidate) -> bool:
    """Whether all who are said to demonstrate or march are those who rule: "ministers rallied to condemn it"."""
    actors = work.roles(candidate)[0]
    return bool(actors) and all("GOV" in a.sectors and not CROWD & set(a.sectors) for a in actors)


def quarrel(work: Coder, candidate: Candidate, sides: Sequence[Party]) -> bool:
    """Whether an attack is one of words, by nobody armed, with nobody hurt: in a campaign, or in politics at peace."""
    words = work.lexicon.classes.get("quarrels", frozenset())
    if candidate.token.lemma_ == "fire" and candidate.frame.slot("on"):
        return False
    if candidate.token.lemma_.lower() not in words or any(ARMED & set(party.sectors) for party in sides):
        return False
    if work.counts(candidate) or located(work, candidate):
        return False
    if sides and all(party.kind in {"person", "pronoun"} for party in sides) and politicians(sides):
        return True
    return work.article.campaign or (partisan(work, candidate, sides) and calm(work, candidate.token, words))


def unarmed(work: Coder, candidate: Candidate, sides: Sequence[Party]) -> bool:
    """Whether a bare "operation" is none of force: by nobody armed, no state, against nobody, where none is told of."""
    row = candidate.row
    if not row.noun or row.lemma not in word_class("ventures") or row.conditions or not sides:
        return False
    if any(party.kind == "country" or ARMED & set(party.sectors) for party in sides) or located(work, candidate):
        return False
    return not (candidate.frame.slot("against") or work.counts(candidate) or violence(work, candidate.token))


def politicians(sides: Sequence[Party]) -> bool:
    """Whether one of those who attack each other is a politician."""
    return any(POLITICS & set(party.sectors) for party in sides)


def located(work: Coder, candidate: Candidate) -> bool:
    """Whether an attack is named by its place or day ("the Benghazi attacks", "the attacks in Paris")."""
    parties, frame = work.parties, candidate.frame
    named = [child for child in candidate.token.children if base(child.dep_) in {"compound", "nummod", "amod", "nmod"}]
    before = [child for child in named if child.i < candidate.token.i]
    where = [head for name in ("in", "at") for head in frame.slot(name)] if candidate.row.noun else []
    aimed_at = frame.slot("on") if candidate.row.noun else frame.objects
    built = any(head.lemma_.lower() in word_class("built_targets") for head in aimed_at)
    places = [place for head in aimed_at if (place := parties.place(head)) is not None]
    if built or any(place.precision != "country" for place in places):
        return True  # "attacks on its embassy", "to attack Idlib"
    return any(parties.place(head) is not None for head in (*before, *where)) or any(map(parties.is_time, before))


def partisan(work: Coder, candidate: Candidate, sides: Sequence[Party]) -> bool:
    """Whether an attack is by or on those who quarrel, or on what has no body ("attacks on gay rights")."""
    frame = candidate.frame
    if any(PARTISAN & set(party.sectors) for party in sides if party.kind != "country"):
        return True
    if any(word.lemma_.lower() in word_class("of_words") for word in candidate.token.children):
        return True
    if candidate.row.noun and frame.possessors and sides and all(party.kind == "organisation" for party in sides):
        return not any(frame.slot(name) for name in ("on", "against", "of", "in", "at"))  # "the band's attack"
    aims = [*frame.slot("on"), *frame.slot("against"), *([] if candidate.row.noun else frame.objects)]
    return bool(aims) and all(abstract(work, head) and not bodily(work, head) for head in aims)


def calm(work: Coder, token: Token, words: frozenset[str]) -> bool:
    """Whether nothing around an attack speaks of violence but words that quarrels have as well."""
    topics = topic_words()
    real = work.lexicon.classes.get("death", frozenset()) | work.lexicon.classes.get("fighters", frozenset())
    for other in around(token):
        lemma = other.lemma_.lower()
        violent = (
            topics.get(lemma) == VIOLENCE
            or lemma in real
            or lemma in word_class("harms")
            or weapon_at(other) is not None
        )
        if lemma not in words and violent:
            return False
    return True


def violence(work: Coder, token: Token) -> bool:
    """Whether an article is about violence, or at least two other words around a deed of force tell of some."""
    topics = topic_words()
    found = {other.lemma_.lower() for other in around(token) if other.i != token.i}
    return work.article.violent or sum(topics.get(lemma) == VIOLENCE for lemma in found) > 1


def around(token: Token) -> Iterator[Token]:
    """The words of a token's sentence and of REACH sentences on either side."""
    first = last = token.sent
    for _ in range(REACH):
        first = token.doc[first.start - 1].sent if first.start > 0 else first
        last = token.doc[last.end].sent if last.end < len(token.doc) else last
    yield from token.doc[first.start : last.end]


def figurative(work: Coder, candidate: Candidate) -> bool:
    """Whether force is used on nothing that can suffer it: "the tax kills all ambition".

    Only verbs whose row does not name its objects are asked.
    """
    row, heads = candidate.row, candidate.frame.objects
    deeds = work.lexicon.nouns
    if any(form in deeds for head in heads for form in forms(head)):  # "fought four wars"
        return False
    if row.mode == "destroy":  # whatever is desecrated or burned
        return False
    if row.noun or not heads or any(condition.slot == "obj" and condition.words for condition in row.conditions):
        return False
    return all(abstract(work, head) and not bodily(work, head) for head in heads)


def abstract(work: Coder, head: Token) -> bool:
    """Whether a noun, by its ending or the lexicon, names what is thought, felt or told."""
    words = work.lexicon.classes.get("abstract", frozenset())
    return any(form in words or form.endswith(IDEAS) for form in forms(head))


def bodily(work: Coder, head: Token) -> bool:
    """Whether a noun stands for somebody or something that force can be used on, as far as the lexicon knows."""
    parties, classes = work.parties, work.lexicon.classes
    inner = parties.through(head)
    if head.pos_ in NAMELESS or inner.pos_ in NAMELESS or parties.resolve(head, True):
        return True
    if parties.is_people(inner) or parties.is_target(inner):
        return True
    known = (classes.get(name, frozenset()) for name in ("structures", "weapons", "forces", "bomb", "fighters"))
    listed = frozenset().union(*known)
    return any(form in listed for form in forms(inner))


def by_itself(word: Token) -> bool:
    """Whether what stands before a blast tells that nobody set it off ("a gas explosion")."""
    blast = word.pos_ == "NOUN" and word.lemma_.lower() in BLASTS
    return blast and any(c.dep_ == "compound" and c.lemma_.lower() in word_class("by_itself") for c in word.children)


def forceful(candidate: Candidate) -> bool:
    """Whether a verb beside others tells of force, and not only of whom it hurt."""
    row = candidate.row
    return row.type == "ASSAULT" and not row.noun and not row.blocks and row.lemma not in word_class("harms")


def mishap(work: Coder, candidate: Candidate) -> bool:
    """Whether people came to harm by nobody's hand, as far as their article tells: vehicles, fire, and no attack."""
    frame = candidate.frame
    if all(by_itself(head) for head in frame.subjects) and any(map(by_itself, candidate.token.subtree)):
        return not frame.slot("by")
    if frame.subjects or frame.slot("by") or frame.slot("with") or candidate.row.noun:
        return False
    topics, classes = topic_words(), work.lexicon.classes
    violent = classes.get("attack", frozenset()) | classes.get("quarrels", frozenset()) - word_class("unsure_attacks")
    things = classes.get("structures", frozenset()) - word_class("speaking_houses")
    beside = [other for other in work.others.values() if other.token.sent.start == candidate.token.sent.start]
    if any(map(forceful, beside)):
        return False  # "thirty were hurt when a shell hit the market"
    if any(other.row.blocks and other.row.mode in MISHAPS for other in beside):
        return True  # "a ship struck a bridge and nine were hurt"
    told = {other.lemma_.lower() for other in work.words() if other.is_alpha}
    if any((topics.get(word) == VIOLENCE and word != "police") or word in violent for word in told):
        return False
    return any(topics.get(word) == ACCIDENT or word in things for word in told)
