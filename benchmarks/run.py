"""`make bench`: documents/s, words/s, share of each stage, peak memory, start-up times.

Reports of 250 to 700 words come from the corpora (PolNeAR's dev part and the news clusters) where they
are there, else from examples/. Each figure is the median of several runs in one sitting; results are
kept in benchmarks/results with machine and commit.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAGES = ("find_parties", "find_toponyms", "find_timexes", "find_claims", "find_wording", "code")


def reports(limit: int) -> list[dict[str, str]]:
    """Up to `limit` reports of about 450 words, as JSONL rows."""
    shared = Path(os.environ.get("ACCORDING_SHARED", ROOT.parent / "shared" / "data"))
    texts: list[str] = []
    if shared.is_dir():
        texts += [path.read_text("utf-8") for path in sorted((shared / "attribution/polnear/dev/text").glob("*.txt"))]
        with (shared / "stories/newscluster.jsonl").open(encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    else:
        texts += [path.read_text("utf-8") for path in sorted((ROOT / "examples/articles").glob("*.txt"))]
    chosen = [text for text in texts if 250 <= len(text.split()) <= 700] or texts
    return [{"id": f"bench-{number}", "text": text} for number, text in enumerate(chosen[:limit])]


def timed(command: list[str]) -> float:
    """Wall seconds of a command that must succeed."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def median(runs: int, measure: Callable[[], float]) -> float:
    return round(statistics.median(measure() for _ in range(runs)), 3)


def start_up() -> dict[str, float]:
    """Seconds to import the package, to answer --help, and until the first record of one file is out."""
    python = sys.executable
    program = str(Path(python).with_name("according"))
    example = str(ROOT / "examples/articles/expulsion-agency.txt")
    bare = median(5, lambda: timed([python, "-c", "pass"]))
    return {
        "import_seconds": round(median(5, lambda: timed([python, "-c", "import according"])) - bare, 3),
        "help_seconds": median(3, lambda: timed([program, "--help"])),
        "first_record_seconds": median(5, lambda: first_record([program, "code", example])),
    }


def first_record(command: list[str]) -> float:
    """Wall seconds until the first line stands on standard output."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - began
        process.stdout.read()
    if not line.startswith("{"):
        raise SystemExit(f"{' '.join(command)} gave no record")
    return seconds


def stage_shares(rows: list[dict[str, str]]) -> dict[str, float]:
    """Share of the reading time that each stage takes, in one process."""
    from according import reader as house

    spent: dict[str, float] = dict.fromkeys(STAGES, 0.0)

    def watched(name: str, inner: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **named: object) -> object:
            began = time.perf_counter()
            result = inner(*args, **named)
            spent[name] += time.perf_counter() - began
            return result

        return call

    originals = {name: getattr(house, name) for name in STAGES}
    for name, inner in originals.items():
        setattr(house, name, watched(name, inner))
    try:
        reader = house.Reader()
        sources = [house.Source(kind="text", data=row["text"], id=row["id"]) for row in rows]
        list(reader.read_sources(sources[:2]))
        for name in STAGES:
            spent[name] = 0.0
        began = time.perf_counter()
        ingested = [reader.ingest(source) for source in sources]
        documents = [item for item in ingested if isinstance(item, house.Document)]
        ingest_seconds = time.perf_counter() - began
        began = time.perf_counter()
        reader.read_documents(documents)
        reading = time.perf_counter() - began
    finally:
        for name, inner in originals.items():
            setattr(house, name, inner)
    whole = ingest_seconds + reading
    shares = {"ingest": ingest_seconds, **spent, "language": reading - sum(spent.values())}
    return {name: round(seconds / whole, 3) for name, seconds in shares.items()}


def throughput(rows: list[dict[str, str]], workers: int, runs: int, path: Path) -> dict[str, float]:
    """Documents and words a second of `according code`, start-up left out by a run of one document."""
    program = str(Path(sys.executable).with_name("according"))
    one, many = path / "one.jsonl", path / "many.jsonl"
    one.write_text(json.dumps(rows[0]) + "\n", "utf-8")
    many.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    words = sum(len(row["text"].split()) for row in rows)
    flags = ["--workers", str(workers), "-o", str(path / "out.jsonl")]
    idle = median(3, lambda: timed([program, "code", str(one), *flags]))
    whole = median(runs, lambda: timed([program, "code", str(many), *flags]))
    seconds = max(whole - idle, 1e-6)
    return {
        "documents_per_second": round(len(rows) / seconds, 2),
        "words_per_second": round(words / seconds),
        "whole_seconds": whole,
        "documents_per_second_with_start": round(len(rows) / whole, 2),
    }


def machine() -> dict[str, object]:
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if "model name" in line]
        cpu = names[0] if names else cpu
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT)
    return {
        "cpu": cpu,
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "commit": commit.stdout.strip() or None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=120)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "results")
    options = parser.parse_args()
    import tempfile

    rows = reports(options.documents)
    words = round(sum(len(row["text"].split()) for row in rows) / len(rows))
    result: dict[str, object] = {"machine": machine(), "documents": len(rows), "mean_words": words}
    result["start_up"] = start_up()
    with tempfile.TemporaryDirectory() as folder:
        for workers in (1, 2):
            result[f"workers_{workers}"] = throughput(rows, workers, options.runs, Path(folder))
    result["stage_shares"] = stage_shares(rows)
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    result["peak_megabytes_per_process"] = round(children / 1024)
    options.results.mkdir(parents=True, exist_ok=True)
    name = f"{time.strftime('%Y-%m-%d')}-{result['machine']['commit']}.json"  # type: ignore[index]
    (options.results / name).write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(json.dumps(result, indent=2))
    print(f"kept in {options.results / name}")


if __name__ == "__main__":
    main()
