"""The fork server of a test run: a process with the program loaded, asked by lines of JSON.

The tests do not fork themselves: what pytest carries along would have to be copied for each point.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from crash.kills import Tally

_TESTS = Path(__file__).resolve().parents[1]


class Server:
    """Such a process, from the side of a test."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": str(_TESTS)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "crash.tracer_server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def ask(self, **job: Any) -> Tally:
        """Has a harness run: which one, on which cases, for how many points, with which bug."""
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(job), file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        return Tally(**{**answer, "violations": tuple(answer["violations"])})

    def end(self) -> None:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def _serve() -> None:
    from crash.kills_running import warm
    from crash.kills_world import World

    answers = os.fdopen(os.dup(1), "w")  # the children write to 1
    world = World.fresh()
    try:
        warm(world)
        for line in sys.stdin:
            tally = _run(json.loads(line), world)
            print(json.dumps(asdict(tally)), file=answers, flush=True)
    finally:
        world.remove()


def _run(job: Mapping[str, Any], world: Any) -> Tally:
    from crash.faults import failed
    from crash.kills import killed
    from crash.kills_cases import BY_NAME
    from crash.kills_compound import twice_killed
    from crash.kills_planted import BUGS
    from crash.kills_running import rounds
    from crash.power import harness_on
    from crash.power_images import Image

    cases = [BY_NAME[name] for name in job["cases"]]
    planted = replace(world, plant_bug=BUGS.get(job.get("bug", "")))
    usual: Mapping[str, Callable[..., Tally]] = {
        "kills": killed, "faults": failed, "compound": twice_killed
    }  # fmt: skip
    if job["harness"] in usual:
        shares = 6 if job["harness"] == "kills" else 1
        return rounds(usual[job["harness"]], planted, cases, job["points"], 1, shares)
    image = Image.made(job["harness"], job.get("options", ""))
    try:
        return rounds(harness_on(image), planted, cases, job["points"], 1, 1)
    finally:
        image.remove()


if __name__ == "__main__":
    _serve()
