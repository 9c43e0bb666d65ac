"""Train the small model on what a larger one says (after Hinton et al. 2015; states as in Jiao et al. 2020, TinyBERT).

    python -m training.distil --teacher training/runs/ta training/runs/tb --runs training/runs/last --bf16

The teachers read each window as it stands (but for a last full stop that is left out); the small model reads it with
words hidden and letters in other cases and has to agree with their mean in every tag, tree and relation, with its top
layers close to layers of the first of them, and with the labels where the corpus has some. News without labels are read
as well. Meant for a GPU; always starts over.
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.batches import HIDDEN_WORDS, TAUGHT_EPOCHS, Course, Pool
from training.finished import with_weights
from training.heads import FACTUALITY_WEIGHT, LABEL_WEIGHT, TAG_HEADS, TREE_WEIGHT
from training.loader import tensors
from training.losses import losses_of, within_sentences
from training.memory import keep_pages
from training.model import WIDTH, Reader, words_of
from training.scores import quick_scores
from training.start import find_start
from training.teacher import WIDTH as WIDE
from training.train import Progress, build, groups, optimizer_of, save, seed_all, stepped

BATCH, STEPS, RATE, BARE, SAVED = 8192, 3400, 5e-4, 0.2, 2500
GOLD, LIKE, VERBS = 0.5, 0.5, ("VERB", "AUX")
"""Weight of the labels beside the teachers' word; of being like their layers; words whose factuality counts."""
UPOS = [head.name for head in TAG_HEADS].index("upos")
PAIRS = ((3, 7), (4, 9), (5, 11))
"""Layers of the small model and those of the teacher that they should tell the same as."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the teachers say of a batch.

    Probabilities of tags by head (B, W, classes) and of heads (B, W, W+1); the head (B, W) of the treebank, or else
    the likeliest; probabilities of its relation (B, W, relations); factuality (B, W); states (B, W, 768) of layers; the
    sentence of each word (B, W+1); which words there are (B, W).
    """

    tags: list[Tensor]
    arcs: Tensor
    heads: Tensor
    relations: Tensor
    fact: Tensor
    states: list[Tensor]
    group: Tensor
    there: Tensor


def main() -> None:
    """Read the teachers and the pools, train, print dev scores, write a checkpoint as `training.train` does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, default=Path("training/runs/taught"))
    parser.add_argument("--teacher", type=Path, nargs="+", required=True, help="runs of `training.train --teacher`")
    parser.add_argument("--start", type=Path, help="folder of the pretrained encoder; default: the installed wheel")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--batch", type=int, default=BATCH)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--hidden-words", type=float, default=HIDDEN_WORDS)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--workers", type=int, default=12)
    parser.add_argument("--bf16", action="store_true")
    options = parser.parse_args()
    keep_pages()
    seed_all(options.seed)
    options.runs.mkdir(parents=True, exist_ok=True)
    for name in ("data.npz", "labels.json"):
        shutil.copyfile(options.teacher[0] / name, options.runs / name)
    labels, *others = (json.loads((run / "labels.json").read_text("utf-8"))["classes"] for run in options.teacher)
    if any(other != labels for other in others):
        raise ValueError(
            f"{options.teacher}: got teachers of different classes, expected them prepared from one corpus"
        )
    teachers = [with_weights(build(labels, teacher=True), run / "checkpoint.pt") for run in options.teacher]
    model = build(labels, tree_dropout=0.1)
    model.encoder.load(find_start(options.start) / "model.safetensors")
    distil(model, teachers, Pool.all_of(options.runs / "data.npz"), labels, options)


def distil(
    model: Reader,
    teachers: list[Reader],
    pools: dict[str, Pool],
    labels: dict[str, list[str]],
    options: argparse.Namespace,
) -> None:
    """The loop."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    small = Small(model, [labels["upos"].index(name) for name in VERBS]).to(device).train()
    for teacher in teachers:
        teacher.to(device, torch.bfloat16 if options.bf16 else None).requires_grad_(False)
    parameters = [*groups(model, options.rate), {"params": list(small.like.parameters()), "lr": 1e-3}]
    optimizer, schedule = optimizer_of(parameters, options.steps)
    progress = Progress(options.steps)
    course = Course(pools, options.steps, options.seed, options.batch, options.hidden_words, TAUGHT_EPOCHS, BARE)
    for step, batch in enumerate(tensors(course, device, workers=options.workers), start=1):
        told = said(teachers, batch)
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=options.bf16):
            parts = small(batch, told)
        stepped(small, parts, optimizer, schedule)
        progress.of(step, batch, parts)
        if step % SAVED == 0 or step == options.steps:
            save(options.runs, model, optimizer, schedule, step)
            print(f"step {step} scores {quick_scores(model, pools, None)}", flush=True)
    print("finished", flush=True)


