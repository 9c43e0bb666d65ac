"""The spaCy component that carries the reading model: `nlp.add_pipe("according_encoder")`."""

# No postponed annotations here: spaCy reads the factory's own to check its settings.

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from according.language.annotate import Parsed, annotate
from according.language.weights import Outputs, Weights
from according.language.windows import Forms, Window, arrays_of, windows_of, words_of
from according.resources import package_path

DOC_EXTENSIONS = ("attribution_links", "trigger_scores", "encoder_states")


def register_extensions() -> None:
    """`token._.factuality` and those of `DOC_EXTENSIONS`, registered once a process."""
    if not Token.has_extension("factuality"):
        Token.set_extension("factuality", default=None)
    for name in DOC_EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


@lru_cache(maxsize=2)
def weights(folder: str) -> Weights:
    """The opened model of a folder ("": the one that ships), once a process."""
    return Weights(Path(folder) if folder else package_path("models", "en"))


AHEAD = 4
"""Windows for each thread that are read, or wait to be, before their decoding: those done wait in memory."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A Doc that is being read, and what is known of it so far."""

    doc: Doc
    parsed: Parsed


class Encoder:
    """Parses Docs: each window is one run of the model, runs go on in other threads beside the decoding.

    The thread that decodes is one of the `threads`: it reads windows itself where it would wait for one. Where nobody
    codes events, their layers need not be asked (`events`).
    """

    def __init__(self, opened: Weights, threads: int = 1, *, events: bool = True) -> None:
        self.weights = opened
        self.events = events
        self.forms = Forms(opened.pieces)
        self._threads = threads
        # Threads do not outlive a fork or a pickle: the pool is made where it is first used.
        self._pool: ThreadPoolExecutor | None = None

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Docs in order, annotated in place. While one is written, windows of the next are under way.

        `batch_size` is spaCy's; nothing waits for a batch here.
        """
        for reading, window, outputs in self._outputs(self._windows(stream)):
            if window is None or outputs is None:
                yield annotate(reading.doc, reading.parsed, self.weights)
            else:
                reading.parsed.take(window, outputs, self.weights)

    def _windows(self, docs: Iterable[Doc]) -> Iterator[tuple[Reading, Window | None]]:
        """The windows of each Doc and then None, for its end."""
        for doc in docs:
            words = words_of(doc, self.forms)
            reading = Reading(doc, Parsed(words, self.weights.labels, len(doc), events=self.events))
            for window in windows_of(reading.parsed.words):
                yield reading, window
            yield reading, None

    def _outputs(
        self, windows: Iterator[tuple[Reading, Window | None]]
    ) -> Iterator[tuple[Reading, Window | None, Outputs | None]]:
        if self._threads < 2:
            for reading, window in windows:
                yield reading, window, None if window is None else self._read(window)
            return
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._threads - 1, thread_name_prefix="encoder")
        waiting: deque[Waiting] = deque()
        under_way = 0
        try:
            for reading, window in windows:
                future = None if window is None else self._pool.submit(self._read, window)
                waiting.append(Waiting(reading, window, future))
                under_way += future is not None
                while under_way > AHEAD * self._threads:
                    under_way -= waiting[0].future is not None
                    yield self._first(waiting)
            while waiting:
                yield self._first(waiting)
        finally:  # where a window fails, or nobody asks any more
            for one in waiting:
                if one.future is not None:
                    one.future.cancel()

    def _first(self, waiting: "deque[Waiting]") -> tuple[Reading, Window | None, Outputs | None]:
        """What waits longest, once it is read; until then this thread reads windows that no other has begun."""
        one = waiting.popleft()
        if one.future is None or one.window is None:
            return one.reading, None, None
        if one.future.cancel():
            return one.reading, one.window, self._read(one.window)
        for other in waiting:
            if one.future.done():
                break
            if other.future is not None and other.window is not None and other.future.cancel():
                other.future = self._read_here(other.window)
        return one.reading, one.window, one.future.result()

    def _read_here(self, window: Window) -> Future[Outputs]:
        """Read now, what goes wrong kept until the window's turn."""
        done: Future[Outputs] = Future()
        try:
            done.set_result(self._read(window))
        except Exception as error:  # noqa: BLE001 - raised where its result is asked for
            done.set_exception(error)
        return done

    def _read(self, window: Window) -> Outputs:
        return self.weights.run(*arrays_of(window, self.weights.pieces), events=self.events)


@dataclass(slots=True)
class Waiting:
    """A window (None: the end of its Doc) that is being read, or waits to be."""

    reading: Reading
    window: Window | None
    future: Future[Outputs] | None


@Language.factory(
    "according_encoder",
    assigns=["token.pos", "token.tag", "token.lemma", "token.dep", "token.head", "doc.ents", "doc.sents",
             "doc.spans", "token._.factuality", "doc._.attribution_links", "doc._.trigger_scores",
             "doc._.encoder_states"],
    default_config={"threads": 2, "folder": None, "events": True},
)  # fmt: skip
def make_encoder(nlp: Language, name: str, threads: int, folder: str | None, events: bool) -> Encoder:
    """The component; `folder` is another model's folder, `threads` work at the same time, the caller's among them;
    without `events` nobody says which words tell one."""
    register_extensions()
    return Encoder(weights(folder or ""), threads, events=events)
