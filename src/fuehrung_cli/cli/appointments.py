"""What `skip` and `away` write: changes to planned talks, absences."""

from __future__ import annotations

from datetime import date

from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.typed import moment
from fuehrung_cli.domain.appointments import appointment_day
from fuehrung_cli.domain.book import Book, Fact
from fuehrung_cli.domain.days import day_in
from fuehrung_cli.domain.ids import fact_id
from fuehrung_cli.domain.kinds import Absence, Appointment
from fuehrung_cli.domain.session import Change, Opened, Session
from fuehrung_cli.domain.words import choice
from fuehrung_cli.errors import UsageError, say


def empty_entry(run: Run, *, group: str = "") -> Session:
    """Returns an entry of now with nothing in it."""
    made = run.new_id()
    return Session(made, run.now, run.now, "entry", group=group)


def skip_session(run: Run, book: Book, by: str, to: str | None) -> Session:
    """Returns the entry that calls the planned talk off or moves it.

    Where no talk is planned, today's is meant: it is opened and called off in one entry.
    """
    who = choice(by, ("leader", "person"))
    if who is None:
        raise UsageError(
            say("{option}: “{value}” is not understood", option="--by", value=by),
            say("Possible: {choices}", choices=("me", "them")),
        )
    entry = empty_entry(run)
    planned = _planned(book, run.today)
    talk = planned.id if planned else fact_id(entry.id, 1)
    opened = () if planned else (Opened(1, Appointment(run.today), "agreed"),)
    if to is None:
        change = Change(talk, f"cancelled_by_{who}")
    else:
        change = Change(talk, None, {"at": moment(run, "--to", to), "moved_by": who})
    return Session(entry.id, entry.at, entry.recorded, "entry", facts=opened, changes=(change,))


def _planned(book: Book, day: date) -> Fact | None:
    """Returns the planned talk that is meant: the nearest from today on, else the latest before."""
    planned = [fact for fact in book.of_kind("appointment") if fact.is_open]
    ahead = [fact for fact in planned if appointment_day(fact) >= day]
    if ahead:
        return min(ahead, key=appointment_day)
    return max(planned, key=appointment_day, default=None)


def absence_session(run: Run, start: date, end: date | None, *, who: str, group: str) -> Session:
    """Returns the entry of an absence, both days inclusive."""
    entry = empty_entry(run, group=group)
    absence = Absence(start, end, "leader" if who == "leader" else "person")
    return Session(
        entry.id,
        entry.at,
        entry.recorded,
        "entry",
        facts=(Opened(1, absence, "leader"),),
        group=group,
    )


def day_of(run: Run, option: str, typed: str, *, back: bool = False) -> date:
    """Returns the day an option names, looking forward unless `back` says otherwise."""
    return day_in(moment(run, option, typed, back=back))
