"""Train the head that says which time expression dates an event (`according.events.timehead`).

    python -m training.datings --data ../shared/data      # some minutes on two cores

It learns from the records of our gold's parts `open` and `second` and from the marks of `gold/fields.json` (part
`work`, read with the day of the report and without it): for each event, which of the expressions in reach is its time,
or none. Prints what folds over documents say where the rules choose none, then writes `models/events/times-en.npz`.
Seeded. The parts `kept` and `fresh` are not read.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.tokens import Doc, Token
from torch import Tensor, nn
from torch.nn import functional as F

from according.document import Document
from according.evaluate import fields
from according.evaluate.calibration import FITTED, judged
from according.evaluate.gold import FOLDER, load_gold
from according.evaluate.logistic import fold_of
from according.events import timehead
from according.events.coding import Trace
from according.events.timehead import SIZES, UNKNOWN, Dates, TimeHead, dates_of
from according.events.timing import by_rules
from according.language.weights import WORD_STATES
from according.reader import Reader
from according.record import Record
from according.resources import PACKAGE
from training.manifest import enter
from training.memory import keep_pages

TARGET = PACKAGE / "models" / "events" / "times-en.npz"
WIDTH, FACTS, HIDDEN = 48, 32, 64
EPOCHS, BATCH, RATE, DECAY, WARMUP = 10, 32, 2e-3, 0.02, 50
FOLDS, SEED = 8, 0
Bounds = tuple[int, int]
Reading = tuple[Document, Doc, Trace]


@dataclass(frozen=True, slots=True)
class Case:
    """An event with the expressions in reach; `right`: which date it, by number (the last is none of them).

    `asked`: the rules choose no words, so that the head is asked. `kind` says where it comes from.
    """

    document: str
    kind: str
    dates: Dates
    right: tuple[int, ...]
    asked: bool


class Net(nn.Module):
    """The head in torch; `arrays` gives it as numpy has it."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.key, self.query = nn.Linear(WORD_STATES, WIDTH), nn.Linear(WORD_STATES, WIDTH)
        self.tables = nn.ModuleDict({name: nn.Embedding(n, FACTS) for name, n in {**SIZES, "step": steps}.items()})
        self.up, self.out, self.none = nn.Linear(3 * WIDTH + FACTS, HIDDEN), nn.Linear(HIDDEN, 1), nn.Linear(WIDTH, 1)
        self.seen, self.dropout = nn.Dropout(0.25), nn.Dropout(0.3)
        for each in self.tables.parameters():
            nn.init.normal_(each, std=0.02)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Scores (B, N + 1), the last that of none; expressions that are not there have -1e4."""
        keys, query = self.key(self.seen(batch["states"])), self.query(self.seen(batch["event"]))[:, None]
        known = torch.stack([self.tables[name](batch[name]) for name in (*SIZES, "step")]).sum(0)
        wide = torch.cat([keys, query.expand_as(keys), keys * query, known], -1)
        scores = self.out(self.dropout(F.gelu(self.up(self.dropout(wide)), approximate="tanh"))).squeeze(-1)
        return torch.cat([scores.masked_fill(~batch["there"], -1e4), self.none(query[:, 0])], -1)

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """The weights by the names that `TimeHead` knows."""
        found = {name: self.tables[name].get_parameter("weight") for name in (*SIZES, "step")}
        for name in ("key", "query", "up"):
            layer = getattr(self, name)
            found |= {name: layer.weight.T, f"{name}_bias": layer.bias}
        for name in ("out", "none"):
            layer = getattr(self, name)
            found |= {name: layer.weight[0], f"{name}_bias": layer.bias[0]}
        return {name: value.detach().numpy().astype(np.float32) for name, value in found.items()}


def main() -> None:
    """Read, print what the folds say, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--no-folds", action="store_true", help="write the weights without saying how good they are")
    options = parser.parse_args()
    keep_pages()
    torch.set_num_threads(options.threads)
    # Reading asks the head of each event; what it says there is not looked at, and there may be none yet.
    timehead.load = lambda: TimeHead(Net(1).arrays(), {UNKNOWN: 0})  # type: ignore[assignment, misc]
    found = list(cases(Reader(), options.data))
    if not options.no_folds:
        by_folds(found)
    write(fit(found), options.out)


def cases(reader: Reader, data: Path) -> Iterator[Case]:
    """The events of both sources whose time is known."""
    for part in FITTED:
        reports = load_gold(FOLDER, data, part)
        documents = [d for r in reports if isinstance(d := reader.ingest(r.source), Document)]
        for report, reading in zip(reports, traced(reader, documents), strict=True):
            times = report.annotation["times"]
            for record in report.annotation["records"]:
                at = (record["time"] or {}).get("timex")
                told = None if at is None else (times[at]["start"], times[at]["end"])
                trigger = (record["trigger"]["start"], record["trigger"]["end"])
                yield from case(f"{part}/{report.id}", "gold", reading, trigger, told)
    for kind in ("dated marks", "undated marks"):
        marked = fields.marked_reports(data, ("work",))
        if kind == "undated marks":
            marked = [replace(one, published=None) for one in marked if one.published is not None]
        for one, reading in zip(marked, traced(reader, [m.document() for m in marked]), strict=True):
            for mark in one.marks:
                if mark.types:
                    yield from case(one.name, kind, reading, mark.trigger, mark.time)


