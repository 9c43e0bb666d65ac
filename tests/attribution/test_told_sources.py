"""By whose word an event is told, in sentences of our own, read with the model."""

from __future__ import annotations

import pytest

from according.ingest import from_text
from according.reader import Reader

pytestmark = pytest.mark.model

CASES = [
    ("There were reports of clashes between rebels and the army in Homs.", "claimed", [(None, "reports of")]),
    ("Amid reports of killings by the rebels in Homs, the army sent troops.", "claimed", [(None, "reports of")]),
    ("The army attacked the camp of the rebels in Homs.", "reported", []),
    ("The court noted published reports alleging that the general had tortured a prisoner.", "claimed",
     [("The court", "noted"), ("published reports", "alleging")]),
    ("A report alleging that police tortured a prisoner was published on Monday.", "claimed",
     [("A report", "alleging")]),
    ("The militant group released a video in August claiming that the girls were killed by the army.", "claimed",
     [("The militant group", "claiming")]),
    ("Reports claiming that the army killed nine farmers are true, the minister said.", "claimed",
     [("the minister", "said"), ("Reports", "claiming")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(options={"second_reading": False})


@pytest.mark.parametrize(("text", "status", "chain"), CASES)
def test_by_whose_word(reader: Reader, text: str, status: str, chain: list[tuple[str | None, str]]) -> None:
    document = from_text(text, published="2017-11-14")
    document.language = "en"
    reader.read_documents([document])
    (record,) = [r for r in document.records if r.event.type == "ASSAULT"]
    links = [(link.source and link.source.text, link.cue and link.cue.text) for link in record.according_to]
    assert (record.status, links) == (status, chain)
