"""JSON lines: one document a line, {"text" | "html", "id", "url", "published", "outlet", "title"}."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from according.errors import EmptyInput, InputError, TooLarge, UndecodableInput, UnsupportedInput
from according.ingest.source import Source

_GIVEN = ("url", "id", "published", "outlet", "title")


def looks_like_rows(head: bytes) -> bool:
    """Whether a stream that opens so is JSONL: its first line is an object with text or html."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"{"):
        return False
    line, newline, _ = start.partition(b"\n")
    if not newline and len(head) >= 65536:
        return b'"text"' in line or b'"html"' in line
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and bool({"text", "html"} & row.keys())


def rows(stream: BinaryIO | gzip.GzipFile, where: str, max_bytes: int) -> Iterator[Source | InputError]:
    """A Source for each row; a row that does not hold is yielded as its error, at `where:line`."""
    number = found = 0
    while True:
        place = f"{where}:{number + 1}"
        try:
            # JSON escapes take up to six bytes a character; a longer line cannot hold an allowed text.
            line = stream.readline(6 * max_bytes + 4096)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            yield UndecodableInput(f"gzip: {error}", where=place)
            return
        if not line:
            break
        number += 1
        if len(line) >= 6 * max_bytes + 4096 and not line.endswith(b"\n"):
            yield TooLarge(f"a line of more than {max_bytes:,} bytes", where=place)
            _skip_line(stream)
            continue
        if line.strip():
            found += 1
            yield _row(line, place, max_bytes)
    if not found:
        yield EmptyInput("no rows", where=where)


def _skip_line(stream: BinaryIO | gzip.GzipFile) -> None:
    while (part := stream.readline(1 << 20)) and not part.endswith(b"\n"):
        pass


def _row(line: bytes, place: str, max_bytes: int) -> Source | InputError:
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        return UndecodableInput(f"JSONL is UTF-8: {error.reason} at byte {error.start}", where=place)
    except (ValueError, RecursionError) as error:
        return UndecodableInput(f"JSON: {error}", where=place)
    if not isinstance(row, dict):
        return UnsupportedInput(f"got {type(row).__name__}, expected an object", where=place)
    kind = "text" if isinstance(row.get("text"), str) else "html" if isinstance(row.get("html"), str) else None
    if kind is None:
        return UnsupportedInput(f'got keys {sorted(row)[:12]}, expected "text" or "html"', where=place)
    data = str(row[kind])
    if not data.strip():
        return EmptyInput(f"{kind} is empty", where=place)
    if len(data) > max_bytes or len(data.encode("utf-8", "surrogatepass")) > max_bytes:
        return TooLarge(f"more than {max_bytes:,} bytes", where=place)
    given = {name: _given(row.get(name)) for name in _GIVEN}
    return Source(data, "text" if kind == "text" else "html", path=place, **given)


def _given(value: object) -> str | None:
    """A field as text; null, blank and what is neither text nor number count as not given."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    return str(value).strip() or None
