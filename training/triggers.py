"""Train the trigger head on what the reading model that ships makes of words; the model stays as it is.

    python -m training.triggers      # twenty minutes on two cores that do nothing else, 5 GB of memory

It says of each content word whether it tells an event, and of which type (triggernet.py). It learns from texts of which
every event word is marked: our gold's parts `open` and `second`, and stretches of reports
(`evaluate/stretches.py`); and from sentences without an event (`gold/plain.json`). It prints what folds over documents
say.
It writes `triggers.onnx` beside the model's other graphs and, into `--runs`, `trigger_folds.npz`: what the heads of the
folds say of texts that they did not learn from, for the judge of events (`training.trigger`). Seeded. The parts `kept`
and `fresh` are not read.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc
from torch import Tensor, nn

from according.document import Document
from according.evaluate.calibration import FITTED, plain_document
from according.evaluate.corpora import cut_text
from according.evaluate.gold import FOLDER, load_gold
from according.evaluate.goldspans import Annotation
from according.evaluate.logistic import fold_of, ranking
from according.evaluate.stretches import ReadReport, read_reports
from according.events.secondhead import NOT_THERE
from according.language.weights import Weights
from according.language.windows import Forms, arrays_of, windows_of, words_of
from according.reader import Reader as Program
from according.resources import PACKAGE
from according.triggers import CONTENT, TYPES
from training.export import quantise_graph
from training.manifest import enter
from training.memory import keep_pages
from training.states import Arrays, kept
from training.triggernet import CLASSES, TriggerHead, draw, loss_of

EPOCHS, BATCH, RATE, DECAY, SEED, FOLDS = 8, 16, 1.5e-3, 0.05, 0, 4
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
Numbers = NDArray[np.int64]
Found = dict[str, NDArray[np.generic]]
Unread = tuple[Arrays, Numbers, NDArray[np.bool_]]
"""A window, where its words begin (W,), which classes are right (W, 17) as in `Window`."""


@dataclass(frozen=True, slots=True)
class Window:
    """W words: where each begins (W,), states (W, 1152), which are content words (W,), right classes (W, 17).

    A row of `right` without a 1 is a word that is neither right nor wrong: nobody judged it, or it is a border case.
    """

    starts: Numbers
    states: NDArray[np.float16]
    content: NDArray[np.bool_]
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Read:
    """A text's windows; `group` names what has to be in one fold."""

    name: str
    group: str
    windows: list[Window]


def main() -> None:
    """Read, print what the folds say, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--runs", type=Path, default=Path("training/runs"), help="where trigger_folds.npz is written")
    parser.add_argument("--model", type=Path, default=PACKAGE / "models" / "en", help="the folder of the reading model")
    parser.add_argument("--states", type=Path, help="keep what the model makes of the windows in this file")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    keep_pages()
    torch.set_num_threads(options.threads)
    path = options.model / "triggers.onnx"
    if not path.is_file():
        write(TriggerHead(), path)  # the model opens with it; what it says is not asked
    texts = kept(options.states, lambda: list(read_texts(options.data, Weights(options.model))))
    print(f"{len(texts)} texts", flush=True)
    write(fit(texts).cpu(), path)
    np.savez_compressed(options.runs / "trigger_folds.npz", **by_folds(texts))


def write(head: TriggerHead, path: Path) -> None:
    """The head as a graph in integers of 7 bits, and its checksum in the manifest beside it."""
    with tempfile.TemporaryDirectory() as folder:
        quantise_graph(draw(head, Path(folder) / path.name), path)
    enter(path)


def read_texts(data: Path, weights: Weights) -> Iterator[Read]:
    """Every text that has labels, as the reading model reads it."""
    program, forms = Program(), Forms(weights.pieces)
    classes = np.flatnonzero([name in CONTENT for name in weights.labels.classes["upos"]])
    for name, group, document, labels in labelled(program, data):
        found = (each for each in windows(program.prepare(document), labels, forms) if each[2].any())
        yield Read(name, group, [read(weights, classes, *window) for window in found])


def read(weights: Weights, classes: Numbers, arrays: Arrays, starts: Numbers, right: NDArray[np.bool_]) -> Window:
    """A window as the reading model reads it; `classes` are those of content words."""
    found, words = weights.run(*arrays), slice(1, 1 + len(starts))
    return Window(starts, found.states[0, words], np.isin(found.chosen[0, words, 0], classes), right)


class Labels:
    """Classes of the words of one text: `spans` with the classes that fit, none for border cases, in text order of
    what decides first; elsewhere no event inside `within`, and nothing outside."""

    def __init__(self, within: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int, tuple[int, ...]]]) -> None:
        self.within, self.spans = within, spans

    def of(self, start: int, end: int) -> tuple[int, ...]:
        """The classes that are right for a word."""
        usual = (0,) if any(a <= start < b for a, b in self.within) else ()
        return next((fitting for a, b, fitting in self.spans if a < end and start < b), usual)

    @classmethod
    def of_gold(cls, annotation: Annotation, length: int) -> Labels:
        """Triggers by type, optional words left open, the others none."""
        found = [
            (r["trigger"]["start"], r["trigger"]["end"], classes_of([r["type"], *r["also"]]))
            for r in annotation["records"]
        ]
        return cls([(0, length)], [*found, *((o["start"], o["end"], ()) for o in annotation["optional"])])

    @classmethod
    def of_stretches(cls, report: ReadReport) -> Labels:
        """The same of a report's stretches."""
        found = [(start, end, classes_of(kinds)) for start, end, kinds in report.events]
        return cls(report.within, [*((*span, ()) for span in report.optional), *found])


