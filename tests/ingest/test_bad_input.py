"""Bad inputs end in a typed error or a warning, quickly; the inputs after them are still read."""

from __future__ import annotations

import gzip
import io
import json
import os
import time
from pathlib import Path

import pytest

from according.document import Document
from according.errors import (
    BinaryInput,
    EmptyInput,
    InputError,
    TooLarge,
    UndecodableInput,
    UnsupportedInput,
)
from according.ingest import Source, from_html, from_text, ingest, sources

SENTENCE = "The ministry said on Tuesday that its forces had crossed the river without a fight. "
RUSSIAN = "Министерство сообщило во вторник, что его силы перешли реку и не встретили сопротивления. " * 5


def outcome(path: Path, max_bytes: int = 1_000_000) -> Document | InputError:
    found = next(iter(sources([path], max_bytes=max_bytes)))
    if isinstance(found, InputError):
        return found
    try:
        return ingest(found, max_bytes=max_bytes)
    except InputError as error:
        return error


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("empty.txt", b"", EmptyInput),
        ("blank.html", b" \n\t ", EmptyInput),
        ("markup.html", b"<html><script>var a = 1;</script></html>", EmptyInput),
        ("marks.txt", b"*** --- ***", EmptyInput),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0", BinaryInput),
        ("paper.html", b"%PDF-1.4\n%stuff", BinaryInput),
        ("archive.txt", b"PK\x03\x04stuff", BinaryInput),
        ("nul.txt", b"some text\0and more" * 50, BinaryInput),
        ("cut.txt.gz", gzip.compress(os.urandom(3000), mtime=0)[:900], UndecodableInput),
        ("bomb.txt.gz", gzip.compress(b"a " * 3_000_000, mtime=0), TooLarge),
        ("large.html", b"<p>word</p>" * 200_000, TooLarge),
        ("feed.xml", b"<?xml version='1.0'?><rss/>", UnsupportedInput),
        ("notes.txt", b"{\\rtf1 text}", UnsupportedInput),
    ],
)
def test_typed_error(tmp_path: Path, name: str, data: bytes, error: type[InputError]) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    got = outcome(path)
    assert type(got) is error
    assert isinstance(got, InputError)
    assert got.where == str(path)


def test_absent_file(tmp_path: Path) -> None:
    got = outcome(tmp_path / "nothing.txt")
    assert isinstance(got, InputError)


@pytest.mark.slow
@pytest.mark.parametrize(
    "markup",
    [
        "<html><body>" + "<div>" * 10_000 + f"<p>{SENTENCE * 5}</p>" + "</div>" * 10_000,
        "<html><body>" + "<i><b>" * 20_000 + SENTENCE * 5,
        f"<html><body><p>{SENTENCE * 5}<b><i></div></span></p><table><tr><td>x",
        f"<html><!-- never closed <p>{SENTENCE}</p>" + f"<p>{SENTENCE}</p>",
        "<p>a b c.</p>" * 60_000 + f"<p>{SENTENCE}</p>",
        "<" * 300_000 + f"<p>{SENTENCE}</p>",
        f"<html><body><p {'a=b ' * 50_000}>{SENTENCE}</p></body></html>",
    ],
    ids=["deep", "deep-inline", "broken", "comment", "many", "angles", "attributes"],
)
def test_hostile_markup_gives_a_document_or_an_error_soon(markup: str) -> None:
    begun = time.process_time()
    try:
        document = from_html(markup.encode())
    except EmptyInput:
        assert "never closed" in markup
    else:
        assert "crossed the river" in document.text
    assert time.process_time() - begun < 10


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["Short line here\n" * 20_000, "word " * 200_000, "A.B." * 50_000, "AA, BB CC " * 20_000, "a / b " * 50_000]
)
def test_hostile_text_is_labelled_soon(text: str) -> None:
    begun = time.process_time()
    assert from_text(text).regions
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (SENTENCE.encode("utf-16"), "ministry"),
        (SENTENCE.encode("utf-16-le"), "ministry"),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), "The"),
        (("The café’s owner said “no” on Monday, and the police left. " * 3).encode("cp1252"), "café’s"),
    ],
)
def test_encodings(data: bytes, word: str) -> None:
    document = ingest(Source(data, "text"))
    assert word in document.text
    assert not document.text.startswith("\ufeff")
    assert document.language == "en"


def test_wrongly_declared_encoding_is_a_warning() -> None:
    document = from_html(b'<html><meta charset="utf-8"><body><p>' + RUSSIAN.encode("koi8-r") + b"</p></body></html>")
    assert "Министерство" in document.text
    assert any(warning.startswith("encoding:") for warning in document.warnings)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (RUSSIAN, "ru"),
        ("Der Minister sagte am Dienstag, dass die Truppen in der Stadt bleiben und nicht gehen. " * 3, "de"),
        ("Le ministre a dit mardi que les forces sont dans la ville et ne vont pas partir. " * 3, "fr"),
        ("国防部星期二表示，部队已经渡过河流，没有遇到抵抗。" * 3, "zh"),
    ],
)
def test_not_english_is_a_warning(text: str, language: str) -> None:
    document = from_text(text)
    assert document.language == language
    assert any("not English" in warning for warning in document.warnings)


def test_rows_fail_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    good = {"text": SENTENCE, "id": "a1", "published": "2018-05-15T00:00:00", "outlet": "Example Times"}
    lines = [
        json.dumps(good),
        "{broken",
        "[1]",
        '{"body": "x"}',
        '{"text": ""}',
        json.dumps({"html": f"<p>{SENTENCE}</p>"}),
    ]
    path.write_text("\n".join(lines), "utf-8")
    found = list(sources([path]))
    errors = [item for item in found if isinstance(item, InputError)]
    assert [type(e) for e in errors] == [UndecodableInput, UnsupportedInput, UnsupportedInput, EmptyInput]
    assert [e.where for e in errors] == [f"{path}:{n}" for n in (2, 3, 4, 5)]
    assert isinstance(found[0], Source)
    document = ingest(found[0])
    assert (document.id, document.outlet) == ("a1", "Example Times")
    assert (document.published, document.published_from) == ("2018-05-15", "given")


def test_folder_is_walked_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "page_files").mkdir()
    for name in ("c.txt", "a.txt", "b/x.txt", ".hidden", "page.html", "page_files/script.js"):
        (tmp_path / name).write_text(SENTENCE, "utf-8")
    (tmp_path / "b" / "y.txt.gz").write_bytes(gzip.compress(SENTENCE.encode(), mtime=0))
    found = [item for item in sources([tmp_path]) if isinstance(item, Source)]
    assert [Path(str(s.path)).name for s in found] == ["a.txt", "x.txt", "y.txt.gz", "c.txt", "page.html"]
    assert all(isinstance(s.data, bytes) and SENTENCE.encode() == s.data for s in found)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (SENTENCE.encode(), "text"),
        (f"<!DOCTYPE html><p>{SENTENCE}</p>".encode(), "html"),
        (json.dumps({"text": SENTENCE}).encode(), "text"),
        (gzip.compress(SENTENCE.encode(), mtime=0), "text"),
    ],
)
def test_standard_input(data: bytes, kind: str) -> None:
    (found,) = sources(["-"], stdin=io.BytesIO(data))
    assert isinstance(found, Source)
    assert found.kind == kind
    assert SENTENCE.strip() in ingest(found).text


def test_empty_standard_input() -> None:
    (found,) = sources(["-"], stdin=io.BytesIO(b""))
    assert isinstance(found, EmptyInput)
