"""Nouns that stand for a place named before: "the town", "the peninsula", "the country"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from according.document import Party, Place
from according.events.arguments import own_subjects
from according.events.marks import preposition
from according.events.roles import Parties
from according.words import base, char_token, word_class

CITY_STATES = frozenset({"HKG", "MAC", "SGP", "MCO", "VAT", "GIB"})
"""Countries and territories that are towns: what "the city" may stand for."""
BESIDE = {"near": "near", "outside": "near", "around": "near"}
_TOWN, _LAND = frozenset({"city", "point"}), frozenset({"area", "region"})
STANDING_FOR = {
    "city": _TOWN, "town": _TOWN, "village": _TOWN, "suburb": _TOWN, "hamlet": _TOWN, "neighbourhood": _TOWN,
    "neighborhood": _TOWN, "port": _TOWN, "capital": _TOWN, "scene": _TOWN, "site": _TOWN, "streets": _TOWN,
    "area": _TOWN | {"district"}, "locality": _TOWN | {"district"},
    "province": _LAND, "state": _LAND, "governorate": _LAND, "region": _LAND, "territory": _LAND, "peninsula": _LAND,
    "island": _LAND, "strip": _LAND, "enclave": _LAND, "valley": _LAND, "archipelago": _LAND,
    "district": frozenset({"district"}), "county": frozenset({"district"}),
    "country": frozenset({"country"}), "nation": frozenset({"country"}), "kingdom": frozenset({"country"}),
}  # fmt: skip
"""Nouns that with "the" stand for a place named before, and how precise that must be."""
WHOLE_LANDS = frozenset({"country", "nation", "kingdom"})
ISLANDS = frozenset({"island", "archipelago"})
WATERS = frozenset({"OCN", "SEA", "STRT", "GULF", "BAY", "LK", "STM", "CHN", "H"})
THROUGHOUT = frozenset({"around", "across", "throughout", "over"})
LAST_SPOKEN = 1_500
"""Characters after which a place is no longer what "the town" means."""


def spoken_of(parties: Parties, noun: Token) -> Place | None:
    """What "the town" means: the last place before it that is so precise, with the noun's own words; else None.

    Not one that only says how far off something is: "78 km south of Srinagar".
    """
    wanted = STANDING_FOR.get(noun.lower_)
    # "The isolated country" is told by its epithet: it is the one named last only where the same sentence names it.
    epithet = noun.lower_ in WHOLE_LANDS and any(child.dep_ == "amod" for child in noun.children)
    reach = noun.idx - noun.sent.start_char if epithet else LAST_SPOKEN
    if wanted is None or not any(child.lower_ in {"the", "this", "that"} for child in noun.children):
        return None
    for place in reversed(parties.places):
        town = place.precision == "country" and place.country in CITY_STATES and "city" in wanted
        if place.end > noun.idx or place.relation is not None or not (town or place.precision in wanted):
            continue
        if noun.idx - place.end > reach:
            break
        if noun.lower_ == "capital" and place.feature != "PPLC":
            continue
        if not_such(noun.lower_, place) or parties.said_at(place):
            continue
        if noun.lower_ in WHOLE_LANDS and (other := land_meant(parties, noun, place)) != place.country:
            lands = [p for p in parties.places if p.country == other and p.precision == "country" and not p.relation]
            if not lands:
                return None
            place = lands[0]
        first = next((child for child in noun.lefts if child.dep_ != "case"), noun)
        span = parties.document.span(first.left_edge.idx, noun.idx + len(noun))
        beside = BESIDE.get(preposition(noun) or "")
        return replace(place, start=span.start, end=span.end, text=span.text, relation=beside)
    return None


def land_meant(parties: Parties, noun: Token, place: Place) -> str | None:
    """Whose country "the country" is, the last place before it being `place`: of a state that is named behind that, if
    it does not act in the same clause; of the one that does where it acts throughout it ("around the country").
    """
    own = [party for subject in own_subjects(noun.head) if (party := parties.at(subject)) is not None]
    if preposition(noun) in THROUGHOUT and len(own) == 1 and own[0].kind == "country":
        return own[0].country
    between = (p for p in reversed(parties.mentions) if place.end <= p.start and p.end <= noun.idx)
    return next((p.country for p in between if p.kind == "country" and not acts(p, noun.doc)), place.country)


def acts(party: Party, doc: Doc) -> bool:
    """Whether a party is the subject of its own clause: a state that only speaks or sends is not where it happens."""
    last = char_token(doc, party.end - 1)
    return last is not None and base(last.dep_) == "nsubj"


def there(parties: Parties, word: Token) -> Place | None:
    """What "there" means: the place named last in its sentence or the one before it, as it was named."""
    at = word.sent
    since = at[0].nbor(-1).sent.start_char if at.start > 0 else at.start_char
    before = [p for p in parties.places if since <= p.start and p.end <= word.idx and p.precision is not None]
    return before[-1] if before and not parties.said_at(before[-1]) else None


def not_such(noun: str, place: Place) -> bool:
    """Whether a place is no island for "the island", a sea for "the territory", a republic for "the kingdom"."""
    feature = place.feature or ""
    if feature in WATERS or (noun == "kingdom" and place.country not in word_class("kingdoms")):
        return True
    return noun in ISLANDS and not (feature.startswith("ISL") or "island" in (place.name or "").lower())
