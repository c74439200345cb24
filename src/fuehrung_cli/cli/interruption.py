"""TERM and HUP end what is asked at a terminal as Ctrl-C does, so that everything is tidied up."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

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


def _end_application() -> bool:
    """Ends the application that is running, from inside its own loop; False when none is."""
    if "prompt_toolkit.application" not in sys.modules:
        return False
    from prompt_toolkit.application import get_app_or_none

    app = get_app_or_none()
    if app is None or app.loop is None or not app.is_running:
        return False
    app.loop.call_soon_threadsafe(_interrupt, app)
    return True


def _interrupt(app) -> None:  # type: ignore[no-untyped-def]  # an application of prompt_toolkit
    if app.future is not None and not app.future.done():
        app.exit(exception=KeyboardInterrupt())
