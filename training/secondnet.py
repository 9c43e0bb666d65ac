"""The second reader as a net (`according.events.secondhead` runs it): who plays which role in an event, word by word.

Two transformer layers over a window of the encoder's states, each word with how it stands to the event, what it is and
what the rules made of it; then, for each word, log odds of heading what plays each role, and for the event its status,
its type, and whether it is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from according.events.secondhead import NOT_THERE
from according.events.window import AHEAD, BACK, CLASSES, FLAGS, GIVEN, KINDS, MOST_CLAIMS, TABLES, Role
from according.language.weights import ENCODER_STATES
from according.record import PLOVER_TYPES, STATUSES
from according.ways import DISTANCES, WAYS
from training.claimhead import Block

WIDTH, HEADS, LAYERS = 128, 4, 2
SELDOM = -4.0
"""Log odds that a word plays a role, before anything is learnt."""


class SecondNet(nn.Module):
    """`forward` takes what `secondhead.batch_of` makes, in its order."""

    def __init__(self, relations: int, width: int = WIDTH, layers: int = LAYERS, seen: float = 0.25) -> None:
        super().__init__()
        sizes = {
            "distance": DISTANCES, "way": WAYS, "step": relations + 1, "kind": len(KINDS), "sentence": BACK + AHEAD + 1,
            "class": len(CLASSES), "relation": relations + 1, "claims": MOST_CLAIMS + 1, "mark": 2,
        }  # fmt: skip
        self.seen = nn.Dropout(seen)
        self.states, self.flags, self.given = (
            nn.Linear(ENCODER_STATES, width),
            nn.Linear(FLAGS, width),
            nn.Linear(GIVEN, width),
        )
        self.tables = nn.ModuleDict({name: nn.Embedding(sizes[name], width) for name in TABLES})
        self.event = nn.Linear(width, width)
        self.blocks = nn.ModuleList(Block(width, HEADS) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.roles, self.tops = (
            hidden(2 * width, width, len(Role)),
            hidden(width, width, len(STATUSES) + 1 + len(PLOVER_TYPES)),
        )
        for table in self.tables.values():
            nn.init.normal_(table.get_parameter("weight"), std=0.02)
        nn.init.constant_(self.roles[-1].bias, SELDOM)  # type: ignore[arg-type]

    def forward(
        self, states: Tensor, words: Tensor, flags: Tensor, bias: Tensor, given: Tensor, *tables: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Log odds of roles (B, W, 5), and (B, 24): of statuses, of an event, of types.

        states (N, 1152), words (B, W), the rows of a window's words in them, flags (B, W, 8), bias (B, W),
        given (B, 28), each of the tables (B, W).
        """
        known = self.states(self.seen(states))[words]
        x = known + self.flags(flags)
        for name, numbers in zip(TABLES, tables, strict=True):
            x = x + self.tables[name](numbers)
        mark = tables[TABLES.index("mark")][..., None].to(x.dtype)
        count = mark.sum(1).clamp(min=1)
        x = x + (self.event((known * mark).sum(1) / count) + self.given(given))[:, None]
        for block in self.blocks:
            x = block(x, bias)
        x = self.norm(x)
        event = (x * mark).sum(1) / count
        return self.roles(torch.cat([x, event[:, None].expand_as(x)], -1)), self.tops(event)


def hidden(into: int, width: int, out: int) -> nn.Sequential:
    """One hidden layer."""
    return nn.Sequential(nn.Linear(into, width), nn.GELU(), nn.Dropout(0.2), nn.Linear(width, out))


def loss_of(net: SecondNet, batch: Mapping[str, Tensor], fed: list[str]) -> Tensor:
    """Roles by word (binary, all words of an event together), status, type, and whether it is an event at all.

    `right` (B, W, 5) is 1, 0 or -1 (not counted), `known` (B, 5) which roles are marked, `status` (B,) and `event` (B,)
    -1 where unknown, `types` (B, 16) 1 for each that fits.
    """
    roles, tops = net(*(batch[name] for name in fed))
    counted = (batch["right"] >= 0) & batch["known"][:, None] & (batch["bias"] > NOT_THERE / 2)[..., None]
    each = F.binary_cross_entropy_with_logits(roles, batch["right"].clamp(min=0).float(), reduction="none")
    loss = (each * counted).sum() / len(roles)
    statuses, event, types = tops.split([len(STATUSES), 1, len(PLOVER_TYPES)], -1)
    if (batch["status"] >= 0).any():
        loss = loss + 0.7 * F.cross_entropy(statuses, batch["status"], ignore_index=-1)
    judged = batch["event"] >= 0
    if judged.any():
        loss = loss + F.binary_cross_entropy_with_logits(event[judged, 0], batch["event"][judged].float())
    typed = batch["types"].sum(-1) > 0
    if typed.any():
        fitting = types[typed].log_softmax(-1) + torch.log(batch["types"][typed])
        loss = loss - 0.5 * torch.logsumexp(fitting, -1).mean()
    return loss


def export(net: SecondNet, sample: Mapping[str, Tensor], path: Path) -> None:
    """The net as ONNX, batch and words of any number."""
    net.eval()
    axes = {name: {0: "events", 1: "words"} for name in sample} | {"given": {0: "events"}, "states": {0: "all"}}
    axes |= {"roles": {0: "events", 1: "words"}, "tops": {0: "events"}}
    with torch.inference_mode():
        torch.onnx.export(
            net, tuple(sample.values()), str(path), input_names=list(sample), output_names=["roles", "tops"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
