"""Crashes that meet crashes: a second try is killed, too, and the third one has to finish (R6).

    PYTHONPATH=tests .venv/bin/python -m crash.kills_compound --points 5000

Undo, edit, repair and a migration change what is there already. From each state that a crash leaves
the same command runs again, is stopped at each of its moments, and from there runs to its end.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

from crash.kills import Tally, prepare, spread
from crash.kills_cases import COMPOUND, Case
from crash.kills_judge import is_done, losses, unnamed
from crash.kills_world import Moment, State, Told, World

_LATER = 50
"""Added to the seed of the second and third try: they draw other names for temporary files."""


def twice_killed(world: World, case: Case, share: int) -> Tally:
    """Tries up to so many pairs of crashes of a case."""
    ready = prepare(world, case)
    firsts = _different(ready.moments)
    tally = Tally()
    # The third tries cost most, so every first crash gets its part of them.
    for number, first in enumerate(firsts):
        if is_done(ready.wanted, first):
            continue  # nobody would try again what is done
        most = (share - tally.points) // (len(firsts) - number)
        for second in spread(_second_tries(world, case, first), max(1, most)):
            found = list(_finished(world, case, second, is_done(ready.wanted, second)))
            wrong = [*losses(ready.before, ready.wanted, second, "home/"), *found]
            wrong += losses(ready.before, ready.wanted, world.state(), "home/")
            if not is_done(ready.wanted, world.state()):
                wrong.append("never finished")
            told = tuple(f"{case.name}: crash {number}: {what}" for what in wrong)
            tally += Tally(points=1, killed=1, states=1, violations=told)
    return tally


def _different(moments: tuple[Moment, ...]) -> list[State]:
    """Returns the states of the disk in the order in which they came, each once."""
    return list({frozenset(moment.state.items()): moment.state for moment in moments}.values())


def _second_tries(world: World, case: Case, first: State) -> list[State]:
    again = replace(world, seed=world.seed + _LATER)
    again.put(first)
    _, moments = again.run_watched(case)
    return _different(moments)


def _finished(world: World, case: Case, second: State, is_done: bool) -> Iterator[str]:
    """Runs the command a third time if there is a need, to its end, then `check`."""
    again = replace(world, seed=world.seed + 2 * _LATER)
    again.put(second)
    told = again.run(case) if not is_done else Told(0, "", "")
    if told.code:
        yield f"the third try ends with {told.code}: {told.err.strip()}"
    planted = [path for path, _ in case.planted]
    yield from unnamed(again.state(), again.run(Case(("check",))), planted)


if __name__ == "__main__":
    from crash.kills_running import run

    sys.exit(run(twice_killed, COMPOUND, "compound", shares=1))
