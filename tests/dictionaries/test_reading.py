"""Dictionary files to rows: every format, and each kind of line that does not hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from according.dictionaries.actors import full_date, read_actors, restriction
from according.dictionaries.agents import read_agents
from according.dictionaries.folder import check_codes_something, holds_dictionaries, kind_of, read_files, read_folder
from according.dictionaries.forms import plural, verb_forms, words_of
from according.dictionaries.lines import lines_of
from according.dictionaries.lists import expanded, read_discards, read_issues
from according.dictionaries.rows import Rows
from according.dictionaries.tsv import read_tables, write_tables
from according.dictionaries.verbs import code_of, dialect_of, known_set, read_verbs
from according.errors import ResourceError
from tests.dictionaries.fixtures import EXAMPLE


def test_comments_of_every_kind_keep_the_count_of_lines() -> None:
    text = "A <!-- one --> B\n<!-- two\nlines -->\n# note\nC ; note\n\nD [###] # note"
    assert list(lines_of(text)) == [(1, "A  B"), (5, "C"), (6, ""), (7, "D [---]")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NOR", ("NOR", "", "")),
        ("---", ("", "", "")),
        ("NORGOV <19950601", ("NORGOV", "", "19950601")),
        ("NORGOV > 950601", ("NORGOV", "19950601", "")),
        ("NORGOV 19950601 - 050815", ("NORGOV", "19950601", "20050815")),
        ("NORGOV 050101-330101", ("NORGOV", "19050101", "19330101")),
        ("NORGOV 980101-050101", ("NORGOV", "19980101", "20050101")),
    ],
)
def test_restriction(text: str, expected: tuple[str, str, str]) -> None:
    assert restriction(text) == expected


@pytest.mark.parametrize("text", ["NORGOV 20120101", "NORGOV 20120101-20110101", "NORGOV <2012", "", "B:19460101"])
def test_restriction_that_does_not_hold(text: str) -> None:
    with pytest.raises(ValueError, match="got"):
        restriction(text)


@pytest.mark.parametrize(
    ("digits", "expected"),
    [("950601", "19950601"), ("070101", "20070101"), ("19950230", "19950228"), ("19950001", "19950101")],
)
def test_full_date(digits: str, expected: str) -> None:
    assert full_date(digits) == expected


def test_actors_with_synonyms_and_dates() -> None:
    rows = Rows()
    read_actors("ADA_ [NOR]\n+ADDA\n\t[NORGOV >2010]\nBO\n\t[SWE]\n+LATE\n\t[SWEOPP >100101]\n", "x", rows)
    assert [(row.phrase, row.code, row.start, row.name, row.source) for row in rows.actors] == [
        ("ADA_", "NOR", "", "ADA_", "x:1"),
        ("ADDA", "NOR", "", "ADA_", "x:1"),
        ("BO", "SWE", "", "BO", "x:5"),
        ("BO", "SWEOPP", "20100101", "BO", "x:7"),
        ("LATE", "SWE", "", "BO", "x:5"),
        ("LATE", "SWEOPP", "20100101", "BO", "x:7"),
    ]
    assert [str(fault).split(" ")[0] for fault in rows.faults] == ["x:3:"]


def test_an_actor_without_a_code_is_named() -> None:
    rows = Rows()
    read_actors("ADA_\n\nBO [SWE]\n\t[\n", "x", rows)
    assert [row.phrase for row in rows.actors] == ["ADA_", "BO"]
    rows = Rows()
    read_actors("[NOR]\nALONE\n", "x", rows)
    assert [str(fault) for fault in rows.faults] == ["x:1: got '[NOR]' before any name", "x:2: 'ALONE' has no code"]


def test_agents_with_plurals_sets_and_places() -> None:
    rows = Rows()
    text = "!P! = MAN, MEN\nFISHER!P! [~LAB]\nDEPUTY [~LEG]\nPOLICE {} [~COP]\n"
    text += "GOOSE {GEESE} [ NGO~]\nBAD [XXX]\nA!Q! [~X]\n"
    read_agents(text, "x", rows)
    assert [(row.phrase, row.code, row.place) for row in rows.agents] == [
        ("FISHERMAN", "LAB", "after"),
        ("FISHERMEN", "LAB", "after"),
        ("DEPUTY", "LEG", "after"),
        ("DEPUTIES", "LEG", "after"),
        ("POLICE", "COP", "after"),
        ("GOOSE", "NGO", "before"),
        ("GEESE", "NGO", "before"),
    ]
    assert [fault.line for fault in rows.faults] == [6, 7]


def test_verbs_with_blocks_forms_and_codes() -> None:
    rows = Rows()
    text = "--- BEND [---] ---\nBEND {BENT} [012]\n+GIVE_IN\n- * (TO &LAW) [050:051]\n\n&LAW\n+RULE\n+THE_CODE_\n"
    read_verbs(text, "x", rows)
    assert [(row.verb, row.forms, row.code) for row in rows.verbs] == [("BEND", "BENT", "012"), ("+GIVE_IN", "", "")]
    assert [(row.pattern, row.code, row.dialect) for row in rows.patterns] == [("* (TO &LAW)", "050:051", "bracketed")]
    assert [row.phrase for row in rows.synsets] == ["RULE", "RULES", "THE_CODE"]
    assert not rows.faults


def test_tabari_blocks_end_at_the_blank_line() -> None:
    rows = Rows()
    read_verbs("VOW [170] ;x\n- * WAR [173]\n\nGIVE {GAVE} [070]\nLEND\n- * CASH [071]\n", "x", rows)
    blocks = {row.verb: row.block for row in rows.verbs}
    assert blocks["GIVE"] == blocks["LEND"] != blocks["VOW"]
    assert {row.verb: row.code for row in rows.verbs} == {"VOW": "170", "GIVE": "070", "LEND": "070"}
    assert {row.dialect for row in rows.patterns} == {"linear"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("- * WAR", "without a code"),
        ("- WAR [170]", "expected one \\*"),
        ("- * {WAR [170]", "do not pair"),
        ("- * &NONE [170]", "not defined"),
        ("- * WAR [080!]", "expected a CAMEO code"),
        ("FIGHT {FOUGHT", "'{' without '}'"),
        ("~ a (x y Z) SAY", "expected ~ a"),
        ("* WAR [170]", "expected a verb"),
    ],
)
def test_a_bad_line_of_verbs_is_named_and_the_rest_is_read(line: str, message: str) -> None:
    rows = Rows()
    read_verbs(f"--- SAY [010] ---\nSAY\n{line}\n- * PEACE [027]\n", "v.txt", rows)
    assert [row.pattern for row in rows.patterns] == ["* PEACE"]
    assert len(rows.faults) == 1
    assert str(rows.faults[0]).startswith("v.txt:3: ")
    assert re.search(message, rows.faults[0].message)


@pytest.mark.parametrize(("text", "code"), [("---", ""), ("050:050", "050:050"), (":080", ":080"), ("025?", "025")])
def test_code_of(text: str, code: str) -> None:
    assert code_of(text) == code


def test_known_set_reads_joined_names() -> None:
    sets = {"&TIE", "&TIE_OF_WORDS", "&BE_"}
    assert known_set("&TIE_OF", sets) == "&TIE"
    assert known_set("&TIE_OF_WORDS", sets) == "&TIE_OF_WORDS"
    assert known_set("&BE", sets) == "&BE_"
    assert known_set("&NONE", sets) is None


def test_discards_and_issues() -> None:
    rows = Rows()
    read_discards("HANDBALL\n+CHESS CUP # x\n+\n", "d", rows)
    assert [(row.phrase, row.scope) for row in rows.discards] == [("HANDBALL", "sentence"), ("CHESS CUP", "story")]
    read_issues('<ISSUE CATEGORY="SEA">\nn:quota [FISH]\ncod+war\n~~old quota\n</ISSUE>\nalone\n', "i", rows)
    assert [(row.phrase, row.issue) for row in rows.issues] == [
        ("quota", "FISH"),
        ("quotas", "FISH"),
        ("cod-war", "SEA"),
        ("old quota", "~~"),
    ]
    assert [fault.line for fault in rows.faults] == [3, 6]


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [("n:city hall", ["city hall", "cities hall"]), ("v:deny it", ["deny it", "denies it", "denied it", "denying it"])],
)
def test_expanded(phrase: str, forms: list[str]) -> None:
    assert expanded(phrase) == forms


@pytest.mark.parametrize(
    ("noun", "many"), [("PARTY", "PARTIES"), ("day", "days"), ("boss", "bosses"), ("CHURCH", "CHURCHES")]
)
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_verb_forms_and_words() -> None:
    assert set(verb_forms("arrive")) == {"arrive", "arrives", "arrived", "arriving"}
    assert set(verb_forms("deny")) == {"deny", "denies", "denied", "denying"}
    assert words_of("PEOPLE’S_CO-OP_") == ["people", "'s", "co", "op"]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("my.actors.txt", "", "actors"),
        ("a.txt", "OSLO_ [NOR]\nBO_ [SWE]\n", "actors"),
        ("a.txt", "POLICE [~COP]\n", "agents"),
        ("a.txt", "--- SAY [010] ---\nSAY\n- * PEACE [027]\n", "verbs"),
        ("a.txt", "n:quota [FISH]\n", "issues"),
        ("a.txt", "Some notes on the project.\n", None),
        ("a.txt", "<Country>\nOSLO_ [NOR]\n</Country>\n", None),
    ],
)
def test_kind_of(name: str, text: str, kind: str | None) -> None:
    assert kind_of(name, text) == kind


def test_example_is_read_without_a_fault() -> None:
    rows = read_folder(EXAMPLE)
    assert not rows.faults
    assert not rows.notes
    assert all(rows.counts().values())


def test_tables_keep_every_row(tmp_path: Path) -> None:
    rows = read_folder(EXAMPLE)
    written = write_tables(rows, tmp_path)
    assert len(written) == len(rows.counts())
    again = read_tables(tmp_path)
    assert again == rows
    assert written[0].read_text("utf-8").splitlines()[0] == "phrase\tcode\tstart\tend\tname\tsource"
    assert holds_dictionaries(tmp_path)


def test_a_bad_table_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "dictionary_agents.tsv").write_text("phrase\tcode\tplace\tsource\nX\tGOV\tbeside\tme\n", "utf-8")
    with pytest.raises(ResourceError, match=r"dictionary_agents.tsv:2: got place 'beside'"):
        read_tables(tmp_path)


def test_of_two_dialects_the_newer_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.verbs.txt").write_text("VOW [170]\n- * WAR [173]\n", "utf-8")
    (tmp_path / "b.verbs.txt").write_text("VOW [170]\n- * {HOLY WAR} [174]\n", "utf-8")
    rows = read_files(sorted(tmp_path.iterdir()))
    assert [row.code for row in rows.patterns] == ["174"]
    assert "a.verbs.txt" in rows.notes[0]


def test_a_folder_without_verbs_codes_nothing(tmp_path: Path) -> None:
    (tmp_path / "my.actors.txt").write_text("OSLO_ [NOR]\n", "utf-8")
    with pytest.raises(ResourceError, match="without verbs"):
        check_codes_something(read_folder(tmp_path), tmp_path)


def test_a_project_folder_of_other_files_has_none(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("To do: check the leaders.\n", "utf-8")
    (tmp_path / "leaders.tsv").write_text("name\n", "utf-8")
    assert not holds_dictionaries(tmp_path)


def test_dialect_of() -> None:
    assert dialect_of("- * WAR [170]\n- IN_* [1]\n") == "linear"
    assert dialect_of("- * (ON WAR) [170]\n") == "bracketed"
