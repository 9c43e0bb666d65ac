"""Train the trigger head on the outputs of a finished encoder, which stays as it is.

    python -m training.triggers --runs training/runs/last      # some minutes on two cores

One linear layer over the encoder's top layers says of each content word whether it tells an event, and of which type.
It learns from the words of our gold's parts `open` and `second` and from sentences without an event
(`gold/plain.json`), and prints what folds over documents say. Beside the run's checkpoint it writes `triggers.pt` and
`trigger_folds.npz`: what the heads of the folds say of texts that they did not learn from, for the judge of events
(`training.trigger`). No random choice is made. The parts `kept` and `fresh` are not read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc
from torch import Tensor, nn
from torch.nn import functional as F

from according.document import Document
from according.evaluate.calibration import FITTED, plain_document
from according.evaluate.corpora import cut_text
from according.evaluate.gold import FOLDER, load_gold
from according.evaluate.goldspans import Annotation
from according.evaluate.logistic import fold_of, ranking
from according.language.windows import Forms, arrays_of, windows_of, words_of
from according.language.wordpiece import WordPiece
from according.reader import Reader as Program
from according.triggers import CONTENT, TYPES
from training.finished import arguments, finished
from training.model import WIDTH, Reader
from training.spanhead import STATES, top_states
from training.start import find_start

DECAY, STEPS, FOLDS = 1e-3, 60, 6
OPEN = -1
"""A word that is neither right nor wrong: the gold marks it optional, or nobody judged it."""
Numbers = NDArray[np.int64]


class TriggerHead(nn.Module):
    """Scores of no event and of the sixteen types for each word, by the encoder's top layers."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(STATES * WIDTH, 1 + len(TYPES))

    def forward(self, states: Tensor) -> Tensor:
        """states (..., 3 x 384) -> (..., 17)."""
        return self.layer(states)


@dataclass(frozen=True, slots=True)
class Read:
    """A text's content words: where they begin (N,), what the encoder makes of them (N, 1152), their classes (N,)."""

    name: str
    starts: Numbers
    states: NDArray[np.float32]
    classes: Numbers


