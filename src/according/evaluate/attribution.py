"""PolNeAR: sources, cues and contents, and whole relations, from raw text in.

A corpus folder holds `text/NAME.txt` and brat standoff `attributions/NAME_XXXX.ann`, XXXX an annotator;
of several annotators of one article the first by name is the gold. Spans annotated as "Discard" (page
remains) are out of the count on both sides.

Definitions
- Token: a run of word characters, or one other character that is no white space, of the raw text.
- Token F1 of a role: tokens inside any gold span of the role against tokens inside any predicted one.
- Relation: a triple of token sets (cue, source, content; the source may be empty, contents may be several).
  Gold and predicted relations are matched one to one. `exact`: all three sets are equal. `overlap`: each
  role shares at least a token with its partner, or is empty on both sides. Nothing is given: a cue that
  was not found costs recall, one too many costs precision.
- PolNeAR annotates the outermost level alone, so predicted claims inside another claim's content
  (`parent` not null) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from according.attribution.claims import find_claims
from according.document import Claim, Document
from according.errors import EvaluationError
from according.language import load

TOKEN = re.compile(r"\w+|[^\w\s]")
ROLES = ("source", "cue", "content")
Tokens = frozenset[int]
Bounds = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution as sets of token numbers."""

    source: Tokens
    cue: Tokens
    content: Tokens


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated article: its text, gold relations as character bounds, and what is not counted."""

    name: str
    text: str
    relations: list[dict[str, Bounds]]
    discarded: Bounds


class Tokenised:
    """Characters to tokens of one text."""

    def __init__(self, text: str, discarded: Bounds) -> None:
        self.at = [-1] * (len(text) + 1)
        for number, match in enumerate(TOKEN.finditer(text)):
            left, right = match.span()
            if any(a <= left < b for a, b in discarded):
                continue
            self.at[left:right] = [number] * (right - left)

    def tokens(self, bounds: Bounds) -> Tokens:
        """Numbers of the tokens that the ranges touch."""
        return frozenset(n for left, right in bounds for n in self.at[left:right] if n >= 0)


def read_polnear(folder: Path) -> Iterator[Article]:
    """Articles of a folder with `text` and `attributions`; EvaluationError where there are none."""
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise EvaluationError(f"{folder}: got no text/*.txt, expected a PolNeAR folder")
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rsplit("_", 1)[0], path)
    for path in texts:
        if path.stem in annotations:
            # Offsets count the line ends as they stand in the file.
            text = path.read_bytes().decode("utf-8")
            yield _article(path.stem, text, annotations[path.stem].read_bytes().decode("utf-8"))


def _article(name: str, text: str, standoff: str) -> Article:
    spans: dict[str, tuple[str, Bounds]] = {}
    relations: list[dict[str, Bounds]] = []
    events: list[list[tuple[str, str]]] = []
    for line in standoff.split("\n"):
        cells = line.split("\t")
        if cells[0][:1] == "T" and len(cells) > 1:
            kind, _, offsets = cells[1].partition(" ")
            ranges = [pair.split() for pair in offsets.split(";")]
            if all(len(pair) == 2 and pair[0].isdigit() and pair[1].isdigit() for pair in ranges):
                spans[cells[0]] = (kind, [(int(a), int(b)) for a, b in ranges])
        elif cells[0][:1] == "E" and len(cells) > 1:
            parts = [part.split(":", 1) for part in cells[1].split()]
            events.append([(part[0], part[1]) for part in parts if len(part) == 2])
    for event in events:
        relation: dict[str, Bounds] = {role: [] for role in ROLES}
        for label, key in event:
            role = re.sub(r"\d+$", "", label).lower()
            if role in relation and key in spans:
                relation[role] += spans[key][1]
        if relation["cue"] and relation["content"]:
            relations.append(relation)
    discarded = [bounds for kind, ranges in spans.values() if kind == "Discard" for bounds in ranges]
    return Article(name, text, relations, discarded)


def _gold(article: Article, tokens: Tokenised) -> list[Relation]:
    made = [Relation(*(tokens.tokens(relation[role]) for role in ROLES)) for relation in article.relations]
    return [relation for relation in made if relation.cue or relation.content]


def _predicted(claims: Iterable[Claim], tokens: Tokenised) -> list[Relation]:
    found = []
    for claim in claims:
        if claim.parent is not None or claim.cue is None:
            continue
        source = [(claim.source.start, claim.source.end)] if claim.source else []
        content = [(span.start, span.end) for span in claim.content]
        relation = Relation(
            tokens.tokens(source), tokens.tokens([(claim.cue.start, claim.cue.end)]), tokens.tokens(content)
        )
        if relation.cue or relation.content:
            found.append(relation)
    return found


class Tally:
    """Counts of right, predicted and gold items by measure."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}

    def add(self, name: str, right: int, predicted: int, gold: int) -> None:
        """Add the counts of one document to a measure."""
        row = self.counts.setdefault(name, [0, 0, 0])
        row[0] += right
        row[1] += predicted
        row[2] += gold

    def scores(self, prefix: str = "") -> dict[str, float]:
        """Precision, recall and F1 of each measure."""
        result = {}
        for name, (right, predicted, gold) in self.counts.items():
            result[f"{prefix}{name} P"] = right / predicted if predicted else 0.0
            result[f"{prefix}{name} R"] = right / gold if gold else 0.0
            result[f"{prefix}{name} F1"] = 2 * right / (predicted + gold) if predicted + gold else 0.0
        return result


def _meets(one: Tokens, two: Tokens) -> bool:
    return bool(one & two) or (not one and not two)


def matched_overlap(gold: list[Relation], predicted: list[Relation]) -> int:
    """Size of a one-to-one matching by overlap, best pairs (shared cue, then content) first."""
    pairs = [
        (-len(g.cue & p.cue), -len(g.content & p.content), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if _meets(g.cue, p.cue) and _meets(g.source, p.source) and _meets(g.content, p.content)
    ]
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
    return len(used_gold)


def score(gold: list[Relation], predicted: list[Relation], tally: Tally) -> None:
    """Add one document's relations to the tally."""
    for role in ROLES:
        wanted = frozenset().union(*(getattr(relation, role) for relation in gold))
        got = frozenset().union(*(getattr(relation, role) for relation in predicted))
        tally.add(f"tokens {role}", len(wanted & got), len(got), len(wanted))
    left = list(gold)
    right = 0
    for relation in predicted:
        if relation in left:
            left.remove(relation)
            right += 1
    tally.add("relations exact", right, len(predicted), len(gold))
    tally.add("relations overlap", matched_overlap(gold, predicted), len(predicted), len(gold))


def evaluate(path: Path, model: str | None = None) -> dict[str, float]:
    """Scores of a PolNeAR folder: rules and model combined, then (named "rules: ...") rules alone."""
    nlp = load(model)
    both, rules = Tally(), Tally()
    articles = 0
    for article in read_polnear(path):
        articles += 1
        doc = nlp(article.text)
        document = Document(article.name, article.text)
        tokens = Tokenised(article.text, article.discarded)
        gold = _gold(article, tokens)
        score(gold, _predicted(find_claims(doc, document, (), broad=True), tokens), both)
        if doc.has_extension("attribution_links"):
            doc._.attribution_links = []
        score(gold, _predicted(find_claims(doc, document, ()), tokens), rules)
    return {"articles": float(articles), **both.scores(), **rules.scores("rules: ")}
