"""Strict reading of nested frozen dataclasses from JSON and from ``path=value`` settings.

Layer: core.schema (may import core.errors). Kept apart from the values themselves so that
core.config reads as a list of choices.
"""

import copy
import dataclasses
import difflib
import typing
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from core.errors import ConfigError, shorten


def require(condition: bool, message: str) -> None:
    """Raise ``ConfigError`` with ``message`` unless ``condition`` holds."""
    if not condition:
        raise ConfigError(message)


def build(cls: type, data: object, path: str = "") -> Any:
    """Build the dataclass ``cls`` from nested mappings.

    Raises:
        ConfigError: a key is unknown (the nearest known one is named) or a value does not fit.
    """
    if not isinstance(data, Mapping):
        raise ConfigError(
            f"{path.rstrip('.') or 'the configuration'} must be an object of "
            f"key and value, not {shorten(data)}"
        )
    hints = typing.get_type_hints(cls)
    for key in data:
        if key not in hints:
            raise ConfigError(unknown_key(path + str(key), [path + h for h in hints]))
    values = {
        key: build(hints[key], value, f"{path}{key}.")
        if dataclasses.is_dataclass(hints[key])
        else _convert(value, hints[key], path + key)
        for key, value in data.items()
    }
    return cls(**values)


def unknown_key(key: str, known: Sequence[str]) -> str:
    """Say which setting may have been meant."""
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)
    return f"{shorten(key)} is not a known setting; did you mean {near[0]}?"


def _convert(value: object, hint: object, path: str) -> object:
    """Check one leaf, reading strings as the command line gives them."""
    if typing.get_origin(hint) is Literal:
        options = typing.get_args(hint)
        require(value in options, f"{path}={shorten(value)} must be one of {', '.join(options)}")
        return value
    try:
        if hint is bool:
            return {"true": True, "1": True, "false": False, "0": False}[str(value).lower()]
        if hint is int:
            require(float(str(value)).is_integer(), f"{path}={shorten(value)} must be whole")
            return int(float(str(value)))
        if hint is float:
            return float(str(value))
    except (KeyError, ValueError):
        kind = getattr(hint, "__name__", str(hint))
        raise ConfigError(f"{path}={shorten(value)} must be of type {kind}") from None
    return str(value)


def leaves(data: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """Give the dotted path of every leaf."""
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{prefix}{key}.")
        else:
            yield prefix + key


def with_settings(data: Mapping[str, Any], settings: Sequence[str]) -> dict[str, Any]:
    """Return nested plain values changed by ``path=value`` settings.

    Raises:
        ConfigError: a setting has no "=", or names no known leaf.
    """
    changed = copy.deepcopy(dict(data))
    for setting in settings:
        path, equals, value = setting.partition("=")
        require(bool(equals), f"--set {shorten(setting)} must look like train.lr=3e-4")
        node: Any = changed
        *parents, leaf = path.strip().split(".")
        for part in parents:
            node = node.get(part) if isinstance(node, dict) else None
        if not isinstance(node, dict) or leaf not in node or isinstance(node[leaf], dict):
            raise ConfigError(unknown_key(path, list(leaves(data))))
        node[leaf] = value
    return changed
