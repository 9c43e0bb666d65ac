"""The losses of all heads over one batch, each word counted only where its corpus says something."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from training.heads import FACTUALITY_WEIGHT, LABEL_WEIGHT, LINK_WEIGHT, TAG_HEADS, TREE_WEIGHT
from training.model import LINK_WIDTH, Reader

# A head with few labelled words in a batch must not pull as hard as one with many.
LEAST_SHARE = 0.15
LINK_SCALE = 20.0


def losses(model: Reader, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weighted loss by head name; heads without a labelled word are left out."""
    return losses_of(model, model(batch["pieces"], batch["shapes"], batch["first"], batch["last"]), batch)


def losses_of(model: Reader, outputs: tuple[Tensor, ...], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The same of what the model's heads say of the batch."""
    tags, arcs, labels, links, fact = outputs
    least = LEAST_SHARE * float((batch["last"] > 0).sum())
    out: dict[str, Tensor] = {}
    sizes = [head.out_features for head in model.tags.values()]
    for head, part in zip(TAG_HEADS, tags.split(sizes, dim=-1), strict=True):
        target = batch[f"tag_{head.name}"]
        known = target >= 0
        if bool(known.any()):
            out[head.name] = head.weight * _mean(part[known].float(), target[known], least)
    known = batch["head"] >= 0
    if bool(known.any()):
        scores = within_sentences(arcs.float(), batch["group"])
        out["arc"] = TREE_WEIGHT * _mean(scores[known], batch["head"][known], least)
        labelled = known & (batch["relation"] >= 0)
        rows, words = labelled.nonzero(as_tuple=True)
        relation = model.relations(labels, rows, words, batch["head"][labelled]).float()
        out["relation"] = LABEL_WEIGHT * _mean(relation, batch["relation"][labelled], least)
    if len(batch["link_row"]):
        out["link"] = LINK_WEIGHT * link_loss(model, links.float(), batch)
    known = ~torch.isnan(batch["fact"])
    count = int(known.sum())
    if count:
        total = F.smooth_l1_loss(fact[known].float(), batch["fact"][known], reduction="sum")
        out["factuality"] = FACTUALITY_WEIGHT * total / max(count, 0.1 * least)
    return out


def _mean(scores: Tensor, target: Tensor, least: float) -> Tensor:
    """Cross-entropy of N words; a head with fewer than `least` of them pulls less."""
    return F.cross_entropy(scores, target, reduction="sum") / max(len(target), least)


def within_sentences(arcs: Tensor, group: Tensor) -> Tensor:
    """Arc scores with heads outside a word's own sentence ruled out; column 0, the root, stays."""
    same = group[:, :, None] == group[:, None, :]
    same[:, :, 0] = True
    same[:, 0, :] = True
    return arcs.masked_fill(~same, -1e4)


def link_scores(model: Reader, links: Tensor, rows: Tensor, cues: Tensor) -> Tensor:
    """Logits (cues, 2, words): does each word belong to the cue's source, its content?"""
    parts = links.split(LINK_WIDTH, dim=-1)
    out = []
    for role in (0, 1):
        cue = parts[2 * role][rows, cues]
        out.append(torch.einsum("nd,nwd->nw", cue, parts[2 * role + 1][rows]) / 8 + model.link_bias[role])
    return torch.stack(out, dim=1)


def link_loss(model: Reader, links: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Binary cross-entropy over the words of each cue's window."""
    logits = link_scores(model, links, batch["link_row"], batch["link_cue"])
    real = (batch["last"] > 0)[batch["link_row"]][:, None, :].expand_as(logits)
    loss = F.binary_cross_entropy_with_logits(logits[real], batch["link_target"][real], reduction="sum")
    return loss / (LINK_SCALE * len(batch["link_row"]))
