"""`according evaluate police PATH`: whether police killed or arrested somebody, by document, against labelled news.

The corpus (Indian reports of 2002, all in lower case) labels each document by hand. KILL: police or soldiers killed
somebody; ARREST: somebody was arrested or held. Ours is told from the records: an ASSAULT whose actor is police or
the army and whose trigger or figures speak of deaths; a COERCE of mode arrest. What did not happen, or only might,
does not count. Documents are halved by a hash of their id: rules were written with one half in sight (`tune`), the
figures are of the other (`dev`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from spacy.tokens import Doc, Token

from according.document import Document
from according.errors import EvaluationError
from according.evaluate.events import Tally, part_of
from according.evaluate.incidents import trigger_token
from according.evaluate.quads import parsed
from according.events.lexicon import load as load_lexicon
from according.events.marks import forms
from according.events.weapons import linked
from according.reader import Reader
from according.record import Record

HAPPENED = frozenset({"reported", "claimed"})
FORCES = frozenset({"COP", "MIL"})
DEAD = "dead"
ARREST = "arrest"


def deadly(record: Record, trigger: Token | None) -> bool:
    """Whether a record tells of deaths: by its row's word, a figure of the dead, or a word for death beside it."""
    words = load_lexicon().classes.get("death", frozenset())
    if row_word(record) in words or any(count.kind == DEAD for count in record.counts):
        return True
    near = trigger.sent if trigger is not None else ()
    return any(linked(token, trigger) for token in near if trigger and any(form in words for form in forms(token)))


def row_word(record: Record) -> str:
    """The lemma of the lexicon row that a record is from ("events/en:12 verb kill obj:@party" gives "kill")."""
    parts = record.why[0].split() if record.why else []
    return parts[2] if len(parts) > 2 else ""


def killed(doc: Doc, document: Document) -> bool:
    """Whether the records say that police or soldiers killed somebody."""
    for record in document.records:
        if record.event.type != "ASSAULT" or record.status not in HAPPENED:
            continue
        trigger = trigger_token(doc, record)
        police = any(FORCES & set(actor.sectors) for actor in record.actors) or by_police(trigger)
        if police and deadly(record, trigger):
            return True
    return False


def by_police(trigger: Token | None) -> bool:
    """Whether the fire or bullets of police stand as the cause beside a trigger ("died in police firing").

    A record has no actor there: a noun before a noun is none by itself.
    """
    if trigger is None:
        return False
    classes = load_lexicon().classes
    police, gunfire = classes.get("police", frozenset()), classes.get("gunfire", frozenset())
    return any(
        noun.lower_ in gunfire
        and any(form in police for child in noun.children for form in (child.lower_, child.lemma_.lower()))
        and linked(noun, trigger)
        for noun in trigger.sent
    )


def arrested(doc: Doc, document: Document) -> bool:
    """Whether the records say that somebody was arrested or held."""
    return any(
        record.event.type == "COERCE" and record.event.mode == ARREST and record.status in HAPPENED
        for record in document.records
    )


LABELS: dict[str, tuple[str, Callable[[Doc, Document], bool]]] = {
    "police killed": ("KILL", killed),
    "arrested": ("ARREST", arrested),
}
"""Our names of the questions, the corpus's labels, and who answers."""


def read_gold(path: Path) -> list[tuple[str, str, frozenset[str]]]:
    """Id, text and labels of each document of `docs.jsonl`; raises EvaluationError for a line that is none."""
    file = path / "docs.jsonl" if path.is_dir() else path
    found: list[tuple[str, str, frozenset[str]]] = []
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError as error:
        raise EvaluationError(f"{path}: expected docs.jsonl ({error.strerror})") from error
    for number, line in enumerate(lines, 1):
        try:
            item = json.loads(line)
            found.append((str(item["doc_id"]), item["doc_text"], frozenset(item["doc_labels"])))
        except (KeyError, TypeError, ValueError) as error:
            raise EvaluationError(f"{file}:{number}: no labelled document ({error!r})") from error
    return found


def tallied(
    read: Iterable[tuple[Document, Doc]], labels: Sequence[frozenset[str]], names: Sequence[str]
) -> dict[str, Tally]:
    """Counts for each question; `names` are the documents' ids, for the errors."""
    tallies = {question: Tally() for question in LABELS}
    for (document, doc), gold, name in zip(read, labels, names, strict=True):
        for question, (label, answer) in LABELS.items():
            found, tally = answer(doc, document), tallies[question]
            tally.found += found
            tally.gold += label in gold
            tally.right += found and label in gold
            if found != (label in gold):
                tally.errors.append(f"{'+' if found else '-'} {name}")
    return tallies


def evaluate(path: Path, model: str | None = None, part: str = "dev") -> dict[str, float]:
    """Precision, recall and F1 of each question over one half. Raises EvaluationError for another format."""
    gold = [item for item in read_gold(path) if part_of(item[0]) == part]
    read = parsed(Reader(model), [text for _, text, _ in gold])
    scores = {"documents": float(len(gold))}
    for question, tally in tallied(read, [item[2] for item in gold], [item[0] for item in gold]).items():
        scores |= {f"{question} documents": tally.gold, f"{question} precision": tally.precision}
        scores |= {f"{question} recall": tally.recall, f"{question} F1": tally.f1}
    return scores
