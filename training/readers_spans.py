"""Corpora of spans over raw text: PolNeAR (attribution, with silver names), re3d, WikiGold."""

from __future__ import annotations

import gzip
import itertools
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from according.evaluate.entities import NON_COMMERCIAL, in_dev_part
from according.language.tokens import blank
from according.resources import table
from training.corpus import Text, bio_of

# re3d's platforms and vehicles are kept apart as the corpus does; the pipeline joins what it needs.
REPORT_KINDS = {"Vehicle": "MilitaryPlatform"}
_SILVER = {
    "PERSON": "PERSON",
    "ORGANIZATION": "ORG",
    "LOCATION": "LOC",
    "DATE": "DATE",
    "TIME": "DATE",
    "MONEY": "MONEY",
}
_NLP = blank()
_CLINGING = frozenset({".", ",", "'s", ")", ":", ";", "n't"})


def tokenized(name: str, raw: str) -> tuple[Text, list[tuple[int, int]]]:
    """The words of a raw text with their character spans; windows may be cut at lines and full stops."""
    text, spans = Text(name), []
    gap, newline = False, True
    for token in _NLP(raw):
        if token.is_space:
            newline = newline or "\n" in token.text
            gap = True
            continue
        previous = text.words[-1] if text.words else "."
        if newline or previous in {".", "?", "!", "”", '"'}:
            text.cuts.append(len(text.words))
        text.words.append(token.text)
        text.spaces.append(gap or newline)
        text.paragraphs.append(newline)
        spans.append((token.idx, token.idx + len(token)))
        gap, newline = bool(token.whitespace_), False
    return text, spans


def words_in(spans: list[tuple[int, int]], begin: int, end: int) -> list[int]:
    """Indexes of the words that overlap characters begin..end."""
    return [i for i, (a, b) in enumerate(spans) if a < end and begin < b]


def polnear(folder: Path, silver: dict[str, Silver]) -> Iterator[Text]:
    """PolNeAR articles; of several annotators the one who marked most is taken."""
    files: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        files[path.stem.rsplit("_", 1)[0]].append(path)
    for name, found in files.items():
        source = folder / "text" / f"{name}.txt"
        if not source.is_file():
            continue
        text, spans = tokenized(name, source.read_text(encoding="utf-8"))
        best = max((brat(path) for path in found), key=lambda part: len(part[1]))
        add_attributions(text, spans, *best)
        if name in silver:
            text.tags["entity"] = _silver_tags(spans, silver[name].names)
            text.sentences = _sentences(spans, silver[name].sentences)
        yield text


