"""What the heads that are trained after the encoder share: its weights as they are, and the commands' options."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TypeVar

import torch
from torch import nn

from training.memory import keep_pages
from training.model import Reader
from training.train import build

Head = TypeVar("Head", bound=nn.Module)


def arguments(parser: argparse.ArgumentParser, *, windows: bool = False) -> argparse.Namespace:
    """The command's options with those that all such commands have; sets threads and memory."""
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--runs", type=Path, default=Path("training/runs"))
    parser.add_argument("--start", type=Path, help="folder of the pretrained encoder; default: the installed wheel")
    parser.add_argument("--threads", type=int, default=2)
    if windows:
        parser.add_argument("--windows", type=Path, help="keep the corpora's windows in this file, a head's own")
    options = parser.parse_args()
    keep_pages()
    torch.set_num_threads(options.threads)
    return options


def finished(runs: Path, *, teacher: bool = False) -> tuple[Reader, dict[str, list[str]]]:
    """The model of a run's checkpoint, on the GPU where there is one, and its classes by head."""
    classes = json.loads((runs / "labels.json").read_text(encoding="utf-8"))["classes"]
    model = with_weights(build(classes, teacher=teacher), runs / "checkpoint.pt")
    return model.to("cuda" if torch.cuda.is_available() else "cpu"), classes


def with_weights(head: Head, path: Path) -> Head:
    """The head with the weights of a file, ready to be asked."""
    head.load_state_dict(torch.load(path, weights_only=True, map_location="cpu")["model"])
    head.eval()
    return head
