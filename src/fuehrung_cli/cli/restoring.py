"""Putting back as a command: restores, checks what is there now, and says both."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path

from fuehrung_cli.cli.backing_up import content_lines
from fuehrung_cli.cli.checking import Checked, checked, tell_checked
from fuehrung_cli.cli.logged import log_gap
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode, FuehrungError, say, say_n
from fuehrung_cli.frozen import dataclass
from fuehrung_cli.store.problems import Problem, problem_of
from fuehrung_cli.store.restore import Restored, restore


@dataclass(frozen=True)
class PutBack:
    """What was restored, and what `check` says of it."""

    restored: Restored
    check: Checked


def put_back(run: Run, file: str, folder: str | None, *, as_json: bool) -> int:
    """Restores a backup, then checks the notebook as `check` does."""
    if folder is not None:
        run = replace(run, paths=replace(run.paths, home=Path(folder).absolute()))
    restored = restore(run.paths, Path(file).absolute(), notebook_only=folder is not None)
    if folder is None:
        log_gap(run)
    found = _checked(run)
    if as_json:
        from fuehrung_cli.cli.machine import write_json

        write_json(run, "restore", PutBack(restored, found))
    else:
        _tell(run, restored)
        tell_checked(run, found)
    is_damaged = any(problem.is_unread for problem in found.problems)
    return ExitCode.DAMAGED if is_damaged else ExitCode.DONE


def _checked(run: Run) -> Checked:
    """Returns what `check` finds; a notebook that cannot be opened was kept like that."""
    try:
        return checked(run)
    except FuehrungError as error:
        run.problems = []
        problem: Problem = problem_of(error, str(run.paths.home))
        return Checked(0, 0, (problem,))


def _tell(run: Run, restored: Restored) -> None:
    run.tell(run.t(say("Restored: {folder}", folder=restored.folder)))
    for line in content_lines(restored.holds):
        run.tell(f"  {run.t.joined(map(run.t, line))}")
    for path in restored.kept:
        run.tell(f"  {run.t(say('{path} was there already and stays', path=path))}")
    if restored.renamed:
        words = say_n(
            "{n} file has a name that this system cannot hold; it is in odd-names",
            "{n} files have names that this system cannot hold; they are in odd-names",
            len(restored.renamed),
        )
        run.tell(f"  {run.t(words)}")
    if restored.notebook_only:
        run.tell(run.t(say("Your own notebook, settings and drafts were not touched")))
        look = say(
            "Look at it: fuehrung --home {folder} report", folder=shlex.quote(restored.folder)
        )
        run.tell(run.t(look))
