"""Train the claim head on the outputs of a finished encoder, which stays as it is.

    python -m training.claims --runs training/runs/last      # about an hour on two cores, 2.5 GB of memory

Reads PolNeAR's training part in windows as they are read later, prints after every pass how the head does on the dev
part (before any rule), and writes `claims.pt` beside the run's checkpoint.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from according.evaluate.attribution import Relation, Tally, score
from according.language.decode import best_tags, bio_spans, sentence_groups, tree
from according.language.tokens import blank
from according.language.windows import Forms, arrays_of, windows_of, words_of
from according.language.wordpiece import WordPiece
from according.ways import frames
from training.claimhead import TAGS, ClaimHead
from training.finished import arguments, finished
from training.model import WIDTH, Reader
from training.readers_spans import brat, words_in
from training.spanhead import STATES, top_states
from training.start import find_start
from training.train import seed_all

PASSES, RATE, DECAY, BATCH, WEIGHT = 3, 6e-4, 0.05, 12, 3.0
ROLES = ("Cue", "Source", "Content")
Ints = NDArray[np.int64]
Bounds = list[tuple[int, int]]
Marks = tuple[list[int], list[int], list[int]]
"""The words of a cue, its source, its content."""


@dataclass(frozen=True, slots=True)
class Example:
    """One window: states (W, 1152, halves), tags (W, 9), its tree, what is said in it, words that do not count."""

    states: NDArray[np.float16]
    tags: NDArray[np.float16]
    heads: Ints
    relations: Ints
    classes: Ints
    claims: list[Marks]
    left_out: list[int]


def main() -> None:
    """Train the head; prints losses and dev scores after each pass."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--passes", type=int, default=PASSES)
    options = arguments(parser)
    model, classes = finished(options.runs)
    vocabulary = WordPiece.from_file(find_start(options.start) / "vocab.txt")
    corpus = options.data / "attribution" / "polnear"
    train = list(read(corpus / "train", model, vocabulary))
    dev = list(read(corpus / "dev", model, vocabulary))
    seed_all(options.seed)
    head = ClaimHead(len(classes["relation"]), len(classes["upos"]))
    fit(head, train, dev, options.passes)
    torch.save({"seed": options.seed, "model": head.state_dict()}, options.runs / "claims.pt")


def read(folder: Path, model: Reader, vocabulary: WordPiece) -> Iterator[Example]:
    """All windows of a part of PolNeAR; of several annotators of an article, the one who marked most is taken."""
    files: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        files[path.stem.rsplit("_", 1)[0]].append(path)
    nlp, forms = blank(), Forms(vocabulary)
    for name, found in files.items():
        source = folder / "text" / f"{name}.txt"
        if not source.is_file():
            continue
        marks, events = max((brat(path) for path in found), key=lambda part: len(part[1]))
        claims = [[_bounds(event.get(role, []), marks) for role in ROLES] for event in events]
        discarded = [bounds for kind, pieces in marks.values() if kind == "Discard" for bounds in pieces]
        doc = nlp.make_doc(source.read_bytes().decode("utf-8"))
        words = words_of(doc, forms)
        characters = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in words.tokens]
        for window in windows_of(words, 0):
            arrays = [torch.from_numpy(np.asarray(array)) for array in arrays_of(window, forms.split)]
            forced = np.asarray(words.forced[window.begin : window.end], bool)
            yield _example(model, arrays, forced, characters[window.begin : window.end], claims, discarded)


def _bounds(keys: list[str], marks: dict[str, tuple[str, Bounds]]) -> Bounds:
    return [piece for key in keys if key in marks for piece in marks[key][1]]


