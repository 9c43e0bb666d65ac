"""The encoder of the windows' graph that ships, back in torch: whoever teaches its layers further needs no checkpoint.

A product of matrices is found by the name of its bias, which export keeps. Its weights are integers of 7 bits, a scale
for each row: what comes out of the graph are the numbers that it multiplies by.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import ModelProto, numpy_helper
from torch import Tensor, nn

from training.model import Encoder

LINEAR, NORMS = ("qkv", "out", "up", "down"), ("norm1", "norm2")


class Graph:
    """An opened windows.onnx: its numbers by name, and the products of matrices by their biases."""

    def __init__(self, path: Path) -> None:
        model = onnx.load(path)
        self.numbers = {each.name: each for each in model.graph.initializer}
        self.products = dict(products(model))

    def array(self, name: str) -> NDArray[np.generic]:
        """The numbers of a name."""
        return numpy_helper.to_array(self.numbers[name])

    def table(self, name: str) -> Tensor:
        """A table of integers as the floats that they stand for."""
        whole = self.array(f"{name}_quantized").astype(np.float32) - self.array(f"{name}_zero_point").astype(np.float32)
        return torch.from_numpy(np.asarray(whole * self.array(f"{name}_scale"), np.float32))

    def linear(self, bias: str) -> nn.Linear:
        """The layer whose bias has a name."""
        weight = self.table(self.products[bias]).T
        layer = nn.Linear(weight.shape[1], weight.shape[0])
        with torch.no_grad():
            layer.weight.copy_(weight)
            layer.bias.copy_(torch.from_numpy(self.array(bias).copy()))
        return layer


def products(model: ModelProto) -> Iterator[tuple[str, str]]:
    """Name of the bias and of the integers of each product of matrices: products, cast, scaled, bias added."""
    made = {output: node for node in model.graph.node for output in node.output}
    stored = {each.name for each in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type != "Add" or not (biases := [name for name in node.input if name in stored]):
            continue
        (before,) = (name for name in node.input if name not in biases)
        while before in made and made[before].op_type in ("Mul", "Cast"):
            before = made[before].input[0]
        if before in made and made[before].op_type == "MatMulInteger":
            yield biases[0], made[before].input[1].removesuffix("_quantized")


def encoder_of(graph: Graph) -> Encoder:
    """The encoder of a graph."""
    encoder, base = Encoder(), "model.encoder"
    with torch.no_grad():
        for name in ("words", "shapes"):
            getattr(encoder, name).weight.copy_(graph.table(f"{base}.{name}.weight"))
        for name, value in rest_of(encoder):
            value.copy_(torch.from_numpy(graph.array(f"{base}.{name}").copy()))
        for number, layer in enumerate(encoder.layers):
            for name in LINEAR:
                getattr(layer, name).load_state_dict(graph.linear(f"{base}.layers.{number}.{name}.bias").state_dict())
    return encoder


def rest_of(encoder: Encoder) -> Iterator[tuple[str, Tensor]]:
    """What the graph keeps in floats: places, the segment, norms."""
    yield from (("segment", encoder.segment), ("positions.weight", encoder.positions.weight))
    yield from ((f"norm.{part}", value) for part, value in encoder.norm.named_parameters())
    for number, layer in enumerate(encoder.layers):
        for name in NORMS:
            for part, value in getattr(layer, name).named_parameters():
                yield f"layers.{number}.{name}.{part}", value
