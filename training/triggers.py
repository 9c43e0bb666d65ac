"""Teach the layers that read events, copies of the upper ones of the encoder that ships, which stays as it is.

    python -m training.triggers      # an hour on two cores that do nothing else, 6 GB of memory

They say of each content word whether it tells an event, and of which type (eventlayers.py, triggernet.py), and learn
from texts of which every event word is marked (eventwords.py). It prints what folds over documents say.
It writes `events.onnx` beside the model's other graphs and, into `--runs`, `trigger_folds.npz`: what the layers of the
folds say of texts that they did not learn from, for the judge of events (`training.trigger`). Seeded. `--only FOLD`
tries one fold and writes nothing.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from according.evaluate.logistic import fold_of, ranking
from according.events.secondhead import NOT_THERE
from according.language.weights import Weights
from according.resources import PACKAGE
from according.triggers import TYPES
from training.eventlayers import EventLayers, draw
from training.eventwords import Numbers, Read, Window, read_texts
from training.export import quantise_graph
from training.graphs import Graph, encoder_of
from training.manifest import enter
from training.memory import keep_pages
from training.model import WIDTH
from training.states import kept
from training.triggernet import loss_of

EPOCHS, BATCH, RATE, LAYER_RATE, DECAY, WARM, SEED, FOLDS = 3, 16, 1.5e-3, 1.5e-4, 0.01, 0.15, 0, 4
NEAR = 16
"""Batches among which windows of like length are put together."""
PAD = 16
"""Windows are filled up to a multiple of it: fewer shapes, fewer kernels to make."""
KNOWN_BY = 40
"""One window of so many tells how the states of words lie."""
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
Found = dict[str, NDArray[np.generic]]


def main() -> None:
    """Read, print what the folds say, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--runs", type=Path, default=Path("training/runs"), help="where trigger_folds.npz is written")
    parser.add_argument("--model", type=Path, default=PACKAGE / "models" / "en", help="the folder of the reading model")
    parser.add_argument("--keep", type=Path, help="keep what the lower layers make of the windows in this file")
    parser.add_argument("--only", type=int, help="of the folds this one alone")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    keep_pages()
    torch.set_num_threads(options.threads)
    graph, path = Graph(options.model / "windows.onnx"), options.model / "events.onnx"
    if not path.is_file():
        write(EventLayers(encoder_of(graph)), path)  # the model opens with it; what it says is not asked
    texts = kept(options.keep, lambda: list(read_texts(options.data, Weights(options.model))))
    print(f"{len(texts)} texts", flush=True)
    if options.only is not None:
        by_folds(texts, graph, [options.only])
        return
    write(fit(texts, graph), path)
    np.savez_compressed(options.runs / "trigger_folds.npz", **by_folds(texts, graph, range(FOLDS)))


def write(net: EventLayers, path: Path) -> None:
    """Layers and head as a graph in integers of 7 bits, and its checksum in the manifest beside it."""
    with tempfile.TemporaryDirectory() as folder:
        quantise_graph(draw(net.cpu(), Path(folder) / path.name), path)
    enter(path)


@dataclass(frozen=True, slots=True)
class Batch:
    """B windows side by side: what is made of their words (B, N+1, 384), what each is worth to others (B, N+1), which
    are judged (B, N), and what is right for these (K, 17)."""

    words: Tensor
    bias: Tensor
    known: Tensor
    right: Tensor

    @classmethod
    def of(cls, windows: Sequence[Window]) -> Batch:
        """That of windows."""
        count, longest = len(windows), -(-max(len(window.words) for window in windows) // PAD) * PAD
        words = np.zeros((count, longest, WIDTH), np.float32)
        bias, known = np.full((count, longest), NOT_THERE, np.float32), np.zeros((count, longest - 1), bool)
        for row, window in enumerate(windows):
            words[row, : len(window.words)], bias[row, : len(window.words)] = window.words, 0
            known[row, : len(window.starts)] = window.decided()
        right = np.concatenate([window.right[window.decided()] for window in windows])
        return cls(*(torch.from_numpy(array).to(DEVICE) for array in (words, bias, known, right)))

    def states(self, net: EventLayers) -> Tensor:
        """What the layers make of all words: (B, N, 3 x 384)."""
        with torch.autocast(DEVICE.type, torch.bfloat16):
            return net.states(self.words, self.bias)

    def scores(self, net: EventLayers) -> Tensor:
        """Those of all words: (B, N, 17)."""
        scores: Tensor = net.head(self.states(net), self.bias[:, 1:])
        return scores


def fit(texts: Sequence[Read], graph: Graph) -> EventLayers:
    """Layers that have learnt from the texts."""
    torch.manual_seed(SEED)
    rng, begun = np.random.default_rng(SEED), time.time()
    cut = [window for text in texts for window in text.windows if window.decided().any()]
    net = EventLayers(encoder_of(graph)).to(DEVICE)
    know_states(net, cut[::KNOWN_BY])
    groups = [{"params": list(part.parameters())} for part in (net.head, net.layers)]
    optimizer = torch.optim.AdamW(groups, RATE, weight_decay=DECAY)
    order = [some for _ in range(EPOCHS) for some in shuffled(cut, rng)]
    rates = [RATE, LAYER_RATE]
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=len(order) + 1, pct_start=WARM)
    net.train()
    losses = []
    for step, some in enumerate(order):
        batch = Batch.of([cut[number] for number in some])
        loss = loss_of(batch.scores(net)[batch.known], batch.right)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        losses.append(float(loss.detach()))
        if step % 100 == 99:
            told = f"step {step + 1} of {len(order)}: {np.mean(losses[-100:]):.4f}, {time.time() - begun:.0f} s"
            print(told, flush=True)
    return net.eval()


