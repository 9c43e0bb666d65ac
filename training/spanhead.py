"""The span head: every mention of a report as a span with a kind, those inside others too.

A span is scored by its first word, its last word, and the mean of its words, as in Yu, Bohnet and Poesio (2020, "Named
Entity Recognition as Dependency Parsing"). Tags in two layers, which is what the encoder is trained with, hold one
mention within another and no third, and decide word by word; this head decides span by span. It is trained by
`training.spans` on an encoder that stays as it is.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.model import WIDTH, Stack, words_of

STATES = 3
"""How many of the encoder's top layers it reads, side by side."""
LONGEST = 18
"""Words of the longest mention; of re3d's 3 in a thousand are longer."""
HIDDEN = 96


class SpanHead(nn.Module):
    """Scores (B, W, LONGEST, kinds) of the spans that begin at each of W words and have 1, 2, ... LONGEST of them.

    Above 0 a span is likelier a mention of that kind than none. Spans that run past the last word have scores too, and
    mean nothing.
    """

    def __init__(self, kinds: int) -> None:
        super().__init__()
        wide = STATES * WIDTH
        self.begin, self.end, self.inside = (nn.Linear(wide, HIDDEN) for _ in range(3))
        self.pair = nn.Linear(HIDDEN + 1, kinds * (HIDDEN + 1), bias=False)
        nn.init.normal_(self.pair.weight, std=0.02)
        self.kind = nn.Linear(HIDDEN, kinds)
        self.length = nn.Parameter(torch.full((LONGEST, kinds), -2.0))
        self.seen, self.dropout = nn.Dropout(0.3), nn.Dropout(0.4)
        self.kinds = kinds

    def forward(self, states: Tensor) -> Tensor:
        """states (B, W, 3 x 384)."""
        states = self.seen(states)
        layers = (self.begin, self.end, self.inside)
        weights, biases = torch.cat([layer.weight for layer in layers]), torch.cat([layer.bias for layer in layers])
        parts = F.linear(states, weights, biases).split(HIDDEN, dim=-1)
        begin, end, inside = (self.dropout(F.gelu(part)) for part in parts)
        batch, count, _ = begin.shape
        one = torch.ones_like(begin[:, :, :1])
        pairs = self.pair(torch.cat([begin, one], dim=-1)).view(batch, count, self.kinds, HIDDEN + 1)
        steps = torch.arange(LONGEST, device=states.device)
        lasts = torch.arange(count, device=states.device)[:, None] + steps
        ends = F.pad(torch.cat([end, one], dim=-1), (0, 0, 0, LONGEST - 1))[:, lasts]
        scores = torch.matmul(ends, pairs.transpose(-1, -2))
        # The mean of what each word says is what their mean says: W rows are multiplied, not W x LONGEST.
        sums = F.pad(F.linear(inside, self.kind.weight).cumsum(1), (0, 0, 1, 0))
        means = (sums[:, (lasts + 1).clamp(max=count)] - sums[:, :count, None]) / (steps + 1.0)[:, None]
        return scores + (means + self.kind.bias) + self.length


def top_states(encoder: Stack, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """What the head reads of windows: (B, W+1, 3 x the encoder's width)."""
    return beside(encoder.states(pieces, shapes), first, last)


def beside(states: list[Tensor], first: Tensor, last: Tensor) -> Tensor:
    """The top layers' word vectors side by side."""
    return torch.cat([words_of(x, first, last) for x in states[-STATES:]], dim=-1)
