"""Questions at a terminal, asked on stderr so that stdout stays data. Never without a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import DeclinedError, Message, say
from fuehrung_cli.render.safe import visible

if TYPE_CHECKING:
    from fuehrung_cli.layout.document import Document

_YES = {"de": ("j", "ja", "y", "yes"), "en": ("y", "yes", "j", "ja")}


def about_to_ask(run: Run) -> None:
    """Puts what was typed on the disk, before somebody is asked something."""
    if run.before_asking:
        run.before_asking()


def show_beside(run: Run, page: Document) -> None:
    """Shows the page that a question is about: on stderr, since stdout is for the answer."""
    sys.stdout.flush()
    sys.stderr.write(run.rendered(page))


def ask(run: Run, question: Message) -> str:
    """Asks a question and returns the line typed, without blanks around it.

    Raises:
        DeclinedError: the input has ended.
    """
    about_to_ask(run)
    sys.stdout.flush()
    sys.stderr.write(f"{visible(run.t(question))} ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise DeclinedError(say("Nothing was answered, so nothing was done"))
    return line.strip()


def confirm(run: Run, question: Message) -> bool:
    """Asks for yes or no in the letters of the language; Enter means no."""
    letters = say("[y/N]")
    answer = ask(run, say("{question} {letters}", question=question, letters=letters))
    return answer.casefold() in _YES[run.t.language]


def choose(run: Run, question: Message, choices: tuple[str, ...]) -> int:
    """Asks for one of several by its number and returns the index."""
    for number, choice in enumerate(choices, start=1):
        run.say(f"  {number}  {choice}")
    answer = ask(run, question)
    if answer.isdigit() and 1 <= int(answer) <= len(choices):
        return int(answer) - 1
    raise DeclinedError(say("No number of the list was typed, so nothing was done"))
