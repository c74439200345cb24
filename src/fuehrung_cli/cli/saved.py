"""What is done once something is saved: undo learns of it, and a clock that is wrong is named."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from fuehrung_cli.errors import FuehrungError, say
from fuehrung_cli.store.undo import Undo

if TYPE_CHECKING:
    from fuehrung_cli.cli.run import Run
    from fuehrung_cli.store.records import Found, Write

_LEEWAY = timedelta(days=1)
"""Somewhere on earth it is tomorrow already: an entry of that day says nothing about the clock."""


def remember(run: Run, writes: Sequence[Write]) -> None:
    """Remembers writes for undo, and says when an entry of the same people is later than the clock.

    The write itself has succeeded: neither a full state folder nor a wrong clock undoes it.
    """
    try:
        Undo(run.notebook).record(run.action, writes)
    except FuehrungError as error:
        run.say(run.t(say("Saved, but undo will not know of it: {why}", why=error.what)))
    with suppress(FuehrungError):  # a folder that cannot be listed is named by what reads it
        folders = sorted({"/".join(write.path.split("/")[:2]) for write in writes})
        later = run.notebook.shelves.latest(folders)
        if later and is_ahead(later, run.today):
            _name_clock(run, later)


def is_ahead(found: Found, today: date) -> bool:
    """Says whether the name of an entry carries a day that has not come anywhere on earth."""
    day = _day(found)
    return day is not None and day - today > _LEEWAY


def _name_clock(run: Run, later: Found) -> None:
    names = {file.folder: file.person.name for file in run.people}
    run.say(
        run.t(
            say(
                "Saved, but the clock says {today}, and an entry of {name} is of {day} ({id}). "
                "If the clock is wrong, set it and correct this entry; else that one: "
                "fuehrung edit {id}",
                today=run.today,
                name=names.get(later.folder, later.folder),
                day=_day(later),
                id=later.id,
            )
        )
    )


def _day(found: Found) -> date | None:
    """Returns the day in the name of an entry; None where it is none, as after a renaming."""
    try:
        return date.fromisoformat(PurePosixPath(found.path).name[:10])
    except ValueError:
        return None
