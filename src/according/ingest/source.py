"""One input before reading: its bytes, what is known of it, and how much of it may be taken."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass
from typing import BinaryIO, Literal

from according.errors import TooLarge, UndecodableInput

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20

Kind = Literal["text", "html"]


@dataclass(frozen=True, slots=True)
class Source:
    """One input before reading: its bytes (or text), what is known of it, and where it lies."""

    data: bytes | str
    kind: Kind = "text"
    path: str | None = None
    url: str | None = None
    id: str | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None


def bounded(stream: BinaryIO | io.BufferedIOBase, where: str, max_bytes: int) -> bytes:
    """All bytes of a stream, or TooLarge as soon as there are more than `max_bytes`."""
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise TooLarge(f"more than {max_bytes:,} bytes", where=where)
    return data


def unpack(stream: BinaryIO | io.BufferedIOBase, where: str, max_bytes: int) -> bytes:
    """The bytes of a gzip stream; TooLarge for what unpacks to more, UndecodableInput for what breaks off."""
    parts: list[bytes] = []
    size = 0
    try:
        with gzip.GzipFile(fileobj=stream) as unpacked:
            while part := unpacked.read(min(_CHUNK, max_bytes + 1 - size)):
                parts.append(part)
                size += len(part)
                if size > max_bytes:
                    raise TooLarge(f"more than {max_bytes:,} bytes when unpacked", where=where)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise UndecodableInput(f"gzip: {error}", where=where) from error
    return b"".join(parts)


def sniff(data: bytes) -> Kind:
    """HTML or plain text, by the first markup within 2 KB."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<article", b"<div", b"<!--")):
        return "html"
    return "html" if head.startswith(b"<") and b"<html" in data[:8192].lower() else "text"
