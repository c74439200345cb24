"""The small machine on which a command runs and crashes: its folders, its streams, its chance."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crash.kills_cases import Case
from crash.tracer import Outcome, Plan, plain, traced
from crash.tracer_calls import LOOKING

State = Mapping[str, bytes | None]
"""Path → bytes of everything on the machine; None is a folder."""
NOW = "2026-11-26T10:00"
FOLDERS = ("home", "config", "state", "cache", "runtime", "here", "user", "tmp")
_FORGOTTEN = ("FUEHRUNG_", "LC_", "XDG_", "LANG", "NO_COLOR", "FORCE_COLOR", "VISUAL", "EDITOR")

_LOOKING = frozenset(LOOKING.values())


@dataclass(frozen=True)
class Told:
    """What a call has said, and how it ended."""

    code: int
    out: str
    err: str
    calls: tuple[int, ...] = ()

    @property
    def was_killed(self) -> bool:
        return self.code == -9


@dataclass(frozen=True)
class Moment:
    """A machine in the middle of a call: what has been said, and what it holds."""

    out: str
    state: State


@dataclass(frozen=True)
class World:
    """A folder that holds such a machine; one process has one."""

    root: Path
    seed: int = 1
    language: str = "de"
    plant_bug: Callable[[], None] | None = None
    """Called in the child before the command: harnesses prove themselves with it."""
    streams: tuple[int, int] = field(
        default_factory=lambda: (os.memfd_create("out"), os.memfd_create("err"))
    )

    @classmethod
    def fresh(cls, **given: Any) -> World:
        """Makes one in memory where the system offers that: nothing there waits for a disk."""
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        return cls(Path(tempfile.mkdtemp(prefix="fuehrung-crash-", dir=base)), **given)

    def remove(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    def put(self, state: State) -> None:
        """Makes the machine hold this and nothing else."""
        for entry in self.root.iterdir():
            shutil.rmtree(entry)
        for folder in FOLDERS:
            (self.root / folder).mkdir(mode=0o700)
        for path, data in state.items():
            target = self.root / path
            if data is None:
                target.mkdir(mode=0o700, parents=True, exist_ok=True)
                continue
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(target, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as file:
                file.write(data)

    def state(self) -> dict[str, bytes | None]:
        """Returns what the machine holds now."""
        found: dict[str, bytes | None] = {}
        waiting = [(str(self.root / name), name) for name in FOLDERS]
        while waiting:
            folder, path = waiting.pop()
            for entry in os.scandir(folder):
                inside = f"{path}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    found[inside] = None
                    waiting.append((entry.path, inside))
                else:
                    found[inside] = Path(entry.path).read_bytes()
        return found

    def enter(self) -> None:
        """Makes this process one of the machine: for children, and once to warm up."""
        os.umask(0o022)
        for name in list(os.environ):
            if name.startswith(_FORGOTTEN):
                del os.environ[name]
        own = {
            "HOME": "user", "FUEHRUNG_HOME": "home", "XDG_CONFIG_HOME": "config",
            "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "runtime",
            "TMPDIR": "tmp",
        }  # fmt: skip
        os.environ.update({name: str(self.root / folder) for name, folder in own.items()})
        os.environ.update(FUEHRUNG_NOW=NOW, FUEHRUNG_EDITOR="true", FUEHRUNG_LANG=self.language)
        os.environ.update(COLUMNS="80", LINES="24", TERM="dumb", TZ="Europe/Berlin")
        os.chdir(self.root / "here")
        # The same ids and temporary names in every run: so old and new bytes can be compared.
        os.urandom = _Chance(self.seed).draw
        if self.plant_bug:
            self.plant_bug()

    def run(self, case: Case) -> Told:
        """Runs the call of a case undisturbed."""
        self._empty_streams()
        return self._told(plain(lambda: self._call(case)))

    def run_traced(
        self,
        case: Case,
        plan: Plan,
        *,
        look: Callable[[int], None] | None = None,
        cut: Callable[[], None] | None = None,
    ) -> Told:
        """Runs the call of a case by plan, see `traced`."""
        self._empty_streams()
        return self._told(traced(lambda: self._call(case), plan, look=look, cut=cut))

    def run_watched(self, case: Case) -> tuple[Told, tuple[Moment, ...]]:
        """Runs a case and returns what there was before each file call, and at the end."""
        moments: list[Moment] = []

        def look(call: int) -> None:
            # A call that only looks leaves the disk as it was: most of them do.
            last = moments[-1].state if moments and call in _LOOKING else None
            moments.append(Moment(self._said(0), self.state() if last is None else last))

        told = self.run_traced(case, Plan(), look=look)
        return told, tuple(moments)

    def _call(self, case: Case) -> int:
        self.enter()
        for number, stream in enumerate(self.streams, start=1):
            os.dup2(stream, number)
        return perform(case, *(os.fdopen(number, "wb", 0) for number in (1, 2)))

    def _told(self, ended: Outcome | int) -> Told:
        out, err = self._said(0), self._said(1)
        if isinstance(ended, int):
            return Told(ended, out, err)
        return Told(ended.code, out, err, ended.calls)

    def _said(self, stream: int) -> str:
        return os.pread(self.streams[stream], 1 << 20, 0).decode()

    def _empty_streams(self) -> None:
        for stream in self.streams:
            os.ftruncate(stream, 0)
            os.lseek(stream, 0, os.SEEK_SET)


class _Chance:
    """Draws the same bytes for the same purpose, whatever has failed before: who asks decides."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.drawn: Counter[str] = Counter()

    def draw(self, size: int) -> bytes:
        frame, asking = sys._getframe(1), ""
        for _ in range(8):
            asking += f" {frame.f_code.co_qualname}"
            if frame.f_back is None:
                break
            frame = frame.f_back
        self.drawn[asking] += 1
        return random.Random(f"{self.seed} {asking} {self.drawn[asking]}").randbytes(size)


class _Stream(io.TextIOWrapper):
    """A stream that says what it is told about being a terminal."""

    is_terminal = False

    def isatty(self) -> bool:
        return self.is_terminal


def perform(case: Case, out: Any, err: Any) -> int:
    """Runs the call of a case in this process, on these two streams; returns the exit code."""
    from crash.kills_actions import migrate
    from fuehrung_cli.__main__ import main

    stdin = _Stream(io.BytesIO(case.stdin.encode()), encoding="utf-8")
    # Line by line, as a terminal gets it: what is said has been said when the crash comes.
    stdout, stderr = (
        _Stream(stream, encoding="utf-8", line_buffering=True, write_through=True)
        for stream in (out, err)
    )
    for stream in (stdin, stdout, stderr):
        stream.is_terminal = bool(case.editor) or case.at_terminal
    sys.stdin, sys.stdout, sys.stderr = stdin, stdout, stderr
    if case.editor:
        subprocess.run = _editor(case.editor)  # type: ignore[assignment]
    return migrate() if case.migration else int(main(case.argv))


def _editor(line: str) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Returns what stands in for an editor: it adds a line, as one that writes in place does."""

    def run(words: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        try:
            with Path(words[-1]).open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")
        except OSError:
            return subprocess.CompletedProcess(words, 1)
        return subprocess.CompletedProcess(words, 0)

    return run
