"""Cuts the power under every writing command, on real file systems (R2).

    sudo env PYTHONPATH=tests .venv/bin/python -m crash.power --points 10000 --fs ext4

Kills never find a missing fsync, since a killed process leaves everything with the system; this
does. It needs root, a loop device and the tools that make the file system.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace

from crash.kills import SAVING, Prepared, Tally, prepare, spread
from crash.kills_cases import CASES, Case
from crash.kills_judge import losses, noted, unkept
from crash.kills_running import Harness, rounds, warm
from crash.kills_world import World
from crash.power_images import KINDS, CannotMountError, Image
from crash.tracer import END, Plan
from crash.tracer_calls import CHANGING

_CHANGING = frozenset(CHANGING.values())


def plans_for(calls: tuple[int, ...]) -> list[Plan]:
    """Returns where to cut: before each call that changes the disk, and when all has been said."""
    at = [number for number, call in enumerate(calls, start=1) if call in _CHANGING]
    return [Plan("kill", number) for number in (*at, END)]


def cut_off(world: World, image: Image, case: Case, share: int) -> Tally:
    """Cuts the power at up to so many points of a case, the last one among them.

    `world` is the machine in memory, on which the undisturbed run is watched.
    """
    ready = prepare(world, case)
    there = replace(world, root=image.place / "machine")
    there.root.mkdir(exist_ok=True)
    if noted(ready.wanted):  # the log of a machine is named by where the notebook lies, too
        ready = prepare(there, case)
    tally = Tally()
    for plan in spread(plans_for(ready.told.calls), share):
        found = tuple(f"{case.name}: {plan}: {what}" for what in _after(image, there, ready, plan))
        tally += Tally(1, 1, 1, found)
    return tally


def _after(image: Image, there: World, ready: Prepared, plan: Plan) -> list[str]:
    there.put(ready.before)
    image.sync()  # what stood there before the command has been on the disk for long
    told = there.run_traced(ready.case, plan, cut=image.cut)
    image.revive()
    after = there.state()
    said = unkept(told.out, ready.wanted, after, SAVING)
    return [*losses(ready.before, ready.wanted, after), *said]


def harness_on(image: Image) -> Harness:
    """Returns what cuts the power of an image under a case."""
    return lambda world, case, share: cut_off(world, image, case, share)


def main() -> int:
    parser = argparse.ArgumentParser(description="The long form of: power cuts")
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--fs", choices=sorted(KINDS), default="ext4")
    parser.add_argument("--options", default="", help="how to mount, such as data=writeback")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    world = World.fresh()
    warm(world)
    try:
        image = Image.made(given.fs, given.options)
    except CannotMountError as error:
        print(error)
        return 2
    begun = time.monotonic()
    try:
        tally = rounds(harness_on(image), world, CASES, given.points, given.seed, shares=1)
    finally:
        image.remove()
        world.remove()
    seconds = time.monotonic() - begun
    print(*tally.violations, sep="\n")
    print(
        f"power cuts on {given.fs}: {tally.points} in {seconds:.0f} s "
        f"({tally.points / seconds:.0f}/s), {len(tally.violations)} violations"
    )
    return bool(tally.violations)


if __name__ == "__main__":
    sys.exit(main())
