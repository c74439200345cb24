"""What `ask` does: find the one question, and keep what the leader expects to hear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuehrung_cli.cli.appointments import empty_entry
from fuehrung_cli.cli.rules import thresholds_for
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.writing import guarded
from fuehrung_cli.errors import UsageError, say

if TYPE_CHECKING:
    from fuehrung_cli.reports.ask import Question
    from fuehrung_cli.store.records import PersonFile


def the_question(run: Run, file: PersonFile) -> Question:
    """Returns the question for a person today."""
    from fuehrung_cli.reports.ask import ask
    from fuehrung_cli.signals.standing import standing
    from fuehrung_cli.store.gaps import load_gaps

    book, call = run.book(file), run.call(file.person)
    rhythm, numbers = run.settings.rhythm_days, thresholds_for(run)
    stands = standing(book, run.journey, run.today, numbers, rhythm_days=rhythm, name=call)
    return ask(book, stands.steps, load_gaps(), run.today, voice=run.voice(), call=call)


def with_guess(run: Run, name: str, guess: str) -> Question:
    """Keeps the expected answer for the question, which then stands beside it.

    Raises:
        UsageError: nothing is expected, or there is no question.
    """
    from dataclasses import replace

    from fuehrung_cli.domain.kinds import Guess
    from fuehrung_cli.domain.session import Opened

    text = " ".join(run.clean(guess).split())
    with guarded(run, name, guess):
        file = run.find(name)
        asked = the_question(run, file)
        if not text or not asked.text:
            raise UsageError(
                say("There is nothing to save"), say('What you expect to hear: --guess "…"')
            )
        opened = Opened(1, Guess(text, asked.text, asked.step), "leader")
        session = replace(empty_entry(run), facts=(opened,))
        run.keep(run.writable().save_session(file, session))
    return replace(asked, guess=text)
