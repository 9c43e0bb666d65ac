"""Classes of words by name, from `word_classes.tsv`: for what asks for words alone, without the lexicon of events."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from according.errors import ResourceError
from according.resources import table


@cache
def word_classes(language: str = "en") -> Mapping[str, frozenset[str]]:
    """Every class by its name: lemmas or forms, several words joined by a blank; rows of one name are added up."""
    found: dict[str, frozenset[str]] = {}
    for row in table("word_classes", ("name", "words"), language):
        words = {word.replace("_", " ") for word in row.words("words")}
        found[row["name"]] = found.get(row["name"], frozenset()) | words
    return found


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class; ResourceError where no row has its name."""
    found = word_classes().get(name)
    if found is None:
        raise ResourceError(f"got no class {name!r}, which the rules ask for", file="word_classes.tsv")
    return found
