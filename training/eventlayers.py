"""The layers that read events, and the trigger head on them: copies of the encoder's upper ones, taught events alone.

They go on from what the lower layers make of a window, beside the upper half that knows trees, names and claims: an
encoder that is taught events as well forgets some of these (docs/confidence.md).
"""

from __future__ import annotations

import copy
from pathlib import Path

import torch
from torch import Tensor, nn

from training.export import MIDDLE, fused
from training.model import WIDTH, Encoder
from training.spanhead import STATES
from training.triggernet import TriggerHead


class EventLayers(nn.Module):
    """Layers and head over the content words of windows, the root first: others have been heard in the layers below."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in encoder.layers[MIDDLE:])
        self.head = TriggerHead()

    def states(self, words: Tensor, bias: Tensor) -> Tensor:
        """words (B, N+1, 384), bias (B, N+1): what one that only fills up is worth to others -> (B, N, 3 x 384)."""
        found, x = [], words
        for layer in self.layers:
            x = layer(x, bias[:, None, None].to(x.dtype))
            found.append(x.float())
        return torch.cat(found[-STATES:], -1)[:, 1:]

    def forward(self, words: Tensor) -> Tensor:
        """One window at a time: how likely each word tells an event of each type, (1, N, 16)."""
        states = self.states(words, words.new_zeros(1, 1))
        likely: Tensor = self.head(states).softmax(-1)[..., 1:]
        return likely


def draw(net: EventLayers, path: Path) -> Path:
    """The graph as a 32-bit ONNX file."""
    net = copy.deepcopy(net).eval()
    for layer in net.layers:
        layer.attend = fused
    with torch.inference_mode():
        torch.onnx.export(
            net, (torch.zeros(1, 12, WIDTH),), str(path), input_names=["words"], output_names=["events"],
            dynamic_axes={"words": {1: "words"}, "events": {1: "content"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
    return path
