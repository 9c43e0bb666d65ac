"""Every option once: name, default, unit and help stand in default.toml; unknown keys fail."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from according.errors import ConfigError
from according.resources import package_path

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Option:
    """One option as default.toml declares it."""

    name: str
    default: Value
    unit: str
    help: str


@cache
def options() -> dict[str, Option]:
    """All options by name, in the order of default.toml."""
    declared = tomllib.loads(package_path("default.toml").read_text("utf-8"))
    return {name: Option(name, body["default"], body.get("unit", ""), body["help"]) for name, body in declared.items()}


def checked(values: Mapping[str, object]) -> dict[str, Value]:
    """Defaults with `values` over them; ConfigError for an unknown name or a value of another kind."""
    known = options()
    result: dict[str, Value] = {name: option.default for name, option in known.items()}
    for name, value in values.items():
        if name not in known:
            raise ConfigError(f"got option {name!r}, expected one of {', '.join(known)}")
        kind = type(known[name].default)
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            raise ConfigError(f"option {name}: got {value!r}, expected {kind.__name__}")
        result[name] = value
    return result


def load(path: Path | None = None) -> dict[str, Value]:
    """Options of a TOML file (`name = value` lines) over the defaults; defaults alone without a path."""
    if path is None:
        return checked({})
    try:
        return checked(tomllib.loads(path.read_text("utf-8")))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
