"""A terminal for tests: the program in a pseudo-terminal, its screen read by an emulator."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pyte

SOURCE = Path(__file__).resolve().parents[2] / "src"
DEADLINE_SECONDS = 30
"""Only a hang comes near it: a test waits for what it expects, and goes on at once."""
_START = "import sys; from fuehrung_cli.__main__ import main; sys.exit(main(sys.argv[1:]))"
ENTER, INTERRUPT, END, BACKSPACE, TAB = "\r", "\x03", "\x04", "\x7f", "\t"


class _Screen(pyte.Screen):
    """Answers, as terminals do, where the cursor is."""

    master = -1

    def write_process_input(self, data: str) -> None:
        os.write(self.master, data.encode())


class Terminal:
    """The program at a terminal of its own."""

    def __init__(
        self, *argv: str, columns: int = 80, lines: int = 70, variables: Mapping[str, str] = {}
    ) -> None:
        self.keys = 0
        self.screen = _Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.process, self.master = pty.fork()
        if self.process == 0:
            environment = {**os.environ, "PYTHONPATH": str(SOURCE), **variables}
            for name in ("COLUMNS", "LINES"):
                environment.pop(name, None)
            self._become(argv, environment)
        self.screen.master = self.master
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, size)

    def _become(self, argv: tuple[str, ...], environment: dict[str, str]) -> None:
        """Makes the program of the process that was forked."""
        os.execve(sys.executable, [sys.executable, "-c", _START, *argv], environment)

    @property
    def text(self) -> str:
        """What is on the screen now, without blanks at the ends."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def wait_for(self, *words: str) -> str:
        """Waits until one of the words stands on the screen, and returns which."""
        return self._wait(lambda: next((w for w in words if self.shows(w)), ""), words)

    def wait_until_gone(self, words: str) -> None:
        """Waits until the words stand on the screen no longer."""
        self._wait(lambda: "" if self.shows(words) else "gone", words)

    def shows(self, words: str) -> bool:
        """Says whether the words stand on the screen, broken over lines or not."""
        return _flat(words) in _flat(self.text)

    def _wait(self, found: Callable[[], str], expected: object) -> str:
        deadline = time.monotonic() + DEADLINE_SECONDS
        while not (here := found()):
            left = deadline - time.monotonic()
            assert left > 0 and self._read(left), f"in vain for {expected!r}:\n{self.text}"
        return here

    def write(self, text: str) -> None:
        """Types text; Enter at the end of a line belongs to it."""
        os.write(self.master, text.replace("\n", ENTER).encode())

    def press(self, key: str) -> None:
        """Presses one key that is no text, and counts it."""
        self.keys += 1
        os.write(self.master, key.encode())

    def send(self, number: int) -> None:
        """Sends a signal to the program."""
        os.kill(self.process, number)

    def end(self) -> int:
        """Waits for the end; returns the exit code, or less than 0 the signal it died of."""
        deadline = time.monotonic() + DEADLINE_SECONDS
        while self._read(max(0.0, deadline - time.monotonic())):
            pass
        _, status = os.waitpid(self.process, 0)
        os.close(self.master)
        return os.waitstatus_to_exitcode(status)

    def close_window(self) -> int:
        """Closes the window: the program is told, and can write nowhere any more."""
        os.close(self.master)
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status)

    def kill(self) -> int:
        """Kills the program."""
        self.send(signal.SIGKILL)
        return self.end()

    def _read(self, seconds: float) -> bool:
        """Feeds the emulator with what has come; False when nothing will come any more."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:  # what Linux says when the other side is closed
            return False
        self.stream.feed(data)
        return bool(data)


def _flat(text: str) -> str:
    return "".join(text.split())
