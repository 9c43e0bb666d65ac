"""Reading with several processes: batches of Sources out, Documents back, in the order of the inputs."""

from __future__ import annotations

import itertools
import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TYPE_CHECKING, BinaryIO

from according.config import Value
from according.document import Document
from according.errors import InputError
from according.ingest import Source, sources
from according.startup import begin, import_spacy, settled

if TYPE_CHECKING:
    from according.reader import Reader

# The reader is imported where it is needed: a worker has a say in how spaCy is imported before.

MOST_AT_ONCE = 4
"""Documents that a worker takes at a time: of a few dozen, none is left to one worker while the others have done."""
Outcome = list[Document | InputError]
_worker_reader: Reader | None = None


def read_paths(
    paths: Sequence[str],
    *,
    reader: Reader,
    workers: int = 1,
    published: str | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | InputError]:
    """As Reader.read_paths, over `workers` processes; each of them loads the model with one thread.

    Memory grows with the workers (some 400 MB each), not with the archive: only two batches a worker
    are on their way at any time.
    """
    if workers <= 1:
        yield from reader.read_paths(paths, published=published, outlet=outlet, stdin=stdin)
        return
    from according.reader import batches

    found = sources(paths, max_bytes=int(reader.options["max_bytes"]), stdin=stdin)
    size = min(int(reader.options["batch_documents"]), MOST_AT_ONCE)
    yield from _pooled(batches(found, size), reader, workers, published, outlet)


def _pooled(
    queue: Iterator[list[Source | InputError]],
    reader: Reader,
    workers: int,
    published: str | None,
    outlet: str | None,
) -> Iterator[Document | InputError]:
    options: dict[str, Value] = {**reader.options, "threads": 1}
    # Forking a process that runs onnxruntime's threads can dead-lock; a spawned one starts clean.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(reader.model, options)) as pool:
        waiting: deque[Future[Outcome]] = deque()
        try:
            for batch in itertools.islice(queue, workers * 2):
                waiting.append(pool.submit(_read, batch, published, outlet))
            while waiting:
                done = waiting.popleft().result()
                for batch in itertools.islice(queue, 1):
                    waiting.append(pool.submit(_read, batch, published, outlet))
                yield from done
        finally:
            for future in waiting:
                future.cancel()


def _start(model: str | None, options: dict[str, Value]) -> None:
    global _worker_reader
    from according.language.weights import open_early

    begin()
    if model is None:
        open_early()
    import_spacy(alone=model is None)
    from according.reader import Reader

    _worker_reader = Reader(model, options)


def _read(batch: list[Source | InputError], published: str | None, outlet: str | None) -> Outcome:
    assert _worker_reader is not None, "the pool's initializer has run"
    done: Outcome = list(_worker_reader.read_sources(batch, published=published, outlet=outlet))
    settled()
    return done
