"""What the name of an unknown body tells by itself: its sectors by a telling word, its country by a name inside it.

"Harbour Workers Union" is LAB, "Bank of Ruritania" BUS and of that country; "U.S. Harbour Command" is canonically
"United States Harbour Command". Telling words are rows of `lexicons/en/body_words.tsv`.
"""

from __future__ import annotations

from collections.abc import Sequence

from according.mentions.choice import Choice
from according.mentions.knowledge import ENTITY_CODES, Entity, KnowledgeBase
from according.mentions.nouns import Noun
from according.resources import Row

LONG_FORMS = {
    "u.s.": "United States", "us": "United States", "uk": "United Kingdom", "u.k.": "United Kingdom",
    "un": "United Nations", "u.n.": "United Nations", "eu": "European Union", "e.u.": "European Union",
}  # fmt: skip
"""Acronyms that open the name of a body, in the canonical name written out."""
WORLDWIDE = frozenset(
    {
        "international", "world", "global", "european", "african", "arab", "asian", "islamic", "american", "nations",
        "transnational", "worldwide", "atlantic", "pacific", "inter-american", "commonwealth",
    }
)  # fmt: skip
"""In the name of a body these tell that no one country is its own."""
JOINED = frozenset({"'s", "’s", "'", "’"})


def written_out(name: str) -> str:
    """The canonical form of an unknown body's name: no article, no bracket, an opening acronym in full."""
    plain = " ".join(name.split()).partition(" (")[0]
    if plain.lower().startswith("the "):
        plain = plain[4:]
    plain = plain.removesuffix("'s").removesuffix("’s")
    first, _, rest = plain.partition(" ")
    long = LONG_FORMS.get(first.lower()) if rest and (first.isupper() or "." in first) else None
    return f"{long} {rest}" if long else plain


def country_inside(choice: Choice, start: int, end: int) -> tuple[str | None, Entity | None]:
    """The country that tokens [start, end) of a name mention, and the body among them ("UN" in "UN Mission in …").

    None where they name no country or several.
    """
    found: dict[str, None] = {}
    body: Entity | None = None
    for i in range(start, end):
        bounds, alias = choice.bounds(i), choice.best(i)
        if bounds is None or alias is None or bounds[0] < start or (bounds[0], bounds[1]) == (start, end):
            continue
        entity = alias.entity
        if entity.kind == "organisation" and body is None and "JRN" not in entity.sectors and bounds[0] == start:
            body = entity
        if entity.country and entity.kind in ("country", "region", "organisation") and alias.use != "people":
            found[entity.country] = None
    if body is not None and body.country in ENTITY_CODES:
        return body.country, body
    return (next(iter(found)) if len(found) == 1 else None), body


def station(choice: Choice, start: int, end: int) -> bool:
    """Whether tokens [start, end) open with a known medium: "BBC Scotland"."""
    bounds, alias = choice.bounds(start), choice.best(start)
    opens = bounds is not None and bounds[0] == start and bounds[1] < end
    return opens and alias is not None and "JRN" in alias.entity.sectors


def telling_word(knowledge: KnowledgeBase, lower: Sequence[str]) -> Row | None:
    """The row of the last telling word of a name, its "of" phrase left out: "Bank" of "Bank of Ruritania Towers"."""
    words = [word for word in lower if word not in JOINED]
    for small in ("of", "for"):
        if small in words[1:]:
            words = words[: words.index(small, 1)]
    for word in reversed(words):
        row = knowledge.body_words.get(word.rstrip("."))
        if row is not None:
            return row
    return None


def named_noun(row: Row) -> Noun:
    """The telling word as the noun of a mention."""
    return Noun(row["word"], False, row.words("sectors"), "group", False, f"parties: name word {row.file}:{row.line}")


def worldwide(lower: Sequence[str]) -> bool:
    """Whether the name says that no one country is its own."""
    return bool(WORLDWIDE & set(lower))
