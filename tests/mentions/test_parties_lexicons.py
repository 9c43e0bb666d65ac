"""Every row of the party lexicons: codes, dates, sectors, and names that stand for one entity only."""

from __future__ import annotations

import re
from datetime import date

import pytest

from according.lexicon_check import told_apart
from according.mentions.knowledge import (
    COUNTRY_COLUMNS,
    ENTITY_CODES,
    LEADER_COLUMNS,
    ORGANISATION_COLUMNS,
    ORGANISATION_TABLES,
    PEOPLE_COLUMNS,
    REGION_COLUMNS,
    SECTORS,
    KnowledgeBase,
)
from according.resources import Row, table

CODE = re.compile(r"[A-Z]{3}")
COUNTRIES = {row["alpha3"]: row for row in table("countries", COUNTRY_COLUMNS)}
CODED = (
    *((name, ORGANISATION_COLUMNS) for name in ORGANISATION_TABLES),
    ("leaders", LEADER_COLUMNS),
    ("peoples", PEOPLE_COLUMNS),
    ("regions", REGION_COLUMNS),
)


def label(row: Row) -> str:
    return f"{row.file}:{row.line}"


def test_all_of_iso_3166_and_kosovo() -> None:
    assert len(COUNTRIES) == 250
    assert len({row["alpha2"] for row in COUNTRIES.values()}) == 250
    for code, row in COUNTRIES.items():
        assert CODE.fullmatch(code), label(row)
        assert row["name"], label(row)
        assert row["source"], label(row)
        folded = row["party"].partition("+")[0]
        assert not folded or folded in COUNTRIES, label(row)
        for column in ("cow", "gw"):
            assert not row[column] or row[column].isdigit(), label(row)


@pytest.mark.parametrize(("name", "columns"), CODED, ids=[name for name, _ in CODED])
def test_codes_and_sources(name: str, columns: tuple[str, ...]) -> None:
    rows = table(name, columns)
    assert rows
    for row in rows:
        country = row.get("country")
        assert country is None or country in COUNTRIES or country in ENTITY_CODES, label(row)
        assert set(row.words("sectors")) <= SECTORS, label(row)
        assert row["name"], label(row)
        assert row["source"], label(row)
        wikidata = row.get("wikidata")
        assert wikidata is None or re.fullmatch(r"Q\d+", wikidata), label(row)


@pytest.mark.parametrize("name", [*ORGANISATION_TABLES, "leaders"])
def test_dates_are_iso_and_in_order(name: str) -> None:
    for row in table(name, ("name", "from", "to")):
        start, end = (date.fromisoformat(row[column]) if row[column] else None for column in ("from", "to"))
        assert start is None or end is None or start <= end, label(row)


@pytest.mark.parametrize("name", ["agents", "titles", "party_modifiers", "ministries"])
def test_sectors_of_nouns_and_titles(name: str) -> None:
    for row in table(name, ("sectors", "source")):
        assert set(row.words("sectors")) <= SECTORS, label(row)
        assert row["source"], label(row)


def test_agent_nouns_have_a_known_kind_and_stand_once() -> None:
    rows = table("agents", ("noun", "kind", "takes"))
    assert {row["kind"] for row in rows} == {"person", "group", "vehicle"}
    assert {row["takes"] for row in rows} == {"", "affiliation"}
    nouns = [row["noun"] for row in rows]
    assert len(nouns) == len(set(nouns))


def test_no_name_stands_for_two_entities_without_a_rule() -> None:
    clashes = []
    for key, aliases in KnowledgeBase.load().index.items():
        for i, one in enumerate(aliases):
            for two in aliases[i + 1 :]:
                if one.entity is not two.entity and not told_apart(one, two):
                    clashes.append((" ".join(key), one.why, two.why))
    assert clashes == []
