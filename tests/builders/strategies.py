"""Hypothesis strategies for people and sessions, built from what the domain declares.

A new kind of fact is drawn as soon as it is registered, so every law also holds for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any, cast, get_args

from hypothesis import strategies as st

from fuehrung_cli.domain.fields import Field, Value, fields_of
from fuehrung_cli.domain.ids import ALPHABET, LETTERS, fact_id
from fuehrung_cli.domain.kinds import Foreign, Kind, kinds
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Purpose, Session, SessionKind

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=60)
"""Any text that may be saved: all but half characters; line ends are LF."""
lines = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30)
days = st.dates(date(1900, 1, 1), date(9998, 12, 31))
_offsets = st.integers(-14 * 60, 14 * 60).map(lambda n: timezone(timedelta(minutes=n)))
moments = st.builds(
    lambda moment, zone: moment.replace(tzinfo=zone),
    st.datetimes(datetime(1900, 1, 2), datetime(9998, 12, 30)),  # noqa: DTZ001  # zone drawn
    _offsets,
)
session_ids = st.builds(
    lambda letter, digit, rest: letter + digit + rest,
    st.sampled_from(LETTERS),
    st.sampled_from(ALPHABET[:10]),
    st.text(st.sampled_from(ALPHABET), min_size=6, max_size=6),
)
person_ids = st.text(st.sampled_from(ALPHABET), min_size=4, max_size=4)

_NUMBERS = st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)
_BY_BASE: dict[str, st.SearchStrategy[Any]] = {
    "text": texts,
    "int": st.integers(-(10**9), 10**9),
    "number": _NUMBERS,
    "bool": st.booleans(),
    "date": days,
    "moment": days | moments,
    "texts": st.lists(texts, max_size=3).map(tuple),
    "entry": st.just("") | session_ids | st.builds(fact_id, session_ids, st.integers(1, 9)),
    "fact": st.just("") | st.builds(fact_id, session_ids, st.integers(1, 9)),
}


def values(field: Field) -> st.SearchStrategy[Any]:
    """Draws what a field may hold."""
    if field.choices:
        drawn: st.SearchStrategy[Any] = st.sampled_from(field.choices)
    elif field.bounds and field.base == "int":
        drawn = st.integers(int(field.bounds.low), int(field.bounds.high))
    elif field.bounds and field.base == "texts":
        low, high = int(field.bounds.low), int(field.bounds.high)
        drawn = st.lists(texts, min_size=low, max_size=high).map(tuple)
    elif field.bounds:
        drawn = st.floats(field.bounds.low, field.bounds.high)
    else:
        drawn = _BY_BASE[field.base]
    return st.none() | drawn if field.optional else drawn


def contents(cls: type) -> st.SearchStrategy[Any]:
    """Draws any flat dataclass of the domain, sometimes leaving a field at its default."""
    fields = fields_of(cls)
    required = {field.name: values(field) for field in fields if field.required}
    optional = {field.name: values(field) for field in fields if not field.required}
    return st.fixed_dictionaries(required, optional=optional).map(lambda drawn: cls(**drawn))


_KEYS = st.sampled_from(["x_one", "x two", "x.three", "xä"])
_FOREIGN = st.recursive(
    texts | st.integers(-(2**62), 2**62) | st.booleans() | days | moments,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_KEYS, inner, max_size=2),
    max_leaves=4,
)
extras = st.dictionaries(_KEYS, _FOREIGN, max_size=2)
"""Keys that this program does not know."""


def facts_of(kind: Kind) -> st.SearchStrategy[tuple[Any, Any, Any]]:
    """Draws content, source and unknown keys of a fact of a kind."""
    return st.tuples(contents(cast("type", kind.content)), st.sampled_from(kind.sources), extras)


def _foreign() -> st.SearchStrategy[tuple[Any, Any, Any]]:
    made = st.builds(Foreign, st.sampled_from(["later_kind", "x"]), extras)
    return st.tuples(made, st.just("leader"), st.just({}))


def any_fact() -> st.SearchStrategy[tuple[Any, Any, Any]]:
    """Draws content, source and unknown keys of a fact of any kind, known or not."""
    return _any_fact(tuple(kind.content for kind in kinds()))


@cache  # for the classes that are kinds now: tests register further ones
def _any_fact(_contents: tuple[object, ...]) -> st.SearchStrategy[tuple[Any, Any, Any]]:
    return st.one_of(*[facts_of(kind) for kind in kinds()], _foreign())


@st.composite
def opened(draw: Callable[..., Any]) -> tuple[Opened, ...]:
    """Draws the facts of a session: any kinds, numbers with gaps."""
    numbers = draw(st.lists(st.integers(1, 9999), unique=True, max_size=4))
    return tuple(Opened(number, *draw(any_fact())) for number in numbers)


_SET: st.SearchStrategy[Value] = st.one_of(
    st.none(), texts, st.booleans(), _NUMBERS, days, moments, _BY_BASE["texts"]
)
changes = st.builds(
    Change,
    fact=st.builds(fact_id, session_ids, st.integers(1, 9)),
    state=st.none() | st.sampled_from(["kept", "open", "someday"]),
    set=st.dictionaries(st.sampled_from(["due", "text", "rank", "x y"]), _SET, max_size=3),
    text=texts,
    extra=extras,
)


def sessions(**given: st.SearchStrategy[Any]) -> st.SearchStrategy[Session]:
    """Draws a session with anything in it that may be saved; `given` draws a field otherwise."""
    drawn: dict[str, st.SearchStrategy[Any]] = {
        "id": session_ids,
        "at": days | moments,
        "recorded": moments,
        "kind": st.sampled_from(get_args(SessionKind)),
        "purpose": st.lists(st.sampled_from(get_args(Purpose)), max_size=3).map(tuple),
        "minutes": st.none() | st.integers(0, 1440),
        "notes": texts,
        "facts": opened(),
        "changes": st.lists(changes, max_size=3).map(tuple),
        "group": st.just("") | session_ids,
        "extra": extras,
    }
    return st.builds(Session, **{**drawn, **given})


def people() -> st.SearchStrategy[Person]:
    """Draws a person with a name of one line."""
    names = lines.map(lambda line: " ".join(line.split())).filter(bool)
    return st.builds(Person, person_ids, names, contents(Profile), extras)


def plain_session(identifier: str = "k7f3qdx2", **given: Any) -> Session:
    """Builds a short session on 2026-11-23; `given` replaces any field."""
    at = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    return Session(**{"id": identifier, "at": at, "recorded": at, "notes": "Ein Wort.\n", **given})
