"""The full gazetteer, built from a small dump in GeoNames' own format, of a few public facts."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from according.cli import main
from according.errors import ResourceError
from according.mentions import fullgazetteer, geonames
from according.mentions.fullgazetteer import build_full
from according.mentions.gazetteer import Gazetteer
from according.mentions.geonames import readable, rows
from according.mentions.resolution import Mention, Resolver

# id, name, ascii, alternate names, lat, lon, class, code, country, admin1, admin2, population
PLACES = (
    (163843, "Syria", "Syria", "Syrie,Syrien", 35, 38, "A", "PCLI", "SY", "00", "", 16906283),
    (6252001, "United States", "United States", "USA", 39.76, -98.5, "A", "PCLI", "US", "00", "", 327167434),
    (170792, "Dayr az Zawr", "Dayr az Zawr", "", 35, 40.5, "A", "ADM1", "SY", "07", "", 0),
    (170794, "Deir ez-Zor", "Deir ez-Zor", "", 35.3359, 40.1408, "P", "PPLA", "SY", "07", "", 271800),
    (174448, "Ālbū Kamāl", "Albu Kamal", "", 34.4529, 40.9185, "P", "PPL", "SY", "07", "", 57572),
    (4736286, "Texas", "Texas", "Tejas", 31.25, -99.25, "A", "ADM1", "US", "TX", "", 22266440),
    (4705086, "Lamar County", "Lamar County", "", 33.665, -95.48, "A", "ADM2", "US", "TX", "277", 49859),
    (4717560, "Paris", "Paris", "", 33.6609, -95.5555, "P", "PPLA2", "US", "TX", "277", 24782),
    (2988507, "Paris", "Paris", "Lutetia", 48.8534, 2.3488, "P", "PPLC", "FR", "11", "75", 2138551),
    (3017382, "France", "France", "", 46, 2, "A", "PCLI", "FR", "00", "", 66987244),
    (3012874, "Île-de-France", "Ile-de-France", "", 48.5, 2.5, "A", "ADM1", "FR", "11", "", 11341257),
    (5392510, "Red River", "Red River", "", 36.6, -105.5, "H", "STM", "US", "NM", "", 0),
)
# alternateNameId, geonameid, language, name, preferred, short, colloquial, historic
NAMES = (
    (1, 170794, "en", "Deir Ezzor", "", "", "", ""),
    (2, 174448, "en", "Abu Kamal", "1", "", "", ""),
    (3, 174448, "ar", "البوكمال", "", "", "", ""),
    (4, 2988507, "la", "Lutetia", "", "", "", "1"),
    (5, 2988507, "en", "City of Light", "", "", "1", ""),
    (6, 2988507, "link", "https://en.wikipedia.org/wiki/Paris", "", "", "", ""),
    (7, 2988507, "iata", "PAR", "", "", "", ""),
    (8, 999999, "en", "Nowhere Left", "", "", "", ""),
)
DIVISIONS = (("SY.07", "Dayr az Zawr", 170792), ("US.TX", "Texas", 4736286), ("FR.11", "Île-de-France", 3012874))
COUNTRIES = (("SY", "Syria", 185180, 163843, "ar-SY,ku"), ("US", "United States", 9629091, 6252001, "en-US,es-US"),
             ("FR", "France", 547030, 3017382, "fr-FR,frp"))  # fmt: skip


def place_line(place: tuple[object, ...]) -> str:
    number, name, ascii_, others, lat, lon, kind, code, country, one, two, people = place
    cells = [number, name, ascii_, others, lat, lon, kind, code, country, "", one, two, "", "", people, "", 100]
    return "\t".join(map(str, [*cells, "Etc/UTC", "2024-01-01"]))


def write_dump(folder: Path, more: str = "") -> Path:
    """The five files of a dump; `more` is appended to allCountries.txt."""
    folder.mkdir(exist_ok=True)
    (folder / "allCountries.txt").write_text("\n".join(map(place_line, PLACES)) + "\n" + more, "utf-8")
    names = ["\t".join(map(str, [*name, "", ""])) for name in NAMES]
    (folder / "alternateNamesV2.txt").write_text("\n".join(names) + "\n", "utf-8")
    ones = [f"{code}\t{name}\t{name}\t{number}" for code, name, number in DIVISIONS]
    (folder / "admin1CodesASCII.txt").write_text("\n".join(ones) + "\n", "utf-8")
    (folder / "admin2Codes.txt").write_text("US.TX.277\tLamar County\tLamar County\t4705086\n", "utf-8")
    lines = ["# GeoNames country information", "#ISO\tISO3"]
    for code, name, area, number, spoken in COUNTRIES:
        cells = [code, code + "X", "0", code, name, "", area, 0, "AS", ".x", "XXX", *[""] * 4, spoken, number, "", ""]
        lines.append("\t".join(map(str, cells)))
    (folder / "countryInfo.txt").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def build(folder: Path, target: Path) -> tuple[int, list[str], list[str]]:
    """Number of places, faults, and steps told."""
    faults: list[str] = []
    steps: list[str] = []
    count = build_full(folder, target, faults.append, lambda step, done, total: steps.append(step))
    return count, faults, steps


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gazetteer of the dump, built once for the tests that only read it."""
    folder = tmp_path_factory.mktemp("built")
    build(write_dump(folder / "dump"), folder / "full.sqlite")
    return folder / "full.sqlite"


