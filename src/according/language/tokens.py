"""spaCy's English tokenizer, brought near to the words of Universal Dependencies.

UD English (EWT, GUM) splits words at hyphens and slashes, keeps abbreviations whole, and cuts
clitics off ("don't" is "do n't"), where spaCy differs in a few characters only.
"""

from __future__ import annotations

from functools import cache, cached_property

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.lang.en import English, EnglishDefaults
from spacy.language import Language, create_tokenizer
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vectors import create_mode_vectors

from according.resources import table
from according.words import FOOTNOTE

_NOTE = rf"(?<=\S){FOOTNOTE.pattern}"  # with a blank before it such a number is what an editor puts in for words
_DASHES = r"-|–|—|--|---|~"
_INFIXES = (
    r"(?<=[0-9])[+\*^](?=[0-9-])",
    rf"(?<=[{ALPHA_LOWER}\"”’])\.(?=[{ALPHA_UPPER}])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9.])(?:{_DASHES})(?=[{ALPHA}0-9$£€])",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
    r"(?<=[0-9])/(?=[0-9])",
    r"\.{2,}|…",
    rf"(?<=[{ALPHA}0-9])[\(\)\[\]](?=[{ALPHA}0-9])",
    r"[“”\"](?=\w)",
    r"—|–",
    _NOTE,
)
_SUFFIXES = (_NOTE, r"[-–—]+", r"/")
_PREFIXES = (r"[-–—]+", r"/", r"\+(?![0-9])")


class NewsDefaults(EnglishDefaults):
    """English with the splitting rules above."""

    infixes = list(_INFIXES)  # noqa: RUF012 - as spaCy declares it
    suffixes = [*(EnglishDefaults.suffixes or []), *_SUFFIXES]  # noqa: RUF012
    prefixes = [*(EnglishDefaults.prefixes or []), *_PREFIXES]  # noqa: RUF012


class NewsEnglish(English):  # type: ignore[no-untyped-call]
    """spaCy's English; its tokenizer is built once with our rules, for building it anew costs half a second."""

    Defaults = NewsDefaults

    def make_doc(self, text: str) -> Doc:
        """The tokens of a text. Each string between blanks is split once by itself before it is met in a text, so that
        spaCy's tokenizer remembers it: behind the first special case of a text ("U.S.") it enters none in its memory.
        """
        for string in set(text.split() if len(text) <= self.max_length else ()) - self._split_before:
            self.tokenizer(string)
            self._split_before.add(string)
        return super().make_doc(text)

    @cached_property
    def _split_before(self) -> set[str]:
        return set()


@cache
def title_abbreviations() -> frozenset[str]:
    """ "Sen.", "Gen.": their full stops end no sentence, and a window cut there would part a title from its name."""
    return frozenset(row["title"] for row in table("titles", ("title",)) if row["title"].endswith("."))


def blank() -> Language:
    """An English pipeline without components whose words are near to those of Universal Dependencies."""
    # spaCy's own makers, handed over: to look them up by its configuration takes longer than a sentence's reading.
    nlp = NewsEnglish(create_tokenizer=create_tokenizer(), create_vectors=create_mode_vectors())
    assert isinstance(nlp.tokenizer, Tokenizer)
    for title in title_abbreviations():  # spaCy cuts "Col." from its stop, which then looks like a sentence's end
        if " " not in title and title not in nlp.tokenizer.rules:
            nlp.tokenizer.add_special_case(title, [{"ORTH": title}])
    return nlp
