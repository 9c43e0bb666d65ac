"""spaCy's English tokenizer, brought near to the words of Universal Dependencies.

UD English (EWT, GUM) splits words at hyphens and slashes, keeps abbreviations whole, and cuts
clitics off ("don't" is "do n't"), where spaCy differs in a few characters only.
"""

from __future__ import annotations

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

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
)
_SUFFIXES = (r"[-–—]+", r"/")
_PREFIXES = (r"[-–—]+", r"/", r"\+(?![0-9])")


def tune_tokenizer(nlp: Language) -> Language:
    """Set the splitting rules of `nlp`'s tokenizer; the pipeline itself is returned."""
    defaults = nlp.Defaults
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer), "a blank pipeline has spaCy's own tokenizer"
    infixes = list(_INFIXES)
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    suffixes = [*(defaults.suffixes or []), *_SUFFIXES]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    prefixes = [*(defaults.prefixes or []), *_PREFIXES]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    return nlp
