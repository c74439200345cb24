"""Noting in the log what was shown, written or erased; the command itself never fails for it."""

from __future__ import annotations

from contextlib import suppress

from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.access_log import Deed
from fuehrung_cli.errors import FuehrungError, say


def log_deed(run: Run, command: str, *, people: int, records: int, form: str = "") -> None:
    """Adds a line to the log of access, export and erasure: how much, never about whom.

    `command` is the command as it is called in English, without a name. Where the log cannot be
    written, as in a notebook that may only be read, one sentence says so.
    """
    if not run.has_notebook:
        return
    from fuehrung_cli.store.access_log import add

    try:
        add(run.notebook, Deed(run.now, command, people, records, form))
    except FuehrungError as error:
        run.say(run.t(say("This was not noted in the log: {why}", why=error.what)))


def log_gap(run: Run) -> None:
    """Says in the log that lines are missing where an older state of it was put back.

    `check` would take it for damage; where it cannot be noted, `check` says so.
    """
    from fuehrung_cli.store.access_log import note_gap

    with suppress(FuehrungError):
        note_gap(run.notebook, run.now)
