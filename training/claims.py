"""Train the claim head on the outputs of a finished encoder, which stays as it is.

    python -m training.claims --runs training/runs/last      # half an hour on two cores, 5 GB of memory

Reads PolNeAR's training part in windows as they are read later, prints after every pass how the head does on the dev
part (before any rule), and writes `claims.pt` beside the run's checkpoint. With `--teacher RUN` (of
`training.train --teacher`; for a GPU) a head is trained on the larger encoder first, and ours learns from what that
one says as well, of PolNeAR and of news without labels.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.language import Language
from torch import Tensor, nn
from torch.nn import functional as F

from according.evaluate.attribution import Relation, Tally, score
from according.language.decode import best_tags, bio_spans, sentence_groups, tree
from according.language.tokens import blank
from according.language.windows import Forms, arrays_of, windows_of, words_of
from according.language.wordpiece import WordPiece
from according.ways import frames
from training.claimhead import ClaimHead
from training.finished import arguments, finished
from training.model import Reader
from training.readers_raw import reports
from training.readers_spans import brat, words_in
from training.start import find_start
from training.states import Arrays, device_of, kept, states_of
from training.train import seed_all

PASSES, RATE, DECAY, BATCH, WEIGHT, GOLD = 3, 6e-4, 0.05, 12, 3.0, 0.5
ROLES = ("Cue", "Source", "Content")
Ints = NDArray[np.int64]
Bounds = list[tuple[int, int]]
Marks = tuple[list[int], list[int], list[int]]
"""The words of a cue, its source, its content."""


@dataclass(frozen=True, slots=True)
class Unread:
    """One window: its arrays, words that must begin a sentence, what is said in it, words that do not count;
    `marked`: somebody marked what is said."""

    arrays: Arrays
    forced: NDArray[np.bool_]
    claims: list[Marks]
    left_out: list[int]
    marked: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What a larger head says of a window: probabilities of tags (W, 3, 3) and, of each of C cues, of words
    (C, W, 2, 3): roles, then O, B, I."""

    tags: Tensor
    cues: list[range]
    parts: Tensor


@dataclass(slots=True)
class Example:
    """One window: states (W, 3 x width, halves), tags (W, 9), its tree, what is said in it, words that do not count."""

    states: Tensor
    tags: Tensor
    heads: Ints
    relations: Ints
    classes: Ints
    claims: list[Marks]
    left_out: list[int]
    marked: bool
    cues: list[range]
    frames: list[NDArray[np.generic]] | None = None
    told: Told | None = None


def main() -> None:
    """Train the head; prints losses and dev scores after each pass."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--passes", type=int, default=PASSES)
    parser.add_argument("--batch", type=int, default=BATCH)
    parser.add_argument("--teacher", type=Path, help="a run of the larger encoder")
    options = arguments(parser, windows=True)
    vocabulary = WordPiece.from_file(find_start(options.start) / "vocab.txt")
    all_of_them = bool(options.teacher or options.windows)
    train, dev, news = kept(options.windows, lambda: corpora(options.data, vocabulary, news=all_of_them))
    told: list[Told] = []
    if options.teacher:
        model, classes = finished(options.teacher, teacher=True)
        unread = train + news
        asked = examples_of(model, unread)
        seed_all(options.seed)
        head = fit(new_head(model, classes), asked[: len(train)], examples_of(model, dev), PASSES, BATCH)
        told = told_by(head, asked)
        del model, asked
    else:
        unread = train
    model, classes = finished(options.runs)
    taught = examples_of(model, unread)
    for example, said in zip(taught, told, strict=False):
        example.told, example.cues, example.frames = said, said.cues, None
    seed_all(options.seed)
    head = fit(new_head(model, classes), taught, examples_of(model, dev), options.passes, options.batch)
    torch.save({"seed": options.seed, "model": head.cpu().state_dict()}, options.runs / "claims.pt")


def new_head(model: Reader, classes: dict[str, list[str]]) -> ClaimHead:
    """An untaught head for a model's states."""
    return ClaimHead(len(classes["relation"]), len(classes["upos"]), model.encoder.width).to(device_of(model))


