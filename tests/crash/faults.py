"""Lets every file call of every writing command fail, once and from there on (R5).

PYTHONPATH=tests .venv/bin/python -m crash.faults --points 20000
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator, Sequence

from crash.kills import Prepared, Tally, prepare, spread
from crash.kills_cases import CASES, Case
from crash.kills_judge import losses, silent, unhelpful, unkept, untyped
from crash.kills_world import World
from crash.tracer import FOREVER, Plan
from crash.tracer_calls import CHANGING
from fuehrung_cli.errors import ExitCode

CODES = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EINTR)
MOST_INTERRUPTIONS = 20
"""Python repeats an interrupted call, so one that is interrupted for ever would never end."""
_CHANGING = frozenset(CHANGING.values())
_WRITE = CHANGING["write"]


def plans_for(calls: Sequence[int], first: int) -> list[Plan]:
    """Returns every call with one of the errors, once and for ever; `first` picks which one.

    Six rounds with six seeds in a row give every call every error. A write, which a full disk is
    most likely to meet, gets that one in any round, and stands in front.
    """
    full = [Plan("fail", at, errno.ENOSPC) for at in _numbers(calls, _WRITE)]
    full += [Plan("fail", at, errno.ENOSPC, FOREVER) for at in _numbers(calls, _WRITE)]
    plans = []
    for at in range(1, len(calls) + 1):
        code = CODES[(at + first) % len(CODES)]
        often = MOST_INTERRUPTIONS if code == errno.EINTR else FOREVER
        plans += [Plan("fail", at, code), Plan("fail", at, code, often)]
    return [*full, *plans]


def _numbers(calls: Sequence[int], call: int) -> list[int]:
    return [at for at, number in enumerate(calls, start=1) if number == call]


def failed(world: World, case: Case, share: int) -> Tally:
    """Lets up to so many calls of a case fail, half of them calls that would change the disk."""
    ready = prepare(world, case)
    calls = ready.told.calls
    plans = plans_for(calls, world.seed)
    writes = plans[: 2 * len(_numbers(calls, _WRITE))]
    changing = [plan for plan in plans if calls[plan.at - 1] in _CHANGING]
    chosen = dict.fromkeys([*writes, *spread(changing, -(-share // 2)), *spread(plans, share)])
    violations = []
    for plan in list(chosen)[:share]:
        violations += [f"{case.name}: {plan}: {what}" for what in _wrong(world, ready, plan)]
    tried = min(share, len(chosen))
    return Tally(tried, tried, 0, tuple(violations))


def _wrong(world: World, ready: Prepared, plan: Plan) -> Iterator[str]:
    world.put(ready.before)
    told = world.run_traced(ready.case, plan)
    after = world.state()
    new = {path: data for path, data in after.items() if path not in ready.before}
    # A call that could not read everything has said so, and what it saved may be less.
    wanted = {**ready.wanted, **new} if told.code == ExitCode.DAMAGED else ready.wanted
    for folder in ("home/", "config/"):
        yield from losses(ready.before, wanted, after, folder)
    yield from unhelpful(told)
    yield from silent(told, ready.wanted, after)
    yield from untyped(ready.case.typed, told, ready.wanted, after)
    if told.code == 0:
        yield from unkept(told.out, ready.wanted, after, ("home", "here"))


if __name__ == "__main__":
    from crash.kills_running import run

    sys.exit(run(failed, CASES, "faults", shares=1))
