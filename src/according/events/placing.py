"""Where an event happened, by structure: never simply any place in the text.

The phrases of place that hang on the trigger, then those of what it acts on, then of the clause it stands in; "the
town", "the peninsula" stand for the place last spoken of. Of several the closest counts, and of those the finest: "in
Indonesia ... in the capital Jakarta" is Jakarta.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from according.document import Document, Place
from according.events.arguments import Frame, forms, marker, preposition
from according.events.roles import Parties
from according.events.sharing import looking_back, shares_time, speaks
from according.events.standins import STANDING_FOR, spoken_of
from according.words import base

LOCATIVE = (
    "in", "at", "near", "outside", "inside", "across", "around", "along", "throughout", "within", "on",
    "over", "between", "into", "to", "off", "from", "out", "through", "toward", "towards",
)  # fmt: skip
LOOSE = frozenset(
    {"on", "over", "between", "to", "from", "out", "off", "into", "toward", "towards", "through", "along"}
)
STILL = LOOSE - {"to", "into", "toward", "towards"}
TOPIC = frozenset({"on", "over", "between"})
"""What talks and penalties are about, not where they are: "talks on Syria", "sanctions on the country"."""
ABOUT = frozenset({"CONSULT", "SANCTION"})
COMPANY = frozenset({"by", "with", "between", "among", "alongside"})
"""Who an event was with, in whose phrase a tree may put where: "met with the minister in Bonn"."""
ORIGIN = frozenset({"from", "to", "toward", "towards"})
SERVED = frozenset({"for", "to"})
INSIDE = frozenset({"in", "at", "during"})
ABSTRACT = frozenset({
    "light", "response", "view", "connection", "support", "exchange", "face", "line", "favour", "favor", "retaliation",
    "protest", "reaction", "wake", "name", "bid", "effort", "honour", "honor", "memory", "solidarity", "accordance",
    "addition", "case", "place", "coordination", "cooperation", "violation", "defiance", "revenge", "pursuit",
})  # fmt: skip
"""Nouns of phrases that read like places and are none: "in response to the programme of North Korea"."""
HERE = frozenset({"in", "at", "near", "outside", "inside", "across"})
AUDIENCE = frozenset({
    "reporter", "reporters", "journalist", "journalists", "meeting", "rally", "conference", "briefing", "crowd",
    "forum", "audience", "summit", "session", "gathering", "congress", "assembly", "convention", "ceremony",
    "supporters",
})  # fmt: skip
"""Whom a speaker tells something: where they are is where it was said."""
POLICE = frozenset({"police", "deputies", "sheriff", "officers", "detectives"})
LOCALS = frozenset({
    "organiser", "organizer", "police", "resident", "witness", "doctor", "medic", "activist", "villager", "hospital",
    "mayor", "governor", "protester", "demonstrator", "rescuer", "firefighter", "survivor", "local", "inhabitant",
    "fighter", "rebel", "monitor", "official", "officer", "source", "eyewitness", "paramedic", "prosecutor",
})  # fmt: skip
"""Nouns for people who tell of what happened where they are."""
TELLING = frozenset({"say", "tell", "report", "confirm", "estimate", "add", "claim"})
STRIFE = frozenset({"war", "conflict", "uprising", "insurgency", "unrest", "violence", "rebellion", "revolution"})
"""What is a country's own, so that it lies in it: "Yemen's war"."""
ABOVE = frozenset({"conj", "xcomp", "advcl", "acl", "ccomp", "obj", "obl", "nsubj", "nmod", "parataxis"})
DURING = frozenset({"during", "amid", "amidst", "after", "following", "in", "upon", "on"})
"""What leads from an event to another one that it was part of: "killed during clashes near Kirkuk"."""
VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
AIMED = frozenset({"ASSAULT", "RETREAT", "COERCE", "MOBILIZE", "AID", "PROTEST", "SANCTION"})
"""Types whose object is where they happen, where it says so: "targeting the civilians of Gaza"."""
STAYING = frozenset({"stationed", "deployed", "gathered", "trapped", "besieged", "encamped", "sheltering"})
"""Participles that say where those are who take part: "troops stationed in Kashmir"."""
RANK = {"point": 0, "city": 1, "district": 2, "area": 3, "region": 3, "country": 4}
LEAD = 600
"""Characters of the paragraph after a dateline that it may place."""


