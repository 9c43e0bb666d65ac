"""`according evaluate entities PATH`: entity spans against re3d (JSONL) or Universal NER (iob2).

A span counts when its bounds and its type are those of the gold; figures are micro-averaged F1 (with
precision and recall), then F1 by type. re3d is scored on the part of its documents that the model was
not trained on, fixed by a hash of the document's id, with nested mentions counted one by one.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from according.errors import EvaluationError
from according.language import load

DEV_SHARE = 0.25
NON_COMMERCIAL = frozenset({"BBC Online"})
"""Publishers whose texts may not shape the weights: left out of training and of scores alike."""
JOINED = {"Vehicle": "MilitaryPlatform"}
RARE = frozenset({"CommsIdentifier", "Coordinate", "Frequency"})
"""Types of re3d with under ten mentions in the corpus: the model has no such class."""
NAMES = {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
REPORT_NAMES = {
    "PERSON": "Person", "ORG": "Organisation", "LOC": "Location", "GPE": "Location", "NORP": "Nationality",
    "DATE": "Temporal", "WEAPON": "Weapon", "QUANTITY": "Quantity", "MONEY": "Money",
}  # fmt: skip
Mark = tuple[int, int, str]


def evaluate(path: Path, model: str | None = None) -> Mapping[str, float]:
    """Scores of one file: `.jsonl` is read as re3d, `.iob2` as Universal NER.

    Raises EvaluationError for another format, ModelError as `according.language.load`.
    """
    if path.suffix == ".jsonl":
        pairs = list(_report_pairs(path, load(model)))
    elif path.suffix == ".iob2":
        pairs = list(_name_pairs(path, load(model)))
    else:
        raise EvaluationError(f"{path}: got suffix {path.suffix!r}, expected .jsonl (re3d) or .iob2")
    return {"documents": float(len(pairs))} | scores(pairs)


def in_dev_part(name: str) -> bool:
    """Whether the re3d document `name` belongs to the quarter that is kept for measuring."""
    digest = hashlib.sha256(f"according:{name}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < DEV_SHARE


def scores(pairs: list[tuple[set[Mark], set[Mark]]]) -> dict[str, float]:
    """Precision, recall, F1, then F1 by type, of (gold, found) spans by document."""
    hits: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for expected, got in pairs:
        hits.update(kind for _, _, kind in expected & got)
        gold.update(kind for _, _, kind in expected)
        found.update(kind for _, _, kind in got)
    total = hits.total()
    out = {
        "spans": float(gold.total()),
        "precision": total / max(1, found.total()),
        "recall": total / max(1, gold.total()),
        "F1": 2 * total / max(1, found.total() + gold.total()),
    }
    return out | {f"F1 {kind}": 2 * hits[kind] / (gold[kind] + found[kind]) for kind in sorted(gold)}


def _report_pairs(path: Path, nlp: Language) -> Iterator[tuple[set[Mark], set[Mark]]]:
    texts: list[str] = []
    golds: list[set[Mark]] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            data = json.loads(line)
            name, publisher, text, entities = (data[k] for k in ("id", "publisher", "text", "entities"))
            marks = {(e["begin"], e["end"], JOINED.get(e["type"], e["type"])) for e in entities}
        except (ValueError, KeyError, TypeError) as error:
            raise EvaluationError(f"{path}:{number}: not a re3d document: {error!r}") from error
        if in_dev_part(name) and publisher not in NON_COMMERCIAL:
            texts.append(text)
            golds.append({trimmed(text, *mark) for mark in marks if mark[2] not in RARE})
    for gold, doc in zip(golds, nlp.pipe(texts), strict=True):
        yield gold, _report_marks(doc)


def trimmed(text: str, begin: int, end: int, kind: str) -> Mark:
    """Gold bounds without white space at their ends, which some of re3d's have."""
    piece = text[begin:end]
    begin += len(piece) - len(piece.lstrip())
    return begin, begin + len(piece.strip()), kind


def cuts_word(text: str, begin: int, end: int) -> bool:
    """Whether a mark begins or ends inside a word, as "the camp" in "the campaign" does."""
    return any(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in (begin, end))


def _report_marks(doc: Doc) -> set[Mark]:
    """The model's spans in re3d's scheme; another pipeline's entities under re3d's names."""
    if "report" in doc.spans:
        return {(span.start_char, span.end_char, span.label_) for span in doc.spans["report"]}
    found = ((e.start_char, e.end_char, REPORT_NAMES.get(e.label_)) for e in doc.ents)
    return {(begin, end, kind) for begin, end, kind in found if kind}


def _name_pairs(path: Path, nlp: Language) -> Iterator[tuple[set[Mark], set[Mark]]]:
    blocks = list(_read_iob2(path))
    docs = nlp.pipe(_doc(sentences, nlp) for sentences in blocks)
    for sentences, doc in zip(blocks, docs, strict=True):
        tags = [tag for words, _ in sentences for _, tag in words]
        found = {(e.start, e.end, NAMES[e.label_]) for e in doc.ents if e.label_ in NAMES}
        yield set(iob2_marks(tags)), found


Sentence = tuple[list[tuple[str, str]], str]


def _read_iob2(path: Path) -> Iterator[list[Sentence]]:
    """Documents as lists of sentences: (word, tag) pairs and the sentence's text."""
    document: list[Sentence] = []
    words: list[tuple[str, str]] = []
    text = ""
    for number, line in enumerate([*path.read_text("utf-8").splitlines(), ""], start=1):
        if line.startswith("# newdoc"):
            if document:
                yield document
            document = []
        elif line.startswith("# text ="):
            text = line.partition("=")[2].strip()
        elif line.startswith("#"):
            continue
        elif line.strip():
            parts = line.split("\t")
            if len(parts) < 3:
                raise EvaluationError(f"{path}:{number}: got {len(parts)} columns, expected number, word, tag")
            words.append((parts[1], parts[2]))
        elif words:
            document.append((words, text))
            words, text = [], ""
    if document:
        yield document


def _doc(sentences: list[Sentence], nlp: Language) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    for pairs, text in sentences:
        place = 0
        for index, (word, _) in enumerate(pairs):
            found = text.find(word, place)
            place = found + len(word) if found >= 0 else place
            words.append(word)
            spaces.append(found < 0 or place >= len(text) or text[place].isspace())
            starts.append(index == 0)
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)  # type: ignore[arg-type]


def iob2_marks(tags: list[str]) -> Iterator[Mark]:
    """(begin, end, type) spans of B-, I- and O tags; an I of another type begins a span."""
    begin, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        mark, _, this = tag.partition("-")
        if kind and (mark != "I" or this != kind):
            yield begin, index, kind
            kind = ""
        if not kind and mark in ("B", "I"):
            begin, kind = index, this
