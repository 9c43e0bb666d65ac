"""A checkpoint to what ships: two ONNX graphs in 8-bit integers, vocabulary, labels, checksums.

    python -m training.export --runs training/runs --out src/according/models/en

The first graph reads windows; the second names the relation of arcs that were chosen outside it, since
trees are repaired between the two.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from training.heads import REPORT_TYPES
from training.model import ATTENTIONS, LABEL_WIDTH, WIDTH, Reader, words_of
from training.spanhead import SpanHead, beside
from training.start import find_start
from training.train import build


class FusedAttention(torch.autograd.Function):
    """All heads of one layer as the runtime's own operator. Windows are read singly, so nothing is masked."""

    @staticmethod
    def forward(ctx: object, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        shape = (*q.shape[:2], ATTENTIONS, WIDTH // ATTENTIONS)
        parts = (part.view(shape).transpose(1, 2) for part in (q, k, v))
        return F.scaled_dot_product_attention(*parts).transpose(1, 2).reshape(q.shape)

    @staticmethod
    def symbolic(g: torch.Graph, q: torch.Value, k: torch.Value, v: torch.Value) -> torch.Value:
        fused = g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=ATTENTIONS)
        return fused.setType(q.type())


def fused(q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
    """What `training.model.Layer.attend` does, for export."""
    return FusedAttention.apply(q, k, v)


SHIFTS = {"source": 0.3, "cue": 0.2, "entity": -0.3}
"""What is added to the score of every class but O. The heads say too little (names: too much) for the best F1; the
figures were chosen on every second window of the dev part of PolNeAR, names on UNER's."""
SPAN_SHIFT = 1.0
"""The same for the span head, chosen on re3d's dev part."""
LEARNT_ALONE = ("report", "report_inner")
"""Heads that the encoder learns from and nobody asks: the span head gives the same mentions."""
CHOSEN = ("upos", "xpos", "lemma")
"""Heads whose best class is all that is asked for: taken inside the graph, their scores never leave it."""


class Windows(nn.Module):
    """The graph over windows: word-level outputs of every head."""

    def __init__(self, model: Reader, spans: SpanHead) -> None:
        super().__init__()
        self.model, self.spans = model, spans

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        states = self.model.encoder.states(pieces, shapes)
        tags, arcs, labels, links, fact = self.model.heads(words_of(states[-1], first, last))
        sizes = [head.out_features for head in self.model.tags.values()]
        parts = dict(zip(self.model.tags, tags.split(sizes, dim=-1), strict=True))
        chosen = torch.stack([parts.pop(name).argmax(-1) for name in CHOSEN], dim=-1)
        shown = torch.cat([part for name, part in parts.items() if name not in LEARNT_ALONE], dim=-1)
        scores, kinds = self.spans(beside(states, first, last)).max(-1)
        return chosen, shown, arcs, labels, links, fact, scores + SPAN_SHIFT, kinds


class Relations(nn.Module):
    """The graph over arcs: the best relation of (dependent, head) pairs of label halves (N, 256) each."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.scorer = model.relation

    def forward(self, dependent: Tensor, governor: Tensor) -> Tensor:
        return self.scorer(F.gelu(dependent + governor)).argmax(-1)


def main() -> None:
    """Export the checkpoint of a run; prints the files with their sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, default=Path("training/runs"))
    parser.add_argument("--start", type=Path, help="folder of the pretrained encoder; default: the installed wheel")
    parser.add_argument("--out", type=Path, default=Path("src/according/models/en"))
    parser.add_argument("--float", action="store_true", help="keep 32-bit floats, to see what quantising costs")
    options = parser.parse_args()
    export(options.runs, find_start(options.start), options.out, quantise=not options.float)


def export(runs: Path, start: Path, out: Path, *, quantise: bool) -> None:
    """Write all files of the model to `out`."""
    table = json.loads((runs / "labels.json").read_text(encoding="utf-8"))
    state = torch.load(runs / "checkpoint.pt", weights_only=True, map_location="cpu")
    model = build(table["classes"])
    model.load_state_dict(state["model"])
    model.eval()
    trained = torch.load(runs / "spans.pt", weights_only=True, map_location="cpu")
    spans = SpanHead(len(REPORT_TYPES))
    spans.load_state_dict(trained["model"])
    spans.eval()
    with torch.no_grad():
        for name, shift in SHIFTS.items():
            model.tags[name].bias[1:] += shift
    for layer in model.encoder.layers:
        layer.attend = fused
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        graphs = draw(model, spans, Path(folder))
        for path in graphs:
            target = out / path.name
            if quantise:
                quantize_dynamic(path, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
            else:
                shutil.copyfile(path, target)
    shutil.copyfile(start / "vocab.txt", out / "vocab.txt")
    shown = [name for name in model.tags if name not in CHOSEN and name not in LEARNT_ALONE]
    table["classes"]["mention"] = list(REPORT_TYPES)
    bias = [float(value) for value in model.link_bias]
    labels = {"chosen": list(CHOSEN), "shown": shown, "link_bias": bias, **table}
    (out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False) + "\n", encoding="utf-8")
    names = [path.name for path in graphs] + ["vocab.txt", "labels.json"]
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    manifest = {"version": "2026.11", "steps": int(state["step"]), "sha256": sums}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    for name in names:
        print(f"{(out / name).stat().st_size / 1e6:8.2f} MB  {name}")


def draw(model: Reader, spans: SpanHead, folder: Path) -> list[Path]:
    """The two graphs as 32-bit ONNX files."""
    batch, length, width = 2, 12, 7
    pieces = torch.randint(5, 900, (batch, length))
    shapes = torch.randint(0, 60, (batch, length))
    places = torch.randint(0, length, (batch, width))
    outputs = ["chosen", "shown", "arcs", "labels", "links", "factuality", "span_scores", "span_kinds"]
    inputs = ["pieces", "shapes", "first", "last"]
    by_words = {name: {0: "windows", 1: "words"} for name in (*outputs, "first", "last")}
    by_words["arcs"][2] = "words"
    axes = by_words | {name: {0: "windows", 1: "pieces"} for name in ("pieces", "shapes")}
    windows, relations = folder / "windows.onnx", folder / "relations.onnx"
    with torch.inference_mode():
        torch.onnx.export(
            Windows(model, spans), (pieces, shapes, places, places), str(windows), input_names=inputs,
            output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        half = torch.zeros(3, LABEL_WIDTH)
        torch.onnx.export(
            Relations(model), (half, half), str(relations), input_names=["dependent", "governor"],
            output_names=["relation"], dynamic_axes={"dependent": {0: "arcs"}, "governor": {0: "arcs"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
    return [windows, relations]


if __name__ == "__main__":
    main()