def classes_of(types: Sequence[str]) -> tuple[int, ...]:
    """The head's classes of types."""
    return tuple(1 + TYPES.index(kind) for kind in types)


def labelled(program: Program, data: Path) -> Iterator[tuple[str, str, Document, Labels]]:
    """Every text that has labels, as the program reads it: name, group, Document, labels."""
    for part in FITTED:
        for report in load_gold(FOLDER, data, part):
            document = program.ingest(report.source)
            if isinstance(document, Document):
                name = f"{part}/{report.id}"
                yield name, name, document, Labels.of_gold(report.annotation, len(document.text))
    for number, plain in enumerate(json.loads((FOLDER / "plain.json").read_text("utf-8"))["reports"]):
        name, bounds = f"plain/{number}", [(start, end) for start, end in plain["sentences"]]
        yield name, name, plain_document(cut_text(plain, data)), Labels(bounds, ())
    for marked in read_reports(data):
        # Of ECB+ all reports of one incident are in one folder.
        group = marked.name.rpartition("/")[0] if "ecbplus" in marked.name else marked.name
        yield f"words/{marked.name}", group, plain_document(marked.text), Labels.of_stretches(marked)


def windows(doc: Doc, labels: Labels, forms: Forms) -> Iterator[Unread]:
    """A text's windows."""
    words = words_of(doc, forms)
    for window in windows_of(words):
        tokens = [doc[words.tokens[at]] for at in range(window.begin, window.end)]
        right = np.zeros((len(tokens), CLASSES), bool)
        for row, token in zip(right, tokens, strict=True):
            row[list(labels.of(token.idx, token.idx + len(token)))] = True
        arrays = tuple(np.asarray(array) for array in arrays_of(window, forms.split))
        yield arrays, np.asarray([token.idx for token in tokens], np.int64), right


def fit(texts: Sequence[Read]) -> TriggerHead:
    """A head that has learnt from the texts."""
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    cut = [window for text in texts for window in text.windows if decided(window).any()]
    head = TriggerHead().to(DEVICE)
    words = Words.of(cut)
    mean, deviation = words.spread()
    head.mean.copy_(mean)
    head.scale.copy_(1 / (deviation + 1e-2))
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(cut) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        order = rng.permutation(len(cut))
        for at in range(0, len(cut), BATCH):
            states, bias, known, right = words.batch(order[at : at + BATCH])
            loss = loss_of(head(states, bias)[known], right)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return head.eval()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of many windows, one after the other: where windows begin, states (N, 1152) as halves, which words are
    judged (N,), which classes are right (N, 17)."""

    begins: Numbers
    states: Tensor
    known: Tensor
    right: Tensor

    @classmethod
    def of(cls, cut: Sequence[Window]) -> Words:
        """Those of windows."""
        begins = np.cumsum([0, *(len(window.starts) for window in cut)])
        states, right = (np.concatenate([getattr(window, name) for window in cut]) for name in ("states", "right"))
        known = np.concatenate([decided(window) for window in cut])
        return cls(begins, *map(torch.from_numpy, (states, known, right)))

    def spread(self) -> tuple[Tensor, Tensor]:
        """Mean and standard deviation of the states: (1152,) each."""
        whole, count = torch.zeros(2, self.states.shape[1], dtype=torch.float64), len(self.states)
        for some in self.states.split(1 << 15):
            whole[0] += some.double().sum(0)
            whole[1] += some.double().square().sum(0)
        mean = whole[0] / count
        return mean.float(), (whole[1] / count - mean.square()).clamp(min=0).sqrt().float()

    def batch(self, numbers: Numbers) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """States (B, W, 1152) and bias (B, W) of windows, filled up to the longest; which words are judged (B, W), and
        what is right for these (K, 17)."""
        at = [torch.arange(self.begins[number], self.begins[number + 1]) for number in numbers]
        places = nn.utils.rnn.pad_sequence(at, batch_first=True, padding_value=-1)
        there = places >= 0
        known = self.known[places] & there
        bias = torch.where(there, 0.0, NOT_THERE)
        states = self.states[places].to(DEVICE).float() * there.unsqueeze(-1).to(DEVICE)
        return states, bias.to(DEVICE), known.to(DEVICE), self.right[places[known]].to(DEVICE)


def decided(window: Window) -> NDArray[np.bool_]:
    """Which words are judged: (W,)."""
    return np.asarray(window.content & window.right.any(1))


@torch.inference_mode()
def scores(head: TriggerHead, window: Window) -> NDArray[np.float32]:
    """Probabilities (W, 17) of a window's words."""
    states, bias, _, _ = Words.of([window]).batch(np.zeros(1, np.int64))
    return np.asarray(head(states, bias)[0].softmax(-1).cpu().numpy(), np.float32)


def by_folds(texts: Sequence[Read]) -> Found:
    """Starts and probabilities (N, 16) of each text's content words by a head that did not learn from it; prints how
    good it is."""
    found: Found = {}
    rows: list[NDArray[np.float64]] = []
    for fold in range(FOLDS):
        head = fit([text for text in texts if fold_of(text.group, FOLDS) != fold])
        for text in texts:
            if fold_of(text.group, FOLDS) != fold:
                continue
            starts, told = [np.zeros(0, np.int64)], [np.zeros((0, len(TYPES)), np.float32)]
            for window in text.windows:
                said = scores(head, window)
                starts.append(window.starts[window.content])
                told.append(said[window.content, 1:])
                known = decided(window)
                typed = window.right[np.arange(len(said)), 1 + said[:, 1:].argmax(1)]
                rows.append(np.stack([1 - said[:, 0], window.right[:, 1:].any(1), typed], 1)[known])
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
