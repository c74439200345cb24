"""The names that shells complete themselves: behind which commands, and what is kept of them.

The list is kept whenever the program was asked for somebody, because it has read everybody then.
"""

from __future__ import annotations

from collections.abc import Iterator

from fuehrung_cli.cli.aliases import COMMANDS
from fuehrung_cli.cli.candidates import names_of
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.spelling import spelled
from fuehrung_cli.render.safe import visible
from fuehrung_cli.store.names_file import keep_names

PLACES = (
    *("checkin", "note", "next", "skip", "situation", "ask", "departure", "report", "signals"),
    *("progress", "promises", "trend", "card", "cost", "log", "done", "move", "set", "person show"),
    *("privacy access", "privacy erase", "privacy reply", "handover", "share", "merge"),
    *("person set", "person pause", "person resume", "person leave", "journey start"),
    *("journey status", "journey end"),
)
"""Commands whose first argument is a person; a test holds them to what Typer knows.

Reading it from Typer would make every new shell wait for all modules of all commands.
"""
LONGEST = 60
"""Letters of a description: it stands beside the value on one line of a list."""


def typed_places() -> tuple[str, ...]:
    """Returns every way to type the commands behind which a name stands."""
    return tuple(dict.fromkeys(typed for path in PLACES for typed in _typed(path)))


def _typed(path: str) -> Iterator[str]:
    group, _, command = path.rpartition(" ")
    for name in _names(path, command):
        yield from (f"{before} {name}" for before in _names(group, group)) if group else (name,)


def _names(path: str, english: str) -> tuple[str, ...]:
    names = (english, *COMMANDS.get(path, ()))
    return tuple(dict.fromkeys(form for name in names for form in spelled(name)))


def keep_known(run: Run, began: float) -> None:
    """Keeps the names of everybody whom this run has read since it began."""
    if "everybody" in vars(run) and run.people:
        keep_names(run.paths, lines_of(run), began)


def lines_of(run: Run) -> Iterator[tuple[str, ...]]:
    """Yields for each person what is said of her, and every form of a name in order."""
    for person in run.everybody.people:
        forms = (form for name in names_of(person, run.everybody) for form in spelled(name))
        typed = dict.fromkeys(form for form in forms if form and form.isprintable())
        yield described(person.name), *typed


def described(text: str) -> str:
    """Returns a description that is harmless and fits beside the value."""
    told = visible(text)
    return told if len(told) <= LONGEST else told[:LONGEST].rpartition(" ")[0] + " …"