def corpora(data: Path, vocabulary: WordPiece, *, news: bool) -> tuple[list[Unread], list[Unread], list[Unread]]:
    """All windows of PolNeAR's training and dev part, and of news without labels where they are asked for."""
    corpus, forms = data / "attribution" / "polnear", Forms(vocabulary)
    texts = (text for _, text in reports(data)) if news else ()
    without = [window for text in texts for window in windows(text, forms, None, ())]
    return list(read(corpus / "train", forms)), list(read(corpus / "dev", forms)), without


def read(folder: Path, forms: Forms) -> Iterator[Unread]:
    """All windows of a part of PolNeAR; of several annotators of an article, the one who marked most is taken."""
    files: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        files[path.stem.rsplit("_", 1)[0]].append(path)
    for name, found in files.items():
        source = folder / "text" / f"{name}.txt"
        if not source.is_file():
            continue
        marks, events = max((brat(path) for path in found), key=lambda part: len(part[1]))
        claims = [[_bounds(event.get(role, []), marks) for role in ROLES] for event in events]
        discarded = [bounds for kind, pieces in marks.values() if kind == "Discard" for bounds in pieces]
        yield from windows(source.read_bytes().decode("utf-8"), forms, claims, discarded)


@cache
def nlp() -> Language:
    """spaCy's tokenizer as the program has it."""
    return blank()


def _bounds(keys: list[str], marks: dict[str, tuple[str, Bounds]]) -> Bounds:
    return [piece for key in keys if key in marks for piece in marks[key][1]]


def windows(
    text: str, forms: Forms, claims: list[list[Bounds]] | None, discarded: Sequence[tuple[int, int]]
) -> Iterator[Unread]:
    """The windows of a text; `claims` None: nobody marked what is said."""
    doc = nlp().make_doc(text)
    words = words_of(doc, forms)
    characters = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in words.tokens]
    for window in windows_of(words):
        own = characters[window.begin : window.end]
        inside = [
            tuple(sorted({word for a, b in bounds for word in words_in(own, a, b)}) for bounds in claim)
            for claim in claims or ()
            if claim[0] and min(claim[0])[0] >= own[0][0]
        ]
        yield Unread(
            tuple(np.asarray(array) for array in arrays_of(window, forms.split)),
            np.asarray(words.forced[window.begin : window.end], bool),
            [claim for claim in inside if claim[0]],
            sorted({word for a, b in discarded for word in words_in(own, a, b)}),
            claims is not None,
        )


@torch.inference_mode()
def examples_of(model: Reader, unread: Sequence[Unread]) -> list[Example]:
    """The windows as the encoder reads them, in their order."""
    out: dict[int, Example] = {}
    sizes, width = [head.out_features for head in model.tags.values()], model.encoder.width
    for number, states in states_of(model, [window.arrays for window in unread]):
        window = unread[number]
        tags, arcs, labels, _, _ = model.heads(states[..., -width:])
        parts = dict(zip(model.tags, tags[0, 1:].split(sizes, -1), strict=True))
        heads = tree(arcs[0].float().cpu().numpy(), sentence_groups(parts["sentence"].cpu().numpy(), window.forced))
        count = len(heads)
        rows = torch.zeros(count, dtype=torch.long), torch.arange(1, count + 1), torch.from_numpy(heads)
        relations = model.relations(labels, *(row.to(labels.device) for row in rows))
        out[number] = Example(
            states[0, 1:].half().clone(),
            torch.cat([parts[role] for role in ("source", "cue", "content")], -1).half(),
            heads,
            relations.argmax(-1).cpu().numpy(),
            parts["upos"].argmax(-1).cpu().numpy(),
            window.claims,
            window.left_out,
            window.marked,
            [range(claim[0][0], claim[0][-1] + 1) for claim in window.claims],
        )
    return [out[number] for number in range(len(unread))]


