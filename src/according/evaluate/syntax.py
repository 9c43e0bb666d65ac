"""`according evaluate syntax PATH`: tags and trees against Universal Dependencies (CoNLL-U).

Two ways are scored. With gold words, each document's words and sentence bounds are given and tags,
lemmas and trees are the model's: figures are accuracies over words. From raw text, all is the model's
and words are matched by their characters, as in the CoNLL 2018 shared task (Zeman et al. 2018): figures
are F1. LAS compares universal relations (`nsubj:pass` counts as `nsubj`), which is that task's measure;
`LAS with subtypes` compares the full labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from according.errors import EvaluationError
from according.language import load

COLUMNS = 10


@dataclass(slots=True)
class Tree:
    """One gold document: its text, and for each word its characters, columns, head (-1 root), sentence.

    `breaks` are the words before which the text has a blank line.
    """

    text: str = ""
    words: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    tags: list[tuple[str, str, str]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)


def evaluate(path: Path, model: str | None = None) -> Mapping[str, float]:
    """Scores of all documents of a CoNLL-U file, or of a folder's `*.conllu` files, together.

    Raises EvaluationError where the path holds no CoNLL-U, ModelError as `according.language.load`.
    """
    trees = list(read_trees(path))
    nlp = load(model)
    scores = {"documents": float(len(trees)), "words": float(sum(len(tree.words) for tree in trees))}
    scores |= gold_words(trees, nlp)
    return scores | {f"raw {name}": value for name, value in raw_text(trees, nlp).items()}


def read_trees(path: Path) -> Iterator[Tree]:
    """The documents of a file or folder; a file without `# newdoc` lines is one document."""
    files = sorted(path.glob("**/*.conllu")) if path.is_dir() else [path]
    if not files:
        raise EvaluationError(f"{path}: got no *.conllu file, expected at least one")
    for file in files:
        tree = Tree()
        paragraph = False
        rows: list[list[str]] = []
        for number, line in enumerate([*file.read_text("utf-8").splitlines(), ""], start=1):
            if line.startswith("# newdoc"):
                if tree.words:
                    yield tree
                tree, paragraph = Tree(), False
            elif line.startswith("# newpar"):
                paragraph = True
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
                if len(rows[-1]) != COLUMNS:
                    raise EvaluationError(f"{file}:{number}: got {len(rows[-1])} columns, expected {COLUMNS}")
            elif not line and rows:
                _add_sentence(tree, rows, paragraph)
                rows, paragraph = [], False
        if tree.words:
            yield tree


def _add_sentence(tree: Tree, rows: list[list[str]], paragraph: bool) -> None:
    begin = len(tree.words)
    if paragraph and begin:
        tree.text = tree.text.rstrip() + "\n\n"
        tree.breaks.add(begin)
    # Words of a contraction (`1-2 don't`) have no characters of their own: they share its surface.
    until, place = 0, 0
    for row in rows:
        space = "" if "SpaceAfter=No" in row[9].split("|") else " "
        if "-" in row[0]:
            until, place = int(row[0].split("-")[1]), len(tree.text)
            tree.text += row[1] + space
            continue
        if not row[0].isdigit():
            continue
        if int(row[0]) <= until:
            tree.spans.append((place, place + len(row[1])))
            place += len(row[1])
        else:
            tree.spans.append((len(tree.text), len(tree.text) + len(row[1])))
            tree.text += row[1] + space
        tree.words.append(row[1])
        tree.tags.append((row[3], row[4], row[2]))
        tree.heads.append(begin + int(row[6]) - 1 if row[6] != "0" else -1)
        tree.relations.append(row[7])
        tree.starts.append(len(tree.words) - 1 == begin)


def gold_doc(tree: Tree, nlp: Language) -> Doc:
    """A Doc of the gold words with gold sentence starts; blank lines are white-space tokens."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    for index, word in enumerate(tree.words):
        if index in tree.breaks:
            words.append("\n\n")
            spaces.append(False)
            starts.append(False)
            spaces[-2] = False
        end = tree.spans[index][1]
        words.append(word)
        spaces.append(tree.text[end : end + 1] == " ")
        starts.append(tree.starts[index])
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)  # type: ignore[arg-type]


