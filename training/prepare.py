"""Corpora to one file of arrays: what the training loop reads, words already in pieces.

python -m training.prepare --data ../shared/data --vocab vocab.txt --out training/runs/data.npz
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from according.language.lemmas import apply
from according.language.wordpiece import WordPiece, case_class
from training.corpus import IGNORED, Text
from training.heads import TAG_HEADS
from training.readers_raw import news
from training.readers_spans import cameo_roles, polnear, re3d, silver_marks, wikigold
from training.readers_trees import free_to_use, trees, uds_factuality

RAREST_SCRIPT = 3


def corpora(data: Path) -> dict[str, list[Text]]:
    """All documents by pool; a pool whose name ends in `-dev` is never trained on."""
    silver = silver_marks(data / "entities/silver-polnear-corenlp.jsonl.gz")
    facts = data / "factuality/uds.json.gz"
    pools: dict[str, list[Text]] = {"ewt": [], "gum": []}
    for split, pool in (("train", "ewt"), ("dev", "ewt-dev")):
        tree = data / f"syntax/ewt/{split}.conllu"
        pools[pool] = trees(tree, facts=uds_factuality(facts, tree, split))
    for path in sorted((data / "syntax/gum/train").glob("*.conllu")):
        if free_to_use(path):
            pools["gum"] += trees(path, names=True)
    pools["gum-dev"] = [t for path in sorted((data / "syntax/gum/dev").glob("*.conllu")) for t in trees(path, True)]
    pools["polnear"] = list(polnear(data / "attribution/polnear/train", silver))
    pools["polnear-dev"] = list(polnear(data / "attribution/polnear/dev", silver))
    pools["re3d"], pools["re3d-dev"] = [], []
    for split, text in re3d(data / "entities/re3d.jsonl"):
        pools["re3d" if split == "train" else "re3d-dev"].append(text)
    pools["roles"], pools["roles-dev"] = [], []
    for split, text in cameo_roles(data / "entities/cameo-roles-train.conll"):
        pools["roles" if split == "train" else "roles-dev"].append(text)
    pools["wikigold"] = list(wikigold(data / "entities/wikigold.conll"))
    pools["news"] = list(news(data))
    return pools


def classes(pools: dict[str, list[Text]]) -> dict[str, list[str]]:
    """The classes of each tag head, and `relation`, in a fixed order."""
    counts: dict[str, Counter[str]] = {head.name: Counter() for head in TAG_HEADS}
    relations: Counter[str] = Counter()
    for pool, texts in pools.items():
        if pool.endswith("-dev"):
            continue
        for text in texts:
            relations.update(text.relations)
            for name, tags in text.tags.items():
                counts[name].update(tag for tag in tags if tag is not None)
    out = {head.name: list(head.classes) for head in TAG_HEADS}
    for head in TAG_HEADS:
        if not head.classes:
            floor = RAREST_SCRIPT if head.name == "lemma" else 2
            out[head.name] = sorted(c for c, n in counts[head.name].items() if n >= floor)
    out["relation"] = sorted(relations)
    return out


def irregular(pools: dict[str, list[Text]], scripts: set[str]) -> dict[str, str]:
    """Edit scripts too rare for the head, by `word upos`, where they are that word's usual ones."""
    found: dict[str, Counter[str]] = {}
    for pool in ("ewt", "gum"):
        for text in pools[pool]:
            for word, upos, edit in zip(text.words, text.tags["upos"], text.tags["lemma"], strict=True):
                if edit is not None:
                    found.setdefault(f"{word.lower()} {upos}", Counter())[edit] += 1
    out: dict[str, str] = {}
    for key, counts in sorted(found.items()):
        edit, times = counts.most_common(1)[0]
        # A word written in two ("in to") is no rule for its parts: only what a word mostly does counts.
        if edit not in scripts and 2 * times > counts.total():
            out[key] = edit
    return out


