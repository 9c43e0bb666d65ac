"""Factuality of events: UDS on EWT (given predicates), CommitmentBank (the embedded clause's predicate).

UDS: `uds.json.gz` beside `../syntax/ewt/dev.conllu` (the folder layout of the corpora), gold tokens and sentences, each
text of the treebank read as a whole, as the program reads; the
value of a predicate is the mean over annotators of plus or minus confidence * 0.75, in [-3, 3].
CommitmentBank: JSONL with Context, Target, Prompt, Mean; the predicate is the head of the words of the
Target that the Prompt repeats, and as the Mean is about the Prompt, whose clause is negated where the Target's is, the
predicate's certainty is turned round there. Figures: Pearson's r and mean absolute error.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from according.attribution.commitment import certainty
from according.attribution.local import polarity
from according.errors import EvaluationError
from according.language import load

SPLIT = "dev"


def evaluate(path: Path, model: str | None = None) -> dict[str, float]:
    """Scores of every factuality corpus at `path` (a file, or the folder that holds both)."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    nlp = load(model)
    scores: dict[str, float] = {}
    for file in files:
        if file.name.endswith(".json.gz"):
            scores.update(_scores("UDS dev", _uds(file, nlp)))
        elif file.suffix == ".jsonl":
            scores.update(_scores("CommitmentBank", _commitment(file, nlp)))
    if not scores:
        raise EvaluationError(f"{path}: got no uds.json.gz and no commitmentbank.jsonl")
    return scores


def _scores(name: str, pairs: Iterator[tuple[float, float]]) -> dict[str, float]:
    values = np.array(list(pairs), dtype=float)
    if len(values) < 2:
        raise EvaluationError(
            f"{name}: got {len(values)} values, expected at least 2 (has the model a factuality head?)"
        )
    r = float(np.corrcoef(values[:, 0], values[:, 1])[0, 1])
    mae = float(np.abs(values[:, 0] - values[:, 1]).mean())
    return {f"{name} r": r, f"{name} MAE": mae, f"{name} predicates": float(len(values))}


def uds_values(file: Path, split: str = SPLIT) -> dict[int, dict[int, float]]:
    """Value by sentence number (from 1) and word number (from 1)."""
    with gzip.open(file, "rt", encoding="utf-8") as stream:
        data = json.load(stream)
    values: dict[int, dict[int, float]] = {}
    for key, predicates in data.items():
        if not key.startswith(f"ewt-{split}-"):
            continue
        for node, attributes in predicates.items():
            found, word = attributes.get("factuality", {}).get("factual"), node.rsplit("-", 1)[1]
            if not found or not word.isdigit():
                continue
            given = [
                (1 if found["value"][who] else -1) * found["confidence"][who] * 0.75
                for who in found["value"]
                if who in found["confidence"]
            ]
            if given:
                values.setdefault(int(key.rsplit("-", 1)[1]), {})[int(word)] = sum(given) / len(given)
    return values


Word = tuple[str, bool, str]
"""Form, whether white space follows, UPOS."""
PREDICATES = frozenset({"VERB", "ADJ", "NOUN"})


def sentences_of(file: Path) -> Iterator[list[Word]]:
    """Words of each CoNLL-U sentence."""
    words: list[Word] = []
    for line in file.read_text("utf-8").splitlines():
        if not line and words:
            yield words
            words = []
        cells = line.split("\t")
        if len(cells) > 9 and cells[0].isdigit():
            words.append((cells[1], "SpaceAfter=No" not in cells[9], cells[3]))
    if words:
        yield words


