"""Train the second reader (`according.events.rereading`): which words play which role in an event, and what it is.

    python -m training.rereading --data ../shared/data --folds     # what folds say: an hour on two cores
    python -m training.rereading --data ../shared/data             # the weights: half an hour

It learns from the marks of `gold/fields.json` (parts `work` and `taught`) and the records of our gold's parts `open`
and `second`: each record that the program writes at a marked word, with what the rules made of it and what is marked.
In one event of five the rules' answers are hidden, so that it learns to read as well as to mend. The parts `kept` and
`fresh` are not read. Seeded. `--cache FILE` keeps the readings, which take ten minutes of the time.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

import numpy as np
import torch
from torch import Tensor, nn

from according.document import Document, Party
from according.evaluate.calibration import FITTED
from according.evaluate.fields import TAUGHT, Bounds, Mark, MarkedReport, Side, marked_reports, met
from according.evaluate.gold import FOLDER, GoldReport, load_gold
from according.events import judge
from according.events.secondhead import Opinion, batch_of
from according.events.window import Head, Page, Role, Window
from according.reader import Reader
from according.record import PLOVER_TYPES, STATUSES, Record
from according.resources import PACKAGE, package_path
from according.spans import Span
from training.export import quantise_graph
from training.manifest import enter
from training.memory import keep_pages
from training.secondnet import SecondNet, export, loss_of
from training.secondscores import scores

TARGET = PACKAGE / "models" / "events" / "second-en.onnx"
EPOCHS, BATCH, RATE, DECAY, WARMUP, HIDDEN = 8, 16, 1.5e-3, 0.02, 100, 0.2
NEAR = 16
"""Batches among which events of like length are put together."""
FOLDS, SEED = 4, 0
LIMITS = {
    "empty": [1.0, 1.0, 0.5, 0.5, 0.5],
    "given": [2.0, 3.0, 1.0, 1.0, 3.0],
    "status": 1.0,
    "event": -1.5,
    "confidence": [-1.03, 0.82, 0.24, 0.17],
}
"""From how much more likely on the second reading overrules the rules, and the weights of confidence (`Limits`): chosen
and fitted on what a fold says that was not taught, with our gold, on which the rules were written, as a check. A source
is taken away only where it is very sure: an accusation that stands as the outlet's own word is the worst of errors."""


@dataclass(frozen=True, slots=True)
class Case:
    """A record with its window, the states (W, 1152) of its words, its mark, and what is right.

    `heads`: by kind, the mentions that words of the window head. `right` (W, 5) is 1, 0 or -1 (another mention of who
    is marked: not counted), `known` (5,) which roles are marked within the window.
    """

    group: str
    record: Record
    mark: Mark
    text: str
    window: Window
    places: np.ndarray
    heads: Mapping[str, Mapping[int, Head]]
    states: np.ndarray
    right: np.ndarray
    known: np.ndarray


def main() -> None:
    """Read; print what the folds say, or fit on everything and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--folds", action="store_true", help="say how good it is, write nothing")
    parser.add_argument("--only", type=int, help="of the folds this one alone")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    keep_pages()
    torch.set_num_threads(options.threads)
    relations = relations_of()
    found = cached(options.cache, options.data, relations)
    print(f"{len(found)} records, {sum(bool(case.mark.types) for case in found)} of them events", flush=True)
    if options.folds:
        judged: list[tuple[Case, Opinion]] = []
        for fold in range(FOLDS) if options.only is None else [options.only]:
            taught = [case for case in found if fold_of(case) != fold]
            asked = [case for case in found if fold_of(case) == fold]
            net = fit(taught, relations, options.epochs)
            judged += zip(asked, opinions(net, asked), strict=True)
            scores(judged)
        return
    net = fit(found, relations, options.epochs)
    write(net, found[:2], relations, options.out)


def relations_of() -> list[str]:
    """The reading model's relations, in its order."""
    stored = json.loads((package_path("models", "en") / "labels.json").read_text("utf-8"))
    return list(stored["classes"]["relation"])


def fold_of(case: Case) -> int:
    """The fold of a record: all reports of one incident of ECB+ together."""
    return random.Random(case.group).randrange(FOLDS)


def cached(path: Path | None, data: Path, relations: Sequence[str]) -> list[Case]:
    """The cases, from the cache where it is there."""
    if path is not None and path.is_file():
        with path.open("rb") as file:
            return list(pickle.load(file))  # our own file
    # What the judge takes away is there too: it teaches what is no event.
    with mock.patch.object(judge, "load", return_value=replace(judge.load(), veto=0.0)):
        found = list(cases(data, {name: number for number, name in enumerate(relations)}))
    if path is not None:
        with path.open("wb") as file:
            pickle.dump(found, file, protocol=4)
    return found


def cases(data: Path, relations: dict[str, int]) -> Iterator[Case]:
    """Every record at a marked word, as the rules write it."""
    reader = Reader(options={"second_reading": False})
    for part in FITTED:
        reports = load_gold(FOLDER, data, part)
        documents = [d for r in reports if isinstance(d := reader.ingest(r.source), Document)]
        for report, document, page in zip(reports, *paged(reader, documents, relations), strict=True):
            yield from of_report(f"gold/{report.id}", gold_marks(report, document), document, page)
    marked = marked_reports(data, TAUGHT)
    for one, document, page in zip(marked, *paged(reader, [m.document() for m in marked], relations), strict=True):
        yield from of_report(group_of(one), stretch_marks(one, document), document, page)


