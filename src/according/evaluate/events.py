"""Scores of event coding: PLOVER gold records, quad classes of sentences, CAMEO roles.

`path` is the folder `events` of the corpora, one of its files, or the CAMEO roles file. Gold records use
older names (DEMAND = REQUEST, DISAPPROVE and INVESTIGATE = ACCUSE, FIGHT = ASSAULT). Each text is read raw.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from according.document import Document, Party
from according.errors import EvaluationError
from according.evaluate.quads import quad_scores
from according.evaluate.verdicts import Verdicts, read_verdicts, verdict_of
from according.ingest import from_text
from according.reader import Reader
from according.record import Record

OLD_TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
MISSPELT = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
TOLD = frozenset({"reported", "claimed", "planned"})
"""Statuses of what a sentence tells as done, said to be done, or announced."""
BATCH = 64


@dataclass(slots=True)
class Gold:
    """One gold record: its text, type, and actors and recipients as (words, country)."""

    id: str
    text: str
    type: str
    actors: list[tuple[str, str]]
    recipients: list[tuple[str, str]]


@dataclass(slots=True)
class Tally:
    """Counts behind precision, recall and F1."""

    right: float = 0
    found: float = 0
    gold: float = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def part_of(identifier: str) -> str:
    """Half of a corpus: "tune" or "dev", by a hash of the record's id."""
    return "dev" if int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 2 else "tune"


def read_gsr(path: Path) -> list[Gold]:
    """Gold records of `plover-gsr.jsonl`; raises EvaluationError for a line that is none."""
    gold: list[Gold] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            item = json.loads(line)
            gold.append(
                Gold(
                    item["id"],
                    item["text"].strip("{} "),
                    OLD_TYPES.get(item["event"], item["event"]),
                    [named(party) for party in item.get("source") or []],
                    [named(party) for party in item.get("target") or []],
                )
            )
        except (KeyError, TypeError, ValueError) as error:
            raise EvaluationError(f"{path}:{number}: no gold record ({error})") from error
    return gold


def named(party: dict[str, str]) -> tuple[str, str]:
    code = (party.get("code") or "")[:3]
    return party.get("actorText") or "", MISSPELT.get(code, code)


def documents(reader: Reader, texts: Sequence[str]) -> Iterator[Document]:
    """The Documents of raw texts, read in batches."""
    for start in range(0, len(texts), BATCH):
        batch = [from_text(text) for text in texts[start : start + BATCH]]
        for document in batch:
            document.language = "en"  # a single sentence is too short to tell
        reader.read_documents(batch)
        yield from batch


def words_of(text: str) -> set[str]:
    """Content words of a party's text: lower case, without articles and possessive marks."""
    plain = text.lower().replace("’s", "").replace("'s", "").replace("...", " ")
    return {word.strip(".,()\"'") for word in plain.split()} - {"the", "a", "an", "of", "in", ""}


def overlap(found: Sequence[Party], gold: Sequence[tuple[str, str]]) -> bool:
    """Whether some party shares a word with a gold party's text; empty on both sides counts."""
    if not gold:
        return not found
    return any(words_of(party.text) & words_of(text) for party in found for text, _ in gold)


def same_country(found: Sequence[Party], gold: Sequence[tuple[str, str]]) -> bool:
    """Whether the countries agree on both sides; IGO, NGO and ISM stand for any code of their kind.

    The gold codes Amnesty International and the Red Cross as IGO.
    """
    if not gold:
        return not found
    codes: set[str | None] = {party.country for party in found}
    wide: dict[str, set[str | None]] = {
        "IGO": {"IGO", "UNO", "EUR", "NGO"},
        "NGO": {"NGO", "IGO", None},
        "ISM": {"ISM", None},
    }
    return any(codes & wide.get(code, {code}) for _, code in gold)


@dataclass(slots=True)
class Counted:
    """Records counted against the gold: `told` and `every` found, the extra ones, those that a person found true."""

    told: int = 0
    every: int = 0
    extras: int = 0
    true: int = 0
    true_told: int = 0
    unjudged: int = 0

    def add(self, item: Gold, records: Sequence[Record], best: Record | None, verdicts: Verdicts) -> None:
        """The records of one gold record's sentence; `best` is the one taken for it."""
        for record in records:
            told = record.event.type == item.type or record.status in TOLD
            self.told += told
            self.every += 1
            if record is best:
                continue
            verdict = verdict_of(verdicts, item.id, record)
            self.extras += 1
            self.unjudged += verdict is None
            if verdict is not None and verdict.true:
                self.true += 1
                self.true_told += told


