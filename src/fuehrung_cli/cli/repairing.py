"""Repairing: what nobody can read is shown, and after a yes put aside in `quarantine/`."""

from __future__ import annotations

import shlex

from fuehrung_cli.cli.failure import problem_line
from fuehrung_cli.cli.prompts import confirm
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import DeclinedError, Message, UsageError, say, say_n
from fuehrung_cli.render.safe import visible
from fuehrung_cli.store.repair import Moved, Unreadable, put_aside, unreadable


def repair(run: Run, *, is_sure: bool, as_json: bool) -> tuple[Moved, ...]:
    """Puts aside what nobody can read, and says how to take it back.

    Raises:
        UsageError: nobody is there who could be asked.
        DeclinedError: the answer was no.
        NotebookError: the disk refuses; what was moved until then is said.
    """
    found = tuple(unreadable(run.notebook)) if run.has_notebook else ()
    if not found:
        return ()
    if not is_sure:
        _ask(run, found)
    moved: list[Moved] = []
    try:
        moved.extend(put_aside(run.notebook, found, run.now))
    finally:
        if not as_json:
            _tell(run, moved)
    return tuple(moved)


def _ask(run: Run, found: tuple[Unreadable, ...]) -> None:
    if not run.can_ask:
        raise UsageError(
            say("Whether files may be moved is asked at a terminal"),
            say("In scripts say --yes; without --repair everything stays where it is"),
        )
    paths = {each.path for each in found}
    for problem in run.notebook.check():
        if problem.path in paths:
            for line in problem_line(problem, run.t).splitlines():
                run.say(line)
    question = say_n(
        "Put this aside in the folder quarantine?",
        "Put these {n} aside in the folder quarantine?",
        len(found),
    )
    if not confirm(run, question):
        raise DeclinedError(say("Nothing was moved"))


def _tell(run: Run, moved: list[Moved]) -> None:
    for each in moved:
        run.tell(run.t(_what(each)))
    taken = [each for each in moved if each.target]
    if not taken:
        return
    run.tell(run.t(say("Nothing was deleted. To take one back, move it where it was:")))
    run.tell(f"  cd {_quoted(str(run.paths.home))}")
    for each in taken:
        run.tell(f"  mv {_quoted(each.target)} {_quoted(each.source)}")


def _quoted(path: str) -> str:
    """Returns a path as a shell reads it, written with characters that can be seen and copied."""
    if visible(path) == path:
        return shlex.quote(path)
    data = path.encode("utf-8", "surrogateescape")
    return "$'" + "".join(f"\\x{byte:02x}" for byte in data) + "'"


def _what(moved: Moved) -> Message:
    if not moved.target:
        return say("{path} was missing and is there again; compare it", path=moved.source)
    if moved.is_replaced:
        return say(
            "{path} was put aside; what could be read of it is in a new one, compare it",
            path=moved.source,
        )
    return say("{path} was put aside", path=moved.source)
