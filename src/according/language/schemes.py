"""Other spaCy pipelines made to fit: what their Docs lack of ours is added around them.

`fitted` puts up to three components around the pipeline's own:

- `according_bounds`, first: sentences end where regions do and at blank lines, as for our own model;
- `according_clear_to_ud`, after the parser, where it speaks CLEAR: trees in Universal Dependencies;
- `according_fit`, last: entities under our names, and no parse where a region is not to be read.

Attribution spans and factuality are our own encoder's alone: without it, attribution goes by rules.
"""

# No postponed annotations here: spaCy reads the factories' own to check their settings.

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from according.document import READ_REGIONS
from according.errors import ModelError
from according.language.clear import Tree
from according.language.clear_relations import to_ud
from according.language.labels import entities

CLEAR_ONLY = frozenset({"pobj", "prep", "dobj", "nsubjpass"})
UD_ONLY = frozenset({"obj", "obl", "nsubj:pass", "case"})
ENCODER = "according_encoder"


def scheme_of(labels: Iterable[str]) -> str | None:
    """The scheme of a parser's labels: "ud" (version 2), "clear", or None where it is neither."""
    found = set(labels)
    if found >= CLEAR_ONLY:
        return "clear"
    return "ud" if found >= UD_ONLY else None


def fitted(nlp: Language, model: str) -> Language:
    """The pipeline with what it lacks around it; one that has our encoder is left as it is.

    Raises ModelError, naming `model`, where it has no parser, or one whose labels are of no known scheme.
    """
    if ENCODER in nlp.pipe_factories.values():
        return nlp
    parsers = [name for name in nlp.pipe_names if "token.dep" in nlp.get_pipe_meta(name).assigns]
    if not parsers:
        raise ModelError(f"got model {model!r} with {nlp.pipe_names}, expected a pipeline with a parser")
    labels = nlp.pipe_labels.get(parsers[-1], [])
    scheme = scheme_of(labels)
    if scheme is None:
        shown = ", ".join(sorted(labels)[:8]) or "none"
        raise ModelError(
            f"got model {model!r} whose parser has the labels {shown}, ...; expected those of Universal "
            "Dependencies 2 or of spaCy's English pipelines (CLEAR)"
        )
    nlp.add_pipe("according_bounds", first=True)
    if scheme == "clear":
        nlp.add_pipe("according_clear_to_ud", last=True)
    nlp.add_pipe("according_fit", last=True)
    return nlp


def bounds(doc: Doc) -> Doc:
    """Sentences may not cross the ends of regions and blank lines; given sentences stay as they are."""
    if len(doc) < 2 or doc.has_annotation("SENT_START"):
        return doc
    starts = {edge for span in doc.spans.get("regions", ()) for edge in (span.start, span.end)}
    opens = False
    for token in doc:
        opens = opens or token.i in starts
        if token.is_space:
            opens = opens or token.text.count("\n") > 1
        elif opens:
            token.is_sent_start = True
            opens = False
    return doc


def clear_to_ud(doc: Doc) -> Doc:
    """A CLEAR-parsed Doc with the heads, relations and parts of speech of Universal Dependencies, in place."""
    if not doc.has_annotation("DEP"):
        return doc
    array = doc.to_array(["TAG", "POS", "DEP", "HEAD"])
    strings = doc.vocab.strings
    names = {int(value): strings[int(value)] if value else "" for value in np.unique(array[:, :3])}
    tags, pos, deps = ([names[value] for value in array[:, column].tolist()] for column in range(3))
    heads = (array[:, 3].astype(np.int64) + np.arange(len(doc))).tolist()
    persons = [(entity.start, entity.end) for entity in doc.ents if entity.label_ == "PERSON"]
    words, lemmas = [token.lower_ for token in doc], [token.lemma_.lower() for token in doc]
    _write(doc, to_ud(Tree(words, lemmas, tags, pos, deps, heads, persons)))
    return doc


def _write(doc: Doc, tree: Tree) -> None:
    table = np.zeros((len(doc), 3), np.uint64)
    ids = {name: doc.vocab.strings.add(name) if name else 0 for name in {*tree.pos, *tree.deps}}
    table[:, 0] = [ids[name] for name in tree.pos]
    table[:, 1] = [ids[name] for name in tree.deps]
    table[:, 2] = _offsets(np.asarray(tree.heads, np.int64))
    doc.from_array(["POS", "DEP", "HEAD"], table)  # type: ignore[arg-type]


def _offsets(heads: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Heads as spaCy stores them: relative, in unsigned numbers."""
    return (heads - np.arange(len(heads))).astype(np.int64).view(np.uint64)


def fit(doc: Doc) -> Doc:
    """Entities under our names; tokens of regions that are not read lose theirs and their parse, in place."""
    unread = np.zeros(len(doc), bool)
    for span in doc.spans.get("regions", ()):
        if span.label_ not in READ_REGIONS:
            unread[span.start : span.end] = True
    ours = entities()
    doc.ents = [
        Span(doc, entity.start, entity.end, label=ours.get(entity.label_, entity.label_))
        for entity in doc.ents
        if not unread[entity.start : entity.end].any()
    ]
    if unread.any():
        _clear_parse(doc, unread)
    return doc


def _clear_parse(doc: Doc, unread: NDArray[np.bool_]) -> None:
    """Unread runs become flat sentences whose root is no ROOT, as `words.read_sentences` expects them."""
    names: list[int | str] = ["POS", "TAG", "LEMMA", "DEP", "HEAD"]
    array = doc.to_array(names)
    heads = array[:, 4].astype(np.int64) + np.arange(len(doc))
    add = doc.vocab.strings.add
    root, flat, x, anchor = add("ROOT"), add("dep"), add("X"), -1
    for token in doc:
        i = token.i
        if not unread[i]:
            anchor = -1
            if unread[heads[i]] and not token.is_space:
                heads[i], array[i, 3] = i, root
        elif token.is_space:
            heads[i] = anchor if anchor >= 0 else max(i - 1, 0)
        else:
            anchor = i if anchor < 0 else anchor
            heads[i] = anchor
            array[i, :4] = (x, 0, token.orth, flat)
    array[:, 4] = _offsets(heads)
    doc.from_array(names, array)  # type: ignore[arg-type]


@Language.factory("according_bounds", assigns=["token.is_sent_start"])
def make_bounds(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that sets sentence bounds before the parser."""
    return bounds


@Language.factory(
    "according_clear_to_ud",
    requires=["token.dep", "token.head", "token.tag", "token.pos"],
    assigns=["token.dep", "token.head", "token.pos"],
)
def make_clear_to_ud(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that turns CLEAR trees into Universal Dependencies."""
    return clear_to_ud


@Language.factory("according_fit", assigns=["doc.ents", "token.dep", "token.head", "token.pos", "token.tag"])
def make_fit(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that renames entities and leaves out what is not to be read."""
    return fit