@torch.no_grad()
def said(teachers: list[Reader], batch: dict[str, Tensor]) -> Told:
    """The mean of what the teachers say."""
    there = batch["last"][:, 1:] > 0
    inputs = [batch[key] for key in ("whole", "whole_shapes", "first", "last")]
    answers, states = [], []
    for teacher in teachers:
        layers = teacher.encoder.states(*inputs[:2])
        answers.append(teacher.heads(words_of(layers[-1], *inputs[2:])))
        if not states:
            states = [words_of(layers[above], *inputs[2:])[:, 1:].float() for _, above in PAIRS]
    sizes = [head.out_features for head in teachers[0].tags.values()]
    parts = [answer[0][:, 1:].float().split(sizes, -1) for answer in answers]
    tags = [mean([scores.softmax(-1) for scores in one]) for one in zip(*parts, strict=True)]
    group = sentences(tags[0], there, batch)
    arcs = mean([within_sentences(answer[1].float(), group).softmax(-1)[:, 1:] for answer in answers])
    known = batch["head"][:, 1:] >= 0
    heads = torch.where(known, batch["head"][:, 1:].clamp(min=0), arcs.argmax(-1))
    relations = mean(
        [
            related(teacher, answer[2], heads).float().softmax(-1)
            for teacher, answer in zip(teachers, answers, strict=True)
        ]
    )
    fact = mean([answer[4][:, 1:].float() for answer in answers])
    return Told(tags, arcs, heads, relations, fact, states, group, there)


def mean(values: list[Tensor]) -> Tensor:
    """The mean of tensors of one shape."""
    return values[0] if len(values) == 1 else torch.stack(values).mean(0)


def sentences(starts: Tensor, there: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """The sentence of each word, as the treebank has it or else as the teachers see it; the root and no word: -1."""
    seen = (starts[..., 1] > 0.5).cumsum(1).masked_fill(~there, -1)
    parsed = (batch["head"] >= 0).any(1)[:, None]
    return F.pad(torch.where(parsed, batch["group"][:, 1:], seen), (1, 0), value=-1)


def related(model: Reader, labels: Tensor, heads: Tensor) -> Tensor:
    """Scores (B, W, relations) of the relation of each word to a head (column)."""
    count, width = heads.shape
    rows = torch.arange(count, device=heads.device)[:, None].expand_as(heads)
    words = torch.arange(1, width + 1, device=heads.device)[None].expand_as(heads)
    return model.relations(labels, rows, words, heads)


class Small(nn.Module):
    """The small model with what compares its layers to the teacher's."""

    def __init__(self, model: Reader, verbs: list[int]) -> None:
        super().__init__()
        self.model, self.verbs = model, verbs
        self.like = nn.ModuleList(nn.Linear(WIDTH, WIDE) for _ in PAIRS)

    def forward(self, batch: dict[str, Tensor], told: Told) -> dict[str, Tensor]:
        """Losses by name: those of labels, and `like ...` the teachers."""
        model, count = self.model, told.there.sum()
        layers = model.encoder.states(batch["pieces"], batch["shapes"])
        places = batch["first"], batch["last"]
        outputs = model.heads(model.dropout(words_of(layers[-1], *places)))
        out = {name: GOLD * value for name, value in losses_of(model, outputs, batch).items()}
        tags, arcs, labels, _, fact = outputs
        sizes = [head.out_features for head in model.tags.values()]
        for head, scores, right in zip(TAG_HEADS, tags[:, 1:].split(sizes, -1), told.tags, strict=True):
            out[f"like {head.name}"] = head.weight * apart(scores, right)[told.there].sum() / count
        off = apart(within_sentences(arcs.float(), told.group)[:, 1:], told.arcs)
        out["like arc"] = TREE_WEIGHT * off[told.there].sum() / count
        off = apart(related(model, labels, told.heads), told.relations)
        out["like relation"] = LABEL_WEIGHT * off[told.there].sum() / count
        upos = told.tags[UPOS].argmax(-1)
        verbs = told.there & torch.stack([upos == number for number in self.verbs]).any(0)
        off = F.smooth_l1_loss(fact[:, 1:].float(), told.fact, reduction="none")
        out["like factuality"] = FACTUALITY_WEIGHT * off[verbs].sum() / verbs.sum().clamp(min=1)
        for net, (below, _), states in zip(self.like, PAIRS, told.states, strict=True):
            own = net(words_of(layers[below], *places)[:, 1:]).float()
            off = F.mse_loss(own, F.layer_norm(states, (WIDE,)), reduction="none").mean(-1)
            out[f"like layer {below}"] = LIKE / len(PAIRS) * off[told.there].sum() / count
        return out


def apart(scores: Tensor, right: Tensor) -> Tensor:
    """Kullback and Leibler's divergence of the scores' distribution from the right one, over the last dimension."""
    return (torch.xlogy(right, right) - right * F.log_softmax(scores.float(), -1)).sum(-1)


if __name__ == "__main__":
    main()
