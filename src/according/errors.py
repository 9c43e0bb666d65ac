"""Every error that According raises on purpose.

AccordingError
├── InputError            a document that cannot be read: has a stage, a reason and where
│   ├── EmptyInput
│   ├── BinaryInput
│   ├── TooLarge
│   ├── UndecodableInput
│   └── UnsupportedInput
├── ResourceError         a lexicon row or data file that does not hold: file and line
├── ModelError            weights that are missing, changed or do not fit
├── ConfigError           an unknown or ill-typed option
├── MissingPart           an optional library that an option needs
└── EvaluationError       a corpus that is absent or not in its format
"""

from __future__ import annotations


class AccordingError(Exception):
    """Base of all the errors below; its text is one line fit for standard error."""


class InputError(AccordingError):
    """An input that gave no Document.

    `stage` is the part of the program that gave up ("ingest"), `reason` a short word for the
    failure report ("empty"), `where` the path or id of the input.
    """

    reason = "unreadable"

    def __init__(self, message: str, *, where: str | None = None, stage: str = "ingest") -> None:
        super().__init__(message)
        self.where = where
        self.stage = stage


class EmptyInput(InputError):
    """No text at all, or nothing but white space and markup."""

    reason = "empty"


class BinaryInput(InputError):
    """Bytes that are no text: an image, an archive, a PDF."""

    reason = "binary"


class TooLarge(InputError):
    """More bytes than the option `max_bytes` allows."""

    reason = "too large"


class UndecodableInput(InputError):
    """Text or a compressed file that breaks off or cannot be decoded."""

    reason = "undecodable"


class UnsupportedInput(InputError):
    """A well-formed input of a kind that no reader takes."""

    reason = "unsupported"


class ResourceError(AccordingError):
    """A row of a data file that does not hold; the text opens with `file:line:`."""

    def __init__(self, message: str, *, file: str, line: int | None = None) -> None:
        super().__init__(f"{file}:{line}: {message}" if line is not None else f"{file}: {message}")
        self.message = message
        self.file = file
        self.line = line


class ModelError(AccordingError):
    """Weights that are missing, corrupt, or made for another version."""


class ConfigError(AccordingError):
    """An option that does not exist, or a value of the wrong kind."""


class MissingPart(AccordingError):
    """An optional library that is not installed; the text says how to install it."""


class EvaluationError(AccordingError):
    """A corpus that is not there or not in the format that its task reads."""
