"""The one file that knows the order of the stages: Sources become Documents with records.

ingest → language → parties, toponyms, timexes → claims, wording → events with status
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from according import __version__
from according.attribution.claims import find_claims
from according.attribution.factuality import status_of
from according.attribution.wording import find_wording
from according.config import Value, checked
from according.document import READ_REGIONS, Document, Place, Skipped, Timex
from according.errors import AccordingError, ConfigError, InputError
from according.events.coding import Trace, code
from according.events.timing import event_time
from according.ingest import Source, ingest, sources
from according.ingest.text import unwrapped
from according.language import casing
from according.language import load as load_language
from according.mentions.gazetteer import Gazetteer
from according.mentions.knowledge import KnowledgeBase
from according.mentions.matching import find_names
from according.mentions.parties import find_parties
from according.mentions.timex import find_timexes
from according.mentions.toponyms import find_toponyms
from according.record import Record
from according.resources import use_project

if TYPE_CHECKING:
    from according.dictionaries.compiled import Dictionaries
    from according.events.ontologyfile import OwnLexicon

# Dictionaries, ontologies and explanations are imported by those who ask for them.

Mention = TypeVar("Mention", Place, Timex)
LEXICON_VERSION = "2026.11"
CODER = f"according {__version__}, en {LEXICON_VERSION}"


class Reader:
    """Reads inputs into Documents: loads the model once, reads in batches over documents.

    `model` names another spaCy pipeline to parse with; `options` are those of default.toml.
    Raises ModelError where the weights are missing, ConfigError for an unknown option, ResourceError where the
    option `gazetteer` names no gazetteer, the folder `lexicon` has dictionaries that cannot be used, or the file of
    the option `ontology` does not hold; ConfigError where dictionaries are to be explained or to follow an ontology.
    """

    def __init__(self, model: str | None = None, options: Mapping[str, object] | None = None) -> None:
        self.options: dict[str, Value] = checked(options or {})
        self.model = model
        use_project(Path(str(self.options["lexicon"])) if self.options["lexicon"] else None)
        folder = Path(str(self.options["lexicon"])).resolve() if self.options["lexicon"] else None
        self.dictionaries = _dictionaries(folder) if folder is not None else None
        if self.options["gazetteer"]:
            Gazetteer.open(str(self.options["gazetteer"]))
        own = _ontology(Path(str(self.options["ontology"]))) if self.options["ontology"] else None
        self.lexicon = own.lexicon if own is not None else None
        self.ontology = own.ontology.label if own is not None else None
        if self.dictionaries is not None:
            for name in ("ontology", "explain"):
                if self.options[name]:
                    raise ConfigError(f"option {name}: the dictionaries in {folder} code without it")

    @property
    def coder(self) -> str:
        """What codes, as records name it: the program, its pipeline, and what stands in the place of its own rows."""
        pipeline = CODER if self.model is None else f"{CODER}, {self.model}"
        if self.dictionaries is not None:
            return f"{pipeline}, dictionaries {self.dictionaries.name}"
        return pipeline if self.ontology is None else f"{pipeline}, {self.ontology}"

    @cached_property
    def nlp(self) -> Language:
        """The language pipeline, loaded at first use."""
        nlp = load_language(self.model, threads=int(self.options["threads"]))
        nlp.max_length = int(self.options["max_bytes"])
        return nlp

    def read_paths(
        self,
        paths: Sequence[str],
        *,
        published: str | None = None,
        outlet: str | None = None,
        stdin: BinaryIO | None = None,
    ) -> Iterator[Document | InputError]:
        """Documents of files, folders, JSONL or "-", in order; a bad input gives its InputError instead."""
        found = sources(paths, max_bytes=int(self.options["max_bytes"]), stdin=stdin)
        yield from self.read_sources(found, published=published, outlet=outlet)

    def read_sources(
        self,
        found: Iterable[Source | InputError],
        *,
        published: str | None = None,
        outlet: str | None = None,
    ) -> Iterator[Document | InputError]:
        """As read_paths, for inputs already at hand; `batch_documents` of them are under way together."""
        for batch in batches(found, int(self.options["batch_documents"])):
            ingested = [self.ingest(source, published=published, outlet=outlet) for source in batch]
            self.read_documents([item for item in ingested if isinstance(item, Document)])
            yield from ingested

    def ingest(
        self, source: Source | InputError, *, published: str | None = None, outlet: str | None = None
    ) -> Document | InputError:
        """The Document of one Source, not yet read, or the error that kept it from being one."""
        if isinstance(source, InputError):
            return source
        try:
            return ingest(source, published=published, outlet=outlet, max_bytes=int(self.options["max_bytes"]))
        except InputError as error:
            error.where = error.where or source.path or source.id
            return error

    def read_documents(self, documents: Sequence[Document]) -> None:
        """Fills claims, parties, places, times, records, wording of the Documents, in place."""
        readable = [document for document in documents if document.language in (None, "en")]
        prepared = (self.prepare(document) for document in readable)
        for document, doc in zip(readable, self.nlp.pipe(prepared), strict=True):
            self.fill(document, doc)

    def prepare(self, document: Document) -> Doc:
        """The tokenised Doc with the Document's regions; what is past `max_words` is marked unread."""
        doc = self.nlp.make_doc(unwrapped(self.cased(unwrapped(document.text))))
        limit = int(self.options["max_words"])
        last = doc[limit - 1].idx if len(doc) > limit else len(document.text)
        spans = []
        for region in document.regions:
            span = doc.char_span(region.start, region.end, label=region.kind, alignment_mode="contract")
            if span is None:
                continue
            if region.start >= last and region.kind in READ_REGIONS:
                document.skipped.append(Skipped(region.start, region.end, f"past {limit} words"))
                span = doc.char_span(span.start_char, span.end_char, label="boilerplate")
            spans.append(span)
        if last < len(document.text):
            document.warnings.append(f"longer than {limit} words: the rest is not read")
        doc.spans["regions"] = [span for span in spans if span is not None]
        return doc

    def cased(self, text: str) -> str:
        """The text as it is read: itself, or with the case put back that it was printed without, letter for letter."""
        for stretch in casing.caseless(text):
            part = text[stretch.start : stretch.end]
            capitals = casing.neutral(part)
            hits = find_names(capitals, KnowledgeBase.load())
            names = [(hit.start, hit.end, hit.aliases[0].surface) for hit in hits]
            part = casing.recased(part, self.nlp(self.nlp.make_doc(capitals)), names)
            text = text[: stretch.start] + part + text[stretch.end :]
        return text

    def fill(self, document: Document, doc: Doc, trace: Trace | None = None) -> None:
        """Runs the stages after the model over one parsed Doc. A fault in one is noted, nothing is lost.

        `trace` is filled with what coding by the lexicon of events considered. The encoder's states go from the Doc.
        """
        try:
            self._stages(document, doc, trace)
        except (AccordingError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            # A fault of ours must not cost a user the other documents of an archive; it stays visible.
            document.warnings.append(f"reading broke off: {type(error).__name__}: {error}")
        finally:
            # Over two kilobytes a word, which nobody asks for any more; Python frees Docs late.
            if Doc.has_extension("encoder_states"):
                doc._.encoder_states = None

    def _stages(self, document: Document, doc: Doc, trace: Trace | None) -> None:
        document.places = printed(find_toponyms(doc, document, str(self.options["gazetteer"])), document)
        document.parties = find_parties(doc, document)
        document.times = printed(find_timexes(doc.text, document, doc), document)
        document.claims = find_claims(doc, document, document.parties, broad=bool(self.options["broad_claims"]))
        document.wording = find_wording(doc, document, document.claims)
        if trace is None and self.options["explain"]:
            trace = Trace()
        records, skipped = self._coding(trace)(
            doc,
            document,
            parties=document.parties,
            places=document.places,
            times=document.times,
            claims=document.claims,
            status_of=status_of,
            event_time=event_time,
            coder=self.coder,
        )
        document.records = records
        document.skipped = sorted(document.skipped + skipped, key=lambda item: item.start)
        if trace is not None and self.options["explain"]:
            from according.events.explain import explain

            document.explanations = explain(trace, doc, document)

    def _coding(self, trace: Trace | None) -> Callable[..., tuple[list[Record], list[Skipped]]]:
        """What codes: a project's dictionaries, where it has any, in the place of our own lexicon of events."""
        if self.dictionaries is None:
            again = bool(self.options["second_reading"])
            return partial(code, lexicon=self.lexicon, trace=trace, second_reading=again)
        from according.dictionaries.coding import code_with

        return partial(code_with, self.dictionaries)


def _dictionaries(folder: Path) -> Dictionaries | None:
    from according.dictionaries.compiled import load
    from according.dictionaries.folder import holds_dictionaries

    return load(folder) if holds_dictionaries(folder) else None


def _ontology(path: Path) -> OwnLexicon:
    from according.events.ontologyfile import load

    return load(path)


def printed(found: Sequence[Mention], document: Document) -> list[Mention]:
    """Places or times with their words as the Document has them, also where it was read with another case."""
    text = document.text
    return [item if item.text == text[item.start : item.end] else replace(item, text=text[item.start : item.end])
            for item in found]  # fmt: skip


def batches(items: Iterable[Source | InputError], size: int) -> Iterator[list[Source | InputError]]:
    """Lists of up to `size` items, in order."""
    iterator = iter(items)
    while batch := list(itertools.islice(iterator, size)):
        yield batch
