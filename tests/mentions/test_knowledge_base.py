"""The knowledge base as a whole: how much it holds, that its rows hold, and whom a person stands for on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from according.mentions.knowledge import (
    COUNTRY_COLUMNS,
    ENTITY_CODES,
    LEADER_COLUMNS,
    ORGANISATION_COLUMNS,
    ORGANISATION_TABLES,
    SECTORS,
    Entity,
    KnowledgeBase,
)
from according.mentions.matching import pieces
from according.mentions.roles import standing
from according.resources import Row, table

KNOWLEDGE = KnowledgeBase.load()
LEADERS = table("leaders", LEADER_COLUMNS)
COUNTRIES = table("countries", COUNTRY_COLUMNS)

SOLE_OFFICES = frozenset(
    [
        "president",
        "prime minister",
        "foreign minister",
        "defence minister",
        "chancellor",
        "secretary of state",
        "defense secretary",
        "foreign secretary",
        "CIA director",
        "secretary-general",
        "NATO secretary-general",
    ]
)
"""Offices that one person holds at a time."""
SHARED = frozenset({("BRA", "president"), ("MDG", "president"), ("RUS", "president"), ("RUS", "foreign minister")}) | {
    ("KHM", "prime minister"),
    ("ISR", "prime minister"),
    ("LBY", "prime minister"),
}
"""Offices held by two for a time: a deputy who acted, a union and its republic, rival or joint governments."""


def label(row: Row) -> str:
    return f"{row.file}:{row.line}"


def person(name: str) -> Entity:
    found = {id(a.entity): a.entity for a in KNOWLEDGE.index[pieces(name)] if a.entity.kind == "person"}
    assert len(found) == 1, name
    return next(iter(found.values()))


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("leaders", 2650),
        ("armed_groups", 1300),
        ("organisations", 700),
        ("media", 440),
        ("parties_political", 320),
        ("igos", 240),
        ("countries", 250),
    ],
)
def test_row_counts(name: str, least: int) -> None:
    assert len(table(name, ("name", "source"))) >= least


def test_leaders_have_country_office_and_a_name_in_full() -> None:
    codes = {row["alpha3"] for row in COUNTRIES} | ENTITY_CODES
    for row in LEADERS:
        assert row["country"] in codes, label(row)
        assert row["title"], label(row)
        assert row["gender"] in ("m", "f"), label(row)
        assert set(row.words("sectors")) <= SECTORS, label(row)
        assert row.get("sectors") or row["country"] in ENTITY_CODES, label(row)
        start, end = (date.fromisoformat(row[c]) if row[c] else None for c in ("from", "to"))
        assert start is None or end is None or start <= end, label(row)
        assert not row.get("needs") or row.get("short"), label(row)


def test_rows_of_one_person_agree() -> None:
    known: dict[str, tuple[str, ...]] = {}
    for row in LEADERS:
        cells = tuple(row[column] for column in ("aliases", "short", "gender", "needs"))
        assert known.setdefault(row["name"], cells) == cells, label(row)


def test_a_full_name_stands_for_one_person() -> None:
    named: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in LEADERS:
        for name in (row["name"], *row.words("aliases")):
            named[pieces(name)].add(row["name"])
    shared = {key: names for key, names in named.items() if len(names) > 1}
    assert shared == {("george", "bush"): {"George H. W. Bush", "George W. Bush"}}, "told apart by their terms"


def test_one_holder_of_an_office_at_a_time() -> None:
    held: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for row in LEADERS:
        if row["title"] in SOLE_OFFICES and (row["country"], row["title"]) not in SHARED:
            held[row["country"], row["title"]].append((row["from"], row["to"] or "9999-12-31", row["name"]))
    for office, terms in held.items():
        terms.sort()
        for (start, end, one), (following, last, two) in pairwise(terms):
            overlap = date.fromisoformat(min(end, last)) - date.fromisoformat(following)
            assert one == two or overlap.days <= 20, (office, one, start, two)


@pytest.mark.parametrize("name", ORGANISATION_TABLES)
def test_organisations_hold(name: str) -> None:
    codes = {row["alpha3"] for row in COUNTRIES} | ENTITY_CODES
    for row in table(name, ORGANISATION_COLUMNS):
        assert not row.get("country") or row["country"] in codes, label(row)
        assert set(row.words("sectors")) <= SECTORS, label(row)
        aliases = [row["name"], *row.words("aliases")]
        assert len(aliases) == len(set(aliases)), label(row)


@pytest.mark.parametrize(
    ("code", "cow", "gw"),
    [
        ("USA", "2", "2"),
        ("RUS", "365", "365"),
        ("DEU", "255", "260"),
        ("SRB", "345", "340"),
        ("CZE", "316", "316"),
        ("VNM", "816", "816"),
        ("YEM", "679", "678"),
        ("COG", "484", "484"),
        ("COD", "490", "490"),
        ("GTM", "90", "90"),
        ("ISR", "666", "666"),
        ("JPN", "740", "740"),
        ("MOZ", "541", "541"),
        ("MMR", "775", "775"),
        ("GIN", "438", "438"),
        ("GNB", "404", "404"),
    ],
)
def test_state_numbers(code: str, cow: str, gw: str) -> None:
    row = next(row for row in COUNTRIES if row["alpha3"] == code)
    assert (row["cow"], row["gw"]) == (cow, gw)


def test_no_state_number_stands_twice() -> None:
    for column in ("cow", "gw"):
        numbers = [row[column] for row in COUNTRIES if row[column]]
        assert len(numbers) == len(set(numbers)), column


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Soviet Union", "RUS"),
        ("Czechoslovakia", "CZE"),
        ("East Germany", "DEU"),
        ("West Germany", "DEU"),
        ("South Vietnam", "VNM"),
        ("Zaire", "COD"),
        ("Yugoslavia", "SRB"),
        ("South Yemen", "YEM"),
        ("Rhodesia", "ZWE"),
        ("Dahomey", "BEN"),
    ],
)
def test_former_states_are_their_successors(name: str, code: str) -> None:
    assert [alias.entity.country for alias in KNOWLEDGE.index[pieces(name)]] == [code]


@pytest.mark.parametrize(
    ("name", "day", "country", "sectors"),
    [
        ("Vladimir Putin", "1999-01-15", "RUS", ("SPY",)),
        ("Vladimir Putin", "2010-01-15", "RUS", ("GOV",)),
        ("Dick Cheney", "1991-02-01", "USA", ("GOV", "MIL")),
        ("Dick Cheney", "1997-02-01", "USA", ("ELI",)),
        ("Dick Cheney", "2005-02-01", "USA", ("GOV",)),
        ("Ban Ki-moon", "2005-06-01", "KOR", ("GOV",)),
        ("Ban Ki-moon", "2010-06-01", "UNO", ()),
        ("Jens Stoltenberg", "2008-06-01", "NOR", ("GOV",)),
        ("Jens Stoltenberg", "2018-06-01", "IGO", ("MIL",)),
        ("Donald Tusk", "2016-06-01", "EUR", ()),
        ("Donald Tusk", "2021-06-01", "POL", ("ELI",)),
        ("Kofi Annan", "2008-06-01", None, ("ELI",)),
        ("Anders Fogh Rasmussen", "2016-06-01", "DNK", ("ELI",)),
        ("Donald Tusk", "2024-06-01", "POL", ("GOV",)),
        ("Christine Lagarde", "2009-06-01", "FRA", ("GOV",)),
        ("Christine Lagarde", "2015-06-01", "IGO", ()),
        ("Christine Lagarde", "2021-06-01", "EUR", ()),
        ("Ahmad Shah Massoud", "1985-06-01", "AFG", ("REB",)),
        ("Ahmad Shah Massoud", "1994-06-01", "AFG", ("GOV", "MIL")),
        ("Ahmad Shah Massoud", "2000-06-01", "AFG", ("REB",)),
        ("Sirajuddin Haqqani", "2015-06-01", "AFG", ("REB",)),
        ("Sirajuddin Haqqani", "2022-06-01", "AFG", ("GOV",)),
        ("Ramush Haradinaj", "1998-08-01", "KOS", ("REB",)),
        ("Ramush Haradinaj", "2018-08-01", "KOS", ("GOV",)),
        ("Guillaume Soro", "2004-06-01", "CIV", ("REB",)),
        ("Guillaume Soro", "2010-06-01", "CIV", ("GOV",)),
        ("Guillaume Soro", "2016-06-01", "CIV", ("ELI",)),
        ("Xanana Gusmao", "1992-06-01", "TLS", ("REB",)),
        ("Xanana Gusmao", "2004-06-01", "TLS", ("GOV",)),
        ("Václav Havel", "1988-06-01", "CZE", ()),
        ("Václav Havel", "1991-06-01", "CZE", ("GOV",)),
        ("Václav Havel", "2005-06-01", "CZE", ("ELI",)),
        ("Ousmane Sonko", "2022-06-01", "SEN", ("OPP", "PTY")),
        ("Ousmane Sonko", "2025-06-01", "SEN", ("GOV",)),
    ],
)
def test_a_person_is_the_office_of_the_day(name: str, day: str, country: str | None, sectors: tuple[str, ...]) -> None:
    stands = standing(person(name), day)
    assert (stands.country, stands.sectors) == (country, sectors)


@pytest.mark.parametrize("short", ["May", "Ban", "Park", "Moon", "Power", "Major", "Hague", "Austin", "Brown", "Key"])
def test_a_surname_that_is_a_word_needs_the_full_name(short: str) -> None:
    people = [alias for alias in KNOWLEDGE.index[pieces(short)] if alias.use == "short"]
    assert people
    assert all(any(pieces(alias.entity.name) == pieces(need) for need in alias.needs) for alias in people)
