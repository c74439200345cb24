"""Listing, showing and checking journeys."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import get_args

from fuehrung_cli.cli.failure import problem_line
from fuehrung_cli.cli.machine import write_json
from fuehrung_cli.cli.run import Run
from fuehrung_cli.cli.showing import Wish, present
from fuehrung_cli.domain.journey import MAIN_JOURNEY, Journey, Step, Variant, VoiceName
from fuehrung_cli.domain.names import fold
from fuehrung_cli.errors import ExitCode, NotFoundError, UsageError, say, say_n
from fuehrung_cli.layout.journeys import journey_page, journeys_page, step_page
from fuehrung_cli.store.problems import Problem


def show_list(run: Run, *, as_json: bool) -> int:
    """Lists the journeys."""
    from fuehrung_cli.store.fsops import folder_at
    from fuehrung_cli.store.library import own_ids

    disk = folder_at(run.paths.home)
    own = own_ids(disk) if disk else frozenset[str]()
    if as_json:
        write_json(run, "journeys", run.library.journeys)
    else:
        run.out(run.rendered(journeys_page(run.library, own, run.t)))
    return ExitCode.DONE


def show_one(
    run: Run,
    typed: str,
    wish: Wish,
    *,
    voice: str | None = None,
    person: str | None = None,
    step: str | None = None,
    variant: str | None = None,
) -> int:
    """Shows one journey, the main one when none is named, or one step of it."""
    _check_voice(voice)
    file = run.find(person) if person else None
    put = voice or (file.person.profile.voice if file else None) or run.voice()
    journey = journey_meant(run, typed)
    meant = _variant(run, journey, variant) if variant else None
    if step is None:
        present(
            run,
            wish,
            "journey",
            journey,
            lambda: [journey_page(journey, run.t, voice=put, variant=meant)],
        )
        return ExitCode.DONE
    found = _step(journey, step)
    call = run.call(file.person) if file else ""
    present(
        run, wish, "step", found, lambda: [step_page(journey, found, run.t, voice=put, call=call)]
    )
    return ExitCode.DONE


def _check_voice(voice: str | None) -> None:
    if voice is not None and voice not in get_args(VoiceName):
        raise UsageError(
            say("{option}: “{value}” is not understood", option="--voice", value=voice),
            say("Possible: {choices}", choices=get_args(VoiceName)),
        )


def journey_meant(run: Run, typed: str) -> Journey:
    """Returns the journey that a word means, the main one when there is none.

    Raises:
        NotFoundError: there is none; the nearest is named.
    """
    journey = run.library.find(typed or MAIN_JOURNEY)
    if journey is not None:
        return journey
    known = [journey.id for journey in run.library.journeys]
    near = get_close_matches(typed, known, n=1, cutoff=0.4)
    hints = [say("Did you mean {names}?", names=near[0])] if near else []
    if step := run.library.step(typed):
        hints = [say("It is a step: fuehrung journey show --step {step}", step=step.id)]
    raise NotFoundError(
        say("There is no journey “{name}”", name=typed),
        *hints,
        say("All journeys: fuehrung journey list"),
    )


def _step(journey: Journey, typed: str) -> Step:
    number = int(typed) if typed.isdecimal() else 0
    if 1 <= number <= len(journey.steps):
        return journey.steps[number - 1]
    step = journey.step(typed.removeprefix("#"))
    if step is None:
        raise NotFoundError(
            say("The journey {journey} has no step “{step}”", journey=journey.id, step=typed),
            say("Possible: {choices}", choices=tuple(each.id for each in journey.steps)),
        )
    return step


def _variant(run: Run, journey: Journey, typed: str) -> Variant:
    found = next((each for each in journey.variants if each.answers_to(fold(typed))), None)
    if found is None:
        names = tuple(each.word(run.t.language) for each in journey.variants)
        raise NotFoundError(
            say("The journey {journey} has no variant “{name}”", journey=journey.id, name=typed),
            *([say("Possible: {choices}", choices=names)] if names else []),
        )
    return found


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
        run.tell(run.t(say_n("{n} journey is in order", "{n} journeys are in order", count)))
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
