"""YAML as nodes that know their line, so that whatever is wrong in a user's file is named with file and line.

Scalars are taken as they are written: `no` is the word "no", never a truth value, unless one is asked for.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from according.errors import ResourceError

YES, NO = frozenset({"yes", "true"}), frozenset({"no", "false"})
FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml, many times as fast, where PyYAML has it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A node of a YAML file; the methods give its value, or raise ResourceError with file and line."""

    node: yaml.Node
    file: str
    name: str

    @property
    def line(self) -> int:
        """Its line, counted from 1."""
        return int(self.node.start_mark.line) + 1

    def error(self, message: str) -> ResourceError:
        """A ResourceError that names this place; the caller raises it."""
        return ResourceError(message, file=self.file, line=self.line)

    def expected(self, what: str) -> ResourceError:
        return self.error(f"{self.name}: got {self._shown()}, expected {what}")

    def _shown(self) -> str:
        if isinstance(self.node, yaml.ScalarNode):
            return repr(self.node.value) if self.node.value else "nothing"
        return "a list" if isinstance(self.node, yaml.SequenceNode) else "a mapping"

    def text(self) -> str:
        """A scalar that is not empty, as it is written."""
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip():
            raise self.expected("text")
        return str(self.node.value).strip()

    def texts(self) -> tuple[str, ...]:
        """A list of scalars, or one scalar that stands for a list of itself."""
        if isinstance(self.node, yaml.ScalarNode):
            return (self.text(),)
        return tuple(entry.text() for entry in self.items())

    def whole(self) -> int:
        try:
            return int(self.text())
        except ValueError:
            raise self.expected("a whole number") from None

    def flag(self) -> bool:
        word = self.text().lower()
        if word not in YES | NO:
            raise self.expected("yes or no")
        return word in YES

    def items(self) -> Iterator[Entry]:
        """The entries of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.expected("a list")
        for index, node in enumerate(self.node.value, 1):
            yield Entry(node, self.file, f"{self.name}, entry {index}")

    def pairs(self) -> dict[str, Entry]:
        """The entries of a mapping by key; a key that comes twice fails."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.expected("a mapping")
        found: dict[str, Entry] = {}
        for key, value in self.node.value:
            name = Entry(key, self.file, f"a key of {self.name}").text()
            here = Entry(key, self.file, name)
            if name in found:
                raise here.error(f"{self.name}: got {name!r} twice, the first in line {found[name].line}")
            found[name] = Entry(value, self.file, name)
        return found

    def fields(self, known: Sequence[str], needed: Sequence[str] = ()) -> dict[str, Entry]:
        """As pairs(), where only `known` keys may stand and those `needed` must."""
        found = self.pairs()
        for name, entry in found.items():
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                raise entry.error(f"{self.name}: got {name!r}, expected of {', '.join(known)}{hint}")
        missing = [name for name in needed if name not in found]
        if missing:
            raise self.error(f"{self.name}: got no {missing[0]!r}, which is needed")
        return found


def read_yaml(path: Path, name: str) -> Entry:
    """The top of a YAML file; raises ResourceError where it cannot be read or is no YAML."""
    try:
        node = _composed(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"{error}", file=str(path)) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ResourceError(f"no YAML: {error.problem or error}", file=str(path), line=line) from error
    except yaml.YAMLError as error:
        raise ResourceError(f"no YAML: {error}", file=str(path)) from error
    if node is None:
        raise ResourceError("got an empty file", file=str(path))
    return Entry(node, str(path), name)


def _composed(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=FAST)
    except yaml.YAMLError:
        # What is wrong is said in the same words, and at the same place, with libyaml and without.
        return yaml.compose(text, Loader=yaml.SafeLoader)
