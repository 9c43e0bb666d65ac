"""Fits the weights of `according.mentions.resolution` on one half of LGL and GeoVirus and scores the other.

    python training/gazetteer/tune.py FOLDER      (holding lgl.xml and GeoVirus.xml)

A conditional logit over each name's candidates and "none of them", by gradient descent; halves by the
article's hash. What it prints goes into WEIGHTS and THRESHOLD by hand. A country or a curated area counts as right
where its extent holds the gold's point: corpora differ in where they put the middle of Russia.
"""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from according.evaluate.places import NEAR, GoldArticle, gold_mention, kilometres, read_corpus, resolve_gold
from according.mentions.clues import other_names
from according.mentions.gazetteer import Entry, Gazetteer
from according.mentions.placenames import key
from according.mentions.resolution import Mention, Resolver
from according.mentions.weighing import TERMS

ROUNDS, STEPS, RATE, DECAY = 2, 100, 0.2, 0.002
BY_HAND = frozenset({"home", "feature", "fuzzy"})
WIDEST = 3000.0
Case = tuple[np.ndarray, np.ndarray, int]


def half(article: GoldArticle) -> bool:
    return hashlib.sha256(article.text.encode()).digest()[0] % 2 == 0


def reach(entry: Entry) -> float:
    """Kilometres within which a candidate is right."""
    wide = entry.curated or entry.feature[:3] == "PCL"
    return max(NEAR, min(entry.radius or 0.0, WIDEST)) if wide else NEAR


def cases(article: GoldArticle, resolver: Resolver) -> list[Case]:
    """For each name of an article: its candidates' terms, which of them are right, how often it stands."""
    mentions = [gold_mention(article, place, resolver) for place in article.places]
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[key(mention.text) or mention.text].append(mention)
    gold = {key(m.text) or m.text: p for m, p in zip(mentions, article.places, strict=True)}
    words = list(other_names(article.text, mentions, resolver))
    names, scales = resolver.weigh(groups, None, True, words)
    found: list[Case] = []
    for (name, field), rows in zip(names, scales.names() if scales else [], strict=True):
        place = gold[name]
        right = np.array([kilometres(place.lat, place.lon, e.lat, e.lon) <= reach(e) for e in field.entries])
        assert scales is not None
        found.append((scales.terms[rows].copy(), right, min(5, len(groups[name]))))
    return found


def slope(data: list[Case], theta: np.ndarray) -> np.ndarray:
    """Gradient of the negative log-likelihood of the right candidates, or of none where none is right."""
    terms = np.concatenate([case[0] for case in data])
    right = np.concatenate([case[1] for case in data])
    sizes = np.array([len(case[1]) for case in data])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    group = np.repeat(np.arange(len(data)), sizes)
    count = np.array([float(case[2]) for case in data])
    scores = (terms * theta[:-1]).sum(axis=1)
    top = np.maximum(np.maximum.reduceat(scores, starts), theta[-1])
    odds, none = np.exp(scores - top[group]), np.exp(theta[-1] - top)
    total = np.add.reduceat(odds, starts) + none
    share, none = odds / total[group], none / total
    known = np.maximum.reduceat(right, starts)
    good = np.where(known, np.add.reduceat(np.where(right, share, 0.0), starts), none)
    target = np.where(right, share, 0.0) / np.maximum(good, 1e-12)[group]
    push = (share - target) * count[group]
    last = ((none - np.where(known, 0.0, 1.0)) * count).sum()
    return np.append((terms * push[:, None]).sum(axis=0), last) / len(data)


def fit(data: list[Case], start: np.ndarray, bias: float) -> tuple[np.ndarray, float]:
    """Weights and threshold that make the right candidates, or none, likeliest (Adam)."""
    theta = np.append(start, bias)
    free = np.append([term not in BY_HAND for term in TERMS], True)
    first, second = np.zeros_like(theta), np.zeros_like(theta)
    origin = theta.copy()
    for step in range(1, STEPS + 1):
        change = np.where(free, slope(data, theta) + DECAY * (theta - origin), 0.0)
        first = 0.9 * first + 0.1 * change
        second = 0.999 * second + 0.001 * change**2
        rate = RATE * (1 - step / STEPS) + 0.005
        theta -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return theta[:-1], float(theta[-1])


def main() -> None:
    folder = Path(sys.argv[1])
    resolver = Resolver(Gazetteer.open())
    corpora = {name: read_corpus(folder / name) for name in ("lgl.xml", "GeoVirus.xml")}
    train = [a for articles in corpora.values() for a in articles if half(a)]
    for _ in range(ROUNDS):
        data = [case for article in train for case in cases(article, resolver)]
        resolver.weights, resolver.threshold = fit(data, resolver.weights, resolver.threshold)
        print({t: round(float(w), 2) for t, w in zip(TERMS, resolver.weights, strict=True)}, resolver.threshold)
    for resolver.sure in (0.3, 0.4, 0.45, 0.5, 0.6):
        for name, articles in corpora.items():
            for label, part in (("train", True), ("dev", False)):
                scores = resolve_gold([a for a in articles if half(a) == part], resolver)
                print(resolver.sure, name, label, {k: round(v, 4) for k, v in scores.items()}, flush=True)


if __name__ == "__main__":
    main()
