"""The larger encoder that teaches the one that ships: twelve layers of MPNet (Song et al. 2020), in plain torch.

Its weights come from all-mpnet-base-v2. It reads the same word pieces by other numbers, and, as the small encoder
does, a table of case, space and paragraph. It never ships: the small model learns from what it says
(`training.distil`).
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from according.language.wordpiece import SHAPES
from training.batches import CLS, MASK, SEP
from training.model import Layer, Stack

WIDTH, LAYERS, ATTENTIONS = 768, 12, 12
PIECES, PLACES, AFTER_SPECIALS = 30527, 514, 4
"""Pieces and places of its tables; its pieces are BERT's, counted from 4, but for four special ones."""
BUCKETS, FARTHEST = 32, 128


class Teacher(Stack):
    """The larger encoder."""

    width = WIDTH

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(PIECES, WIDTH)
        self.words.weight.requires_grad_(False)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.positions = nn.Embedding(PLACES, WIDTH)
        self.near = nn.Embedding(BUCKETS, ATTENTIONS)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(WIDTH, ATTENTIONS, 1e-5, self.dropout) for _ in range(LAYERS))

    def begin(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """(B, L, 768)."""
        places = torch.arange(pieces.shape[1], device=pieces.device) + 2
        return self.dropout(self.norm(self.words(own_numbers(pieces)) + self.shapes(shapes) + self.positions(places)))

    def bias(self, pieces: Tensor) -> Tensor:
        """(B, 12, L, L): how far apart pieces are, too."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        return self.near(buckets(places[None] - places[:, None])).permute(2, 0, 1)[None] + super().bias(pieces)

    def load(self, path: Path) -> None:
        """Take the weights of an MPNet checkpoint in safetensors form."""
        found = {name.removeprefix("mpnet."): value.float() for name, value in load_file(path).items()}

        def copy(module: nn.Module, *names: str) -> None:
            for part, target in module.named_parameters():
                target.copy_(torch.cat([found[f"{name}.{part}"] for name in names]))

        with torch.no_grad():
            copy(self.words, "embeddings.word_embeddings")
            copy(self.positions, "embeddings.position_embeddings")
            copy(self.norm, "embeddings.LayerNorm")
            copy(self.near, "encoder.relative_attention_bias")
            for number, layer in enumerate(self.layers):
                base = f"encoder.layer.{number}."
                copy(layer.qkv, *(f"{base}attention.attn.{name}" for name in "qkv"))
                copy(layer.out, base + "attention.attn.o")
                copy(layer.norm1, base + "attention.LayerNorm")
                copy(layer.up, base + "intermediate.dense")
                copy(layer.down, base + "output.dense")
                copy(layer.norm2, base + "output.LayerNorm")


def own_numbers(pieces: Tensor) -> Tensor:
    """MPNet's numbers of BERT's pieces."""
    out = pieces + AFTER_SPECIALS
    for theirs, own in ((0, 1), (CLS, 0), (SEP, 2), (MASK, PIECES - 1)):
        out = out.masked_fill(pieces == theirs, own)
    return out


def buckets(apart: Tensor) -> Tensor:
    """Classes of how far behind (apart < 0) or ahead a word is: near ones singly, farther ones together (T5's rule)."""
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = apart.abs()
    ratio = torch.log(far.clamp(min=1).float() / exact) / math.log(FARTHEST / exact)
    joined = (exact + (ratio * (half - exact)).long()).clamp(max=half - 1)
    return (apart > 0) * half + torch.where(far < exact, far, joined)