def gsr_scores(
    reader: Reader, path: Path, part: str | None = None, verdicts: Verdicts | None = None
) -> dict[str, float]:
    """Type recall and precision, text overlap of roles, whole triples by country.

    Overlaps are over the records whose type was found; the whole triple is over all gold records. A gold record is
    the one thing that its sentence tells. What is merely possible or denied beside it ("demanded the withdrawal" has a
    hypothetical withdrawal) counts in `type_precision_with_possible` alone. `type_precision_checked` and
    `type_precision_checked_with_possible` count as right also the other events that a person found true
    (`verdicts`, by default those of verdicts.py); `extras` are all records beside the gold ones, `extras_true` those
    found true, `extras_unjudged` those that nobody has read yet.
    """
    gold = [item for item in read_gsr(path) if part is None or part_of(item.id) == part]
    verdicts = read_verdicts() if verdicts is None else verdicts
    counted = Counted()
    right = actors = recipients = whole = 0
    for item, document in zip(gold, documents(reader, [g.text for g in gold]), strict=True):
        same = [record for record in document.records if record.event.type == item.type]
        best = max(same, key=lambda r: role_points(r, item), default=None)
        counted.add(item, document.records, best, verdicts)
        if best is None:
            continue
        right += 1
        actors += overlap(best.actors, item.actors)
        recipients += overlap(best.recipients, item.recipients)
        whole += any(same_country(r.actors, item.actors) and same_country(r.recipients, item.recipients) for r in same)
    told, every = max(1, counted.told), max(1, counted.every)
    return {
        "records": float(len(gold)),
        "type_recall": right / max(1, len(gold)),
        "type_precision": right / told,
        "type_precision_with_possible": right / every,
        "type_precision_checked": (right + counted.true_told) / told,
        "type_precision_checked_with_possible": (right + counted.true) / every,
        "extras": float(counted.extras),
        "extras_true": float(counted.true),
        "extras_unjudged": float(counted.unjudged),
        "actor_overlap": actors / max(1, right),
        "recipient_overlap": recipients / max(1, right),
        "whole_triple": whole / max(1, len(gold)),
    }


def role_points(record: Record, gold: Gold) -> int:
    return overlap(record.actors, gold.actors) + overlap(record.recipients, gold.recipients)


def role_scores(reader: Reader, path: Path, limit: int | None = None) -> dict[str, float]:
    """F1 of actor (S, R) and recipient (T) phrases of the main event; a shared word counts as found."""
    sentences = read_roles(path)[:limit]
    tallies = {"S": Tally(), "T": Tally()}
    texts = [" ".join(word for word, _ in sentence) for sentence in sentences]
    for sentence, document in zip(sentences, documents(reader, texts), strict=True):
        gold = {role: phrases(sentence, role) for role in "ST"}
        main = max(document.records, key=lambda r: r.confidence, default=None)
        for role in "ST":
            found = [] if main is None else [p.text for p in (main.actors if role == "S" else main.recipients)]
            tallies[role].gold += len(gold[role])
            tallies[role].found += len(found)
            tallies[role].right += sum(any(words_of(text) & words_of(other) for other in gold[role]) for text in found)
    both = Tally(
        sum(tally.right for tally in tallies.values()),
        sum(tally.found for tally in tallies.values()),
        sum(tally.gold for tally in tallies.values()),
    )
    return {"sentences": float(len(texts)), "actor_f1": tallies["S"].f1, "recipient_f1": tallies["T"].f1, "f1": both.f1}


def read_roles(path: Path) -> list[list[tuple[str, str]]]:
    """Sentences of (word, label) from a CoNLL file."""
    sentences: list[list[tuple[str, str]]] = []
    for block in path.read_text("utf-8").split("\n\n"):
        lines = [line.split() for line in block.splitlines() if line.strip()]
        if lines:
            sentences.append([(parts[0], parts[-1]) for parts in lines])
    return sentences


def phrases(sentence: Sequence[tuple[str, str]], role: str) -> list[str]:
    """The labelled phrases of a role; reciprocal parties (R) count as actors."""
    roles = {"S": {"S", "R"}, "T": {"T"}}[role]
    found: list[list[str]] = []
    for word, label in sentence:
        mark, _, name = label.partition("-")
        if name in roles and (mark == "B" or not found):
            found.append([word])
        elif name in roles:
            found[-1].append(word)
    return [" ".join(words) for words in found]


def evaluate(path: Path, model: str | None = None) -> dict[str, float]:
    """Scores of what lies at `path`; raises EvaluationError where nothing does."""
    reader = Reader(model)
    scores: dict[str, float] = {}
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.name == "plover-gsr.jsonl":
            scores |= {f"plover_{name}": value for name, value in gsr_scores(reader, file).items()}
        elif file.name == "cameo-quad-train.tsv":
            scores |= {f"quad_{name}": value for name, value in quad_scores(reader, file).items()}
        elif file.name == "cameo-roles-train.conll":
            scores |= {f"roles_{name}": value for name, value in role_scores(reader, file).items()}
    if not scores:
        raise EvaluationError(f"{path}: expected plover-gsr.jsonl, cameo-quad-train.tsv or cameo-roles-train.conll")
    return scores
