"""How typed values become JSON to be stored, and come back typed.

Shapes kept: None, bool, int, float, str, date (ISO text), datetime (ISO text with zone), tuples, mappings with text
keys and dataclasses (as objects of their fields).  Unknown members of a stored object are ignored and missing ones take
the field's default, so that what an older release stored is still read.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dialogs.values import Json

Restore = Callable[[Any], Any]


class NotKept(ValueError):
    """The stored JSON does not have the shape of the wanted type."""


def keep(value: object) -> Json:
    """Return `value` as JSON; the opposite of `restore`."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): keep(part) for name, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [keep(part) for part in value]
    if is_dataclass(value):
        return {field.name: keep(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(type(value).__name__)


def restore(kind: Any, kept: Json) -> Any:
    """Return the value of type `kind` that `keep` made `kept` from; raises NotKept."""
    try:
        return _reader(kind)(kept)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise NotKept(str(kind)) from error


@cache
def _reader(kind: Any) -> Restore:
    origin = get_origin(kind)
    if origin is Union or origin is types.UnionType:
        return _one_of(get_args(kind))
    if origin is tuple:
        return _many(_reader(get_args(kind)[0]))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _named(_reader(get_args(kind)[1]))
    if origin is Literal:
        return _literal(get_args(kind))
    if is_dataclass(kind):
        return _object(kind)
    return _PLAIN.get(kind, _same)


def _same(kept: Any) -> Any:
    return kept


def _exactly(kind: type) -> Restore:
    def read(kept: Any) -> Any:
        if kept.__class__ is not kind:
            raise NotKept(kind.__name__)
        return kept

    return read


def _number(kept: Any) -> float:
    if isinstance(kept, bool) or not isinstance(kept, (int, float)):
        raise NotKept("float")
    return float(kept)


_PLAIN: dict[Any, Restore] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    float: _number,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    type(None): _exactly(type(None)),
}


def _literal(allowed: tuple[Any, ...]) -> Restore:
    def read(kept: Any) -> Any:
        if kept not in allowed:
            raise NotKept(repr(allowed))
        return kept

    return read


def _one_of(kinds: tuple[Any, ...]) -> Restore:
    optional = type(None) in kinds
    readers = [_reader(kind) for kind in kinds if kind is not type(None)]

    def read(kept: Any) -> Any:
        if kept is None and optional:
            return None
        for reader in readers:
            try:
                return reader(kept)
            except (TypeError, ValueError, KeyError, AttributeError):
                continue
        raise NotKept(repr(kinds))

    return read


def _many(item: Restore) -> Restore:
    return lambda kept: tuple(item(part) for part in kept)


def _named(item: Restore) -> Restore:
    return lambda kept: {name: item(part) for name, part in kept.items()}


def _object(kind: Any) -> Restore:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    needed = {
        field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING
    }

    def read(kept: Any) -> Any:
        if not needed <= kept.keys():
            raise NotKept(kind.__name__)
        return kind(**{name: reader(kept[name]) for name, reader in readers.items() if name in kept})

    return read
