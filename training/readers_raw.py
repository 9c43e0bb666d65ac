"""News without any label: what the small model reads with its teachers beside the labelled corpora (`training.distil`).

Reports that something is measured on and kept apart are left out: our gold, what `gold/fields.json` keeps, every
third article of LGL, and all of GeoVirus.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from according.evaluate.corpora import articles, joined, keyed, read
from according.evaluate.fields import marked_reports
from according.evaluate.gold import FOLDER, load_gold
from training.corpus import Text
from training.readers_spans import tokenized

KEY = 160
"""Letters and digits from a report's middle by which it is known again in another corpus."""
LEAST = 60
"""Characters; what is shorter is no report."""


def news(data: Path) -> Iterator[Text]:
    """Each report as a Text without labels."""
    for name, text in reports(data):
        yield tokenized(name, text)[0]


def reports(data: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each report, once."""
    apart = [_letters(report.text) for report in load_gold(FOLDER, data)]
    apart += [_letters(report.text) for report in marked_reports(data) if report.part == "kept"]
    known = "\n".join(apart)
    for name, text in _reports(data):
        letters = _letters(text)
        middle = letters[len(letters) // 2 :][:KEY]
        if len(text) >= LEAST and middle not in known:
            known += "\n" + letters
            yield name, text


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _reports(data: Path) -> Iterator[tuple[str, str]]:
    clusters = data / "stories" / "newscluster.jsonl"
    for line in read(clusters).splitlines():
        report = json.loads(line)
        yield f"newscluster/{report['id']}", f"{report['title']}\n\n{report['text']}"
    for number, text in enumerate(articles(data / "places" / "lgl.xml")):
        if number % 3:
            yield f"lgl/{number}", text
    for path in sorted((data / "stories" / "ecbplus").glob("*/*.xml")):
        yield f"ecbplus/{path.stem}", joined(path)
    for key, text in keyed(data / "events" / "muc4-train.json").items():
        yield f"muc4/{key}", text
