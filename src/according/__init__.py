"""According: every event, according to whom.

    doc = according.read("page.html")
    doc.records

The doors below import the reading stages when they are first called, so that `import according`
takes a fraction of a second: spaCy alone takes more than one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from according.document import Document
    from according.reader import Reader

__version__ = "0.1.0"
__all__ = ["__version__", "read", "read_html", "read_many", "read_text"]


@cache
def _reader() -> Reader:
    from according.startup import import_spacy

    import_spacy()
    from according.reader import Reader

    return Reader()


def read(path: str | Path, *, published: str | None = None, outlet: str | None = None) -> Document:
    """The Document of one file of text or HTML, with its records.

    `published` is an ISO date. Raises InputError for an input that cannot be read, and for a file
    that holds several documents (use `read_many`).
    """
    from according.errors import UnsupportedInput

    found = list(read_many([path], published=published, outlet=outlet))
    if len(found) != 1:
        message = f"{path}: got {len(found)} documents, expected one; read_many takes files of several"
        raise UnsupportedInput(message, where=str(path))
    return found[0]


def read_text(
    text: str, *, published: str | None = None, outlet: str | None = None, url: str | None = None
) -> Document:
    """The Document of a report given as plain text; its `text` is what was given."""
    return _read_one("text", text, published, outlet, url)


def read_html(
    page: bytes | str, *, published: str | None = None, outlet: str | None = None, url: str | None = None
) -> Document:
    """The Document of a web page given as its bytes."""
    return _read_one("html", page, published, outlet, url)


def _read_one(kind: str, data: bytes | str, published: str | None, outlet: str | None, url: str | None) -> Document:
    from according.ingest import Source, ingest

    reader = _reader()
    source = Source(data, kind, url=url)  # type: ignore[arg-type]
    document = ingest(source, published=published, outlet=outlet, max_bytes=int(reader.options["max_bytes"]))
    reader.read_documents([document])
    return document


def read_many(
    paths: Iterable[str | Path],
    *,
    workers: int = 1,
    published: str | None = None,
    outlet: str | None = None,
) -> Iterator[Document]:
    """Documents of files and folders, in order. Raises the first InputError after all the good ones."""
    from according.errors import InputError
    from according.parallel import read_paths

    failed: InputError | None = None
    reader, given = _reader(), [str(path) for path in paths]
    for item in read_paths(given, workers=workers, published=published, outlet=outlet, reader=reader):
        if isinstance(item, InputError):
            failed = failed or item
        else:
            yield item
    if failed is not None:
        raise failed
