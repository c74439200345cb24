"""Away, back, leaving: each one fact or change in the person's book, written as an entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from fuehrung_cli.cli.appointments import absence_session, day_of, empty_entry
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.writing import record_session
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.fields import Value
from fuehrung_cli.domain.kinds import Absence, Departure
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.domain.words import choice, label
from fuehrung_cli.errors import ForbiddenError, UsageError, say
from fuehrung_cli.store.records import PersonFile

DESTINATIONS = ("competitor", "other_industry", "self_employed", "internal", "retirement")


def pause_person(run: Run, file: PersonFile, first: str, last: str, *, as_json: bool) -> int:
    """Opens an absence of the person, open-ended where no end is known."""
    start = day_of(run, "--from", first) if first else run.today
    end = day_of(run, "--until", last) if last else None
    if end is not None and end < start:
        raise UsageError(
            say("The last day {end} is before the first {start}", end=end, start=start),
            say("Type the first day before the last; days without a year lie ahead"),
        )
    current = _current(run.book(file), start)
    if current is not None:
        raise ForbiddenError(
            say("{name} is already away", name=file.person.name),
            say("Back again: fuehrung person resume {name}", name=run.call(file.person)),
        )
    session = absence_session(run, start, end, who="person", group="")
    return record_session(run, file, session, as_json=as_json)


def resume_person(run: Run, file: PersonFile, at: str, *, as_json: bool) -> int:
    """Ends the absence that is under way: its last day is the day before the first day back."""
    back = day_of(run, "--at", at) if at else run.today
    current = _current(run.book(file), run.today)
    if current is None:
        raise ForbiddenError(
            say("{name} is not away", name=file.person.name),
            say("An absence: fuehrung person pause NAME --until DAY"),
        )
    content = current.content
    assert isinstance(content, Absence)
    end = back - timedelta(days=1)
    change = (
        Change(current.id, "cancelled")
        if end < content.start
        else Change(current.id, None, {"end": end})
    )
    return record_session(run, file, replace(empty_entry(run), changes=(change,)), as_json=as_json)


def _current(book: Book, day: date) -> Fact | None:
    """Returns the absence of the person that is under way on the day."""
    for fact in book.of_kind("absence"):
        content = fact.content
        if not isinstance(content, Absence) or content.who != "person" or not fact.is_open:
            continue
        if content.start <= day and (content.end is None or day <= content.end):
            return fact
    return None


def leave_values(
    run: Run, last_day: str, expected: str | None, destination: str | None, *, gone: bool
) -> dict[str, Value]:
    """Returns what the options say of a departure, by field; only what was typed.

    Raises:
        UsageError: one of them is not understood; it names what is possible.
    """
    values: dict[str, Value] = {}
    if last_day:
        values["last_day"] = day_of(run, "--last-day", last_day, back=gone)
    if expected is not None:
        values["expected"] = _chosen(run, "--expected", expected, ("true", "false")) == "true"
    if destination is not None:
        values["destination"] = _chosen(run, "--destination", destination, DESTINATIONS)
    return values


def _chosen(run: Run, option: str, typed: str, choices: tuple[str, ...]) -> str:
    found = choice(typed, choices)
    if found is None:
        names = tuple(label("choice", name, run.t.language) for name in choices)
        raise UsageError(
            say("{option}: “{value}” is not understood", option=option, value=typed),
            say("Possible: {choices}", choices=names),
        )
    return found


def leave_person(
    run: Run, file: PersonFile, values: Mapping[str, Value], *, gone: bool, as_json: bool
) -> int:
    """Opens the departure, or changes the one that was announced."""
    return record_session(run, file, leave_session(run, file, values, gone=gone), as_json=as_json)


def leave_session(
    run: Run, file: PersonFile, values: Mapping[str, Value], *, gone: bool
) -> Session:
    """Returns the entry that opens the departure, or changes the one that was announced.

    Raises:
        ForbiddenError: it was announced, and there is nothing new about it.
    """
    announced = next((f for f in run.book(file).of_kind("departure") if f.is_open), None)
    entry = empty_entry(run)
    if announced is None:
        opened = Opened(1, Departure(**values), "leader")  # type: ignore[arg-type]  # by name
        changes = (Change(f"{entry.id}.1", "left"),) if gone else ()
        return replace(entry, facts=(opened,), changes=changes)
    if not values and not gone:
        raise ForbiddenError(
            say("{name} is already leaving", name=file.person.name),
            say("The last day: --last-day; gone: --gone"),
        )
    change = Change(announced.id, "left" if gone else None, values)
    return replace(entry, changes=(change,))
