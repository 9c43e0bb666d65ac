"""Windows over documents and batches of windows, drawn in a fixed order from a seed.

A window is a run of whole sentences (or lines) of one document, packed until it is full and without a
word about where sentences begin, so that the model learns to split raw text. Some windows are cased
like headlines, some are all capitals (as wire services were), some lack their last full stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from according.language.wordpiece import shape_id
from training.heads import TAG_HEADS

LONGEST = 142
BATCH_PIECES = 1280
ROUND_BATCHES = 72
# How often each pool is read, relative to the others; a "round" reads the pools in this proportion.
EPOCHS = {"ewt": 10.0, "gum": 12.0, "polnear": 2.2, "re3d": 18.0, "roles": 8.0, "wikigold": 7.0}
TAUGHT_EPOCHS = {"ewt": 8.0, "gum": 10.0, "polnear": 4.0, "re3d": 12.0, "roles": 5.0, "wikigold": 5.0, "news": 4.0}
"""The same where a teacher tells what no corpus says (`training.distil`)."""
SINGLE_SHARE = {"ewt": 0.25, "gum": 0.15}
CLS, SEP, MASK = 101, 102, 103
HIDDEN_WORDS = 0.1
"""Share of words whose pieces are hidden in training: what stands around a word must do for it, too. The encoder
has seen its treebanks ten times over by the end, and knows them by heart otherwise."""
_LETTERS = np.array([0, 1, 2, 3, 6])


@dataclass(slots=True)
class Pool:
    """One corpus as flat arrays (see `training.prepare.pack`)."""

    name: str
    arrays: dict[str, np.ndarray]

    def __post_init__(self) -> None:
        ends = self.arrays["piece_end"]
        self.arrays["piece_begin"] = np.concatenate([[0], ends[:-1]]).astype(np.int32)
        links = self.arrays["links"]
        self.arrays["link_word"] = _first_cue_words(links)

    @classmethod
    def all_of(cls, path: Path) -> dict[str, Pool]:
        """Every pool of a file written by `training.prepare`."""
        with np.load(path) as data:
            names = sorted({key.split("/")[0] for key in data.files})
            return {n: cls(n, {k.split("/")[1]: data[k] for k in data.files if k.startswith(n + "/")}) for n in names}

    def windows(self, rng: np.random.Generator | None, longest: int = LONGEST) -> list[tuple[int, int]]:
        """Word ranges that cover the pool once; with `rng`, differently at each call."""
        out: list[tuple[int, int]] = []
        cuts = np.unique(np.concatenate([self.arrays["cut"], self.arrays["doc"]]))
        begin = 0
        for end in self.arrays["doc"]:
            inside = cuts[(cuts > begin) & (cuts <= end)].tolist()
            out += self._pack(int(begin), inside, rng, longest)
            begin = end
        if rng is not None:
            rng.shuffle(out)
        return out

    def _pack(
        self, begin: int, cuts: list[int], rng: np.random.Generator | None, longest: int
    ) -> list[tuple[int, int]]:
        ends = self.arrays["piece_end"]
        single = SINGLE_SHARE.get(self.name, 0.05)
        out: list[tuple[int, int]] = []
        room = self._room(rng, longest, single)
        last = begin
        for cut in cuts:
            while self._pieces(begin, cut) > room:
                if last == begin:
                    limit = (ends[begin - 1] if begin else 0) + longest - 2
                    last = int(np.searchsorted(ends, limit, side="right"))
                    last = min(max(last, begin + 1), cut)
                out.append((begin, last))
                begin = last
                room = self._room(rng, longest, single)
                if last == cut:
                    break
            last = cut
        if last > begin:
            out.append((begin, last))
        return out

    @staticmethod
    def _room(rng: np.random.Generator | None, longest: int, single: float) -> int:
        if rng is None or rng.random() >= single:
            return longest - 2
        return int(rng.integers(8, 60))

    def _pieces(self, begin: int, end: int) -> int:
        ends = self.arrays["piece_end"]
        return int(ends[end - 1] - (ends[begin - 1] if begin else 0)) if end > begin else 0


def _first_cue_words(links: np.ndarray) -> np.ndarray:
    cues = links[links[:, 1] == 0]
    out: dict[int, int] = {}
    for cue, _, word in cues.tolist():
        out[cue] = min(word, out.get(cue, word))
    return np.asarray([out.get(cue, -1) for cue in range(max(out, default=-1) + 1)], dtype=np.int64)


Window = tuple[Pool, int, int]


@dataclass(frozen=True, slots=True)
class Course:
    """What is read in a training: `steps` batches of about `size` pieces; `epochs` as `EPOCHS`. In the last steps, a
    share `bare` of all, no word is hidden."""

    pools: dict[str, Pool]
    steps: int
    seed: int
    size: int = BATCH_PIECES
    hidden: float = HIDDEN_WORDS
    epochs: Mapping[str, float] = field(default_factory=lambda: EPOCHS)
    bare: float = 0.0

    def batches(self, done: int = 0, number: int = 0, of: int = 1) -> Iterator[dict[str, np.ndarray]]:
        """Of the batches after `done`, each `of`-th one, from the one with this number on."""
        for step, windows in enumerate(plan(self), start=1):
            if step > done and (step - done - 1) % of == number:
                # One generator a step, so that a resumed run sees the batches an unbroken one would.
                hidden = self.hidden if step <= self.steps * (1 - self.bare) else 0.0
                yield collate(windows, np.random.default_rng([self.seed, 3, step]), hidden)


def plan(course: Course) -> Iterator[list[Window]]:
    """The batches of a course as windows, those of a batch of like length."""
    pools, epochs, seed = course.pools, course.epochs, course.seed
    streams = {name: _stream(pools[name], seed) for name in epochs}
    weight = {name: epochs[name] * len(pools[name].arrays["pieces"]) for name in epochs}
    whole = ROUND_BATCHES * course.size / sum(weight.values())
    debt = dict.fromkeys(epochs, 0.0)
    rng = np.random.default_rng([seed, 7])
    made = 0
    while True:
        drawn: list[Window] = []
        for name, stream in streams.items():
            debt[name] += weight[name] * whole
            while debt[name] > 0:
                window = next(stream)
                drawn.append(window)
                debt[name] -= window[0]._pieces(window[1], window[2]) + 2
        batches = batched(drawn, rng, course.size)
        for i in rng.permutation(len(batches)):
            yield batches[i]
            made += 1
            if made == course.steps:
                return


def _stream(pool: Pool, seed: int) -> Iterator[Window]:
    epoch = 0
    while True:
        rng = np.random.default_rng([seed, epoch, sum(pool.name.encode())])
        for begin, end in pool.windows(rng):
            yield pool, begin, end
        epoch += 1


def batched(
    windows: list[Window], rng: np.random.Generator | None = None, size: int = BATCH_PIECES
) -> list[list[Window]]:
    """Windows sorted by length and cut into batches by their padded size."""
    sizes = np.asarray([w[0]._pieces(w[1], w[2]) + 2 for w in windows])
    noise = rng.uniform(0, 4, len(sizes)) if rng is not None else 0
    out: list[list[Window]] = [[]]
    longest = 0
    for i in np.argsort(-(sizes + noise), kind="stable"):
        longest = max(longest, int(sizes[i]))
        if out[-1] and longest * (len(out[-1]) + 1) > size:
            out.append([])
            longest = int(sizes[i])
        out[-1].append(windows[i])
    return out


def collate(
    windows: list[Window], rng: np.random.Generator | None = None, hidden: float = HIDDEN_WORDS
) -> dict[str, np.ndarray]:
    """Padded arrays of a batch; `rng` changes case, drops hints and hides a share of the words, as in training.

    `whole` and `whole_shapes` are the pieces and their shapes as they stand in the text.
    """
    trimmed = [(pool, a, _trim(pool, a, b, rng)) for pool, a, b in windows]
    length = max(pool._pieces(a, b) for pool, a, b in trimmed) + 2
    width = max(b - a for _, a, b in trimmed) + 1
    size = len(trimmed)
    out = {
        "pieces": np.zeros((size, length), np.int64),
        "shapes": np.zeros((size, length), np.int64),
        "whole": np.zeros((size, length), np.int64),
        "whole_shapes": np.zeros((size, length), np.int64),
        "first": np.zeros((size, width), np.int64),
        "last": np.zeros((size, width), np.int64),
        "head": np.full((size, width), -1, np.int64),
        "relation": np.full((size, width), -1, np.int64),
        "group": np.full((size, width), -1, np.int64),
        "fact": np.full((size, width), np.nan, np.float32),
    }
    out |= {f"tag_{head.name}": np.full((size, width), -1, np.int64) for head in TAG_HEADS}
    links: list[tuple[int, int, np.ndarray]] = []
    for row, (pool, a, b) in enumerate(trimmed):
        _fill(out, row, pool, a, b, rng)
        out["whole"][row] = out["pieces"][row]
        if rng is not None:
            _hide(out, row, pool, a, b, rng.random(b - a) < hidden)
        links += [(row, cue, target) for cue, target in _links(pool, a, b, width)]
    out["link_row"] = np.asarray([link[0] for link in links], np.int64)
    out["link_cue"] = np.asarray([link[1] for link in links], np.int64)
    out["link_target"] = np.stack([link[2] for link in links]) if links else np.zeros((0, 2, width), np.float32)
    return out


def _trim(pool: Pool, begin: int, end: int, rng: np.random.Generator | None) -> int:
    if rng is None or end - begin < 4 or rng.random() > 0.06 or (pool.arrays["head"] == end - 1)[begin:end].any():
        return end
    return end - 1 if pool.arrays["case"][end - 1] == 5 else end


def _fill(out: dict[str, np.ndarray], row: int, pool: Pool, a: int, b: int, rng: np.random.Generator | None) -> None:
    arrays = pool.arrays
    begins, ends = arrays["piece_begin"][a:b], arrays["piece_end"][a:b]
    origin = begins[0]
    count = int(ends[-1] - origin)
    out["pieces"][row, 0] = CLS
    out["pieces"][row, 1 : count + 1] = arrays["pieces"][origin : origin + count]
    out["pieces"][row, count + 1] = SEP
    words = b - a + 1
    out["first"][row, 1:words] = begins - origin + 1
    out["last"][row, 1:words] = ends - origin
    case, space, paragraph = _hints(arrays, a, b, rng)
    pieces_of = np.repeat(np.arange(b - a), ends - begins)
    is_first = np.zeros(count, np.int64)
    is_first[begins - origin] = 1
    ids = shape_id(case, space, paragraph, 0)
    out["shapes"][row, 1 : count + 1] = ids[pieces_of] + is_first
    ids = shape_id(*_hints(arrays, a, b, None), 0)
    out["whole_shapes"][row, 1 : count + 1] = ids[pieces_of] + is_first
    head = arrays["head"][a:b].astype(np.int64)
    inside = (head >= a) & (head < b)
    out["head"][row, 1:words] = np.where(inside, head - a + 1, np.where(head == -1, 0, -1))
    for key in ("relation", "fact"):
        out[key][row, 1:words] = arrays[key][a:b]
    out["group"][row, 1:words] = arrays["group"][a:b]
    for name in TAG_HEADS:
        out[f"tag_{name.name}"][row, 1:words] = arrays[f"tag_{name.name}"][a:b]


def _hide(out: dict[str, np.ndarray], row: int, pool: Pool, a: int, b: int, hidden: np.ndarray) -> None:
    begins, ends = pool.arrays["piece_begin"][a:b], pool.arrays["piece_end"][a:b]
    pieces_of = np.repeat(np.arange(b - a), ends - begins)
    out["pieces"][row, 1 : len(pieces_of) + 1][hidden[pieces_of]] = MASK
    # Nobody can tell the form of a word that is not there.
    out["tag_lemma"][row, 1 : b - a + 1][hidden] = -1


def _hints(arrays: dict[str, np.ndarray], a: int, b: int, rng: np.random.Generator | None) -> tuple[np.ndarray, ...]:
    case = arrays["case"][a:b].astype(np.int64)
    space = arrays["space"][a:b].astype(np.int64)
    paragraph = arrays["paragraph"][a:b].astype(np.int64)
    if rng is not None:
        draw, hide = rng.random(2)
        letters = np.isin(case, _LETTERS)
        if draw < 0.06:
            case = np.where(letters, 2, case)
        elif draw < 0.10:
            case = np.where(letters, 1, case)
        elif draw < 0.13:
            case = np.where(letters, 0, case)
        if hide < 0.25:
            paragraph = np.zeros_like(paragraph)
    return case, space, paragraph


def _links(pool: Pool, a: int, b: int, width: int) -> Iterator[tuple[int, np.ndarray]]:
    links = pool.arrays["links"]
    if not len(links):
        return
    first = pool.arrays["link_word"]
    for cue in np.nonzero((first >= a) & (first < b))[0]:
        lo, hi = np.searchsorted(links[:, 0], [cue, cue + 1])
        part = links[lo:hi]
        target = np.zeros((2, width), np.float32)
        for role in (1, 2):
            words = part[part[:, 1] == role, 2]
            words = words[(words >= a) & (words < b)]
            target[role - 1, words - a + 1] = 1
        yield int(first[cue]) - a + 1, target
