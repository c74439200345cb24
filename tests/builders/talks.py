# ruff: noqa: E501  # the tables of line starts and ends read best unbroken
"""Strategies for the laws of capture and fold: hostile texts, and books whose changes fit or not.

Everything is drawn from what the domain declares, so a new kind of fact is tried as soon as it is
registered.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from builders.strategies import any_fact, extras, sessions, values
from fuehrung_cli.domain.book import Book
from fuehrung_cli.domain.fold import fold
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.kinds import Kind, kind_of
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Session

_STARTS = (
    """
    ich: |me:|Anna:|sie:|frau berger: |ziel: |goal:|bild:|nächstes mal: |? |?|ja einsatz: |Ja: |
    yes both if: |zurückgezogen beides: |erledigt: |erledigt k7f3 |nicht gehalten k7f3 |k7f3.1 ich: |
    .1 ziel: |k7f3 |set k7f3|stand k7f3 |verschoben: |verschoben k7f3 |Lob: |dauer: |datum: |nächstes: |
    notizen:|notes: |  | |  due: |  Frist: |  text: |	repair: |- |* |1. |– |- [x] |\\|\\\\|\\\\nas\\|
    #vertrauen|#|gelugen: |energie: |rating: |  - |„|"|Cem: |absicht: |quelle: |agreement: |  source: |
    https://|„Ja|answer: |am: |exception: |appointment: |absence: |25 min |1:1 |
""".replace("\n    ", "")
    .strip("\n")
    .split("|")
)
_ENDS = (
    """
     bis fr| bis 4.12.| by next Tuesday| bis bald| bis 30.2.| bis 12/4|, weil|  |	|?| wenn: x|.|4|9|
    gestern|heute|30 min|persönlich|Vertretung|Reiter: Angebot|„Zitat“|ich: auch bis mo|gesagt|ja|
    2026-12-04|2026-12-04T10:00:00+01:00| | | |‮esrever|👩‍👩‍👧|ß|ﬁ|\x00|\x85|\u2028|\ufeff|\u0308|　|
""".replace("\n    ", "")
    .strip("\n")
    .split("|")
)
_ANYTHING = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=20
)
typed_lines = st.builds(
    "{}{}{}".format, st.sampled_from(_STARTS), st.just("") | _ANYTHING, st.sampled_from(_ENDS)
)
"""A line as it is typed, or as a note may hold it: markers, bullets, fields, odd characters."""
hostile = st.lists(typed_lines | _ANYTHING, max_size=6).map("\n".join) | st.just("") | _ANYTHING
"""A text of up to six such lines."""

_PEOPLE = st.sampled_from(
    [
        Person("0001", "Anna Berger", Profile(nicknames=("Anni",))),
        Person("0002", "Ziel Dauer"),
        Person("0003", "Frau"),
        Person("0004", "Jean-Luc O'Neil-Öztürk"),
        Person("0005", "A: B"),
    ]
)
_IDS = ("k7f3aaaa", "k7f3bbbb", "a4d9aaaa", "m2xaaaaa", "z0000000")


@st.composite
def _opened(draw: Callable[..., Any], number: int) -> Opened:
    content, source, extra = draw(any_fact())
    return Opened(number, draw(_hostile_content(content)), source, extra)


def _hostile_content(content: Any) -> st.SearchStrategy[Any]:
    """Draws the same content with hostile texts in some of its fields."""
    kind = kind_of(content)
    names = [f.name for f in kind.fields if f.base == "text"] if kind else []
    optional = {name: hostile for name in names}
    drawn = st.fixed_dictionaries({}, optional=optional)
    return drawn.map(lambda texts: dataclasses.replace(content, **texts))


@st.composite
def _change(draw: Callable[..., Any], known: dict[str, Kind | None]) -> Change:
    """Draws a change, of a known fact mostly, that its kind mostly allows."""
    fact = draw(st.sampled_from([*known, "x9y9zzzz.1", "no id"]))
    kind = known.get(fact)
    states = ("someday", *(kind.life.states if kind else ()))
    fields = [f for f in kind.fields if f.name in kind.sets] if kind else []
    fitting = {field.name: values(field) | st.none() for field in fields}
    odd = st.dictionaries(
        st.sampled_from(["by", "x y", "due"]), st.none() | st.integers() | hostile
    )
    drawn = draw(st.fixed_dictionaries({}, optional=fitting) | odd if fitting else odd)
    given = {
        name: draw(hostile) if isinstance(v, str) and name == "text" else v
        for name, v in drawn.items()
    }
    return Change(
        fact, draw(st.none() | st.sampled_from(states)), given, draw(hostile), draw(extras)
    )


_BARE = sessions(notes=st.just(""), facts=st.just(()), changes=st.just(()))


@st.composite
def talks(draw: Callable[..., Any]) -> tuple[Book, Session]:
    """Draws a book and one session of it, with facts, and changes to facts of the whole book."""
    ids = draw(st.lists(st.sampled_from(_IDS), min_size=1, max_size=3, unique=True))
    made: list[Session] = []
    known: dict[str, Kind | None] = {}
    for identifier in ids:
        numbers = draw(st.lists(st.integers(1, 12), max_size=3, unique=True))
        facts = tuple(draw(_opened(number)) for number in numbers)
        known |= {fact_id(identifier, o.number): kind_of(o.content) for o in facts}
        base = draw(_BARE)
        changes = tuple(draw(st.lists(_change(known), max_size=3)))
        made.append(
            dataclasses.replace(
                base, id=identifier, notes=draw(hostile), facts=facts, changes=changes
            )
        )
    return fold(draw(_PEOPLE), made), made[-1]
