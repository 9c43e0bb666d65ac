"""`according evaluate roles PATH`: who acts on whom in a sentence's main event, against the CAMEO roles corpus.

The corpus marks the source (S), target (T) and reciprocal (R) parties of one event a sentence in BIO, on
gold tokens. What is scored is the model's head `role` (`doc.spans["roles"]`), on the part of the sentences
that it was not trained on, fixed by a hash of their words. A span counts exactly where its bounds and its
role are those of the gold, and by overlap where it shares a word with a gold span of its role.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from according.errors import EvaluationError
from according.evaluate.entities import Mark, in_dev_part, iob2_marks
from according.language import load

ROLES = ("S", "T", "R")
MAIN = ("S", "T")
"""Sources and targets; reciprocal parties are too few to count into the figure that decides."""
Tagged = list[tuple[str, str]]


def evaluate(path: Path, model: str | None = None) -> Mapping[str, float]:
    """Scores of one CoNLL file of tokens and BIO tags, on its sentences of the dev part.

    Raises EvaluationError for another format, a file without sentences of that part, or a pipeline that has
    no head for roles; ModelError as `according.language.load`.
    """
    sentences = [rows for rows in read_tagged(path) if in_dev_part(" ".join(word for word, _ in rows))]
    if not sentences:
        raise EvaluationError(f"got no sentences of the dev part in {path}, expected a CoNLL file of roles")
    nlp = load(model)
    gold = [set(iob2_marks([tag for _, tag in rows])) for rows in sentences]
    return {"sentences": float(len(sentences))} | score_marks(gold, _found(sentences, nlp, path))


def read_tagged(path: Path) -> Iterator[Tagged]:
    """Sentences as (token, tag) pairs; EvaluationError, with file and line, where a row has other columns."""
    rows: Tagged = []
    for number, line in enumerate([*path.read_text("utf-8").splitlines(), ""], start=1):
        cells = line.split()
        if len(cells) == 2 and (cells[1] == "O" or cells[1][2:] in ROLES):
            rows.append((cells[0], cells[1]))
        elif cells:
            raise EvaluationError(f"{path}:{number}: got {cells}, expected a token and O, B- or I- with S, T or R")
        elif rows:
            yield rows
            rows = []


def _found(sentences: Iterable[Tagged], nlp: Language, path: Path) -> Iterator[set[Mark]]:
    docs = (Doc(nlp.vocab, words=[word for word, _ in rows], sent_starts=_starts(rows)) for rows in sentences)
    for doc in nlp.pipe(docs):
        if "roles" not in doc.spans:
            raise EvaluationError(f"got a pipeline without spans of roles for {path}, expected the head `role`")
        yield {(span.start, span.end, span.label_) for span in doc.spans["roles"]}


def _starts(rows: Tagged) -> list[bool | int | None]:
    return [index == 0 for index in range(len(rows))]


def score_marks(gold: Iterable[set[Mark]], found: Iterable[set[Mark]]) -> dict[str, float]:
    """Exact and overlap F1 of (begin, end, role) spans: of sources and targets together, then of each role."""
    exact: Counter[str] = Counter()
    overlap: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    golds: Counter[str] = Counter()
    for wanted, got in zip(gold, found, strict=True):
        golds.update(kind for _, _, kind in wanted)
        sizes.update(kind for _, _, kind in [*wanted, *got])
        exact.update(kind for _, _, kind in wanted & got)
        overlap.update(kind for _, _, kind in _pairs(wanted, got))

    def figure(hits: Counter[str], kinds: Iterable[str]) -> float:
        total = sum(sizes[kind] for kind in kinds)
        return 2 * sum(hits[kind] for kind in kinds) / total if total else 0.0

    out = {"spans": float(sum(golds[kind] for kind in MAIN))}
    out |= {"F1": figure(exact, MAIN), "overlap F1": figure(overlap, MAIN)}
    for kind in ROLES:
        out |= {f"F1 {kind}": figure(exact, [kind]), f"overlap F1 {kind}": figure(overlap, [kind])}
    return out


def _pairs(wanted: set[Mark], got: set[Mark]) -> list[Mark]:
    """Gold spans with a found span of the same role that shares a word, each found span used once."""
    left, pairs = sorted(got), []
    for mark in sorted(wanted):
        begin, end, kind = mark
        near = [(min(e, end) - max(b, begin), (b, e, k)) for b, e, k in left if k == kind and b < end and begin < e]
        if near:
            left.remove(max(near)[1])
            pairs.append(mark)
    return pairs
