"""What an edited record takes over from the old one: all that this program does not know."""

from __future__ import annotations

import dataclasses

from fuehrung_cli.domain.corrections import joined
from fuehrung_cli.domain.kinds import Foreign
from fuehrung_cli.domain.person import Person
from fuehrung_cli.domain.session import Change, Opened, Session


def kept_person(old: Person, new: Person) -> Person:
    """Returns the new person with the unknown keys of the old one, and the whole trail."""
    trail = joined(old.corrections, new.corrections)
    return dataclasses.replace(new, extra={**old.extra, **new.extra}, corrections=trail)


def kept_session(old: Session, new: Session) -> Session:
    """Returns the new session with the unknown keys and kinds of the old one, and the whole trail.

    Facts are matched by number, changes by the fact they change, in order.
    """
    before = {opened.number: opened for opened in old.facts}
    facts = [_kept_fact(before.get(opened.number), opened) for opened in new.facts]
    there = {opened.number for opened in new.facts}
    facts += [o for o in old.facts if isinstance(o.content, Foreign) and o.number not in there]
    changes = list(old.changes)
    return dataclasses.replace(
        new,
        facts=tuple(sorted(facts, key=lambda opened: opened.number)),
        changes=tuple(_kept_change(changes, change) for change in new.changes),
        extra={**old.extra, **new.extra},
        corrections=joined(old.corrections, new.corrections),
    )


def _kept_fact(old: Opened | None, new: Opened) -> Opened:
    if old is None or type(old.content) is not type(new.content):
        return new
    return dataclasses.replace(new, extra={**old.extra, **new.extra})


def _kept_change(old: list[Change], new: Change) -> Change:
    match = next((change for change in old if change.fact == new.fact), None)
    if match is None:
        return new
    old.remove(match)
    return dataclasses.replace(new, extra={**match.extra, **new.extra})
