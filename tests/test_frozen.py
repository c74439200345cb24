"""Our frozen dataclasses behave as those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from typing import Any

import pytest

from fuehrung_cli import frozen

Maker = Callable[..., Any]


def _classes(dataclass: Maker) -> tuple[Any, Any]:
    @dataclass(frozen=True)
    class Point:
        x: int
        y: float = 0.0
        tags: list[str] = field(default_factory=list)
        hidden: str = field(default="secret", repr=False)
        cache: dict[str, int] = field(default_factory=dict, compare=False)

        def __post_init__(self) -> None:
            if self.x < 0:
                raise ValueError("below zero")

    @dataclass(frozen=True)
    class Named(Point):
        name: str = "n"

    return Point, Named


@dataclasses.dataclass(frozen=True)
class Standard:
    text: str
    day: int = 1
    unhashed: dict[str, int] = field(default_factory=dict, hash=False)


@frozen.dataclass(frozen=True)
class Ours:
    text: str
    day: int = 1
    unhashed: dict[str, int] = field(default_factory=dict, hash=False)


@pytest.mark.parametrize("dataclass", [dataclasses.dataclass, frozen.dataclass])
def test_both_make_the_same_of_a_class(dataclass: Maker) -> None:
    point, named = _classes(dataclass)
    one = point(1, tags=["a"], cache={"k": 1})
    assert one == point(1, 0.0, ["a"], "secret", {})
    assert one != point(1)
    assert one != named(1, tags=["a"])
    assert repr(one) == f"{point.__qualname__}(x=1, y=0.0, tags=['a'], cache={{'k': 1}})"
    assert dataclasses.replace(one, x=2) == point(2, tags=["a"])
    assert [part.name for part in dataclasses.fields(named)][-1] == "name"
    assert point.__match_args__ == ("x", "y", "tags", "hidden", "cache")
    assert list(inspect.signature(named).parameters) == [*point.__match_args__, "name"]
    assert point(1).tags is not point(1).tags
    assert copy.deepcopy(one) == one
    assert (named(1).name, named(1, name="m").name) == ("n", "m")


@pytest.mark.parametrize("dataclass", [dataclasses.dataclass, frozen.dataclass])
def test_both_refuse_the_same(dataclass: Maker) -> None:
    point, _ = _classes(dataclass)
    with pytest.raises(ValueError, match="below zero"):
        point(-1)
    with pytest.raises(TypeError, match=r"Point.__init__\(\) missing 1 required positional"):
        point()
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        point(1, z=2)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        point(1).x = 2
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
        del point(1).x
    with pytest.raises(TypeError, match="unhashable"):
        hash(point(1))


@pytest.mark.parametrize("cls", [Standard, Ours])
def test_both_can_be_hashed_and_pickled(cls: Any) -> None:
    one = cls("a", 2)
    assert {one: "found"}[cls("a", 2)] == "found"
    assert one != cls("a", 2, {"k": 1})
    assert pickle.loads(pickle.dumps(one)) == one
    match one:
        case Standard(text, day, _) | Ours(text, day, _):
            assert (text, day) == ("a", 2)


def test_a_method_of_the_class_itself_is_kept() -> None:
    @frozen.dataclass(frozen=True)
    class Loud:
        text: str

        def __repr__(self) -> str:
            return self.text.upper()

    assert repr(Loud("a")) == "A"


def test_what_may_change_is_refused() -> None:
    make: Maker = frozen.dataclass
    with pytest.raises(TypeError, match="standard library"):
        make(frozen=False)


def test_a_class_without_words_gets_its_name_and_no_signature() -> None:
    @frozen.dataclass(frozen=True)
    class Bare:
        x: int

    assert Bare.__doc__ == "Bare"
