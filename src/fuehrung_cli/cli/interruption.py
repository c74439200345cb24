"""While questions follow each other: signals end them tidily, and the terminal stays quiet.

TERM and HUP end what is asked as Ctrl-C does.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from fuehrung_cli.cli.keys import running

if TYPE_CHECKING:
    from prompt_toolkit.application import Application

_NAMES = ("SIGTERM", "SIGHUP")


@contextmanager
def ending_gently() -> Iterator[None]:
    """Turns these signals into `KeyboardInterrupt`; afterwards the program dies of the signal.

    Whoever sent it sees that it has worked, and the terminal is not left in a state of ours. A
    signal that is ignored, as under `nohup`, stays so.
    """
    received: list[int] = []

    def end(number: int, _frame: object) -> None:
        received.append(number)
        if not _end_application():
            raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    caught = [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]
    for number in caught:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in caught:
            signal.signal(number, signal.SIG_DFL)
        if received:
            signal.raise_signal(received[0])


@contextmanager
def without_echo() -> Iterator[None]:
    """Keeps what is typed ahead, between two questions, from being shown twice."""
    try:
        import termios
    except ImportError:  # Windows shows nothing between two questions
        yield
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    quiet = [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
    termios.tcsetattr(terminal, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        with suppress(termios.error):  # the window may be closed
            termios.tcsetattr(terminal, termios.TCSANOW, before)


def _end_application() -> bool:
    """Ends the application that is running, from inside its own loop; False when none is."""
    app = running()
    if app is None or app.loop is None:
        return False
    app.loop.call_soon_threadsafe(_interrupt, app)
    return True


def _interrupt(app: Application[Any]) -> None:
    if app.future is not None and not app.future.done():
        app.exit(exception=KeyboardInterrupt())
