"""Roles by date: every office of the knowledge base on every kind of its days, and read from a report of that day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import pytest
from spacy.tokens import Doc

from according.document import Document
from according.mentions.knowledge import ENTITY_CODES, LEADER_COLUMNS, Entity, KnowledgeBase
from according.mentions.matching import pieces
from according.mentions.offices import UNIQUE, Offices, office
from according.mentions.parties import PartyFinder
from according.mentions.roles import OFFICIAL, standing
from according.resources import Row, table
from tests.conftest import english

NLP = english()
KNOWLEDGE = KnowledgeBase.load()
LEADERS = table("leaders", LEADER_COLUMNS)
LATER = date(2026, 6, 1)
"""A day for offices that are still held."""


def entity(row: Row) -> Entity:
    """The person of a row, by the name or alias that stands for nobody else."""
    for name in (row["name"], *row.words("aliases")):
        for alias in KNOWLEDGE.index.get(pieces(name), ()):
            if alias.entity.name == row["name"] and alias.entity.kind == "person":
                return alias.entity
    raise AssertionError(row["name"])


def term(row: Row) -> tuple[date, date]:
    end = date.fromisoformat(row["to"]) if row["to"] else LATER
    return date.fromisoformat(row["from"]) if row["from"] else end - timedelta(365), end


def middle(row: Row) -> str:
    start, end = term(row)
    return (start + (end - start) / 2).isoformat()


@pytest.mark.slow
def test_every_office_holds_on_its_first_day_its_last_and_between() -> None:
    wrong = []
    for row in LEADERS:
        person = entity(row)
        for day in (term(row)[0].isoformat(), middle(row), term(row)[1].isoformat()):
            stands = standing(person, day)
            countries = {role.country for role in person.roles if role.holds(day)}
            if not set(row.words("sectors")) <= set(stands.sectors) or row.get("country") not in countries:
                wrong.append((row["name"], row["title"], day, stands))
    assert not wrong


def test_nobody_holds_an_office_of_state_before_the_first_or_after_the_last_day() -> None:
    wrong = []
    for person in {id(entity(row)): entity(row) for row in LEADERS}.values():
        starts, ends = [role.start for role in person.roles], [role.end for role in person.roles]
        if None not in starts:
            day = date.fromisoformat(min(str(start) for start in starts)) - timedelta(1)
            wrong += [(person.name, day)] if standing(person, day.isoformat()).sectors else []
        if None not in ends:
            day = date.fromisoformat(max(str(end) for end in ends)) + timedelta(1)
            after = standing(person, day.isoformat())
            wrong += [(person.name, day)] if OFFICIAL & set(after.sectors) or after.country in ENTITY_CODES else []
    assert not wrong


def test_offices_of_one_holder_name_the_holder_of_the_day() -> None:
    offices = Offices(KNOWLEDGE)
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in LEADERS:
        if office(row["title"]) in UNIQUE:
            held[row["country"], office(row["title"])].append(row)
    assert sum(map(len, held.values())) > 1000
    for (country, title), rows in held.items():
        for day in map(middle, rows):
            names = {r["name"] for r in rows if (r["from"] or day) <= day <= (r["to"] or day)}
            found = offices.holder(country, title, day, ())
            assert (found[0].name if found else None) == (min(names) if len(names) == 1 else None), (title, day)


def read(name: str, day: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Name, country and sectors of the one party of "NAME said" in a report of that day."""
    words = [*(token.text for token in NLP.make_doc(name)), "said"]
    last = len(words) - 1
    doc = Doc(
        NLP.vocab,
        words=words,
        pos=["PROPN"] * last + ["VERB"],
        deps=["nsubj", *["flat"] * (last - 1), "ROOT"],
        heads=[last, *[0] * (last - 1), last],
        lemmas=[*words[:-1], "say"],
    )
    found = PartyFinder.load()(doc, Document(id="d", text=doc.text, published=day))
    return (found[0].name, found[0].country, found[0].sectors) if found else (None, None, ())


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, len(LEADERS), 700))
def test_a_report_of_the_day_gives_the_office_of_the_day(first: int) -> None:
    wrong = []
    for row in LEADERS[first : first + 700]:
        person, day = entity(row), middle(row)
        names = [name for name in (row["name"], *row.words("aliases")) if not {"(", "."} & set(name) and " " in name]
        if not names:
            continue
        full = names[0]
        name, country, sectors = read(full, day)
        stands = standing(person, day)
        if (name, country, sectors) != (person.name, stands.country, stands.sectors):
            wrong.append((full, day, name, country, sectors))
    assert not wrong
