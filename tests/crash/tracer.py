"""A process that is stopped before its n-th file call, and killed or lied to there.

`traced` forks the process as it is, with everything imported: that makes two hundred points a
second. Linux on x86-64 alone; the child tells the kernel which calls to stop at (seccomp), so all
others run at full speed.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from crash.tracer_calls import NAMES, program

IS_POSSIBLE = sys.platform == "linux" and platform.machine() == "x86_64"
NEEDS = "system calls are traced on Linux on x86-64 alone"
SECONDS = 20
"""After which a child is taken to hang."""
FOREVER = 1 << 30
END = 1 << 30
"""A point that no call reaches: everything has been done and said."""

_TRACE_ME, _CONTINUE, _GET_REGISTERS, _SET_REGISTERS = 0, 7, 12, 13
_SET_OPTIONS, _GET_MESSAGE = 0x4200, 0x4201
_OPTIONS = 0x80 | 0x100000  # stop for seccomp; kill the child when the tracer dies
_SECCOMP_STOP = signal.SIGTRAP | 7 << 8
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_RDX, _RAX, _NUMBER = 12, 10, 15  # places in `user_regs_struct`
_WRITES = {number for number, name in NAMES.items() if name in ("write", "pwrite64")}

_Registers = ctypes.c_ulonglong * 27
_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
_libc.ptrace.restype = ctypes.c_long


@dataclass(frozen=True)
class Plan:
    """What happens at which file call, counted from 1; `at` 0 lets everything pass."""

    act: Literal["watch", "kill", "tear", "fail"] = "watch"
    """`tear` lets half of a write through and kills before the next call."""
    at: int = 0
    code: int = 0
    times: int = 1
    """How many calls fail from there on."""

    def __str__(self) -> str:
        if self.act != "fail":
            return f"{self.act} at {'the end' if self.at == END else self.at}"
        often = {1: "once", FOREVER: "for ever"}.get(self.times, f"{self.times} times")
        return f"errno {self.code} at {self.at} {often}"


@dataclass(frozen=True)
class Outcome:
    """How a traced run ended."""

    code: int
    """The exit code; minus the signal that it died of."""
    calls: tuple[int, ...]
    """The numbers of the file calls that were reached."""

    @property
    def was_killed(self) -> bool:
        return self.code == -signal.SIGKILL


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def traced(
    action: Callable[[], int],
    plan: Plan,
    *,
    look: Callable[[int], None] | None = None,
    cut: Callable[[], None] | None = None,
) -> Outcome:
    """Runs an action in a child by plan.

    `look` is called before each file call and after the end, with the call before; `cut` while the
    child stands at the point where it is killed. A plan to kill behind the last call lets the child
    end, then cuts.
    """
    steps = program()
    child = os.fork()
    if not child:
        _be_traced(action, steps)
    os.waitpid(child, 0)
    _ptrace(_SET_OPTIONS, child, _OPTIONS)
    calls: list[int] = []
    passed_on = 0
    while True:
        _ptrace(_CONTINUE, child, passed_on)
        _, status = os.waitpid(child, 0)
        passed_on = os.WSTOPSIG(status) if status >> 8 != _SECCOMP_STOP else 0
        if not os.WIFSTOPPED(status):
            _tell(look, calls)
            if cut:
                cut()
            return Outcome(os.waitstatus_to_exitcode(status), tuple(calls))
        if passed_on:
            continue
        _tell(look, calls)
        calls.append(_message(child))
        if not _survives(child, plan, calls):
            if cut:
                cut()
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return Outcome(-signal.SIGKILL, tuple(calls))


def _tell(look: Callable[[int], None] | None, calls: list[int]) -> None:
    if look:
        look(calls[-1] if calls else 0)


def plain(action: Callable[[], int]) -> int:
    """Runs an action in a child that nobody stops, and returns its exit code."""
    child = os.fork()
    if not child:
        _run(action)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _survives(child: int, plan: Plan, calls: list[int]) -> bool:
    """Does what the plan wants at the last call; False when the child is to die here."""
    count = len(calls)
    if plan.act == "fail" and plan.at <= count < plan.at + plan.times:
        _refuse(child, plan.code)
    elif plan.act == "tear" and plan.at == count and calls[-1] in _WRITES:
        _halve(child)
    return (plan.act, plan.at) != ("kill", count) and (plan.act, plan.at) != ("tear", count - 1)


def _be_traced(action: Callable[[], int], steps: bytes) -> None:
    """In the child: waits for the tracer, asks the kernel for stops and runs the action."""
    _ptrace(_TRACE_ME, 0, 0)
    os.kill(os.getpid(), signal.SIGSTOP)
    filter_ = _Program(len(steps) // 8, steps)
    _libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if _libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(filter_), 0, 0):
        os._exit(99)
    _run(action)


def _run(action: Callable[[], int]) -> None:
    signal.alarm(SECONDS)
    try:
        os._exit(action())
    except BaseException:  # whatever leaves the program here is shown as a bug would be
        os.write(2, traceback.format_exc().encode())
        os._exit(1)


def _refuse(child: int, code: int) -> None:
    """Lets the call at which the child stands fail without being made."""
    registers = _registers(child)
    registers[_NUMBER] = (1 << 64) - 1
    registers[_RAX] = (1 << 64) - code
    _ptrace(_SET_REGISTERS, child, ctypes.addressof(registers))


def _halve(child: int) -> None:
    registers = _registers(child)
    registers[_RDX] //= 2
    _ptrace(_SET_REGISTERS, child, ctypes.addressof(registers))


def _registers(child: int) -> ctypes.Array[ctypes.c_ulonglong]:
    registers = _Registers()
    _ptrace(_GET_REGISTERS, child, ctypes.addressof(registers))
    return registers


def _message(child: int) -> int:
    number = ctypes.c_ulong()
    _ptrace(_GET_MESSAGE, child, ctypes.addressof(number))
    return number.value


def _ptrace(request: int, child: int, data: int) -> None:
    if _libc.ptrace(request, child, None, data) < 0:
        raise OSError(ctypes.get_errno(), f"ptrace {request}")
