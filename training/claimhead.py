"""The claim head: first where cues stand, then, cue by cue, which words are its source and its content.

The encoder's tags say of each word whether it is of some source, cue or content; which belong together was told by a
score between a cue's first word and theirs. This head reads the encoder's top layers once more with a small
transformer, tags cues in it, and then reads the window again for every cue, knowing where that cue stands, what way
leads to it through the tree, and what the tree calls that way's first step: sources and contents are tagged for that
cue alone, so contents of two cues may share words and one content may be in pieces. Trained by `training.claims` on
an encoder that stays as it is; what was measured is in docs/attribution.md.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from according.ways import DISTANCES, WAYS
from training.model import WIDTH
from training.spanhead import STATES

WORD_WIDTH, WORD_HEADS = 192, 6
CUE_WIDTH, CUE_HEADS = 128, 4
CUE_LAYERS = 2
TAGS = 9
"""O, B, I of source, cue and content, side by side."""
REACH = 32
"""Words between two words from which on attention knows no difference."""
DROPPED = 0.2


class Block(nn.Module):
    """A transformer layer, normalised before each half, that knows how far apart words are (Shaw et al. 2018)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.apart = nn.Parameter(torch.zeros(heads, 2 * REACH + 1))
        self.dropout = nn.Dropout(DROPPED)

    def forward(self, x: Tensor, bias: Tensor | None = None) -> Tensor:
        """x (B, W, width); bias (B, W) is added to what each word is worth to the others (-1e4: not there)."""
        batch, count, width = x.shape
        parts = self.qkv(self.norm1(x)).split(width, -1)
        q, k, v = (part.view(batch, count, self.heads, -1).transpose(1, 2) for part in parts)
        scores = torch.matmul(q, k.transpose(-1, -2)) * (q.shape[-1] ** -0.5) + self.distances(count)
        if bias is not None:
            scores = scores + bias[:, None, None]
        mixed = torch.matmul(scores.softmax(-1), v).transpose(1, 2).reshape(batch, count, width)
        x = x + self.dropout(self.out(mixed))
        return x + self.dropout(self.down(F.gelu(self.up(self.norm2(x)))))

    def distances(self, count: int) -> Tensor:
        """What distance adds to the scores of W words by W others: (heads, W, W).

        Along each row the values of one short row move on by a word. That row is laid end to end with itself and cut
        into pieces one shorter, which copies runs of numbers; looked up one by one they cost more than the attention.
        """
        places = torch.arange(2 * count, device=self.apart.device) - (count - 1)
        row = self.apart[:, places.clamp(-REACH, REACH) + REACH]
        flat = row[:, None].expand(-1, count, -1).reshape(self.heads, -1)
        cut = flat[:, count - 1 : count - 1 + count * (2 * count - 1)]
        return cut.reshape(self.heads, count, 2 * count - 1)[:, :, :count]


class ClaimHead(nn.Module):
    """`words` once a window, then `cues` for all its cues at once."""

    def __init__(self, relations: int, classes: int, width: int = WIDTH) -> None:
        super().__init__()
        self.seen = nn.Dropout(0.25)
        self.states = nn.Linear(STATES * width, WORD_WIDTH)
        self.tagged = nn.Linear(TAGS, WORD_WIDTH)
        self.relation = nn.Embedding(relations, WORD_WIDTH)
        self.word_class = nn.Embedding(classes, WORD_WIDTH)
        self.block = Block(WORD_WIDTH, WORD_HEADS)
        self.norm = nn.LayerNorm(WORD_WIDTH)
        self.tags = nn.Linear(WORD_WIDTH, TAGS)
        self.narrow = nn.Linear(WORD_WIDTH, CUE_WIDTH)
        self.cue = nn.Linear(WORD_WIDTH, CUE_WIDTH)
        self.mark = nn.Embedding(2, CUE_WIDTH)
        self.distance = nn.Embedding(DISTANCES, CUE_WIDTH)
        self.way = nn.Embedding(WAYS, CUE_WIDTH)
        self.step = nn.Embedding(relations + 1, CUE_WIDTH)
        self.cue_blocks = nn.ModuleList(Block(CUE_WIDTH, CUE_HEADS) for _ in range(CUE_LAYERS))
        self.cue_norm = nn.LayerNorm(CUE_WIDTH)
        self.parts = nn.Linear(CUE_WIDTH, 6)
        for table in (self.relation, self.word_class, self.mark, self.distance, self.way, self.step):
            nn.init.normal_(table.weight, std=0.02)

    def words(
        self, states: Tensor, tags: Tensor, relations: Tensor, classes: Tensor, bias: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """What each word is (B, W, 192) and its scores as O, B, I of source, cue, content (B, W, 9).

        states (B, W, 3 x width), tags (B, W, 9) of the encoder's own heads, relations and classes (B, W), bias (B, W)
        as in `Block`.
        """
        x = self.states(self.seen(states)) + self.tagged(tags) + self.relation(relations) + self.word_class(classes)
        words = self.norm(self.block(x, bias))
        return words, self.tags(words)

    def cues(
        self, words: Tensor, inside: Tensor, distances: Tensor, ways: Tensor, steps: Tensor, bias: Tensor | None = None
    ) -> Tensor:
        """Scores as O, B, I of the source and of the content of each of C cues: (C, W, 6).

        words (C or 1, W, 192) of the cue's window; inside (C, W), 1 for the words of the cue; distances, ways and steps
        (C, W) as `according.ways` gives them.
        """
        mean = (words * inside[..., None]).sum(1) / inside.sum(1, keepdim=True)
        x = self.narrow(words) + self.mark(inside.long()) + self.distance(distances)
        x = x + self.way(ways) + self.step(steps) + self.cue(mean)[:, None]
        for block in self.cue_blocks:
            x = block(x, bias)
        return self.parts(self.cue_norm(x))
