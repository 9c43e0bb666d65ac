"""Five classes of sentences by CAMEO code: from the records alone, from the words alone, and from both.

`path` is a TSV of sentence and class: 0 statements and appeals (CAMEO 01, 02), 1 and 2 verbal and material
cooperation, 3 and 4 verbal and material conflict. The rules' answer is the class of the main record's code. The other
two are linear classifiers (`softmax.py`) by cross-validation in ten folds: over the words and their pairs, and over
these with what the reading says: the records' codes, statuses and rows, the lexicon's rows at each word whether
their conditions hold or not, the model's tree and factuality. The corpus is for research: no weights are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy.tokens import Doc, Token

from according.document import Document
from according.evaluate.softmax import Ints, cross_validated, features, folds, macro_f1
from according.events.lexicon import load as load_lexicon
from according.events.marks import forms
from according.ingest import from_text
from according.reader import Reader
from according.record import Record
from according.words import base, char_token, children

CLASSES = 5
FOLDS = 10
WORD_PENALTY = 2e-4
PENALTY = 2e-4
ADDED = frozenset({"acl", "acl:relcl"})
UNREAL = frozenset({"hypothetical", "questioned", "negated", "denied"})


def main_record(doc: Doc, document: Document) -> Record | None:
    """The record that a sentence is about, or None: the one nearest to the main verb, then the surest.

    What is merely possible, negated or denied is none, nor is what a relative or participial clause adds to a noun
    ("a soldier killed last year").
    """
    best: tuple[tuple[int, float, int], Record] | None = None
    for record in document.records:
        trigger = char_token(doc, record.trigger.start)
        if record.status in UNREAL or trigger is None or (steps := depth(trigger)) is None:
            continue
        key = (steps, -record.confidence, record.trigger.start)
        if best is None or key < best[0]:
            best = key, record
    return best[1] if best else None


def depth(trigger: Token) -> int | None:
    """Steps from a word up to the main verb, what is said or coordinated costing none; None under a noun's clause."""
    steps = 0
    token = trigger
    while token.head.i != token.i:
        if token.dep_ in ADDED:
            return None
        steps += base(token.dep_) not in {"ccomp", "conj", "parataxis"}
        token = token.head
    return steps


def quad_of(doc: Doc, document: Document) -> str:
    """The class of a sentence by the CAMEO code of its main record; "0" without one."""
    main = main_record(doc, document)
    return cameo_class(main.event.cameo or "") if main else "0"


def cameo_class(code: str) -> str:
    """0 statements and appeals (01, 02), 1 and 2 verbal and material cooperation, 3 and 4 conflict."""
    root = code[:2]
    if root in {"", "01", "02"}:
        return "0"
    if root in {"03", "04", "05"}:
        return "1"
    if root in {"06", "07", "08"}:
        return "2"
    return "3" if root in {"09", "10", "11", "12", "13", "16"} else "4"


def word_features(doc: Doc) -> Iterator[str]:
    """Lemmas, and pairs of lemmas that follow each other."""
    lemmas = [token.lemma_.lower() for token in doc if not token.is_punct and not token.is_space]
    for one, two in zip(lemmas, [*lemmas[1:], ""], strict=True):
        yield f"word={one}"
        yield f"pair={one} {two}"


def record_features(doc: Doc, document: Document) -> Iterator[str]:
    """Codes of the records: of all, and once more of the main one; whether there are any."""
    main = main_record(doc, document)
    yield f"code=class {quad_of(doc, document)}"
    if not document.records:
        yield "code=none"
    for record in document.records:
        event = record.event
        rank = "main" if record is main else "other"
        yield f"code={rank} {event.type} {record.status}"
        yield f"code={rank} {cameo_class(event.cameo or '')} {record.status}"
        yield f"code={event.type} {event.mode}"
        yield f"code={(event.cameo or '')[:2]}"
        yield f"row={record.why[0].partition(' ')[2]}"


