"""A checkpoint to what ships: four ONNX graphs in integers of 7 bits, vocabulary, labels, checksums.

    python -m training.export --runs training/runs --out src/according/models/en

The first graph reads windows; the second names the relation of arcs that were chosen outside it, since
trees are repaired between the two; the last two find who says what, knowing the trees: cues, then what belongs to each.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from training.claimhead import TAGS, WORD_WIDTH, ClaimHead
from training.factuality import FactualityHead
from training.finished import finished, with_weights
from training.heads import REPORT_TYPES
from training.manifest import enter
from training.model import ATTENTIONS, LABEL_WIDTH, WIDTH, Reader, words_of
from training.spanhead import STATES, SpanHead, beside
from training.start import find_start


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


SHIFTS = {"entity": -0.3}
"""What is added to the score of every class but O: the head says too much. Chosen on UNER's dev part."""
SPAN_SHIFT = 1.0
"""The same for the span head, chosen on re3d's dev part."""
ONLY_PRODUCTS = frozenset({"claim_words.onnx", "claim_cues.onnx", "events.onnx", "second-en.onnx"})
"""Small graphs that stay in floats but for their products of matrices."""
LEARNT_ALONE = ("report", "report_inner")
"""Heads that the encoder learns from and nobody asks: the span head gives the same mentions."""
MIDDLE = 2
"""After how many layers those that read events go on by themselves (`training.eventlayers`)."""
CHOSEN = ("upos", "xpos", "lemma")
"""Heads whose best class is all that is asked for: taken inside the graph, their scores never leave it."""


class Windows(nn.Module):
    """The graph over windows: word-level outputs of every head."""

    def __init__(self, model: Reader, spans: SpanHead, factuality: FactualityHead) -> None:
        super().__init__()
        self.model, self.spans, self.factuality = model, spans, factuality
        asked = [*CHOSEN, *(name for name in model.tags if name not in (*CHOSEN, *LEARNT_ALONE))]
        self.sizes = [model.tags[name].out_features for name in asked]
        self.tags = side_by_side([model.tags[name] for name in asked])

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        states = self.model.encoder.states(pieces, shapes)
        words = words_of(states[-1], first, last)
        hidden = torch.cat([words, F.gelu(self.model.tag_hidden(words))], dim=-1)
        *chosen, shown = self.tags(hidden).split([*self.sizes[: len(CHOSEN)], sum(self.sizes[len(CHOSEN) :])], dim=-1)
        classes = torch.stack([scores.argmax(-1) for scores in chosen], dim=-1)
        arcs, labels = self.model.arcs(words), self.model.label_parts(words)
        top = beside(states, first, last)
        scores, kinds = self.spans(top).max(-1)
        factuality, middle = self.factuality(words), states[MIDDLE - 1]
        return classes, shown, arcs, labels, top.half(), factuality, scores + SPAN_SHIFT, kinds, middle


def side_by_side(layers: Sequence[nn.Linear]) -> nn.Linear:
    """Layers that read the same as one layer: one product of matrices, its rows scaled each by itself at any rate."""
    joined = nn.Linear(layers[0].in_features, sum(layer.out_features for layer in layers))
    with torch.no_grad():
        joined.weight.copy_(torch.cat([layer.weight for layer in layers]))
        joined.bias.copy_(torch.cat([layer.bias for layer in layers]))
    return joined


