"""The gate: where pydantic looks at what the quick reader has refused.

It converts what is harmless, such as a day in quotes, and names everything else that is wrong, in
our words and without the values. pydantic is loaded only here, and only then.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Required, TypeVar, cast

from fuehrung_cli.domain.fields import Between, hints_of
from fuehrung_cli.errors import say
from fuehrung_cli.store.problems import Problem, by_hand, unknown_key
from fuehrung_cli.store.shapes import BAD, Nested, parts_of, read_exact
from fuehrung_cli.store.wanted import wanted

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")


def admit(
    cls: type[T], data: Mapping[str, object], *, path: str, where: str = "", lenient: bool = False
) -> tuple[T | None, tuple[Problem, ...]]:
    """Returns what a table holds, and what is wrong with it.

    None when anything in it is; with `lenient` only when a required key is bad or missing, and any
    other bad key counts as if it were not there. An unknown key is a notice and never in the way.
    """
    exact = read_exact(cls, data)
    if exact is not None:
        return exact, ()
    asked = cast("type", cls)
    parts = parts_of(asked)
    known = {key: value for key, value in data.items() if key in parts}
    values, bad = _convert(asked, known)
    bad |= {(key,) for key, part in parts.items() if part.required and key not in data}
    problems = [
        *(_bad(asked, place, data, path=path, where=where) for place in sorted(bad)),
        *(_unknown(asked, data, path, where)),
    ]
    fatal = {place[0] for place in bad if not lenient or parts[str(place[0])].required}
    made = None if fatal else cls(**{parts[key].name: value for key, value in values.items()})
    return made, tuple(problems)


Place = tuple[str | int, ...]


def _convert(cls: type, data: Mapping[str, object]) -> tuple[dict[str, object], set[Place]]:
    """Returns key → value for what fits after harmless conversion, and the places of the rest."""
    bad = _complaints(cls, data)
    spoiled = {place[0] for place in bad}
    rest = {key: value for key, value in data.items() if key not in spoiled}
    plain = cast("dict[str, object]", adapter(cls, partial=True).validate_python(rest))
    values = {key: parts_of(cls)[key].read(value) for key, value in plain.items()}
    bad |= {(key,) for key, value in values.items() if value is BAD}
    return {key: value for key, value in values.items() if value is not BAD}, bad


def _complaints(cls: type, data: Mapping[str, object]) -> set[Place]:
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        adapter(cls, partial=True).validate_python(dict(data))
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False, include_context=False)
        return {_within(cls, complaint["loc"]) for complaint in found}
    return set()


def _within(cls: type, loc: Place) -> Place:
    """Cuts what pydantic adds behind a key, such as the branch of a union it has tried."""
    kept: list[str | int] = []
    inside: type | None = cls
    for step in loc:
        if isinstance(step, int):
            kept.append(step)
            continue
        part = parts_of(inside).get(step) if inside else None
        if part is None:
            break
        kept.append(step)
        inside = part.shape.cls if isinstance(part.shape, Nested) else None
    return tuple(kept)


def _bad(cls: type, place: Place, data: Any, *, path: str, where: str) -> Problem:
    key = str(next(step for step in reversed(place) if isinstance(step, str)))
    if _is_missing(place, data):
        what = say("{key} is missing", key=key)
    else:
        what = say("{key} must be {wanted}", key=key, wanted=wanted(cls, place))
    return Problem(path, _shown(place, where), what, by_hand())


def _is_missing(place: Place, data: Any) -> bool:
    for step in place:
        if isinstance(data, dict) and step not in data:
            return True
        data = data[step]  # pydantic has gone the same way
    return False


def _shown(place: Place, where: str) -> str:
    steps = [f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in place]
    return (where + "".join(steps)).removeprefix(".")


def _unknown(cls: type, data: Mapping[str, object], path: str, where: str) -> list[Problem]:
    """Returns a notice for each key that the dataclass, or one inside it, does not know."""
    parts = parts_of(cls)
    problems = []
    for key, value in data.items():
        if key not in parts:
            problems.append(unknown_key(key, parts, path, _shown((key,), where)))
        elif isinstance(shape := parts[key].shape, Nested):
            several = value if isinstance(value, list) else [value]
            for number, inner in enumerate(several):
                if isinstance(inner, dict):
                    place: Place = (key, number) if shape.many else (key,)
                    problems += _unknown(shape.cls, inner, path, _shown(place, where))
    return problems


@cache
def adapter(cls: type, *, partial: bool = False, closed: bool = False) -> TypeAdapter[Any]:
    """Returns pydantic's view of a dataclass: a table of its keys.

    With `partial` no key of the outer table is required, with `closed` no other key is allowed.
    """
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(_table(cls, partial=partial, closed=closed))


def _table(cls: type, *, partial: bool, closed: bool) -> Any:
    from pydantic import ConfigDict, with_config  # noqa: PLC0415
    from typing_extensions import TypedDict  # noqa: PLC0415  # pydantic wants it before 3.12

    hints = hints_of(cls)
    keys: dict[str, Any] = {}
    for key, part in parts_of(cls).items():
        hint = _hint(hints[part.name], part.shape, closed=closed)
        keys[key] = Required[hint] if part.required and not partial else hint
    table = TypedDict(cls.__name__, keys, total=False)  # type: ignore[misc]  # made here
    config = ConfigDict(
        hide_input_in_errors=True, extra="forbid" if closed else "ignore", allow_inf_nan=False
    )
    return with_config(config)(table)


def _hint(hint: Any, shape: object, *, closed: bool) -> Any:
    from pydantic import BeforeValidator  # noqa: PLC0415

    if isinstance(shape, Nested):
        inner: Any = _table(shape.cls, partial=False, closed=closed)
        return tuple[inner, ...] if shape.many else inner
    bounds = [note for note in getattr(hint, "__metadata__", ()) if isinstance(note, Between)]
    limits = [_limit(bound, shape) for bound in bounds]
    plain = hint.__origin__ if bounds else hint
    return Annotated[(plain, *limits, BeforeValidator(_refuse_guesses(shape)))]


def _limit(bound: Between, shape: Any) -> Any:
    from pydantic import Field  # noqa: PLC0415

    if shape.base == "texts":
        return Field(min_length=int(bound.low), max_length=int(bound.high))
    return Field(ge=bound.low, le=bound.high)


def _refuse_guesses(shape: Any) -> Any:
    """Returns a check against pydantic's bolder conversions: 86400 is no day, true is no number."""

    def check(value: object) -> object:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        guessed = {
            "date": is_number,
            "moment": is_number,
            "bool": not isinstance(value, bool),
            "int": isinstance(value, bool),
            "number": isinstance(value, bool),
        }
        if guessed.get(shape.base, False):
            raise ValueError("guessed")
        return value

    return check