def place_in(parties: Parties, phrase: Token) -> Place | None:
    """The place a locative phrase names: on its head, else inside it ("a camp near Rafah"), else spoken of before.

    Of several inside it the finest: "Tunisia's parliament in Tunis", "Nigeria's central state of Plateau".
    """
    found = parties.place(phrase)
    if found is not None:
        return found
    inside: list[Place] = []
    for child in phrase.children:
        if base(child.dep_) in {"compound", "amod", "flat", "appos"} and (found := parties.place(child)):
            if found.name is not None:
                return found
            inside.append(found)
    for child in phrase.children:
        case = preposition(child)
        if phrase.lower_ in ABSTRACT and case not in HERE:
            continue
        if base(child.dep_) == "nmod" and (child.dep_ == "nmod:poss" or case in {*LOCATIVE, "of"}):
            found = place_in(parties, child)
            if found is not None:
                inside.append(found)
    if inside:
        close = inside[0].precision in {"point", "city", "district"}  # "the district of Sunan in the capital"
        return inside[0] if close else finest(inside)
    if phrase.lower_ in STANDING_FOR and phrase.i + 1 < len(phrase.doc):
        found = parties.place(phrase.nbor(1))  # "in the capital Jakarta", whatever hangs on what
        if found is not None:
            return found
    return spoken_of(parties, phrase)


def phrases(token: Token) -> Iterator[tuple[str, Token]]:
    """Preposition and head of the phrases that hang on a word; "" where there is none.

    An object or agent with a preposition of place is a phrase that was parsed as more: "marched through the streets".
    """
    for child in token.children:
        kind = base(child.dep_)
        case = (preposition(child) or "").split("_")[0] if kind in {"obl", "nmod", "obj"} else ""
        plain = kind in {"obl", "nmod"} and child.dep_ not in {"nmod:poss", "obl:agent"}
        if plain or (child.dep_ in {"obj", "obl:agent"} and case in LOCATIVE):
            yield case, child
        elif child.dep_ == "advmod" and child.text.lower() in {"near", "outside", "inside"}:
            yield "near", child


def located(
    parties: Parties, token: Token, strict: bool = False, without: frozenset[str] = frozenset()
) -> Place | None:
    """The place of the locative phrases that hang on a word, by the order of prepositions, then the finest.

    `strict` leaves out the prepositions that say more often what about, where to or where from; `without` those named.
    """
    found: list[Place] = []
    hanging = list(phrases(token))
    for name in LOCATIVE:
        if (strict and name in LOOSE) or name in without:
            continue
        for case, phrase in hanging:
            if case == name and (place := place_in(parties, phrase)) is not None:
                found.append(place)
    return finest(found)


def finest(places: list[Place]) -> Place | None:
    """The first place, or one of the same country that says more closely where."""
    if not places:
        return None
    first = places[0]
    if first.name is None:  # one that is known, where it says as closely where
        first = next((place for place in places if place.precision not in (None, "country")), first)
    finer = [place for place in places if place.country == first.country and place.precision is not None]
    return min([first, *finer], key=lambda place: RANK.get(place.precision or "", 1)) if first.country else first


def event_place(
    parties: Parties, frame: Frame, light: Frame | None, roles: Iterable[Token], type_: str
) -> Place | None:
    """The place of an event: phrases of the trigger, then of its arguments, then of the clause around it.

    Verbs that place a subject elsewhere ("said in Geneva") are not climbed into: only clauses that share
    the event (conjuncts, purposes, the verb above an event noun).
    """
    tokens = [frame.token, *([light.token] if light is not None else [])]
    verbal = type_ in VERBAL
    for token in tokens:
        without = TOPIC if type_ in ABOUT else frozenset()
        if token.pos_ == "NOUN" and type_ == "ASSAULT":
            without = without | {"from"}  # "an attack from the north" tells whose it is
        found = located(parties, token, verbal, without) or relative(parties, token)
        if found is None and token.pos_ == "NOUN" and not verbal:
            found = named_by(parties, token, type_)
        if found is not None:
            return found
    if verbal:
        found = audience(parties, frame)
    else:
        found = of_arguments(parties, frame, list(roles), type_)
        if found is None:
            found = next(filter(None, (part_of(parties, token) for token in joined(tokens))), None)
        if found is None and type_ in AIMED:  # "shot two and wounded three in Homs"
            found = next(filter(None, (located(parties, more, strict=True) for more in joined(tokens))), None)
        if found is None:
            found = next(filter(None, (company(parties, token, type_) for token in tokens)), None)
        if found is None and type_ == "COERCE":
            found = beat(parties, frame)
    return found or above(parties, tokens[-1], verbal) or (None if verbal else fronted(parties, tokens[-1]))


