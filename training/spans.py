"""Train the span head on the outputs of a finished encoder, which stays as it is.

    python -m training.spans --runs training/runs/last      # twelve minutes on two cores

Trains from several seeds and keeps the head that is best on the dev part. Reads re3d without its dev part and its
non-commercial part, in windows as they are read later, and writes `spans.pt` beside the run's checkpoint. Marks that
cut a word in two ("the camp" in "the campaign") are left out: the corpus has them where a mention's wording was
searched for in the text.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from spacy.language import Language
from torch import Tensor
from torch.nn import functional as F

from according.evaluate.entities import JOINED, NON_COMMERCIAL, RARE, Mark, cuts_word, in_dev_part, trimmed
from according.language.tokens import blank
from according.language.windows import Forms, arrays_of, windows_of, words_of
from according.language.wordpiece import WordPiece
from training.finished import arguments, finished
from training.heads import REPORT_TYPES
from training.model import Reader
from training.spanhead import LONGEST, SpanHead
from training.start import find_start
from training.states import Arrays, device_of, kept, states_of
from training.train import seed_all

EPOCHS, RATE, DECAY = 40, 2e-3, 0.05
SEEDS = (1, 2, 3)
SHIFTS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""What is added to the scores when the F1 is measured; `training.export` has the one that ships."""

Unread = tuple[Arrays, list[tuple[int, int]], frozenset[Mark]]
"""A window, the characters of its words, its marks."""


@dataclass(frozen=True, slots=True)
class Example:
    """One window: states (W, 1152), the characters of its words, which spans lie inside, what they are."""

    states: Tensor
    words: list[tuple[int, int]]
    inside: Tensor
    target: Tensor
    gold: frozenset[Mark]


def main() -> None:
    """Train the heads one after the other; prints the F1 of each and of all on the dev part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options = arguments(parser, windows=True)
    model, _ = finished(options.runs)
    vocabulary = WordPiece.from_file(find_start(options.start) / "vocab.txt")
    corpus = options.data / "entities" / "re3d.jsonl"
    documents = kept(options.windows, lambda: list(read(corpus, vocabulary)))
    parts: dict[bool, list[list[Example]]] = {False: [], True: []}
    for in_dev, found in documents:
        parts[in_dev].append(examples_of(model, found))
    dev = [example for examples in parts[True] for example in examples]
    best = 0.0
    for seed in SEEDS:
        seed_all(seed)
        head = SpanHead(len(REPORT_TYPES)).to(device_of(model))
        fit(head, parts[False])
        scores = {shift: measured(head, dev, shift) for shift in SHIFTS}
        print(f"seed {seed}: " + "  ".join(f"{shift}: {value:.4f}" for shift, value in scores.items()), flush=True)
        if max(scores.values()) > best:
            best = max(scores.values())
            torch.save({"seed": seed, "model": head.state_dict()}, options.runs / "spans.pt")


def read(path: Path, vocabulary: WordPiece) -> Iterator[tuple[bool, list[Unread]]]:
    """For each document whether it is of the dev part, and its windows."""
    nlp, forms = blank(), Forms(vocabulary)
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        if data["publisher"] in NON_COMMERCIAL:
            continue
        text, in_dev = data["text"], in_dev_part(data["id"])
        marks = [(e["begin"], e["end"], JOINED.get(e["type"], e["type"])) for e in data["entities"]]
        gold = frozenset(trimmed(text, *mark) for mark in marks if mark[2] not in RARE)
        learnt = gold if in_dev else frozenset(mark for mark in gold if not cuts_word(text, mark[0], mark[1]))
        yield in_dev, list(windows(text, learnt, nlp, forms))


def windows(text: str, gold: frozenset[Mark], nlp: Language, forms: Forms) -> Iterator[Unread]:
    """The windows of one document; a mark belongs to the window in which it begins."""
    doc = nlp.make_doc(text)
    words = words_of(doc, forms)
    characters = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in words.tokens]
    for window in windows_of(words):
        arrays = tuple(np.asarray(array) for array in arrays_of(window, forms.split))
        spans = characters[window.begin : window.end]
        yield arrays, spans, frozenset(mark for mark in gold if spans[0][0] <= mark[0] < spans[-1][1])


def examples_of(model: Reader, found: list[Unread]) -> list[Example]:
    """The windows as the encoder reads them, in their order."""
    device, out = device_of(model), dict[int, Example]()
    for number, states in states_of(model, [arrays for arrays, _, _ in found]):
        _, spans, own = found[number]
        lasts = torch.arange(len(spans))[:, None] + torch.arange(LONGEST)
        inside, right = (lasts < len(spans)).to(device), target(spans, own).to(device)
        out[number] = Example(states[0, 1:].clone(), spans, inside, right, own)
    return [out[number] for number in range(len(found))]


def target(words: list[tuple[int, int]], gold: frozenset[Mark]) -> Tensor:
    """(W, LONGEST, kinds), 1 where a mark's first and last words are those of the span."""
    out = torch.zeros(len(words), LONGEST, len(REPORT_TYPES))
    for begin, end, kind in gold:
        inside = [i for i, (a, b) in enumerate(words) if a < end and begin < b]
        if inside and len(inside) <= LONGEST and kind in REPORT_TYPES:
            out[inside[0], inside[-1] - inside[0], REPORT_TYPES.index(kind)] = 1
    return out


def fit(head: SpanHead, documents: list[list[Example]]) -> None:
    """One head, with binary cross-entropy over all spans and kinds of each document's windows, a document a step."""
    head.train()
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * len(documents)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        for number in torch.randperm(len(documents)).tolist():
            examples = documents[number]
            words = sum(len(example.states) for example in examples)
            optimizer.zero_grad()
            for example in examples:
                scores = head(example.states[None])[0][example.inside]
                loss = F.binary_cross_entropy_with_logits(scores, example.target[example.inside], reduction="sum")
                (loss / words).backward()
            optimizer.step()
            schedule.step()
    head.eval()


@torch.inference_mode()
def measured(head: SpanHead, examples: list[Example], shift: float) -> float:
    """F1 over the examples' gold, the shift added to every score."""
    hits = found = gold = 0
    for example in examples:
        best, kinds = (head(example.states[None])[0] + shift).max(-1)
        got = {
            (example.words[a][0], example.words[a + length][1], REPORT_TYPES[kinds[a, length]])
            for a, length in ((best > 0) & example.inside).nonzero().tolist()
        }
        hits, found, gold = hits + len(got & example.gold), found + len(got), gold + len(example.gold)
    return 2 * hits / max(1, found + gold)


if __name__ == "__main__":
    main()
