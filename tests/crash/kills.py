"""Kills every writing command before each of its file calls and looks at what is left (R1).

    PYTHONPATH=tests .venv/bin/python -m crash.kills --points 20000

What a killed process leaves behind is what the file system holds at that moment. So a command runs
once, stopped before each call, and every moment is judged; at a share of them, and in the middle of
each write, it is really killed, and what then is there must be what was seen.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from crash.kills_cases import CASES, Case
from crash.kills_judge import files_of, losses, unkept, unnamed, unusable
from crash.kills_world import Moment, State, Told, World
from crash.tracer import END, Plan
from crash.tracer_calls import CHANGING, NAMES

NEXT = ("person", "add", "Zoe Danach")
"""What is tried after every crash; then `check` must name what lies about."""
SAVING = ("home", "config", "state", "here")
_CHANGING = frozenset(CHANGING.values())
_T = TypeVar("_T")


@dataclass(frozen=True)
class Prepared:
    """A case with what it starts from, and its undisturbed run moment by moment."""

    case: Case
    before: State
    wanted: State
    told: Told
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Tally:
    """How much was tried, and what was wrong; sums up."""

    points: int = 0
    killed: int = 0
    """How many of them were real kills, or real failures."""
    states: int = 0
    """How many different states of the disk were found and used afterwards."""
    violations: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.points + other.points,
            self.killed + other.killed,
            self.states + other.states,
            (*self.violations, *other.violations),
        )


def prepare(world: World, case: Case) -> Prepared:
    """Runs what stands before a case and then the case, both undisturbed and without bugs."""
    sound = replace(world, plant_bug=None)
    sound.put({f"home/{path}": text.encode() for path, text in case.files.items()})
    for number, argv in enumerate(case.before, start=1):
        told = replace(sound, seed=world.seed + number).run(Case(argv))
        assert told.code == 0, f"{case.name}: {told.err}"
    before = sound.state()
    told, moments = sound.run_watched(case)
    assert told.code == 0, f"{case.name}: {told.err}"
    return Prepared(case, before, moments[-1].state, told, moments)


def spread(things: Sequence[_T], most: int) -> list[_T]:
    """Returns at most so many, evenly, the last one among them."""
    if most >= len(things):
        return list(things)
    return [things[(number + 1) * len(things) // most - 1] for number in range(max(most, 0))]


def plans_for(calls: Sequence[int]) -> list[Plan]:
    """Returns where to kill really: wherever the disk changes, in the middle of writes too."""
    plans = []
    for at, number in enumerate(calls, start=1):
        if number in _CHANGING:
            plans.append(Plan("kill", at))
        if NAMES[number] == "write":
            plans.append(Plan("tear", at))
    return [*plans, Plan("kill", END)]


def killed(world: World, case: Case, share: int) -> Tally:
    """Judges every moment of a case, kills it at up to so many points, uses so many states."""
    ready = prepare(world, case)
    judge = Judge(world, ready)
    for plan in spread(plans_for(ready.told.calls), share):
        judge.kill(plan)
    for at, moment in enumerate(_seen(world, ready), start=1):
        judge.look(Plan("watch", at), moment)
    judge.use(share)
    return judge.tally


def _seen(world: World, ready: Prepared) -> tuple[Moment, ...]:
    """Returns the moments of a run; a planted bug makes others than the undisturbed one has had."""
    if world.plant_bug is None:
        return ready.moments
    world.put(ready.before)
    return world.run_watched(ready.case)[1]


class Judge:
    """Looks at moments of one case and collects what is wrong."""

    def __init__(self, world: World, ready: Prepared) -> None:
        self.world, self.ready = world, ready
        self.tally = Tally()
        self.last: Moment | None = None
        """The moment judged last: while nothing changes, one verdict holds."""
        self.states: dict[frozenset[tuple[str, bytes | None]], tuple[Plan, State]] = {}
        """Every state that was new, and where it was found first."""

    def kill(self, plan: Plan) -> None:
        """Kills the command by plan, and holds what it leaves to what was seen there."""
        ready = self.ready
        self.world.put(ready.before)
        told = self.world.run_traced(ready.case, plan)
        moment = Moment(told.out, self.world.state())
        self.look(plan, moment)
        self.tally += Tally(killed=1)
        if plan.act == "kill" and self.world.plant_bug is None:
            seen = ready.moments[min(plan.at, len(ready.moments)) - 1]
            if (seen.out, files_of(seen.state)) != (moment.out, files_of(moment.state)):
                self._note(plan, ["a kill leaves something else than was seen before it"])

    def look(self, plan: Plan, moment: Moment) -> None:
        """Judges a moment."""
        before, wanted, after = self.ready.before, self.ready.wanted, moment.state
        self.tally += Tally(points=1)
        if moment == self.last:
            return
        self.last = moment
        self._note(plan, losses(before, wanted, after))
        self._note(plan, unkept(moment.out, wanted, after, SAVING))
        self.states.setdefault(frozenset(after.items()), (plan, after))

    def use(self, most: int) -> None:
        """Goes on working with up to so many states, as somebody would who has had a crash."""
        chosen = spread(list(self.states.values()), most)
        sound = replace(self.world, plant_bug=None, seed=self.world.seed + 100)
        planted = [path for path, _ in self.ready.case.planted]
        for plan, after in chosen:
            sound.put(after)
            told = sound.run(Case(NEXT))
            self._note(plan, unusable(after, told, sound.state()))
            self._note(plan, unnamed(after, sound.run(Case(("check",))), planted))
        self.tally += Tally(states=len(chosen))

    def _note(self, plan: Plan, found: Iterable[str]) -> None:
        name = self.ready.case.name
        self.tally += Tally(violations=tuple(f"{name}: {plan}: {what}" for what in found))


if __name__ == "__main__":
    from crash.kills_running import run

    sys.exit(run(killed, CASES, "kills"))
