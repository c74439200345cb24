"""Absences: of the leader in every book, of a person in hers."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.cli.appointments import absence_session, day_of
from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.clock import person_state
from fuehrung_cli.domain.session import Session
from fuehrung_cli.errors import ExitCode, ForbiddenError, UsageError, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.records import PersonFile


@dataclass(frozen=True)
class Away:
    """Days on which the leader is absent, both inclusive, and in whose books they now stand."""

    start: date
    end: date
    people: tuple[str, ...]


def leader_away(run: Run, first: str, last: str, *, as_json: bool) -> int:
    """Writes the leader's absence into the book of everybody who is led, as one group."""
    start, end = day_of(run, "FROM", first), day_of(run, "TO", last)
    if end < start:
        raise UsageError(
            say("The last day {end} is before the first {start}", end=end, start=start),
            say("Type the first day before the last; days without a year lie ahead"),
        )
    group = run.new_id()
    entries = [
        (file, absence_session(run, start, end, who="leader", group=group))
        for file in run.people
        if person_state(run.book(file), run.today) != "left"
    ]
    if not entries:
        raise ForbiddenError(
            say("Nobody is in the notebook yet"),
            say('New people: fuehrung person add "{name}"', name="Anna Berger"),
        )
    saved = run.writable().save_group(entries)
    if saved.failures and not saved.writes:
        raise saved.failures[0][1]
    run.keep(*saved.writes)
    for file, failure in saved.failures:
        run.say(f"{file.person.name}: {run.t(failure.what)}")
    failed = {file.folder for file, _ in saved.failures}
    _tell(
        run, [pair for pair in entries if pair[0].folder not in failed], start, end, as_json=as_json
    )
    return saved.failures[0][1].code if saved.failures else ExitCode.DONE


def _tell(
    run: Run,
    entries: list[tuple[PersonFile, Session]],
    start: date,
    end: date,
    *,
    as_json: bool,
) -> None:
    if as_json:
        from fuehrung_cli.cli.machine import write_json

        people = tuple(file.person.name for file, _ in entries)
        write_json(run, "away", Away(start, end, people))
        return
    counted = say_n("{n} book", "{n} books", len(entries))
    message = say(
        "Saved · absent from {start:full} to {end:full}, in {books}",
        start=start,
        end=end,
        books=counted,
    )
    run.tell(run.t(message))
    run.tell(run.t(say("Take back: fuehrung undo")))
