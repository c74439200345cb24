"""The guided check-in: what is open, a box to type in, then what is still to be said.

Every answer becomes a line of the grammar. The text that comes out goes the way of every check-in
(`writing.record`), so nothing here knows how a session is made or saved.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

from fuehrung_cli.cli.closing import Closing
from fuehrung_cli.cli.interruption import ending_gently, without_echo
from fuehrung_cli.cli.journal import Journal
from fuehrung_cli.cli.keys import is_simple, tell
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.talk import Talk
from fuehrung_cli.cli.writing import record
from fuehrung_cli.errors import DeclinedError, FuehrungError, Message, UsageError, say

if TYPE_CHECKING:
    from fuehrung_cli.store.records import PersonFile


def check_in(run: Run, file: PersonFile, *, dry_run: bool, as_json: bool) -> int:
    """Leads through a check-in and records it; what was typed is never lost.

    Raises:
        UsageError: there is no terminal.
        DeclinedError: nothing was typed.
    """
    if not run.can_ask:
        raise UsageError(
            say("No line was given, and there is no terminal to ask"),
            say("Lines as arguments, or - to read standard input"),
        )
    journal = Journal(run, file.person.name)
    with ending_gently():
        try:
            with nullcontext() if is_simple(run) else without_echo():
                text = _led(run, file, journal)
            code = record(run, file, text, dry_run=dry_run, as_json=as_json, is_kept=True)
        except FuehrungError as error:
            error.hints = (*error.hints, *_where(run, file, journal))
            raise
        except KeyboardInterrupt:
            with suppress(OSError):  # the window may be closed
                for hint in _where(run, file, journal):
                    tell(run, run.t(hint))
            raise
        journal.close()
    return code


def _led(run: Run, file: PersonFile, journal: Journal) -> str:
    talk = Talk.begin(run, file, journal)
    talk.text = journal.offer()
    talk.show_what_is_open()
    talk.type()
    closing = Closing(talk)
    closing.ask_conditions()
    closing.ask_promises()
    closing.ask_questions()
    closing.ask_next()
    text = closing.confirmed()
    if not text.strip():
        raise DeclinedError(say("Nothing was typed, so nothing was saved"))
    return text


def _where(run: Run, file: PersonFile, journal: Journal) -> tuple[Message, ...]:
    """Says where the text is after an interruption; printed when it is nowhere else."""
    if not journal.text.strip():
        return ()
    if journal.is_safe:
        call = run.call(file.person)
        return (say("What was typed is kept; fuehrung checkin {name} offers it", name=call),)
    for line in journal.text.split("\n"):
        run.say(line)
    return (say("What was typed could not be kept anywhere; it stands above"),)
