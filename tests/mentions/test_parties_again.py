"""Short descriptions, forms and sources of a report that earlier words explain, on hand-built Docs."""

from __future__ import annotations

import pytest

from according.document import Document
from according.mentions.bodykinds import Body, admits
from according.mentions.callings import families
from according.mentions.localforces import local_forces
from according.mentions.mention import Mention
from according.mentions.shortbodies import short_bodies
from tests.mentions.test_parties_resolving import find, named


def test_the_army_is_the_one_last_named() -> None:
    found = find(
        "The/DET/det/2 Israeli/ADJ/amod/2 government/NOUN/nsubj/3 said/VERB/ROOT/3 so/ADV/advmod/3 ./PUNCT/punct/3 "
        "The/DET/det/7 government/NOUN/nsubj/8 said/VERB/ROOT/8 more/ADV/advmod/8",
    )
    assert named(found, "The government").name == "Government of Israel"


def test_a_regime_is_the_government_of_its_state() -> None:
    found = find("The/DET/det/2 Syrian/ADJ/amod/2 regime/NOUN/nsubj/3 said/VERB/ROOT/3 so/ADV/advmod/3")
    assert (found[0].name, found[0].country) == ("Government of Syria", "SYR")


def test_counted_police_are_no_force() -> None:
    found = find("Forty/NUM/nummod/2 Liberian/ADJ/amod/2 police/NOUN/nsubj/3 fled/VERB/ROOT/3")
    assert (found[0].name, found[0].country, found[0].sectors) == (None, "LBR", ("COP",))


def test_an_honorific_makes_a_person_of_what_the_model_missed() -> None:
    found = find(
        "A/DET/det/3 puzzled/ADJ/amod/3 Mr/PROPN/compound/3 Song/NOUN/nsubj/4 said/VERB/ROOT/4 so/ADV/advmod/4"
    )
    assert [party.name for party in found] == ["Song"]


def test_a_religious_word_that_opens_a_name_is_no_faith() -> None:
    found = find(
        "Christian/PROPN/nsubj/2 Horner/PROPN/flat/0 fled/VERB/ROOT/2", ((0, 2, "PERSON"),)
    )  # fmt: skip
    assert (found[0].name, found[0].sectors) == ("Christian Horner", ())


def test_a_syllable_after_a_hyphen_belongs_to_the_name() -> None:
    found = find(
        "Lee/PROPN/nsubj/4 Kuk/PROPN/flat/0 -/PUNCT/punct/3 no/PROPN/flat/0 fled/VERB/ROOT/4", ((0, 2, "PERSON"),)
    )
    assert len(found) == 1
    assert (found[0].name or "").startswith("Lee Kuk")


@pytest.mark.parametrize(
    ("word", "body", "expected"),
    [
        ("alliance", Body("organisation", "Egyptian police", "EGY", ("COP",)), False),
        ("alliance", Body("organisation", "NATO", "IGO", ("MIL",)), True),
        ("group", Body("organisation", "Israel Defense Forces", "ISR", ("MIL",)), False),
        ("group", Body("group", "Hamas", "PSE", ("REB", "GOV")), True),
        ("ministry", Body("group", "Hamas", "PSE", ("REB", "GOV")), False),
        ("ministry", Body("organisation", "Ministry of Health", "PSE", ("GOV",)), True),
        ("agency", Body("organisation", "Federal Bureau of Investigation", "USA", ("COP",)), True),
        ("agency", Body("organisation", "Acme", "USA", ("BUS",)), False),
        ("movement", Body("organisation", "African Union", "IGO", ()), False),
        ("charity", Body("organisation", "Oxfam", "NGO", ()), True),
    ],
)
def test_what_a_noun_admits(word: str, body: Body, expected: bool) -> None:
    assert admits(word, body) is expected


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Grand Central", "Grand Central Publishing", "Grand Central Publishing"),
        ("NEC", "National Elections Commission", "National Elections Commission"),
        ("Commission", "National Elections Commission", "Commission"),
        ("NBA", "NBA Development League", "NBA"),
    ],
)
def test_a_short_form_of_a_body(short: str, full: str, expected: str) -> None:
    mentions = [Mention(0, 1, 0, "organisation", name=full), Mention(5, 6, 5, "organisation", name=short)]
    short_bodies(mentions, frozenset({("commission",)}))
    assert mentions[1].name == expected


def test_a_general_word_follows_a_special_one_alone() -> None:
    assert "scientist" in families()["physicist"]
    assert "president" not in families().get("leader", frozenset())


def test_police_of_a_country_without_a_national_force_have_no_name() -> None:
    mention = Mention(0, 1, 0, "organisation", name="American police", country="USA")
    local_forces(Document("d", "Police fled."), [mention])
    assert mention.name is None