def tree_features(doc: Doc) -> Iterator[str]:
    """The main verb, its complement, its subject and object, what governs each verb, and how sure the verbs are."""
    for sentence in doc.sents:
        root = sentence.root
        yield f"tree=root {root.lemma_.lower()}"
        yield f"tree=root {root.pos_} {root.tag_}"
        for child in root.children:
            yield f"tree=root {child.dep_}"
            if base(child.dep_) in {"xcomp", "ccomp", "obj", "nsubj", "obl"}:
                yield f"tree={base(child.dep_)} {child.lemma_.lower()}"
                yield f"tree={root.lemma_.lower()} {base(child.dep_)} {child.lemma_.lower()}"
        for token in sentence:
            if token.pos_ == "VERB":
                yield from verb_features(token)


def verb_features(token: Token) -> Iterator[str]:
    """A verb with its auxiliaries, the relation it stands in, and its factuality as the model has it."""
    for child in children(token, "aux", "advmod"):
        if child.dep_ == "aux" or child.lower_ in {"not", "n't", "never"}:
            yield f"tree=aux {child.lemma_.lower()}"
    sure = token._.factuality
    if sure is not None:
        yield f"tree=fact {round(sure)} {base(token.dep_)}"


def lexicon_features(doc: Doc) -> Iterator[str]:
    """Types and class of the lexicon's rows for each word, with the word's part of the sentence."""
    lexicon = load_lexicon()
    for token in doc:
        index = lexicon.verbs if token.pos_ in {"VERB", "AUX", "ADJ"} else lexicon.nouns
        rows = next((index[form] for form in forms(token) if form in index), ())
        place = "root" if token.dep_ == "ROOT" else base(token.dep_)
        for name in sorted({(row.type, cameo_class(row.cameo or "")) for row in rows}):
            yield f"lexicon={name[0]} {name[1]}"
            yield f"lexicon={name[1]} {place}"


def parsed(reader: Reader, texts: Sequence[str]) -> Iterator[tuple[Document, Doc]]:
    """The Documents of raw texts, each with the Doc that it was read by."""
    for text in texts:
        document = from_text(text)
        document.language = "en"  # a single sentence is too short to tell
        doc = reader.nlp(reader.prepare(document))
        reader.fill(document, doc)
        yield document, doc


def read_gold(path: Path, limit: int | None = None) -> tuple[list[str], Ints]:
    """Sentences and their classes (N,)."""
    rows = [line.rsplit("\t", 1) for line in path.read_text("utf-8").splitlines() if "\t" in line][:limit]
    return [row[0] for row in rows], np.asarray([int(row[1]) for row in rows])


def quad_scores(reader: Reader, path: Path, limit: int | None = None) -> dict[str, float]:
    """Accuracy and macro-F1 over the five classes: rules alone, then words alone and both by cross-validation."""
    texts, gold = read_gold(path, limit)
    word_bags: list[list[str]] = []
    bags: list[list[str]] = []
    rules: list[int] = []
    for document, doc in parsed(reader, texts):
        word_bags.append(list(word_features(doc)))
        more = (*record_features(doc, document), *tree_features(doc), *lexicon_features(doc))
        bags.append([*word_bags[-1], *more])
        rules.append(int(quad_of(doc, document)))
    fold = folds(texts, FOLDS)
    scores = {"sentences": float(len(texts))} | compared("", np.asarray(rules), gold)
    words = cross_validated(features(word_bags), gold, fold, CLASSES, WORD_PENALTY)
    both = cross_validated(features(bags), gold, fold, CLASSES, PENALTY)
    return scores | compared("words_", words, gold) | compared("both_", both, gold)


def compared(name: str, told: Ints, gold: Ints) -> dict[str, float]:
    """Accuracy, macro-F1 and the F1 of each class, under names that begin with `name`."""
    macro, each = macro_f1(told, gold, CLASSES)
    found = {f"{name}accuracy": float(np.mean(told == gold)), f"{name}macro_f1": macro}
    return found | {f"{name}f1_{number}": value for number, value in enumerate(each)}