@torch.inference_mode()
def told_by(head: ClaimHead, examples: list[Example]) -> list[Told]:
    """What a head says of windows: of the cues that are marked, or else of those that it finds."""
    head.eval()
    out = []
    for example in examples:
        batch = collate([example])
        words, tags = head.words(batch.states, batch.tags, batch.relations, batch.classes)
        if not example.marked:
            example.cues = [range(a, b) for a, b in _spans(tags[0, :, 3:6])]
        asked = cue_inputs([example], head.step.num_embeddings - 1)
        parts = tags.new_zeros(0, tags.shape[1], 2, 3) if asked is None else by_role(head.cues(words, *asked[1]))
        out.append(Told(by_role(tags[0]).softmax(-1), example.cues, parts.softmax(-1)))
    return out


def by_role(scores: Tensor) -> Tensor:
    """Scores (..., roles, 3) of O, B and I out of (..., 3 x roles)."""
    return scores.unflatten(-1, (-1, 3))


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
    device = examples[0].states.device
    states = nn.utils.rnn.pad_sequence([example.states for example in examples], batch_first=True).float()
    tags = nn.utils.rnn.pad_sequence([example.tags for example in examples], batch_first=True).float()
    size, width = states.shape[:2]
    relations, classes = (np.zeros((size, width), np.int64) for _ in range(2))
    bias = np.full((size, width), -1e4, np.float32)
    for row, example in enumerate(examples):
        count = len(example.heads)
        relations[row, :count] = example.relations
        classes[row, :count] = example.classes
        bias[row, :count] = 0
    return Batch(states, tags, *(torch.from_numpy(part).to(device) for part in (relations, classes, bias)))


def cue_inputs(examples: list[Example], unknown: int) -> tuple[Tensor, list[Tensor]] | None:
    """Each cue's row in the batch (C,), and the padded inputs of `ClaimHead.cues`; None where there is no cue."""
    width, device = max(len(example.heads) for example in examples), examples[0].states.device
    rows: list[int] = []
    parts: list[list[NDArray[np.generic]]] = [[], [], [], []]
    for row, example in enumerate(examples):
        if example.cues:
            if example.frames is None:
                example.frames = list(frames(example.cues, example.heads, example.relations, unknown))
            rows += [row] * len(example.cues)
            after = ((0, 0), (0, width - len(example.heads)))
            for part, made in zip(parts, example.frames, strict=True):
                part.append(np.pad(made, after))
    if not rows:
        return None
    return torch.tensor(rows, device=device), [torch.from_numpy(np.concatenate(part)).to(device) for part in parts]


def bio(count: int, runs: list[list[int]]) -> Ints:
    """0 outside, 1 at the first word of a run, 2 at the others; of runs that share words the shorter keeps them."""
    out = np.zeros(count, np.int64)
    for run in sorted(runs, key=len, reverse=True):
        out[run] = 2
        out[run[0]] = 1
    return out


def fit(head: ClaimHead, train: list[Example], dev: list[Example], passes: int, size: int) -> ClaimHead:
    """Batches of windows of like length, in another order each pass; one cycle of the learning rate over all."""
    order = sorted(range(len(train)), key=lambda number: len(train[number].heads))
    batches = [order[begin : begin + size] for begin in range(0, len(order), size)]
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    steps = passes * len(batches)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for number in range(passes):
        random.shuffle(batches)
        head.train()
        total = torch.zeros((), device=train[0].states.device)
        for batch in batches:
            loss = loss_of(head, [train[n] for n in batch])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.detach()
        print(f"pass {number + 1}: loss {float(total) / len(batches):.4f}  {measured(head, dev)}", flush=True)
    return head


