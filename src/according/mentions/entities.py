"""The model's names by token: their labels and bounds, with what a tokenizer cut off a name put back.

"Moon Jae-in" comes as four tokens, of which a tagger often takes two: a short second syllable of a Korean or Chinese
given name goes with the first. A national or religious word that opens a person's name ("Christian Horner") is a
name there.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from according.mentions.knowledge import Alias

NAMED = {"PERSON": "person", "ORG": "organisation", "NORP": "group"}
"""Labels that can be parties, with the kind of mention that they make."""
Labels = dict[int, tuple[str, int, int]]
"""Label and token bounds [start, end) of the name around a token."""
SYLLABLE = re.compile(r"(?:[bcdghjklmnprstwxyz]|ch|sh|zh|kw)?[aeiouwy]{1,3}(?:ng|n|m|k|l|p|b|t|h)?")
"""A romanised syllable of a Korean or Chinese given name."""
WORDS = frozenset({"run", "win", "ban", "ran", "led", "won", "like", "on", "up", "out", "to", "a", "the", "is", "at"})
"""Short words that may follow a hyphen and look like a syllable: "Kim-run"."""
LONGEST = 6
"""How many letters the first syllable may have."""


def entity_labels(doc: Doc) -> Labels:
    """Label and bounds by token, for the labels that can be parties."""
    found: Labels = {}
    for entity in doc.ents:
        if entity.label_ in NAMED:
            end = _whole(doc, entity.start, entity.end) if entity.label_ == "PERSON" else entity.end
            for i in range(entity.start, end):
                found[i] = (entity.label_, entity.start, end)
    return found


def opens_name(labels: Labels, head: int, alias: Alias, bounds: tuple[int, int] | None) -> bool:
    """Whether a national or religious word is part of a person's longer name: "Christian Horner", "German Ruiz"."""
    label = labels.get(head)
    if label is None or label[0] != "PERSON" or bounds is None or alias.use not in ("people", "adjective"):
        return False
    return label[1] == bounds[0] and bounds[1] < label[2]


def _whole(doc: Doc, start: int, end: int) -> int:
    """Where a person's name ends, with the hyphen and the syllable after it: "Lee Kuk" before "-no"."""
    if end - start < 2 or end + 1 >= len(doc):
        return end
    last = doc[end - 1]
    if last.text == "-":
        last, end = doc[end - 2], end - 1
    if doc[end].text != "-" or doc[end - 1].whitespace_ or doc[end].whitespace_:
        return end
    if not last.text[:1].isupper() or len(last.text) > LONGEST or not last.text.isalpha():
        return end
    after = doc[end + 1].text
    return end + 2 if after not in WORDS and SYLLABLE.fullmatch(after) else end
