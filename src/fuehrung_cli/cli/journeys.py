"""Listing, showing and checking journeys."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from fuehrung_cli.cli.failure import problem_line
from fuehrung_cli.cli.machine import write_json
from fuehrung_cli.cli.run import Run
from fuehrung_cli.domain.journey import MAIN_JOURNEY
from fuehrung_cli.errors import ExitCode, NotFoundError, UsageError, say, say_n
from fuehrung_cli.layout.journeys import journey_page, journeys_page
from fuehrung_cli.store.problems import Problem


def show_list(run: Run, *, as_json: bool) -> int:
    """Lists the journeys."""
    from fuehrung_cli.store.fsops import Disk
    from fuehrung_cli.store.library import own_ids

    own = own_ids(Disk(run.paths.home)) if run.paths.home.is_dir() else frozenset[str]()
    if as_json:
        write_json(run, "journeys", run.library.journeys)
    else:
        run.out(run.rendered(journeys_page(run.library, own, run.t)))
    return ExitCode.DONE


def show_one(run: Run, typed: str, voice: str | None, *, as_json: bool) -> int:
    """Shows one journey, the main one when none is named."""
    if voice is not None and voice not in ("sie", "du", "en"):
        raise UsageError(
            say("{option}: “{value}” is not understood", option="--voice", value=voice),
            say("Possible: {choices}", choices=("sie", "du", "en")),
        )
    journey = run.library.find(typed or MAIN_JOURNEY)
    if journey is None:
        known = [journey.id for journey in run.library.journeys]
        near = get_close_matches(typed, known, n=1, cutoff=0.4)
        hints = [say("Did you mean {names}?", names=near[0])] if near else []
        raise NotFoundError(
            say("There is no journey “{name}”", name=typed),
            *hints,
            say("All journeys: fuehrung journey list"),
        )
    if as_json:
        write_json(run, "journey", journey)
    else:
        run.out(run.rendered(journey_page(journey, run.t, voice=voice or run.voice())))
    return ExitCode.DONE


def check_files(run: Run, files: Sequence[str]) -> int:
    """Checks files, or all journeys in use, and names everything that is wrong in them."""
    if files:
        problems = [problem for name in files for problem in _check_file(run, name)]
        count = len(files)
    else:
        count = len(run.library.journeys)
        problems, run.problems = list(run.problems), []
    for problem in problems:
        run.out(problem_line(problem, run.t))
    if not problems:
        run.out(run.t(say_n("{n} journey is in order", "{n} journeys are in order", count)) + "\n")
    return ExitCode.DAMAGED if any(p.is_unread for p in problems) else ExitCode.DONE


def _check_file(run: Run, name: str) -> tuple[Problem, ...]:
    from pathlib import Path

    from fuehrung_cli.store.library import check_journey

    checked = check_journey(Path(name).absolute())
    if checked.changes:
        message = say(
            "{file} changes the shipped journey {id}: checked together with it, as it is used",
            file=name,
            id=checked.changes,
        )
        run.say(run.t(message))
    return checked.problems
