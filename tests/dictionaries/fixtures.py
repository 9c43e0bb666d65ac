"""What tests of dictionaries share: the example of the repository, and parsed sentences without a model."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from according.dictionaries.compiled import Dictionaries, load
from according.dictionaries.phrases import Phrases
from according.dictionaries.sentence import DictionaryEvent, events_of
from according.events.lexicon import load as load_lexicon
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "dictionaries"
Coder = Callable[..., list[str]]


def parse(text: str) -> Doc:
    """A Doc of one sentence from `word/lemma/POS/dep/head` parts; the head is a word's number from 1, 0 the root."""
    parts = [part.split("/") for part in text.split()]
    return Doc(
        Vocab(),
        words=[part[0] for part in parts],
        lemmas=[part[1] or part[0].lower() for part in parts],
        pos=[part[2] for part in parts],
        deps=[part[3] if part[4] != "0" else "ROOT" for part in parts],
        heads=[int(part[4]) - 1 if part[4] != "0" else number for number, part in enumerate(parts)],
        sent_starts=[number == 0 for number in range(len(parts))],
    )


def shown(event: DictionaryEvent) -> str:
    """An event as PETRARCH writes it, with "not" where it is negated."""
    sides = [side.code if side is not None else "---" for side in (event.source, event.target)]
    return " ".join([*sides, event.code, *(["not"] if event.negated else [])])


@pytest.fixture(scope="session")
def example() -> Dictionaries:
    """The dictionaries of examples/dictionaries."""
    return load(EXAMPLE)


@pytest.fixture
def coded(example: Dictionaries) -> Coder:
    """Codes a sentence given by `parse`, with the example or other dictionaries, on a day."""

    def code(text: str, dictionaries: Dictionaries = example, day: str = "20120601", new: int = 0) -> list[str]:
        phrases = Phrases(next(parse(text).sents), dictionaries, day, new)
        return [shown(event) for event in events_of(phrases, dictionaries, load_lexicon().control)]

    return code
