"""The gazetteer: real look-ups, spellings, and a cache that survives races and damage."""

from __future__ import annotations

import io
import logging
import lzma
import subprocess
import sys
from pathlib import Path

import pytest

from according.errors import ResourceError
from according.mentions import gazetteer as module
from according.mentions.gazetteer import Gazetteer, build
from according.mentions.placenames import fold, key

SMALL = (
    "geonames\tname\tfeature\tcountry\tadmin1\tadmin2\tlat\tlon\tradius\tpopulation\tothers\n"
    "101\tDayr Hawr\tPPL\tSY\t\t\t35.1\t40.2\t\t1200\tDeir Hor\n"
    "102\tKoper\tPPL\tSI\t\t\t45.5\t13.7\t\t25000\tCapodistria"
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture
def small() -> bytes:
    return lzma.compress(SMALL.encode("utf-8"), preset=0)


@pytest.mark.parametrize(
    ("name", "geonames", "country"),
    [
        ("Damascus", 170654, "SY"),
        ("al-Bukamal", 174448, "SY"),
        ("Abu Kamal", 174448, "SY"),
        ("Texas", 4736286, "US"),
        ("Kyiv", 703448, "UA"),
        ("Donetsk Oblast", 709716, "UA"),
    ],
)
def test_a_name_leads_to_its_place(gazetteer: Gazetteer, name: str, geonames: int, country: str) -> None:
    found = {entry.geonames: entry for entry in gazetteer.lookup(name)}
    assert geonames in found
    assert found[geonames].country == country


def test_unknown_and_empty_names_have_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Qwrtzpsdfgh") == []
    assert gazetteer.lookup("") == []
    assert gazetteer.lookup(" - ") == []


def test_a_place_comes_with_its_divisions(gazetteer: Gazetteer) -> None:
    tulsa = gazetteer.lookup("Tulsa")[0]
    assert tulsa.admin1 is not None
    division = gazetteer.by_id(tulsa.admin1)
    assert division is not None
    assert division.name == "Oklahoma"


@pytest.mark.parametrize(
    "spellings",
    [
        ("Deir ez-Zor", "Deir Ezzor", "Dayr al-Zawr", "Dayr az Zawr", "Deir ez-Zour"),
        ("Qamishli", "Kamishli", "al-Qamishli"),
        ("Hodeidah", "Al Hudaydah", "Hudaida"),
        ("Mazar-i-Sharif", "Mazar-e Sharif"),
    ],
)
def test_transliterations_share_a_fold(spellings: tuple[str, ...]) -> None:
    assert len({fold(name) for name in spellings}) == 1


def test_marks_and_short_words_do_not_matter() -> None:
    assert key("St. Louis") == key("Saint-Louis") == "saintlouis"
    assert key("Málaga") == key("Malaga")
    assert fold("Ur") == ""


def test_a_built_file_answers_by_name_alternate_and_fold(small: bytes, tmp_path: Path) -> None:
    build(small, tmp_path / "g.sqlite")
    opened = Gazetteer.open(tmp_path / "g.sqlite")
    assert [entry.match for entry in opened.lookup("Koper")] == ["exact"]
    assert [entry.match for entry in opened.lookup("Capodistria")] == ["alternate"]
    assert [entry.id for entry in opened.lookup("Deir al-Hour")] == [101]
    assert opened.lookup("Deir al-Hour")[0].match == "fold"


def test_a_bad_row_is_named_by_its_line(tmp_path: Path) -> None:
    data = lzma.compress((SMALL + "\nx\ty").encode("utf-8"), preset=0)
    with pytest.raises(ResourceError, match=":4: got 2 cells"):
        build(data, tmp_path / "g.sqlite")
    assert not list(tmp_path.iterdir())


def test_a_missing_file_is_a_resource_error(tmp_path: Path) -> None:
    with pytest.raises(ResourceError):
        Gazetteer.open(tmp_path / "none.sqlite")


def _place(small: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = folder / "places.tsv.xz"
    source.write_bytes(small)
    monkeypatch.setattr(module, "package_path", lambda *parts: source)


def test_a_damaged_cache_file_is_built_anew(small: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _place(small, tmp_path, monkeypatch)
    target = module.ensure(tmp_path / "cache")
    whole = target.stat().st_size
    target.write_bytes(b"not a database")
    assert module.ensure(tmp_path / "cache") == target
    assert target.stat().st_size == whole
    target.write_bytes(target.read_bytes()[: whole // 2])
    assert module.ensure(tmp_path / "cache").stat().st_size == whole


def test_a_folder_that_cannot_be_written_is_replaced_with_a_warning(
    small: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _place(small, tmp_path, monkeypatch)
    told = io.StringIO()
    monkeypatch.setattr(module.log, "handlers", [logging.StreamHandler(told)])
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(module.tempfile, "gettempdir", lambda: str(tmp_path / "spare"))
    path = module.ensure(tmp_path / "file" / "cache")
    assert Gazetteer.open(path).lookup("Koper")[0].id == 102
    assert "cannot be kept" in told.getvalue()


@pytest.mark.slow
def test_two_processes_may_build_at_once(small: bytes, tmp_path: Path) -> None:
    (tmp_path / "places.tsv.xz").write_bytes(small)
    program = (
        "import sys; from pathlib import Path; from according.mentions import gazetteer as g;"
        "folder = Path(sys.argv[1]); g.package_path = lambda *parts: folder / 'places.tsv.xz';"
        "print(g.Gazetteer.open(g.ensure(folder / 'cache')).lookup('Koper')[0].id)"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate(timeout=60)[0].strip() for process in running] == ["102", "102"]
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".sqlite"]
