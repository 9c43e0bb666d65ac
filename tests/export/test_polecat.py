"""POLECAT files as its users read them."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from according.document import Document
from according.export import cells
from according.export.polecat import COLUMNS, MORE
from according.export.selection import EVERY, HAPPENED
from according.record import Event
from according.resources import table

POLECAT = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"
    "Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|"
    "Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|"
    "Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|"
    "Feature Type|Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version"
)


def rows(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def test_columns_are_those_of_the_weekly_files(written) -> None:
    assert tuple(POLECAT.split("|")) == COLUMNS
    assert written("polecat").read_text("utf-8").splitlines()[0].split("\t") == list(COLUMNS)


def test_an_event_fills_the_columns_from_its_record(written, exported: Document) -> None:
    row = rows(written("polecat"))[0]
    assert row["Event ID"] == f"d1_{exported.records[0].id}"
    assert (row["Event Date"], row["Publication Date"]) == ("2024-03-05", "2024-03-06")
    assert (row["Event Type"], row["Event Mode"], row["Intensity"]) == ("ASSAULT", "firearms", "-9")
    assert (row["Quad Code"], row["Contexts"]) == ("MATERIAL CONFLICT", "military; territory")
    assert row["Actor Name"] == "None; Army of Ruritania"
    assert row["Actor Name Raw"] == "Northern Front; the army"
    assert row["Actor Country"] == "RUS; FRA"
    assert row["Actor COW"] == "365; 220"
    assert (row["Primary Actor Sector"], row["Actor Sectors"]) == ("REB", "REB; MIL|GOV")
    assert (row["Placename"], row["City"], row["Province"], row["Country"]) == (
        "Port Selda",
        "Port Selda",
        "Coast",
        "FRA",
    )
    assert (row["Latitude"], row["Longitude"], row["GeoNames ID"], row["Feature Type"]) == (
        "44.5",
        "-1.25",
        "123",
        "PPL",
    )
    assert (row["Source"], row["Language"], row["Version"]) == ("Example Times", "en", "according")
    assert row["Story Locations"] == "Port Selda"
    assert row["Story Organizations"] == "Northern Front; Army of Ruritania; United Nations; Ministry"


def test_what_is_unknown_is_none_in_words_and_empty_in_numbers(written) -> None:
    meeting = rows(written("polecat"))[1]
    unknown = ("Event Date", "Event Mode", "Contexts", "Actor Title", "Wikipedia Actor ID", "Placename", "Country")
    assert {meeting[name] for name in unknown} == {"None"}
    assert {meeting[name] for name in ("Latitude", "Longitude", "GeoNames ID")} == {""}


def test_only_what_happened_unless_more_is_asked_for(written) -> None:
    assert [row["Event Type"] for row in rows(written("polecat"))] == ["ASSAULT", "AGREE"]
    every = rows(written("polecat", selection=EVERY))
    assert list(every[0]) == [*COLUMNS, *MORE]
    assert [row["Status"] for row in every] == ["reported", "planned", "denied"]
    assert (every[2]["According To"], every[2]["Stances"]) == ("Ministry > ?", "asserts; denies")
    assert every[2]["Sentence"] == "Ruritania denied that its police had killed six people."


def test_what_is_surer_than_asked_for(written) -> None:
    sure = rows(written("polecat", selection=replace(HAPPENED, least=0.8)))
    assert list(sure[0]) == list(COLUMNS)
    assert [row["Event Type"] for row in sure] == ["ASSAULT"]


def test_an_announced_assault_has_not_happened(exported: Document) -> None:
    agree, denied = exported.records[1], exported.records[2]
    assert HAPPENED.of(exported.records) == exported.records[:2]
    assert not HAPPENED.admits(denied)
    assert agree.event == Event("AGREE", None, (), "036", 1)


@pytest.mark.slow
def test_pandas_reads_it(written) -> None:
    pandas = pytest.importorskip("pandas", reason="the readers of exports are not installed")
    frame = pandas.read_csv(written("polecat"), sep="\t")
    assert list(frame.columns) == list(COLUMNS)
    assert frame["Intensity"].tolist() == [-9.0, 2.5]
    assert pandas.isna(frame["Actor Title"]).all()
    assert frame["Latitude"].iloc[0] == 44.5
    assert pandas.to_datetime(frame["Event Date"], errors="coerce").iloc[0] == pandas.Timestamp(2024, 3, 5)


@pytest.mark.slow
def test_polars_reads_it(written) -> None:
    polars = pytest.importorskip("polars", reason="the readers of exports are not installed")
    frame = polars.read_csv(written("polecat"), separator="\t", null_values="None")
    assert frame.columns == list(COLUMNS)
    assert frame["Latitude"].to_list() == [44.5, None]
    assert frame["Event Date"].to_list() == ["2024-03-05", None]


def test_every_type_and_mode_of_plover_has_a_score() -> None:
    modes = [(row["of"], row["name"]) for row in table("ontology", ["kind", "name", "of"]) if row["kind"] == "mode"]
    types = [row["name"] for row in table("ontology", ["kind", "name"]) if row["kind"] == "type"]
    for type_, mode in [*modes, *((name, None) for name in types)]:
        score = cells.plover_score(type_, mode)
        assert score is not None
        assert -10 <= score <= 10
    assert cells.plover_score("STRIKE", None) is None


@pytest.mark.parametrize(("code", "score"), [("190", -10), ("1823", -10), ("0841", 7), ("9", None), (None, None)])
def test_goldstein_takes_the_longest_listed_code(code: str | None, score: float | None) -> None:
    assert cells.goldstein(code) == score


@pytest.mark.parametrize(("value", "text"), [(120.123456, "120.123456"), (-9.0, "-9"), (0, "0"), (None, "")])
def test_numbers_lose_nothing(value: float | None, text: str) -> None:
    assert cells.number(value) == text
