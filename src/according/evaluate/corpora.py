"""The text of a report of the public corpora at a locator, as our annotations name it.

A locator has `file` below the folder of the corpora and, where the file holds several reports, `line` and `field` of a
JSONL, `key` of a JSON of reports, `article` of an XML with <article> elements, or `start` and `end` in code points.
ECB+ keeps tokens: its text is put together again here, a sentence a line, so that offsets hold as long as this file
stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from according.errors import EvaluationError

ECB = "stories/ecbplus/"
CLOSE_BEFORE = re.compile(r" ([,.;:!?%)\]]|'s\b|n't\b|'re\b|'ve\b|'ll\b|'d\b|'m\b)")
"""What stands right behind the word before it."""
CLOSE_AFTER = re.compile(r"([(\[$]) ")
QUOTED = re.compile(r'" ([^"]*?) "')


def cut_text(source: Mapping[str, object], shared: Path) -> str:
    """The text at a locator. Raises EvaluationError where the corpus is absent or too short."""
    name = str(source["file"])
    path = shared / name
    if not path.is_file():
        raise EvaluationError(f"got no file {path}, expected the corpus that the gold was cut from")
    if name.startswith(ECB):
        return joined(path)
    if "article" in source:
        return at(articles(path), int(str(source["article"])), path, "articles")
    text = read(path)
    if "key" in source:
        reports, key = keyed(path), str(source["key"])
        if key not in reports:
            raise EvaluationError(f"got no {key!r} in {path}, expected the corpus that the gold was cut from")
        return reports[key]
    if "line" not in source:
        return text[int(str(source["start"])) : int(str(source["end"]))] if "start" in source else text
    line = at(text.split("\n"), int(str(source["line"])), path, "lines")
    return str(json.loads(line)[str(source["field"])])


def name_of(source: Mapping[str, object]) -> str:
    """A report by file and its number in it."""
    number = next((source[name] for name in ("line", "key", "article") if name in source), "")
    return f"{source['file']}:{number}".rstrip(":")


@lru_cache(maxsize=4)
def read(path: Path) -> str:
    """A file whole; the last few are kept, as annotations name many reports of one."""
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def keyed(path: Path) -> dict[str, str]:
    """The reports of a JSON by key, as MUC-4 has them."""
    return {key: str(one["doc"]) for key, one in json.loads(read(path)).items()}


@lru_cache(maxsize=2)
def articles(path: Path) -> tuple[str, ...]:
    """The texts of an XML's <article> elements, in order."""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise EvaluationError(f"{path}: expected XML of articles: {error}") from error
    return tuple(node.findtext("text") or "" for node in root)


def joined(path: Path) -> str:
    """The text of a report of ECB+ from its tokens."""
    sentences: dict[int, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    return "\n".join(written(sentences[number]) for number in sorted(sentences))


def written(tokens: list[str]) -> str:
    """A sentence of tokens as it is written."""
    text = CLOSE_AFTER.sub(r"\1", CLOSE_BEFORE.sub(r"\1", " ".join(tokens)))
    return QUOTED.sub(r'"\1"', text)


def at(parts: list[str] | tuple[str, ...], number: int, path: Path, what: str) -> str:
    """One of several; EvaluationError where there are not so many."""
    if number >= len(parts):
        raise EvaluationError(f"got {len(parts)} {what} in {path}, expected at least {number + 1}")
    return parts[number]