def traced(reader: Reader, documents: Sequence[Document]) -> Iterator[Reading]:
    """The Documents read, with their Docs and what the coder noted."""
    docs: dict[int, Doc] = {}
    for number, (document, trace) in enumerate(judged(reader, documents, docs.__setitem__)):
        yield document, docs.pop(number), trace


def case(name: str, kind: str, reading: Reading, trigger: Bounds, told: Bounds | None) -> Iterator[Case]:
    """The case of one event, if there is an expression in reach."""
    document, doc, trace = reading
    token = word(doc, trace, trigger)
    if token is None:
        return
    dates = dates_of(token, doc, document.times, document)
    if dates is None or not dates.times:
        return
    ruled = by_rules(token, doc, document.times, document)
    right = [n for n, t in enumerate(dates.times) if told is not None and t.start < told[1] and told[0] < t.end]
    yield Case(name, kind, dates, tuple(right or [len(dates.times)]), ruled is None or ruled.start is None)


def word(doc: Doc, trace: Trace, trigger: Bounds) -> Token | None:
    """The word that the program asks the time of: that of its record, else the head of the marked words."""
    span = doc.char_span(*trigger, alignment_mode="expand")
    if span is None:
        return None
    own = [token for token in span if isinstance(trace.outcomes.get(token.i), Record)]
    return own[0] if own else span.root


def by_folds(found: Sequence[Case]) -> None:
    """Prints what heads of other folds make of events for which the rules choose no words."""
    told: dict[int, NDArray[np.float32]] = {}
    for fold in range(FOLDS):
        head = fit([one for one in found if fold_of(one.document, FOLDS) != fold])
        told |= {id(one): head.probabilities(one.dates) for one in found if fold_of(one.document, FOLDS) == fold}
    for kind in ("gold", "dated marks", "undated marks"):
        asked = [one for one in found if one.asked and one.kind == kind]
        dated = sum(one.right[0] < len(one.dates.times) for one in asked)
        print(f"{kind}: {len(asked)} events without words by the rules, {dated} of them dated")
        for limit in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            best = [(one, int(told[id(one)].argmax())) for one in asked if told[id(one)].max() >= limit]
            taken = [(one, n) for one, n in best if n < len(one.dates.times)]
            right = sum(n in one.right for one, n in taken)
            none = sum(one.right[0] == len(one.dates.times) for one, n in taken)
            print(f"  from {limit}: {len(taken)} chosen, {right} right, {none} where none dates it")


def fit(found: Sequence[Case]) -> TimeHead:
    """The head of all these cases."""
    steps = sorted({step for one in found for step in one.dates.steps} | {UNKNOWN})
    numbers = {step: n for n, step in enumerate(steps)}
    return TimeHead(trained(found, numbers).arrays(), numbers)


def trained(found: Sequence[Case], steps: dict[str, int]) -> Net:
    """A net after `EPOCHS` passes over the cases."""
    torch.manual_seed(SEED)
    net, order, done = Net(len(steps)).train(), random.Random(SEED), 0
    total = EPOCHS * -(-len(found) // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        shuffled = order.sample(found, len(found))
        for begin in range(0, len(shuffled), BATCH):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, (done + 1) / WARMUP) * (1 - done / total)
            batch = collate(shuffled[begin : begin + BATCH], steps)
            told = net(batch).log_softmax(-1).masked_fill(~batch["right"], -1e4)
            loss = -torch.logsumexp(told, -1).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            done += 1
    return net.eval()


def collate(found: Sequence[Case], steps: dict[str, int]) -> dict[str, Tensor]:
    """Cases of up to N expressions side by side: facts and `there` (B, N), states (B, N, 192), `right` (B, N + 1)."""
    most = max(len(one.dates.times) for one in found)
    batch: dict[str, Tensor] = {name: torch.zeros(len(found), most, dtype=torch.long) for name in (*SIZES, "step")}
    batch |= {"states": torch.zeros(len(found), most, WORD_STATES), "event": torch.zeros(len(found), WORD_STATES)}
    batch["there"] = torch.zeros(len(found), most, dtype=torch.bool)
    batch["right"] = torch.zeros(len(found), most + 1, dtype=torch.bool)
    for row, one in enumerate(found):
        dates, count = one.dates, len(one.dates.times)
        for name, classes in dates.facts.items():
            batch[name][row, :count] = torch.from_numpy(classes)
        batch["step"][row, :count] = torch.tensor([steps[step] for step in dates.steps])
        batch["states"][row, :count], batch["event"][row] = (
            torch.from_numpy(dates.states),
            torch.from_numpy(dates.event),
        )
        batch["there"][row, :count] = True
        for n in one.right:
            batch["right"][row, most if n == count else n] = True
    return batch


def write(head: TimeHead, path: Path) -> None:
    """The weights, the steps in their order, and the checksum."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = np.asarray(sorted(head.steps, key=head.steps.__getitem__))
    np.savez_compressed(path, steps=names, **{n: a.astype(np.float16) for n, a in head.arrays.items()})
    enter(path)
    print(f"{path.stat().st_size / 1e3:.0f} KB  {path.name}")


if __name__ == "__main__":
    main()