@torch.inference_mode()
def know_states(net: EventLayers, some: Sequence[Window]) -> None:
    """Tells the head how the states of words lie, by some windows, before anything is learnt."""
    net.eval()
    found = torch.cat([Batch.of([window]).states(net)[0, : len(window.starts)] for window in some])
    net.head.mean.copy_(found.mean(0))
    net.head.scale.copy_(1 / (found.std(0) + 1e-2))


def shuffled(cut: Sequence[Window], rng: np.random.Generator) -> Iterator[Numbers]:
    """Numbers of windows, batch by batch: of like length together, in an order that is drawn."""
    order, batches = rng.permutation(len(cut)), []
    for at in range(0, len(order), NEAR * BATCH):
        some = np.asarray(sorted(order[at : at + NEAR * BATCH], key=lambda number: len(cut[number].words)))
        batches += [some[begin : begin + BATCH] for begin in range(0, len(some), BATCH)]
    for number in rng.permutation(len(batches)):
        yield batches[number]


@torch.inference_mode()
def scores(net: EventLayers, windows: Sequence[Window]) -> Iterator[NDArray[np.float32]]:
    """Probabilities (W, 17) of each window's words, none first."""
    for at in range(0, len(windows), BATCH):
        some = windows[at : at + BATCH]
        said = Batch.of(some).scores(net).softmax(-1).cpu().numpy()
        yield from (said[row, : len(window.starts)] for row, window in enumerate(some))


def by_folds(texts: Sequence[Read], graph: Graph, folds: Sequence[int]) -> Found:
    """Starts and probabilities (N, 16) of the content words of each text by layers that did not learn from it; prints
    how good they are."""
    found: Found = {}
    rows: list[NDArray[np.float64]] = []
    for fold in folds:
        net = fit([text for text in texts if fold_of(text.group, FOLDS) != fold], graph)
        for text in (text for text in texts if fold_of(text.group, FOLDS) == fold):
            starts, told = [np.zeros(0, np.int64)], [np.zeros((0, len(TYPES)), np.float32)]
            for window, said in zip(text.windows, scores(net, text.windows), strict=True):
                starts.append(window.starts)
                told.append(said[:, 1:])
                typed = window.right[np.arange(len(said)), 1 + said[:, 1:].argmax(1)]
                rows.append(np.stack([1 - said[:, 0], window.right[:, 1:].any(1), typed], 1)[window.decided()])
            found |= {f"{text.name} starts": np.concatenate(starts), f"{text.name} scores": np.concatenate(told)}
        print(f"fold {fold}", flush=True)
        told_of(np.concatenate(rows))
    return found


def told_of(rows: NDArray[np.float64]) -> None:
    """Prints how good scores are: rows of probability of an event, whether it is one, whether its type is right."""
    sure, event, right = rows.T
    print(f"{len(sure)} words, {int(event.sum())} of events, ranking {ranking(sure, event):.3f}")
    for limit in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        on = sure >= limit
        shares = f"precision {event[on].mean():.3f}, recall {event[on].sum() / event.sum():.3f}"
        print(f"  from {limit}: {int(on.sum())} words, {shares}, {int(right[on].sum())} typed")
    for limit in (0.01, 0.02, 0.05, 0.1):
        off = sure < limit
        print(f"  below {limit}: {int(off.sum())} words, {int(event[off].sum())} events")


if __name__ == "__main__":
    main()
