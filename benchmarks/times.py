"""`python -m benchmarks.times`: words a second of the time stage alone, on one core.

The texts are those of `make bench` and the raw news of the corpora where they are there. The best of several runs
counts, in processor time, so that other work on the machine does not: the stage reads no file and waits for nothing.
`--profile` prints the functions that take most of it.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import time
from pathlib import Path

from according.document import Document
from according.mentions.timex import find_timexes, grammar
from benchmarks.run import ROOT, reports

FLOOR = 50_000  # words a second that the stage must reach


def documents(limit: int) -> list[Document]:
    """Up to `limit` reports, and the raw news files cut into pieces of 20,000 characters; all with one date."""
    texts = [row["text"] for row in reports(limit)]
    shared = Path(os.environ.get("ACCORDING_SHARED", ROOT.parent / "shared" / "data"))
    for path in sorted((shared / "news").glob("*.txt")):
        whole = path.read_text("utf-8")
        texts += [whole[at : at + 20_000] for at in range(0, len(whole), 20_000)]
    return [Document(id=f"bench-{i}", text=text, published="2014-06-03") for i, text in enumerate(texts)]


def words_a_second(texts: list[Document], runs: int) -> float:
    """Words of all texts over the processor seconds of the fastest run."""
    words = sum(len(document.text.split()) for document in texts)
    grammar()
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        for document in texts:
            find_timexes(document.text, document)
        best = min(best, time.process_time() - began)
    return words / best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=100, help="reports to read")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="print the costliest functions")
    options = parser.parse_args()
    texts = documents(options.limit)
    speed = words_a_second(texts, options.runs)
    print(json.dumps({"texts": len(texts), "words_per_second": round(speed), "floor": FLOOR}))
    if options.profile:
        profile = cProfile.Profile()
        profile.enable()
        for document in texts:
            find_timexes(document.text, document)
        profile.disable()
        pstats.Stats(profile).sort_stats("tottime").print_stats(12)
    if speed < FLOOR:
        raise SystemExit(f"got {speed:,.0f} words a second, expected at least {FLOOR:,}")


if __name__ == "__main__":
    main()
