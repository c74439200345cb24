"""Checking: every file of the notebook, every disputed change, journeys and settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fuehrung_cli.cli.failure import problem_line
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.saved import is_ahead
from fuehrung_cli.domain.book import Book
from fuehrung_cli.errors import ExitCode, FuehrungError, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.reports.retention import due_count
from fuehrung_cli.store.names_on_disk import NOTEBOOK
from fuehrung_cli.store.problems import Problem
from fuehrung_cli.store.repair import Moved


@dataclass(frozen=True)
class Checked:
    """How much was read, and everything that somebody should look at."""

    people: int
    entries: int
    problems: tuple[Problem, ...]
    moved: tuple[Moved, ...] = ()
    """What `--repair` has put aside before; the rest holds for what is there now."""


def repair_first(run: Run, *, is_sure: bool, as_json: bool) -> tuple[Moved, ...]:
    """Puts aside what nobody can read, and lets the check see the notebook as it is then."""
    from fuehrung_cli.cli.repairing import repair

    # In a run of its own: what that has read and found wrong is no longer so afterwards.
    return repair(replace(run, problems=[]), is_sure=is_sure, as_json=as_json)


def check_all(run: Run, moved: tuple[Moved, ...] = (), *, as_json: bool) -> int:
    """Names everything wrong; exit 4 when something could not be read."""
    found = replace(checked(run), moved=moved)
    _tell(run, found, as_json=as_json)
    return ExitCode.DAMAGED if any(p.is_unread for p in found.problems) else ExitCode.DONE


def checked(run: Run) -> Checked:
    """Reads everything; what is wrong is in the answer and no longer among the run's problems."""
    from fuehrung_cli.store.thresholds import load_rules

    problems = [*run.problems]
    books = []
    if run.has_notebook:
        problems += run.notebook.check()
        problems += load_rules(run.notebook.disk)[1]
        books = [(file.folder, run.book(file)) for file in run.people]
        problems += [*_disputed(books), *_ahead(run), *_past_period(run, [b for _, b in books])]
        _ = run.library
    found = tuple(dict.fromkeys([*problems, *run.problems]))
    run.problems = []
    return Checked(len(run.people), sum(len(book.sessions) for _, book in books), found)


def _disputed(books: Sequence[tuple[str, Book]]) -> list[Problem]:
    return [
        Problem(
            f"{folder}/sessions",
            f"{disputed.session} changes.{disputed.number}",
            say("not applied: {why}", why=disputed.reason),
            say("Correct it with: fuehrung edit {id}", id=disputed.session),
            "notice",
        )
        for folder, book in books
        for disputed in book.disputed
    ]


def _past_period(run: Run, books: Sequence[Book]) -> list[Problem]:
    """Says that something is past its period: here alone, so that other pages stay calm."""
    due = due_count(books, run.notebook.retention, run.today)
    what = say_n("{n} record is past its period", "{n} records are past their period", due)
    hint = say("Look at it: fuehrung privacy retention")
    return [Problem(NOTEBOOK, "retention", what, hint, "notice")] if due else []


def _ahead(run: Run) -> list[Problem]:
    """Names entries that the clock has not come to yet, and which are therefore shown nowhere."""
    shelves = run.notebook.shelves
    return [
        Problem(
            found.path,
            "at",
            say("it is later than the clock ({today}), so it is left out", today=run.today),
            say("Set the clock, or correct it with: fuehrung edit {id}", id=found.id),
            "notice",
        )
        for folder in shelves.folders()
        for found in shelves.listed(folder)
        if is_ahead(found, run.today)
    ]


def _tell(run: Run, found: Checked, *, as_json: bool) -> None:
    if as_json:
        from fuehrung_cli.cli.machine import write_json

        write_json(run, "check", found)
    else:
        tell_checked(run, found)


def tell_checked(run: Run, found: Checked) -> None:
    """Names everything that somebody should look at, and how much was read."""
    for problem in found.problems:
        run.out(problem_line(problem, run.t))
    people = say_n("{n} person", "{n} people", found.people)
    entries = say_n("{n} entry", "{n} entries", found.entries)
    if found.problems:
        result = say_n("{n} thing to look at", "{n} things to look at", len(found.problems))
    else:
        result = say("everything in order")
    words = say("{people}, {entries} read: {result}", people=people, entries=entries, result=result)
    run.tell(run.t(words))
    if _can_be_put_aside(run, found):
        hint = say("What nobody can read is put aside, never deleted, by: fuehrung check --repair")
        run.tell(run.t(hint))


def _can_be_put_aside(run: Run, found: Checked) -> bool:
    from fuehrung_cli.store.repair import unreadable

    try:
        return bool(found.problems) and run.has_notebook and any(unreadable(run.notebook))
    except FuehrungError:  # it cannot be opened, and that has been said
        return False
