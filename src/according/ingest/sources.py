"""Inputs before reading: files, folders, standard input, JSONL rows, gzip, each as one Source.

A bad input is yielded as the InputError it is, with the path (or path:line) in `where`, so that the
inputs after it are still read.
"""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from according.errors import EmptyInput, InputError, UnsupportedInput
from according.ingest.jsonl import looks_like_rows, rows
from according.ingest.source import GZIP, HTML_SUFFIXES, Source, bounded, sniff, unpack

_ROWS = frozenset({".jsonl", ".ndjson", ".jsonlines"})
_UNREAD = {
    ".xml": "XML", ".csv": "CSV", ".tsv": "TSV", ".json": "JSON (rows go one a line into a .jsonl)",
    ".warc": "WARC", ".docx": "an office document", ".doc": "an office document", ".epub": "an e-book",
}  # fmt: skip


def sources(
    paths: Sequence[str | os.PathLike[str]], *, max_bytes: int = 10_000_000, stdin: BinaryIO | None = None
) -> Iterator[Source | InputError]:
    """All inputs under `paths` in order: files, folders (sorted, with what lies below), "-" for `stdin`.

    `max_bytes` bounds each document, after decompression; a JSONL file as a whole has no bound.
    Yields a Source, or the InputError of an input that cannot be had.
    """
    for path in paths:
        name = os.fspath(path)
        if name == "-":
            yield from _standard_input(stdin, max_bytes)
            continue
        for found in _walk(Path(name)):
            if isinstance(found, InputError):
                yield found
                continue
            try:
                yield from _file(found, max_bytes)
            except InputError as error:
                yield error
            except OSError as error:
                yield InputError(f"{error.strerror or error}", where=str(found))


def _walk(path: Path) -> Iterator[Path | InputError]:
    """Files under a path, sorted by name; hidden ones and the `page_files` folder of a saved page are not."""
    try:
        if not path.is_dir():
            yield path
            return
        entries = sorted(path.iterdir())
    except OSError as error:
        yield InputError(f"{error.strerror or error}", where=str(path))
        return
    pages = {entry.stem for entry in entries if entry.suffix.lower() in HTML_SUFFIXES}
    for entry in entries:
        companion = entry.name.removesuffix("_files") in pages and entry.name.endswith("_files")
        # A link to a folder above would be walked for ever.
        if entry.name.startswith(".") or (entry.is_dir() and (companion or entry.is_symlink())):
            continue
        yield from _walk(entry)


def _file(path: Path, max_bytes: int) -> Iterator[Source | InputError]:
    inner = Path(path.stem) if path.suffix.lower() == ".gz" else path
    suffix = inner.suffix.lower()
    with path.open("rb") as raw:
        packed = raw.read(2) == GZIP
        raw.seek(0)
        if suffix in _ROWS:
            stream = gzip.GzipFile(fileobj=raw) if packed else raw
            yield from rows(stream, str(path), max_bytes)
            return
        if suffix in _UNREAD:
            raise UnsupportedInput(f"{_UNREAD[suffix]}, expected text, HTML or JSONL", where=str(path))
        data = unpack(raw, str(path), max_bytes) if packed else bounded(raw, str(path), max_bytes)
    yield Source(data, "html" if suffix in HTML_SUFFIXES else sniff(data), path=str(path))


def _standard_input(stdin: BinaryIO | None, max_bytes: int) -> Iterator[Source | InputError]:
    if stdin is None:
        yield EmptyInput("no standard input", where="-")
        return
    stream = io.BufferedReader(_Raw(stdin))
    try:
        head = stream.peek(65536)
        if head.startswith(GZIP):
            data = unpack(stream, "-", max_bytes)
            if looks_like_rows(data[:65536]):
                yield from rows(io.BytesIO(data), "-", max_bytes)
                return
        elif looks_like_rows(head):
            yield from rows(stream, "-", max_bytes)
            return
        else:
            data = bounded(stream, "-", max_bytes)
        if not data.strip():
            raise EmptyInput("standard input is empty", where="-")
        yield Source(data, sniff(data), path="-")
    except InputError as error:
        yield error


class _Raw(io.RawIOBase):
    """Any binary stream as a raw one, so that a BufferedReader can peek into it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