def loss_of(head: ClaimHead, examples: list[Example]) -> Tensor:
    """Cross-entropy of the tags of all words, and of each cue's source and content, a word's mean of each: by what is
    marked, at half weight where a larger head says something too, and by what that says."""
    batch = collate(examples)
    words, tags = head.words(batch.states, batch.tags, batch.relations, batch.classes, batch.bias)
    right, known = np.zeros((*tags.shape[:2], 3), np.int64), np.zeros((*tags.shape[:2], 3), bool)
    for row, example in enumerate(examples):
        count = len(example.heads)
        for column, role in enumerate((1, 0, 2)):
            right[row, :count, column] = bio(count, [claim[role] for claim in example.claims if claim[role]])
        known[row, :count] = example.marked
        known[row, example.left_out] = False
    counted = sum(len(example.heads) for example in examples)
    said = [example.told.tags for example in examples if example.told is not None]
    loss = _loss(by_role(tags), right, known, said, counted)
    asked = cue_inputs(examples, head.step.num_embeddings - 1)
    if asked is None:
        return WEIGHT * loss
    rows, frame = asked
    parts = by_role(head.cues(words[rows], *frame, batch.bias[rows]))
    right, known = np.zeros(parts.shape[:3], np.int64), np.zeros(parts.shape[:3], bool)
    cues = [(example, number) for example in examples for number in range(len(example.cues))]
    for row, (example, number) in enumerate(cues):
        count = len(example.heads)
        if example.marked:
            known[row, :count] = True
            for column, role in enumerate((1, 2)):
                claim = example.claims[number]
                right[row, :count, column] = bio(count, [claim[role]] if claim[role] else [])
    counted = sum(len(example.heads) for example, _ in cues)
    said = [example.told.parts[number] for example, number in cues if example.told is not None]
    return WEIGHT * (loss + _loss(parts, right, known, said, counted))


def _loss(scores: Tensor, right: Ints, known: NDArray[np.bool_], said: list[Tensor], counted: int) -> Tensor:
    """Of scores (N, W, roles, 3): by marks (N, W, roles) where known, by probabilities (W, roles, 3) of rows."""
    target = torch.from_numpy(np.where(known, right, -100)).to(scores.device)
    total = F.cross_entropy(scores.reshape(-1, 3), target.reshape(-1), ignore_index=-100, reduction="sum")
    if said:
        likely = nn.utils.rnn.pad_sequence(said, batch_first=True)
        likely = F.pad(likely, (0, 0, 0, 0, 0, scores.shape[1] - likely.shape[1]))
        total = GOLD * total - (likely * F.log_softmax(scores, -1)).sum()
    return total / counted


@torch.inference_mode()
def measured(head: ClaimHead, examples: list[Example]) -> str:
    """F1 of the words of each role and of relations, as in `according.evaluate.attribution`, window by window."""
    head.eval()
    tally = Tally()
    for example, word in zip(examples, told_by(head, [found(example) for example in examples]), strict=True):
        got = [
            Relation(_words(_spans(part[:, 0])), frozenset(cue), _words(_spans(part[:, 1])))
            for cue, part in zip(word.cues, word.parts.log(), strict=True)
        ]
        gold = [
            Relation(frozenset(source), frozenset(cue), frozenset(content))
            for cue, source, content in example.claims
            if content
        ]
        score(gold, got, tally)
    return "  ".join(f"{name[:-3]} {value:.4f}" for name, value in tally.scores().items() if name.endswith("F1"))


def found(example: Example) -> Example:
    """The window as one of which nobody marked anything."""
    return replace(example, marked=False, cues=[], frames=None)


def _spans(scores: Tensor) -> Bounds:
    return [(begin, end) for begin, end, _ in bio_spans(best_tags(scores.contiguous().cpu().numpy()))]


def _words(spans: Bounds) -> frozenset[int]:
    return frozenset(word for begin, end in spans for word in range(begin, end))


if __name__ == "__main__":
    main()
