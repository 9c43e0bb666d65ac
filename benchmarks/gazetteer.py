"""`python -m benchmarks.gazetteer`: time and memory of building a full gazetteer from a dump of made-up places.

The dump has the files and columns of download.geonames.org/export/dump, with names drawn from syllables (the same for
the same seed) and two alternate names a place. The build runs as a user runs it, in a process of its own; with
`--kill-after` it is killed once, and the figures are those of the run that goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SYLLABLES = ("al", "ba", "dir", "es", "kam", "lo", "mar", "nu", "or", "qas", "ra", "sul", "tar", "um", "vel", "za")
KINDS = (("P", "PPL"),) * 5 + (("H", "STM"), ("T", "MT"), ("S", "SCH"), ("L", "RGN"), ("A", "ADM3"))
COUNTRIES = ("US", "SY", "FR", "IN", "NG")
FIRST_ID, DIVISIONS = 1_000_000, 20
BUILD = "from according.cli import main; main()"


def name(random_: random.Random) -> str:
    """A name of two to four syllables."""
    return "".join(random_.choices(SYLLABLES, k=random_.randint(2, 4))).capitalize()


def place_rows(count: int, random_: random.Random) -> Iterator[str]:
    """Countries, their divisions, then made-up places, as lines of allCountries."""
    head = [(FIRST_ID + i, code, "PCLI", code, "00") for i, code in enumerate(COUNTRIES)]
    for i, code in enumerate(COUNTRIES):
        head += [
            (FIRST_ID + 100 + i * DIVISIONS + n, f"{code} {n}", "ADM1", code, f"{n:02d}") for n in range(DIVISIONS)
        ]
    for number, title, feature, code, one in head:
        yield _line(number, title, "A", feature, code, one, 1_000_000, random_)
    for number in range(FIRST_ID + 1_000, FIRST_ID + 1_000 + count):
        kind, feature = random_.choice(KINDS)
        one = f"{random_.randrange(DIVISIONS):02d}"
        people = int(random_.paretovariate(0.8) * 100) if kind == "P" else 0
        yield _line(number, name(random_), kind, feature, random_.choice(COUNTRIES), one, people, random_)


def _line(
    number: int, title: str, kind: str, feature: str, code: str, one: str, people: int, random_: random.Random
) -> str:
    lat, lon = f"{random_.uniform(-60, 70):.5f}", f"{random_.uniform(-180, 180):.5f}"
    cells = [number, title, title, "", lat, lon, kind, feature, code, "", one, "", "", "", people, "", 100]
    return "\t".join(map(str, [*cells, "Etc/UTC", "2024-01-01"]))


def name_rows(count: int, random_: random.Random) -> Iterator[str]:
    """Two alternate names a place, as lines of alternateNamesV2."""
    for number in range(2 * count):
        place = FIRST_ID + 1_000 + number // 2
        yield f"{number + 1}\t{place}\t{random_.choice(('en', '', 'ar'))}\t{name(random_)}\t\t\t\t\t\t"


def write_dump(folder: Path, count: int, seed: int) -> None:
    """The five files of a dump with `count` places beside countries and divisions."""
    random_ = random.Random(seed)
    with (folder / "allCountries.txt").open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in place_rows(count, random_))
    with (folder / "alternateNamesV2.txt").open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in name_rows(count, random_))
    ones = [
        f"{code}.{n:02d}\t{code} {n}\t{code} {n}\t{FIRST_ID + 100 + i * DIVISIONS + n}"
        for i, code in enumerate(COUNTRIES)
        for n in range(DIVISIONS)
    ]
    (folder / "admin1CodesASCII.txt").write_text("\n".join(ones) + "\n", "utf-8")
    (folder / "admin2Codes.txt").write_text("", "utf-8")
    lines = []
    for i, code in enumerate(COUNTRIES):
        cells = [code, code + "X", "0", code, code, "", 500_000, 0, "AS", ".x", "XXX", *[""] * 4, "en"]
        lines.append("\t".join(map(str, [*cells, FIRST_ID + i, "", ""])))
    (folder / "countryInfo.txt").write_text("\n".join(lines) + "\n", "utf-8")


def build(folder: Path, target: Path, kill_after: float | None) -> dict[str, float]:
    """Seconds of processor and wall, and the peak of memory, of the build (of the second run where one was killed)."""
    command = [sys.executable, "-c", BUILD, "gazetteer", "build", str(folder), "-o", str(target)]
    if kill_after is not None:
        first = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(kill_after)
        first.kill()
        first.wait()
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "cpu_seconds": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
        "wall_seconds": round(time.perf_counter() - began, 1),
        "peak_mb": round(after.ru_maxrss / 1024),
        "file_mb": round(target.stat().st_size / 1e6),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kill-after", type=float, default=None, help="seconds after which the build is killed once")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_dump(Path(folder), options.places, options.seed)
        found = build(Path(folder), Path(folder) / "places.sqlite", options.kill_after)
    print(json.dumps({"places": options.places, **found}))


if __name__ == "__main__":
    main()
