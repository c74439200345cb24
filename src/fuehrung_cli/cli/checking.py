"""Checking: every file of the notebook, every disputed change, journeys and settings."""

from __future__ import annotations

from dataclasses import replace

from fuehrung_cli.cli.failure import problem_line
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode, FuehrungError, say, say_n
from fuehrung_cli.frozen import dataclass
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

    of_settings = list(run.problems)
    moved = repair(run, is_sure=is_sure, as_json=as_json)
    run.problems = of_settings
    run.__dict__.pop("notebook", None)
    return moved


def check_all(run: Run, moved: tuple[Moved, ...] = (), *, as_json: bool) -> int:
    """Names everything wrong; exit 4 when something could not be read."""
    found = replace(checked(run), moved=moved)
    _tell(run, found, as_json=as_json)
    return ExitCode.DAMAGED if any(p.is_unread for p in found.problems) else ExitCode.DONE


def checked(run: Run) -> Checked:
    """Reads everything; what is wrong is in the answer and no longer among the run's problems."""
    from fuehrung_cli.store.thresholds import load_rules

    problems = [*run.problems]
    count = 0
    if run.has_notebook:
        problems += run.notebook.check()
        problems += load_rules(run.notebook.disk)[1]
        problems += _disputed(run)
        count = sum(len(run.book(file).sessions) for file in run.people)
        _ = run.library
    found = tuple(dict.fromkeys([*problems, *run.problems]))
    run.problems = []
    return Checked(len(run.people), count, found)


def _disputed(run: Run) -> list[Problem]:
    return [
        Problem(
            f"{file.folder}/sessions",
            f"{disputed.session} changes.{disputed.number}",
            say("not applied: {why}", why=disputed.reason),
            say("Correct it with: fuehrung edit {id}", id=disputed.session),
            "notice",
        )
        for file in run.people
        for disputed in run.book(file).disputed
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
