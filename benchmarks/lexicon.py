"""`python -m benchmarks.lexicon`: what 10,000 further rows of the lexicon of events cost.

The texts are those of `make bench`. They are read once; then the coding stage runs over them with the lexicon that
ships and with one that has further rows, in turns, the best of several runs counting, in processor time, so that
other work on the machine does not. The rows are generated in the shapes that users write: half of them more patterns
for words that have rows already, drawn by how many they have, with lists of words, classes, particles and
prepositions; a sixth for words of the texts that have none; the rest for words that no text has. Printed are both
times, what the rows cost of the coding stage and of the whole reading, and the records of both, since a row that
codes more costs what its records cost.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from according import reader as house
from according.document import Document
from according.events.coding import code
from according.events.lexicon import COLUMNS, EventLexicon, EventRow, by_lemma, load, parse_row
from according.ingest import from_text
from according.record import Record
from according.resources import parse_rows
from benchmarks.run import reports

Job = tuple[Doc, Document, dict[str, Any]]

LIMIT = 0.05  # of the whole reading, what 10,000 rows may cost
SLOTS = ("obj", "obj", "obj", "subj", "against", "to", "in", "with", "over", "for", "xcomp")
KINDS = ("@party", "@state", "@people", "@place", "*")
PARTICLES = ("out", "up", "down", "off", "over", "back", "in")
TYPES = ("ACCUSE", "REJECT", "AID", "CONSULT", "COERCE", "ASSAULT", "REQUEST", "PROTEST", "-")
SEED = 20261125


def jobs(limit: int) -> tuple[list[Job], float]:
    """Up to `limit` reports read as far as the coding stage, and the processor seconds that took."""
    found: list[Job] = []

    def keep(doc: Doc, document: Document, **named: Any) -> tuple[list[Record], list[Any]]:
        found.append(
            (doc, document, {name: value for name, value in named.items() if name not in {"lexicon", "trace"}})
        )
        return [], []

    reader = house.Reader()
    documents = [from_text(row["text"]) for row in reports(limit)]
    assert reader.nlp is not None  # loaded before the clock starts
    coder, house.code = house.code, keep  # type: ignore[assignment]
    try:
        began = time.process_time()
        reader.read_documents(documents)
        return found, time.process_time() - began
    finally:
        house.code = coder


def pattern(draw: random.Random, lemma: str, noun: bool, words: Sequence[str], classes: Sequence[str]) -> str:
    """One pattern for a lemma: one or two conditions, now and then a particle."""
    parts = [lemma.replace(" ", "_")]
    if not noun and draw.random() < 0.1:
        parts.append(f"+{draw.choice(PARTICLES)}")
    for at, slot in enumerate(draw.sample(sorted(set(SLOTS)), draw.choice((1, 1, 2)))):
        if at == 0:  # what makes a pattern one of its own is mostly a list of words
            value = "|".join(word.replace(" ", "_") for word in draw.sample(words, draw.randint(1, 8)))
        else:
            value = f"&{draw.choice(classes)}" if draw.random() < 0.3 else draw.choice(KINDS)
        parts.append(f"{'mod' if noun and slot == 'obj' else slot}:{value}")
    return " ".join(parts)


def generated(lexicon: EventLexicon, number: int, texts: Iterable[Doc]) -> list[EventRow]:
    """`number` rows in the shapes that users write, the same ones each time."""
    draw = random.Random(SEED)
    words = sorted({word for listed in lexicon.classes.values() for word in listed if word.isalpha()})
    classes = sorted(lexicon.classes)
    known = [(lemma, noun) for noun, index in ((False, lexicon.verbs), (True, lexicon.nouns))
             for lemma, rows in index.items() for _ in rows]  # fmt: skip
    lacking = sorted(
        {
            (token.lemma_.lower(), token.pos_ == "NOUN")
            for doc in texts
            for token in doc
            if token.pos_ in {"VERB", "NOUN"}
        }
    )
    lacking = [
        item for item in lacking if item[0].isalpha() and item[0] not in (lexicon.nouns if item[1] else lexicon.verbs)
    ]
    made: list[EventRow] = []
    for at in range(number):
        if at % 2 == 0:
            lemma, noun = draw.choice(known)
        elif at % 6 == 1:
            lemma, noun = draw.choice(lacking)
        else:
            lemma, noun = f"{draw.choice(words)}{at}", draw.random() < 0.4
        kind = draw.choice(TYPES)
        cells = dict.fromkeys(COLUMNS, "") | {"pattern": pattern(draw, lemma, noun, words, classes), "type": kind}
        cells |= {"mode": "none" if kind == "-" else "", "example": "none"}
        line = "\t".join([*COLUMNS, "source"]) + "\n" + "\t".join([*cells.values(), "generated"])
        made.append(
            parse_row(next(iter(parse_rows(line, COLUMNS, "generated"))), noun, lexicon.ontology, lexicon.classes)
        )
    return made


def widened(lexicon: EventLexicon, rows: Sequence[EventRow]) -> EventLexicon:
    """The lexicon with further rows in its index."""
    verbs = [row for found in lexicon.verbs.values() for row in found]
    nouns = [row for found in lexicon.nouns.values() for row in found]
    return replace(
        lexicon,
        verbs=by_lemma([*verbs, *(row for row in rows if not row.noun)]),
        nouns=by_lemma([*nouns, *(row for row in rows if row.noun)]),
    )


def coded(read: Sequence[Job], lexicon: EventLexicon) -> int:
    """Records of all texts."""
    return sum(len(code(doc, document, lexicon=lexicon, **named)[0]) for doc, document, named in read)


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=60, help="reports to read")
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    read, before = jobs(options.limit)
    lexicon = load()
    wide = widened(lexicon, generated(lexicon, options.rows, (doc for doc, _, _ in read)))
    records = {"records": coded(read, lexicon), "records_with_rows": coded(read, wide)}
    plain, more = float("inf"), float("inf")
    for _ in range(options.runs):
        plain = min(plain, seconds(lambda: coded(read, lexicon)))
        more = min(more, seconds(lambda: coded(read, wide)))
    whole = before + plain
    figures = {
        "texts": len(read),
        "rows": options.rows,
        "coding_seconds": round(plain, 3),
        "coding_seconds_with_rows": round(more, 3),
        "cost_of_coding": round(more / plain - 1, 3),
        "cost_of_reading": round((more - plain) / whole, 4),
        "limit": LIMIT,
    }
    print(json.dumps(figures | records))


if __name__ == "__main__":
    main()
