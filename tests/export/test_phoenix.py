"""Phoenix files as its users read them: by position, without a header."""

from __future__ import annotations

import csv

import pytest

from according.document import Document, Party
from according.export.phoenix import COLUMNS, MORE, codes
from according.export.selection import EVERY


def rows(path, columns=COLUMNS) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, columns, delimiter="\t"))


def test_the_first_line_is_an_event(written) -> None:
    first = written("phoenix").read_text("utf-8").splitlines()[0].split("\t")
    assert len(first) == len(COLUMNS) == 26
    assert first[1:5] == ["20240305", "2024", "03", "05"]


def test_a_dyad_is_a_row_and_ids_stay_unique(written, exported: Document) -> None:
    found = rows(written("phoenix"))
    clash, meeting = exported.records[0].id, exported.records[1].id
    assert [row["EventID"] for row in found] == [f"{clash}-1", f"{clash}-2", meeting]
    assert [row["SourceActorFull"] for row in found] == ["RUSREB", "FRAMILGOV", "FRA"]
    assert [row["TargetActorFull"] for row in found] == ["", "", "IGOUNO"]


def test_codes_places_and_scores(written) -> None:
    first, _, meeting = rows(written("phoenix"))
    assert (first["EventCode"], first["EventRootCode"], first["QuadClass"], first["GoldsteinScore"]) == (
        "190", "19", "4", "-10",
    )  # fmt: skip
    assert (first["Lat"], first["Lon"], first["LocationName"], first["StateName"], first["CountryCode"]) == (
        "44.5", "-1.25", "Port Selda", "Coast", "FRA",
    )  # fmt: skip
    assert (meeting["Date"], meeting["Lat"], meeting["QuadClass"]) == ("", "", "1")
    assert (first["URLs"], first["NewsSources"], first["SentenceID"]) == (
        "https://example.org/1",
        "Example Times",
        "d1_0",
    )


@pytest.mark.parametrize(
    ("country", "sectors", "expected"),
    [
        ("SYR", ("MIL", "GOV"), ["SYRMILGOV", "SYR", "MIL", "GOV"]),
        ("UNO", ("IGO",), ["IGOUNO", "IGO", "", "UNO"]),
        ("EUR", (), ["IGOEUREEC", "IGO", "", "EUR;EEC"]),
        (None, ("JRN",), ["MED", "", "MED", ""]),
        ("KEN", ("MED",), ["KENHLH", "KEN", "", "HLH"]),
        (None, ("NGO",), ["NGO", "NGO", "", ""]),
        (None, (), ["", "", "", ""]),
    ],
)
def test_party_codes(country: str | None, sectors: tuple[str, ...], expected: list[str]) -> None:
    assert codes(Party(0, 1, "x", country=country, sectors=sectors)) == expected


def test_chosen_statuses_come_with_their_status(written) -> None:
    found = rows(written("phoenix", selection=EVERY), (*COLUMNS, *MORE))
    assert [row["Status"] for row in found] == ["reported", "reported", "planned", "denied"]
    assert found[-1]["AccordingTo"] == "Ministry > ?"


def test_pandas_reads_it_by_position(written) -> None:
    pandas = pytest.importorskip("pandas", reason="the readers of exports are not installed")
    types = {"EventCode": str, "EventRootCode": str}
    frame = pandas.read_csv(written("phoenix"), sep="\t", names=list(COLUMNS), dtype=types)
    assert frame["EventCode"].tolist() == ["190", "190", "036"]
    assert frame["GoldsteinScore"].tolist() == [-10.0, -10.0, 4.0]
    assert pandas.isna(frame["Date"].iloc[2])
