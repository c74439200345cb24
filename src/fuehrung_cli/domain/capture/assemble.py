"""Results → session: numbers for new facts, the notes put together, what stays of an edited one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, cast

from fuehrung_cli.domain.capture.context import Context
from fuehrung_cli.domain.capture.plans import plans
from fuehrung_cli.domain.capture.results import Changed, NewFact, Note, Result, Set
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.session import Change, Opened, Purpose, Session, SessionKind

SHORT_BELOW_MINUTES = 15
"""A talk shorter than this is a short one unless it is called otherwise."""


def assemble(results: Iterable[Result], context: Context) -> Session:
    """Returns the session that the results make; its id is the context's, or the edited one's."""
    results = tuple(results)
    editing = context.editing
    at = cast("date | datetime", _last(results, "at", editing.at if editing else context.now))
    minutes = cast("int | None", _last(results, "minutes", None))
    kind = _kind(results, minutes, context)
    made = tuple(result for result in results if isinstance(result, NewFact))
    changes = tuple(result.change for result in results if isinstance(result, Changed))
    following = cast("date | datetime | None", _last(results, "next", None))
    planned, settled = plans(following, changes, at, kind, context)
    session = Session(
        id=editing.id if editing else context.session_id,
        at=at,
        recorded=context.now,
        kind=kind,
        purpose=cast("tuple[Purpose, ...]", _all(results, "purpose")),
        minutes=minutes,
        notes=_notes(results),
        facts=(*(new.opened for new in made), *planned),
        changes=(*settled, *changes),
        group=str(_last(results, "group", context.group)),
    )
    known = max((fact.number for fact in editing.facts), default=0) if editing else 0
    session = _tied(_numbered(session, known), made)
    return _edited(editing, session, context) if editing else session


def _last(results: Iterable[Result], key: str, default: object) -> object:
    values = [r.value for r in results if isinstance(r, Set) and r.key == key]
    return values[-1] if values else default


def _all(results: Iterable[Result], key: str) -> tuple[object, ...]:
    values = [r.value for r in results if isinstance(r, Set) and r.key == key]
    return tuple(dict.fromkeys(values))[:2]


def _kind(results: tuple[Result, ...], minutes: int | None, context: Context) -> SessionKind:
    named = _last(results, "kind", context.kind or (context.editing and context.editing.kind))
    if named:
        return cast("SessionKind", named)
    return "short" if minutes is not None and minutes < SHORT_BELOW_MINUTES else "one_on_one"


def _notes(results: Iterable[Result]) -> str:
    """Joins the lines of notes; where facts were taken out, one empty line is enough."""
    notes: list[Note] = []
    gap = True
    for result in results:
        if isinstance(result, NewFact | Changed | Set):
            gap = True
        if not isinstance(result, Note):
            continue
        if gap and _is_empty(result) and (not notes or _is_empty(notes[-1])):
            continue
        notes.append(result)
        gap = False
    while notes and _is_empty(notes[-1]):
        notes.pop()
    return "\n".join(note.text for note in notes)


def _is_empty(note: Note) -> bool:
    return not note.is_literal and not note.text.strip()


def _numbered(session: Session, known: int) -> Session:
    """Gives new facts the numbers after `known`; a number is never used twice."""
    taken: set[int] = set()
    made: list[Opened] = []
    for opened in session.facts:
        number = opened.number
        if not number or number in taken:
            known += 1
            number = known
        taken.add(number)
        made.append(replace(opened, number=number))
    return replace(session, facts=tuple(made))


def _tied(session: Session, made: tuple[NewFact, ...]) -> Session:
    """Says of each fact that was indented below another which one that is.

    The facts of the session begin with those made, in the same order.
    """
    numbers: dict[int, int] = {}
    for new, opened in zip(made, session.facts, strict=False):
        numbers.setdefault(new.line, opened.number)
    facts = list(session.facts)
    for place, new in enumerate(made):
        content = facts[place].content
        if session.id and new.below and getattr(content, "about", None) == "":
            about = fact_id(session.id, numbers[new.below])
            tied = replace(cast("Any", content), about=about)
            facts[place] = replace(facts[place], content=tied)
    return replace(session, facts=tuple(facts))


def _edited(old: Session, new: Session, context: Context) -> Session:
    """Puts back what the text of an edited session cannot say: what was left out."""
    left_out = context.left_out
    kept_head = {key: getattr(old, key) for key in left_out.head}
    return replace(
        new,
        recorded=old.recorded,
        facts=_facts(old, (*new.facts, *left_out.facts)),
        changes=_changes(old, new.changes, left_out.changes),
        extra=old.extra,
        corrections=old.corrections,
        **kept_head,
    )


def _facts(old: Session, facts: tuple[Opened, ...]) -> tuple[Opened, ...]:
    """Returns the facts in their old order, new ones last, with keys nobody here knows."""
    before = {opened.number: opened for opened in old.facts}
    place = {number: index for index, number in enumerate(before)}
    made = []
    for opened in sorted(facts, key=lambda fact: place.get(fact.number, len(place))):
        known = before.get(opened.number)
        is_same = known is not None and type(known.content) is type(opened.content)
        made.append(replace(opened, extra=known.extra) if known and is_same else opened)
    return tuple(made)


def _changes(
    old: Session, changes: tuple[Change, ...], left_out: tuple[Change, ...]
) -> tuple[Change, ...]:
    """Returns the changes with the keys nobody here knows, and those left out at their places."""
    waiting = [change for change in old.changes if change not in left_out]
    made = [_with_extra(change, waiting) for change in changes]
    for index, change in enumerate(old.changes):
        if change in left_out:
            made.insert(index, change)
    return tuple(made)


def _with_extra(change: Change, waiting: list[Change]) -> Change:
    """Gives a change the unknown keys of the old one it was printed from, and takes that out."""
    same = [old for old in waiting if replace(old, extra={}) == change]
    of_fact = [old for old in waiting if old.fact == change.fact]
    found = next(iter([*same, *of_fact]), None)
    if found is None:
        return change
    waiting.remove(found)
    return replace(change, extra=found.extra)