def stretch_marks(report: MarkedReport, document: Document) -> list[Mark]:
    """The marks of a report, and the program's other records in a stretch marked whole as words that tell no event."""
    known = [*report.optional, *(mark.trigger for mark in report.marks)]
    return [*report.marks, *(no_events(document, report.whole, known) if report.whole is not None else ())]


def no_events(document: Document, whole: Bounds, known: Sequence[Bounds]) -> list[Mark]:
    """The words of records in a text marked whole that are no event: those that meet nothing that is marked."""
    at = [(record.trigger.start, record.trigger.end) for record in document.records]
    inside = [one for one in at if met(one, whole) and not any(met(one, span) for span in known)]
    return [Mark(one, (), whole) for one in inside]


def group_of(report: MarkedReport) -> str:
    """What may not stand on both sides of a fold: a report, or all of a topic of ECB+."""
    return "/".join(report.name.split("/")[:3]) if "ecbplus" in report.name else report.name


def gold_marks(report: GoldReport, document: Document) -> list[Mark]:
    """The records of an annotation as marks, and the program's other records as words that tell no event."""
    known = report.annotation
    whole, found = (0, len(report.text)), []
    for record in known["records"]:
        sides = ([Side(bounds(known["parties"][n]), None) for n in record[name]] for name in ("actors", "recipients"))
        actors, recipients = map(tuple, sides)
        claims = [known["claims"][n]["source"] for n in record["chain"]]
        sources = tuple(bounds(known["parties"][n]) for n in claims if n is not None)
        time, place = (record["time"] or {}).get("timex"), record["place"]
        found.append(
            Mark(
                bounds(record["trigger"]), (record["type"], *record["also"]), whole, actors, recipients,
                () if place is None else (bounds(known["places"][place]),),
                None if time is None else bounds(known["times"][time]), record["status"], sources,
            )
        )  # fmt: skip
    return found + no_events(document, whole, [*map(bounds, known["optional"]), *(mark.trigger for mark in found)])


def bounds(span: dict[str, int]) -> tuple[int, int]:
    """Where an annotated span begins and ends."""
    return span["start"], span["end"]


def paged(
    reader: Reader, documents: Sequence[Document], relations: dict[str, int]
) -> tuple[Sequence[Document], Iterator[tuple[Page, np.ndarray]]]:
    """The Documents, read as their pages are asked for, and with each page the states of its words."""

    def pages() -> Iterator[tuple[Page, np.ndarray]]:
        docs = reader.nlp.pipe(map(reader.prepare, documents))
        for number, (document, doc) in enumerate(zip(documents, docs, strict=True)):
            states = doc._.encoder_states
            reader.fill(document, doc)
            if number % 100 == 99:
                print(f"{number + 1} reports read", flush=True)
            yield Page(doc, document, relations), states

    return documents, pages()


def of_report(group: str, marks: Sequence[Mark], document: Document, page: tuple[Page, np.ndarray]) -> Iterator[Case]:
    """The cases of one report."""
    leaves, states = page
    for mark in marks:
        record = next((r for r in document.records if met((r.trigger.start, r.trigger.end), mark.trigger)), None)
        window = leaves.window(record) if record is not None else None
        if record is None or window is None:
            continue
        right, known = targets(leaves, window, mark)
        number = {int(word): n for n, word in enumerate(window.words)}
        heads = {
            kind: {number[word]: span for word, span in spans.items() if word in number}
            for kind, spans in leaves.heads.items()
        }
        alone = replace(record, document=Document(id=document.id, text=""))
        places = np.stack([leaves.starts[window.words], leaves.ends[window.words]], axis=1)
        yield Case(group, alone, mark, document.text, window, places, heads, states[window.words], right, known)


def targets(page: Page, window: Window, mark: Mark) -> tuple[np.ndarray, np.ndarray]:
    """Which words head what is marked for each role: (W, 5) of 1, 0 and -1, and which roles are in the window."""
    right, known = np.zeros((len(window.words), len(Role)), np.int8), np.ones(len(Role), bool)
    if not mark.types:
        return right, np.zeros(len(Role), bool)
    place = {int(word): number for number, word in enumerate(window.words)}
    marked = (
        [side.words for side in mark.actors], [side.words for side in mark.recipients], mark.places,
        [mark.time] if mark.time is not None else [], mark.sources,
    )  # fmt: skip
    for role, spans in enumerate(marked):
        for span in spans:
            heads = [place[word] for word in heads_of(page, role, span) if word in place]
            known[role] &= bool(heads)
            right[heads, role] = 1
    for role, spans in ((Role.ACTORS, marked[0]), (Role.RECIPIENTS, marked[1]), (Role.SOURCES, marked[4])):
        named = {name for span in spans for head in heads_of(page, role, span) if (name := name_at(page, head))}
        for word in page.heads["party"]:
            number = place.get(word)
            if number is not None and right[number, role] == 0 and name_at(page, word) in named:
                right[number, role] = -1
    return right, known


