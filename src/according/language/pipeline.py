"""The spaCy component that carries the reading model: `nlp.add_pipe("according_encoder")`."""

# No postponed annotations here: spaCy reads the factory's own to check its settings.

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from according.language.annotate import Parsed, annotate
from according.language.weights import Weights
from according.language.windows import Window, arrays_of, batches_of, windows_of, words_of
from according.resources import package_path


def register_extensions() -> None:
    """`token._.factuality` and `doc._.attribution_links`, registered once a process."""
    if not Token.has_extension("factuality"):
        Token.set_extension("factuality", default=None)
    if not Doc.has_extension("attribution_links"):
        Doc.set_extension("attribution_links", default=None)


@lru_cache(maxsize=2)
def weights(folder: str, threads: int) -> Weights:
    """The opened model, once a process for each number of threads."""
    return Weights(Path(folder), threads)


class Encoder:
    """Parses Docs in batches: windows of many documents go through the model together."""

    def __init__(self, opened: Weights) -> None:
        self.weights = opened

    def __call__(self, doc: Doc) -> Doc:
        return self.parse([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Docs in order; `batch_size` of them share one run."""
        docs = iter(stream)
        while batch := list(itertools.islice(docs, batch_size)):
            yield from self.parse(batch)

    def parse(self, docs: Sequence[Doc]) -> list[Doc]:
        """Annotates the Docs in place."""
        windows: list[Window] = []
        parsed: list[Parsed] = []
        for number, doc in enumerate(docs):
            words = words_of(doc, self.weights.pieces)
            parsed.append(Parsed(words, self.weights.labels))
            windows.extend(windows_of(words, number))
        for batch in batches_of(windows):
            outputs = self.weights.run(*arrays_of(batch, self.weights.pieces))
            for row, window in enumerate(batch):
                parsed[window.document].take(window.begin, window, outputs, row, self.weights)
        return [annotate(doc, result, self.weights) for doc, result in zip(docs, parsed, strict=True)]


@Language.factory(
    "according_encoder",
    assigns=["token.pos", "token.tag", "token.lemma", "token.dep", "token.head", "doc.ents", "doc.sents",
             "doc.spans", "token._.factuality", "doc._.attribution_links"],
    default_config={"threads": 2, "folder": None},
)  # fmt: skip
def make_encoder(nlp: Language, name: str, threads: int, folder: str | None) -> Encoder:
    """The component; `folder` is another model's folder, `threads` bounds onnxruntime."""
    register_extensions()
    place = folder or str(package_path("models", "en"))
    return Encoder(weights(place, threads))
