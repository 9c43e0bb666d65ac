"""Dictionary files as numbered lines without comments, and the brackets that their lines share.

Comments run from `#` or `;` to the end of a line, or from `<!--` to `-->` over one line or several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from according.errors import ResourceError

OPENED = re.compile(r"<\s?!\s?--")
CODE = re.compile(r"\[([^\[\]]*)\]")
COMMENT = re.compile(r"[#;]")
DISCARD = re.compile(r"\[#+\]")
"""TABARI's code for what is not to be coded, which must not be read as a comment."""


def text_of(path: Path) -> str:
    """A dictionary's text: UTF-8, or Latin-1 as many older files are. ResourceError where it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ResourceError(f"cannot be read ({error.strerror})", file=str(path)) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Line numbers (from 1) and lines without comments. Blank lines are given, as they may end a block; lines of
    nothing but comment are not."""
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        kept, inside = _without_markup(line, inside)
        kept = COMMENT.split(DISCARD.sub("[---]", kept), maxsplit=1)[0].rstrip()
        if kept or not line.strip():
            yield number, kept


def _without_markup(line: str, inside: bool) -> tuple[str, bool]:
    """The line without what `<!-- -->` encloses, and whether such a comment is still open at its end."""
    kept = ""
    while line:
        if inside:
            _, found, line = line.partition("-->")
            inside = not found
            continue
        opened = OPENED.search(line)
        if opened is None:
            return kept + line, False
        kept, line, inside = kept + line[: opened.start()], line[opened.end() :], True
    return kept, inside


def split_codes(line: str) -> tuple[str, list[str]]:
    """The line before its first bracket with single blanks, and what each `[...]` of it holds, stripped."""
    found = CODE.findall(line)
    return " ".join(line.split("[", 1)[0].split()), [code.strip() for code in found]


def split_forms(line: str) -> tuple[str, list[str] | None]:
    """A line without its `{...}`, and the words in there; None where it has none. ValueError for an open brace."""
    before, opened, rest = line.partition("{")
    if not opened:
        if "}" in line:
            raise ValueError("got '}' without '{'")
        return line, None
    inside, closed, after = rest.partition("}")
    if not closed:
        raise ValueError("got '{' without '}'")
    return f"{before} {after}", [form.strip(",") for form in inside.split() if form.strip(",")]
