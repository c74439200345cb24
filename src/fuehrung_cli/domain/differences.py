"""In what two versions of one record differ, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fuehrung_cli.domain.corrections import as_texts
from fuehrung_cli.domain.kinds import name_of
from fuehrung_cli.domain.merging import (
    SOURCE,
    Values,
    by_fact,
    by_number,
    fields_of_person,
    head_of,
    is_empty,
    values_of_fact,
)
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.frozen import dataclass

TRAIL = "corrections"
"""What two versions say of their own corrections is put together, it never clashes."""


@dataclass(frozen=True)
class Difference:
    """One thing that two versions say differently, with the fields in which they do.

    `where` is a field such as `notes` or `role`, `facts.2`, or `changes.k7f3qdx2.1`. A side that
    has no such fact or change is empty.
    """

    where: str
    kind: str
    """The kind of the fact, if it is one."""
    first: Values
    second: Values
    clashes: bool
    """Somebody has to decide; otherwise it is merged."""


def differences_of_people(one: Person, two: Person, clashes: Sequence[str]) -> list[Difference]:
    """Returns in which fields two versions of a person differ."""
    first = {**fields_of_person(one), TRAIL: as_texts(one.corrections)}
    return differences_of(
        first, {**fields_of_person(two), TRAIL: as_texts(two.corrections)}, clashes
    )


def differences_of_sessions(one: Session, two: Session, clashes: Sequence[str]) -> list[Difference]:
    """Returns in what two versions of a session differ, in the order of the file."""
    found = differences_of(
        {**head_of(one), "notes": one.notes, **one.extra, TRAIL: as_texts(one.corrections)},
        {**head_of(two), "notes": two.notes, **two.extra, TRAIL: as_texts(two.corrections)},
        clashes,
    )
    mine, other = by_number(one), by_number(two)
    for number in sorted({*mine, *other}):
        found += _in_fact(number, mine.get(number), other.get(number), clashes)
    ours, theirs = by_fact(one.changes), by_fact(two.changes)
    for fact in {**ours, **theirs}:
        found += _in_changes(fact, ours.get(fact, ()), theirs.get(fact, ()), clashes)
    return found


def differences_of(one: Values, two: Values, clashes: Sequence[str]) -> list[Difference]:
    """Returns in which keys two tables differ."""
    return [
        Difference(key, "", _said(one, key), _said(two, key), key in clashes)
        for key in {**one, **two}
        if one.get(key) != two.get(key)
    ]


def fields_corrected(one: Session | Person, two: Session | Person) -> tuple[str, ...]:
    """Returns the fields in which a record was corrected, by name and number alone."""
    if isinstance(one, Person) and isinstance(two, Person):
        return _keys(fields_of_person(one), fields_of_person(two))
    assert isinstance(one, Session)
    assert isinstance(two, Session)
    mine, other = by_number(one), by_number(two)
    ours, theirs = by_fact(one.changes), by_fact(two.changes)
    return (
        *_keys({**head_of(one), "notes": one.notes}, {**head_of(two), "notes": two.notes}),
        *(
            f"facts.{number}{field}"
            for number in sorted({*mine, *other})
            for field in _fields_of(mine.get(number), other.get(number))
        ),
        *(f"changes.{fact}" for fact in _keys(ours, theirs)),
    )


def _fields_of(one: Opened | None, two: Opened | None) -> tuple[str, ...]:
    """Returns the fields of a fact that differ; "" where it came, went or became another kind."""
    if one is None or two is None or type(one.content) is not type(two.content):
        return ("",) if one != two else ()
    keys = _keys(_said_in(one), _said_in(two))
    return tuple(f".{key}" for key in keys)


def _keys(one: Values, two: Values) -> tuple[str, ...]:
    return tuple(key for key in {**one, **two} if one.get(key) != two.get(key))


def _said(side: Values, key: str) -> Values:
    return {key: side[key]} if _is_said(side.get(key)) else {}


def _is_said(value: object) -> bool:
    return value == {} or not is_empty(value)


def _in_fact(
    number: int, one: Opened | None, two: Opened | None, clashes: Sequence[str]
) -> list[Difference]:
    if one == two:
        return []
    where = f"facts.{number}"
    told = one or two
    assert told is not None  # it stands on one side at least
    first, second = (_said_in(each) if each else {} for each in (one, two))
    differing = [key for key in {**first, **second} if first.get(key) != second.get(key)]
    mine, other = (
        {key: side[key] for key in differing if key in side and not is_empty(side[key])}
        for side in (first, second)
    )
    return [Difference(where, name_of(told.content), mine, other, where in clashes)]


def _said_in(opened: Opened) -> Values:
    """Returns what is shown of a fact: also who has said it, where a kind has no such field."""
    values = dict(values_of_fact(opened))
    source = values.pop(SOURCE)
    return {"source": source, **values}


def _in_changes(
    fact: str, one: Sequence[Change], two: Sequence[Change], clashes: Sequence[str]
) -> list[Difference]:
    where = f"changes.{fact}"
    if one == two:
        return []
    first, second = (_of_changes([c for c in a if c not in b]) for a, b in ((one, two), (two, one)))
    return [Difference(where, "", first, second, where in clashes)]


def _of_changes(changes: Iterable[Change]) -> Values:
    found: dict[str, object] = {}
    for change in changes:
        said = {"state": change.state, **change.set, "remark": change.text}
        found |= {key: value for key, value in said.items() if not is_empty(value)}
    return found
