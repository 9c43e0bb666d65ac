"""What a finished encoder makes of windows: many at a time, as a GPU wants them."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.model import Reader
from training.spanhead import top_states

Arrays = tuple[NDArray[np.int64], ...]
"""Pieces and shapes (1, L), places of each word's first and last piece (1, W+1), as `language.windows` gives them."""
Kept = TypeVar("Kept")
TOGETHER = 32


def device_of(model: torch.nn.Module) -> torch.device:
    """Where a model's weights are."""
    return next(model.parameters()).device


def kept(path: Path | None, read: Callable[[], Kept]) -> Kept:
    """What `read` gives, out of a file where it was kept there: a machine with a GPU may have no corpora."""
    if path is not None and path.is_file():
        with path.open("rb") as file:
            found: Kept = pickle.load(file)  # our own file
            return found
    found = read()
    if path is not None:
        with path.open("wb") as file:
            pickle.dump(found, file, protocol=4)
    return found


@torch.inference_mode()
def states_of(model: Reader, windows: Sequence[Arrays]) -> Iterator[tuple[int, Tensor]]:
    """For each window its number and its states (1, W+1, 3 x width), windows of like length one after the other."""
    device = device_of(model)
    order = sorted(range(len(windows)), key=lambda number: windows[number][0].shape[1])
    together = TOGETHER if device.type == "cuda" else 1
    for begin in range(0, len(order), together):
        numbers = order[begin : begin + together]
        inputs = [_beside([windows[number][part] for number in numbers]).to(device) for part in range(4)]
        states = top_states(model.encoder, *inputs)
        for row, number in enumerate(numbers):
            yield number, states[row : row + 1, : windows[number][2].shape[1]]


def _beside(arrays: Sequence[NDArray[np.int64]]) -> Tensor:
    longest = max(array.shape[1] for array in arrays)
    return torch.from_numpy(np.concatenate([np.pad(a, ((0, 0), (0, longest - a.shape[1]))) for a in arrays]))