def test_every_place_of_the_dump_is_there_with_its_divisions(tmp_path: Path) -> None:
    count, faults, steps = build(write_dump(tmp_path / "dump"), tmp_path / "full.sqlite")
    assert (count, faults) == (len(PLACES), [])
    assert list(dict.fromkeys(steps)) == ["allCountries.txt", "alternateNamesV2.txt", "sorting names"]
    paris = {entry.country: entry for entry in Gazetteer.open(tmp_path / "full.sqlite").lookup("Paris")}
    assert (paris["US"].admin1, paris["US"].admin2, paris["US"].population) == (4736286, 4705086, 24782)
    assert (paris["FR"].admin1, paris["FR"].feature) == (3012874, "PPLC")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dump", "full.sqlite"]


@pytest.mark.parametrize(
    ("name", "geonames", "match"),
    [
        ("Deir ez-Zor", 170794, "exact"),
        ("Deir Ezzor", 170794, "exact"),
        ("Deir al-Zour", 170794, "fold"),
        ("Albu Kamal", 174448, "exact"),
        ("Abu Kamal", 174448, "exact"),
        ("Red River", 5392510, "exact"),
    ],
)
def test_names_lead_to_their_places(built: Path, name: str, geonames: int, match: str) -> None:
    assert [(entry.id, entry.match) for entry in Gazetteer.open(built).lookup(name)][:1] == [(geonames, match)]


@pytest.mark.parametrize("name", ["Lutetia", "PAR", "البوكمال", "Nowhere Left", "https://en.wikipedia.org/wiki/Paris"])
def test_codes_addresses_other_scripts_and_foreign_languages_are_left_out(built: Path, name: str) -> None:
    assert Gazetteer.open(built).lookup(name) == []


def test_a_country_knows_its_extent(built: Path) -> None:
    (syria,) = Gazetteer.open(built).lookup("Syria")
    assert syria.radius == pytest.approx(242.8, abs=0.1)
    assert syria.admin1 is None


def test_without_a_list_of_alternate_names_the_column_serves(tmp_path: Path) -> None:
    folder = write_dump(tmp_path / "dump")
    (folder / "alternateNamesV2.txt").unlink()
    build(folder, tmp_path / "full.sqlite")
    assert [entry.id for entry in Gazetteer.open(tmp_path / "full.sqlite").lookup("Lutetia")] == [2988507]


def test_zip_archives_are_read_as_they_come(tmp_path: Path) -> None:
    folder = write_dump(tmp_path / "dump")
    for name in ("allCountries", "alternateNamesV2"):
        with zipfile.ZipFile(folder / f"{name}.zip", "w") as archive:
            archive.write(folder / f"{name}.txt", f"{name}.txt")
        (folder / f"{name}.txt").unlink()
    count, faults, _ = build(folder, tmp_path / "full.sqlite")
    assert (count, faults) == (len(PLACES), [])
    assert Gazetteer.open(tmp_path / "full.sqlite").lookup("Abu Kamal")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("1\tToo\tFew", "got 3 columns, expected 19"),
        (place_line(("x1", "Bad", "Bad", "", 1, 1, "P", "PPL", "SY", "", "", 0)), "got 'x1', expected a GeoNames id"),
        (place_line((11, "Bad", "Bad", "", 91, 1, "P", "PPL", "SY", "", "", 0)), "got coordinates 91, 1"),
        (place_line((11, "Bad", "Bad", "", "?", 1, "P", "PPL", "SY", "", "", 0)), "could not convert string to float"),
        (place_line((11, "", "", "", 1, 1, "P", "PPL", "SY", "", "", 0)), "got an empty name"),
        (place_line((11, "Bad", "Bad", "", 1, 1, "P", "PPL", "SYR", "", "", 0)), "expected two letters"),
        (place_line((11, "Bad", "Bad", "", 1, 1, "P", "PPL", "SY", "", "", "many")), "invalid literal for int"),
    ],
)
def test_a_bad_line_is_reported_with_file_and_line_and_skipped(tmp_path: Path, row: str, message: str) -> None:
    good = place_line((170063, "Aleppo", "Aleppo", "", 36.2, 37.16, "P", "PPLA", "SY", "09", "", 2098210))
    folder = write_dump(tmp_path / "dump", f"{row}\n{good}\n")
    count, faults, _ = build(folder, tmp_path / "full.sqlite")
    assert count == len(PLACES) + 1
    assert len(faults) == 1
    assert faults[0].startswith(f"allCountries.txt:{len(PLACES) + 1}: ")
    assert message in faults[0]


def test_bytes_that_are_no_utf8_are_a_bad_line(tmp_path: Path) -> None:
    folder = write_dump(tmp_path / "dump")
    with (folder / "allCountries.txt").open("ab") as stream:
        stream.write(b"12\tM\xfcnchen" + b"\t" * 17 + b"\n")
    count, faults, _ = build(folder, tmp_path / "full.sqlite")
    assert count == len(PLACES)
    assert faults[0].startswith("allCountries.txt:13: 'utf-8' codec")


