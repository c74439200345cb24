"""Starting a journey: a commented file, opened in the editor, checked when it is saved."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from fuehrung_cli.cli.editor import open_in_editor
from fuehrung_cli.cli.failure import problem_line
from fuehrung_cli.cli.prompts import confirm
from fuehrung_cli.cli.run import Run
from fuehrung_cli.errors import ExitCode, ForbiddenError, UsageError, say
from fuehrung_cli.store.failures import ExistsError
from fuehrung_cli.store.fsops import Disk
from fuehrung_cli.store.library import check_journey
from fuehrung_cli.store.names_on_disk import JOURNEYS
from fuehrung_cli.store.new_journey import journey_id, new_journey


def start_journey(run: Run, typed: str, to: str | None) -> int:
    """Writes the file and, at a terminal, opens the editor until nothing in it is wrong.

    Raises:
        UsageError: the name holds nothing an id could be made of.
        ForbiddenError: there is such a journey, or such a file.
    """
    named = run.clean(typed).strip()
    file = to or (named if named.endswith(".toml") else None)
    name = Path(named).stem if named.endswith(".toml") else named
    identifier = journey_id(name)
    if not identifier:
        raise UsageError(
            say("“{name}” cannot become the id of a journey", name=named),
            say("Choose another: fuehrung journey new first-clients"),
        )
    if run.library.find(identifier):
        raise ForbiddenError(
            say("There is a journey “{id}” already", id=identifier),
            say("Read it: fuehrung journey show {id}; or choose another name", id=identifier),
        )
    path = _write(run, file, identifier, new_journey(name, run.t.language))
    run.out(run.t(say("Written: {path}", path=str(path))) + "\n")
    return _fill_in(run, path, identifier) if run.can_ask else _tell_next(run, path)


def _write(run: Run, file: str | None, identifier: str, data: bytes) -> Path:
    """Creates the file where it was asked for, else among the journeys of the notebook."""
    if file:
        path = Path(file).absolute()
        disk, inside = Disk(path.parent), path.name
        disk.make_folder()
    else:
        disk, inside = run.writable().disk, f"{JOURNEYS}/{identifier}.toml"
        disk.make_folder(JOURNEYS)
    try:
        disk.create_new(inside, data)
    except ExistsError:
        raise ForbiddenError(
            say("{path} is there already", path=str(disk.root / inside)),
            say("Nothing is overwritten: change the file itself, or choose another name"),
        ) from None
    return disk.root / inside


def _tell_next(run: Run, path: Path) -> int:
    typed = shlex.quote(str(path))
    run.out(run.t(say("Fill it in, then: fuehrung journey check {path}", path=typed)) + "\n")
    return ExitCode.DONE


def _fill_in(run: Run, path: Path, identifier: str) -> int:
    """Opens the editor on the file itself, so that nothing typed can get lost on the way."""
    while True:
        code = open_in_editor(run, path)
        if code:
            run.say(run.t(say("The editor ended with {code}; the file stays", code=code)))
        problems = check_journey(path).problems
        for problem in problems:
            sys.stderr.write(problem_line(problem, run.t))
        if not any(problem.is_unread for problem in problems):
            done = say("In order. Read it: fuehrung journey show {id}", id=identifier)
            run.out(run.t(done) + "\n")
            return ExitCode.DONE
        if not confirm(run, say("Open it again?")):
            _tell_next(run, path)
            return ExitCode.DAMAGED
