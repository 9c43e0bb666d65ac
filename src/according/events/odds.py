"""Probabilities and their log odds, as the small models of events add them up."""

from __future__ import annotations

import math


def log_odds(share: float, least: float) -> float:
    """The logarithm of a probability's odds; what is nearer to 0 or 1 than `least` says no more than that."""
    near = min(max(share, least), 1 - least)
    return math.log(near / (1 - near))


def probability(score: float) -> float:
    """The probability that log odds stand for."""
    return 0.5 * (1.0 + math.tanh(0.5 * score))
