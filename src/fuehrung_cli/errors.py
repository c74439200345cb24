"""One family of failures, and the message: an id with parameters, never a finished sentence.

A `Message` holds the English text as its gettext id. `messages/` turns it into the language of the
user at the boundary, so no floor below knows a language. Build it with `say` or `say_n`, the two
names from which the catalogue is extracted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import IntEnum

from fuehrung_cli.frozen import dataclass


class ExitCode(IntEnum):
    """What the shell is told; documented in docs/exit-codes.md."""

    DONE = 0
    UNEXPECTED = 1
    WRONG_USE = 2
    NOT_FOUND = 3
    DAMAGED = 4
    FORBIDDEN = 5
    UNREADABLE = 6
    DUE = 10
    INTERRUPTED = 130


@dataclass(frozen=True)
class Message:
    """A sentence to be: the English text is the id, `params` fill its named placeholders.

    A parameter may be a date, a number, a `Term`, a text of a journey or another `Message`; the
    translator knows how each is written. With `plural`, the parameter `n` chooses between `text`
    and `plural`.
    """

    text: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)
    plural: str = ""


@dataclass(frozen=True)
class Term:
    """A word of the tables in `domain/words.py`, e.g. `Term("state", "kept")`."""

    table: str
    key: str


def say(text: str, /, **params: object) -> Message:
    """Makes a message, e.g. `say("No person is called {name}", name="anna")`."""
    return Message(text, params)


def typed(command: str, /, **words: object) -> Message:
    """Makes a line to type: nobody translates it, but each `Term` in it is the reader's word."""
    return Message(command, words)


def say_n(one: str, many: str, /, n: int, **params: object) -> Message:
    """Makes a message that counts, e.g. `say_n("{n} day", "{n} days", 3)`."""
    return Message(one, {"n": n, **params}, many)


class FuehrungError(Exception):
    """A failure the user can act on.

    `what` names what is wrong and where, `hint` what to do. Neither may hold text of a note.
    """

    code: ExitCode = ExitCode.UNEXPECTED

    def __init__(self, what: Message, *hints: Message) -> None:
        super().__init__(what.text)
        self.what = what
        self.hints = hints


class DeclinedError(FuehrungError):
    """The user said no, or a question was left unanswered."""

    code = ExitCode.UNEXPECTED


class UsageError(FuehrungError):
    """An argument or option is not understood."""

    code = ExitCode.WRONG_USE


class NotFoundError(FuehrungError):
    """A name or id means nothing here, or more than one thing."""

    code = ExitCode.NOT_FOUND


class DataError(FuehrungError):
    """A file of the notebook, a journey or the settings cannot be used as it is."""

    code = ExitCode.DAMAGED


class ForbiddenError(FuehrungError):
    """The present state does not allow it."""

    code = ExitCode.FORBIDDEN


class NotebookError(FuehrungError):
    """The notebook cannot be read or written: missing, read-only, full, locked."""

    code = ExitCode.UNREADABLE
