"""Text of web pages against the article extraction benchmark, with its own measure.

The benchmark (github.com/scrapinghub/article-extraction-benchmark) compares bags of four-word shingles:
for each page true and false positives and false negatives are counted and normalised, precision and
recall are averaged over pages (pages without any shingle on a side left out of that side's mean), and F1
is their harmonic mean. Its `articleBody` holds the story without headline, author, captions or teasers,
so what is scored here is the text of our body and dateline regions.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from according.document import Document
from according.errors import EvaluationError, InputError
from according.ingest import from_html

SCORED = frozenset({"body", "dateline"})
_SIZE = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PageScore:
    """Precision and recall of one page; None where the measure leaves the page out of that mean."""

    id: str
    precision: float | None
    recall: float | None


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words with their counts; a shorter text is one run of all its words."""
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + _SIZE]) for at in range(max(1, len(words) - _SIZE + 1)))


def score_page(name: str, gold: str, got: str) -> PageScore:
    """The benchmark's precision and recall of one text."""
    expected, found = shingles(gold), shingles(got)
    right = sum((expected & found).values())
    extra, missed = found.total() - right, expected.total() - right
    precision = right / (right + extra) if right + extra else None
    recall = right / (right + missed) if right + missed else None
    return PageScore(name, precision, recall)


def figures(pages: Iterable[PageScore]) -> dict[str, float]:
    """Mean precision and recall over pages, and their F1."""
    scored = list(pages)
    precision = mean(p.precision for p in scored if p.precision is not None)
    recall = mean(p.recall for p in scored if p.recall is not None)
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"f1": f1, "precision": precision, "recall": recall, "pages": float(len(scored))}


def article_text(document: Document) -> str:
    """The story's own words of a Document, as the benchmark's `articleBody` means it."""
    return "\n".join(document.text[r.start : r.end] for r in document.regions if r.kind in SCORED)


def page_scores(path: Path) -> list[PageScore]:
    """Scores of each page below `path` (ground-truth.json and html/*.html.gz); unreadable pages count 0."""
    truth = path / "ground-truth.json"
    if not truth.is_file():
        raise EvaluationError(f"got no {truth}, expected the benchmark's ground truth")
    gold: dict[str, dict[str, str]] = json.loads(truth.read_text("utf-8"))
    scores = []
    for name, entry in gold.items():
        try:
            data = gzip.decompress((path / "html" / f"{name}.html.gz").read_bytes())
        except OSError as error:
            raise EvaluationError(f"got no page {name}.html.gz below {path}") from error
        try:
            text = article_text(from_html(data, url=entry.get("url")))
        except InputError:
            text = ""
        scores.append(score_page(name, entry.get("articleBody", ""), text))
    return scores


def evaluate(path: Path, model: str | None = None) -> dict[str, float]:
    """F1, precision and recall on the benchmark's pages; `model` is not used: extraction needs none."""
    return figures(page_scores(path))
