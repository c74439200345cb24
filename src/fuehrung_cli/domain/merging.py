"""Two versions of one record become one, as far as nobody has to decide.

What stands on one side only is taken, what both have stays, notes that differ stand one below the
other. Where both say something else about the same thing, it clashes: then a person decides. A
common base, where one is known, settles what only one side has changed.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar, cast

from fuehrung_cli.domain.corrections import joined
from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.kinds import Foreign
from fuehrung_cli.domain.person import Person, Profile
from fuehrung_cli.domain.session import Change, Opened, Session

T = TypeVar("T")
Values = Mapping[str, object]
OTHER_VERSION = {"en": "[other version]", "de": "[andere Fassung]"}
"""Language → the line between two notes that were put one below the other."""
SOURCE = "source of the fact"
"""Among the values of a fact; a field of a kind may be called source, too."""
HEAD = ("at", "kind", "purpose", "minutes", "group")


class Merged(NamedTuple, Generic[T]):
    """One record of two, and what clashes in it: there it holds what the first one says."""

    value: T
    clashes: tuple[str, ...] = ()
    """The same places as in `Difference.where`."""


# People


def merge_people(one: Person, two: Person, base: Person | None = None) -> Merged[Person]:
    """Returns one person of two versions of her."""
    values, clashes = _merge(
        fields_of_person(one), fields_of_person(two), fields_of_person(base) if base else None
    )
    names = {field.name for field in dataclasses.fields(Profile)}
    profile = Profile(**cast("Any", {k: v for k, v in values.items() if k in names}))
    extra = {k: v for k, v in values.items() if k not in names and k != "name"}
    trail = joined(one.corrections, two.corrections)
    return Merged(Person(one.id, str(values["name"]), profile, extra, trail), clashes)


def fields_of_person(person: Person) -> Values:
    """Returns everything that may differ between two versions of a person."""
    return {**person.extra, "name": person.name, **vars(person.profile)}


# Sessions


def merge_sessions(
    one: Session, two: Session, base: Session | None = None, *, mark: str = OTHER_VERSION["en"]
) -> Merged[Session]:
    """Returns one session of two versions of it; `mark` is the line between notes that differ."""
    head, clashes = _merge(head_of(one), head_of(two), head_of(base) if base else None)
    extra, more = _merge(one.extra, two.extra, base.extra if base else None)
    facts, in_facts = _merge_facts(one, two, base)
    changes, in_changes = _merge_changes(one.changes, two.changes)
    notes = _settled(one.notes, two.notes, base.notes if base else _NOTHING)
    merged = dataclasses.replace(
        one,
        **cast("Any", head),
        notes=merge_notes(one.notes, two.notes, mark) if notes is _CLASH else str(notes),
        facts=facts,
        changes=changes,
        extra=extra,
        corrections=joined(one.corrections, two.corrections),
    )
    return Merged(merged, (*clashes, *more, *in_facts, *in_changes))


def merge_notes(one: str, two: str, mark: str) -> str:
    """Returns both texts, one below the other with a line between; no part twice."""
    pieces = _pieces(one)
    pieces += [piece for piece in _pieces(two) if not any(piece in known for known in pieces)]
    kept = [p for p in pieces if not any(p != other and p in other for other in pieces)]
    return f"\n{mark}\n".join(kept)


def _pieces(notes: str) -> list[str]:
    found = [""]
    for line in notes.strip("\n").split("\n"):
        if line.strip() in OTHER_VERSION.values():
            found.append("")
        else:
            found[-1] += f"\n{line}" if found[-1] else line
    return [piece for piece in dict.fromkeys(found) if piece.strip()]


def remainder(two: Session, clashes: Sequence[str]) -> Session | None:
    """Returns what clashes in the second version as an entry of its own, None when it is nothing.

    No contact and no length, or the talk would count twice. Its id is still to be drawn.
    """
    facts = [o for o in two.facts if f"facts.{o.number}" in clashes]
    changes = tuple(c for c in two.changes if f"changes.{c.fact}" in clashes)
    if not facts and not changes:
        return None
    numbered = (dataclasses.replace(o, number=n) for n, o in enumerate(facts, start=1))
    return Session("", two.at, two.recorded, "entry", facts=tuple(numbered), changes=changes)


def head_of(session: Session) -> Values:
    """Returns what a session says of itself, above its notes."""
    return {name: getattr(session, name) for name in HEAD}


def by_number(session: Session) -> dict[int, Opened]:
    """Returns number → fact."""
    return {opened.number: opened for opened in session.facts}


def _merge_facts(
    one: Session, two: Session, base: Session | None
) -> tuple[tuple[Opened, ...], list[str]]:
    mine, other = by_number(one), by_number(two)
    before = by_number(base) if base else {}
    merged: list[Opened] = []
    clashes: list[str] = []
    # Both machines come to the same order, whichever of the two versions is theirs.
    for number in mine if mine.keys() == other.keys() else sorted({*mine, *other}):
        fact = _merge_fact(mine.get(number), other.get(number), before.get(number))
        if fact is None:
            clashes.append(f"facts.{number}")
            fact = mine[number]
        merged.append(fact)
    return tuple(merged), clashes


def _merge_fact(one: Opened | None, two: Opened | None, base: Opened | None) -> Opened | None:
    """Returns one fact of two, None when they clash. What one side has taken out stays."""
    if one is None or two is None:
        return one or two
    if type(one.content) is not type(two.content):
        return None
    before = base if base and type(base.content) is type(one.content) else None
    values, clashes = _merge(
        values_of_fact(one), values_of_fact(two), values_of_fact(before) if before else None
    )
    if clashes:
        return None
    if one == two or values == values_of_fact(one):
        return one
    if values == values_of_fact(two):
        return two
    if isinstance(one.content, Foreign):
        return None
    names = [field.name for field in dataclasses.fields(cast("Any", one.content))]
    return dataclasses.replace(
        one,
        content=type(one.content)(**cast("Any", {name: values[name] for name in names})),
        source=cast("Any", values[SOURCE]),
        extra={key: value for key, value in values.items() if key in {**one.extra, **two.extra}},
    )


def values_of_fact(opened: Opened) -> Values:
    """Returns every field of a fact, those this program does not know included."""
    content = opened.content
    own = content.data if isinstance(content, Foreign) else vars(content)
    return {**opened.extra, **own, SOURCE: opened.source}


def by_fact(changes: Iterable[Change]) -> dict[str, tuple[Change, ...]]:
    """Returns fact → the changes to it, in order."""
    found: dict[str, tuple[Change, ...]] = {}
    for change in changes:
        found[change.fact] = (*found.get(change.fact, ()), change)
    return found


def _merge_changes(
    one: tuple[Change, ...], two: tuple[Change, ...]
) -> tuple[tuple[Change, ...], list[str]]:
    """Returns the changes of both; those to one fact clash unless one side has all of the other."""
    mine, other = by_fact(one), by_fact(two)
    clashes: list[str] = []
    merged = list(one)
    for fact, theirs in other.items():
        ours = mine.get(fact, ())
        if not _holds(ours, theirs) and not _holds(theirs, ours):
            clashes.append(f"changes.{fact}")
        elif len(theirs) > len(ours):
            merged = [change for change in merged if change.fact != fact] + list(theirs)
    return tuple(merged), clashes


def _holds(all_: Sequence[Change], some: Sequence[Change]) -> bool:
    """Says whether `some` stand among `all_` in the same order."""
    rest = iter(all_)
    return all(any(change == each for each in rest) for change in some)


# Any fields


_NOTHING: Any = object()
_CLASH: Any = object()


def _merge(one: Values, two: Values, base: Values | None) -> tuple[dict[str, Any], tuple[str, ...]]:
    merged: dict[str, Any] = {}
    clashes: list[str] = []
    for key in {**one, **two}:
        before = base.get(key) if base is not None else _NOTHING
        value = _settled(one.get(key), two.get(key), before)
        if value is _CLASH:
            clashes.append(key)
        merged[key] = one.get(key) if value is _CLASH else value
    return merged, tuple(clashes)


def _settled(one: object, two: object, base: object) -> Any:
    """Returns what a field holds: what only one side has, or what only one side has changed."""
    if one == two or is_empty(two):
        return one
    if is_empty(one):
        return two
    if base is not _NOTHING and one == base:
        return two
    if base is not _NOTHING and two == base:
        return one
    if isinstance(one, tuple) and isinstance(two, tuple):
        return one if not Counter(two) - Counter(one) else _longer(one, two)
    return _CLASH


def _longer(one: tuple[Value, ...], two: tuple[Value, ...]) -> Any:
    return two if not Counter(one) - Counter(two) else _CLASH


def is_empty(value: object) -> bool:
    """Says whether a field says nothing."""
    return value is None or value in ("", (), [], {})