class Relations(nn.Module):
    """The graph over arcs: the best relation of (dependent, head) pairs of label halves (N, 256) each."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.scorer = model.relation

    def forward(self, dependent: Tensor, governor: Tensor) -> Tensor:
        return self.scorer(F.gelu(dependent + governor)).argmax(-1)


class ClaimWords(nn.Module):
    """The graph over words that finds cues."""

    def __init__(self, head: ClaimHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, states: Tensor, tags: Tensor, relations: Tensor, classes: Tensor) -> tuple[Tensor, Tensor]:
        return self.head.words(states.float(), tags, relations, classes)


class ClaimCues(nn.Module):
    """The graph over cues that finds the source and the content of each."""

    def __init__(self, head: ClaimHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, words: Tensor, inside: Tensor, distances: Tensor, ways: Tensor, steps: Tensor) -> Tensor:
        return self.head.cues(words, inside, distances, ways, steps)


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
    model, classes = finished(runs)
    model.cpu()
    spans = with_weights(SpanHead(len(REPORT_TYPES)), runs / "spans.pt")
    factuality = with_weights(FactualityHead(), runs / "factuality.pt")
    claims = with_weights(ClaimHead(len(classes["relation"]), len(classes["upos"])), runs / "claims.pt")
    with torch.no_grad():
        for name, shift in SHIFTS.items():
            model.tags[name].bias[1:] += shift
    for layer in model.encoder.layers:
        layer.attend = fused
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        graphs = [
            *draw(Windows(model, spans, factuality), Relations(model), Path(folder)),
            *draw_claims(claims, Path(folder)),
        ]
        for path in graphs:
            target = out / path.name
            if quantise:
                quantise_graph(path, target)
            else:
                shutil.copyfile(path, target)
    shutil.copyfile(start / "vocab.txt", out / "vocab.txt")
    shown = [name for name in model.tags if name not in CHOSEN and name not in LEARNT_ALONE]
    table["classes"]["mention"] = list(REPORT_TYPES)
    labels = {"chosen": list(CHOSEN), "shown": shown, **table}
    (out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False) + "\n", encoding="utf-8")
    names = [path.name for path in graphs] + ["vocab.txt", "labels.json"]
    manifest = out / "manifest.json"
    stored = json.loads(manifest.read_text("utf-8")) if manifest.is_file() else {"sha256": {}}
    stored |= {"version": "2026.11", "steps": int(state["step"])}
    manifest.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    for name in names:
        enter(out / name)
    for name in names:
        print(f"{(out / name).stat().st_size / 1e6:8.2f} MB  {name}")


def quantise_graph(path: Path, target: Path) -> None:
    """A 32-bit graph in integers, weights of 7 bits.

    With 8, processors without VNNI let sums of two products run over, so that the same text gave other parses on them
    (and the claim head lost 1.4 points of sources); 7 cost next to nothing (LAS .902 and .902, .899 and .899).
    """
    kinds = ["MatMul"] if path.name in ONLY_PRODUCTS else None
    quantize_dynamic(path, target, kinds, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def draw(reader: Windows, namer: Relations, folder: Path) -> list[Path]:
    """The graphs over windows and over arcs as 32-bit ONNX files."""
    batch, length, width = 2, 12, 7
    pieces = torch.randint(5, 900, (batch, length))
    shapes = torch.randint(0, 60, (batch, length))
    places = torch.randint(0, length, (batch, width))
    outputs = ["chosen", "shown", "arcs", "labels", "states", "factuality", "span_scores", "span_kinds", "middle"]
    inputs = ["pieces", "shapes", "first", "last"]
    by_words = {name: {0: "windows", 1: "words"} for name in (*outputs, "first", "last")}
    by_words["arcs"][2] = "words"
    axes = by_words | {name: {0: "windows", 1: "pieces"} for name in ("pieces", "shapes", "middle")}
    windows, relations = folder / "windows.onnx", folder / "relations.onnx"
    with torch.inference_mode():
        torch.onnx.export(
            reader, (pieces, shapes, places, places), str(windows), input_names=inputs,
            output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        half = torch.zeros(3, LABEL_WIDTH)
        torch.onnx.export(
            namer, (half, half), str(relations), input_names=["dependent", "governor"],
            output_names=["relation"], dynamic_axes={"dependent": {0: "arcs"}, "governor": {0: "arcs"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
    return [windows, relations]


def draw_claims(head: ClaimHead, folder: Path) -> list[Path]:
    """The two graphs of the claim head as 32-bit ONNX files."""
    count, width = 3, 7
    words, cues = folder / "claim_words.onnx", folder / "claim_cues.onnx"
    whole = torch.zeros(1, width, dtype=torch.long)
    each = torch.zeros(count, width, dtype=torch.long)
    fed = {"states": torch.zeros(1, width, STATES * WIDTH, dtype=torch.half), "tags": torch.zeros(1, width, TAGS)}
    fed |= {"relations": whole, "classes": whole}
    asked = {"words": torch.zeros(1, width, WORD_WIDTH), "inside": torch.ones(count, width)}
    asked |= {"distances": each, "ways": each, "steps": each}
    by_words = {name: {1: "words"} for name in (*fed, "hidden", "scores")}
    by_cues = {name: {0: "cues", 1: "words"} for name in (*asked, "parts")} | {"words": {1: "words"}}
    with torch.inference_mode():
        torch.onnx.export(
            ClaimWords(head), tuple(fed.values()), str(words), input_names=list(fed),
            output_names=["hidden", "scores"], dynamic_axes=by_words, opset_version=17, dynamo=False,
        )  # fmt: skip
        torch.onnx.export(
            ClaimCues(head), tuple(asked.values()), str(cues), input_names=list(asked),
            output_names=["parts"], dynamic_axes=by_cues, opset_version=17, dynamo=False,
        )  # fmt: skip
    return [words, cues]


if __name__ == "__main__":
    main()
