"""Writes gold/floors.json anew: each floor a margin below what was measured, with the hash of the annotations.

    python gold/floors.py --data ../shared/data            after a change that raises scores
    python gold/floors.py --hash                           after an edit of annotations: floors stay as they are

A floor is never lowered without a reason in CHANGELOG.md; the command refuses to, unless told `--lower`.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

from according.evaluate import gold

FOLDER = Path(__file__).resolve().parent
MARGIN = 0.03
"""Below the measured figure: the parse differs a little between processors."""


def main() -> None:
    """Measure, compare with the floors on disk, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--hash", action="store_true", help="renew the hash alone")
    parser.add_argument("--lower", action="store_true", help="let floors fall (the changelog says why)")
    options = parser.parse_args()
    path = FOLDER / "floors.json"
    floors: dict[str, float] = json.loads(path.read_text("utf-8"))["floors"]
    if not options.hash:
        floors = raised(floors, gold.evaluate(options.data), options.lower)
    path.write_text(json.dumps({"corpus": gold.corpus_hash(FOLDER), "floors": floors}, indent=1) + "\n", "utf-8")


def raised(floors: dict[str, float], scores: dict[str, float], lower: bool) -> dict[str, float]:
    """New floors; prints each that moves, and keeps the old one where the new would be lower."""
    new = {}
    for name, floor in floors.items():
        measured = max(0.0, math.floor((scores[name] - MARGIN) * 100) / 100)
        if measured < floor and not lower:
            print(f"{name}: measured {scores[name]:.3f}, the floor stays at {floor}")
            measured = floor
        elif measured != floor:
            print(f"{name}: {floor} -> {measured}")
        new[name] = measured
    return new


if __name__ == "__main__":
    main()