@torch.inference_mode()
def _example(
    model: Reader,
    arrays: list[Tensor],
    forced: NDArray[np.bool_],
    characters: Bounds,
    claims: list[list[Bounds]],
    discarded: Bounds,
) -> Example:
    states = top_states(model.encoder, *arrays)
    tags, arcs, labels, _, _ = model.heads(states[..., -WIDTH:])
    parts = dict(
        zip(model.tags, tags[0, 1:].split([head.out_features for head in model.tags.values()], -1), strict=True)
    )
    heads = tree(arcs[0].numpy(), sentence_groups(parts["sentence"].numpy(), forced))
    count = len(heads)
    relations = model.relations(
        labels, torch.zeros(count, dtype=torch.long), torch.arange(1, count + 1), torch.from_numpy(heads)
    )
    begin = characters[0][0]
    inside = [
        tuple(sorted({word for a, b in bounds for word in words_in(characters, a, b)}) for bounds in claim)
        for claim in claims
        if claim[0] and min(claim[0])[0] >= begin
    ]
    return Example(
        states[0, 1:].half().numpy(),
        torch.cat([parts[role] for role in ("source", "cue", "content")], -1).half().numpy(),
        heads,
        relations.argmax(-1).numpy(),
        parts["upos"].argmax(-1).numpy(),
        [claim for claim in inside if claim[0]],
        sorted({word for a, b in discarded for word in words_in(characters, a, b)}),
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows side by side: inputs of `ClaimHead.words`, and their bias (B, W)."""

    states: Tensor
    tags: Tensor
    relations: Tensor
    classes: Tensor
    bias: Tensor


def collate(examples: list[Example]) -> Batch:
    """Padded to the longest window."""
    size, width = len(examples), max(len(example.heads) for example in examples)
    states, tags = torch.zeros(size, width, STATES * WIDTH), torch.zeros(size, width, TAGS)
    relations, classes = (torch.zeros(size, width, dtype=torch.long) for _ in range(2))
    bias = torch.full((size, width), -1e4)
    for row, example in enumerate(examples):
        count = len(example.heads)
        states[row, :count] = torch.from_numpy(example.states).float()
        tags[row, :count] = torch.from_numpy(example.tags).float()
        relations[row, :count] = torch.from_numpy(example.relations)
        classes[row, :count] = torch.from_numpy(example.classes)
        bias[row, :count] = 0
    return Batch(states, tags, relations, classes, bias)


def cue_inputs(examples: list[Example], cues: list[list[range]], unknown: int) -> tuple[Tensor, list[Tensor]] | None:
    """Each cue's row in the batch (C,), and the padded inputs of `ClaimHead.cues`; None where there is no cue."""
    width = max(len(example.heads) for example in examples)
    rows: list[int] = []
    parts: list[list[NDArray]] = [[], [], [], []]
    for row, (example, found) in enumerate(zip(examples, cues, strict=True)):
        if found:
            rows += [row] * len(found)
            after = ((0, 0), (0, width - len(example.heads)))
            for part, made in zip(parts, frames(found, example.heads, example.relations, unknown), strict=True):
                part.append(np.pad(made, after))
    if not rows:
        return None
    return torch.tensor(rows), [torch.from_numpy(np.concatenate(part)) for part in parts]


def bio(count: int, runs: list[list[int]]) -> Ints:
    """0 outside, 1 at the first word of a run, 2 at the others; of runs that share words the shorter keeps them."""
    out = np.zeros(count, np.int64)
    for run in sorted(runs, key=len, reverse=True):
        out[run] = 2
        out[run[0]] = 1
    return out


def fit(head: ClaimHead, train: list[Example], dev: list[Example], passes: int) -> None:
    """Batches of windows of like length, in another order each pass; one cycle of the learning rate over all."""
    order = sorted(range(len(train)), key=lambda number: len(train[number].heads))
    batches = [order[begin : begin + BATCH] for begin in range(0, len(order), BATCH)]
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    steps = passes * len(batches)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for number in range(passes):
        random.shuffle(batches)
        head.train()
        total = 0.0
        for batch in batches:
            loss = loss_of(head, [train[n] for n in batch])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"pass {number + 1}: loss {total / len(batches):.4f}  {measured(head, dev)}", flush=True)


def loss_of(head: ClaimHead, examples: list[Example]) -> Tensor:
    """Cross-entropy of the tags of all words, and of each gold cue's source and content, a word's mean of each."""
    batch = collate(examples)
    words, tags = head.words(batch.states, batch.tags, batch.relations, batch.classes, batch.bias)
    width = words.shape[1]
    counted = sum(len(example.heads) for example in examples)
    target = torch.full((len(examples), width, 3), -100)
    for row, example in enumerate(examples):
        for column, role in enumerate((1, 0, 2)):
            marked = torch.from_numpy(bio(len(example.heads), [claim[role] for claim in example.claims if claim[role]]))
            marked[example.left_out] = -100
            target[row, : len(marked), column] = marked
    loss = F.cross_entropy(tags.reshape(-1, 3), target.reshape(-1), ignore_index=-100, reduction="sum") / counted
    cues = [[range(claim[0][0], claim[0][-1] + 1) for claim in example.claims] for example in examples]
    asked = cue_inputs(examples, cues, head.step.num_embeddings - 1)
    if asked is None:
        return WEIGHT * loss
    rows, frame = asked
    parts = head.cues(words[rows], *frame, batch.bias[rows])
    wanted = torch.full((len(rows), width, 2), -100)
    claims = [(example, claim) for example in examples for claim in example.claims]
    for row, (example, claim) in enumerate(claims):
        for column, role in enumerate((1, 2)):
            wanted[row, : len(example.heads), column] = torch.from_numpy(
                bio(len(example.heads), [claim[role]] if claim[role] else [])
            )
    loss = loss + F.cross_entropy(parts.reshape(-1, 3), wanted.reshape(-1), ignore_index=-100, reduction="sum") / sum(
        len(example.heads) for example, _ in claims
    )
    return WEIGHT * loss


@torch.inference_mode()
def measured(head: ClaimHead, examples: list[Example]) -> str:
    """F1 of the words of each role and of relations, as in `according.evaluate.attribution`, window by window."""
    head.eval()
    tally = Tally()
    for example in examples:
        batch = collate([example])
        words, tags = head.words(batch.states, batch.tags, batch.relations, batch.classes)
        cues = [range(a, b) for a, b in _spans(tags[0, :, 3:6])]
        asked = cue_inputs([example], [cues], head.step.num_embeddings - 1)
        found = []
        if asked is not None:
            for cue, part in zip(cues, head.cues(words, *asked[1]), strict=True):
                source, content = (_words(_spans(part[:, column : column + 3])) for column in (0, 3))
                found.append(Relation(source, frozenset(cue), content))
        gold = [
            Relation(frozenset(source), frozenset(cue), frozenset(content))
            for cue, source, content in example.claims
            if content
        ]
        score(gold, found, tally)
    return "  ".join(f"{name[:-3]} {value:.4f}" for name, value in tally.scores().items() if name.endswith("F1"))


def _spans(scores: Tensor) -> Bounds:
    return [(begin, end) for begin, end, _ in bio_spans(best_tags(scores.contiguous().numpy()))]


def _words(spans: Bounds) -> frozenset[int]:
    return frozenset(word for begin, end in spans for word in range(begin, end))


if __name__ == "__main__":
    main()
