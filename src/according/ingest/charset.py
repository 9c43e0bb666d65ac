"""Bytes to text: which encoding a file is in, and whether it is text at all.

Order of trust: a byte order mark; strict UTF-8 (no legacy text of any length passes it by chance); the
declared encoding (HTTP header or `<meta>`); the guess of charset-normalizer among the encodings that
news pages have used. A declaration that the bytes contradict is reported, not obeyed.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from according.errors import BinaryInput, EmptyInput, UndecodableInput, UnsupportedInput
from according.ingest.language import language_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of the formats that end up in folders of saved news by mistake.
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "sound or video"),
    (b"ID3", "sound"),
)

_CANDIDATES = [
    "cp1252", "cp1251", "koi8_r", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256",
    "iso8859_2", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "mac_roman",
]  # fmt: skip

_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_SAMPLE = 8192


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and a warning where a declaration did not hold."""

    text: str
    encoding: str
    warning: str | None = None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that `<meta charset>` or `<?xml encoding>` names in the first 8 KB, or None."""
    match = _DECLARED.search(data[:_SAMPLE])
    return match.group(1).decode("ascii", "replace").lower() if match else None


def refuse_binary(data: bytes, where: str | None) -> None:
    """Raise BinaryInput (or UnsupportedInput) where the bytes are no text; EmptyInput where none are."""
    if not data.strip():
        raise EmptyInput("no bytes but white space" if data else "no bytes", where=where)
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise BinaryInput(f"{name}, expected text or HTML", where=where)
    if data.startswith(b"{\\rtf"):
        raise UnsupportedInput("rich text (RTF), expected plain text or HTML", where=where)
    if _wide_encoding(data) or any(data.startswith(mark) for mark, _ in _MARKS):
        return
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if b"\0" in sample or b"\0" in data or controls > 0.05 * len(sample):
        raise BinaryInput("control characters or NUL bytes, expected text", where=where)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: one byte of each pair is almost always NUL in Latin text."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def decode(data: bytes, *, declared: str | None = None, where: str | None = None) -> Decoded:
    """Text of the bytes, without byte order mark; line ends stay as they are.

    Raises EmptyInput, BinaryInput, UnsupportedInput, or UndecodableInput where no encoding fits.
    """
    refuse_binary(data, where)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding, where), encoding)
    wide = _wide_encoding(data)
    if wide:
        return Decoded(_strict(data, wide, where), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, declared, error, where)


def _strict(data: bytes, encoding: str, where: str | None) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableInput(f"not {encoding}: {error.reason} at byte {error.start}", where=where) from error


def _legacy(data: bytes, declared: str | None, error: UnicodeDecodeError, where: str | None) -> Decoded:
    damaged = _damaged_utf8(data, error)
    if damaged is not None:
        return damaged
    name = _known(declared)
    if name and name != "utf-8":
        try:
            return Decoded(data.decode(name), name)
        except UnicodeDecodeError:
            pass
    sample = _informative(data)
    # Western encodings differ in a few letters only: English with a stray byte is windows-1252.
    if language_of(sample.decode("cp1252", "replace")) == "en":
        guess = "cp1252"
    else:
        # Few files need it, and it takes as long to import as all other reading of files together.
        from charset_normalizer import from_bytes

        best = from_bytes(sample, cp_isolation=_CANDIDATES, steps=4, chunk_size=2048).best()
        guess = best.encoding if best else "cp1252"
    said = f"declared {declared}" if declared else "no encoding declared, not UTF-8"
    warning = f"encoding: {said}; read as {guess}"
    try:
        return Decoded(data.decode(guess), guess, warning)
    except UnicodeDecodeError as failed:
        text = data.decode(guess, "replace")
        if text.count("\ufffd") > 0.02 * len(text):
            raise UndecodableInput(f"no encoding fits (tried UTF-8, {guess})", where=where) from failed
        return Decoded(text, guess, warning + ", with unreadable characters")


def _known(declared: str | None) -> str | None:
    """The codec for a declared name, as browsers take it (ISO-8859-1 means windows-1252)."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _damaged_utf8(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """UTF-8 with a few broken bytes (cut off, or spliced): worth more than any other reading of it."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    wide = sum(1 for byte in data if byte >= 0xC2) if len(data) < 1_000_000 else data.count(b"\xe2")
    if broken <= 3 and wide > 10 * broken:
        return Decoded(text, "utf-8", f"encoding: {broken} broken character(s), the first at byte {error.start}")
    return None


def _informative(data: bytes) -> bytes:
    """Up to 64 KB of the lines that hold bytes above ASCII: all that a guess can rest on."""
    picked: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            picked.append(line[:4096])
            size += len(picked[-1])
            if size > 65536:
                break
    return b"".join(picked)
