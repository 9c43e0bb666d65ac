"""The spaCy component that carries the reading model: `nlp.add_pipe("according_encoder")`."""

# No postponed annotations here: spaCy reads the factory's own to check its settings.

import itertools
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
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


class Encoder:
    """Parses Docs: each window is one run of the model, runs go on in threads beside the decoding."""

    def __init__(self, opened: Weights, threads: int = 1) -> None:
        self.weights = opened
        self.forms = Forms(opened.pieces)
        self._threads = threads
        # Threads do not outlive a fork or a pickle: the pool is made where it is first used.
        self._pool: ThreadPoolExecutor | None = None

    def __call__(self, doc: Doc) -> Doc:
        return self.parse([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Docs in order; the windows of `batch_size` of them are under way together."""
        docs = iter(stream)
        while batch := list(itertools.islice(docs, batch_size)):
            yield from self.parse(batch)

    def parse(self, docs: Sequence[Doc]) -> list[Doc]:
        """Annotates the Docs in place."""
        parsed = [Parsed(words_of(doc, self.forms), self.weights.labels, len(doc)) for doc in docs]
        windows = [window for number, one in enumerate(parsed) for window in windows_of(one.words, number)]
        for window, outputs in self._outputs(windows):
            parsed[window.document].take(window, outputs, self.weights)
        return [annotate(doc, result, self.weights) for doc, result in zip(docs, parsed, strict=True)]

    def _outputs(self, windows: list[Window]) -> Iterator[tuple[Window, Outputs]]:
        if self._threads < 2 or len(windows) < 2:
            for window in windows:
                yield window, self._read(window)
            return
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="encoder")
        waiting: deque[tuple[Window, Future[Outputs]]] = deque()
        for window in windows:
            waiting.append((window, self._pool.submit(self._read, window)))
            # Results wait for their decoding in memory: no more than a few each thread.
            if len(waiting) > 3 * self._threads:
                ready, future = waiting.popleft()
                yield ready, future.result()
        for window, future in waiting:
            yield window, future.result()

    def _read(self, window: Window) -> Outputs:
        return self.weights.run(*arrays_of(window, self.weights.pieces))


@Language.factory(
    "according_encoder",
    assigns=["token.pos", "token.tag", "token.lemma", "token.dep", "token.head", "doc.ents", "doc.sents",
             "doc.spans", "token._.factuality", "doc._.attribution_links", "doc._.trigger_scores",
             "doc._.encoder_states"],
    default_config={"threads": 2, "folder": None},
)  # fmt: skip
def make_encoder(nlp: Language, name: str, threads: int, folder: str | None) -> Encoder:
    """The component; `folder` is another model's folder, `threads` read windows at the same time."""
    register_extensions()
    return Encoder(weights(folder or ""), threads)