def heads_of(page: Page, role: int, span: tuple[int, int]) -> list[int]:
    """The words that head what a marked span names: its own head, or that of the mentions it shares words with."""
    own = page.head(Span(*span, ""))
    kind = {Role.PLACE: "place", Role.TIME: "time"}.get(role, "party")
    within = [head for head, one in page.heads[kind].items() if met((one.start, one.end), span)]
    if kind == "party" and own is not None:
        inside = [head for head in within if span[0] <= page.starts[head] < span[1]]
        return [own] if own in inside or not inside else inside
    return within or ([own] if own is not None else [])


def name_at(page: Page, word: int) -> str | None:
    """The name of the party that a word heads."""
    party = page.heads["party"].get(word)
    return party.name if isinstance(party, Party) else None


def fit(found: Sequence[Case], relations: Sequence[str], epochs: int) -> SecondNet:
    """The net taught on some cases."""
    torch.manual_seed(SEED)
    rng = np.random.default_rng(SEED)
    net = SecondNet(len(relations))
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY, betas=(0.9, 0.98))
    total, step = epochs * -(-len(found) // BATCH), 0
    for epoch in range(epochs):
        net.train()
        losses, begun = [], time.time()
        for batch in batches([len(case.window.words) for case in found], rng):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / WARMUP) * max(0.02, 1 - step / total)
            tensors, fed = collated([found[n] for n in batch], rng)
            loss = loss_of(net, tensors, fed)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            losses.append(float(loss.detach()))
            step += 1
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}, {time.time() - begun:.0f} s", flush=True)
    return net.eval()


def batches(sizes: Sequence[int], rng: np.random.Generator) -> Iterator[list[int]]:
    """Numbers of cases, batch by batch, in an order of chance among cases of like length."""
    order = rng.permutation(len(sizes))
    near = [sorted(order[a : a + BATCH * NEAR], key=lambda n: sizes[n]) for a in range(0, len(order), BATCH * NEAR)]
    cut = [[int(n) for n in part[a : a + BATCH]] for part in near for a in range(0, len(part), BATCH)]
    for number in rng.permutation(len(cut)):
        yield cut[number]


def collated(found: Sequence[Case], rng: np.random.Generator | None) -> tuple[dict[str, Tensor], list[str]]:
    """A batch as tensors, and the names of what the net is fed; with `rng` some of the rules' answers are hidden."""
    windows = [blind(case.window) if rng is not None and rng.random() < HIDDEN else case.window for case in found]
    sizes = [len(case.states) for case in found]
    rows = [np.arange(size) + begin for size, begin in zip(sizes, np.cumsum([0, *sizes]), strict=False)]
    arrays = batch_of(windows, rows, np.concatenate([case.states for case in found]))
    fed, longest = list(arrays), arrays["bias"].shape[1]
    right = np.full((len(found), longest, len(Role)), -1, np.int64)
    for row, case in enumerate(found):
        right[row, : len(case.window.words)] = case.right
    marks = [case.mark for case in found]
    types = np.asarray([[float(name in mark.types) for name in PLOVER_TYPES] for mark in marks], np.float32)
    status = [STATUSES.index(mark.status) if mark.status in STATUSES else -1 for mark in marks]
    arrays |= {"right": right, "known": np.stack([case.known for case in found]), "types": types}
    arrays |= {"status": np.asarray(status), "event": np.asarray([int(bool(mark.types)) for mark in marks])}
    return {name: torch.from_numpy(array) for name, array in arrays.items()}, fed


def blind(window: Window) -> Window:
    """A window without what the rules made of the event, but for its type."""
    flags, given = window.flags.copy(), window.given.copy()
    flags[:, : len(Role)], given[: len(Role) + len(STATUSES)] = 0, 0
    return replace(window, flags=flags, given=given)


@torch.inference_mode()
def opinions(net: SecondNet, found: Sequence[Case]) -> list[Opinion]:
    """What a net makes of cases."""
    made: list[Opinion] = []
    first = len(STATUSES)
    for case in found:
        tensors, fed = collated([case], None)
        roles, tops = (part[0].numpy() for part in net(*(tensors[name] for name in fed)))
        made.append(Opinion(roles, tops[:first], float(tops[first]), tops[first + 1 :]))
    return made


def write(net: SecondNet, some: Sequence[Case], relations: Sequence[str], path: Path) -> None:
    """The weights as ONNX, what goes with them, and the checksums."""
    tensors, fed = collated(some, None)
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder) / path.name
        export(net, {name: tensors[name] for name in fed}, drawn)
        quantise_graph(drawn, path)
    beside = path.with_suffix(".json")
    beside.write_text(json.dumps({**LIMITS, "relations": list(relations)}, indent=1) + "\n", encoding="utf-8")
    enter(path)
    enter(beside)
    print(f"{path.stat().st_size / 1e6:.1f} MB  {path.name}")


if __name__ == "__main__":
    main()
