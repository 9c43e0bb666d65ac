"""Fine-tune a reading model: one command, seeded, resumable, a fixed number of steps.

    python -m training.train --teacher --runs training/runs/teacher --batch 5120 --encoder-rate 1e-4 --steps 1400 \
        --workers 7 --bf16

trains the larger model that teaches the one that ships (`training.distil`); without `--teacher` the small one is
trained on the labels alone, for machines without a GPU. Prints losses as it goes and dev scores at each checkpoint.
On CPUs with native bf16, or a GPU, add `--bf16`.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from according.resources import PACKAGE
from training.batches import BATCH_PIECES, HIDDEN_WORDS, Course, Pool
from training.loader import tensors
from training.losses import losses
from training.memory import keep_pages
from training.model import Encoder, Reader
from training.scores import quick_scores
from training.start import find_start, find_teacher
from training.teacher import Teacher

ENCODER_RATE, HEAD_RATE, LAYER_DECAY = 2e-4, 1e-3, 0.9
WARMUP = 150


def main() -> None:
    """Train from the pretrained start, or go on from the last checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--runs", type=Path, default=Path("training/runs"))
    parser.add_argument("--start", type=Path, help="folder of the pretrained encoder; default: the installed wheel")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=int, default=500)
    parser.add_argument("--encoder-rate", type=float, default=ENCODER_RATE, help="learning rate of the top layer")
    parser.add_argument("--hidden-words", type=float, default=HIDDEN_WORDS, help="share of words that are hidden")
    parser.add_argument("--tree-dropout", type=float, default=0.33, help="share of the tree heads' units dropped")
    parser.add_argument("--teacher", action="store_true", help="train the larger model that `training.distil` asks")
    parser.add_argument("--batch", type=int, default=BATCH_PIECES, help="word pieces of a batch")
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches, for a GPU")
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--fresh", action="store_true", help="ignore an earlier checkpoint")
    options = parser.parse_args()
    keep_pages()
    torch.set_num_threads(options.threads)
    start = find_teacher(options.start or options.runs / "start") if options.teacher else find_start(options.start)
    arrays = options.runs / "data.npz"
    if not arrays.is_file():
        # Reading the corpora needs spaCy, which a machine that only trains may lack.
        from training.prepare import prepare

        prepare(options.data, PACKAGE / "models" / "en" / "vocab.txt", arrays)
    train(options, start, Pool.all_of(arrays))


def build(labels: dict[str, list[str]], tree_dropout: float = 0.33, *, teacher: bool = False) -> Reader:
    """A model for the labels of a prepared corpus: the one that ships, or the larger one."""
    counts = {name: len(values) for name, values in labels.items() if name != "relation"}
    return Reader(Teacher() if teacher else Encoder(), counts, len(labels["relation"]), tree_dropout)


def train(options: argparse.Namespace, start: Path, pools: dict[str, Pool]) -> None:
    """The loop; checkpoints hold weights, optimizer and step."""
    seed_all(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    labels = json.loads((options.runs / "labels.json").read_text(encoding="utf-8"))["classes"]
    model = build(labels, options.tree_dropout, teacher=options.teacher)
    model.encoder.load(start / "model.safetensors")
    model.to(device).train()
    optimizer, schedule = optimizer_of(groups(model, options.encoder_rate), options.steps)
    latest = options.runs / "checkpoint.pt"
    done = 0
    if latest.is_file() and not options.fresh:
        state = torch.load(latest, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        done = state["step"]
        print(f"resumed at step {done}", flush=True)
    progress = Progress(options.steps)
    course = Course(pools, options.steps, options.seed, options.batch, options.hidden_words)
    for step, batch in enumerate(tensors(course, device, done, options.workers), start=done + 1):
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=options.bf16):
            parts = losses(model, batch)
        stepped(model, parts, optimizer, schedule)
        progress.of(step, batch, parts)
        if step % options.save_every == 0 or step == options.steps:
            save(options.runs, model, optimizer, schedule, step)
            last = step == options.steps
            print(f"step {step} scores {quick_scores(model, pools, None if last else 6000)}", flush=True)
    print("finished", flush=True)


Schedule = torch.optim.lr_scheduler.LambdaLR


def optimizer_of(parameters: list[dict[str, object]], steps: int) -> tuple[torch.optim.Optimizer, Schedule]:
    """AdamW with a linear warm-up and decay of its rates."""
    optimizer = torch.optim.AdamW(parameters, betas=(0.9, 0.98), weight_decay=0.01, foreach=True)
    return optimizer, Schedule(optimizer, lambda step: rate(step, steps))


def stepped(model: nn.Module, parts: dict[str, Tensor], optimizer: torch.optim.Optimizer, schedule: Schedule) -> None:
    """One step on the sum of the losses, gradients cut at a norm of 1."""
    loss = torch.stack(list(parts.values())).sum()
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0, foreach=True)
    optimizer.step()
    schedule.step()


class Progress:
    """Prints the mean losses of every fifty steps and how fast it goes."""

    def __init__(self, steps: int) -> None:
        self.steps, self.began, self.seen = steps, time.monotonic(), torch.zeros(())
        self.sums: dict[str, list[Tensor]] = defaultdict(list)

    def of(self, step: int, batch: dict[str, Tensor], parts: dict[str, Tensor]) -> None:
        """Takes in the losses of a step."""
        self.seen = self.seen + (batch["pieces"] > 0).sum()
        for name, value in parts.items():
            self.sums[name].append(value.detach())
        if step % 50 == 0:
            speed = float(self.seen) / (time.monotonic() - self.began)
            means = {name: float(torch.stack(values).sum()) / 50 for name, values in sorted(self.sums.items())}
            shown = " ".join(f"{name} {value:.3f}" for name, value in means.items())
            print(f"step {step}/{self.steps} {speed:.0f} pieces/s {shown}", flush=True)
            self.sums.clear()


def seed_all(seed: int) -> None:
    """Fix every generator in use."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def groups(model: Reader, encoder_rate: float) -> list[dict[str, object]]:
    """Parameter groups: lower layers learn slower, heads and the shape table faster."""
    out: list[dict[str, object]] = []
    layers = len(model.encoder.layers)
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            lr = encoder_rate * LAYER_DECAY ** (layers - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.") and "shapes" not in name:
            lr = encoder_rate * LAYER_DECAY**layers
        else:
            lr = HEAD_RATE
        out.append({"params": [parameter], "lr": lr, "weight_decay": 0.01 if parameter.ndim > 1 else 0.0})
    merged: dict[tuple[object, object], dict[str, object]] = {}
    for group in out:
        key = (group["lr"], group["weight_decay"])
        if key in merged:
            merged[key]["params"] += group["params"]  # type: ignore[operator]
        else:
            merged[key] = group
    return list(merged.values())


def rate(step: int, steps: int) -> float:
    """Linear warm-up, then linear decay to zero."""
    warmup = min(WARMUP, steps // 10)
    if step < warmup:
        return (step + 1) / warmup
    return max(0.0, (steps - step) / max(1, steps - warmup))


def save(runs: Path, model: Reader, optimizer: torch.optim.Optimizer, schedule: object, step: int) -> None:
    """Write the checkpoint beside the old one, then put it in its place."""
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    state["schedule"] = schedule.state_dict()  # type: ignore[attr-defined]
    temporary = runs / "checkpoint.part"
    torch.save(state, temporary)
    temporary.replace(runs / "checkpoint.pt")


if __name__ == "__main__":
    main()
