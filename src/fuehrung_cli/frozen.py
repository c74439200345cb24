"""Frozen dataclasses that are made faster: the same classes, a quarter off every start.

The standard library compiles six methods for every class, half a millisecond each time the program
starts, and a page needs a hundred classes. Here only `__init__` is compiled; the other five are the
same few lines for all. Type checkers see the standard decorator, and what it makes works with
`fields`, `replace` and `match`. The figures stand in docs/performance.md.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, FrozenInstanceError, fields
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool) -> Callable[[type[T]], type[T]]:
        """Makes a frozen dataclass; it knows no other option, because nothing here uses one."""
        if not frozen:
            raise TypeError("what may change is a dataclass of the standard library")
        return _frozen


def _frozen(cls: type[T]) -> type[T]:
    # The standard library would write one from the signature, and load a tokenizer for that.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = _with_fields(cls)
    made.__init__ = _first_init(made)
    for name, method in _shared(made).items():
        if name not in vars(cls):
            setattr(cls, name, method)
    return cls


def _with_fields(cls: Any) -> Any:
    """Lets the standard library find the fields, without searching each type that is a text.

    It looks for `ClassVar` and two others in every such text by a pattern, half of what it costs.
    Nothing here uses them.
    """
    written = vars(cls).get("__annotations__", {})
    cls.__annotations__ = dict.fromkeys(written, object)
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    cls.__annotations__ = written
    for field in fields(made):
        field.type = written.get(field.name, field.type)
    return made


def _first_init(cls: Any) -> Callable[..., None]:
    """Returns what compiles `__init__` when the first instance is made: many classes have none."""

    def __init__(self: object, *args: object, **named: object) -> None:  # noqa: N807
        made = _init(cls)
        if vars(cls)["__init__"] is __init__:
            cls.__init__ = made
        made(self, *args, **named)

    __init__.__qualname__ = f"{cls.__qualname__}.__init__"
    return __init__


def _init(cls: Any) -> Callable[..., None]:
    """Compiles the method that fills an instance, in one step past the guard against changes."""
    given: list[str] = []
    stored: list[str] = []
    known: dict[str, Any] = {"NEW": object()}
    for field in fields(cls):
        name = field.name
        known[f"default_{name}"] = field.default
        known[f"new_{name}"] = field.default_factory
        if field.default_factory is not MISSING:
            given.append(f"{name}=NEW")
            stored.append(f"{name}=new_{name}() if {name} is NEW else {name}")
        else:
            given.append(name if field.default is MISSING else f"{name}=default_{name}")
            stored.append(f"{name}={name}")
    lines = [f"def __init__(self, {', '.join(given)}):", f" vars(self).update({', '.join(stored)})"]
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec("\n".join(lines), known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {field.name: field.type for field in fields(cls)}
    return init


def _shared(cls: Any) -> Mapping[str, Callable[..., object]]:
    """Returns name → method of what is the same for all classes but for the names of the fields."""
    compared = [field.name for field in fields(cls) if field.compare]
    kept = [f.name for f in fields(cls) if (f.compare if f.hash is None else f.hash)]
    shown = [field.name for field in fields(cls) if field.repr]

    def is_equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _values(self, compared) == _values(other, compared)

    def hashed(self: object) -> int:
        return hash(_values(self, kept))

    def written(self: object) -> str:
        parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({parts})"

    return {
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__eq__": is_equal,
        "__hash__": hashed,
        "__repr__": written,
    }


def _values(of: object, names: Sequence[str]) -> tuple[object, ...]:
    return tuple([getattr(of, name) for name in names])


def _refuse_to_set(_: object, name: str, __: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
