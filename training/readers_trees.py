"""Universal Dependencies treebanks (EWT, GUM), UDS factuality on EWT, and names out of GUM."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from according.evaluate.factuality import aligned, sentences_of, uds_values
from according.language.lemmas import script
from training.corpus import Text, bio_of
from training.readers_spans import peoples

# The genres whose texts may be used freely: their licences are in the corpus's README. Speeches only
# where they are works of the US government, textbooks only OpenStax (CC BY 4.0).
FREE_GENRES = {"academic", "bio", "court", "interview", "news", "voyage"}
FREE_SOURCES = ("whitehouse.gov", "congress.gov", "speaker.gov", "presidency.ucsb.edu", "openstax.org")
_ENTITY = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")
_KINDS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_TITLES = {
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "president",
    "senator",
    "sen.",
    "prof.",
    "sir",
    "king",
    "queen",
    "judge",
    "justice",
    "minister",
    "general",
    "gen.",
    "colonel",
    "captain",
    "st.",
    "lord",
    "lady",
    "miss",
    "mr",
    "professor",
    "secretary",
    "governor",
    "congressman",
    "father",
    "pope",
    "prince",
    "princess",
}


def read_conllu(path: Path) -> Iterator[list[list[str]] | str]:
    """Comment lines as strings, sentences as lists of rows of ten columns, in order."""
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                yield line
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield rows
                rows = []
    if rows:
        yield rows


def free_to_use(path: Path) -> bool:
    """Whether a GUM document's licence lets its text shape weights that anyone may use."""
    genre = path.stem.split("_")[1]
    if genre in FREE_GENRES:
        return True
    if genre not in {"speech", "textbook"}:
        return False
    with path.open(encoding="utf-8") as lines:
        head = [line for _, line in zip(range(40), lines, strict=False) if "sourceURL" in line]
    return any(source in line for line in head for source in FREE_SOURCES)


def trees(path: Path, names: bool = False, facts: dict[int, dict[int, float]] | None = None) -> list[Text]:
    """The documents of one CoNLL-U file; `names` reads GUM's entities, `facts` are by sentence and word."""
    out: list[Text] = []
    paragraph = False
    number = 0
    for part in read_conllu(path):
        if isinstance(part, str):
            if part.startswith("# newdoc"):
                out.append(Text(part.split("=")[-1].strip()))
                paragraph = True
            elif part.startswith("# newpar"):
                paragraph = True
            continue
        number += 1
        if not out:
            out.append(Text(path.stem))
        begin = len(out[-1].words)
        add_sentence(out[-1], part, paragraph)
        for word, value in (facts or {}).get(number, {}).items():
            out[-1].factuality[begin + word - 1] = value
        paragraph = False
    if names:
        for text, mentions in zip(out, gum_mentions(path), strict=True):
            text.tags["entity"] = _name_tags(text, mentions)
    return out


def add_sentence(text: Text, rows: list[list[str]], paragraph: bool) -> None:
    """Append a sentence's words, tags and tree."""
    begin = len(text.words)
    text.cuts.append(begin)
    inner: set[int] = set()
    last_inner: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            a, b = map(int, row[0].split("-"))
            inner.update(range(a, b))
            last_inner[b] = "SpaceAfter=No" not in row[9]
    space = True
    for row in rows:
        if not row[0].isdigit():
            continue
        i = int(row[0])
        first = len(text.words) == begin
        text.words.append(row[1])
        text.spaces.append(True if first else space)
        text.paragraphs.append(paragraph and first)
        space = last_inner.get(i, "SpaceAfter=No" not in row[9]) and i not in inner
        text.heads.append(int(row[6]) - 1 + begin if row[6] != "0" else -1)
        text.relations.append(row[7])
        text.sentences.append(begin)
        values = {"upos": row[3], "xpos": row[4], "lemma": script(row[1], row[2]) if row[2] != "_" else None}
        values["sentence"] = "start" if first else "inside"
        for head, value in values.items():
            text.tags.setdefault(head, []).append(value)