def gold_words(trees: list[Tree], nlp: Language) -> dict[str, float]:
    """Accuracies with words and sentence bounds given."""
    counts: Counter[str] = Counter()
    for tree, doc in zip(trees, nlp.pipe(gold_doc(tree, nlp) for tree in trees), strict=True):
        tokens = [token for token in doc if not token.is_space]
        place = {token.i: index for index, token in enumerate(tokens)}
        for index, token in enumerate(tokens):
            head = -1 if token.head.i == token.i else place.get(token.head.i, -2)
            counts.update(_agreements(tree, index, head == tree.heads[index], token.dep_))
            counts.update(_tag_agreements(tree.tags[index], (token.pos_, token.tag_, token.lemma_)))
    total = max(1, sum(len(tree.words) for tree in trees))
    names = ("UPOS", "XPOS", "lemmas", "UAS", "LAS", "LAS with subtypes")
    return {name: counts[name] / total for name in names}


def _agreements(tree: Tree, index: int, same_head: bool, relation: str) -> Iterator[str]:
    if not same_head:
        return
    yield "UAS"
    found, gold = relation.lower() if relation == "ROOT" else relation, tree.relations[index]
    if found.split(":")[0] == gold.split(":")[0]:
        yield "LAS"
    if found == gold:
        yield "LAS with subtypes"


def _tag_agreements(gold: tuple[str, str, str], found: tuple[str, str, str]) -> Iterator[str]:
    for name, expected, got in zip(("UPOS", "XPOS", "lemmas"), gold, found, strict=True):
        if expected == got or expected == "_":
            yield name


def raw_text(trees: list[Tree], nlp: Language) -> dict[str, float]:
    """F1 of words, sentences, tags and trees with nothing but the text given."""
    counts: Counter[str] = Counter()
    for tree, doc in zip(trees, nlp.pipe(tree.text for tree in trees), strict=True):
        tokens = [token for token in doc if not token.is_space]
        spans = [(token.idx, token.idx + len(token)) for token in tokens]
        gold_at = {span: index for index, span in enumerate(tree.spans)}
        counts["found words"] += len(spans)
        counts["gold words"] += len(tree.words)
        found_sentences = _sentences(spans, [bool(token.is_sent_start) for token in tokens])
        gold_sentences = _sentences(tree.spans, tree.starts)
        counts["found sentences"] += len(found_sentences)
        counts["gold sentences"] += len(gold_sentences)
        counts["sentences"] += len(found_sentences & gold_sentences)
        for token, span in zip(tokens, spans, strict=True):
            index = gold_at.get(span)
            if index is None:
                continue
            counts["tokens"] += 1
            head = tree.heads[index]
            if token.head.i == token.i or head < 0:
                same = token.head.i == token.i and head < 0
            else:
                same = (token.head.idx, token.head.idx + len(token.head)) == tree.spans[head]
            counts.update(_agreements(tree, index, same, token.dep_))
            counts.update(_tag_agreements(tree.tags[index], (token.pos_, token.tag_, token.lemma_)))
    words = max(1, counts["found words"] + counts["gold words"])
    sentences = max(1, counts["found sentences"] + counts["gold sentences"])
    names = ("tokens", "UPOS", "XPOS", "lemmas", "UAS", "LAS", "LAS with subtypes")
    scores = {name: 2 * counts[name] / words for name in names}
    return {"sentences": 2 * counts["sentences"] / sentences} | scores


def _sentences(spans: list[tuple[int, int]], starts: list[bool]) -> set[tuple[int, int]]:
    begins = [index for index, start in enumerate(starts) if start or index == 0]
    ends = [*begins[1:], len(spans)]
    return {(spans[a][0], spans[b - 1][1]) for a, b in zip(begins, ends, strict=True) if b > a}
