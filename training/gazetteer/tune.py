"""Fits the weights of `according.mentions.resolution` on one half of LGL and GeoVirus and scores the other.

    python training/gazetteer/tune.py FOLDER      (holding lgl.xml and GeoVirus.xml)

A conditional logit over each name's candidates and "none of them", by gradient descent; halves by the
article's hash. What it prints goes into WEIGHTS and THRESHOLD by hand.
"""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from according.evaluate.places import NEAR, GoldArticle, gold_mention, kilometres, read_corpus, resolve_gold
from according.mentions.gazetteer import Gazetteer
from according.mentions.placenames import key
from according.mentions.resolution import Mention, Resolver

ROUNDS, STEPS, RATE, DECAY = 3, 120, 0.3, 0.002


def half(article: GoldArticle) -> bool:
    return hashlib.sha256(article.text.encode()).digest()[0] % 2 == 0


def cases(article: GoldArticle, resolver: Resolver, names: list[str]) -> list[tuple[np.ndarray, np.ndarray, int]]:
    """For each name of an article: its candidates' terms, which of them are right, how often it stands."""
    mentions = [gold_mention(article, place, resolver) for place in article.places]
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[key(mention.text) or mention.text].append(mention)
    gold = {key(m.text) or m.text: p for m, p in zip(mentions, article.places, strict=True)}
    known = {name: resolver.candidates(group[0].text, True) for name, group in groups.items()}
    entries = resolver.resolve(mentions, demonyms=True)
    chosen = {key(m.text) or m.text: e for m, e in zip(mentions, entries, strict=True)}
    context = resolver._frame(groups, known, None, chosen)
    found = []
    for name, group in groups.items():
        pairs = resolver.terms(name, known[name], group, context)
        if not pairs:
            continue
        matrix = np.array([[terms.get(term, 0.0) for term in names] for _, terms in pairs])
        place = gold[name]
        right = np.array([kilometres(place.lat, place.lon, e.lat, e.lon) <= NEAR for e, _ in pairs])
        found.append((matrix, right, len(group)))
    return found


def fit(data: list[tuple[np.ndarray, np.ndarray, int]], start: np.ndarray, bias: float) -> tuple[np.ndarray, float]:
    """Weights and threshold that make the right candidates, or none, likeliest (Adam)."""
    theta = np.append(start, bias)
    first, second = np.zeros_like(theta), np.zeros_like(theta)
    origin = theta.copy()
    for step in range(1, STEPS + 1):
        slope = DECAY * (theta - origin) * len(data)
        for matrix, right, count in data:
            scores = np.append(matrix @ theta[:-1], theta[-1])
            mass = np.exp(scores - scores.max())
            mass /= mass.sum()
            good = np.append(right, not right.any())
            target = mass * good / max(1e-12, (mass * good).sum())
            push = (mass - target) * min(count, 5)
            slope[:-1] += matrix.T @ push[:-1]
            slope[-1] += push[-1]
        slope /= len(data)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = RATE * (1 - step / STEPS) + 0.005
        theta -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return theta[:-1], float(theta[-1])


def main() -> None:
    folder = Path(sys.argv[1])
    resolver = Resolver(Gazetteer.open())
    names = list(resolver.weights)
    corpora = {name: read_corpus(folder / name) for name in ("lgl.xml", "GeoVirus.xml")}
    train = [a for articles in corpora.values() for a in articles if half(a)]
    for _ in range(ROUNDS):
        data = [case for article in train for case in cases(article, resolver, names)]
        start = np.array([resolver.weights[name] for name in names])
        weights, resolver.threshold = fit(data, start, resolver.threshold)
        resolver.weights = dict(zip(names, map(float, weights), strict=True))
        for name, articles in corpora.items():
            for label, part in (("train", True), ("dev", False)):
                scores = resolve_gold([a for a in articles if half(a) == part], resolver)
                print(name, label, {k: round(v, 4) for k, v in scores.items()})
        print({k: round(v, 2) for k, v in resolver.weights.items()}, round(resolver.threshold, 2), flush=True)
    for extra in (0.5, 1.0, 1.5):
        resolver.threshold += 0.5
        for name, articles in corpora.items():
            print(f"+{extra}", name, resolve_gold([a for a in articles if not half(a)], resolver))


if __name__ == "__main__":
    main()