def beat(parties: Parties, frame: Frame) -> Place | None:
    """The town of the police that made an arrest: "Boston police arrested six", where no phrase says where."""
    for head in frame.subjects:
        if head.lower_ in POLICE:
            for child in head.children:
                found = parties.place(child) if child.dep_ == "compound" else None
                if found is not None and found.precision in {"city", "district"}:
                    return found
    return None


def named_by(parties: Parties, noun: Token, type_: str) -> Place | None:
    """The place in an event's name or owner ("the Brussels bombing", "Yemen's war"), else of a clause on it.

    A country before a noun is who acted as likely as where: "the Russia offensive".
    """
    for child in noun.children:
        found = parties.place(child)
        if found is None:
            continue
        if child.dep_ == "compound" and type_ in AIMED and found.precision not in (None, "country"):
            return found
        if child.dep_ == "nmod:poss" and noun.lower_ in STRIFE:
            return found
    for child in noun.children:
        told = child.dep_ == "acl:relcl" and any(word.lower_ in {"that", "which"} for word in child.children)
        if told or (child.dep_ == "acl" and child.tag_ == "VBN"):
            found = located(parties, child, strict=True) or part_of(parties, child)
            if found is not None:
                return found
    return None


def company(parties: Parties, token: Token, type_: str) -> Place | None:
    """Where those are who an event was by, with or for: "killed by gunmen in Jos", "talks with the envoy in Bonn"."""
    wanted = COMPANY | SERVED if type_ in {"AID", "RETREAT"} else COMPANY
    for child in token.children:
        if base(child.dep_) not in {"obl", "nmod"} or (preposition(child) or "") not in wanted:
            continue
        if parties.place(child) is not None:
            continue
        for each in (child, *(more for more in child.children if base(more.dep_) in {"conj", "appos", "flat"})):
            found = staying(parties, each) or located(parties, each, strict=True, without=frozenset({"throughout"}))
            if found is not None:
                return found
    return None


def audience(parties: Parties, frame: Frame) -> Place | None:
    """Where those are who are told: "told reporters in Geneva", "telling a meeting in Tunis"."""
    for head in (*frame.indirect, *frame.objects):
        if head.lower_ in AUDIENCE and (found := located(parties, head, strict=True)) is not None:
            return found
    return None


def of_arguments(parties: Parties, frame: Frame, roles: list[Token], type_: str) -> Place | None:
    """The place in the phrases of what is acted on, then in the objects themselves, then of who acts."""
    for head in roles:
        if type_ == "CONSULT" and not (parties.is_party(head) or parties.is_people(head) or head.lower_ in AUDIENCE):
            continue  # "discussed the situation in Syria"
        found = within(parties, head) if head.lower_ in STANDING_FOR and type_ in AIMED else None
        found = found or located(parties, head, strict=True) or staying(parties, head)
        if found is not None:
            return found
    for head in frame.objects:
        named = parties.place(head) is not None and (head.ent_type_ == "LOC" or type_ in {"ASSAULT", "RETREAT"})
        if named or type_ in AIMED or (type_ == "CONSULT" and head.lower_ in STANDING_FOR):
            found = parties.place(head) if named else within(parties, head)
            if found is not None:
                return found
    if type_ in AIMED and frame.token.pos_ != "VERB":
        for head in frame.slot("of"):
            found = parties.place(head) or located(parties, head, strict=True)
            if found is not None:
                return finest([found, *named_among(parties, head)])
    if type_ in AIMED:
        for head in [*frame.objects, *(t for t in frame.subjects if not parties.is_party(t))]:
            acted = head in frame.objects
            found = located(parties, head, not acted and head.pos_ != "NOUN", frozenset() if acted else ORIGIN)
            if found is not None:
                return found
    return None


def staying(parties: Parties, head: Token) -> Place | None:
    """Where those are who take part: "(militants and) Indian troops stationed in Kashmir"."""
    for each in (head, *(child for child in head.children if child.dep_ == "conj")):
        for child in each.children:
            if base(child.dep_) == "acl" and child.lower_ in STAYING:
                return located(parties, child, strict=True)
    return None


