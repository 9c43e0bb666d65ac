"""Trees for the corpora that have none, by an earlier model: they keep the trees from being learnt by heart.

The treebanks are small (280,000 words), and are read eight times in a run; the news of the attribution
corpus are twice that and read anyway. Their sentences are parsed one at a time by the last checkpoint, which sees
every word; the model in training sees them with words hidden and must agree (after cross-view training,
Clark et al. 2018). A word whose tree or tag the checkpoint is unsure of is left open.

    python -m training.silver --runs training/runs --checkpoint training/first/checkpoint.pt
"""

from __future__ import annotations

import argparse
import itertools
import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.batches import Pool, batched, collate
from training.heads import TAG_HEADS
from training.losses import SILVER_HEADS, within_sentences
from training.model import Reader
from training.train import build

POOLS = ("polnear", "roles", "wikigold")
LEAST_SURE = 0.6
LONGEST_SENTENCE = 250


def main() -> None:
    """Write silver trees and tags into the arrays of a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, default=Path("training/runs"))
    parser.add_argument("--checkpoint", type=Path, required=True)
    options = parser.parse_args()
    arrays = options.runs / "data.npz"
    labels = json.loads((options.runs / "labels.json").read_text(encoding="utf-8"))["classes"]
    model = build(labels)
    model.load_state_dict(torch.load(options.checkpoint, weights_only=True)["model"])
    with np.load(arrays) as data:
        out = {key: data[key] for key in data.files}
    pools = Pool.all_of(arrays)
    for name in POOLS:
        share = parse(model, pools[name])
        print(f"{name}: {share:.3f} of the words given a head", flush=True)
        for key in ("head", "relation", "silver", *(f"tag_{head}" for head in sorted(SILVER_HEADS))):
            out[f"{name}/{key}"] = pools[name].arrays[key]
    np.savez_compressed(arrays, **out)


def parse(model: Reader, pool: Pool) -> float:
    """Fill the pool's heads, relations and tags where it has none; the share of words that got a head."""
    arrays = pool.arrays
    count = len(arrays["head"])
    arrays["silver"] = np.ones(count, bool)
    model.eval()
    windows = [(pool, a, b) for a, b in sentences(pool)]
    with torch.inference_mode():
        for batch in batched(windows):
            tensors = {key: torch.from_numpy(value) for key, value in collate(batch).items()}
            for row, answers in enumerate(_answers(model, tensors)):
                _keep(arrays, batch[row][1], batch[row][2], answers)
    return float((arrays["head"] != -2).mean())


def sentences(pool: Pool) -> list[tuple[int, int]]:
    """Word ranges of the pool's sentences, without the very long ones (tables, lists)."""
    group = pool.arrays["group"]
    bounds = np.concatenate([[0], np.flatnonzero(np.diff(group)) + 1, pool.arrays["doc"]])
    bounds = np.unique(bounds).tolist()
    return [(a, b) for a, b in itertools.pairwise(bounds) if pool._pieces(a, b) <= LONGEST_SENTENCE]


def _answers(model: Reader, tensors: dict[str, Tensor]) -> list[dict[str, np.ndarray]]:
    """For each window, per word (column 0 left out): head column, relation and tags; -1 where unsure."""
    tags, arcs, labels, _, _ = model(*(tensors[key] for key in ("pieces", "shapes", "first", "last")))
    arcs = within_sentences(arcs, tensors["group"])
    arcs[:, :, 1:].masked_fill_((tensors["last"] == 0)[:, None, 1:], -1e4)
    sure, heads = torch.softmax(arcs, -1).max(-1)
    rows, words = torch.ones_like(heads, dtype=torch.bool).nonzero(as_tuple=True)
    chance, relation = torch.softmax(model.relations(labels, rows, words, heads.flatten()), -1).max(-1)
    shape = heads.shape
    out = {"head": _open(heads, sure), "relation": _open(relation.view(shape), sure * chance.view(shape))}
    sizes = [head.out_features for head in model.tags.values()]
    for head, part in zip(TAG_HEADS, tags.split(sizes, dim=-1), strict=True):
        if head.name in SILVER_HEADS:
            chance, best = torch.softmax(part, -1).max(-1)
            out[f"tag_{head.name}"] = _open(best, chance)
    table = {key: value[:, 1:].numpy() for key, value in out.items()}
    return [{key: value[row] for key, value in table.items()} for row in range(shape[0])]


def _open(best: Tensor, sure: Tensor) -> Tensor:
    return best.masked_fill(sure < LEAST_SURE, -1)


def _keep(arrays: dict[str, np.ndarray], a: int, b: int, answers: dict[str, np.ndarray]) -> None:
    heads = answers["head"][: b - a]
    # Column 0 is the root (-1 in the arrays); unsure words stay without a head (-2).
    arrays["head"][a:b] = np.select([heads == -1, heads == 0], [-2, -1], heads + a - 1)
    arrays["relation"][a:b] = answers["relation"][: b - a]
    for head in SILVER_HEADS:
        target = arrays[f"tag_{head}"][a:b]
        arrays[f"tag_{head}"][a:b] = np.where(target == -1, answers[f"tag_{head}"][: b - a], target)


if __name__ == "__main__":
    main()