def aligned(values: dict[int, dict[int, float]], sentences: list[list[Word]]) -> dict[int, dict[int, float]]:
    """The values by index into `sentences` (from 0).

    UDS numbers the sentences of an older EWT; since then a sentence was joined or parted, so the numbers
    after that place are off by one. The place and direction are those under which most of the annotated
    words are verbs, adjectives or nouns (99 % of them, against a quarter under a wrong number).
    """

    def fits(number: int, shift: int) -> int:
        at = number - 1 + shift
        words = sentences[at] if 0 <= at < len(sentences) else []
        return sum(0 < word <= len(words) and words[word - 1][2] in PREDICATES for word in values[number])

    numbers = sorted(values)
    best = (-1, 0, 0)
    for shift in (-1, 1):
        total = sum(fits(number, shift) for number in numbers)
        best = max(best, (total, 0, shift))
        for place, number in enumerate(numbers, 1):
            total += fits(number, 0) - fits(number, shift)
            best = max(best, (total, place, shift))
    _, place, shift = best
    index = {number: number - 1 + (0 if n < place else shift) for n, number in enumerate(numbers)}
    return {index[number]: values[number] for number in numbers if 0 <= index[number] < len(sentences)}


def _uds(file: Path, nlp: Language) -> Iterator[tuple[float, float]]:
    tree = file.parent.parent / "syntax" / "ewt" / f"{SPLIT}.conllu"
    if not tree.exists():
        raise EvaluationError(f"{tree}: not there; the UDS values need the EWT sentences")
    sentences = list(sentences_of(tree))
    values = aligned(uds_values(file), sentences)
    texts = list(texts_of(tree))
    docs = nlp.pipe(_doc(sentences[text.start : text.stop], nlp) for text in texts)
    for text, doc in zip(texts, docs, strict=True):
        begin = 0
        for index in text:
            for word, value in values.get(index, {}).items():
                guess = certainty(doc[begin + word - 1]) if word <= len(sentences[index]) else None
                if guess is not None:
                    yield value, guess
            begin += len(sentences[index])


def texts_of(file: Path) -> Iterator[range]:
    """The sentences, by number from 0, of each text of a CoNLL-U file; a file that parts no texts is one."""
    begin = count = 0
    inside = False
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("# newdoc") and count > begin:
            yield range(begin, count)
            begin = count
        if line[:1].isdigit():
            count += not inside
            inside = True
        elif not line:
            inside = False
    if count > begin:
        yield range(begin, count)


def _doc(sentences: list[list[Word]], nlp: Language) -> Doc:
    """Sentences with their gold words."""
    words = [word for sentence in sentences for word in sentence]
    starts: list[bool | int | None] = [number == 0 for sentence in sentences for number in range(len(sentence))]
    forms, spaces = [word[0] for word in words], [word[1] for word in words]
    return Doc(nlp.vocab, words=forms, spaces=spaces, sent_starts=starts)


def _commitment(file: Path, nlp: Language) -> Iterator[tuple[float, float]]:
    for line in file.read_text("utf-8").splitlines():
        item = json.loads(line)
        mean = item.get("Mean")
        if mean in (None, ""):
            continue
        context = f"{item['Context'].strip()} " if item.get("Context") else ""
        doc, prompt = nlp(context + item["Target"]), nlp(item["Prompt"])
        predicate = embedded_predicate(doc, prompt, len(context))
        guess = certainty(predicate) if predicate is not None else None
        if predicate is not None and guess is not None:
            yield float(mean), guess * polarity(predicate)


def embedded_predicate(doc: Doc, prompt: Doc, start: int) -> Token | None:
    """The word of `doc` after the character `start` that the prompt's root repeats, or None.

    Of several, the one with most of the prompt's words around it, then the last.
    """
    root = next((token for token in prompt if token.dep_ == "ROOT"), None)
    if root is None:
        return None
    words = {token.lower_ for token in prompt}
    same = [t for t in doc if t.idx >= start and (t.lower_ == root.lower_ or t.lemma_ == root.lemma_)]
    reach = len(prompt)
    near = {t.i: len(words & {w.lower_ for w in doc[max(t.i - reach, 0) : t.i + reach]}) for t in same}
    return max(same, key=lambda token: (near[token.i], token.i), default=None)