def brat(path: Path) -> tuple[dict[str, tuple[str, list[tuple[int, int]]]], list[dict[str, list[str]]]]:
    """Spans by id (kind, character fragments) and relations (role to span ids) of a standoff file."""
    spans: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    events: list[dict[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"(T\d+)\t(\w+) ([\d ;]+)\t", line):
            pieces = [tuple(map(int, piece.split())) for piece in match[3].split(";")]
            spans[match[1]] = (match[2], [(p[0], p[-1]) for p in pieces if len(p) == 2])
        elif match := re.match(r"E\d+\t(.+)", line):
            roles: dict[str, list[str]] = defaultdict(list)
            for field in match[1].split():
                role, _, target = field.partition(":")
                roles[role.rstrip("0123456789")].append(target)
            events.append(roles)
    return spans, events


def add_attributions(text: Text, spans: list[tuple[int, int]], marks: dict, events: list) -> None:
    """Role tags and links; where spans of one role overlap, the shorter one keeps its words."""
    words: dict[str, list[list[int]]] = {}
    for key, (_, pieces) in marks.items():
        words[key] = [w for a, b in pieces if (w := words_in(spans, a, b))]
    for role in ("Source", "Cue", "Content"):
        found = [run for key, (kind, _) in marks.items() if kind == role for run in words[key]]
        tags: list[str | None] = ["O"] * len(text.words)
        for run in sorted(found, key=len, reverse=True):
            for n, i in enumerate(run):
                tags[i] = "I" if n else "B"
            after = run[-1] + 1
            if after < len(tags) and tags[after] == "I":
                tags[after] = "B"
        text.tags[role.lower()] = tags
    for roles in events:
        parts = [
            [i for key in roles.get(role, []) for run in words.get(key, []) for i in run]
            for role in ("Cue", "Source", "Content")
        ]
        if parts[0]:
            text.links.append((parts[0], parts[1], parts[2]))


@dataclass(frozen=True, slots=True)
class Silver:
    """What CoreNLP says of an article: names as character spans with labels, and where its sentences begin."""

    names: list[tuple[int, int, str]]
    sentences: list[int]


def silver_marks(path: Path) -> dict[str, Silver]:
    """CoreNLP's names and sentences, by article."""
    out: dict[str, Silver] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            data = json.loads(line)
            spans: list[tuple[int, int, str]] = []
            for sentence in data["sentences"]:
                for label, run in itertools.groupby(sentence, key=lambda token: token[4]):
                    tokens = list(run)
                    if label == "MISC":
                        spans.append((tokens[0][1], tokens[-1][2], _other_name(tokens)))
                    elif label in _SILVER:
                        spans.append((tokens[0][1], tokens[-1][2], _SILVER[label]))
            out[data["id"]] = Silver(spans, sorted(sentence[0][1] for sentence in data["sentences"] if sentence))
    return out


def _sentences(spans: list[tuple[int, int]], begins: list[int]) -> list[int]:
    """The first word of each word's sentence, from the characters at which sentences begin."""
    out: list[int] = []
    places = iter([*begins, math.inf])
    due = next(places)
    for i, (begin, _) in enumerate(spans):
        new = begin >= due
        while begin >= due:
            due = next(places)
        out.append(i if new or not out else out[-1])
    return out


def _other_name(tokens: list[list]) -> str:
    """CoreNLP's MISC: NORP for nationalities and adherents, O for titles and events, else ? (left open)."""
    if all(pos in ("JJ", "NNPS", "NNS") or word in peoples() for word, _, _, pos, _, _ in tokens):
        return "NORP"
    return "O" if len(tokens) > 1 else "?"


@cache
def peoples() -> frozenset[str]:
    """Adjectives and names of nationalities and peoples."""
    rows = itertools.chain(table("countries", ("adjectives", "people")), table("peoples", ("adjectives", "people")))
    return frozenset(word for row in rows for column in ("adjectives", "people") for word in row.words(column))


def _silver_tags(spans: list[tuple[int, int]], names: list[tuple[int, int, str]]) -> list[str | None]:
    tags: list[str | None] = ["O"] * len(spans)
    starts = {a: i for i, (a, _) in enumerate(spans)}
    for begin, end, kind in names:
        i = starts.get(begin)
        first = True
        while i is not None and i < len(spans) and spans[i][0] < end:
            tags[i] = {"?": None, "O": "O"}.get(kind, f"{'B' if first else 'I'}-{kind}")
            first = False
            i += 1
    return tags


def re3d(path: Path) -> Iterator[tuple[str, Text]]:
    """("train" or "dev", document) of re3d without its non-commercial part."""
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        if data["publisher"] in NON_COMMERCIAL:
            continue
        text, spans = tokenized(data["id"], data["text"])
        outer: list[tuple[int, int, str]] = []
        inner: list[tuple[int, int, str]] = []
        kinds = {(e["begin"], e["end"]): REPORT_KINDS.get(e["type"], e["type"]) for e in data["entities"]}
        for (begin, end), kind in sorted(kinds.items(), key=lambda item: item[0][0] - item[0][1]):
            words = words_in(spans, begin, end)
            if not words or kind in {"CommsIdentifier", "Coordinate", "Frequency"}:
                continue
            span = (words[0], words[-1] + 1, kind)
            for layer in (outer, inner):
                if not any(a < span[1] and span[0] < b for a, b, _ in layer):
                    layer.append(span)
                    break
        text.tags["report"] = bio_of(outer, len(text.words))
        text.tags["report_inner"] = bio_of(inner, len(text.words))
        yield ("dev" if in_dev_part(data["id"]) else "train"), text


def blocks(path: Path) -> Iterator[list[list[str]]]:
    """Sentences of a file of words and tags, a word a line and a blank line between sentences."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        if rows and rows[0][0] != "-DOCSTART-":
            yield rows


def sentence_text(name: str, words: list[str]) -> Text:
    """A sentence that comes as words alone; where blanks stood is guessed from the marks."""
    text = Text(name, words=words, cuts=[0])
    for n, word in enumerate(words):
        text.spaces.append(n == 0 or not (word in _CLINGING or words[n - 1] == "("))
        text.paragraphs.append(n == 0)
    return text


def cameo_roles(path: Path) -> Iterator[tuple[str, Text]]:
    """("train" or "dev", sentence) with the source (S), target (T) and reciprocal (R) parties of its event."""
    for number, rows in enumerate(blocks(path)):
        words = [row[0] for row in rows]
        text = sentence_text(f"roles-{number}", words)
        text.tags["role"] = [row[1] for row in rows]
        yield ("dev" if in_dev_part(" ".join(words)) else "train"), text


def wikigold(path: Path) -> Iterator[Text]:
    """WikiGold sentences; adjoining names of one kind are one name, MISC is NORP for peoples and else no name."""
    kinds = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "NORP": "NORP"}
    for number, rows in enumerate(blocks(path)):
        text = sentence_text(f"wikigold-{number}", [word for word, _ in rows])
        tags: list[str | None] = []
        previous = "O"
        for word, tag in rows:
            kind = tag[2:] if tag != "O" else "O"
            if kind == "MISC" and word in peoples():
                kind = "NORP"
            mark = "I" if kind == previous else "B"
            tags.append(f"{mark}-{kinds[kind]}" if kind in kinds else "O")
            previous = kind
        text.tags["entity"] = tags
        yield text
