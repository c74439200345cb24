"""The program at a terminal, forked from a process that has loaded it: ten times as fast."""

from __future__ import annotations

import gc
import os
import signal
import sys

from builders.terminal import Terminal


class ForkedTerminal(Terminal):
    """A terminal whose program begins where everything is loaded."""

    def _become(self, argv: tuple[str, ...], environment: dict[str, str]) -> None:
        code = 1
        gc.freeze()  # what the tests hold is not ours to look through, and so to copy
        try:
            os.environ.clear()
            os.environ.update(environment)
            sys.stdin = open(0, closefd=False)  # noqa: SIM115  # as Python has it at a start
            sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
            sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
            signal.signal(signal.SIGINT, signal.default_int_handler)
            from fuehrung_cli.__main__ import main

            code = main(argv)
            sys.stdout.flush()
        finally:
            os._exit(code)


def load_everything() -> None:
    """Loads what a guided check-in needs, once for all processes that are forked later."""

    import prompt_toolkit.input.vt100
    import prompt_toolkit.key_binding.bindings.search
    import prompt_toolkit.patch_stdout  # noqa: F401
    import rich.style  # noqa: F401

    import fuehrung_cli.cli.app
    import fuehrung_cli.cli.boundary
    import fuehrung_cli.cli.checkin_command
    import fuehrung_cli.cli.company
    import fuehrung_cli.cli.guided
    import fuehrung_cli.cli.typing_box
    import fuehrung_cli.render.backend
    import fuehrung_cli.render.terminal
    import fuehrung_cli.store.drafts
    import fuehrung_cli.store.library
    import fuehrung_cli.store.settings
    import fuehrung_cli.store.undo  # noqa: F401  # loading is what is wanted
