"""Quick dev scores during training; the measured ones come from `according evaluate`."""

from __future__ import annotations

import numpy as np
import torch

from training.batches import Pool, batched, collate
from training.heads import TAG_HEADS
from training.losses import within_sentences
from training.model import Reader


def quick_scores(model: Reader, pools: dict[str, Pool], pieces: int | None) -> dict[str, float]:
    """Greedy LAS and tag scores with gold words and sentences, on up to `pieces` pieces a dev pool."""
    model.eval()
    out: dict[str, float] = {}
    with torch.inference_mode():
        for name in sorted(n for n in pools if n.endswith("-dev")):
            pool = pools[name]
            windows = pool.windows(None)
            if pieces is not None:
                windows = windows[: pieces // 130]
            out |= {f"{name} {key}": value for key, value in _pool_scores(model, pool, windows).items()}
    model.train()
    return out


def _pool_scores(model: Reader, pool: Pool, windows: list[tuple[int, int]]) -> dict[str, float]:
    device = next(model.parameters()).device
    sizes = [head.out_features for head in model.tags.values()]
    las = trees = 0
    counts = {head.name: np.zeros(3) for head in TAG_HEADS}
    for batch in batched([(pool, a, b) for a, b in windows]):
        tensors = {k: torch.from_numpy(v).to(device) for k, v in collate(batch).items()}
        tags, arcs, labels, _, _ = model(*(tensors[k] for k in ("pieces", "shapes", "first", "last")))
        known = tensors["head"] >= 0
        if bool(known.any()):
            heads = within_sentences(arcs, tensors["group"]).argmax(-1)
            rows, words = known.nonzero(as_tuple=True)
            relation = model.relations(labels, rows, words, heads[known]).argmax(-1)
            right = (heads[known] == tensors["head"][known]) & (relation == tensors["relation"][known])
            las += int(right.sum())
            trees += len(rows)
        for head, part in zip(TAG_HEADS, tags.split(sizes, dim=-1), strict=True):
            target = tensors[f"tag_{head.name}"]
            seen = target >= 0
            guess, gold = part.argmax(-1)[seen], target[seen]
            plain = 0 if head.classes else -1
            hits = int(((guess == gold) & (gold != plain)).sum())
            counts[head.name] += (hits, int((guess != plain).sum()), int((gold != plain).sum()))
    out = {"LAS": round(las / trees, 4)} if trees else {}
    for name, (hits, guessed, gold) in counts.items():
        if gold:
            out[name] = round(2 * hits / max(1, guessed + gold), 4)
    return out
