"""Fine-tune the reading model: one command, seeded, resumable, a fixed number of steps.

    python -m training.train --steps 3800

and a last part on gold trees without hidden words, from those weights at a lower rate:

    python -m training.train --runs DIR --warm training/runs/checkpoint.pt --gold-trees --hidden-words 0 \
        --tree-dropout 0.2 --peak 0.5 --steps 750 --seed 21

Prints losses as it goes and dev scores at each checkpoint. On CPUs with native bf16, or a GPU, add
`--bf16`.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

from training.batches import HIDDEN_WORDS, Pool, collate, plan
from training.losses import losses
from training.memory import keep_pages
from training.model import LAYERS, Reader
from training.scores import quick_scores
from training.start import find_start

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
    parser.add_argument("--warm", type=Path, help="begin from this checkpoint's weights, at a lower rate")
    parser.add_argument("--encoder-rate", type=float, default=ENCODER_RATE, help="learning rate of the top layer")
    parser.add_argument("--peak", type=float, default=1.0, help="factor on all learning rates")
    parser.add_argument("--hidden-words", type=float, default=HIDDEN_WORDS, help="share of words that are hidden")
    parser.add_argument("--tree-dropout", type=float, default=0.33, help="share of the tree heads' units dropped")
    parser.add_argument("--gold-trees", action="store_true", help="leave out trees given by `training.silver`")
    parser.add_argument("--bf16", action="store_true")
    parser.add_argument("--fresh", action="store_true", help="ignore an earlier checkpoint")
    options = parser.parse_args()
    keep_pages()
    torch.set_num_threads(options.threads)
    start = find_start(options.start)
    arrays = options.runs / "data.npz"
    if options.warm and not arrays.is_file():
        # The same words and labels as those of the weights that it goes on from.
        options.runs.mkdir(parents=True, exist_ok=True)
        for name in ("data.npz", "labels.json"):
            shutil.copyfile(options.warm.parent / name, options.runs / name)
    if not arrays.is_file():
        # Reading the corpora needs spaCy, which a machine that only trains may lack.
        from training.prepare import prepare

        prepare(options.data, start / "vocab.txt", arrays)
    pools = Pool.all_of(arrays)
    if options.gold_trees:
        for pool in pools.values():
            pool.gold_alone()
    train(options, start, pools)


def build(labels: dict[str, list[str]], tree_dropout: float = 0.33, pieces: int = 30522) -> Reader:
    """A model for the labels of a prepared corpus."""
    counts = {name: len(values) for name, values in labels.items() if name != "relation"}
    return Reader(pieces, counts, len(labels["relation"]), tree_dropout)


def train(options: argparse.Namespace, start: Path, pools: dict[str, Pool]) -> None:
    """The loop; checkpoints hold weights, optimizer, step and random states."""
    seed_all(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    labels = json.loads((options.runs / "labels.json").read_text(encoding="utf-8"))["classes"]
    model = build(labels, options.tree_dropout)
    if options.warm:
        model.load_state_dict(torch.load(options.warm, weights_only=True)["model"])
    else:
        model.encoder.load_bert(start / "model.safetensors")
    model.to(device).train()
    optimizer = torch.optim.AdamW(
        groups(model, options.encoder_rate), betas=(0.9, 0.98), weight_decay=0.01, foreach=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: options.peak * rate(step, options.steps))
    latest = options.runs / "checkpoint.pt"
    done = 0
    if latest.is_file() and not options.fresh:
        state = torch.load(latest, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        done = state["step"]
        print(f"resumed at step {done}", flush=True)
    began, seen = time.monotonic(), 0
    sums: dict[str, float] = defaultdict(float)
    for step, windows in enumerate(plan(pools, options.steps, options.seed), start=1):
        if step <= done:
            continue
        # One generator a step, so that a resumed run sees the batches an unbroken one would.
        batch = collate(windows, np.random.default_rng([options.seed, 3, step]), options.hidden_words)
        seen += int((batch["pieces"] > 0).sum())
        tensors = {key: torch.from_numpy(value).to(device) for key, value in batch.items()}
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=options.bf16):
            parts = losses(model, tensors)
        loss = torch.stack(list(parts.values())).sum()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0, foreach=True)
        optimizer.step()
        schedule.step()
        for name, value in parts.items():
            sums[name] += float(value.detach())
        if step % 50 == 0:
            speed = seen / (time.monotonic() - began)
            shown = " ".join(f"{name} {value / 50:.3f}" for name, value in sorted(sums.items()))
            print(f"step {step}/{options.steps} {speed:.0f} pieces/s {shown}", flush=True)
            sums.clear()
        if step % options.save_every == 0 or step == options.steps:
            save(options.runs, model, optimizer, schedule, step)
            print(
                f"step {step} scores {quick_scores(model, pools, None if step == options.steps else 6000)}",
                flush=True,
            )
    print("finished", flush=True)


def seed_all(seed: int) -> None:
    """Fix every generator in use."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)


def groups(model: Reader, encoder_rate: float) -> list[dict[str, object]]:
    """Parameter groups: lower layers learn slower, heads and the shape table faster."""
    out: list[dict[str, object]] = []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            lr = encoder_rate * LAYER_DECAY ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.") and "shapes" not in name:
            lr = encoder_rate * LAYER_DECAY**LAYERS
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
