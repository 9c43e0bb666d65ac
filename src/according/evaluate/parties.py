"""Scores of parties: country, sector and name against the own gold, spans against the CAMEO roles corpus.

The gold of this project marks every party with country, sectors and canonical name; how mentions are
matched and compared is goldscore.py's. The roles corpus marks the source (S), target (T) and reciprocal (R)
parties of a sentence's main event in BIO; a span is found where a party overlaps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from according.document import Document, Party
from according.errors import EvaluationError
from according.evaluate import gold
from according.language import load
from according.mentions.matching import pieces
from according.mentions.parties import PartyFinder


@dataclass(frozen=True, slots=True)
class RoleSentence:
    """A sentence of the roles corpus: its text, and (start, end, role) of its parties in code points."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def read_roles(path: Path) -> Iterator[RoleSentence]:
    """Sentences of a CoNLL file of two columns, token and BIO tag; EvaluationError where a line has others."""
    block: list[tuple[str, str]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        cells = line.split()
        if not cells:
            if block:
                yield _role_sentence(block)
            block = []
        elif len(cells) != 2:
            raise EvaluationError(f"{path}:{number}: got {len(cells)} columns, expected a token and its tag")
        else:
            block.append((cells[0], cells[1]))


def _role_sentence(block: list[tuple[str, str]]) -> RoleSentence:
    text, spans = "", list[tuple[int, int, str]]()
    for token, tag in block:
        start = len(text) + 1 if text and token not in ("'s", "’s", ",", ".") else len(text)
        text += " " * (start - len(text)) + token
        if tag.startswith("I-") and spans and spans[-1][2] == tag[2:]:
            spans[-1] = (spans[-1][0], len(text), tag[2:])
        elif tag != "O":
            spans.append((start, len(text), tag[2:]))
    return RoleSentence(text, tuple(spans))


def score_roles(found: Iterable[tuple[RoleSentence, list[Party]]]) -> dict[str, float]:
    """Recall of role spans by any overlapping party, by one of the same bounds (articles aside), and with a country."""
    spans = overlap = exact = country = sectors = 0
    for sentence, parties in found:
        for start, end, _ in sentence.spans:
            spans += 1
            near = [party for party in parties if party.start < end and start < party.end]
            overlap += bool(near)
            wanted = _bare(sentence.text[start:end])
            exact += any(_bare(party.text) == wanted for party in near)
            country += any(party.country is not None for party in near)
            sectors += any(party.sectors for party in near)
    whole = max(spans, 1)
    return {
        "roles_spans": float(spans),
        "roles_recall": overlap / whole,
        "roles_exact": exact / whole,
        "roles_with_country": country / whole,
        "roles_with_sector": sectors / whole,
    }


def _bare(text: str) -> tuple[str, ...]:
    words = pieces(text)
    return words[1:] if words[:1] in (("the",), ("a",), ("an",)) else words


def find_in(nlp: Language, texts: Iterable[str]) -> Iterator[tuple[Doc, list[Party]]]:
    """The Docs of plain texts with their parties, without a date."""
    finder = PartyFinder.load()
    for doc in nlp.pipe(texts):
        yield doc, finder(doc, Document(id="", text=doc.text))


def evaluate(path: Path, model: str | None = None) -> dict[str, float]:
    """`according evaluate parties PATH`: the own gold where PATH is the folder of the corpora, else a roles file.

    For the gold: span F1, and of the mentions found, the share whose country, sector and name are right, for
    each part and for all (`parties_country_of` and the like are what a share is a share of). For a roles file
    (or a folder of `*roles*.conll`): recall of its spans and how many of them got a country and a sector.
    Raises EvaluationError for an empty folder or another format.
    """
    files = sorted(path.glob("*roles*.conll")) if path.is_dir() else [path]
    if path.is_dir() and not files:
        return {name: value for name, value in gold.evaluate(path, model).items() if ".parties" in name}
    sentences = [sentence for file in files for sentence in read_roles(file)]
    if not sentences:
        raise EvaluationError(f"got no sentences in {path}, expected a CoNLL file of roles")
    nlp = load(model) if model else load()
    parties = (found for _, found in find_in(nlp, [sentence.text for sentence in sentences]))
    return score_roles(zip(sentences, parties, strict=True))