@pytest.mark.parametrize("name", ["allCountries.txt", "admin1CodesASCII.txt", "admin2Codes.txt", "countryInfo.txt"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = write_dump(tmp_path / "dump")
    (folder / name).unlink()
    with pytest.raises(ResourceError, match=f"got neither {name}"):
        build(folder, tmp_path / "full.sqlite")


def test_a_file_that_is_no_dump_gives_no_gazetteer(tmp_path: Path) -> None:
    folder = write_dump(tmp_path / "dump")
    (folder / "allCountries.txt").write_text("a page\nof something else\n", "utf-8")
    with pytest.raises(ResourceError, match="got no place at all"):
        build(folder, tmp_path / "full.sqlite")
    assert not (tmp_path / "full.sqlite").exists()


class Killed(BaseException):
    """Stands for a signal."""


@pytest.mark.parametrize("after", [1, 3, 6, 8])
def test_a_killed_build_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    folder = write_dump(tmp_path / "dump", "a broken line\n")
    monkeypatch.setattr(fullgazetteer, "BATCH", 3)
    build(folder, tmp_path / "whole.sqlite")
    told = 0

    def step(name: str, done: int, total: int) -> None:
        nonlocal told
        told += 1
        if told == after:
            raise Killed

    with pytest.raises(Killed):
        build_full(folder, tmp_path / "full.sqlite", lambda line: None, step)
    assert not (tmp_path / "full.sqlite").exists()
    read: list[tuple[str, int]] = []
    plain = rows
    monkeypatch.setattr(fullgazetteer, "rows", lambda d, f, skip=0: read.append((d.name, skip)) or plain(d, f, skip))
    build(folder, tmp_path / "full.sqlite")
    assert ("allCountries.txt", 0) not in read, "the second run began anew"
    assert _content(tmp_path / "full.sqlite") == _content(tmp_path / "whole.sqlite")


def test_a_changed_dump_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_dump(tmp_path / "dump")

    def stop(name: str, done: int, total: int) -> None:
        raise Killed

    with pytest.raises(Killed):
        build_full(folder, tmp_path / "full.sqlite", lambda line: None, stop)
    write_dump(folder, place_line((170063, "Aleppo", "Aleppo", "", 36.2, 37.16, "P", "PPLA", "SY", "", "", 1)) + "\n")
    assert build(folder, tmp_path / "full.sqlite")[0] == len(PLACES) + 1


def _content(path: Path) -> list[list[tuple[object, ...]]]:
    with sqlite3.connect(path) as database:
        found = [database.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in ("place", "name")]
    database.close()
    return found


def test_the_command_builds_reports_and_counts(tmp_path: Path) -> None:
    folder = write_dump(tmp_path / "dump", "broken\n")
    result = CliRunner().invoke(main, ["gazetteer", "build", str(folder)])
    assert result.exit_code == 0
    assert "allCountries.txt:13: got 1 columns, expected 19: skipped" in result.output
    assert f"{folder / 'places.sqlite'}: 12 places; 1 bad lines skipped" in result.output
    assert Gazetteer.open(folder / "places.sqlite").lookup("Texas")


def test_the_command_fails_with_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["gazetteer", "build", str(tmp_path)])
    assert result.exit_code == 1
    assert "got neither allCountries.txt nor allCountries.zip" in result.output


def test_the_environment_names_a_gazetteer(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORDING_GAZETTEER", str(built))
    assert Gazetteer.open().path == built.resolve()
    monkeypatch.setenv("ACCORDING_GAZETTEER", str(built) + ".none")
    with pytest.raises(ResourceError):
        Gazetteer.open()


def test_a_resolver_works_over_it_and_a_stream_needs_more_than_its_name(built: Path) -> None:
    resolver = Resolver(Gazetteer.open(built))
    found = resolver.resolve([Mention("Paris", 0, 5, "Texas"), Mention("Syria", 9, 14), Mention("Abu Kamal", 20, 29)])
    assert [entry and entry.id for entry in found] == [4717560, 163843, 174448]
    alone = resolver.field("Red River")
    assert alone is not None
    assert {entry.feature for entry in alone.entries} == {"STM"}


@pytest.mark.parametrize(
    ("name", "good"),
    [("Deir ez-Zor", True), ("Ālbū Kamāl", True), ("St. John's", True), ("PAR", False), ("Москва", False),
     ("Route 66", False), ("x", False), ("lowercase", False)],
)  # fmt: skip
def test_readable_names(name: str, good: bool) -> None:
    assert readable(name) is good


def test_a_dump_is_told_from_another_by_size_and_time(tmp_path: Path) -> None:
    folder = write_dump(tmp_path / "dump")
    dump = geonames.require(folder, "countryInfo.txt")
    before = dump.fingerprint
    (folder / "countryInfo.txt").write_text("#\n", "utf-8")
    assert dump.fingerprint != before
    assert dump.size == 2
