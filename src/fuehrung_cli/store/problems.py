"""What is wrong with a file: found while reading, told by `check`, never a reason to stop."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from fuehrung_cli.errors import DataError, FuehrungError, Message, say
from fuehrung_cli.frozen import dataclass

Severity = Literal["damage", "newer", "notice"]
"""Damage: something was not read. Newer: written by a newer program, not read either.
Notice: all was read, but somebody should look at it."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one file. None of its texts holds anything written in a note.

    `path` is relative to the notebook, or absolute for a file outside of it. `where` is
    `line:column` or the way to the key, lists counted from 1, e.g. `facts.2.due` or
    `steps[3].title.de`; it may be empty.
    """

    path: str
    where: str
    what: Message
    hint: Message | None = None
    severity: Severity = "damage"

    @property
    def is_unread(self) -> bool:
        """Says whether something that stands in the file is missing from what was read."""
        return self.severity != "notice"


def problem_of(error: FuehrungError, path: str) -> Problem:
    """Returns the failure to read one file as a problem, so that the others can be read."""
    return Problem(path, "", error.what, error.hints[0] if error.hints else None)


def damage(problem: Problem) -> DataError:
    """Returns a problem as a failure, for a command that needs just this file."""
    where = f"{problem.path}:{problem.where}" if problem.where else problem.path
    hints = () if problem.hint is None else (problem.hint,)
    return DataError(say("{where}: {what}", where=where, what=problem.what), *hints)


def merged_into_one(path: str, where: str, severity: Severity = "damage") -> Problem:
    """Returns the problem of a file that holds two versions with the marks of a merge."""
    what = say("two versions were merged into one file")
    return Problem(path, where, what, say("Compare and merge: fuehrung conflicts"), severity)


def by_hand() -> Message:
    """Returns what to do about most problems."""
    return say("Correct the file in a text editor; nothing in it was changed")


def nearest(word: str, known: Iterable[str]) -> Message:
    """Returns a suggestion for a word that is not known."""
    close = near_miss(word, known)
    if close:
        return say("Did you mean {word}?", word=close)
    return say("Known here: {words}", words=", ".join(sorted(known)))


def unknown_key(key: str, known: Iterable[str], path: str, where: str) -> Problem:
    """Returns a notice for a key that nothing reads, with the one that was probably meant."""
    what = say("the key {key} is not known", key=key)
    return Problem(path, where, what, nearest(key, known), "notice")


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """Returns the known word that was probably meant, or None."""
    # Loaded only for a mistake, so that no ordinary command pays for it.
    from difflib import get_close_matches  # noqa: PLC0415

    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return close[0] if close else None
