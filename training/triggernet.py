"""The trigger head as a net: which words of a window tell an event, and of which type.

A word is an event by what stands beside it: of "killed in the attack" one word tells what happened, the other the same
again. So the head reads the encoder's top layers of a whole window with one small transformer layer, and beside it
each word by itself.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from according.record import PLOVER_TYPES
from training.claimhead import Block
from training.model import WIDTH
from training.spanhead import STATES

INNER, HEADS = 128, 4
CLASSES = 1 + len(PLOVER_TYPES)
"""No event, and the sixteen types."""


class Dimmed(nn.Module):
    """Dropout by bytes: torch's own draws a float for each number, which takes a third of the training's time."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.least = round(256 * share)

    def forward(self, x: Tensor) -> Tensor:
        """What is left of x while the head learns, x itself when it has learnt."""
        if not self.training:
            return x
        drawn = torch.randint(0, 256, x.shape, dtype=torch.uint8, device=x.device)
        return x * (drawn >= self.least) * (256 / (256 - self.least))


class TriggerHead(nn.Module):
    """Scores of no event and of the sixteen types for each word of windows, by the encoder's top layers."""

    def __init__(self) -> None:
        super().__init__()
        wide = STATES * WIDTH
        self.register_buffer("mean", torch.zeros(wide))
        self.register_buffer("scale", torch.ones(wide))
        self.seen = Dimmed(0.3)
        self.inner = nn.Linear(wide, INNER)
        self.block, self.norm = Block(INNER, HEADS), nn.LayerNorm(INNER)
        self.beside = nn.Sequential(
            nn.Dropout(0.3), nn.Linear(INNER, INNER), nn.GELU(), nn.Dropout(0.3), nn.Linear(INNER, CLASSES)
        )
        self.alone = nn.Linear(wide, CLASSES)
        nn.init.zeros_(self.alone.weight)

    def forward(self, states: Tensor, bias: Tensor | None = None) -> Tensor:
        """states (B, W, 3 x 384), bias (B, W) as in `Block` -> (B, W, 17)."""
        states = self.seen((states - self.mean) * self.scale)
        return self.beside(self.norm(self.block(self.inner(states), bias))) + self.alone(states)


def loss_of(scores: Tensor, fitting: Tensor) -> Tensor:
    """How unlikely the words' classes are: scores (N, 17), `fitting` (N, 17) 1 for each class that is right."""
    return -torch.logsumexp(F.log_softmax(scores, -1).masked_fill(fitting == 0, float("-inf")), -1).mean()
