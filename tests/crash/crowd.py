"""Several processes at once, forked from one that has loaded everything."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterable


def start(work: Callable[[], object]) -> int:
    """Forks a process that does its work and ends; returns its id."""
    process = os.fork()
    if process == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    return process


def crowd(works: Iterable[Callable[[], object]]) -> list[int]:
    """Lets all work at once, waits for all, and returns their exit codes."""
    started = [start(work) for work in works]
    return [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in started]
