"""Document to spaCy Doc: `load()` gives the `nlp` that all later stages read from."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TYPE_CHECKING

from according.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

# spaCy is imported where it is needed: the weights are opened beside its import (weights.open_early).


@lru_cache(maxsize=4)
def load(model: str | None = None, threads: int = 2) -> Language:
    """The language pipeline: our own, or the installed spaCy pipeline `model` with a parser.

    Another pipeline's trees are turned into Universal Dependencies where they are not (`schemes.fitted`).
    Raises ModelError where the weights do not hold, or `model` is not installed or does not parse.
    """
    from according.language.pipeline import register_extensions, weights
    from according.language.schemes import fitted
    from according.language.tokens import blank

    register_extensions()
    if model is None:
        # onnxruntime opens the weights outside Python's lock, so that the tokenizer is built meanwhile.
        with ThreadPoolExecutor(1) as pool:
            opening = pool.submit(weights, "")
            nlp = blank()
            opening.result()
        nlp.add_pipe("according_encoder", config={"threads": threads})
        return nlp
    import spacy

    try:
        nlp = spacy.load(model)
    except (OSError, ImportError) as error:
        raise ModelError(f"got model {model!r}, which spaCy cannot load: {error}") from error
    return fitted(nlp, model)
