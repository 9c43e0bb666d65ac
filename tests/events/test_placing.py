"""Where events happen: hand-built trees, one way of saying it each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.conftest import Told

from according.document import Document, Place, Region
from according.events.placeclauses import joined
from according.events.placephrases import finest
from according.events.placing import dateline_place
from according.events.roles import Parties
from according.events.standins import spoken_of


def sides(tree_text: str) -> dict[str, str]:
    """The states that a sentence is about, where it names them."""
    return {name: country for name, country in (("Turkey", "TUR"), ("Iran", "IRN")) if f"{name}/" in tree_text}


@pytest.mark.parametrize(
    ("tree_text", "place", "trigger", "expected"),
    [
        (
            "Shells/nsubj/2/NOUN hit/ROOT/2/VERB Idlib/obj/2/PROPN Gunmen/nsubj/5/NOUN killed/ROOT/5/VERB/kill "
            "villagers/obj/5/NOUN in/case/9/ADP the/det/9/DET town/obl/5/NOUN",
            "Idlib", "killed", "the town",
        ),
        (
            "Bombs/nsubj/2/NOUN hit/ROOT/2/VERB Sousse/obj/2/PROPN ,/punct/2/PUNCT where/advmod/7/ADV "
            "gunmen/nsubj/7/NOUN killed/acl:relcl/3/VERB/kill tourists/obj/7/NOUN",
            "Sousse", "killed", "Sousse",
        ),
        (
            "Police/nsubj/2/NOUN killed/ROOT/2/VERB/kill villagers/obj/2/NOUN during/case/5/ADP clashes/obl/2/NOUN "
            "near/case/7/ADP Kirkuk/nmod/5/PROPN",
            "Kirkuk", "killed", "Kirkuk",
        ),
        (
            "Jets/nsubj/2/NOUN attacked/ROOT/2/VERB/attack civilians/obj/2/NOUN of/case/5/ADP Gaza/nmod/3/PROPN",
            "Gaza", "attacked", "Gaza",
        ),
        (
            "Police/nsubj/2/NOUN arrested/ROOT/2/VERB/arrest reporters/obj/2/NOUN upon/mark/5/SCONJ "
            "arriving/advcl/2/VERB/arrive in/case/7/ADP Moscow/obl/5/PROPN",
            "Moscow", "arrested", "Moscow",
        ),
        (
            "Civilians/nsubj:pass/3/NOUN were/aux:pass/3/AUX killed/ROOT/3/VERB/kill when/advmod/6/ADV "
            "rockets/nsubj/6/NOUN slammed/advcl/3/VERB/slam into/case/8/ADP Arish/obl/6/PROPN",
            "Arish", "killed", "Arish",
        ),
        (
            "Rebels/nsubj/2/NOUN attacked/ROOT/2/VERB/attack troops/obj/2/NOUN stationed/acl/3/VERB/station "
            "in/case/6/ADP Kashmir/obl/4/PROPN",
            "Kashmir", "attacked", "Kashmir",
        ),
        (
            "Shells/nsubj/2/NOUN hit/ROOT/2/VERB Idlib/obj/2/PROPN Protesters/nsubj/5/NOUN marched/ROOT/5/VERB/march "
            "through/case/8/ADP the/det/8/DET streets/obl/5/NOUN",
            "Idlib", "marched", "the streets",
        ),
        (
            "Shells/nsubj/2/NOUN hit/ROOT/2/VERB Idlib/obj/2/PROPN Rebels/nsubj/5/NOUN stormed/ROOT/5/VERB/storm "
            "the/det/7/DET area/obj/5/NOUN and/cc/9/CCONJ arrested/conj/5/VERB/arrest soldiers/obj/9/NOUN",
            "Idlib", "arrested", "the area",
        ),
    ],
    ids=[
        "the town", "where", "during clashes", "civilians of", "upon arriving", "when rockets", "stationed", "streets",
        "what the clause above strikes",
    ],
)  # fmt: skip
def test_the_place_of_an_event(tree, tree_text: str, place: str, trigger: str, expected: str) -> None:
    records = tree(tree_text, None, {place: "SYR"}).records()
    (found,) = [record for record in records if record.trigger.text == trigger]
    assert found.place is not None
    assert (found.place.text, found.place.name) == (expected, place)
    assert found.document.text[found.place.start : found.place.end] == expected


@pytest.mark.parametrize(
    ("tree_text", "place", "trigger"),
    [
        (
            "Six/nsubj:pass/3/NUM were/aux:pass/3/AUX killed/ROOT/3/VERB/kill by/case/5/ADP gunmen/obl:agent/3/NOUN "
            "in/case/7/ADP Jos/nmod/5/PROPN",
            "Jos", "killed",
        ),
        (
            "Gunmen/nsubj/2/NOUN killed/ROOT/2/VERB/kill two/obj/2/NUM and/cc/5/CCONJ wounded/conj/2/VERB/wound "
            "three/obj/5/NUM in/case/8/ADP Homs/obl/5/PROPN",
            "Homs", "killed",
        ),
        (
            "Gunmen/nsubj/2/NOUN marched/ROOT/2/VERB/march to/case/4/ADP Homs/obl/2/PROPN and/cc/6/CCONJ "
            "killed/conj/2/VERB/kill villagers/obj/6/NOUN",
            "Homs", "killed",
        ),
        (
            "Gunmen/nsubj/2/NOUN opened/ROOT/2/VERB/open fire/obj/2/NOUN in/case/5/ADP Homs/obl/2/PROPN "
            "starting/advcl/2/VERB/start a/det/8/DET battle/obj/6/NOUN during/case/10/ADP which/obl/12/PRON "
            "they/nsubj/12/PRON killed/acl:relcl/8/VERB/kill villagers/obj/12/NOUN",
            "Homs", "killed",
        ),
        (
            "Gunmen/nsubj/2/NOUN killed/ROOT/2/VERB/kill villagers/obj/2/NOUN near/case/7/ADP "
            "Tunisia/nmod:poss/7/PROPN 's/case/5/PART parliament/obl/2/NOUN in/case/9/ADP Tunis/nmod/7/PROPN",
            "Tunis", "killed",
        ),
        (
            "Six/nsubj:pass/3/NUM were/aux:pass/3/AUX killed/ROOT/3/VERB/kill in/case/5/ADP clashes/obl/3/NOUN/clash "
            "on/case/7/ADP roads/nmod/5/NOUN/road in/case/9/ADP Homs/nmod/7/PROPN",
            "Homs", "killed",
        ),
        (
            "Gunmen/nsubj/2/NOUN attacked/ROOT/2/VERB/attack villages/obj/2/NOUN/village named/acl/3/VERB/name "
            "Ayn/xcomp/4/PROPN and/cc/7/CCONJ Homs/conj/5/PROPN",
            "Homs", "attacked",
        ),
        (
            "Gunmen/nsubj/2/NOUN raged/ROOT/2/VERB/rage through/case/4/ADP Homs/obl/2/PROPN killing/conj/2/VERB/kill "
            "villagers/obj/5/NOUN",
            "Homs", "killing",
        ),
        (
            "Gunmen/nsubj/2/NOUN attacked/ROOT/2/VERB/attack police/obj/2/NOUN guarding/acl/3/VERB/guard "
            "hotels/obj/4/NOUN/hotel in/case/7/ADP Homs/nmod/5/PROPN",
            "Homs", "attacked",
        ),
        (
            "Homs/nsubj:pass/3/PROPN was/aux:pass/3/AUX shelled/ROOT/3/VERB/shell ;/punct/7/PUNCT there/advmod/7/ADV "
            "gunmen/nsubj/7/NOUN killed/parataxis/3/VERB/kill villagers/obj/7/NOUN",
            "Homs", "killed",
        ),
        (
            "Unrest/nsubj/2/NOUN spread/ROOT/2/VERB/spread to/case/4/ADP Homs/obl/2/PROPN ;/punct/7/PUNCT "
            "gunmen/nsubj/7/NOUN killed/parataxis/2/VERB/kill villagers/obj/7/NOUN",
            "Homs", "killed",
        ),
        (
            "Protests/nsubj/2/NOUN/protest spread/ROOT/2/VERB/spread to/case/4/ADP Homs/obl/2/PROPN",
            "Homs", "Protests",
        ),
        (
            "Women/nsubj:pass/3/NOUN were/aux:pass/3/AUX insulted/ROOT/3/VERB/insult ,/punct/5/PUNCT "
            "killed/conj/3/VERB/kill and/cc/7/CCONJ robbed/conj/3/VERB/rob during/case/9/ADP festivities/obl/7/NOUN "
            "in/case/11/ADP Homs/nmod/9/PROPN",
            "Homs", "killed",
        ),
        (
            "Officials/nsubj/2/NOUN condemned/ROOT/2/VERB/condemn an/det/4/DET attack/obj/2/NOUN/attack "
            "that/nsubj/6/PRON left/acl:relcl/4/VERB/leave six/obj/6/NUM dead/xcomp/6/ADJ in/case/10/ADP "
            "Homs/obl/8/PROPN",
            "Homs", "attack that left",
        ),
        (
            "Police/nsubj/4/NOUN/police in/case/3/ADP Homs/nmod/1/PROPN investigate/ROOT/4/VERB/investigate "
            "sexual/amod/6/ADJ assaults/obj/4/NOUN/assault",
            "Homs", "assaults",
        ),
        (
            "Crowds/nsubj/7/NOUN/crowd in/case/3/ADP Homs/nmod/1/PROPN who/nsubj/5/PRON "
            "praised/acl:relcl/1/VERB/praise Iran/obj/5/PROPN dispersed/ROOT/7/VERB/disperse",
            "Homs", "praised",
        ),
        (
            "Turkey/nsubj/2/PROPN banned/ROOT/2/VERB/ban Iran/obj/2/PROPN from/mark/5/SCONJ "
            "entering/advcl/2/VERB/enter Homs/obj/5/PROPN",
            "Homs", "banned",
        ),
    ],
    ids=[
        "by whom", "joined", "marched to", "during which", "the finer", "what it was aimed at", "named",
        "raged through", "guarding", "there", "before a semicolon", "what spreads", "the last of three",
        "what it left", "who inquires", "who spoke there", "closed to whom",
    ],
)  # fmt: skip
def test_a_place_that_the_tree_hangs_elsewhere(tree, tree_text: str, place: str, trigger: str) -> None:
    records = tree(tree_text, sides(tree_text), {place: "SYR"}).records()
    (found,) = [record for record in records if record.trigger.text == trigger]
    assert found.place is not None
    assert found.place.text == place


@pytest.mark.parametrize(
    ("tree_text", "place", "trigger"),
    [
        (
            "Ministers/nsubj/2/NOUN protested/ROOT/2/VERB/protest in/case/4/ADP Paris/obl/2/PROPN against/case/6/ADP "
            "killing/obl/2/NOUN/killing of/case/8/ADP villagers/nmod/6/NOUN",
            "Paris", "killing",
        ),
        (
            "Gunmen/nsubj/2/NOUN killed/ROOT/2/VERB/kill villagers/obj/2/NOUN in/case/5/ADP response/obl/2/NOUN "
            "to/case/7/ADP plans/nmod/5/NOUN of/case/9/ADP Paris/nmod/5/PROPN",
            "Paris", "killed",
        ),
        (
            "Turkey/nsubj/6/PROPN which/nsubj/4/PRON had/aux/4/AUX praised/acl:relcl/1/VERB/praise "
            "Iran/obj/4/PROPN spoke/ROOT/6/VERB/speak in/case/8/ADP Paris/obl/6/PROPN",
            "Paris", "praised",
        ),
        (
            "Ministers/nsubj/2/NOUN spoke/ROOT/2/VERB/speak in/case/4/ADP Paris/obl/2/PROPN and/cc/7/CCONJ "
            "Turkey/nsubj/7/PROPN praised/conj/2/VERB/praise Iran/obj/7/PROPN",
            "Paris", "praised",
        ),
        (
            "Gunmen/nsubj/2/NOUN fought/ROOT/2/VERB/fight rebels/obj/2/NOUN/rebel on/case/5/ADP behalf/obl/2/NOUN "
            "of/case/7/ADP ministers/nmod/5/NOUN in/case/9/ADP Paris/nmod/7/PROPN",
            "Paris", "fought",
        ),
    ],
    ids=["against", "in response to", "who had praised", "others praised", "on behalf of"],
)  # fmt: skip
def test_a_phrase_that_places_nothing(tree, tree_text: str, place: str, trigger: str) -> None:
    records = tree(tree_text, sides(tree_text), {place: "FRA"}).records()
    found = [record for record in records if record.trigger.text == trigger]
    assert found
    assert all(record.place is None for record in found)


@pytest.mark.parametrize(("precision", "placed"), [("country", False), ("city", True)])
def test_sanctions_on_a_country_are_not_in_it(tree, precision: str, placed: bool) -> None:
    text = ("Turkey/nsubj/2/PROPN imposed/ROOT/2/VERB/impose sanctions/obj/2/NOUN/sanction on/case/5/ADP "
            "Chad/nmod/3/PROPN")  # fmt: skip
    case = tree(text, sides(text), {"Chad": "TCD"})
    case.places = [replace(found, precision=precision) for found in case.places]
    (record,) = [record for record in case.records() if record.event.type == "SANCTION"]
    assert (record.place is not None) == placed


@pytest.mark.parametrize(("preposition", "relation"), [("near", "near"), ("in", None)])
def test_what_stands_for_a_place_keeps_its_relation(tree, preposition: str, relation: str | None) -> None:
    text = (
        "Shells/nsubj/2/NOUN hit/ROOT/2/VERB Idlib/obj/2/PROPN Gunmen/nsubj/5/NOUN killed/ROOT/5/VERB/kill "
        f"villagers/obj/5/NOUN {preposition}/case/9/ADP the/det/9/DET town/obl/5/NOUN"
    )
    records = tree(text, None, {"Idlib": "SYR"}).records()
    (found,) = [record.place for record in records if record.trigger.text == "killed"]
    assert found is not None
    assert found.to_dict()["relation"] == relation


def test_a_verb_of_saying_does_not_place_what_is_said(tree) -> None:
    text = ("Officials/nsubj/2/NOUN said/ROOT/2/VERB/say in/case/4/ADP Geneva/obl/2/PROPN gunmen/nsubj/6/NOUN "
            "killed/ccomp/2/VERB/kill villagers/obj/6/NOUN")  # fmt: skip
    killed = [record for record in tree(text, None, {"Geneva": "CHE"}).records() if record.trigger.text == "killed"]
    assert all(record.place is None for record in killed)


def place(text: str, start: int, country: str, precision: str) -> Place:
    return Place(start, start + len(text), text, name=text, country=country, precision=precision)


def test_the_finest_of_one_country_is_the_place() -> None:
    indonesia, jakarta = place("Indonesia", 3, "IDN", "country"), place("Jakarta", 50, "IDN", "city")
    tokyo = place("Tokyo", 70, "JPN", "city")
    assert finest([indonesia, jakarta]) == jakarta
    assert finest([indonesia, tokyo]) == indonesia
    assert finest([]) is None


def dated(text: str) -> Document:
    return Document("d", text, regions=[Region("dateline", 0, 6), Region("body", 6, len(text))])


def test_a_dateline_places_its_own_paragraph() -> None:
    document = dated("CAIRO: Police killed two men.\nPolice arrested ten.")
    cairo = place("CAIRO", 0, "EGY", "city")
    assert dateline_place(document, [cairo], document.text.index("killed")) == cairo
    assert dateline_place(document, [cairo], document.text.index("arrested")) is None


def test_a_dateline_does_not_place_a_paragraph_about_another_country() -> None:
    document = dated("CAIRO: Rebels fired on Israel and killed two.")
    places = [place("CAIRO", 0, "EGY", "city"), place("Israel", document.text.index("Israel"), "ISR", "country")]
    assert dateline_place(document, places, document.text.index("killed")) is None


@pytest.mark.parametrize(("noun", "expected"), [("kingdom", None), ("island", "Bahrain")])
def test_an_epithet_of_a_land_reaches_no_further_than_its_sentence(tree, noun: str, expected: str | None) -> None:
    case = tree(
        "Bahrain/ROOT/1/PROPN ./punct/1/PUNCT They/nsubj/4/PRON fired/ROOT/4/VERB/fire in/case/8/ADP the/det/8/DET "
        f"isolated/amod/8/ADJ {noun}/obl/4/NOUN",
    )
    land = Place(0, 7, "Bahrain", name="Bahrain", country="BHR", precision="country" if noun == "kingdom" else "region")
    parties = Parties(case.doc, case.document, [], [replace(land, feature="ISL")], {})
    found = spoken_of(parties, case.doc[7])
    assert (found.name if found is not None else None) == expected


def test_only_verbs_are_joined_to_a_verb(tree) -> None:
    doc = tree(
        "beaten/ROOT/1/VERB/beat ,/punct/1/PUNCT robbed/conj/1/VERB/rob and/cc/5/CCONJ angry/conj/1/ADJ in/case/7/ADP "
        "Oslo/obl/5/PROPN killed/conj/1/VERB/kill"
    ).doc
    assert [token.text for token in joined([doc[2]])] == ["robbed", "killed"]


LANDS = [
    ("A carrier was seen in South Korea. Japan has deployed missiles around the country.", "deployed", None),
    ("A bomb killed six people in Iraq on Monday. Iran condemned it, and troops shelled rebels across the country.",
     "shelled", "IRQ"),
    ("Rebels crossed into Sudan. Chad said that its troops had killed ten of them in the country.", "killed", "SDN"),
    ("A bomb killed six people in Iraq. Iran protested. Troops shelled rebels in the country.", "shelled", "IRQ"),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("text", "trigger", "country"), LANDS)
def test_which_country_is_the_country(told: Told, text: str, trigger: str, country: str | None) -> None:
    record = next(record for record in told(text).records if record.trigger.text == trigger)
    assert (record.place and record.place.country) == country