def main() -> None:
    """Read, print what the folds say, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options = arguments(parser)
    model, classes = finished(options.runs)
    program, forms = Program(), Forms(WordPiece.from_file(find_start(options.start) / "vocab.txt"))
    content = {number for number, name in enumerate(classes["upos"]) if name in CONTENT}
    texts = []
    for name, document, labels in labelled(program, options.data):
        texts.append(Read(name, *content_words(program.prepare(document), labels, model, forms, content)))
    np.savez_compressed(options.runs / "trigger_folds.npz", **by_folds(texts))
    torch.save({"seed": 0, "model": fit(texts).state_dict()}, options.runs / "triggers.pt")


class Labels:
    """Classes of the words of one text."""

    def __init__(self, usual: int, spans: Sequence[tuple[int, int, int]]) -> None:
        self.usual, self.spans = usual, spans

    def of(self, start: int, end: int) -> int:
        """The class of the first span that shares a character with a word."""
        return next((kind for a, b, kind in self.spans if a < end and start < b), self.usual)

    @classmethod
    def of_gold(cls, annotation: Annotation) -> Labels:
        """Triggers by type, optional words left open, the others none."""
        found = [
            (r["trigger"]["start"], r["trigger"]["end"], 1 + TYPES.index(r["type"])) for r in annotation["records"]
        ]
        return cls(0, [*found, *((o["start"], o["end"], OPEN) for o in annotation["optional"])])


def labelled(program: Program, data: Path) -> Iterator[tuple[str, Document, Labels]]:
    """Every text that has labels, as the program reads it."""
    for part in FITTED:
        for report in load_gold(FOLDER, data, part):
            document = program.ingest(report.source)
            if isinstance(document, Document):
                yield f"{part}/{report.id}", document, Labels.of_gold(report.annotation)
    for number, plain in enumerate(json.loads((FOLDER / "plain.json").read_text("utf-8"))["reports"]):
        spans = [(start, end, 0) for start, end in plain["sentences"]]
        yield f"plain/{number}", plain_document(cut_text(plain, data)), Labels(OPEN, spans)


@torch.inference_mode()
def content_words(
    doc: Doc, labels: Labels, model: Reader, forms: Forms, content: set[int]
) -> tuple[Numbers, NDArray[np.float32], Numbers]:
    """The content words of a text: where they begin (N,), states (N, 1152), classes (N,)."""
    words = words_of(doc, forms)
    sizes, upos = [head.out_features for head in model.tags.values()], list(model.tags).index("upos")
    found, classes = [np.zeros((0, STATES * WIDTH), np.float32)], [np.zeros(0, np.int64)]
    starts: list[int] = []
    for window in windows_of(words, 0):
        tokens = [doc[words.tokens[at]] for at in range(window.begin, window.end)]
        kinds = np.asarray([labels.of(token.idx, token.idx + len(token)) for token in tokens], np.int64)
        arrays = [torch.from_numpy(np.asarray(array)) for array in arrays_of(window, forms.split)]
        states = top_states(model.encoder, *arrays)[0, 1:]
        tags = model.heads(states[None, :, -WIDTH:])[0][0]
        parts = tags.split(sizes, -1)[upos].argmax(-1).tolist()
        kept = [n for n, part in enumerate(parts) if part in content]
        found.append(states[kept].numpy())
        classes.append(kinds[kept])
        starts += [tokens[n].idx for n in kept]
    return np.asarray(starts, np.int64), np.concatenate(found), np.concatenate(classes)


def fit(texts: Sequence[Read]) -> TriggerHead:
    """Cross-entropy over the decided words with an L2 penalty on standardised states, by L-BFGS to the end."""
    classes = torch.from_numpy(np.concatenate([text.classes for text in texts]))
    states = torch.from_numpy(np.concatenate([text.states for text in texts]))
    mean, scale = states.mean(0), 1 / (states.std(0) + 1e-3)
    known = classes != OPEN
    states, classes = (states[known] - mean) * scale, classes[known]
    weight = torch.zeros(1 + len(TYPES), states.shape[1], requires_grad=True)
    bias = torch.zeros(1 + len(TYPES), requires_grad=True)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimizer.zero_grad()
        loss = F.cross_entropy(F.linear(states, weight, bias), classes) + DECAY * weight.square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    head = TriggerHead()
    with torch.no_grad():
        head.layer.weight.copy_(weight * scale)
        head.layer.bias.copy_(bias - (weight * scale) @ mean)
    return head.eval()


@torch.inference_mode()
def scores(head: TriggerHead, text: Read) -> NDArray[np.float32]:
    """Probabilities (N, 17) of a text's words."""
    return np.asarray(head(torch.from_numpy(text.states)).softmax(-1).numpy(), np.float32)


def by_folds(texts: Sequence[Read]) -> dict[str, NDArray[np.generic]]:
    """Starts and probabilities (N, 16) of each text's words by a head that did not learn from it; prints how good."""
    found: dict[str, NDArray[np.generic]] = {}
    rows = [np.zeros((0, 3))]
    for fold in range(FOLDS):
        head = fit([text for text in texts if fold_of(text.name, FOLDS) != fold])
        for text in texts:
            if fold_of(text.name, FOLDS) == fold:
                told = scores(head, text)
                found |= {f"{text.name} starts": text.starts, f"{text.name} scores": told[:, 1:]}
                right = told[:, 1:].argmax(1) + 1 == text.classes
                rows.append(np.stack([1 - told[:, 0], text.classes > 0, right], 1)[text.classes != OPEN])
    sure, event, right = np.concatenate(rows).T
    print(f"{len(sure)} words, {int(event.sum())} of events, ranking {ranking(sure, event):.3f}")
    for limit in (0.5, 0.8, 0.9, 0.95, 0.98):
        on = sure >= limit
        print(f"  from {limit}: {int(on.sum())} words, {int(event[on].sum())} events, {int(right[on].sum())} typed")
    for limit in (0.01, 0.02, 0.05, 0.1):
        off = sure < limit
        print(f"  below {limit}: {int(off.sum())} words, {int(event[off].sum())} events")
    return found


if __name__ == "__main__":
    main()