def uds_factuality(path: Path, tree: Path, split: str) -> dict[int, dict[int, float]]:
    """By sentence number (from 1) of `tree` and word number: mean over annotators, in [-3, 3].

    UDS numbers the sentences of an older EWT; `aligned` finds where the numbers part.
    """
    found = aligned(uds_values(path, split), list(sentences_of(tree)))
    return {index + 1: values for index, values in found.items()}


def gum_mentions(path: Path) -> Iterator[list[tuple[int, int, str]]]:
    """For each document its mentions (begin, end, entity type) in word indexes."""
    mentions: list[tuple[int, int, str]] = []
    open_: list[tuple[str, str, int]] = []
    word, started = 0, False
    for part in read_conllu(path):
        if isinstance(part, str):
            if part.startswith("# newdoc"):
                if started:
                    yield mentions
                mentions, open_, word, started = [], [], 0, True
            continue
        for row in part:
            if not row[0].isdigit():
                continue
            field = next((f[7:] for f in row[9].split("|") if f.startswith("Entity=")), "")
            for single, opening, closing in _ENTITY.findall(field):
                if single or opening:
                    parts = (single or opening).split("-")
                    kind = parts[1] if len(parts) > 1 else ""
                    if single:
                        mentions.append((word, word + 1, kind))
                    else:
                        open_.append((parts[0], kind, word))
                else:
                    for i in range(len(open_) - 1, -1, -1):
                        if open_[i][0] == closing.split("-")[0]:
                            _, kind, begin = open_.pop(i)
                            mentions.append((begin, word + 1, kind))
                            break
            word += 1
    yield mentions


def _name_tags(text: Text, mentions: list[tuple[int, int, str]]) -> list[str | None]:
    """Names: the proper-noun core of mentions whose head word is a proper noun, outermost first."""
    spans: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    upos = text.tags["upos"]
    for begin, end, kind in sorted(mentions, key=lambda m: m[0] - m[1]):
        tops = [i for i in range(begin, end) if not begin <= text.heads[i] < end]
        if not tops or (kind != "time" and upos[tops[0]] != "PROPN"):
            continue
        if kind == "time":
            dated = any(upos[i] in ("PROPN", "NUM") for i in range(begin, end)) and end - begin <= 8
            span = (begin, end, "DATE") if dated else None
        elif kind in _KINDS:
            span = _core(text, begin, end, tops[0], _KINDS[kind])
        else:
            continue
        if span and not taken.intersection(range(span[0], span[1])):
            taken.update(range(span[0], span[1]))
            spans.append(span)
    tags = bio_of(spans, len(text.words))
    for i, word in enumerate(text.words):
        # GUM has no type for nationalities and none for sums: what may be one is left open.
        if tags[i] == "O" and ((upos[i] == "ADJ" and word[:1].isupper()) or upos[i] in ("SYM", "NUM")):
            tags[i] = None
        if tags[i] == "O" and upos[i] == "PROPN" and word in peoples():
            tags[i] = None
    return tags


def _core(text: Text, begin: int, end: int, top: int, kind: str) -> tuple[int, int, str] | None:
    """The run of proper nouns around `top`, with `of`-like words and marks between them."""
    upos = text.tags["upos"]
    joins = (
        {"of", "for", "the", "and", "&", "-", "'s", "’s", ".", "on", "in", "de"}
        if kind != "PERSON"
        else {"-", "de", "of", "."}
    )
    a = top
    while a > begin:
        step = 1
        while a - step > begin and text.words[a - step].lower() in joins and step < 3:
            step += 1
        if upos[a - step] != "PROPN" or (step > 1 and kind == "PERSON" and text.words[a - 1] != "-"):
            break
        a -= step
    b = top + 1
    while b < end:
        step = 0
        while b + step < end - 1 and text.words[b + step].lower() in joins and step < 2:
            step += 1
        if upos[b + step] not in ("PROPN", "NUM") or (upos[b + step] == "NUM" and step):
            break
        b += step + 1
    if kind == "PERSON":
        while a < b - 1 and text.words[a].lower() in _TITLES:
            a += 1
    return (a, b, kind)
