"""The encoder (six-layer BERT, in plain torch) and its heads.

The encoder's weights come from all-MiniLM-L6-v2. On CPUs attention is written out: torch's fused form
is the slower one backward there. Word embeddings stay frozen (two thirds of the step's memory traffic
would go to their optimizer); a small trained table gives back the letter case that the vocabulary
forgets.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from according.language.wordpiece import SHAPES

WIDTH, LAYERS, ATTENTIONS = 384, 6, 12
TREE_WIDTH, LABEL_WIDTH, LINK_WIDTH, HIDDEN = 256, 256, 64, 256


class DrawnDropout(nn.Module):
    """Dropout whose masks are cut out of one long row of random numbers, each time at another place.

    On a CPU the random numbers of ordinary dropout cost the encoder a fifth of its step. Eight million of them, read
    from a random place on, serve as well: what matters is that no two steps drop the same units.
    """

    STOCK = 1 << 23

    def __init__(self, share: float, seed: int = 0) -> None:
        super().__init__()
        draw = torch.rand(self.STOCK, generator=torch.Generator().manual_seed(seed))
        self.register_buffer("stock", (draw >= share) / (1 - share), persistent=False)
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """x of any shape, on a CPU with up to `STOCK` values; unchanged outside training."""
        if not self.training or not self.share:
            return x
        if x.is_cuda:
            return F.dropout(x, self.share)
        begin = int(torch.randint(self.STOCK - x.numel() + 1, ()))
        return x * self.stock[begin : begin + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT; its feed-forward half is four times as wide."""

    def __init__(self, width: int, heads: int, eps: float, dropout: nn.Module) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=eps)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.norm2 = nn.LayerNorm(width, eps=eps)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x (B, L, width), bias (B or 1, heads or 1, L or 1, L) added to the attention scores."""
        q, k, v = self.qkv(x).split(self.out.in_features, dim=-1)
        x = self.norm1(x + self.dropout(self.out(self.attend(q, k, v, bias))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))

    def attend(self, q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
        """Attention of all heads: q, k, v and the result (B, L, width). Written out on a CPU, fused on a GPU."""
        batch, length, width = q.shape
        shape = (batch, length, self.heads, width // self.heads)
        q, k, v = (part.view(shape).transpose(1, 2) for part in (q, k, v))
        if q.is_cuda:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        else:
            scores = torch.matmul(q, k.transpose(-1, -2)) * (1 / math.sqrt(shape[-1])) + bias
            mixed = torch.matmul(torch.softmax(scores, dim=-1), v)
        return mixed.transpose(1, 2).reshape(batch, length, width)


class Stack(nn.Module):
    """What the encoder that ships and its teachers share: pieces and their shapes go up through layers."""

    width: int
    layers: nn.ModuleList

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """pieces, shapes (B, L) by BERT's numbers, piece 0 is padding -> (B, L, width)."""
        return self.states(pieces, shapes)[-1]

    def states(self, pieces: Tensor, shapes: Tensor) -> list[Tensor]:
        """What each layer makes of pieces and shapes (B, L), the lowest first: (B, L, width) each."""
        x, bias = self.begin(pieces, shapes), self.bias(pieces)
        bias = bias.to(x.dtype)
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states

    def begin(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """What the first layer reads: (B, L, width)."""
        raise NotImplementedError

    def bias(self, pieces: Tensor) -> Tensor:
        """What is added to attention scores, as in `Layer`: nothing looks at padding."""
        return (pieces == 0).to(torch.float32)[:, None, None, :] * -10000.0

    def load(self, path: Path) -> None:
        """Take the weights of a checkpoint in safetensors form."""
        raise NotImplementedError


class Encoder(Stack):
    """The encoder that ships."""

    width = WIDTH

    def __init__(self, pieces: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, WIDTH)
        self.words.weight.requires_grad_(False)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.positions = nn.Embedding(512, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = DrawnDropout(dropout)
        self.layers = nn.ModuleList(Layer(WIDTH, ATTENTIONS, 1e-12, self.dropout) for _ in range(LAYERS))

    def begin(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """(B, L, 384)."""
        places = self.positions.weight[: pieces.shape[1]]
        return self.dropout(self.norm(self.words(pieces) + self.shapes(shapes) + places + self.segment))

    def load(self, path: Path) -> None:
        """Take the weights of a BERT checkpoint in safetensors form."""
        found = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
        with torch.no_grad():
            self.words.weight.copy_(found["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(found["embeddings.position_embeddings.weight"])
            self.segment.copy_(found["embeddings.token_type_embeddings.weight"][0])
            _copy(self.norm, found, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                base = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    names = (f"{base}attention.self.{n}.{part}" for n in ("query", "key", "value"))
                    getattr(layer.qkv, part).copy_(torch.cat([found[n] for n in names]))
                _copy(layer.out, found, base + "attention.output.dense")
                _copy(layer.norm1, found, base + "attention.output.LayerNorm")
                _copy(layer.up, found, base + "intermediate.dense")
                _copy(layer.down, found, base + "output.dense")
                _copy(layer.norm2, found, base + "output.LayerNorm")


def _copy(module: nn.Module, found: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(found[name + ".weight"])
    module.bias.copy_(found[name + ".bias"])


def words_of(x: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Mean of each word's first and last piece vectors: pieces (B, L, 384), places (B, W+1) -> (B, W+1, 384)."""
    rows = torch.arange(x.shape[0], device=x.device)[:, None]
    return (x[rows, first] + x[rows, last]) * 0.5


class Reader(nn.Module):
    """Encoder and heads.

    `forward` gives, for words (column 0 is the window's root): `tags` (B, W+1, all tag classes side by
    side), `arcs` (B, W+1, W+1; row = dependent, column = head), `labels` (B, W+1, 2 x 256: dependent
    and head halves of the label scorer), `links` (B, W+1, 4 x 64: cue towards sources, source, cue
    towards contents, content), `factuality` (B, W+1).
    """

    def __init__(self, encoder: Stack, classes: dict[str, int], relations: int, tree_dropout: float = 0.33) -> None:
        super().__init__()
        self.encoder, width = encoder, encoder.width
        self.dropout = nn.Dropout(0.1)
        # A third, as Dozat and Manning (2017) have it: the trees are what is learnt by heart first.
        self.tree_dropout = nn.Dropout(tree_dropout)
        self.tag_hidden = nn.Linear(width, HIDDEN)
        self.tags = nn.ModuleDict({name: nn.Linear(HIDDEN + width, n) for name, n in classes.items()})
        self.dependent = nn.Linear(width, TREE_WIDTH)
        self.governor = nn.Linear(width, TREE_WIDTH)
        self.arc = nn.Linear(TREE_WIDTH, TREE_WIDTH, bias=False)
        self.arc_bias = nn.Linear(TREE_WIDTH, 1)
        self.label_parts = nn.Linear(width, 2 * LABEL_WIDTH)
        self.relation = nn.Linear(LABEL_WIDTH, relations)
        self.link_parts = nn.Linear(width, 4 * LINK_WIDTH)
        self.link_bias = nn.Parameter(torch.full((2,), -2.0))
        self.fact = nn.Linear(HIDDEN + width, 1)

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        return self.heads(self.dropout(words_of(self.encoder(pieces, shapes), first, last)))

    def heads(self, words: Tensor) -> tuple[Tensor, ...]:
        """All outputs of words (B, W+1, the encoder's width)."""
        hidden = torch.cat([words, self.dropout(F.gelu(self.tag_hidden(words)))], dim=-1)
        tags = torch.cat([head(hidden) for head in self.tags.values()], dim=-1)
        arcs = self.arcs(words)
        labels = self.label_parts(words)
        links = self.link_parts(words)
        return tags, arcs, labels, links, self.fact(hidden).squeeze(-1)

    def arcs(self, words: Tensor) -> Tensor:
        """Biaffine arc scores (Dozat and Manning 2017)."""
        dependent = self.tree_dropout(F.gelu(self.dependent(words)))
        governor = self.tree_dropout(F.gelu(self.governor(words)))
        scores = torch.matmul(self.arc(dependent), governor.transpose(-1, -2)) * (1 / 16)
        return scores + self.arc_bias(governor).transpose(-1, -2)

    def relations(self, labels: Tensor, rows: Tensor, words: Tensor, heads: Tensor) -> Tensor:
        """Relation scores (N, relations) of chosen arcs, each by batch row, word and head column."""
        dependent = labels[rows, words, :LABEL_WIDTH]
        governor = labels[rows, heads, LABEL_WIDTH:]
        return self.relation(self.tree_dropout(F.gelu(dependent + governor)))
