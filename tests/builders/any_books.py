"""Hypothesis strategies for whole books: sessions that know of each other, around one day.

What `builders.strategies` draws may be anything that can be saved. Here changes mostly name facts
of the same book and days lie near each other, so that life cycles and edges of windows are met.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from random import Random
from typing import Any, cast, get_args

from hypothesis import strategies as st

from builders.books import DAY
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fields import Field
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.ids import ALPHABET, fact_id
from fuehrung_cli.domain.kinds import Foreign, Kind, kind_named, kind_of, kinds
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Purpose, Session, SessionKind

_EDGES = [0, 1, 3, 4, 7, 14, 21, 28, 30, 31, 60, 90, 91, 180, 181, 364, 365, 366, 367, 368, 730]
_AGES = st.sampled_from(_EDGES) | st.integers(-40, 800)
near_days = _AGES.map(lambda age: DAY - timedelta(days=age))
"""Days near `DAY`, often at the edge of a window."""
_any_days = near_days | st.sampled_from([date(1, 1, 1), date(9999, 12, 31)])
_zones = st.sampled_from([-11, 0, 1, 2, 13]).map(lambda hours: timezone(timedelta(hours=hours)))
moments = st.builds(
    lambda day, hour, zone: datetime(day.year, day.month, day.day, hour, tzinfo=zone),
    near_days,
    st.sampled_from([0, 9, 23]),
    _zones,
)
WORDS = [
    *("Anna", "klären", "Vertretung", "„ja“", "12", "·", "#vertrauen", "#nutzen", "#trust", "Süd"),
    *(
        "Donaudampfschifffahrtsgesellschaft",
        "漢字かな交じり文",
        "e\u0301",
        "👩\u200d💻",
        "\u202eabc",
        "אבג",
    ),
    *("\x1b[31m", "a\tb", "a\nb", "[red]", "**x**", "{n}", "%s", "\u200b", "\ufeff", ""),
]


def _many_words(seed: int) -> str:
    chance = Random(seed)
    return " ".join(chance.choices(WORDS, k=chance.randint(4, 40)))


# Many words are one choice: were each one drawn, a book would take ten times as long as its law.
texts = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join) | st.integers(0, 1 << 30).map(
    _many_words
)
_numbers = st.integers(0, 40) | st.sampled_from([0.5, -3.25, 1e12])
_BY_BASE: dict[str, st.SearchStrategy[Any]] = {
    "text": texts,
    "int": st.integers(-5, 400),
    "number": _numbers,
    "bool": st.booleans(),
    "date": _any_days,
    "moment": near_days | moments,
    "texts": st.lists(texts, max_size=2).map(tuple),
    "entry": st.sampled_from(["", "k7f3qdx2", "k7f3qdx2.1"]),
    "fact": st.sampled_from(["", "k7f3qdx2.1"]),
}


def _values(field: Field) -> st.SearchStrategy[Any]:
    if field.choices:
        drawn: st.SearchStrategy[Any] = st.sampled_from(field.choices)
    elif field.bounds and field.base == "texts":
        drawn = st.lists(texts, min_size=int(field.bounds.low), max_size=3).map(tuple)
    elif field.bounds:
        drawn = st.integers(int(field.bounds.low), int(field.bounds.high))
    else:
        drawn = _BY_BASE[field.base]
    return st.none() | drawn if field.optional else drawn


def _contents(kind: Kind) -> st.SearchStrategy[Any]:
    required = {field.name: _values(field) for field in kind.fields if field.required}
    optional = {field.name: _values(field) for field in kind.fields if not field.required}
    made = st.fixed_dictionaries(required, optional=optional)
    return made.map(lambda drawn: cast("Any", kind.content)(**drawn))


@cache
def _contents_by_kind() -> dict[str, st.SearchStrategy[Any]]:
    return {kind.name: _contents(kind) for kind in kinds()}


@st.composite
def _facts(draw: Callable[..., Any]) -> tuple[Opened, ...]:
    drawn = _contents_by_kind()
    # Promises are drawn more often: most of what a page says is about them.
    names = st.sampled_from(["later_kind", *["commitment"] * 8, *drawn])
    made = []
    for number in draw(st.lists(st.integers(1, 4), unique=True, max_size=3)):
        kind = kind_named(draw(names))
        if kind is None:
            made.append(Opened(number, Foreign("later_kind", {"x": 1})))
        else:
            source = draw(st.sampled_from(kind.sources))
            made.append(Opened(number, draw(drawn[kind.name]), source))
    return tuple(made)


_KINDS = st.sampled_from([*["one_on_one"] * 3, *["entry"] * 6, *get_args(SessionKind)])
_PURPOSES = st.lists(st.sampled_from(get_args(Purpose)), max_size=2).map(tuple)


def _sessions(identifier: str) -> st.SearchStrategy[Session]:
    return st.builds(
        Session,
        st.just(identifier),
        near_days | moments,
        moments,
        _KINDS,
        _PURPOSES,
        st.none() | st.integers(0, 90),
        texts,
        _facts(),
    )


@st.composite
def _changes(draw: Callable[..., Any], known: dict[str, Any]) -> tuple[Change, ...]:
    """Draws changes, most of them such that the fact can take them; `known` follows its state."""
    made = []
    for key in draw(st.lists(st.sampled_from(["z9zzzzzz.1", *known]), max_size=3)):
        kind, state = known.get(key, (None, ""))
        if kind is None:
            made.append(Change(key, draw(st.sampled_from(["kept", None]))))
            continue
        following = [*kind.life.next_states(state)] * 3
        to = draw(st.sampled_from([None, *following, *kind.life.states]))
        names = draw(st.lists(st.sampled_from(kind.sets), max_size=1)) if kind.sets else []
        fields = [field for name in names if (field := kind.field(name))]
        made.append(Change(key, to, {f.name: draw(_values(f)) for f in fields}, draw(texts)))
        known[key] = kind, to or state
    return tuple(made)


_IDS = st.builds(
    str.__add__,
    # Many begin alike, so that short ids need more than four characters.
    st.sampled_from(["k7f3", "k7f4", "m2xa"]),
    st.text(st.sampled_from(ALPHABET[:3]), min_size=4, max_size=4),
)


@st.composite
def session_lists(draw: Callable[..., Any], most: int = 8) -> tuple[Session, ...]:
    """Draws sessions of one book in order, with a few changes that their facts cannot take."""
    identifiers = draw(st.lists(_IDS, unique=True, max_size=most))
    made = sorted([draw(_sessions(each)) for each in identifiers], key=lambda s: s.order)
    known: dict[str, Any] = {}
    whole = []
    for session in made:
        for opened in session.facts:
            kind = kind_of(opened.content)
            start = kind.life.start if kind else ""
            known[fact_id(session.id, opened.number)] = kind, start
        whole.append(replace(session, changes=draw(_changes(known))))
    return tuple(whole)


_people = st.builds(
    Person,
    st.just("7k3q"),
    st.sampled_from(
        ["Anna Berger", "Ο", "李 小龍", "אב \u202eגד", "Li-Marie von und zu Hohenstein"]
    ),
    st.builds(
        Profile,
        role=texts,
        start=st.none() | near_days,
        led_since=st.none() | near_days,
        rhythm_days=st.none() | st.integers(1, 60),
        voice=st.sampled_from([None, "sie", "du", "en"]),
    ),
)


@st.composite
def books(draw: Callable[..., Any], most: int = 8) -> Book:
    """Draws a book."""
    return fold(draw(_people), draw(session_lists(most)))
