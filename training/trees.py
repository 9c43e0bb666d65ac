"""Teach the heads of trees and tags again on a finished encoder, which stays as it is, by trees of texts without any.

    python -m training.trees --runs training/runs/last --by FOLDER    # FOLDER: weights to parse PolNeAR with

In windows of PolNeAR nothing tells the teachers what the trees are, and their trees are free to drift there, in US
politics that is: of its words 19 in 100 got another head than from the weights before, where other news have 8. The
weights of FOLDER parse PolNeAR's training part; the heads learn those trees there, and elsewhere to say what they said.
"""

from __future__ import annotations

import argparse
import copy
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from according.language.lemmas import script
from according.language.pipeline import Encoder as Parser
from according.language.pipeline import register_extensions, weights
from according.language.tokens import blank
from training.batches import Course, Pool
from training.distil import apart, related
from training.finished import arguments, finished
from training.heads import TAG_HEADS
from training.loader import tensors
from training.losses import losses_of, within_sentences
from training.model import Reader, words_of
from training.readers_spans import polnear
from training.states import device_of
from training.train import Progress, optimizer_of, save, seed_all, stepped

EPOCHS = {"ewt": 2.0, "gum": 3.0, "re3d": 2.0, "news": 0.3, "polnear": 1.0}
STEPS, RATE, SEED = 900, 5e-4, 5
TAGS = ("upos", "xpos", "lemma")
LEARNT = ("dependent", "governor", "arc", "arc_bias", "label_parts", "relation")


def main() -> None:
    """Parse, teach, write the checkpoint anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--by", type=Path, required=True, help="a folder of exported weights")
    parser.add_argument("--steps", type=int, default=STEPS)
    options = arguments(parser)
    model, classes = finished(options.runs)
    pools = Pool.all_of(options.runs / "data.npz")
    fill(pools["polnear"], options.data / "attribution" / "polnear" / "train", options.by, classes)
    seed_all(SEED)
    before = copy.deepcopy(model).requires_grad_(False)
    model.requires_grad_(False)
    heads = [getattr(model, name) for name in LEARNT] + [model.tags[name] for name in TAGS]
    parameters = [p.requires_grad_() for head in heads for p in head.parameters()]
    optimizer, schedule = optimizer_of([{"params": parameters, "lr": RATE}], options.steps)
    progress = Progress(options.steps)
    course = Course(pools, options.steps, SEED, hidden=0.0, epochs=EPOCHS)
    for step, batch in enumerate(tensors(course, device_of(model)), start=1):
        parts = parted(model, before, batch)
        stepped(model, parts, optimizer, schedule)
        progress.of(step, batch, parts)
    save(options.runs, model, optimizer, schedule, options.steps)


def parted(model: Reader, before: Reader, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Losses: by trees where PolNeAR has them, else by what the heads said before."""
    with torch.no_grad():
        words = words_of(model.encoder(batch["pieces"], batch["shapes"]), batch["first"], batch["last"])
        said = before.heads(words)
    outputs = model.heads(words)
    silver = (batch["tag_content"] >= 0).any(1)
    there = (batch["last"][:, 1:] > 0) & ~silver[:, None]
    out: dict[str, Tensor] = {}
    if bool(silver.any()):
        rows = {name: value[silver] for name, value in batch.items() if not name.startswith("link")}
        rows |= {"link_row": batch["link_row"][:0]}
        told = losses_of(model, tuple(part[silver] for part in outputs), rows)
        out = {name: value for name, value in told.items() if name in (*TAGS, "arc", "relation")}
    if bool(there.any()):
        count = there.sum()
        sizes = [head.out_features for head in model.tags.values()]
        pairs = zip(TAG_HEADS, outputs[0][:, 1:].split(sizes, -1), said[0][:, 1:].split(sizes, -1), strict=True)
        for head, scores, right in pairs:
            if head.name in TAGS:
                out[f"like {head.name}"] = head.weight * apart(scores, right.softmax(-1))[there].sum() / count
        scores, right = (within_sentences(part[1], batch["group"])[:, 1:] for part in (outputs, said))
        out["like arc"] = apart(scores, right.softmax(-1))[there].sum() / count
        best = right.argmax(-1)
        scores, right = related(model, outputs[2], best), related(before, said[2], best)
        out["like relation"] = apart(scores, right.softmax(-1))[there].sum() / count
    return out


def fill(pool: Pool, folder: Path, by: Path, classes: dict[str, list[str]]) -> None:
    """Heads, relations and tags of the pool's articles as the weights of a folder parse them."""
    register_extensions()
    parser = Parser(weights(str(by)), 2)
    index = {name: {label: number for number, label in enumerate(classes[name])} for name in (*TAGS, "relation")}
    arrays, begin, nlp = pool.arrays, 0, blank()
    for text in polnear(folder, {}):
        doc = parser(nlp.make_doc((folder / "text" / f"{text.name}.txt").read_text(encoding="utf-8")))
        words = [token for token in doc if not token.is_space]
        places = {token.i: begin + number for number, token in enumerate(words)}
        end = begin + len(words)
        if len(words) != len(text.words) or end not in arrays["doc"]:
            raise ValueError(f"{text.name}: got {len(words)} words, expected those of the prepared corpus")
        told = {
            "head": [-1 if token.head.i == token.i else places[token.head.i] for token in words],
            "relation": [index["relation"].get("root" if t.dep_ == "ROOT" else t.dep_, -1) for t in words],
            "tag_upos": [index["upos"].get(token.pos_, -1) for token in words],
            "tag_xpos": [index["xpos"].get(token.tag_, -1) for token in words],
            "tag_lemma": [index["lemma"].get(script(token.text, token.lemma_), -1) for token in words],
            "group": [begin + token.sent.start for token in words],
        }
        for key, values in told.items():
            arrays[key][begin:end] = np.asarray(values, arrays[key].dtype)
        begin = end


if __name__ == "__main__":
    main()
