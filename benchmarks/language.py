"""The language stage alone: start, words a second with one thread and with two, memory.

    python -m benchmarks.language ../shared/data/stories/newscluster.jsonl

Each number of threads is timed three times in turn on the first sixty texts, without the layers that read events and
with them; the median counts.
"""

from __future__ import annotations

import itertools
import json
import resource
import statistics
import sys
import time
from pathlib import Path

from according.startup import import_spacy

TEXTS, TURNS = 60, 3


def main() -> None:
    """Print one JSON object; the file holds JSON lines with a `text`."""
    began = time.perf_counter()
    import_spacy(alone=True)
    from according.language import load

    imported = time.perf_counter()
    load()
    loaded = time.perf_counter()
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in itertools.islice(lines, TEXTS)]
    speeds: dict[str, list[int]] = {}
    for _, threads, events in itertools.product(range(TURNS), (1, 2), (False, True)):
        name = f"{threads}, with events" if events else f"{threads}"
        speeds.setdefault(name, []).append(words_per_second(texts, threads, events=events))
    measured = {
        "import_seconds": round(imported - began, 2),
        "load_seconds": round(loaded - imported, 2),
        "words_per_second": {name: statistics.median(found) for name, found in speeds.items()},
        "resident_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(measured))


def words_per_second(texts: list[str], threads: int, *, events: bool) -> int:
    """Words that are no white space, over the whole pass."""
    from according.language import load

    nlp = load()
    nlp.remove_pipe("according_encoder")
    nlp.add_pipe("according_encoder", config={"threads": threads, "events": events})
    began = time.perf_counter()
    words = sum(not token.is_space for doc in nlp.pipe(texts) for token in doc)
    return round(words / (time.perf_counter() - began))


if __name__ == "__main__":
    main()