def within(parties: Parties, head: Token) -> Place | None:
    """The place that an object is of ("the civilians of Gaza") or is ("the Syrian town of Kobani").

    Not a country: its citizens may be anywhere.
    """
    for child in head.children:
        if base(child.dep_) == "nmod" and child.dep_ != "nmod:poss" and preposition(child) == "of":
            found = place_in(parties, child)
            if found is not None and found.precision != "country":
                return found
    if head.lower_ in STANDING_FOR or head.lemma_.lower() in STANDING_FOR:
        for child in head.children:
            if base(child.dep_) == "acl" and child.lower_ in {"named", "called"}:
                return next(filter(None, (parties.place(name) for name in child.children)), None)
        return place_in(parties, head)
    return None


def named_among(parties: Parties, head: Token) -> list[Place]:
    """Places that a noun counts among its own: "key towns in the north including Zumar"."""
    named = [child for child in head.children if base(child.dep_) == "nmod" and preposition(child) == "including"]
    return [found for child in named if (found := parties.place(child)) is not None]


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


def part_of(parties: Parties, token: Token) -> Place | None:
    """The place of a happening or action that the event was part of: "during clashes near", "when a shell hit"."""
    for child in token.children:
        if base(child.dep_) in {"obl", "nmod"} and preposition(child) in DURING and parties.place(child) is None:
            found = located(parties, child, strict=True)
        elif child.dep_ in {"advcl", "acl"} and child.tag_ != "VB" and child.lower_.endswith("ing"):
            found = located(parties, child)
        elif child.dep_ == "advcl" and marker(child) == "to":
            found = located(parties, child, strict=True) or errand(parties, child)
        elif child.dep_ == "advcl" and any(opener.lower_ == "when" for opener in child.children):
            found = located(parties, child) or struck(parties, child)
        else:
            continue
        if found is not None:
            return found
    return None


def errand(parties: Parties, purpose: Token) -> Place | None:
    """Where what was to be done lay: "sent troops to stop a genocide in Rwanda"; not what is only spoken of."""
    for child in purpose.children:
        if base(child.dep_) == "obj" and not elsewhere(child):
            return located(parties, child, strict=True)
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
            return None
        if token.pos_ == "NOUN" and elsewhere(token):
            return None
        found = located(parties, head, strict=True) or (None if verbal else struck(parties, head))
        if found is None and not verbal and token.dep_ == "conj" and token.pos_ == "VERB":
            found = located(parties, head, without=STILL)  # "marched to Versailles and seized the king"
        if found is not None:
            return found
        token = head
    return None


def fronted(parties: Parties, token: Token) -> Place | None:
    """Where those are who tell of what happened there: "In Hong Kong, organisers said 300 people took part".

    Only of people of the place: what a minister says in the capital has happened anywhere.
    """
    for _ in range(3):
        head = token.head
        if head.i == token.i or base(token.dep_) not in {*ABOVE, "ccomp"}:
            return None
        if token.dep_ == "ccomp" and head.lemma_.lower() in TELLING:
            subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
            if subject is None or subject.lemma_.lower() not in LOCALS:
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
    named = speaks(verb) and any(child.dep_ == "xcomp" for child in verb.children)  # "called the raid a disgrace"
    return noun.dep_ == "obj" and (named or any(form in looking_back() for form in forms(verb)))


def dateline_place(document: Document, places: Iterable[Place], offset: int) -> Place | None:
    """The place of the dateline before `offset`, for events of the paragraph it opens without another place.

    A paragraph that names places of other countries is about them as likely as about where it was filed: null.
    """
    opened = None
    for region in document.regions:
        if region.start > offset:
            break
        if region.kind == "dateline":
            opened = region
        elif region.kind == "headline":
            opened = None
    if opened is None:
        return None
    lead = document.text[opened.end : opened.end + LEAD]
    opening = len(lead) - len(lead.lstrip())
    close = lead.find("\n", opening)
    close = opened.end + (len(lead) if close < 0 else close)
    if offset >= close:
        return None
    known = list(places)
    found = next((place for place in known if opened.start <= place.start < opened.end), None)
    if found is None or any(opened.end <= p.start < close and p.country not in (None, found.country) for p in known):
        return None
    return found