def lemma_table(pools: dict[str, list[Text]]) -> dict[str, str]:
    """Lemma by `word upos` as the trees have it, for words whose lemma is not the word in lower case.

    Words met in training are looked up; the head's edit scripts are for the others.
    """
    found: dict[str, Counter[str]] = {}
    for pool in ("ewt", "gum"):
        for text in pools[pool]:
            for word, upos, edit in zip(text.words, text.tags["upos"], text.tags["lemma"], strict=True):
                if edit is not None and upos in ("VERB", "NOUN", "AUX", "ADJ", "ADV", "PRON", "DET"):
                    found.setdefault(f"{word.lower()} {upos}", Counter())[apply(edit, word)] += 1
    best = {key: counts.most_common(1)[0][0] for key, counts in sorted(found.items())}
    return {key: lemma for key, lemma in best.items() if lemma != key.split()[0]}


def verb_lemmas(pools: dict[str, list[Text]]) -> list[str]:
    """Lemmas of all verbs of the trees: what a guessed verb lemma is checked against."""
    found: set[str] = set()
    for pool in ("ewt", "gum"):
        for text in pools[pool]:
            for word, upos, edit in zip(text.words, text.tags["upos"], text.tags["lemma"], strict=True):
                if upos == "VERB" and edit is not None and word.isalpha():
                    found.add(apply(edit, word).lower())
    return sorted(found)


def pack(texts: list[Text], index: dict[str, dict[str, int]], split: WordPiece) -> dict[str, np.ndarray]:
    """Flat arrays over the words of all documents; `doc` bounds documents, `piece_end` words' pieces."""
    flat: dict[str, list] = {key: [] for key in ("pieces", "piece_end", "case", "space", "paragraph", "head",
                                                 "relation", "group", "fact", "cut", "doc")}  # fmt: skip
    tags: dict[str, list[int]] = {head.name: [] for head in TAG_HEADS}
    links: list[tuple[int, int, int]] = []
    cue = 0
    base = 0
    for text in texts:
        count = len(text.words)
        for i, word in enumerate(text.words):
            flat["pieces"].extend(split(word))
            flat["piece_end"].append(len(flat["pieces"]))
            flat["case"].append(case_class(word))
            flat["fact"].append(text.factuality.get(i, np.nan))
        flat["space"].extend(text.spaces)
        flat["paragraph"].extend(text.paragraphs)
        flat["head"].extend(h + base if h >= 0 else h for h in text.heads or [IGNORED] * count)
        flat["relation"].extend(index["relation"].get(r, -1) for r in text.relations or [""] * count)
        flat["group"].extend(s + base for s in text.sentences or [0] * count)
        flat["cut"].extend(c + base for c in text.cuts)
        for name, values in tags.items():
            values.extend(index[name].get(t, -1) if t is not None else -1 for t in text.tags.get(name, [None] * count))
        for cues, sources, contents in text.links:
            links += [(cue, role, i + base) for role, part in enumerate((cues, sources, contents)) for i in part]
            cue += 1
        base += count
        flat["doc"].append(base)
    out = {key: np.asarray(values, dtype=np.float32 if key == "fact" else np.int32) for key, values in flat.items()}
    out["links"] = np.asarray(links, dtype=np.int32).reshape(-1, 3)
    return out | {f"tag_{name}": np.asarray(values, dtype=np.int16) for name, values in tags.items()}


def main() -> None:
    """Read every corpus and write the arrays and the labels beside them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--vocab", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("training/runs/data.npz"))
    options = parser.parse_args()
    prepare(options.data, options.vocab, options.out)


def prepare(data: Path, vocab: Path, out: Path) -> None:
    """Write `out` (arrays) and `labels.json` beside it."""
    pools = corpora(data)
    labels = classes(pools)
    index = {name: {label: i for i, label in enumerate(values)} for name, values in labels.items()}
    split = WordPiece.from_file(vocab)
    arrays: dict[str, np.ndarray] = {}
    for pool, texts in pools.items():
        packed = pack(texts, index, split)
        print(f"{pool:12} {len(texts):5} documents {len(packed['case']):8} words {len(packed['pieces']):8} pieces")
        arrays |= {f"{pool}/{key}": value for key, value in packed.items()}
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, **arrays)
    table = {
        "classes": labels,
        "irregular": irregular(pools, set(labels["lemma"])),
        "lemmas": lemma_table(pools),
        "verbs": verb_lemmas(pools),
    }
    (out.parent / "labels.json").write_text(json.dumps(table, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
